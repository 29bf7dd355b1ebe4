"""MoySklad: its address, the token and login, rights and tariff, and advice at connect."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

_ADDRESS_RU = "Оставьте адрес по умолчанию: https://api.moysklad.ru/api/remap/1.2."
_ADDRESS_EN = "Keep the default address: https://api.moysklad.ru/api/remap/1.2."
_NOT_ASKED_RU = "SkladLink никуда не обращался."
_NOT_ASKED_EN = "SkladLink asked nothing of anybody."

ENTRIES: Mapping[str, Entry] = {
    "moysklad.url_empty": failure(
        ("Адрес МоегоСклада не указан", _NOT_ASKED_RU, _ADDRESS_RU),
        ("The address of MoySklad is missing", _NOT_ASKED_EN, _ADDRESS_EN),
    ),
    "moysklad.url_typo": failure(
        (
            "Это не похоже на адрес МоегоСклада",
            f"В тексте опечатка, или в поле адреса попал токен. {_NOT_ASKED_RU}",
            _ADDRESS_RU,
        ),
        (
            "This does not look like the address of MoySklad",
            f"There is a typing error, or the token went into the address field. {_NOT_ASKED_EN}",
            _ADDRESS_EN,
        ),
    ),
    "moysklad.url_host": failure(
        (
            "По этому адресу не МойСклад[: {host}]",
            f"Токен можно отправлять только МоемуСкладу. {_NOT_ASKED_RU}",
            _ADDRESS_RU,
        ),
        (
            "This address is not MoySklad’s[: {host}]",
            f"The token may go to MoySklad only. {_NOT_ASKED_EN}",
            _ADDRESS_EN,
        ),
    ),
    "moysklad.url_old_host": failure(
        (
            "Это старый адрес МоегоСклада[: {host}]",
            "Для программ он больше не работает, хотя в браузере открывается.",
            _ADDRESS_RU,
        ),
        (
            "This is an old address of MoySklad[: {host}]",
            "It no longer works for programs, although it opens in a browser.",
            _ADDRESS_EN,
        ),
    ),
    "moysklad.url_not_https": failure(
        (
            "Адрес МоегоСклада должен начинаться с https",
            f"Без шифрования токен увидели бы посторонние[ по пути к {{host}}]. {_NOT_ASKED_RU}",
            _ADDRESS_RU,
        ),
        (
            "The address of MoySklad must begin with https",
            f"Without encryption strangers would see the token[ on its way to {{host}}]. {_NOT_ASKED_EN}",
            _ADDRESS_EN,
        ),
    ),
    "moysklad.url_path": failure(
        (
            "В адресе МоегоСклада лишнее или не то окончание[: {path}]",
            f"SkladLink работает с API версии 1.2. {_NOT_ASKED_RU}",
            _ADDRESS_RU,
        ),
        (
            "The address of MoySklad ends in the wrong way[: {path}]",
            f"SkladLink works with API version 1.2. {_NOT_ASKED_EN}",
            _ADDRESS_EN,
        ),
    ),
    "moysklad.redirected": failure(
        (
            "МойСклад отправил запрос на другой адрес",
            "Так бывает, если между программой и МоимСкладом стоит прокси или страница входа в сеть"
            "[ (ответ {http_status})].",
            "Откройте api.moysklad.ru в браузере на этом компьютере и проверьте прокси.",
        ),
        (
            "MoySklad sent the request to another address",
            "This happens with a proxy or a network sign-in page in between[ (answer {http_status})].",
            "Open api.moysklad.ru in a browser on this computer and check the proxy.",
        ),
    ),
    "moysklad.auth": failure(
        (
            "МойСклад не принял токен",
            "Токен неверный, удалён или отозван новым. Пока так, остатки не обновляются.",
            "Создайте новый токен в МоёмСкладе и замените его в настройках подключений.",
        ),
        (
            "MoySklad did not accept the token",
            "The token is wrong, deleted or superseded by a newer one. Until then stock is not updated.",
            "Make a new token in MoySklad and replace it in the connection settings.",
        ),
    ),
    "moysklad.login": failure(
        (
            "МойСклад не принял логин или пароль",
            "Токен по ним не получен. Частые неудачные попытки МойСклад на время блокирует.",
            "Проверьте логин вида имя@компания и пароль, затем попробуйте ещё раз.",
        ),
        (
            "MoySklad did not accept the login or password",
            "No token was got for them. MoySklad blocks repeated failed attempts for a while.",
            "Check the login (name@company) and the password, then try again.",
        ),
    ),
    "moysklad.login_shape": failure(
        (
            "Логин МоегоСклада выглядит как имя@компания, и нужен пароль",
            f"С тем, что введено, войти нельзя. {_NOT_ASKED_RU}",
            "Введите логин полностью, вместе с частью после @, и пароль.",
        ),
        (
            "A MoySklad login looks like name@company, and a password is needed",
            f"One cannot sign in with what was entered. {_NOT_ASKED_EN}",
            "Enter the whole login, with the part after @, and the password.",
        ),
    ),
    "moysklad.login_attempts": failure(
        (
            "МойСклад временно не принимает вход: было слишком много неудачных попыток",
            "Это защита МоегоСклада, сама пройдёт[ через {seconds:s}].",
            "Подождите и войдите с верным паролем или вставьте готовый токен.",
        ),
        (
            "MoySklad takes no sign-in for now: there were too many failed attempts",
            "This is MoySklad’s own guard, it passes by itself[ in {seconds:s}].",
            "Wait and sign in with the right password, or paste a token.",
        ),
    ),
    "moysklad.token_shape": failure(
        (
            "Это не похоже на токен МоегоСклада",
            f"Токен — одна строка из латинских букв и цифр, без пробелов. {_NOT_ASKED_RU}",
            "Скопируйте токен целиком и вставьте ещё раз.",
        ),
        (
            "This does not look like a MoySklad token",
            f"A token is one line of Latin letters and digits without blanks. {_NOT_ASKED_EN}",
            "Copy the whole token and paste it again.",
        ),
    ),
    "moysklad.api_off_for_user": failure(
        (
            "Для этого пользователя доступ программ к МоемуСкладу выключен",
            "Его отключил администратор или сам МойСклад, если какая-то программа слишком часто ошибалась.",
            "Включите доступ к API в карточке сотрудника. Если его отключил МойСклад, напишите в его поддержку.",
        ),
        (
            "Access of programs to MoySklad is switched off for this user",
            "An administrator did it, or MoySklad itself because some program failed too often.",
            "Allow API access in the employee’s card. If MoySklad switched it off, write to its support.",
        ),
    ),
    "moysklad.no_right": failure(
        (
            "Владельцу токена не хватает прав в МоёмСкладе",
            "МойСклад не дал прочитать или изменить нужные данные[ ({what})].",
            "Попросите администратора добавить право в роль этого сотрудника или возьмите токен администратора.",
        ),
        (
            "The token’s owner lacks a right in MoySklad",
            "MoySklad refused to show or change the data that is needed[ ({what})].",
            "Ask an administrator to add the right to the employee’s role, or use an administrator’s token.",
        ),
    ),
    "moysklad.no_right_stock": failure(
        (
            "Владельцу токена нельзя смотреть остатки в МоёмСкладе",
            "Без остатков сравнивать и отправлять нечего. Прежние количества в магазине не тронуты.",
            "Попросите администратора добавить в роль сотрудника право «Остатки».",
        ),
        (
            "The token’s owner may not see stock in MoySklad",
            "Without stock there is nothing to compare or send. The shop’s quantities are untouched.",
            "Ask an administrator to add the right “Stock” to the employee’s role.",
        ),
    ),
    "moysklad.no_right_audit": failure(
        (
            "Владельцу токена нельзя смотреть историю изменений в МоёмСкладе",
            "Об удалённых товарах SkladLink узнает позже, при полном чтении.",
            "Если это важно, возьмите токен администратора.",
        ),
        (
            "The token’s owner may not see the audit of MoySklad",
            "SkladLink learns of deleted items later, at a full read.",
            "If that matters, use an administrator’s token.",
        ),
    ),
    "moysklad.tariff": failure(
        (
            "Тариф МоегоСклада этого не позволяет",
            "МойСклад отказал, потому что такой возможности нет на вашем тарифе.",
            "Проверьте тариф и его срок в МоёмСкладе.",
        ),
        (
            "Your MoySklad tariff does not allow this",
            "MoySklad refused because the tariff does not include it.",
            "Check the tariff and whether it is paid in MoySklad.",
        ),
    ),
    "moysklad.wrong_token_kind": failure(
        (
            "Токен не того вида",
            "Часть данных МойСклад показывает только сотрудникам, часть — только решениям.",
            "Проверьте связь ещё раз. Если повторится, создайте токен сотрудника.",
        ),
        (
            "The token is of the wrong kind",
            "MoySklad shows some data to employees only and some to solutions only.",
            "Test the connection again. If it happens once more, make an employee’s token.",
        ),
    ),
    "moysklad.blocked": failure(
        (
            "Запрос к МоемуСкладу не пропустили по дороге",
            "Ответил не МойСклад, а прокси, антивирус или сеть компании[ (ответ {http_status})].",
            "Попросите администратора сети открыть доступ к api.moysklad.ru.",
        ),
        (
            "A request to MoySklad was stopped on its way",
            "The answer came from a proxy, a virus scanner or the company’s network[ (answer {http_status})].",
            "Ask the network’s administrator to allow api.moysklad.ru.",
        ),
    ),
    "moysklad.advice_solution_token": said(
        "У токена сотрудника запросы дороже. Токен приватного решения обходится в 1 единицу лимита за запрос: "
        "создайте в МоёмСкладе приватное решение и возьмите токен у него",
        "An employee’s token pays more per request. The token of a private solution costs 1 unit a request: "
        "make a private solution in MoySklad and take its token",
    ),
    "moysklad.advice_weight_rises": said(
        "МойСклад объявил, что запросы с этим токеном скоро подорожают, и за то же время их поместится меньше",
        "MoySklad has announced that requests with this token will soon cost more, so fewer fit into the same time",
    ),
    "moysklad.advice_no_stock_right": said(
        "Токен не видит остатки. Добавьте сотруднику право «Остатки», иначе отправлять в магазин будет нечего",
        "The token cannot see stock. Add the right “Stock”, or there will be nothing to send to the shop",
    ),
    "moysklad.advice_no_order_right": said(
        "Токену не хватает права создавать заказы покупателей: оно понадобится для передачи заказов магазина",
        "The token lacks the right to create customer orders, which handing over the shop’s orders will need",
    ),
    "moysklad.advice_draft_solution": said(
        "Решение ещё в черновике или на проверке, поэтому запросы стоят 4 единицы. После публикации будет 1",
        "The solution is a draft or under review, so a request costs 4 units. Once published it costs 1",
    ),
    "moysklad.warn_older_tokens_die": said(
        "МойСклад выдаст новый токен, и прежние токены этого сотрудника перестанут работать и в других программах",
        "MoySklad will issue a new token, and this employee’s earlier tokens stop working, in other programs too",
    ),
}
