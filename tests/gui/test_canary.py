"""The canary for PySide6: 6.12.0 on CPython 3.11 aborts after some 600 emitted signals, so 5 000 must pass."""

from PySide6.QtCore import QObject, Signal

EMITS = 5_000


class _Bell(QObject):
    rang = Signal(bool, object)


def test_five_thousand_emits_reach_the_slot(qapp: object) -> None:
    """Each emit carries True, whose reference the broken release loses, and arrives once and in order."""
    heard: list[object] = []
    bell = _Bell()
    bell.rang.connect(lambda yes, number: heard.append((yes, number)))
    for number in range(EMITS):
        bell.rang.emit(True, number)
    assert heard == [(True, number) for number in range(EMITS)]
