"""What the mirror itself shows to be in conflict: sold without an item, and offers that an order waits for."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
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
FROM item CROSS JOIN link ON link.item_id = item.id JOIN offer ON offer.id = link.offer_id
WHERE (item.gone = 1 OR item.archived = 1) AND offer.gone = 0 AND offer.active = 1
    AND CAST(offer.quantity AS REAL) > 0
"""
#: Offers that have a figure of their own and share their external code with another one, the oldest first.
_SAME_CODE = """
SELECT id, xml_id, active FROM offer
WHERE gone = 0 AND kind IN ('simple', 'offer', 'free_offer') AND xml_id IN (
    SELECT xml_id FROM offer
    WHERE gone = 0 AND xml_id <> '' AND kind IN ('simple', 'offer', 'free_offer')
    GROUP BY xml_id HAVING count(*) > 1
) ORDER BY id
"""
_TURNED = """
SELECT link.offer_id, link.item_id
FROM item CROSS JOIN link ON link.item_id = item.id JOIN offer ON offer.id = link.offer_id
WHERE item.kind = 'product' AND item.variants_count > 0 AND item.gone = 0 AND offer.gone = 0 AND offer.active = 1
UNION
SELECT link.offer_id, link.item_id
FROM offer CROSS JOIN link ON link.offer_id = offer.id JOIN item ON item.id = link.item_id
WHERE offer.kind IN ('parent', 'empty_parent') AND item.gone = 0 AND offer.gone = 0 AND offer.active = 1
"""
_RESTRUCTURED = """
SELECT link.offer_id, link.item_id
FROM item CROSS JOIN link ON link.item_id = item.id JOIN offer ON offer.id = link.offer_id
JOIN item AS product ON product.id = item.parent_id
WHERE (item.gone = 1 OR item.archived = 1) AND item.kind = 'variant' AND offer.gone = 0
    AND product.gone = 0 AND product.archived = 0
    AND EXISTS (
        SELECT 1 FROM item AS other
        WHERE other.parent_id = product.id AND other.gone = 0 AND other.archived = 0
    )
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

    def copies(self, waiting: Collection[int] = ()) -> dict[int, tuple[str, int]]:
        """Offers without a link that carry the external code of a linked one: what is linked, (item, offer), by id.

        Those that the shop does not show are left out unless they are `waiting` in an order.
        """
        with self._store.read() as connection:
            twice = connection.execute(_SAME_CODE).fetchall()
            ids = [row[0] for row in twice]
            held: dict[int, str] = {}
            for part in v.chunks(ids, 500):
                linked = f"SELECT offer_id, item_id FROM link WHERE offer_id IN ({v.marks(len(part))})"
                held.update(connection.execute(linked, part).fetchall())
        holder = {code: (held[offer], offer) for offer, code, _ in reversed(twice) if offer in held}
        return {
            offer: holder[code]
            for offer, code, active in twice
            if offer not in held and code in holder and (active or offer in waiting)
        }

    def turned(self) -> list[tuple[int, str]]:
        """(offer, item) of links whose one side has no stock of its own any more, and that the shop shows."""
        with self._store.read() as connection:
            return [(row[0], row[1]) for row in connection.execute(_TURNED)]

    def restructured(self) -> list[tuple[int, str]]:
        """(offer, item) of links whose variant is gone while its product has other variants now."""
        with self._store.read() as connection:
            return [(row[0], row[1]) for row in connection.execute(_RESTRUCTURED)]

    def variants_of(self, product_ids: Iterable[str]) -> dict[str, list[str]]:
        """Ids of the variants that are there, by product."""
        found: dict[str, list[str]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(product_ids)), 500):
                rows = connection.execute(
                    f"SELECT parent_id, id FROM item WHERE parent_id IN ({v.marks(len(part))}) AND kind = 'variant' "
                    "AND gone = 0 AND archived = 0 ORDER BY row",
                    part,
                )
                for product, variant in rows:
                    found.setdefault(product, []).append(variant)
        return found

    def free(self, item_ids: Iterable[str]) -> set[str]:
        """Which of these items could take an offer over."""
        found: set[str] = set()
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(item_ids)), 500):
                where = f"SELECT id FROM item WHERE id IN ({v.marks(len(part))}) AND {_FREE_ITEM}"
                found.update(row[0] for row in connection.execute(where, part))
        return found

    def replacements(self, keys: Iterable[str]) -> list[tuple[str, str, str, str]]:
        """Free items that carry one of these keys: (id, external code, code, article)."""
        wanted = json.dumps(sorted(set(keys) - {""}))
        among = "IN (SELECT value FROM json_each(:wanted))"
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT id, external_code, code, article FROM item "
                f"WHERE (external_code {among} OR code {among} OR article {among}) AND {_FREE_ITEM} ORDER BY row",
                {"wanted": wanted},
            )
            return [(row[0], row[1], row[2], row[3]) for row in rows]
