<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BoardCard</name>
    <message numerus="yes">
        <source>%Ln statuses</source>
        <translation>
            <numerusform>%Ln status</numerusform>
            <numerusform>%Ln statuses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message numerus="yes">
        <source>%Ln changes are not saved</source>
        <translation>
            <numerusform>%Ln change is not saved</numerusform>
            <numerusform>%Ln changes are not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemeActs</name>
    <message numerus="yes">
        <source>%Ln pairs proposed. Nothing is saved yet.</source>
        <translation>
            <numerusform>%Ln pair proposed. Nothing is saved yet.</numerusform>
            <numerusform>%Ln pairs proposed. Nothing is saved yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusesPage</name>
    <message numerus="yes">
        <source>%Ln pairs of %1</source>
        <translation>
            <numerusform>%Ln pair of %1</numerusform>
            <numerusform>%Ln pairs of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statuses are gone</source>
        <translation>
            <numerusform>%Ln status is gone</numerusform>
            <numerusform>%Ln statuses are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statuses of orders have no pair</source>
        <translation>
            <numerusform>%Ln status of orders has no pair</numerusform>
            <numerusform>%Ln statuses of orders have no pair</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialSheet</name>
    <message numerus="yes">
        <source>The draft on the last %Ln orders</source>
        <translation>
            <numerusform>The draft on the last order</numerusform>
            <numerusform>The draft on the last %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln buyers will get a letter</source>
        <translation>
            <numerusform>%Ln buyer will get a letter</numerusform>
            <numerusform>%Ln buyers will get a letter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will change</source>
        <translation>
            <numerusform>%Ln will change</numerusform>
            <numerusform>%Ln will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln become conflicts</source>
        <translation>
            <numerusform>%Ln becomes a conflict</numerusform>
            <numerusform>%Ln become conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no pair</source>
        <translation>
            <numerusform>%Ln has no pair</numerusform>
            <numerusform>%Ln have no pair</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay as they are</source>
        <translation>
            <numerusform>%Ln stays as it is</numerusform>
            <numerusform>%Ln stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not in MoySklad</source>
        <translation>
            <numerusform>%Ln is not in MoySklad</numerusform>
            <numerusform>%Ln are not in MoySklad</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%Ln orders</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
</context>
</TS>
