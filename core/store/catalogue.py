"""The mirror of both catalogues: warehouse items, shop offers and dictionary entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind, Reference, ReferenceKind
from core.domain.text import fold_search
from core.store import values as v
from core.store.store import CHUNK, Store

_ITEM_COLUMNS = (
    "id", "kind", "name", "code", "article", "external_code", "barcodes", "parent_id", "characteristics",
    "components", "folder", "uom", "price", "archived", "variants_count", "updated",
)  # fmt: skip
_OFFER_COLUMNS = (
    "id", "kind", "iblock_id", "name", "parent_id", "xml_id", "article", "barcodes", "moysklad_id", "properties",
    "active", "available", "quantity", "reserved", "quantity_trace", "can_buy_zero", "measure", "price",
)  # fmt: skip
ITEM_SELECT = ", ".join(f"item.{name}" for name in _ITEM_COLUMNS)
OFFER_SELECT = ", ".join(f"offer.{name}" for name in _OFFER_COLUMNS)
_BLOCK = 5000
_IN_LIST = 500


def _upsert(table: str, columns: Sequence[str], kept: str = "") -> str:
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("id", *kept.split()))
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({v.marks(len(columns))}) "
        f"ON CONFLICT (id) DO UPDATE SET gone = 0, {updates}"
    )


# A variant's unit and folder come from its product afterwards; an empty one must not wipe them meanwhile.
_INHERITED = "".join(
    f", {name} = CASE WHEN excluded.kind = 'variant' AND excluded.{name} = '' THEN item.{name} "
    f"ELSE excluded.{name} END"
    for name in ("folder", "uom")
)
_UPSERT_ITEM = _upsert("item", (*_ITEM_COLUMNS, "seen_run", "fold", "search"), "folder uom") + _INHERITED
_UPSERT_OFFER = _upsert("offer", (*_OFFER_COLUMNS, "seen_run", "quantity_at", "fold", "search"))


def _item_in(item: Item, seen_run: int) -> tuple[Any, ...]:
    words = (item.name, item.article, item.code, item.external_code, *item.barcodes)
    return (
        item.id, item.kind.value, item.name, item.code, item.article, item.external_code, v.texts_in(item.barcodes),
        item.parent_id, v.pairs_in(item.characteristics), v.components_in(item.components), item.folder, item.uom,
        v.decimal_in(item.price), item.archived, item.variants_count, v.time_in_or_none(item.updated), seen_run,
        fold_search(item.name), fold_search(" ".join(words)),
    )  # fmt: skip


def item_out(row: Sequence[Any]) -> Item:
    """An item from the columns of ITEM_SELECT."""
    return Item(
        row[0], ItemKind(row[1]), row[2], row[3], row[4], row[5], v.texts_out(row[6]), row[7], v.pairs_out(row[8]),
        v.components_out(row[9]), row[10], row[11], v.decimal_out(row[12]), bool(row[13]), row[14],
        v.time_out_or_none(row[15]),
    )  # fmt: skip


def _offer_in(offer: Offer, seen_run: int, at: int | None) -> tuple[Any, ...]:
    words = (offer.name, str(offer.id), offer.xml_id, offer.article, offer.moysklad_id, *offer.barcodes)
    return (
        offer.id, offer.kind.value, offer.iblock_id, offer.name, offer.parent_id, offer.xml_id, offer.article,
        v.texts_in(offer.barcodes), offer.moysklad_id, v.pairs_in(offer.properties), offer.active, offer.available,
        v.decimal_in(offer.quantity), v.decimal_in(offer.reserved), offer.quantity_trace, offer.can_buy_zero,
        offer.measure, v.decimal_in(offer.price), seen_run, at, fold_search(offer.name), fold_search(" ".join(words)),
    )  # fmt: skip


def offer_out(row: Sequence[Any]) -> Offer:
    """An offer from the columns of OFFER_SELECT."""
    return Offer(
        row[0], OfferKind(row[1]), row[2], row[3], row[4], row[5], row[6], v.texts_out(row[7]), row[8],
        v.pairs_out(row[9]), bool(row[10]), None if row[11] is None else bool(row[11]), v.decimal_out(row[12]),
        v.decimal_out(row[13]), row[14], row[15], row[16], v.decimal_out(row[17]),
    )  # fmt: skip


class Catalogue:
    """Items, offers and references as last read. Nothing is ever deleted, only marked gone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upsert_items(self, items: Iterable[Item], seen_run: int) -> int:
        """Insert or replace items and mark them seen by run `seen_run`; returns how many."""
        count = 0
        for part in v.chunks(items, CHUNK):
            part.sort(key=attrgetter("id"))
            with self._store.write() as connection:
                connection.executemany(_UPSERT_ITEM, [_item_in(item, seen_run) for item in part])
            count += len(part)
        return count

    def upsert_offers(self, offers: Iterable[Offer], seen_run: int, at: datetime | None = None) -> int:
        """Insert or replace offers; `at` is when their quantities were read."""
        count = 0
        stamp = v.time_in_or_none(at)
        for part in v.chunks(offers, CHUNK):
            part.sort(key=attrgetter("id"))
            with self._store.write() as connection:
                connection.executemany(_UPSERT_OFFER, [_offer_in(offer, seen_run, stamp) for offer in part])
            count += len(part)
        return count

    def keep_unread(self, seen_run: int, *, item_ids: Iterable[str] = (), offer_ids: Iterable[int] = ()) -> None:
        """Objects that are there but could not be read: they stay as they are and do not count as gone."""
        self._store.write_many(
            "UPDATE item SET seen_run = ? WHERE id = ?", ((seen_run, i) for i in sorted(set(item_ids)))
        )
        self._store.write_many(
            "UPDATE offer SET seen_run = ? WHERE id = ?", ((seen_run, i) for i in sorted(set(offer_ids)))
        )

    def item(self, item_id: str) -> Item | None:
        """One item, gone or not."""
        return next(iter(self.items([item_id])), None)

    def services(self, limit: int = 500) -> list[Item]:
        """MoySklad's services in use, by name."""
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT {ITEM_SELECT} FROM item WHERE kind = ? AND NOT gone AND NOT archived ORDER BY fold LIMIT ?",
                (ItemKind.SERVICE.value, limit),
            ).fetchall()
            return [item_out(row) for row in rows]

    def items(self, item_ids: Iterable[str]) -> list[Item]:
        """The items with the given ids that are known, in no particular order."""
        with self._store.read() as connection:
            rows = _by_ids(connection, f"SELECT {ITEM_SELECT} FROM item WHERE id IN", item_ids)
            return [item_out(row) for row in rows]

    def item_of_row(self, row: int) -> Item | None:
        """The item with row number `row`."""
        with self._store.read() as connection:
            found = connection.execute(f"SELECT {ITEM_SELECT} FROM item WHERE row = ?", (row,)).fetchone()
            return item_out(found) if found else None

    def ids_of(self, rows: Iterable[int]) -> dict[int, str]:
        """Item ids by row number."""
        with self._store.read() as connection:
            return dict(_by_ids(connection, "SELECT row, id FROM item WHERE row IN", rows))

    def find_items(self, text: str, limit: int = 20) -> list[Item]:
        """Items whose id, article, code, external code or a barcode is exactly `text`."""
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT {ITEM_SELECT} FROM item WHERE id = :text OR article = :text OR code = :text OR "
                "external_code = :text OR instr(barcodes, :quoted) ORDER BY gone, archived, row LIMIT :limit",
                {"text": text, "quoted": v.texts_in((text,))[1:-1], "limit": limit},
            ).fetchall()
            return [item_out(row) for row in rows]

    def offer(self, offer_id: int) -> Offer | None:
        """One offer, gone or not."""
        return next(iter(self.offers([offer_id])), None)

    def offers(self, offer_ids: Iterable[int]) -> list[Offer]:
        """The offers with the given ids that are known."""
        with self._store.read() as connection:
            rows = _by_ids(connection, f"SELECT {OFFER_SELECT} FROM offer WHERE id IN", offer_ids)
            return [offer_out(row) for row in rows]

    def all_items(self, *, gone: bool = False) -> Iterator[Item]:
        """Every item in row order, block by block, without holding a transaction; `gone` ones only when asked."""
        where = "" if gone else "AND gone = 0"
        sql = f"SELECT row, {ITEM_SELECT} FROM item WHERE row > ? {where} ORDER BY row LIMIT {_BLOCK}"
        for row in self._blocks(sql):
            yield item_out(row[1:])

    def all_offers(self, *, gone: bool = False) -> Iterator[Offer]:
        """Every offer in id order, block by block, without holding a transaction."""
        where = "" if gone else "AND gone = 0"
        sql = f"SELECT {OFFER_SELECT} FROM offer WHERE id > ? {where} ORDER BY id LIMIT {_BLOCK}"
        for row in self._blocks(sql):
            yield offer_out(row)

    def _blocks(self, sql: str) -> Iterator[tuple[Any, ...]]:
        last = -1
        while True:
            with self._store.read() as connection:
                rows = connection.execute(sql, (last,)).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield from rows

    def count_items(self, kind: ItemKind | None = None) -> int:
        """Items that are not gone, of one kind or all."""
        with self._store.read() as connection:
            sql = "SELECT count(*) FROM item WHERE gone = 0"
            found = connection.execute(f"{sql} AND kind = ?", (kind,)) if kind else connection.execute(sql)
            return int(found.fetchone()[0])

    def count_offers(self) -> int:
        """Offers that are not gone."""
        with self._store.read() as connection:
            return int(connection.execute("SELECT count(*) FROM offer WHERE gone = 0").fetchone()[0])

    def mark_gone_items(self, seen_run: int, kinds: Iterable[ItemKind] = tuple(ItemKind)) -> int:
        """Mark items of `kinds` that run `seen_run` (a complete read) did not see; returns how many are new."""
        wanted = [kind.value for kind in kinds]
        with self._store.write() as connection:
            return connection.execute(
                f"UPDATE item SET gone = 1 WHERE seen_run <> ? AND gone = 0 AND kind IN ({v.marks(len(wanted))})",
                (seen_run, *wanted),
            ).rowcount

    def mark_gone_offers(self, seen_run: int) -> int:
        """Mark offers that run `seen_run` (a complete read) did not see; returns how many are new."""
        with self._store.write() as connection:
            return connection.execute(
                "UPDATE offer SET gone = 1 WHERE seen_run <> ? AND gone = 0", (seen_run,)
            ).rowcount

    def mark_gone(self, *, item_ids: Iterable[str] = (), offer_ids: Iterable[int] = ()) -> None:
        """Mark single objects that a server says do not exist."""
        self._store.write_many("UPDATE item SET gone = 1 WHERE id = ?", ((i,) for i in sorted(set(item_ids))))
        self._store.write_many("UPDATE offer SET gone = 1 WHERE id = ?", ((i,) for i in sorted(set(offer_ids))))

    def set_offer_quantities(
        self,
        rows: Iterable[tuple[int, Decimal | None, Decimal | None, bool, bool | None]],
        at: datetime,
    ) -> int:
        """Fresh (offer id, quantity, reserved, active, available) of known offers, read at `at`."""
        stamp = v.time_in(at)
        return self._store.write_many(
            "UPDATE offer SET quantity = ?, reserved = ?, active = ?, available = ?, quantity_at = ? WHERE id = ?",
            (
                (v.decimal_in(quantity), v.decimal_in(reserved), active, available, stamp, offer_id)
                for offer_id, quantity, reserved, active, available in sorted(rows, key=lambda row: row[0])
            ),
        )

    def forget_quantities(self, offer_ids: Iterable[int]) -> None:
        """The shop moved these figures itself (an order came or went): what it has now is unknown."""
        self._store.write_many(
            "UPDATE offer SET quantity = NULL WHERE id = ?", ((i,) for i in sorted(set(offer_ids)))
        )

    def gone_items(self, item_ids: Iterable[str]) -> set[str]:
        """Those of the items that the warehouse no longer has."""
        with self._store.read() as connection:
            return {row[0] for row in _by_ids(connection, "SELECT id FROM item WHERE gone = 1 AND id IN", item_ids)}

    def gone_offers(self) -> set[int]:
        """Ids of offers that the shop no longer has."""
        with self._store.read() as connection:
            return {row[0] for row in connection.execute("SELECT id FROM offer WHERE gone = 1")}

    def linked_bundles(self) -> list[Item]:
        """Bundles that have a link; there are few of them."""
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT {ITEM_SELECT} FROM item WHERE kind = 'bundle' "
                "AND EXISTS (SELECT 1 FROM link WHERE link.item_id = item.id)"
            ).fetchall()
            return [item_out(row) for row in rows]

    def products_with_variants(self, item_ids: Iterable[str]) -> list[Item]:
        """Those of `item_ids` that are products with variants."""
        return [item for item in self.items(item_ids) if item.kind is ItemKind.PRODUCT and item.variants_count]

    def inherit_from_products(self) -> None:
        """Give every variant the unit and folder of its product."""
        with self._store.read() as connection:
            last = connection.execute("SELECT coalesce(max(row), 0) FROM item").fetchone()[0]
        for start in range(0, last, _BLOCK):
            with self._store.write() as connection:
                connection.execute(
                    "UPDATE item SET uom = p.uom, folder = p.folder FROM item AS p WHERE item.kind = 'variant' AND "
                    "p.id = item.parent_id AND item.row > ? AND item.row <= ? AND "
                    "(item.uom <> p.uom OR item.folder <> p.folder)",
                    (start, start + _BLOCK),
                )

    def replace_references(self, references: Sequence[Reference]) -> None:
        """Take in dictionary entries; known ones of the same kinds that are missing now are marked gone."""
        with self._store.write() as connection:
            for kind in sorted({reference.kind.value for reference in references}):
                connection.execute("UPDATE reference SET gone = 1 WHERE kind = ?", (kind,))
            connection.executemany(
                "INSERT INTO reference (kind, id, name, extra) VALUES (?, ?, ?, ?) ON CONFLICT (kind, id) "
                "DO UPDATE SET name = excluded.name, extra = excluded.extra, gone = 0",
                [(r.kind.value, r.id, r.name, v.pairs_in(r.extra)) for r in references],
            )

    def references(self, kind: ReferenceKind, *, gone: bool = False) -> list[Reference]:
        """Entries of one dictionary by name; `gone` ones only when asked."""
        where = "" if gone else "AND gone = 0"
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT id, name, extra FROM reference WHERE kind = ? {where} ORDER BY name, id", (kind.value,)
            ).fetchall()
            return [Reference(kind, row[0], row[1], v.pairs_out(row[2])) for row in rows]


def _by_ids(connection: sqlite3.Connection, head: str, ids: Iterable[object]) -> list[Any]:
    """Rows of `head (…)` for any number of ids."""
    rows: list[Any] = []
    for part in v.chunks(sorted(set(ids)), _IN_LIST):  # type: ignore[type-var]
        rows.extend(connection.execute(f"{head} ({v.marks(len(part))})", part).fetchall())
    return rows
