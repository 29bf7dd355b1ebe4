"""One fact of an order: its name at the left, its value at the right. Some explain themselves when pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from gui.pages.orders.words import StatusDot
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Item, Text, draw_line, line_width

_HIGH, _TALL = 28, 46
_REACH = 8


class FactLine(QPushButton):
    """28 px, or two lines where the value is long; with `explains` it is a real button, with a sign that says so."""

    def __init__(self, *, explains: bool = False) -> None:
        super().__init__()
        self._explains = explains
        self._name, self._value, self._color = "", "", "t1"
        self._dot: str | None = None
        self._below = False
        self.setFlat(True)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if explains else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if explains else Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        theme.changed.connect(self.update)

    def show_fact(self, name: str, value: str, *, dot: str | None = None, quiet: bool = False) -> None:
        """Show name and value; `dot` is a status colour ("" is a plain dot), `quiet` a value that is none."""
        self._name, self._value, self._dot = name, value, dot
        self._color = "t3" if quiet else "t1"
        self.setAccessibleName(f"{name}: {value}")
        if self._explains:
            why = self.tr("Show why and since when")
            self.setAccessibleDescription(why)
            self.setToolTip(f"{value}\n{why}")
        self._measure()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """A value that does not fit beside its name goes below it."""
        beside = text_width("small", self._name) + 12 + line_width(self._line()) + 2 * _REACH
        self._below = beside > self.width()
        self.setFixedHeight(_TALL if self._below else _HIGH)

    def _line(self) -> list[Item]:
        line: list[Item] = [StatusDot(self._dot)] if self._dot is not None else []
        line.append(Text(self._value, "smallName", self._color, shrinks=True))
        if self._explains:
            line.append(Icon("info", 14, "t3"))
        return line

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._explains and (self.underMouse() or self.hasFocus()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        middle = 14.0
        Text(self._name, "small", "t2").paint(painter, _REACH, middle, text_width("small", self._name))
        line = self._line()
        left = _REACH if self._below else _REACH + text_width("small", self._name) + 12
        room = self.width() - left - _REACH
        shift = max(0.0, room - line_width(line))
        draw_line(painter, line, left + shift, middle + (_TALL - _HIGH if self._below else 0), room - shift)
