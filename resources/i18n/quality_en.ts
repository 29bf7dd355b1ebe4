<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AlikeList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message numerus="yes">
        <source>%Ln offers follow the shop’s default, and the shop did not show yet what that is. They are not judged.</source>
        <translation>
            <numerusform>%Ln offer follows the shop’s default, and the shop did not show yet what that is. It is not judged.</numerusform>
            <numerusform>%Ln offers follow the shop’s default, and the shop did not show yet what that is. They are not judged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityFooter</name>
    <message numerus="yes">
        <source>%Ln troubles</source>
        <translation>
            <numerusform>%Ln trouble</numerusform>
            <numerusform>%Ln troubles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message numerus="yes">
        <source>%Ln can sell what is not there</source>
        <translation>
            <numerusform>%Ln can sell what is not there</numerusform>
            <numerusform>%Ln can sell what is not there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln troubles</source>
        <translation>
            <numerusform>%Ln trouble</numerusform>
            <numerusform>%Ln troubles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message numerus="yes">
        <source>%Ln more groups: search for them</source>
        <translation>
            <numerusform>%Ln more group: search for it</numerusform>
            <numerusform>%Ln more groups: search for them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln linked offers</source>
        <translation>
            <numerusform>%Ln linked offer</numerusform>
            <numerusform>%Ln linked offers</numerusform>
        </translation>
    </message>
</context>
</TS>
