"""Why an order is not forwarded yet, or not at all: the rules of the manager and what an order lacks."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_NOT_THERE_RU = "В МоёмСкладе заказа нет, товар там не в резерве."
_NOT_THERE_EN = "MoySklad does not have the order, the goods are not reserved there."
_NOTHING_RU, _NOTHING_EN = "Ничего делать не нужно.", "Nothing to do."

_WAITS: Mapping[str, Entry] = {
    "order.no_lines": failure(
        ("В заказе ещё нет товаров", _NOT_THERE_RU, "Покупатель не закончил оформление. " + _NOTHING_RU),
        ("The order has no goods yet", _NOT_THERE_EN, "The buyer has not finished the checkout. " + _NOTHING_EN),
    ),
    "order.no_lines.short": said("ещё без товаров", "no goods yet"),
    "order.status_waits": failure(
        (
            "Заказ ждёт статуса, с которого заказы передаются",
            _NOT_THERE_RU,
            "Смените статус заказа в магазине или правило в настройках.",
        ),
        (
            "The order waits for a status from which on orders go",
            _NOT_THERE_EN,
            "Change its status in the shop, or the rule in the settings.",
        ),
    ),
    "order.status_waits.short": said("ждёт статуса", "status to come"),
    "order.unpaid": failure(
        ("Заказ ждёт оплаты", _NOT_THERE_RU, "После оплаты заказ уйдёт сам. Правило — в настройках."),
        (
            "The order waits for its payment",
            _NOT_THERE_EN,
            "Once paid it goes by itself. The rule is in the settings.",
        ),
    ),
    "order.unpaid.short": said("ждёт оплаты", "payment to come"),
    "order.settling": failure(
        ("Заказ только что изменился", _NOT_THERE_RU, "Он уйдёт сам, когда покупатель закончит. " + _NOTHING_RU),
        ("The order changed a moment ago", _NOT_THERE_EN, "It goes by itself when the buyer is done. " + _NOTHING_EN),
    ),
    "order.settling.short": said("только что изменился", "changed just now"),
}

_LEFT_OUT: Mapping[str, Entry] = {
    "order.other_site": failure(
        ("Заказ с сайта {site}, который не передаётся", _NOT_THERE_RU, "Так решает правило в настройках."),
        ("The order is of site {site}, which is not forwarded", _NOT_THERE_EN, "So says the rule in the settings."),
    ),
    "order.other_site.short": said("другой сайт", "another site"),
    "order.other_delivery": failure(
        ("Заказы с доставкой «{delivery}» не передаются", _NOT_THERE_RU, "Так решает правило в настройках."),
        ("Orders delivered by “{delivery}” are not forwarded", _NOT_THERE_EN, "So says the rule in the settings."),
    ),
    "order.other_delivery.short": said("другая доставка", "another delivery"),
    "order.other_payment": failure(
        ("Заказы с оплатой «{payment}» не передаются", _NOT_THERE_RU, "Так решает правило в настройках."),
        ("Orders paid by “{payment}” are not forwarded", _NOT_THERE_EN, "So says the rule in the settings."),
    ),
    "order.other_payment.short": said("другая оплата", "another payment"),
}

_LACKS: Mapping[str, Entry] = {
    "order.no_organization": failure(
        (
            "Не выбрано юрлицо, от имени которого оформляются заказы",
            _NOT_THERE_RU,
            "Выберите юрлицо в настройках, раздел «Заказы».",
        ),
        (
            "It is not chosen in whose name orders are made out",
            _NOT_THERE_EN,
            "Choose the organisation in the settings, section “Orders”.",
        ),
    ),
    "order.no_organization.short": said("не выбрано юрлицо", "no organisation"),
    "order.sum_unknown": failure(
        ("Магазин не сообщил сумму заказа", _NOT_THERE_RU, "Откройте заказ в магазине и сохраните его ещё раз."),
        ("The shop did not tell the order’s sum", _NOT_THERE_EN, "Open the order in the shop and save it once more."),
    ),
    "order.sum_unknown.short": said("нет суммы", "sum unknown"),
    "order.price_unknown": failure(
        (
            "У позиции «{name}» магазин не сообщил цену",
            _NOT_THERE_RU,
            "Откройте заказ в магазине, проверьте цену и сохраните его.",
        ),
        (
            "The shop did not tell the price of “{name}”",
            _NOT_THERE_EN,
            "Open the order in the shop, check the price and save it.",
        ),
    ),
    "order.price_unknown.short": said("нет цены", "price unknown"),
    "order.bad_quantity": failure(
        (
            "Количество позиции «{name}» МойСклад не примет",
            "Комплекты продаются только целыми, а количество должно быть больше нуля. " + _NOT_THERE_RU,
            "Исправьте количество в заказе магазина.",
        ),
        (
            "MoySklad will not take the quantity of “{name}”",
            "Bundles are sold whole only, and a quantity must be above zero. " + _NOT_THERE_EN,
            "Correct the quantity in the shop’s order.",
        ),
    ),
    "order.bad_quantity.short": said("не то количество", "bad quantity"),
    "order.vat_unknown": failure(
        (
            "У позиции «{name}» магазин не сообщил НДС",
            "«Без НДС» и «0 %» — не одно и то же, угадывать нельзя. " + _NOT_THERE_RU,
            "Укажите ставку в торговом каталоге магазина и повторите передачу.",
        ),
        (
            "The shop did not tell the VAT of “{name}”",
            "“No VAT” and “0 %” are two things, and guessing is no way. " + _NOT_THERE_EN,
            "Set the rate in the shop’s commercial catalog and retry.",
        ),
    ),
    "order.vat_unknown.short": said("нет ставки НДС", "VAT unknown"),
    "order.no_delivery_item": failure(
        (
            "Не выбрана услуга, которой в заказе идёт доставка «{delivery}»",
            "Без неё сумма заказа не сошлась бы. " + _NOT_THERE_RU,
            "Выберите услугу в настройках, раздел «Заказы».",
        ),
        (
            "It is not chosen which service stands for the delivery “{delivery}”",
            "Without it the sums would differ. " + _NOT_THERE_EN,
            "Choose the service in the settings, section “Orders”.",
        ),
    ),
    "order.no_delivery_item.short": said("нет услуги доставки", "no delivery service"),
}

_ENDED: Mapping[str, Entry] = {
    "order.sent_differs": failure(
        (
            "Заказ передан, № {number}, но суммы не сошлись: в магазине {ours}, в МоёмСкладе {theirs}",
            "Товар в резерве, а покупатель платит другую сумму, чем записано на складе.",
            "Сверьте позиции и НДС заказа в МоёмСкладе с заказом в магазине.",
        ),
        (
            "The order is in MoySklad, № {number}, but the sums differ: {ours} in the shop, {theirs} there",
            "The goods are reserved, and the buyer pays another sum than the warehouse has noted.",
            "Compare the positions and the VAT of the order in MoySklad with the shop’s.",
        ),
    ),
    "order.sent_differs.short": said("передан, суммы разные", "exported, sums differ"),
    "order.in_bin": failure(
        (
            "Заказ № {number} лежит в корзине МоегоСклада",
            "SkladLink уже передавал его, и кто-то удалил его на складе. Сам он заново не создастся.",
            "Верните его из корзины в МоёмСкладе, либо отмените заказ в магазине.",
        ),
        (
            "Order № {number} lies in MoySklad’s bin",
            "SkladLink had sent it and somebody removed it there. It is not made anew by itself.",
            "Bring it back from the bin in MoySklad, or cancel the order in the shop.",
        ),
    ),
    "order.in_bin.short": said("в корзине на складе", "binned in MoySklad"),
    "order.refused": failure(
        (
            "МойСклад не принял заказ",
            "[Его ответ: {said}. ]" + _NOT_THERE_RU,
            "Исправьте названное и повторите передачу.",
        ),
        (
            "MoySklad did not take the order",
            "[Its answer: {said}. ]" + _NOT_THERE_EN,
            "Mend what it names and retry.",
        ),
    ),
    "order.refused.short": said("МойСклад не принял", "MoySklad refused"),
    "order.buyer_refused": failure(
        (
            "МойСклад не принял карточку покупателя",
            "Без покупателя заказ не создать. " + _NOT_THERE_RU,
            "Проверьте имя, почту и телефон в заказе магазина и повторите передачу.",
        ),
        (
            "MoySklad did not take the buyer’s card",
            "Without a buyer there is no order. " + _NOT_THERE_EN,
            "Check name, e-mail and phone in the shop’s order and retry.",
        ),
    ),
    "order.buyer_refused.short": said("покупатель не принят", "buyer refused"),
    "order.nobody": failure(
        (
            "В заказе нет ни имени, ни почты, ни телефона",
            "Непонятно, на кого его записать. " + _NOT_THERE_RU,
            "Впишите покупателя в заказ магазина.",
        ),
        (
            "The order has no name, no e-mail and no phone",
            "It is not clear whose order this is. " + _NOT_THERE_EN,
            "Enter the buyer in the shop’s order.",
        ),
    ),
    "order.nobody.short": said("нет покупателя", "no buyer"),
    "orders.off": failure(
        (
            "Передача заказов выключена",
            "SkladLink читает заказы, чтобы вычесть их из остатков, и ничего не создаёт в МоёмСкладе.",
            "Включите передачу в настройках, раздел «Заказы».",
        ),
        (
            "Forwarding of orders is switched off",
            "SkladLink reads orders to take them out of the stock, and creates nothing in MoySklad.",
            "Switch it on in the settings, section “Orders”.",
        ),
    ),
    "orders.all_there": said(
        "Все заказы в МоёмСкладе: {there:n} из {orders:n}", "All orders are in MoySklad: {there:n} of {orders:n}"
    ),
    "orders.forwarded": said(
        "В МоёмСкладе {there:n} из {orders:n}[, передано сейчас {sent:nz}][, ждут {waiting:nz}]"
        "[, нужен человек: {failed:nz}]",
        "{there:n} of {orders:n} are in MoySklad[, {sent:nz} sent just now][, {waiting:nz} wait]"
        "[, {failed:nz} need somebody]",
    ),
    "forward.order_send": said("новый заказ магазина", "a new order of the shop"),
    "forward.buyer_create": said("покупатель, которого на складе нет", "a buyer that the warehouse does not have"),
    "history.order_send": said("Заказ[ {n_order}] передан в МойСклад", "Order[ {n_order}] sent to MoySklad"),
    "history.buyer_create": said(
        "Создана карточка покупателя[ «{n_name}»]", "Card of the buyer[ “{n_name}”] created"
    ),
}

_SETTINGS: Mapping[str, Entry] = {
    "setting.orders.forward": said("Передавать заказы в МойСклад", "Forward orders to MoySklad"),
    "setting.orders.forward.help": said(
        "Новые заказы магазина создаются в МоёмСкладе, каждый один раз; прежние заказы не трогаются",
        "New orders of the shop are created in MoySklad, each once; older orders are left alone",
    ),
    "setting.orders.paid_only": said("Только оплаченные", "Paid ones only"),
    "setting.orders.paid_only.help": said(
        "Неоплаченные заказы ждут и уходят после оплаты", "Unpaid orders wait and go once they are paid"
    ),
    "setting.orders.store_id": said("Склад заказа", "Warehouse of the order"),
    "setting.orders.store_id.help": said(
        "Без склада резерв не привязан ни к одному из них", "Without one the reserve belongs to no warehouse"
    ),
    "setting.orders.delivery_item_id": said("Услуга для доставки", "Service for delivery"),
    "setting.orders.delivery_item_id.help": said(
        "Ею в заказ встаёт стоимость доставки; без неё заказы с платной доставкой ждут",
        "It carries the delivery’s price; without it orders with paid delivery wait",
    ),
    "setting.orders.own_numbers": said("Номера по порядку МоегоСклада", "Numbers of MoySklad’s own series"),
    "setting.orders.own_numbers.help": said(
        "Номер магазина остаётся во внешнем коде; иначе он станет номером заказа",
        "The shop’s number stays in the external code; else it becomes the order’s number",
    ),
    "setting.orders.reserve": said("Резервировать товар", "Reserve the goods"),
    "setting.orders.reserve.help": said(
        "Сразу при создании заказа, по каждой позиции", "As the order is created, for every position"
    ),
    "setting.orders.price_mode": said("Скидки в заказе", "Discounts in the order"),
    "setting.orders.price_mode.help": said(
        "Итог сходится до копейки в обоих случаях", "The total agrees to the kopeck either way"
    ),
    "setting.orders.price_mode.net": said("Цена уже со скидкой", "Price after the discount"),
    "setting.orders.price_mode.list_and_percent": said(
        "Цена и процент, где точно", "List price and percent where exact"
    ),
}

ENTRIES: Mapping[str, Entry] = {**_WAITS, **_LEFT_OUT, **_LACKS, **_ENDED, **_SETTINGS}
