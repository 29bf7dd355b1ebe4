"""Acts on the checked rows: link, ignore with a reason, unlink; all are shown before, one undo takes all back."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from core.domain.screens.mapping import BulkAct, FamilyRow
from gui import format as formats
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.mapping.sheets import PairDelegate, PairHeader
from gui.pages.mapping.words import spoken
from gui.widgets.button import Button
from gui.widgets.field import Field
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet
from gui.widgets.tables import StretchTable

if TYPE_CHECKING:
    from gui.pages.mapping.page import MappingPage

_ICONS = {BulkAct.ACCEPT: "checks", BulkAct.IGNORE: "eye-slash", BulkAct.UNLINK: "link-break"}


class BulkSheet(Sheet):
    """Shows what an act would change; `confirmed` carries the rows shown and the reason. Focus starts on Cancel."""

    confirmed = Signal(object, str)

    def __init__(self, window: QWidget, bridge: Bridge, act: BulkAct, rows: array[int]) -> None:
        super().__init__(window, QSize(860, 660))
        self._act, self._chosen = act, len(rows)
        heads = {
            BulkAct.ACCEPT: (self.tr("Link the checked rows?"), self.tr("Each is linked to the offer beside it.")),
            BulkAct.IGNORE: (self.tr("Ignore the checked rows?"), self.tr("They no longer wait for a decision.")),
            BulkAct.UNLINK: (
                self.tr("Unlink the checked rows?"),
                self.tr("The shop’s quantities stay as they are and are no longer kept in step."),
            ),
        }
        head, self._told = heads[act]
        self.head.setText(head)
        self.sub.setText(self._told)
        self._build_table(bridge)
        self._build_reason()
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.confirm = Button(kind="primary", icon=_ICONS[act])
        self.confirm.setEnabled(False)
        self.cancel.clicked.connect(self.dismiss)
        self.confirm.clicked.connect(self._confirm)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.confirm)
        self._loaded(0)
        door = bridge.app.mapping_bulk
        self.model.open(lambda: door.fitting(act, rows))

    def _build_table(self, bridge: Bridge) -> None:
        self.model = WindowModel(bridge, 3, bridge.app.mapping_rows, lambda row: row.row, self)
        self.model.text = lambda row, column: row.name if column == 0 else row.offer_name
        self.model.spoken = spoken
        self.model.loaded.connect(self._loaded)
        self.table = StretchTable(PairDelegate(), {2: 150}, (0, 1))
        header = PairHeader(self.table)
        header.first_margin = 24
        header.fill = "raised"
        self.table.setHorizontalHeader(header)
        self.table.setModel(self.model)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setAccessibleName(self.head.text())
        self.body.addWidget(self.table, 1)

    def _build_reason(self) -> None:
        self.reason = Field()
        self.reason.name(self.tr("Why they are ignored, for example: no longer sold"))
        self.reason.setMaxLength(200)
        line = QHBoxLayout()
        line.setContentsMargins(24, 10, 24, 12)
        line.setSpacing(12)
        line.addWidget(Label(self.tr("Reason"), "smallStrong"))
        line.addWidget(self.reason, 1)
        if self._act is BulkAct.IGNORE:
            self.body.addLayout(line)
        else:
            self.reason.hide()

    def _loaded(self, count: int) -> None:
        words = {
            BulkAct.ACCEPT: self.tr("Link (%1)"),
            BulkAct.IGNORE: self.tr("Ignore (%1)"),
            BulkAct.UNLINK: self.tr("Unlink (%1)"),
        }
        self.confirm.set_label(words[self._act].replace("%1", formats.number(count)))
        self.confirm.setEnabled(count > 0)
        left = self._chosen - count
        more = " " + self.tr("%Ln checked rows do not fit and stay as they are.", "", left) if left else ""
        self.sub.setText(self._told + more)

    def _confirm(self) -> None:
        self.confirmed.emit(self.model.ids[:], self.reason.text().strip())
        self.dismiss()


class MappingBulk(QObject):
    """Opens the sheet for the checked rows and does what was confirmed."""

    def __init__(self, page: MappingPage) -> None:
        super().__init__(page)
        self._page = page
        footer = page.list.footer
        footer.accept.clicked.connect(lambda: self.ask(BulkAct.ACCEPT))
        footer.ignore.clicked.connect(lambda: self.ask(BulkAct.IGNORE))
        footer.unlink.clicked.connect(lambda: self.ask(BulkAct.UNLINK))

    def ask_family(self, family: FamilyRow) -> None:
        """Show which variants of a parent have one clear offer, and link those."""
        head = self.tr("Link the variants of “%1”?").replace("%1", family.name)
        self.ask(BulkAct.ACCEPT, array("q", family.rows), head)

    def ask(self, act: BulkAct, chosen: array[int] | None = None, head: str = "") -> None:
        """Show what `act` would do to the checked rows, or to those `chosen` under another `head`."""
        page = self._page
        rows = array("q", sorted(page.list.checked)) if chosen is None else chosen
        if not rows:
            return
        sheet = BulkSheet(page.window(), page.bridge, act, rows)
        if head:
            sheet.head.setText(head)
        sheet.confirmed.connect(lambda shown, reason: self._do(act, shown, reason))
        page.desk.show_sheet(sheet, sheet.cancel)

    def _do(self, act: BulkAct, rows: array[int], reason: str) -> None:
        door = self._page.bridge.app.mapping_bulk
        words = {
            BulkAct.ACCEPT: self.tr("%Ln rows linked", "", len(rows)),
            BulkAct.IGNORE: self.tr("%Ln rows ignored", "", len(rows)),
            BulkAct.UNLINK: self.tr("%Ln rows unlinked", "", len(rows)),
        }

        def again() -> int:
            return door.carry_out(act, rows, reason)

        self._page.list.uncheck_all()
        self._page.bridge.act(again, lambda run: self._page.acts.taken_in(run, words[act], again), owner=self)
