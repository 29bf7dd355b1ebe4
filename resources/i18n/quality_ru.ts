<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>AlikeList</name>
    <message>
        <source>Also on</source>
        <translation>Ещё стоит у</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>Show again</source>
        <extracomment>Kinds that a group&apos;s rule has to do with.</extracomment>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Hide…</source>
        <translation>Скрыть…</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Linked with</source>
        <translation>Связано с</translation>
    </message>
    <message>
        <source>Quantity in the shop</source>
        <translation>Остаток в магазине</translation>
    </message>
    <message>
        <source>Will become</source>
        <translation>Станет</translation>
    </message>
    <message>
        <source>Quantity tracking</source>
        <translation>Количественный учёт</translation>
    </message>
    <message>
        <source>Buying at zero</source>
        <translation>Покупка при нуле</translation>
    </message>
    <message>
        <source>Shown in the shop</source>
        <translation>Показан в магазине</translation>
    </message>
    <message>
        <source>Rule of the group</source>
        <translation>Правило группы</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Скрыто</translation>
    </message>
    <message>
        <source>ID in the shop</source>
        <translation>ID в магазине</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>вручную</translation>
    </message>
    <message>
        <source>In MoySklad: Goods → Goods and services; paste the copied text into the search.</source>
        <translation>В МоёмСкладе: Товары → Товары и услуги; вставьте скопированное в поиск.</translation>
    </message>
    <message>
        <source>In the shop: the catalogue’s list of elements; paste the copied ID into the search.</source>
        <translation>В магазине: список элементов каталога; вставьте скопированный ID в поиск.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Предыдущая строка</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Следующая строка</translation>
    </message>
    <message>
        <source>Open in the shop</source>
        <translation>Открыть в магазине</translation>
    </message>
    <message>
        <source>Copy for the search</source>
        <translation>Скопировать для поиска</translation>
    </message>
    <message>
        <source>Show in mapping</source>
        <translation>В сопоставлении</translation>
    </message>
    <message>
        <source>Rules for sold-out goods</source>
        <translation>Правила для закончившихся</translation>
    </message>
</context>
<context>
    <name>HideSheet</name>
    <message>
        <source>Hide this trouble?</source>
        <translation>Скрыть эту проблему?</translation>
    </message>
    <message>
        <source>It leaves the list and the counts and is kept under “Hidden”. Nothing changes in the data.</source>
        <translation>Она уйдёт из списка и счётчиков и останется в «Скрытых». В данных ничего не изменится.</translation>
    </message>
    <message>
        <source>Reason, for example: that is how it should be</source>
        <translation>Причина, например: так и должно быть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>All troubles</source>
        <translation>Все проблемы</translation>
    </message>
    <message>
        <source>Hidden by a person</source>
        <translation>Скрыто вручную</translation>
    </message>
    <message>
        <source>Hidden ones</source>
        <translation>Скрытые</translation>
    </message>
    <message>
        <source>When goods are sold out</source>
        <translation>Когда товар закончился</translation>
    </message>
    <message numerus="yes">
        <source>%Ln offers follow the shop’s default, and the shop did not show yet what that is. They are not judged.</source>
        <translation>
            <numerusform>%Ln предложение следует умолчанию магазина, а каково оно, пока не видно. О нём не судим.</numerusform>
            <numerusform>%Ln предложения следуют умолчанию магазина, а каково оно, пока не видно. О них не судим.</numerusform>
            <numerusform>%Ln предложений следуют умолчанию магазина, а каково оно, пока не видно. О них не судим.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MeaningBox</name>
    <message>
        <source>What it means:</source>
        <translation>Что это значит:</translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation>Что сделать:</translation>
    </message>
</context>
<context>
    <name>QualityFooter</name>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln troubles</source>
        <translation>
            <numerusform>%Ln проблема</numerusform>
            <numerusform>%Ln проблемы</numerusform>
            <numerusform>%Ln проблем</numerusform>
        </translation>
    </message>
    <message>
        <source>mapping</source>
        <translation>сопоставление</translation>
    </message>
    <message>
        <source>hide it</source>
        <translation>скрыть</translation>
    </message>
</context>
<context>
    <name>QualityHeader</name>
    <message>
        <source>Object</source>
        <translation>Товар или предложение</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не так</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Чем грозит</translation>
    </message>
    <message>
        <source>Article or code</source>
        <translation>Артикул или код</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>QualityList</name>
    <message>
        <source>Name, article, code, barcode</source>
        <translation>Название, артикул, код, штрихкод</translation>
    </message>
    <message>
        <source>Troubles in the data</source>
        <translation>Проблемы в данных</translation>
    </message>
    <message>
        <source>All troubles</source>
        <translation>Все проблемы</translation>
    </message>
    <message>
        <source>Hidden ones</source>
        <translation>Скрытые</translation>
    </message>
    <message>
        <source>The data could not be looked through</source>
        <translation>Не удалось просмотреть данные</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The program’s database did not answer as it should.</source>
        <translation>База программы ответила не так, как должна.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Ничего не изменилось.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the log.</source>
        <translation>Повторите; если не поможет, загляните в журнал.</translation>
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
        <source>What to do:</source>
        <translation>Что сделать:</translation>
    </message>
    <message>
        <source>No trouble of this list fits the search.</source>
        <translation>В этом списке поиску ничего не отвечает.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Ничего не подходит</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>The first load reads goods and offers; then they are looked through here.</source>
        <translation>Первая загрузка прочитает товары и предложения, после этого они проверяются здесь.</translation>
    </message>
    <message>
        <source>Nothing was read yet</source>
        <translation>Ещё ничего не прочитано</translation>
    </message>
    <message>
        <source>To the first load</source>
        <translation>К первой загрузке</translation>
    </message>
    <message>
        <source>What you hide with a reason is kept here and can be brought back.</source>
        <translation>Здесь хранится то, что вы скрыли с указанием причины. Всё можно вернуть.</translation>
    </message>
    <message>
        <source>Nothing is hidden</source>
        <translation>Ничего не скрыто</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Goods and offers are looked through after every read. New troubles appear here.</source>
        <translation>Товары и предложения проверяются после каждого чтения. Новые проблемы появятся здесь.</translation>
    </message>
    <message>
        <source>No troubles in the data</source>
        <translation>Проблем в данных нет</translation>
    </message>
    <message>
        <source>Nothing of this kind was found.</source>
        <translation>Таких проблем не найдено.</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>Data quality</source>
        <extracomment>A count of everything takes a second over 100 000 goods: it waits until a job&apos;s changes have come to rest.</extracomment>
        <translation>Качество данных</translation>
    </message>
    <message>
        <source>next and previous trouble</source>
        <translation>следующая и предыдущая проблема</translation>
    </message>
    <message>
        <source>next and previous kind</source>
        <translation>следующий и предыдущий вид</translation>
    </message>
    <message>
        <source>show it in mapping</source>
        <translation>показать в сопоставлении</translation>
    </message>
    <message>
        <source>open it in the shop</source>
        <translation>открыть в магазине</translation>
    </message>
    <message>
        <source>hide it, show it again</source>
        <translation>скрыть, показать снова</translation>
    </message>
    <message>
        <source>rules for sold-out goods</source>
        <translation>правила для закончившихся товаров</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message numerus="yes">
        <source>%Ln can sell what is not there</source>
        <translation>
            <numerusform>%Ln может продать то, чего нет</numerusform>
            <numerusform>%Ln могут продать то, чего нет</numerusform>
            <numerusform>%Ln могут продать то, чего нет</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln troubles</source>
        <translation>
            <numerusform>%Ln проблема</numerusform>
            <numerusform>%Ln проблемы</numerusform>
            <numerusform>%Ln проблем</numerusform>
        </translation>
    </message>
    <message>
        <source>no troubles</source>
        <translation>проблем нет</translation>
    </message>
    <message>
        <source>Shown again.</source>
        <translation>Снова в списке.</translation>
    </message>
    <message>
        <source>Hidden.</source>
        <translation>Скрыто.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Скопировано: %1</translation>
    </message>
    <message>
        <source>Show in mapping</source>
        <translation>В сопоставлении</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Hide…</source>
        <translation>Скрыть…</translation>
    </message>
    <message>
        <source>Rules for sold-out goods</source>
        <translation>Правила для закончившихся</translation>
    </message>
</context>
<context>
    <name>QualityWords</name>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>Sells what is not there</source>
        <translation>Продаёт то, чего нет</translation>
    </message>
    <message>
        <source>Hides what is there</source>
        <translation>Не продаёт то, что есть</translation>
    </message>
    <message>
        <source>Hinders linking</source>
        <translation>Мешает связать</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>оставить как есть</translation>
    </message>
    <message>
        <source>hide</source>
        <translation>скрывать</translation>
    </message>
    <message>
        <source>show, do not sell</source>
        <translation>показывать, не продавать</translation>
    </message>
    <message>
        <source>allow ordering</source>
        <translation>разрешать заказ</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>%1, the shop’s default</source>
        <translation>%1, умолчание магазина</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>When goods are sold out</source>
        <translation>Когда товар закончился</translation>
    </message>
    <message>
        <source>Per group of MoySklad; a group without a rule takes that of the group above.</source>
        <translation>По группам МоегоСклада; группа без правила берёт правило группы выше.</translation>
    </message>
    <message>
        <source>SkladLink compares the shop with these rules and lists what differs. It does not change the shop’s cards yet: that comes with one of the next versions.</source>
        <translation>SkladLink сравнивает магазин с этими правилами и показывает расхождения. Карточки магазина он пока не меняет: это появится в одной из следующих версий.</translation>
    </message>
    <message>
        <source>Find a group</source>
        <translation>Найти группу</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more groups: search for them</source>
        <translation>
            <numerusform>Ещё %Ln группа: найдите её поиском</numerusform>
            <numerusform>Ещё %Ln группы: найдите их поиском</numerusform>
            <numerusform>Ещё %Ln групп: найдите их поиском</numerusform>
        </translation>
    </message>
    <message>
        <source>All other groups</source>
        <translation>Все остальные группы</translation>
    </message>
    <message numerus="yes">
        <source>%Ln linked offers</source>
        <translation>
            <numerusform>%Ln связанное предложение</numerusform>
            <numerusform>%Ln связанных предложения</numerusform>
            <numerusform>%Ln связанных предложений</numerusform>
        </translation>
    </message>
</context>
</TS>
