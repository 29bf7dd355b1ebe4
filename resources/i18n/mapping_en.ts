<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BulkSheet</name>
    <message numerus="yes">
        <source>%Ln checked rows do not fit and stay as they are.</source>
        <translation>
            <numerusform>%Ln checked row does not fit and stays as it is.</numerusform>
            <numerusform>%Ln checked rows do not fit and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopiesSheet</name>
    <message numerus="yes">
        <source>%Ln offers hold no key yet: it is written</source>
        <translation>
            <numerusform>%Ln offer holds no key yet: it is written</numerusform>
            <numerusform>%Ln offers hold no key yet: it is written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers hold an outdated key: it is replaced</source>
        <translation>
            <numerusform>%Ln offer holds an outdated key: it is replaced</numerusform>
            <numerusform>%Ln offers hold an outdated key: it is replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers hold the key of another item that MoySklad has: they are left</source>
        <translation>
            <numerusform>%Ln offer holds the key of another item that MoySklad has: it is left</numerusform>
            <numerusform>%Ln offers hold the key of another item that MoySklad has: they are left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers are in catalogues without the property: they are left</source>
        <translation>
            <numerusform>%Ln offer is in a catalogue without the property: it is left</numerusform>
            <numerusform>%Ln offers are in catalogues without the property: they are left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreateSheet</name>
    <message numerus="yes">
        <source>%Ln items are created</source>
        <translation>
            <numerusform>%Ln item is created</numerusform>
            <numerusform>%Ln items are created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new cards</source>
        <translation>
            <numerusform>%Ln new card</numerusform>
            <numerusform>%Ln new cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are there and only linked</source>
        <translation>
            <numerusform>%Ln is there and only linked</numerusform>
            <numerusform>%Ln are there and only linked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are left</source>
        <translation>
            <numerusform>%Ln is left</numerusform>
            <numerusform>%Ln are left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FamilyPanel</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FamilyWords</name>
    <message numerus="yes">
        <source>%Ln variants</source>
        <translation>
            <numerusform>%Ln variant</numerusform>
            <numerusform>%Ln variants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSheet</name>
    <message numerus="yes">
        <source>%Ln rows read</source>
        <translation>
            <numerusform>%Ln row read</numerusform>
            <numerusform>%Ln rows read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln rows read</source>
        <translation>
            <numerusform>%1 · %Ln row read</numerusform>
            <numerusform>%1 · %Ln rows read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %Ln rows with errors</source>
        <translation>
            <numerusform>Leave out %Ln row with errors</numerusform>
            <numerusform>Leave out %Ln rows with errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindItemSheet</name>
    <message numerus="yes">
        <source>%Ln items without a link</source>
        <translation>
            <numerusform>%Ln item without a link</numerusform>
            <numerusform>%Ln items without a link</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindSheet</name>
    <message numerus="yes">
        <source>%Ln offers</source>
        <translation>
            <numerusform>%Ln offer</numerusform>
            <numerusform>%Ln offers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkHistory</name>
    <message numerus="yes">
        <source>and %Ln earlier</source>
        <translation>
            <numerusform>and %Ln earlier</numerusform>
            <numerusform>and %Ln earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFooter</name>
    <message numerus="yes">
        <source>%Ln checked</source>
        <translation>
            <numerusform>%Ln checked</numerusform>
            <numerusform>%Ln checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingBulk</name>
    <message numerus="yes">
        <source>%Ln rows linked</source>
        <translation>
            <numerusform>%Ln row linked</numerusform>
            <numerusform>%Ln rows linked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows ignored</source>
        <translation>
            <numerusform>%Ln row ignored</numerusform>
            <numerusform>%Ln rows ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows unlinked</source>
        <translation>
            <numerusform>%Ln row unlinked</numerusform>
            <numerusform>%Ln rows unlinked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingDelegate</name>
    <message numerus="yes">
        <source>%Ln candidates</source>
        <translation>
            <numerusform>%Ln candidate</numerusform>
            <numerusform>%Ln candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingFiles</name>
    <message numerus="yes">
        <source>%Ln rows saved: %1</source>
        <translation>
            <numerusform>%Ln row saved: %1</numerusform>
            <numerusform>%Ln rows saved: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mapping loaded: %Ln changes</source>
        <translation>
            <numerusform>Mapping loaded: %Ln change</numerusform>
            <numerusform>Mapping loaded: %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingList</name>
    <message numerus="yes">
        <source>%Ln items are linked.</source>
        <translation>
            <numerusform>%Ln item is linked.</numerusform>
            <numerusform>%Ln items are linked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message numerus="yes">
        <source>%Ln suggested pairs show it</source>
        <translation>
            <numerusform>%Ln suggested pair shows it</numerusform>
            <numerusform>%Ln suggested pairs show it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learnt, %Ln pairs</source>
        <translation>
            <numerusform>learnt, %Ln pair</numerusform>
            <numerusform>learnt, %Ln pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message numerus="yes">
        <source>%1 %2 belongs to %n offers. Choose the right one.</source>
        <translation>
            <numerusform>%1 %2 belongs to %n offer. Choose the right one.</numerusform>
            <numerusform>%1 %2 belongs to %n offers. Choose the right one.</numerusform>
        </translation>
    </message>
</context>
</TS>
