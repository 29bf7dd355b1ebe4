"""What the mirror itself shows to be in conflict: sold without an item, and offers that an order waits for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.store import values as v
from core.store.store import Store

_WAITING = """
SELECT line.offer_id, o.id, o.number, link.item_id
FROM shop_order AS o JOIN order_line AS line ON line.order_id = o.id
LEFT JOIN link ON link.offer_id = line.offer_id
WHERE o.open = 1 AND o.moysklad_id IS NULL AND line.offer_id IS NOT NULL ORDER BY o.id
"""
_SOLD = """
SELECT link.offer_id, link.item_id
FROM link JOIN item ON item.id = link.item_id JOIN offer ON offer.id = link.offer_id
WHERE (item.gone = 1 OR item.archived = 1) AND offer.gone = 0 AND offer.active = 1
    AND CAST(offer.quantity AS REAL) > 0
"""
#: Items that could take an offer over: there, not in the archive, without a link, and with a figure of their own.
_FREE_ITEM = (
    "gone = 0 AND archived = 0 AND kind <> 'service' AND NOT (kind = 'product' AND variants_count > 0) "
    "AND NOT EXISTS (SELECT 1 FROM link WHERE link.item_id = item.id) "
    "AND NOT EXISTS (SELECT 1 FROM ignored WHERE ignored.item_id = item.id)"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An offer of an open order that is not in the warehouse yet; `item_id` None where it has no link."""

    offer_id: int
    order_id: int
    number: str
    item_id: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposed pair; `ambiguous` says that the item has other offers as good as this one."""

    item_id: str
    offer_id: int
    rank: int
    rule: str
    ambiguous: bool


class ConflictSources:
    """Reads only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(self) -> dict[int, Waiting]:
        """Offers that an open order waits for, each with its oldest order."""
        found: dict[int, Waiting] = {}
        with self._store.read() as connection:
            for row in connection.execute(_WAITING):
                found.setdefault(row[0], Waiting(*row))
        return found

    def sold_without_item(self) -> list[tuple[int, str]]:
        """(offer, item) of links whose item is gone or archived although the shop still sells the offer."""
        with self._store.read() as connection:
            return [(row[0], row[1]) for row in connection.execute(_SOLD)]

    def claims(self, offer_ids: Iterable[int]) -> list[Claim]:
        """Which items could be linked with these offers, best first; ambiguous items bring their other offers too."""
        sql = (
            "SELECT c.item_id, c.offer_id, c.rank, c.rule, coalesce(s.state = 0, 0) FROM candidate AS c "
            "JOIN item ON item.id = c.item_id LEFT JOIN match_state AS s ON s.row = item.row "
        )
        with self._store.read() as connection:
            items: set[str] = set()
            for part in v.chunks(sorted(set(offer_ids)), 500):
                where = f"SELECT item_id FROM candidate WHERE offer_id IN ({v.marks(len(part))})"
                items.update(row[0] for row in connection.execute(where, part))
            rows: list[Sequence[Any]] = []
            for names in v.chunks(sorted(items), 500):
                where = f"WHERE c.item_id IN ({v.marks(len(names))}) AND {_FREE_ITEM} ORDER BY c.rank, c.item_id"
                rows += connection.execute(sql + where, names).fetchall()
        return [Claim(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows]

    def linked_with_code(self, codes: Iterable[str]) -> dict[str, tuple[str, int]]:
        """By external code of an offer: the (item, offer) that are linked under it."""
        found: dict[str, tuple[str, int]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(codes) - {""}), 500):
                rows = connection.execute(
                    "SELECT offer.xml_id, link.item_id, link.offer_id "
                    "FROM offer JOIN link ON link.offer_id = offer.id "
                    f"WHERE offer.xml_id IN ({v.marks(len(part))}) AND offer.gone = 0 ORDER BY link.offer_id DESC",
                    part,
                )
                found.update((code, (item, offer)) for code, item, offer in rows)
        return found

    def replacements(self, keys: Iterable[str]) -> list[tuple[str, str, str, str]]:
        """Free items that carry one of these keys: (id, external code, code, article)."""
        found: dict[str, tuple[str, str, str, str]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(keys) - {""}), 300):
                places = v.marks(len(part))
                rows = connection.execute(
                    f"SELECT id, external_code, code, article FROM item WHERE {_FREE_ITEM} AND "
                    f"(external_code IN ({places}) OR code IN ({places}) OR article IN ({places})) ORDER BY row",
                    (*part, *part, *part),
                )
                found.update((row[0], (row[0], row[1], row[2], row[3])) for row in rows)
        return list(found.values())
