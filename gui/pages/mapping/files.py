"""The mapping page's ways to files: the menu behind "…", saving, choosing a file, and dropping one on the page."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gui import format as formats
from gui.pages.mapping.file_sheet import FileSheet
from gui.theme import text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets.inline import Text

if TYPE_CHECKING:
    from core.app.mapping_file import FilePlan
    from gui.pages.mapping.page import MappingPage

ENDINGS = (".csv", ".xlsx", ".tsv", ".txt")


class DropVeil(QWidget):
    """Lies over the page while a file is held above it; says whether it may be dropped."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.words, self.fits = "", True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, words: str, *, fits: bool) -> None:
        """Cover the page."""
        self.words, self.fits = words, fits
        self.setGeometry(self.parentWidget().rect())
        self.setAccessibleName(words)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = "accent" if self.fits else "err"
        line = theme.color("accentGfx" if self.fits else "err")
        painter.setOpacity(0.94)
        painter.fillRect(self.rect(), theme.color(f"{tone}Soft"))
        painter.setOpacity(1)
        painter.setPen(QPen(line, 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 12, 12)
        middle = self.rect().center()
        icon = QRectF(middle.x() - 20, middle.y() - 52, 40, 40)
        draw_icon(painter, "file-arrow-down" if self.fits else "prohibit", icon, 36, line)
        room = min(text_width("card", self.words), self.width() - 64)
        told = Text(self.words, "card", f"{tone}Text", shrinks=True)
        told.paint(painter, middle.x() - room / 2, middle.y() + 12, room)


class MappingFiles(QObject):
    """`ask_save` and `ask_open` ask for a place or a file: (title, suggestion, kinds, answer)."""

    def __init__(self, page: MappingPage) -> None:
        super().__init__(page)
        self._page, self._desk, self._bridge = page, page.desk, page.bridge
        self.veil = DropVeil(page)
        self.ask_save: Callable[[str, str, str, Callable[[str], None]], None] = self._save_dialog
        self.ask_open: Callable[[str, str, str, Callable[[str], None]], None] = self._open_dialog
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    # --- the menu ---------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What the button with three dots opens."""
        page = self._page.list
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        total, shown, checked = page.counts.total, page.model.rowCount(), len(page.checked)
        number = formats.number
        everything = menu.addAction(
            self.tr("Save the whole mapping (%1)…").replace("%1", number(total)), self.save_all
        )
        everything.setEnabled(total > 0)
        if 0 < shown != total:
            words = self.tr("Save the rows shown (%1)…").replace("%1", number(shown))
            menu.addAction(words, lambda: self._ask_where(page.model.ids[:]))
        if checked:
            words = self.tr("Save the checked rows (%1)…").replace("%1", number(checked))
            menu.addAction(words, lambda: self._ask_where(self._in_order(page.checked)))
        menu.addSeparator()
        menu.addAction(self.tr("Load a changed file…") + "\tCtrl+O", self.choose)
        menu.addSeparator()
        menu.addAction(self.tr("Dictionary of variants…") + "\tD", self._page.dictionary.open)
        menu.addAction(self.tr("Write copies of the links…"), self._page.creating.open_copies)
        return menu

    def open_menu(self) -> None:
        """Show the menu under its button."""
        button = self._page.list.more
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _in_order(self, rows: set[int]) -> array[int]:
        return array("q", [row for row in self._page.list.model.ids if row in rows])

    # --- out --------------------------------------------------------------------------------------------------

    def save_all(self) -> None:
        """Ask where the whole mapping is to be saved."""
        self._ask_where(None)

    def _ask_where(self, rows: array[int] | None) -> None:
        name = self.tr("Mapping") + ".xlsx"
        kinds = self.tr("Excel files (*.xlsx);;CSV files (*.csv)")
        self.ask_save(self.tr("Save the mapping"), str(_documents() / name), kinds, lambda to: self.save(to, rows))

    def save(self, name: str, rows: array[int] | None) -> None:
        """Write the rows (None: all) to the file `name`."""
        if not name:
            return
        path, lang, door = Path(name), formats.language(), self._bridge.app.mapping_file
        self._bridge.ask(lambda: door.save(path, lang, rows), lambda count: self._saved(path, count), owner=self)

    def _saved(self, path: Path, count: int) -> None:
        self._desk.toast(
            self.tr("%Ln rows saved: %1", "", count).replace("%1", path.name),
            self.tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    # --- in ---------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask which file is to be loaded."""
        kinds = self.tr("Tables (*.xlsx *.csv *.tsv *.txt)")
        self.ask_open(self.tr("Load the mapping"), str(_documents()), kinds, self.read)

    def read(self, name: str) -> None:
        """Show what the file would change."""
        if not name:
            return
        sheet = FileSheet(self._page.window(), self._bridge, Path(name))
        sheet.applied.connect(self._applied)
        self._desk.show_sheet(sheet, sheet.cancel)

    def _applied(self, run_id: int, plan: FilePlan) -> None:
        door = self._bridge.app.mapping_file
        text = self.tr("Mapping loaded: %Ln changes", "", len(plan.diff.steps()))
        self._page.acts.taken_in(run_id, text, lambda: door.apply(plan))

    # --- drag and drop ----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDropEvent):
            return self._held(event)
        if kind == QEvent.Type.DragLeave:
            self.veil.hide()
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._dropped(event)
        return False

    def _held(self, event: QDropEvent) -> bool:
        if not event.mimeData().hasUrls():
            return False
        problem = self._problem(event)
        self.veil.show_over(problem or self.tr("Drop the file to see what it would change"), fits=not problem)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _dropped(self, event: QDropEvent) -> bool:
        self.veil.hide()
        if not event.mimeData().hasUrls():
            return False
        problem = self._problem(event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if problem:
            self._desk.toast(problem, bad=True)
        else:
            self.read(event.mimeData().urls()[0].toLocalFile())
        return True

    def _problem(self, event: QDropEvent) -> str:
        """Why these files cannot be taken, "" when they can."""
        urls = event.mimeData().urls()
        if len(urls) != 1:
            return self.tr("One file at a time, please.")
        path = Path(urls[0].toLocalFile())
        if not urls[0].isLocalFile() or path.suffix.lower() not in ENDINGS:
            return self.tr("This is no mapping file: a CSV or XLSX table is needed.")
        return ""

    # --- dialogs ----------------------------------------------------------------------------------------------

    def _save_dialog(self, title: str, suggestion: str, kinds: str, answer: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._page.window(), title, suggestion, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("csv" if "csv" in kind else "xlsx"))
        dialog.selectFile(suggestion)
        self._open(dialog, answer)

    def _open_dialog(self, title: str, folder: str, kinds: str, answer: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._page.window(), title, folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, answer)

    @staticmethod
    def _open(dialog: QFileDialog, answer: Callable[[str], None]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(answer)
        dialog.open()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
