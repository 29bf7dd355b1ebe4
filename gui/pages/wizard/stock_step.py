"""Step 3: which warehouses count, what of their stock the shop shows, and how orders are made out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.domain.screens.settings import OrganizationLine, ShopStores, WarehouseLine
from gui import format as formats
from gui.i18n import say
from gui.pages import Desk
from gui.pages.wizard.pane import StepPane
from gui.pages.wizard.warehouses import WarehousesCard
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.field import Field
from gui.widgets.label import Label
from gui.widgets.problem import ProblemBox
from gui.widgets.select import Select

if TYPE_CHECKING:
    from core.app import SkladLink

MEASURES = ("free", "physical", "available")
VAT = ("goods", "none")
_LABEL, _CONTROL, _AMOUNT = 190, 340, 120
_KEYS = ("stock.measure", "stock.safety_global", "stock.store_map", "orders.organization_id", "orders.vat")


@dataclass(frozen=True, slots=True)
class Known:
    """What the step shows, as read: dictionaries of both systems, and the settings by key."""

    warehouses: Sequence[WarehouseLine]
    shop: ShopStores
    organizations: Sequence[OrganizationLine]
    values: Mapping[str, str]
    rule: tuple[str, Mapping[str, object]]


def read(app: SkladLink) -> Known:
    """Everything at once; blocks for a moment of SQL."""
    door = app.preferences
    values = {key: app.setting(key) for key in _KEYS}
    return Known(door.warehouses(), door.shop_stores(), door.organizations(), values, app.stock.rule_sentence())


class ChoicesCard(Card):
    """A titled card of labelled controls, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.head = Label(font="card")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(1, 1)
        self.note = Label(font="small", color="t2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(self.grid)
        column.addWidget(self.note)
        self._rows: list[tuple[str, Label, QWidget]] = []

    def add(self, key: str, control: QWidget) -> None:
        """Add a control for the setting `key`; core names it."""
        label, place = Label(font="body", color="t2"), len(self._rows)
        label.setMinimumWidth(_LABEL)
        control.setFixedWidth(_CONTROL if isinstance(control, Select) else _AMOUNT)
        label.setBuddy(control)
        self._rows.append((key, label, control))
        self.grid.addWidget(label, place, 0)
        self.grid.addWidget(control, place, 1, Qt.AlignmentFlag.AlignLeft)

    def word(self, title: str) -> None:
        """Set the words."""
        self.head.setText(title)
        for key, label, control in self._rows:
            label.setText(say(f"setting.{key}"))
            control.setAccessibleName(say(f"setting.{key}"))
            control.setAccessibleDescription(say(f"setting.{key}.help"))


class StockStep(StepPane):
    """Every choice is kept at once; Next opens when the shop's figure can be worked out."""

    key = "stock"

    def __init__(self, desk: Desk) -> None:
        self.warehouses = WarehousesCard()
        self.figure, self.orders = ChoicesCard(), ChoicesCard()
        self.measure, self.organization, self.vat = Select(), Select(), Select()
        self.safety = Field()
        self.problem = ProblemBox()
        self.again = Button(kind="ghost", icon="arrow-clockwise", size=36)
        super().__init__(desk)
        self.known: Known | None = None
        for key, control in (("stock.measure", self.measure), ("stock.safety_global", self.safety)):
            self.figure.add(key, control)
        for key, control in (("orders.organization_id", self.organization), ("orders.vat", self.vat)):
            self.orders.add(key, control)
        for part in (self.problem, self.warehouses, self.figure, self.orders):
            self.content.addWidget(part)
        self.foot.add(self.again)
        self._listen()
        self.renew()

    def _listen(self) -> None:
        self.warehouses.changed.connect(self._warehouses_changed)
        self.measure.chosen.connect(lambda key: self._keep({"stock.measure": key}))
        self.vat.chosen.connect(lambda key: self._keep({"orders.vat": key}))
        self.organization.chosen.connect(self._organization_chosen)
        self.safety.editingFinished.connect(self._safety_given)
        self.again.clicked.connect(self._read_again)

    def title(self) -> str:
        return self.tr("Warehouses and VAT")

    def lead(self) -> str:
        return self.tr("What the shop shows as in stock, and how its orders are made out. All can be changed later.")

    def quiet(self) -> str:
        return self.tr("Every choice is kept at once")

    def first(self) -> QWidget:
        return self.warehouses.first() or self.again

    # --- asking and keeping -----------------------------------------------------------------------------------

    def fetch(self) -> None:
        app = self.bridge.app
        self.bridge.ask(lambda: read(app), self._came, owner=self)

    def _came(self, known: Known) -> None:
        fresh = self.known is None
        self.known = known
        pairs = json.loads(known.values["stock.store_map"] or "{}")
        self.warehouses.show_lines(known.warehouses, known.shop, pairs)
        self._fill_choices()
        self.renew()
        if fresh:
            self.focus()

    def _fill_choices(self) -> None:
        known = self.known
        if known is None:
            return
        self.measure.set_items([(key, say(f"setting.stock.measure.{key}")) for key in MEASURES])
        self.measure.choose(known.values["stock.measure"])
        if not self.safety.hasFocus():
            self.safety.setText(known.values["stock.safety_global"])
        self.organization.set_items([(one.id, one.name) for one in known.organizations])
        chosen = known.values["orders.organization_id"]
        if any(one.id == chosen for one in known.organizations):
            self.organization.choose(chosen)
        self.vat.set_items([(key, say(f"setting.orders.vat.{key}")) for key in VAT])
        self.vat.choose(known.values["orders.vat"])

    def _keep(self, values: Mapping[str, str]) -> None:
        """Save at once, then show what follows from it."""
        app = self.bridge.app

        def work() -> Known:
            for key, value in values.items():
                app.set_setting(key, value)
            return read(app)

        self.bridge.act(work, self._kept, owner=self)

    def _kept(self, known: Known) -> None:
        self.known = known
        self.vat.choose(known.values["orders.vat"])
        self.renew()

    def _warehouses_changed(self) -> None:
        card = self.warehouses
        chosen = card.chosen()
        if chosen:
            ids = [] if card.everything() else chosen
            self._keep({"stock.store_ids": json.dumps(ids), "stock.store_map": json.dumps(card.pairs())})
        self.renew()

    def _organization_chosen(self, key: str) -> None:
        """An organisation that pays no VAT makes its orders out without any."""
        one = self._organization(key)
        free = one is not None and one.payer_vat is False
        self._keep({"orders.organization_id": key, **({"orders.vat": "none"} if free else {})})

    def _organization(self, key: str) -> OrganizationLine | None:
        found = self.known.organizations if self.known is not None else ()
        return next((one for one in found if one.id == key), None)

    def _safety_amount(self) -> Decimal | None:
        """The safety stock as typed; None for what is no amount."""
        try:
            amount = Decimal(self.safety.text().strip().replace(",", ".") or "0")
        except InvalidOperation:
            return None
        return amount if amount.is_finite() and amount >= 0 else None

    def _safety_given(self) -> None:
        amount = self._safety_amount()
        if amount is not None:
            self._keep({"stock.safety_global": json.dumps(str(amount))})
        self.renew()

    def _read_again(self) -> None:
        """Read both dictionaries anew: a warehouse was added or a right given."""
        app = self.bridge.app
        check = app.systems_check()
        self.again.setEnabled(False)

        def work() -> Known:
            for system in ("moysklad", "shop"):
                found = check.run(system)
                error = found.warehouse_error or found.shop_error
                if error is not None:
                    raise error
            return read(app)

        self.bridge.act(work, self._read, owner=self, failed=self._not_read)

    def _read(self, known: Known) -> None:
        self.again.setEnabled(True)
        self._came(known)
        self.focus()

    def _not_read(self, error: BaseException) -> None:
        self.again.setEnabled(True)
        self.bridge.failed.emit(error)

    def go_on(self) -> None:
        """Keep what stands on screen as chosen, and mark the step as done."""
        app, organization, vat = self.bridge.app, self.organization.current(), self.vat.current()

        def work() -> None:
            if organization:
                app.set_setting("orders.organization_id", organization)
            app.set_setting("orders.vat", vat or "goods")
            app.preferences.finish_step("stock")

        self.bridge.act(work, lambda _: self.passed.emit(), owner=self)

    # --- what is true now -------------------------------------------------------------------------------------

    def obstacle(self) -> tuple[str, str, str]:
        """What stands in the way of the next step in three answers, empty ones when nothing does."""
        if self.known is None:
            return "", "", ""
        if not self.warehouses.rows:
            return (
                self.tr("No warehouse is known yet"),
                self.tr("MoySklad showed none: it has none, or the token may not see them."),
                self.tr("Check the rights in step 1, then press “Read again”."),
            )
        if not self.warehouses.chosen():
            return (
                self.tr("No warehouse is checked"),
                self.tr("Then every offer of the shop would have nothing in stock."),
                self.tr("Check at least one warehouse."),
            )
        unpaired = [row.line.name for row in self.warehouses.unpaired()]
        if unpaired:
            return (
                self.tr("Not every warehouse has its store of the shop"),
                self.tr("Stock of these would go nowhere: %1.").replace("%1", ", ".join(unpaired)),
                self.tr("Choose a store for each, or uncheck the warehouse."),
            )
        if self._safety_amount() is None:
            return (
                self.tr("The safety stock is no amount"),
                self.tr("It is taken off every item’s stock, so it must be a number of 0 or more."),
                self.tr("Type a number such as 1, or leave 0."),
            )
        return "", "", ""

    def ready(self) -> bool:
        return self.known is not None and not self.obstacle()[0]

    def renew(self) -> None:
        if not hasattr(self, "known"):
            return
        super().renew()
        self.again.set_label(self.tr("Read again"))
        self.warehouses.renew()
        self.figure.word(self.tr("What the shop shows"))
        self.orders.word(self.tr("Orders and VAT"))
        obstacle = self.obstacle()
        if obstacle[0]:
            self.problem.tell(*obstacle)
        else:
            self.problem.hide()
        if self.known is not None:
            self.figure.note.setText(say(*self.known.rule))
        self.orders.note.setText(self._vat_words())

    def _vat_words(self) -> str:
        one = self._organization(self.organization.current())
        if one is None:
            return self.tr("MoySklad showed no organisation: orders can be handed over once there is one.")
        if one.payer_vat is None:
            return self.tr("MoySklad does not tell whether it pays VAT: please choose by its tax regime.")
        if not one.payer_vat:
            return self.tr("By MoySklad it pays no VAT.")
        rate = self.tr("By MoySklad it pays VAT, %1.").replace("%1", formats.percent(Decimal(one.vat or 0)))
        return rate if one.vat else self.tr("By MoySklad it pays VAT.")

    def retranslate(self) -> None:
        if self.known is not None:
            self._came(self.known)
        super().retranslate()
