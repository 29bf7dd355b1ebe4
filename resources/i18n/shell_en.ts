<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CrashSheet</name>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln other faults</source>
        <translation>
            <numerusform>and %Ln other fault</numerusform>
            <numerusform>and %Ln other faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message numerus="yes">
        <source>%n variants</source>
        <translation>
            <numerusform>%n variant</numerusform>
            <numerusform>%n variants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <translation>
            <numerusform>%Ln to decide</numerusform>
            <numerusform>%Ln to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Manners</name>
    <message numerus="yes">
        <source>The same fault happened again, %Ln times so far.</source>
        <translation>
            <numerusform>The same fault happened again, %Ln time so far.</numerusform>
            <numerusform>The same fault happened again, %Ln times so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>News</name>
    <message numerus="yes">
        <source>%Ln offers would become zero. Nothing was sent: please have a look.</source>
        <translation>
            <numerusform>%Ln offer would become zero. Nothing was sent: please have a look.</numerusform>
            <numerusform>%Ln offers would become zero. Nothing was sent: please have a look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs failed</source>
        <translation>
            <numerusform>%Ln job failed</numerusform>
            <numerusform>%Ln jobs failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n more queued</source>
        <extracomment>A word of Qt&apos;s own translations, kept from being taken for one of ours.</extracomment>
        <translation>
            <numerusform>%n more queued</numerusform>
            <numerusform>%n more queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message numerus="yes">
        <source>%Ln rows saved: %1</source>
        <translation>
            <numerusform>%Ln row saved: %1</numerusform>
            <numerusform>%Ln rows saved: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>the guard stopped a push, %Ln offers would become zero</source>
        <translation>
            <numerusform>the guard stopped a push, %Ln offer would become zero</numerusform>
            <numerusform>the guard stopped a push, %Ln offers would become zero</numerusform>
        </translation>
    </message>
</context>
</TS>
