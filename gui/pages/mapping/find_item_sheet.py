"""The sheet "Find an item": from an offer of the shop that nothing is linked to, the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from core.domain.screens.settings import ItemChoice
from gui.bridge import Bridge, Ticket
from gui.widgets.button import Button
from gui.widgets.field import SearchField
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from core.domain.screens.palette import OfferHit


class FindItemSheet(Sheet):
    """`picked` carries the chosen item."""

    picked = Signal(object)

    def __init__(self, window: QWidget, bridge: Bridge, offer: OfferHit) -> None:
        super().__init__(window, QSize(640, 620))
        self._bridge = bridge
        self._ticket: Ticket | None = None
        self._items: Sequence[ItemChoice] = ()
        self.head.setText(self.tr("Find an item"))
        self.sub.setText(f"{offer.name} · ID {offer.offer_id}")
        self.field = SearchField(key="", height=36)
        self.field.name(self.tr("Name, article, code or barcode of the item"))
        self.field.searched.connect(self._search)
        self._note = Label(font="small", color="t3")
        self.group = QButtonGroup(self)
        self.group.buttonToggled.connect(lambda *_: self._renew())
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(24, 4, 24, 12)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(24, 4, 24, 8)
        top.setSpacing(8)
        top.addWidget(self.field)
        top.addWidget(self._note)
        self.body.addLayout(top)
        self.body.addWidget(scroll_area(holder), 1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.link = Button(self.tr("Link"), kind="primary", icon="link-simple")
        self.cancel.clicked.connect(self.dismiss)
        self.link.clicked.connect(self._pick)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.link)
        self._renew()
        self.field.setText(offer.name)

    def _search(self, text: str) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        if not text.strip():
            self._found(())
            return
        door = self._bridge.app.creating
        self._ticket = self._bridge.ask(lambda: door.free_items(text), self._found, owner=self)

    def _found(self, items: Sequence[ItemChoice]) -> None:
        for button in self.group.buttons():
            self.group.removeButton(button)
            button.deleteLater()
        self._items = items
        for number, item in enumerate(items):
            words = " · ".join(part for part in (item.name, item.variant, item.article) if part)
            button = QRadioButton(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.addButton(button, number)
            self._column.insertWidget(number, button)
            button.setChecked(number == 0)
        empty = bool(self.field.text().strip()) and not items
        self._note.setText(self.tr("Nothing found") if empty else self.tr("%Ln items without a link", "", len(items)))
        self._renew()

    def _renew(self) -> None:
        self.link.setEnabled(self.group.checkedId() >= 0)

    def _pick(self) -> None:
        at = self.group.checkedId()
        if 0 <= at < len(self._items):
            self.picked.emit(self._items[at])
            self.dismiss()
