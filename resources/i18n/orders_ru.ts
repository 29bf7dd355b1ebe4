<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln pos.</source>
        <translation>
            <numerusform>%Ln поз.</numerusform>
            <numerusform>%Ln поз.</numerusform>
            <numerusform>%Ln поз.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactLine</name>
    <message>
        <source>Show why and since when</source>
        <translation>Показать, почему и с какого времени</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Status in the shop</source>
        <translation>Статус в магазине</translation>
    </message>
    <message>
        <source>Status in MoySklad</source>
        <translation>Статус в МоёмСкладе</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Оплата</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Любой</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Оплачен</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Не оплачен</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Деньги возвращены</translation>
    </message>
</context>
<context>
    <name>OrderActs</name>
    <message numerus="yes">
        <source>%Ln need no retry</source>
        <translation>
            <numerusform>%Ln не нуждается в повторе</numerusform>
            <numerusform>%Ln не нуждаются в повторе</numerusform>
            <numerusform>%Ln не нуждаются в повторе</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln queued again</source>
        <translation>
            <numerusform>%Ln снова в очереди</numerusform>
            <numerusform>%Ln снова в очереди</numerusform>
            <numerusform>%Ln снова в очереди</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; skipped: %2</source>
        <translation>%1; пропущено: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a person</source>
        <translation>
            <numerusform>%Ln ждёт решения человека</numerusform>
            <numerusform>%Ln ждут решения человека</numerusform>
            <numerusform>%Ln ждут решения человека</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to retry: %1.</source>
        <translation>Повторять нечего: %1.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>The retry was undone.</source>
        <translation>Повтор отменён.</translation>
    </message>
</context>
<context>
    <name>OrderHistory</name>
    <message>
        <source>order received</source>
        <translation>заказ получен</translation>
    </message>
    <message>
        <source>no more tries by itself: only a person can put this right</source>
        <translation>сам повторяться не будет: нужно решение человека</translation>
    </message>
    <message>
        <source>retry: what stood in the way was put right</source>
        <translation>можно повторить: причина устранена</translation>
    </message>
    <message>
        <source>next: due now</source>
        <translation>следующая — сейчас</translation>
    </message>
    <message>
        <source>next, by itself</source>
        <translation>следующая, автоматически</translation>
    </message>
    <message>
        <source>%1 — because: %2</source>
        <translation>%1 — потому что: %2</translation>
    </message>
    <message>
        <source>The shop says so; why is not known.</source>
        <translation>Так говорит магазин; причина неизвестна.</translation>
    </message>
    <message>
        <source>SkladLink set it because of MoySklad: %1.</source>
        <translation>Его поставил SkladLink вслед за МоимСкладом: %1.</translation>
    </message>
    <message>
        <source>The order was placed with it and nobody changed it since.</source>
        <translation>С ним заказ оформили, и с тех пор никто его не менял.</translation>
    </message>
    <message>
        <source>The order was cancelled in the shop, by the buyer or a manager.</source>
        <translation>Заказ отменили в магазине: покупатель или менеджер.</translation>
    </message>
    <message>
        <source>It was changed in the shop itself, by a manager or by the payment.</source>
        <translation>Его сменили в самом магазине: менеджер или оплата.</translation>
    </message>
    <message>
        <source>MoySklad had the order, but it was deleted there.</source>
        <translation>Заказ в МоёмСкладе был, но его там удалили.</translation>
    </message>
    <message>
        <source>MoySklad says so; why is not known.</source>
        <translation>Так говорит МойСклад; причина неизвестна.</translation>
    </message>
    <message>
        <source>SkladLink created the order with it, and nobody changed it since.</source>
        <translation>С ним SkladLink создал заказ, и с тех пор никто его не менял.</translation>
    </message>
    <message>
        <source>SkladLink set it because of the shop: %1.</source>
        <translation>Его поставил SkladLink вслед за магазином: %1.</translation>
    </message>
    <message>
        <source>It was changed in MoySklad itself.</source>
        <translation>Его сменили в самом МоёмСкладе.</translation>
    </message>
    <message>
        <source>MoySklad has no order, so it has no status there.</source>
        <translation>В МоёмСкладе заказа нет, поэтому нет и статуса.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>С %1.</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Open the order elsewhere</source>
        <translation>Открыть заказ в другом месте</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Attempts at exporting</source>
        <translation>Попытки передачи</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что было с заказом</translation>
    </message>
    <message>
        <source>All about this order in the log</source>
        <translation>Всё об этом заказе в журнале</translation>
    </message>
    <message>
        <source>Status in the shop</source>
        <translation>Статус в магазине</translation>
    </message>
    <message>
        <source>Status in MoySklad</source>
        <translation>Статус в МоёмСкладе</translation>
    </message>
    <message>
        <source>deleted there</source>
        <translation>удалён там</translation>
    </message>
    <message>
        <source>no order yet</source>
        <translation>заказа ещё нет</translation>
    </message>
    <message>
        <source>Number in MoySklad</source>
        <translation>Номер в МоёмСкладе</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>НДС</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Оплата</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <source>included in the price</source>
        <translation>включён в цену</translation>
    </message>
    <message>
        <source>on top of the price</source>
        <translation>сверх цены</translation>
    </message>
    <message>
        <source>Shipments of this order</source>
        <translation>Отгрузки этого заказа</translation>
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
        <source>The pages of this order in the browser are not known</source>
        <translation>Адреса заказа в браузере неизвестны</translation>
    </message>
    <message>
        <source>Why this status in the shop</source>
        <translation>Почему такой статус в магазине</translation>
    </message>
    <message>
        <source>Why this status in MoySklad</source>
        <translation>Почему такой статус в МоёмСкладе</translation>
    </message>
    <message>
        <source>Open the conflict</source>
        <translation>Открыть конфликт</translation>
    </message>
</context>
<context>
    <name>OrdersFooter</name>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Снять выделение</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>Выбран %Ln заказ</numerusform>
            <numerusform>Выбрано %Ln заказа</numerusform>
            <numerusform>Выбрано %Ln заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln orders</source>
        <translation>
            <numerusform>%Ln заказ</numerusform>
            <numerusform>%Ln заказа</numerusform>
            <numerusform>%Ln заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not exported</source>
        <translation>
            <numerusform>%Ln не передан</numerusform>
            <numerusform>%Ln не переданы</numerusform>
            <numerusform>%Ln не переданы</numerusform>
        </translation>
    </message>
    <message>
        <source>select</source>
        <translation>выделить</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>повторить</translation>
    </message>
</context>
<context>
    <name>OrdersHeader</name>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Покупатель</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Передача</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Позиции</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>НДС</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Оплата</translation>
    </message>
    <message>
        <source>MoySklad number</source>
        <translation>Номер в МоёмСкладе</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>OrdersList</name>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>The orders could not be read</source>
        <translation>Не удалось прочитать заказы</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>The program’s database did not answer as it should.</source>
        <translation>База данных программы ответила не так, как должна.</translation>
    </message>
    <message>
        <source>The orders are safe; nothing was sent or changed.</source>
        <translation>Заказы целы; ничего не отправлено и не изменено.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look into the log.</source>
        <translation>Попробуйте ещё раз; если не поможет, загляните в журнал.</translation>
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
        <source>Nothing fits</source>
        <translation>Ничего не подошло</translation>
    </message>
    <message>
        <source>No order fits the search and the filters.</source>
        <translation>Ни один заказ не подходит под поиск и фильтры.</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>No order is stuck</source>
        <translation>Ни один заказ не застрял</translation>
    </message>
    <message>
        <source>Whatever cannot be exported appears here with the reason and the cure.</source>
        <translation>Что не удастся передать, появится здесь вместе с причиной и способом исправить.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Заказов ещё нет</translation>
    </message>
    <message>
        <source>New orders appear here by themselves.</source>
        <translation>Новые заказы появятся здесь сами.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Здесь пусто</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>next and previous order</source>
        <translation>следующий и предыдущий заказ</translation>
    </message>
    <message>
        <source>go where the trouble is put right</source>
        <translation>перейти туда, где это исправляют</translation>
    </message>
    <message>
        <source>retry this order, or those selected</source>
        <translation>повторить этот заказ или выбранные</translation>
    </message>
    <message>
        <source>select</source>
        <translation>выделить</translation>
    </message>
    <message>
        <source>select all in the list</source>
        <translation>выделить все в списке</translation>
    </message>
    <message>
        <source>why this status in the shop, in MoySklad</source>
        <translation>почему такой статус в магазине, в МоёмСкладе</translation>
    </message>
    <message>
        <source>shipments of this order</source>
        <translation>отгрузки этого заказа</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>undo the last retry</source>
        <translation>отменить последний повтор</translation>
    </message>
    <message>
        <source>Retry all (%1)</source>
        <translation>Повторить все (%1)</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Повторить все</translation>
    </message>
    <message>
        <source>shop → MoySklad</source>
        <translation>магазин → МойСклад</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Why this status in the shop</source>
        <translation>Почему такой статус в магазине</translation>
    </message>
    <message>
        <source>Why this status in MoySklad</source>
        <translation>Почему такой статус в МоёмСкладе</translation>
    </message>
    <message>
        <source>Shipments of this order</source>
        <translation>Отгрузки этого заказа</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not exported</source>
        <translation>
            <numerusform>%Ln не передан</numerusform>
            <numerusform>%Ln не переданы</numerusform>
            <numerusform>%Ln не переданы</numerusform>
        </translation>
    </message>
    <message>
        <source>data of %1</source>
        <translation>данные на %1</translation>
    </message>
    <message>
        <source>Exporting orders to MoySklad is switched off; until it is on in the settings, nothing is sent.</source>
        <translation>Передача заказов в МойСклад выключена; пока её не включат в настройках, ничего не отправляется.</translation>
    </message>
    <message>
        <source>The first load reads the orders of the shop.</source>
        <translation>Заказы магазина прочитает первая загрузка.</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Заказов ещё нет</translation>
    </message>
    <message>
        <source>To the first load</source>
        <translation>К первой загрузке</translation>
    </message>
    <message numerus="yes">
        <source>The program already reads the shop’s orders: %Ln, the newest is %1.</source>
        <translation>
            <numerusform>Программа уже читает заказы магазина: их %Ln, последний — %1.</numerusform>
            <numerusform>Программа уже читает заказы магазина: их %Ln, последний — %1.</numerusform>
            <numerusform>Программа уже читает заказы магазина: их %Ln, последний — %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It counts their goods out of the stock, so that nothing is sold twice.</source>
        <translation>Товары из них она вычитает из остатка, чтобы ничего не продать дважды.</translation>
    </message>
    <message>
        <source>Orders are not exported yet</source>
        <translation>Заказы пока не передаются</translation>
    </message>
    <message>
        <source>Show stock</source>
        <translation>К остаткам</translation>
    </message>
</context>
<context>
    <name>OrdersTable</name>
    <message>
        <source>Click again to see why</source>
        <translation>Щёлкните ещё раз, чтобы узнать почему</translation>
    </message>
</context>
<context>
    <name>OrdersTools</name>
    <message>
        <source>Not exported</source>
        <translation>Не переданы</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Переданы</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Исключены</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Find an order</source>
        <translation>Найти заказ</translation>
    </message>
    <message>
        <source>Number, buyer, MoySklad number, item or article</source>
        <translation>Номер, покупатель, номер в МоёмСкладе, товар или артикул</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>За всё время</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>За 24 часа</translation>
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
        <source>How far back: %1</source>
        <translation>Период: %1</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>Фильтры: %1</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Фильтры</translation>
    </message>
</context>
<context>
    <name>OrdersWords</name>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>no VAT</source>
        <translation>без НДС</translation>
    </message>
    <message>
        <source>mixed VAT</source>
        <translation>разный НДС</translation>
    </message>
    <message>
        <source>VAT not known</source>
        <translation>НДС неизвестен</translation>
    </message>
    <message>
        <source>VAT %1</source>
        <translation>НДС %1</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>возврат</translation>
    </message>
    <message>
        <source>not paid</source>
        <translation>не оплачен</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>оплачен</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Передан</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Не передан</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Не передаётся</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Ещё не решено</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>попытка в %1</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>сегодня, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>вчера, %1</translation>
    </message>
    <message>
        <source>no status</source>
        <translation>без статуса</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>in the shop: %1</source>
        <translation>в магазине: %1</translation>
    </message>
    <message>
        <source>in MoySklad: %1</source>
        <translation>в МоёмСкладе: %1</translation>
    </message>
</context>
<context>
    <name>PositionsTable</name>
    <message>
        <source>Positions</source>
        <translation>Позиции</translation>
    </message>
    <message>
        <source>no pair</source>
        <translation>нет пары</translation>
    </message>
    <message>
        <source>on hand %1</source>
        <translation>в наличии %1</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Позиция</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Кол.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Сумма</translation>
    </message>
</context>
<context>
    <name>TroubleBox</name>
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
        <source>This was put right since: retry now.</source>
        <translation>Причина уже устранена: можно повторить.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Undo the retry</source>
        <translation>Отменить повтор</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Сопоставить</translation>
    </message>
    <message>
        <source>To the conflicts</source>
        <translation>К конфликтам</translation>
    </message>
    <message>
        <source>To the conflict</source>
        <translation>К конфликту</translation>
    </message>
    <message>
        <source>Show the item</source>
        <translation>К товару</translation>
    </message>
    <message>
        <source>The order is not in MoySklad</source>
        <translation>Заказ не передан в МойСклад</translation>
    </message>
    <message>
        <source>The order waits for its export</source>
        <translation>Заказ ждёт передачи</translation>
    </message>
    <message>
        <source>The order is left out of the export</source>
        <translation>Заказ не передаётся</translation>
    </message>
</context>
<context>
    <name>WhyPopover</name>
    <message>
        <source>Why “%1”</source>
        <translation>Почему «%1»</translation>
    </message>
    <message>
        <source>Why there is no order</source>
        <translation>Почему заказа нет</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Как это вышло</translation>
    </message>
    <message>
        <source>All about this order in the log</source>
        <translation>Всё об этом заказе в журнале</translation>
    </message>
</context>
</TS>
