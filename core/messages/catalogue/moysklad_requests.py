"""MoySklad: requests it refuses, and its limits."""

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
    "moysklad.refused": failure(
        (
            "МойСклад отклонил запрос",
            "[Он ответил: «{said}». ]Повторять такой же запрос бесполезно.",
            f"Посмотрите подробности и исправьте данные в МоёмСкладе. {_REPEAT_RU}",
        ),
        (
            "MoySklad refused the request",
            "[It said: “{said}”. ]Repeating the same request is no use.",
            f"See the details and put the data right in MoySklad. {_REPEAT_EN}",
        ),
    ),
    "moysklad.not_found": failure(
        (
            "В МоёмСкладе этого больше нет",
            "Товар или документ удалён, или у токена нет права его видеть[ ({what})].",
            "Проверьте его в МоёмСкладе. Ненужную связь снимите в сопоставлении.",
        ),
        (
            "This is no longer in MoySklad",
            "The item or document was deleted, or the token may not see it[ ({what})].",
            "Look for it in MoySklad. Unlink what is no longer needed on the Mapping page.",
        ),
    ),
    "moysklad.unknown_address": failure(
        (
            "МойСклад не знает такого запроса",
            "В этой версии API нет нужного раздела, или в адресе лишнее[ ({what})].",
            f"Верните адрес МоегоСклада по умолчанию и обновите SkladLink. {_REPEAT_RU}",
        ),
        (
            "MoySklad does not know this request",
            "The API lacks that part, or the address is not right[ ({what})].",
            f"Restore the default address of MoySklad and update SkladLink. {_REPEAT_EN}",
        ),
    ),
    "moysklad.in_use": failure(
        (
            "В МоёмСкладе это используется и не удаляется",
            "На него ссылаются документы или другие записи.",
            "Уберите его в архив вместо удаления.",
        ),
        (
            "This is in use in MoySklad and cannot be deleted",
            "Documents or other entries refer to it.",
            "Archive it instead of deleting it.",
        ),
    ),
    "moysklad.changed_in_parallel": failure(
        (
            "Пока SkladLink работал, это изменил кто-то ещё",
            "МойСклад не принял запись, чтобы не затереть чужое изменение.",
            "Ничего делать не нужно: следующий запуск возьмёт новые данные.",
        ),
        (
            "Somebody else changed this while SkladLink worked",
            "MoySklad refused the write so as not to overwrite the other change.",
            "Nothing to do: the next run takes the new data.",
        ),
    ),
    "moysklad.too_big": failure(
        (
            "МойСклад счёл запрос слишком большим",
            "Запрос не выполнен. Данные остались прежними[ (ответ {http_status})].",
            f"Запустите задание ещё раз. {_REPEAT_RU}",
        ),
        (
            "MoySklad found the request too large",
            "The request was not carried out, the data stays as it was[ (answer {http_status})].",
            f"Start the job again. {_REPEAT_EN}",
        ),
    ),
    "moysklad.no_gzip": failure(
        (
            "Запрос к МоемуСкладу по дороге испортили",
            "МойСклад отвечает только сжатыми данными, а прокси или антивирус убрал просьбу о сжатии.",
            "Попросите администратора сети не изменять запросы к api.moysklad.ru.",
        ),
        (
            "A request to MoySklad was altered on its way",
            "MoySklad answers in compressed form only, and a proxy or virus scanner took that request out.",
            "Ask the network’s administrator to leave requests to api.moysklad.ru alone.",
        ),
    ),
    "moysklad.api_version_gone": failure(
        (
            "МойСклад больше не поддерживает эту версию API",
            "Программа устарела и не может читать данные.",
            "Обновите SkladLink.",
        ),
        (
            "MoySklad no longer supports this version of its API",
            "The program is out of date and cannot read data.",
            "Update SkladLink.",
        ),
    ),
    "moysklad.report_too_large": failure(
        (
            "МойСклад не смог отдать отчёт по остаткам целиком",
            f"Отчёт оказался слишком большим. {_OLD_RU}",
            "Выберите в настройках остатков только нужные склады и запустите ещё раз.",
        ),
        (
            "MoySklad could not give the whole stock report",
            f"The report was too large. {_OLD_EN}",
            "Choose only the warehouses you need in the stock settings and start again.",
        ),
    ),
    "moysklad.changed_since_too_old": failure(
        (
            "Прошлое чтение остатков было слишком давно",
            "МойСклад помнит изменения остатков только сутки, а прошло {hours:час|часа|часов}.",
            "Запустите полное сравнение остатков.",
        ),
        (
            "Stock was read too long ago",
            "MoySklad remembers stock changes for a day only, and {hours:hour has|hours have} passed.",
            "Start a full stock comparison.",
        ),
    ),
    "moysklad.rate": failure(
        (
            "Лимит запросов МоегоСклада исчерпан",
            "Рядом работает другая программа с тем же токеном.[ Пауза {seconds:s}.] Ничего не потеряно.",
            f"{_WAITS_RU} Если так часто, дайте SkladLink отдельный токен.",
        ),
        (
            "MoySklad’s request limit is used up",
            "Another program works with the same token.[ Pausing for {seconds:s}.] Nothing is lost.",
            f"{_WAITS_EN} If it happens often, give SkladLink a token of its own.",
        ),
    ),
    "moysklad.parallel": failure(
        (
            "К МоемуСкладу одновременно обращается слишком много программ",
            "МойСклад держит не больше 5 запросов сразу.[ Пауза {seconds:s}.] Ничего не потеряно.",
            f"{_WAITS_RU} Если так часто, дайте SkladLink отдельный токен.",
        ),
        (
            "Too many programs ask MoySklad at once",
            "MoySklad takes no more than 5 requests at a time.[ Pausing for {seconds:s}.] Nothing is lost.",
            f"{_WAITS_EN} If it happens often, give SkladLink a token of its own.",
        ),
    ),
    "moysklad.too_many_writes": failure(
        (
            "SkladLink сам придержал записи в МойСклад",
            "За частые записи МойСклад отключает доступ, поэтому нужна пауза[ {seconds:s}].",
            _WAITS_RU,
        ),
        (
            "SkladLink holds back writes to MoySklad",
            "MoySklad switches access off for too many writes, so a pause is needed[: {seconds:s}].",
            _WAITS_EN,
        ),
    ),
    "moysklad.circuit_open": failure(
        (
            "SkladLink сделал паузу: МойСклад несколько раз подряд не ответил как надо",
            "[{@cause}. ]Частые ошибки грозят отключением доступа.[ Следующая попытка через {seconds:s}.]",
            "Подождите или устраните причину и запустите задание снова.",
        ),
        (
            "SkladLink pauses: MoySklad failed to answer properly several times in a row",
            "[{@cause}. ]Frequent failures risk having access switched off.[ Next try in {seconds:s}.]",
            "Wait, or put the cause right and start the job again.",
        ),
    ),
}
