"""The sheet "Create in the shop": asks the shop what it lacks, shows the plan with its remarks, and starts the job.

Focus starts on Cancel. Where a catalogue has no property for the item's key, it offers to create that.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.creating import CreationPlan, NewElement, fingerprints
from core.errors import SkladLinkError
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import explain
from gui.pages.mapping.create_table import CreateTable, in_full
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet
from gui.widgets.states import StatePage


class CreateSheet(Sheet):
    """`confirmed` carries the items to create and the fingerprints of what was shown."""

    confirmed = Signal(object, object)

    def __init__(self, window: QWidget, bridge: Bridge, rows: array[int]) -> None:
        super().__init__(window, QSize(980, 700))
        self._bridge, self._rows = bridge, rows
        self.plan: CreationPlan | None = None
        self.table: CreateTable | None = None
        self.head.setText(self.tr("Create in the shop"))
        self.pages = QStackedWidget()
        self.body.addWidget(self.pages, 1)
        self.reading = Label(self.tr("Asking the shop what it has already…"), font="body", color="t2")
        self.reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state = StatePage("error")
        self.state.primary.clicked.connect(self.read)
        self.pages.addWidget(self.reading)
        self.pages.addWidget(self.state)
        self.property = Button(self.tr("Create the property MOYSKLAD_ID"), kind="link", icon="plus")
        self.property.clicked.connect(self._add_property)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.confirm = Button(kind="primary", icon="plus")
        self.cancel.clicked.connect(self.dismiss)
        self.confirm.clicked.connect(self._confirm)
        self.foot.row.addWidget(self.property)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.confirm)
        self.read()

    def read(self) -> None:
        """Work the plan out, in a worker; again after a failure."""
        self.plan = None
        rows, door = self._rows, self._bridge.app.creating
        self.pages.setCurrentWidget(self.reading)
        self._renew()
        self._bridge.ask(lambda: door.plan(rows), self._came, owner=self, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, SkladLinkError):
            self.dismiss()
            self._bridge.failed.emit(error)
            return
        told = explain(error.code, error.params)
        again = self.tr("Try again")
        self.state.show_state("error", told.what, "<br>".join(part for part in (told.means, told.do) if part), again)
        self.pages.setCurrentWidget(self.state)
        self._renew()

    def _came(self, plan: CreationPlan) -> None:
        self.plan = plan
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.table = CreateTable(self._bridge, plan)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_words(self.table))
        self.pages.addWidget(holder)
        self.pages.setCurrentWidget(holder)
        self.table.show_lines()
        self._renew()

    def _build_words(self, table: CreateTable) -> QWidget:
        """The current row in full, under the table."""
        strip = Surface("raised", "t")
        strip.setFixedHeight(104)
        self.words = Label(font="small", color="t2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(strip)
        row.setContentsMargins(24, 10, 24, 8)
        row.addWidget(self.words)

        def tell() -> None:
            at = table.current_row()
            self.words.setText(in_full(table.lines[at]) if 0 <= at < len(table.lines) else "")

        table.selectionModel().currentChanged.connect(lambda *_: tell())
        table.rows.loaded.connect(lambda _: table.go(0))
        return strip

    def _renew(self) -> None:
        """What the head and the foot say now."""
        plan = self.plan
        goods = plan.goods if plan is not None else 0
        reused = len(plan.reused) if plan is not None else 0
        parts = []
        if plan is not None:
            parts.append(self.tr("%Ln items are created", "", goods) if goods or not reused else "")
            parts.append(self.tr("%Ln new cards", "", plan.cards) if plan.cards else "")
            parts.append(self.tr("%Ln are there and only linked", "", reused) if reused else "")
            parts.append(self.tr("%Ln are left", "", len(plan.refused)) if plan.refused else "")
            parts.append(self.tr("prices and descriptions are added in the shop") if goods else "")
        self.sub.setText(" · ".join(part for part in parts if part))
        count = goods + reused
        words = self.tr("Create (%1)") if goods else self.tr("Link (%1)")
        self.confirm.set_label(words.replace("%1", formats.number(count)) if count else self.tr("Create"))
        self.confirm.setEnabled(count > 0)
        self.property.setVisible(bool(self._homeless()))

    def _homeless(self) -> list[int]:
        """Catalogues in the plan that have no property for the key."""
        elements: tuple[NewElement, ...] = self.plan.elements if self.plan is not None else ()
        return sorted({one.iblock_id for one in elements if one.key_property is None})

    def _add_property(self) -> None:
        door, missing = self._bridge.app.creating, self._homeless()
        self.property.setEnabled(False)

        def work() -> None:
            for iblock in missing:
                door.add_key_property(iblock)

        self._bridge.act(work, lambda _: self._added(self.read), owner=self, failed=self._not_added)

    def _added(self, then: Callable[[], None]) -> None:
        self.property.setEnabled(True)
        then()

    def _not_added(self, error: BaseException) -> None:
        self._added(lambda: self._failed(error))

    def _confirm(self) -> None:
        plan = self.plan
        if plan is None:
            return
        parents = {one.parent_item for one in plan.elements if one.parent_item}
        items = [one.item_id for one in plan.elements if one.item_id not in parents or one.parent_item]
        items += [one.item_id for one in plan.reused]
        self.confirmed.emit(items, fingerprints(plan))
        self.dismiss()
