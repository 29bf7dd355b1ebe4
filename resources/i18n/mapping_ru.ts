<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AcceptSheet</name>
    <message>
        <source>Accept exact matches</source>
        <translation>Принять точные совпадения</translation>
    </message>
    <message>
        <source>A unique key is the same on both sides and nothing contradicts. Undo takes all back.</source>
        <translation>Уникальный ключ совпал с обеих сторон, и ничто не противоречит. Отменить можно одним действием.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Link (%1)</source>
        <translation>Связать (%1)</translation>
    </message>
</context>
<context>
    <name>AddLine</name>
    <message>
        <source>Characteristic of the new entry</source>
        <translation>Характеристика новой записи</translation>
    </message>
    <message>
        <source>In MoySklad</source>
        <translation>В МоёмСкладе</translation>
    </message>
    <message>
        <source>In the shop</source>
        <translation>В магазине</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Any characteristic</source>
        <translation>Любая характеристика</translation>
    </message>
    <message>
        <source>Name of a characteristic</source>
        <translation>Название характеристики</translation>
    </message>
</context>
<context>
    <name>BulkSheet</name>
    <message>
        <source>Link the checked rows?</source>
        <translation>Связать отмеченные строки?</translation>
    </message>
    <message>
        <source>Each is linked to the offer beside it.</source>
        <translation>Каждый товар будет связан с предложением рядом.</translation>
    </message>
    <message>
        <source>Ignore the checked rows?</source>
        <translation>Игнорировать отмеченные строки?</translation>
    </message>
    <message>
        <source>They no longer wait for a decision.</source>
        <translation>Они больше не будут ждать решения.</translation>
    </message>
    <message>
        <source>Unlink the checked rows?</source>
        <translation>Отвязать отмеченные строки?</translation>
    </message>
    <message>
        <source>The shop’s quantities stay as they are and are no longer kept in step.</source>
        <translation>Остатки в магазине не изменятся и больше не будут обновляться.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Why they are ignored, for example: no longer sold</source>
        <translation>Почему, например: снято с продажи</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Link (%1)</source>
        <translation>Связать (%1)</translation>
    </message>
    <message>
        <source>Ignore (%1)</source>
        <translation>Игнорировать (%1)</translation>
    </message>
    <message>
        <source>Unlink (%1)</source>
        <translation>Отвязать (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln checked rows do not fit and stay as they are.</source>
        <translation>
            <numerusform>%Ln отмеченная строка не подходит и останется как есть.</numerusform>
            <numerusform>%Ln отмеченные строки не подходят и останутся как есть.</numerusform>
            <numerusform>%Ln отмеченных строк не подходят и останутся как есть.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareField</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Артикул</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Штрихкод</translation>
    </message>
    <message>
        <source>External code</source>
        <translation>Внешний код</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Остаток</translation>
    </message>
</context>
<context>
    <name>CopiesSheet</name>
    <message>
        <source>Copies of the links</source>
        <translation>Копии связей</translation>
    </message>
    <message>
        <source>The item’s key goes into the property MOYSKLAD_ID of the offer it is linked to.</source>
        <translation>Код товара записывается в свойство MOYSKLAD_ID связанного предложения.</translation>
    </message>
    <message>
        <source>Create the property</source>
        <translation>Создать свойство</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Comparing the links with the shop…</source>
        <translation>Сверяем связи с магазином…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers hold no key yet: it is written</source>
        <translation>
            <numerusform>У %Ln предложения кода ещё нет: он запишется</numerusform>
            <numerusform>У %Ln предложений кода ещё нет: он запишется</numerusform>
            <numerusform>У %Ln предложений кода ещё нет: он запишется</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers hold an outdated key: it is replaced</source>
        <translation>
            <numerusform>У %Ln предложения код устарел: он заменится</numerusform>
            <numerusform>У %Ln предложений код устарел: он заменится</numerusform>
            <numerusform>У %Ln предложений код устарел: он заменится</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers hold the key of another item that MoySklad has: they are left</source>
        <translation>
            <numerusform>У %Ln предложения код другого товара, который есть в МоёмСкладе: оно останется как есть</numerusform>
            <numerusform>У %Ln предложений код другого товара, который есть в МоёмСкладе: они останутся как есть</numerusform>
            <numerusform>У %Ln предложений код другого товара, который есть в МоёмСкладе: они останутся как есть</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers are in catalogues without the property: they are left</source>
        <translation>
            <numerusform>%Ln предложение лежит в каталоге без этого свойства: оно останется как есть</numerusform>
            <numerusform>%Ln предложения лежат в каталогах без этого свойства: они останутся как есть</numerusform>
            <numerusform>%Ln предложений лежат в каталогах без этого свойства: они останутся как есть</numerusform>
        </translation>
    </message>
    <message>
        <source>No property MOYSKLAD_ID: “%1”</source>
        <translation>Нет свойства MOYSKLAD_ID: «%1»</translation>
    </message>
    <message>
        <source>Every copy is in place, nothing is to be written.</source>
        <translation>Все копии на месте, записывать нечего.</translation>
    </message>
    <message>
        <source>Write (%1)</source>
        <translation>Записать (%1)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Записать</translation>
    </message>
</context>
<context>
    <name>CreateHeader</name>
    <message>
        <source>What is created</source>
        <translation>Что создаётся</translation>
    </message>
    <message>
        <source>What is filled</source>
        <translation>Что заполнится</translation>
    </message>
    <message>
        <source>Mind before</source>
        <translation>На что взглянуть</translation>
    </message>
</context>
<context>
    <name>CreatePlan</name>
    <message>
        <source>is in the shop already: linked to “%1”, ID %2</source>
        <translation>уже есть в магазине: свяжется с «%1», ID %2</translation>
    </message>
    <message>
        <source>in the card “%1”</source>
        <translation>в карточке «%1»</translation>
    </message>
    <message>
        <source>in the new card “%1”</source>
        <translation>в новой карточке «%1»</translation>
    </message>
    <message>
        <source>in “%1”</source>
        <translation>в каталоге «%1»</translation>
    </message>
    <message>
        <source>on sale at once</source>
        <translation>сразу в продаже</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>пока выключен</translation>
    </message>
    <message>
        <source>not created</source>
        <translation>не создаётся</translation>
    </message>
    <message>
        <source>linked only</source>
        <translation>только связь</translation>
    </message>
</context>
<context>
    <name>CreateSheet</name>
    <message>
        <source>Create in the shop</source>
        <translation>Создать в магазине</translation>
    </message>
    <message>
        <source>Asking the shop what it has already…</source>
        <translation>Спрашиваем магазин, что в нём уже есть…</translation>
    </message>
    <message>
        <source>Create the property MOYSKLAD_ID</source>
        <translation>Создать свойство MOYSKLAD_ID</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Попробовать снова</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items are created</source>
        <translation>
            <numerusform>Создаётся %Ln товар</numerusform>
            <numerusform>Создаются %Ln товара</numerusform>
            <numerusform>Создаётся %Ln товаров</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new cards</source>
        <translation>
            <numerusform>%Ln новая карточка</numerusform>
            <numerusform>%Ln новые карточки</numerusform>
            <numerusform>%Ln новых карточек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are there and only linked</source>
        <translation>
            <numerusform>%Ln уже есть, только свяжется</numerusform>
            <numerusform>%Ln уже есть, только свяжутся</numerusform>
            <numerusform>%Ln уже есть, только свяжутся</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are left</source>
        <translation>
            <numerusform>%Ln останется как есть</numerusform>
            <numerusform>%Ln останутся как есть</numerusform>
            <numerusform>%Ln останутся как есть</numerusform>
        </translation>
    </message>
    <message>
        <source>prices and descriptions are added in the shop</source>
        <translation>цены и описания добавьте в магазине</translation>
    </message>
    <message>
        <source>Create (%1)</source>
        <translation>Создать (%1)</translation>
    </message>
    <message>
        <source>Link (%1)</source>
        <translation>Связать (%1)</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
</context>
<context>
    <name>CreateTable</name>
    <message>
        <source>What is created in the shop</source>
        <translation>Что создаётся в магазине</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Previous row</source>
        <translation>Предыдущая строка</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Следующая строка</translation>
    </message>
    <message>
        <source>Find by hand</source>
        <translation>Найти вручную</translation>
    </message>
    <message>
        <source>Create in the shop</source>
        <translation>Создать в магазине</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связать</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Отвязать</translation>
    </message>
    <message>
        <source>Relink…</source>
        <translation>Перепривязать…</translation>
    </message>
    <message>
        <source>Ignore this item (I)</source>
        <translation>Игнорировать товар (I)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Кандидаты</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Сравнение</translation>
    </message>
    <message>
        <source>Comparison with candidate %1</source>
        <translation>Сравнение с кандидатом %1</translation>
    </message>
    <message>
        <source>%1 of %2 equal</source>
        <translation>совпало %1 из %2</translation>
    </message>
    <message>
        <source>Bring back (I)</source>
        <translation>Вернуть (I)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>Dictionary</name>
    <message>
        <source>and %1 more</source>
        <extracomment>How long after the last act the suggestions are ranked anew.</extracomment>
        <translation>и ещё %1</translation>
    </message>
    <message>
        <source>Remembered: %1</source>
        <translation>Запомнено: %1</translation>
    </message>
    <message>
        <source>Name of a characteristic</source>
        <translation>Название характеристики</translation>
    </message>
    <message>
        <source>Any characteristic</source>
        <translation>Любая характеристика</translation>
    </message>
</context>
<context>
    <name>DictionarySheet</name>
    <message>
        <source>Dictionary of variants</source>
        <translation>Словарь вариантов</translation>
    </message>
    <message>
        <source>Words that mean the same in MoySklad and in the shop. They rank and explain, and never link.</source>
        <translation>Слова МоегоСклада и магазина, которые значат одно и то же. Словарь уточняет подсказки, но сам ничего не связывает.</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Названия</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Значения</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Предложено</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Убрано</translation>
    </message>
    <message>
        <source>Search the dictionary</source>
        <translation>Поиск по словарю</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes</source>
        <translation>Ctrl+Z отменяет</translation>
    </message>
    <message>
        <source>No names yet</source>
        <translation>Названий пока нет</translation>
    </message>
    <message>
        <source>Add a pair above.</source>
        <translation>Добавьте пару выше.</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Значений пока нет</translation>
    </message>
    <message>
        <source>Link pairs or add a value above.</source>
        <translation>Свяжите пары или добавьте значение выше.</translation>
    </message>
    <message>
        <source>Nothing to propose</source>
        <translation>Предложить пока нечего</translation>
    </message>
    <message>
        <source>What suggested pairs have in common appears here.</source>
        <translation>Здесь появится то, что показывают предложенные пары.</translation>
    </message>
    <message>
        <source>Nothing was taken out</source>
        <translation>Ничего не убрано</translation>
    </message>
    <message>
        <source>What you take out is not learnt again.</source>
        <translation>Что вы уберёте, программа снова не запомнит.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>No entry has these words.</source>
        <translation>Записей с такими словами нет.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Add to the dictionary</source>
        <translation>Добавить в словарь</translation>
    </message>
    <message>
        <source>Do not propose</source>
        <translation>Не предлагать</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Added to the dictionary: %1</source>
        <translation>Добавлено в словарь: %1</translation>
    </message>
    <message>
        <source>Back in the dictionary: %1</source>
        <translation>Возвращено в словарь: %1</translation>
    </message>
    <message>
        <source>Taken out of the dictionary: %1</source>
        <translation>Убрано из словаря: %1</translation>
    </message>
</context>
<context>
    <name>DictionaryTable</name>
    <message>
        <source>Entries of the dictionary</source>
        <translation>Записи словаря</translation>
    </message>
</context>
<context>
    <name>DiffView</name>
    <message>
        <source>by the dictionary</source>
        <translation>по словарю</translation>
    </message>
    <message>
        <source>will be updated from MoySklad after linking</source>
        <translation>обновится из МоегоСклада после связи</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Equal: %1</source>
        <translation>Совпадают: %1</translation>
    </message>
</context>
<context>
    <name>FamilyPanel</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Card in the shop</source>
        <translation>Карточка в магазине</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Варианты</translation>
    </message>
    <message>
        <source>Link the variants that have one clear offer</source>
        <translation>Связать варианты, для которых нашлось одно предложение</translation>
    </message>
    <message>
        <source>Link (%1)…</source>
        <translation>Связать (%1)…</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Раскрыть</translation>
    </message>
</context>
<context>
    <name>FamilyWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln variants</source>
        <translation>
            <numerusform>%Ln вариант</numerusform>
            <numerusform>%Ln варианта</numerusform>
            <numerusform>%Ln вариантов</numerusform>
        </translation>
    </message>
    <message>
        <source>no card of the shop fits yet</source>
        <translation>подходящей карточки пока нет</translation>
    </message>
    <message>
        <source>%1 of %2 variants lead there</source>
        <translation>к ней ведут %1 из %2 вариантов</translation>
    </message>
    <message>
        <source>%1 linked</source>
        <translation>%1 связано</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>раскрыт</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>свёрнут</translation>
    </message>
    <message>
        <source>No card</source>
        <translation>Нет карточки</translation>
    </message>
</context>
<context>
    <name>FileHeader</name>
    <message>
        <source>Row</source>
        <translation>Строка</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Что сделать</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>Станет</translation>
    </message>
</context>
<context>
    <name>FilePlan</name>
    <message>
        <source>Ignored</source>
        <translation>Игнорируется</translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>не связан</translation>
    </message>
    <message>
        <source>waits for a decision again</source>
        <translation>снова ждёт решения</translation>
    </message>
    <message>
        <source>taken from “%1”</source>
        <translation>забирает у «%1»</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>строка %1</translation>
    </message>
    <message>
        <source>item not found</source>
        <translation>товар не найден</translation>
    </message>
</context>
<context>
    <name>FileSheet</name>
    <message>
        <source>Mapping from a file</source>
        <translation>Сопоставление из файла</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows read</source>
        <translation>
            <numerusform>Прочитана %Ln строка</numerusform>
            <numerusform>Прочитаны %Ln строки</numerusform>
            <numerusform>Прочитано %Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Файл читается…</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Прочитать файл ещё раз</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln rows read</source>
        <translation>
            <numerusform>%1 · прочитана %Ln строка</numerusform>
            <numerusform>%1 · прочитаны %Ln строки</numerusform>
            <numerusform>%1 · прочитано %Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>без изменений %Ln</numerusform>
            <numerusform>без изменений %Ln</numerusform>
            <numerusform>без изменений %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>The file changes nothing</source>
        <translation>Файл ничего не меняет</translation>
    </message>
    <message>
        <source>All its rows say what is so already.</source>
        <translation>Во всех его строках то, что уже есть.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>New links</source>
        <translation>Новые связи</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменятся</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>Отвязать</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Игнорируется</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %Ln rows with errors</source>
        <translation>
            <numerusform>Пропустить %Ln строку с ошибкой</numerusform>
            <numerusform>Пропустить %Ln строки с ошибками</numerusform>
            <numerusform>Пропустить %Ln строк с ошибками</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply (%1)</source>
        <translation>Применить (%1)</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Применяется…</translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>What the file changes</source>
        <translation>Что изменит файл</translation>
    </message>
</context>
<context>
    <name>FindItemSheet</name>
    <message>
        <source>Find an item</source>
        <translation>Найти товар</translation>
    </message>
    <message>
        <source>Name, article, code or barcode of the item</source>
        <translation>Название, артикул, код или штрихкод товара</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связать</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items without a link</source>
        <translation>
            <numerusform>%Ln товар без связи</numerusform>
            <numerusform>%Ln товара без связи</numerusform>
            <numerusform>%Ln товаров без связи</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindSheet</name>
    <message>
        <source>Find by hand</source>
        <translation>Найти вручную</translation>
    </message>
    <message>
        <source>Name, article, barcode, ID or XML_ID of the offer</source>
        <translation>Название, артикул, штрихкод, ID или XML_ID предложения</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Связать</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers</source>
        <translation>
            <numerusform>%Ln предложение</numerusform>
            <numerusform>%Ln предложения</numerusform>
            <numerusform>%Ln предложений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkHistory</name>
    <message>
        <source>History of the link</source>
        <translation>История связи</translation>
    </message>
    <message>
        <source>you</source>
        <translation>вы</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln earlier</source>
        <translation>
            <numerusform>и ещё %Ln более ранняя запись</numerusform>
            <numerusform>и ещё %Ln более ранние записи</numerusform>
            <numerusform>и ещё %Ln более ранних записей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFooter</name>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Связать…</translation>
    </message>
    <message>
        <source>Link the checked rows</source>
        <translation>Связать отмеченные строки</translation>
    </message>
    <message>
        <source>Ignore…</source>
        <translation>Игнорировать…</translation>
    </message>
    <message>
        <source>Ignore the checked rows</source>
        <translation>Игнорировать отмеченные строки</translation>
    </message>
    <message>
        <source>Unlink…</source>
        <translation>Отвязать…</translation>
    </message>
    <message>
        <source>Unlink the checked rows</source>
        <translation>Отвязать отмеченные строки</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Создать…</translation>
    </message>
    <message>
        <source>Create the checked rows in the shop</source>
        <translation>Создать отмеченные товары в магазине</translation>
    </message>
    <message>
        <source>Uncheck</source>
        <translation>Снять отметки</translation>
    </message>
    <message numerus="yes">
        <source>%Ln checked</source>
        <translation>
            <numerusform>%Ln отмечен</numerusform>
            <numerusform>%Ln отмечено</numerusform>
            <numerusform>%Ln отмечено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln товар</numerusform>
            <numerusform>%Ln товара</numerusform>
            <numerusform>%Ln товаров</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>row</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>кандидат</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>все клавиши</translation>
    </message>
</context>
<context>
    <name>MappingActs</name>
    <message>
        <source>Linked: %1</source>
        <translation>Связано: %1</translation>
    </message>
    <message>
        <source>Relinked: %1</source>
        <translation>Перепривязано: %1</translation>
    </message>
    <message>
        <source>Unlinked: %1</source>
        <translation>Отвязано: %1</translation>
    </message>
    <message>
        <source>Ignored: %1</source>
        <translation>Игнорируется: %1</translation>
    </message>
    <message>
        <source>Brought back: %1</source>
        <translation>Возвращено: %1</translation>
    </message>
    <message>
        <source>Exact matches linked</source>
        <translation>Точные совпадения связаны</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
</context>
<context>
    <name>MappingBulk</name>
    <message>
        <source>Link the variants of “%1”?</source>
        <translation>Связать варианты товара «%1»?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows linked</source>
        <translation>
            <numerusform>Связана %Ln строка</numerusform>
            <numerusform>Связаны %Ln строки</numerusform>
            <numerusform>Связано %Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows ignored</source>
        <translation>
            <numerusform>Игнорируется %Ln строка</numerusform>
            <numerusform>Игнорируются %Ln строки</numerusform>
            <numerusform>Игнорируется %Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows unlinked</source>
        <translation>
            <numerusform>Отвязана %Ln строка</numerusform>
            <numerusform>Отвязаны %Ln строки</numerusform>
            <numerusform>Отвязано %Ln строк</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingCreating</name>
    <message>
        <source>Creating in the shop…</source>
        <translation>Создаём в магазине…</translation>
    </message>
    <message>
        <source>Writing copies of the links…</source>
        <translation>Записываем копии связей…</translation>
    </message>
    <message>
        <source>They are being written already.</source>
        <translation>Их уже записывают.</translation>
    </message>
    <message>
        <source>No item is linked to this yet. Rows that it is suggested for are shown.</source>
        <translation>Пока ни с чем не связано. Показаны строки, где это предложено.</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Найти товар</translation>
    </message>
    <message>
        <source>Linked: %1</source>
        <translation>Связано: %1</translation>
    </message>
</context>
<context>
    <name>MappingDelegate</name>
    <message numerus="yes">
        <source>%Ln candidates</source>
        <translation>
            <numerusform>%Ln кандидат</numerusform>
            <numerusform>%Ln кандидата</numerusform>
            <numerusform>%Ln кандидатов</numerusform>
        </translation>
    </message>
    <message>
        <source>several are alike</source>
        <translation>похожи сразу несколько</translation>
    </message>
    <message>
        <source>No pair</source>
        <translation>Нет пары</translation>
    </message>
</context>
<context>
    <name>MappingFiles</name>
    <message>
        <source>Save the whole mapping (%1)…</source>
        <translation>Сохранить всё сопоставление (%1)…</translation>
    </message>
    <message>
        <source>Save the rows shown (%1)…</source>
        <translation>Сохранить показанные строки (%1)…</translation>
    </message>
    <message>
        <source>Save the checked rows (%1)…</source>
        <translation>Сохранить отмеченные строки (%1)…</translation>
    </message>
    <message>
        <source>Load a changed file…</source>
        <translation>Загрузить изменённый файл…</translation>
    </message>
    <message>
        <source>Dictionary of variants…</source>
        <translation>Словарь вариантов…</translation>
    </message>
    <message>
        <source>Write copies of the links…</source>
        <translation>Записать копии связей…</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>Excel files (*.xlsx);;CSV files (*.csv)</source>
        <translation>Файлы Excel (*.xlsx);;Файлы CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation>Сохранить сопоставление</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows saved: %1</source>
        <translation>
            <numerusform>Сохранена %Ln строка: %1</numerusform>
            <numerusform>Сохранены %Ln строки: %1</numerusform>
            <numerusform>Сохранено %Ln строк: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Tables (*.xlsx *.csv *.tsv *.txt)</source>
        <translation>Таблицы (*.xlsx *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Load the mapping</source>
        <translation>Загрузить сопоставление</translation>
    </message>
    <message numerus="yes">
        <source>Mapping loaded: %Ln changes</source>
        <translation>
            <numerusform>Сопоставление загружено: %Ln изменение</numerusform>
            <numerusform>Сопоставление загружено: %Ln изменения</numerusform>
            <numerusform>Сопоставление загружено: %Ln изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop the file to see what it would change</source>
        <translation>Отпустите файл, чтобы увидеть, что он изменит</translation>
    </message>
    <message>
        <source>One file at a time, please.</source>
        <translation>Перетащите один файл.</translation>
    </message>
    <message>
        <source>This is no mapping file: a CSV or XLSX table is needed.</source>
        <translation>Это не файл сопоставления: нужна таблица CSV или XLSX.</translation>
    </message>
</context>
<context>
    <name>MappingHeader</name>
    <message>
        <source>State</source>
        <extracomment>Families are small: no variant stands further below its parent&apos;s row.</extracomment>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Совпадение</translation>
    </message>
</context>
<context>
    <name>MappingList</name>
    <message>
        <source>To decide</source>
        <translation>К решению</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Связано</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Игнорируется</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Отменить (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Повторить (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>More: dictionary, save and load the mapping</source>
        <translation>Ещё: словарь, сохранить и загрузить сопоставление</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Найти в списке</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Неоднозначно</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Предложено</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Не связано</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Mapping of items and offers</source>
        <translation>Сопоставление товаров и предложений</translation>
    </message>
    <message>
        <source>Accept exact (%1)</source>
        <translation>Принять точные (%1)</translation>
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
        <source>No items yet</source>
        <translation>Товаров пока нет</translation>
    </message>
    <message>
        <source>The first load brings items and offers here.</source>
        <translation>Товары и предложения появятся здесь после первой загрузки.</translation>
    </message>
    <message>
        <source>To the first load</source>
        <translation>К первой загрузке</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items are linked.</source>
        <translation>
            <numerusform>%Ln товар связан.</numerusform>
            <numerusform>%Ln товара связаны.</numerusform>
            <numerusform>%Ln товаров связаны.</numerusform>
        </translation>
    </message>
    <message>
        <source>New ones appear here by themselves.</source>
        <translation>Новые появятся здесь сами.</translation>
    </message>
    <message>
        <source>Everything is mapped</source>
        <translation>Все товары разобраны</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Здесь пусто</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Mapping</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>Find matches</source>
        <translation>Найти совпадения</translation>
    </message>
    <message>
        <source>link to the chosen candidate and go on</source>
        <translation>связать с выбранным кандидатом и дальше</translation>
    </message>
    <message>
        <source>choose a candidate</source>
        <translation>выбрать кандидата</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>пропустить</translation>
    </message>
    <message>
        <source>ignore, or bring back</source>
        <translation>игнорировать или вернуть</translation>
    </message>
    <message>
        <source>unlink</source>
        <translation>отвязать</translation>
    </message>
    <message>
        <source>find by hand</source>
        <translation>найти вручную</translation>
    </message>
    <message>
        <source>give a deleted item’s offer to another item</source>
        <translation>передать предложение удалённого товара другому</translation>
    </message>
    <message>
        <source>create in the shop</source>
        <translation>создать в магазине</translation>
    </message>
    <message>
        <source>accept exact matches</source>
        <translation>принять точные совпадения</translation>
    </message>
    <message>
        <source>next and previous row</source>
        <translation>следующая и предыдущая строка</translation>
    </message>
    <message>
        <source>check the row</source>
        <translation>отметить строку</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>отменить</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>повторить</translation>
    </message>
    <message>
        <source>dictionary of variants</source>
        <translation>словарь вариантов</translation>
    </message>
    <message>
        <source>list by product, or by item</source>
        <translation>список по товарам или по вариантам</translation>
    </message>
    <message>
        <source>fold and open a product</source>
        <translation>свернуть и раскрыть товар</translation>
    </message>
    <message>
        <source>save the mapping as a file</source>
        <translation>сохранить сопоставление в файл</translation>
    </message>
    <message>
        <source>load a changed mapping file</source>
        <translation>загрузить изменённый файл сопоставления</translation>
    </message>
    <message>
        <source>%1 of %2 linked</source>
        <translation>%1 из %2 связано</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>The search is already running or waiting its turn.</source>
        <translation>Поиск уже идёт или ждёт очереди.</translation>
    </message>
</context>
<context>
    <name>MappingTree</name>
    <message>
        <source>By product</source>
        <translation>По товарам</translation>
    </message>
    <message>
        <source>With unlinked variants</source>
        <translation>Есть несвязанные варианты</translation>
    </message>
</context>
<context>
    <name>MatchNote</name>
    <message>
        <source>several stored links</source>
        <translation>несколько сохранённых связей</translation>
    </message>
    <message>
        <source>external code repeats</source>
        <translation>внешний код повторяется</translation>
    </message>
    <message>
        <source>barcode repeats</source>
        <translation>штрихкод повторяется</translation>
    </message>
    <message>
        <source>article repeats</source>
        <translation>артикул повторяется</translation>
    </message>
    <message>
        <source>code repeats</source>
        <translation>код повторяется</translation>
    </message>
    <message>
        <source>names differ</source>
        <translation>названия расходятся</translation>
    </message>
    <message>
        <source>stored link points elsewhere</source>
        <translation>сохранённая связь ведёт к другому</translation>
    </message>
    <message>
        <source>external code points elsewhere</source>
        <translation>внешний код ведёт к другому</translation>
    </message>
    <message>
        <source>barcode points elsewhere</source>
        <translation>штрихкод ведёт к другому</translation>
    </message>
    <message>
        <source>article points elsewhere</source>
        <translation>артикул ведёт к другому</translation>
    </message>
    <message>
        <source>code points elsewhere</source>
        <translation>код ведёт к другому</translation>
    </message>
    <message>
        <source>characteristics differ</source>
        <translation>характеристики расходятся</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>ещё не проверено</translation>
    </message>
    <message>
        <source>no match found</source>
        <translation>совпадений не найдено</translation>
    </message>
</context>
<context>
    <name>MatchRule</name>
    <message>
        <source>Stored link</source>
        <translation>Прежняя связь</translation>
    </message>
    <message>
        <source>External code</source>
        <translation>Внешний код</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Штрихкод</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Артикул</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Вариант</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Вручную</translation>
    </message>
</context>
<context>
    <name>MatchState</name>
    <message>
        <source>Linked</source>
        <translation>Связано</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Предложено</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Неоднозначно</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Не связано</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Игнорируется</translation>
    </message>
    <message>
        <source>Deleted in MS</source>
        <translation>Удалено в МС</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>Move the link?</source>
        <translation>Перенести связь?</translation>
    </message>
    <message>
        <source>Offer %1 is linked to “%2”. An offer can have one item only.</source>
        <translation>Предложение %1 связано с товаром «%2». У предложения может быть только один товар.</translation>
    </message>
    <message>
        <source>It will belong to “%1”, and “%2” will be without an offer. Undo brings the old link back.</source>
        <translation>Оно перейдёт к товару «%1», а «%2» останется без предложения. Отмена вернёт прежнюю связь.</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Move the link</source>
        <translation>Перенести связь</translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message>
        <source>Characteristic</source>
        <translation>Характеристика</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>Откуда</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggested pairs show it</source>
        <translation>
            <numerusform>видно по %Ln предложенной паре</numerusform>
            <numerusform>видно по %Ln предложенным парам</numerusform>
            <numerusform>видно по %Ln предложенным парам</numerusform>
        </translation>
    </message>
    <message>
        <source>taken out %1</source>
        <translation>убрано %1</translation>
    </message>
    <message>
        <source>the program’s own</source>
        <translation>из набора программы</translation>
    </message>
    <message numerus="yes">
        <source>learnt, %Ln pairs</source>
        <translation>
            <numerusform>запомнено по %Ln паре</numerusform>
            <numerusform>запомнено по %Ln парам</numerusform>
            <numerusform>запомнено по %Ln парам</numerusform>
        </translation>
    </message>
    <message>
        <source>by hand, %1</source>
        <translation>вручную, %1</translation>
    </message>
</context>
<context>
    <name>PairHeader</name>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Совпадение</translation>
    </message>
</context>
<context>
    <name>RelinkSheet</name>
    <message>
        <source>Relink the offer of a deleted item</source>
        <translation>Перепривязать предложение удалённого товара</translation>
    </message>
    <message>
        <source>Offer %1 was linked to “%2”.</source>
        <translation>Предложение %1 было связано с товаром «%2».</translation>
    </message>
    <message>
        <source>Search all unlinked items</source>
        <translation>Искать среди всех несвязанных товаров</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Relink</source>
        <translation>Перепривязать</translation>
    </message>
    <message>
        <source>Items that may take the offer over</source>
        <translation>Товары, которым можно передать предложение</translation>
    </message>
    <message>
        <source>Unlinked variants of the same product</source>
        <translation>Несвязанные варианты того же товара</translation>
    </message>
    <message>
        <source>Those of the same product come first</source>
        <translation>Сначала варианты того же товара</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего не найдено</translation>
    </message>
    <message>
        <source>The product has no unlinked variants</source>
        <translation>У этого товара нет несвязанных вариантов</translation>
    </message>
    <message>
        <source>Search among all unlinked items above.</source>
        <translation>Найдите нужный среди всех несвязанных выше.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message numerus="yes">
        <source>%1 %2 belongs to %n offers. Choose the right one.</source>
        <translation>
            <numerusform>%1 %2 есть у %n предложения. Выберите нужное.</numerusform>
            <numerusform>%1 %2 есть у %n предложений. Выберите нужное.</numerusform>
            <numerusform>%1 %2 есть у %n предложений. Выберите нужное.</numerusform>
        </translation>
    </message>
    <message>
        <source>Several offers fit about equally well. Choose the right one.</source>
        <translation>Несколько предложений подходят почти одинаково. Выберите нужное.</translation>
    </message>
    <message>
        <source>%1 %2 is the same and unique on both sides. Nothing contradicts.</source>
        <translation>%1 %2 совпал и не повторяется ни на складе, ни в магазине. Противоречий нет.</translation>
    </message>
    <message>
        <source>Compare before linking.</source>
        <translation>Сравните перед связью.</translation>
    </message>
    <message>
        <source>Looks alike, but no unique key confirms it. Compare before linking.</source>
        <translation>Похоже, но уникального ключа, который это подтверждает, нет. Сравните перед связью.</translation>
    </message>
    <message>
        <source>We looked, but no offer of the shop fits. Find it by hand or leave the item out.</source>
        <translation>Искали, но подходящего предложения в магазине нет. Найдите его вручную или не продавайте товар на сайте.</translation>
    </message>
    <message>
        <source>Not compared with the shop yet. Press “Find matches”.</source>
        <translation>С магазином ещё не сравнивали. Нажмите «Найти совпадения».</translation>
    </message>
    <message>
        <source>The item is gone from MoySklad, the offer is still in the shop.</source>
        <translation>Товара больше нет в МоёмСкладе, а предложение в магазине осталось.</translation>
    </message>
    <message>
        <source>By the dictionary: %1.</source>
        <translation>По словарю: %1.</translation>
    </message>
</context>
</TS>
