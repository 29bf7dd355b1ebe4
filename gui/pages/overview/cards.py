"""The overview's cards with figures: one system, freshness, and one kind of work that waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.screens.overview import Freshness
from gui import format as formats
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Chip, Dot, Icon, Item, Mark, Text
from gui.widgets.label import Inline, Label

_TONES = ("ok", "warn", "err")


@dataclass(frozen=True, slots=True)
class Stat:
    """One small figure: its name, its value, and what it means in a sentence."""

    name: str
    value: str
    meaning: str = ""


class SystemCard(Card):
    """Mark, name, state chip, a quiet line, and up to three figures; a click on the chip asks for the connections."""

    chosen = Signal()

    def __init__(self, system: str) -> None:
        super().__init__()
        self._system = system
        self._head = Inline(lambda: [Mark(system, 30)], height=30)
        self._head.setFixedWidth(30)
        self.title = Label(font="card")
        self.sub = Label(font="small", color="t2")
        self.chip = _ChipButton()
        self.chip.clicked.connect(self.chosen.emit)
        self._stats = [(Label(font="small", color="t3"), Label(font="strong")) for _ in range(3)]
        words = QVBoxLayout()
        words.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.title, 1)
        line.addWidget(self.chip)
        words.addLayout(line)
        words.addWidget(self.sub)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        figures = QHBoxLayout()
        figures.setSpacing(8)
        for name, value in self._stats:
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(name)
            column.addWidget(value)
            figures.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 15, 16, 15)
        outer.addLayout(top)
        outer.addStretch(1)
        outer.addSpacing(14)
        outer.addLayout(figures)

    def show_system(self, title: str, sub: str, chip: Chip, hint: str, stats: Sequence[Stat]) -> None:
        """Show how the system is; `hint` says what a click on the chip does."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setToolTip(sub)
        self.chip.show_chip(chip, f"{title}: {chip.text}", hint)
        for (name, value), stat in zip(self._stats, stats, strict=True):
            name.setText(stat.name)
            value.setText(stat.value)
            value.set_color("t4" if stat.value == formats.DASH else "t1")
            for label in (name, value):
                label.setToolTip(stat.meaning)
        self.setAccessibleName(title)
        spoken = ", ".join(f"{stat.name} {stat.value}" for stat in stats)
        self.setAccessibleDescription(f"{chip.text}. {sub}. {spoken}")


class _ChipButton(Button):
    """A chip that can be clicked."""

    def __init__(self) -> None:
        super().__init__(kind="link", size=28)
        self._chip = Chip("")

    def show_chip(self, chip: Chip, name: str, hint: str) -> None:
        """Show another chip."""
        self._chip = chip
        self.setText(chip.text)
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.updateGeometry()
        self.update()

    def _items(self) -> list[Item]:
        return [self._chip]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._chip.paint(painter, self.width() - self._chip.width(), self.height() / 2, self._chip.width())


class _ThreeBar(QWidget):
    """Fresh, recent and older parts of a whole; each has at least its sliver."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = (0, 0, 0)
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: tuple[int, int, int]) -> None:
        """Show other parts."""
        self._counts = counts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(self._counts)
        if not whole:
            painter.setBrush(theme.color("track"))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            return
        shown = [(count, tone) for count, tone in zip(self._counts, _TONES, strict=True) if count]
        room = self.width() - 2 * (len(shown) - 1)
        widths = [max(4.0, room * count / whole) for count, _ in shown]
        widths[widths.index(max(widths))] -= sum(widths) - room
        x = 0.0
        for (_, tone), width in zip(shown, widths, strict=True):
            painter.setBrush(theme.color(tone))
            painter.drawRoundedRect(QRectF(x, 0, width, self.height()), 3, 3)
            x += width + 2


class FreshnessCard(Card):
    """How many of the shop's figures were found to be true within a quarter of an hour."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(font="name", color="t2")
        self.share = Label(font="big")
        self.note = Label(font="body", color="t2")
        self.bar = _ThreeBar()
        self._legend = Inline(self._legend_items, gap=6, height=22, stretch=True)
        self.button = Button(kind="link", size=28, font="smallName")
        self.button.clicked.connect(self.chosen.emit)
        self._freshness = Freshness()
        self._words = ("", "", "")
        figure = QHBoxLayout()
        figure.setSpacing(10)
        figure.addWidget(self.share)
        figure.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        foot = QHBoxLayout()
        foot.addWidget(self._legend, 1)
        foot.addWidget(self.button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 9)
        outer.setSpacing(0)
        outer.addWidget(self.title)
        outer.addSpacing(2)
        outer.addLayout(figure)
        outer.addStretch(1)
        outer.addWidget(self.bar)
        outer.addSpacing(5)
        outer.addLayout(foot)

    def show_freshness(self, freshness: Freshness, words: tuple[str, str, str], none: str, meaning: str) -> None:
        """Show the counts; `none` is said while there are no figures at all."""
        self._freshness, self._words = freshness, words
        share = freshness.share
        self.share.setText(formats.DASH if share is None else formats.percent(share))
        self.share.set_color("t4" if share is None else "t1")
        self.bar.show_counts((freshness.fresh, freshness.recent, freshness.older))
        for widget in (self.share, self.note, self._legend, self.bar):
            widget.setToolTip(meaning)
        if share is None:
            self.note.setText(none)
        self._legend.setVisible(share is not None)
        self.button.setVisible(share is not None)
        self._legend.refresh()
        counts = (freshness.fresh, freshness.recent, freshness.older)
        told = ", ".join(f"{word} {formats.number(count)}" for word, count in zip(words, counts, strict=True))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(f"{self.share.text()} {self.note.text()}. {told}")

    def _legend_items(self) -> list[Item]:
        counts = (self._freshness.fresh, self._freshness.recent, self._freshness.older)
        items: list[Item] = []
        for tone, word, count in zip(_TONES, self._words, counts, strict=True):
            number = Text(formats.number(count) + "   ", "smallStrong", "t1")
            items += [Dot(tone), Text(word, "small", "t2"), number]
        return items


class AttentionCard(Card):
    """Something that waits: a number, what follows from it, the way there. Nothing waiting turns it quiet."""

    chosen = Signal()

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self._count: int | None = None
        self._sign = Inline(self._sign_items, height=22)
        self.title = Label(font="strong")
        self.figure = Label(font="tile")
        self.text = Label(font="small", color="t2", wrap=True)
        self.button = Button(kind="link", icon="", size=28, font="smallName")
        self.button.clicked.connect(self.chosen.emit)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.figure.setFixedHeight(30)
        self._sign.setFixedWidth(18)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self.title, 1)
        head.addWidget(self.figure)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 7)
        outer.setSpacing(3)
        outer.addLayout(head)
        outer.addWidget(self.text)
        outer.addStretch(1)
        outer.addWidget(self.button)

    def show_work(self, title: str, count: int | None, none: str, text: str, link: str) -> None:
        """Show how much waits (None = not known); `none` is the word for nothing."""
        self._count = count
        self.title.setText(title)
        self.title.set_color("t1" if count else "t2")
        shown = formats.DASH if count is None else (formats.number(count) if count else none)
        self.figure.setText(shown)
        self.figure.set_role("tile" if count else "body")
        self.figure.set_color("t4" if count is None else ("t3" if not count else "t1"))
        self.text.setText(text)
        self.text.set_color("t2" if count else "t3")
        self.button.set_label(f"{link} →", link)
        self.button.setToolTip("")
        self.figure.setToolTip(text)
        self._sign.refresh()
        self.setAccessibleName(f"{title}: {shown}")
        self.setAccessibleDescription(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole card leads where its link leads."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def _sign_items(self) -> list[Item]:
        icon = "check-circle" if self._count == 0 else self._icon
        return [Icon(icon, 18, self._tone if self._count else "t3")]
