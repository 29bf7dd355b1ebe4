<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ChartCard</name>
    <message>
        <source>Stock changes in 24 hours</source>
        <translation>Изменения остатков за 24 часа</translation>
    </message>
    <message>
        <source>Stock changes in 24 hours, by the hour</source>
        <translation>Изменения остатков за 24 часа по часам</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>How many offers got a higher or a lower figure from SkladLink in an hour</source>
        <translation>У скольких предложений SkladLink увеличил или уменьшил количество за час</translation>
    </message>
    <message>
        <source>SkladLink changed nothing in the shop in this time</source>
        <translation>За это время SkladLink ничего не менял в магазине</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>As chart</source>
        <translation>Графиком</translation>
    </message>
    <message>
        <source>As table</source>
        <translation>Таблицей</translation>
    </message>
    <message>
        <source>Figure rose</source>
        <translation>Стало больше</translation>
    </message>
    <message>
        <source>Figure fell</source>
        <translation>Стало меньше</translation>
    </message>
</context>
<context>
    <name>EventsCard</name>
    <message>
        <source>Recent activity</source>
        <translation>Последние события</translation>
    </message>
    <message>
        <source>Whole log</source>
        <translation>Весь журнал</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Пока ничего не произошло.</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Исправить</translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message>
        <source>Preview changes</source>
        <extracomment>Sentences that a card has room for.</extracomment>
        <translation>Просмотреть изменения</translation>
    </message>
    <message>
        <source>Check the connections</source>
        <translation>Проверить подключения</translation>
    </message>
    <message>
        <source>Failed orders, conflicts, partial shipments and items to map, all together</source>
        <translation>Вместе: заказы с ошибкой, конфликты, частичные отгрузки и товары без решения</translation>
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
        <translation>Не пускает</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Не проверено</translation>
    </message>
    <message>
        <source>Open the connections</source>
        <translation>Открыть подключения</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>How long the last answers took, the middle one</source>
        <translation>Сколько занимали последние ответы, среднее значение</translation>
    </message>
    <message>
        <source>token of the solution</source>
        <translation>токен решения</translation>
    </message>
    <message>
        <source>token of a user</source>
        <translation>токен пользователя</translation>
    </message>
    <message>
        <source>no account yet</source>
        <translation>аккаунт ещё не подключён</translation>
    </message>
    <message>
        <source>%1 of %2 units in %3 s are used just now</source>
        <translation>Сейчас занято %1 из %2 единиц за %3 с</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>API budget</source>
        <translation>Лимит API</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>When stock was read from MoySklad last</source>
        <translation>Когда остатки последний раз читались из МоегоСклада</translation>
    </message>
    <message>
        <source>1C-Bitrix on a server</source>
        <translation>1С-Битрикс на сервере</translation>
    </message>
    <message>
        <source>Bitrix24 in the cloud</source>
        <translation>Битрикс24 в облаке</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Интернет-магазин</translation>
    </message>
    <message>
        <source>no shop yet</source>
        <translation>магазин ещё не подключён</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Предложений</translation>
    </message>
    <message>
        <source>Offers and simple products that the shop has</source>
        <translation>Сколько предложений и простых товаров в магазине</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>Посл. заказ</translation>
    </message>
    <message>
        <source>When the newest order was placed</source>
        <translation>Когда оформлен самый новый заказ</translation>
    </message>
    <message>
        <source>Freshness of stock in the shop</source>
        <translation>Свежесть остатков в магазине</translation>
    </message>
    <message>
        <source>checked within 15 minutes</source>
        <translation>сверены за последние 15 минут</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show stock by freshness</source>
        <translation>Показать остатки по свежести</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>до 15 мин</translation>
    </message>
    <message>
        <source>up to an hour</source>
        <translation>до часа</translation>
    </message>
    <message>
        <source>older</source>
        <translation>старше</translation>
    </message>
    <message>
        <source>no linked offers yet</source>
        <translation>связанных предложений ещё нет</translation>
    </message>
    <message>
        <source>How long ago SkladLink compared the figures of linked offers with MoySklad</source>
        <translation>Как давно SkladLink сверил количество связанных предложений с МоимСкладом</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Failed orders</source>
        <translation>Заказы с ошибкой</translation>
    </message>
    <message>
        <source>Put right and retry</source>
        <translation>Исправить и повторить</translation>
    </message>
    <message>
        <source>The systems disagree. Until you decide, these are left as they are.</source>
        <translation>Данные разошлись в обеих системах. Без решения они не обновляются.</translation>
    </message>
    <message>
        <source>Both systems agree.</source>
        <translation>Данные двух систем не спорят.</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Конфликты</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Разобрать</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Сопоставление</translation>
    </message>
    <message>
        <source>SkladLink suggests pairs, you confirm them.</source>
        <translation>SkladLink предложил пары, осталось подтвердить.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Сопоставить</translation>
    </message>
    <message>
        <source>Partial shipments</source>
        <translation>Частичные отгрузки</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>No order has been exported to MoySklad yet.</source>
        <translation>В МойСклад ещё не передавали ни одного заказа.</translation>
    </message>
    <message>
        <source>Every order has reached the warehouse or is on its way.</source>
        <translation>Все заказы уже на складе или скоро там будут.</translation>
    </message>
    <message>
        <source>The warehouse does not know them, the goods are not reserved.</source>
        <translation>Склад о них не знает, товар не в резерве.</translation>
    </message>
    <message>
        <source>The oldest waits %1.</source>
        <translation>Старший ждёт %1.</translation>
    </message>
    <message>
        <source>Items appear here after the first load.</source>
        <translation>Товары появятся после первой загрузки.</translation>
    </message>
    <message>
        <source>Every item is linked or left out by you.</source>
        <translation>Все товары связаны или исключены вами.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln have several possible pairs.</source>
        <translation>
            <numerusform>У %Ln несколько пар.</numerusform>
            <numerusform>У %Ln несколько пар.</numerusform>
            <numerusform>У %Ln несколько пар.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln have no pair in the shop.</source>
        <translation>
            <numerusform>У %Ln нет пары в магазине.</numerusform>
            <numerusform>У %Ln нет пары в магазине.</numerusform>
            <numerusform>У %Ln нет пары в магазине.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln exact matches wait to be confirmed.</source>
        <translation>
            <numerusform>%Ln точное совпадение ждёт подтверждения.</numerusform>
            <numerusform>%Ln точных совпадения ждут подтверждения.</numerusform>
            <numerusform>%Ln точных совпадений ждут подтверждения.</numerusform>
        </translation>
    </message>
    <message>
        <source>No shipment has been read from MoySklad yet.</source>
        <translation>Отгрузки из МоегоСклада ещё не читались.</translation>
    </message>
    <message>
        <source>Nobody waits for the rest of an order.</source>
        <translation>Никто не ждёт остатка заказа.</translation>
    </message>
    <message numerus="yes">
        <source>Buyers wait for %Ln units of goods.</source>
        <translation>
            <numerusform>Покупатели ждут ещё %Ln единицу товара.</numerusform>
            <numerusform>Покупатели ждут ещё %Ln единицы товара.</numerusform>
            <numerusform>Покупатели ждут ещё %Ln единиц товара.</numerusform>
        </translation>
    </message>
    <message>
        <source>Buyers wait for the rest of their orders.</source>
        <translation>Покупатели ждут остатка своих заказов.</translation>
    </message>
</context>
<context>
    <name>JobsCard</name>
    <message>
        <source>Jobs</source>
        <translation>Задания</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>Open the schedule</source>
        <translation>Открыть расписание</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>running now</source>
        <translation>идёт сейчас</translation>
    </message>
    <message>
        <source>by hand only</source>
        <translation>только вручную</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln minutes</source>
        <translation>
            <numerusform>каждую %Ln минуту</numerusform>
            <numerusform>каждые %Ln минуты</numerusform>
            <numerusform>каждые %Ln минут</numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation>ежедневно</translation>
    </message>
    <message>
        <source>every day at %1</source>
        <translation>ежедневно в %1</translation>
    </message>
    <message numerus="yes">
        <source>every %Ln hours</source>
        <translation>
            <numerusform>каждый %Ln час</numerusform>
            <numerusform>каждые %Ln часа</numerusform>
            <numerusform>каждые %Ln часов</numerusform>
        </translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>ждёт вас</translation>
    </message>
    <message>
        <source>about to run</source>
        <translation>вот-вот</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln minutes</source>
        <translation>
            <numerusform>через %Ln минуту</numerusform>
            <numerusform>через %Ln минуты</numerusform>
            <numerusform>через %Ln минут</numerusform>
        </translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>в %1</translation>
    </message>
    <message>
        <source>tomorrow, %1</source>
        <translation>завтра, %1</translation>
    </message>
    <message>
        <source>has not run yet</source>
        <translation>ещё не запускалось</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>посл. %1</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Синхронизировать</translation>
    </message>
    <message>
        <source>synchronise changes now</source>
        <translation>синхронизировать изменения сейчас</translation>
    </message>
    <message>
        <source>in the chart: another hour</source>
        <translation>на графике: другой час</translation>
    </message>
    <message>
        <source>stock changes as table or chart</source>
        <translation>изменения остатков таблицей или графиком</translation>
    </message>
    <message>
        <source>The overview could not be read</source>
        <translation>Не удалось прочитать обзор</translation>
    </message>
    <message>
        <source>Your data is safe. Try again; if it repeats, save the support report in the log.</source>
        <translation>Данные целы. Повторите; если не поможет, сохраните отчёт для поддержки в журнале.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The first load was interrupted. It goes on where it stopped and sends nothing.</source>
        <translation>Первая загрузка прервалась. Она продолжится с того же места и ничего не отправит.</translation>
    </message>
    <message>
        <source>SkladLink reads both catalogues and finds pairs. Nothing is sent to either system.</source>
        <translation>SkladLink прочитает оба каталога и найдёт пары. Ни в одну из систем ничего не отправится.</translation>
    </message>
    <message>
        <source>Go on with the setup</source>
        <translation>Продолжить настройку</translation>
    </message>
    <message>
        <source>Begin the setup</source>
        <translation>Начать настройку</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
</context>
</TS>
