<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>FilterButton</name>
    <message numerus="yes">
        <source>Partly for more than %Ln days</source>
        <translation>
            <numerusform>Partly for more than %Ln day</numerusform>
            <numerusform>Partly for more than %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentsPage</name>
    <message numerus="yes">
        <source>%Ln partly shipped</source>
        <translation>
            <numerusform>%Ln partly shipped</numerusform>
            <numerusform>%Ln partly shipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with too much</source>
        <translation>
            <numerusform>%Ln with too much</numerusform>
            <numerusform>%Ln with too much</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partly shipped for long</source>
        <translation>
            <numerusform>%Ln partly shipped for long</numerusform>
            <numerusform>%Ln partly shipped for long</numerusform>
        </translation>
    </message>
</context>
</TS>
