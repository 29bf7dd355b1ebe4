<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PreviewSheet</name>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>%Ln in all</numerusform>
            <numerusform>%Ln in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StockFooter</name>
    <message numerus="yes">
        <source>%Ln offers</source>
        <translation>
            <numerusform>%Ln offer</numerusform>
            <numerusform>%Ln offers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will change with the next push</source>
        <translation>
            <numerusform>%Ln will change with the next push</numerusform>
            <numerusform>%Ln will change with the next push</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older than an hour</source>
        <translation>
            <numerusform>%Ln older than an hour</numerusform>
            <numerusform>%Ln older than an hour</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message numerus="yes">
        <source>%Ln offers linked</source>
        <translation>
            <numerusform>%Ln offer linked</numerusform>
            <numerusform>%Ln offers linked</numerusform>
        </translation>
    </message>
</context>
</TS>
