"""Conflicts: the choices, what follows from each, why one is advised, and the values that stand in the comparison."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, said

_CHOICES: Mapping[str, Entry] = {
    "keep_ms": said("Оставить МойСклад", "Keep MoySklad"),
    "keep_shop": said("Оставить магазин", "Keep shop"),
    "merge": said("Объединить", "Merge"),
    "keep": said("Оставить как есть", "Leave as it is"),
    "sell_off": said("Распродать остаток", "Sell what is left"),
    "relink": said("Связать с заменой", "Link the replacement"),
    "stop": said("Снять с продажи", "Stop selling"),
    "unlink": said("Отвязать", "Unlink"),
    "pair_1": said("Связать с первым", "Link the first"),
    "pair_2": said("Связать со вторым", "Link the second"),
    "keep_link": said("Оставить связь", "Keep the link"),
    "move_link": said("Связать с копией", "Link the copy"),
    "stop_copy": said("Снять копию с продажи", "Stop selling the copy"),
    "fill_default": said("Подставить[ «{value}»]", "Fill in[ “{value}”]"),
    "return_extra": said("Вернуть лишнее", "Take the extra back"),
    "grow_order": said("Добавить в заказ", "Add to the order"),
    "send_again": said("Передать заново", "Send again"),
    "forget": said("Забыть связь", "Forget the link"),
    "cancel_shop": said("Отменить в магазине", "Cancel in the shop"),
    "first_buyer": said("Вести первого", "Use the first"),
    "second_buyer": said("Вести второго", "Use the second"),
    "apart": said("Это разные люди", "They are different"),
    "drop_entry": said("Убрать из схемы", "Take it out of the scheme"),
    "accept_name": said("Принять новое имя", "Accept the new name"),
}

_THEN: Mapping[str, Entry] = {
    "shop_status": said("В магазине станет «{name}»", "The shop will say “{name}”"),
    "ms_status": said("В МоёмСкладе станет «{name}»", "MoySklad will say “{name}”"),
    "letter_shipped": said("Покупатель получит письмо об отгрузке", "The buyer gets a letter about the shipment"),
    "letter_status": said("Покупатель получит письмо о новом статусе", "The buyer gets a letter about the status"),
    "letter_changed": said(
        "Покупатель получит письмо об изменении заказа", "The buyer gets a letter about the changed order"
    ),
    "refund_unanswered": said(
        "Запрос возврата денег останется без ответа", "The request for the money back stays unanswered"
    ),
    "demand_by_hand": said(
        "Отгрузка {demand} уже проведена — её придётся отменить вручную",
        "Shipment {demand} is posted already and must be cancelled by hand",
    ),
    "reserve_freed": said("Резерв снимется, товар вернётся в продажу", "The reserve is freed for sale"),
    "return_draft": said(
        "В МоёмСкладе появится черновик возврата на {quantity:n} шт.",
        "A draft return of {quantity:n} pcs appears in MoySklad",
    ),
    "task_refund": said("Менеджер увидит задачу «Вернуть деньги»", "The manager sees the task “Pay the money back”"),
    "order_grows": said("В заказе станет {quantity:n} шт.", "The order will hold {quantity:n} pcs"),
    "buyer_pays": said("Покупатель доплатит [{sum:n} ₽||разницу]", "The buyer pays [₽{sum:n} more||the difference]"),
    "lines_as_ms": said("Состав в магазине станет как в МоёмСкладе", "The shop’s lines become those of MoySklad"),
    "lines_as_shop": said("Состав в МоёмСкладе станет как в магазине", "MoySklad’s lines become those of the shop"),
    "demand_checked": said("Отгрузку нужно проверить вручную", "The shipment must be checked by hand"),
    "order_made_again": said(
        "Заказ {number} появится в МоёмСкладе снова", "Order {number} appears in MoySklad again"
    ),
    "order_apart": said(
        "Заказ {number} больше не связан с МоимСкладом", "Order {number} is no longer tied to MoySklad"
    ),
    "order_cancelled": said("Заказ {number} станет отменённым", "Order {number} becomes cancelled"),
    "ms_vat": said("В МоёмСкладе станет НДС {rate:%}", "VAT in MoySklad becomes {rate:%}"),
    "shop_vat": said("В магазине станет НДС {rate:%}", "VAT in the shop becomes {rate:%}"),
    "receipt_differs": said("Чек уже пробит с другой ставкой", "The receipt is printed with another rate"),
    "ms_total": said("В МоёмСкладе станет {sum:n} ₽", "MoySklad will say ₽{sum:n}"),
    "shop_total": said("В магазине станет {sum:n} ₽", "The shop will say ₽{sum:n}"),
    "buyer_informed": said("Покупатель увидит другую сумму", "The buyer sees another sum"),
    "orders_to": said("Новые заказы пойдут на «{name}»", "New orders go to “{name}”"),
    "twin_stays": said("Второй останется в МоёмСкладе без заказов", "The other stays in MoySklad without orders"),
    "buyers_apart": said("Оба останутся, по каждому заказу спросим", "Both stay, each order is asked about"),
    "settings_follow": said("Настройки покажут «{name}»", "Settings will show “{name}”"),
    "mend_settings": said(
        "Выберите другую запись вместо «{name}» в настройках",
        "Choose another entry instead of “{name}” in the settings",
    ),
    "pairs_removed": said("Пары и правила с «{name}» исчезнут", "Pairs and rules with “{name}” go away"),
    "status_apart": said(
        "Заказы с этим статусом перестанут обмениваться статусами", "Orders with this status exchange no statuses"
    ),
    "difference_stays": said("Разница по заказу {number} останется", "The difference of order {number} stays"),
    "stays_apart": said("Разница останется", "The difference stays"),
    "nothing_changes": said("Ничего не изменится", "Nothing changes"),
    "unchanged": said("В магазине ничего не изменится", "Nothing changes in the shop"),
    "link_with": said("Связь с «{name}»", "Link with “{name}”"),
    "link_stays": said("Связь останется", "The link stays"),
    "link_removed": said("Связь исчезнет", "The link goes away"),
    "stock_follows": said(
        "Остаток в магазине снова считается по складу", "The shop’s stock follows the warehouse again"
    ),
    "stock_from_item": said("Остаток предложения — от этого товара", "The offer’s stock comes from this item"),
    "stock_stays": said(
        "В магазине останется {quantity:n} шт., SkladLink это число не меняет",
        "The shop keeps {quantity:n} pcs, SkladLink does not change that figure",
    ),
    "sells_on": said(
        "Магазин продолжит продавать {quantity:n} шт., которых склад не знает",
        "The shop goes on selling {quantity:n} pcs that the warehouse does not know",
    ),
    "offer_hidden": said("«{name}» пропадёт с витрины", "“{name}” leaves the shop window"),
    "copy_untouched": said("Предложение {offer} остаётся без пары", "Offer {offer} stays without a pair"),
    "old_offer_stays": said(
        "Предложение {offer} остаётся без пары и со своим остатком", "Offer {offer} keeps its figure without a pair"
    ),
    "order_can_go": said("Позиция заказа {number} найдёт свой товар", "The line of order {number} finds its item"),
    "order_waits": said(
        "[Заказ {number} будет ждать||Следующий заказ будет ждать]", "[Order {number} waits||The next order waits]"
    ),
    "attribute_filled": said(
        "Поле «{attribute}» получит значение «{value}»", "Field “{attribute}” gets the value “{value}”"
    ),
}

_ADVICE: Mapping[str, Entry] = {
    "on_the_way": said("товар уже в пути", "the goods are on the way"),
    "not_shipped": said("отгрузки ещё нет", "nothing was shipped yet"),
    "ordered_less": said(
        "[заказано только {ordered:n}||этого не заказывали]", "[only {ordered:n} were ordered||nobody ordered it]"
    ),
    "receipt_printed": said("чек уже с этой ставкой", "the receipt has this rate"),
    "no_stock_behind": said("за связью больше нет остатка", "there is no stock behind the link any more"),
    "look_in_mapping": said("новый вариант выберите в сопоставлении", "choose the new variant in the mapping"),
    "same_values": said("у нового варианта те же значения", "the new variant has the same values"),
    "shipped_stays": said("отгруженное из заказа уже не убрать", "what was shipped cannot leave the order"),
    "shop_waits": said("в магазине заказ ещё ждёт", "the shop’s order still waits"),
    "buyer_saw": said("эту сумму видел покупатель", "the buyer saw this sum"),
    "choose_another": said("правила заработают с другой записью", "the rules work again with another entry"),
    "document_taken": said("с ним МойСклад примет документ", "with it MoySklad takes the document"),
    "has_orders": said("у него уже есть заказы", "it has orders already"),
    "same_entry": said("это та же запись", "it is the same entry"),
    "same_key": said("замена найдена {@rule}", "the replacement was found {@rule}"),
    "nothing_behind": said("за числом нет товара", "there are no goods behind the figure"),
    "sells_off": said("так ничего не потеряется", "nothing is lost this way"),
    "confirmed_link": said("эту связь вы подтвердили", "you confirmed this link"),
}

_BY_HAND: Mapping[str, Entry] = {
    "keep_ms": said(
        "в магазине откройте «Заказы», заказ {number}, и сделайте как в МоёмСкладе",
        "open order {number} under “Orders” in the shop and make it as it is in MoySklad",
    ),
    "keep_shop": said(
        "в МоёмСкладе откройте «Продажи» → «Заказы покупателей», заказ {number}, и сделайте как в магазине",
        "open order {number} under “Sales” → “Customer orders” in MoySklad and make it as it is in the shop",
    ),
    "merge": said(
        "в МоёмСкладе создайте возврат покупателя по отгрузке, затем верните деньги за заказ {number}",
        "make a sales return for the shipment in MoySklad, then pay the money for order {number} back",
    ),
    "stop": said(
        "в магазине откройте предложение {offer_id} и снимите отметку «Активность»",
        "open offer {offer_id} in the shop and clear “Active”",
    ),
    "stop_copy": said(
        "в магазине откройте копию, предложение {offer_id}, и снимите отметку «Активность»",
        "open the copy, offer {offer_id}, in the shop and clear “Active”",
    ),
    "fill_default": said(
        "в МоёмСкладе откройте заказ[ {number}] и заполните поле «{attribute}»",
        "open order[ {number}] in MoySklad and fill in “{attribute}”",
    ),
    "return_extra": said(
        "в МоёмСкладе создайте возврат покупателя по отгрузке на {extra:n} шт.",
        "make a sales return of {extra:n} pcs for the shipment in MoySklad",
    ),
    "grow_order": said(
        "в магазине откройте заказ {number} и добавьте {extra:n} шт.",
        "open order {number} in the shop and add {extra:n} pcs",
    ),
    "send_again": said(
        "в МоёмСкладе создайте заказ покупателя по заказу {number} или восстановите его из корзины",
        "make a customer order for order {number} in MoySklad, or restore it from the bin",
    ),
    "cancel_shop": said(
        "в магазине откройте заказ {number} и отмените его", "open order {number} in the shop and cancel it"
    ),
    "first_buyer": said(
        "в МоёмСкладе объедините двойников: «Контрагенты», отметьте обоих, «Изменить» → «Объединить»",
        "merge the two in MoySklad: “Counterparties”, check both, “Edit” → “Merge”",
    ),
    "second_buyer": said(
        "в МоёмСкладе объедините двойников: «Контрагенты», отметьте обоих, «Изменить» → «Объединить»",
        "merge the two in MoySklad: “Counterparties”, check both, “Edit” → “Merge”",
    ),
}

#: What kind of entry of a dictionary it is.
_ENTRIES: Mapping[str, Entry] = {
    "store": said("склад МоегоСклада", "warehouse of MoySklad"),
    "shop_store": said("склад магазина", "the shop’s warehouse"),
    "organization": said("юрлицо", "organisation"),
    "order_state": said("статус МоегоСклада", "status of MoySklad"),
    "shop_status": said("статус магазина", "the shop’s status"),
    "price_type": said("тип цены МоегоСклада", "price type of MoySklad"),
    "shop_price_type": said("тип цены магазина", "the shop’s price type"),
}

_VALUES: Mapping[str, Entry] = {
    "none": said("нет", "none"),
    "deleted": said("удалён", "deleted"),
    "archived": said("в архиве", "archived"),
    "with_variants": said("товар с вариантами", "an item with variants"),
    "with_offers": said("[{name}, ]карточка с предложениями", "[{name}, ]a card with offers"),
    "item_gone": said("удалённый товар", "a deleted item"),
    "linked": said("связано", "linked"),
    "on_sale": said("на витрине", "in the shop window"),
    "hidden": said("снято с продажи", "not sold"),
    "unchanged": said("без изменений", "unchanged"),
    "cancelled": said("Отменён", "Cancelled"),
    "pieces": said("{quantity:n} шт.", "{quantity:n} pcs"),
    "money": said("{sum:n} ₽", "₽{sum:n}"),
    "vat": said("{rate:%}", "{rate:%}"),
    "positions": said("{count:n} поз.", "{count:line|lines}"),
    "offer": said("предложение {offer}", "offer {offer}"),
    "order": said("заказ {number}", "order {number}"),
    "orders_to": said("заказы на «{name}»", "orders to “{name}”"),
    "orders": said("{count:заказ|заказа|заказов}", "{count:order|orders}"),
    "return_draft": said("+ черновик возврата, {quantity:n} шт.", "+ draft return, {quantity:n} pcs"),
    "demand_posted": said("{name} проведена, {quantity:n} шт.", "{name} posted, {quantity:n} pcs"),
    "shipped_of": said("{shipped:n} из {ordered:n}", "{shipped:n} of {ordered:n}"),
    "paid_by": said("{sum:n} ₽[, {how}]", "₽{sum:n}[, {how}]"),
    "received": said("{sum:n} ₽ получены", "₽{sum:n} received"),
    "refund_asked": said("возврат запрошен", "refund requested"),
}

ENTRIES: Mapping[str, Entry] = {
    **{f"conflict.choice.{key}": entry for key, entry in _CHOICES.items()},
    **{f"conflict.then.{key}": entry for key, entry in _THEN.items()},
    **{f"conflict.advice.{key}": entry for key, entry in _ADVICE.items()},
    **{f"conflict.value.{key}": entry for key, entry in _VALUES.items()},
    **{f"conflict.by_hand.{key}": entry for key, entry in _BY_HAND.items()},
    **{f"conflict.entry.{key}": entry for key, entry in _ENTRIES.items()},
}
