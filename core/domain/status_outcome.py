"""What a scheme would do with one order: the first rule that fits, else the pair of the side that changed last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.domain.shipments import ShipmentState
from core.domain.statuses import Pair, Rule, RuleKind, Scheme, Side


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """An order as both systems have it. `there` is False while MoySklad has no such order; `state_id` "" is none.

    `shipment` None means that nothing is known of shipments. Times are when somebody in a system changed its value;
    what SkladLink wrote there is an echo of the other side and no change of its own.
    """

    order_id: int
    number: str
    status_id: str
    state_id: str = ""
    there: bool = True
    canceled: bool = False
    paid: bool = False
    shipment: ShipmentState | None = None
    status_at: datetime | None = None
    state_at: datetime | None = None


class Effect(StrEnum):
    """What comes of it."""

    CHANGE = "change"
    SAME = "same"
    SKIP = "skip"
    CONFLICT = "conflict"
    NO_PAIR = "no_pair"
    NOT_THERE = "not_there"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a scheme does: the values after it ("" leaves a side as it is), and the rule or pair that decided."""

    effect: Effect
    status_id: str = ""
    state_id: str = ""
    rule: RuleKind | None = None
    pair: Pair | None = None


def judge(scheme: Scheme, facts: OrderFacts, sorts: Mapping[str, int]) -> Verdict:
    """What `scheme` does with an order; `sorts` is the place of each shop status in the shop's own order.

    Unknown never decides: a rule on shipments does not fit an order whose shipments nobody has read.
    """
    if not facts.there:
        return Verdict(Effect.NOT_THERE)
    pair = _moving(scheme, facts)
    for rule in scheme.rules:
        if rule.ready and _fits(rule, scheme, facts, pair, sorts):
            return _ruled(rule, facts)
    if pair is None:
        return _unpaired(scheme, facts)
    if pair.direction.to_shop and _newer(facts) is Side.MOYSKLAD:
        return _settled(facts, Verdict(Effect.CHANGE, status_id=pair.status_id, pair=pair))
    return _settled(facts, Verdict(Effect.CHANGE, state_id=pair.state_id, pair=pair))


def _newer(facts: OrderFacts) -> Side:
    """The side that changed last; MoySklad where that cannot be told, for it is the one that ships."""
    if not facts.state_id:
        return Side.SHOP
    if facts.status_at is None or facts.state_at is None:
        return Side.MOYSKLAD
    return Side.SHOP if facts.status_at > facts.state_at else Side.MOYSKLAD


def _moving(scheme: Scheme, facts: OrderFacts) -> Pair | None:
    """The pair along which the newest change goes over."""
    if _newer(facts) is Side.MOYSKLAD:
        return next((pair for pair in scheme.of_state(facts.state_id) if pair.direction.to_shop), None)
    return next((pair for pair in scheme.of_status(facts.status_id) if pair.direction.to_moysklad), None)


def _fits(rule: Rule, scheme: Scheme, facts: OrderFacts, pair: Pair | None, sorts: Mapping[str, int]) -> bool:
    shipped = facts.shipment
    nothing_left = shipped is ShipmentState.NOT_STARTED
    match rule.kind:
        case RuleKind.CANCELLED:
            called_off = facts.canceled or rule.status_id == facts.status_id or rule.state_id == facts.state_id
            return called_off and nothing_left
        case RuleKind.PARTLY:
            return shipped is ShipmentState.PARTLY
        case RuleKind.FULLY:
            return shipped is ShipmentState.FULLY and not _further(scheme, rule, facts, sorts)
        case RuleKind.OVER:
            return shipped is ShipmentState.OVER
        case RuleKind.RETURNED:
            return shipped is ShipmentState.RETURNED
        case RuleKind.PAID:
            return facts.paid and nothing_left and _not_yet(scheme, rule, facts, sorts)
        case RuleKind.NO_ROLLBACK:
            to_shop = pair is not None and _newer(facts) is Side.MOYSKLAD
            return to_shop and pair is not None and _before(pair.status_id, facts.status_id, sorts)


def _further(scheme: Scheme, rule: Rule, facts: OrderFacts, sorts: Mapping[str, int]) -> bool:
    """The order is already past "shipped" by its own state (delivered): the pair tells more than the rule."""
    return _before(rule.status_id, scheme.status_for(facts.state_id), sorts)


def _not_yet(scheme: Scheme, rule: Rule, facts: OrderFacts, sorts: Mapping[str, int]) -> bool:
    """The order is not as far as the rule's state yet, as the paired statuses tell; where they do not, it stays."""
    if not facts.state_id:
        return True
    wanted = [pair.status_id for pair in scheme.of_state(rule.state_id)]
    now = [pair.status_id for pair in scheme.of_state(facts.state_id)]
    return bool(wanted and now) and all(_before(one, other, sorts) for one in now for other in wanted)


def _before(one: str, other: str, sorts: Mapping[str, int]) -> bool:
    return one in sorts and other in sorts and sorts[one] < sorts[other]


def _ruled(rule: Rule, facts: OrderFacts) -> Verdict:
    if rule.kind is RuleKind.OVER:
        return Verdict(Effect.CONFLICT, rule=rule.kind)
    if rule.kind is RuleKind.NO_ROLLBACK:
        return Verdict(Effect.SKIP, rule=rule.kind)
    return _settled(facts, Verdict(Effect.CHANGE, rule.status_id, rule.state_id, rule.kind))


def _unpaired(scheme: Scheme, facts: OrderFacts) -> Verdict:
    """No pair goes this way: a state or status without any pair is told, a pair of the other way is no news."""
    pairs = scheme.of_status(facts.status_id) if _newer(facts) is Side.SHOP else scheme.of_state(facts.state_id)
    return Verdict(Effect.SAME if pairs else Effect.NO_PAIR)


def _settled(facts: OrderFacts, verdict: Verdict) -> Verdict:
    """Leave out what is so already; nothing left means that nothing changes."""
    status = "" if verdict.status_id == facts.status_id else verdict.status_id
    state = "" if verdict.state_id == facts.state_id else verdict.state_id
    return replace(
        verdict, effect=Effect.CHANGE if status or state else Effect.SAME, status_id=status, state_id=state
    )
