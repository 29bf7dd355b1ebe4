"""Stock figures: what MoySklad said last, what the shop has from us, and the lines of the stock table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.domain.plan import Reason
from core.ports import StockMeasure, StockRow
from core.store import values as v
from core.store.store import Store

_PUT_SEEN = (
    "INSERT INTO stock_seen (item_id, store_id, measure, value, at, begun) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (item_id, store_id, measure) DO UPDATE SET value = excluded.value, at = excluded.at, "
    "begun = excluded.begun"
)
_PUT_SENT = (
    "INSERT INTO stock_sent (offer_id, quantity, at, run_id, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT (offer_id) "
    "DO UPDATE SET quantity = excluded.quantity, at = excluded.at, run_id = excluded.run_id, reason = excluded.reason"
)
_VIEW_COLUMNS = (
    "offer_id", "item_id", "target", "shop_now", "on_hand", "reserved", "expected", "in_flight", "safety", "free",
    "rule", "problem", "numbers", "changed", "to_zero", "read_at", "target_n", "shop_n", "free_n",
)  # fmt: skip
_ITEM_FACTS = ("item_row", "sort_name")
_REPLACED = (*_VIEW_COLUMNS[1:], *_ITEM_FACTS)
_PUT_VIEW = (
    f"INSERT INTO stock_view ({', '.join(_VIEW_COLUMNS + _ITEM_FACTS)}) SELECT {v.marks(len(_VIEW_COLUMNS))}, "
    "item.row, coalesce(item.fold, '') FROM (SELECT ? AS id) AS wanted LEFT JOIN item ON item.id = wanted.id "
    "WHERE true ON CONFLICT (offer_id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _REPLACED)
    + f" WHERE ({', '.join(_REPLACED)}) IS NOT ({', '.join(f'excluded.{name}' for name in _REPLACED)})"
)
_BLOCK = 5000
_SeenRow = tuple[str, str, str, str | None, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure as MoySklad gave it last; `begun` is the server's time when that report was asked for."""

    item_id: str
    store_id: str
    measure: StockMeasure
    value: Decimal
    at: datetime
    begun: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """The quantity an offer has in the shop from us."""

    offer_id: int
    quantity: Decimal
    at: datetime
    run_id: int | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class StockLine:
    """One line of the stock table as planning computed it; None is unknown. `free` only serves sorting.

    `refused`: the shop does not let us write this offer (`problem` says why). `numbers` are those of the rule.
    """

    offer_id: int
    item_id: str
    target: Decimal | None
    shop_now: Decimal | None
    on_hand: Decimal | None = None
    reserved: Decimal | None = None
    expected: Decimal | None = None
    in_flight: Decimal | None = None
    safety: Decimal | None = None
    free: Decimal | None = None
    rule: str = ""
    problem: str = ""
    refused: bool = False
    read_at: datetime | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """A known target that the shop does not have (or may not have) and that can be written."""
        return not self.refused and self.target is not None and self.target != self.shop_now

    @property
    def to_zero(self) -> bool:
        """The shop would lose its last piece."""
        return self.changed and self.target == 0 and (self.shop_now is None or self.shop_now > 0)


def _line_in(k: StockLine) -> tuple[Any, ...]:
    target, shop, free = v.decimal_in(k.target), v.decimal_in(k.shop_now), v.decimal_in(k.free)
    return (
        k.offer_id, k.item_id, target, shop, v.decimal_in(k.on_hand), v.decimal_in(k.reserved),
        v.decimal_in(k.expected), v.decimal_in(k.in_flight), v.decimal_in(k.safety), free, k.rule, k.problem,
        v.mapping_in(k.numbers), k.changed, k.to_zero, v.time_in_or_none(k.read_at), v.number(target), v.number(shop),
        v.number(free), k.item_id,
    )  # fmt: skip


def _in_order(rows: Iterable[_SeenRow]) -> Iterator[_SeenRow]:
    """`rows` by item, sorted in small parts: one sort of a whole report would hold up every other thread."""
    parts: dict[str, list[_SeenRow]] = {}
    for row in rows:
        parts.setdefault(row[0][:2], []).append(row)
    for beginning in sorted(parts):
        yield from sorted(parts[beginning])


class Stock:
    """Figures seen, figures sent, and what the stock table shows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put_seen(self, rows: Iterable[StockRow], measure: StockMeasure, at: datetime, begun: datetime) -> int:
        """Take in figures of one report; rows under recalculation (value None) keep their old figure."""
        stamp, start, name = v.time_in(at), v.time_in(begun), measure.value
        known = (
            (row.item_id, row.store_id, name, v.decimal_in(row.value), stamp, start)
            for row in rows
            if row.value is not None
        )
        return self._store.write_many(_PUT_SEEN, _in_order(known), chunk=_BLOCK)

    def seen_of(self, item_ids: Iterable[str]) -> list[Seen]:
        """Every figure of the given items."""
        found: list[Seen] = []
        with self._store.read() as connection:
            for part in v.chunks(item_ids, 500):
                rows = connection.execute(
                    "SELECT item_id, store_id, measure, value, at, begun FROM stock_seen "
                    f"WHERE item_id IN ({v.marks(len(part))})",
                    part,
                )
                found.extend(_seen_out(row) for row in rows)
        return found

    def seen(self, measure: StockMeasure) -> Iterator[Seen]:
        """Every figure of one measure in item order, without holding a transaction."""
        for row in self._seen_rows("item_id, store_id, measure, value, at, begun", measure):
            yield _seen_out(row)

    def all_seen(self, measure: StockMeasure) -> dict[tuple[str, str], Decimal]:
        """Every figure of one measure by (item id, store id)."""
        return {(row[0], row[1]): Decimal(row[2]) for row in self._seen_rows("item_id, store_id, value", measure)}

    def _seen_rows(self, columns: str, measure: StockMeasure) -> Iterator[Sequence[Any]]:
        last = ("", "")
        sql = (
            f"SELECT {columns} FROM stock_seen WHERE (item_id, store_id) > (?, ?) AND measure = ? "
            f"ORDER BY item_id, store_id LIMIT {_BLOCK}"
        )
        while True:
            with self._store.read() as connection:
                rows = connection.execute(sql, (*last, measure.value)).fetchall()
            if not rows:
                return
            last = (rows[-1][0], rows[-1][1])
            yield from rows

    def drop_seen_before(self, measure: StockMeasure, begun: datetime) -> None:
        """After a complete read begun at `begun`: figures that it no longer contains are gone."""
        with self._store.write() as connection:
            connection.execute(
                "DELETE FROM stock_seen WHERE measure = ? AND begun < ?", (measure.value, v.time_in(begun))
            )

    def put_sent(self, rows: Iterable[tuple[int, Decimal, Reason]], at: datetime, run_id: int | None) -> None:
        """The shop confirmed these (offer id, quantity, reason); the stock table and the mirror follow."""
        stamp = v.time_in(at)
        for part in v.chunks(rows, _BLOCK):
            part.sort(key=lambda row: row[0])
            sent = [(offer_id, v.decimal_in(q), stamp, run_id, _reason_in(reason)) for offer_id, q, reason in part]
            with self._store.write() as connection:
                connection.executemany(_PUT_SENT, sent)
                connection.executemany(
                    "UPDATE offer SET quantity = ?, quantity_at = ? WHERE id = ?", [(k[1], stamp, k[0]) for k in sent]
                )
                connection.executemany(
                    "UPDATE stock_view SET shop_now = ?1, shop_n = ?2, changed = coalesce(target <> ?1, 0), "
                    "to_zero = coalesce(target = '0' AND ?2 > 0, 0) WHERE offer_id = ?3",
                    [(k[1], v.number(k[1]), k[0]) for k in sent],
                )

    def sent(self) -> dict[int, Decimal]:
        """What we know the shop has from us, by offer id."""
        with self._store.read() as connection:
            rows = connection.execute("SELECT offer_id, quantity FROM stock_sent").fetchall()
        return {offer_id: Decimal(quantity) for offer_id, quantity in rows}

    def sent_of(self, offer_id: int) -> Sent | None:
        """The last confirmed write of one offer."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT offer_id, quantity, at, run_id, reason FROM stock_sent WHERE offer_id = ?", (offer_id,)
            ).fetchone()
        if row is None:
            return None
        reason = v.mapping_out(row[4])
        return Sent(row[0], Decimal(row[1]), v.time_out(row[2]), row[3], Reason(reason["rule"], reason["numbers"]))

    def forget_sent(self, offer_ids: Iterable[int]) -> None:
        """The shop's figure is no longer ours (unlinked, or found changed by others)."""
        ids = sorted(set(offer_ids))
        self._store.write_many("DELETE FROM stock_sent WHERE offer_id = ?", ((offer_id,) for offer_id in ids))

    def retain_stock_view(self, offer_ids: Set[int]) -> None:
        """Take every line out of the stock table whose offer is not among `offer_ids`."""
        with self._store.read() as connection:
            known = {offer_id for (offer_id,) in connection.execute("SELECT offer_id FROM stock_view")}
        self.drop_stock_view(known - offer_ids)

    def update_stock_view(self, lines: Iterable[StockLine]) -> None:
        """Insert or replace some lines of the stock table."""
        for part in v.chunks(lines, 2000):
            part.sort(key=lambda line: line.offer_id)
            with self._store.write() as connection:
                connection.executemany(_PUT_VIEW, [_line_in(line) for line in part])

    def drop_stock_view(self, offer_ids: Iterable[int]) -> None:
        """Take lines (unlinked offers) out of the stock table."""
        ids = sorted(set(offer_ids))
        self._store.write_many("DELETE FROM stock_view WHERE offer_id = ?", ((offer_id,) for offer_id in ids))


def _reason_in(reason: Reason) -> str:
    numbers: Mapping[str, str] = dict(reason.numbers)
    return v.mapping_in({"rule": reason.rule, "numbers": numbers})


def _seen_out(row: Sequence[Any]) -> Seen:
    return Seen(row[0], row[1], StockMeasure(row[2]), Decimal(row[3]), v.time_out(row[4]), v.time_out(row[5]))
