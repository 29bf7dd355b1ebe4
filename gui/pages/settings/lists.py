"""Settings that are lists: warehouses that count, rules that link, safety stocks one by one, which store is which."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from core.domain.links import MatchRule
from core.domain.screens.settings import SafetyLine, ShopStores, WarehouseLine
from core.errors import SkladLinkError
from gui import format as formats
from gui.pages.settings import words
from gui.pages.settings.rows import SettingRow, ValueField, number_shown, number_text
from gui.widgets.button import Button
from gui.widgets.checkbox import CheckBox
from gui.widgets.label import Label
from gui.widgets.select import Select

LINKING = (MatchRule.STORED, MatchRule.EXTERNAL_CODE, MatchRule.BARCODE, MatchRule.ARTICLE, MatchRule.CODE)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif item.layout() is not None:
            clear(item.layout())


class _ListRow(SettingRow):
    """A setting whose control is a column of lines."""

    def __init__(self, key: str) -> None:
        self.holder = QWidget()
        self.lines = QVBoxLayout(self.holder)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(4)
        super().__init__(key, self.holder, below=True)

    def first_stop(self) -> QWidget:
        return next(
            (
                one
                for one in self.holder.findChildren(QWidget)
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(self.holder)
            ),
            self.holder,
        )


class StoresRow(_ListRow):
    """Warehouses with a check box and their pieces. All checked is kept as "none chosen": new ones count, too."""

    def __init__(self) -> None:
        self.boxes: dict[str, CheckBox] = {}
        self._pieces: dict[str, Label] = {}
        self._known: tuple[tuple[str, str], ...] | None = None
        self._warehouses: Sequence[WarehouseLine] = ()
        super().__init__("stock.store_ids")

    def retranslate(self) -> None:
        super().retranslate()
        if self._known is not None:
            self._known = None
            self.show_warehouses(self._warehouses)

    def show_warehouses(self, warehouses: Sequence[WarehouseLine]) -> None:
        """Show these warehouses, in MoySklad's order."""
        self._warehouses = warehouses
        known = tuple((line.id, line.name) for line in warehouses)
        if known != self._known:
            self._known = known
            clear(self.lines)
            self.boxes, self._pieces = {}, {}
            for line in warehouses:
                self._add(line)
            if not warehouses:
                self.lines.addWidget(Label(self.tr("Not read from MoySklad yet."), "small", "t3", wrap=True))
        for line in warehouses:
            self._pieces[line.id].setText(self._amount(line.pieces))
        self.show_stored()

    def _add(self, line: WarehouseLine) -> None:
        box = self.boxes[line.id] = CheckBox(line.name)
        box.clicked.connect(self._chosen)
        pieces = self._pieces[line.id] = Label(font="small", color="t3")
        row = QHBoxLayout()
        row.addWidget(box, 1)
        row.addWidget(pieces)
        self.lines.addLayout(row)

    def _amount(self, pieces: Decimal | None) -> str:
        return formats.DASH if pieces is None else self.tr("%1 pcs").replace("%1", formats.quantity(pieces))

    def show_stored(self) -> None:
        chosen = json.loads(self.value or "[]")
        for store, box in self.boxes.items():
            box.setChecked(not chosen or store in chosen)

    def _chosen(self) -> None:
        chosen = [store for store, box in self.boxes.items() if box.isChecked()]
        if not chosen:
            self.trouble.setText(self.tr("At least one warehouse must count. The choice stays as it was."))
            self.trouble.show()
            self.show_stored()
            return
        self.want(json.dumps([] if len(chosen) == len(self.boxes) else chosen))


class RulesRow(_ListRow):
    """Keys that may link by themselves."""

    def __init__(self) -> None:
        super().__init__("link.auto_rules")
        self.boxes: dict[MatchRule, CheckBox] = {}
        self._notes: dict[MatchRule, Label] = {}
        for rule in LINKING:
            box = self.boxes[rule] = CheckBox()
            note = self._notes[rule] = Label(font="small", color="t3", wrap=True)
            note.setContentsMargins(27, 0, 0, 2)
            box.clicked.connect(self._chosen)
            self.lines.addWidget(box)
            self.lines.addWidget(note)
        self.lines.setSpacing(0)
        self._word()

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_notes"):
            self._word()

    def _word(self) -> None:
        for rule, box in self.boxes.items():
            name, note = words.rule(rule)
            box.setText(name)
            box.setAccessibleDescription(note)
            self._notes[rule].setText(note)

    def show_stored(self) -> None:
        chosen = json.loads(self.value or "[]")
        for rule, box in self.boxes.items():
            box.setChecked(rule.value in chosen)

    def _chosen(self) -> None:
        known = {rule.value for rule in LINKING}
        others = [one for one in json.loads(self.value or "[]") if one not in known]
        chosen = [rule.value for rule, box in self.boxes.items() if box.isChecked()]
        self.want(json.dumps(sorted(chosen + others), separators=(",", ":")))


class AmountsRow(_ListRow):
    """Safety stocks of single folders or items: an amount each, a way to remove it, and a way to add another."""

    add_wanted = Signal(str)

    def __init__(self, key: str, kind: str) -> None:
        self._kind = kind
        self.add = Button(icon="plus", size=28, kind="ghost")
        super().__init__(key)
        self._shown: tuple[SafetyLine, ...] = ()
        self.fields: dict[str, ValueField] = {}
        self.removes: dict[str, Button] = {}
        self.layout().addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(lambda: self.add_wanted.emit(self._kind))

    def retranslate(self) -> None:
        super().retranslate()
        self.add.set_label(self.tr("Add a folder…") if self._kind == "folder" else self.tr("Add an item…"))

    def show_safety(self, lines: Sequence[SafetyLine]) -> None:
        """Show these; those of the other kind are left out."""
        mine = tuple(line for line in lines if line.kind == self._kind)
        if mine == self._shown:
            return
        self._shown = mine
        clear(self.lines)
        self.fields, self.removes = {}, {}
        for line in mine:
            self._add_line(line)
        self.show_stored()

    def _add_line(self, line: SafetyLine) -> None:
        field = self.fields[line.key] = ValueField()
        field.setFixedWidth(72)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setAccessibleName(f"{self.title()}: {line.title}")
        field.entered.connect(lambda typed, key=line.key: self._entered(key, typed))
        remove = self.removes[line.key] = Button(kind="ghost", icon="x", size=28)
        remove.set_label("", self.tr("Remove: %1").replace("%1", line.title))
        remove.clicked.connect(lambda _=False, key=line.key: self._put(key, None))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Label(line.title, "body", "t2", wrap=True), 1)
        row.addWidget(field)
        row.addWidget(remove)
        self.lines.addLayout(row)

    def show_stored(self) -> None:
        stored = json.loads(self.value or "{}")
        for key, field in self.fields.items():
            field.put(number_shown(str(stored.get(key, ""))))

    def put(self, key: str, amount: str) -> None:
        """Set an amount for another folder or item."""
        self._put(key, amount)

    def stored_keys(self) -> set[str]:
        """What has an amount of its own."""
        return set(json.loads(self.value or "{}"))

    def _entered(self, key: str, typed: str) -> None:
        text = number_text(typed)
        self.fields[key].restore()
        if text is None:
            self.refuse(SkladLinkError("setting.bad_value", setting=self.key, low=0, high=None, one_of=""))
        else:
            self._put(key, text)

    def _put(self, key: str, amount: str | None) -> None:
        amounts = json.loads(self.value or "{}")
        amounts.pop(key, None)
        if amount is not None:
            amounts[key] = amount
        self.want(json.dumps(amounts, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


class StoreMapRow(_ListRow):
    """Which shop store takes which warehouse, for shops under inventory management."""

    def __init__(self) -> None:
        super().__init__("stock.store_map")
        self.selects: dict[str, Select] = {}
        self._facts: tuple[Sequence[WarehouseLine], ShopStores] = ((), ShopStores(False, ()))
        self.note = Label(font="small", color="t2", wrap=True)
        self.layout().addWidget(self.note)

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_facts"):
            self.show_stores(*self._facts, anew=True)

    def show_stores(self, warehouses: Sequence[WarehouseLine], stores: ShopStores, *, anew: bool = False) -> None:
        """Show a choice for each warehouse; without stores in the shop only why there is none."""
        if anew or self._facts != (warehouses, stores):
            self._facts = (tuple(warehouses), stores)
            clear(self.lines)
            self.selects = {}
            for line in warehouses if stores.stores else ():
                self._add(line, stores)
        if not stores.stores:
            self.note.setText(self.tr("The shop has no stores of its own, so there is nothing to match."))
        elif not stores.managed:
            self.note.setText(
                self.tr("The shop works without inventory management: nothing is written by store yet.")
            )
        self.note.setVisible(not (stores.stores and stores.managed))
        self.show_stored()

    def _add(self, line: WarehouseLine, stores: ShopStores) -> None:
        select = self.selects[line.id] = Select(height=30)
        nothing = ("", self.tr("not written"))
        select.set_items([nothing, *((str(number), name) for number, name in stores.stores)])
        select.name(f"{self.title()}: {line.name}", self.help.text())
        select.setMaximumWidth(230)
        select.chosen.connect(lambda number, store=line.id: self._chosen(store, number))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(line.name, "body", "t2", wrap=True), 1)
        row.addWidget(select)
        self.lines.addLayout(row)

    def show_stored(self) -> None:
        stored = json.loads(self.value or "{}")
        for store, select in self.selects.items():
            select.choose(str(stored.get(store, "")))

    def _chosen(self, store: str, number: str) -> None:
        pairs = json.loads(self.value or "{}")
        pairs.pop(store, None)
        if number:
            pairs[store] = int(number)
        self.want(json.dumps(pairs, sort_keys=True, separators=(",", ":")))
