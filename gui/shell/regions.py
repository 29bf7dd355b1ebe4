"""The parts of the window that F6 goes through, and where the focus lands in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def stop_in(region: QWidget) -> QWidget | None:
    """The list of a region, else its checked button, else the first control that Tab reaches."""
    stops = [
        widget
        for widget in region.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    lists = [widget for widget in stops if isinstance(widget, QAbstractItemView)]
    checked = [widget for widget in stops if widget.property("checked")]
    return next(iter([*lists, *checked, *stops]), None)


def step(regions: Sequence[QWidget], by: int) -> QWidget | None:
    """Focus the next region (`by` 1) or the one before (-1) that has something to focus; gives what got the focus."""
    now = QApplication.focusWidget()
    inside = [at for at, region in enumerate(regions) if now is not None and region.isAncestorOf(now)]
    at = inside[-1] if inside else -1 if by > 0 else 0
    for _ in regions:
        at = (at + by) % len(regions)
        stop = stop_in(regions[at]) if regions[at].isVisible() else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            return stop
    return None
