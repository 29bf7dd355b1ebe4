"""The settings popover: language and theme, saved at once, and the way to the connections."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.popover import Popover
from gui.widgets.toggles import Tabs


class SettingsPopover(Popover):
    """Two rows of choices; `language_chosen` and `theme_chosen` carry the setting's value."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    connections_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 328)
        self._language_label = Label(font="smallStrong", color="t2")
        self._theme_label = Label(font="smallStrong", color="t2")
        self.languages = Tabs(["ru", "en"])
        self.themes = Tabs(["system", "light", "dark"])
        self.languages.chosen.connect(self.language_chosen.emit)
        self.themes.chosen.connect(self.theme_chosen.emit)
        for widget in (self._language_label, self.languages, self._theme_label, self.themes):
            self.column.addWidget(widget)
        self.connections = Button(icon="key")
        self.connections.clicked.connect(self.connections_wanted.emit)
        self.column.addSpacing(4)
        self.column.addWidget(self.connections)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the popover; languages stand under their own names."""
        self._language_label.setText(self.tr("Language"))
        self._theme_label.setText(self.tr("Theme"))
        self.languages.set_texts({"ru": "Русский", "en": "English"})
        self.themes.set_texts(
            {"system": self.tr("As in the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        )

        self.connections.set_label(self.tr("Connections…"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
