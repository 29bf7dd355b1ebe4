"""What the page does with files: settings out and in, a copy of the database, the data folder, licences."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.app import acts
from core.domain.screens.settings import Imported
from core.errors import SkladLinkError
from gui.i18n import explain
from gui.pages import Desk
from gui.pages.settings.facts import Facts
from gui.pages.settings.sheets import ImportSheet, LicenceSheet
from gui.theme import RESOURCES

_NAME = "skladlink-settings.json"
_LICENCES = {
    "skladlink": RESOURCES.parent / "LICENSE",
    "inter": RESOURCES / "fonts" / "Inter-OFL.txt",
    "mono": RESOURCES / "fonts" / "JetBrainsMono-OFL.txt",
}
_TITLES = {"skladlink": "SkladLink", "inter": "Inter", "mono": "JetBrains Mono"}


class Carrying(QObject):
    """`changed` asks the page to look anew."""

    changed = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._bridge, self._page = desk, desk.bridge, page

    # --- out --------------------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Let a person say where the settings go."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save the settings"), str(_documents() / _NAME), self.tr("Settings (*.json)")
        )
        if chosen:
            path = Path(chosen)
            self.export(path if path.suffix else path.with_suffix(".json"))

    def export(self, path: Path) -> None:
        """Write the settings that may be carried over."""
        door = self._bridge.app.preferences

        def written(count: int) -> None:
            told = self.tr("%Ln settings are in %1, no keys.", "", count).replace("%1", path.name)
            self._desk.toast(told, self.tr("Show in folder"), lambda: _open(path.parent))

        self._bridge.act(lambda: door.export_to(path), written, owner=self, failed=self._failed)

    # --- in ---------------------------------------------------------------------------------------------------

    def ask_which(self) -> None:
        """Let a person choose a file of settings."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Take over settings"), str(_documents()), self.tr("Settings (*.json)")
        )
        if chosen:
            self.look_into(Path(chosen))

    def look_into(self, path: Path) -> None:
        """Show what the file would change; nothing is taken over yet."""
        door = self._bridge.app.preferences
        self._bridge.act(
            lambda: door.outcome(door.read_import(path)),
            lambda found: self._show(path, found),
            owner=self,
            failed=self._failed,
        )

    def _show(self, path: Path, found: Imported) -> None:
        if not found.changed:
            self._desk.toast(self.tr("Nothing to change: these settings are already in force."))
            return
        sheet = ImportSheet(self._page.window(), path.name, found)
        sheet.confirmed.connect(lambda: self._take(path))
        self._desk.show_sheet(sheet, sheet.cancel)

    def _take(self, path: Path) -> None:
        app = self._bridge.app

        def taken(found: Imported) -> None:
            self._desk.toast(self.tr("%Ln settings taken over.", "", len(found.changed)))
            self.changed.emit()

        self._bridge.act(lambda: acts.import_settings(app, path), taken, owner=self, failed=self._failed)

    # --- copies, folders, licences ----------------------------------------------------------------------------

    def copy_now(self) -> None:
        """Copy the database beside it."""
        door = self._bridge.app.preferences

        def copied(_: object) -> None:
            self._desk.toast(self.tr("The copy is made."))
            self.changed.emit()

        self._bridge.act(door.copy_now, copied, owner=self, failed=self._failed)

    def open_folder(self, facts: Facts | None) -> None:
        """Show the data folder in the system's own window."""
        if facts is not None:
            _open(Path(facts.about.home))

    def show_licence(self, key: str) -> None:
        """Show the text of a licence."""
        sheet = LicenceSheet(self._page.window(), _TITLES[key], _LICENCES[key])
        self._desk.show_sheet(sheet, sheet.close_it)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, SkladLinkError):
            self._bridge.failed.emit(error)
            return
        told = explain(error.code, error.params)
        self._desk.toast(" ".join(part for part in (f"{told.what}.", told.do) if part), bad=True)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or QDir.homePath())


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
