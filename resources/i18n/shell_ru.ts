<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Bindings</name>
    <message>
        <source>next and previous row</source>
        <translation>следующая и предыдущая строка</translation>
    </message>
    <message>
        <source>first and last row</source>
        <translation>первая и последняя строка</translation>
    </message>
    <message>
        <source>more rows at once, where a list allows it</source>
        <translation>несколько строк сразу, где список это умеет</translation>
    </message>
    <message>
        <source>copy rows</source>
        <translation>скопировать строки</translation>
    </message>
    <message>
        <source>next control</source>
        <translation>следующий элемент</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Списки</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>search and commands</source>
        <translation>поиск и команды</translation>
    </message>
    <message>
        <source>synchronise changes now</source>
        <translation>синхронизировать изменения сейчас</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>отменить</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>повторить отменённое</translation>
    </message>
    <message>
        <source>search in the list</source>
        <translation>поиск в списке</translation>
    </message>
    <message>
        <source>hide or show the detail</source>
        <translation>скрыть или показать подробности</translation>
    </message>
    <message>
        <source>next part of the window</source>
        <translation>следующая часть окна</translation>
    </message>
    <message>
        <source>previous part of the window</source>
        <translation>предыдущая часть окна</translation>
    </message>
    <message>
        <source>menu of the row</source>
        <translation>меню строки</translation>
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
        <source>help for the page</source>
        <translation>справка о странице</translation>
    </message>
    <message>
        <source>close, the safe choice</source>
        <translation>закрыть, безопасный выбор</translation>
    </message>
</context>
<context>
    <name>Boot</name>
    <message>
        <source>Something unexpected stopped the start.</source>
        <extracomment>Where a person begins who has been on no page yet. Failures of the database that its last whole copy heals.</extracomment>
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
    <name>BudgetButton</name>
    <message>
        <source>API budget: %1 of %2 per %3 s</source>
        <translation>Лимит API: %1 из %2 за %3 с</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>API budget</source>
        <translation>Лимит API</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>per %1 s</source>
        <translation>за %1 с</translation>
    </message>
</context>
<context>
    <name>BudgetPopover</name>
    <message>
        <source>MoySklad lets %1 units through in %2 s. A request costs one, a stock report five.</source>
        <translation>МойСклад пропускает %1 единиц за %2 с. Обычный запрос стоит одну, отчёт об остатках — пять.</translation>
    </message>
    <message>
        <source>SkladLink itself stays at %1 and leaves the rest to others; the line in the gauge shows it.</source>
        <translation>SkladLink сам берёт не больше %1 и оставляет остальное другим программам; это показывает черта на шкале.</translation>
    </message>
    <message>
        <source>In the last seconds: %1.</source>
        <translation>За последние секунды: %1.</translation>
    </message>
    <message>
        <source>API budget</source>
        <translation>Лимит API</translation>
    </message>
    <message>
        <source>Change the ceiling…</source>
        <translation>Изменить потолок…</translation>
    </message>
</context>
<context>
    <name>ComingPage</name>
    <message>
        <source>This page is not in this version yet</source>
        <translation>Этой страницы в этой версии ещё нет</translation>
    </message>
    <message>
        <source>The program does nothing here: neither system is read or changed for it.</source>
        <translation>Программа здесь ничего не делает: ни одна из систем для неё не читается и не меняется.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Sync now</source>
        <translation>Синхронизировать сейчас</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>Отменить последнее действие</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить отменённое</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Все клавиши</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Подключения…</translation>
    </message>
    <message>
        <source>Report for support…</source>
        <translation>Отчёт для поддержки…</translation>
    </message>
    <message>
        <source>Hide the window, go on in the tray</source>
        <translation>Свернуть в трей</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Справка об этой странице</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Справка: %1</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Отменить идущее задание</translation>
    </message>
    <message>
        <source>Resume sync</source>
        <translation>Возобновить обмен</translation>
    </message>
    <message>
        <source>Pause sync for 1 hour</source>
        <translation>Приостановить обмен на 1 час</translation>
    </message>
    <message>
        <source>Pause sync until resumed</source>
        <translation>Приостановить обмен, пока не возобновлю</translation>
    </message>
    <message>
        <source>Run now: %1</source>
        <translation>Запустить сейчас: %1</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Светлая тема</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Тёмная тема</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>Тема как в системе</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Язык: %1</translation>
    </message>
    <message>
        <source>Stronger contrast</source>
        <translation>Высокий контраст</translation>
    </message>
    <message>
        <source>Usual contrast</source>
        <translation>Обычный контраст</translation>
    </message>
    <message>
        <source>Dense rows</source>
        <translation>Плотные строки</translation>
    </message>
    <message>
        <source>Usual rows</source>
        <translation>Обычные строки</translation>
    </message>
    <message>
        <source>Nothing runs by itself for an hour.</source>
        <translation>Час ничего не запускается само.</translation>
    </message>
    <message>
        <source>Nothing runs by itself now.</source>
        <translation>Теперь ничего не запускается само.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Jobs run by themselves again.</source>
        <translation>Задания снова запускаются сами.</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Запущено: %1</translation>
    </message>
</context>
<context>
    <name>ConnectResult</name>
    <message>
        <source>Token accepted</source>
        <extracomment>Words up to so many pixels leave room for another line beside them.</extracomment>
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
    <name>ConnectRights</name>
    <message>
        <source>The certificate ended on %1</source>
        <translation>Сертификат закончился %1</translation>
    </message>
    <message>
        <source>Ask the site’s host to renew it: without it no exchange.</source>
        <translation>Попросите хостинг продлить его: без него обмена не будет.</translation>
    </message>
    <message>
        <source>The certificate ends on %1</source>
        <translation>Сертификат заканчивается %1</translation>
    </message>
    <message>
        <source>Make sure that the site’s host renews it in time.</source>
        <translation>Проверьте, что хостинг продлит его вовремя.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Сертификат</translation>
    </message>
    <message>
        <source>till %1</source>
        <translation>до %1</translation>
    </message>
    <message>
        <source>the system does not tell</source>
        <translation>система об этом не сообщает</translation>
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
    <name>ConnectionState</name>
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
        <source>MoySklad unreachable</source>
        <translation>Нет связи с МоимСкладом</translation>
    </message>
    <message>
        <source>Shop unreachable</source>
        <translation>Нет связи с магазином</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Find in the guide</source>
        <translation>Найти в руководстве</translation>
    </message>
    <message>
        <source>Nothing found. Try one word, or a part of it.</source>
        <translation>Ничего не найдено. Попробуйте одно слово или его часть.</translation>
    </message>
</context>
<context>
    <name>CrashSheet</name>
    <message>
        <source>Something went wrong in SkladLink</source>
        <translation>В SkladLink произошёл сбой</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>The job “%1” stopped because of a fault in the program itself.</source>
        <translation>Задание «%1» остановилось из-за неполадки в самой программе.</translation>
    </message>
    <message>
        <source>What was sent is in the log, the rest was not sent. The job is marked as failed.</source>
        <translation>Отправленное записано в журнале, остальное не отправлено. Задание отмечено как неудачное.</translation>
    </message>
    <message>
        <source>The program met a fault of its own.</source>
        <translation>Программа натолкнулась на собственную неполадку.</translation>
    </message>
    <message>
        <source>Your data is safe. What you did just now may not have been carried out.</source>
        <translation>Данные целы. То, что вы делали только что, могло не выполниться.</translation>
    </message>
    <message>
        <source>Go on working. If it happens again, save the support package and send it to us.</source>
        <translation>Продолжайте работу. Если повторится, сохраните отчёт для поддержки и пришлите его нам.</translation>
    </message>
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
    <message>
        <source>Copy report</source>
        <translation>Скопировать отчёт</translation>
    </message>
    <message>
        <source>Save support package…</source>
        <translation>Сохранить отчёт…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>в %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln раз</numerusform>
            <numerusform>%Ln раза</numerusform>
            <numerusform>%Ln раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln other faults</source>
        <translation>
            <numerusform>и ещё %Ln сбой</numerusform>
            <numerusform>и ещё %Ln сбоя</numerusform>
            <numerusform>и ещё %Ln сбоев</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>choose</source>
        <translation>выбрать</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>actions</source>
        <translation>действия</translation>
    </message>
    <message>
        <source>commands only</source>
        <translation>только команды</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>заказы</translation>
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
        <source>Needs a check</source>
        <translation>Нужна проверка</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Синхронизировано</translation>
    </message>
    <message>
        <source>Decisions are kept and will go out by themselves.</source>
        <translation>Решения сохранятся и уйдут сами.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>First set-up</source>
        <translation>Первая настройка</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>Stock and the guard</source>
        <translation>Остатки и защита</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>Качество данных</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Shipments</source>
        <translation>Отгрузки</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Статусы</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Log and support</source>
        <translation>Журнал и поддержка</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Клавиатура</translation>
    </message>
    <message>
        <source>What SkladLink never does</source>
        <translation>Чего SkladLink не делает</translation>
    </message>
    <message>
        <source>What works now</source>
        <translation>Что работает сейчас</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Словарь</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>User guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>Works without the internet. Press a picture to see it whole.</source>
        <translation>Работает без интернета. Нажмите на картинку, чтобы увидеть её целиком.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Go to this page</source>
        <translation>Перейти на эту страницу</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Дальше: %1</translation>
    </message>
</context>
<context>
    <name>HourChart</name>
    <message>
        <source>Show as table</source>
        <translation>Показать таблицей</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Задать</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Leave the key as it is</source>
        <translation>Оставить прежний ключ</translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>заканчивается на %1</translation>
    </message>
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
    <message>
        <source>User guide</source>
        <translation>Руководство</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>Copy the offer’s ID</source>
        <translation>Скопировать ID предложения</translation>
    </message>
    <message>
        <source>Show all variants in mapping</source>
        <translation>Показать все варианты в сопоставлении</translation>
    </message>
    <message>
        <source>Show its stock</source>
        <translation>Показать остаток</translation>
    </message>
    <message>
        <source>Bring over stock changes now</source>
        <translation>Синхронизировать остатки сейчас</translation>
    </message>
    <message>
        <source>all items</source>
        <translation>все товары</translation>
    </message>
    <message>
        <source>Copy the article</source>
        <translation>Скопировать артикул</translation>
    </message>
    <message>
        <source>Show its shipments</source>
        <translation>Показать отгрузки</translation>
    </message>
    <message>
        <source>Show it in the log</source>
        <translation>Показать в журнале</translation>
    </message>
    <message>
        <source>Open in MoySklad</source>
        <translation>Открыть в МоёмСкладе</translation>
    </message>
    <message>
        <source>Open in the shop</source>
        <translation>Открыть в магазине</translation>
    </message>
    <message>
        <source>Copy the order’s number</source>
        <translation>Скопировать номер заказа</translation>
    </message>
    <message>
        <source>not linked to any item</source>
        <translation>не связано с товаром</translation>
    </message>
    <message>
        <source>%1 pcs</source>
        <translation>%1 шт.</translation>
    </message>
    <message numerus="yes">
        <source>%n variants</source>
        <translation>
            <numerusform>%n вариант</numerusform>
            <numerusform>%n варианта</numerusform>
            <numerusform>%n вариантов</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Скопировано: %1</translation>
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
        <source>Sales</source>
        <translation>Продажи</translation>
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
    <name>Manners</name>
    <message>
        <source>Last time SkladLink ended unexpectedly. Your data is whole.</source>
        <extracomment>The tray may come up after the program, at login it usually does.</extracomment>
        <translation>В прошлый раз SkladLink закрылся неожиданно. Данные целы.</translation>
    </message>
    <message>
        <source>Report for support</source>
        <translation>Отчёт для поддержки</translation>
    </message>
    <message>
        <source>The tray is gone, so the window is back.</source>
        <translation>Трей исчез, поэтому окно вернулось.</translation>
    </message>
    <message>
        <source>Something went wrong in SkladLink</source>
        <translation>В SkladLink произошёл сбой</translation>
    </message>
    <message>
        <source>The program goes on. Open the window to read what it means.</source>
        <translation>Программа продолжает работать. Откройте окно, чтобы узнать подробности.</translation>
    </message>
    <message numerus="yes">
        <source>The same fault happened again, %Ln times so far.</source>
        <translation>
            <numerusform>Тот же сбой повторился, уже %Ln раз.</numerusform>
            <numerusform>Тот же сбой повторился, уже %Ln раза.</numerusform>
            <numerusform>Тот же сбой повторился, уже %Ln раз.</numerusform>
        </translation>
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
        <translation>Вставить готовый токен</translation>
    </message>
    <message>
        <source>Sign in with login and password instead</source>
        <translation>Войти по логину и паролю</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>The guard stopped a push. Nothing was sent.</source>
        <translation>Защита остановила отправку. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The guard stopped a push</source>
        <translation>Защита остановила отправку</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers would become zero. Nothing was sent: please have a look.</source>
        <translation>
            <numerusform>%Ln предложение стало бы нулевым. Ничего не отправлено: посмотрите, пожалуйста.</numerusform>
            <numerusform>%Ln предложения стали бы нулевыми. Ничего не отправлено: посмотрите, пожалуйста.</numerusform>
            <numerusform>%Ln предложений стали бы нулевыми. Ничего не отправлено: посмотрите, пожалуйста.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jobs failed</source>
        <translation>
            <numerusform>%Ln задание не выполнено</numerusform>
            <numerusform>%Ln задания не выполнены</numerusform>
            <numerusform>%Ln заданий не выполнены</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders wait for you</source>
        <translation>Заказы ждут вас</translation>
    </message>
    <message>
        <source>Conflicts wait for you</source>
        <translation>Конфликты ждут вас</translation>
    </message>
    <message>
        <source>For more than 5 minutes. Decisions are kept and will go out by themselves.</source>
        <translation>Дольше 5 минут. Решения сохраняются и уйдут сами.</translation>
    </message>
    <message>
        <source>%1 does not let us in</source>
        <translation>%1: доступ закрыт</translation>
    </message>
    <message>
        <source>No connection: %1</source>
        <translation>Нет связи: %1</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Goods</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавнее</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>For “%1”</source>
        <translation>Команды для «%1»</translation>
    </message>
    <message>
        <source>Item, order, command</source>
        <translation>Товар, заказ, команда</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найденное</translation>
    </message>
    <message>
        <source>Nothing found. Goods are found by name, article, code and barcode.</source>
        <translation>Ничего не найдено. Товары ищутся по названию, артикулу, коду и штрихкоду.</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>QueuePopover</name>
    <message>
        <source>Waiting their turn</source>
        <translation>Ждут своей очереди</translation>
    </message>
    <message>
        <source>Take out of the queue: %1</source>
        <translation>Убрать из очереди: %1</translation>
    </message>
</context>
<context>
    <name>QuitSheet</name>
    <message>
        <source>A job is under way</source>
        <translation>Задание ещё выполняется</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Продолжить работу</translation>
    </message>
    <message>
        <source>Stop it and quit</source>
        <translation>Остановить и выйти</translation>
    </message>
    <message>
        <source>“%1” has not finished.</source>
        <translation>«%1» ещё не закончено.</translation>
    </message>
    <message>
        <source>If you quit now, it is stopped safely: what was sent is in the log, the rest is not sent. At the next start a first load goes on where it stopped, and stock is worked out anew.</source>
        <translation>Если выйти сейчас, оно безопасно остановится: отправленное записано в журнале, остальное не отправится. При следующем запуске первая загрузка продолжится с того же места, а остатки посчитаются заново.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
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
        <translation>Его создаёт администратор магазина, с правами «Торговый каталог» и «Интернет-магазин».</translation>
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
    <name>Sidebar</name>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Show the queue</source>
        <translation>Показать очередь</translation>
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
        <source>Let the job go on</source>
        <translation>Продолжить задание</translation>
    </message>
    <message>
        <source>Pause the job</source>
        <translation>Приостановить задание</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Nothing runs by itself</source>
        <translation>Само ничего не запускается</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>Пауза до %1</translation>
    </message>
    <message>
        <source>All jobs done</source>
        <translation>Все задания выполнены</translation>
    </message>
    <message>
        <source>· next %1, %2</source>
        <translation>· далее %1, %2</translation>
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
        <extracomment>A word of Qt&apos;s own translations, kept from being taken for one of ours.</extracomment>
        <translation>
            <numerusform>ещё %n в очереди</numerusform>
            <numerusform>ещё %n в очереди</numerusform>
            <numerusform>ещё %n в очереди</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
</context>
<context>
    <name>SupportSheet</name>
    <message>
        <source>Report for support</source>
        <translation>Отчёт для поддержки</translation>
    </message>
    <message>
        <source>This is all that the file will hold. Nothing is sent by itself.</source>
        <translation>Это всё, что будет в файле. Сам он никуда не отправляется.</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>Собираем…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Сохранить отчёт</translation>
    </message>
    <message>
        <source>Zip file (*.zip)</source>
        <translation>Архив ZIP (*.zip)</translation>
    </message>
    <message>
        <source>Report saved: %1</source>
        <translation>Отчёт сохранён: %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
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
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy cell</source>
        <translation>Копировать ячейку</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Копировать строку</translation>
    </message>
    <message>
        <source>Save as Excel file…</source>
        <translation>Сохранить как файл Excel…</translation>
    </message>
    <message>
        <source>Save as CSV file…</source>
        <translation>Сохранить как файл CSV…</translation>
    </message>
    <message>
        <source>Excel files (*.xlsx)</source>
        <translation>Файлы Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Файлы CSV (*.csv)</translation>
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
        <source>Save the table</source>
        <translation>Сохранить таблицу</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search or command</source>
        <translation>Поиск или команда</translation>
    </message>
    <message>
        <source>Help for this page (Shift+F1)</source>
        <translation>Справка об этой странице (Shift+F1)</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open SkladLink</source>
        <translation>Открыть SkladLink</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Синхронизировать</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Возобновить</translation>
    </message>
    <message>
        <source>Pause for 1 hour</source>
        <translation>Пауза на 1 час</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message numerus="yes">
        <source>the guard stopped a push, %Ln offers would become zero</source>
        <translation>
            <numerusform>защита остановила отправку, %Ln предложение стало бы нулевым</numerusform>
            <numerusform>защита остановила отправку, %Ln предложения стали бы нулевыми</numerusform>
            <numerusform>защита остановила отправку, %Ln предложений стали бы нулевыми</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not let us in</source>
        <translation>%1: доступ закрыт</translation>
    </message>
    <message>
        <source>no connection: %1</source>
        <translation>нет связи: %1</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <translation>пауза до %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>all jobs done</source>
        <translation>все задания выполнены</translation>
    </message>
</context>
<context>
    <name>TraySheet</name>
    <message>
        <source>SkladLink works on in the tray</source>
        <translation>SkladLink продолжит работать в трее</translation>
    </message>
    <message>
        <source>SkladLink works on</source>
        <translation>SkladLink продолжит работать</translation>
    </message>
    <message>
        <source>Close the program instead</source>
        <translation>Закрывать программу совсем</translation>
    </message>
    <message>
        <source>The window closes, the exchange does not stop. The icon in the tray shows how it is.</source>
        <translation>Окно закроется, а обмен не остановится. Значок в трее показывает, всё ли в порядке.</translation>
    </message>
    <message>
        <source>A click on it brings the window back. You can change this in the settings.</source>
        <translation>Щелчок по нему вернёт окно. Это можно изменить в настройках.</translation>
    </message>
    <message>
        <source>This system shows no tray, so the window can only be minimised: the exchange does not stop.</source>
        <translation>В этой системе нет трея, поэтому окно можно только свернуть: обмен не остановится.</translation>
    </message>
    <message>
        <source>Closing the program stops the exchange until the next start.</source>
        <translation>Если закрыть программу, обмен остановится до следующего запуска.</translation>
    </message>
    <message>
        <source>To tray</source>
        <translation>Свернуть в трей</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Закрыть программу</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>There is nothing to undo.</source>
        <extracomment>How long the question stands: as long as the toast that asks it.</extracomment>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Повторять нечего.</translation>
    </message>
    <message>
        <source>Undo “%1”, %2?</source>
        <translation>Отменить «%1», %2?</translation>
    </message>
    <message>
        <source>Redo “%1”, %2?</source>
        <translation>Повторить «%1», %2?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить отменённое</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Сделано снова: %1</translation>
    </message>
</context>
</TS>
