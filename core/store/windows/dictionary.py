"""The dictionary sheet's questions: kept terms with their time, and the words that occur in both catalogues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from core.domain.screens.dictionary import Vocabulary
from core.store import values as v
from core.store.store import Store

#: Characteristics and properties are kept as a JSON list of [name, value]; an empty text stands for none.
_WORDS = """
SELECT json_extract(pair.value, '$[0]'), json_extract(pair.value, '$[1]'), count(*)
FROM {table}, json_each(CASE WHEN {column} = '' THEN '[]' ELSE {column} END) AS pair
WHERE NOT {table}.gone GROUP BY 1, 2 ORDER BY 3 DESC, 2
"""
_Words = tuple[Sequence[str], Mapping[str, Sequence[str]]]


class DictionaryWindow:
    """Questions of the dictionary sheet. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def times(self) -> dict[tuple[str, str, str], datetime]:
        """When each kept term was last spoken of, by its key."""
        with self._store.read() as connection:
            rows = connection.execute("SELECT fold_scope, fold_warehouse, fold_shop, at FROM match_term").fetchall()
        return {(scope, warehouse, shop): v.time_out(at) for scope, warehouse, shop, at in rows}

    def vocabulary(self) -> Vocabulary:
        """Every name and value that occurs on either side."""
        mine, theirs = self._words("item", "characteristics"), self._words("offer", "properties")
        return Vocabulary(mine[0], theirs[0], mine[1], theirs[1])

    def _words(self, table: str, column: str) -> _Words:
        names: dict[str, int] = defaultdict(int)
        values: dict[str, list[str]] = defaultdict(list)
        with self._store.read() as connection:
            for name, value, count in connection.execute(_WORDS.format(table=table, column=column)):
                names[name] += count
                if value:
                    values[name].append(value)
        return sorted(names, key=lambda name: (-names[name], name)), dict(values)
