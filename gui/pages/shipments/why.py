"""The Why box: how the order came to its state, in numbers and words, and the rule that says so."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.screens.shipments import ShipmentDetail
from core.domain.shipments import ShipmentState
from gui.i18n import say
from gui.pages.shipments import words
from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.label import Label

_TONES = {
    ShipmentState.OVER: ("err", "warning-bold"),
    ShipmentState.PARTLY: ("warn", "question-bold"),
    ShipmentState.NOT_STARTED: ("mute", "question-bold"),
    ShipmentState.RETURNED: ("warn", "arrow-u-up-left-bold"),
    ShipmentState.FULLY: ("ok", "check-bold"),
}


class _Sign(QWidget):
    """A round sign in the tone of the state."""

    def __init__(self) -> None:
        super().__init__()
        self.tone, self.icon = "warn", "question-bold"
        self.setFixedSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self.tone))
        painter.drawEllipse(QRectF(self.rect()))
        draw_icon(painter, self.icon, QRectF(self.rect()), 17, theme.color("surface"))


class WhyBox(Card):
    """`rule_wanted` comes when a person wants to see the rule."""

    rule_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("warnSoft", "", 10)
        self._sign = _Sign()
        self.title = Label(font="card")
        self.text = Label(wrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.rule = Button(kind="link", icon="path", size=28, font="smallStrong")
        self.rule_text = Label(font="small", wrap=True)
        self.rule.clicked.connect(self.rule_wanted.emit)
        rule = QHBoxLayout()
        rule.setSpacing(6)
        rule.addWidget(self.rule, 0, Qt.AlignmentFlag.AlignTop)
        rule.addWidget(self.rule_text, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(2)
        column.addLayout(rule)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_detail(self, detail: ShipmentDetail) -> None:
        """Tell why the order is where it is."""
        state = detail.ruled.state
        tone, icon = _TONES[state]
        quiet = state in (ShipmentState.FULLY, ShipmentState.NOT_STARTED)
        self.set_fill("sunken" if quiet else f"{tone}Soft")
        self._sign.tone, self._sign.icon = tone, icon
        self._sign.update()
        color = "t1" if quiet else f"{tone}Text"
        for label in (self.title, self.rule_text):
            label.set_color(color)
        self.title.setText(say(f"shipment.why.title.{state.name.lower()}"))
        self.text.setText(self._text(detail))
        self.rule.set_label(say("shipment.ruled", {"place": detail.ruled.place}), self.tr("Show the rule"))
        self.rule_text.setText(say(f"shipment.rule.{detail.ruled.rule.value}"))
        self.rule.setToolTip(self.tr("Show the rule on the page Statuses"))

    @staticmethod
    def _text(detail: ShipmentDetail) -> str:
        sentences, strong = words.why(detail)
        text = escape(" ".join(sentence if sentence.endswith(".") else f"{sentence}." for sentence in sentences))
        for phrase in sorted(set(map(escape, strong)), key=len, reverse=True):
            text = _bold(text, phrase)
        return f'<div style="line-height:136%">{text}</div>'


def _bold(text: str, phrase: str) -> str:
    """Set the places of `phrase` in bold that are not inside a longer number or another bold phrase."""
    parts, rest, inside = [], text, 0
    while (at := rest.find(phrase)) >= 0:
        before = rest[:at]
        inside += before.count("<b>") - before.count("</b>")
        cut = inside > 0 or (before[-1:].isdigit() or before[-1:] in (",", "\u202f"))
        parts.append(before + (phrase if cut else f"<b>{phrase}</b>"))
        rest = rest[at + len(phrase) :]
    return "".join(parts) + rest
