"""Cards of this computer: start and notifications, data and copies, carrying over, about."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import QLibraryInfo, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.domain.screens.settings import About, CopyLine
from gui.pages.settings import words
from gui.pages.settings.cards import Maker
from gui.pages.settings.lists import clear
from gui.pages.settings.rows import SettingRow, SwitchRow
from gui.pages.settings.setting_card import SettingCard
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.switch import Switch

_COPIES = 4


class LoginRow(SettingRow):
    """Starting with the computer: an entry of the system's, not a setting of ours."""

    turned = Signal(bool)

    def __init__(self) -> None:
        self.switch = Switch()
        self._why = ""
        super().__init__("start_at_login", self.switch)
        self.switch.clicked.connect(lambda on: self.turned.emit(on))

    def title(self) -> str:
        return self.tr("Start with the computer")

    def retranslate(self) -> None:
        self.label.setText(self.title())
        self.help.setText(
            self.tr(
                "This start cannot be made an entry of the system: the demo never is, nor the sources on Windows."
            )
            if self._why
            else self.tr("SkladLink starts hidden in the tray when you sign in")
        )
        self.name_control()

    def show_entry(self, supported: bool, enabled: bool) -> None:
        """What the system says."""
        self._why = "" if supported else "no"
        self.switch.setEnabled(supported)
        self.show_value("true" if enabled else "false")
        self.retranslate()

    def show_stored(self) -> None:
        self.switch.setChecked(self.value == "true")


class DesktopCard(SettingCard):
    """Start at login, closing to the tray, notifications."""

    def __init__(self, make: Maker) -> None:
        self.login = LoginRow()
        rows = [self.login, make.select("ui.close_to_tray"), SwitchRow("ui.notifications")]
        super().__init__("desktop", lambda: self.tr("Start and notifications"), rows)


class DataCard(SettingCard):
    """The data folder, the copies of the database, how long the log is kept."""

    folder_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, make: Maker) -> None:
        self.place = Label(font="mono", color="t2", wrap=True)
        self.database = Label(font="small", color="t3")
        self.open = Button(icon="folder-open", size=30)
        self.copy = Button(icon="copy", size=30)
        self._about: About | None = None
        self._copies: Sequence[CopyLine] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        super().__init__("data", lambda: self.tr("Data and copies"), [make.number("log.days")])
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.open, self.copy):
            line.addWidget(button)
        line.addStretch(1)
        for part in (self.place, self.database):
            self.add(part)
        self.add(self._lines)
        self.add(line)
        self.open.clicked.connect(self.folder_wanted.emit)
        self.copy.clicked.connect(self.copy_wanted.emit)

    def show_data(self, about: About, copies: Sequence[CopyLine]) -> None:
        """Where the data are, and their copies."""
        self._about, self._copies = about, copies
        self.retranslate()

    def retranslate(self) -> None:
        self.open.set_label(self.tr("Open folder"))
        self.copy.set_label(self.tr("Copy now"))
        if self._about is None:
            return
        # Break a long path at its parts, not anywhere.
        self.place.setText(self._about.home.replace("/", "/\u200b").replace("\\", "\\\u200b"))
        self.place.setAccessibleName(self.tr("Data folder: %1").replace("%1", self._about.home))
        self.database.setText(
            self.tr("Database %1. Keys are not in this folder.").replace(
                "%1", words.megabytes(self._about.database_bytes)
            )
        )
        clear(self._lines)
        kinds = {
            "hand": self.tr("made by hand"),
            "daily": self.tr("daily copy"),
            "upgrade": self.tr("before a new version"),
        }
        for copy in self._copies[:_COPIES]:
            told = f"{words.when(copy.made)} · {kinds[copy.kind]} · {words.megabytes(copy.bytes)}"
            self._lines.addWidget(Label(told, "small", "t2", wrap=True))
        if not self._copies:
            self._lines.addWidget(Label(self.tr("No copies yet: one is made each day."), "small", "t2", wrap=True))


class CarryCard(SettingCard):
    """Settings as a file, and the report for support."""

    export_wanted = Signal()
    import_wanted = Signal()
    support_wanted = Signal()

    def __init__(self) -> None:
        self.export = Button(icon="export", size=30)
        self.take = Button(icon="download-simple", size=30)
        self.support = Button(icon="lifebuoy", size=30)
        self._help = Label(font="small", color="t3", wrap=True)
        super().__init__("data", lambda: self.tr("Transfer and support"), (), self._note_words)
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.export)
        files.addWidget(self.take)
        files.addStretch(1)
        support = QHBoxLayout()
        support.addWidget(self.support)
        support.addStretch(1)
        self.add(files)
        self.add(self._help)
        self.add(support)
        self.export.clicked.connect(self.export_wanted.emit)
        self.take.clicked.connect(self.import_wanted.emit)
        self.support.clicked.connect(self.support_wanted.emit)

    def _note_words(self) -> str:
        return self.tr("A file with the settings can be taken over on another computer. It holds no keys.")

    def retranslate(self) -> None:
        self.export.set_label(self.tr("Save settings…"))
        self.take.set_label(self.tr("Take over…"))
        self.support.set_label(self.tr("Report for support…"))
        self._help.setText(
            self.tr("The report shows what would be in it before it is saved; keys, phones and e-mails are masked.")
        )


class AboutCard(SettingCard):
    """Versions and licences."""

    licence_wanted = Signal(str)
    help_wanted = Signal()

    def __init__(self) -> None:
        self._version = ""
        self.versions = Label(font="small", color="t2", wrap=True)
        self.licences: dict[str, Button] = {}
        self.guide = Button(icon="question", size=30)
        self.guide.clicked.connect(lambda: self.help_wanted.emit())
        super().__init__("about", lambda: words.section("about"))
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(self.versions)
        self._words: dict[str, Label] = {}
        line = QHBoxLayout()
        line.addWidget(self.guide)
        line.addStretch(1)
        self.add(line)
        for key in ("skladlink", "inter", "mono", "icons", "qt"):
            line = QHBoxLayout()
            line.setSpacing(10)
            told = self._words[key] = Label(font="small", color="t2", wrap=True)
            line.addWidget(told, 1)
            if key in ("skladlink", "inter", "mono"):
                button = self.licences[key] = Button(kind="link", size=28, font="smallStrong")
                button.clicked.connect(lambda _=False, key=key: self.licence_wanted.emit(key))
                line.addWidget(button)
            self.add(line)
        self.card_words()

    def show_version(self, version: str) -> None:
        """Our own version."""
        self._version = version
        self.retranslate()

    def retranslate(self) -> None:
        if not hasattr(self, "_words"):
            return
        parts = (
            f"SkladLink {self._version}",
            f"Qt {QLibraryInfo.version().toString()}",
            f"PySide6 {PySide6.__version__}",
            f"Python {platform.python_version()}",
            f"SQLite {sqlite3.sqlite_version}",
        )
        self.versions.setText(" · ".join(parts))
        self.guide.set_label(self.tr("User guide"))
        told = {
            "skladlink": self.tr("SkladLink is free software under the MIT licence."),
            "inter": self.tr("Font Inter: SIL Open Font License 1.1"),
            "mono": self.tr("Font JetBrains Mono: SIL Open Font License 1.1"),
            "icons": self.tr("Icons Phosphor: MIT licence, by way of QtAwesome (MIT)"),
            "qt": self.tr("Qt and PySide6: LGPL 3, used as separate libraries that you may replace"),
        }
        for key, label in self._words.items():
            label.setText(told[key])
        for key, button in self.licences.items():
            button.set_label(self.tr("Text"))
            button.setAccessibleName(f"{self.tr('Text of the licence')}: {told[key]}")
