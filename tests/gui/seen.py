"""What a person or a screen reader gets from the window, as texts with the place each was found at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from gui.widgets import cuts, inline, wrapped
from gui.widgets.cuts import Cut
from gui.widgets.tables import Header, Table

ROWS = 60
#: What the program was built with, and the account that the demo pretends to have: the same in every language.
NO_WORDS = frozenset({"Qt", "PySide6", "Python", "SQLite", "demo", "admin@demo", "PROFESSIONAL"})


@dataclass(frozen=True, slots=True)
class Found:
    """One text and where it stands."""

    where: str
    text: str


class Painted:
    """Records what labels, buttons and delegates paint, and what was cut then, with the widget that was painted.

    Words that were cut into lines count once, as the whole text.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.texts: dict[str, str] = {}
        self.cuts: list[tuple[Cut, QWidget | None]] = []
        self._lines: set[str] = set()
        self._stop = cuts.listen(lambda cut, painter: self.cuts.append((cut, widget_of(painter))))
        for kind in (inline.Text, inline.Badge):
            patch.setattr(kind, "paint", self._recording(kind.paint))
        broken = wrapped._lines

        def lines(role: str, text: str, width: int) -> Any:
            found = broken(role, text, width)
            self.texts.setdefault(text, "painted in lines")
            self._lines.update(line for line, _ in found)
            return found

        patch.setattr(wrapped, "_lines", lines)

    def close(self) -> None:
        """Hear of no more cuts."""
        self._stop()

    def clear(self) -> None:
        """Forget everything."""
        self.texts.clear()
        self.cuts.clear()
        self._lines.clear()

    def found(self, window: QWidget) -> list[Found]:
        """Paint the window and tell what was painted."""
        self.clear()
        window.grab()
        return [Found(where, text) for text, where in self.texts.items() if text not in self._lines or text in where]

    def _recording(self, paint: Callable[..., None]) -> Callable[..., None]:
        def recorded(item: Any, painter: QPainter, *place: float) -> None:
            self.texts.setdefault(item.text, f"painted by {type(widget_of(painter)).__name__}")
            paint(item, painter, *place)

        return recorded


def widget_of(painter: QPainter) -> QWidget | None:
    """The widget that is being painted; for a table the table, not its viewport."""
    device = painter.device()
    if not isinstance(device, QWidget):
        return None
    parent = device.parentWidget()
    return parent if isinstance(parent, QAbstractItemView) else device


def visible(window: QWidget) -> Iterator[QWidget]:
    """The window and every widget on screen in it."""
    yield window
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            yield widget


def typed(window: QWidget) -> set[str]:
    """What a person typed into the fields on screen."""
    return {field.text() for field in window.findChildren(QLineEdit) if field.isVisible()}


def texts(window: QWidget) -> list[Found]:
    """All words of the widgets on screen: labels, buttons, hints, tables with headers, names and tooltips."""
    found: list[Found] = []
    for widget in visible(window):
        name = type(widget).__name__
        for kind, text in (*_own(widget), *_described(widget)):
            if text.strip():
                found.append(Found(f"{name}, {kind}", text))
    return found


def _described(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tooltip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()


def _own(widget: QWidget) -> Iterator[tuple[str, str]]:
    if isinstance(widget, QLabel):
        text = QLabel.text(widget)
        rich = widget.textFormat() == Qt.TextFormat.RichText or (
            widget.textFormat() == Qt.TextFormat.AutoText and Qt.mightBeRichText(text)
        )
        yield "label", QTextDocumentFragment.fromHtml(text).toPlainText() if rich else text
    elif isinstance(widget, QAbstractButton):
        yield "button", QAbstractButton.text(widget)
    elif isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield "hint", widget.placeholderText()
    elif isinstance(widget, QComboBox):
        for at in range(widget.count()):
            yield "choice", widget.itemText(at)
    elif isinstance(widget, QTableView):
        yield from _table(widget)


def _table(table: QTableView) -> Iterator[tuple[str, str]]:
    model, header = table.model(), table.horizontalHeader()
    if model is None:
        return
    columns = range(model.columnCount())
    for column in columns:
        if isinstance(header, Header):
            for text in inline.words_of(header.items(column)):
                yield "header", text
    roles = {
        "cell": Qt.ItemDataRole.DisplayRole,
        "cell's tooltip": Qt.ItemDataRole.ToolTipRole,
        "row as it is read": Qt.ItemDataRole.AccessibleTextRole,
    }
    for row in range(min(ROWS, model.rowCount())):
        for column in columns:
            for kind, role in roles.items():
                text = model.index(row, column).data(role)
                if isinstance(text, str):
                    yield kind, text
    if isinstance(table, Table):
        menu = table.menu.menu()
        for action in menu.actions():
            yield "menu", action.text().partition("\t")[0]
        _forget(menu)


def _forget(menu: QMenu) -> None:
    menu.close()
    menu.deleteLater()
