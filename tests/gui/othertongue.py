"""Gives the rows of a database letters of their own: Greek in the place of Cyrillic, wherever names are.

What a person entered in MoySklad or in the shop is then told apart from the program's own words by its letters
alone, whatever page shows it and whatever sentence it stands in.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
#: Sizes and colours of variants stand inside of JSON: XL.
_SIZE = re.compile(r"\b[A-Z]{1,4}\b")
_PAIRS = {letter: _GREEK[number % len(_GREEK)] for number, letter in enumerate(_CYRILLIC)}
_TABLE = str.maketrans(_PAIRS | {letter.upper(): other.upper() for letter, other in _PAIRS.items()})


def greek(text: object) -> object:
    """`text` with Greek letters for Cyrillic ones; JSON may have them escaped."""
    if not isinstance(text, str):
        return text
    if "\\u04" in text:
        for code in range(0x0400, 0x0460):
            text = text.replace(f"\\u{code:04x}", chr(code))
    return text.translate(_TABLE)


def rewrite(database: Path) -> set[str]:
    """Rewrite all texts of `database`; gives what its cells hold now, and each word of its settings."""
    connection = sqlite3.connect(database)
    connection.create_function("greek", 1, greek, deterministic=True)
    cells: set[str] = set()
    with connection:
        tables = [
            name
            for (name, sql) in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_") and "_fts" not in name
        ]
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')") if row[2] == "TEXT"]
            for column in columns:
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = greek("{column}") WHERE "{column}" GLOB \'*[а-яА-ЯёЁ]*\''
                    f" OR instr(\"{column}\", '\\u04') > 0"
                )
                cells.update(v for (v,) in connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"') if v)
        sizes = {size for cell in cells for size in _SIZE.findall(str(cell))}
        cells |= sizes
        for (value,) in connection.execute("SELECT value FROM setting"):
            cells.update(re.findall(r"\w+", value))
    connection.close()
    return cells
