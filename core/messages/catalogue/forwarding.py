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

ENTRIES: Mapping[str, Entry] = {**_WAITS, **_LEFT_OUT, **_LACKS}
