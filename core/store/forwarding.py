"""What forwarding orders remembers: counterparties as mirrored, buyers' links to them, and orders to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from core.domain.forwarding.buyers import Counterparty
from core.domain.orders import ExportState
from core.store import values as v
from core.store.store import Store

_PUT_CARD = (
    "INSERT INTO counterparty VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
    "email = excluded.email, phone = excluded.phone, inn = excluded.inn, archived = excluded.archived"
)
_CHUNK = 1000


class Forwarding:
    """A buyer is named by the text of its identity (`core.domain.forwarding.identity`), an order by its shop id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put_cards(self, cards: Iterable[Counterparty]) -> None:
        """Insert or replace mirrored cards."""
        for part in v.chunks(cards, _CHUNK):
            self._store.write_many(
                _PUT_CARD, [(c.id, c.name, c.email, c.phone, c.inn, c.archived) for c in sorted(part, key=_id)]
            )

    def cards(self) -> list[Counterparty]:
        """Every mirrored card."""
        with self._store.read() as connection:
            rows = connection.execute("SELECT id, name, email, phone, inn, archived FROM counterparty ORDER BY id")
            return [Counterparty(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows]

    def link_buyers(self, links: Mapping[str, str], at: datetime) -> None:
        """Remember which card each buyer has; the newest decision counts."""
        stamp = v.time_in(at)
        self._store.write_many(
            "INSERT INTO buyer_link VALUES (?, ?, ?) ON CONFLICT (buyer) DO UPDATE SET "
            "counterparty_id = excluded.counterparty_id, at = excluded.at",
            [(buyer, card, stamp) for buyer, card in sorted(links.items())],
        )

    def linked_cards(self) -> dict[str, str]:
        """Card ids by buyer."""
        with self._store.read() as connection:
            return dict(connection.execute("SELECT buyer, counterparty_id FROM buyer_link").fetchall())

    def generations(self) -> dict[int, int]:
        """How often a person decided to send an order anew, for orders with such a decision."""
        with self._store.read() as connection:
            return dict(connection.execute("SELECT order_id, generation FROM order_generation").fetchall())

    def undecided(self, since: datetime, now: datetime) -> list[int]:
        """Orders since `since` that are neither in MoySklad nor left out nor failed, and whose time has come."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT o.id FROM shop_order AS o LEFT JOIN order_export ON order_export.order_id = o.id "
                "WHERE o.created >= ? AND (order_export.state IS NULL OR (order_export.state = ? AND "
                "coalesce(order_export.next_at, 0) <= ?)) ORDER BY o.id",
                (v.time_in(since), ExportState.WAITING.value, v.time_in(now)),
            )
            return [order_id for (order_id,) in rows]

    def tally(self, since: datetime) -> dict[ExportState | None, int]:
        """Orders since `since` by where they stand; None counts those nobody decided on yet."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT order_export.state, count(*) FROM shop_order LEFT JOIN order_export "
                "ON order_export.order_id = shop_order.id WHERE shop_order.created >= ? GROUP BY 1",
                (v.time_in(since),),
            )
            return {ExportState(state) if state else None: count for state, count in rows}


def _id(card: Counterparty) -> str:
    return card.id
