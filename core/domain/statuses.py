"""Which order status of one system stands for which of the other: pairs with a direction, and ordered rules.

A scheme is edited only through the functions here, so that it stays one that a job can follow: a MoySklad state leads
to one shop status at most, and a shop status to one state at most. Everything goes by id; names are for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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


class StateType(StrEnum):
    """What MoySklad calls a state (`stateType`; dictionaries/_states.md)."""

    REGULAR = "Regular"
    SUCCESSFUL = "Successful"
    UNSUCCESSFUL = "Unsuccessful"


@dataclass(frozen=True, slots=True)
class State:
    """An order state of MoySklad. `gone` when it no longer exists there; `was` its name when the pair was saved."""

    id: str
    name: str
    color: str = ""
    type: StateType = StateType.REGULAR
    gone: bool = False
    was: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """An order status of the shop; `mails` whether the shop writes to the buyer then (None: REST did not tell)."""

    id: str
    name: str
    color: str = ""
    sort: int = 0
    mails: bool | None = None
    gone: bool = False
    was: str = ""


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


#: Which sides a rule sets, and so which ids it cannot do without.
SETS_STATUS = frozenset({RuleKind.CANCELLED, RuleKind.PARTLY, RuleKind.FULLY, RuleKind.RETURNED})
SETS_STATE = frozenset({RuleKind.CANCELLED, RuleKind.PAID})


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
        return self.kind in SETS_STATUS and not self.status_id

    @property
    def lacks_state(self) -> bool:
        """A MoySklad state must still be chosen."""
        return self.kind in SETS_STATE and not self.state_id

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


# --- editing ------------------------------------------------------------------------------------------------------


def possible(scheme: Scheme, state_id: str, status_id: str) -> tuple[Direction, ...]:
    """Directions a pair of these two may have beside the other pairs, in the order of a click."""
    state_free = not any(p.direction.to_shop for p in scheme.of_state(state_id) if p.status_id != status_id)
    status_free = not any(p.direction.to_moysklad for p in scheme.of_status(status_id) if p.state_id != state_id)
    return tuple(way for way in CYCLE if (state_free or not way.to_shop) and (status_free or not way.to_moysklad))


def with_pair(scheme: Scheme, state_id: str, status_id: str) -> Scheme:
    """The scheme with these two paired, in the widest direction that is free; a pair that is there stays."""
    if scheme.pair(state_id, status_id) is not None:
        return scheme
    free = possible(scheme, state_id, status_id)
    order = (Direction.BOTH, Direction.TO_SHOP, Direction.TO_MOYSKLAD, Direction.NONE)
    way = next(way for way in order if way in free)
    return replace(scheme, pairs=(*scheme.pairs, Pair(state_id, status_id, way)))


def without_pair(scheme: Scheme, state_id: str, status_id: str) -> Scheme:
    """The scheme without this pair."""
    return replace(scheme, pairs=tuple(pair for pair in scheme.pairs if pair.key != (state_id, status_id)))


def turned(scheme: Scheme, state_id: str, status_id: str) -> Scheme:
    """The scheme with this pair in its next possible direction."""
    old = scheme.pair(state_id, status_id)
    if old is None:
        return scheme
    ways = possible(scheme, state_id, status_id)
    at = ways.index(old.direction) if old.direction in ways else -1
    return with_direction(scheme, state_id, status_id, ways[(at + 1) % len(ways)])


def with_direction(scheme: Scheme, state_id: str, status_id: str, way: Direction) -> Scheme:
    """The scheme with this pair in direction `way`; one that another pair forbids changes nothing."""
    if way not in possible(scheme, state_id, status_id):
        return scheme
    pairs = tuple(
        replace(pair, direction=way) if pair.key == (state_id, status_id) else pair for pair in scheme.pairs
    )
    return replace(scheme, pairs=pairs)


def with_rule(scheme: Scheme, rule: Rule) -> Scheme:
    """The scheme with this rule, in the place of the one of its kind or last."""
    if scheme.rule(rule.kind) is None:
        return replace(scheme, rules=(*scheme.rules, rule))
    return replace(scheme, rules=tuple(rule if old.kind is rule.kind else old for old in scheme.rules))


def without_rule(scheme: Scheme, kind: RuleKind) -> Scheme:
    """The scheme without the rule of a kind."""
    return replace(scheme, rules=tuple(rule for rule in scheme.rules if rule.kind is not kind))


def moved(scheme: Scheme, kind: RuleKind, place: int) -> Scheme:
    """The scheme with a rule moved to `place` (counted from 0, kept within the list)."""
    rule = scheme.rule(kind)
    if rule is None:
        return scheme
    others = [old for old in scheme.rules if old.kind is not kind]
    others.insert(max(0, min(place, len(others))), rule)
    return replace(scheme, rules=tuple(others))


def missing_kinds(scheme: Scheme) -> tuple[RuleKind, ...]:
    """Kinds of which there is no rule."""
    return tuple(kind for kind in RuleKind if scheme.rule(kind) is None)


def difference(before: Scheme, after: Scheme) -> int:
    """How many edits lie between two schemes: pairs, rules, and one for another order of the rules."""
    old = {pair.key: pair.direction for pair in before.pairs}
    new = {pair.key: pair.direction for pair in after.pairs}
    pairs = sum(old.get(key) != new.get(key) for key in old.keys() | new.keys())
    old_rules = {rule.kind: rule for rule in before.rules}
    new_rules = {rule.kind: rule for rule in after.rules}
    rules = sum(old_rules.get(kind) != new_rules.get(kind) for kind in old_rules.keys() | new_rules.keys())
    kept = [rule.kind for rule in before.rules if rule.kind in new_rules]
    turned_round = kept != [rule.kind for rule in after.rules if rule.kind in old_rules]
    return pairs + rules + turned_round


# --- references that went away ------------------------------------------------------------------------------------


class Side(StrEnum):
    """Which system."""

    MOYSKLAD = "moysklad"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class Names:
    """What states and statuses of a scheme were called when it was saved, by id."""

    states: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)


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
    scheme: Scheme, names: Names, states: Iterable[State], statuses: Iterable[Status]
) -> tuple[Finding, ...]:
    """What of a saved scheme is gone or renamed, gone ones first."""
    sides: Sequence[tuple[Side, set[str], Mapping[str, str], Mapping[str, str]]] = (
        (
            Side.MOYSKLAD,
            {pair.state_id for pair in scheme.pairs} | {rule.state_id for rule in scheme.rules},
            {state.id: state.name for state in states if not state.gone},
            names.states,
        ),
        (
            Side.SHOP,
            {pair.status_id for pair in scheme.pairs} | {rule.status_id for rule in scheme.rules},
            {status.id: status.name for status in statuses if not status.gone},
            names.statuses,
        ),
    )
    found = [
        Finding(side, used, saved.get(used, used), present.get(used, ""))
        for side, ids, present, saved in sides
        for used in sorted(ids - {""})
        if used not in present or saved.get(used, present[used]) != present[used]
    ]
    return tuple(sorted(found, key=lambda finding: not finding.gone))
