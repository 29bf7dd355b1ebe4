<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AboutCard</name>
    <message>
        <source>User guide</source>
        <translation>Руководство</translation>
    </message>
    <message>
        <source>SkladLink is free software under the MIT licence.</source>
        <translation>SkladLink — свободная программа, лицензия MIT</translation>
    </message>
    <message>
        <source>Font Inter: SIL Open Font License 1.1</source>
        <translation>Шрифт Inter: SIL Open Font License 1.1</translation>
    </message>
    <message>
        <source>Font JetBrains Mono: SIL Open Font License 1.1</source>
        <translation>Шрифт JetBrains Mono: SIL Open Font License 1.1</translation>
    </message>
    <message>
        <source>Icons Phosphor: MIT licence, by way of QtAwesome (MIT)</source>
        <translation>Значки Phosphor: лицензия MIT, через QtAwesome (MIT)</translation>
    </message>
    <message>
        <source>Qt and PySide6: LGPL 3, used as separate libraries that you may replace</source>
        <translation>Qt и PySide6: LGPL 3, отдельные библиотеки, их можно заменить</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
</context>
<context>
    <name>AmountsRow</name>
    <message>
        <source>Add a folder…</source>
        <translation>Добавить группу…</translation>
    </message>
    <message>
        <source>Add an item…</source>
        <translation>Добавить товар…</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Убрать: %1</translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Transfer and support</source>
        <translation>Перенос и поддержка</translation>
    </message>
    <message>
        <source>A file with the settings can be taken over on another computer. It holds no keys.</source>
        <translation>Файл с настройками можно перенести на другой компьютер. Ключей в нём нет.</translation>
    </message>
    <message>
        <source>Save settings…</source>
        <translation>Сохранить настройки…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Перенести из файла…</translation>
    </message>
    <message>
        <source>Report for support…</source>
        <translation>Отчёт для поддержки…</translation>
    </message>
    <message>
        <source>The report shows what would be in it before it is saved; keys, phones and e-mails are masked.</source>
        <translation>Что войдёт в отчёт, видно до сохранения; ключи, телефоны и почта скрыты.</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>Save the settings</source>
        <translation>Сохранить настройки</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Настройки (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings are in %1, no keys.</source>
        <translation>
            <numerusform>В %1 сохранена %Ln настройка, ключей там нет.</numerusform>
            <numerusform>В %1 сохранены %Ln настройки, ключей там нет.</numerusform>
            <numerusform>В %1 сохранено %Ln настроек, ключей там нет.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Take over settings</source>
        <translation>Перенести настройки</translation>
    </message>
    <message>
        <source>Nothing to change: these settings are already in force.</source>
        <translation>Менять нечего: эти настройки уже действуют.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings taken over.</source>
        <translation>
            <numerusform>Перенесена %Ln настройка.</numerusform>
            <numerusform>Перенесены %Ln настройки.</numerusform>
            <numerusform>Перенесено %Ln настроек.</numerusform>
        </translation>
    </message>
    <message>
        <source>The copy is made.</source>
        <translation>Копия сделана.</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>Ask for the keys at every start; they are held only till the program closes</source>
        <extracomment>Remembered where there is no keyring: a person wants to be asked for the keys at every start.</extracomment>
        <translation>Спрашивать ключи при каждом запуске и помнить их только до закрытия</translation>
    </message>
    <message>
        <source>The keys are asked for at every start</source>
        <translation>Ключи спрашиваются при каждом запуске</translation>
    </message>
    <message>
        <source>They are kept nowhere.</source>
        <translation>Они нигде не сохраняются.</translation>
    </message>
    <message>
        <source>Disconnected: %1</source>
        <translation>Отключено: %1</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Data and copies</source>
        <translation>Данные и копии</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Copy now</source>
        <translation>Сделать копию</translation>
    </message>
    <message>
        <source>Data folder: %1</source>
        <translation>Папка с данными: %1</translation>
    </message>
    <message>
        <source>Database %1. Keys are not in this folder.</source>
        <translation>База данных: %1. Ключей в этой папке нет.</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>сделана вручную</translation>
    </message>
    <message>
        <source>daily copy</source>
        <translation>ежедневная</translation>
    </message>
    <message>
        <source>before a new version</source>
        <translation>перед новой версией</translation>
    </message>
    <message>
        <source>No copies yet: one is made each day.</source>
        <translation>Копий пока нет: они делаются раз в день.</translation>
    </message>
</context>
<context>
    <name>DesktopCard</name>
    <message>
        <source>Start and notifications</source>
        <translation>Запуск и уведомления</translation>
    </message>
</context>
<context>
    <name>DisconnectSheet</name>
    <message>
        <source>Disconnect MoySklad?</source>
        <translation>Отключить МойСклад?</translation>
    </message>
    <message>
        <source>Disconnect the shop?</source>
        <translation>Отключить магазин?</translation>
    </message>
    <message>
        <source>The key is deleted from this computer. SkladLink cannot show it again: keep it elsewhere.</source>
        <translation>Ключ удалится с этого компьютера. Показать его снова SkladLink не сможет, сохраните его отдельно.</translation>
    </message>
    <message>
        <source>From now on stock is no longer read: the shop keeps the figures of today and may oversell.</source>
        <translation>Остатки больше не читаются: в магазине останутся сегодняшние числа, и он может продать лишнее.</translation>
    </message>
    <message>
        <source>From now on nothing is sent to the shop: its figures stay as they are and may oversell.</source>
        <translation>В магазин больше ничего не отправляется: остатки там останутся прежними, и он может продать лишнее.</translation>
    </message>
    <message>
        <source>Pairs, settings and the log stay. With a new key the work goes on where it stopped.</source>
        <translation>Связи, настройки и журнал сохранятся. С новым ключом работа продолжится с того же места.</translation>
    </message>
    <message>
        <source>Stay connected</source>
        <translation>Оставить подключённым</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Отключить</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Take over settings from a file</source>
        <translation>Перенести настройки из файла</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln settings will change</source>
        <translation>
            <numerusform>%1: изменится %Ln настройка</numerusform>
            <numerusform>%1: изменятся %Ln настройки</numerusform>
            <numerusform>%1: изменятся %Ln настроек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln settings are of another version and are left out.</source>
        <translation>
            <numerusform>%Ln настройка из другой версии программы, она пропускается.</numerusform>
            <numerusform>%Ln настройки из другой версии программы, они пропускаются.</numerusform>
            <numerusform>%Ln настроек из другой версии программы, они пропускаются.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys are in no file: they stay as they are on this computer.</source>
        <translation>Ключей в файле нет: на этом компьютере они останутся прежними.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Take over (%1)</source>
        <translation>Перенести (%1)</translation>
    </message>
</context>
<context>
    <name>LicenceSheet</name>
    <message>
        <source>The text of the licence is not beside the program.</source>
        <translation>Текста лицензии рядом с программой нет.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>%1 of %2 units in use, our limit is %3 per %4 s</source>
        <translation>Занято %1 из %2 единиц, наш предел — %3 за %4 с</translation>
    </message>
</context>
<context>
    <name>LoginRow</name>
    <message>
        <source>Start with the computer</source>
        <translation>Запускать вместе с компьютером</translation>
    </message>
    <message>
        <source>This start cannot be made an entry of the system: the demo never is, nor the sources on Windows.</source>
        <translation>Для этого запуска недоступно: демонстрация сама не запускается, исходный код в Windows тоже.</translation>
    </message>
    <message>
        <source>SkladLink starts hidden in the tray when you sign in</source>
        <translation>При входе в систему SkladLink запускается свёрнутым в трей</translation>
    </message>
</context>
<context>
    <name>PickSheet</name>
    <message>
        <source>Its safety stock starts at 1; change it in the list.</source>
        <translation>Запас начнётся с 1, число можно поменять в списке.</translation>
    </message>
    <message>
        <source>Words of the name, article or code</source>
        <translation>Слова из названия, артикул или код</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Nothing found. Type a word of the name.</source>
        <translation>Ничего не найдено. Введите слово из названия.</translation>
    </message>
    <message>
        <source>There are more: type another word.</source>
        <translation>Есть и другие: введите ещё слово.</translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source>Intervals, quiet hours, history…</source>
        <translation>Интервалы, тихие часы, история…</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Find a setting</source>
        <translation>Найти настройку</translation>
    </message>
    <message>
        <source>Run set-up again</source>
        <translation>Настроить заново</translation>
    </message>
</context>
<context>
    <name>SettingsCards</name>
    <message>
        <source>What the shop is told</source>
        <extracomment>The only setting of the schedule that stands here: the others have their own page.</extracomment>
        <translation>Что передаётся в магазин</translation>
    </message>
    <message>
        <source>Warehouses for stock</source>
        <translation>Склады и соответствие</translation>
    </message>
    <message>
        <source>Orders in stock and on screen</source>
        <translation>Заказы в остатках и на экране</translation>
    </message>
    <message>
        <source>Orders → MoySklad</source>
        <translation>Заказы → МойСклад</translation>
    </message>
    <message>
        <source>Guard of the push</source>
        <translation>Защита отправки</translation>
    </message>
    <message>
        <source>Matching rules</source>
        <translation>Правила сопоставления</translation>
    </message>
    <message>
        <source>Creating in the shop</source>
        <translation>Создание в магазине</translation>
    </message>
    <message>
        <source>MoySklad’s API budget</source>
        <translation>Лимит API МоегоСклада</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>A push that looks like a mistake stops and asks. Nothing is sent until a person decides.</source>
        <translation>Отправка, похожая на ошибку, останавливается и спрашивает. Пока вы не решите, ничего не уйдёт.</translation>
    </message>
    <message>
        <source>MoySklad gives an account a certain number of units per 3 seconds, for all programs together.</source>
        <translation>МойСклад даёт аккаунту определённое число единиц за 3 секунды, общее для всех программ.</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>ещё не выбрано</translation>
    </message>
    <message>
        <source>the shop’s main one</source>
        <translation>главный каталог магазина</translation>
    </message>
    <message>
        <source>without a section</source>
        <translation>без раздела</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>Settings of the window&apos;s own look: the window takes them over and remembers them.</extracomment>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>saved at once</source>
        <translation>сохраняются сразу</translation>
    </message>
    <message>
        <source>No setting is called so. Try another word, or empty the search.</source>
        <translation>Такой настройки нет. Попробуйте другое слово или очистите поиск.</translation>
    </message>
    <message>
        <source>find a setting</source>
        <translation>найти настройку</translation>
    </message>
    <message>
        <source>next and previous section</source>
        <translation>следующий и предыдущий раздел</translation>
    </message>
    <message>
        <source>take back what was typed</source>
        <translation>вернуть прежнее значение</translation>
    </message>
    <message>
        <source>needs your attention</source>
        <translation>нужно ваше внимание</translation>
    </message>
    <message>
        <source>The system did not allow it: %1</source>
        <translation>Система не разрешила: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Выберите группу</translation>
    </message>
    <message>
        <source>Choose an item</source>
        <translation>Выберите товар</translation>
    </message>
</context>
<context>
    <name>SettingsWords</name>
    <message>
        <source>Connections</source>
        <extracomment>Sections of the list at the left, with their icons. Time zones that a shop in the region may be in; another one that is stored is shown as it is.</extracomment>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>API budget</source>
        <translation>Лимит API</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Вид и язык</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Защита отправки</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Склады и остатки</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Copies and transfer</source>
        <translation>Копии и перенос</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О программе</translation>
    </message>
    <message>
        <source>pcs</source>
        <translation>шт.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>с</translation>
    </message>
    <message>
        <source>times</source>
        <translation>раз</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дн.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>мин</translation>
    </message>
    <message>
        <source>h</source>
        <translation>ч</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>When an order is placed</source>
        <translation>При оформлении заказа</translation>
    </message>
    <message>
        <source>When it is paid</source>
        <translation>При оплате</translation>
    </message>
    <message>
        <source>When it is shipped</source>
        <translation>При отгрузке</translation>
    </message>
    <message>
        <source>As the shop tells</source>
        <translation>Как сообщает магазин</translation>
    </message>
    <message>
        <source>Link of before</source>
        <translation>Прежняя связь</translation>
    </message>
    <message>
        <source>the pair was linked once and both sides are still there</source>
        <translation>пара уже была связана, и обе стороны на месте</translation>
    </message>
    <message>
        <source>External code</source>
        <translation>Внешний код</translation>
    </message>
    <message>
        <source>the same code stands in XML_ID of the offer</source>
        <translation>тот же код стоит в XML_ID предложения</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Штрихкод</translation>
    </message>
    <message>
        <source>a barcode of the item is one of the offer’s</source>
        <translation>штрихкод товара есть у предложения</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Артикул</translation>
    </message>
    <message>
        <source>the same article on both sides</source>
        <translation>одинаковый артикул с обеих сторон</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Код</translation>
    </message>
    <message>
        <source>MoySklad’s code stands in the offer</source>
        <translation>код МоегоСклада стоит в предложении</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>сегодня, %1</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
</context>
<context>
    <name>StoreMapRow</name>
    <message>
        <source>The shop has no stores of its own, so there is nothing to match.</source>
        <translation>В магазине нет своих складов, сопоставлять нечего.</translation>
    </message>
    <message>
        <source>The shop works without inventory management: nothing is written by store yet.</source>
        <translation>Складской учёт в магазине выключен: по складам пока ничего не записывается.</translation>
    </message>
    <message>
        <source>not written</source>
        <translation>не записывать</translation>
    </message>
</context>
<context>
    <name>StoresRow</name>
    <message>
        <source>Not read from MoySklad yet.</source>
        <translation>Из МоегоСклада ещё не прочитаны.</translation>
    </message>
    <message>
        <source>%1 pcs</source>
        <translation>%1 шт.</translation>
    </message>
    <message>
        <source>At least one warehouse must count. The choice stays as it was.</source>
        <translation>Хотя бы один склад должен считаться. Выбор остался прежним.</translation>
    </message>
</context>
<context>
    <name>SystemCard</name>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Проверяю…</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Токен доступа</translation>
    </message>
    <message>
        <source>Incoming webhook</source>
        <translation>Входящий вебхук</translation>
    </message>
    <message>
        <source>Paste the token</source>
        <translation>Вставьте токен</translation>
    </message>
    <message>
        <source>Paste the address of the webhook</source>
        <translation>Вставьте адрес вебхука</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Ещё: %1</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Проверить связь</translation>
    </message>
    <message>
        <source>The site’s address is taken from the webhook: %1</source>
        <translation>Адрес сайта берётся из вебхука: %1</translation>
    </message>
    <message>
        <source>Made by an administrator of the shop, with the scopes catalog and sale.</source>
        <translation>Его создаёт администратор магазина, с правами «Торговый каталог» и «Интернет-магазин».</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Не подключено</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
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
        <source>Not contacted since the start</source>
        <translation>С запуска не проверялось</translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation>Ещё не проверялось</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Sign in with login and password…</source>
        <translation>Войти по логину и паролю…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Отключить…</translation>
    </message>
</context>
<context>
    <name>ThemeRow</name>
    <message>
        <source>As in the system</source>
        <translation>Системная</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
</context>
</TS>
