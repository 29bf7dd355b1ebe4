"""Conflicts: what was done about them, what stood in the way, and the heads of the comparison."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

ENTRIES: Mapping[str, Entry] = {
    "job.conflicts": said("Конфликты", "Conflicts"),
    "conflict.run.found": said(
        "{count?Найден|Найдены|Найдено} {count:конфликт|конфликта|конфликтов}", "{count:conflict|conflicts} found"
    ),
    "conflict.run.solved": said(
        "{count:конфликт решился сам|конфликта решились сами|конфликтов решились сами}",
        "{count:conflict|conflicts} solved by itself",
    ),
    "conflict.run.resolved": said(
        "{count?Решён|Решены|Решено} {count:конфликт|конфликта|конфликтов}", "{count:conflict|conflicts} resolved"
    ),
    "conflict.run.postponed": said(
        "{count?Отложен|Отложены|Отложено} {count:конфликт|конфликта|конфликтов}",
        "{count:conflict|conflicts} postponed",
    ),
    "conflict.run.reopened": said(
        "{count:конфликт снова открыт|конфликта снова открыты|конфликтов снова открыты}",
        "{count:conflict is|conflicts are} open again",
    ),
    "conflict.run.undone": said("Решение о конфликте отменено", "The decision about a conflict was undone"),
    "conflict.run.rule_on": said(
        "Правило «решать всегда так» включено", "A rule to always decide so was switched on"
    ),
    "conflict.run.rule_off": said(
        "Правило «решать всегда так» выключено", "A rule to always decide so was switched off"
    ),
    "conflict.run.rule_removed": said(
        "Правило «решать всегда так» удалено", "A rule to always decide so was removed"
    ),
    "conflict.act.found": said("найдено при проверке", "found by a check"),
    "conflict.act.solved": said("разногласие исчезло само", "the disagreement went away by itself"),
    "conflict.act.postponed": said("отложено", "postponed"),
    "conflict.act.reopened": said("снова открыто", "open again"),
    "conflict.act.rule": said("решать всегда так", "always decide so"),
    "history.conflict": said("Конфликт[ «{@n_kind}»][: {@rule}]", "Conflict[ “{@n_kind}”][: {@rule}]"),
    "history.conflict_found": said("Конфликт[ «{@n_kind}»][: {@rule}]", "Conflict[ “{@n_kind}”][: {@rule}]"),
    "history.conflict_rule": said("Правило «решать всегда так»", "Rule to always decide so"),
    "conflict.not_open": failure(
        (
            "Этот конфликт уже решён",
            "Пока вы смотрели на него, его решили в другом месте или правилом.",
            "Откройте «Решённые»: там видно, кто и как решил, и решение можно отменить.",
        ),
        (
            "This conflict is resolved already",
            "While you looked at it, it was decided elsewhere or by a rule.",
            "Open “Resolved”: it shows who decided what, and the decision can be undone.",
        ),
    ),
    "conflict.solved": failure(
        (
            "Решать уже нечего: разногласие исчезло само",
            "SkladLink проверил данные ещё раз перед решением, и они сошлись.",
            "Ничего делать не нужно, конфликт закрыт.",
        ),
        (
            "Nothing is left to decide: the disagreement went away by itself",
            "SkladLink looked at the data again before deciding, and they agree now.",
            "Nothing to do, the conflict is closed.",
        ),
    ),
    "conflict.changed": failure(
        (
            "Данные изменились, пока вы решали",
            "Решение не применено: оно было бы не о том, что вы видели.",
            "Посмотрите на новые данные и решите ещё раз.",
        ),
        (
            "The data changed while you were deciding",
            "The decision was not applied: it would not be about what you saw.",
            "Look at the new data and decide once more.",
        ),
    ),
    "conflict.no_choice": failure(
        (
            "Такого решения здесь нет",
            "Вместе с данными изменились и возможные решения.",
            "Выберите одно из тех, что на экране.",
        ),
        (
            "There is no such choice here",
            "The choices changed together with the data.",
            "Choose one of those on screen.",
        ),
    ),
    "conflict.no_rule": failure(
        (
            "Из этого решения правила не сделать",
            "Оно относится к одному товару или покупателю и к другим не подходит.",
            "Решите этот случай отдельно.",
        ),
        (
            "This decision cannot become a rule",
            "It is about one item or buyer and does not fit others.",
            "Decide this case on its own.",
        ),
    ),
    "conflict.rule_gone": failure(
        ("Этого правила уже нет", "Его удалили раньше.", "Закройте список правил и откройте снова."),
        ("This rule is gone", "It was removed before.", "Close the list of rules and open it again."),
    ),
    "conflict.undo.changed_since": failure(
        (
            "Отменять нечего: после решения всё снова изменилось",
            "SkladLink не отменяет решение поверх более поздних действий.",
            "Откройте конфликт и решите его заново, если он ещё нужен.",
        ),
        (
            "Nothing to undo: things changed again after the decision",
            "SkladLink does not take a decision back over later acts.",
            "Open the conflict and decide it anew if need be.",
        ),
    ),
    "conflict.undo.partly": failure(
        (
            "Отменено не всё: часть конфликтов с тех пор изменилась",
            "Изменённые позже SkladLink оставил как есть.",
            "Если нужно, решите их заново.",
        ),
        (
            "Not all was undone: some conflicts have changed since",
            "SkladLink left those that were changed later as they are.",
            "Decide them anew if need be.",
        ),
    ),
    "conflict.column.agreed": said("Было[ · {at:t}]", "Was[ · {at:t}]"),
    "conflict.column.ms": said("МойСклад сейчас", "MoySklad now"),
    "conflict.column.shop": said("Магазин сейчас", "Shop now"),
    "conflict.column.first_item": said("МойСклад: первый", "MoySklad: first"),
    "conflict.column.second_item": said("МойСклад: второй", "MoySklad: second"),
    "conflict.column.first_offer": said("Магазин: первое", "Shop: first"),
    "conflict.column.second_offer": said("Магазин: второе", "Shop: second"),
    "conflict.column.first_buyer": said("МойСклад: первый", "MoySklad: first"),
    "conflict.column.second_buyer": said("МойСклад: второй", "MoySklad: second"),
    "conflict.field.status": said("Статус", "Status"),
    "conflict.field.shipment": said("Отгрузка", "Shipment"),
    "conflict.field.money": said("Деньги", "Money"),
    "conflict.field.positions": said("Состав", "Lines"),
    "conflict.field.buyer": said("Покупатель", "Buyer"),
    "conflict.field.total": said("Сумма", "Total"),
    "conflict.field.vat": said("НДС", "VAT"),
    "conflict.field.item": said("Товар", "Item"),
    "conflict.field.name": said("Название", "Name"),
    "conflict.field.on_sale": said("В продаже", "On sale"),
    "conflict.field.stock": said("Остаток", "Stock"),
    "conflict.field.price": said("Цена", "Price"),
    "conflict.field.article": said("Артикул", "Article"),
    "conflict.field.barcode": said("Штрихкод", "Barcode"),
    "conflict.field.external_code": said("Внешний код", "External code"),
    "conflict.field.code": said("Имя", "Name"),
    "conflict.field.phone": said("Телефон", "Phone"),
    "conflict.field.inn": said("ИНН", "Tax number"),
    "conflict.field.orders": said("Заказы", "Orders"),
    "conflict.by.buyer": said("покупатель на сайте", "the buyer on the site"),
    "conflict.by.keeper": said("кладовщик", "the storekeeper"),
    "conflict.by.manager": said("менеджер", "the manager"),
}
