"""Two parts of the detail: the box that says what a trouble means, and a line of a fact's name and value."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.quality import TroubleKind
from gui.i18n import explain
from gui.pages.quality import words
from gui.widgets.card import Card
from gui.widgets.inline import Item
from gui.widgets.label import Inline, Label


class MeaningBox(Card):
    """What happened, what it means for sales, what to do, in the colours of what it costs."""

    def __init__(self) -> None:
        super().__init__("warnSoft", "", 8)
        self._sign: list[Item] = []
        self.what = Label(font="strong", wrap=True)
        self.rest = Label(font="small", wrap=True)
        self.rest.setTextFormat(Qt.TextFormat.RichText)
        sign = Inline(lambda: self._sign, height=20)
        sign.setFixedWidth(18)
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(self.what)
        texts.addWidget(self.rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 11)
        row.setSpacing(10)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def minimumSizeHint(self) -> QSize:
        """The height of the text at the present width, not of a guessed one."""
        return QSize(120, self.layout().minimumHeightForWidth(max(120, self.width())))

    def show_kind(self, kind: TroubleKind) -> None:
        """Explain a kind."""
        told, look = explain(f"quality.why.{kind.value}"), words.look_of(kind)
        self._sign = [words.sign_of(kind, 16)]
        self.set_fill(f"{look.tone}Soft")
        for label in (self.what, self.rest):
            label.set_color(f"{look.tone}Text")
        self.what.setText(told.what)
        pairs = ((self.tr("What it means:"), told.means), (self.tr("What to do:"), told.do))
        lines = [f"<b>{escape(head)}</b> {escape(text)}" for head, text in pairs]
        self.rest.setText(f'<div style="line-height:134%">{"<br>".join(lines)}</div>')
        self.setAccessibleName(" ".join((told.what, told.means, told.do)))


class FactLine(QWidget):
    """A name at the left, a value at the right; both wrap where they are long."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label(font="small", color="t2", wrap=True)
        self.value = Label(font="smallName", wrap=True)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        row.addWidget(self._name, 2)
        row.addWidget(self.value, 3)

    def show_fact(self, name: str, value: str) -> None:
        """Show both; without a value the line hides."""
        self._name.setText(name)
        self.value.setText(value)
        self.setVisible(bool(value))
