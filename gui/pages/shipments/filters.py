"""The funnel: filters with their numbers in a menu; the button shows that one is on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from core.domain.screens.shipments import ShipmentCounts, ShipmentTab
from gui import format as formats
from gui.widgets.button import Button

FILTERS = (
    ShipmentTab.LONG,
    ShipmentTab.DRAFTS,
    ShipmentTab.NOT_STARTED,
    ShipmentTab.FULLY,
    ShipmentTab.RETURNED,
)


class FilterButton(Button):
    """`chosen` carries the filter, or ALL when it is taken away."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(icon="funnel-simple", size=30)
        self.counts = ShipmentCounts()
        self.current: ShipmentTab | None = None
        self.clicked.connect(self._open)

    def show_filter(self, current: ShipmentTab | None, counts: ShipmentCounts) -> None:
        """Say which filter is on."""
        self.current, self.counts = current, counts
        name = self.tr("Filter")
        if current is not None:
            name = f"{name}: {self.word(current)}"
        self.set_icon(
            "funnel-simple-fill" if current is not None else "funnel-simple", "accentText" if current else ""
        )
        self.set_kind("soft" if current is not None else "plain")
        self.set_label("", name)

    def word(self, tab: ShipmentTab) -> str:
        """A filter in words."""
        return {
            ShipmentTab.LONG: self.tr("Partly for more than %Ln days", "", self.counts.days),
            ShipmentTab.DRAFTS: self.tr("With drafts"),
            ShipmentTab.NOT_STARTED: self.tr("Not started"),
            ShipmentTab.FULLY: self.tr("In full"),
            ShipmentTab.RETURNED: self.tr("Returned"),
            ShipmentTab.PARTLY: self.tr("Partly"),
            ShipmentTab.OVER: self.tr("Over"),
            ShipmentTab.ALL: self.tr("All"),
        }[tab]

    def menu_of(self) -> QMenu:
        """The menu with all filters, the current one checked."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for tab in (ShipmentTab.ALL, *FILTERS):
            action = menu.addAction(f"{self.word(tab)}\t{formats.number(self.counts.of(tab))}")
            action.setCheckable(True)
            action.setChecked(tab is (self.current or ShipmentTab.ALL))
            action.triggered.connect(lambda _=False, tab=tab: self.chosen.emit(tab))
            group.addAction(action)
        return menu

    def _open(self) -> None:
        self.menu_of().popup(self.mapToGlobal(self.rect().bottomLeft()))
