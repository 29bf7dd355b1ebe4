"""The shipments page's questions: counts, the list worst first, rows, one order's head and its documents' names."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from core.domain.catalogue import ReferenceKind
from core.domain.screens.shipments import ShipmentCounts, ShipmentQuery, ShipmentRow, ShipmentTab, StatusOfSide
from core.domain.shipment_summary import POSITIONS
from core.domain.shipments import ShipmentState
from core.domain.text import fold_search
from core.store import values as v
from core.store.shipment_views import COLUMNS, view_out
from core.store.store import Store
from core.store.windows.search import numbers
from core.store.windows.shared import ITEM_CELL, PARENT_JOIN, name_and_variant

_STATES = {
    ShipmentTab.PARTLY: ShipmentState.PARTLY,
    ShipmentTab.OVER: ShipmentState.OVER,
    ShipmentTab.NOT_STARTED: ShipmentState.NOT_STARTED,
    ShipmentTab.FULLY: ShipmentState.FULLY,
    ShipmentTab.RETURNED: ShipmentState.RETURNED,
}
_TRIGRAM = 3
_LAST = "\U0010ffff"
#: Documents are found by their beginning; at most so many orders come in that way.
_MOST_BY_DOCUMENT = 500
_BY_DOCUMENT = f"""
SELECT order_id FROM (
    SELECT order_id FROM customer_order
        WHERE order_id IS NOT NULL AND gone = 0 AND name >= :first AND name < :last
    UNION SELECT customer_order.order_id FROM demand JOIN customer_order
        ON customer_order.id = demand.customer_order_id
        WHERE demand.name >= :first AND demand.name < :last AND customer_order.order_id IS NOT NULL
    UNION SELECT customer_order.order_id FROM demand JOIN customer_order
        ON customer_order.id = demand.customer_order_id
        WHERE demand.tracking <> '' AND demand.tracking >= :typed AND demand.tracking < :typed_last
        AND customer_order.order_id IS NOT NULL
    UNION SELECT id FROM shop_order WHERE number >= :typed AND number < :typed_last
) LIMIT {_MOST_BY_DOCUMENT}
"""
_VIEW = ", ".join(f"shipment_view.{column}" for column in COLUMNS.split(", "))
_ROWS = (
    f"SELECT shop_order.id, number, buyer, {_VIEW} FROM shipment_view "
    "JOIN shop_order ON shop_order.id = shipment_view.order_id WHERE shop_order.id IN"
)
_HEAD = """
SELECT shop_order.number, created, sum, currency, shop_order.status, reference.name, reference.extra
FROM shop_order LEFT JOIN reference ON reference.kind = ? AND reference.id = shop_order.status WHERE shop_order.id = ?
"""


class ShipmentsWindow:
    """Never call them in the thread that paints. A partial order is old when it waits for more than `days`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self, now: datetime, days: int) -> ShipmentCounts:
        """Numbers on tabs and filters, and what buyers wait for."""
        with self._store.read() as connection:
            by_state = dict(connection.execute("SELECT state, count(*) FROM shipment_view GROUP BY state").fetchall())
            long = connection.execute(
                "SELECT count(*) FROM shipment_view WHERE state = ? AND waits_since < ?",
                (int(ShipmentState.PARTLY), _before(now, days)),
            ).fetchone()[0]
            drafts = connection.execute("SELECT count(*) FROM shipment_view WHERE drafts > 0").fetchone()[0]
            waiting = connection.execute(
                "SELECT unit, total(remaining) FROM shipment_view WHERE state = ? AND unit <> ? GROUP BY unit "
                "ORDER BY unit",
                (int(ShipmentState.PARTLY), POSITIONS),
            ).fetchall()
        by_tab = {tab: by_state.get(int(state), 0) for tab, state in _STATES.items()}
        by_tab |= {
            ShipmentTab.ALL: sum(by_state.values()),
            ShipmentTab.LONG: long,
            ShipmentTab.DRAFTS: drafts,
        }
        amounts = {unit: Decimal(str(round(amount, 3))) for unit, amount in waiting}
        return ShipmentCounts(by_tab, {unit: amount.normalize() + 0 for unit, amount in amounts.items()}, days)

    def ids(self, query: ShipmentQuery, now: datetime, days: int) -> array[int]:
        """Shop order ids, worst first: over, partial oldest first, not started, returned, done newest first."""
        conditions: list[str] = []
        arguments: dict[str, Any] = {}
        if query.tab in _STATES:
            conditions.append("state = :state")
            arguments["state"] = int(_STATES[query.tab])
        elif query.tab is ShipmentTab.LONG:
            conditions.append("state = :state AND waits_since < :before")
            arguments |= {"state": int(ShipmentState.PARTLY), "before": _before(now, days)}
        elif query.tab is ShipmentTab.DRAFTS:
            conditions.append("drafts > 0")
        found = _found(query.search)
        if found is not None:
            conditions.append(f"order_id IN ({found[0]})")
            arguments |= found[1]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f"SELECT order_id FROM shipment_view{where} ORDER BY state, sort_at, order_id"
        with self._store.read() as connection:
            return numbers(connection, sql, arguments)

    def rows(self, rows: Sequence[int]) -> list[ShipmentRow]:
        """A block of the list in the order asked for; gone ones left out."""
        found: dict[int, ShipmentRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, 500):
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))})", part):
                    found[row[0]] = ShipmentRow(row[0], row[1], row[2], view_out(row[3:]))
        return [found[row] for row in rows if row in found]

    def head(self, order_id: int) -> tuple[datetime, Decimal | None, str, StatusOfSide] | None:
        """When an order was placed, its sum and currency, and its status in the shop."""
        with self._store.read() as connection:
            row = connection.execute(_HEAD, (ReferenceKind.SHOP_STATUS.value, order_id)).fetchone()
        if row is None:
            return None
        _, created, total, currency, status, name, extra = row
        shown = StatusOfSide(name or status, dict(v.pairs_out(extra or "")).get("color", ""))
        return v.time_out(created), v.decimal_out(total), currency, shown

    def references(self, kind: ReferenceKind, ids: Iterable[str]) -> dict[str, StatusOfSide]:
        """Names and colours of dictionary entries by id, those that are gone too."""
        wanted = sorted(set(ids))
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT id, name, extra FROM reference WHERE kind = ? AND id IN ({v.marks(len(wanted))})",
                (kind.value, *wanted),
            ).fetchall()
        return {key: StatusOfSide(name, dict(v.pairs_out(extra)).get("color", "")) for key, name, extra in rows}

    def names(self, item_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Name and variant of items by id."""
        found: dict[str, tuple[str, str]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(item_ids)), 500):
                sql = f"SELECT item.id, {ITEM_CELL} FROM item {PARENT_JOIN} WHERE item.id IN ({v.marks(len(part))})"
                for row in connection.execute(sql, part):
                    found[row[0]] = name_and_variant(row[2], row[3], row[4])
        return found

    def rule_place(self, kind: str) -> int | None:
        """The number of a status rule as the statuses page counts them, None while there is no such rule."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT (SELECT count(*) FROM status_rule AS other WHERE other.position <= rule.position) "
                "FROM status_rule AS rule WHERE kind = ? AND enabled = 1",
                (kind,),
            ).fetchone()
        return None if row is None else int(row[0])


def _before(now: datetime, days: int) -> int:
    return v.time_in(now - timedelta(days=days))


def _found(text: str) -> tuple[str, dict[str, Any]] | None:
    """A SELECT of order ids that a search means; None when nothing is asked."""
    words = fold_search(text.replace("\x00", " ")).split()
    if not words:
        return None
    typed = text.strip().removeprefix("№").strip()
    arguments: dict[str, Any] = {f"word{at}": word for at, word in enumerate(words) if len(word) < _TRIGRAM}
    short = "".join(f" AND instr(search, :{name})" for name in arguments)
    arguments |= {"first": words[0], "last": words[0] + _LAST, "typed": typed, "typed_last": typed + _LAST}
    long = [word for word in words if len(word) >= _TRIGRAM]
    if long:
        arguments["match"] = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        sql = f"SELECT rowid FROM order_fts WHERE order_fts MATCH :match{short}"
    else:
        sql = f"SELECT id FROM shop_order WHERE 1{short}"
    # With several words, a number alone would bring in what the other words exclude.
    return (f"{sql} UNION {_BY_DOCUMENT}" if len(words) == 1 else sql), arguments
