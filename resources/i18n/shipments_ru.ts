<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ShipmentsPage</name>
    <message>
        <source>Shipments</source>
        <translation>Отгрузки</translation>
    </message>
</context>
</TS>
