"""The mapping as a file: headings, what a file cannot be, what is wrong with a line of it."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_COLUMNS: Mapping[str, Entry] = {
    "mapfile.column.item_id": said("ID в МоёмСкладе", "MoySklad ID"),
    "mapfile.column.item_article": said("Артикул товара", "Item article"),
    "mapfile.column.item_code": said("Код товара", "Item code"),
    "mapfile.column.item_external_code": said("Внешний код товара", "Item external code"),
    "mapfile.column.item_barcode": said("Штрихкод товара", "Item barcode"),
    "mapfile.column.item_name": said("Название товара", "Item name"),
    "mapfile.column.item_characteristics": said("Характеристики", "Characteristics"),
    "mapfile.column.offer_id": said("ID предложения", "Offer ID"),
    "mapfile.column.offer_xml_id": said("XML_ID предложения", "Offer XML_ID"),
    "mapfile.column.offer_article": said("Артикул предложения", "Offer article"),
    "mapfile.column.offer_name": said("Название предложения", "Offer name"),
    "mapfile.column.offer_properties": said("Свойства предложения", "Offer properties"),
    "mapfile.column.state": said("Состояние", "State"),
    "mapfile.column.rule": said("Правило или причина", "Rule or reason"),
    "mapfile.column.ignore_reason": said("Почему игнорируется", "Why ignored"),
    "mapfile.column.candidate_id": said("ID подсказки", "Suggested offer ID"),
    "mapfile.column.candidate_name": said("Название подсказки", "Suggested offer name"),
}

_FILE: Mapping[str, Entry] = {
    "mapfile.title": said("Сопоставление", "Mapping"),
    "mapfile.no_head": failure(
        (
            "В файле «{name}» нет столбцов сопоставления",
            "Из него ничего не взято. Нужны заголовки: товар (ID, артикул, код, внешний код или штрихкод) "
            "и предложение (ID, XML_ID или артикул) либо состояние.",
            "Выгрузите сопоставление из SkladLink, измените этот файл и загрузите его.",
        ),
        (
            "The file “{name}” has no columns of a mapping",
            "Nothing was taken from it. It needs headings: the item (ID, article, code, external code or barcode) "
            "and the offer (ID, XML_ID or article) or the state.",
            "Save the mapping from SkladLink, change that file and load it.",
        ),
    ),
    "mapfile.no_rows": failure(
        (
            "В файле «{name}» нет ни одной строки",
            "Есть только заголовки, сравнивать нечего.",
            "Проверьте, что сохранён нужный лист, и выберите файл ещё раз.",
        ),
        (
            "The file “{name}” has no rows",
            "There are only headings, nothing to compare.",
            "See that the right sheet was saved, and choose the file again.",
        ),
    ),
    "mapfile.nothing": failure(
        (
            "Файл «{name}» ничего не меняет",
            "Связи остались как есть.",
            "Измените в файле предложение или состояние и загрузите его ещё раз.",
        ),
        (
            "The file “{name}” changes nothing",
            "The links stay as they are.",
            "Change an offer or a state in the file and load it again.",
        ),
    ),
    "mapfile.changed_since": failure(
        (
            "Пока вы смотрели план, сопоставление изменилось[: {count:строка|строки|строк}]",
            "Ничего не применено, связи остались как есть.",
            "Загрузите файл ещё раз: план будет посчитан заново.",
        ),
        (
            "The mapping has changed while you looked at the plan[: {count:row|rows}]",
            "Nothing was applied, the links stay as they are.",
            "Load the file again: the plan will be worked out anew.",
        ),
    ),
    "mapfile.has_errors": failure(
        (
            "В файле «{name}» {count:строка|строки|строк} с ошибками",
            "Ничего не применено.",
            "Исправьте строки или добавьте --skip-errors, чтобы применить остальные.",
        ),
        (
            "The file “{name}” has {count:row|rows} with errors",
            "Nothing was applied.",
            "Mend those rows, or add --skip-errors to apply the others.",
        ),
    ),
}

_ROWS: Mapping[str, Entry] = {
    "mapfile.bad_state": failure(
        (
            "Непонятное состояние «{value}»",
            "Неясно, что сделать с товаром.",
            "Напишите «Связано», «Не связано» или «Игнорируется» либо оставьте ячейку пустой.",
        ),
        (
            "Unknown state “{value}”",
            "It is not clear what to do with the item.",
            "Write “Linked”, “Unlinked” or “Ignored”, or leave the cell empty.",
        ),
    ),
    "mapfile.damaged": failure(
        (
            "Excel испортил число: {value} в столбце «{@column}»",
            "Цифры номера потеряны, найти по нему нельзя.",
            "Поставьте ячейке формат «Текстовый» и впишите номер заново.",
        ),
        (
            "Excel has damaged a number: {value} in “{@column}”",
            "Its digits are lost, nothing can be found by it.",
            "Format the cell as Text and type the number again.",
        ),
    ),
    "mapfile.no_item": failure(
        (
            "Не указан товар",
            "В строке нет ни ID, ни артикула, ни кода, ни штрихкода товара.",
            "Впишите ID товара из выгрузки или другой его номер.",
        ),
        (
            "No item is given",
            "The row has neither ID nor article, code or barcode of an item.",
            "Enter the item’s ID from the saved file, or another number of it.",
        ),
    ),
    "mapfile.unknown_item": failure(
        (
            "Товара нет: «{value}» в столбце «{@column}»",
            "SkladLink не знает товара с таким номером.",
            "Сверьте номер с МоимСкладом; нули в начале мог убрать Excel. Новый товар сначала загрузите.",
        ),
        (
            "No such item: “{value}” in “{@column}”",
            "SkladLink knows no item with that number.",
            "Check it against MoySklad. For a new item load the catalogue first. Excel may have cut leading zeros.",
        ),
    ),
    "mapfile.unknown_offer": failure(
        (
            "Предложения нет: «{value}» в столбце «{@column}»",
            "SkladLink не знает предложения с таким номером.",
            "Сверьте номер с магазином. Если предложение новое, сначала обновите каталог.",
        ),
        (
            "No such offer: “{value}” in “{@column}”",
            "SkladLink knows no offer with that number.",
            "Check it against the shop. For a new offer load the catalogue first.",
        ),
    ),
    "mapfile.ambiguous_item": failure(
        (
            "Значение «{value}» есть у {count:товара|товаров|товаров}: столбец «{@column}»",
            "Неясно, какой из них связать.",
            "Впишите ID нужного товара.",
        ),
        (
            "{count:item has|items have} “{value}” in “{@column}”",
            "It is not clear which of them is meant.",
            "Enter the ID of the right item.",
        ),
    ),
    "mapfile.ambiguous_offer": failure(
        (
            "Значение «{value}» есть у {count:предложения|предложений|предложений}: столбец «{@column}»",
            "Неясно, какое из них связать.",
            "Впишите ID нужного предложения.",
        ),
        (
            "{count:offer has|offers have} “{value}” in “{@column}”",
            "It is not clear which of them is meant.",
            "Enter the ID of the right offer.",
        ),
    ),
    "mapfile.no_offer": failure(
        (
            "Написано «Связано», но предложения нет",
            "Связь не создана и не снята.",
            "Впишите ID предложения. Чтобы отвязать, напишите «Не связано».",
        ),
        (
            "It says “Linked”, but names no offer",
            "No link was made or taken away.",
            "Enter the offer’s ID. To unlink, write “Unlinked”.",
        ),
    ),
    "mapfile.unlinked_with_offer": failure(
        (
            "Написано «Не связано», но указано предложение {offer}",
            "Неясно, отвязать товар или связать.",
            "Чтобы отвязать, очистите столбцы предложения. Чтобы связать, напишите «Связано».",
        ),
        (
            "It says “Unlinked”, but names offer {offer}",
            "It is not clear whether to unlink or to link.",
            "To unlink, clear the offer’s columns. To link, write “Linked”.",
        ),
    ),
    "mapfile.ignored_with_offer": failure(
        (
            "Написано «Игнорируется», но указано предложение {offer}",
            "Товар не может быть и связан, и оставлен в стороне.",
            "Очистите столбцы предложения или напишите «Связано».",
        ),
        (
            "It says “Ignored”, but names offer {offer}",
            "An item cannot be linked and left aside at once.",
            "Clear the offer’s columns, or write “Linked”.",
        ),
    ),
    "mapfile.linked_ignored": failure(
        (
            "Товар сейчас связан с предложением {offer}",
            "Связанный товар игнорировать нельзя, связь сама не снимется.",
            "Сначала отвяжите его: «Не связано» без предложения. Затем загрузите «Игнорируется».",
        ),
        (
            "The item is linked with offer {offer} now",
            "A linked item cannot be ignored, and its link does not go by itself.",
            "Unlink it first: “Unlinked” and no offer. Then load “Ignored”.",
        ),
    ),
    "mapfile.offer_twice": failure(
        (
            "Предложение {offer} указано дважды, ещё в строках: {rows}",
            "У предложения может быть только один товар.",
            "Оставьте его в одной строке.",
        ),
        (
            "Offer {offer} is named twice, also in rows {rows}",
            "An offer can have one item only.",
            "Keep it in one row.",
        ),
    ),
    "mapfile.item_twice": failure(
        (
            "Товар указан дважды, ещё в строках: {rows}",
            "Строки говорят о нём разное.",
            "Оставьте одну из них. Несколько предложений у товара разрешает настройка связей.",
        ),
        (
            "The item is named twice, also in rows {rows}",
            "The rows say different things about it.",
            "Keep one of them. Several offers of one item are allowed by the linking setting.",
        ),
    ),
    "mapfile.item_gone": failure(
        (
            "Товар удалён в МоёмСкладе",
            "Связать удалённый товар нельзя.",
            "Впишите ID товара, который его заменил.",
        ),
        (
            "The item is deleted in MoySklad",
            "A deleted item cannot be linked.",
            "Enter the ID of the item that replaces it.",
        ),
    ),
    "mapfile.offer_gone": failure(
        (
            "Предложения {offer} в магазине больше нет",
            "Связать удалённое предложение нельзя.",
            "Впишите ID другого предложения.",
        ),
        (
            "Offer {offer} is no longer in the shop",
            "A deleted offer cannot be linked.",
            "Enter the ID of another offer.",
        ),
    ),
    "mapfile.has_variants": failure(
        (
            "У товара есть модификации",
            "Связываются модификации, а не сам товар.",
            "Впишите ID нужной модификации.",
        ),
        (
            "The item has variants",
            "Variants are linked, not the item itself.",
            "Enter the ID of the right variant.",
        ),
    ),
    "mapfile.kinds": failure(
        (
            "Виды не подходят друг другу: {@item} и предложение {offer}",
            "Так связать нельзя: товар с услугой или карточкой, у которой есть свои предложения.",
            "Впишите ID самого предложения.",
        ),
        (
            "The kinds do not fit: {@item} and offer {offer}",
            "Goods cannot be linked with a service or with a card that has offers of its own.",
            "Enter the ID of the offer itself.",
        ),
    ),
    "kind.product": said("товар", "product"),
    "kind.variant": said("модификация", "variant"),
    "kind.bundle": said("комплект", "bundle"),
    "kind.service": said("услуга", "service"),
    "link.imported": said("из файла[ «{n_file}»]", "from a file[ “{n_file}”]"),
    "unlink.imported": said("из файла[ «{n_file}»]", "from a file[ “{n_file}”]"),
    "ignore.imported": said("из файла[ «{n_file}»]", "from a file[ “{n_file}”]"),
    "unignore.imported": said("из файла[ «{n_file}»]", "from a file[ “{n_file}”]"),
}

_CLI: Mapping[str, Entry] = {
    "cli.mapping_saved": said("{rows:строка|строки|строк} в файле {path}", "{rows:row|rows} in the file {path}"),
    "cli.mapping_plan": said("Прочитано {rows:строка|строки|строк}:", "{rows:row|rows} read:"),
    "cli.mapping_row": said("строка {row}", "row {row}"),
    "cli.mapping_applied": said("Применено, запуск {run}", "Applied, run {run}"),
    "cli.copies_plan": said(
        "Копии связей: записать {empty:n}, заменить {different:n}, код другого товара {other_item:n}, "
        "нет свойства {homeless:n}",
        "Copies of links: {empty:n} to write, {different:n} to replace, {other_item:n} with another item’s key, "
        "{homeless:n} without the property",
    ),
    "cli.mapping_dry": said(
        "Ничего не изменено. Чтобы применить, добавьте --apply", "Nothing was changed. Add --apply to apply"
    ),
    "mapfile.kind.new": said("Новые связи", "New links"),
    "mapfile.kind.moved": said("Изменённые связи", "Changed links"),
    "mapfile.kind.removed": said("Снятые связи", "Links taken away"),
    "mapfile.kind.ignored": said("Игнорировать", "To ignore"),
    "mapfile.kind.back": said("Вернуть к решению", "Back to decide"),
    "mapfile.kind.error": said("Ошибки", "Errors"),
    "mapfile.kind.unchanged": said("Без изменений", "Unchanged"),
}

ENTRIES: Mapping[str, Entry] = {**_COLUMNS, **_FILE, **_ROWS, **_CLI}
