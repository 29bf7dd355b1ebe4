"""What will change: each side with its value before and after, in one line where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.conflicts import Outcome, Value
from gui.pages.conflicts import words
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, line_width
from gui.widgets.wrapped import draw_wrapped, line_height, wrapped_height

_PAD, _SIDE = 12, 16
_GAP, _BETWEEN = 8, 26


class _Piece:
    """A run of words of one outcome: font, colour, whether it is struck out, and the dot before it."""

    def __init__(self, text: str, font: str, color: str, *, struck: bool = False, dot: str = "", arrow: bool = False):
        self.text, self.font, self.color, self.struck, self.dot, self.arrow = text, font, color, struck, dot, arrow

    def width(self) -> float:
        """What it wants."""
        if self.arrow:
            return 14
        return text_width(self.font, self.text) + (13 if self.dot else 0)


def _pieces(outcome: Outcome) -> list[_Piece]:
    found: list[_Piece] = []
    if outcome.before.known:
        before = outcome.before
        found.append(_Piece(words.value_words(before), "body", "t2", struck=True, dot=before.color))
        found.append(_Piece("", "body", "t3", arrow=True))
    changes = outcome.before.known or outcome.more.known
    if outcome.after.known:
        strong = outcome.before.known or not _is_unchanged(outcome.after)
        found.append(
            _Piece(
                words.value_words(outcome.after),
                "strong" if strong else "body",
                "t1" if strong and changes else "t2",
                dot=outcome.after.color,
            )
        )
    if outcome.more.known:
        found.append(_Piece(words.value_words(outcome.more), "strong", "t1"))
    return found


def _is_unchanged(value: Value) -> bool:
    return value.code == "conflict.value.unchanged"


def told(outcomes: Sequence[Outcome]) -> str:
    """The outcomes in words, for readers and lists."""
    parts = []
    for outcome in outcomes:
        side = words.sign_word(outcome.sign)
        change = " → ".join(words.value_words(v) for v in (outcome.before, outcome.after) if v.known)
        more = f" {words.value_words(outcome.more)}" if outcome.more.known else ""
        parts.append(f"{side}: {change}{more}")
    return "; ".join(parts)


class OutcomeLine(QWidget):
    """`boxed` puts it on a sunken ground with its label."""

    def __init__(self, *, boxed: bool = True) -> None:
        super().__init__()
        self._outcomes: Sequence[Outcome] = ()
        self._boxed = boxed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Tell other outcomes."""
        self._outcomes = outcomes
        self.setAccessibleName(f"{self._label()} {told(outcomes)}".strip())
        self.updateGeometry()
        self.update()

    def _label(self) -> str:
        return self.tr("What will change") if self._boxed else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return int(self._lay(width, None))

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _lay(self, width: int, painter: QPainter | None) -> float:
        """Place everything, painting when there is a painter; returns the height."""
        side = _SIDE if self._boxed else 0
        y = float(_PAD if self._boxed else 1)
        high = line_height("body") + 4
        start = float(side)
        label = self._label()
        if label:
            if painter is not None:
                draw_wrapped(painter, label, QPointF(side, y + 2), 400, "smallName", "t2")
            start = side + text_width("smallName", label) + 20
        x, right = start, float(width - side)
        for outcome in self._outcomes:
            pieces = _pieces(outcome)
            wide = 16 + _GAP + sum(piece.width() for piece in pieces) + _GAP * max(0, len(pieces) - 1)
            if x > start and x + wide > right:
                x, y = start, y + high + 4
            if painter is not None:
                mark = words.sign_item(outcome.sign)
                mark.paint(painter, x, y + high / 2, line_width([mark]))
            x += 16 + _GAP
            for piece in pieces:
                x, y = self._place(painter, piece, x, y, start + 16 + _GAP, right, high)
            x += _BETWEEN - _GAP
        return y + high + (_PAD if self._boxed else 1)

    def _place(
        self, painter: QPainter | None, piece: _Piece, x: float, y: float, start: float, right: float, high: float
    ) -> tuple[float, float]:
        """Put one piece behind the others, in a new line where it does not fit; returns where the next one goes."""
        if x > start and x + piece.width() > right:
            x, y = start, y + high
        room = max(60.0, right - x)
        if piece.arrow:
            if painter is not None:
                Icon("arrow-right", 14, "t3").paint(painter, x, y + high / 2, 14)
            return x + 14 + _GAP, y
        if piece.dot:
            if painter is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(piece.dot))
                painter.drawEllipse(QPointF(x + 4, y + high / 2), 4, 4)
            x += 13
            room -= 13
        if painter is not None:
            draw_wrapped(painter, piece.text, QPointF(x, y + 2), room, piece.font, piece.color, struck=piece.struck)
        more = wrapped_height(piece.font, piece.text, room) - line_height(piece.font)
        return x + min(room, text_width(piece.font, piece.text)) + _GAP, y + more

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._boxed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(self.rect().toRectF(), 8, 8)
        self._lay(self.width(), painter)
