<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>DetailPanel</name>
    <message>
        <source>Positions of the order</source>
        <extracomment>Below this width the timeline stands under the documents.</extracomment>
        <translation>Позиции заказа</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Хронология</translation>
    </message>
    <message>
        <source>Nothing happened to this order yet.</source>
        <translation>С этим заказом ещё ничего не происходило.</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>отгружено</translation>
    </message>
    <message>
        <source>remaining</source>
        <translation>осталось</translation>
    </message>
    <message>
        <source>over</source>
        <translation>лишнее</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>возврат</translation>
    </message>
    <message>
        <source>MoySklad</source>
        <translation>МойСклад</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Магазин</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message numerus="yes">
        <source>Partly for more than %Ln days</source>
        <translation>
            <numerusform>Частично больше %Ln дня</numerusform>
            <numerusform>Частично больше %Ln дней</numerusform>
            <numerusform>Частично больше %Ln дней</numerusform>
        </translation>
    </message>
    <message>
        <source>With drafts</source>
        <translation>С черновиками</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Не начато</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>Полностью</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Частично</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Лишнее</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>More about the order</source>
        <translation>Ещё о заказе</translation>
    </message>
    <message>
        <source>→  %1 in MoySklad</source>
        <translation>→  %1 в МоёмСкладе</translation>
    </message>
    <message>
        <source>Open in MoySklad</source>
        <translation>Открыть в МоёмСкладе</translation>
    </message>
    <message>
        <source>placed %1</source>
        <translation>оформлен %1</translation>
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
        <source>Open on the page Orders</source>
        <translation>Открыть на странице «Заказы»</translation>
    </message>
    <message>
        <source>Open in the shop</source>
        <translation>Открыть в магазине</translation>
    </message>
    <message>
        <source>Copy the shop&apos;s number</source>
        <translation>Скопировать номер магазина</translation>
    </message>
    <message>
        <source>Copy MoySklad&apos;s number</source>
        <translation>Скопировать номер МоегоСклада</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>Open in the browser</source>
        <translation>Открыть в браузере</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Скопировать номер</translation>
    </message>
    <message>
        <source>Copy the tracking number</source>
        <translation>Скопировать трек-номер</translation>
    </message>
</context>
<context>
    <name>PapersPanel</name>
    <message>
        <source>There is no document for this order yet.</source>
        <translation>Документов по этому заказу ещё нет.</translation>
    </message>
    <message>
        <source>Documents and timeline could not be read. Choose the order again to retry.</source>
        <translation>Документы и хронологию не удалось прочитать. Выберите заказ ещё раз, чтобы повторить.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Документы</translation>
    </message>
</context>
<context>
    <name>PositionsHeader</name>
    <message>
        <source>Position</source>
        <translation>Позиция</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Заказано</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Отгружено</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возврат</translation>
    </message>
</context>
<context>
    <name>PositionsTable</name>
    <message>
        <source>Total</source>
        <translation>Итого</translation>
    </message>
</context>
<context>
    <name>ShipmentHeader</name>
    <message>
        <source>Order</source>
        <extracomment>In a narrow dense list the state&apos;s icon stands alone; its word is in the tooltip.</extracomment>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Покупатель</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Заказано</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Отгружено</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возврат</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Лишнее</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Изменён</translation>
    </message>
</context>
<context>
    <name>ShipmentList</name>
    <message>
        <source>order</source>
        <translation>заказ</translation>
    </message>
    <message>
        <source>Number, buyer, item, document</source>
        <translation>Номер, покупатель, товар</translation>
    </message>
    <message>
        <source>Shipments</source>
        <translation>Отгрузки</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Сбросить</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Сбросить фильтры</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Buyers wait for:</source>
        <translation>Ждут покупатели:</translation>
    </message>
    <message>
        <source>The shipments could not be read</source>
        <translation>Не удалось прочитать отгрузки</translation>
    </message>
    <message>
        <source>The data is safe.</source>
        <translation>Данные целы.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Nothing is shipped in part</source>
        <translation>Частично отгруженных нет</translation>
    </message>
    <message>
        <source>Every order left in full or not yet.</source>
        <translation>Каждый заказ уехал целиком или ещё ждёт.</translation>
    </message>
    <message>
        <source>Nothing too much</source>
        <translation>Лишнего нет</translation>
    </message>
    <message>
        <source>No order got more than was ordered.</source>
        <translation>Ни по одному заказу не отгружено больше, чем заказано.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Ничего не нашлось</translation>
    </message>
    <message>
        <source>No order fits the search and the filters.</source>
        <translation>Ни один заказ не подходит под поиск и фильтры.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>Nothing is known of shipments yet</source>
        <translation>Об отгрузках пока ничего не известно</translation>
    </message>
    <message>
        <source>This version does not read shipments from MoySklad yet, so there is nothing to compare here.</source>
        <translation>Эта версия ещё не читает отгрузки из МоегоСклада, поэтому сравнивать здесь нечего.</translation>
    </message>
    <message>
        <source>Go to orders</source>
        <translation>К заказам</translation>
    </message>
</context>
<context>
    <name>ShipmentWords</name>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>позиций</translation>
    </message>
    <message>
        <source>pcs</source>
        <translation>шт.</translation>
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
        <source>not in the order</source>
        <translation>нет в заказе</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>лишнее %1</translation>
    </message>
    <message>
        <source>of it “%1” left, %2</source>
        <translation>из комплекта ушло «%1», %2</translation>
    </message>
</context>
<context>
    <name>ShipmentsPage</name>
    <message>
        <source>Shipments</source>
        <translation>Отгрузки</translation>
    </message>
    <message>
        <source>next and previous order</source>
        <translation>следующий и предыдущий заказ</translation>
    </message>
    <message>
        <source>open the order on the page Orders</source>
        <translation>открыть заказ на странице «Заказы»</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partly shipped</source>
        <translation>
            <numerusform>%Ln частичный</numerusform>
            <numerusform>%Ln частичных</numerusform>
            <numerusform>%Ln частичных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with too much</source>
        <translation>
            <numerusform>%Ln с лишним</numerusform>
            <numerusform>%Ln с лишним</numerusform>
            <numerusform>%Ln с лишним</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln partly shipped for long</source>
        <translation>
            <numerusform>%Ln долго ждёт вторую часть</numerusform>
            <numerusform>%Ln долго ждут вторую часть</numerusform>
            <numerusform>%Ln долго ждут вторую часть</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyBox</name>
    <message>
        <source>Show the rule</source>
        <translation>Показать правило</translation>
    </message>
    <message>
        <source>Show the rule on the page Statuses</source>
        <translation>Показать правило на странице «Статусы»</translation>
    </message>
</context>
</TS>
