"""Tables as files for Excel and LibreOffice: writing and reading CSV and XLSX.

A file is written beside its place and moved there whole. Text is written as text: a buyer's name that begins with
"=" must not become a formula on the manager's computer.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.errors import SkladLinkError

Cell = str | int | Decimal | datetime | None

FORMATS = ("csv", "xlsx")
MOST_ROWS = 1_048_575
"""What one XLSX sheet holds beside its head (ECMA-376)."""
_TEXT = "@"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DELIMITERS = ";,\t"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What csv, zipfile and openpyxl raise on files that are cut off, changed by hand or something else altogether.
_DAMAGED = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, EOFError, SyntaxError, NotImplementedError,
    csv.Error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def write(
    path: Path,
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    comma: bool,
    texts: Collection[int] = (),
) -> int:
    """Write a table to `path`, its kind by the name's ending (.csv or .xlsx); returns how many rows.

    `texts` are columns of numbers that are names: Excel keeps what is typed there as it is, zeros and all.

    `comma` True: numbers in a CSV file have a decimal comma and semicolons stand between cells, as the Russian
    Excel reads them. Times are written in the computer's zone.

    Raises SkladLinkError: file.not_written (disk full, no right, open in another program), file.too_long.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            if path.suffix.lower() == ".xlsx":
                count = _write_xlsx(part, title, head, rows, frozenset(texts))
            else:
                count = _write_csv(part, head, rows, comma)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise SkladLinkError("file.not_written", name=path.name, details=error.strerror or str(error)) from error
    return count


def read(path: Path) -> Iterator[list[str]]:
    """The rows of a CSV or XLSX file as texts, the head first; its kind by its content, not by its name.

    Raises SkladLinkError: file.not_read (no right, gone), file.no_table (neither kind, or damaged).
    """
    try:
        if zipfile.is_zipfile(path):
            yield from _read_xlsx(path)
        else:
            yield from _read_csv(path)
    except OSError as error:
        raise SkladLinkError("file.not_read", name=path.name, details=error.strerror or str(error)) from error
    except _DAMAGED as error:
        raise SkladLinkError("file.no_table", name=path.name, details=str(error)[:200]) from error


def _plain(value: Cell, comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", "," if comma else ".")
    text = _CONTROL.sub("", str(value))
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _write_csv(path: Path, head: Sequence[str], rows: Iterable[Sequence[Cell]], comma: bool) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if comma else ",")
        writer.writerow(head)
        for row in rows:
            writer.writerow([_plain(value, comma) for value in row])
            count += 1
    return count


def _write_xlsx(
    path: Path, title: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], texts: frozenset[int]
) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "1")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(head, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = max(12, min(48, len(name) + 4))
        if number - 1 in texts:
            column.number_format = _TEXT
    first = [WriteOnlyCell(sheet, name) for name in head]
    for cell in first:
        cell.font = Font(bold=True)
    sheet.append(first)
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise SkladLinkError("file.too_long", name=path.name, most=MOST_ROWS)
        sheet.append([_xlsx_cell(sheet, value, at in texts) for at, value in enumerate(row)])
    book.save(path)
    return count


def _xlsx_cell(sheet: Any, value: Cell, is_text: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if value is None or value == "":
        return None
    if isinstance(value, (int, Decimal)):
        return value
    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value.astimezone().replace(tzinfo=None))
        cell.number_format = "yyyy-mm-dd hh:mm:ss"
        return cell
    cell = WriteOnlyCell(sheet, _CONTROL.sub("", value))
    cell.data_type = "s"
    if is_text:
        cell.number_format = _TEXT
    return cell


def _read_csv(path: Path) -> Iterator[list[str]]:
    text = _decoded(path.read_bytes())
    first = text.split("\n", 1)[0]
    if first.strip().startswith("sep="):
        # Excel's own line that names the delimiter.
        delimiter = first.strip()[4:5] or ";"
        text = text[len(first) + 1 :]
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [_unguarded(cell) for cell in row]


def _decoded(data: bytes) -> str:
    """Text as Excel and LibreOffice save it: UTF-8, UTF-16 ("Unicode text") or the Russian Windows."""
    if data.startswith(_UTF16):
        return data.decode("utf-16")
    if b"\x00" in data[:4096]:
        raise ValueError("not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251")


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _read_xlsx(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    # An open file, so that its content and not its name decides.
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                yield ["" if value is None else value if type(value) is str else _whole(value) for value in row]
        finally:
            book.close()


def _whole(value: object) -> str:
    """A cell as text; Excel keeps whole numbers as 123.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
