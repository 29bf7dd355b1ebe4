"""The sheet "Copies of links": counts what is written into MOYSKLAD_ID, and offers the property where it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import SkladLinkError
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import explain
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.domain.screens.creating import CopyPlan


class CopiesSheet(Sheet):
    """`confirmed` says yes. Focus starts on Cancel."""

    confirmed = Signal()

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window, QSize(600, 300))
        self._bridge = bridge
        self.plan: CopyPlan | None = None
        self.head.setText(self.tr("Copies of the links"))
        self.sub.setText(self.tr("The item’s key goes into the property MOYSKLAD_ID of the offer it is linked to."))
        self.told = Label(wrap=True)
        column = QVBoxLayout()
        column.setContentsMargins(24, 8, 24, 12)
        column.addWidget(self.told)
        column.addStretch(1)
        self.body.addLayout(column)
        self.property = Button(self.tr("Create the property"), icon="plus")
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.write = Button(kind="primary", icon="check")
        self.property.clicked.connect(self._add_property)
        self.cancel.clicked.connect(self.dismiss)
        self.write.clicked.connect(self._confirm)
        self.foot.row.addWidget(self.property)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.write)
        self.read()

    def read(self) -> None:
        """Count, in a worker."""
        self.plan = None
        self.told.setText(self.tr("Comparing the links with the shop…"))
        self._renew()
        self._bridge.ask(self._bridge.app.creating.copies_plan, self._came, owner=self, failed=self._failed)

    def _came(self, plan: CopyPlan) -> None:
        self.plan = plan
        lines = [
            self.tr("%Ln offers hold no key yet: it is written", "", plan.empty) if plan.empty else "",
            self.tr("%Ln offers hold an outdated key: it is replaced", "", plan.different) if plan.different else "",
            self.tr("%Ln offers hold the key of another item that MoySklad has: they are left", "", plan.conflicts)
            if plan.conflicts
            else "",
            self.tr("%Ln offers are in catalogues without the property: they are left", "", plan.homeless)
            if plan.homeless
            else "",
        ]
        lines += [self.tr("No property MOYSKLAD_ID: “%1”").replace("%1", name) for _, name in plan.missing]
        shown = [line for line in lines if line]
        self.told.setText("\n".join(shown) or self.tr("Every copy is in place, nothing is to be written."))
        self._renew()

    def _failed(self, error: BaseException) -> None:
        self.property.setEnabled(True)
        if not isinstance(error, SkladLinkError):
            self.dismiss()
            self._bridge.failed.emit(error)
            return
        told = explain(error.code, error.params)
        self.told.setText("\n\n".join(part for part in (told.what, told.means, told.do) if part))

    def _renew(self) -> None:
        writes = self.plan.writes if self.plan is not None else 0
        self.write.set_label(
            self.tr("Write (%1)").replace("%1", formats.number(writes)) if writes else self.tr("Write")
        )
        self.write.setEnabled(writes > 0)
        self.property.setVisible(self.plan is not None and bool(self.plan.missing))

    def _add_property(self) -> None:
        plan, door = self.plan, self._bridge.app.creating
        missing = [iblock for iblock, _ in plan.missing] if plan is not None else []
        self.property.setEnabled(False)

        def work() -> None:
            for iblock in missing:
                door.add_key_property(iblock)

        def added(_: object) -> None:
            self.property.setEnabled(True)
            self.read()

        self._bridge.act(work, added, owner=self, failed=self._failed)

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.dismiss()
