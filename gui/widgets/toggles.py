"""Tabs with counts, filter chips and sidebar entries: checkable buttons painted to the design."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.format import number
from gui.theme import theme
from gui.widgets.inline import Dot, Icon, Item, Text, draw_line, line_width


class Toggle(QPushButton):
    """A checkable button with words, an optional icon and a count."""

    padding = 10
    gap = 6

    def __init__(self, icon: str = "", tone: str = "", height: int = 30) -> None:
        super().__init__()
        self.icon_name = icon
        self.tone = tone
        self.count: int | None = None
        self.compact = False
        self.setCheckable(True)
        self.setFixedHeight(height)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.toggled.connect(self.updateGeometry)  # the chosen one's words are bolder

    def set_label(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self._tell()

    def set_count(self, count: int | None) -> None:
        """Change the number; None = not known yet."""
        if count != self.count:
            self.count = count
            self._tell()

    def set_compact(self, compact: bool) -> None:
        """Icon and number alone."""
        self.compact = compact
        self._tell()

    def _tell(self) -> None:
        shown = "" if self.count is None else f", {number(self.count)}"
        self.setAccessibleName(self.text() + shown)
        self.setToolTip(self.text() if self.compact else "")
        self.updateGeometry()
        self.update()

    def _colors(self) -> tuple[str, str, str]:
        """Words, count and icon colour."""
        if self.isChecked():
            return "accentText", "accentText", "accentText"
        return "t2", "t3", self.tone or "t2"

    def items(self) -> list[Item]:
        """The line to paint."""
        words, count, icon = self._colors()
        font = "strong" if self.isChecked() else "name"
        result: list[Item] = []
        if self.icon_name:
            result.append(Icon(self.icon_name, 14, icon))
        if not self.compact:
            result.append(Text(self.text(), font, words))
        if self.count is not None:
            result.append(Text(number(self.count), "smallName", count))
        return result

    def sizeHint(self) -> QSize:
        return QSize(round(line_width(self.items(), self.gap)) + self.padding * 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_box(self, painter: QPainter) -> None:
        """Fill when chosen, tint under the mouse."""
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("accentSoft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 7, 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_box(painter)
        draw_line(painter, self.items(), self.padding, self.height() / 2, self.width(), self.gap)


class FilterChip(Toggle):
    """A filter that is on or off, bordered."""

    def items(self) -> list[Item]:
        result: list[Item] = [Icon(self.icon_name, 14, self.tone or "t2")] if self.icon_name else []
        if not self.compact:
            result.append(Text(self.text(), "smallName", "accentText" if self.isChecked() else "t1"))
        if self.count is not None:
            result.append(Text(number(self.count), "smallName", "accentText" if self.isChecked() else "t3"))
        return result

    def paint_box(self, painter: QPainter) -> None:
        fill = "sel" if self.isChecked() else ("hover" if self.underMouse() else "surface")
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "line2"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)


class DotTab(Toggle):
    """A tab whose colour is told by a dot (the preview sheet)."""

    def items(self) -> list[Item]:
        line = super().items()
        return [Dot(self.tone, 7), *line] if self.tone else line


class ListEntry(Toggle):
    """An entry of a list at the left of a page, as wide as the list; subclasses paint sign and words."""

    def __init__(self, icon: str = "", height: int = 34) -> None:
        super().__init__(icon, height=height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def paint_entry(self, painter: QPainter, middle: float, *, chosen: bool) -> None:
        """Paint what stands on the entry."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        self.paint_entry(painter, self.height() / 2, chosen=chosen)


class Tabs(QWidget):
    """One row of tabs with radio behaviour; `chosen` carries the key."""

    chosen = Signal(str)

    def __init__(self, keys: list[str], tab: type[Toggle] = Toggle, tones: dict[str, str] | None = None) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.tabs: dict[str, Toggle] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for key in keys:
            button = tab(tone=(tones or {}).get(key, ""))
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self.tabs[key] = button
            layout.addWidget(button)
        layout.addStretch(1)
        if keys:
            self.tabs[keys[0]].setChecked(True)

    def current(self) -> str:
        """The chosen key."""
        return next((key for key, tab in self.tabs.items() if tab.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self.tabs[key].setChecked(True)

    def set_texts(self, texts: dict[str, str]) -> None:
        """Words by key."""
        for key, text in texts.items():
            self.tabs[key].set_label(text)

    def set_counts(self, counts: dict[str, int | None]) -> None:
        """Numbers by key."""
        for key, count in counts.items():
            self.tabs[key].set_count(count)
