<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>StatusesStep</name>
    <message numerus="yes">
        <source>Accept %Ln pairs</source>
        <translation>
            <numerusform>Accept %Ln pair</numerusform>
            <numerusform>Accept %Ln pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln states without a pair change nothing in the shop.</source>
        <translation>
            <numerusform>%Ln state without a pair changes nothing in the shop.</numerusform>
            <numerusform>%Ln states without a pair change nothing in the shop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules for shipments, returns and cancelling come along.</source>
        <translation>
            <numerusform>%Ln rule for shipments, returns and cancelling comes along.</numerusform>
            <numerusform>%Ln rules for shipments, returns and cancelling come along.</numerusform>
        </translation>
    </message>
</context>
</TS>
