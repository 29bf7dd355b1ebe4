"""Walking over the board with the arrow keys: up and down in a column, across by way of the pills."""

from __future__ import annotations

from collections.abc import Sequence

from gui.pages.statuses.nodes import BoardButton

#: MoySklad's nodes, the pills, the shop's nodes, each from top to bottom.
Columns = tuple[list[BoardButton], list[BoardButton], list[BoardButton]]


def _middle(button: BoardButton) -> int:
    return button.geometry().center().y()


def columns_of(left: Sequence[BoardButton], pills: Sequence[BoardButton], right: Sequence[BoardButton]) -> Columns:
    """The three columns in the order in which they are seen."""
    return sorted(left, key=_middle), sorted(pills, key=_middle), sorted(right, key=_middle)


def neighbour(columns: Columns, button: BoardButton, across: int, down: int) -> BoardButton | None:
    """The next button in a direction, None at the edge; a line without a pill is crossed at once."""
    at = next(number for number, column in enumerate(columns) if button in column)
    if down:
        place = columns[at].index(button) + down
        return columns[at][place] if 0 <= place < len(columns[at]) else None
    goal = at + across
    while 0 <= goal < len(columns):
        nearest = min(columns[goal], key=lambda one: abs(_middle(one) - _middle(button)), default=None)
        beside = nearest is not None and abs(_middle(nearest) - _middle(button)) < button.height()
        if nearest is not None and (goal != 1 or beside):
            return nearest
        goal += across
    return None
