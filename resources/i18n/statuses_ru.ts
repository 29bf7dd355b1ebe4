<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>StatusesPage</name>
    <message>
        <source>Statuses</source>
        <translation>Статусы</translation>
    </message>
</context>
</TS>
