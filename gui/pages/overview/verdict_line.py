"""The first line of the overview: is it well, what is most urgent, and today's date."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.screens.overview import Verdict
from gui import format as formats
from gui.i18n import say
from gui.widgets.button import Button
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label

_ICONS = {"ok": "check-circle-fill", "warn": "warning-fill", "err": "warning-octagon-fill", "mute": "circle-dashed"}


class VerdictLine(QWidget):
    """`chosen` asks to go where the most urgent thing is."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._line = Inline(self._items, gap=8, height=26, stretch=True)
        self.go = Button(kind="link", size=28, font="smallName")
        self.go.clicked.connect(self.chosen.emit)
        self.date = Label(font="small", color="t3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._line, 1)
        row.addWidget(self.go)
        row.addWidget(self.date)

    def show_verdict(self, verdict: Verdict, now: datetime, hint: str, link: str) -> None:
        """Say it; `link` names the way to what is most urgent ("" hides it)."""
        self._verdict = verdict
        self.setToolTip(hint)
        self.setAccessibleName(self.text())
        self.go.set_label(link, link)
        self.go.setToolTip("")
        self.go.setVisible(bool(link))
        self._line.setToolTip(f"{self.text()}\n{hint}" if hint else self.text())
        self._line.setAccessibleName(self.text())
        self._line.refresh()
        local = now.astimezone()
        shape = "dddd, d MMMM" if formats.language() == "ru" else "dddd, MMMM d"
        day = QLocale().toString(QDate(local.year, local.month, local.day), shape)
        self.date.setText(f"{day[:1].upper()}{day[1:]} · {formats.clock(now)}")

    def text(self) -> str:
        """Both parts in words."""
        if self._verdict is None:
            return ""
        rest = say(self._verdict.rest, self._verdict.params) if self._verdict.rest else ""
        return f"{say(self._verdict.code, self._verdict.params)}. {rest}".strip()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the sentence leads where its link leads."""
        if event.button() == Qt.MouseButton.LeftButton and self.go.isVisible():
            self.chosen.emit()

    def _items(self) -> list[Item]:
        if self._verdict is None:
            return []
        said = self._verdict
        items: list[Item] = [
            Icon(_ICONS[said.tone], 20, said.tone),
            Text(say(said.code, said.params) + ("." if said.rest else ""), "detail", "t1"),
        ]
        if said.rest:
            items.append(Text(say(said.rest, said.params), "verdict", "t2", True))
        return items
