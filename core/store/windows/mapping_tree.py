"""The mapping by parent: row numbers (negative ones are parents), the rows of both kinds, and a parent's variants."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import Any

from core.domain.screens.mapping import FamilyRow, MappingQuery, MappingRow, MappingTab
from core.store import values as v
from core.store.match_states import DELETED, STATES
from core.store.store import Store
from core.store.windows.mapping import MappingWindow, chosen
from core.store.windows.search import numbers

_ORDERS = {"state": "state {0}, sort_name {0}, row {0}", "item": "sort_name {0}, row {0}"}
_NUMBER = "CASE WHEN grouped THEN -row ELSE row END"
_ROWS = """
SELECT match_family.row, item.id, item.name, item.article, item.code, state, linked, ignored,
    (SELECT group_concat(row) FROM (SELECT row FROM match_state WHERE family = match_family.row
        ORDER BY sort_name, row))
FROM match_family JOIN item ON item.row = match_family.row WHERE match_family.row IN
"""
#: The cards that the members' linked or first suggested offers belong to, the most frequent first.
_CARDS = """
SELECT match_state.family, card.id, card.name, count(*) AS votes
FROM match_state JOIN offer ON offer.id = match_state.offer_id JOIN offer AS card ON card.id = offer.parent_id
WHERE match_state.family IN ({marks}) GROUP BY 1, 2 ORDER BY votes DESC, card.id
"""
_MEMBERS = "SELECT row FROM match_state WHERE family = ? ORDER BY sort_name, row"
_BLOCK = 500


class MappingTree:
    """Questions of the mapping by parent. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store, self._flat = store, MappingWindow(store)

    def ids(self, query: MappingQuery, opened: Collection[int] = ()) -> array[int]:
        """Parents (as negative numbers) and single items in order; after those of `opened` stand their variants.

        A parent is there when one of its variants fits the query; opened, it shows all of them.
        """
        source, where, arguments = chosen(query)
        conditions = ["grouped AND linked + ignored < members"] if query.incomplete else []
        if where or source != "match_state":
            conditions.append(f"row IN (SELECT family FROM {source} {where})")
        order = _ORDERS.get(query.sort, _ORDERS["state"]).format("DESC" if query.descending else "ASC")
        only = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f"SELECT {_NUMBER} FROM match_family {only} ORDER BY {order}"
        with self._store.read() as connection:
            found = numbers(connection, sql, arguments)
            members = {head: numbers(connection, _MEMBERS, (-head,)) for head in opened}
        if not members:
            return found
        result = array("q")
        for number in found:
            result.append(number)
            result.extend(members.get(number, ()))
        return result

    def rows(self, wanted: Sequence[int]) -> list[MappingRow | FamilyRow]:
        """The rows asked for, in that order; gone ones left out."""
        items = {row.row: row for row in self._flat.rows([number for number in wanted if number > 0])}
        heads = self._heads([-number for number in wanted if number < 0])
        found: dict[int, MappingRow | FamilyRow] = {**items, **heads}
        return [found[number] for number in wanted if number in found]

    def families_of(self, rows: Sequence[int]) -> dict[int, int]:
        """The parent's number (negative) of each of these rows; single items are left out."""
        found: dict[int, int] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, _BLOCK):
                sql = (
                    "SELECT match_state.row, -family FROM match_state JOIN match_family ON match_family.row = family "
                    f"WHERE grouped AND match_state.row IN ({v.marks(len(part))})"
                )
                found.update(connection.execute(sql, part).fetchall())
        return found

    def successors(self, item_id: str, search: str = "", limit: int = 100) -> array[int]:
        """Rows that may take over the offer of `item_id`: neither linked nor ignored, those of its parent first.

        Without a `search` only those of its parent.
        """
        source, where, arguments = chosen(MappingQuery(tab=MappingTab.TODO, search=search))
        own = "parent_id IS NOT NULL AND parent_id = (SELECT parent_id FROM item WHERE id = :item)"
        sql = (
            f"SELECT row FROM (SELECT item.row AS row, {own} AS own, sort_name FROM {source} AS open "
            f"JOIN item ON item.row = open.row {where} AND state <> {DELETED}) "
            f"{'' if search.strip() else 'WHERE own '}ORDER BY own DESC, sort_name, row LIMIT :limit"
        )
        with self._store.read() as connection:
            return numbers(connection, sql, {**arguments, "item": item_id, "limit": limit})

    def _heads(self, families: Sequence[int]) -> dict[int, FamilyRow]:
        found: dict[int, FamilyRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(families, _BLOCK):
                marks = v.marks(len(part))
                cards: dict[int, Sequence[Any]] = {}
                for family, *card in connection.execute(_CARDS.format(marks=marks), part):
                    cards.setdefault(family, card)
                for row in connection.execute(f"{_ROWS} ({marks})", part):
                    found[-row[0]] = _head(row, cards.get(row[0]))
        return found


def _head(row: Sequence[Any], card: Sequence[Any] | None) -> FamilyRow:
    family, item_id, name, article, code, state, linked, ignored, members = row
    return FamilyRow(
        -family,
        item_id,
        name,
        article or code,
        STATES[state],
        tuple(int(number) for number in (members or "").split(",") if number),
        linked,
        ignored,
        *(card or (None, "", 0)),
    )
