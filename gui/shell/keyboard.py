"""Routes key presses: what covers the window first, then text fields, then the window's keys, then the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from gui.keys import chord
from gui.shell.bindings import Binding, Bindings
from gui.shell.search_button import SearchButton
from gui.theme import theme
from gui.widgets.field import SearchField

if TYPE_CHECKING:
    from gui.main_window import MainWindow

# A key that one may switch off: a letter without Ctrl or Alt.
_LETTER = re.compile(r"(Shift\+)?[A-Z]")
# What a drop-down needs for itself: moving, opening, and letters and digits that jump to a line.
_IN_LISTS = re.compile(r"(Alt\+)?(Up|Down)|Home|End|PageUp|PageDown|Enter|Space|F4|[^+/?]")
_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class Keyboard(QObject):
    """An event filter of the application; `bindings` are the window's own chords."""

    def __init__(self, window: MainWindow, bindings: Bindings) -> None:
        super().__init__(window)
        self._window = window
        self._bindings = {chord: binding for binding in bindings.all() for chord in binding.chords}
        self.letters = True
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def set_letters(self, on: bool) -> None:
        """Let single letters act, or leave them alone; chords, digits and named keys always work."""
        self.letters = on
        theme.set_letter_keys(on)

    def bound(self, name: str) -> bool:
        """Whether the window itself has this chord."""
        return name in self._bindings

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
        top = window.topmost()
        typing = isinstance(focused, _TEXTS)
        if not self.letters and _LETTER.fullmatch(name):
            return False
        if top is not None:
            return top.key(name)
        if not name:
            return False
        binding = self._bindings.get(name)
        if typing:
            return self._key_in_text(focused, name, binding)
        if isinstance(focused, SearchButton) and len(name) == 1:
            return False  # what is typed on it goes along into the palette
        if isinstance(focused, QAbstractButton) and name in ("Enter", "Space", "Up", "Down"):
            return False
        if isinstance(focused, QComboBox) and _IN_LISTS.fullmatch(name):
            return False
        return self._act(name, binding)

    def _act(self, name: str, binding: Binding | None) -> bool:
        window = self._window
        page = window.pages.get(window.current)
        if binding is not None and not binding.yields:
            return binding.act() is not False
        if page is not None and page.key_pressed(name):
            return True
        return binding is not None and binding.act() is not False

    def _key_in_text(self, field: QWidget | None, name: str, binding: Binding | None) -> bool:
        if binding is not None and binding.typing:
            return binding.act() is not False
        if not isinstance(field, QLineEdit):
            return False
        if name == "Esc":
            if field.text():
                field.clear()
            else:
                self._window.pages[self._window.current].opened()
            return True
        if name == "Down" and isinstance(field, SearchField):
            field.returnPressed.emit()
            return True
        return False
