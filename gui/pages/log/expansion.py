"""An opened entry: what happened, what it means, what to do on the left, the raw data on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core import messages
from core.domain.screens.log import LogDetail, LogRow
from gui.i18n import explain
from gui.pages.log import links, words
from gui.pages.log.raw_box import RawBox
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.label import Label

_LEFT, _RIGHT, _BOTTOM = 62, 24, 16
_GAP, _NARROW_GAP = 48, 20
_MOST_BUTTONS = 3


class Expansion(Surface):
    """Lies over the table, under the line of its entry; `wanted` carries the act of a button and the entry's row."""

    wanted = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("sunken", "b")
        self.setParent(parent)
        self.detail: LogDetail | None = None
        self._heads = [Label(font="smallStrong", color="t2") for _ in range(3)]
        self._parts = [Label(wrap=True) for _ in range(3)]
        self.buttons: list[Button] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.raw = RawBox()
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for head, part in zip(self._heads, self._parts, strict=True):
            column.addWidget(head)
            column.addWidget(part)
            column.addSpacing(8)
        column.addLayout(self._row)
        column.addStretch(1)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(_LEFT, 2, _RIGHT, _BOTTOM)
        self._outer.setSpacing(_GAP)
        self._outer.addWidget(self._left, 10)
        self._outer.addWidget(self.raw, 14)
        self.hide()

    def show_detail(self, detail: LogDetail) -> None:
        """Show an entry."""
        self.detail = detail
        self.raw.show_raw(detail.raw)
        self.raw.setVisible(bool(detail.raw))
        self.retranslate()

    def retranslate(self) -> None:
        """The three answers and the buttons in the language of now."""
        if self.detail is None:
            return
        row = self.detail.row
        told = explain(row.code, row.params) if messages.has(row.code) else None
        answers = (told.what, told.means, told.do) if told is not None else (words.sentence(row), "", "")
        titles = (self.tr("What happened"), self.tr("What it means"), self.tr("What to do"))
        for head, part, title, answer in zip(self._heads, self._parts, titles, answers, strict=True):
            head.setText(title)
            part.setText(answer)
            head.setVisible(bool(answer))
            part.setVisible(bool(answer))
        self.setAccessibleName(" ".join(answer for answer in answers if answer))
        self._renew_buttons(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def wanted_height(self, width: int) -> int:
        """How high it must be for the table's width."""
        gap = _GAP if width >= 1000 else _NARROW_GAP
        self._outer.setSpacing(gap)
        room = width - _LEFT - _RIGHT - gap
        left = room * 10 // 24 if self.raw.isVisibleTo(self) else room
        height = 0
        for head, part in zip(self._heads, self._parts, strict=True):
            if part.text():
                height += head.sizeHint().height() + part.heightForWidth(left) + 2 * 2 + 8
        height += 32 if self.buttons else 0
        if self.raw.isVisibleTo(self):
            height = max(height, self.raw.wanted_height())
        return height + 2 + _BOTTOM + 4

    def _renew_buttons(self, row: LogRow) -> None:
        while (place := self._row.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for number, act in enumerate(links.acts_of(row)[:_MOST_BUTTONS]):
            kind = "primary" if number == 0 and act.page in ("mapping", "connections") else "plain"
            button = Button(act.words, kind="ghost" if act.page == "run" else kind, icon=act.icon)
            button.clicked.connect(lambda _=False, act=act: self.wanted.emit(act, row))
            self._row.addWidget(button)
            self.buttons.append(button)
        self._row.addStretch(1)
