"""Ctrl+Z and Ctrl+Shift+Z everywhere: say which act would be taken back or done again, do it at the second press."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.domain.screens.frame import Act
from gui import format as formats
from gui.i18n import say

if TYPE_CHECKING:
    from gui.main_window import MainWindow

#: How long the question stands: as long as the toast that asks it.
ASKED_MS = 8000


class Undoing(QObject):
    """The journal tells the last act, also one of yesterday; nothing is taken back unseen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._bridge = window, window.bridge
        self._asked: tuple[str, Act] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ASKED_MS)
        self._timer.timeout.connect(self._forget)

    def undo(self) -> None:
        """Say what an undo takes back; when that was just said, take it back."""
        self._press("undo", lambda: self._bridge.app.frame.last_act())

    def redo(self) -> None:
        """Say what was taken back last; when that was just said, do it again."""
        self._press("redo", lambda: self._bridge.app.frame.last_undone())

    def _press(self, way: str, ask: Callable[[], Act | None]) -> None:
        if self._asked is not None and self._asked[0] == way:
            self._carry_out(*self._asked)
        else:
            self._bridge.ask(ask, lambda act: self._told(way, act), owner=self)

    def _told(self, way: str, act: Act | None) -> None:
        undo = way == "undo"
        if act is None:
            self._window.toast(self.tr("There is nothing to undo.") if undo else self.tr("There is nothing to redo."))
            return
        self._asked = (way, act)
        self._timer.start()
        text = self.tr("Undo “%1”, %2?") if undo else self.tr("Redo “%1”, %2?")
        text = text.replace("%2", formats.day_time(act.at)).replace("%1", _words(act))
        button = self.tr("Undo") if undo else self.tr("Redo")
        self._window.toast(text, button, lambda: self._carry_out(way, act))

    def _carry_out(self, way: str, act: Act) -> None:
        self._forget()

        def done(refusal: str | None) -> None:
            told = self.tr("Undone: %1") if way == "undo" else self.tr("Done again: %1")
            self._window.toast(say(refusal) if refusal else told.replace("%1", _words(act)), bad=bool(refusal))

        self._bridge.act(lambda: self._bridge.app.undo(act.run_id), done, owner=self)

    def _forget(self) -> None:
        self._asked = None
        self._timer.stop()


def _words(act: Act) -> str:
    """The act's sentence with what it was done to."""
    sentence = say(act.code, act.params)
    return f"{sentence}: {act.title}" if act.title and act.title not in sentence else sentence
