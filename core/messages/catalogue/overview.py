"""The overview's verdict: how the exchange is, and the most urgent fact beside it."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, said

ENTRIES: Mapping[str, Entry] = {
    "overview.works": said("Обмен работает", "The exchange is working"),
    "overview.nothing_waits": said("Всё разобрано, ничего не ждёт вашего решения", "Nothing waits for you"),
    "overview.waits": said(
        "{total:дело ждёт|дела ждут|дел ждут} решения — самое срочное: {@urgent}",
        "{total:item needs|items need} you, most urgent: {@urgent}",
    ),
    "overview.urgent.orders": said(
        "{count:заказ не передан|заказа не переданы|заказов не переданы} на склад",
        "{count:order has|orders have} not reached the warehouse",
    ),
    "overview.urgent.conflicts": said(
        "{count:конфликт|конфликта|конфликтов} между системами",
        "{count:conflict|conflicts} between the two systems",
    ),
    "overview.urgent.shipments": said(
        "{count:заказ отгружен|заказа отгружены|заказов отгружены} не полностью",
        "{count:order is|orders are} shipped in part",
    ),
    "overview.urgent.mapping": said(
        "{count:товар ждёт|товара ждут|товаров ждут} сопоставления", "{count:item waits|items wait} to be mapped"
    ),
    "overview.not_loaded": said("Осталось закончить настройку", "Finish the setup"),
    "overview.away.moysklad": said("Нет связи с МоимСкладом", "No connection with MoySklad"),
    "overview.away.shop": said("Нет связи с магазином", "No connection with the shop"),
    "overview.away.rest": said(
        "[{@reason/n_}. ]Данные на экране — последние известные, решения сохраняются",
        "[{@reason/n_}. ]What you see is the last known, decisions are kept",
    ),
    "overview.braked": said("Защита остановила отправку", "The guard stopped this push"),
    "overview.braked.rest": said(
        "В магазин ничего не отправлено, посмотрите изменения", "Nothing was sent to the shop, look at the changes"
    ),
    "overview.first_push": said("Осталось подтвердить первую отправку", "The first push waits for your confirmation"),
    "overview.first_push.rest": said(
        "{changes:изменение остатков готово|изменения остатков готовы|изменений остатков готовы} к отправке",
        "{changes:stock change is|stock changes are} ready to be sent",
    ),
    "overview.first_push.compare": said(
        "Сравните остатки: в магазин ещё ничего не отправлено",
        "Compare the stock: nothing was sent to the shop yet",
    ),
}
