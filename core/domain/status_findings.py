"""What became of the states and statuses that a scheme uses: gone, called otherwise, or in use without a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain.statuses import Names, Scheme, Side, State, Status


@dataclass(frozen=True, slots=True)
class Finding:
    """A state or status that a scheme uses and that no longer exists (`now` "") or is called otherwise now."""

    side: Side
    id: str
    was: str
    now: str

    @property
    def gone(self) -> bool:
        """It no longer exists: what uses it cannot work."""
        return not self.now


def findings(
    scheme: Scheme, names: Names, states: Sequence[State], statuses: Sequence[Status]
) -> tuple[Finding, ...]:
    """What of a scheme is gone or renamed, gone ones first; `names` are those it was saved with.

    A side of which nothing was ever read tells nothing: unknown is not gone.
    """
    found: list[Finding] = []
    for side, nodes in ((Side.MOYSKLAD, states), (Side.SHOP, statuses)):
        present = {node.id: node.name for node in nodes if not node.gone}
        last = {node.id: node.name for node in nodes if node.gone}
        saved = names.of(side)
        for used in sorted(scheme.ids(side)) if nodes else ():
            was, now = saved.get(used) or last.get(used) or used, present.get(used, "")
            if not now or (used in saved and was != now):
                found.append(Finding(side, used, was, now))
    return tuple(sorted(found, key=lambda finding: not finding.gone))


def unpaired_in_use(scheme: Scheme, side: Side, orders: Mapping[str, int]) -> tuple[str, ...]:
    """Ids of states or statuses that orders have and that no pair and no rule knows; `orders` counts them by id."""
    known = scheme.ids(side)
    return tuple(node_id for node_id, count in orders.items() if node_id and count and node_id not in known)
