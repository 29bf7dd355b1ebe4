<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>%Ln settings are in %1, no keys.</source>
        <translation>
            <numerusform>%Ln setting is in %1, no keys.</numerusform>
            <numerusform>%Ln settings are in %1, no keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings taken over.</source>
        <translation>
            <numerusform>%Ln setting taken over.</numerusform>
            <numerusform>%Ln settings taken over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message numerus="yes">
        <source>%1: %Ln settings will change</source>
        <translation>
            <numerusform>%1: %Ln setting will change</numerusform>
            <numerusform>%1: %Ln settings will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings are of another version and are left out.</source>
        <translation>
            <numerusform>%Ln setting is of another version and is left out.</numerusform>
            <numerusform>%Ln settings are of another version and are left out.</numerusform>
        </translation>
    </message>
</context>
</TS>
