"""Acts on many mapping rows: which of the chosen rows an act fits, and the act as one run with one undo."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.domain.links import Candidate, LinkOrigin, MatchState
from core.domain.screens.mapping import BulkAct
from core.jobs import mapping
from core.store.windows.mapping import MappingWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_FITS = {
    BulkAct.ACCEPT: frozenset({MatchState.SUGGESTED}),
    BulkAct.IGNORE: frozenset(
        {MatchState.SUGGESTED, MatchState.AMBIGUOUS, MatchState.UNLINKED, MatchState.UNCHECKED}
    ),
    BulkAct.UNLINK: frozenset({MatchState.LINKED, MatchState.DELETED}),
}


class BulkDoor:
    """Works on the local database only."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._window = MappingWindow(around.store.raw)

    def fitting(self, act: BulkAct, rows: Sequence[int]) -> array[int]:
        """Those of `rows` that `act` would change, in their order.

        Accepting takes rows with one suggestion whose offer is free and that no earlier row takes.
        """
        found = [row for row in self._window.rows(rows) if row.state in _FITS[act]]
        if act is BulkAct.ACCEPT:
            ready = {candidate.item_id for candidate in self._suggested({row.item_id for row in found})}
            found = [row for row in found if row.item_id in ready]
        return array("q", [row.row for row in found])

    def carry_out(self, act: BulkAct, rows: Sequence[int], reason: str = "") -> int:
        """Do it to those of `rows` that it still fits; returns the run. `reason` is why they are ignored."""
        fit = self.fitting(act, rows)
        item_ids = list(self._around.store.catalogue.ids_of(fit).values())
        ctx = self._around.local()
        if act is BulkAct.ACCEPT:
            chosen = self._suggested(set(item_ids))
            return mapping.accept(ctx, chosen, LinkOrigin.ACCEPTED, mapping.PERSON)[0]
        if act is BulkAct.IGNORE:
            return mapping.ignore(ctx, item_ids, reason)
        return mapping.unlink(ctx, item_ids)

    def _suggested(self, item_ids: set[str]) -> list[Candidate]:
        """First candidates of these items, each offer once."""
        taken: set[int] = set()
        chosen: list[Candidate] = []
        for candidate in self._around.store.links.first_candidates():
            if candidate.item_id in item_ids and candidate.offer_id not in taken:
                taken.add(candidate.offer_id)
                chosen.append(candidate)
        return chosen
