"""What the command palette finds: goods, offers and orders by a few letters, always a handful, always at once.

Every query is bounded: it walks an index and stops after some dozens of rows, however many there are. Only offers
have no index of words; a walk through 100 000 of them takes about 20 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from core.domain.catalogue import ReferenceKind
from core.domain.links import MatchState
from core.domain.matching import MATCHABLE_OFFERS
from core.domain.screens.palette import ItemHit, OfferHit, OrderHit
from core.domain.text import fold_search
from core.store import values as v
from core.store.match_states import LINKED, STATES, UNLINKED
from core.store.store import Store
from core.store.windows.search import found_rows
from core.store.windows.shared import ITEM_CELL, PARENT_JOIN, name_and_variant

#: How many rows one query gives at most; the best of them are shown.
CANDIDATES = 60
#: How many of the newest orders are looked through for one or two letters, which no index finds.
NEWEST = 5_000
_TRIGRAM = 3
_TOGETHER = 3
_LAST = "\U0010ffff"
_BEST_ITEMS = (
    "SELECT row FROM match_state WHERE fold_article <> '' AND fold_article = :word",
    "SELECT row FROM match_state WHERE fold_code <> '' AND fold_code = :word",
    "SELECT row FROM match_state WHERE offer_id = :number",
    "SELECT row FROM item WHERE id = :word",
    "SELECT variant.row FROM item AS product JOIN item AS variant ON variant.parent_id = product.id "
    "WHERE product.article <> '' AND product.article = :typed COLLATE NOCASE AND variant.gone = 0",
    "SELECT row FROM match_state WHERE sort_name >= :word AND sort_name < :last ORDER BY sort_name, row",
)
_ITEMS = f"""
SELECT match_state.row, item.id, state, match_state.checked, {ITEM_CELL},
    CASE WHEN state = {LINKED} THEN match_state.offer_id END, item.parent_id,
    (SELECT count(*) FROM item AS other WHERE other.parent_id = item.parent_id AND other.gone = 0)
FROM match_state JOIN item ON item.row = match_state.row {PARENT_JOIN}
WHERE match_state.row IN
"""
_KINDS = ", ".join(f"'{kind}'" for kind in sorted(kind.value for kind in MATCHABLE_OFFERS))
_FREE = "id NOT IN (SELECT offer_id FROM link)"
_OFFERS = f"SELECT id, name, properties, xml_id FROM offer WHERE gone = 0 AND kind IN ({_KINDS})"
_BY_OFFER = """
SELECT match_state.row FROM offer CROSS JOIN link ON link.offer_id = offer.id
CROSS JOIN item ON item.id = link.item_id CROSS JOIN match_state ON match_state.row = item.row
WHERE offer.gone = 0
"""
_ORDERS = f"""
SELECT shop_order.id, number, created, buyer, coalesce(reference.name, status), moysklad_id,
    (SELECT count(*) FROM order_line WHERE order_id = shop_order.id AND set_parent IS NULL)
FROM shop_order LEFT JOIN reference
    ON reference.kind = '{ReferenceKind.SHOP_STATUS.value}' AND reference.id = shop_order.status
WHERE shop_order.id IN
"""


class PaletteWindow:
    """Questions of the palette. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def items(self, text: str, limit: int) -> list[ItemHit]:
        """Items whose name, article, code, barcode or id, or whose offer's, hold all words of `text`; exact keys come
        first.

        Three and more variants of one product that would all be shown make way for one line that stands for all.
        """
        word = fold_search(text)
        if not word:
            return []
        arguments = {
            "word": word,
            "typed": text.strip(),
            "last": word + _LAST,
            "number": _number(word),
            "limit": CANDIDATES,
        }
        with self._store.read() as connection:
            rows = _firsts(connection, (f"{sql} LIMIT :limit" for sql in _BEST_ITEMS), arguments)
            asked = found_rows(text)
            if asked is not None and len(rows) < CANDIDATES:
                more = connection.execute(f"{asked[0]} LIMIT {CANDIDATES}", asked[1]).fetchall()
                rows = list(dict.fromkeys([*rows, *(row for (row,) in more)]))[:CANDIDATES]
            if len(rows) < limit:
                where, words = _in_offers(text)
                more = connection.execute(f"{_BY_OFFER} AND {where} LIMIT {CANDIDATES}", words).fetchall()
                rows = list(dict.fromkeys([*rows, *(row for (row,) in more)]))
            found = self._items(connection, rows)
        return _with_families([found[row] for row in rows if row in found])[:limit]

    def items_of_ids(self, ids: Sequence[str], *, whole: frozenset[str] = frozenset()) -> dict[str, ItemHit]:
        """Items by id; those of `whole` as lines that stand for their product."""
        with self._store.read() as connection:
            sql = f"SELECT row FROM item WHERE id IN ({v.marks(len(ids))})"
            rows = [row for (row,) in connection.execute(sql, list(ids))]
            found = self._items(connection, rows)
        return {hit.item_id: _whole(hit) if hit.item_id in whole else hit for hit, _ in found.values()}

    def free_offers(self, text: str, limit: int) -> list[OfferHit]:
        """Offers that no item is linked to, with all words of `text` in name, id, XML_ID, article or barcode."""
        if not fold_search(text):
            return []
        where, words = _in_offers(text)
        number = _number(fold_search(text))
        with self._store.read() as connection:
            first = connection.execute(f"{_OFFERS} AND {_FREE} AND id = ?", (number,)).fetchall()
            rest = connection.execute(f"{_OFFERS} AND {_FREE} AND {where} LIMIT ?", (*words, limit + 1)).fetchall()
        return list({row[0]: _offer_out(row) for row in (*first, *rest)}.values())[:limit]

    def offers_of_ids(self, ids: Sequence[int]) -> dict[int, OfferHit]:
        """Offers by id that no item is linked to."""
        with self._store.read() as connection:
            sql = f"{_OFFERS} AND {_FREE} AND id IN ({v.marks(len(ids))})"
            return {row[0]: _offer_out(row) for row in connection.execute(sql, list(ids))}

    def orders(self, text: str, limit: int) -> list[OrderHit]:
        """Orders by number, buyer, phone, name or article of a line; exact and beginning numbers first, then the
        newest. Nothing asked gives the newest."""
        words = fold_search(text.replace("№", " ")).split()
        with self._store.read() as connection:
            ids = _order_ids(connection, words)[:limit]
            found = self._orders(connection, ids, words)
        return [found[order_id] for order_id in ids if order_id in found]

    def orders_of_ids(self, ids: Sequence[int]) -> dict[int, OrderHit]:
        """Orders by id."""
        with self._store.read() as connection:
            return self._orders(connection, ids, ())

    @staticmethod
    def _items(connection: Connection, rows: Sequence[int]) -> dict[int, tuple[ItemHit, str | None]]:
        """Hits with their product's id, by row."""
        sql = f"{_ITEMS} ({v.marks(len(rows))})"
        return {row[0]: _item_out(row) for row in connection.execute(sql, list(rows))}

    @staticmethod
    def _orders(connection: Connection, ids: Sequence[int], words: Sequence[str]) -> dict[int, OrderHit]:
        if not ids:
            return {}
        lines: dict[int, list[tuple[str, str]]] = {}
        sql = "SELECT order_id, name, quantity FROM order_line WHERE set_parent IS NULL AND order_id IN"
        for order_id, name, quantity in connection.execute(f"{sql} ({v.marks(len(ids))})", list(ids)):
            lines.setdefault(order_id, []).append((name, quantity))
        rows = connection.execute(f"{_ORDERS} ({v.marks(len(ids))})", list(ids)).fetchall()
        return {row[0]: _order_out(row, lines.get(row[0], []), words) for row in rows}


def _in_offers(text: str) -> tuple[str, list[str]]:
    words = fold_search(text).split()
    return " AND ".join("instr(offer.search, ?)" for _ in words), words


def _offer_out(row: Sequence[Any]) -> OfferHit:
    offer_id, name, properties, xml_id = row
    return OfferHit(offer_id, name, ", ".join(value for _, value in v.pairs_out(properties)), xml_id)


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 19 else None


def _firsts(connection: Connection, queries: Iterable[str], arguments: dict[str, Any]) -> list[int]:
    """The first columns of all queries one after another, each value once."""
    found: dict[int, None] = {}
    for sql in queries:
        found |= dict.fromkeys(value for (value,) in connection.execute(sql, arguments))
    return list(found)


def _with_families(hits: Sequence[tuple[ItemHit, str | None]]) -> list[ItemHit]:
    """Two variants of a product stay lines of their own; the third becomes the line of the whole product."""
    seen: dict[str, int] = {}
    result: list[ItemHit] = []
    for hit, parent in hits:
        if parent is not None:
            seen[parent] = seen.get(parent, 0) + 1
        if parent is None or seen[parent] < _TOGETHER:
            result.append(hit)
        elif seen[parent] == _TOGETHER:
            result.append(_whole(hit))
    return result


def _whole(hit: ItemHit) -> ItemHit:
    return ItemHit(hit.row, hit.item_id, hit.name, "", "", hit.state, None, hit.variants, True)


def _item_out(row: Sequence[Any]) -> tuple[ItemHit, str | None]:
    number, item_id, state, checked, _, name, parent, characteristics, article, code, offer_id, parent_id, count = row
    shown, variant = name_and_variant(name, parent, characteristics)
    said = MatchState.UNCHECKED if state == UNLINKED and not checked else STATES[state]
    return ItemHit(number, item_id, shown, variant, article or code, said, offer_id, count), parent_id


def _order_ids(connection: Connection, words: Sequence[str]) -> list[int]:
    newest = f"SELECT id FROM shop_order ORDER BY id DESC LIMIT {CANDIDATES}"
    if not words:
        return [order_id for (order_id,) in connection.execute(newest)]
    first = words[0]
    numbers = (
        f"SELECT id FROM shop_order WHERE number = :first OR id = :number LIMIT {CANDIDATES}",
        "SELECT id FROM shop_order WHERE number >= :first AND number < :last ORDER BY number DESC "
        f"LIMIT {CANDIDATES}",
    )
    arguments: dict[str, Any] = {"first": first, "last": first + _LAST, "number": _number(first)}
    found = dict.fromkeys(_firsts(connection, numbers, arguments)) if len(words) == 1 else {}
    long = [word for word in words if len(word) >= _TRIGRAM]
    short = [word for word in words if len(word) < _TRIGRAM]
    where = "".join(f" AND instr(search, :short{number})" for number in range(len(short)))
    arguments = {f"short{number}": word for number, word in enumerate(short)}
    if long:
        arguments["match"] = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        sql = (
            f"SELECT rowid FROM order_fts WHERE order_fts MATCH :match{where} ORDER BY rowid DESC LIMIT {CANDIDATES}"
        )
    else:
        some = f"(SELECT id, search FROM shop_order ORDER BY id DESC LIMIT {NEWEST})"
        sql = f"SELECT id FROM {some} WHERE 1{where} ORDER BY id DESC LIMIT {CANDIDATES}"
    return list(found | dict.fromkeys(order_id for (order_id,) in connection.execute(sql, arguments)))


def _order_out(row: Sequence[Any], lines: Sequence[tuple[str, str]], words: Sequence[str]) -> OrderHit:
    order_id, number, created, buyer, status, moysklad_id, count = row
    met = next((line for line in lines if any(word in fold_search(line[0]) for word in words)), None)
    line, quantity = met or (lines[0] if lines else ("", ""))
    amount = v.decimal_out(quantity) if quantity else None
    return OrderHit(order_id, number, v.time_out(created), buyer, status, line, amount, count, moysklad_id or "")
