"""Files that a person writes or opens: exported tables, mapping files."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.entry import Entry, failure

ENTRIES: Mapping[str, Entry] = {
    "file.not_written": failure(
        (
            "Файл «{name}» не записан[: {details}]",
            "Таблица не сохранена, прежний файл с этим именем не изменился.",
            "Закройте файл, если он открыт в другой программе, проверьте место на диске или выберите другую папку.",
        ),
        (
            "The file “{name}” was not written[: {details}]",
            "The table is not saved; an older file of that name has not changed.",
            "Close the file if another program has it open, check the free space or choose another folder.",
        ),
    ),
    "file.too_long": failure(
        (
            "В один лист Excel помещается {most} строк, в таблице их больше",
            "Файл «{name}» не записан.",
            "Сохраните таблицу как CSV или сузьте её поиском и фильтрами.",
        ),
        (
            "One Excel sheet holds {most} rows, the table has more",
            "The file “{name}” was not written.",
            "Save the table as CSV, or narrow it with search and filters.",
        ),
    ),
    "file.not_read": failure(
        (
            "Файл «{name}» не прочитан[: {details}]",
            "Из него ничего не взято.",
            "Проверьте, что файл на месте и открывается в Excel, и выберите его ещё раз.",
        ),
        (
            "The file “{name}” could not be read[: {details}]",
            "Nothing was taken from it.",
            "See that the file is there and opens in Excel, then choose it again.",
        ),
    ),
    "file.no_table": failure(
        (
            "В файле «{name}» не нашлось таблицы",
            "Из него ничего не взято. Подходят файлы CSV и XLSX[ ({details})].",
            "Сохраните таблицу в Excel как «Книга Excel (.xlsx)» или «CSV» и выберите её ещё раз.",
        ),
        (
            "There is no table in the file “{name}”",
            "Nothing was taken from it. CSV and XLSX files will do[ ({details})].",
            "Save the table in Excel as “Excel Workbook (.xlsx)” or “CSV” and choose it again.",
        ),
    ),
    "file.not_settings": failure(
        (
            "В файле «{name}» нет настроек SkladLink",
            "Ни одна настройка не изменилась.",
            "Выберите файл, который сохранила эта программа: Настройки, «Копии и перенос».",
        ),
        (
            "The file “{name}” holds no settings of SkladLink",
            "No setting was changed.",
            "Choose a file that this program saved: Settings, “Copies and transfer”.",
        ),
    ),
}
