<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Expansion</name>
    <message>
        <source>What happened</source>
        <translation>Что случилось</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Что это значит</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что сделать</translation>
    </message>
</context>
<context>
    <name>LogDelegate</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>LogFooter</name>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 из %2 записей</translation>
    </message>
    <message>
        <source>New entries appear by themselves</source>
        <translation>Новые записи появляются сами</translation>
    </message>
    <message numerus="yes">
        <source>kept %Ln days</source>
        <translation>
            <numerusform>хранится %Ln день</numerusform>
            <numerusform>хранится %Ln дня</numerusform>
            <numerusform>хранится %Ln дней</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 КБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>open</source>
        <translation>раскрыть</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>скопировать</translation>
    </message>
</context>
<context>
    <name>LogHeader</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>LogLinks</name>
    <message>
        <source>Map the item</source>
        <extracomment>Beginnings of codes whose cure is a look at the keys and addresses of both systems.</extracomment>
        <translation>Сопоставить товар</translation>
    </message>
    <message>
        <source>Check the connections</source>
        <translation>Проверить подключения</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>Открыть заказ</translation>
    </message>
    <message>
        <source>Open the shipment</source>
        <translation>Открыть отгрузку</translation>
    </message>
    <message>
        <source>Show orders</source>
        <translation>Показать заказы</translation>
    </message>
    <message>
        <source>Open the conflict</source>
        <translation>Открыть конфликт</translation>
    </message>
    <message>
        <source>Show conflicts</source>
        <translation>Показать конфликты</translation>
    </message>
    <message>
        <source>Show the item</source>
        <translation>Показать товар</translation>
    </message>
    <message>
        <source>Show the offer</source>
        <translation>Показать предложение</translation>
    </message>
    <message>
        <source>Show linked items</source>
        <translation>Показать связанные</translation>
    </message>
    <message>
        <source>Show stock</source>
        <translation>Показать остатки</translation>
    </message>
    <message>
        <source>Preview changes</source>
        <translation>Просмотреть изменения</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Открыть настройки</translation>
    </message>
    <message>
        <source>All about this run</source>
        <translation>Всё об этом запуске</translation>
    </message>
</context>
<context>
    <name>LogList</name>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>The entries are safe.</source>
        <translation>Записи целы.</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Не удалось прочитать журнал</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Ничего не нашлось</translation>
    </message>
    <message>
        <source>No entry fits the search.</source>
        <translation>Под условия поиска не подходит ни одна запись.</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Журнал пуст</translation>
    </message>
    <message>
        <source>Everything that SkladLink does, and everything you do here, appears in this list by itself.</source>
        <translation>Всё, что делает SkladLink, и всё, что делаете здесь вы, появится в этом списке само.</translation>
    </message>
    <message>
        <source>No errors</source>
        <translation>Ошибок нет</translation>
    </message>
    <message>
        <source>Nothing failed in this time.</source>
        <translation>За это время всё прошло без сбоев.</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>Показать все записи</translation>
    </message>
    <message>
        <source>No entries</source>
        <translation>Записей нет</translation>
    </message>
    <message>
        <source>Nothing of this kind happened in this time.</source>
        <translation>За это время ничего такого не было.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new entries</source>
        <translation>
            <numerusform>%Ln новая запись</numerusform>
            <numerusform>%Ln новые записи</numerusform>
            <numerusform>%Ln новых записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Support report</source>
        <translation>Отчёт для поддержки</translation>
    </message>
    <message>
        <source>open and close an entry</source>
        <translation>раскрыть и свернуть запись</translation>
    </message>
    <message>
        <source>go to what it is about</source>
        <translation>перейти к объекту</translation>
    </message>
    <message>
        <source>undo your action</source>
        <translation>отменить своё действие</translation>
    </message>
    <message>
        <source>next and previous row</source>
        <translation>следующая и предыдущая строка</translation>
    </message>
    <message>
        <source>copy rows</source>
        <translation>скопировать строки</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
</context>
<context>
    <name>LogTools</name>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Your actions</source>
        <translation>Ваши действия</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Order number, item, text</source>
        <translation>Номер заказа, товар, текст</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>За какое время</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>За сутки</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>За 7 дней</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>За 30 дней</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>За всё время</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Все источники</translation>
    </message>
    <message>
        <source>Show all entries</source>
        <translation>Показать все записи</translation>
    </message>
    <message>
        <source>Only entries of order %1</source>
        <translation>Только записи о заказе %1</translation>
    </message>
    <message>
        <source>Only entries of one run (No. %1)</source>
        <translation>Только записи одного запуска (№ %1)</translation>
    </message>
    <message>
        <source>Only entries of the job “%1”</source>
        <translation>Только записи задания «%1»</translation>
    </message>
    <message>
        <source>Only entries of %1</source>
        <translation>Только записи о %1</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Предупреждение</translation>
    </message>
    <message>
        <source>Your action</source>
        <translation>Ваше действие</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Сообщение</translation>
    </message>
</context>
<context>
    <name>RawBox</name>
    <message>
        <source>Raw data</source>
        <translation>Исходные данные</translation>
    </message>
    <message>
        <source>tokens and phones are hidden</source>
        <translation>токены и телефоны скрыты</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Copy the raw data</source>
        <translation>Скопировать исходные данные</translation>
    </message>
</context>
</TS>
