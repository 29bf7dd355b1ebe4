"""What is wrong with the layout of a window: overlaps, cut words, squeezed widgets, stops without a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)

from gui.shell.sidebar import NavButton
from gui.widgets.focus import FocusRing
from gui.widgets.popover import Popover
from gui.widgets.scroll import OverlayBar
from gui.widgets.sheet import Sheet
from gui.widgets.tables import Table
from gui.widgets.toast import Toast
from tests.gui.seen import Painted, visible

#: What lies over others on purpose.
OVERLAYS = (Sheet, Popover, Toast, OverlayBar, QScrollBar, QSplitterHandle, FocusRing)
_HINT_MARGIN = 4


def _name(widget: QWidget) -> str:
    kind = next((kind for kind in (QLabel, QAbstractButton) if isinstance(widget, kind)), None)
    words = kind.text(widget) if kind is not None else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}" if words else f"{type(widget).__name__} {widget.objectName()}".strip()


def overlaps(window: QWidget) -> Iterator[str]:
    """Neighbours that cover each other, and widgets that stick out of their parent."""
    for parent in visible(window):
        if isinstance(parent, QAbstractScrollArea):
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
        ]
        children = [
            child for child in children if not isinstance(child, OVERLAYS) and not QWidget.size(child).isEmpty()
        ]
        for one, other in combinations(children, 2):
            if QWidget.geometry(one).intersects(QWidget.geometry(other)):
                yield f"{_name(one)} and {_name(other)} overlap in {_name(parent)}"
        if not isinstance(parent.parentWidget(), QAbstractScrollArea):
            for child in children:
                if not QWidget.rect(parent).contains(QWidget.geometry(child)):
                    places = f"{QWidget.geometry(child)} in {QWidget.rect(parent)}"
                    yield f"{_name(child)} sticks out of {_name(parent)}: {places}"


def squeezed(window: QWidget) -> Iterator[str]:
    """Widgets whose words are larger than their box."""
    for widget in visible(window):
        if isinstance(widget, QLabel) and QLabel.text(widget):
            yield from _label(widget)
        elif isinstance(widget, QLineEdit):
            room = widget.contentsRect().width() - widget.textMargins().left() - widget.textMargins().right()
            wide = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            if wide > room - _HINT_MARGIN:
                yield f"the hint {widget.placeholderText()!r} needs {wide} px, has {room - _HINT_MARGIN}"
        elif isinstance(widget, QAbstractButton | QComboBox) and not isinstance(widget, NavButton):
            if isinstance(widget, QAbstractButton) and not QAbstractButton.text(widget):
                continue  # an icon of its own size
            wanted = widget.sizeHint()
            if widget.width() < wanted.width() or widget.height() < wanted.height():
                yield f"{_name(widget)} wants {wanted}, has {widget.size()}"


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        high = label.heightForWidth(label.width())
        if high > label.height() + 1:
            yield f"{_name(label)} needs {high} px of height, has {label.height()}"
        return
    wanted = label.sizeHint()
    if wanted.width() > label.width() + 1 and not label.toolTip():
        yield f"{_name(label)} needs {wanted.width()} px, has {label.width()}"
    if wanted.height() > label.height() + 1:
        yield f"{_name(label)} needs {wanted.height()} px of height, has {label.height()}"


def cut(painted: Painted) -> Iterator[str]:
    """What labels and delegates cut although it must be whole."""
    for told, widget in painted.cuts:
        place = _name(widget) if widget is not None else "nowhere"
        if not told.shrinks:
            yield f"{told.text!r} runs over by {told.missing:.0f} px in {place}"
        elif not any(letter.isalpha() for letter in told.text):
            yield f"the figure {told.text!r} is cut in {place}"
        elif not _told_whole(widget, told.text):
            yield f"{told.text!r} is cut by {told.missing:.0f} px in {place} and no tooltip has it whole"


def _told_whole(widget: QWidget | None, text: str) -> bool:
    """Cells have the model's tooltip; other widgets must bring one, of their own or (`tip_at`) of the place."""
    if widget is None or isinstance(widget, Table):
        return widget is not None
    tip_at = getattr(widget, "tip_at", None)
    if tip_at is None:
        return bool(widget.toolTip())
    return any(text in tip_at(QPoint(0, height)) for height in range(0, widget.height(), 8))


def scrolling(window: QWidget) -> Iterator[str]:
    """Areas that scroll although everything fits."""
    for area in window.findChildren(QScrollArea):
        content, bar, room = area.widget(), area.verticalScrollBar(), area.viewport().height()
        if area.isVisible() and bar.maximum() > 0 and 0 < content.heightForWidth(content.width()) <= room:
            yield f"{_name(content)} in {_name(area.parentWidget())} scrolls by {bar.maximum()} px for nothing"


def nameless(window: QWidget) -> Iterator[str]:
    """Stops of the Tab key that a screen reader has no name for."""
    for widget in visible(window):
        if (
            not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or not widget.isEnabled()
            or isinstance(widget, QScrollBar)
            or widget.objectName().startswith("qt_")
        ):
            continue
        named = widget.accessibleName() or (
            QAbstractButton.text(widget) if isinstance(widget, QAbstractButton) else ""
        )
        if not named.strip():
            yield f"{_name(widget)} takes the focus and has no name"
