"""What creating elements and copying links asks of the database: cards, open creations, copies to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from core.domain.plan import Change
from core.store import values as v
from core.store.journal import change_out
from core.store.store import Store

_IN_LIST = 500
_OPEN = (
    "SELECT change.kind, change.item_id, change.offer_id, change.before, change.after, change.reason, "
    "change.store_id, change.state, change.id, change.error, change.applied_before, change.run_id, change.at "
    "FROM change JOIN run ON run.id = change.run_id WHERE change.state IN ('sent', 'unknown') "
    "AND change.kind IN ('create_offer', 'create_undone', 'write_copy') ORDER BY change.id"
)
_COPIES = (
    "SELECT link.item_id, link.offer_id, offer.kind, offer.iblock_id, offer.moysklad_id FROM link "
    "JOIN offer ON offer.id = link.offer_id WHERE offer.gone = 0 AND link.offer_id > ? "
    "AND lower(trim(offer.moysklad_id)) <> link.item_id ORDER BY link.offer_id LIMIT 2000"
)


class OpenChange(NamedTuple):
    """A change whose answer is missing: when its request went out or was found lost."""

    run_id: int
    change: Change
    at: datetime


class Copy(NamedTuple):
    """A linked offer whose MOYSKLAD_ID is not its item's id; `held` is what it holds as last read."""

    item_id: str
    offer_id: int
    offer_kind: str
    iblock_id: int
    held: str


class CreationSources:
    """Questions about creations and copies, and the number a created element got."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def siblings(self, product_ids: Iterable[str]) -> dict[str, frozenset[int]]:
        """The cards that linked variants of these products belong to."""
        found: dict[str, set[int]] = {}
        sql = (
            "SELECT item.parent_id, offer.parent_id FROM item JOIN link ON link.item_id = item.id "
            "JOIN offer ON offer.id = link.offer_id WHERE offer.gone = 0 AND offer.parent_id IS NOT NULL "
            "AND item.parent_id IN"
        )
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(product_ids)), _IN_LIST):
                for product, card in connection.execute(f"{sql} ({v.marks(len(part))})", part):
                    found.setdefault(product, set()).add(card)
        return {product: frozenset(cards) for product, cards in found.items()}

    def cards_with_code(self, codes: Iterable[str]) -> list[int]:
        """Ids of cards whose external code is one of these."""
        sql = "SELECT id FROM offer WHERE kind IN ('parent', 'empty_parent') AND gone = 0 AND xml_id IN"
        found: list[int] = []
        with self._store.read() as connection:
            for part in v.chunks(sorted({code for code in codes if code}), _IN_LIST):
                found += [row[0] for row in connection.execute(f"{sql} ({v.marks(len(part))})", part)]
        return found

    def open_changes(self) -> list[OpenChange]:
        """Creations and copies that were sent and whose end is not known."""
        with self._store.read() as connection:
            rows = connection.execute(_OPEN).fetchall()
        return [OpenChange(row[11], change_out(row), v.time_out(row[12])) for row in rows]

    def open_creations(self) -> frozenset[str]:
        """Items whose creation may or may not have arrived."""
        return frozenset(
            one.change.item_id
            for one in self.open_changes()
            if one.change.kind == "create_offer" and one.change.item_id
        )

    def note_offers(self, made: Iterable[tuple[int, int]]) -> None:
        """Write the new element's id onto its change: (change id, element id)."""
        self._store.write_many("UPDATE change SET offer_id = ? WHERE id = ?", ((offer, one) for one, offer in made))

    def copies(self) -> Iterator[Copy]:
        """Linked offers whose copy is missing or another one, by offer id."""
        last = 0
        while True:
            with self._store.read() as connection:
                rows = [Copy(*row) for row in connection.execute(_COPIES, (last,)).fetchall()]
            if not rows:
                return
            yield from rows
            last = rows[-1].offer_id

    def forget_keys(self, iblock_id: int) -> None:
        """A new property MOYSKLAD_ID holds nothing yet, whatever an older one held."""
        with self._store.write() as connection:
            connection.execute("UPDATE offer SET moysklad_id = '' WHERE iblock_id = ?", (iblock_id,))

    def living(self, item_ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that items carry which are still there."""
        found: set[str] = set()
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(item_ids)), _IN_LIST):
                sql = f"SELECT id FROM item WHERE gone = 0 AND id IN ({v.marks(len(part))})"
                found |= {row[0] for row in connection.execute(sql, part)}
        return frozenset(found)

    def ordered(self, offer_ids: Iterable[int]) -> frozenset[int]:
        """Those of the offers that stand in an order."""
        found: set[int] = set()
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(offer_ids)), _IN_LIST):
                sql = f"SELECT DISTINCT offer_id FROM order_line WHERE offer_id IN ({v.marks(len(part))})"
                found |= {row[0] for row in connection.execute(sql, part)}
        return frozenset(found)

    def offers_of_cards(self, card_ids: Iterable[int]) -> dict[int, frozenset[int]]:
        """Offers by their card, as last read."""
        found: dict[int, set[int]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(card_ids)), _IN_LIST):
                sql = f"SELECT parent_id, id FROM offer WHERE gone = 0 AND parent_id IN ({v.marks(len(part))})"
                for card, offer in connection.execute(sql, part):
                    found.setdefault(card, set()).add(offer)
        return {card: frozenset(offers) for card, offers in found.items()}
