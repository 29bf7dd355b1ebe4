"""Rows and the detail of the data quality page: the objects' names, and what exactly is wrong with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any

from core.domain.quality import Difference, Sale, Side, SoldOut, TroubleKind, differences, effective, rule_of, side_of
from core.domain.screens.quality import Alike, QualityDetail, QualityRow
from core.store import values as v
from core.store.windows.quality_sql import BARCODES, CODES, PIECES, Facts
from core.store.windows.shared import PARENT_JOIN, name_and_variant

_ALIKE = 20
_NOTE = "note.at, note.who, note.reason"
_ITEMS = f"""
SELECT item.row, item.id, item.name, parent.name, item.characteristics, item.article, item.code, item.barcodes,
    item.folder, item.uom, {_NOTE}, {PIECES.format(measure="?")}
FROM item {PARENT_JOIN} LEFT JOIN quality_hidden AS note ON note.kind = ? AND note.object = item.id
WHERE item.row IN
"""
_OFFERS = f"""
SELECT offer.id, CAST(offer.id AS TEXT), offer.name, NULL, offer.properties, offer.article, offer.xml_id,
    offer.barcodes, coalesce(item.folder, ''), coalesce(item.uom, ''), {_NOTE}, offer.measure, offer.quantity_trace,
    offer.can_buy_zero, offer.active, coalesce(stock_view.target, offer.quantity)
FROM offer LEFT JOIN link ON link.offer_id = offer.id LEFT JOIN item ON item.id = link.item_id
LEFT JOIN stock_view ON stock_view.offer_id = offer.id
LEFT JOIN quality_hidden AS note ON note.kind = ? AND note.object = CAST(offer.id AS TEXT)
WHERE offer.id IN
"""
_DETAIL = """
SELECT item.id, item.kind, item.name, item.uom, item.folder, offer.id, offer.name, offer.measure, offer.quantity,
    stock_view.target, offer.quantity_trace, offer.can_buy_zero, offer.active
"""
_OF_ITEM = "FROM item LEFT JOIN link ON link.item_id = item.id LEFT JOIN offer ON offer.id = link.offer_id"
_OF_OFFER = "FROM offer LEFT JOIN link ON link.offer_id = offer.id LEFT JOIN item ON item.id = link.item_id"
_STOCK = "LEFT JOIN stock_view ON stock_view.offer_id = offer.id"
#: Differences that make the kind RULE_DIFFERS; the others are kinds of their own.
_OTHERS = (Difference.CLOSED, Difference.SHOWN, Difference.HIDDEN)


class RowReader:
    """Reads blocks of one kind's rows; the connection is in a read of the caller."""

    def __init__(self, connection: Connection, facts: Facts) -> None:
        self._connection, self._facts = connection, facts

    def rows(self, kind: TroubleKind, own: Sequence[int], base: int) -> Iterator[tuple[int, QualityRow]]:
        """(The object's own number, its row) of those that are there."""
        stored = _stored(self._connection, kind, own, self._facts.measure)
        shared = self._shared(kind, stored)
        for one in stored:
            number, key, name, parent, pairs, article, code = one[:7]
            shown, variant = name_and_variant(name, parent, pairs)
            fact, params = self._fact(kind, one, shared)
            mark = article or (code if side_of(kind) is Side.ITEM else "") or ""
            at, who, reason = one[10:13]
            yield (
                number,
                QualityRow(
                    base + number, kind, key, shown, variant, mark, one[8], fact, params, v.time_out_or_none(at),
                    who or "", reason or "",
                ),
            )  # fmt: skip

    def _fact(
        self, kind: TroubleKind, one: Sequence[Any], shared: Mapping[str, int]
    ) -> tuple[str, Mapping[str, object]]:
        """The sentence of what is wrong: its code and parameters."""
        code = f"quality.fact.{kind.value}"
        if kind is TroubleKind.STOCK_ON_PARENT:
            return code, {"amount": one[13], "unit": one[9]}
        if kind is TroubleKind.UNIT_DIFFERS:
            return code, {"unit": one[9], "measure": one[13]}
        if kind in CODES:
            return code, {"code": one[6], "count": shared.get(one[6], 1) - 1}
        if kind in BARCODES:
            barcode = max(v.texts_out(one[7]), key=lambda text: shared.get(text, 0), default="")
            return code, {"code": barcode, "count": shared.get(barcode, 1) - 1}
        if kind in (TroubleKind.TRACE_OFF, TroubleKind.BUY_ZERO):
            by_default = one[14 if kind is TroubleKind.TRACE_OFF else 15] == "D"
            return (f"{code}.default" if by_default else code), {}
        if kind is TroubleKind.RULE_DIFFERS:
            return self._rule_fact(one)
        return code, {}

    def _rule_fact(self, one: Sequence[Any]) -> tuple[str, Mapping[str, object]]:
        rule, sale = sale_of(self._facts, one[8], one[14], one[15], one[16], one[17])
        found = next((d for d in differences(rule, sale) if d in _OTHERS), None)
        if found is None or rule is None:
            return "quality.fact.rule_differs", {}
        return f"quality.fact.rule_differs.{found.value}", {"rule": f"quality.rule.{rule.value}"}

    def _shared(self, kind: TroubleKind, stored: Sequence[Sequence[Any]]) -> Mapping[str, int]:
        """How many objects have each key of these rows."""
        if kind in CODES:
            key, table, where = CODES[kind]
            keys = sorted({one[6] for one in stored})
            sql = f"SELECT {key}, count(*) FROM {table} WHERE {where} AND {key} IN ({v.marks(len(keys))}) GROUP BY 1"
            return dict(self._connection.execute(sql, keys).fetchall())
        if kind in BARCODES:
            wanted = Counter(text for one in stored for text in set(v.texts_out(one[7])))
            sql = (
                f"SELECT code, count(DISTINCT number) FROM ({BARCODES[kind]}) "
                "WHERE code IN (SELECT value FROM json_each(?)) GROUP BY code"
            )
            return dict(self._connection.execute(sql, (v.texts_in(sorted(wanted)) or "[]",)).fetchall())
        return {}


def _stored(connection: Connection, kind: TroubleKind, own: Sequence[int], measure: str = "") -> list[Any]:
    """The stored rows of objects by their own numbers."""
    marks = v.marks(len(own))
    if side_of(kind) is Side.ITEM:
        return connection.execute(f"{_ITEMS} ({marks})", (measure, kind.value, *own)).fetchall()
    return connection.execute(f"{_OFFERS} ({marks})", (kind.value, *own)).fetchall()


def sale_of(
    facts: Facts, folder: str, trace: str, buy_zero: str, active: object, quantity: str | None
) -> tuple[SoldOut | None, Sale]:
    """The rule of a linked offer and how the shop sells it, by the mirror's columns."""
    sale = Sale(
        effective(trace, facts.trace), effective(buy_zero, facts.buy_zero), bool(active), v.decimal_out(quantity)
    )
    return rule_of(folder, facts.rules), sale


def detail_of(connection: Connection, row: QualityRow, number: int, facts: Facts) -> QualityDetail:
    """The whole of one trouble."""
    item_side = side_of(row.kind) is Side.ITEM
    source, key = (_OF_ITEM, "item.row") if item_side else (_OF_OFFER, "offer.id")
    one = connection.execute(f"{_DETAIL} {source} {_STOCK} WHERE {key} = ?", (number,)).fetchone()
    item_id, _, item_name, unit, folder, offer_id, offer_name, measure, quantity, target, trace, buy, active = one
    linked = item_id is not None and offer_id is not None
    rule, sale = sale_of(facts, folder or "", trace or "", buy or "", active, target or quantity)
    alike, count = _alike(connection, row)
    return QualityDetail(
        row,
        item_id,
        offer_id,
        item_name or "",
        offer_name or "",
        v.decimal_out(quantity),
        v.decimal_out(target),
        (trace or "", sale.trace),
        (buy or "", sale.buy_zero),
        None if active is None else bool(active),
        rule if linked else None,
        unit or "",
        measure or "",
        alike,
        count,
    )


def _alike(connection: Connection, row: QualityRow) -> tuple[list[Alike], int]:
    """The other objects with the same key, and how many there are."""
    code = str(row.params.get("code", ""))
    if row.kind in CODES:
        key, table, where = CODES[row.kind]
        number = "item.row" if table == "item" else "offer.id"
        sql, arguments = f"SELECT {number} FROM {table} WHERE {where} AND {key} = ?", (code,)
    elif row.kind in BARCODES:
        sql, arguments = f"SELECT DISTINCT number FROM ({BARCODES[row.kind]}) WHERE code = ?", (code,)
    else:
        return [], 0
    others = [number for (number,) in connection.execute(f"{sql} ORDER BY 1", arguments)]
    item_side = side_of(row.kind) is Side.ITEM
    result = []
    for one in _stored(connection, row.kind, others[: _ALIKE + 1]):
        if one[1] != row.key:
            shown, variant = name_and_variant(one[2], one[3], one[4])
            target = f"item:{one[1]}" if item_side else f"offer:{one[1]}"
            mark = one[5] or (one[6] if item_side else "")
            result.append(Alike(one[1], shown, variant, mark or "", target))
    return result[:_ALIKE], max(0, len(others) - 1)
