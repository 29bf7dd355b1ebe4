"""A field for reading technical text: one width of type, selectable, left by Tab."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QPalette, QTextOption, Qt
