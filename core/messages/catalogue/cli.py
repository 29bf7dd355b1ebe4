"""The command line: headings, results in numbers, hints, the self-test and the demo."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_TOTALS: Mapping[str, Entry] = {
    "total.items": said("Товаров в МоёмСкладе", "Items in MoySklad"),
    "total.offers": said("Предложений в магазине", "Offers in the shop"),
    "total.linked": said("Связано", "Linked"),
    "total.links": said("Всего связей", "Links in all"),
    "total.changes": said("Изменений", "Changes"),
    "total.to_zero": said("Станут 0", "Become 0"),
    "total.decrease": said("Уменьшатся", "Go down"),
    "total.increase": said("Увеличатся", "Go up"),
    "total.tripled": said("Вырастут в несколько раз", "Rise several times over"),
    "total.unchanged": said("Без изменений", "Unchanged"),
    "total.unknown": said("Остаток неизвестен или не подтверждён", "Unknown or not confirmed"),
    "total.refused": said("Не записываются", "Cannot be written"),
    "total.planned": said("В плане", "Planned"),
    "total.sent": said("Ждут подтверждения", "Not confirmed yet"),
    "total.applied": said("Отправлено", "Sent"),
    "total.failed": said("Не удалось", "Failed"),
    "total.left": said("Оставлено следующему запуску", "Left to the next run"),
    "total.skipped": said("Пропущено", "Skipped"),
}

_DOCTOR: Mapping[str, Entry] = {
    "doctor.ok": said("хорошо", "ok"),
    "doctor.warning": said("внимание", "warning"),
    "doctor.failed": said("плохо", "failed"),
    "doctor.database_ok": said(
        "База данных цела: {items:товар|товара|товаров}, {links:связь|связи|связей}",
        "The database is whole: {items:item|items}, {links:link|links}",
    ),
    "doctor.secret_keyring": said(
        "{@secret.+name} — в хранилище паролей системы", "{@secret.+name}: in the system keyring"
    ),
    "doctor.secret_session": said("{@secret.+name} — только на этот сеанс", "{@secret.+name}: for this session only"),
    "doctor.secret_environment": said(
        "{@secret.+name} — из переменной окружения", "{@secret.+name}: from an environment variable"
    ),
    "doctor.secret_missing": failure(
        (
            "{@secret.+name} — не задан",
            "Без него к этой системе не подключиться.",
            "Введите его в настройках подключений или командой connect.",
        ),
        (
            "{@secret.+name}: missing",
            "Without it this system cannot be reached.",
            "Enter it in the connection settings, or with the connect command.",
        ),
    ),
    "doctor.moysklad_ok": said(
        "МойСклад отвечает[: {account}], {requests:запрос|запроса|запросов} за 3 секунды",
        "MoySklad answers[: {account}], {requests:request|requests} per 3 seconds",
    ),
    "doctor.moysklad_rights": failure(
        (
            "МойСклад отвечает[: {account}], но прав хватает не на всё",
            "Нет права: {refused}.",
            "Попросите администратора добавить эти права в роль сотрудника. Нет права: {refused}.",
        ),
        (
            "MoySklad answers[: {account}], but some rights are missing",
            "Missing: {refused}.",
            "Ask an administrator to add these rights to the employee’s role. Missing: {refused}.",
        ),
    ),
    "doctor.shop_ok": said("Магазин отвечает[: {host}]", "The shop answers[: {host}]"),
    "doctor.never_loaded": failure(
        (
            "Первой загрузки ещё не было",
            "SkladLink пока не знает ни товаров, ни предложений.",
            "Запустите первую загрузку или команду load.",
        ),
        (
            "There has been no first load yet",
            "SkladLink knows neither items nor offers so far.",
            "Start the first load, or the load command.",
        ),
    ),
    "doctor.never_synced": failure(
        (
            "Остатки ещё ни разу не отправлялись",
            "В магазине те количества, которые были в нём раньше.",
            "Запустите сравнение остатков или команду sync.",
        ),
        (
            "Stock has never been sent yet",
            "The shop has the quantities it had before.",
            "Start the stock comparison, or the sync command.",
        ),
    ),
    "doctor.synced": failure(
        (
            "Остатки прочитаны {minutes:минуту|минуты|минут} назад",
            "Настолько свежи количества в магазине.",
            "Если это давно, запустите сравнение остатков или команду sync.",
        ),
        (
            "Stock was read {minutes:minute|minutes} ago",
            "That is how fresh the shop’s quantities are.",
            "If that is too long, start the stock comparison, or the sync command.",
        ),
    ),
    "doctor.check.moysklad": said("Связь с МоимСкладом", "Connection to MoySklad"),
    "doctor.check.shop": said("Связь с магазином", "Connection to the shop"),
    "secret.moysklad_token": said("Токен МоегоСклада", "MoySklad token"),
    "secret.bitrix_webhook": said("Вебхук магазина", "Shop webhook"),
}

ENTRIES: Mapping[str, Entry] = {
    **_TOTALS,
    **_DOCTOR,
    "cli.what": said("Что случилось", "What happened"),
    "cli.means": said("Что это значит", "What it means"),
    "cli.do": said("Что сделать", "What to do"),
    "cli.details": said("Подробности", "Details"),
    "cli.connected_as": said("Подключено[: {user}][, {account}]", "Connected[: {user}][, {account}]"),
    "cli.connected_moysklad": said(
        "МойСклад подключён[: {account}][, сотрудник {user}][, тариф {tariff}]",
        "MoySklad is connected[: {account}][, employee {user}][, tariff {tariff}]",
    ),
    "cli.connected_shop": said(
        "Магазин подключён[: {host}][, пользователь {user}]", "The shop is connected[: {host}][, user {user}]"
    ),
    "cli.token_kind_user": said("Токен сотрудника", "An employee’s token"),
    "cli.token_kind_solution": said("Токен решения", "A solution’s token"),
    "cli.budget": said(
        "Запрос стоит {weight:единицу|единицы|единиц} лимита, за 3 секунды можно {requests:запрос|запроса|запросов}",
        "A request costs {weight:unit|units} of the budget, {requests:request|requests} fit into 3 seconds",
    ),
    "cli.ask_token": said("Токен МоегоСклада: ", "MoySklad token: "),
    "cli.ask_password": said("Пароль МоегоСклада: ", "MoySklad password: "),
    "cli.ask_webhook": said("Адрес вебхука магазина: ", "Shop webhook address: "),
    "cli.dry_run": said(
        "Это проба: план посчитан, в магазин ничего не отправлено",
        "A dry run: the plan is made, nothing was sent to the shop",
    ),
    "cli.nothing_written": said(
        "В магазин ничего не отправлено. Чтобы отправить, добавьте --yes",
        "Nothing was sent to the shop. To send, add --yes",
    ),
    "cli.confirm": said(
        "Если всё верно, отправьте с --yes --confirm {count}. Без обнулений: --yes --without-zeroing",
        "If all is right, send with --yes --confirm {count}. Without the zeroing rows: --yes --without-zeroing",
    ),
    "cli.exact_wait": said(
        "{count?Ждёт|Ждут|Ждут} решения {count:точная пара|точные пары|точных пар}: свяжите их с --accept-exact",
        "{count:exact pair waits|exact pairs wait} for you: link them with --accept-exact",
    ),
    "cli.status_systems": said("МойСклад: {moysklad}. Магазин: {shop}", "MoySklad: {moysklad}. Shop: {shop}"),
    "cli.status_stock": said(
        "Предложений с остатком: {total:n}, из них изменятся {changes:n}",
        "Offers with stock: {total:n}, to change {changes:n}",
    ),
    "cli.resumable": said(
        "Первая загрузка прервалась: команда load продолжит с того же места",
        "The first load was interrupted: the load command goes on where it stopped",
    ),
    "cli.no_runs": said("Запусков ещё не было", "There have been no runs yet"),
    "cli.explain_unknown": said("Ничего не нашлось по «{key}»", "Nothing was found for “{key}”"),
    "cli.explain_shop": said(
        "Предложение {offer}, в магазине сейчас {shop:n}", "Offer {offer}, the shop has {shop:n} now"
    ),
    "cli.restored": said(
        "База данных восстановлена из копии от {at:t}. Прежний файл лежит рядом, связи после этого времени проверьте",
        "The database was restored from the copy of {at:t}. The former file lies beside it; check links made since",
    ),
    "cli.explain_unlinked": said(
        "Товар не связан с предложением, поэтому его остаток не отправляется",
        "The item is not linked with an offer, so its stock is not sent",
    ),
    "cli.demo_start": said(
        "Запускаем учебные МойСклад и магазин: {variants:модификация|модификации|модификаций}, вариант данных {seed}",
        "Starting the pretend MoySklad and shop: {variants:variant|variants}, seed {seed}",
    ),
    "cli.demo_loaded": said("Загрузка заняла {seconds:s}", "Loading took {seconds:s}"),
    "cli.demo_accepted": said("Точные пары приняты", "The exact pairs are accepted"),
}
