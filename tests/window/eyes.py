"""Runs the program as `python -m gui` does and tells a test, over a local socket, what is on its screen.

It only reads: what a person would see (words, places, focus, rows in sight) and a picture of the screen. The one
thing it adds is `facts`: the orders and shipments that no job brings yet, put in when the first load ends, as in the
demo.

    python -m tests.window.eyes SOCKET [what `python -m gui` takes]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtNetwork import QLocalServer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

import gui.__main__ as program
import gui.app as start_up

Rect = list[int]


class Eyes(QObject):
    """Answers one line of JSON per question: "screen", "shot" (with "path") and "facts"."""

    def __init__(self, qt: QApplication, socket: str) -> None:
        super().__init__(qt)
        self._qt = qt
        self._server = QLocalServer(self)
        assert self._server.listen(socket), self._server.errorString()
        self._server.newConnection.connect(self._greet)

    def _greet(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.readyRead.connect(lambda: self._answer_all(caller))

    def _answer_all(self, caller: QObject) -> None:
        while caller.canReadLine():
            question = json.loads(bytes(caller.readLine().data()))
            answer = getattr(self, question.pop("ask"))(**question)
            caller.write(json.dumps(answer).encode() + b"\n")
            caller.flush()

    def screen(self) -> dict[str, Any]:
        """Everything in sight, the main window's state, and who has the focus."""
        window = main_window()
        focus = self._qt.focusWidget()
        return {
            "window": frame(window) if window is not None else None,
            "focus": words(focus) if focus is not None else "",
            "focused": self._qt.focusWindow() is not None,
            "widgets": [look(widget) for widget in in_sight()],
            "tables": [rows(widget) for widget in in_sight() if isinstance(widget, QAbstractItemView)],
        }

    def shot(self, path: str) -> bool:
        """Save a picture of the whole screen, as the person sees it."""
        return self._qt.primaryScreen().grabWindow(0).save(path)

    def facts(self) -> bool:
        """Let the demo's orders and shipments follow the first load."""
        from core.app import demo_facts

        demo_facts.follow(main_window().bridge.app.around)
        return True


def main_window() -> Any:
    """The program's window, None while it starts."""
    return next((w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow"), None)


def frame(window: Any) -> dict[str, Any]:
    """The window as its user knows it."""
    place = window.geometry()
    return {
        "page": window.current,
        "visible": window.isVisible(),
        "active": window.isActiveWindow(),
        "minimized": window.isMinimized(),
        "geometry": [place.x(), place.y(), place.width(), place.height()],
        "ground": window.palette().window().color().lightness(),
        "toast": window.toast_text(),
        "sheet": type(window.sheet()).__name__ if window.sheet() is not None else "",
    }


def in_sight() -> Iterator[QWidget]:
    """Every widget of which at least a part is on the screen."""
    for top in QApplication.topLevelWidgets():
        if not top.isVisible() or top.isMinimized():
            continue
        yield top
        for widget in top.findChildren(QWidget):
            if widget.window() is top and widget.isVisible() and not shown(widget).isEmpty():
                yield widget


def shown(widget: QWidget) -> QRect:
    """The part of a widget that its surroundings let through."""
    place, one = widget.rect(), widget
    while not one.isWindow():
        place, one = place.translated(one.pos()), one.parentWidget()
        place = place.intersected(one.rect())
    return QRect(widget.mapFrom(one, place.topLeft()), place.size())


def words(widget: QWidget) -> str:
    """What a widget says, and its name where that is another."""
    own = ""
    if isinstance(widget, QLabel | QAbstractButton):
        own = widget.text()
    elif isinstance(widget, QLineEdit):
        own = widget.displayText()
    elif isinstance(widget, QComboBox):
        own = widget.currentText()
    return plain(" · ".join(dict.fromkeys(part for part in (own, widget.accessibleName()) if part)))


def plain(text: str) -> str:
    """Words with ordinary spaces, as one thinks of them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def look(widget: QWidget) -> dict[str, Any]:
    """One widget: its kind, words, place and state; `open` says that a click in its middle would reach it."""
    place = globally(widget, shown(widget))
    middle = QPoint(place[0] + place[2] // 2, place[1] + place[3] // 2)
    hit = QApplication.widgetAt(middle)
    checkable = isinstance(widget, QAbstractButton) and widget.isCheckable()
    return {
        "kind": [base.__name__ for base in type(widget).__mro__ if base.__name__ != "object"],
        "words": words(widget),
        "rect": place,
        "open": hit is not None and (hit is widget or widget.isAncestorOf(hit)),
        "enabled": widget.isEnabled(),
        "focus": widget.hasFocus(),
        "checked": widget.isChecked() if checkable else None,
    }


def rows(view: QAbstractItemView) -> dict[str, Any]:
    """The rows in sight of a list or table, and the widths of its columns."""
    model, seen = view.model(), []
    at = view.indexAt(QPoint(4, 2)).row() if model is not None else -1
    while model is not None and 0 <= at < model.rowCount():
        first = model.index(at, 0)
        columns = range(model.columnCount())
        places = [view.visualRect(model.index(at, column)) for column in columns]
        place = QRect()
        for one in places:
            place = place.united(one)
        if place.top() >= view.viewport().height():
            break
        spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
        cells = [str(model.index(at, column).data() or "") for column in columns]
        seen.append(
            {
                "row": at,
                "words": plain(str(spoken or " · ".join(cells))),
                "cells": cells,
                "rect": globally(view.viewport(), place.intersected(view.viewport().rect())),
            }
        )
        at += 1
    header = view.horizontalHeader() if isinstance(view, QTableView) else None
    return {
        "kind": type(view).__name__,
        "words": view.accessibleName(),
        "count": model.rowCount() if model is not None else 0,
        "current": current(view.currentIndex()),
        "rows": seen,
        "columns": edges(header) if header is not None and header.isVisible() else [],
        "scrolled": view.verticalScrollBar().value() if isinstance(view, QAbstractScrollArea) else 0,
    }


def current(index: QModelIndex) -> int:
    """The row that has the cursor, -1 without one."""
    return index.row() if index.isValid() else -1


def edges(header: QHeaderView) -> list[Rect]:
    """Place of every column's head."""
    return [
        globally(
            header.viewport(),
            QRect(header.sectionViewportPosition(section), 0, header.sectionSize(section), header.height()),
        )
        for section in range(header.count())
    ]


def globally(widget: QWidget, place: QRect) -> Rect:
    """A place inside `widget` as pixels of the screen: left, top, width, height."""
    corner = widget.mapToGlobal(place.topLeft())
    return [corner.x(), corner.y(), place.width(), place.height()]


def main() -> int:
    """Run the program with eyes."""
    socket, make = sys.argv[1], start_up.make_qt

    def make_seen(arguments: list[str]) -> QApplication:
        qt = make(arguments)
        qt.setProperty("eyes", Eyes(qt, socket))
        return qt

    start_up.make_qt = make_seen
    return program.main(sys.argv[2:])


if __name__ == "__main__":
    raise SystemExit(main())
