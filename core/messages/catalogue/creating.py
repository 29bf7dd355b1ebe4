"""Creating elements in the shop and writing copies of links: plans, refusals, remarks, ends, taking back."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_UNDO_RU = "SkladLink ничего не удаляет в магазине: лишнее снимите с продажи или удалите сами."
_UNDO_EN = "SkladLink deletes nothing in the shop: take what is not wanted off sale, or delete it yourself."

_JOBS: Mapping[str, Entry] = {
    "job.create_offers": said("Создание в магазине", "Creating in the shop"),
    "job.link_copies": said("Копии связей", "Copies of links"),
    "mapping.created": said(
        "Создано и связано: {count:товар|товара|товаров}", "{count:item|items} created in the shop and linked"
    ),
    "link.created": said("создано из МоегоСклада", "created from MoySklad"),
    "unlink.created": said("создание отменено", "its creation was taken back"),
    "create.as_simple": said("Простой товар", "Simple product"),
    "create.as_offer": said("Торговое предложение", "Offer"),
    "create.as_card": said("Карточка товара", "Product card"),
    "create.left": said("Не создаётся", "Not created"),
    "copies.write": said("Копия связи в MOYSKLAD_ID", "Copy of the link in MOYSKLAD_ID"),
    "step.creating_plan": said("План создания", "Plan of what to create"),
    "step.creating_plan.hint": said(
        "Что уже есть в магазине и чего не хватает", "What the shop has already and what it lacks"
    ),
    "step.creating_send": said("Создание в магазине", "Creating in the shop"),
    "step.creating_send.hint": said("Карточки, затем предложения", "Cards first, then offers"),
    "step.creating_undo": said("Отмена создания", "Taking the creation back"),
    "step.creating_undo.hint": said("Снимаем с продажи и отвязываем", "Switching off and unlinking what was created"),
    "step.copies_plan": said("Какие копии записать", "Which copies to write"),
    "step.copies_plan.hint": said("Сверка MOYSKLAD_ID со связями", "MOYSKLAD_ID against the links"),
    "step.copies_send": said("Запись копий связей", "Writing the copies of links"),
    "step.copies_send.hint": said("Пачками, с проверкой ответа", "In batches, each answer checked"),
    "history.create_offer": said("Создано в магазине[: предложение {offer}]", "Created in the shop[: offer {offer}]"),
    "history.create_undone": said(
        "Создание отменено: предложение {offer} снято с продажи и отвязано",
        "Creation taken back: offer {offer} is switched off and unlinked",
    ),
    "history.write_copy": said(
        "Копия связи записана в MOYSKLAD_ID предложения {offer}",
        "Copy of the link written into MOYSKLAD_ID of offer {offer}",
    ),
}

_REFUSALS: Mapping[str, Entry] = {
    "create.linked_already": said(
        "Уже связан[ с предложением {offer}]: создавать нечего",
        "Linked already[ to offer {offer}]: nothing to create",
    ),
    "create.archived": said("В архиве или удалён в МоёмСкладе", "Archived or deleted in MoySklad"),
    "create.ignored": said(
        "Вы решили не продавать его в магазине: сначала верните в список",
        "You left it out of the shop: take it back first",
    ),
    "create.service": said("Услуга: в магазине её заводят вручную", "A service: it is made in the shop by hand"),
    "create.has_variants": said(
        "У товара есть модификации[ ({count})]: выберите их, карточка появится вместе с ними",
        "The product has variants[ ({count})]: choose those, the card comes with them",
    ),
    "create.several_exist": said(
        "В магазине несколько предложений с его кодом[: {offers}]. Оставьте код одному и свяжите вручную",
        "Several offers in the shop carry its key[: {offers}]. Leave the key to one of them and link it by hand",
    ),
    "create.key_on_card": said(
        "Его код записан у карточки[ {offer}], а не у предложения. Исправьте MOYSKLAD_ID в магазине",
        "Its key stands on a card[ {offer}], not on an offer. Put MOYSKLAD_ID right in the shop",
    ),
    "create.taken": said(
        "Предложение с его кодом[ ({offer})] связано с другим товаром",
        "The offer with its key[ ({offer})] is linked to another item",
    ),
    "create.no_catalogue": said("В магазине нет каталога товаров", "The shop has no catalogue of products"),
    "create.no_product": said(
        "Товар этой модификации ещё не прочитан: обновите каталог",
        "The variant’s product is not read yet: refresh the catalogue",
    ),
    "create.card_ambiguous": said(
        "Неясно, к какой карточке относится[: {offers}]. Свяжите одну модификацию вручную, остальные пойдут туда же",
        "It is not clear which card it belongs to[: {offers}]. Link one variant by hand, the others will follow",
    ),
    "create.card_is_simple": said(
        "Карточка[ {offer}] продаётся без предложений: добавить к ней модификацию нельзя",
        "Card[ {offer}] is sold without offers: a variant cannot be added to it",
    ),
    "create.card_without_offers": said(
        "У каталога карточки[ {offer}] нет торговых предложений", "The catalogue of card[ {offer}] has no offers"
    ),
    "create.in_doubt": said(
        "Ответ на прошлую попытку потерялся: SkladLink ищет её в магазине. Повторите через две минуты",
        "The answer to the last try was lost: SkladLink looks for it in the shop. Try again in two minutes",
    ),
    "create.changed_since": said(
        "С показа плана что-то изменилось: откройте план снова",
        "Something has changed since the plan was shown: open it again",
    ),
    "create.card_not_made": said("Карточка не создана, предложение тоже", "Its card was not made, nor was the offer"),
    "create.not_arrived": said(
        "Запрос до магазина не дошёл, ничего не создано", "The request never arrived, nothing was created"
    ),
    "create.not_shown": said(
        "Магазин создал, но пока не показывает: SkladLink поищет ещё раз",
        "The shop created it but does not show it yet: SkladLink will look again",
    ),
    "create.linked_meanwhile": said(
        "Создано, но не связано: пару тем временем изменили", "Created but not linked: the pair was changed meanwhile"
    ),
}

_REMARKS: Mapping[str, Entry] = {
    "create.has_candidate": said(
        "Похожее уже есть в магазине[: {name}][, ID {offer}]. Проверьте, не оно ли это",
        "The shop has something alike[: {name}][, ID {offer}]. Check whether it is this one",
    ),
    "create.no_property": said(
        "{name} «{value}» не заполнится: такого свойства нет[ в каталоге «{catalogue}»]",
        "{name} “{value}” is not filled: there is no such property[ in catalogue “{catalogue}”]",
    ),
    "create.no_option": said(
        "«{property}»: в списке нет значения «{value}», поле останется пустым",
        "“{property}”: the list has no value “{value}”, the field stays empty",
    ),
    "create.option_ambiguous": said(
        "«{property}»: под «{value}» подходят несколько значений списка, поле останется пустым",
        "“{property}”: several values of the list fit “{value}”, the field stays empty",
    ),
    "create.not_number": said(
        "«{property}» принимает только числа, «{value}» туда не записать",
        "“{property}” takes numbers only, not “{value}”",
    ),
    "create.no_article_property": said(
        "Артикул «{value}» не записать: в каталоге «{catalogue}» нет такого свойства",
        "Article “{value}” cannot be written: catalogue “{catalogue}” has no property for it",
    ),
    "create.no_barcode_property": said(
        "Штрихкод {value} не записать: в каталоге «{catalogue}» нет такого свойства",
        "Barcode {value} cannot be written: catalogue “{catalogue}” has no property for it",
    ),
    "create.one_barcode": said(
        "Из {count} штрихкодов запишется первый: {value}", "Of {count} barcodes the first is written: {value}"
    ),
    "create.required": said(
        "Магазин требует свойство «{property}», заполнить его нечем: он может отказать",
        "The shop demands property “{property}” and there is nothing to fill it with: it may refuse",
    ),
    "create.no_measure": said(
        "Единицы «{unit}» в магазине нет: будет единица по умолчанию",
        "The shop has no unit “{unit}”: its default unit is used",
    ),
    "create.no_key_property": said(
        "В каталоге «{catalogue}» нет MOYSKLAD_ID: код товара пойдёт во внешний код",
        "Catalogue “{catalogue}” has no MOYSKLAD_ID: the item’s key goes into the external code",
    ),
}

_ENDS: Mapping[str, Entry] = {
    "create.done": said(
        "Создано в магазине и связано: {created:товар|товара|товаров}[, новых карточек {cards}][, не создано {left}]",
        "{created:item|items} created in the shop and linked[, new cards {cards}][, left {left}]",
    ),
    "create.linked": said(
        "Создавать не пришлось: {linked:товар нашёлся и связан|товара нашлись и связаны|товаров нашлись и связаны}",
        "Nothing had to be created: {linked:item was found and linked|items were found and linked}",
    ),
    "create.nothing": said("Создавать нечего[: не подошло {left}]", "Nothing to create[: {left} did not fit]"),
    "create.failed": failure(
        (
            "Магазин не создал {failed:товар|товара|товаров}",
            "Он отказался принять данные. Связи не изменились.",
            "Причина каждого отказа в журнале. Исправьте данные и повторите: второго экземпляра не появится.",
        ),
        (
            "The shop did not create {failed:item|items}",
            "It refused the data. The links are as they were.",
            "The log has the reason of each. Put the data right and repeat: nothing is made twice.",
        ),
    ),
    "create.unknown": failure(
        (
            "Неизвестно, создал ли магазин {unknown:товар|товара|товаров}",
            "Ответ потерялся по дороге[, создано и связано {created}]. Дважды SkladLink не создаёт.",
            "Ничего делать не нужно: SkladLink найдёт созданное сам. Повторить можно через две минуты.",
        ),
        (
            "It is not known whether the shop created {unknown:item|items}",
            "The answer was lost on its way[, {created} created and linked]. SkladLink never creates twice.",
            "Nothing to do: SkladLink will find what was created. You can repeat in two minutes.",
        ),
    ),
    "create.undone": said(
        "Создание отменено: {count:предложение снято|предложения сняты|предложений снято} с продажи и отвязано"
        "[, оставлено {left}], в магазине ничего не удалено",
        "Creation taken back: {count:element is|elements are} switched off and unlinked[, {left} left], "
        "nothing was deleted",
    ),
    "create.undo_used": failure(
        (
            "Отменить создание уже нельзя: этим пользуются",
            "Созданное продаётся, стоит в заказе или связано иначе.",
            _UNDO_RU,
        ),
        (
            "The creation cannot be taken back any more: it is in use",
            "What was created is on sale, in an order, or linked to something else.",
            _UNDO_EN,
        ),
    ),
    "create.undo_partly": failure(
        (
            "Отменено не всё: частью созданного уже пользуются",
            "Остальное снято с продажи и отвязано.",
            _UNDO_RU,
        ),
        (
            "Not all was taken back: a part of it is in use",
            "The rest is switched off and unlinked.",
            _UNDO_EN,
        ),
    ),
    "create.undo_gone": said("Его больше нет в магазине", "It is no longer in the shop"),
    "create.undo_done": said("У него больше нет кода товара", "It no longer carries the item’s key"),
    "create.undo_ordered": said("Его уже заказали", "It has been ordered"),
    "create.undo_on_sale": said("Его уже выставили на продажу", "It has been put on sale"),
    "create.undo_moved": said("Его уже связали с другим товаром", "It has been linked to another item"),
    "create.undo_card_used": said("К карточке относятся другие предложения", "Other offers belong to the card"),
    "copies.done": said(
        "Записано {count:копия связи|копии связей|копий связей}[, оставлено {left}][, не удалось {failed}]",
        "{count:copy of a link|copies of links} written[, {left} left][, {failed} failed]",
    ),
    "copies.nothing": said("Все копии связей на месте", "Every copy of a link is in place"),
    "copies.other_item": said(
        "В MOYSKLAD_ID стоит код другого товара, который есть в МоёмСкладе: SkladLink его не меняет",
        "MOYSKLAD_ID holds the key of another item that MoySklad has: SkladLink leaves it",
    ),
}

ENTRIES: Mapping[str, Entry] = {**_JOBS, **_REFUSALS, **_REMARKS, **_ENDS}
