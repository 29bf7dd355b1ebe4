"""A window with the desktop's manners around it, as gui.app builds it; the exception hooks are given back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.desktop.crash import CrashDesk
from gui.desktop.manners import Manners
from tests.gui.conftest import Desk


@contextmanager
def manners(desk: Desk) -> Iterator[Manners]:
    """Manners for the window of `desk`."""
    crashes = CrashDesk()
    made = Manners(desk.window, crashes)
    try:
        yield made
    finally:
        made.close()
        crashes.release()


def button(inside: QWidget, words: str) -> QAbstractButton:
    """The one visible button with these words."""
    found = [b for b in inside.findChildren(QAbstractButton) if b.isVisible() and words in b.text()]
    assert len(found) == 1, [b.text() for b in inside.findChildren(QAbstractButton)]
    return found[0]
