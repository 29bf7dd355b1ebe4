"""Words and signs of the statuses page: sides, directions, rules, outcomes. One place for all parts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject

from core.domain.screens.statuses import StatusesView, TrialRow
from core.domain.status_outcome import Effect
from core.domain.statuses import Direction, RuleKind, Scheme, Side, State, StateType, Status
from gui import format as formats

Node = State | Status
MARKS = {Side.MOYSKLAD: "ms", Side.SHOP: "shop"}
EFFECT_ICONS = {
    Effect.CHANGE: ("arrow-right", "accentGfx"),
    Effect.SAME: ("check-circle", "ok"),
    Effect.SKIP: ("prohibit", "mute"),
    Effect.CONFLICT: ("git-diff", "warn"),
    Effect.NO_PAIR: ("link-break", "warn"),
    Effect.NOT_THERE: ("minus-circle", "mute"),
}


class _Counted(QObject):
    """Words with a number in them: Qt counts forms only for `tr`."""

    def orders(self, count: int) -> str:
        return self.tr("%Ln orders", "", count)


_counted = _Counted()


def side_name(side: Side) -> str:
    """What a system is called."""
    translate = QCoreApplication.translate
    return translate("StatusWords", "MoySklad") if side is Side.MOYSKLAD else translate("StatusWords", "Shop")


def other(side: Side) -> Side:
    """The other system."""
    return Side.SHOP if side is Side.MOYSKLAD else Side.MOYSKLAD


def nodes_of(view: StatusesView, side: Side) -> tuple[Node, ...]:
    """States or statuses, as the side has them."""
    return view.states if side is Side.MOYSKLAD else view.statuses


def node_of(view: StatusesView, side: Side, node_id: str) -> Node | None:
    """One state or status, None when it is unknown."""
    return next((node for node in nodes_of(view, side) if node.id == node_id), None)


def name_of(view: StatusesView, side: Side, node_id: str) -> str:
    """Its name; one that is unknown is called by its id."""
    node = node_of(view, side, node_id)
    return node.name if node is not None else view.names.of(side).get(node_id, node_id)


def orders_of(view: StatusesView, side: Side, node_id: str) -> int:
    """How many orders have it now."""
    counts: Mapping[str, int] = view.state_orders if side is Side.MOYSKLAD else view.status_orders
    return counts.get(node_id, 0)


def direction_word(way: Direction) -> str:
    """What stands on the pill of a pair."""
    translate = QCoreApplication.translate
    return {
        Direction.BOTH: translate("StatusWords", "both ways"),
        Direction.TO_SHOP: translate("StatusWords", "to shop"),
        Direction.TO_MOYSKLAD: translate("StatusWords", "to MoySklad"),
        Direction.NONE: translate("StatusWords", "neither way"),
    }[way]


def type_word(node: Node) -> str:
    """What MoySklad's type says of a state; the shop's statuses are known by their ids."""
    if isinstance(node, Status):
        return node.id
    translate = QCoreApplication.translate
    return {
        StateType.SUCCESSFUL: translate("StatusWords", "successful"),
        StateType.UNSUCCESSFUL: translate("StatusWords", "unsuccessful"),
    }.get(node.type, "")


def orders_word(count: int) -> str:
    """How many orders have a status now."""
    return _counted.orders(count)


def spoken_node(view: StatusesView, scheme: Scheme, side: Side, node: Node) -> str:
    """What readers hear of a node: its system and name, its partners with the direction, how many orders have it."""
    translate = QCoreApplication.translate
    told = [f"{side_name(side)}: {node.name}", type_word(node)]
    pairs = scheme.of_state(node.id) if side is Side.MOYSKLAD else scheme.of_status(node.id)
    if node.gone:
        told.append(translate("StatusWords", "it no longer exists"))
    elif not pairs:
        told.append(translate("StatusWords", "not paired"))
    for pair in pairs:
        partner = pair.status_id if side is Side.MOYSKLAD else pair.state_id
        told.append(f"{name_of(view, other(side), partner)} ({direction_word(pair.direction)})")
    told.append(orders_word(orders_of(view, side, node.id)))
    if isinstance(node, Status) and node.mails:
        told.append(translate("StatusWords", "the shop writes to the buyer"))
    return ", ".join(part for part in told if part)


def rule_title(kind: RuleKind) -> str:
    """The name of a rule."""
    translate = QCoreApplication.translate
    return {
        RuleKind.CANCELLED: translate("StatusWords", "Cancellation"),
        RuleKind.PARTLY: translate("StatusWords", "Partial shipment"),
        RuleKind.FULLY: translate("StatusWords", "Full shipment"),
        RuleKind.OVER: translate("StatusWords", "Shipped too much"),
        RuleKind.NO_ROLLBACK: translate("StatusWords", "Never go back"),
        RuleKind.RETURNED: translate("StatusWords", "Everything returned"),
        RuleKind.PAID: translate("StatusWords", "Payment"),
    }[kind]


def rule_text(kind: RuleKind) -> str:
    """When a rule fits."""
    translate = QCoreApplication.translate
    return {
        RuleKind.CANCELLED: translate(
            "StatusWords", "The order is cancelled in either system and nothing is shipped yet"
        ),
        RuleKind.PARTLY: translate("StatusWords", "There is a posted shipment, but not of all positions"),
        RuleKind.FULLY: translate("StatusWords", "All positions of the order are shipped"),
        RuleKind.OVER: translate("StatusWords", "More is shipped than was ordered"),
        RuleKind.NO_ROLLBACK: translate("StatusWords", "The new status comes before the one the shop has now"),
        RuleKind.RETURNED: translate("StatusWords", "Everything that was shipped came back"),
        RuleKind.PAID: translate("StatusWords", "The order is paid and not shipped yet, and MoySklad is not further"),
    }[kind]


def effect_word(effect: Effect) -> str:
    """What comes of an order."""
    translate = QCoreApplication.translate
    return {
        Effect.CHANGE: translate("StatusWords", "will change"),
        Effect.SAME: translate("StatusWords", "stays as it is"),
        Effect.SKIP: translate("StatusWords", "left out"),
        Effect.CONFLICT: translate("StatusWords", "becomes a conflict"),
        Effect.NO_PAIR: translate("StatusWords", "no pair"),
        Effect.NOT_THERE: translate("StatusWords", "not in MoySklad"),
    }[effect]


def cause_word(view: StatusesView, numbers: Mapping[RuleKind, int], row: TrialRow) -> str:
    """The rule or the pair that decides on an order; `numbers` are the places of the rules, from 1."""
    translate = QCoreApplication.translate
    verdict = row.verdict
    if verdict.rule is not None:
        told = translate("StatusWords", "rule %1: %2")
        return told.replace("%1", formats.number(numbers[verdict.rule])).replace("%2", rule_title(verdict.rule))
    if verdict.pair is not None:
        told = translate("StatusWords", "pair %1 – %2")
        state = name_of(view, Side.MOYSKLAD, verdict.pair.state_id)
        return told.replace("%1", state).replace("%2", name_of(view, Side.SHOP, verdict.pair.status_id))
    return {
        Effect.NO_PAIR: translate("StatusWords", "its status has no pair"),
        Effect.NOT_THERE: translate("StatusWords", "not sent there yet"),
    }.get(verdict.effect, translate("StatusWords", "its pair does not lead this way"))
