"""The funnel's popover: orders by shop status, by MoySklad status, by payment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.screens.orders import Payment, StatusView
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.popover import Popover
from gui.widgets.select import Select

_WIDTH = 300


class FilterPopover(QObject):
    """Keeps the choices while it is closed; `changed` comes with each new one."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._statuses: Sequence[StatusView] = ()
        self._states: Sequence[StatusView] = ()
        self.popover: Popover | None = None
        self.status, self.state, self.payment = Select(), Select(), Select()
        self._labels = [Label(font="smallName", color="t2") for _ in range(3)]
        self.off = Button(kind="link", size=28, font="smallName")
        self.off.clicked.connect(self._all_off)
        for select in (self.status, self.state, self.payment):
            select.setParent(parent)
            select.hide()
            select.chosen.connect(lambda _: self._chosen())
        parent.installEventFilter(self)
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False

    def retranslate(self) -> None:
        """Words of the popover."""
        texts = (self.tr("Status in the shop"), self.tr("Status in MoySklad"), self.tr("Payment"))
        for label, select, text in zip(self._labels, (self.status, self.state, self.payment), texts, strict=True):
            label.setText(text)
            select.name(text)
        self.off.set_label(self.tr("Reset filters"), self.tr("Reset filters"))
        self.off.setToolTip("")
        self.show_statuses(self._statuses, self._states)
        self.payment.set_items(
            [
                ("", self.tr("Any")),
                (Payment.PAID.value, self.tr("Paid")),
                (Payment.UNPAID.value, self.tr("Not paid")),
                (Payment.REFUNDED.value, self.tr("Refunded")),
            ]
        )

    def show_statuses(self, statuses: Sequence[StatusView], states: Sequence[StatusView]) -> None:
        """What there is to choose from."""
        self._statuses, self._states = statuses, states
        for select, found in ((self.status, statuses), (self.state, states)):
            select.set_items([("", self.tr("Any")), *((status.id, status.name) for status in found)])

    def active(self) -> list[str]:
        """The filters that are on, in words."""
        return [select.currentText() for select in (self.status, self.state, self.payment) if select.current()]

    def reset(self) -> None:
        """All off, without telling."""
        for select in (self.status, self.state, self.payment):
            select.choose("")

    def open_for(self, window: QWidget, anchor: QWidget) -> None:
        """Show the popover under its button."""
        if self.popover is None:
            self.popover = Popover(window, _WIDTH)
            for label, select in zip(self._labels, (self.status, self.state, self.payment), strict=True):
                self.popover.column.addWidget(label)
                self.popover.column.addWidget(select)
                select.show()
            self.popover.column.addWidget(self.off)
        self.off.setEnabled(bool(self.active()))
        self.popover.open_at(anchor)

    def close(self) -> bool:
        """Hide the popover; False when it was not open."""
        if self.popover is None or not self.popover.isVisible():
            return False
        self.popover.hide()
        return True

    def _chosen(self) -> None:
        self.off.setEnabled(bool(self.active()))
        self.changed.emit()

    def _all_off(self) -> None:
        self.reset()
        self._chosen()
