"""Reading orders: what is new, what became of the known ones, in one request; first looks of any length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.bitrix.gateway import BitrixGateway
from core.bitrix.methods import METHODS
from core.domain.orders import ShopOrder
from core.errors import BadAnswer, NoRight
from core.ports import CancelToken
from tests.bitrix.conftest import Answering, CrookedShop, DemoShop, running

Open = Callable[..., BitrixGateway]


@pytest.fixture(scope="module")
def busy() -> Iterator[DemoShop]:
    """A shop of its own for orders, so that other tests' counts stay put."""
    yield from running("on_premise", variants=100)


def _place(shop: DemoShop, offer: int, lines: int = 1, **more: Any) -> Any:
    items = [{"id": offer, "quantity": 1 + number} for number in range(lines)]
    return shop.control("orders", {"action": "place", "items": items, **more})


def _offer(shop: DemoShop) -> int:
    found = next(int(key) for key, value in shop.control("quantities").items() if value[0] >= 1)
    shop.control("quantities", {found: 5000})
    return found


def _same(order: ShopOrder, inside: dict[str, Any]) -> None:
    assert (order.id, order.number) == (inside["id"], inside["accountNumber"])
    assert order.created == datetime.fromisoformat(inside["dateInsert"])
    assert order.updated == datetime.fromisoformat(inside["dateUpdate"])
    assert order.created.tzinfo is UTC
    assert (order.status, order.site, order.xml_id) == (inside["statusId"], inside["lid"], inside["xmlId"] or "")
    assert [order.canceled, order.paid, order.shipped] == [
        inside[name] == "Y" for name in ("canceled", "payed", "deducted")
    ]
    lines = [
        (int(row["id"]), row["productId"] or None, Decimal(str(row["quantity"])), row["name"])
        for row in inside["basketItems"]
    ]
    assert [(line.id, line.offer_id, line.quantity, line.name) for line in order.lines] == lines


@pytest.mark.parametrize("kernel", ["K24", "K22"])
@pytest.mark.parametrize("zone", [180, -300])
def test_orders_as_the_shop_has_them(
    kernel: str, zone: int, shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken
) -> None:
    shop.switch(kernel=kernel, time_zone_minutes=zone)
    inside = shop.control("orders")
    shop.reset_counters()
    news = gateway.read_order_news(0, [], cancel)
    assert [one.id for one in news.orders] == [one["id"] for one in inside]
    for order, row in zip(news.orders, inside, strict=True):
        _same(order, row)
    assert (news.last_id, news.missing, news.bad_rows) == (inside[-1]["id"], frozenset(), ())
    assert shop.counters()["requests"] == {"batch": 1}


def test_kits_name_their_parent(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    kits = {
        int(row["id"]): [int(one["id"]) for one in order["basketItems"] if str(one["setParentId"]) == row["id"]]
        for order in shop.control("orders")
        for row in order["basketItems"]
        if row["setParentId"] and str(row["setParentId"]) == str(row["id"])
    }
    assert kits
    lines = {line.id: line for order in gateway.read_order_news(0, [], cancel).orders for line in order.lines}
    for parent, parts in kits.items():
        assert lines[parent].set_parent is None
        assert {lines[part].set_parent for part in parts if part != parent} == {parent}


def test_nothing_new_is_one_request(busy: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    gateway = open_gateway(busy.webhook)
    last = busy.control("state")["last_order"]
    busy.reset_counters()
    news = gateway.read_order_news(last, [], cancel)
    assert (news.orders, news.last_id, news.missing) == ([], last, frozenset())
    assert busy.counters()["requests"] == {"batch": 1}


def test_new_and_known_orders_in_one_request(busy: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    gateway = open_gateway(busy.webhook)
    before = gateway.read_order_news(0, [], cancel)
    known = [one.id for one in before.orders]
    open_order = next(one for one in before.orders if not one.canceled and not one.shipped)
    offer = _offer(busy)
    placed = [_place(busy, offer, lines=6) for _ in range(45)]
    busy.control("orders", {"action": "cancel", "id": open_order.id, "reason": "передумал"})
    busy.reset_counters()
    news = gateway.read_order_news(before.last_id, [*known, 7, 999_999], cancel)
    assert busy.counters()["requests"] == {"batch": 1}
    by_id = {one.id: one for one in news.orders}
    assert set(by_id) == {*known, *(one["id"] for one in placed)}
    for inside in busy.control("orders"):
        _same(by_id[inside["id"]], inside)
    assert by_id[open_order.id].canceled
    assert news.missing == {7, 999_999}
    assert news.last_id == placed[-1]["id"]


@pytest.mark.parametrize(("orders", "lines"), [(60, 1), (20, 30), (120, 3)])
def test_many_new_orders_come_whole(
    orders: int, lines: int, busy: DemoShop, open_gateway: Open, cancel: CancelToken
) -> None:
    gateway = open_gateway(busy.webhook)
    last = busy.control("state")["last_order"]
    offer = _offer(busy)
    placed = [_place(busy, offer, lines=lines)["id"] for _ in range(orders)]
    busy.reset_counters()
    news = gateway.read_order_news(last, [], cancel)
    assert [one.id for one in news.orders] == placed
    assert {len(one.lines) for one in news.orders} == {lines}
    assert busy.counters()["requests"]["batch"] <= 5
    assert gateway.read_order_news(news.last_id, placed[:70], cancel).orders == news.orders[:70]


@pytest.mark.parametrize(
    "switches",
    [
        {"kernel": "K24"},
        {"kernel": "K22"},
        {"kernel": "K22", "culture_bad_date": "error", "time_zone_minutes": -480},
    ],
)
def test_a_first_look_goes_back_to_a_date(
    switches: dict[str, Any], shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken
) -> None:
    shop.switch(**switches)
    created = sorted(datetime.fromisoformat(one["dateInsert"]) for one in shop.control("orders"))
    for since in (created[0], created[len(created) // 2], created[-1], created[-1] + timedelta(seconds=1)):
        news = gateway.read_order_news(0, [], cancel, created_since=since.astimezone(UTC))
        assert len(news.orders) == sum(one >= since for one in created)
        assert news.last_id == shop.control("state")["last_order"]
        assert all(one.lines for one in news.orders)


class _Ledger:
    """Answers for a shop of one-line orders, a day apart, whose filters are broken in a given way."""

    def __init__(self, count: int, **broken: Any) -> None:
        self.count = count
        self.broken = broken
        self.first = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self, method: str, params: Any) -> Any:
        if method == "profile":
            return {"ID": "1", "ADMIN": True}, None
        if method == "sale.order.list":
            return {"orders": self._orders(params)}, None
        if method == "sale.basketitem.list":
            return {"basketItems": self._lines(params)}, None
        return ({METHODS[method].rows: []} if METHODS[method].rows else []), None

    def _ids(self, filters: Any, key: str) -> list[int]:
        ids = list(range(1, self.count + 1))
        if f"@{key}" in filters and not self.broken.get("ignores_ids"):
            ids = [one for one in ids if str(one) in filters[f"@{key}"]]
        after = filters.get(f">{key}", 0)
        if isinstance(after, list | dict) or (self.broken.get("no_references") and not str(after).isdigit()):
            after = 0
        if self.broken.get("ignores_cursor"):
            after = 0
        return [one for one in ids if one > int(after)]

    def _orders(self, params: Any) -> list[Any]:
        ids = self._ids(params.get("filter", {}), "id")
        if params["order"]["id"] == "desc":
            ids = ids[::-1]
        return [
            {"id": one, "dateInsert": self.created(one).isoformat(), "canceled": "N", "payed": "N", "deducted": "N",
             "statusId": "N", **self.broken.get("rows", {}).get(one, {})}
            for one in ids[:50]
        ]  # fmt: skip

    def _lines(self, params: Any) -> list[Any]:
        filters = params["filter"]
        after = filters.get(">id", 0)
        after = int(after) if str(after).isdigit() else 0
        ids = [one for one in self._ids(filters, "orderId") if one + 1000 > after]
        lines = self.broken.get("lines", {})
        return [
            {"id": str(one + 1000), "orderId": str(one), "productId": 5, "quantity": 1, **lines.get(one, {})}
            for one in ids[:50]
        ]

    def created(self, order_id: int) -> datetime:
        """When an order was placed."""
        return self.first + timedelta(days=order_id)


def _ledger(crooked: Callable[[Answering], CrookedShop], open_gateway: Open, ledger: _Ledger) -> BitrixGateway:
    return open_gateway(crooked(ledger).webhook)


@pytest.mark.parametrize("count", [0, 1, 50, 130, 700])
@pytest.mark.parametrize("broken", [{}, {"no_references": True}])
def test_dates_that_cannot_be_used_are_replaced_by_ids(
    count: int, broken: dict[str, Any], crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    ledger = _Ledger(count, **broken)
    gateway = _ledger(crooked, open_gateway, ledger)
    assert gateway.connect(CancelToken()).date_filter == "none"
    for wanted in {1, max(1, count // 2), max(1, count - 60), count + 1}:
        news = gateway.read_order_news(0, [], CancelToken(), created_since=ledger.created(wanted))
        assert [one.id for one in news.orders] == list(range(wanted, count + 1))
        assert news.last_id == count


def test_a_shop_without_references_loses_no_line(
    crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    news = _ledger(crooked, open_gateway, _Ledger(130, no_references=True)).read_order_news(0, [], CancelToken())
    assert [(one.id, len(one.lines)) for one in news.orders] == [(one, 1) for one in range(1, 131)]


@pytest.mark.parametrize(
    ("broken", "code"), [("ignores_cursor", "bitrix.paging_stuck"), ("ignores_ids", "bitrix.filter_ignored")]
)
def test_lists_that_ignore_the_question_prove_nothing(
    broken: str, code: str, crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    with pytest.raises(BadAnswer) as caught:
        _ledger(crooked, open_gateway, _Ledger(20, **{broken: True})).read_order_news(10, [3, 44], CancelToken())
    assert caught.value.code == code


def test_one_bad_order_costs_one_order(crooked: Callable[[Answering], CrookedShop], open_gateway: Open) -> None:
    rows = {2: {"dateInsert": "gestern"}, 4: {"id": "x4"}}
    lines = {3: {"quantity": "two"}, 5: {"id": None}}
    ledger = _Ledger(6, rows=rows, lines=lines)
    news = _ledger(crooked, open_gateway, ledger).read_order_news(0, [], CancelToken())
    assert [one.id for one in news.orders] == [1, 6]
    assert {one.id for one in news.bad_rows} >= {"2", "3", "5", "x4"}
    asked = _ledger(crooked, open_gateway, ledger).read_order_news(6, [2, 6, 8], CancelToken())
    assert asked.missing == {8}


def test_orders_need_their_scope(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    shop.control("scopes", {"scopes": ["catalog"]})
    with pytest.raises(NoRight):
        gateway.read_order_news(0, [], cancel)
