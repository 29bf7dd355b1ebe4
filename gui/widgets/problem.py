"""The inline error: what happened, what it means, what to do, on a soft red ground."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.card import Card
from gui.widgets.label import Label


class ProblemBox(Card):
    """Hidden until `tell` is called."""

    def __init__(self) -> None:
        super().__init__("errSoft", "", 10)
        self._what = Label(font="card", color="errText", wrap=True)
        self._rest = Label(wrap=True)
        self._rest.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(52, 14, 16, 14)
        column.setSpacing(5)
        column.addWidget(self._what)
        column.addWidget(self._rest)
        self.hide()

    def tell(self, what: str, means: str = "", do: str = "") -> None:
        """Show the three answers; empty ones are left out."""
        translate = QCoreApplication.translate
        parts = ((translate("Boot", "What it means:"), means), (translate("Boot", "What to do:"), do))
        lines = [f"<b>{escape(label)}</b> {escape(text)}" for label, text in parts if text]
        self._what.setText(what)
        self._rest.setText(f'<div style="line-height:136%">{"<br>".join(lines)}</div>')
        self._rest.setVisible(bool(lines))
        self.setAccessibleName(" ".join((what, means, do)))
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_icon(painter, "warning-octagon-fill", QRectF(16, 12, 24, 24), 22, theme.color("err"))
