"""The MoySklad side of the demo world: rows to fill the pretend MoySklad with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from core.demo.world.goods import BUNDLE_FOLDER, FOLDERS, SERVICE_FOLDER, Goods, Group, Unit, is_archived
from core.demo.world.kits import parts_of
from core.demo.world.layout import BUNDLE, PRODUCT, SERVICE, VARIANT, Layout
from core.demo.world.mixing import api_id, mix, short_code
from core.demo.world.stock import MAIN, NO_STORE, Balances, to_decimal
from core.demo.world.warehouse_model import (
    Bundle,
    Component,
    Counterparty,
    CustomerOrder,
    Folder,
    ItemKind,
    Named,
    OrderPosition,
    Product,
    Service,
    StockRow,
    Store,
    Variant,
)
from core.demo.world.words import DEPARTMENTS

KIND_NAMES: dict[int, ItemKind] = {PRODUCT: "product", VARIANT: "variant", BUNDLE: "bundle", SERVICE: "service"}
STORE_NAMES = ("Основной склад", "Шоурум", "Удалённый склад", "Старый склад")
VAT_RATES = (20, 20, 20, 10, 0, None)
_UOMS = (("шт", "796"), ("кг", "166"), ("м", "006"), ("л", "112"))
_STATES = (
    ("Новый", "Regular"),
    ("Подтверждён", "Regular"),
    ("Собран", "Regular"),
    ("Отгружен", "Regular"),
    ("Доставлен", "Successful"),
    ("Возврат", "Unsuccessful"),
    ("Отменён", "Unsuccessful"),
)
_PEOPLE = ("Анна Смирнова", "Пётр Королёв", "Ольга Ким", "Иван Берёзкин", "Мария Львова", "Олег Жуков")
_STORE, _ORG, _PRICE, _UOM, _FOLDER, _CHAR, _PARTY, _ORDER, _STATE, _CURRENCY, _CHANNEL = range(20, 31)


class Warehouse:
    """Dictionaries, goods, balances, buyers and orders of the MoySklad account."""

    def __init__(self, layout: Layout, goods: Goods) -> None:
        """Rows of `goods` as MoySklad keeps them."""
        self.layout = layout
        self.goods = goods
        self.balances = Balances(layout)
        self._store_ids = [self._id(_STORE, n) for n in range(len(STORE_NAMES))]
        self._uom_ids = {name: self._id(_UOM, n) for n, (name, _) in enumerate(_UOMS)}
        self._folder_ids = [self._id(_FOLDER, n) for n in range(len(FOLDERS))]

    def _id(self, kind: int, number: int) -> str:
        return api_id(self.layout.salt_id, kind, number)

    def _named(self, kind: int, number: int, name: str, code: str = "") -> Named:
        return Named(self._id(kind, number), name, code, short_code(self.layout.salt_code ^ kind, number))

    def stores(self) -> tuple[Store, ...]:
        """Return the warehouses; the last one is archived and empty."""
        return tuple(
            Store(self._store_ids[n], name, short_code(self.layout.salt_code ^ _STORE, n), n == 3, None)
            for n, name in enumerate(STORE_NAMES)
        )

    def store_id(self, number: int) -> str | None:
        """Return the id of a store by its number, None for NO_STORE."""
        return None if number == NO_STORE else self._store_ids[number]

    def organizations(self) -> tuple[Named, ...]:
        """Return the own legal entities."""
        return (
            self._named(_ORG, 0, "ООО «Тёплый шкаф»"),
            self._named(_ORG, 1, "ИП Берёзкин И. П."),
        )

    def currencies(self) -> tuple[Named, ...]:
        """Return the accounting currency; `name` is its short name, `code` its ISO number."""
        return (self._named(_CURRENCY, 0, "руб", "643"),)

    def price_types(self) -> tuple[Named, ...]:
        """Return the price types; the first is the default one."""
        return tuple(self._named(_PRICE, n, name) for n, name in enumerate(("Розничная", "Оптовая", "Закрытый клуб")))

    def uoms(self) -> tuple[Named, ...]:
        """Return the units of measure with their OKEI codes."""
        return tuple(self._named(_UOM, n, name, code) for n, (name, code) in enumerate(_UOMS))

    def folders(self) -> tuple[Folder, ...]:
        """Return the groups of goods."""
        return tuple(
            Folder(self._folder_ids[n], name, short_code(self.layout.salt_code ^ _FOLDER, n), None, "")
            for n, name in enumerate(FOLDERS)
        )

    def sales_channels(self) -> tuple[Named, ...]:
        """Return the sales channels; `code` is the channel type."""
        return (
            self._named(_CHANNEL, 0, "Интернет-магазин", "ECOMMERCE"),
            self._named(_CHANNEL, 1, "Розница", "RETAIL_SALES"),
        )

    def order_states(self) -> tuple[Named, ...]:
        """Return the states of customer orders; `code` is the state type."""
        return tuple(self._named(_STATE, n, name, kind) for n, (name, kind) in enumerate(_STATES))

    def characteristics(self) -> tuple[Named, ...]:
        """Return the characteristics of variants."""
        names = dict.fromkeys(axis.name for d in DEPARTMENTS for axis in d.axes)
        return tuple(self._named(_CHAR, n, name) for n, name in enumerate(names))

    def products(self) -> Iterator[Product]:
        """Yield products with variants, then products without."""
        for group in self.goods.groups():
            yield self._head(group)
        for unit in self.goods.simples():
            yield self._single(unit)

    def _prices(self, roubles: int) -> tuple[int, ...]:
        return (roubles * 100, roubles * 70, roubles * 85)

    def _head(self, group: Group) -> Product:
        h = mix(self.layout.salt_name ^ 3, group.number)
        return Product(
            self.layout.group_id(group.number),
            self.layout.ui_id(0, group.number),
            group.name.replace(" ", "  ", 1) if h % 23 == 0 else group.name,
            f"{group.number + 1:05d}",
            group.external_code,
            group.article,
            (),
            self._folder_ids[group.folder],
            self._uom_ids[group.department.uom],
            self._prices(group.price),
            group.price * 45,
            VAT_RATES[h % len(VAT_RATES)],
            (h >> 8) % 30 / 10,
            group.archived,
            group.count,
            group.updated,
        )

    def _single(self, unit: Unit) -> Product:
        h = mix(self.layout.salt_name ^ 4, unit.number)
        return Product(
            self.layout.item_id(unit.number),
            self.layout.ui_id(PRODUCT, unit.number),
            unit.title,
            unit.code,
            unit.external_code,
            unit.article or None,
            unit.barcodes,
            self._folder_ids[unit.folder],
            self._uom_ids[unit.uom],
            self._prices(unit.price),
            unit.price * 45,
            VAT_RATES[h % len(VAT_RATES)],
            (h >> 8) % 30 / 10,
            unit.archived,
            0,
            unit.updated,
        )

    def variants(self) -> Iterator[Variant]:
        """Yield all variants, archived ones too."""
        lay = self.layout
        for group in self.goods.groups():
            product_id = lay.group_id(group.number)
            for unit in self.goods.variants(group):
                yield Variant(
                    lay.item_id(unit.number),
                    lay.ui_id(VARIANT, unit.number),
                    product_id,
                    unit.code,
                    unit.external_code,
                    unit.article or None,
                    unit.barcodes,
                    tuple((name, value) for name, value, _ in unit.characteristics),
                    self._prices(unit.price) if unit.own_price else None,
                    unit.archived,
                    unit.updated,
                )

    def bundles(self) -> Iterator[Bundle]:
        """Yield all bundles."""
        lay = self.layout
        for number in range(lay.first_bundle, lay.first_service):
            unit = self.goods.bundle(number)
            yield Bundle(
                lay.item_id(number),
                lay.ui_id(BUNDLE, number),
                unit.title,
                unit.code,
                unit.external_code,
                unit.article or None,
                unit.barcodes,
                self._folder_ids[BUNDLE_FOLDER],
                self._prices(unit.price),
                tuple(
                    Component(KIND_NAMES[lay.kind_of(part)], lay.item_id(part), quantity)
                    for part, quantity in parts_of(lay, number)
                ),
                unit.archived,
                unit.updated,
            )

    def services(self) -> Iterator[Service]:
        """Yield all services."""
        for number in range(self.layout.first_service, self.layout.units):
            unit = self.goods.service(number)
            yield Service(
                self.layout.item_id(number),
                self.layout.ui_id(SERVICE, number),
                unit.title,
                unit.code,
                unit.external_code,
                self._folder_ids[SERVICE_FOLDER],
                self._prices(unit.price),
                unit.archived,
                unit.updated,
            )

    def stock_rows(self) -> Iterator[StockRow]:
        """Yield the balances per item and store; items that were never moved have no row.

        A row with `store_id` None holds reserves of orders without a store. A few rows lie on products that
        have variants: goods booked on the head by mistake.
        """
        lay = self.layout
        for number, uom, archived in self.goods.moved_facts():
            cells = self.balances.cells(number, uom, archived)
            if cells:
                item_id = lay.item_id(number)
                for store, stock, reserve, transit in cells:
                    yield StockRow(
                        item_id, self.store_id(store), to_decimal(stock), to_decimal(reserve), to_decimal(transit)
                    )
        zero = Decimal(0)
        for group in range(lay.groups):
            stray = self.balances.stray(group, is_archived(group))
            if stray:
                yield StockRow(lay.group_id(group), self._store_ids[MAIN], to_decimal(stray), zero, zero)

    def counterparties(self) -> Iterator[Counterparty]:
        """Yield some buyers; two of them share a phone and one is archived."""
        for n in range(20 + self.layout.variants // 500):
            h = mix(self.layout.salt_order ^ 7, n)
            name = _PEOPLE[h % len(_PEOPLE)]
            legal = n % 7 == 3
            yield Counterparty(
                self._id(_PARTY, n),
                f"ООО «{name.split()[1]} и партнёры {n}»" if legal else name,
                short_code(self.layout.salt_code ^ _PARTY, n),
                "legal" if legal else "individual",
                f"buyer{n}@example.com",
                f"+7 900 {(n if n != 5 else 4):03d}-{h % 90 + 10}-00",
                f"77{n:08d}" if legal else None,
                n % 19 == 11,
                self.goods.now - timedelta(seconds=h % 9_000_000),
            )

    def customer_orders(self) -> Iterator[CustomerOrder]:
        """Yield a few orders of other channels whose reserves explain part of the balances."""
        lay = self.layout
        states = self.order_states()
        wanted = 12 + lay.variants // 2000
        made = 0
        for unit_number in range(lay.first_bundle):
            if made >= wanted:
                return
            unit = self.goods.unit(unit_number)
            cell = next((c for c in self.balances.cells(unit_number, unit.uom, unit.archived) if c[2] > 0), None)
            if cell is None or unit_number % 3:
                continue
            yield self._order(made, unit, cell[0], cell[2], states)
            made += 1

    def _order(self, n: int, unit: Unit, store: int, reserve: int, states: tuple[Named, ...]) -> CustomerOrder:
        quantity = to_decimal(reserve)
        position = OrderPosition(
            KIND_NAMES[self.layout.kind_of(unit.number)],
            self.layout.item_id(unit.number),
            quantity,
            unit.price * 100,
            Decimal(n % 3 * 5),
            20,
            quantity,
        )
        return CustomerOrder(
            self._id(_ORDER, n),
            f"{n + 1:05d}",
            short_code(self.layout.salt_code ^ _ORDER, n),
            self._id(_ORG, n % 2),
            self._id(_PARTY, n),
            self.store_id(store),
            states[n % 3].id,
            (self.goods.now - timedelta(days=n % 20, hours=n)).replace(second=0, microsecond=0),
            (position,),
        )
