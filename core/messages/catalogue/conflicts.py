"""Conflicts: their kinds, the line in the inbox, why nothing was done, and what rules go by."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_KINDS: Mapping[str, Entry] = {
    "status_both": said("Статус изменён с двух сторон", "Status changed on both sides"),
    "deleted_sold": said("Продаётся, но удалено в МоёмСкладе", "Sold but deleted in MoySklad"),
    "archived_sold": said("Продаётся, но в архиве МоегоСклада", "Sold but archived in MoySklad"),
    "target_deleted": said("Товар заказа удалён в МоёмСкладе", "Ordered item deleted in MoySklad"),
    "kind_changed": said("Товар стал другого вида", "Item became another kind"),
    "over_shipped": said("Лишняя отгрузка", "Over-shipment"),
    "lines_changed": said("Состав изменён после отгрузки", "Lines changed after shipment"),
    "order_deleted": said("Заказ удалён в МоёмСкладе", "Order deleted in MoySklad"),
    "vat_differs": said("НДС не совпадает", "VAT differs"),
    "total_differs": said("Сумма не совпадает", "Total differs"),
    "buyer_twin": said("Двойник покупателя", "Duplicate buyer"),
    "ambiguous": said("Неоднозначное совпадение", "Ambiguous match"),
    "two_claimants": said("Два товара на одно предложение", "Two items for one offer"),
    "same_code": said("Копия с тем же внешним кодом", "Copy with the same external code"),
    "structure_changed": said("Характеристики стали другими", "Characteristics changed"),
    "attribute_missing": said("Нечем заполнить обязательное поле", "Nothing for a mandatory field"),
    "reference_gone": said("Запись справочника пропала", "Reference entry is gone"),
}

#: The kind after the object's name in a title: «Заказ 10469 · статус изменён с двух сторон».
_TITLES: Mapping[str, Entry] = {
    "status_both": said("статус изменён с двух сторон", "status changed on both sides"),
    "deleted_sold": said("продаётся, но удалено в МоёмСкладе", "sold but deleted in MoySklad"),
    "archived_sold": said("продаётся, но в архиве МоегоСклада", "sold but archived in MoySklad"),
    "target_deleted": said("товар заказа удалён в МоёмСкладе", "ordered item deleted in MoySklad"),
    "kind_changed": said("товар стал другого вида", "item became another kind"),
    "over_shipped": said("лишняя отгрузка", "over-shipment"),
    "lines_changed": said("состав изменён после отгрузки", "lines changed after shipment"),
    "order_deleted": said("заказ удалён в МоёмСкладе", "deleted in MoySklad"),
    "vat_differs": said("НДС не совпадает", "VAT differs"),
    "total_differs": said("сумма не совпадает", "total differs"),
    "buyer_twin": said("двойник покупателя", "duplicate buyer"),
    "ambiguous": said("неоднозначное совпадение", "ambiguous match"),
    "two_claimants": said("два товара на одно предложение", "two items for one offer"),
    "same_code": said("копия с тем же внешним кодом", "copy with the same external code"),
    "structure_changed": said("характеристики стали другими", "characteristics changed"),
    "attribute_missing": said("нечем заполнить обязательное поле", "nothing for a mandatory field"),
    "reference_gone": said("запись справочника пропала", "reference entry is gone"),
}

_SOLD = said("[{variant} · ]в магазине {quantity:n} шт.", "[{variant} · ]{quantity:n} pcs in the shop")
_ORDER_WAITS = said("ждёт заказ {number}", "order {number} waits")
_LINES: Mapping[str, Entry] = {
    "status_both": said("{ms_state} ↔ {shop_status}", "{ms_state} ↔ {shop_status}"),
    "deleted_sold": _SOLD,
    "archived_sold": _SOLD,
    "target_deleted": _ORDER_WAITS,
    "kind_changed": said("[ждёт заказ {number}||связь без остатка]", "[order {number} waits||a link without stock]"),
    "over_shipped": said(
        "[отгружено {shipped:n} из {ordered:n}||лишнее: {extra:n} шт.||лишнее]",
        "[{shipped:n} of {ordered:n} shipped||{extra:n} pcs too many||too many]",
    ),
    "lines_changed": said(
        "в магазине {shop_count:позиция|позиции|позиций}, отгружено {ms_count:n}",
        "{shop_count:line|lines} in the shop, {ms_count:n} shipped",
    ),
    "order_deleted": said("в магазине «{status}»", "“{status}” in the shop"),
    "vat_differs": said("магазин {shop_vat:%}, МойСклад {ms_vat:%}", "shop {shop_vat:%}, MoySklad {ms_vat:%}"),
    "total_differs": said(
        "магазин {shop_total:n} ₽, МойСклад {ms_total:n} ₽", "shop ₽{shop_total:n}, MoySklad ₽{ms_total:n}"
    ),
    "buyer_twin": said("два контрагента с одним телефоном", "two counterparties with one phone"),
    "ambiguous": _ORDER_WAITS,
    "two_claimants": _ORDER_WAITS,
    "same_code": said(
        "[ждёт заказ {number}||код {code}||связана другая]", "[order {number} waits||code {code}||another is linked]"
    ),
    "structure_changed": said("связь с предложением {offer_id}", "link with offer {offer_id}"),
    "attribute_missing": said("поле «{attribute}»", "field “{attribute}”"),
    "reference_gone": said(
        "[{@what}: ][теперь «{renamed}»||её больше нет]", "[{@what}: ][now “{renamed}”||it is no longer there]"
    ),
}

_STRESSED: Mapping[str, Entry] = {
    "status_both": said("и в магазине, и в МоёмСкладе", "both in the shop and in MoySklad"),
    "deleted_sold": said("удалён в МоёмСкладе", "deleted in MoySklad"),
    "archived_sold": said("в архиве МоегоСклада", "archived in MoySklad"),
    "over_shipped": said("больше, чем заказано", "more than was ordered"),
    "vat_differs": said("разный НДС", "different VAT"),
    "buyer_twin": said("два контрагента", "two counterparties"),
}

_HOLDS = ("Пока вы не решите, этот заказ не обновляется.", "Until you decide, this order is not updated.")
_WAITS = ("Пока вы не решите, заказ[ {number}] будет ждать.", "Until you decide, order[ {number}] will wait.")
_WHY: Mapping[str, Entry] = {
    "status_both": failure(
        (
            "После последнего обмена статус поменяли {@stress}",
            "Программа не знает, какой верный, поэтому ничего не меняла.",
            _HOLDS[0],
        ),
        (
            "Since the last exchange the status was changed {@stress}",
            "The program does not know which is right, so it changed nothing.",
            _HOLDS[1],
        ),
    ),
    "deleted_sold": failure(
        (
            "Товар {@stress}, а магазин его продаёт",
            "Остаток этого предложения больше некому считать: число в магазине не меняется.",
            "Пока вы не решите, покупатели могут заказать то, чего нет.",
        ),
        (
            "The item was {@stress}, and the shop still sells it",
            "Nobody works out the stock of this offer any more: the shop’s figure does not change.",
            "Until you decide, buyers may order what is not there.",
        ),
    ),
    "archived_sold": failure(
        (
            "Товар {@stress}, а магазин его продаёт",
            "Может быть, его распродают, а может быть, забыли снять с продажи.",
            "Пока вы не решите, остаток считается как раньше.",
        ),
        (
            "The item is {@stress}, and the shop still sells it",
            "It may be sold off on purpose, or forgotten in the shop.",
            "Until you decide, its stock is worked out as before.",
        ),
    ),
    "target_deleted": failure(
        (
            "В заказе есть товар, которого больше нет в МоёмСкладе",
            "Позицию не с чем передать: связь ведёт к удалённому товару.",
            _WAITS[0],
        ),
        (
            "An order holds an item that MoySklad no longer has",
            "The line has nothing to go with: its link leads to a deleted item.",
            _WAITS[1],
        ),
    ),
    "kind_changed": failure(
        (
            "Одна сторона связи стала другого вида",
            "У товара с вариантами и у карточки с предложениями нет своего остатка.",
            "Пока вы не решите, [заказ {number} будет ждать||остаток этого предложения не меняется].",
        ),
        (
            "One side of the link became another kind",
            "An item with variants, and a card with offers, has no stock of its own.",
            "Until you decide, [order {number} will wait||the stock of this offer does not change].",
        ),
    ),
    "over_shipped": failure(
        (
            "По заказу отгружено {@stress}",
            "Программа не знает, ошибка это или договорённость, поэтому ничего не меняла.",
            _HOLDS[0],
        ),
        (
            "For this order {@stress} was shipped",
            "The program does not know whether it is a mistake or an agreement, so it changed nothing.",
            _HOLDS[1],
        ),
    ),
    "lines_changed": failure(
        (
            "Состав заказа изменили, когда часть уже отгружена",
            "Отгруженное из заказа убрать нельзя, поэтому программа ничего не меняла.",
            _HOLDS[0],
        ),
        (
            "The lines of the order changed when a part was shipped already",
            "What was shipped cannot leave the order, so the program changed nothing.",
            _HOLDS[1],
        ),
    ),
    "order_deleted": failure(
        (
            "Заказ удалили в МоёмСкладе, в магазине он остался",
            "Сама программа не создаёт его заново: удалить могли нарочно.",
            _HOLDS[0],
        ),
        (
            "The order was deleted in MoySklad and still stands in the shop",
            "The program does not make it again by itself: it may have been deleted on purpose.",
            _HOLDS[1],
        ),
    ),
    "vat_differs": failure(
        (
            "У заказа в магазине и в МоёмСкладе {@stress}",
            "Сумма одна, но налог в документах получится другим.",
            _HOLDS[0],
        ),
        (
            "The order has {@stress} in the shop and in MoySklad",
            "The sum is the same, but the tax in the documents would not be.",
            _HOLDS[1],
        ),
    ),
    "total_differs": failure(
        (
            "Сумма заказа в магазине и в МоёмСкладе разная",
            "Программа не знает, какая верная, поэтому ничего не меняла.",
            _HOLDS[0],
        ),
        (
            "The order’s total differs between the shop and MoySklad",
            "The program does not know which is right, so it changed nothing.",
            _HOLDS[1],
        ),
    ),
    "buyer_twin": failure(
        (
            "Покупателю из магазина подходят {@stress}",
            "Программа не знает, на кого оформлять заказы, и не создаёт третьего.",
            "Пока вы не решите, новые заказы этого покупателя ждут.",
        ),
        (
            "The shop’s buyer fits {@stress}",
            "The program does not know whom to put orders on, and makes no third one.",
            "Until you decide, new orders of this buyer wait.",
        ),
    ),
    "ambiguous": failure(
        (
            "Товар из заказа[ {number}] подходит не к одной паре",
            "Какая из пар верная, по данным не понять, а по названию программа не связывает.",
            _WAITS[0],
        ),
        (
            "An item of order[ {number}] fits more than one pair",
            "The data do not tell which one is right, and the program never links by name.",
            _WAITS[1],
        ),
    ),
    "two_claimants": failure(
        (
            "На одно предложение претендуют два товара МоегоСклада",
            "У них один и тот же код или штрихкод. У предложения может быть только один товар.",
            _WAITS[0],
        ),
        (
            "Two items of MoySklad claim one offer",
            "They carry the same code or barcode. An offer can have one item only.",
            _WAITS[1],
        ),
    ),
    "same_code": failure(
        (
            "В магазине появилась копия предложения с тем же внешним кодом",
            "Связь осталась за прежним предложением, копии остаток не передаётся.",
            "Пока вы не решите, [заказ {number} будет ждать||остаток копии не меняется].",
        ),
        (
            "A copy of an offer with the same external code appeared in the shop",
            "The link stayed with the former offer, the copy gets no stock.",
            "Until you decide, [order {number} will wait||the copy’s stock does not change].",
        ),
    ),
    "structure_changed": failure(
        (
            "У товара сменились характеристики",
            "Прежний вариант исчез, новый похож на него, но это другой товар.",
            "Пока вы не решите, остаток предложения не меняется.",
        ),
        (
            "The item’s characteristics changed",
            "The former variant is gone, the new one looks alike but is another item.",
            "Until you decide, the offer’s stock does not change.",
        ),
    ),
    "attribute_missing": failure(
        (
            "МойСклад требует поле «{attribute}», а в магазине такого значения нет",
            "Без него МойСклад не примет документ.",
            _WAITS[0],
        ),
        (
            "MoySklad demands the field “{attribute}”, and the shop has no such value",
            "Without it MoySklad will not take the document.",
            _WAITS[1],
        ),
    ),
    "reference_gone": failure(
        (
            "Запись, на которую ссылаются настройки, переименована или удалена",
            "Программа ищет её по номеру и не подменяет похожей.",
            "Пока вы не решите, связанные с ней правила не работают.",
        ),
        (
            "An entry that settings point at was renamed or deleted",
            "The program looks for it by its id and puts no similar one in its place.",
            "Until you decide, the rules that hang on it do not work.",
        ),
    ),
}

_RULES: Mapping[str, Entry] = {
    "status_both": said("в МоёмСкладе «{ms}», в магазине «{shop}»", "“{ms}” in MoySklad, “{shop}” in the shop"),
    "vat_differs": said("МойСклад {ms:%}, магазин {shop:%}", "MoySklad {ms:%}, shop {shop:%}"),
    "attribute_missing": said("поле «{attribute}»", "field “{attribute}”"),
    "deleted_sold": said(
        "[{@conflict.rule.replacement_+replacement}||любой такой товар]",
        "[{@conflict.rule.replacement_+replacement}||any such item]",
    ),
    "replacement_yes": said("в МоёмСкладе есть замена", "MoySklad has a replacement"),
    "replacement_no": said("замены в МоёмСкладе нет", "MoySklad has no replacement"),
    "always": said("все такие случаи", "all such cases"),
}

ENTRIES: Mapping[str, Entry] = {
    **{f"conflict.kind.{kind}": entry for kind, entry in _KINDS.items()},
    **{f"conflict.title.{kind}": entry for kind, entry in _TITLES.items()},
    **{f"conflict.line.{kind}": entry for kind, entry in _LINES.items()},
    **{f"conflict.stress.{kind}": entry for kind, entry in _STRESSED.items()},
    **{f"conflict.why.{kind}": entry for kind, entry in _WHY.items()},
    **{f"conflict.rule.{kind}": entry for kind, entry in _RULES.items()},
}
