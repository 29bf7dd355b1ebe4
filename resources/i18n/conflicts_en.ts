<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AlikeSheet</name>
    <message numerus="yes">
        <source>Decide %Ln conflicts alike</source>
        <translation>
            <numerusform>Decide %Ln conflict</numerusform>
            <numerusform>Decide %Ln conflicts alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide (%Ln)</source>
        <translation>
            <numerusform>Decide (%Ln)</numerusform>
            <numerusform>Decide (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message numerus="yes">
        <source>%Ln wait for a decision</source>
        <translation>
            <numerusform>%Ln waits for a decision</numerusform>
            <numerusform>%Ln wait for a decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostponeSheet</name>
    <message numerus="yes">
        <source>%Ln conflicts leave the inbox and come back by themselves.</source>
        <translation>
            <numerusform>%Ln conflict leaves the inbox and comes back by itself.</numerusform>
            <numerusform>%Ln conflicts leave the inbox and come back by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message numerus="yes">
        <source>since %1 · decided %Ln times</source>
        <translation>
            <numerusform>since %1 · decided %Ln time</numerusform>
            <numerusform>since %1 · decided %Ln times</numerusform>
        </translation>
    </message>
</context>
</TS>
