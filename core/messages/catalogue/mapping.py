"""Mapping: what was done to links, taking it back, states of items, why a pair was made or is in doubt."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

ENTRIES: Mapping[str, Entry] = {
    "mapping.linked": said(
        "{count?Связан|Связаны|Связано} {count:товар|товара|товаров}", "{count:item|items} linked"
    ),
    "mapping.unlinked": said(
        "{count?Отвязан|Отвязаны|Отвязано} {count:товар|товара|товаров}, остатки в магазине не изменились",
        "{count:item|items} unlinked, the shop’s quantities stay as they are",
    ),
    "mapping.ignored": said(
        "{count:товар не продаётся|товара не продаются|товаров не продаются} в магазине по вашему решению",
        "{count:item is|items are} left out of the shop by your decision",
    ),
    "mapping.unignored": said(
        "{count:товар снова ждёт|товара снова ждут|товаров снова ждут} решения",
        "{count:item waits|items wait} for a decision again",
    ),
    "mapping.automatic": said(
        "SkladLink связал {count:пару|пары|пар} по правилу", "SkladLink linked {count:pair|pairs} by the rule"
    ),
    "mapping.accepted": said(
        "Вы приняли {count:точное совпадение|точных совпадения|точных совпадений}",
        "You accepted {count:exact match|exact matches}",
    ),
    "mapping.manual": said(
        "Вручную {count?связан|связаны|связано} {count:товар|товара|товаров}", "{count:item|items} linked by hand"
    ),
    "mapping.imported": said(
        "{count:изменение|изменения|изменений} сопоставления из файла[ «{file}»]",
        "{count:mapping change|mapping changes} from a file[ “{file}”]",
    ),
    "mapping.undone": said(
        "{count?Отменено|Отменены|Отменено} {count:изменение|изменения|изменений} сопоставления",
        "{count:mapping change|mapping changes} undone",
    ),
    "mapping.term.added": said(
        "В словарь добавлено: {warehouse} = {shop}", "Added to the dictionary: {warehouse} = {shop}"
    ),
    "mapping.term.refused": said(
        "Убрано из словаря: {warehouse} = {shop}", "Taken out of the dictionary: {warehouse} = {shop}"
    ),
    "mapping.term.restored": said(
        "Возвращено в словарь: {warehouse} = {shop}", "Back in the dictionary: {warehouse} = {shop}"
    ),
    "term.added": said("вручную", "by hand"),
    "term.refused": said("убрано вручную", "taken out by hand"),
    "term.restored": said("возвращено вручную", "brought back by hand"),
    "term.learnt": said("по связанной паре", "from a linked pair"),
    "term.empty": failure(
        (
            "Не хватает слова",
            "Запись словаря состоит из двух слов: как пишут в МоёмСкладе и как пишут в магазине.",
            "Заполните оба поля.",
        ),
        (
            "A word is missing",
            "An entry of the dictionary has two words: MoySklad’s and the shop’s.",
            "Fill in both fields.",
        ),
    ),
    "term.same": failure(
        (
            "Слова «{warehouse}» и «{shop}» и так равны",
            "Регистр, ё и е, пробелы и похожие буквы программа не различает сама.",
            "Такая запись не нужна.",
        ),
        (
            "The words “{warehouse}” and “{shop}” are the same anyway",
            "Case, spaces and letters that look alike do not count as it is.",
            "No entry is needed.",
        ),
    ),
    "term.known": failure(
        (
            "Запись «{warehouse} = {shop}» уже есть в словаре",
            "Запись добавлена вручную раньше и действует.",
            "Ничего делать не нужно.",
        ),
        (
            "The entry “{warehouse} = {shop}” is in the dictionary already",
            "It was added by hand before and holds.",
            "There is nothing to do.",
        ),
    ),
    "undo.not_here": failure(
        (
            "Это действие здесь не отменить",
            "Отменить можно только изменения сопоставления.",
            "Остатки исправит следующее сравнение, отменять их не нужно.",
        ),
        (
            "This cannot be undone here",
            "Only changes of the mapping can be undone.",
            "Stock needs no undo: the next comparison puts it right.",
        ),
    ),
    "undo.recompute": said(
        "Остатки не откатываются: SkladLink считает новый план, он будет ждать вашего решения",
        "Stock is not rolled back: SkladLink works out a new plan, which will wait for you",
    ),
    "undo.changed_since": failure(
        (
            "Отменять нечего: эти пары с тех пор изменились",
            "SkladLink не отменяет действие, если после него было другое.",
            "Измените эти пары вручную.",
        ),
        (
            "Nothing to undo: these pairs have changed since",
            "SkladLink does not take back what was changed again later.",
            "Change these pairs by hand.",
        ),
    ),
    "undo.partly": failure(
        (
            "Отменено не всё: часть пар с тех пор изменилась",
            "Изменённые позже пары SkladLink оставил как есть.",
            "Если нужно, измените их вручную.",
        ),
        (
            "Not all was undone: some pairs have changed since",
            "SkladLink left the pairs that were changed later as they are.",
            "Change them by hand if need be.",
        ),
    ),
    "link.item_taken": failure(
        (
            "Этот товар уже связан с другим предложением",
            "По умолчанию у товара одно предложение, поэтому новая связь не создана.",
            "Сначала отвяжите товар[ от предложения {offer}] или разрешите несколько предложений в настройках.",
        ),
        (
            "This item is already linked with another offer",
            "By default an item has one offer, so no new link was made.",
            "Unlink the item[ from offer {offer}] first, or allow several offers in the settings.",
        ),
    ),
    "link.offer_taken": failure(
        (
            "Предложение {offer} уже связано с товаром «{item}»",
            "У предложения может быть только один товар, поэтому связь осталась прежней.",
            "Подтвердите перенос или выберите другое предложение.",
        ),
        (
            "Offer {offer} is linked with “{item}” already",
            "An offer can have one item only, so the link stays where it is.",
            "Confirm the move, or choose another offer.",
        ),
    ),
    "match.linked": said("Связано", "Linked"),
    "match.suggested": said("Предложено", "Suggested"),
    "match.ambiguous": said("Неоднозначно", "Ambiguous"),
    "match.unlinked": said("Не связано", "Unlinked"),
    "match.unchecked": said("Ещё не проверено", "Not checked yet"),
    "match.ignored": said("Игнорируется", "Ignored"),
    "match.deleted": said("Удалено в МоёмСкладе", "Deleted in MoySklad"),
    "link.stored": said("по сохранённой связи", "by the stored link"),
    "link.external_code": said("по внешнему коду", "by external code"),
    "link.barcode": said("по штрихкоду", "by barcode"),
    "link.article": said("по артикулу", "by article"),
    "link.code": said("по коду", "by code"),
    "link.variant": said("по характеристикам", "by characteristics"),
    "link.name": said("по названию", "by name"),
    "link.manual": said("вручную", "by hand"),
    "unlink.manual": said("вручную", "by hand"),
    "ignore.manual": said("вручную", "by hand"),
    "unignore.manual": said("вручную", "by hand"),
    "undo": said("при отмене прежнего действия", "by undoing an earlier act"),
    "note.shared.stored": said("На этот товар ссылаются несколько предложений", "Several offers refer to this item"),
    "note.shared.external_code": said(
        "Такой внешний код есть не только у этой пары", "This external code is not only in this pair"
    ),
    "note.shared.barcode": said("Такой штрихкод есть не только у этой пары", "This barcode is not only in this pair"),
    "note.shared.article": said("Такой артикул есть не только у этой пары", "This article is not only in this pair"),
    "note.shared.code": said("Такой код есть не только у этой пары", "This code is not only in this pair"),
    "note.shared.variant": said(
        "Такие характеристики есть не только у этой пары", "These characteristics are not only in this pair"
    ),
    "note.shared.names": said("Такое название есть не только у этой пары", "This name is not only in this pair"),
    "note.contradicted.stored": said(
        "Сохранённая связь указывает на другую пару", "The stored link points to another pair"
    ),
    "note.contradicted.external_code": said(
        "Внешний код указывает на другую пару", "The external code points to another pair"
    ),
    "note.contradicted.barcode": said("Штрихкод указывает на другую пару", "The barcode points to another pair"),
    "note.contradicted.article": said("Артикул указывает на другую пару", "The article points to another pair"),
    "note.contradicted.code": said("Код указывает на другую пару", "The code points to another pair"),
    "note.contradicted.variant": said("Характеристики не совпадают", "The characteristics differ"),
    "note.contradicted.names": said("Названия слишком разные", "The names are too different"),
}
