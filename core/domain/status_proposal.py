"""Pairs proposed from names and types: what two systems call alike, or what stands for the same step of an order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from core.domain.statuses import Direction, Pair, Rule, RuleKind, Scheme, State, StateType, Status
from core.domain.text import fold_name, fold_search

#: Steps of an order: beginnings of words that name them, in Russian and English, and the usual direction. A step
#: that names more comes first: "partly shipped" is no "shipped".
_STEPS: Mapping[str, tuple[tuple[str, ...], Direction]] = {
    "partly": (("частич", "partial", "partly"), Direction.TO_SHOP),
    "returned": (("возвра", "return", "refund"), Direction.TO_SHOP),
    "cancelled": (("отмен", "аннул", "cancel", "отказ"), Direction.BOTH),
    "delivered": (("доставлен", "выполнен", "заверш", "deliver", "complet", "вручен", "finish"), Direction.TO_SHOP),
    "shipped": (("отгруж", "отправлен", "ship", "sent", "передан"), Direction.TO_SHOP),
    "assembled": (("собран", "собира", "сборк", "комплект", "assembl", "pack", "pick"), Direction.TO_SHOP),
    "paid": (("оплачен", "paid", "подтвержд", "confirm"), Direction.TO_MOYSKLAD),
    "created": (("нов", "принят", "создан", "new", "created", "accept"), Direction.BOTH),
}
#: The steps as an order takes them.
_WAY = ("created", "paid", "assembled", "partly", "shipped", "delivered", "returned", "cancelled")
_WORD = re.compile(r"[^\W_]+")
#: What follows these words has not happened: "Не оплачен", "Ожидается оплата", "Awaiting shipment".
_NOT = frozenset({"не", "not", "no", "без"})
_YET = ("жд", "ожида", "await", "wait", "pending", "expect")
#: The kinds that a new scheme has, in their order; others can be added by hand.
_RULES: tuple[RuleKind, ...] = (
    RuleKind.CANCELLED,
    RuleKind.PARTLY,
    RuleKind.FULLY,
    RuleKind.OVER,
    RuleKind.NO_ROLLBACK,
    RuleKind.RETURNED,
)


def step_of(name: str) -> str:
    """The step of an order that `name` stands for, "" for none we know."""
    words = _WORD.findall(fold_search(name))
    happened = [word for before, word in pairwise(["", *words]) if before not in _NOT and not before.startswith(_YET)]
    for step, (beginnings, _) in _STEPS.items():
        if any(word.startswith(beginnings) for word in happened):
            return step
    return ""


def step_place(name: str) -> int:
    """How far along its way an order with a status of that name is; one we do not know stands in the middle."""
    step = step_of(name)
    return _WAY.index(step) * 2 if step else 2 * _WAY.index("shipped") - 1


def propose(states: Sequence[State], statuses: Sequence[Status]) -> Scheme:
    """Pairs and rules from names; nothing is paired twice, and nothing that a type speaks against."""
    alive = [state for state in states if not state.gone]
    open_statuses = [status for status in sorted(statuses, key=lambda status: status.sort) if not status.gone]
    pairs: list[Pair] = []
    for same in (_same_name, _same_step):
        for status in open_statuses:
            state = next(
                (
                    state
                    for state in alive
                    if same(state, status)
                    and _fits(state, status)
                    and not any(state.id == pair.state_id or status.id == pair.status_id for pair in pairs)
                ),
                None,
            )
            if state is not None:
                step = step_of(status.name) or step_of(state.name)
                pairs.append(Pair(state.id, status.id, _STEPS[step][1] if step else Direction.TO_SHOP))
    order = {status.id: place for place, status in enumerate(open_statuses)}
    pairs.sort(key=lambda pair: order[pair.status_id])
    return Scheme(tuple(pairs), _rules(alive, open_statuses))


def completed(scheme: Scheme, proposal: Scheme) -> Scheme:
    """`scheme` with what `proposal` has for states, statuses and rules that nobody decided on; nothing is changed."""
    pairs = tuple(
        pair for pair in proposal.pairs if not scheme.of_state(pair.state_id) and not scheme.of_status(pair.status_id)
    )
    known = {rule.kind for rule in scheme.rules}
    rules = tuple(rule for rule in proposal.rules if rule.kind not in known)
    return Scheme((*scheme.pairs, *pairs), (*scheme.rules, *rules))


def _same_name(state: State, status: Status) -> bool:
    return fold_name(state.name) == fold_name(status.name)


def _same_step(state: State, status: Status) -> bool:
    return step_of(state.name) == step_of(status.name) != ""


def _fits(state: State, status: Status) -> bool:
    """A state that ends an order well is no cancellation, one that ends it badly is no delivery."""
    step = step_of(status.name)
    if state.type is StateType.SUCCESSFUL:
        return step not in ("cancelled", "returned")
    if state.type is StateType.UNSUCCESSFUL:
        return step in ("", "cancelled", "returned")
    return True


def _rules(states: Sequence[State], statuses: Sequence[Status]) -> tuple[Rule, ...]:
    """All kinds; those whose status is not to be found are there, switched off, and say what to choose."""

    def status(step: str) -> str:
        return next((one.id for one in statuses if step_of(one.name) == step), "")

    def state(step: str) -> str:
        return next((one.id for one in states if step_of(one.name) == step), "")

    wanted = {
        RuleKind.CANCELLED: (status("cancelled"), state("cancelled")),
        RuleKind.PARTLY: (status("partly"), ""),
        RuleKind.FULLY: (status("shipped"), ""),
        RuleKind.OVER: ("", ""),
        RuleKind.NO_ROLLBACK: ("", ""),
        RuleKind.RETURNED: (status("returned"), ""),
    }
    made = (Rule(kind, *wanted[kind]) for kind in _RULES)
    return tuple(
        Rule(rule.kind, rule.status_id, rule.state_id, not (rule.lacks_status or rule.lacks_state)) for rule in made
    )
