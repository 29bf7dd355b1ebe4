"""Positions of MoySklad's documents: read and written alike for demands and returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from decimal import Decimal

from core.domain.shipment_facts import DocumentLine
from core.store import values as v

_BLOCK = 500


def replace_lines(
    connection: sqlite3.Connection, kind: str, documents: Sequence[tuple[str, Sequence[DocumentLine]]]
) -> None:
    """Give documents of `kind` ("demand" or "sales_return") the positions named, and only those."""
    connection.executemany(f"DELETE FROM {kind}_line WHERE {kind}_id = ?", [(name,) for name, _ in documents])
    connection.executemany(
        f"INSERT INTO {kind}_line ({kind}_id, id, item_id, quantity, price, codes) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (name, line.id, line.item_id, v.decimal_in(line.quantity), v.decimal_in(line.price), line.codes)
            for name, lines in documents
            for line in lines
        ],
    )


def lines_of(connection: sqlite3.Connection, kind: str, ids: Iterable[str]) -> dict[str, tuple[DocumentLine, ...]]:
    """Positions by document id, in their order."""
    found: dict[str, list[DocumentLine]] = {}
    for part in v.chunks(ids, _BLOCK):
        rows = connection.execute(
            f"SELECT {kind}_id, id, item_id, quantity, price, codes FROM {kind}_line "
            f"WHERE {kind}_id IN ({v.marks(len(part))}) ORDER BY {kind}_id, id",
            part,
        )
        for owner, name, item_id, quantity, price, codes in rows:
            line = DocumentLine(name, item_id, Decimal(quantity), v.decimal_out(price), codes)
            found.setdefault(owner, []).append(line)
    return {owner: tuple(lines) for owner, lines in found.items()}
