"""The shop: the way there, its limits, and answers that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure

_REPEAT_RU = "Если повторится, пришлите нам отчёт для поддержки."
_REPEAT_EN = "If it happens again, send us the support report."
_WAITS_RU = "Ничего делать не нужно: SkladLink подождёт и продолжит сам."
_WAITS_EN = "Nothing to do: SkladLink waits and goes on by itself."
_LATER_RU = "Подождите: SkladLink попробует снова по расписанию."
_LATER_EN = "Wait: SkladLink tries again on schedule."
_OLD_RU = "Связи целы. Что уже отправлено, записано в журнале."
_OLD_EN = "The links are safe. What was sent is in the log."

ENTRIES: Mapping[str, Entry] = {
    "bitrix.network": failure(
        (
            "Нет связи с магазином",
            _OLD_RU,
            "Откройте [{host}||сайт магазина] в браузере. Если сайт работает, проверьте интернет на этом компьютере.",
        ),
        (
            "The shop cannot be reached",
            _OLD_EN,
            "Open [{host}||the shop’s site] in a browser. If it works, check this computer’s internet connection.",
        ),
    ),
    "bitrix.timeout": failure(
        (
            "Магазин слишком долго не отвечает",
            f"Ответа[ от {{host}}] не было[ {{seconds:s}}]. {_OLD_RU}",
            f"{_LATER_RU} Если так часто, спросите у хостинга, почему сайт медленный.",
        ),
        (
            "The shop takes too long to answer",
            f"There was no answer[ from {{host}}][ for {{seconds:s}}]. {_OLD_EN}",
            f"{_LATER_EN} If it happens often, ask the hoster why the site is slow.",
        ),
    ),
    "bitrix.tls": failure(
        (
            "Соединение с магазином не защищено как следует",
            "Сертификату сайта[ ({host})] нельзя доверять: он истёк, чужой, или часы на компьютере отстали. "
            "Код вебхука не отправлен.",
            "Проверьте дату на компьютере и сертификат сайта.",
        ),
        (
            "The connection to the shop is not properly secured",
            "The site’s certificate[ ({host})] cannot be trusted: it ran out, is another’s, or the clock is wrong. "
            "The webhook’s code was not sent.",
            "Check this computer’s date and the site’s certificate.",
        ),
    ),
    "bitrix.proxy": failure(
        (
            "Прокси не пропускает к магазину",
            "Прокси из настроек системы не отвечает или просит пароль[ на пути к {host}].",
            "Проверьте настройки прокси в системе или попросите администратора сети.",
        ),
        (
            "The proxy does not let requests through to the shop",
            "The proxy of the system settings does not answer or wants a password[ on the way to {host}].",
            "Check the system’s proxy settings or ask the network’s administrator.",
        ),
    ),
    "bitrix.redirected": failure(
        (
            "Магазин отправил запрос на другой адрес",
            "[Вместо {host} это {target}. ]Код вебхука туда не отправлен.",
            "Если магазин переехал, вставьте новый адрес вебхука в настройках подключений.",
        ),
        (
            "The shop sent the request to another address",
            "[It is {target} instead of {host}. ]The webhook’s code was not sent there.",
            "If the shop has moved, paste the new webhook address in the connection settings.",
        ),
    ),
    "bitrix.html": failure(
        (
            "Вместо данных магазина пришла веб-страница",
            f"Обычно это техработы, страница входа или защита сайта[ (ответ {{status}})]. {_OLD_RU}",
            "Откройте сайт в браузере. Если он работает, попросите хостинг не закрывать адреса /rest/.",
        ),
        (
            "A web page came instead of the shop’s data",
            f"Usually it is maintenance, a sign-in page or the site’s guard[ (answer {{status}})]. {_OLD_EN}",
            "Open the site in a browser. If it works, ask the hoster to leave addresses with /rest/ open.",
        ),
    ),
    "bitrix.bad_json": failure(
        (
            "Ответ магазина не удалось разобрать",
            f"Данные оборвались или испорчены[ (ответ {{status}})]. {_OLD_RU}",
            f"Запустите задание ещё раз. {_REPEAT_RU}",
        ),
        (
            "The shop’s answer could not be understood",
            f"The data is cut or spoiled[ (answer {{status}})]. {_OLD_EN}",
            f"Start the job again. {_REPEAT_EN}",
        ),
    ),
    "bitrix.no_rest": failure(
        (
            "На сайте не включён обмен с программами",
            "Сайт[ {host}] отвечает, но REST на нём не работает.",
            "Проверьте адрес вебхука. Если он верный, включите в магазине модуль REST.",
        ),
        (
            "Exchange with programs is not switched on at the site",
            "The site[ {host}] answers, but REST does not work there.",
            "Check the webhook address. If it is right, switch the module rest on in the shop.",
        ),
    ),
    "bitrix.closed": failure(
        (
            "Этот портал Битрикс24 закрыт или удалён",
            "Магазин больше не отвечает по этому адресу.",
            "Проверьте портал в Битрикс24 или вставьте вебхук другого магазина.",
        ),
        (
            "This Bitrix24 portal is closed or deleted",
            "The shop no longer answers at this address.",
            "Look for the portal in Bitrix24, or paste another shop’s webhook.",
        ),
    ),
    "bitrix.server_error": failure(
        (
            "На стороне магазина сбой",
            f"{_OLD_RU}[ Ответ сервера: {{status}}.]",
            f"{_LATER_RU} Если так часто, покажите подробности хостингу.",
        ),
        (
            "The shop has a fault on its side",
            f"{_OLD_EN}[ The server answered {{status}}.]",
            f"{_LATER_EN} If it happens often, show the details to the hoster.",
        ),
    ),
    "bitrix.paused_after_failures": failure(
        (
            "SkladLink сделал паузу: магазин несколько раз подряд не ответил как надо",
            f"{_OLD_RU}[ Следующая попытка через {{seconds:s}}.]",
            "Подождите или проверьте сайт в браузере.",
        ),
        (
            "SkladLink pauses: the shop failed to answer properly several times in a row",
            f"{_OLD_EN}[ Next try in {{seconds:s}}.]",
            "Wait, or open the site in a browser.",
        ),
    ),
    "bitrix.answer_lost": failure(
        (
            "Связь с магазином оборвалась сразу после записи",
            "Неизвестно, выполнена ли запись. SkladLink не повторяет её вслепую.",
            "Ничего делать не нужно: SkladLink сначала прочитает, что теперь в магазине.",
        ),
        (
            "The connection to the shop broke right after a write",
            "It is not known whether the write was carried out. SkladLink does not repeat it blindly.",
            "Nothing to do: SkladLink first reads what the shop has now.",
        ),
    ),
    "bitrix.rate_limit": failure(
        (
            "Магазин просит не так часто[, пауза {seconds:s}]",
            "Исчерпан лимит запросов магазина. Ничего не потеряно.",
            f"{_WAITS_RU} Если так часто, проверьте, какие ещё программы обращаются к магазину.",
        ),
        (
            "The shop asks for fewer requests[, pausing for {seconds:s}]",
            "The shop’s request limit is used up. Nothing is lost.",
            f"{_WAITS_EN} If it happens often, see which other programs use the shop.",
        ),
    ),
    "bitrix.operating_limit": failure(
        (
            "Магазин ограничил нагрузку[, пауза {seconds:s}]",
            "Исчерпано время, которое магазин даёт на такие запросы за 10 минут[ ({method})]. Ничего не потеряно.",
            _WAITS_RU,
        ),
        (
            "The shop limits the load[, pausing for {seconds:s}]",
            "The time that the shop gives such requests per 10 minutes is used up[ ({method})]. Nothing is lost.",
            _WAITS_EN,
        ),
    ),
    "bitrix.retry": failure(
        ("Магазин не ответил, повторяем[ через {seconds:s}]", _OLD_RU, _WAITS_RU),
        ("The shop did not answer, trying again[ in {seconds:s}]", _OLD_EN, _WAITS_EN),
    ),
}
