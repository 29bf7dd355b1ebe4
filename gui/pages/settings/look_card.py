"""Look and language: two languages, three themes as small pictures, density, contrast, single-letter keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from gui.pages.settings import words
from gui.pages.settings.rows import SegmentRow, SettingRow, SwitchRow
from gui.pages.settings.setting_card import SettingCard
from gui.theme import theme
from gui.theme.tokens import DARK, LIGHT
from gui.widgets.toggles import Tabs, Toggle

THEMES = ("system", "light", "dark")
_TILE = QSize(78, 76)
_PICTURE = QRectF(1, 1, 76, 54)


class ThemeTile(Toggle):
    """A window in small, in the colours of one theme; "system" is half and half."""

    def __init__(self, icon: str = "", tone: str = "", height: int = 76) -> None:
        super().__init__(icon, tone, height)
        self.mode = "system"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(_TILE.width(), super().sizeHint().width() - 8), _TILE.height())

    def _left(self) -> float:
        return (self.width() - _TILE.width()) / 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _PICTURE.translated(self._left(), 0)
        frame = QPainterPath()
        frame.addRoundedRect(box, 7, 7)
        painter.save()
        painter.setClipPath(frame)
        if self.mode == "system":
            half = QRectF(box.left(), box.top(), box.width() / 2, box.height())
            self._window(painter, box, LIGHT, half)
            self._window(painter, box, DARK, half.translated(half.width(), 0))
        else:
            self._window(painter, box, DARK if self.mode == "dark" else LIGHT, box)
        painter.restore()
        chosen = self.isChecked()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if chosen else "line2"), 2 if chosen else 1))
        painter.drawRoundedRect(box, 7, 7)
        painter.setFont(theme.font("smallStrong" if chosen else "small"))
        painter.setPen(theme.color("t1" if chosen else "t2"))
        below = QRectF(0, 57, self.width(), 19)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, self.text())

    @staticmethod
    def _window(painter: QPainter, box: QRectF, colors: dict[str, str], part: QRectF) -> None:
        """Paint the small window, of which only `part` is seen."""
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.setPen(Qt.PenStyle.NoPen)
        bars = (
            (QRectF(0, 0, 76, 54), "surface", 0),
            (QRectF(0, 0, 20, 54), "win", 0),
            (QRectF(4, 9, 11, 3), "line2", 1.5),
            (QRectF(4, 18, 11, 3), "line2", 1.5),
            (QRectF(26, 8, 26, 5), "t1", 2.5),
            (QRectF(26, 20, 44, 3), "line2", 1.5),
            (QRectF(26, 27, 44, 3), "line2", 1.5),
            (QRectF(26, 38, 18, 8), "accent", 3),
        )
        for place, token, radius in bars:
            painter.setBrush(QColor(colors[token]))
            painter.drawRoundedRect(place.translated(box.topLeft()), radius, radius)
        painter.restore()


class ThemeRow(SettingRow):
    """Three tiles side by side."""

    def __init__(self) -> None:
        self.tiles = Tabs(list(THEMES), ThemeTile)
        for mode, tile in self.tiles.tabs.items():
            if isinstance(tile, ThemeTile):
                tile.mode = mode
        super().__init__("ui.theme", self.tiles, below=True)
        self.tiles.chosen.connect(self.want)

    def retranslate(self) -> None:
        super().retranslate()
        self.tiles.set_texts(
            {"system": self.tr("As in the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        )

    def show_stored(self) -> None:
        if self.value in self.tiles.tabs:
            self.tiles.choose(self.value)

    def first_stop(self) -> Toggle:
        return self.tiles.tabs.get(self.value) or self.tiles.tabs[THEMES[0]]


class LookCard(SettingCard):
    """Everything of it holds at once."""

    def __init__(self) -> None:
        def densities() -> dict[str, str]:
            return dict(words.choices("ui.density", ("normal", "dense")))

        rows = [
            SegmentRow("ui.lang", ("ru", "en"), lambda: {"ru": "Русский", "en": "English"}),
            ThemeRow(),
            SegmentRow("ui.density", ("normal", "dense"), densities),
            SwitchRow("ui.high_contrast"),
            SwitchRow("ui.letter_keys"),
        ]
        super().__init__("appearance", lambda: words.section("appearance"), rows)
