"""Why a figure is what it is: reasons, refusals, sources of a change, and history lines."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_MINUS_RU = "[ − {in_flight:nz} в новых заказах][ − {safety:nz} страховой запас]"
_MINUS_EN = "[ − {in_flight:nz} in new orders][ − {safety:nz} safety stock]"
_EXACT_RU = "[ (точно {exact:n}; долей штуки и меньше нуля магазин не получает)]"
_EXACT_EN = "[ (exactly {exact:n}; the shop gets no part of a piece and nothing below zero)]"
_KEPT_RU = ", в магазине оставлено прежнее количество"
_KEPT_EN = ", the shop keeps its old quantity"
_CHANGE = "[{before:n}||?] → [{after:n}||?]"


def _figure(ru: str, en: str) -> Entry:
    return said(
        f"Для магазина {{result:n}} = {ru} {{figure:n}}{_MINUS_RU}{_EXACT_RU}",
        f"For the shop {{result:n}} = {en} {{figure:n}}{_MINUS_EN}{_EXACT_EN}",
    )


_REASONS: Mapping[str, Entry] = {
    "reason.figure.free": _figure("свободный остаток", "free stock"),
    "reason.figure.physical": _figure("остаток", "stock on hand"),
    "reason.figure.available": _figure("доступно с ожиданием", "available with incoming"),
    "reason.bundle": said(
        "Для магазина {result:n}: столько комплектов собирается, пока хватает «{component}» — "
        "его {figure:n}[ − {in_flight:nz} в новых заказах][; страховой запас комплекта {safety:nz}]",
        "For the shop {result:n}: as many sets as “{component}” allows, "
        "of which there are {figure:n}[ − {in_flight:nz} in new orders][; the set’s safety stock is {safety:nz}]",
    ),
    "reason.never_moved": said(
        "Для магазина 0: этого товара ещё ни разу не было на складах",
        "For the shop 0: this item has never been in any warehouse",
    ),
    "reason.unknown.not_read": said(
        f"Остаток неизвестен: МойСклад его не сообщил{_KEPT_RU}", f"Stock unknown: MoySklad did not tell it{_KEPT_EN}"
    ),
    "reason.unknown.recalculating": said(
        f"Остаток неизвестен: МойСклад его пересчитывает{_KEPT_RU}",
        f"Stock unknown: MoySklad is recalculating it{_KEPT_EN}",
    ),
    "reason.unknown.bad_row": said(
        f"Остаток неизвестен: строку из МоегоСклада не удалось прочитать{_KEPT_RU}",
        f"Stock unknown: the row from MoySklad could not be read{_KEPT_EN}",
    ),
    "reason.unknown.component": said(
        f"Остаток неизвестен: нет данных о составляющей комплекта[ «{{component}}»]{_KEPT_RU}",
        f"Stock unknown: a part of the set has no figure[ (“{{component}}”)]{_KEPT_EN}",
    ),
    "refusal.offer_gone": failure(
        (
            "Этого предложения в магазине больше нет",
            "Его удалили в магазине, записывать остаток некуда.",
            "Отвяжите товар в «Сопоставлении» или свяжите его с другим предложением.",
        ),
        (
            "The shop no longer has this offer",
            "It was deleted in the shop, there is nowhere to write the stock to.",
            "Unlink the item in Mapping, or link it to another offer.",
        ),
    ),
    "refusal.computed_by_shop": failure(
        (
            "Количество этого предложения магазин считает сам",
            "Это комплект или товар с вариантами: магазин складывает его количество из частей и запись не примет.",
            "Свяжите части или варианты, тогда количество сложится само.",
        ),
        (
            "The shop works out the quantity of this offer itself",
            "It is a set or a product with variants: the shop adds it up from its parts and takes no write.",
            "Link the parts or variants, and the quantity adds up by itself.",
        ),
    ),
    "refusal.inventory_management": failure(
        (
            "Количество не записать: в магазине включён складской учёт",
            "Магазин меняет количество только складскими документами, а прямую запись принимает и не исполняет.",
            "Укажите в настройках остатков, какой склад МоегоСклада какому складу магазина соответствует.",
        ),
        (
            "The quantity cannot be written: the shop uses inventory management",
            "The shop changes quantities by stock documents only; it accepts a direct write and does nothing.",
            "Say in the stock settings which MoySklad warehouse is which store of the shop.",
        ),
    ),
    "source.store": said(f"{{store}}: {_CHANGE}", f"{{store}}: {_CHANGE}"),
    "source.figure": said(f"Остаток для магазина: {_CHANGE}", f"Figure for the shop: {_CHANGE}"),
    "source.in_flight": said("Новые заказы в магазине[: {in_flight:n}]", "New orders in the shop[: {in_flight:n}]"),
}

#: A reason's own name is a code as well: its short form for a table cell, where the two figures stand beside it.
_SHORT: Mapping[str, Entry] = {
    "figure.free": said(f"Свободный остаток {{figure:n}}{_MINUS_RU}", f"Free stock {{figure:n}}{_MINUS_EN}"),
    "figure.physical": said(f"Остаток {{figure:n}}{_MINUS_RU}", f"On hand {{figure:n}}{_MINUS_EN}"),
    "figure.available": said(
        f"Доступно с ожиданием {{figure:n}}{_MINUS_RU}", f"Available with incoming {{figure:n}}{_MINUS_EN}"
    ),
    "bundle": said("Хватает на {result:комплект|комплекта|комплектов}", "Enough for {result:set|sets}"),
    "never_moved": said("Ещё ни разу не было на складах", "Never been in any warehouse"),
    "unknown.not_read": said("МойСклад не сообщил остаток", "MoySklad did not tell the stock"),
    "unknown.recalculating": said("МойСклад пересчитывает остаток", "MoySklad is recalculating"),
    "unknown.bad_row": said("Строку из МоегоСклада не прочитать", "Unreadable row from MoySklad"),
    "unknown.component": said("Нет остатка составляющей комплекта", "A part of the set has no figure"),
    "offer_gone": said("Предложение удалено в магазине", "The offer was deleted in the shop"),
    "computed_by_shop": said("Количество считает сам магазин", "The shop works it out itself"),
    "inventory_management": said("В магазине включён складской учёт", "The shop uses inventory management"),
}

#: Kind of change → what it is called before the figures or the offer.
_KINDS: Mapping[str, tuple[str, str]] = {
    "stock": (f"остаток в магазине {_CHANGE}", f"shop stock {_CHANGE}"),
    "store_amount": (
        f"остаток на складе магазина[ {{store}}] {_CHANGE}",
        f"stock at the shop’s store[ {{store}}] {_CHANGE}",
    ),
    "link": ("связь с предложением {offer}", "link with offer {offer}"),
    "unlink": ("снятие связи с предложением {offer}", "unlinking from offer {offer}"),
    "ignore": ("решение не продавать в магазине", "leaving the item out of the shop"),
    "unignore": ("возврат товара в список к решению", "taking the item back among those to decide"),
    "create_offer": ("создание в магазине[: {after}]", "creating in the shop[: {after}]"),
    "create_undone": ("отмена создания в магазине", "taking a creation in the shop back"),
    "write_copy": ("копия связи в MOYSKLAD_ID", "the copy of the link in MOYSKLAD_ID"),
    "term": ("словарь вариантов: {n_warehouse} = {n_shop}", "dictionary of variants: {n_warehouse} = {n_shop}"),
    "conflict": ("решение о конфликте[ {@rule}]", "a decision about a conflict[ {@rule}]"),
    "conflict_found": ("новый конфликт[ {@n_kind}]", "a new conflict[ {@n_kind}]"),
    "conflict_rule": ("правило «решать всегда так»", "a rule to always decide so"),
    "status_scheme": ("схема статусов", "the status scheme"),
    "quality_note": ("решение о проблеме данных", "a decision about a data trouble"),
    "order_send": ("передача заказа[ {n_order}]", "forwarding order[ {n_order}]"),
    "buyer_create": ("карточка покупателя[ «{n_name}»]", "the buyer’s card[ “{n_name}”]"),
    "order_retry": ("повтор передачи заказа[ {n_order}]", "another try at order[ {n_order}]"),
}
_STATES: Mapping[str, tuple[str, str]] = {
    "planned": ("В плане: {kind}", "Planned: {kind}"),
    "sent": ("Отправлено, ждём подтверждения: {kind}", "Sent, not confirmed yet: {kind}"),
    "failed": ("Не удалось: {kind}[. {{@error}}]", "Failed: {kind}[. {{@error}}]"),
    "skipped": ("Пропущено: {kind}[. {{@error}}]", "Skipped: {kind}[. {{@error}}]"),
    "unknown": ("Не подтверждено: {kind}[. {{@error}}]", "Not confirmed: {kind}[. {{@error}}]"),
}


def _history() -> dict[str, Entry]:
    """A line per kind and state of a change that was not carried out: `history.<kind>.<state>`."""
    lines = {
        f"history.{kind}.{state}": said(
            *(said_by.format(kind=words) for said_by, words in zip(states, kinds, strict=True))
        )
        for kind, kinds in _KINDS.items()
        for state, states in _STATES.items()
    }
    return {**lines, "history.stock_failed": lines["history.stock.failed"]}


ENTRIES: Mapping[str, Entry] = {
    **_REASONS,
    **_SHORT,
    **_history(),
    "history.stock": said(f"Остаток в магазине: {_CHANGE}", f"Shop stock: {_CHANGE}"),
    "history.store_amount": said(
        f"Остаток на складе магазина[ {{store}}]: {_CHANGE}", f"Stock at the shop’s store[ {{store}}]: {_CHANGE}"
    ),
    "history.link": said(
        "Связано с предложением {offer}[ {@rule}][, раньше оно было у товара «{former}»]",
        "Linked with offer {offer}[ {@rule}][, which “{former}” had before]",
    ),
    "history.link_lost": said(
        "Предложение {offer} перешло к товару «{taker}»[ {@rule}]", "Offer {offer} went to “{taker}”[ {@rule}]"
    ),
    "history.unlink": said("Связь с предложением {offer} снята[ {@rule}]", "Unlinked from offer {offer}[ {@rule}]"),
    "history.ignore": said("Решено не продавать в магазине[: {after}]", "Left out of the shop[: {after}]"),
    "history.unignore": said("Снова в списке к решению", "Back among those to decide"),
    "history.term": said(
        "Словарь вариантов: {n_warehouse} = {n_shop}[ {@rule}]",
        "Dictionary of variants: {n_warehouse} = {n_shop}[ {@rule}]",
    ),
}
