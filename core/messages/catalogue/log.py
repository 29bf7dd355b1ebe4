"""The log: what the program itself has to tell, where entries come from, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_LOST_RU = "Пока связи нет, решения сохраняются здесь и уйдут сами. Прежние данные остаются на экране."
_LOST_EN = "Until it answers, decisions are kept here and go out by themselves. Known data stays on screen."
_CHECK_RU = "Проверьте подключение в настройках, если связь не вернётся сама."
_CHECK_EN = "Check the connection in the settings if it does not come back by itself."

_EVENTS: Mapping[str, Entry] = {
    "log.program.started": said("SkladLink запущен", "SkladLink was started"),
    "log.program.ended": said("SkladLink закрыт", "SkladLink was closed"),
    "log.database.restored": failure(
        (
            "База данных восстановлена из копии[ от {made:t}]",
            "Решения и записи, сделанные после этой копии, потеряны. Данные обеих систем не пострадали.",
            "Запустите полное сравнение остатков, чтобы убедиться, что всё на месте.",
        ),
        (
            "The database was restored from a copy[ of {made:t}]",
            "Decisions and entries made after that copy are lost. The data of both systems is unharmed.",
            "Start a full stock comparison to see that all is in place.",
        ),
    ),
    "log.setting.changed": said(
        "Изменена настройка «{@name}»[: было {before}, стало {after}]",
        "The setting “{@name}” was changed[ from {before} to {after}]",
    ),
    "log.secret.kept": said("Сохранён новый ключ: {@secret.+what}", "A new key was kept: {@secret.+what}"),
    "log.limit.moysklad": failure(
        (
            "Лимит МоегоСклада[ исчерпан {count:раз|раза|раз}]: подождали {seconds:s} и продолжили. "
            "Ничего не потеряно",
            "МойСклад принимает ограниченное число запросов за три секунды. SkladLink подождал и повторил запрос.",
            "Делать ничего не нужно. Если таких записей много, уменьшите нашу долю лимита в настройках: "
            "с этим токеном работает ещё одна программа.",
        ),
        (
            "MoySklad’s limit[ was reached {count:time|times}]: waited {seconds:s} and went on. Nothing is lost",
            "MoySklad takes so many requests in three seconds. SkladLink waited and repeated the request.",
            "Nothing to do. If there are many such entries, lower our share of the budget in the settings: "
            "another program works with the same token.",
        ),
    ),
    "log.limit.shop": failure(
        (
            "Лимит магазина[ исчерпан {count:раз|раза|раз}]: ждём {seconds:s} и продолжаем. Ничего не потеряно",
            "Магазин отводит на запросы ограниченное время. SkladLink ждёт, пока оно освободится.",
            "Делать ничего не нужно.",
        ),
        (
            "The shop’s limit[ was reached {count:time|times}]: waiting {seconds:s}, then going on. Nothing is lost",
            "The shop gives requests a limited time. SkladLink waits until there is some again.",
            "Nothing to do.",
        ),
    ),
    "log.connection.lost.moysklad": failure(
        ("Нет связи с МоимСкладом[: {@reason/n_}]", _LOST_RU, _CHECK_RU),
        ("No connection with MoySklad[: {@reason/n_}]", _LOST_EN, _CHECK_EN),
    ),
    "log.connection.lost.shop": failure(
        ("Нет связи с магазином[: {@reason/n_}]", _LOST_RU, _CHECK_RU),
        ("No connection with the shop[: {@reason/n_}]", _LOST_EN, _CHECK_EN),
    ),
    "log.connection.back.moysklad": said("Связь с МоимСкладом восстановлена", "MoySklad answers again"),
    "log.connection.back.shop": said("Связь с магазином восстановлена", "The shop answers again"),
    "log.conflict.found": said("Найден конфликт[: {@kind}]", "A conflict was found[: {@kind}]"),
    "log.run_ended": said("{@job}: {@state}", "{@job}: {@state}"),
}
_SOURCES: Mapping[str, Entry] = {
    "log.source.orders": said("Заказы", "Orders"),
    "log.source.shipments": said("Отгрузки", "Shipments"),
    "log.source.statuses": said("Статусы", "Statuses"),
    "log.source.conflicts": said("Конфликты", "Conflicts"),
    "log.source.stock": said("Остатки", "Stock"),
    "log.source.mapping": said("Сопоставление", "Mapping"),
    "log.source.load": said("Загрузка", "Load"),
    "log.source.moysklad": said("МойСклад", "MoySklad"),
    "log.source.shop": said("Магазин", "Shop"),
    "log.source.settings": said("Настройки", "Settings"),
    "log.source.program": said("Программа", "Program"),
    "log.source.you": said("Вы", "You"),
}
_OBJECTS: Mapping[str, Entry] = {
    "log.object.order": said("Заказ {title}", "Order {title}"),
    "log.object.shipment": said("Отгрузка {title}", "Shipment {title}"),
    "log.object.conflict": said("Конфликт[: {title}]", "Conflict[: {title}]"),
    "log.object.conflicts": said("{title:конфликт|конфликта|конфликтов}", "{title:conflict|conflicts}"),
    "log.object.orders": said("{title:заказ|заказа|заказов}", "{title:order|orders}"),
    "log.object.item": said("{title}", "{title}"),
    "log.object.offer": said("{title}", "{title}"),
    "log.object.links": said("{title:связь|связи|связей}", "{title:link|links}"),
    "log.object.offers": said("{title:предложение|предложения|предложений}", "{title:offer|offers}"),
    "log.object.plan": said("План изменений", "Plan of changes"),
    "log.object.limit": said("Лимит API", "API budget"),
    "log.object.connection": said("Подключение", "Connection"),
    "log.object.setting": said("Настройки", "Settings"),
    "log.object.secret": said("Подключение", "Connection"),
    "log.object.database": said("База данных", "Database"),
}
ENTRIES: Mapping[str, Entry] = {**_EVENTS, **_SOURCES, **_OBJECTS}
