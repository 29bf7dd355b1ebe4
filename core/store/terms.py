"""The dictionary of variants as a person and confirmed pairs made it; the program's own list is in core.domain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from core.domain.dictionary import KNOWN, Dictionary, HeldTerm, Term, TermOrigin
from core.store import values as v
from core.store.store import Store

_PUT = (
    "INSERT INTO match_term VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (fold_scope, fold_warehouse, fold_shop) DO UPDATE SET scope = excluded.scope, "
    "warehouse = excluded.warehouse, shop = excluded.shop, origin = excluded.origin, support = excluded.support, "
    "refused = excluded.refused, at = excluded.at"
)


class Terms:
    """Terms by what they say. A refused one stays known, so that it is not learnt or offered again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def stored(self, *, refused: bool = False) -> list[Term]:
        """What is kept, in the order of scope and word; with `refused` those that a person took out instead."""
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT scope, warehouse, shop, origin, support FROM match_term WHERE refused = ? "
                "ORDER BY fold_scope, fold_warehouse, fold_shop",
                (refused,),
            ).fetchall()
        return [Term(row[0], row[1], row[2], TermOrigin(row[3]), row[4]) for row in rows]

    def held(self, term: Term) -> HeldTerm | None:
        """How `term` is kept, None where nobody ever spoke of it (the program's own list is not kept)."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT scope, warehouse, shop, origin, support, refused FROM match_term "
                "WHERE fold_scope = ? AND fold_warehouse = ? AND fold_shop = ?",
                term.key,
            ).fetchone()
        return HeldTerm(Term(row[0], row[1], row[2], TermOrigin(row[3]), row[4]), bool(row[5])) if row else None

    def all(self) -> list[Term]:
        """Every term that holds: a person's, learnt ones, and of the program's own those nobody refused."""
        refused = {term.key for term in self.stored(refused=True)}
        stored = self.stored()
        own = {term.key for term in stored}
        return stored + [term for term in KNOWN if term.key not in refused and term.key not in own]

    def dictionary(self) -> Dictionary:
        """What holds now, ready for matching."""
        return Dictionary(self.all())

    def put(self, terms: Iterable[Term], at: datetime, *, refused: bool = False) -> None:
        """Keep terms, or with `refused` keep that they do not hold."""
        stamp = v.time_in(at)
        self._store.write_many(
            _PUT,
            (
                (*term.key, term.scope, term.warehouse, term.shop, term.origin.value, term.support, refused, stamp)
                for term in terms
            ),
        )

    def forget(self, terms: Iterable[Term]) -> None:
        """Drop terms, as if nobody had ever spoken of them."""
        self._store.write_many(
            "DELETE FROM match_term WHERE fold_scope = ? AND fold_warehouse = ? AND fold_shop = ?",
            (term.key for term in terms),
        )
