"""The window model: row numbers in an array, rows fetched in blocks by the query pool, a bounded cache, no proxy."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from gui.bridge import Bridge

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
BLOCK = 128
CACHED_ROWS = 40 * BLOCK
IN_FLIGHT = 2
_WANTED = 6
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def _no_text(_row: Any, _column: int) -> str:
    return ""


class WindowModel(QAbstractTableModel):
    """A table of any length.

    `fetch_rows` is called in the query pool with row numbers and gives rows in the same order, gone ones left out;
    `key` tells a row's number; `text` gives a cell's words, `spoken` what a screen reader says of the row.
    """

    loaded = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        columns: int,
        fetch_rows: Callable[[Sequence[int]], Sequence[Any]],
        key: Callable[[Any], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._columns = columns
        self._fetch_rows = fetch_rows
        self._key = key
        self._fetch_ids: Callable[[], array[int]] | None = None
        self.text: Callable[[Any, int], str] = _no_text
        self.spoken: Callable[[Any], str] = str
        self.ids: array[int] = array("q")
        self._rows: dict[int, Any] = {}
        self._old: dict[int, Any] = {}
        self._wanted: dict[int, None] = {}
        self._asked: set[int] = set()
        self._generation = 0

    @property
    def bridge(self) -> Bridge:
        """What the model asks its questions through."""
        return self._bridge

    def fetch(self, numbers: Sequence[int]) -> Sequence[Any]:
        """Rows by their numbers, straight from the store: for a worker, never for the GUI thread."""
        return self._fetch_rows(numbers)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role in _TEXT_ROLES or role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row_at(index.row())
            if row is None:
                return None
            return self.spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else self.text(row, index.column())
        return None

    def row_at(self, position: int) -> Any | None:
        """The row at `position`, None while it is on its way (asking is what fetches it)."""
        number = self.ids[position]
        row = self._rows.get(number)
        if row is None:
            self._want(position // BLOCK)
            return self._old.get(number)
        return row

    def position(self, number: int) -> int:
        """Where row `number` stands, -1 when it is not in this list."""
        try:
            return self.ids.index(number)
        except ValueError:
            return -1

    def open(self, fetch_ids: Callable[[], array[int]]) -> None:
        """Show another list; the old one stays on screen until the new row numbers are there."""
        self._fetch_ids = fetch_ids
        self._generation += 1
        generation = self._generation

        def work() -> tuple[array[int], Sequence[Any]]:
            ids = fetch_ids()
            return ids, self._fetch_rows(ids[:BLOCK]) if ids else ()

        self._bridge.ask(
            work,
            lambda answer: self._opened(generation, answer),
            owner=self,
            failed=lambda error: self.failed.emit(error),
        )

    def reload(self) -> None:
        """Ask the same question again."""
        if self._fetch_ids is not None:
            self.open(self._fetch_ids)

    def refresh(self) -> None:
        """Fetch rows anew without changing the list; the old ones stay on screen meanwhile."""
        self._old = {**self._old, **self._rows} if len(self._old) < CACHED_ROWS else dict(self._rows)
        self._rows = {}
        self._asked.clear()
        if self.ids:
            self._repaint(0, len(self.ids) - 1)

    def remove(self, number: int) -> None:
        """Take one row out of the list."""
        position = self.position(number)
        if position >= 0:
            self.beginRemoveRows(QModelIndex(), position, position)
            del self.ids[position]
            self.endRemoveRows()

    def put_in(self, position: int, numbers: Sequence[int]) -> None:
        """Put rows in before `position`; they are fetched once they are looked at."""
        if numbers:
            self.beginInsertRows(QModelIndex(), position, position + len(numbers) - 1)
            self.ids[position:position] = array("q", numbers)
            self._asked.clear()
            self.endInsertRows()

    def take_out(self, position: int, count: int) -> None:
        """Take `count` rows out, beginning at `position`."""
        if count:
            self.beginRemoveRows(QModelIndex(), position, position + count - 1)
            del self.ids[position : position + count]
            self._asked.clear()
            self.endRemoveRows()

    def replace(self, row: Any) -> None:
        """Show a newer state of one row."""
        number = self._key(row)
        self._rows[number] = row
        position = self.position(number)
        if position >= 0:
            self._repaint(position, position)

    def _opened(self, generation: int, answer: tuple[array[int], Sequence[Any]]) -> None:
        if generation != self._generation:
            return
        ids, rows = answer
        self.beginResetModel()
        self.ids = ids
        self._rows = {self._key(row): row for row in rows}
        self._old = {}
        self._wanted.clear()
        self._asked.clear()
        self.endResetModel()
        self.loaded.emit(len(ids))

    def _want(self, block: int) -> None:
        if block in self._asked:
            return
        self._wanted.pop(block, None)
        self._wanted[block] = None
        while len(self._wanted) > _WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._pump()

    def _pump(self) -> None:
        while self._wanted and len(self._asked) < IN_FLIGHT:
            block, _ = self._wanted.popitem()
            ids = self.ids[block * BLOCK : (block + 1) * BLOCK]
            if not ids:
                continue
            self._asked.add(block)
            self._fetch(block, ids)

    def _fetch(self, block: int, ids: array[int]) -> None:
        generation = self._generation
        self._bridge.ask(
            lambda: self._fetch_rows(ids),
            lambda rows: self._arrived(generation, block, ids, rows),
            owner=self,
            failed=lambda error: self._not_arrived(block, error),
        )

    def _arrived(self, generation: int, block: int, ids: array[int], rows: Sequence[Any]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(block)
        for row in rows:
            self._rows[self._key(row)] = row
        while len(self._rows) > CACHED_ROWS:
            del self._rows[next(iter(self._rows))]
        if self.ids and ids:
            first = min(block * BLOCK, len(self.ids) - 1)
            self._repaint(first, min(first + len(ids), len(self.ids)) - 1)
        self._pump()

    def _not_arrived(self, block: int, error: BaseException) -> None:
        self._asked.discard(block)
        self.failed.emit(error)

    def _repaint(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))
