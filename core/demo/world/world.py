"""The door to the demo world: both sides' rows, the right pairs and the figures that tests expect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property

from core.demo.world import shop_lists
from core.demo.world.goods import Goods
from core.demo.world.kits import parts_of
from core.demo.world.layout import Layout
from core.demo.world.model import (
    Iblock,
    PairKeys,
    PersonType,
    ShopElement,
    ShopOrder,
    ShopProperty,
    ShopSection,
    ShopSetLine,
    ShopStatus,
    ShopStore,
    ShopStoreAmount,
    TruePair,
)
from core.demo.world.orders import Orders
from core.demo.world.shop import Shop
from core.demo.world.stock import free, to_decimal
from core.demo.world.truth import pair_keys, right_pairs
from core.demo.world.warehouse import Warehouse

DEFAULT_NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class World:
    """A demo world.

    `warehouse` gives the MoySklad side: `stores()`, `products()`, `variants()`, `stock_rows()` … The shop side
    is `iblocks()`, `elements()`, `orders()` … Both may be read any number of times.
    """

    def __init__(self, seed: int, variants: int, now: datetime = DEFAULT_NOW) -> None:
        """Make a world of `variants` MoySklad variants (10 … 300 000); `now` (aware) ends its history.

        Raises:
            ValueError: the size is out of range or `now` has no zone.
        """
        if now.tzinfo is None:
            raise ValueError("now needs a time zone")
        self.seed = seed
        self.now = now
        self.layout = Layout(seed, variants)
        self.goods = Goods(self.layout, now)
        self.warehouse = Warehouse(self.layout, self.goods)

    @cached_property
    def _orders(self) -> Orders:
        return Orders(self.layout, self.goods)

    @cached_property
    def _shop(self) -> Shop:
        return Shop(self.layout, self.goods, self._orders.reserved)

    def iblocks(self) -> tuple[Iblock, ...]:
        """Return the shop's two trade catalogues."""
        return shop_lists.IBLOCKS

    def shop_properties(self) -> tuple[ShopProperty, ...]:
        """Return the properties of both catalogues."""
        return shop_lists.properties()

    def shop_sections(self) -> tuple[ShopSection, ...]:
        """Return the sections of the products catalogue."""
        return shop_lists.sections(self.layout.salt_shop)

    def shop_stores(self) -> tuple[ShopStore, ...]:
        """Return the shop's stores."""
        return shop_lists.STORES

    def person_types(self) -> tuple[PersonType, ...]:
        """Return the payer types with their order properties."""
        return shop_lists.PERSON_TYPES

    def shop_statuses(self) -> tuple[ShopStatus, ...]:
        """Return the order and delivery statuses."""
        return shop_lists.STATUSES

    def elements(self) -> Iterator[ShopElement]:
        """Yield every element of the shop by rising id."""
        return self._shop.elements()

    def set_lines(self) -> Iterator[ShopSetLine]:
        """Yield the components of the shop's sets."""
        return self._shop.set_lines()

    def store_amounts(self) -> Iterator[ShopStoreAmount]:
        """Yield physical amounts per shop store; a row's `reserved` is contained in its amount."""
        return self._shop.store_amounts()

    def shop_orders(self) -> tuple[ShopOrder, ...]:
        """Return the shop's orders of the last 30 days, oldest first."""
        return self._orders.orders

    def shop_reserved(self) -> dict[int, Decimal]:
        """Return what open shop orders hold, by element id. The shop's quantities are already lower by it."""
        return {element: to_decimal(held) for element, held in self._orders.reserved.items()}

    @property
    def first_free_element_id(self) -> int:
        """Return an element id above all that are in use."""
        return self.layout.first_free_id

    def truth(self) -> Iterator[TruePair]:
        """Yield every right pair of a sellable MoySklad item and a shop element."""
        return right_pairs(self.layout)

    def parent_truth(self) -> Iterator[TruePair]:
        """Yield the right pairs of products that have variants and the shop's cards of offers."""
        for group in self.goods.groups():
            if not self._shop.is_single(group):
                yield TruePair(
                    "product", self.layout.group_id(group.number), self.layout.parent_element(group.number)
                )

    def pair_keys(self) -> list[PairKeys]:
        """Return for every right pair which keys it shares, which are unique and which contradict."""
        return pair_keys(self.layout, self.warehouse, self.elements())[0]

    def deceptive_pairs(self) -> list[tuple[str, int]]:
        """Return wrong pairs that a unique, uncontradicted key would link: there must be none."""
        return pair_keys(self.layout, self.warehouse, self.elements())[1]

    def expected_stock(self, stores: frozenset[str] | None = None) -> dict[str, Decimal]:
        """Return free stock (stock − reserve) by MoySklad id of every product and variant that has moved.

        With `stores` (ids) only those count, without the row of orders that have no store; else everything.
        Figures may be negative. Bundles follow from `expected_bundles`.
        """
        result: dict[str, Decimal] = {}
        for row in self.warehouse.stock_rows():
            if stores is None or row.store_id in stores:
                result[row.item_id] = result.get(row.item_id, Decimal(0)) + row.stock - row.reserve
        return result

    def shop_in_flight(self) -> dict[int, Decimal]:
        """Return what open shop orders (not cancelled, not shipped) ordered, by element id, kits by components.

        MoySklad knows nothing of these orders; shipped ones count as booked there already.
        """
        result: dict[int, Decimal] = {}
        for order in self.shop_orders():
            if order.canceled or order.deducted:
                continue
            for item in order.items:
                if item.set_parent_id != item.id:
                    result[item.product_id] = result.get(item.product_id, Decimal(0)) + item.quantity
        return result

    def expected_bundles(self, in_flight: dict[int, Decimal] | None = None) -> dict[str, Decimal]:
        """Return how many of each bundle its components allow (whole, never below zero), by MoySklad id.

        A component counts with its free stock minus what `in_flight` (by element id) names for it.
        """
        result = {}
        held = in_flight or {}
        balances = self.warehouse.balances
        for number in range(self.layout.first_bundle, self.layout.first_service):
            amounts = []
            for part, quantity in parts_of(self.layout, number):
                unit = self.goods.unit(part)
                left = to_decimal(free(balances.cells(part, unit.uom, unit.archived)))
                left -= held.get(self.layout.element(part, unit.group), Decimal(0))
                amounts.append(left // quantity)
            result[self.layout.item_id(number)] = max(Decimal(0), min(amounts))
        return result

    def expected_shop_quantity(self) -> dict[int, Decimal]:
        """Return the quantity the shop should show after a full sync, by element id of every right pair.

        Free stock of all stores minus what is in flight, bundles by components, never below zero. Goods that
        were never moved count as 0; services are left out.
        """
        in_flight = self.shop_in_flight()
        bundles = self.expected_bundles(in_flight)
        stock = self.expected_stock()
        zero = Decimal(0)
        result = {}
        for pair in self.truth():
            if pair.kind == "bundle":
                result[pair.element_id] = bundles[pair.item_id]
            elif pair.kind != "service":
                amount = stock.get(pair.item_id, zero) - in_flight.get(pair.element_id, zero)
                result[pair.element_id] = max(zero, amount)
        return result
