<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Filling</name>
    <message numerus="yes">
        <source>%Ln have no pair in the shop.</source>
        <translation>
            <numerusform>%Ln has no pair in the shop.</numerusform>
            <numerusform>%Ln have no pair in the shop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exact matches wait to be confirmed.</source>
        <translation>
            <numerusform>%Ln exact match waits to be confirmed.</numerusform>
            <numerusform>%Ln exact matches wait to be confirmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have several possible pairs.</source>
        <translation>
            <numerusform>%Ln has several possible pairs.</numerusform>
            <numerusform>%Ln have several possible pairs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Buyers wait for %Ln units of goods.</source>
        <translation>
            <numerusform>Buyers wait for %Ln unit of goods.</numerusform>
            <numerusform>Buyers wait for %Ln units of goods.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobsCard</name>
    <message numerus="yes">
        <source>every %Ln minutes</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hours</source>
        <translation>
            <numerusform>every hour</numerusform>
            <numerusform>every %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln minutes</source>
        <translation>
            <numerusform>in %Ln minute</numerusform>
            <numerusform>in %Ln minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
