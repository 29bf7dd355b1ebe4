"""What every table can do: copy cells and rows as text, and be saved whole as a CSV or Excel file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QTableView

from gui import format as formats
from gui.keys import chord
from gui.models.window_model import WindowModel
from gui.widgets.inline import Text

if TYPE_CHECKING:
    from core.app.spreadsheet import Cell
    from gui.widgets.tables import Header

BLOCK = 2000


class TableMenu(QObject):
    """Belongs to a table over a `WindowModel`; `more` adds a page's own entries to the top of the menu.

    The file that is offered is named like the table's accessible name. `ask_path` asks for the place of a file:
    (suggestion, filter, answer).
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.more: Callable[[QMenu], None] | None = None
        self.ask_path: Callable[[str, str, Callable[[str], None]], None] = self._dialog
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._open(event)
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and chord(event) == "Ctrl+C":
            self.copy_rows()
            return True
        return super().eventFilter(watched, event)

    def menu(self) -> QMenu:
        """The menu for the current row."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.more is not None:
            self.more(menu)
            menu.addSeparator()
        current = self._table.currentIndex()
        cell = menu.addAction(self.tr("Copy cell"), self.copy_cell)
        rows = menu.addAction(self.tr("Copy row") + "\tCtrl+C", self.copy_rows)
        for action in (cell, rows):
            action.setEnabled(current.isValid())
        menu.addSeparator()
        menu.addAction(self.tr("Save as Excel file…"), lambda: self.export("xlsx"))
        menu.addAction(self.tr("Save as CSV file…"), lambda: self.export("csv"))
        return menu

    def copy_cell(self) -> None:
        """Put the current cell's words on the clipboard."""
        model, index = self._model(), self._table.currentIndex()
        row = model.row_at(index.row()) if model is not None and index.isValid() else None
        if model is not None and row is not None:
            QGuiApplication.clipboard().setText(model.text(row, index.column()))

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard, cells apart by tabs, as Excel takes them."""
        model = self._model()
        selected = self._table.selectionModel().selectedRows() if model is not None else []
        if model is None or not selected:
            return
        ids = [model.ids[index.row()] for index in sorted(selected, key=lambda index: index.row())]
        columns = self._columns()

        def work() -> str:
            lines = (
                "\t".join(" ".join(model.text(row, column).split()) for column in columns) for row in model.fetch(ids)
            )
            return "\n".join(lines)

        model.bridge.ask(work, QGuiApplication.clipboard().setText, owner=self)

    def export(self, kind: str) -> None:
        """Save the whole list as it is filtered and sorted now; `kind` is csv or xlsx."""
        kinds = {"xlsx": self.tr("Excel files (*.xlsx)"), "csv": self.tr("CSV files (*.csv)")}
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.ask_path(str(Path(folder) / f"{self._title()}.{kind}"), kinds[kind], self._chosen)

    def _chosen(self, name: str) -> None:
        model = self._model()
        if not name or model is None:
            return
        path, columns, ids = Path(name), self._columns(), model.ids[:]
        head = [self._heading(column) for column in columns]
        numeric = self._header().right_aligned
        title, comma = self._title(), formats.language() == "ru"

        def cells(row: Any) -> Sequence[Cell]:
            texts = ((column, model.text(row, column)) for column in columns)
            return [formats.value(text) if column in numeric else text for column, text in texts]

        def work() -> int:
            from core.app import spreadsheet

            blocks = (ids[start : start + BLOCK] for start in range(0, len(ids), BLOCK))
            rows = (cells(row) for block in blocks for row in model.fetch(block))
            return spreadsheet.write(path, title, head, rows, comma=comma)

        model.bridge.ask(work, lambda count: self._saved(path, count), owner=self)

    def _saved(self, path: Path, count: int) -> None:
        window: Any = self._table.window()
        window.toast(
            self.tr("%Ln rows saved: %1", "", count).replace("%1", path.name),
            self.tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _open(self, event: QContextMenuEvent) -> None:
        index = self._table.indexAt(self._table.viewport().mapFromGlobal(event.globalPos()))
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self._table.currentIndex()
            place = self._table.viewport().mapToGlobal(self._table.visualRect(index).bottomLeft() + QPoint(24, 0))
        elif index.isValid():
            self._table.setCurrentIndex(index)
        self.menu().popup(place)

    def _dialog(self, suggestion: str, kinds: str, answer: Callable[[str], None]) -> None:
        dialog = QFileDialog(self._table.window(), self.tr("Save the table"), suggestion, kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(suggestion).suffix.lstrip("."))
        dialog.selectFile(suggestion)
        dialog.fileSelected.connect(answer)
        dialog.open()

    def _title(self) -> str:
        return self._table.accessibleName() or "SkladLink"

    def _model(self) -> WindowModel | None:
        model = self._table.model()
        return model if isinstance(model, WindowModel) else None

    def _header(self) -> Header:
        header: Any = self._table.horizontalHeader()
        return header

    def _heading(self, column: int) -> str:
        return " ".join(item.text for item in self._header().items(column) if isinstance(item, Text))

    def _columns(self) -> list[int]:
        """Columns with words, hidden ones too: what does not fit on a small screen belongs in the file."""
        return [column for column in range(self._table.model().columnCount()) if self._heading(column)]
