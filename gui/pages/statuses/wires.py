"""The arrows between both columns: where pills stand, and painting lines, heads and stubs of lonely nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from core.domain.status_layout import Line
from core.domain.statuses import Direction, Pair
from gui.theme import theme

_HEAD = 6.0
_APART = 30.0
_STUB = 42.0


@dataclass(frozen=True, slots=True)
class Wire:
    """One pair's arrow: its ends at both nodes, the box of its pill; broken where an end is gone."""

    left: QPointF
    right: QPointF
    pill: QRectF
    way: Direction
    chosen: bool
    broken: bool


def pill_heights(
    lines: Sequence[Line], middles: Sequence[float], pairs: Iterable[Pair]
) -> dict[tuple[str, str], float]:
    """The height of each pair's pill: beside its nodes where they share a line, else at a line that has room."""
    left = {state_id: middles[at] for at, (state_id, _) in enumerate(lines) if state_id}
    right = {status_id: middles[at] for at, (_, status_id) in enumerate(lines) if status_id}
    known = [pair for pair in pairs if pair.state_id in left and pair.status_id in right]
    found: dict[tuple[str, str], float] = {}
    for pair in sorted(known, key=lambda pair: pair.key not in lines):
        one, other = left[pair.state_id], right[pair.status_id]
        taken = list(found.values())
        wanted = [one, other, (one + other) / 2, *(one + _APART * step for step in (1, -1, 2, -2, 3, -3))]
        found[pair.key] = next(
            (y for y in wanted if all(abs(y - used) >= _APART - 2 for used in taken)), (one + other) / 2
        )
    return found


def draw_wire(painter: QPainter, wire: Wire) -> None:
    """The line in two parts beside the pill, with heads where changes arrive."""
    color = theme.color("accentGfx" if wire.chosen else "ctrl" if wire.broken else "t3")
    pen = QPen(color, 1.8 if wire.chosen else 1.3)
    if wire.way is Direction.NONE or wire.broken:
        pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = wire.pill.center().y()
    near, far = QPointF(wire.pill.left() - 1, middle), QPointF(wire.pill.right() + 1, middle)
    painter.drawLine(wire.left, near)
    painter.drawLine(far, wire.right)
    if wire.way.to_moysklad:
        _head(painter, wire.left, near)
    if wire.way.to_shop:
        _head(painter, wire.right, far)


def _head(painter: QPainter, tip: QPointF, origin: QPointF) -> None:
    """An open arrow head at `tip`, seen from `origin`."""
    way = tip - origin
    length = max(1.0, (way.x() ** 2 + way.y() ** 2) ** 0.5)
    along = QPointF(way.x() / length, way.y() / length)
    across = QPointF(-along.y(), along.x())
    foot = tip - along * _HEAD
    painter.drawLine(tip, foot + across * (_HEAD * 0.75))
    painter.drawLine(tip, foot - across * (_HEAD * 0.75))


def draw_stub(painter: QPainter, edge: QPointF, *, to_right: bool) -> None:
    """The short dashed line at a node without a pair, up to its plus sign."""
    pen = QPen(theme.color("ctrl"), 1.2)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(edge, edge + QPointF(_STUB - 6 if to_right else -(_STUB - 6), 0))


def plus_place(edge: QPointF, *, to_right: bool) -> QPointF:
    """The middle of the plus sign at the end of a stub."""
    return edge + QPointF(_STUB if to_right else -_STUB, 0)


def draw_rubber(painter: QPainter, origin: QPointF, cursor: QPointF) -> None:
    """The line that follows the mouse while a node is dragged."""
    painter.setPen(QPen(theme.color("accentGfx"), 1.8))
    painter.drawLine(origin, cursor)
    painter.setBrush(theme.color("accentGfx"))
    painter.drawEllipse(cursor, 4, 4)
