"""This computer: the database, the data folder, the system keyring, values of settings."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure

_STOPPED_RU = "Последнее действие не записано, сделанное раньше цело."
_STOPPED_EN = "The last action was not recorded, what was done before is safe."
_TOKEN_RU = "Токены SkladLink хранит только там, в файлы не пишет."
_TOKEN_EN = "SkladLink keeps tokens only there and writes them to no file."
_SESSION_RU = "введите токены только на этот сеанс или задайте их переменными окружения."
_SESSION_EN = "enter the tokens for this session only, or give them as environment variables."

ENTRIES: Mapping[str, Entry] = {
    "store.damaged": failure(
        (
            "База данных SkladLink повреждена",
            "Работать с ней нельзя. В МоёмСкладе и магазине ничего не пострадало."
            "[ Последняя целая копия — {copy:t}.]",
            "Восстановите последнюю целую копию или начните с новой первой загрузки.",
        ),
        (
            "SkladLink’s database is damaged",
            "It cannot be used. Nothing is wrong in MoySklad or the shop.[ The last whole copy is of {copy:t}.]",
            "Restore the last whole copy, or begin with a new first load.",
        ),
    ),
    "store.no_good_copy": failure(
        (
            "Целой копии базы данных нет",
            "Восстанавливать не из чего, файлы не тронуты. В МоёмСкладе и магазине ничего не пострадало.",
            "Уберите базу из папки данных и начните с новой первой загрузки.",
        ),
        (
            "There is no whole copy of the database",
            "There is nothing to restore from; no file was touched. Nothing is wrong in MoySklad or the shop.",
            "Move the database out of the data folder and begin with a new first load.",
        ),
    ),
    "store.migration_failed": failure(
        (
            "Не удалось обновить базу данных для новой версии",
            "Она осталась такой, как была до обновления[ (шаг {step})]. Перед обновлением сделана копия.",
            "Вернитесь к прежней версии SkladLink и пришлите нам отчёт для поддержки.",
        ),
        (
            "The database could not be brought up to date for the new version",
            "It is as it was before the update[ (step {step})]. A copy was made beforehand.",
            "Go back to the previous version of SkladLink and send us the support report.",
        ),
    ),
    "store.newer": failure(
        (
            "База данных создана более новой версией SkladLink",
            "Эта версия её не понимает и ничего в ней не трогает[ (база {version}, программа знает {known})].",
            "Обновите SkladLink или восстановите копию, сделанную этой версией.",
        ),
        (
            "The database was made by a newer version of SkladLink",
            "This version does not understand it and leaves it alone[ (database {version}, known {known})].",
            "Update SkladLink, or restore a copy made by this version.",
        ),
    ),
    "store.disk_full": failure(
        (
            "На диске кончилось место",
            f"SkladLink остановился, чтобы ничего не потерять. {_STOPPED_RU}",
            "Освободите место на диске и запустите задание снова.",
        ),
        (
            "The disk is full",
            f"SkladLink stopped so as to lose nothing. {_STOPPED_EN}",
            "Free some space on the disk and start the job again.",
        ),
    ),
    "store.locked": failure(
        (
            "База данных занята другой программой",
            f"Её держит второй SkladLink, антивирус или резервное копирование. {_STOPPED_RU}",
            "Закройте вторую копию SkladLink или подождите и повторите.",
        ),
        (
            "The database is held by another program",
            f"A second SkladLink, a virus scanner or a backup holds it. {_STOPPED_EN}",
            "Close the other SkladLink, or wait and try again.",
        ),
    ),
    "store.read_only": failure(
        (
            "База данных доступна только для чтения",
            f"SkladLink не может в неё записать. {_STOPPED_RU}",
            "Разрешите запись в папку данных или выберите другую папку.",
        ),
        (
            "The database can only be read",
            f"SkladLink cannot write to it. {_STOPPED_EN}",
            "Allow writing to the data folder, or choose another folder.",
        ),
    ),
    "store.no_access": failure(
        (
            "База данных не открывается",
            "Папка данных недоступна, или у вас нет на неё прав.",
            "Проверьте, что папка на месте и вам разрешено в неё писать.",
        ),
        (
            "The database does not open",
            "The data folder is out of reach, or you have no rights to it.",
            "Check that the folder is there and that you may write to it.",
        ),
    ),
    "store.disk_error": failure(
        (
            "Диск не смог прочитать или записать базу данных",
            f"Возможно, диск неисправен или отключён. {_STOPPED_RU}",
            "Проверьте диск и запустите SkladLink снова.",
        ),
        (
            "The disk could not read or write the database",
            f"The disk may be faulty or disconnected. {_STOPPED_EN}",
            "Check the disk and start SkladLink again.",
        ),
    ),
    "store.sqlite_old": failure(
        (
            "На этом компьютере слишком старая библиотека SQLite",
            "SkladLink хранит в ней свои данные и с этой версией[ ({version})] работать не может.",
            "Обновите Python или систему либо возьмите готовую сборку SkladLink.",
        ),
        (
            "This computer’s SQLite library is too old",
            "SkladLink keeps its data in it and cannot work with this version[ ({version})].",
            "Update Python or the system, or take the ready-made build of SkladLink.",
        ),
    ),
    "home.no_access": failure(
        (
            "Папка данных SkladLink недоступна",
            "Её не удалось создать, или в неё нельзя писать[: {path}].",
            "Проверьте права на папку или укажите другую переменной SKLADLINK_HOME.",
        ),
        (
            "SkladLink’s data folder is out of reach",
            "It could not be made, or one cannot write to it[: {path}].",
            "Check the rights to the folder, or name another one with the variable SKLADLINK_HOME.",
        ),
    ),
    "keyring_missing": failure(
        (
            "На этом компьютере нет хранилища паролей",
            _TOKEN_RU,
            f"Установите системное хранилище паролей, {_SESSION_RU}",
        ),
        (
            "There is no system keyring on this computer",
            _TOKEN_EN,
            f"Install a system keyring, {_SESSION_EN}",
        ),
    ),
    "keyring_locked": failure(
        (
            "Хранилище паролей заперто",
            f"{_TOKEN_RU} Без них к МоемуСкладу и магазину не подключиться.",
            "Откройте хранилище системным паролем и повторите.",
        ),
        (
            "The system keyring is locked",
            f"{_TOKEN_EN} Without them neither MoySklad nor the shop can be reached.",
            "Unlock the keyring with your system password and try again.",
        ),
    ),
    "keyring_timeout": failure(
        (
            "Хранилище паролей не отвечает",
            "Возможно, оно ждёт пароль в другом окне[: прошло {seconds:s}].",
            f"Ответьте на запрос системы и повторите. Если запроса нет, {_SESSION_RU}",
        ),
        (
            "The system keyring does not answer",
            "It may be waiting for a password in another window[: {seconds:s} have passed].",
            f"Answer the system’s question and try again. If there is none, {_SESSION_EN}",
        ),
    ),
    "keyring_denied": failure(
        (
            "Хранилище паролей отказало",
            f"Система не дала прочитать или сохранить токен. {_TOKEN_RU}",
            f"Разрешите SkladLink доступ к хранилищу, {_SESSION_RU}",
        ),
        (
            "The system keyring refused",
            f"The system did not let the token be read or kept. {_TOKEN_EN}",
            f"Allow SkladLink to use the keyring, {_SESSION_EN}",
        ),
    ),
    "keyring_too_long": failure(
        (
            "Это слишком длинно для хранилища паролей",
            "Токен не сохранён. Похоже, вместе с ним скопировано лишнее[: помещается {limit:знак|знака|знаков}].",
            "Скопируйте только токен или адрес вебхука и вставьте снова.",
        ),
        (
            "This is too long for the system keyring",
            "The token was not kept. More than the token seems to be in it[: {limit:character|characters} fit].",
            "Copy the token or webhook address alone and paste it again.",
        ),
    ),
    "keyring_damaged": failure(
        (
            "Токен в хранилище паролей повреждён",
            "Часть его изменила другая программа. Использовать его нельзя.",
            "Введите токен заново в настройках подключений.",
        ),
        (
            "The token in the system keyring is damaged",
            "Another program changed a part of it. It cannot be used.",
            "Enter the token again in the connection settings.",
        ),
    ),
    "secret_in_environment": failure(
        (
            "Этот токен задан переменной окружения",
            "Из программы его не сменить: переменная[ {variable}] важнее хранилища паролей.",
            "Измените или уберите переменную там, где запускается SkladLink.",
        ),
        (
            "This token comes from an environment variable",
            "It cannot be changed in the program: the variable[ {variable}] goes before the keyring.",
            "Change or remove the variable where SkladLink is started.",
        ),
    ),
    "setting.bad_value": failure(
        (
            "Такое значение не подходит[ для настройки «{@setting.+setting}»]",
            "Настройка осталась прежней.",
            "Введите другое значение[, не меньше {low:n}][, не больше {high:n}][, одно из: {one_of}].",
        ),
        (
            "This value does not fit[ the setting “{@setting.+setting}”]",
            "The setting stays as it was.",
            "Enter another value[, at least {low:n}][, at most {high:n}][, one of: {one_of}].",
        ),
    ),
}
