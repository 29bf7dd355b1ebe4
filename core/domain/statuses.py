"""Which order status of one system stands for which of the other: pairs with a direction, and ordered rules.

A scheme is edited only through core.domain.status_edits, so that it stays one that a job can follow: a MoySklad state
leads to one shop status at most, and a shop status to one state at most. Everything goes by id; names are for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Direction(StrEnum):
    """Which way a change of a pair goes."""

    BOTH = "both"
    TO_SHOP = "to_shop"
    TO_MOYSKLAD = "to_moysklad"
    NONE = "none"

    @property
    def to_shop(self) -> bool:
        """Whether MoySklad's state changes the shop's status."""
        return self in (Direction.BOTH, Direction.TO_SHOP)

    @property
    def to_moysklad(self) -> bool:
        """Whether the shop's status changes MoySklad's state."""
        return self in (Direction.BOTH, Direction.TO_MOYSKLAD)


#: What a click on a direction takes next.
CYCLE = (Direction.TO_SHOP, Direction.TO_MOYSKLAD, Direction.BOTH, Direction.NONE)


class Side(StrEnum):
    """Which system."""

    MOYSKLAD = "moysklad"
    SHOP = "shop"


class StateType(StrEnum):
    """What MoySklad calls a state (`stateType`; dictionaries/_states.md)."""

    REGULAR = "Regular"
    SUCCESSFUL = "Successful"
    UNSUCCESSFUL = "Unsuccessful"


@dataclass(frozen=True, slots=True)
class State:
    """An order state of MoySklad; `gone` when it no longer exists there."""

    id: str
    name: str
    color: str = ""
    type: StateType = StateType.REGULAR
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """An order status of the shop; `mails` whether the shop writes to the buyer then (None: it did not tell)."""

    id: str
    name: str
    color: str = ""
    sort: int = 0
    mails: bool | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A MoySklad state and a shop status that stand for each other."""

    state_id: str
    status_id: str
    direction: Direction

    @property
    def key(self) -> tuple[str, str]:
        """Both ids."""
        return self.state_id, self.status_id


class RuleKind(StrEnum):
    """What a rule looks for."""

    CANCELLED = "cancelled"
    PARTLY = "partly"
    FULLY = "fully"
    OVER = "over"
    NO_ROLLBACK = "no_rollback"
    RETURNED = "returned"
    PAID = "paid"

    @property
    def sets_status(self) -> bool:
        """It sets the shop's status, and cannot do without one."""
        return self in (RuleKind.CANCELLED, RuleKind.PARTLY, RuleKind.FULLY, RuleKind.RETURNED)

    @property
    def sets_state(self) -> bool:
        """It sets MoySklad's state, and cannot do without one."""
        return self in (RuleKind.CANCELLED, RuleKind.PAID)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the first one in the list that fits an order decides."""

    kind: RuleKind
    status_id: str = ""
    state_id: str = ""
    enabled: bool = True

    @property
    def lacks_status(self) -> bool:
        """A shop status must still be chosen."""
        return self.kind.sets_status and not self.status_id

    @property
    def lacks_state(self) -> bool:
        """A MoySklad state must still be chosen."""
        return self.kind.sets_state and not self.state_id

    @property
    def ready(self) -> bool:
        """Switched on, and nothing must be chosen any more."""
        return self.enabled and not self.lacks_status and not self.lacks_state


@dataclass(frozen=True, slots=True)
class Scheme:
    """All pairs and all rules, in their order."""

    pairs: tuple[Pair, ...] = ()
    rules: tuple[Rule, ...] = ()

    def pair(self, state_id: str, status_id: str) -> Pair | None:
        """The pair of these two."""
        return next((pair for pair in self.pairs if pair.key == (state_id, status_id)), None)

    def of_state(self, state_id: str) -> tuple[Pair, ...]:
        """Pairs of a MoySklad state."""
        return tuple(pair for pair in self.pairs if pair.state_id == state_id)

    def of_status(self, status_id: str) -> tuple[Pair, ...]:
        """Pairs of a shop status."""
        return tuple(pair for pair in self.pairs if pair.status_id == status_id)

    def status_for(self, state_id: str) -> str:
        """The shop status that a state leads to, "" for none."""
        return next((pair.status_id for pair in self.of_state(state_id) if pair.direction.to_shop), "")

    def state_for(self, status_id: str) -> str:
        """The state that a shop status leads to, "" for none."""
        return next((pair.state_id for pair in self.of_status(status_id) if pair.direction.to_moysklad), "")

    def rule(self, kind: RuleKind) -> Rule | None:
        """The rule of a kind."""
        return next((rule for rule in self.rules if rule.kind is kind), None)

    def ids(self, side: Side) -> frozenset[str]:
        """Ids of one side that pairs or rules use."""
        if side is Side.MOYSKLAD:
            used = {pair.state_id for pair in self.pairs} | {rule.state_id for rule in self.rules}
        else:
            used = {pair.status_id for pair in self.pairs} | {rule.status_id for rule in self.rules}
        return frozenset(used - {""})

    @property
    def sound(self) -> bool:
        """A job can follow it: nothing twice, and nothing that leads to two places."""
        lists = (
            [pair.key for pair in self.pairs],
            [pair.state_id for pair in self.pairs if pair.direction.to_shop],
            [pair.status_id for pair in self.pairs if pair.direction.to_moysklad],
            [rule.kind for rule in self.rules],
        )
        return all(len(one) == len(set(one)) for one in lists)


@dataclass(frozen=True, slots=True)
class Names:
    """What states and statuses of a scheme were called when it was saved, by id."""

    states: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)

    def of(self, side: Side) -> Mapping[str, str]:
        """The names of one side."""
        return self.states if side is Side.MOYSKLAD else self.statuses
