"""Whole orders: what they cost, who buys, what was shipped, as the shop has them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from core.bitrix.gateway import BitrixGateway
from core.demo.world import World
from core.domain.catalogue import Item, ItemKind
from core.domain.forwarding.buyers import normal
from core.domain.forwarding.draft import DraftRules, OrderDraft, make_out
from core.domain.forwarding.pricing import Priced, line_total
from core.domain.orders import NO_VAT
from core.ports import CancelToken
from tests.bitrix.conftest import SEED, VARIANTS, DemoShop

Open = Callable[..., BitrixGateway]


@pytest.mark.parametrize("kernel", ["K24", "K22"])
def test_orders_come_as_the_shop_has_them(
    kernel: str, shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken
) -> None:
    shop.switch(kernel=kernel)
    inside = {row["id"]: row for row in shop.control("orders")}
    got = gateway.read_whole_orders(list(inside), cancel)
    assert (set(got.orders), got.missing, got.bad_rows) == (set(inside), frozenset(), [])
    news = {order.id: order for order in gateway.read_order_news(0, [], cancel).orders}
    for order_id, whole in got.orders.items():
        row = inside[order_id]
        assert whole.order == news[order_id], "both ways of reading tell the same"
        assert whole.details.sum == Decimal(str(row["price"]))
        assert set(whole.details.lines) == {line.id for line in whole.order.lines if line.set_parent is None}
        assert [one.id for one in whole.shipments] == [one["id"] for one in row["shipments"]]
        assert whole.details.payment == row["payments"][0]["paySystemName"]


def test_buyers_and_rates_are_those_of_the_world(gateway: BitrixGateway, cancel: CancelToken) -> None:
    world = World(SEED, VARIANTS)
    orders = {order.id: order for order in world.shop_orders()}
    got = gateway.read_whole_orders(list(orders), cancel).orders
    for order_id, whole in got.items():
        values = {code: value for _, code, value in orders[order_id].properties}
        assert whole.buyer.user_id == orders[order_id].user_id
        assert whole.buyer.email == values.get("EMAIL", "")
        assert whole.buyer.phone == values.get("PHONE", "")
        assert whole.buyer.inn == values.get("INN", "")
        assert whole.buyer.name
        assert normal(whole.buyer).phone.startswith("+7")
        rates = {item.id: item.vat_rate for item in orders[order_id].items}
        for line_id, money in whole.details.lines.items():
            if line_id in rates:
                rate = rates[line_id]
                assert money.vat == (NO_VAT if rate is None else format((rate * 100).normalize(), "f"))


def test_every_order_can_be_made_out_to_the_kopeck(gateway: BitrixGateway, cancel: CancelToken) -> None:
    ids = [order.id for order in World(SEED, VARIANTS).shop_orders()]
    rules = DraftRules("shop", "org", delivery_item_id="delivery")
    for whole in gateway.read_whole_orders(ids, cancel).orders.values():
        offers = {line.offer_id for line in whole.order.lines if line.offer_id is not None}
        items = {offer: Item(str(offer), ItemKind.PRODUCT, "") for offer in offers}
        draft = make_out(whole.order, whole.details, items, rules)
        assert isinstance(draft, OrderDraft), draft
        made = sum(line_total(p.quantity, Priced(p.price, p.discount)) for p in draft.positions)
        assert made == draft.total == (whole.details.sum or 0) * 100


def test_fifty_orders_are_one_request(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    ids = [row["id"] for row in shop.control("orders")][:30]
    gateway.read_whole_orders(ids[:1], cancel)
    shop.reset_counters()
    gateway.read_whole_orders(ids, cancel)
    assert shop.counters()["requests"] == {"batch": 1}


def test_an_order_that_is_gone_is_missing_and_the_others_come(gateway: BitrixGateway, cancel: CancelToken) -> None:
    order_id = World(SEED, VARIANTS).shop_orders()[0].id
    got = gateway.read_whole_orders([order_id, 999_999], cancel)
    assert (set(got.orders), got.missing) == ({order_id}, {999_999})
