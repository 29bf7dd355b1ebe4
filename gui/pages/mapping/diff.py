"""The side-by-side comparison: equal fields recede, near and different ones stand out with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.links import Verdict
from core.domain.screens.mapping import CompareLine
from gui import format as formats
from gui.pages.mapping.words import field_word
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Item, Mark, Text, draw_line

_LINE = 24
_TALL = 42
_LEFT = 20
_FIRST, _SIGN, _SECOND = 104, 231, 253
_OVERWRITTEN = ("price", "stock")


def _wrap(text: str, font: str, room: float) -> list[list[str]]:
    """Words of `text` broken into at most two lines."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word in text.split():
        width = text_width(font, word + " ")
        if used + width > room and lines[-1] and len(lines) < 2:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += width
    return lines


def _value(field: str, text: str) -> str:
    """A price gets its sign and groups, a stock its groups; the rest is shown as it is."""
    if field not in _OVERWRITTEN or not text:
        return text
    try:
        shown = formats.number(Decimal(text))
    except InvalidOperation:
        return text
    return f"{shown}{formats.NO_BREAK}₽" if field == "price" else shown


def _plainly_same(line: CompareLine) -> bool:
    """Equal without the dictionary's help."""
    return line.verdict is Verdict.SAME and line.term is None


class DiffView(QWidget):
    """Field / MoySklad / sign / shop. Slim windows fold the equal fields into one line that opens on click.

    Values that are equal by the dictionary say so, and a click on them asks for their entry (`term_wanted`).
    """

    unfolded = Signal()
    term_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[CompareLine] = ()
        self._linked = False
        self.folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_lines(self, lines: Sequence[CompareLine], *, linked: bool) -> None:
        """Compare these fields; `linked` drops the promise of what linking would overwrite."""
        self._lines = lines
        self._linked = linked
        told = [self._told(line) for line in lines]
        self.setAccessibleName("; ".join(told))
        self.setToolTip("\n".join(told))
        self.updateGeometry()
        self.update()

    def _told(self, line: CompareLine) -> str:
        pair = f"{field_word(line.field)}: {line.item_value or '—'} / {line.offer_value or '—'}"
        mark = self.tr("by the dictionary")
        return pair if line.term is None else f"{pair} ({mark})"

    def same(self) -> int:
        """How many fields are equal."""
        return sum(line.verdict is Verdict.SAME for line in self._lines)

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold the equal fields."""
        self.folded = folded
        self.updateGeometry()
        self.update()

    def _shown(self) -> list[CompareLine]:
        return [line for line in self._lines if not (self.folded and _plainly_same(line))]

    def _height(self, line: CompareLine) -> int:
        if line.field != "name" or line.verdict is Verdict.SAME:
            return _LINE
        room = self.width() - _LEFT - _SECOND - 8
        tall = any(text_width("smallName", text) > room - 10 for text in (line.item_value, line.offer_value))
        return _TALL if tall else _LINE

    def _note(self) -> bool:
        return not self._linked and any(
            line.field in _OVERWRITTEN and line.verdict is Verdict.DIFFERENT for line in self._lines
        )

    def sizeHint(self) -> QSize:
        folded = _LINE if self.folded and any(map(_plainly_same, self._lines)) else 0
        height = 34 + sum(self._height(line) for line in self._shown()) + folded + (_LINE - 2 if self._note() else 0)
        return QSize(356, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    def _line_at(self, y: float) -> CompareLine | None:
        """The line painted at height `y`."""
        top = 34
        for number, line in enumerate(self._shown()):
            if number == 1 and self.folded and any(map(_plainly_same, self._lines)):
                top += _LINE
            if top <= y < top + self._height(line):
                return line
            top += self._height(line)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        hand = line is not None and line.term is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._line_at(event.position().y())
        if line is not None and line.term is not None:
            self.term_wanted.emit(line.term)
        elif self.folded:
            self.set_folded(False)
            self.unfolded.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        y = 34
        fold_at = 1 if self.folded and any(map(_plainly_same, self._lines)) else -1
        for number, line in enumerate(self._shown()):
            if number == fold_at:
                y = self._paint_fold(painter, y)
            height = self._height(line)
            self._paint_line(painter, line, y, height)
            y += height
        if self._note():
            note = self.tr("will be updated from MoySklad after linking")
            draw_line(
                painter,
                [Icon("arrow-right", 12, "accentGfx"), Text(note, "small", "t3")],
                _LEFT,
                y + 10,
                self.width() - 40,
            )

    def _paint_head(self, painter: QPainter) -> None:
        middle = 16
        Text(self.tr("Field"), "small", "t2").paint(painter, _LEFT, middle, 80)
        draw_line(painter, [Mark("ms"), Text(self.tr("MoySklad"), "small", "t2")], _FIRST, middle, 130, 7)
        draw_line(painter, [Mark("shop"), Text(self.tr("Shop"), "small", "t2")], _SECOND, middle, 130, 7)
        painter.fillRect(QRectF(0, 33, self.width(), 1), theme.color("line"))

    def _paint_fold(self, painter: QPainter, y: int) -> int:
        names = ", ".join(field_word(line.field).lower() for line in self._lines if _plainly_same(line))
        words = self.tr("Equal: %1").replace("%1", names)
        draw_line(
            painter,
            [Icon("equals", 12, "t3"), Text(words, "small", "t3", shrinks=True), Icon("caret-down", 12, "t3")],
            _LEFT,
            y + 12,
            self.width() - 40,
        )
        return y + _LINE

    def _paint_line(self, painter: QPainter, line: CompareLine, y: int, height: int) -> None:
        middle = y + height / 2
        differs = line.verdict in (Verdict.NEAR, Verdict.DIFFERENT)
        if differs:
            painter.fillRect(QRectF(0, y, self.width(), height), theme.color("diffRow"))
        Text(field_word(line.field), "small", "t3", shrinks=True).paint(painter, _LEFT, middle, _FIRST - _LEFT - 6)
        Icon(*self._sign(line)).paint(painter, _SIGN - 7, middle, 14)
        first_room = _SIGN - _FIRST - 12
        second_room = self.width() - _SECOND - 12
        if line.field == "name" and differs:
            self._paint_words(painter, line.item_value, line.offer_value, _FIRST, middle, first_room)
            self._paint_words(painter, line.offer_value, line.item_value, _SECOND, middle, second_room)
            return
        for value, x, room in ((line.item_value, _FIRST, first_room), (line.offer_value, _SECOND, second_room)):
            self._paint_value(painter, _value(line.field, value), x, middle, room, line)

    def _sign(self, line: CompareLine) -> tuple[str, int, str]:
        if line.term is not None:
            return "book-open", 14, "accentGfx"
        if line.verdict is Verdict.SAME:
            return "equals", 12, "t4"
        if line.verdict is Verdict.MISSING:
            return "minus", 12, "t4"
        if line.field in _OVERWRITTEN and not self._linked:
            return "arrow-right", 13, "accentGfx"
        return ("plus-minus", 13, "warn") if line.verdict is Verdict.NEAR else ("x", 12, "err")

    @staticmethod
    def _paint_value(
        painter: QPainter,
        text: str,
        x: float,
        middle: float,
        room: float,
        line: CompareLine,
    ) -> None:
        verdict, by_term = line.verdict, line.term is not None
        marked = verdict is Verdict.DIFFERENT
        if not text:
            Text(formats.DASH, "small", "t4").paint(painter, x, middle, 20)
        elif marked:
            box = Text(text, "smallStrong", "t1", shrinks=True, mark="diff")
            box.paint(painter, x, middle, min(box.width(), room))
        else:
            color = "t3" if verdict is Verdict.SAME and not by_term else "t1"
            Text(text, "small", color, shrinks=True).paint(painter, x, middle, room)

    @staticmethod
    def _paint_words(painter: QPainter, text: str, other: str, x: float, middle: float, room: float) -> None:
        """Words of a name; those the other side does not have are marked."""
        known = {word.strip("«»\"',.").casefold().replace("ё", "е") for word in other.split()}
        lines = _wrap(text, "smallName", room)
        top = middle - 8.5 * (len(lines) - 1)
        for number, line in enumerate(lines):
            items: list[Item] = []
            for word in line:
                extra = word.strip("«»\"',.").casefold().replace("ё", "е") not in known
                items.append(Text(word, "smallName", "t1", shrinks=word == line[-1], mark="diff" if extra else ""))
            draw_line(painter, items, x, top + 17 * number, room, text_width("smallName", " "))
