"""MoySklad: the way there, faults of the server, and answers that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure

_REPEAT_RU = "Если повторится, пришлите нам отчёт для поддержки."
_REPEAT_EN = "If it happens again, send us the support report."
_WAITS_RU = "Ничего делать не нужно: SkladLink подождёт и продолжит сам."
_WAITS_EN = "Nothing to do: SkladLink waits and goes on by itself."
_OLD_RU = "Данные МоегоСклада пока прежние, в магазине ничего не изменилось."
_OLD_EN = "MoySklad’s data stays as it was, nothing changed in the shop."

ENTRIES: Mapping[str, Entry] = {
    "moysklad.network": failure(
        (
            "Нет связи с МоимСкладом",
            _OLD_RU,
            "Проверьте интернет на этом компьютере. SkladLink попробует снова по расписанию.",
        ),
        (
            "MoySklad cannot be reached",
            _OLD_EN,
            "Check this computer’s internet connection. SkladLink tries again on schedule.",
        ),
    ),
    "moysklad.timeout": failure(
        ("МойСклад слишком долго не отвечает", _OLD_RU, "Подождите: SkladLink попробует снова по расписанию."),
        ("MoySklad takes too long to answer", _OLD_EN, "Wait: SkladLink tries again on schedule."),
    ),
    "moysklad.host_not_found": failure(
        (
            "Адрес МоегоСклада не находится в сети",
            "Компьютер не смог узнать, где находится [{host}||сервер]: нет интернета или не работает DNS.",
            "Проверьте интернет и адрес МоегоСклада в настройках.",
        ),
        (
            "The address of MoySklad cannot be found",
            "The computer could not find [{host}||the server]: there is no internet, or DNS does not work.",
            "Check the internet connection and MoySklad’s address in the settings.",
        ),
    ),
    "moysklad.tls": failure(
        (
            "Соединение с МоимСкладом не защищено как следует",
            "Сертификату нельзя доверять: часы отстали, или антивирус либо прокси вскрывает соединение. "
            "Токен не отправлен.",
            "Проверьте дату на компьютере и сертификат антивируса или прокси в системе.",
        ),
        (
            "The connection to MoySklad is not properly secured",
            "The certificate cannot be trusted: the clock is wrong, or a scanner or proxy opens the connection. "
            "The token was not sent.",
            "Check this computer’s date and the scanner’s or proxy’s certificate in the system.",
        ),
    ),
    "moysklad.proxy": failure(
        (
            "Прокси не пропускает к МоемуСкладу",
            "Прокси из настроек системы не отвечает или просит пароль.",
            "Проверьте настройки прокси в системе или попросите администратора сети.",
        ),
        (
            "The proxy does not let requests through to MoySklad",
            "The proxy of the system settings does not answer or wants a password.",
            "Check the system’s proxy settings or ask the network’s administrator.",
        ),
    ),
    "moysklad.server": failure(
        (
            "На стороне МоегоСклада сбой",
            f"{_OLD_RU}[ Ответ сервера: {{http_status}}.]",
            "Подождите: SkladLink попробует снова по расписанию.",
        ),
        (
            "MoySklad has a fault on its side",
            f"{_OLD_EN}[ The server answered {{http_status}}.]",
            "Wait: SkladLink tries again on schedule.",
        ),
    ),
    "moysklad.maintenance": failure(
        ("В МоёмСкладе идут технические работы", _OLD_RU, "Подождите: SkladLink попробует снова по расписанию."),
        ("MoySklad is under maintenance", _OLD_EN, "Wait: SkladLink tries again on schedule."),
    ),
    "moysklad.retry_in_a_minute": failure(
        ("МойСклад попросил подождать", "Он занят.[ Следующая попытка через {seconds:s}.]", _WAITS_RU),
        ("MoySklad asked to wait", "It is busy.[ Next try in {seconds:s}.]", _WAITS_EN),
    ),
    "moysklad.answer_lost": failure(
        (
            "Связь с МоимСкладом оборвалась сразу после записи",
            "Неизвестно, выполнена ли запись. SkladLink не повторяет её вслепую.",
            "Ничего делать не нужно: SkladLink сначала проверит, что получилось.",
        ),
        (
            "The connection to MoySklad broke right after a write",
            "It is not known whether the write was carried out. SkladLink does not repeat it blindly.",
            "Nothing to do: SkladLink first looks up what became of it.",
        ),
    ),
    "moysklad.html": failure(
        (
            "Вместо данных МоегоСклада пришла веб-страница",
            f"Ответил прокси, страница входа в сеть или заглушка. {_OLD_RU}",
            "Откройте api.moysklad.ru в браузере на этом компьютере и посмотрите, что мешает.",
        ),
        (
            "A web page came instead of MoySklad’s data",
            f"A proxy, a network sign-in page or a placeholder answered. {_OLD_EN}",
            "Open api.moysklad.ru in a browser on this computer and see what is in the way.",
        ),
    ),
    "moysklad.cut": failure(
        ("Ответ МоегоСклада оборвался на середине", _OLD_RU, f"Запустите задание ещё раз. {_REPEAT_RU}"),
        ("MoySklad’s answer broke off half-way", _OLD_EN, f"Start the job again. {_REPEAT_EN}"),
    ),
    "moysklad.not_json": failure(
        ("Ответ МоегоСклада не удалось разобрать", _OLD_RU, f"Запустите задание ещё раз. {_REPEAT_RU}"),
        ("MoySklad’s answer could not be understood", _OLD_EN, f"Start the job again. {_REPEAT_EN}"),
    ),
    "moysklad.shape": failure(
        (
            "МойСклад прислал данные не того вида",
            f"Возможно, в его API что-то изменилось. {_OLD_RU}",
            f"Обновите SkladLink. {_REPEAT_RU}",
        ),
        (
            "MoySklad sent data of an unexpected form",
            f"Perhaps its API has changed. {_OLD_EN}",
            f"Update SkladLink. {_REPEAT_EN}",
        ),
    ),
    "moysklad.paging": failure(
        (
            "Список из МоегоСклада прочитан не целиком",
            "[Ожидалось {expected:n}, пришло {got:n}. ]По неполному списку SkladLink ничего не решает.",
            "Запустите задание ещё раз: обычно список меняли во время чтения.",
        ),
        (
            "A list from MoySklad was not read to its end",
            "[Expected {expected:n}, got {got:n}. ]SkladLink decides nothing from an incomplete list.",
            "Start the job again: usually the list was being changed meanwhile.",
        ),
    ),
}
