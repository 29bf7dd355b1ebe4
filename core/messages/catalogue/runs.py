"""Runs and jobs: names, states, how they end, and the initial load."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

ENTRIES: Mapping[str, Entry] = {
    "cancelled": said("Вы остановили работу", "You stopped the work"),
    "run.cancelled": failure(
        (
            "Вы остановили задание",
            "Что уже сделано, записано в журнале. Больше ничего не читается и не отправляется.",
            "Запустите задание снова, когда будет удобно: оно посчитает всё заново.",
        ),
        (
            "You stopped the job",
            "What was done is in the log. Nothing more is read or sent.",
            "Start the job again whenever you like: it works everything out anew.",
        ),
    ),
    "run.internal": failure(
        (
            "Задание остановилось из-за сбоя в SkladLink",
            "Это неполадка самой программы[ ({kind})]. Отправленное записано в журнале, остальное не отправлено.",
            "Запустите задание ещё раз. Если сбой повторится, пришлите нам отчёт для поддержки.",
        ),
        (
            "The job stopped because of a fault in SkladLink",
            "The fault is in the program itself[ ({kind})]. What was sent is in the log, the rest was not sent.",
            "Start the job again. If it happens once more, send us the support report.",
        ),
    ),
    "run.interrupted": failure(
        (
            "Задание прервалось: программа закрылась раньше, чем оно закончилось",
            "Если что-то успело уйти в магазин, SkladLink это проверил. Остальное не отправлено.",
            "Ничего делать не нужно: следующее задание посчитает остаток работы заново.",
        ),
        (
            "The job was interrupted: the program ended before it did",
            "If anything had gone to the shop, SkladLink looked it up there. The rest was not sent.",
            "Nothing to do: the next job works out the rest anew.",
        ),
    ),
    "run.replaced": said(
        "План заменён новым расчётом, сам он не отправлялся",
        "A newer calculation took the plan’s place, it was not sent itself",
    ),
    "run.discarded": said(
        "План отклонён, в магазин ничего не отправлено", "The plan was discarded, nothing was sent to the shop"
    ),
    "jobs.other_instance": failure(
        (
            "SkladLink уже работает с этими данными",
            "Другое окно или другая команда выполняет задания. Двум сразу нельзя: они бы мешали друг другу.",
            "Закройте другое окно SkladLink или дождитесь, пока команда закончит.",
        ),
        (
            "SkladLink is already working on this data",
            "Another window or command is running jobs. Two at once would get in each other’s way.",
            "Close the other SkladLink window, or wait until the command is done.",
        ),
    ),
    "jobs.not_connected": failure(
        (
            "Сначала нужно подключить МойСклад и магазин",
            "[Не задано: {@system.+what}. ]Без токена и вебхука читать и отправлять нечего.",
            "Укажите токен и вебхук в настройках подключений или командой connect.",
        ),
        (
            "MoySklad and the shop must be connected first",
            "[Missing: {@system.+what}. ]Without a token and a webhook there is nothing to read or send.",
            "Enter the token and the webhook in the connection settings, or with the connect command.",
        ),
    ),
    "system.moysklad": said("токен МоегоСклада", "the MoySklad token"),
    "system.shop": said("вебхук магазина", "the shop webhook"),
    "job.connect": said("Проверка связи", "Connection check"),
    "job.forwarding": said("Заказы → МойСклад", "Orders → MoySklad"),
    "job.catalogue_changes": said("Новые товары", "New items"),
    "job.initial_load": said("Каталоги и поиск совпадений", "Catalogues and matches"),
    "job.stock_full": said("Полная сверка остатков", "Full stock comparison"),
    "job.stock_changes": said("Остатки → магазин", "Stock → shop"),
    "job.mapping": said("Сопоставление", "Mapping"),
    "state.reading": said("Чтение", "Reading"),
    "state.planning": said("Расчёт", "Working out"),
    "state.planned": said("Ждёт вашего решения", "Waiting for you"),
    "state.applying": said("Отправка", "Sending"),
    "state.done": said("Успешно", "Done"),
    "state.done_with_failures": said("С пропусками", "With skips"),
    "state.stopped_by_brake": said("Остановлено защитой", "Stopped by the guard"),
    "state.cancelled": said("Отменено", "Cancelled"),
    "state.failed": said("С ошибкой", "Failed"),
    "state.discarded": said("Снят", "Dropped"),
    "who.person": said("вручную", "by hand"),
    "who.SkladLink": said("SkladLink", "SkladLink"),
    "catalogue.nothing_new": said("Новых товаров нет ни на складе, ни в магазине", "Nothing new on either side"),
    "catalogue.read": said(
        "Прочитано нового: {items:товар|товара|товаров}, {offers:предложение|предложения|предложений}"
        "[. SkladLink связал {linked:nz}]",
        "New or changed: {items:item|items}, {offers:offer|offers}[. SkladLink linked {linked:nz}]",
    ),
    "catalogue.matched": said(
        "Предложения пар пересчитаны[. SkladLink связал {linked:nz}]",
        "Suggestions were ranked anew[. SkladLink linked {linked:nz}]",
    ),
    "catalogue.not_loaded": failure(
        (
            "Каталоги ещё не загружены",
            "SkladLink читает только новое и изменённое, а для этого нужна первая загрузка.",
            "Запустите первую загрузку: она читает оба каталога целиком и ничего не отправляет.",
        ),
        (
            "The catalogues are not loaded yet",
            "SkladLink reads only what is new or changed, and needs the first load for that.",
            "Start the first load: it reads both catalogues whole and sends nothing.",
        ),
    ),
    "load.done": said(
        "Загружено: {items:товар|товара|товаров}, {offers:предложение|предложения|предложений}. "
        "SkladLink связал {linked:пару|пары|пар}, всего связано {links:n}"
        "[. Не прочитано строк: {unread:nz}, подробности в журнале]",
        "Loaded: {items:item|items}, {offers:offer|offers}. SkladLink linked {linked:pair|pairs}, {links:n} in all"
        "[. Rows not read: {unread:nz}, see the log]",
    ),
    "load.no_items": failure(
        (
            "В МоёмСкладе не нашлось ни одного товара",
            "Сопоставлять и отправлять нечего. В магазине ничего не изменилось.",
            "Проверьте, что токен от нужного аккаунта и его владелец видит товары. Затем загрузите снова.",
        ),
        (
            "There is not a single item in MoySklad",
            "There is nothing to map or send. Nothing changed in the shop.",
            "Check that the token belongs to the right account and its owner can see the items. Then load again.",
        ),
    ),
    "load.no_offers": failure(
        (
            "В магазине не нашлось ни одного товара и предложения",
            "Товары из МоегоСклада загружены ({items:n}), но связать их не с чем.",
            "Проверьте, что вебхук от нужного сайта и каталог в нём заполнен. Затем загрузите снова.",
        ),
        (
            "There is not a single product or offer in the shop",
            "The items from MoySklad are loaded ({items:n}), but there is nothing to link them with.",
            "Check that the webhook belongs to the right site and its catalogue is filled. Then load again.",
        ),
    ),
    "load.done_no_stock": failure(
        (
            "Товары и предложения загружены, но остатки посчитать не удалось",
            "[{@reason_code/reason_}. ]Найденные связи сохранены: {links:n}. В магазин ничего не отправлено.",
            "Исправьте причину и запустите сравнение остатков, загружать товары заново не нужно.",
        ),
        (
            "Items and offers are loaded, but the stock could not be worked out",
            "[{@reason_code/reason_}. ]The links are kept, {links:n} in all. Nothing was sent to the shop.",
            "Put the cause right and start the stock comparison; the items need not be loaded again.",
        ),
    ),
}
