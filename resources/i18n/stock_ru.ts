<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>BrakeBox</name>
    <message>
        <source>Work it out again</source>
        <translation>Посчитать заново</translation>
    </message>
    <message>
        <source>The guard stopped this push: %1 of offers rise more than threefold</source>
        <translation>Защита остановила отправку: %1 предложений вырастут больше чем втрое</translation>
    </message>
    <message>
        <source>The guard stopped this push: %1 of offers went to zero within a day</source>
        <translation>Защита остановила отправку: %1 предложений обнулились за сутки</translation>
    </message>
    <message>
        <source>The guard stopped this push: %1 of offers become zero</source>
        <translation>Защита остановила отправку: %1 предложений станут нулевыми</translation>
    </message>
    <message>
        <source>That is %1 of %2. Your limit is %3.</source>
        <translation>Это %1 из %2. Ваш порог — %3.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>В магазин ничего не отправлено.</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>Preview changes</source>
        <translation>Просмотр изменений</translation>
    </message>
    <message>
        <source>Worked out at %1 · nothing sent to the shop yet</source>
        <translation>Расчёт на %1 · в магазин ещё ничего не отправлено</translation>
    </message>
    <message>
        <source>become 0</source>
        <translation>станет 0</translation>
    </message>
    <message>
        <source>go down</source>
        <translation>уменьшится</translation>
    </message>
    <message>
        <source>go up</source>
        <translation>увеличится</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>без изменений</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>всего %Ln</numerusform>
            <numerusform>всего %Ln</numerusform>
            <numerusform>всего %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Become 0</source>
        <translation>Станет 0</translation>
    </message>
    <message>
        <source>Go down</source>
        <translation>Уменьшится</translation>
    </message>
    <message>
        <source>Go up</source>
        <translation>Увеличится</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Невозможно</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Send without zeroing (%1)</source>
        <translation>Отправить без обнулений (%1)</translation>
    </message>
    <message>
        <source>Send (%1)</source>
        <translation>Отправить (%1)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Send all</source>
        <translation>Отправить всё</translation>
    </message>
    <message>
        <source>Don’t send</source>
        <translation>Не отправлять</translation>
    </message>
    <message>
        <source>To send all, type</source>
        <translation>Отправить всё: введите</translation>
    </message>
</context>
<context>
    <name>StockDelegate</name>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>becomes 0</source>
        <translation>станет 0</translation>
    </message>
    <message>
        <source>left out in the settings</source>
        <translation>исключён в настройках</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>учтено</translation>
    </message>
</context>
<context>
    <name>StockEquation</name>
    <message>
        <source>%1 reserved</source>
        <translation>%1 резерв</translation>
    </message>
    <message>
        <source>%1 incoming</source>
        <translation>%1 в пути</translation>
    </message>
    <message>
        <source>%1 in new orders</source>
        <translation>%1 в новых заказах</translation>
    </message>
    <message>
        <source>%1 safety stock</source>
        <translation>%1 страховой запас</translation>
    </message>
</context>
<context>
    <name>StockFooter</name>
    <message numerus="yes">
        <source>%Ln offers</source>
        <translation>
            <numerusform>%Ln предложение</numerusform>
            <numerusform>%Ln предложения</numerusform>
            <numerusform>%Ln предложений</numerusform>
        </translation>
    </message>
    <message>
        <source>the push was stopped by the guard</source>
        <translation>отправка остановлена защитой</translation>
    </message>
    <message numerus="yes">
        <source>%Ln will change with the next push</source>
        <translation>
            <numerusform>%Ln изменится при следующей отправке</numerusform>
            <numerusform>%Ln изменятся при следующей отправке</numerusform>
            <numerusform>%Ln изменятся при следующей отправке</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older than an hour</source>
        <translation>
            <numerusform>%Ln старше часа</numerusform>
            <numerusform>%Ln старше часа</numerusform>
            <numerusform>%Ln старше часа</numerusform>
        </translation>
    </message>
    <message>
        <source>show warehouses</source>
        <translation>раскрыть склады</translation>
    </message>
    <message>
        <source>preview changes</source>
        <translation>просмотр изменений</translation>
    </message>
</context>
<context>
    <name>StockHeader</name>
    <message>
        <source>Item</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Остаток</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Резерв</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>For shop</source>
        <translation>Для магазина</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Обновлено</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>Расчёт</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
</context>
<context>
    <name>StockList</name>
    <message>
        <source>Will change</source>
        <translation>Изменятся</translation>
    </message>
    <message>
        <source>Become 0</source>
        <translation>Станут 0</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Name, article, barcode</source>
        <translation>Название, артикул, штрихкод</translation>
    </message>
    <message>
        <source>Stock of linked offers</source>
        <translation>Остатки связанных предложений</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Ничего не подходит</translation>
    </message>
    <message>
        <source>No row fits the search and the filters.</source>
        <translation>Под поиск и фильтры не подходит ни одна строка.</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>Менять нечего</translation>
    </message>
    <message>
        <source>The shop shows what it should.</source>
        <translation>Магазин показывает то, что должен.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>No linked offers yet</source>
        <translation>Связанных предложений пока нет</translation>
    </message>
    <message>
        <source>Stock appears here as soon as items are linked to offers.</source>
        <translation>Остатки появятся здесь, как только товары будут связаны с предложениями.</translation>
    </message>
    <message>
        <source>Go to mapping</source>
        <translation>К сопоставлению</translation>
    </message>
    <message>
        <source>For the shop</source>
        <translation>Для магазина</translation>
    </message>
    <message>
        <source>All warehouses</source>
        <translation>Все склады</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Stock</source>
        <translation>Остатки</translation>
    </message>
    <message>
        <source>It is not linked to an offer yet, so its stock goes nowhere.</source>
        <translation>Товар пока не связан с предложением, его остаток никуда не передаётся.</translation>
    </message>
    <message>
        <source>show and hide warehouses</source>
        <translation>раскрыть и закрыть склады</translation>
    </message>
    <message>
        <source>preview changes</source>
        <translation>просмотр изменений</translation>
    </message>
    <message>
        <source>next and previous row</source>
        <translation>следующая и предыдущая строка</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>Working out the changes; the preview opens by itself.</source>
        <translation>Считаем изменения; просмотр откроется сам.</translation>
    </message>
    <message>
        <source>A calculation is under way; the preview opens when it is ready.</source>
        <translation>Расчёт уже идёт; просмотр откроется, когда он будет готов.</translation>
    </message>
    <message>
        <source>Preview changes (%1)</source>
        <translation>Просмотреть изменения (%1)</translation>
    </message>
    <message>
        <source>Preview changes</source>
        <translation>Просмотреть изменения</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers linked</source>
        <translation>
            <numerusform>%Ln предложение связано</numerusform>
            <numerusform>%Ln предложения связаны</numerusform>
            <numerusform>%Ln предложений связаны</numerusform>
        </translation>
    </message>
    <message>
        <source>worked out at %1, not sent</source>
        <translation>расчёт на %1, не отправлено</translation>
    </message>
</context>
<context>
    <name>StockWords</name>
    <message>
        <source>for shop %1</source>
        <translation>для магазина %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>сейчас %1</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>изменение %1</translation>
    </message>
    <message>
        <source>becomes 0</source>
        <translation>станет 0</translation>
    </message>
</context>
<context>
    <name>_Header</name>
    <message>
        <source>Item</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>Будет</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разница</translation>
    </message>
    <message>
        <source>Where the change comes from</source>
        <translation>Откуда изменение</translation>
    </message>
</context>
</TS>
