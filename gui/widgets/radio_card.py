"""The radio card: a choice with its key, what follows from it line by line, and the advice. A real QRadioButton."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.inline import Icon, Item, Kbd
from gui.widgets.wrapped import draw_wrapped, line_height, wrapped_height

_SIDE, _TOP, _BOTTOM = 13, 12, 14
_HEAD = 26
_TEXT_LEFT = 38
_GAP = 5
# A card narrower than this makes its group stack the cards.
LEAST = 196


@dataclass(frozen=True, slots=True)
class CardLine:
    """One consequence: its icon in its colour, and the words."""

    icon: str
    color: str
    text: str


class RadioCard(QRadioButton):
    """`mark` stands before the title; `key` is the key cap at the right; `advice` a last line with the reason."""

    def __init__(
        self, title: str, lines: Sequence[CardLine], *, mark: Item | None = None, key: str = "", advice: str = ""
    ) -> None:
        super().__init__(title)
        self.lines, self.mark, self.key, self.advice = tuple(lines), mark, key, advice
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join([*(line.text for line in lines), *([advice] if advice else [])]))
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = _TOP + _HEAD + self._title_more(width) + 6
        for line in self.lines:
            high += wrapped_height("small", line.text, self._room(width)) + _GAP
        if self.advice:
            high += 6 + wrapped_height("smallName", self.advice, self._room(width))
        return int(high) + _BOTTOM

    def sizeHint(self) -> QSize:
        return QSize(250, self.heightForWidth(max(LEAST, self.width() if self.width() > 40 else 250)))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(max(LEAST, self.width())))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to whoever asked the question, not to the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _room(self, width: int) -> float:
        return max(80, width - _TEXT_LEFT - _SIDE)

    def _title_left(self) -> float:
        return _SIDE + 18 + 8 + (self.mark.width() + 8 if self.mark is not None else 0)

    def _title_room(self, width: int) -> float:
        return max(60, width - self._title_left() - _SIDE - (28 if self.key else 0))

    def _title_more(self, width: int) -> float:
        """What a title of more than one line takes beyond the head."""
        return max(0.0, wrapped_height("card", self.text(), self._title_room(width)) - line_height("card"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = "sel" if chosen else ("hover" if self.underMouse() else "surface")
        painter.setPen(QPen(theme.color("accent" if chosen else "line2"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        y = self._paint_head(painter) + 6
        for line in self.lines:
            middle = y + line_height("small") / 2
            Icon(line.icon, 15, line.color).paint(painter, _SIDE + 1, middle, 15)
            y = (
                draw_wrapped(painter, line.text, QPointF(_TEXT_LEFT, y), self._room(self.width()), "small", "t2")
                + _GAP
            )
        if self.advice:
            high = wrapped_height("smallName", self.advice, self._room(self.width()))
            y = max(y + 6, self.height() - _BOTTOM - high)
            Icon("sparkle", 15, "accentGfx").paint(painter, _SIDE + 1, y + line_height("smallName") / 2, 15)
            draw_wrapped(
                painter, self.advice, QPointF(_TEXT_LEFT, y), self._room(self.width()), "smallName", "accentText"
            )

    def _paint_head(self, painter: QPainter) -> float:
        """Option, mark, title and key; returns where the head ends."""
        middle = _TOP + _HEAD / 2 - 1
        self._paint_option(painter, middle)
        if self.mark is not None:
            self.mark.paint(painter, _SIDE + 26, middle, self.mark.width())
        top = middle - line_height("card") / 2
        left = QPointF(self._title_left(), top)
        draw_wrapped(painter, self.text(), left, self._title_room(self.width()), "card", "t1")
        if self.key:
            cap = Kbd(self.key)
            cap.paint(painter, self.width() - _SIDE - cap.width(), middle, cap.width())
        return _TOP + _HEAD + self._title_more(self.width())

    def _paint_option(self, painter: QPainter, middle: float) -> None:
        circle = QRectF(_SIDE, middle - 8, 16, 16)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(circle)
            painter.setBrush(theme.color("onAccent"))
            painter.drawEllipse(circle.adjusted(5, 5, -5, -5))
            return
        painter.setPen(QPen(theme.color("ctrl"), 1.2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(circle.adjusted(0.6, 0.6, -0.6, -0.6))


class CardGroup(QWidget):
    """Cards side by side, one below the other where there is no room; nothing is chosen at the start."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[RadioCard] = []
        self.group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)

    def show_cards(self, cards: Sequence[RadioCard]) -> None:
        """Put other cards in the place of the old ones."""
        for old in self.cards:
            self.group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = list(cards)
        for number, card in enumerate(self.cards):
            self.group.addButton(card, number)
            self._row.addWidget(card, 1)
        self._turn()

    def chosen(self) -> int:
        """The position of the chosen card, -1 while there is none."""
        return self.group.checkedId()

    def choose(self, position: int) -> bool:
        """Choose a card, or (-1) none; False when there is no such card."""
        if position == -1:
            self.group.setExclusive(False)
            for card in self.cards:
                card.setChecked(False)
            self.group.setExclusive(True)
            return True
        if 0 <= position < len(self.cards):
            self.cards[position].setChecked(True)
            return True
        return False

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._turn()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = max(1, len(self.cards))
        if self._stacks(width):
            return sum(card.heightForWidth(width) for card in self.cards) + 12 * (count - 1)
        each = (width - 12 * (count - 1)) // count
        return max((card.heightForWidth(each) for card in self.cards), default=0)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(self.width() if self.width() > 40 else 720))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(max(LEAST, self.width())))

    def _stacks(self, width: int) -> bool:
        count = len(self.cards)
        return count > 1 and (width - 12 * (count - 1)) / count < LEAST

    def _turn(self) -> None:
        down = self._stacks(self.width())
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self.updateGeometry()
