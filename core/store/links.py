"""Links, candidates and ignored items: the program's own table is the authority of the mapping."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from core.domain.links import Candidate, Link, LinkOrigin, MatchRule, Verdict
from core.errors import SkladLinkError
from core.store import values as v
from core.store.match_states import UNFINISHED, MatchStates
from core.store.store import Store

_LINK_SELECT = "SELECT item_id, offer_id, origin, rule, reason, who, at FROM link"
_CANDIDATE_SELECT = "SELECT item_id, offer_id, rule, score, rank, exact, automatic, evidence, note FROM candidate"
_PUT_LINK = (
    "INSERT INTO link (offer_id, item_id, several, origin, rule, reason, who, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (offer_id) DO UPDATE SET item_id = excluded.item_id, several = excluded.several, "
    "origin = excluded.origin, rule = excluded.rule, reason = excluded.reason, who = excluded.who, at = excluded.at"
)
_PUT_CANDIDATE = (
    "INSERT INTO candidate (item_id, rank, offer_id, rule, score, exact, automatic, evidence, note) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHUNK = 2000


def _link_out(row: Sequence[Any]) -> Link:
    return Link(row[0], row[1], LinkOrigin(row[2]), MatchRule(row[3]), row[4], row[5], v.time_out(row[6]))


def _candidate_out(row: Sequence[Any]) -> Candidate:
    evidence = {key: Verdict(value) for key, value in v.mapping_out(row[7]).items()}
    return Candidate(row[0], row[1], MatchRule(row[2]), row[3], row[4], bool(row[5]), bool(row[6]), evidence, row[8])


def _candidate_in(c: Candidate) -> tuple[Any, ...]:
    evidence = v.mapping_in({key: verdict.value for key, verdict in c.evidence.items()})
    return (c.item_id, c.rank, c.offer_id, c.rule.value, c.score, c.exact, c.automatic, evidence, c.note)


class Links:
    """Confirmed pairs, proposed pairs and items a person wants left alone.

    Writes do not refresh what the mapping shows; call `refresh_match_states` for the touched items afterwards.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._states = MatchStates(store)

    def links(self) -> dict[int, Link]:
        """All links by offer id."""
        with self._store.read() as connection:
            return {row[1]: _link_out(row) for row in connection.execute(f"{_LINK_SELECT} ORDER BY offer_id")}

    def count(self) -> int:
        """How many links there are."""
        with self._store.read() as connection:
            return int(connection.execute("SELECT count(*) FROM link").fetchone()[0])

    def links_of_items(self, item_ids: Iterable[str]) -> list[Link]:
        """The links of the given items."""
        return [_link_out(row) for row in self._select(_LINK_SELECT, "item_id", item_ids)]

    def links_of_offers(self, offer_ids: Iterable[int]) -> list[Link]:
        """The links of the given offers."""
        return [_link_out(row) for row in self._select(_LINK_SELECT, "offer_id", offer_ids)]

    def never_compared(self) -> frozenset[int]:
        """Linked offers for which no figure of ours was ever confirmed: new links, and offers that take none."""
        sql = "SELECT offer_id FROM link WHERE offer_id NOT IN (SELECT offer_id FROM stock_sent)"
        with self._store.read() as connection:
            return frozenset(row[0] for row in connection.execute(sql))

    def link_of_item(self, item_id: str) -> Link | None:
        """The item's link (the one with the lowest offer id where several are allowed)."""
        found = self.links_of_items([item_id])
        return min(found, key=lambda link: link.offer_id, default=None)

    def link_of_offer(self, offer_id: int) -> Link | None:
        """The offer's link."""
        return next((_link_out(row) for row in self._select(_LINK_SELECT, "offer_id", [offer_id])), None)

    def put(self, links: Iterable[Link], *, several: bool = False) -> None:
        """Make links; an offer linked before moves to its new item.

        `several` allows more than one offer for an item (the setting). Raises SkladLinkError("link.item_taken") and
        changes nothing in that chunk when an item would get a second offer without it.
        """
        for part in v.chunks(links, _CHUNK):
            rows = sorted(
                (k.offer_id, k.item_id, several, k.origin.value, k.rule.value, k.reason, k.who, v.time_in(k.at))
                for k in part
            )
            with self._store.write() as connection:
                try:
                    connection.executemany(_PUT_LINK, rows)
                except sqlite3.IntegrityError as error:
                    raise SkladLinkError("link.item_taken", details=str(error)) from error

    def remove(self, offer_ids: Iterable[int]) -> None:
        """Unlink offers."""
        ids = sorted(set(offer_ids))
        self._store.write_many("DELETE FROM link WHERE offer_id = ?", ((offer_id,) for offer_id in ids))

    def put_ignored(self, item_ids: Iterable[str], reason: str, who: str, at: datetime) -> None:
        """Leave items alone from now on."""
        stamp = v.time_in(at)
        self._store.write_many(
            "INSERT INTO ignored (item_id, reason, who, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (item_id) DO UPDATE SET reason = excluded.reason, who = excluded.who, at = excluded.at",
            ((item_id, reason, who, stamp) for item_id in sorted(set(item_ids))),
        )

    def remove_ignored(self, item_ids: Iterable[str]) -> None:
        """Take items back among those to decide."""
        ids = sorted(set(item_ids))
        self._store.write_many("DELETE FROM ignored WHERE item_id = ?", ((item_id,) for item_id in ids))

    def ignored(self) -> dict[str, str]:
        """Reasons by the ids of ignored items."""
        with self._store.read() as connection:
            return dict(connection.execute("SELECT item_id, reason FROM ignored").fetchall())

    def replace_candidates(self, candidates: Iterable[Candidate], item_ids: Iterable[str] | None = None) -> None:
        """Replace the candidates of `item_ids`, or all of them (None), and mark those items checked.

        A whole replacement that is interrupted leaves every item unchecked ("no match" is not known); repeat it.
        """
        if item_ids is None:
            with self._store.write() as connection:
                connection.execute("DELETE FROM candidate")
                connection.execute("INSERT OR IGNORE INTO watermark VALUES (?, '')", (UNFINISHED,))
            self._store.write_many(_PUT_CANDIDATE, map(_candidate_in, candidates))
            self._mark_all_checked()
        else:
            ids = sorted(set(item_ids))
            self._store.write_many("DELETE FROM candidate WHERE item_id = ?", ((item_id,) for item_id in ids))
            self._store.write_many(_PUT_CANDIDATE, map(_candidate_in, candidates))
            self._store.write_many("UPDATE item SET checked = 1 WHERE id = ?", ((item_id,) for item_id in ids))

    def _mark_all_checked(self) -> None:
        with self._store.read() as connection:
            last = connection.execute("SELECT coalesce(max(row), 0) FROM item WHERE checked = 0").fetchone()[0]
        for start in range(0, last, _CHUNK * 5):
            with self._store.write() as connection:
                connection.execute(
                    "UPDATE item SET checked = 1 WHERE checked = 0 AND row > ? AND row <= ?",
                    (start, start + _CHUNK * 5),
                )
        with self._store.write() as connection:
            connection.execute("DELETE FROM watermark WHERE name = ?", (UNFINISHED,))

    def candidates_of(self, item_id: str) -> list[Candidate]:
        """An item's candidates, best first."""
        rows = self._select(_CANDIDATE_SELECT, "item_id", [item_id])
        return sorted((_candidate_out(row) for row in rows), key=lambda candidate: candidate.rank)

    def first_candidates(self, *, exact: bool | None = None, automatic: bool | None = None) -> Iterator[Candidate]:
        """First candidates of items that are neither linked nor ignored, with the given flags (None: either).

        Candidates whose offer is linked meanwhile are left out.
        """
        sql = (
            f"{_CANDIDATE_SELECT} AS c WHERE item_id > ? AND rank = 1 "
            + ("" if exact is None else f"AND exact = {int(exact)} ")
            + ("" if automatic is None else f"AND automatic = {int(automatic)} ")
            + "AND NOT EXISTS (SELECT 1 FROM link WHERE link.item_id = c.item_id OR link.offer_id = c.offer_id) "
            "AND NOT EXISTS (SELECT 1 FROM ignored WHERE ignored.item_id = c.item_id) ORDER BY item_id LIMIT 2000"
        )
        last = ""
        while True:
            with self._store.read() as connection:
                rows = connection.execute(sql, (last,)).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield from map(_candidate_out, rows)

    def refresh_match_states(self, item_ids: Iterable[str] | None = None) -> None:
        """Bring what the mapping shows and finds up to date, for the given items or all (None)."""
        self._states.refresh(item_ids)

    def _select(self, head: str, column: str, ids: Iterable[object]) -> list[Any]:
        rows: list[Any] = []
        with self._store.read() as connection:
            for part in v.chunks(ids, 500):
                rows.extend(connection.execute(f"{head} WHERE {column} IN ({v.marks(len(part))})", part).fetchall())
        return rows
