"""Orders of the shop in the last 30 days, and what they hold back from its quantities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from core.demo.world.goods import Goods
from core.demo.world.kits import parts_of
from core.demo.world.layout import Layout
from core.demo.world.mixing import mix
from core.demo.world.model import BasketItem, ShopOrder
from core.demo.world.shop_lists import LEGAL, NATURAL, SITES
from core.demo.world.stock import FRACTIONAL, Balances, free

_FIRST_ORDER = 501
_ZERO = Decimal(0)
_DELIVERY = Decimal(350)
_NAMES = ("Анна Смирнова", "Пётр Королёв", "Ольга Ким", "Иван  Берёзкин", "Мария Львова", "Олег Жуков")
_CITIES = ("Петрозаводск", "Санкт-Петербург", "Москва", "Королёв", "Орёл")


@dataclass(frozen=True, slots=True)
class _Fate:
    """How far an order has come."""

    status: str
    delivery: str
    canceled: bool = False
    payed: bool = False
    deducted: bool = False


_FATES = (
    _Fate("N", "DN"),
    _Fate("P", "DN", payed=True),
    _Fate("F", "DF", payed=True, deducted=True),
    _Fate("S", "DF", payed=True, deducted=True),
    _Fate("D", "DN", canceled=True),
    _Fate("N", "DN"),
    _Fate("S", "DF", deducted=True),
    _Fate("F", "DF", payed=True, deducted=True),
)


class Orders:
    """The shop's orders, made once; `reserved` is what the open ones hold, by element id, in thousandths."""

    def __init__(self, layout: Layout, goods: Goods) -> None:
        """Place the orders of `layout` in the 30 days before `goods.now`."""
        self.layout = layout
        self.goods = goods
        self.balances = Balances(layout)
        self.reserved: dict[int, int] = {}
        self._row_id = 9000
        count = 40 + layout.variants // 500
        self.orders = tuple(self._order(n, count) for n in range(count))

    def _order(self, n: int, count: int) -> ShopOrder:
        h = mix(self.layout.salt_order, n)
        fate = _FATES[h % len(_FATES)]
        age = timedelta(days=30 * (count - n) / (count + 1), seconds=h % 3600)
        inserted = (self.goods.now - age).replace(microsecond=0)
        holds = not fate.canceled and not fate.deducted
        items = self._kit(n, holds) if n % 13 == 5 else self._lines(h, holds)
        goods_sum = sum((i.price * i.quantity for i in items if i.set_parent_id in (None, i.id)), _ZERO)
        legal = h % 6 == 0
        return ShopOrder(
            _FIRST_ORDER + n,
            f"ТШ-{_FIRST_ORDER + n}",
            SITES[1] if h % 9 == 0 else SITES[0],
            LEGAL if legal else NATURAL,
            100 + h % 50,
            fate.status,
            fate.delivery,
            fate.canceled,
            "Покупатель передумал" if fate.canceled else "",
            fate.payed,
            fate.deducted,
            holds,
            goods_sum + _DELIVERY,
            _DELIVERY,
            inserted,
            min(inserted + timedelta(minutes=h % 4000), self.goods.now),
            "Позвоните за час" if h % 5 == 0 else "",
            items,
            self._legal(h, n) if legal else self._natural(h, n),
        )

    def _natural(self, h: int, n: int) -> tuple[tuple[int, str, str], ...]:
        return (
            (1, "FIO", _NAMES[h % len(_NAMES)]),
            (2, "EMAIL", f"client{n}@example.com"),
            (3, "PHONE", f"8 (921) {n % 900 + 100}-{h % 90 + 10}-{h // 97 % 90 + 10}"),
            (4, "ZIP", f"{185000 + h % 90}"),
            (5, "LOCATION", f"{1000 + h % 5:010d}"),
            (6, "ADDRESS", f"{_CITIES[h % len(_CITIES)]}, ул. Лесная, {h % 90 + 1}"),
        )

    def _legal(self, h: int, n: int) -> tuple[tuple[int, str, str], ...]:
        return (
            (11, "COMPANY", f"ООО «Берёзка {n}»"),
            (12, "INN", f"78{n:08d}"),
            (13, "KPP", "780101001"),
            (14, "CONTACT_PERSON", _NAMES[h % len(_NAMES)]),
            (15, "EMAIL", f"office{n}@example.com"),
            (16, "PHONE", f"+7 812 {n % 900 + 100} {h % 9000 + 1000}"),
            (17, "ADDRESS", f"{_CITIES[h % len(_CITIES)]}, пр. Мира, {h % 40 + 1}"),
        )

    def _lines(self, h: int, holds: bool) -> tuple[BasketItem, ...]:
        rows = []
        taken: set[int] = set()
        for turn in range(1 + h // 32 % 3):
            unit = self._sellable(mix(h, turn), taken)
            taken.add(unit)
            rows.append(self._row(unit, 1 + mix(h, turn + 50) % 2, holds, None, None))
        return tuple(rows)

    def _kit(self, n: int, holds: bool) -> tuple[BasketItem, ...]:
        lay = self.layout
        bundle = lay.first_bundle + n % lay.bundles
        for _ in range(lay.bundles):
            if lay.has_partner(bundle):
                break
            bundle = lay.first_bundle + (bundle - lay.first_bundle + 1) % lay.bundles
        else:
            return self._lines(mix(lay.salt_order, n), holds)
        parts = parts_of(lay, bundle)
        if any(self._left(part) < 1000 * quantity for part, quantity in parts):
            holds = False
        head = self._row(bundle, 1, False, 1, -1)
        return (head, *(self._row(part, quantity, holds, None, head.id) for part, quantity in parts))

    def _left(self, unit_number: int) -> int:
        unit = self.goods.unit(unit_number)
        cells = self.balances.cells(unit_number, unit.uom, unit.archived)
        element_id = self.layout.element(unit_number, unit.group)
        return free(cells) - self.reserved.get(element_id, 0)

    def _sellable(self, start: int, taken: set[int]) -> int:
        """Return a good with a partner and enough free stock; any with a partner if there is none."""
        lay = self.layout
        total = lay.first_bundle
        fallback = -1
        for step in range(min(total, 200)):
            number = (start + step) % total
            if number in taken or not lay.has_partner(number):
                continue
            fallback = number if fallback < 0 else fallback
            if self._left(number) >= 4000 and self.goods.unit(number).uom not in FRACTIONAL:
                return number
        return fallback

    def _row(self, number: int, pieces: int, holds: bool, row_type: int | None, set_parent: int | None) -> BasketItem:
        lay = self.layout
        unit = self.goods.unit(number)
        element_id = lay.element(number, unit.group)
        if holds and self._left(number) >= pieces * 1000:
            self.reserved[element_id] = self.reserved.get(element_id, 0) + pieces * 1000
        self._row_id += 1
        base = Decimal(unit.price)
        discount = (base / 10).quantize(Decimal("0.01")) if self._row_id % 4 == 0 else _ZERO
        values = ", ".join(value for _, value, _ in unit.characteristics)
        return BasketItem(
            self._row_id,
            element_id,
            unit.external_code,
            f"{unit.title} ({values})" if values else unit.title,
            Decimal(pieces),
            base - discount,
            base,
            discount,
            (Decimal("0.2"), Decimal(0), None)[self._row_id % 3],
            row_type,
            self._row_id if set_parent == -1 else set_parent,
        )
