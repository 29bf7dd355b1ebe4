"""The sheet of a mapping file: reading with progress, then the plan of differences, then applying it whole.

Focus starts on Cancel. With errors in the file, applying the rest has to be asked for by a check mark.
"""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.mapping_diff import DiffKind
from core.errors import Cancelled, SkladLinkError
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import explain
from gui.pages.mapping.file_table import FileTable, in_full
from gui.widgets.bars import ProgressBar
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.checkbox import CheckBox
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet
from gui.widgets.states import StatePage
from gui.widgets.toggles import DotTab, Tabs

if TYPE_CHECKING:
    from core.app.mapping_file import FilePlan

KINDS = {
    "error": frozenset({DiffKind.ERROR}),
    "new": frozenset({DiffKind.NEW}),
    "moved": frozenset({DiffKind.MOVED}),
    "removed": frozenset({DiffKind.REMOVED}),
    "ignored": frozenset({DiffKind.IGNORED, DiffKind.BACK}),
}
_TONES = {"error": "err", "new": "ok", "moved": "accentGfx", "removed": "warn", "ignored": "mute"}


class FileSheet(Sheet):
    """`applied` carries the run and the plan that was carried out."""

    applied = Signal(int, object)
    _read = Signal(int)

    def __init__(self, window: QWidget, bridge: Bridge, path: Path) -> None:
        super().__init__(window, QSize(920, 720))
        self._bridge, self._path = bridge, path
        self.stopped = Event()
        self.plan: FilePlan | None = None
        self.table: FileTable | None = None
        self.tabs: Tabs | None = None
        self.head.setText(self.tr("Mapping from a file"))
        self.sub.setText(path.name)
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages, 1)
        self._build_reading()
        self.state = StatePage("error")
        self.state.primary.clicked.connect(self.read)
        self.pages.addWidget(self.state)
        self.skip = CheckBox()
        self.skip.toggled.connect(lambda _: self._renew())
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.cancel.clicked.connect(self.dismiss)
        self.apply = Button(self.tr("Apply"), kind="primary", icon="check")
        self.apply.clicked.connect(self._apply)
        self.foot.row.addWidget(self.skip, 1)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.apply)
        self._read.connect(self._show_progress)
        self.closed.connect(self.stopped.set)
        self.read()

    def _build_reading(self) -> None:
        reading = QWidget()
        self.progress_text = Label(font="body", color="t2")
        self.progress_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = ProgressBar()
        self.bar.setFixedWidth(320)
        column = QVBoxLayout(reading)
        column.addStretch(2)
        column.addWidget(self.progress_text)
        column.addSpacing(10)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._reading = reading
        self.pages.addWidget(reading)

    def read(self) -> None:
        """Read the file and work the plan out, in a worker; again after a failure."""
        self.plan = None
        path, door = self._path, self._bridge.app.mapping_file

        def tick(rows: int) -> None:
            if self.stopped.is_set():
                raise Cancelled
            self._read.emit(rows)

        self.pages.setCurrentWidget(self._reading)
        self._show_progress(0)
        self._renew()
        self._bridge.ask(lambda: door.plan(path, tick), self._came, owner=self, failed=self._failed)

    def _show_progress(self, rows: int) -> None:
        self.progress_text.setText(self.tr("%Ln rows read", "", rows) if rows else self.tr("Reading the file…"))
        # How many rows there are is known at the end only: the bar nears its end and never reaches it.
        self.bar.set_share(rows / (rows + 20_000) if rows else 0.02)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, SkladLinkError):
            self.dismiss()
            self._bridge.failed.emit(error)
            return
        told = explain(error.code, error.params)
        again = self.tr("Read the file again")
        self.state.show_state("error", told.what, f"{told.means}<br>{told.do}", again)
        self.pages.setCurrentWidget(self.state)
        self.state.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self._renew()

    def _came(self, plan: FilePlan) -> None:
        self.plan = plan
        diff = plan.diff
        told = self.tr("%1 · %Ln rows read", "", diff.rows).replace("%1", plan.name)
        self.sub.setText(told + " · " + self.tr("%Ln unchanged", "", diff.unchanged))
        if not diff.lines:
            self.state.show_state(
                "done",
                self.tr("The file changes nothing"),
                self.tr("All its rows say what is so already."),
            )
            self.pages.setCurrentWidget(self.state)
            self._renew()
            return
        counts = {key: sum(diff.count(kind) for kind in kinds) for key, kinds in KINDS.items()}
        self._show_plan(plan, {key: count for key, count in counts.items() if count})
        self._renew()

    def _show_plan(self, plan: FilePlan, counts: dict[str, int]) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = {
            "error": self.tr("Errors"),
            "new": self.tr("New links"),
            "moved": self.tr("Changed"),
            "removed": self.tr("Taken away"),
            "ignored": self.tr("Ignored"),
        }
        self.tabs = Tabs(list(counts), DotTab, _TONES)
        self.tabs.set_texts({key: words[key] for key in counts})
        self.tabs.set_counts(dict(counts))
        line = QHBoxLayout()
        line.setContentsMargins(18, 0, 24, 4)
        line.addWidget(self.tabs)
        column.addLayout(line)
        table = self.table = FileTable(self._bridge, plan)
        column.addWidget(table, 1)
        column.addWidget(self._build_words(table))
        self.tabs.chosen.connect(lambda key: table.show_kinds(KINDS[key]))
        self.pages.addWidget(holder)
        self.pages.setCurrentWidget(holder)
        table.show_kinds(KINDS[next(iter(counts))])

    def _build_words(self, table: FileTable) -> QWidget:
        """The current row in full, under the table."""
        strip = Surface("raised", "t")
        strip.setFixedHeight(84)
        self.words = Label(font="small", color="t2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(strip)
        row.setContentsMargins(24, 10, 24, 8)
        row.addWidget(self.words)
        table.selectionModel().currentChanged.connect(lambda *_: self._tell_current())
        table.rows.loaded.connect(lambda _: table.go(0))
        table.rows.dataChanged.connect(lambda *_: self._tell_current())
        return strip

    def _tell_current(self) -> None:
        table = self.table
        at = table.current_row() if table is not None else -1
        view = table.rows.row_at(at) if table is not None and 0 <= at < table.rows.rowCount() else None
        self.words.setText(in_full(view) if view is not None else "")

    def _renew(self) -> None:
        """What the footer offers now."""
        steps = len(self.plan.diff.steps()) if self.plan is not None else 0
        errors = self.plan.diff.count(DiffKind.ERROR) if self.plan is not None else 0
        self.skip.setText(self.tr("Leave out %Ln rows with errors", "", errors))
        self.skip.setVisible(bool(errors and steps))
        self.apply.setVisible(self.plan is None or steps > 0)
        self.apply.set_label(
            self.tr("Apply (%1)").replace("%1", formats.number(steps)) if steps else self.tr("Apply")
        )
        self.apply.setEnabled(steps > 0 and (not errors or self.skip.isChecked()))

    def _apply(self) -> None:
        plan, door = self.plan, self._bridge.app.mapping_file
        if plan is None:
            return
        for button in (self.apply, self.cancel, self.close_button):
            button.setEnabled(False)
        self.apply.set_label(self.tr("Applying…"))
        self._bridge.act(lambda: door.apply(plan), self._done, owner=self, failed=self._not_applied)

    def _done(self, run_id: int) -> None:
        self.applied.emit(run_id, self.plan)
        self.dismiss()

    def _not_applied(self, error: BaseException) -> None:
        for button in (self.cancel, self.close_button):
            button.setEnabled(True)
        self.plan = None
        self._failed(error)

    def key(self, chord: str) -> bool:
        """Esc cancels, but not while the plan is being applied."""
        return True if chord == "Esc" and not self.cancel.isEnabled() else super().key(chord)
