<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>LogFooter</name>
    <message numerus="yes">
        <source>kept %Ln days</source>
        <translation>
            <numerusform>kept %Ln day</numerusform>
            <numerusform>kept %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogList</name>
    <message numerus="yes">
        <source>%Ln new entries</source>
        <translation>
            <numerusform>%Ln new entry</numerusform>
            <numerusform>%Ln new entries</numerusform>
        </translation>
    </message>
</context>
</TS>
