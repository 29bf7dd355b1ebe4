"""The data quality page's questions: counts, row numbers, rows, one trouble in full, groups with their rules."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from core.domain.quality import Side, SoldOut, TroubleKind, rule_of, side_of, units_fit
from core.domain.screens.quality import GroupRule, QualityCounts, QualityDetail, QualityQuery, QualityRow
from core.domain.text import fold_search
from core.store import values as v
from core.store.store import Store
from core.store.windows.quality_rows import RowReader, detail_of
from core.store.windows.quality_sql import PAIR, RULES, UNIT_PAIRS, UNKNOWN_FLAGS, Facts, found
from core.store.windows.search import numbers

_KINDS = tuple(TroubleKind)
_BLOCK = 500
#: Row numbers carry their kind above the object's own number.
_SHIFT = 1 << 40


def number_of(kind: TroubleKind, number: int) -> int:
    """The page's row number of an object (an item's row or an offer's id) in a kind."""
    return _KINDS.index(kind) * _SHIFT + number


def kind_of(row: int) -> tuple[TroubleKind, int]:
    """The kind and the object's own number of a row."""
    place, number = divmod(row, _SHIFT)
    return _KINDS[place], number


class QualityWindow:
    """Never call them in the thread that paints; `facts` are those of `Facts`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def counts(self, facts: Facts) -> QualityCounts:
        """How many of each kind, hidden ones apart."""
        kinds: dict[TroubleKind, int] = {}
        hidden = 0
        with self._store.read() as connection:
            arguments = _arguments(connection, facts)
            for kind in _KINDS:
                left, away = connection.execute(
                    f"WITH {RULES} SELECT count(*) - count(note.object), count(note.object) {_noted(kind)}",
                    {**arguments, "kind": kind.value},
                ).fetchone()
                hidden += away
                if left:
                    kinds[kind] = left
            loaded = connection.execute("SELECT EXISTS (SELECT 1 FROM item), EXISTS (SELECT 1 FROM offer)").fetchone()
            unknown = connection.execute(UNKNOWN_FLAGS, arguments).fetchone()[0]
        return QualityCounts(kinds, hidden, any(loaded), unknown)

    def ids(self, query: QualityQuery, facts: Facts) -> array[int]:
        """Row numbers: the dearest kind first, by name within a kind."""
        result = array("q")
        words = fold_search(query.search.replace("\x00", " ")).split()
        conditions = [f"note.object IS {'NOT ' if query.hidden else ''}NULL"]
        conditions += [f"instr(f.search, :word{place}) > 0" for place in range(len(words))]
        typed = {f"word{place}": word for place, word in enumerate(words)}
        with self._store.read() as connection:
            arguments = _arguments(connection, facts, query.kind) | typed
            for kind in _KINDS if query.kind is None else (query.kind,):
                sql = (
                    f"WITH {RULES} SELECT :base + f.number {_noted(kind)} WHERE {' AND '.join(conditions)} "
                    "ORDER BY f.fold, f.number"
                )
                base = number_of(kind, 0)
                result.extend(numbers(connection, sql, {**arguments, "kind": kind.value, "base": base}))
        return result

    def rows(self, rows: Sequence[int], facts: Facts) -> list[QualityRow]:
        """The rows asked for, in that order; objects that are gone from the mirror are left out."""
        wanted: dict[TroubleKind, list[int]] = defaultdict(list)
        for row in rows:
            kind, number = kind_of(row)
            wanted[kind].append(number)
        shown: dict[int, QualityRow] = {}
        with self._store.read() as connection:
            reader = RowReader(connection, facts)
            for kind, own in wanted.items():
                for part in v.chunks(own, _BLOCK):
                    for number, row_shown in reader.rows(kind, part, number_of(kind, 0)):
                        shown[number_of(kind, number)] = row_shown
        return [shown[row] for row in rows if row in shown]

    def detail(self, row: int, facts: Facts) -> QualityDetail | None:
        """One trouble in full; None when its object is gone."""
        found_rows = self.rows([row], facts)
        if not found_rows:
            return None
        with self._store.read() as connection:
            return detail_of(connection, found_rows[0], kind_of(row)[1], facts)

    def groups(self, rules: dict[str, SoldOut]) -> list[GroupRule]:
        """Every folder that linked goods are in, with its own rule; first, as "", what holds for all others.

        Folders that have a rule are named even when nothing is in them any more.
        """
        with self._store.read() as connection:
            counted = connection.execute(
                "SELECT item.folder, count(*) FROM link CROSS JOIN item ON item.id = link.item_id "
                "WHERE item.gone = 0 GROUP BY item.folder"
            ).fetchall()
        offers: dict[str, int] = defaultdict(int)
        for folder, count in counted:
            path = folder
            while path:
                offers[path] += count
                path = path.rpartition("/")[0]
        others = {path: rule for path, rule in rules.items() if path}
        left = sum(count for folder, count in counted if rule_of(folder, others) is None)
        paths = sorted((set(offers) | set(rules)) - {""}, key=str.casefold)
        everywhere = GroupRule("", rules.get(""), left)
        return [everywhere, *(GroupRule(path, rules.get(path), offers.get(path, 0)) for path in paths)]

    def objects(self, rows: Sequence[int]) -> list[tuple[TroubleKind, str, str]]:
        """Kind, the id by which a trouble is hidden, and the object's name, of each row that is there."""
        result = []
        with self._store.read() as connection:
            for row in rows:
                kind, number = kind_of(row)
                table, column = ("item", "row") if side_of(kind) is Side.ITEM else ("offer", "id")
                one = connection.execute(f"SELECT id, name FROM {table} WHERE {column} = ?", (number,)).fetchone()
                if one is not None:
                    result.append((kind, str(one[0]), one[1]))
        return result


def _noted(kind: TroubleKind) -> str:
    """All objects of a kind, with the note of those that a person hid."""
    return (
        f"FROM ({found(kind)}) AS f LEFT JOIN quality_hidden AS note ON note.kind = :kind AND note.object = f.object"
    )


def _arguments(connection: Connection, facts: Facts, kind: TroubleKind | None = None) -> dict[str, Any]:
    """Parameters of the statements of `kind` or of all: rules by the folders there are, units that do not fit."""
    folders = connection.execute("SELECT DISTINCT folder FROM item").fetchall() if facts.rules else []
    rules = {folder: rule for (folder,) in folders if (rule := rule_of(folder, facts.rules)) is not None}
    judged = kind in (None, TroubleKind.UNIT_DIFFERS)
    pairs = connection.execute(UNIT_PAIRS).fetchall() if judged else []
    units = [f"{unit}{PAIR}{measure}" for unit, measure in pairs if not units_fit(unit, measure)]
    return facts.arguments(rules, units)
