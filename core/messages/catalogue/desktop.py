"""The support package, and what the tray and notifications say of the program as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure, said

ENTRIES: Mapping[str, Entry] = {
    "support.about": said("Отчёт SkladLink для поддержки, собран {at}", "SkladLink support report, gathered at {at}"),
    "support.masked": said(
        "Ключи, телефоны, адреса почты, имена покупателей и номера документов закрыты знаком •••",
        "Keys, phones, e-mail addresses, buyers’ names and document ids are covered by •••",
    ),
    "support.part.about": said("Что внутри", "What is inside"),
    "support.part.versions": said("Версии программы и системы", "Versions of the program and the system"),
    "support.part.settings": said("Настройки без ключей", "Settings without keys"),
    "support.part.data": said("Размеры и количества в данных", "Sizes and counts of the data"),
    "support.part.checks": said("Самопроверка без сети", "Self-test without a network"),
    "support.part.runs": said("Последние запуски", "The last runs"),
    "support.part.failure": said("Последний неудачный запрос", "The last request that failed"),
    "support.part.log": said("Последние строки журнала программы", "The last lines of the program’s log"),
    "support.part.crash": said("Сбой, о котором вы сообщаете", "The fault you are reporting"),
    "support.part.faults": said("Следы прошлого падения программы", "Traces of an earlier crash"),
    "support.not_saved": failure(
        (
            "Отчёт не сохранился",
            "Файл {path} не удалось записать: возможно, на диске нет места или туда нельзя писать.",
            "Выберите другую папку, например «Документы», и сохраните ещё раз.",
        ),
        (
            "The report was not saved",
            "The file {path} could not be written: the disk may be full or the folder closed to you.",
            "Choose another folder, such as Documents, and save again.",
        ),
    ),
    "start.silent": failure(
        (
            "SkladLink уже открыт, но не отвечает",
            "Возможно, он занят или завис. Второе окно с теми же данными не открывается, чтобы окна не мешали друг "
            "другу.",
            "Подождите минуту и попробуйте снова. Если не поможет, завершите SkladLink в диспетчере задач.",
        ),
        (
            "SkladLink is open already, but does not answer",
            "It may be busy or stuck. No second window opens on the same data, so that they do not get in each "
            "other’s way.",
            "Wait a minute and try again. If that is no help, end SkladLink in the task manager.",
        ),
    ),
    "cli.support_saved": said("Отчёт сохранён: {path}", "Report saved: {path}"),
}
