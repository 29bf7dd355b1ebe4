"""Routes key presses: the topmost popover or sheet first, then text fields, then the window, then the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from gui.keys import chord

if TYPE_CHECKING:
    from gui.main_window import MainWindow

# A key that one may switch off: a letter without Ctrl or Alt.
_LETTER = re.compile(r"(Shift\+)?[A-Z]")
# What a drop-down needs for itself: moving, opening, and letters and digits that jump to a line.
_IN_LISTS = re.compile(r"(Alt\+)?(Up|Down)|Home|End|PageUp|PageDown|Enter|Space|F4|[^+/?]")


class Keyboard(QObject):
    """An event filter of the application; `everywhere` are the window's own chords."""

    def __init__(self, window: MainWindow, everywhere: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(window)
        self._window = window
        self._everywhere = everywhere
        self.letters = True
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def set_letters(self, on: bool) -> None:
        """Let single letters act, or leave them alone; chords, digits and named keys always work."""
        self.letters = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._target():
            return self._key(event)
        return False

    def _target(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        if focused is not None and (focused is self._window or self._window.isAncestorOf(focused)):
            return focused
        return None

    def _key(self, event: QKeyEvent) -> bool:
        name = chord(event)
        window, focused = self._window, QApplication.focusWidget()
        if not self.letters and _LETTER.fullmatch(name):
            return False
        top = window.topmost()
        if top is not None:
            return top.key(name)
        if isinstance(focused, QLineEdit):
            return self._key_in_field(focused, name)
        if isinstance(focused, QAbstractButton) and name in ("Enter", "Space", "Up", "Down"):
            return False
        if isinstance(focused, QComboBox) and _IN_LISTS.fullmatch(name):
            return False
        act = self._everywhere.get(name)
        if act is not None:
            act()
            return True
        return bool(name) and bool(window.current) and window.pages[window.current].key_pressed(name)

    def _key_in_field(self, field: QLineEdit, name: str) -> bool:
        if name == "Esc":
            if field.text():
                field.clear()
            else:
                self._window.pages[self._window.current].opened()
            return True
        if name == "Down":
            field.returnPressed.emit()
            return True
        return False
