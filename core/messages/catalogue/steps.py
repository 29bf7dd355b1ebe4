"""Steps of jobs: a title and a line below it (`<step>.hint`)."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, said

ENTRIES: Mapping[str, Entry] = {
    "step.references": said("Справочники", "Dictionaries"),
    "step.references.hint": said("организации, склады, типы цен", "organisations, warehouses, price types"),
    "step.items": said("Товары из МоегоСклада", "Items from MoySklad"),
    "step.items.hint": said("товары, модификации, штрихкоды", "products, variants, barcodes"),
    "step.offers": said("Предложения из магазина", "Offers from the shop"),
    "step.offers.hint": said("названия, свойства, XML_ID", "names, properties, XML_ID"),
    "step.candidates": said("Поиск совпадений", "Finding matches"),
    "step.candidates.hint": said(
        "внешний код → штрихкод → артикул → название", "external code → barcode → article → name"
    ),
    "step.links": said("Связь точных совпадений", "Linking exact matches"),
    "step.links.hint": said("только пары, которые однозначно решает ключ", "only pairs that a unique key decides"),
    "step.orders": said("Заказы магазина[ за {days:день|дня|дней}]", "Orders of the shop[, last {days:day|days}]"),
    "step.orders.hint": said("только чтение, документы не создаются", "read only, no documents are made"),
    "step.shop_orders": said("Заказы магазина", "Orders of the shop"),
    "step.shop_orders.hint": said("новые и изменённые", "new and changed ones"),
    "step.buyers": said("Покупатели МоегоСклада", "Buyers in MoySklad"),
    "step.buyers.hint": said("новые и изменённые карточки", "new and changed cards"),
    "step.send_orders": said("Передача заказов", "Forwarding orders"),
    "step.send_orders.hint": said("сначала поиск, потом создание", "looked up first, then created"),
    "step.stock": said("Расчёт остатков", "Working out the stock"),
    "step.stock.hint": said(
        "без отправки — сначала покажем, что изменится", "nothing is sent: you see first what would change"
    ),
    "step.schedule": said("Расписание", "Schedule"),
    "step.schedule.hint": said("включим после вашего подтверждения", "switched on once you confirmed"),
    "step.shop_quantities": said("Количество в магазине", "Quantities in the shop"),
    "step.shop_quantities.hint": said("что покупатели видят сейчас", "what buyers see now"),
    "step.plan": said("План изменений", "Plan of changes"),
    "step.plan.hint": said("расчёт против того, что в магазине", "what should be against what is"),
    "step.send": said("Отправка в магазин", "Sending to the shop"),
    "step.send.hint": said("с проверкой каждой записи", "every write is checked"),
}
