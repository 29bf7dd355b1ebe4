"""Step 3's list of MoySklad's warehouses: which of them count, and which store of the shop each one feeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.screens.settings import ShopStores, WarehouseLine
from gui import format as formats
from gui.widgets.card import Card
from gui.widgets.checkbox import CheckBox
from gui.widgets.inline import Icon, Mark, Text
from gui.widgets.label import Inline, Label
from gui.widgets.select import Select

_NONE = ""
_SELECT = 240


class WarehouseRow(QWidget):
    """One warehouse: a box with its name, its pieces, and (where the shop has stores of its own) its store."""

    changed = Signal()

    def __init__(self, line: WarehouseLine, shop: ShopStores, store: int | None) -> None:
        super().__init__()
        self.line = line
        self.box = CheckBox(line.name)
        self.box.setChecked(line.counted)
        self.store: Select | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.box, 1)
        row.addWidget(Label(self._pieces(), "small", "t3"))
        if shop.managed:
            row.addWidget(self._select(shop, store))
        self.box.toggled.connect(self._toggled)
        self._toggled_store()

    def _pieces(self) -> str:
        if self.line.archived:
            return self.tr("in the archive")
        if self.line.pieces is None:
            return ""
        return self.tr("%1 pieces").replace("%1", formats.number(self.line.pieces))

    def _select(self, shop: ShopStores, store: int | None) -> Select:
        self.store = Select()
        self.store.setFixedWidth(_SELECT)
        self.store.set_items(
            [(_NONE, self.tr("choose a store")), *((str(number), name) for number, name in shop.stores)]
        )
        self.store.choose(str(store) if store is not None else _NONE)
        self.store.name(self.tr("Store of the shop for %1").replace("%1", self.line.name))
        self.store.chosen.connect(lambda _: self.changed.emit())
        return self.store

    def _toggled(self) -> None:
        self._toggled_store()
        self.changed.emit()

    def _toggled_store(self) -> None:
        if self.store is not None:
            self.store.setEnabled(self.box.isChecked())

    def shop_store(self) -> int | None:
        """The store that this warehouse feeds, None while none is chosen."""
        key = self.store.current() if self.store is not None else _NONE
        return int(key) if key else None


class WarehousesCard(Card):
    """`changed` comes when a person changed something."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[WarehouseRow] = []
        self.managed = False
        self._head = Label(font="card")
        self._note = Label(font="small", color="t2", wrap=True)
        self._ends = Inline(self._end_items, gap=8, height=22, stretch=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (self._head, self._note, self._ends):
            column.addWidget(part)
        column.addLayout(self._list)

    def show_lines(self, lines: Sequence[WarehouseLine], shop: ShopStores, pairs: Mapping[str, int]) -> None:
        """Show these; archived ones only while they count by choice."""
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        self.managed = shop.managed
        by_choice = not all(line.counted for line in lines)
        for line in lines:
            if line.archived and not (by_choice and line.counted):
                continue
            row = WarehouseRow(line, shop, pairs.get(line.id))
            row.changed.connect(self.changed.emit)
            self.rows.append(row)
            self._list.addWidget(row)
        self.renew()

    def renew(self) -> None:
        """Set the card's own words."""
        self._head.setText(self.tr("Which warehouses count"))
        self._note.setText(
            self.tr("The shop takes stock by documents of its stores: say which warehouse feeds which store.")
            if self.managed
            else self.tr("The shop has one quantity per offer: it gets the sum of the checked warehouses.")
        )
        self._ends.setVisible(self.managed)
        self._ends.refresh()

    def _end_items(self) -> list[Mark | Text | Icon]:
        return [
            Mark("ms", 18),
            Text(self.tr("warehouse"), "smallName", "t2"),
            Icon("arrow-right", 13, "t3"),
            Mark("shop", 18),
            Text(self.tr("store of the shop"), "smallName", "t2"),
        ]

    def chosen(self) -> list[str]:
        """Ids of the checked warehouses."""
        return [row.line.id for row in self.rows if row.box.isChecked()]

    def everything(self) -> bool:
        """Every warehouse is checked: those added later count, too."""
        return all(row.box.isChecked() for row in self.rows)

    def pairs(self) -> dict[str, int]:
        """Shop store by checked warehouse."""
        found = ((row.line.id, row.shop_store()) for row in self.rows if row.box.isChecked())
        return {warehouse: store for warehouse, store in found if store is not None}

    def unpaired(self) -> list[WarehouseRow]:
        """Checked warehouses that need a store of the shop and have none."""
        if not self.managed:
            return []
        return [row for row in self.rows if row.box.isChecked() and row.shop_store() is None]

    def first(self) -> QWidget | None:
        """Where the keyboard begins."""
        return self.rows[0].box if self.rows else None
