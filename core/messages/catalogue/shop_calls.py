"""The shop: refusals of single calls, writes that did not take, lists that do not add up, stock documents."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure

_REPEAT_RU = "Если повторится, пришлите нам отчёт для поддержки."
_REPEAT_EN = "If it happens again, send us the support report."
_NEXT_RU = "Ничего делать не нужно: следующее сравнение попробует снова."
_NEXT_EN = "Nothing to do: the next comparison tries again."
_UPDATE_RU = "Обновите модули «Торговый каталог», «Интернет-магазин» и REST в магазине."
_UPDATE_EN = "Update the modules catalog, sale and rest of the shop."

ENTRIES: Mapping[str, Entry] = {
    "bitrix.method_missing": failure(
        ("Магазин не умеет того, что нужно", "В его версии нет этой возможности[ ({method})].", _UPDATE_RU),
        ("The shop cannot do what is needed", "Its version lacks this[ ({method})].", _UPDATE_EN),
    ),
    "bitrix.refused": failure(
        (
            "Магазин отклонил запрос",
            "Он не принял данные, повторять то же самое бесполезно[ ({method})].",
            f"Посмотрите подробности и исправьте данные в магазине. {_REPEAT_RU}",
        ),
        (
            "The shop refused the request",
            "It did not accept the data, repeating the same is no use[ ({method})].",
            f"See the details and put the data right in the shop. {_REPEAT_EN}",
        ),
    ),
    "bitrix.edit_ignored": failure(
        (
            "Магазин принял запись, но значение осталось другим",
            "Запись, скорее всего, отменил обработчик на сайте.",
            "Покажите подробности тому, кто ведёт сайт.",
        ),
        (
            "The shop took the write, yet the value is another one",
            "Most likely a handler on the site took it back.",
            "Show the details to whoever looks after the site.",
        ),
    ),
    "bitrix.no_key_property": failure(
        (
            "В каталоге магазина нет свойства MOYSKLAD_ID",
            "Копию связи записать некуда. Остальному это не мешает.",
            "Создайте свойство: «Сопоставление» → меню → «Записать копии связей» → «Создать свойство».",
        ),
        (
            "The shop’s catalogue has no property MOYSKLAD_ID",
            "There is nowhere to write the copy of the link. Nothing else suffers.",
            "Create the property: Mapping → menu → “Write copies of the links” → “Create the property”.",
        ),
    ),
    "bitrix.property_denied": failure(
        (
            "Магазин не дал создать свойство MOYSKLAD_ID",
            "У пользователя вебхука нет права менять свойства каталога, или версия магазина этого не умеет.",
            "Создайте его в администрировании: «Контент» → «Инфоблоки» → каталог → «Свойства»: "
            "код MOYSKLAD_ID, тип «Строка», не множественное.",
        ),
        (
            "The shop did not allow creating the property MOYSKLAD_ID",
            "The webhook’s user may not change the catalogue’s properties, or the shop’s version cannot do it.",
            "Create it in the administration: Content → Infoblocks → the catalogue → Properties: "
            "code MOYSKLAD_ID, type “String”, not multiple.",
        ),
    ),
    "bitrix.command_missing": failure(
        (
            "Магазин ответил не на все вопросы",
            "Часть пачки осталась без ответа[ ({method})]. SkladLink не считает её выполненной.",
            _NEXT_RU,
        ),
        (
            "The shop did not answer every question",
            "A part of the batch got no answer[ ({method})]. SkladLink does not take it for done.",
            _NEXT_EN,
        ),
    ),
    "bitrix.offer_missing": failure(
        (
            "Этого предложения в магазине больше нет",
            "Его удалили, записать остаток некуда[ ({method})].",
            "Снимите связь в сопоставлении или верните предложение в магазин.",
        ),
        (
            "This offer is no longer in the shop",
            "It was deleted, there is nowhere to write its stock[ ({method})].",
            "Unlink it on the Mapping page, or bring the offer back in the shop.",
        ),
    ),
    "bitrix.object_missing": failure(
        (
            "Того, о чём спросили, в магазине больше нет",
            "Заказ или документ удалили[ ({method})]. SkladLink ничего не меняет наугад.",
            "Найдите его в админке магазина. Если удалили по ошибке, создайте заново.",
        ),
        (
            "What was asked for is no longer in the shop",
            "An order or a document was deleted[ ({method})]. SkladLink changes nothing on a guess.",
            "Look for it in the shop’s admin pages. If it was deleted by mistake, make it anew.",
        ),
    ),
    "bitrix.ignored_write": failure(
        (
            "Магазин принял запись, но количество осталось другим",
            "[Записали {written:n}, магазин показывает {echo:n}. ]"
            "Обычно количество там меняет складской учёт или сторонний модуль.",
            "Проверьте в магазине складской учёт и модули, которые пересчитывают остатки.",
        ),
        (
            "The shop took the write, but the quantity is still another",
            "[Written {written:n}, the shop shows {echo:n}. ]"
            "Usually inventory management or a module of a third party changes it there.",
            "Check inventory management in the shop and modules that recalculate stock.",
        ),
    ),
    "bitrix.no_echo": failure(
        (
            "Магазин не подтвердил, что записал количество",
            "Ответ пришёл без нового количества, поэтому SkladLink не считает запись выполненной.",
            _NEXT_RU,
        ),
        (
            "The shop did not confirm the quantity it wrote",
            "The answer came without the new quantity, so SkladLink does not take the write for done.",
            _NEXT_EN,
        ),
    ),
    "bitrix.not_sent": failure(
        ("Не отправлено: работу остановили раньше", "В магазине прежнее количество.", _NEXT_RU),
        ("Not sent: the work was stopped before", "The shop has its old quantity.", _NEXT_EN),
    ),
    "bitrix.kind_not_writable": failure(
        (
            "Количество этого предложения магазин считает сам",
            "Такому виду товара количество не записывают[ ({kind})].",
            "Свяжите варианты или составляющие, тогда количество сложится само.",
        ),
        (
            "The shop works out the quantity of this offer itself",
            "This kind of goods takes no quantity[ ({kind})].",
            "Link the variants or parts, and the quantity adds up by itself.",
        ),
    ),
    "bitrix.paging_stuck": failure(
        (
            "Список из магазина не дочитать: магазин отдаёт одно и то же",
            "По неполному списку SkladLink ничего не решает[ ({method})].",
            f"{_UPDATE_RU} {_REPEAT_RU}",
        ),
        (
            "A list of the shop has no end: the shop gives the same again",
            "SkladLink decides nothing from an incomplete list[ ({method})].",
            f"{_UPDATE_EN} {_REPEAT_EN}",
        ),
    ),
    "bitrix.filter_ignored": failure(
        (
            "Магазин ответил не о том, о чём спросили",
            "Он не учёл условие отбора[ ({method})]. Таким данным SkladLink не верит.",
            f"{_UPDATE_RU} {_REPEAT_RU}",
        ),
        (
            "The shop answered another question than was asked",
            "It did not heed the filter[ ({method})]. SkladLink does not trust such data.",
            f"{_UPDATE_EN} {_REPEAT_EN}",
        ),
    ),
    "bitrix.incomplete": failure(
        (
            "Список из магазина прочитан не целиком",
            "[Прочитано {read:n} из {total:n}. ]По неполному списку SkladLink ничего не решает[ ({method})].",
            "Запустите задание ещё раз: обычно каталог меняли во время чтения.",
        ),
        (
            "A list of the shop was not read to its end",
            "[Read {read:n} of {total:n}. ]SkladLink decides nothing from an incomplete list[ ({method})].",
            "Start the job again: usually the catalogue was being changed meanwhile.",
        ),
    ),
    "bitrix.inventory_off": failure(
        (
            "Складской учёт в магазине выключен",
            "SkladLink собирался записать остатки документами, но магазин их не ведёт. Ничего не отправлено.",
            "Проверьте связь ещё раз: SkladLink начнёт записывать количество напрямую.",
        ),
        (
            "Inventory management is off in the shop",
            "SkladLink meant to write stock by documents, but the shop keeps none. Nothing was sent.",
            "Test the connection again: SkladLink then writes quantities directly.",
        ),
    ),
    "bitrix.document_refused": failure(
        (
            "Магазин не провёл складской документ",
            "Остатки на складе магазина прежние, черновик документа удалён.",
            "Посмотрите подробности: чаще всего не хватает товара на складе или права проводить документы.",
        ),
        (
            "The shop did not conduct the stock document",
            "The store’s stock is as before, the draft was deleted.",
            "See the details: most often the store lacks goods, or the right to conduct is missing.",
        ),
    ),
    "bitrix.document_left": failure(
        (
            "Магазин не провёл складской документ, и черновик остался",
            "Остатки на складе магазина прежние. Удалить черновик SkladLink не смог.",
            "Удалите черновик в магазине вручную. В его названии есть слово SkladLink.",
        ),
        (
            "The shop did not conduct the stock document, and the draft is still there",
            "The store’s stock is as before. SkladLink could not delete the draft.",
            "Delete the draft in the shop by hand. Its name holds the word SkladLink.",
        ),
    ),
    "bitrix.document_unfinished": failure(
        (
            "Складской документ начат, но не закончен",
            "Связь оборвалась, пока документ создавался. Проведён ли он, неизвестно.",
            "Ничего делать не нужно: следующий запуск сначала проверит, что получилось.",
        ),
        (
            "A stock document was begun and not finished",
            "The connection broke while it was being made. It is not known whether it was conducted.",
            "Nothing to do: the next run first looks up what became of it.",
        ),
    ),
}
