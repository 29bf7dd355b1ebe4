"""One materialised line per item of the mapping, so that the screen sorts, filters and searches by index.

Shown are variants, products without variants and bundles; services, archived and gone items only when linked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import nullcontext

from core.domain.links import MatchState
from core.store import values as v
from core.store.indexes import suspended
from core.store.store import Store

#: States in the order of the default sort; `unchecked` is `unlinked` with `checked` = 0.
AMBIGUOUS, SUGGESTED, UNLINKED, DELETED, LINKED, IGNORED = range(6)
STATES = (
    MatchState.AMBIGUOUS,
    MatchState.SUGGESTED,
    MatchState.UNLINKED,
    MatchState.DELETED,
    MatchState.LINKED,
    MatchState.IGNORED,
)
#: A watermark that stands while all candidates are being replaced: nothing counts as checked then.
UNFINISHED = "candidates.unfinished"
_CHUNK = 1500
_MANY = 10_000
_FAMILIES = 20_000
_KEY_RULES = "'stored', 'external_code', 'barcode', 'article', 'code'"

# The lines as they should be. A first candidate that is not exact is ambiguous when others share its deciding key:
# the search says so in the note, or the second candidate has the same rule.
_WANTED = f"""
SELECT item.row,
    CASE WHEN ignored.item_id IS NOT NULL AND link.offer_id IS NULL THEN {IGNORED}
        WHEN link.offer_id IS NOT NULL AND item.gone THEN {DELETED}
        WHEN link.offer_id IS NOT NULL THEN {LINKED}
        WHEN first.offer_id IS NULL THEN {UNLINKED}
        WHEN first.exact THEN {SUGGESTED}
        WHEN first.note LIKE 'shared.%' THEN {AMBIGUOUS}
        WHEN first.rule IN ({_KEY_RULES}) AND first.rule = second.rule AND first.note NOT LIKE 'contradicted.%'
            THEN {AMBIGUOUS}
        ELSE {SUGGESTED} END AS state,
    item.checked AND NOT EXISTS (SELECT 1 FROM watermark WHERE name = '{UNFINISHED}') AS checked,
    coalesce(first.exact AND link.offer_id IS NULL AND ignored.item_id IS NULL, 0) AS exact,
    coalesce(link.offer_id, first.offer_id) AS offer_id,
    (SELECT count(*) FROM candidate WHERE candidate.item_id = item.id) AS candidates,
    CASE WHEN link.offer_id IS NULL OR link.offer_id = first.offer_id THEN first.score END AS score,
    coalesce(link.rule, first.rule) AS rule,
    CASE WHEN link.offer_id IS NULL THEN coalesce(first.note, '') ELSE link.reason END AS note,
    item.fold AS sort_name, offer.fold AS sort_offer,
    fold_search(item.article) AS fold_article, fold_search(item.code) AS fold_code,
    coalesce(parent.row, item.row) AS family,
    CASE WHEN offer.id IS NULL THEN item.search
        ELSE item.search || ' ' || offer.id || ' ' || fold_search(offer.xml_id) END AS text
FROM item
LEFT JOIN item AS parent ON parent.id = item.parent_id AND item.kind = 'variant'
LEFT JOIN ignored ON ignored.item_id = item.id
LEFT JOIN link ON link.item_id = item.id AND link.offer_id = (SELECT min(offer_id) FROM link WHERE item_id = item.id)
LEFT JOIN candidate AS first ON first.item_id = item.id AND first.rank = 1
LEFT JOIN candidate AS second ON second.item_id = item.id AND second.rank = 2
LEFT JOIN offer ON offer.id = coalesce(link.offer_id, first.offer_id)
WHERE item.row > ? AND item.row <= ? AND (link.offer_id IS NOT NULL OR (
    NOT item.gone AND NOT item.archived AND item.kind <> 'service' AND NOT (item.kind = 'product' AND (
        item.variants_count > 0 OR EXISTS (
            SELECT 1 FROM item AS child WHERE child.parent_id = item.id AND NOT child.gone)))))
"""
_COLUMNS = (
    "state", "checked", "exact", "offer_id", "candidates", "score", "rule", "note", "sort_name", "sort_offer",
    "fold_article", "fold_code", "family",
)  # fmt: skip
_PUT = (
    f"INSERT INTO match_state (row, {', '.join(_COLUMNS)}) "
    f"SELECT row, {', '.join(_COLUMNS)} FROM wanted_state WHERE true "
    f"ON CONFLICT (row) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)} "
    f"WHERE ({', '.join(_COLUMNS)}) IS NOT ({', '.join(f'excluded.{name}' for name in _COLUMNS)})"
)
_DROP = "DELETE FROM match_state WHERE row > ? AND row <= ? AND row NOT IN (SELECT row FROM wanted_state)"
_DROP_TEXT = "DELETE FROM item_fts WHERE rowid > ? AND rowid <= ? AND rowid NOT IN (SELECT row FROM wanted_state)"
_TEXTS = """
SELECT wanted_state.row, wanted_state.text, old.rowid IS NOT NULL
FROM wanted_state LEFT JOIN item_fts AS old ON old.rowid = wanted_state.row WHERE old.text IS NOT wanted_state.text
"""
_TOUCHED = "SELECT family FROM match_state WHERE row > ? AND row <= ? UNION SELECT family FROM wanted_state"
# A family is its parent's row and whatever is shown of it: its variants, the parent itself where it is linked. What
# has no parent is a family of itself, not `grouped`.
_PUT_FAMILIES = f"""
INSERT INTO match_family
SELECT family, sum(match_state.row <> family) > 0, count(*), sum(state = {LINKED}), sum(state = {IGNORED}),
    min(state), item.fold
FROM match_state JOIN item ON item.row = family WHERE {{which}} GROUP BY family
ON CONFLICT (row) DO UPDATE SET grouped = excluded.grouped, members = excluded.members, linked = excluded.linked,
    ignored = excluded.ignored, state = excluded.state, sort_name = excluded.sort_name
"""


class MatchStates:
    """Keeps `match_state` and the search index in step with items, links and candidates."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def refresh(self, item_ids: Iterable[str] | None = None) -> None:
        """Recompute the lines of the given items or of all (None); only differences are written."""
        ranges = self._ranges(item_ids)
        # Making an index at once is quicker as soon as a good part of its rows is new.
        mostly_new = item_ids is None and self._missing() > _MANY
        with suspended(self._store, "match_state") if mostly_new else nullcontext():
            for after, last in ranges:
                with self._store.write() as connection:
                    _refresh_range(connection, after, last, families=item_ids is not None)
        if item_ids is None:
            self._refresh_families()

    def _refresh_families(self) -> None:
        """Count every family anew, so many at a time; those of members come and go with them."""
        with self._store.read() as connection:
            last = connection.execute(
                "SELECT max(coalesce((SELECT max(family) FROM match_state), 0), "
                "coalesce((SELECT max(row) FROM match_family), 0))"
            ).fetchone()[0]
        for start in range(0, last, _FAMILIES):
            bounds = (start, start + _FAMILIES)
            with self._store.write() as connection:
                connection.execute(
                    "DELETE FROM match_family WHERE row > ? AND row <= ? AND NOT EXISTS "
                    "(SELECT 1 FROM match_state WHERE family = match_family.row)",
                    bounds,
                )
                connection.execute(_PUT_FAMILIES.format(which="family > ? AND family <= ?"), bounds)

    def _missing(self) -> int:
        """About how many lines a refresh of all would add."""
        with self._store.read() as connection:
            row = connection.execute("SELECT (SELECT count(*) FROM item) - (SELECT count(*) FROM match_state)")
            return int(row.fetchone()[0])

    def _ranges(self, item_ids: Iterable[str] | None) -> list[tuple[int, int]]:
        """Row ranges (after, last] to look at."""
        with self._store.read() as connection:
            if item_ids is None:
                last = connection.execute("SELECT coalesce(max(row), 0) FROM item").fetchone()[0]
                return [(start, start + _CHUNK) for start in range(0, last, _CHUNK)]
            rows: list[int] = []
            for part in v.chunks(item_ids, 500):
                found = connection.execute(f"SELECT row FROM item WHERE id IN ({v.marks(len(part))})", part)
                rows.extend(row for (row,) in found)
        return _joined(sorted(set(rows)))


def _joined(rows: list[int]) -> list[tuple[int, int]]:
    """Single rows as ranges; neighbours closer than a handful share one."""
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and row - ranges[-1][1] < 8 and row - ranges[-1][0] < _CHUNK:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row - 1, row))
    return ranges


def _refresh_range(connection: sqlite3.Connection, after: int, last: int, *, families: bool) -> None:
    connection.execute("DROP TABLE IF EXISTS temp.wanted_state")
    connection.execute(f"CREATE TEMP TABLE wanted_state AS {_WANTED}", (after, last))
    touched = connection.execute(_TOUCHED, (after, last)).fetchall() if families else []
    connection.execute(_DROP, (after, last))
    connection.execute(_PUT)
    for (family,) in touched:
        connection.execute("DELETE FROM match_family WHERE row = ?", (family,))
        connection.execute(_PUT_FAMILIES.format(which="family = ?"), (family,))
    connection.execute(_DROP_TEXT, (after, last))
    texts = connection.execute(_TEXTS).fetchall()
    connection.executemany("DELETE FROM item_fts WHERE rowid = ?", [(row,) for row, _, known in texts if known])
    connection.executemany(
        "INSERT INTO item_fts (rowid, text) VALUES (?, ?)", [(row, text) for row, text, _ in texts]
    )
    connection.execute("DROP TABLE temp.wanted_state")
