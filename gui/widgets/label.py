"""Labels: `Label` for words (theme-aware QLabel), `Inline` for a line of inline items."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.inline import Item, draw_line, line_width


class Label(QLabel):
    """Words in a font role and a colour token, recoloured with the theme."""

    def __init__(self, text: str = "", font: str = "body", color: str = "t1", *, wrap: bool = False) -> None:
        super().__init__(text)
        self._color = color
        self.setFont(theme.font(font))
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        theme.changed.connect(self._recolor)
        self._recolor()

    def minimumSizeHint(self) -> QSize:
        """A wrapped text asks for the height of its present width, not of a guessed one."""
        if not self.wordWrap() or self.width() < 2:
            return super().minimumSizeHint()
        return QSize(40, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def set_color(self, color: str) -> None:
        """Change the colour token."""
        self._color = color
        self._recolor()

    def set_role(self, font: str) -> None:
        """Change the font role."""
        self.setFont(theme.font(font))

    def _recolor(self) -> None:
        colors = self.palette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            colors.setColor(role, theme.color(self._color))
        self.setPalette(colors)


class Inline(QWidget):
    """A line of inline items; `build` is asked anew at every paint, so theme and language need no wiring."""

    def __init__(
        self,
        build: Callable[[], Sequence[Item]] | None = None,
        *,
        gap: float = 6,
        height: int = 22,
        right: bool = False,
        stretch: bool = False,
    ) -> None:
        super().__init__()
        self._build = build or (lambda: ())
        self._gap = gap
        self._height = height
        self._right = right
        horizontal = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Preferred
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self.refresh)

    def set_items(self, items: Sequence[Item]) -> None:
        """Show `items` from now on."""
        self._build = lambda: items
        self.refresh()

    def refresh(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(line_width(list(self._build()), self._gap)) + 2, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(16, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_line(painter, list(self._build()), 0, self.height() / 2, self.width(), self._gap, self._right)
