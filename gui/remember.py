"""What the window remembers between starts ("ui.…" settings): language, theme, geometry, columns, sort, splitter."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from gui.bridge import Bridge
from gui.widgets.tables import StretchTable

KEEP_MS = 400


class Memory(QObject):
    """Reads at once (settings lie in memory) and writes in the background, a moment after the last change."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._dirty: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.flush)

    def recall(self, name: str) -> str:
        """The value kept under "ui.`name`", "" when there is none."""
        return self._dirty.get(name) or self._bridge.app.setting(f"ui.{name}")

    def keep(self, name: str, value: str) -> None:
        """Keep `value`; many changes in a row are written once."""
        self._dirty[name] = value
        self._timer.start()

    def waits(self, name: str) -> bool:
        """Whether a value of this window's own is still to be written under "ui.`name`"."""
        return name in self._dirty

    def flush(self) -> None:
        """Write what is not written yet."""
        self._timer.stop()
        dirty, self._dirty = self._dirty, {}
        if dirty:
            self._bridge.act(lambda: self._write(dirty), lambda _: None)

    def _write(self, values: dict[str, str]) -> None:
        for name, value in values.items():
            self._bridge.app.set_setting(f"ui.{name}", value)

    def recall_sort(self, page: str, known: frozenset[str], default: str) -> tuple[str, bool]:
        """Sort column and direction of a page; `default` where nothing good was kept."""
        text = self.recall(f"sort.{page}")
        name = text.removeprefix("-")
        return (name, text.startswith("-")) if name in known else (default, False)

    def keep_sort(self, page: str, name: str, descending: bool) -> None:
        """Keep the sort of a page."""
        self.keep(f"sort.{page}", f"-{name}" if descending else name)

    def recall_number(self, name: str, low: int, high: int, default: int) -> int:
        """A whole number within its bounds, else `default`."""
        text = self.recall(name)
        return int(text) if text.isdigit() and low <= int(text) <= high else default


class ColumnMemory(QObject):
    """Column widths of one table in a wide window; a narrow one has widths of its own that are not kept."""

    def __init__(
        self, memory: Memory, page: str, table: StretchTable, wide: dict[int, int], slim: dict[int, int]
    ) -> None:
        super().__init__(table)
        self._memory, self._page, self._table = memory, page, table
        self._wide, self._narrow = dict(wide), dict(slim)
        self._shares: dict[int, int] = {}
        self._slim = False
        self._recall(memory.recall(f"columns.{page}"))
        table.columns_dragged.connect(self._dragged)
        self.set_slim(False)

    def set_slim(self, slim: bool) -> None:
        """Lay the table out for a narrow or a wide window."""
        self._slim = slim
        self._table.set_widths(dict(self._narrow) if slim else dict(self._wide), {} if slim else self._shares)

    def _dragged(self) -> None:
        if self._slim:
            return
        self._wide, self._shares = self._table.widths(), self._table.shares()
        self._memory.keep(
            f"columns.{self._page}",
            " ".join(f"{column}:{width}" for column, width in sorted((self._wide | self._shares).items())),
        )

    def _recall(self, text: str) -> None:
        """Take over `text` as `_dragged` wrote it; anything else leaves the widths as designed."""
        for part in text.split():
            column, _, width = part.partition(":")
            if not (column.isdigit() and width.isdigit() and 0 < int(width) <= 4000):
                continue
            if int(column) in self._wide and self._wide[int(column)]:
                self._wide[int(column)] = int(width)
            elif int(column) in self._table.stretch:
                self._shares[int(column)] = int(width)
