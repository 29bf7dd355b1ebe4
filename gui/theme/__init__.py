"""The look: `theme` hands out colours and fonts by token name; it tells when colours or row heights change."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.theme.style import palette, style_sheet
from gui.theme.tokens import FAMILIES, FONTS, LIGHT, tokens

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
MODES = ("system", "light", "dark")
DENSITIES = ("normal", "dense")


class Theme(QObject):
    """Light or dark, contrast and density, live.

    `mode` is system, light or dark; `changed` fires after the application was recoloured (also for contrast) and
    when key caps came or went, `density_changed` when table rows became higher or lower.
    """

    changed = Signal()
    density_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = "system"
        self.dark = False
        self.high_contrast = False
        self.density = DENSITIES[0]
        self.letter_keys = True
        self._colors = {name: QColor(value) for name, value in LIGHT.items()}

    def install(self, app: QApplication) -> None:
        """Load the fonts, choose the base style and follow the system's colour scheme."""
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(self.font("body"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.set_mode(self.mode)

    def set_mode(self, mode: str) -> None:
        """Switch to `mode`; an unknown one means system."""
        self.mode = mode if mode in MODES else "system"
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.dark = self.mode == "dark" or (self.mode == "system" and system_dark)
        colors = tokens(dark=self.dark, high_contrast=self.high_contrast)
        self._colors = {name: QColor(value) for name, value in colors.items()}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(colors))
            sheet = style_sheet(colors)
            if sheet != app.styleSheet():  # Qt polishes every widget anew, which takes a while
                app.setStyleSheet(sheet)
        self.changed.emit()

    def set_high_contrast(self, on: bool) -> None:
        """Draw borders and quiet words stronger, or as designed."""
        if on != self.high_contrast:
            self.high_contrast = on
            self.set_mode(self.mode)

    def set_density(self, density: str) -> None:
        """Make table rows "normal" or "dense"; an unknown word means normal."""
        density = density if density in DENSITIES else DENSITIES[0]
        if density != self.density:
            self.density = density
            self.density_changed.emit()

    def set_letter_keys(self, on: bool) -> None:
        """Print the caps of single letters, or leave them out where those do nothing."""
        if on != self.letter_keys:
            self.letter_keys = on
            self.changed.emit()

    def shows_key(self, chord: str) -> bool:
        """Whether the cap of `chord` is printed: single letters may be switched off, all others always work."""
        return self.letter_keys or not (len(chord) == 1 and chord.isalpha())

    @property
    def dense(self) -> bool:
        """Whether table rows are low, with one line instead of two."""
        return self.density == "dense"

    def color(self, name: str) -> QColor:
        """The colour of token `name`; KeyError for an unknown one."""
        return self._colors[name]

    @staticmethod
    def font(role: str) -> QFont:
        """The font of `role` (see tokens.FONTS), with tabular figures."""
        return _font(role)

    @staticmethod
    def metrics(role: str) -> QFontMetricsF:
        """Metrics of the font of `role`."""
        return _metrics(role)

    def _system_changed(self) -> None:
        if self.mode == "system":
            self.set_mode("system")


@lru_cache(maxsize=1)
def load_fonts() -> tuple[int, ...]:
    """Register the bundled fonts; the ids Qt gave them (-1 for one that could not be read)."""
    folder = RESOURCES / "fonts"
    files = [*sorted(folder.glob("Inter-*.otf")), folder / "JetBrainsMono-Regular.ttf"]
    return tuple(QFontDatabase.addApplicationFont(str(path)) for path in files)


@lru_cache(maxsize=64)
def _font(role: str) -> QFont:
    pixels, weight, spacing = FONTS[role]
    font = QFont(FAMILIES.get(role, "Inter"))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    if spacing != 100.0:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=64)
def _metrics(role: str) -> QFontMetricsF:
    return QFontMetricsF(_font(role))


@lru_cache(maxsize=8192)
def text_width(role: str, text: str) -> float:
    """Width of `text` in pixels in the font of `role`."""
    return _metrics(role).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def elided(role: str, text: str, width: int) -> str:
    """`text` cut at the right to `width` pixels."""
    return _metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)


theme = Theme()
