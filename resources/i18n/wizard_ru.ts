<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>ConnectStep</name>
    <message>
        <source>Checking…</source>
        <translation>Проверяем…</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Проверить ещё раз</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Проверить связь</translation>
    </message>
    <message>
        <source>This is the demo: the pretend systems’ keys are filled in already. Just test the connection.</source>
        <translation>Это демонстрация: ключи вымышленных систем уже на месте. Просто проверьте связь.</translation>
    </message>
    <message>
        <source>Some rights are missing</source>
        <translation>Не хватает прав</translation>
    </message>
    <message>
        <source>Next opens when the test passes</source>
        <translation>«Дальше» откроется после удачной проверки</translation>
    </message>
</context>
<context>
    <name>FoundCard</name>
    <message>
        <source>What the check found</source>
        <translation>Что показала проверка</translation>
    </message>
    <message>
        <source>Needed for goods and stock</source>
        <translation>Нужно для товаров и остатков</translation>
    </message>
    <message>
        <source>Needed later, for orders</source>
        <translation>Понадобится для заказов</translation>
    </message>
    <message>
        <source>MoySklad does not tell a solution its rights. If one is missing, the first load says so.</source>
        <translation>МойСклад не сообщает решению его права. Если какого-то не хватит, об этом скажет первая загрузка.</translation>
    </message>
</context>
<context>
    <name>MoySkladStep</name>
    <message>
        <source>Connect MoySklad</source>
        <translation>Подключите МойСклад</translation>
    </message>
    <message>
        <source>Goods, stock and warehouses come from here. SkladLink reads now and writes nothing.</source>
        <translation>Отсюда берутся товары, остатки и склады. Сейчас SkladLink только читает.</translation>
    </message>
</context>
<context>
    <name>RightRow</name>
    <message>
        <source>not told</source>
        <translation>не сообщается</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>есть</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>missing, for orders only</source>
        <translation>нет, нужно только для заказов</translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>Connect the online shop</source>
        <translation>Подключите интернет-магазин</translation>
    </message>
    <message>
        <source>Offers and orders come from here. What kind of shop it is, the test finds out by itself.</source>
        <translation>Отсюда берутся предложения и заказы. Какой это магазин, проверка узнает сама.</translation>
    </message>
</context>
<context>
    <name>StateRow</name>
    <message>
        <source>no pair</source>
        <translation>без пары</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>в обе стороны</translation>
    </message>
    <message>
        <source>to the shop</source>
        <translation>в магазин</translation>
    </message>
    <message>
        <source>to MoySklad</source>
        <translation>в МойСклад</translation>
    </message>
    <message>
        <source>Status of the shop for “%1”</source>
        <translation>Статус магазина для «%1»</translation>
    </message>
    <message>
        <source>Which way changes of “%1” go</source>
        <translation>Куда передаются изменения «%1»</translation>
    </message>
</context>
<context>
    <name>StatusesStep</name>
    <message>
        <source>Online shop</source>
        <translation>Интернет-магазин</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Statuses of orders</source>
        <translation>Статусы заказов</translation>
    </message>
    <message>
        <source>Which order state of MoySklad stands for which status of the shop. We went by the names.</source>
        <translation>Какой статус заказа в МоёмСкладе какому статусу магазина соответствует. Мы сравнили названия.</translation>
    </message>
    <message>
        <source>All of it can be changed on the Statuses page</source>
        <translation>Всё можно изменить на странице «Статусы»</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Прочитать ещё раз</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln pairs</source>
        <translation>
            <numerusform>Принять %Ln пару</numerusform>
            <numerusform>Принять %Ln пары</numerusform>
            <numerusform>Принять %Ln пар</numerusform>
        </translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Pairs as they are</source>
        <translation>Пары, как они есть</translation>
    </message>
    <message>
        <source>Proposed pairs</source>
        <translation>Предложенные пары</translation>
    </message>
    <message numerus="yes">
        <source>%Ln states without a pair change nothing in the shop.</source>
        <translation>
            <numerusform>%Ln статус без пары ничего не меняет в магазине.</numerusform>
            <numerusform>%Ln статуса без пары ничего не меняют в магазине.</numerusform>
            <numerusform>%Ln статусов без пары ничего не меняют в магазине.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rules for shipments, returns and cancelling come along.</source>
        <translation>
            <numerusform>К ним добавится %Ln правило для отгрузок, возвратов и отмен.</numerusform>
            <numerusform>К ним добавятся %Ln правила для отгрузок, возвратов и отмен.</numerusform>
            <numerusform>К ним добавятся %Ln правил для отгрузок, возвратов и отмен.</numerusform>
        </translation>
    </message>
    <message>
        <source>The statuses were not read yet</source>
        <translation>Статусы ещё не прочитаны</translation>
    </message>
    <message>
        <source>One of the systems showed none, so there is nothing to pair.</source>
        <translation>Одна из систем не показала ни одного, поэтому связывать нечего.</translation>
    </message>
    <message>
        <source>Press “Read again”, or go on and pair them on the Statuses page later.</source>
        <translation>Нажмите «Прочитать ещё раз» или идите дальше и свяжите их позже на странице «Статусы».</translation>
    </message>
</context>
<context>
    <name>StepPane</name>
    <message>
        <source>Back to the window</source>
        <translation>Вернуться в окно</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>The keys are asked for at every start. The set-up is kept; give them again before the load.</source>
        <translation>Ключи спрашиваются при каждом запуске. Настройка сохранена; задайте их снова перед загрузкой.</translation>
    </message>
    <message>
        <source>Give the keys</source>
        <translation>Задать ключи</translation>
    </message>
</context>
<context>
    <name>StockStep</name>
    <message>
        <source>Warehouses and VAT</source>
        <translation>Склады и НДС</translation>
    </message>
    <message>
        <source>What the shop shows as in stock, and how its orders are made out. All can be changed later.</source>
        <translation>Что магазин показывает как остаток и как оформляются его заказы. Всё можно изменить позже.</translation>
    </message>
    <message>
        <source>Every choice is kept at once</source>
        <translation>Каждый выбор сохраняется сразу</translation>
    </message>
    <message>
        <source>No warehouse is known yet</source>
        <translation>Склады пока неизвестны</translation>
    </message>
    <message>
        <source>MoySklad showed none: it has none, or the token may not see them.</source>
        <translation>МойСклад не показал ни одного: их нет или токену нельзя их видеть.</translation>
    </message>
    <message>
        <source>Check the rights in step 1, then press “Read again”.</source>
        <translation>Проверьте права на шаге 1 и нажмите «Прочитать ещё раз».</translation>
    </message>
    <message>
        <source>No warehouse is checked</source>
        <translation>Не отмечен ни один склад</translation>
    </message>
    <message>
        <source>Then every offer of the shop would have nothing in stock.</source>
        <translation>Тогда у всех предложений магазина остаток стал бы нулевым.</translation>
    </message>
    <message>
        <source>Check at least one warehouse.</source>
        <translation>Отметьте хотя бы один склад.</translation>
    </message>
    <message>
        <source>Not every warehouse has its store of the shop</source>
        <translation>Не у каждого склада есть склад магазина</translation>
    </message>
    <message>
        <source>Stock of these would go nowhere: %1.</source>
        <translation>Остатки этих складов никуда не попадут: %1.</translation>
    </message>
    <message>
        <source>Choose a store for each, or uncheck the warehouse.</source>
        <translation>Выберите склад магазина для каждого или снимите отметку.</translation>
    </message>
    <message>
        <source>The safety stock is no amount</source>
        <translation>Страховой запас — не число</translation>
    </message>
    <message>
        <source>It is taken off every item’s stock, so it must be a number of 0 or more.</source>
        <translation>Он вычитается из остатка каждого товара, поэтому нужно число от 0.</translation>
    </message>
    <message>
        <source>Type a number such as 1, or leave 0.</source>
        <translation>Введите число, например 1, или оставьте 0.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Прочитать ещё раз</translation>
    </message>
    <message>
        <source>What the shop shows</source>
        <translation>Что показывает магазин</translation>
    </message>
    <message>
        <source>Orders and VAT</source>
        <translation>Заказы и НДС</translation>
    </message>
    <message>
        <source>MoySklad showed no organisation: orders can be handed over once there is one.</source>
        <translation>МойСклад не показал ни одного юрлица: заказы можно будет передавать, когда оно появится.</translation>
    </message>
    <message>
        <source>MoySklad does not tell whether it pays VAT: please choose by its tax regime.</source>
        <translation>МойСклад не сообщает, платит ли оно НДС: выберите по системе налогообложения.</translation>
    </message>
    <message>
        <source>By MoySklad it pays no VAT.</source>
        <translation>По данным МоегоСклада, оно не платит НДС.</translation>
    </message>
    <message>
        <source>By MoySklad it pays VAT, %1.</source>
        <translation>По данным МоегоСклада, оно платит НДС, %1.</translation>
    </message>
    <message>
        <source>By MoySklad it pays VAT.</source>
        <translation>По данным МоегоСклада, оно платит НДС.</translation>
    </message>
</context>
<context>
    <name>WarehouseRow</name>
    <message>
        <source>in the archive</source>
        <translation>в архиве</translation>
    </message>
    <message>
        <source>%1 pieces</source>
        <translation>%1 шт</translation>
    </message>
    <message>
        <source>choose a store</source>
        <translation>выберите склад</translation>
    </message>
    <message>
        <source>Store of the shop for %1</source>
        <translation>Склад магазина для «%1»</translation>
    </message>
</context>
<context>
    <name>WarehousesCard</name>
    <message>
        <source>Which warehouses count</source>
        <translation>Какие склады считать</translation>
    </message>
    <message>
        <source>The shop takes stock by documents of its stores: say which warehouse feeds which store.</source>
        <translation>Магазин принимает остатки документами своих складов: укажите, какой склад какому соответствует.</translation>
    </message>
    <message>
        <source>The shop has one quantity per offer: it gets the sum of the checked warehouses.</source>
        <translation>В магазине одно количество на предложение: в него пойдёт сумма отмеченных складов.</translation>
    </message>
    <message>
        <source>warehouse</source>
        <translation>склад</translation>
    </message>
    <message>
        <source>store of the shop</source>
        <translation>склад магазина</translation>
    </message>
</context>
<context>
    <name>WizardFound</name>
    <message>
        <source>The shop answers</source>
        <translation>Магазин отвечает</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>cloud, its limits are kept</source>
        <translation>облачный, его лимиты соблюдаются</translation>
    </message>
    <message>
        <source>on the shop’s own server</source>
        <translation>на сервере магазина</translation>
    </message>
    <message>
        <source>Bitrix</source>
        <translation>Битрикс</translation>
    </message>
    <message>
        <source>by documents of its stores</source>
        <translation>документами его складов</translation>
    </message>
    <message>
        <source>one quantity per offer</source>
        <translation>одним количеством на предложение</translation>
    </message>
    <message>
        <source>Stock is written</source>
        <translation>Остатки записываются</translation>
    </message>
</context>
</TS>
