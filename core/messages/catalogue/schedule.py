"""The schedule: what each job does, why a run began, results in a few words, and why a job cannot start now."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

ENTRIES: Mapping[str, Entry] = {
    "job.stock_changes.about": said(
        "Считает остаток по складам и отправляет изменения", "Works out the stock by warehouse and sends changes"
    ),
    "job.stock_full.about": said(
        "Сравнивает всё заново: склад, магазин, новые заказы", "Compares all anew: warehouse, shop, new orders"
    ),
    "job.forwarding.about": said(
        "Передаёт новые заказы магазина, каждый один раз", "Forwards the shop’s new orders, each once"
    ),
    "job.catalogue_changes.about": said(
        "Читает новые и изменённые товары и предлагает пары", "Reads new and changed items and suggests pairs"
    ),
    "job.initial_load.about": said(
        "Перечитывает оба каталога целиком и ищет пары заново", "Reads both catalogues whole and matches anew"
    ),
    "job.connect.about": said(
        "Проверяет обе системы и перечитывает справочники", "Checks both systems and reads their dictionaries"
    ),
    "begun.schedule": said("по расписанию", "on schedule"),
    "begun.hand": said("вручную", "by hand"),
    "begun.start": said("при запуске", "at the start"),
    "begun.catch_up": said("наверстали пропуск", "catching up"),
    "connect.done": said(
        "Обе системы ответили, прочитано справочных записей: {references:n}",
        "Both systems answered, dictionary entries read: {references:n}",
    ),
    "result.connect.done": said("обе системы ответили", "both systems answered"),
    "result.stock.nothing_new": said("без изменений", "nothing new"),
    "result.stock.in_step": said("всё совпадает", "all in step"),
    "result.stock.no_links": said("нет связанных пар", "no linked pairs"),
    "result.stock.refused": said("складской учёт в магазине", "the shop’s own inventory"),
    "result.stock.planned": said(
        "{changes:изменение|изменения|изменений} на проверку", "{changes:change|changes} to look at"
    ),
    "result.stock.sent": said(
        "{applied:изменение отправлено|изменения отправлено|изменений отправлено}", "{applied:change|changes} sent"
    ),
    "result.stock.sent_with_failures": said(
        "{failed:запись не прошла|записи не прошли|записей не прошло}", "{failed:row|rows} did not get through"
    ),
    "result.brake.zeroing": said("обнулений: {count:n} из {of:n}", "zeroings: {count:n} of {of:n}"),
    "result.brake.zeroing_day": said("обнулений за сутки: {count:n}", "zeroings in a day: {count:n}"),
    "result.brake.tripled": said("резкий рост: {count:n} из {of:n}", "steep rise: {count:n} of {of:n}"),
    "result.catalogue.matched": said("предложения пересчитаны", "suggestions ranked anew"),
    "result.catalogue.nothing_new": said("ничего нового", "nothing new"),
    "result.catalogue.read": said(
        "{fresh:новый или изменённый товар|новых или изменённых товара|новых или изменённых товаров}",
        "{fresh:new or changed item|new or changed items}",
    ),
    "result.orders.all_there": said("{there:n} из {orders:n}", "{there:n} of {orders:n}"),
    "result.orders.forwarded": said("{there:n} из {orders:n}", "{there:n} of {orders:n}"),
    "result.load.done": said("{linked:новая пара|новые пары|новых пар}", "{linked:new pair|new pairs}"),
    "result.load.done_no_stock": said("остатки не посчитаны", "stock not worked out"),
    "result.run.cancelled": said("остановлено вручную", "stopped by hand"),
    "result.run.interrupted": said("программа закрылась", "the program closed"),
    "result.run.internal": said("сбой в программе", "a fault in the program"),
    "result.run.replaced": said("план заменён новым", "replaced by a newer plan"),
    "result.run.discarded": said("план отклонён", "plan discarded"),
    "schedule.under_way": said(
        "Это задание уже выполняется или стоит в очереди", "This job is already running or waiting its turn"
    ),
    "schedule.unconfirmed": failure(
        (
            "Сначала подтвердите первую отправку остатков",
            "Пока вы не проверили первый план, SkladLink сам ничего в магазин не отправляет.",
            "Откройте «Остатки», посмотрите изменения и подтвердите отправку.",
        ),
        (
            "Confirm the first stock push first",
            "Until you have looked at the first plan, SkladLink sends nothing to the shop by itself.",
            "Open Stock, look through the changes and confirm the push.",
        ),
    ),
    "schedule.bad_time": failure(
        (
            "Это не время: «{value}»",
            "Расписание осталось прежним.",
            "Укажите часы и минуты, например 04:00.",
        ),
        ("This is no time of day: “{value}”", "The schedule is as it was.", "Give hours and minutes, such as 04:00."),
    ),
    "schedule.bad_quiet": failure(
        (
            "Так тихие часы не задать: «{value}»",
            "Начало и конец должны отличаться. Расписание осталось прежним.",
            "Укажите начало и конец, например 23:00 и 06:00.",
        ),
        (
            "These cannot be quiet hours: “{value}”",
            "Their begin and end must differ. The schedule is as it was.",
            "Give a begin and an end, such as 23:00 and 06:00.",
        ),
    ),
}
