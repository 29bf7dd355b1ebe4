"""What a mapping file needs of the store: the rows to write, both sides to compare with, names to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.domain.catalogue import ItemKind, OfferKind
from core.domain.links import MatchRule, MatchState
from core.domain.mapping_file import Column
from core.domain.mapping_find import ItemFact, OfferFact, Sides
from core.store import values as v
from core.store.match_states import IGNORED, LINKED, STATES, UNLINKED
from core.store.store import Store
from core.store.windows.search import numbers
from core.store.windows.shared import PARENT_JOIN, name_and_variant

_ROWS = """
SELECT match_state.row, state, match_state.checked, item.id, item.article, item.code, item.external_code,
    item.barcodes, item.name, item.characteristics, offer.id, offer.xml_id, offer.article, offer.name,
    offer.properties, coalesce(link.rule, match_state.rule), note, ignored.reason, guess.id, guess.name
FROM match_state JOIN item ON item.row = match_state.row
LEFT JOIN link ON link.item_id = item.id
LEFT JOIN offer ON offer.id = link.offer_id
LEFT JOIN offer AS guess ON guess.id = match_state.offer_id AND link.offer_id IS NULL
LEFT JOIN ignored ON ignored.item_id = item.id
WHERE match_state.row IN
"""
_ITEM_COLUMNS = {
    Column.ITEM_EXTERNAL: "external_code",
    Column.ITEM_ARTICLE: "article",
    Column.ITEM_CODE: "code",
}
_OFFER_COLUMNS = {Column.OFFER_XML_ID: "xml_id", Column.OFFER_ARTICLE: "article"}
_BLOCK = 500


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line to write: an item with one of its offers (`offer_id` None: it has none)."""

    state: MatchState
    item_id: str
    article: str
    code: str
    external_code: str
    barcodes: tuple[str, ...]
    name: str
    characteristics: tuple[tuple[str, str], ...]
    offer_id: int | None
    offer_xml_id: str
    offer_article: str
    offer_name: str
    properties: tuple[tuple[str, str], ...]
    rule: MatchRule | None
    note: str
    ignore_reason: str
    candidate_id: int | None
    candidate_name: str


class MappingFileWindow:
    """Questions of export and import. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all_ids(self) -> Sequence[int]:
        """Every row of the mapping in the order of its page."""
        with self._store.read() as connection:
            return numbers(connection, "SELECT row FROM match_state ORDER BY state, sort_name, row", ())

    def lines(self, rows: Sequence[int]) -> Iterator[FileLine]:
        """The lines of `rows` in that order; an item with several offers has several lines."""
        for part in v.chunks(rows, _BLOCK):
            found: dict[int, list[FileLine]] = defaultdict(list)
            with self._store.read() as connection:
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))}) ORDER BY link.offer_id", part):
                    found[row[0]].append(_line_out(row))
            for number in part:
                yield from found.get(number, ())

    def sides(self, *, several: bool) -> Sides:
        """Both catalogues and the mapping as they are now; keys are looked up only when a line needs them."""
        with self._store.read() as connection:
            parents = {
                row[0]
                for row in connection.execute(
                    "SELECT DISTINCT parent_id FROM item WHERE gone = 0 AND parent_id IS NOT NULL"
                )
            }
            items = {
                row[0]: ItemFact(
                    ItemKind(row[1]), bool(row[2]), row[1] == "product" and (row[3] > 0 or row[0] in parents)
                )
                for row in connection.execute("SELECT id, kind, gone, variants_count FROM item")
            }
            offers = {
                row[0]: OfferFact(OfferKind(row[1]), bool(row[2]))
                for row in connection.execute("SELECT id, kind, gone FROM offer")
            }
            links = dict(connection.execute("SELECT offer_id, item_id FROM link").fetchall())
            ignored = dict(connection.execute("SELECT item_id, reason FROM ignored").fetchall())
        item_keys, offer_keys = cache(self._item_keys), cache(self._offer_keys)
        return Sides(
            items,
            offers,
            links,
            ignored,
            lambda column, text: item_keys(column).get(text, ()),
            lambda column, text: offer_keys(column).get(text, ()),
            several,
        )

    def item_names(self, item_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Name and variant of items by id."""
        found: dict[str, tuple[str, str]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(item_ids)), _BLOCK):
                sql = (
                    f"SELECT item.id, item.name, parent.name, item.characteristics FROM item {PARENT_JOIN} "
                    f"WHERE item.id IN ({v.marks(len(part))})"
                )
                for item_id, name, parent, characteristics in connection.execute(sql, part):
                    found[item_id] = name_and_variant(name, parent, characteristics)
        return found

    def offer_names(self, offer_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Name and properties of offers by id."""
        found: dict[int, tuple[str, str]] = {}
        with self._store.read() as connection:
            for part in v.chunks(sorted(set(offer_ids)), _BLOCK):
                sql = f"SELECT id, name, properties FROM offer WHERE id IN ({v.marks(len(part))})"
                for offer_id, name, properties in connection.execute(sql, part):
                    found[offer_id] = name, " · ".join(value for _, value in v.pairs_out(properties))
        return found

    def _item_keys(self, column: Column) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        with self._store.read() as connection:
            if column is Column.ITEM_BARCODE:
                for item_id, barcodes in connection.execute("SELECT id, barcodes FROM item WHERE gone = 0"):
                    for barcode in v.texts_out(barcodes):
                        found[barcode.strip()].append(item_id)
                return found
            name = _ITEM_COLUMNS[column]
            for item_id, text in connection.execute(f"SELECT id, {name} FROM item WHERE gone = 0 AND {name} <> ''"):
                found[text.strip()].append(item_id)
        return found

    def _offer_keys(self, column: Column) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        name = _OFFER_COLUMNS[column]
        with self._store.read() as connection:
            for offer_id, text in connection.execute(f"SELECT id, {name} FROM offer WHERE gone = 0 AND {name} <> ''"):
                found[text.strip()].append(offer_id)
        return found


def _line_out(row: Sequence[Any]) -> FileLine:
    (_, state, checked, item_id, article, code, external, barcodes, name, traits, offer_id, xml_id, offer_article,
     offer_name, properties, rule, note, reason, guess_id, guess_name) = row  # fmt: skip
    shown = MatchState.UNCHECKED if state == UNLINKED and not checked else STATES[state]
    ignored = state == IGNORED
    return FileLine(
        shown,
        item_id,
        article,
        code,
        external,
        tuple(v.texts_out(barcodes)),
        name,
        tuple(v.pairs_out(traits)),
        offer_id,
        xml_id or "",
        offer_article or "",
        offer_name or "",
        tuple(v.pairs_out(properties or "")),
        MatchRule(rule) if rule and not ignored else None,
        "" if ignored or state == LINKED else note,
        (reason or "") if ignored else "",
        None if ignored else guess_id,
        "" if ignored else guess_name or "",
    )
