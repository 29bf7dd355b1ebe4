"""Edits of a status scheme as functions: each gives a scheme that a job can still follow (`Scheme.sound`)."""

from __future__ import annotations

from dataclasses import replace

from core.domain.statuses import CYCLE, Direction, Pair, Rule, RuleKind, Scheme, Side


def possible(scheme: Scheme, state_id: str, status_id: str) -> tuple[Direction, ...]:
    """Directions a pair of these two may have beside the other pairs, in the order of a click."""
    state_free = not any(p.direction.to_shop for p in scheme.of_state(state_id) if p.status_id != status_id)
    status_free = not any(p.direction.to_moysklad for p in scheme.of_status(status_id) if p.state_id != state_id)
    return tuple(way for way in CYCLE if (state_free or not way.to_shop) and (status_free or not way.to_moysklad))


def with_pair(scheme: Scheme, state_id: str, status_id: str) -> Scheme:
    """The scheme with these two paired; a pair that is there stays.

    Both ways between two that have no other pair; one that has others already gains only what leads to it.
    """
    if scheme.pair(state_id, status_id) is not None:
        return scheme
    if scheme.of_status(status_id):
        wanted: tuple[Direction, ...] = (Direction.TO_SHOP, Direction.TO_MOYSKLAD, Direction.NONE)
    elif scheme.of_state(state_id):
        wanted = (Direction.TO_MOYSKLAD, Direction.TO_SHOP, Direction.NONE)
    else:
        wanted = (Direction.BOTH,)
    free = possible(scheme, state_id, status_id)
    way = next(way for way in wanted if way in free)
    return replace(scheme, pairs=(*scheme.pairs, Pair(state_id, status_id, way)))


def partnered(scheme: Scheme, side: Side, node_id: str, other_id: str) -> Scheme:
    """The scheme where a state or status (`node_id` of `side`) is paired with `other_id` and nothing else.

    The other one keeps its pairs; where it has some, the new pair leads one way, to it.
    """
    state_id, status_id = (node_id, other_id) if side is Side.MOYSKLAD else (other_id, node_id)
    own = scheme.of_state(node_id) if side is Side.MOYSKLAD else scheme.of_status(node_id)
    kept = tuple(pair for pair in scheme.pairs if pair not in own or pair.key == (state_id, status_id))
    return with_pair(replace(scheme, pairs=kept), state_id, status_id)


def without_pairs_of(scheme: Scheme, side: Side, node_id: str) -> Scheme:
    """The scheme without any pair of a state or status."""
    own = scheme.of_state(node_id) if side is Side.MOYSKLAD else scheme.of_status(node_id)
    return replace(scheme, pairs=tuple(pair for pair in scheme.pairs if pair not in own))


def replaced(scheme: Scheme, side: Side, node_id: str, other_id: str) -> Scheme:
    """The scheme with `other_id` in the place of a state or status that is gone; with "" just without it.

    Rules that set the gone one set the other, or are switched off.
    """
    pairs = scheme.of_state(node_id) if side is Side.MOYSKLAD else scheme.of_status(node_id)
    result = without_pairs_of(scheme, side, node_id)
    for pair in pairs if other_id else ():
        state_id, status_id = (other_id, pair.status_id) if side is Side.MOYSKLAD else (pair.state_id, other_id)
        result = with_direction(with_pair(result, state_id, status_id), state_id, status_id, pair.direction)
    for rule in scheme.rules:
        if side is Side.SHOP and rule.status_id == node_id:
            result = with_rule(result, replace(rule, status_id=other_id, enabled=rule.enabled and bool(other_id)))
        elif side is Side.MOYSKLAD and rule.state_id == node_id:
            result = with_rule(result, replace(rule, state_id=other_id, enabled=rule.enabled and bool(other_id)))
    return result


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
