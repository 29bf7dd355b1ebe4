<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln warehouses</source>
        <translation>
            <numerusform>%Ln склад</numerusform>
            <numerusform>%Ln склада</numerusform>
            <numerusform>%Ln складов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pairs</source>
        <translation>
            <numerusform>%Ln пара</numerusform>
            <numerusform>%Ln пары</numerusform>
            <numerusform>%Ln пар</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules</source>
        <translation>
            <numerusform>%Ln правило</numerusform>
            <numerusform>%Ln правила</numerusform>
            <numerusform>%Ln правил</numerusform>
        </translation>
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
        <source>To tray</source>
        <translation>Свернуть в трей</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Продолжить в трее</translation>
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
        <source>Back</source>
        <translation>Назад</translation>
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
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>We read both systems and find the pairs. Nothing is sent to the shop or the warehouse yet.</source>
        <translation>Читаем данные из обеих систем и находим пары. В магазин и на склад пока ничего не отправляется.</translation>
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
        <source>The window may be closed: the load goes on.</source>
        <translation>Окно можно закрыть — загрузка продолжится.</translation>
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
    <name>Rail</name>
    <message>
        <source>Help</source>
        <translation>Помощь</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Интернет-магазин</translation>
    </message>
    <message>
        <source>Warehouses and VAT</source>
        <translation>Склады и НДС</translation>
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
        <source>not set up yet</source>
        <translation>ещё не настроено</translation>
    </message>
    <message>
        <source>no VAT</source>
        <translation>без НДС</translation>
    </message>
    <message>
        <source>VAT by the item</source>
        <translation>НДС по товару</translation>
    </message>
    <message>
        <source>no pairs yet</source>
        <translation>пар пока нет</translation>
    </message>
    <message>
        <source>Keys are asked for at start</source>
        <translation>Ключи спросим при запуске</translation>
    </message>
    <message>
        <source>key is asked for at start</source>
        <translation>ключ спросим при запуске</translation>
    </message>
    <message>
        <source>Keys come from the environment</source>
        <translation>Ключи взяты из окружения</translation>
    </message>
    <message>
        <source>some rights are missing</source>
        <translation>не хватает прав</translation>
    </message>
    <message>
        <source>Demo: the keys are invented</source>
        <translation>Демо: ключи вымышленные</translation>
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
        <translation>ключ ещё не проверен</translation>
    </message>
</context>
<context>
    <name>RailStep</name>
    <message>
        <source>shown now</source>
        <translation>открыт сейчас</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>opens after the steps before it</source>
        <translation>откроется после предыдущих шагов</translation>
    </message>
    <message>
        <source>Opens after the steps before it</source>
        <translation>Откроется после предыдущих шагов</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>What follows the load: jobs run by themselves once a person let the first comparison through.</extracomment>
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
</TS>
