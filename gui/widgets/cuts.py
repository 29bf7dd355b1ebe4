"""Tells what did not fit when it was painted: texts that were cut, and lines that ran over their place.

Labels and delegates report here. Nobody listens in the program itself; tests do, and know so of every cut.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True)
class Cut:
    """`text` lacked `missing` pixels; `shrinks` says that it may be cut, else it ran over its neighbour."""

    text: str
    missing: float
    shrinks: bool


Listener = Callable[[Cut, QPainter], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> Callable[[], None]:
    """Call `listener` for every cut from now on; the answer ends it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)


def tell(text: str, missing: float, painter: QPainter, *, shrinks: bool) -> None:
    """A text or a line of texts that is being painted lacks `missing` pixels."""
    for listener in _listeners:
        listener(Cut(text, missing, shrinks), painter)
