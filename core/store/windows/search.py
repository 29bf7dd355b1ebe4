"""From what a person types to SQL: three letters and more by the trigram index, one or two by prefix.

Words are looked for apart, all must be there; case and ё/е do not count. Digits find barcodes and ids.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

import msgspec

from core.domain.text import fold_search

_numbers = msgspec.json.Decoder(list[int])
_TRIGRAM = 3
_LAST = "\U0010ffff"
_PREFIXES = """
SELECT row FROM match_state WHERE sort_name >= :first AND sort_name < :last
UNION SELECT row FROM match_state WHERE fold_article <> '' AND fold_article >= :first AND fold_article < :last
UNION SELECT row FROM match_state WHERE fold_code <> '' AND fold_code >= :first AND fold_code < :last
UNION SELECT row FROM match_state WHERE offer_id = :number
"""


def found_rows(text: str) -> tuple[str, dict[str, Any]] | None:
    """A SELECT of item row numbers (column `row`) with its parameters; None when nothing is asked."""
    words = fold_search(text.replace("\x00", " ")).split()
    if not words:
        return None
    long = [word for word in words if len(word) >= _TRIGRAM]
    if not long:
        first = " ".join(words)
        number = int(first) if first.isascii() and first.isdigit() else None
        return _PREFIXES, {"first": first, "last": first + _LAST, "number": number}
    arguments: dict[str, Any] = {"match": " AND ".join('"' + word.replace('"', '""') + '"' for word in long)}
    sql = "SELECT rowid AS row FROM item_fts WHERE item_fts MATCH :match"
    for number, word in enumerate(word for word in words if len(word) < _TRIGRAM):
        sql += f" AND instr(text, :short{number})"
        arguments[f"short{number}"] = word
    return sql, arguments


def numbers(connection: Connection, sql: str, arguments: dict[str, Any] | Sequence[Any]) -> array[int]:
    """The one column of all rows, whole numbers, in their order.

    SQLite joins them in one step: fetched row by row, each step would give up the interpreter and win it back, and
    300 000 of those keep the painting thread waiting.
    """
    joined = f"WITH found (number) AS ({sql}) SELECT group_concat(number) FROM found"
    text = connection.execute(joined, arguments).fetchone()[0]
    return array("q", _numbers.decode(f"[{text}]")) if text else array("q")
