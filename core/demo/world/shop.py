"""The Bitrix side of the demo world: elements of the two catalogues, their sets and store amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from core.demo.world.goods import SIMPLE_FOLDER, Goods, Group, Unit
from core.demo.world.kits import parts_of
from core.demo.world.layout import FLAVOUR_BLOCK, Layout
from core.demo.world.mixing import ean13, mix
from core.demo.world.model import ShopElement, ShopSetLine, ShopStoreAmount
from core.demo.world.shop_keys import KeyRing, Keys
from core.demo.world.shop_lists import OFFERS_IBLOCK, PRODUCTS_IBLOCK
from core.demo.world.spelling import respell
from core.demo.world.stock import FRACTIONAL, Balances, free, to_decimal
from core.demo.world.words import DEPARTMENTS, FLAVOURS

SIMPLE, SET, PARENT, OFFER, FREE_OFFER, SERVICE_TYPE = 1, 2, 3, 4, 5, 7
_ZERO = Decimal(0)
_MEASURE = {"шт": 796, "кг": 166, "м": 6, "л": 112}
_AXIS_CODE = {axis.name: axis.code for d in DEPARTMENTS for axis in d.axes}


class Shop:
    """Elements of the shop. `reserved` maps element ids to thousandths held by open orders."""

    def __init__(self, layout: Layout, goods: Goods, reserved: Mapping[int, int]) -> None:
        """The shop of `layout` and `goods`, with its orders' reservations already in the quantities."""
        self.layout = layout
        self.goods = goods
        self.balances = Balances(layout)
        self._ring = KeyRing(layout)
        self._reserved = reserved
        self._roles = layout.roles

    def elements(self) -> Iterator[ShopElement]:
        """Yield every element by rising id."""
        for group in self.goods.groups():
            yield from self._group_elements(group)
        lay = self.layout
        for number in range(lay.first_simple, lay.first_bundle):
            yield from self._simple_elements(number)
        for number in range(lay.first_bundle, lay.first_service):
            unit = self.goods.bundle(number)
            if lay.has_partner(number):
                yield self._partner(unit, unit.title, SET, PRODUCTS_IBLOCK, None)
            yield from self._extra(unit, unit.title, SIMPLE, PRODUCTS_IBLOCK, None)
        for number in range(lay.first_service, lay.units):
            if lay.has_partner(number):
                unit = self.goods.service(number)
                yield self._partner(unit, unit.title, SERVICE_TYPE, PRODUCTS_IBLOCK, None)

    def is_single(self, group: Group) -> bool:
        """True for a group that the shop sells as one simple product without offers."""
        return group.count == 1 and group.number % 2 == 1

    def _group_elements(self, group: Group) -> Iterator[ShopElement]:
        if self.is_single(group):
            kind, iblock, parent = SIMPLE, PRODUCTS_IBLOCK, None
        else:
            kind, iblock, parent = OFFER, OFFERS_IBLOCK, self.layout.parent_element(group.number)
            yield self._card(group, parent)
        role = self._spelling(group.number * 3 + 1)
        title = respell(group.name, role)
        for unit in self.goods.variants(group):
            if self.layout.has_partner(unit.number):
                yield self._partner(unit, title, kind, iblock, parent)
            yield from self._extra(unit, title, kind, iblock, parent)

    def _simple_elements(self, number: int) -> Iterator[ShopElement]:
        block, rest = divmod(number - self.layout.first_simple, FLAVOUR_BLOCK)
        unit = self.goods.simple(number)
        flavour = rest < len(FLAVOURS)
        kind, iblock = (OFFER, OFFERS_IBLOCK) if flavour else (SIMPLE, PRODUCTS_IBLOCK)
        parent = self.flavour_card(block) if flavour else None
        if self.layout.has_partner(number):
            yield self._partner(unit, unit.title, kind, iblock, parent)
        yield from self._extra(unit, unit.title, kind, iblock, parent)
        if rest == 0:
            yield self._flavour_card(block, unit)

    def flavour_card(self, block: int) -> int:
        """Return the id of the card whose offers are separate products in the warehouse."""
        return self.layout.first_simple_element + 3 * FLAVOUR_BLOCK * block + 2

    def _spelling(self, number: int) -> str:
        table = self._roles.spelling
        return table[number % len(table)]

    def _card(self, group: Group, element_id: int) -> ShopElement:
        h = mix(self.layout.salt_shop, group.number)
        own = h % 5 == 0
        return self._element(
            element_id,
            PRODUCTS_IBLOCK,
            PARENT,
            None,
            group.folder,
            Keys(
                str(element_id) if own else group.external_code,
                group.article if h % 7 else "",
                self.layout.group_id(group.number) if h % 3 == 0 else "",
                "",
            ),
            respell(group.name, self._spelling(group.number * 3 + 1)),
            group.number % 37 != 11,
            (),
            None,
            None,
            group.department.uom,
            self._moment(h),
        )

    def _flavour_card(self, block: int, unit: Unit) -> ShopElement:
        element_id = self.flavour_card(block)
        return self._element(
            element_id,
            PRODUCTS_IBLOCK,
            PARENT,
            None,
            unit.folder,
            Keys(str(element_id), f"BT-{block:04d}", "", ""),
            f"Батончик «{self.goods.flavour_series(block)}» 60 г",
            True,
            (),
            None,
            None,
            "шт",
            unit.updated,
        )

    def _partner(self, unit: Unit, title: str, kind: int, iblock: int, parent: int | None) -> ShopElement:
        lay = self.layout
        element_id = lay.element(unit.number, unit.group)
        h = mix(lay.salt_shop, unit.number + lay.groups)
        life = self._roles.life
        return self._element(
            element_id,
            iblock,
            kind,
            parent,
            unit.folder,
            self._ring.partner_keys(unit),
            self._shop_name(unit, title),
            life[(unit.number + 40) % len(life)] != "inactive",
            self._properties(unit) if iblock == OFFERS_IBLOCK else (),
            self._quantity(unit, element_id),
            Decimal(unit.price) if h % 7 else Decimal(unit.price - 50),
            unit.uom,
            self._moment(h),
        )

    def _extra(self, unit: Unit, title: str, kind: int, iblock: int, parent: int | None) -> Iterator[ShopElement]:
        table = self._roles.extra
        role = table[unit.number % len(table)]
        if not role:
            return
        lay = self.layout
        element_id = lay.extra_element(unit.number, unit.group)
        h = mix(lay.salt_shop ^ 0x77, unit.number)
        keys = Keys(str(element_id), f"SH-{900_000 + unit.number}", "", ean13("29", unit.number))
        name = f"{self._shop_name(unit, title)} (копия)"
        copied = self._ring.copy_one(unit, role, keys)
        if not copied:
            name = f"{title} витринный образец {unit.number % 97 + 1}"
        free_offer = role == "free" and kind == OFFER
        yield self._element(
            element_id,
            iblock,
            FREE_OFFER if free_offer else kind,
            None if free_offer else parent,
            unit.folder,
            keys,
            name,
            h % 4 != 0,
            self._properties(unit) if iblock == OFFERS_IBLOCK and copied else (),
            Decimal(h % 9),
            Decimal(unit.price),
            unit.uom,
            self._moment(h),
        )

    def _shop_name(self, unit: Unit, title: str) -> str:
        values = [value for _, value, _ in unit.characteristics]
        h = unit.number % 3
        if not values:
            name = title
        elif h == 0:
            name = f"{title} ({', '.join(values)})"
        elif h == 1:
            name = f"{title}, {', '.join(values)}"
        else:
            name = f"{title} {' '.join(values)}"
        return respell(name, self._spelling(unit.number))

    def _properties(self, unit: Unit) -> tuple[tuple[str, str], ...]:
        if unit.folder == SIMPLE_FOLDER:
            return (("FLAVOUR", unit.title.rpartition(", ")[2]),)
        role = self._spelling(unit.number)
        pairs = []
        for name, value, _ in unit.characteristics:
            code = _AXIS_CODE[name]
            if code in ("SIZE", "VOLUME"):
                pairs.append((code, value))
            elif role in ("yo", "lookalike", "spaces"):
                pairs.append((code, respell(value, role)))
            else:
                pairs.append((code, value.capitalize() if unit.number % 4 == 1 else value))
        return tuple(pairs)

    def _quantity(self, unit: Unit, element_id: int) -> Decimal | None:
        lay = self.layout
        if unit.number >= lay.first_service:
            return None
        if unit.number >= lay.first_bundle:
            return to_decimal(self.set_quantity(unit.number) * 1000)
        return to_decimal(self.shown(unit) - self._reserved.get(element_id, 0))

    def shown(self, unit: Unit) -> int:
        """Return the shop's quantity with its own reservations added back, in thousandths."""
        amount = max(0, free(self.balances.cells(unit.number, unit.uom, unit.archived)))
        table = self._roles.quantity
        role = table[unit.number % len(table)]
        step = 250 if unit.uom in FRACTIONAL else 1000
        held = self._reserved.get(self.layout.element(unit.number, unit.group), 0)
        if held or not role:
            return max(amount, held)
        if role == "zero":
            return 0 if amount else step
        if role == "less" and amount > step:
            return amount - step
        return amount + step

    def set_quantity(self, bundle: int) -> int:
        """Return how many sets the shop can make of what it shows (whole pieces)."""
        amounts = []
        for part, quantity in parts_of(self.layout, bundle):
            unit = self.goods.unit(part)
            element_id = self.layout.element(part, unit.group)
            amounts.append((self.shown(unit) - self._reserved.get(element_id, 0)) // (1000 * quantity))
        return max(0, min(amounts))

    def _moment(self, h: int) -> datetime:
        return self.goods.now - timedelta(seconds=7200 + h % 9_000_000)

    def _element(
        self,
        element_id: int,
        iblock: int,
        kind: int,
        parent: int | None,
        folder: int,
        keys: Keys,
        name: str,
        active: bool,
        properties: tuple[tuple[str, str], ...],
        quantity: Decimal | None,
        price: Decimal | None,
        uom: str,
        moment: datetime,
    ) -> ShopElement:
        trace: Literal["Y", "N", "D"] = "N" if element_id % 97 == 13 else "D" if element_id % 5 else "Y"
        buy_zero: Literal["Y", "N", "D"] = "Y" if element_id % 89 == 21 else "D"
        return ShopElement(
            element_id,
            iblock,
            kind,
            parent,
            folder + 1 if iblock == PRODUCTS_IBLOCK else None,
            keys.xml_id,
            f"el-{element_id}",
            name,
            active,
            keys.article,
            keys.moysklad_id,
            keys.barcode,
            properties,
            quantity,
            to_decimal(self._reserved.get(element_id, 0)),
            trace,
            buy_zero,
            price,
            1 + element_id % 3,
            _MEASURE[uom],
            element_id % 30 * 50.0,
            moment,
        )

    def set_lines(self) -> Iterator[ShopSetLine]:
        """Yield the components of the shop's sets."""
        lay = self.layout
        for number in range(lay.first_bundle, lay.first_service):
            if lay.has_partner(number):
                for part, quantity in parts_of(lay, number):
                    yield ShopSetLine(lay.element(number), lay.element(part), quantity)

    def store_amounts(self) -> Iterator[ShopStoreAmount]:
        """Yield amounts per shop store; over the stores they sum up to quantity plus reservations.

        The main store takes what the others do not hold, so its figure may differ from MoySklad's.
        """
        for unit in self.goods.units():
            if unit.number >= self.layout.first_bundle:
                return
            if not self.layout.has_partner(unit.number):
                continue
            element_id = self.layout.element(unit.number, unit.group)
            left = self.shown(unit)
            for store, stock, _, _ in self.balances.cells(unit.number, unit.uom, unit.archived)[1:]:
                if store > 0:
                    part = min(left, max(0, stock))
                    left -= part
                    yield ShopStoreAmount(element_id, store + 1, to_decimal(part), _ZERO)
            held = to_decimal(self._reserved.get(element_id, 0))
            yield ShopStoreAmount(element_id, 1, to_decimal(left), held)
