"""Pretend Bitrix: orders, baskets, statuses, and what orders do to catalogue quantities."""

from __future__ import annotations

from typing import Any

import pytest


def place(shop: Any, *items: tuple[int, float], **more: Any) -> Any:
    rows = [{"id": element_id, "quantity": quantity} for element_id, quantity in items]
    return shop.control("orders", {"action": "place", "items": rows, **more})


@pytest.fixture
def offer(shop: Any) -> int:
    """An offer with 20 free pieces, traced, nothing reserved."""
    found = int(shop.offers(1, type=4, quantityReserved=0)[0]["id"])
    shop.control("items", {"action": "edit", "id": found, "quantity_trace": "Y", "can_buy_zero": "N"})
    shop.control("quantities", {str(found): 20})
    return found


def stock(shop: Any, element_id: int) -> tuple[float, float]:
    free, reserved = shop.quantity(element_id)[:2]
    return free, reserved


# reading


def test_list_is_flat_and_get_is_a_tree(shop: Any) -> None:
    flat = shop.call("sale.order.list", start=-1)["orders"][0]
    assert not {"basketItems", "shipments", "payments", "propertyValues", "tradeBindings"} & set(flat)
    whole = shop.call("sale.order.get", id=flat["id"])["order"]
    assert {"basketItems", "shipments", "payments", "propertyValues", "tradeBindings"} <= set(whole)
    assert {key: whole[key] for key in flat} == flat
    assert [shipment["system"] for shipment in whole["shipments"]] == ["N"]
    assert whole["shipments"][0]["shipmentItems"][0]["basketId"] == int(whole["basketItems"][0]["id"])
    assert "clients" not in whole


def test_cloud_orders_have_clients(bitrix: Any) -> None:
    assert bitrix("cloud").call("sale.order.get", id=501)["order"]["clients"] == []


def test_absent_orders(shop: Any) -> None:
    assert shop.error("sale.order.get", id=99999)[:2] == (400, 200540400001)
    assert shop.error("sale.status.get", id="ZZ")[:2] == (400, 201340400001)


def test_basket_and_property_lists(shop: Any) -> None:
    order = shop.call("sale.order.get", id=503)["order"]
    rows = shop.call("sale.basketitem.list", filter={"orderId": 503}, start=-1)["basketItems"]
    assert [row["id"] for row in rows] == [row["id"] for row in order["basketItems"]]
    assert rows[0]["price"] == rows[0]["basePrice"] - (rows[0]["discountPrice"] or 0)
    values = shop.call("sale.propertyvalue.list", filter={"orderId": 503})["propertyValues"]
    assert {value["code"] for value in values} >= {"EMAIL", "PHONE"}
    definitions = {row["id"]: row for row in shop.call("sale.property.list")["properties"]}
    email = next(value for value in values if value["code"] == "EMAIL")
    assert definitions[email["orderPropsId"]]["isEmail"] == "Y"
    assert {row["personTypeId"] for row in definitions.values()} == {1, 2}
    assert [row["code"] for row in shop.call("sale.persontype.list")["personTypes"]] == ["natural", "legal"]


def test_kits_show_parent_and_components(bitrix: Any) -> None:
    shop = bitrix(variants=400)
    rows = shop.call("sale.basketitem.list", filter={"type": 1}, start=-1)["basketItems"]
    assert rows
    basket = shop.call("sale.order.get", id=int(rows[0]["orderId"]))["order"]["basketItems"]
    assert rows[0]["setParentId"] == int(rows[0]["id"])
    parts = [row for row in basket if row["setParentId"] == int(rows[0]["id"]) and row["id"] != rows[0]["id"]]
    assert parts


def test_an_old_order_holds_a_deleted_product(shop: Any) -> None:
    row = shop.call("sale.basketitem.list", filter={"productId": 7})["basketItems"][0]
    assert (row["price"], row["name"]) == (450, "Шарф, снят с продажи")
    order = shop.call("sale.order.get", id=int(row["orderId"]))["order"]
    assert order["deducted"] == "Y"
    goods = sum(item["price"] * item["quantity"] for item in order["basketItems"] if item["setParentId"] is None)
    assert order["price"] >= goods
    assert shop.error("catalog.product.get", id=7)[:2] == (400, 0)


def test_statuses_and_their_names(shop: Any) -> None:
    statuses = {row["id"]: row["type"] for row in shop.call("sale.status.list")["statuses"]}
    assert {key: statuses[key] for key in ("N", "F", "DN", "DF")} == {"N": "O", "F": "O", "DN": "D", "DF": "D"}
    names = shop.call("sale.statusLang.list", filter={"lid": "ru"})["statusLangs"]
    assert {row["statusId"] for row in names} == set(statuses)
    assert shop.call("sale.statusLang.getListLangs")["langs"][0]["lid"] == "ru"


def test_upper_snake_lists_and_trade_bindings(shop: Any) -> None:
    assert {"ID", "NAME", "ACTIVE"} <= set(shop.call("sale.delivery.getlist")[0])
    assert {"ID", "NAME"} <= set(shop.call("sale.paysystem.list")[0])
    assert shop.call("sale.tradeBinding.list")["tradeBindings"] == []


def test_filters_by_status_and_site(shop: Any) -> None:
    rows = shop.call("sale.order.list", filter={"@statusId": ["N", "P"]}, start=-1)["orders"]
    assert {row["statusId"] for row in rows} == {"N", "P"}
    assert {row["lid"] for row in shop.call("sale.order.list", start=-1)["orders"]} == {"s1", "s2"}


# updating an order's own fields


def test_update_returns_the_tree_and_bumps_date_and_version(shop: Any) -> None:
    before = shop.call("sale.order.get", id=510)["order"]
    shop.control("clock", {"advance": 60})
    fields = {"comments": "позвонить", "payed": "Y", "currency": "USD", "accountNumber": "X"}
    after = shop.call("sale.order.update", id=510, fields=fields)["order"]
    assert after["comments"] == "позвонить"
    for name in ("payed", "currency", "accountNumber"):
        assert after[name] == before[name], "read-only or immutable"
    assert after["version"] == before["version"] + 1
    assert after["dateUpdate"] > before["dateUpdate"]
    assert after["basketItems"] == before["basketItems"]
    last = shop.call("sale.order.update", id=510, fields={"comments": "не звонить"})["order"]
    assert last["comments"] == "не звонить", "the last write wins"


def test_a_status_must_exist_and_be_of_orders(shop: Any) -> None:
    assert shop.call("sale.order.update", id=510, fields={"statusId": "P"})["order"]["statusId"] == "P"
    for status in ("DF", "??"):
        assert shop.error("sale.order.update", id=510, fields={"statusId": status})[:2] == (400, 0)


# reservation


def test_placing_reserves_and_cancelling_gives_back(shop: Any, offer: int) -> None:
    order = place(shop, (offer, 3))
    assert stock(shop, offer) == (17, 3)
    assert order["basketItems"][0]["reservations"][0]["quantity"] == 3
    shown = shop.call("catalog.product.offer.get", id=offer)["offer"]
    assert (shown["quantity"], shown["quantityReserved"]) == (17, 3)
    cancelled = shop.control("orders", {"action": "cancel", "id": order["id"], "reason": "передумал"})
    assert (cancelled["canceled"], cancelled["reasonCanceled"]) == ("Y", "передумал")
    assert stock(shop, offer) == (20, 0)
    shop.control("orders", {"action": "cancel", "id": order["id"]})
    assert stock(shop, offer) == (20, 0), "a second cancel gives nothing"
    shop.control("orders", {"action": "cancel", "id": order["id"], "canceled": False})
    assert stock(shop, offer) == (17, 3)


def test_cancelling_over_rest_gives_back(shop: Any, offer: int) -> None:
    order = place(shop, (offer, 3))
    shown = shop.call("sale.order.update", id=order["id"], fields={"canceled": "Y", "reasonCanceled": "нет"})
    assert shown["order"]["canceled"] == "Y"
    assert stock(shop, offer) == (20, 0)


def test_shipping_takes_from_the_reserve(shop: Any, offer: int) -> None:
    order = place(shop, (offer, 4))
    shipped = shop.control("orders", {"action": "ship", "id": order["id"]})
    assert stock(shop, offer) == (16, 0)
    assert (shipped["deducted"], shipped["shipments"][0]["deducted"]) == ("Y", "Y")
    shop.control("orders", {"action": "ship", "id": order["id"]})
    assert stock(shop, offer) == (16, 0)


def test_changing_an_order_moves_its_reserve(shop: Any, offer: int) -> None:
    other = next(o["id"] for o in shop.offers(type=4, quantityReserved=0) if o["id"] != offer)
    shop.control("quantities", {str(other): 9})
    order = place(shop, (offer, 3))
    items = [{"id": offer, "quantity": 5}, {"id": other, "quantity": 2}]
    changed = shop.control("orders", {"action": "change", "id": order["id"], "items": items, "status": "P"})
    assert (stock(shop, offer), stock(shop, other)) == ((15, 5), (7, 2))
    assert (changed["statusId"], len(changed["basketItems"])) == ("P", 2)
    items = [{"id": offer, "quantity": 0}]
    changed = shop.control("orders", {"action": "change", "id": order["id"], "items": items})
    assert stock(shop, offer) == (20, 0)
    assert len(changed["basketItems"]) == 1
    assert changed["price"] == changed["basketItems"][0]["price"] * 2


@pytest.mark.parametrize(
    ("condition", "steps"),
    [
        ("O", {"place": 3, "pay": 3, "allow_delivery": 3, "ship": 0}),
        ("R", {"place": 0, "pay": 3, "allow_delivery": 3, "ship": 0}),
        ("P", {"place": 0, "pay": 3, "allow_delivery": 3, "ship": 0}),
        ("D", {"place": 0, "pay": 0, "allow_delivery": 3, "ship": 0}),
        ("S", {"place": 0, "pay": 0, "allow_delivery": 0, "ship": 0}),
    ],
)
def test_reserve_conditions(shop: Any, offer: int, condition: str, steps: dict[str, int]) -> None:
    shop.switch(reserve_condition=condition)
    order = place(shop, (offer, 3))
    assert stock(shop, offer)[1] == steps["place"]
    for action in ("pay", "allow_delivery", "ship"):
        shop.control("orders", {"action": action, "id": order["id"]})
        assert stock(shop, offer)[1] == steps[action], action
    assert stock(shop, offer) == (17, 0)


def test_reservation_switched_off_only_decrements(shop: Any, offer: int) -> None:
    shop.switch(enable_reservation=False)
    order = place(shop, (offer, 3))
    assert stock(shop, offer) == (17, 0)
    shop.control("orders", {"action": "cancel", "id": order["id"]})
    assert stock(shop, offer) == (20, 0)


def test_more_than_there_is_marks_the_order(shop: Any, offer: int) -> None:
    order = place(shop, (offer, 25))
    assert stock(shop, offer) == (0, 20)
    assert order["marked"] == "Y"
    assert "Недостаточно" in order["reasonMarked"]
    assert shop.quantity(offer)[3] == "N"
    shop.control("orders", {"action": "cancel", "id": order["id"]})
    assert stock(shop, offer) == (20, 0)
    shop.control("items", {"action": "edit", "id": offer, "can_buy_zero": "Y"})
    assert place(shop, (offer, 25))["marked"] == "N"
    assert stock(shop, offer) == (-5, 25), "negative is legal when it may be bought at zero"


def test_kits_reserve_their_components_only(shop: Any) -> None:
    kits = shop.call("catalog.product.list", select=["id", "iblockId"], filter={"iblockId": 14, "type": 2})
    kit = kits["products"][0]["id"]
    probe = place(shop, (kit, 1))
    shop.control("orders", {"action": "cancel", "id": probe["id"]})
    parts = {row["productId"]: row["quantity"] for row in probe["basketItems"] if row["productId"] != kit}
    shop.control("quantities", {str(part): {"quantity": 50, "reserved": 0} for part in parts})
    order = place(shop, (kit, 2))
    assert {part: stock(shop, part) for part in parts} == {
        part: (50 - 2 * each, 2 * each) for part, each in parts.items()
    }
    assert shop.quantity(kit)[1] == 0
    assert order["basketItems"][0]["type"] == 1


def test_an_order_with_a_deleted_product_still_cancels(shop: Any, offer: int) -> None:
    order = place(shop, (offer, 2))
    shop.call("catalog.product.offer.delete", id=offer)
    row = shop.call("sale.order.get", id=order["id"])["order"]["basketItems"][0]
    assert (row["productId"], bool(row["name"])) == (offer, True)
    assert shop.control("orders", {"action": "cancel", "id": order["id"]})["canceled"] == "Y"


def test_shipping_with_inventory_management_takes_from_a_store(shop: Any, offer: int) -> None:
    shop.control("store_amounts", {str(offer): {"1": 8, "2": 3, "3": 0}})
    shop.control("inventory", {"on": True})
    order = place(shop, (offer, 4))
    assert stock(shop, offer) == (7, 4)
    shop.control("orders", {"action": "ship", "id": order["id"]})
    assert stock(shop, offer) == (7, 0)
    amounts = shop.control(f"store_amounts?ids={offer}")[str(offer)]
    assert [amounts[key][0] for key in "123"] == [4, 3, 0]


def test_seeded_orders_hold_what_the_catalogue_says(shop: Any) -> None:
    held: dict[int, float] = {}
    for order in shop.control("orders"):
        for row in order["basketItems"]:
            if row["reserved"]:
                held[row["productId"]] = held.get(row["productId"], 0) + row["reserved"]
    shown = {int(key): values[1] for key, values in shop.control("quantities").items() if values[1]}
    assert held == shown
    assert held


# customers who buy between two calls


def test_a_customer_buys_between_two_calls(shop: Any, offer: int) -> None:
    shop.switch(external_sales_every=2, external_sales_ids=[offer])
    before = shop.control("state")["last_order"]
    for _ in range(4):
        shop.call("server.time")
    assert stock(shop, offer) == (18, 2)
    assert shop.control("state")["last_order"] == before + 2
    shop.switch(external_sales_ids=[])
    free = shop.control("state")["free"]
    shop.batch({"a": "server.time", "b": "server.time"})
    assert shop.control("state")["free"] == free - 1
