"""Candidates as radio cards: name, ids, the evidence for and against, the meter, and the digit that picks it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from core.domain.links import MatchRule, Verdict
from core.domain.screens.mapping import CandidateView
from gui import format as formats
from gui.pages.mapping.words import VERDICT_ICONS, rule_word
from gui.theme import theme
from gui.widgets.inline import Icon, Item, Kbd, Meter, Text, draw_line, line_width

_SHOWN = (MatchRule.EXTERNAL_CODE, MatchRule.BARCODE, MatchRule.ARTICLE, MatchRule.VARIANT, MatchRule.NAME)
_GAP = 5


def evidence_items(candidate: CandidateView, room: float) -> list[Item]:
    """Keys that say most, as many as fit: equal first, then near, then different; a missing key says nothing."""
    order = {Verdict.SAME: 0, Verdict.NEAR: 1, Verdict.DIFFERENT: 2}
    known = [(rule, candidate.evidence[rule.value]) for rule in _SHOWN if rule.value in candidate.evidence]
    items: list[Item] = []
    for rule, verdict in sorted((pair for pair in known if pair[1] in order), key=lambda pair: order[pair[1]]):
        icon, color = VERDICT_ICONS[verdict]
        more: list[Item] = [Icon(icon, 12, color), Text(rule_word(rule).lower() + " ", "small", "t2")]
        if line_width(items + more, _GAP) > room:
            break
        items += more
    return items


class CandidateCard(QRadioButton):
    """One candidate; `digit` is the key that picks it ("" for none)."""

    def __init__(self, candidate: CandidateView, digit: str) -> None:
        super().__init__()
        self.candidate = candidate
        self._digit = digit
        self.setFixedHeight(79)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [candidate.name, candidate.variant, f"ID {candidate.offer_id}", f"{candidate.score} %"]
        self.setAccessibleName(", ".join(word for word in words if word))
        theme.changed.connect(self.update)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(280, 79)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ring = on or (self.hasFocus() and on)
        painter.setPen(QPen(theme.color("accentGfx" if ring else "line"), 1.2 if ring else 1))
        fill = "sel" if on else ("hover" if self.underMouse() else "surface")
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 8, 8)
        self._paint_radio(painter, on)
        cand = self.candidate
        right = self.width() - 12
        if self._digit:
            cap = Kbd(self._digit)
            cap.paint(painter, right - cap.width(), 19, cap.width())
        Text(cand.name, "strong", "t1", shrinks=True).paint(painter, 38, 19, right - 38 - 28)
        parts = [
            part
            for part in (cand.variant, f"ID {cand.offer_id}", f"XML_ID {cand.xml_id}" if cand.xml_id else "")
            if part
        ]
        Text(" · ".join(parts), "small", "t2", shrinks=True).paint(painter, 38, 39, right - 38)
        score: list[Item] = [Meter(cand.score), Text(formats.percent(cand.score), "smallName", "t2")]
        room = right - 38 - (line_width(score, 8) + 10 if cand.score else 0)
        draw_line(painter, evidence_items(cand, room), 38, 60, room, _GAP)
        if cand.score:
            draw_line(painter, score, right - line_width(score, 8) - 6, 60, 100, 8)

    @staticmethod
    def _paint_radio(painter: QPainter, on: bool) -> None:
        ring = QRectF(12, 11, 16, 16)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(ring)
            painter.setBrush(theme.color("onAccent"))
            painter.drawEllipse(ring.adjusted(5, 5, -5, -5))
        else:
            painter.setPen(QPen(theme.color("ctrl"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))


class CandidateList(QWidget):
    """The cards, one chosen; `chosen` carries the position."""

    chosen = Signal(int)

    def __init__(self, *, digits: bool = True) -> None:
        super().__init__()
        self._digits = digits
        self._group = QButtonGroup(self)
        self._cards: list[CandidateCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_candidates(self, candidates: Sequence[CandidateView], chosen: int = 0) -> None:
        """Show these, with one chosen (-1 = none)."""
        for card in self._cards:
            self._group.removeButton(card)
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for number, candidate in enumerate(candidates):
            card = CandidateCard(candidate, str(number + 1) if self._digits and number < 9 else "")
            card.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            self._group.addButton(card)
            self._column.addWidget(card)
            self._cards.append(card)
            card.setChecked(number == chosen)
            card.show()

    def choose(self, number: int) -> bool:
        """Choose by position; False when there is no such card."""
        if not 0 <= number < len(self._cards):
            return False
        self._cards[number].setChecked(True)
        self.chosen.emit(number)
        return True

    def current(self) -> CandidateView | None:
        """The chosen candidate."""
        return next((card.candidate for card in self._cards if card.isChecked()), None)
