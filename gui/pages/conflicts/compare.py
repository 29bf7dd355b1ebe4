"""The comparison: one line a field, three columns, what left the agreement marked and its line tinted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.conflicts import Column, Fact, Facts, Value, marked
from gui.i18n import say
from gui.pages.conflicts import words
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Item, Mark, Text, draw_line
from gui.widgets.wrapped import draw_wrapped, line_height, wrapped_height, wrapped_width

_HEAD = 34
_PAD = 8
_LEFT = 16
_LABEL_LEAST, _LABEL_MOST = 72, 108


class CompareTable(QWidget):
    """Paints one conflict's facts; readers get them as the description."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: Facts | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_facts(self, facts: Facts | None) -> None:
        """Compare other facts."""
        self._facts = facts
        self.setAccessibleName(self.tr("Comparison"))
        self.setAccessibleDescription(self.told() if facts is not None else "")
        self.updateGeometry()
        self.update()

    def told(self) -> str:
        """The whole comparison as sentences."""
        if self._facts is None:
            return ""
        heads = [column_words(column) for column in self._facts.columns]
        lines = []
        for fact in self._facts.rows:
            cells = ", ".join(
                f"{head}: {words.value_words(value)}" for head, value in zip(heads, fact.values, strict=True)
            )
            lines.append(f"{field_word(fact)} — {cells}")
        return ". ".join(lines)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._facts is None:
            return 0
        return int(_HEAD + sum(self._row_height(fact, width) for fact in self._facts.rows)) + 1

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _label_width(self) -> float:
        assert self._facts is not None
        widest = max((text_width("small", field_word(fact)) for fact in self._facts.rows), default=0.0)
        return min(_LABEL_MOST, max(_LABEL_LEAST, widest)) + _LEFT + 10

    def _columns(self, width: int) -> list[tuple[float, float]]:
        """Left edge and room of the three columns."""
        start = self._label_width()
        each = (width - start) / 3
        return [(start + each * at, each) for at in range(3)]

    def _row_height(self, fact: Fact, width: int) -> float:
        high = 0.0
        marks = marked(self._facts, fact) if self._facts is not None else frozenset()
        for at, (_, room) in enumerate(self._columns(width)):
            high = max(high, self._cell_height(fact.values[at], room - 14, at in marks))
        label = wrapped_height("small", field_word(fact), self._label_width() - _LEFT - 10)
        return max(high, label) + 2 * _PAD

    @staticmethod
    def _cell_height(value: Value, room: float, strong: bool) -> float:
        indent = 14 if value.color else 0
        high = wrapped_height("strong" if strong else "body", words.value_words(value), room - indent - 12)
        below = words.by_whom(value)
        return high + (wrapped_height("small", below, room - indent - 8) + 1 if below else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        frame = QPainterPath()
        frame.addRoundedRect(box, 10, 10)
        painter.fillPath(frame, theme.color("surface"))
        painter.save()
        painter.setClipPath(frame)
        self._paint_head(painter)
        y = float(_HEAD)
        for fact in self._facts.rows:
            y = self._paint_row(painter, fact, y)
        painter.restore()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)

    def _paint_head(self, painter: QPainter) -> None:
        assert self._facts is not None
        for column, (left, room) in zip(self._facts.columns, self._columns(self.width()), strict=True):
            sign: Item = Icon("clock-counter-clockwise", 15, "t3") if column.sign == "was" else Mark(column.sign)
            line: list[Item] = [sign, Text(column_words(column), "smallName", "t2", shrinks=True)]
            draw_line(painter, line, left, _HEAD / 2, room, 3)
        painter.fillRect(QRectF(0, _HEAD - 1, self.width(), 1), theme.color("line"))

    def _paint_row(self, painter: QPainter, fact: Fact, top: float) -> float:
        assert self._facts is not None
        marks = marked(self._facts, fact)
        high = self._row_height(fact, self.width())
        if marks:
            painter.fillRect(QRectF(0, top, self.width(), high), theme.color("diffRow"))
        if fact is not self._facts.rows[-1]:
            painter.fillRect(QRectF(0, top + high - 1, self.width(), 1), theme.color("line"))
        room = self._label_width() - _LEFT - 10
        label = wrapped_height("small", field_word(fact), room)
        draw_wrapped(painter, field_word(fact), QPointF(_LEFT, top + (high - label) / 2), room, "small", "t3")
        for at, (left, wide) in enumerate(self._columns(self.width())):
            self._paint_cell(painter, fact.values[at], QRectF(left, top, wide - 14, high), at in marks, at == 0)
        return top + high

    def _paint_cell(self, painter: QPainter, value: Value, box: QRectF, strong: bool, first: bool) -> None:
        font = "strong" if strong else "body"
        color = "t4" if not value.known else ("t1" if strong or not first else "t2")
        y = box.top() + (box.height() - self._cell_height(value, box.width(), strong)) / 2
        left, text = box.left(), words.value_words(value)
        if value.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(value.color))
            painter.drawEllipse(QRectF(left, y + line_height(font) / 2 - 4, 8, 8))
            left += 14
        room = box.right() - left - 12
        if strong:
            wide, high = wrapped_width(font, text, room), wrapped_height(font, text, room)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("diff"))
            painter.drawRoundedRect(QRectF(left - 4, y - 1, wide + 9, high + 2), 4, 4)
        y = draw_wrapped(painter, text, QPointF(left, y), room, font, color)
        below = words.by_whom(value)
        if below:
            draw_wrapped(painter, below, QPointF(left, y + 1), room + 4, "small", "t2")


def column_words(column: Column) -> str:
    """The head of a column."""
    return say(column.code, {"at": column.at} if column.at is not None else {})


def field_word(fact: Fact) -> str:
    """What a line compares: one of our fields, or a characteristic by its own name."""
    code = f"conflict.field.{fact.field}"
    return say(code) if fact.field in FIELDS else fact.field


FIELDS = frozenset(
    {
        "status", "shipment", "money", "positions", "buyer", "total", "vat", "item", "name", "on_sale", "stock",
        "price", "article", "barcode", "external_code", "code", "phone", "inn", "orders",
    }
)  # fmt: skip
