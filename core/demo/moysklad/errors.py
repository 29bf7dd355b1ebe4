"""Refusals of the pretend MoySklad: codes, texts in both languages, HTTP statuses (digest §8, `_errors.md`)."""

from __future__ import annotations

from typing import Any

_HELP = "https://dev.moysklad.ru/doc/api/remap/1.2/#error_"

# code: (HTTP status, Russian text, English text); {} takes the particulars.
_TEXTS: dict[int, tuple[int, str, str]] = {
    1002: (404, "Неопознанный путь: {}", "Unknown path: {}"),
    1005: (412, "Неизвестный тип: '{}'", "Unknown type: '{}'"),
    1006: (400, "Создание объектов с указанным идентификатором запрещено", "Objects cannot be created by id"),
    1008: (412, "Ошибка при загрузке объекта с идентификатором '{}'", "Cannot load object '{}'"),
    1012: (400, "Не указан идентификатор объекта", "No object id given"),
    1014: (412, "Неверное значение '{}' параметра фильтрации '{}'", "Bad value '{}' of filter parameter '{}'"),
    1016: (403, "Доступ запрещен: у вас нет прав на просмотр данного объекта", "No right to view this object"),
    1017: (403, "Доступ запрещен: у вас нет прав на редактирование данного объекта", "No right to edit this object"),
    1018: (403, "Доступ запрещен: у вас нет прав на удаление данного объекта", "No right to delete this object"),
    1021: (404, "Объект с типом '{}' и идентификатором '{}' не найден", "Object '{}' with id '{}' not found"),
    1024: (412, "Ошибка сохранения объекта: изменять стандартные объекты запрещено", "Standard objects are fixed"),
    1025: (412, "Ошибка удаления объекта: удалять стандартные объекты запрещено", "Standard objects are fixed"),
    1027: (400, "Запрос не содержит объектов", "The request holds no objects"),
    1028: (409, "Объект уже используется и не может быть удален", "The object is in use and cannot be deleted"),
    1030: (412, "Поле для фильтрации '{}' может быть указано только один раз", "Filter field '{}' only once"),
    1034: (412, "Ошибка фильтрации: {}", "Filter error: {}"),
    1035: (412, "Ошибка фильтрации: неверный формат даты параметра фильтрации", "Bad date in a filter"),
    1037: (415, "Неверно указан Content-Type запроса", "Wrong Content-Type"),
    1039: (405, "Операция {} не поддерживается для данного ресурса", "Method {} is not supported here"),
    1040: (400, "Неверно заданы параметры запроса: {}", "Bad request parameters: {}"),
    1041: (412, "Неверное значение '{}' параметра фильтрации '{}'", "Value '{}' of filter '{}' is not allowed"),
    1044: (413, "Превышен максимальный размер запроса", "The request is too large"),
    1045: (403, "Доступ запрещен: у вас нет прав на создание данного объекта", "No right to create this object"),
    1047: (412, "Вы не можете обновить поле syncId в запросе на обновление сущности", "syncId cannot be changed"),
    1048: (429, "Превышено ограничение на количество попыток проверки имени и пароля", "Too many login attempts"),
    1049: (429, "Превышено ограничение на количество запросов в единицу времени", "Too many requests"),
    1052: (412, "Неверный формат UUID", "Malformed UUID"),
    1056: (401, "Ошибка аутентификации: {}", "Authentication failed: {}"),
    1057: (404, "Отсутствует syncid для сущности", "No object with this syncid"),
    1059: (412, "Некорректный сервер в идентификаторе объекта: '{}'", "Wrong server in object id: '{}'"),
    1060: (412, "Некорректный тип данных в meta сущности, поле type", "Wrong type in meta"),
    1061: (403, "Отсутствует доступ к API для данного пользователя", "The API is switched off for this user"),
    1062: (400, "Неверное значение заголовка 'Accept'", "Wrong Accept header"),
    1063: (412, "Ошибка сортировки: неизвестное поле '{}'", "Sorting by '{}' is not supported"),
    1065: (409, "Ошибка сохранения объекта: объект уже изменен/удален в параллельном запросе", "Changed in parallel"),
    1066: (412, "Ошибка удаления объекта: объект нельзя переместить в корзину", "The object cannot be binned"),
    1067: (412, "Ошибка удаления объекта: использование корзины отключено", "The recycle bin is off"),
    1070: (403, "Доступ запрещен: операция недоступна на вашем тарифе", "Not available on this tariff"),
    1073: (429, "Превышено ограничение на одновременное количество запросов", "Too many parallel requests"),
    1074: (503, "Сервис временно недоступен, ведутся технические работы", "Maintenance"),
    1084: (412, "Неверное значение '{}' параметра запроса '{}'", "Bad value '{}' of parameter '{}'"),
    1089: (412, "Expand поля {} не поддерживается", "Expand of {} is not supported"),
    1092: (403, "Доступ запрещен: у вас нет прав на проведение данного документа", "No right to post this document"),
    1999: (500, "Неизвестная ошибка", "Unknown error"),
    2001: (400, "Ошибка формата: входящий запрос не соответствует формату JSON", "Not JSON"),
    2004: (400, "Ошибка формата: вложенные массивы недопустимы", "Nested arrays are not allowed"),
    2006: (400, "Ошибка формата: слишком большая вложенность объектов", "Nesting too deep"),
    2007: (413, "Ошибка формата: в массиве больше 1000 элементов", "More than 1000 elements"),
    2009: (400, "Ошибка формата: массив недопустим в поле '{}'", "No array allowed in '{}'"),
    2010: (412, "Ошибка формата: в meta поля '{}' не указан href", "No href in meta of '{}'"),
    2011: (412, "Ошибка формата: в meta поля '{}' не указан type", "No type in meta of '{}'"),
    2012: (412, "Ошибка формата: неизвестный тип '{}'", "Unknown type '{}'"),
    2013: (412, "Ошибка формата: объект по ссылке '{}' не найден", "Object '{}' not found"),
    2014: (412, "Ошибка формата: неверный href '{}'", "Bad href '{}'"),
    2016: (412, "Ошибка формата: значение поля '{}' не соответствует типу {}", "Field '{}' is not of type {}"),
    2024: (412, "Ошибка формата: ссылка '{}' указывает на недопустимый объект", "Reference '{}' is not allowed here"),
    3000: (
        412,
        "Ошибка сохранения объекта: поле '{}' не может быть пустым или отсутствовать",
        "Field '{}' is required",
    ),
    3002: (
        412,
        "Ошибка сохранения объекта: поле '{}' не может быть отрицательным",
        "Field '{}' must not be negative",
    ),
    3003: (412, "Ошибка сохранения объекта: поле '{}' должно быть больше нуля", "Field '{}' must be above zero"),
    3004: (412, "Ошибка сохранения объекта: поле '{}' нельзя изменить", "Field '{}' cannot be changed"),
    3005: (412, "Ошибка сохранения объекта: недопустимое значение поля '{}'", "Value of '{}' is not allowed"),
    3006: (412, "Ошибка сохранения объекта: нарушена уникальность значения параметра '{}'", "'{}' must be unique"),
    3007: (412, "Ошибка сохранения объекта: {}", "Business rule: {}"),
    3015: (412, "Ошибка сохранения объекта: неверный адрес электронной почты", "Bad e-mail"),
    3040: (412, "Ошибка валидации: поле '{}' не может быть длиннее {} символов", "'{}' is longer than {} characters"),
    3042: (412, "Ошибка валидации: в параметре fields можно указать только одно поле", "Only one field is allowed"),
    3043: (412, "Ошибка валидации: недопустимые значения параметра fields: {}", "Bad values of 'fields': {}"),
    10000: (412, "Не указаны id и name характеристики", "A characteristic needs an id or a name"),
    10002: (412, "Характеристика с таким именем уже существует", "A characteristic of this name exists"),
    11001: (412, "Статус не найден", "No such state"),
    11002: (412, "Статус относится к другому типу документов", "The state belongs to another document type"),
    13004: (403, "Нет доступа к краткому отчёту об остатках", "No access to the short stock report"),
    13003: (403, "Нет доступа к отчёту об остатках", "No access to the stock report"),
    13005: (412, "Слишком большой результат отчёта, уточните фильтр", "The report is too large, use a filter"),
    14009: (412, "Не указано значение доп. поля '{}'", "Attribute '{}' has no value"),
    14010: (403, "Только администратор может менять доп. поля и статусы", "Administrators only"),
    15000: (412, "Модификация с таким набором характеристик уже существует", "Such a variant exists"),
    15001: (412, "Не указаны характеристики модификации", "A variant needs characteristics"),
    17000: (412, "Счёт не принадлежит организации", "The account is not of this organization"),
    17001: (412, "Счёт не принадлежит контрагенту", "The account is not of this agent"),
    17003: (412, "Резерв не может превышать количество", "Reserve exceeds quantity"),
    17006: (412, "Ошибка сохранения объекта: несовместимая связь документов", "Incompatible document link"),
    17007: (412, "Ставка НДС должна быть от 0 до 100", "VAT must be between 0 and 100"),
    17008: (412, "Скидка не может быть больше 100 %", "Discount exceeds 100 %"),
    17014: (412, "Нельзя снять проведение отгрузки: по ней есть возврат", "The demand has a return"),
    17018: (412, "Количество комплектов должно быть целым", "Bundle quantity must be whole"),
    17021: (412, "Для vatEnabled нужно указать vat", "vatEnabled needs vat"),
    16010: (412, "Для vatEnabled нужно указать vat", "vatEnabled needs vat"),
    22000: (412, "Сумма привязок превышает сумму платежа", "The payment is over-distributed"),
    22001: (412, "Документ привязан к платежу дважды", "The document is linked twice"),
    28000: (412, "Неизвестный тип цены", "Unknown price type"),
    29001: (412, "Состав комплекта нельзя изменить: он уже используется", "The bundle is in use"),
    29003: (412, "В комплекте должно быть от 1 до 50 компонентов", "A bundle has 1 to 50 components"),
    38000: (403, "Нет доступа к аудиту", "No access to the audit"),
    55005: (403, "Ресурс доступен только решениям", "For solutions only"),
    55006: (403, "Ресурс доступен только пользователям", "For users only"),
}


class ApiError(Exception):
    """One refusal. `status` overrides the usual HTTP status; `extra` goes into the error object."""

    def __init__(self, code: int, *particulars: object, parameter: str = "", status: int = 0, **extra: Any) -> None:
        super().__init__(code)
        usual, self._russian, self._english = _TEXTS[code]
        self.code = code
        self.status = status or usual
        self._particulars = particulars
        self._parameter = parameter
        self._extra = extra

    def view(self, language: str) -> dict[str, Any]:
        """Return the error object in `language` ("ru" or "en")."""
        text = self._english if language == "en" else self._russian
        error: dict[str, Any] = {"error": text.format(*self._particulars), "code": self.code}
        if self._parameter:
            error["parameter"] = self._parameter
        error["moreInfo"] = f"{_HELP}{self.code}"
        error.update(self._extra)
        return error

    def body(self, language: str) -> dict[str, Any]:
        """Return the answer's body."""
        return {"errors": [self.view(language)]}


class Missing(Exception):
    """An object that is not there: 404 with an empty body."""
