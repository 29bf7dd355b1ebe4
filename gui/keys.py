"""Key presses as chords ("S", "Ctrl+Z", "Enter"), by the physical key: S stays S on the Russian layout.

A Latin letter is taken as it is printed. Any other script is resolved by the key's place on the board (scan code),
and, where a system gives none, by the Russian ЙЦУКЕН layout.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Rows of the board, from the scan code of their first key (PC set 1; X11 and Wayland count 8 more).
_ROWS = ((16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'"), (44, "ZXCVBNM,./"))
_PC_PLACES = {first + at: letter for first, row in _ROWS for at, letter in enumerate(row)}
_PC_PLACES |= {2 + at: digit for at, digit in enumerate("1234567890")}
# macOS counts its own way (kVK_ANSI_*).
_MAC_PLACES = dict(enumerate("ASDFHGZXCV", 0)) | {
    11: "B",
    12: "Q",
    13: "W",
    14: "E",
    15: "R",
    16: "Y",
    17: "T",
    18: "1",
    19: "2",
    20: "3",
    21: "4",
    22: "6",
    23: "5",
    25: "9",
    26: "7",
    28: "8",
    29: "0",
    31: "O",
    32: "U",
    34: "I",
    35: "P",
    37: "L",
    38: "J",
    40: "K",
    43: ",",
    44: "/",
    45: "N",
    46: "M",
    47: ".",
}
_CYRILLIC = dict(zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.", strict=True))
#: Letters and signs of the Latin layout with the Cyrillic ones on the same keys, small.
LAYOUTS = {latin.lower(): cyrillic.lower() for cyrillic, latin in _CYRILLIC.items()} | {"`": "ё"}
_NAMED = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp",
    Qt.Key.Key_PageDown: "PageDown",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
}


def _place(scan: int, virtual: int) -> str:
    if sys.platform == "darwin":
        return _MAC_PLACES.get(virtual, "")
    return _PC_PLACES.get(scan if sys.platform == "win32" else scan - 8, "")


def letter(event: QKeyEvent) -> str:
    """The letter, digit or sign of the key by its place, or nothing for keys that have none."""
    key = event.key()
    if key == Qt.Key.Key_Period and _place(event.nativeScanCode(), event.nativeVirtualKey()) == "/":
        return "/"  # the Russian layout has its full stop on this key
    if 0x20 < key < 0x7F:
        return chr(key).upper()
    if 0x7F < key < 0x01000000:
        place = _place(event.nativeScanCode(), event.nativeVirtualKey())
        return place or _CYRILLIC.get(chr(key).upper(), "")
    return ""


def caps(chords: str) -> list[str]:
    """The key caps of a chord as they are printed on this system: "Ctrl+K" gives Ctrl and K, ⌘ and K on a Mac."""
    names = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"} if sys.platform == "darwin" else {}
    return [names.get(part, part) for part in chords.split("+")]


def chord(event: QKeyEvent) -> str:
    """The whole chord with its modifiers in the order Ctrl, Alt, Shift; nothing for a bare modifier."""
    if Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12:
        name = f"F{event.key() - Qt.Key.Key_F1 + 1}"
    else:
        name = _NAMED.get(Qt.Key(event.key()), "") if event.key() >= 0x01000000 or event.key() == 0x20 else ""
        name = name or letter(event)
    if not name:
        return ""
    held = event.modifiers()
    if event.text() in ("/", "?") and not held & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    ):
        return event.text()  # by the printed sign: it lies elsewhere on each layout
    marks = (
        (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
        (Qt.KeyboardModifier.AltModifier, "Alt+"),
        (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
    )
    return "".join(mark for flag, mark in marks if held & flag) + name
