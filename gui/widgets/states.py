"""Empty, error and banner: what a place shows when it has no rows, could not get them, or a system is away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.button import Button
from gui.widgets.label import Label


class _Drawing(QWidget):
    """Both marks, joined (`kind` done), apart (`kind` none), or the error octagon (`kind` error)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setFixedSize(QSize(160, 70))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.kind == "error":
            self._tile(painter, QRectF(52, 8, 56, 56), "err", "warning-octagon", 28)
            return
        self._tile(painter, QRectF(16, 20, 56, 48), "ms", "cube", 26)
        self._tile(painter, QRectF(88, 20, 56, 48), "shop", "storefront", 26)
        joined = self.kind == "done"
        painter.setPen(QPen(theme.color("ok" if joined else "line2"), 2))
        painter.drawLine(QPointF(72, 44), QPointF(88, 44))
        if joined:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("ok"))
            painter.drawEllipse(QRectF(68, 4, 24, 24))
            draw_icon(painter, "check-bold", QRectF(68, 4, 24, 24), 12, theme.color("surface"))

    @staticmethod
    def _tile(painter: QPainter, box: QRectF, tone: str, name: str, size: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{tone}Soft"))
        painter.drawRoundedRect(box, 10, 10)
        draw_icon(painter, name, box, size, theme.color(tone))


_LINES_WIDTH, _LEAST_WIDTH, _MARGIN = 440, 240, 24


class StatePage(QWidget):
    """A drawing, a verdict, up to three lines and up to two buttons, in the middle of the place."""

    def __init__(self, kind: str = "done") -> None:
        super().__init__()
        self._drawing = _Drawing(kind)
        self.title = Label(font="detail")
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.lines = Label(font="body", color="t2", wrap=True)
        self.lines.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.lines.setTextFormat(Qt.TextFormat.RichText)
        self.lines.setFixedWidth(_LINES_WIDTH)
        self.primary = Button(kind="primary" if kind == "error" else "plain")
        self.secondary = Button(kind="ghost")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.primary)
        buttons.addWidget(self.secondary)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addStretch(2)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(self.lines, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        column.addLayout(buttons)
        column.addStretch(3)
        self.primary.hide()
        self.secondary.hide()

    def show_state(self, kind: str, title: str, lines: str = "", primary: str = "", secondary: str = "") -> None:
        """Show a verdict; `lines` is rich text; empty button texts hide the buttons."""
        self._drawing.kind = kind
        self._drawing.update()
        self.title.setText(title)
        self.lines.setText(lines)
        self._fit_lines()
        for button, text in ((self.primary, primary), (self.secondary, secondary)):
            button.set_label(text, text)
            button.setToolTip("")
            button.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_lines()

    def _fit_lines(self) -> None:
        """As wide as designed, narrower in a narrow place.

        Centred in a wider column, a wrapped label would be given the height of the column's width and lose lines.
        """
        width = max(_LEAST_WIDTH, min(_LINES_WIDTH, self.width() - 2 * _MARGIN))
        self.lines.setFixedWidth(width)
        self.lines.setFixedHeight(self.lines.heightForWidth(width) if self.lines.text() else 0)


class Banner(QWidget):
    """A 40 px strip across the page: a system is away, or something waits."""

    def __init__(self, tone: str = "warn", icon: str = "cloud-slash") -> None:
        super().__init__()
        self._tone = tone
        self._icon = icon
        self.text = Label(font="strong", color=f"{tone}Text")
        self.note = Label(font="body", color=f"{tone}Text")
        self.button = Button(kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(52, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.text)
        row.addWidget(self.note, 1)
        row.addWidget(self.button)
        self.setFixedHeight(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color(f"{self._tone}Soft"))
        draw_icon(painter, self._icon, QRectF(24, 10, 20, 20), 18, theme.color(self._tone))
