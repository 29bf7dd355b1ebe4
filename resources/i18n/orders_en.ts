<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln pos.</source>
        <translation>
            <numerusform>%Ln pos.</numerusform>
            <numerusform>%Ln pos.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderActs</name>
    <message numerus="yes">
        <source>%Ln need no retry</source>
        <translation>
            <numerusform>%Ln needs no retry</numerusform>
            <numerusform>%Ln need no retry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued again</source>
        <translation>
            <numerusform>%Ln queued again</numerusform>
            <numerusform>%Ln queued again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a person</source>
        <translation>
            <numerusform>%Ln waits for a person</numerusform>
            <numerusform>%Ln wait for a person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrdersFooter</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln order selected</numerusform>
            <numerusform>%Ln orders selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln orders</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not exported</source>
        <translation>
            <numerusform>%Ln not exported</numerusform>
            <numerusform>%Ln not exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message numerus="yes">
        <source>%Ln not exported</source>
        <translation>
            <numerusform>%Ln not exported</numerusform>
            <numerusform>%Ln not exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program already reads the shop’s orders: %Ln, the newest is %1.</source>
        <translation>
            <numerusform>The program already reads the shop’s orders: %Ln, the newest is %1.</numerusform>
            <numerusform>The program already reads the shop’s orders: %Ln, the newest is %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
