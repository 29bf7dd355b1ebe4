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
    <name>Boot</name>
    <message>
        <source>Something unexpected stopped the start.</source>
        <extracomment>Failures of the database that its last whole copy heals.</extracomment>
        <translation>Запуск прервался по неожиданной причине.</translation>
    </message>
    <message>
        <source>Try again. If it repeats, send us the log from the data folder.</source>
        <translation>Повторите. Если не поможет, пришлите нам журнал из папки данных.</translation>
    </message>
    <message>
        <source>What happened:</source>
        <translation>Что случилось:</translation>
    </message>
    <message>
        <source>What it means:</source>
        <translation>Что это значит:</translation>
    </message>
    <message>
        <source>SkladLink did not start; your data is untouched.</source>
        <translation>SkladLink не запустился; ваши данные не тронуты.</translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation>Что сделать:</translation>
    </message>
    <message>
        <source>SkladLink could not start</source>
        <translation>SkladLink не удалось запустить</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Restore the last copy</source>
        <translation>Восстановить последнюю копию</translation>
    </message>
</context>
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
    <name>ConnectResult</name>
    <message>
        <source>Token accepted</source>
        <translation>Токен принят</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Аккаунт</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Tariff</source>
        <translation>Тариф</translation>
    </message>
    <message>
        <source>The shop answers</source>
        <translation>Магазин отвечает</translation>
    </message>
    <message>
        <source>Catalogue and orders</source>
        <translation>Каталог и заказы</translation>
    </message>
    <message>
        <source>all that is needed is allowed</source>
        <translation>всё нужное разрешено</translation>
    </message>
</context>
<context>
    <name>ConnectSheet</name>
    <message>
        <source>Connections</source>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>Keys are written, never shown again, and never put into a file.</source>
        <translation>Ключи только записываются: их не показать снова, и в файлы они не попадают.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Проверить связь</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>Both systems are connected</source>
        <translation>Обе системы подключены</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Пока не подключено</translation>
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
    <name>DiffView</name>
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
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 д</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Stock → shop: stopped by the guard</source>
        <translation>Остатки → магазин: остановлено защитой</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Check the connections</source>
        <translation>Проверить связь</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Needs a check</source>
        <translation>Нужна проверка</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Синхронизировано</translation>
    </message>
    <message>
        <source>No connection: %1.</source>
        <translation>Нет связи: %1.</translation>
    </message>
    <message>
        <source>Decisions are kept and will go out by themselves.</source>
        <translation>Решения сохранятся и уйдут сами.</translation>
    </message>
</context>
<context>
    <name>KeyringNote</name>
    <message>
        <source>Keep the keys only until the program closes</source>
        <translation>Хранить только до закрытия программы</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>All keys</source>
        <translation>Все клавиши</translation>
    </message>
    <message>
        <source>Letters go by the key’s place: they work on the Russian layout too.</source>
        <translation>Буквы действуют по месту клавиши: раскладка не важна.</translation>
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
        <source>Ignore the checked ones</source>
        <translation>Игнорировать отмеченные</translation>
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
    <name>LoadFoot</name>
    <message>
        <source>Stop</source>
        <translation>Прервать</translation>
    </message>
    <message>
        <source>Stop the load</source>
        <translation>Прервать загрузку</translation>
    </message>
    <message>
        <source>Go to mapping</source>
        <translation>К сопоставлению</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>Вернуться в окно</translation>
    </message>
    <message>
        <source>Go on with the load</source>
        <translation>Продолжить загрузку</translation>
    </message>
    <message>
        <source>Start the load</source>
        <translation>Начать загрузку</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Подключения…</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Подключить…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
</context>
<context>
    <name>LoadPage</name>
    <message>
        <source>First load</source>
        <translation>Первая загрузка</translation>
    </message>
    <message>
        <source>We read both systems and find the pairs. Nothing is sent to the shop or the warehouse yet.</source>
        <translation>Читаем данные из обеих систем и находим пары. В магазин и на склад пока ничего не отправляется.</translation>
    </message>
    <message>
        <source>linked or exact</source>
        <translation>точных пар</translation>
    </message>
    <message>
        <source>alike: please check</source>
        <translation>похожих — проверьте сами</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>неоднозначных</translation>
    </message>
    <message>
        <source>no pair yet</source>
        <translation>пока без пары</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>ещё не начата</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>остановлена</translation>
    </message>
    <message>
        <source>done about %1</source>
        <translation>закончим около %1</translation>
    </message>
    <message>
        <source>If the program is closed, the load goes on from here next time.</source>
        <translation>Если закрыть программу, загрузка продолжится с этого места.</translation>
    </message>
    <message>
        <source>Nothing was sent. Changes of stock wait for your look.</source>
        <translation>Ничего не отправлено. Изменения остатков ждут вашего просмотра.</translation>
    </message>
    <message>
        <source>Two keys are needed: MoySklad’s token and the shop’s webhook.</source>
        <translation>Нужны два ключа: токен МоегоСклада и вебхук магазина.</translation>
    </message>
    <message>
        <source>It only reads. One click, and you can go on working.</source>
        <translation>Загрузка только читает. Один щелчок — и можно работать дальше.</translation>
    </message>
    <message>
        <source>running now</source>
        <translation>идёт сейчас</translation>
    </message>
    <message>
        <source>ready to start</source>
        <translation>можно начинать</translation>
    </message>
    <message>
        <source>connect both systems first</source>
        <translation>после подключения</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Goods</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Something went wrong. The data is safe; please try again.</source>
        <translation>Не получилось. Данные целы, попробуйте ещё раз.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <translation>
            <numerusform>%Ln ждёт решения</numerusform>
            <numerusform>%Ln ждут решения</numerusform>
            <numerusform>%Ln ждут решения</numerusform>
        </translation>
    </message>
    <message>
        <source>guard stopped</source>
        <translation>остановлено защитой</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>страницы</translation>
    </message>
    <message>
        <source>synchronise changes now</source>
        <translation>синхронизировать изменения сейчас</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>настройки</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>все клавиши</translation>
    </message>
    <message>
        <source>close, the safe choice</source>
        <translation>закрыть, безопасный выбор</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Bringing over what changed.</source>
        <translation>Переносим то, что изменилось.</translation>
    </message>
    <message>
        <source>This is already running or waiting its turn.</source>
        <translation>Это уже выполняется или ждёт очереди.</translation>
    </message>
</context>
<context>
    <name>MappingActs</name>
    <message>
        <source>Linked: %1</source>
        <translation>Связано: %1</translation>
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
    <name>MappingHeader</name>
    <message>
        <source>State</source>
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
        <source>hide or show the detail</source>
        <translation>скрыть или показать карточку</translation>
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
    <name>MoySkladBlock</name>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>name@company</source>
        <translation>имя@компания</translation>
    </message>
    <message>
        <source>MoySklad login</source>
        <translation>Логин МоегоСклада</translation>
    </message>
    <message>
        <source>MoySklad password</source>
        <translation>Пароль МоегоСклада</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>MoySklad token</source>
        <translation>Токен МоегоСклада</translation>
    </message>
    <message>
        <source>Paste a new one to replace it</source>
        <translation>Вставьте новый, чтобы заменить</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>Вставьте токен</translation>
    </message>
    <message>
        <source>Use a token instead</source>
        <translation>вставить готовый токен</translation>
    </message>
    <message>
        <source>Sign in with login and password instead</source>
        <translation>войти по логину и паролю</translation>
    </message>
</context>
<context>
    <name>OverallCard</name>
    <message>
        <source>API budget</source>
        <translation>Лимит API</translation>
    </message>
    <message>
        <source>%1 of %2 per %3 s</source>
        <translation>%1 из %2 за %3 с</translation>
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
    <name>Rail</name>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Интернет-магазин</translation>
    </message>
    <message>
        <source>Warehouses, prices and VAT</source>
        <translation>Склады, цены и НДС</translation>
    </message>
    <message>
        <source>Statuses and rules</source>
        <translation>Статусы и правила</translation>
    </message>
    <message>
        <source>First load</source>
        <translation>Первая загрузка</translation>
    </message>
    <message>
        <source>Setting up in 5 steps</source>
        <translation>Настройка за 5 шагов</translation>
    </message>
    <message>
        <source>in the next version</source>
        <translation>в следующей версии</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>ещё не прочитано</translation>
    </message>
    <message>
        <source>Keys are kept until the program closes</source>
        <translation>Ключи — до закрытия программы</translation>
    </message>
    <message>
        <source>Keys come from the environment</source>
        <translation>Ключи взяты из окружения</translation>
    </message>
    <message>
        <source>Keys are never written to a file</source>
        <translation>Ключи не пишутся в файлы</translation>
    </message>
    <message>
        <source>Keys are kept in the system keyring only</source>
        <translation>Ключи — только в хранилище системы</translation>
    </message>
    <message>
        <source>the key cannot be read</source>
        <translation>ключ не удаётся прочитать</translation>
    </message>
    <message>
        <source>key not given yet</source>
        <translation>ключ ещё не задан</translation>
    </message>
    <message>
        <source>the key was refused</source>
        <translation>ключ не принят</translation>
    </message>
    <message>
        <source>key given, not checked yet</source>
        <translation>ключ задан, ещё не проверен</translation>
    </message>
</context>
<context>
    <name>SettingsPopover</name>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Оформление</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлое</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмное</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Подключения…</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ShopBlock</name>
    <message>
        <source>Incoming webhook</source>
        <translation>Входящий вебхук</translation>
    </message>
    <message>
        <source>Made by an administrator of the shop, with the scopes catalog and sale.</source>
        <translation>Его создаёт администратор магазина, с правами catalog и sale.</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Интернет-магазин</translation>
    </message>
    <message>
        <source>Incoming webhook of the shop</source>
        <translation>Входящий вебхук магазина</translation>
    </message>
    <message>
        <source>Paste a new one to replace it</source>
        <translation>Вставьте новый, чтобы заменить</translation>
    </message>
    <message>
        <source>Paste the address of the webhook</source>
        <translation>Вставьте адрес вебхука</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ждёт</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>under 1 s</source>
        <translation>меньше 1 с</translation>
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
    <name>Strip</name>
    <message>
        <source>API budget</source>
        <translation>Лимит API</translation>
    </message>
    <message>
        <source>API budget: %1 of %2 per %3 s</source>
        <translation>Лимит API: %1 из %2 за %3 с</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Отменить текущее задание</translation>
    </message>
    <message>
        <source>All jobs done</source>
        <translation>Все задания выполнены</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>на паузе</translation>
    </message>
    <message numerus="yes">
        <source>%n more queued</source>
        <translation>
            <numerusform>ещё %n в очереди</numerusform>
            <numerusform>ещё %n в очереди</numerusform>
            <numerusform>ещё %n в очереди</numerusform>
        </translation>
    </message>
    <message>
        <source>per %1 s</source>
        <translation>за %1 с</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
</context>
<context>
    <name>SystemBlock</name>
    <message>
        <source>in the system keyring</source>
        <translation>в хранилище системы</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>только на этот сеанс</translation>
    </message>
    <message>
        <source>from the environment</source>
        <translation>из окружения</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>не задан</translation>
    </message>
</context>
<context>
    <name>SystemsPopover</name>
    <message>
        <source>Connections…</source>
        <translation>Подключения…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Не настроено</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Нет ответа</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
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
</context>
<context>
    <name>_ExactHeader</name>
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
