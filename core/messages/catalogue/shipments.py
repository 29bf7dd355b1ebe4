"""Shipments: how an order stands, why units are missing, which rule told so, what happened to documents.

`shipment.missing.<code>` is a reason beside the order, told after its amount; with `.short` it stands at a position.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, said

_STATES: Mapping[str, Entry] = {
    "shipment.state.over": said("лишнее", "over"),
    "shipment.state.partly": said("частично", "partly"),
    "shipment.state.not_started": said("не начато", "not started"),
    "shipment.state.returned": said("возврат", "returned"),
    "shipment.state.fully": said("полностью", "in full"),
    "shipment.waits": said("ждёт сборки", "waits to be packed"),
    "shipment.drafted": said("в черновике", "in a draft"),
}

_AMOUNTS: Mapping[str, Entry] = {
    "shipment.amount.pieces": said("{amount:n} шт.", "{amount:n} pcs"),
    "shipment.amount.unit": said("{amount:n} {unit}", "{amount:n} {unit}"),
    "shipment.amount.positions": said("{amount:позиция|позиции|позиций}", "{amount:position|positions}"),
    "shipment.done": said("{told:n} из {ordered:n}", "{told:n} of {ordered:n}"),
    "shipment.done.pieces": said("{told:n} из {ordered:n} шт.", "{told:n} of {ordered:n} pcs"),
    "shipment.done.unit": said("{told:n} из {ordered:n} {unit}", "{told:n} of {ordered:n} {unit}"),
    "shipment.done.positions": said(
        "{told:n} из {ordered:позиции|позиций|позиций}", "{told:n} of {ordered:position|positions}"
    ),
}

_WHY: Mapping[str, Entry] = {
    "shipment.why.title.over": said("Почему «Отгружено лишнее»", "Why “Over-shipped”"),
    "shipment.why.title.partly": said("Почему «Частично отгружен»", "Why “Partially shipped”"),
    "shipment.why.title.not_started": said("Почему «Не отгружен»", "Why “Not shipped”"),
    "shipment.why.title.returned": said("Почему «Возврат»", "Why “Returned”"),
    "shipment.why.title.fully": said("Почему «Отгружен»", "Why “Shipped”"),
    "shipment.why.partly": said(
        "Отгружено {done}[, {documents:проведённый документ|проведённых документа|проведённых документов}]",
        "{done} shipped[, {documents:posted document|posted documents}]",
    ),
    "shipment.why.left": said("Не хватает {left}[: {reasons}]", "{left} missing[: {reasons}]"),
    "shipment.why.over": said(
        "Отгружено {done}, это больше заказа на {over}[: {where}]",
        "{done} shipped, {over} more than ordered[: {where}]",
    ),
    "shipment.why.not_started": said(
        "Проведённых отгрузок нет, ждёт {left}[: {reasons}]", "No shipment is posted, {left} to go[: {reasons}]"
    ),
    "shipment.why.returned": said(
        "Всё, что было отгружено, вернулось: {returned}", "Everything that was shipped came back: {returned}"
    ),
    "shipment.why.fully": said(
        "Отгружено {done}[, {documents:проведённый документ|проведённых документа|проведённых документов}], "
        "больше ничего не ждут",
        "{done} shipped[, {documents:posted document|posted documents}], nothing is missing",
    ),
    "shipment.why.tolerance": said(
        "Лишние {over} в пределах допуска для весового товара",
        "The extra {over} is within the tolerance for goods by weight",
    ),
    "shipment.why.mixed": said(
        "Единицы у позиций разные, поэтому считаются позиции", "The units differ, so positions are counted"
    ),
    "shipment.where.more": said("«{name}», лишнее {amount}", "“{name}”, {amount} extra"),
    "shipment.where.foreign": said(
        "«{name}», {amount}, этого товара в заказе нет", "“{name}”, {amount}, which the order does not have"
    ),
}

_MISSING: Mapping[str, Entry] = {
    "shipment.missing.in_draft": said(
        "[{amount} ]собрано, но отгрузка {demand} не проведена",
        "[{amount} ]packed, but shipment {demand} is not posted",
    ),
    "shipment.missing.in_draft.short": said("собрано, не проведено", "packed, not posted"),
    "shipment.missing.part_of_set": said(
        "[{amount}: ]комплект ушёл не целиком[, не хватает «{part}»]",
        "[{amount}: ]the set left in part[, “{part}” lacks]",
    ),
    "shipment.missing.part_of_set.short": said("комплект ушёл не целиком", "the set left in part"),
    "shipment.missing.ready": said(
        "[{amount} ]есть на складе[ «{store}»], отгрузки ещё нет",
        "[{amount} ]in stock[ at “{store}”], not shipped yet",
    ),
    "shipment.missing.ready.short": said("есть на складе, не отгружено", "in stock, not shipped"),
    "shipment.missing.elsewhere": said(
        "[{amount} ]лежит на другом складе[, «{store}»]", "[{amount} ]in another warehouse[, “{store}”]"
    ),
    "shipment.missing.elsewhere.short": said("на другом складе[, «{store}»]", "in another warehouse[, “{store}”]"),
    "shipment.missing.held_for_others": said(
        "[{amount} ]в резерве у других заказов", "[{amount} ]reserved for other orders"
    ),
    "shipment.missing.held_for_others.short": said("в резерве у других заказов", "reserved for other orders"),
    "shipment.missing.not_in_stock": said(
        "[{amount} ]нет [на складе «{store}»||в наличии][, не хватает части «{part}»][ (ждём поставку: {expected})]",
        "[{amount} ]not in stock[ at “{store}”][, the part “{part}” lacks][ ({expected} on the way)]",
    ),
    "shipment.missing.not_in_stock.short": said(
        "нет в наличии[, ждём поставку: {expected}]", "not in stock[, {expected} on the way]"
    ),
    "shipment.missing.unknown": said(
        "[{amount}: ]остаток товара неизвестен", "[{amount}: ]the stock of the item is not known"
    ),
    "shipment.missing.unknown.short": said("остаток неизвестен", "stock not known"),
}

_RULES: Mapping[str, Entry] = {
    "shipment.rule.position_over": said(
        "по одной из позиций отгружено больше, чем заказано", "more of a position was shipped than ordered"
    ),
    "shipment.rule.nothing_posted": said("нет ни одной проведённой отгрузки", "no shipment is posted"),
    "shipment.rule.all_came_back": said("всё отгруженное вернулось", "everything shipped came back"),
    "shipment.rule.position_short": said(
        "есть проведённая отгрузка, но не по всем позициям", "there is a posted shipment, but not for all positions"
    ),
    "shipment.rule.all_shipped": said("все позиции отгружены полностью", "all positions are shipped in full"),
    "shipment.rule.within_tolerance": said(
        "всё отгружено, излишек в пределах допуска", "all shipped, the extra is within the tolerance"
    ),
    "shipment.ruled": said("Сработало правило[ {place}]:", "Rule[ {place}] applied:"),
}

_PAPERS: Mapping[str, Entry] = {
    "shipment.paper.demand": said("Отгрузка {name}", "Shipment {name}"),
    "shipment.paper.return": said("Возврат {name}", "Return {name}"),
    "shipment.paper.shop": said("Отгрузка магазина {name}", "Shop shipment {name}"),
    "shipment.paper.state.posted": said("проведена", "posted"),
    "shipment.paper.state.draft": said("не проведена", "not posted"),
    "shipment.paper.state.gone": said("удалена", "deleted"),
    "shipment.paper.state.deducted": said("отгружена", "shipped"),
    "shipment.paper.state.not_deducted": said("не отгружена", "not shipped"),
    "shipment.paper.state.canceled": said("отменена", "cancelled"),
    "shipment.paper.return.state.posted": said("проведён", "posted"),
    "shipment.paper.return.state.draft": said("не проведён", "not posted"),
    "shipment.paper.return.state.gone": said("удалён", "deleted"),
    "shipment.paper.pair": said("по отгрузке {name}", "for shipment {name}"),
    "shipment.paper.no_pair": said("без пары в МоёмСкладе", "not paired in MoySklad"),
    "shipment.paper.tracking": said("трек {number}", "tracking {number}"),
    "shipment.hint.left": said(
        "Проведите {name} в МоёмСкладе — останется {left}", "Post {name} in MoySklad — {left} will remain"
    ),
    "shipment.hint.done": said(
        "Проведите {name} в МоёмСкладе — заказ будет отгружен полностью",
        "Post {name} in MoySklad — the order will be shipped in full",
    ),
}

_EVENTS: Mapping[str, Entry] = {
    "shipment.event.drafted": said(
        "Отгрузка {number} создана, не проведена", "Shipment {number} created, not posted"
    ),
    "shipment.event.posted": said(
        "Отгрузка {number} проведена[, {pieces:n} шт.]", "Shipment {number} posted[, {pieces:n} pcs]"
    ),
    "shipment.event.unposted": said("Проведение отгрузки {number} отменено", "Shipment {number} un-posted"),
    "shipment.event.returned": said("Возврат {number} проведён", "Return {number} posted"),
    "shipment.event.shop_shipped": said(
        "Отгрузка {number} отмечена в магазине", "Shipment {number} marked in the shop"
    ),
    "shipment.event.status_set": said("Статус заказа: {status}", "Order status: {status}"),
    "shipment.event.status_kept": said(
        "Статус не изменился: отгружено {told:n} из {ordered:n}", "Status unchanged: {told:n} of {ordered:n} shipped"
    ),
    "shipment.event.tracking": said(
        "Трек-номер передан в магазин: {number}", "Tracking number sent to the shop: {number}"
    ),
}

ENTRIES: Mapping[str, Entry] = {**_STATES, **_AMOUNTS, **_WHY, **_MISSING, **_RULES, **_PAPERS, **_EVENTS}
