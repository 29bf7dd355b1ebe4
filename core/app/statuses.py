"""The statuses page's door: the scheme with both sides' statuses, proposals, trying a draft on orders, saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.domain import status_proposal
from core.domain.screens.statuses import PairCase, StatusesView, Trial, TrialRow
from core.domain.status_findings import findings, unpaired_in_use
from core.domain.status_outcome import judge
from core.domain.statuses import Pair, Scheme, Side
from core.jobs import status_scheme
from core.store.statuses import Statuses
from core.store.windows.statuses import StatusesWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

#: So many orders a draft is tried on.
TRIAL_ORDERS = 30


class StatusesDoor:
    """Questions block for a moment of SQL; `save` gives the number of its run, which `SkladLink.undo` takes back."""

    def __init__(self, around: Surroundings) -> None:
        self._local = around.local
        self._statuses = Statuses(around.store.raw)
        self._window = StatusesWindow(around.store.raw)

    def view(self) -> StatusesView:
        """Both sides, the saved scheme, and what became of the things it uses."""
        scheme, names = self._statuses.scheme(), self._statuses.names()
        states, statuses = self._window.states(), self._window.statuses()
        state_orders, status_orders = self._window.counts()
        unpaired = [
            node_id
            for side, orders, nodes in (
                (Side.MOYSKLAD, state_orders, states),
                (Side.SHOP, status_orders, statuses),
            )
            for node_id in unpaired_in_use(scheme, side, orders)
            if any(node.id == node_id and not node.gone for node in nodes)
        ]
        return StatusesView(
            scheme,
            names,
            tuple(one for one in states if not one.gone or one.id in scheme.ids(Side.MOYSKLAD)),
            tuple(one for one in statuses if not one.gone or one.id in scheme.ids(Side.SHOP)),
            findings(scheme, names, states, statuses),
            state_orders,
            status_orders,
            len(unpaired),
            bool(scheme.pairs or scheme.rules),
        )

    def propose(self) -> Scheme:
        """A scheme from the names and types of both sides; nothing is saved."""
        return status_proposal.propose(self._window.states(), self._window.statuses())

    def try_on(self, scheme: Scheme, limit: int = TRIAL_ORDERS) -> Trial:
        """What `scheme` would do with the newest orders; nothing is changed anywhere."""
        statuses = self._window.statuses()
        sorts = {status.id: status.sort for status in statuses}
        mailing = {status.id for status in statuses if status.mails}
        rows = []
        for facts, buyer in self._window.recent(limit):
            verdict = judge(scheme, facts, sorts)
            letter = verdict.status_id in mailing
            rows.append(
                TrialRow(facts.order_id, facts.number, buyer, facts.status_id, facts.state_id, verdict, letter)
            )
        return Trial(tuple(rows))

    def case_of(self, pair: Pair) -> PairCase | None:
        """The newest order in which a pair is seen at work."""
        return self._window.case_of(pair)

    def save(self, scheme: Scheme) -> int:
        """Put a scheme in force, as one run. Raises SkladLinkError("status.unsound")."""
        return status_scheme.save(self._local(), scheme)

    def last_undoable(self) -> int | None:
        """The newest saving that can be taken back, also after a restart."""
        return status_scheme.last_undoable(self._local())
