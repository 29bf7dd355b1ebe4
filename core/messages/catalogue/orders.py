"""Orders on their way to the warehouse: why one is not there, what happened to it, what a person did.

`<code>` is the reason in full, `<code>.short` the same for a table cell.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_NOTHING_RU, _NOTHING_EN = "Ничего делать не нужно.", "Nothing to do."

_FAILED: Mapping[str, Entry] = {
    "order.no_pair": failure(
        (
            "Позицию «{name}» не удалось найти в МоёмСкладе: товар не сопоставлен",
            "Склад не знает о заказе, товар не в резерве. Пока пары нет, повтор не поможет.",
            "Сопоставьте товар и повторите передачу.",
        ),
        (
            "The item “{name}” was not found in MoySklad: it is not matched",
            "The warehouse does not know the order, the goods are not reserved. Without a pair a retry cannot help.",
            "Match the item and retry.",
        ),
    ),
    "order.no_pair.short": said("нет пары у товара", "item has no pair"),
    "order.vat_differs": failure(
        (
            "У позиции «{name}» НДС в магазине {shop_vat:%}, а в МоёмСкладе {item_vat:%}",
            "Сумма налога в двух системах разошлась бы, поэтому заказ не передан и товар не в резерве.",
            "Исправьте ставку в карточке товара: в МоёмСкладе это поле «НДС», в магазине — «Торговый каталог». "
            "Затем повторите передачу.",
        ),
        (
            "VAT of “{name}” is {shop_vat:%} in the shop and {item_vat:%} in MoySklad",
            "The tax would differ between the two systems, so the order was not exported and is not reserved.",
            "Correct the rate in the item’s card: the field “VAT” in MoySklad, “Commercial catalog” in the shop. "
            "Then retry.",
        ),
    ),
    "order.vat_differs.short": said("НДС не совпадает", "VAT differs"),
    "order.buyer_twice": failure(
        (
            "В МоёмСкладе два покупателя с телефоном {phone}: {first} и {second}",
            "Непонятно, на кого записать заказ, поэтому он не передан и товар не в резерве.",
            "Объедините карточки в МоёмСкладе и повторите передачу.",
        ),
        (
            "MoySklad has two buyers with the phone {phone}: {first} and {second}",
            "It is not clear whose order this is, so it was not exported and the goods are not reserved.",
            "Merge the two cards in MoySklad, then retry.",
        ),
    ),
    "order.buyer_twice.short": said("покупатель-двойник", "buyer exists twice"),
}

_WAITING: Mapping[str, Entry] = {
    "order.queued": failure(
        (
            "Заказ стоит в очереди на передачу",
            "В МоёмСкладе его ещё нет, товар там не в резерве.",
            _NOTHING_RU,
        ),
        ("The order is queued", "MoySklad does not have it yet, the goods are not reserved there.", _NOTHING_EN),
    ),
    "order.queued.short": said("в очереди", "queued"),
    "order.asked": failure(
        (
            "Заказ снова в очереди: вы попросили повторить передачу",
            "Заказ уйдёт при следующем запуске задания «Заказы → МойСклад»: он цел и ждёт здесь.",
            "Если повтор не нужен, отмените его.",
        ),
        (
            "The order is queued again: you asked for a retry",
            "It goes with the next run of the job “Orders → MoySklad”: it is safe and waits here.",
            "Undo the retry if it is not needed.",
        ),
    ),
    "order.asked.short": said("в очереди, повтор", "queued, retry"),
    "order.no_answer": failure(
        (
            "МойСклад не ответил",
            "Заказ цел и ждёт здесь: ничего не потеряно, дважды он не создастся.",
            "Ничего делать не нужно, следующая попытка будет сама.",
        ),
        (
            "MoySklad did not answer",
            "The order waits here: nothing is lost, and it cannot be created twice.",
            "Nothing to do, the next attempt comes by itself.",
        ),
    ),
    "order.no_answer.short": said("нет ответа", "no answer"),
}

_EXCLUDED: Mapping[str, Entry] = {
    "order.cancelled_first": failure(
        (
            "Заказ отменили раньше, чем он был передан",
            "Правило: отменённые заказы в МойСклад не передаются.",
            _NOTHING_RU,
        ),
        (
            "The order was cancelled before it was exported",
            "Rule: cancelled orders are not exported to MoySklad.",
            _NOTHING_EN,
        ),
    ),
    "order.cancelled_first.short": said("отменён раньше", "cancelled first"),
    "order.before_start": failure(
        (
            "Заказ оформлен до начала передачи",
            "Правило: заказы, которые были в магазине раньше, в МойСклад не передаются.",
            _NOTHING_RU,
        ),
        (
            "The order was placed before exporting began",
            "Rule: orders from before that day are not exported to MoySklad.",
            _NOTHING_EN,
        ),
    ),
    "order.before_start.short": said("до начала передачи", "before the start"),
    "order.by_hand": failure(
        (
            "Этот заказ завели в МоёмСкладе вручную",
            "Так решил сотрудник: переданный ещё раз, заказ оказался бы там дважды.",
            _NOTHING_RU,
        ),
        (
            "This order was entered in MoySklad by hand",
            "A person decided so: exported again, the order would be there twice.",
            _NOTHING_EN,
        ),
    ),
    "order.by_hand.short": said("заведён вручную", "entered by hand"),
}

_HAPPENED: Mapping[str, Entry] = {
    "order.event.created": said(
        "Заказ оформлен[: {positions:позиция|позиции|позиций}]", "Order placed[: {positions:position|positions}]"
    ),
    "order.event.paid": said("Заказ оплачен[: {payment}]", "Order paid[: {payment}]"),
    "order.event.status": said("Статус в магазине: {status}", "Status in the shop: {status}"),
    "order.event.cancelled": said("Заказ отменён", "Order cancelled"),
    "order.event.made": said("Заказ создан, № {number}", "Order created, № {number}"),
    "order.event.state": said("Статус в МоёмСкладе: {state}", "Status in MoySklad: {state}"),
    "order.event.sent": said("Передан в МойСклад", "Exported to MoySklad"),
    "order.event.failed": said("Передать не удалось: {@reason}", "Export failed: {@reason}"),
    "order.event.waiting": said("Передача отложена: {@reason}", "Export put off: {@reason}"),
    "order.event.excluded": said("Решено не передавать: {@reason}", "Left out of the export: {@reason}"),
    "order.event.asked": said("Вы попросили повторить передачу", "You asked for a retry"),
    "order.event.asked_back": said("Вы отменили повтор передачи", "You took the retry back"),
}

ENTRIES: Mapping[str, Entry] = {
    **_FAILED,
    **_WAITING,
    **_EXCLUDED,
    **_HAPPENED,
    "order.sent": said("Заказ передан в МойСклад[, № {number}]", "The order is in MoySklad[, № {number}]"),
    "order.sent.short": said("передан", "exported"),
    "orders.asked": said("Снова в очереди: {count:заказ|заказа|заказов}", "Queued again: {count:order|orders}"),
    "orders.asked_back": said(
        "Повтор отменён: {count:заказ|заказа|заказов}", "Retry taken back: {count:order|orders}"
    ),
    "order.nothing_to_retry": failure(
        (
            "Повторять нечего",
            "Эти заказы уже в МоёмСкладе, в очереди или не передаются по правилу.",
            "Откройте заказ: справа сказано, что с ним.",
        ),
        (
            "There is nothing to retry",
            "These orders are in MoySklad, queued already, or left out by a rule.",
            "Open the order: the right side tells how it stands.",
        ),
    ),
    "order.undo.changed_since": failure(
        (
            "Отменять нечего: заказ с тех пор изменился",
            "SkladLink не отменяет повтор поверх более поздних событий.",
            "Откройте заказ: справа сказано, что с ним.",
        ),
        (
            "Nothing to undo: the order changed since",
            "SkladLink does not take a retry back over later events.",
            "Open the order: the right side tells how it stands.",
        ),
    ),
    "order.undo.partly": failure(
        (
            "Отменено не всё: часть заказов с тех пор изменилась",
            "Остальные вернулись туда, где были до повтора.",
            "Посмотрите оставшиеся заказы на вкладке «Ждут».",
        ),
        (
            "Not everything was undone: some orders changed since",
            "The others are back where they were before the retry.",
            "Look at the remaining orders on the tab “Waiting”.",
        ),
    ),
    "job.orders": said("Заказы", "Orders"),
    "history.order_retry": said("Заказ[ {n_order}]: передать ещё раз", "Order[ {n_order}]: try again"),
}
