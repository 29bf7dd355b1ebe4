"""Checklist "Documents" for shipments: demands and returns, their stock, and what an order shows of them."""

from __future__ import annotations

import uuid
from typing import Any

import pytest


class Case:
    """An order of 5 (reserved) and 2 pieces of one item on two lines, 10 in stock, and one more item."""

    def __init__(self, sklad: Any) -> None:
        self.sklad = sklad
        self.store = sklad.first("store")["id"]
        self.item, self.other = (
            sklad.post("entity/product", {"name": f"Товар {uuid.uuid4().hex[:6]}"})["id"] for _ in range(2)
        )
        sklad.control(
            "stock", {"rows": [{"item": i, "store": self.store, "stock": 10} for i in (self.item, self.other)]}
        )
        lines = [
            {"item": self.item, "quantity": 5, "price": 1000, "reserve": 5},
            {"item": self.item, "quantity": 2, "price": 1000},
        ]
        self.id = sklad.control("orders", {"store": self.store, "positions": lines})["id"]

    def ship(self, quantity: float, **more: Any) -> str:
        line = {"item": self.item, "quantity": quantity, "price": 1000}
        body = {"kind": "demand", "order": self.id, "positions": [line]} | more
        return str(self.sklad.control("documents", body)["id"])

    def do(self, what: str, document: str, **more: Any) -> Any:
        return self.sklad.control("documents", {"id": document, "do": what} | more)

    @property
    def order(self) -> Any:
        return self.sklad.get(f"entity/customerorder/{self.id}", expand="positions")

    @property
    def lines(self) -> list[tuple[float, float, float]]:
        """(quantity, reserve, shipped) of each line."""
        return [(p["quantity"], p.get("reserve", 0), p["shipped"]) for p in self.order["positions"]["rows"]]

    def stock(self, item: str = "") -> tuple[float, float]:
        """(stock, reserve) of an item."""
        (row,) = self.sklad.control(f"state?kind=stock&id={item or self.item}")
        return row["stock"], row["reserve"]


@pytest.fixture
def case(sklad: Any) -> Case:
    return Case(sklad)


def test_a_demand_ships_takes_stock_and_frees_reserve_and_unposting_gives_all_back(case: Case) -> None:
    demand = case.ship(6)
    assert case.lines == [(5, 0, 5), (2, 0, 1)]
    assert case.stock() == (4, 0)
    assert (case.order["shippedSum"], case.order["reservedSum"]) == (6000, 0)
    for there, back in (("unpost", "post"), ("bin", "restore")):
        case.do(there, demand)
        assert case.lines == [(5, 5, 0), (2, 0, 0)], there
        assert case.stock() == (10, 5)
        assert (case.order["shippedSum"], case.order["reservedSum"]) == (0, 5000)
        case.do(back, demand)
        assert case.lines == [(5, 0, 5), (2, 0, 1)], back
        assert case.stock() == (4, 0)
    case.do("delete", demand)
    assert case.lines == [(5, 5, 0), (2, 0, 0)]
    assert "demands" not in case.order


def test_what_a_shipment_freed_stays_free_if_the_switch_says_so(case: Case, sklad: Any) -> None:
    sklad.switch(unposting_returns_reserve=False)
    demand = case.ship(3)
    assert case.lines[0] == (5, 2, 3)
    case.do("unpost", demand)
    assert case.lines[0] == (5, 2, 0)
    assert case.stock() == (10, 2)


def test_unposted_and_unlinked_demands_never_count(case: Case) -> None:
    case.ship(3, applicable=False)
    loose = case.sklad.control(
        "documents",
        {"kind": "demand", "store": case.store, "positions": [{"item": case.item, "quantity": 1, "price": 1}]},
    )
    assert [shipped for _, _, shipped in case.lines] == [0, 0]
    assert case.stock()[0] == 9
    case.do("edit", loose["id"], order=case.id)
    assert case.lines[0][2] == 1
    case.do("edit", loose["id"], order=None)
    assert case.lines[0][2] == 0


def test_a_demand_may_hold_other_goods_split_a_line_and_ship_over(case: Case, sklad: Any) -> None:
    lines = [
        {"item": case.item, "quantity": 4, "price": 1000},
        {"item": case.item, "quantity": 3.5, "price": 1000},
        {"item": case.other, "quantity": 1, "price": 50},
    ]
    case.ship(0, positions=lines)
    assert case.lines == [(5, 0, 5), (2, 0, 2.5)]
    assert case.order["shippedSum"] == 7550
    assert case.stock(case.other)[0] == 9
    sklad.switch(shipped_sum="positions")
    case.ship(0, positions=[{"item": case.other, "quantity": 1, "price": 70}])
    assert case.order["shippedSum"] == 7500


def test_several_demands_add_up_and_editing_one_later_counts(case: Case) -> None:
    first, second = case.ship(2), case.ship(2)
    assert case.lines == [(5, 1, 4), (2, 0, 0)]
    assert len(case.order["demands"]) == 2
    case.do("edit", second, positions=[{"item": case.item, "quantity": 1, "price": 1000}])
    assert case.lines[0] == (5, 2, 3)
    assert case.stock() == (7, 2)
    path = f"entity/demand/{first}/positions"
    row = case.sklad.get(path)["rows"][0]
    case.sklad.put(f"{path}/{row['id']}", {"quantity": 4})
    assert case.lines[0] == (5, 0, 5)
    added = case.sklad.post(path, {"assortment": case.sklad.ref("product", case.item), "quantity": 1, "price": 1})
    assert added[0]["meta"]["type"] == "demandposition"
    assert case.lines[1] == (2, 0, 1)
    assert case.sklad.ask("POST", f"{path}/delete", body=[{"meta": added[0]["meta"]}]).status_code == 200
    assert case.sklad.ask("DELETE", f"{path}/{row['id']}").status_code == 200
    assert case.lines[0] == (5, 4, 1)


def test_the_orders_updated_stays_unless_the_switch_says_so(case: Case, sklad: Any) -> None:
    before = case.order["updated"]
    sklad.control("clock", {"advance": 60})
    demand = case.ship(1)
    assert case.order["updated"] == before
    assert sklad.get("entity/demand", filter=f"updated>={before}")["meta"]["size"] >= 1
    sklad.switch(links_touch_updated=True)
    case.do("unpost", demand)
    assert case.order["updated"] > before


def test_the_template_holds_what_is_left_and_can_be_posted(case: Case, sklad: Any) -> None:
    case.ship(6)
    drawn = sklad.put("entity/demand/new", {"customerOrder": sklad.ref("customerorder", case.id)})
    assert [p["quantity"] for p in drawn["positions"]["rows"]] == [1]
    assert "id" not in drawn
    made = sklad.post("entity/demand", drawn, expand="positions")
    assert made["customerOrder"]["meta"]["href"].endswith(case.id)
    assert case.lines == [(5, 0, 5), (2, 0, 2)]
    sklad.token = sklad.server.info["solution_token"]
    bare = sklad.put("entity/demand/new", {"customerOrder": sklad.ref("customerorder", case.id)})
    assert {"store", "organization", "owner", "group"}.isdisjoint(bare)
    assert bare["positions"]["rows"] == []


def test_a_posted_demand_needs_a_store_and_the_link_is_no_filter(case: Case, sklad: Any) -> None:
    body = {
        "organization": sklad.ref("organization", sklad.first("organization")["id"]),
        "agent": sklad.ref("counterparty", sklad.first("counterparty")["id"]),
    }
    assert sklad.code("POST", "entity/demand", body=body) == (412, 3000)
    draft = sklad.post("entity/demand", body | {"applicable": False})
    assert "store" not in draft
    assert sklad.code("PUT", f"entity/demand/{draft['id']}", body={"applicable": True}) == (412, 3000)
    order = f"{sklad.base}/entity/customerorder/{case.id}"
    assert sklad.code("GET", "entity/demand", filter=f"customerOrder={order}") == (412, 1034)


def test_expanding_an_order_shows_its_demands_with_positions_up_to_a_hundred_rows(case: Case, sklad: Any) -> None:
    case.ship(2)
    query = {"filter": f"id={case.id}", "expand": "demands.positions.assortment"}
    (row,) = sklad.get("entity/customerorder", limit=100, **query)["rows"]
    (demand,) = row["demands"]
    assert demand["positions"]["rows"][0]["assortment"]["id"] == case.item
    (row,) = sklad.get("entity/customerorder", **query)["rows"]
    assert set(row["demands"][0]) == {"meta"}
    assert sklad.code("GET", "entity/customerorder", limit=1, expand="demands.unicorn") == (412, 1089)


def test_shipping_what_is_not_there_is_3007_only_when_the_company_checks(case: Case, sklad: Any) -> None:
    case.ship(12)
    assert case.stock() == (-2, 0)
    sklad.switch(check_shipping_stock=True)
    assert sklad.get("context/companysettings")["checkShippingStock"] is True
    body = sklad.put("entity/demand/new", {}) | {
        "agent": sklad.ref("counterparty", sklad.first("counterparty")["id"]),
        "store": sklad.ref("store", case.store),
        "positions": [{"assortment": sklad.ref("product", case.item), "quantity": 1}],
    }
    assert sklad.code("POST", "entity/demand", body=body) == (412, 3007)
    assert case.stock() == (-2, 0)
    assert sklad.post("entity/demand", body | {"applicable": False})["applicable"] is False


def test_a_bundle_ships_its_components_and_a_service_moves_nothing(case: Case, sklad: Any) -> None:
    part = {"assortment": sklad.ref("product", case.item), "quantity": 2}
    bundle = sklad.post("entity/bundle", {"name": "Пара", "components": [part]})["id"]
    service = sklad.first("service")["id"]
    order = sklad.control(
        "orders", {"store": case.store, "positions": [{"item": bundle, "quantity": 2, "reserve": 2}]}
    )
    assert case.stock() == (10, 9)
    lines = [{"item": bundle, "quantity": 1}, {"item": service, "quantity": 1, "price": 350}]
    sklad.control("documents", {"kind": "demand", "order": order["id"], "positions": lines})
    assert case.stock() == (8, 7)
    assert sklad.get(f"entity/customerorder/{order['id']}/positions")["rows"][0]["shipped"] == 1


def test_a_return_puts_goods_back_and_guards_its_demand(case: Case, sklad: Any) -> None:
    demand = case.ship(3)
    made = sklad.control(
        "documents", {"kind": "salesreturn", "demand": demand, "positions": [{"item": case.item, "quantity": 1}]}
    )
    assert made["object"]["sum"] == 1000
    assert case.stock()[0] == 8
    assert case.lines[0][2] == 3
    assert sklad.get(f"entity/demand/{demand}")["returns"][0]["meta"]["type"] == "salesreturn"
    assert sklad.code("PUT", f"entity/demand/{demand}", body={"applicable": False}) == (412, 17014)
    assert sklad.code("POST", f"entity/demand/{demand}/trash", body=None) == (412, 17014)
    refused = sklad.ask("DELETE", f"entity/demand/{demand}")
    assert refused.status_code == 409
    assert refused.json()["errors"][0]["dependencies"][0]["type"] == "salesreturn"
    sklad.switch(returns_lower_shipped=True)
    case.do("edit", made["id"], description="x")
    assert case.lines[0] == (5, 3, 2)
    sklad.switch(returns_lower_shipped=False)
    sklad.ask("POST", f"entity/salesreturn/{made['id']}/trash")
    assert case.stock()[0] == 7
    assert sklad.put(f"entity/demand/{demand}", {"applicable": False})["applicable"] is False


@pytest.mark.parametrize(
    ("line", "code"),
    [({"quantity": 4}, 3007), ({"quantity": 1, "price": 5}, 3004), ({"quantity": 1, "item": "other"}, 17006)],
)
def test_a_return_holds_to_its_demand(case: Case, sklad: Any, line: dict[str, Any], code: int) -> None:
    demand = case.ship(3)
    drawn = sklad.put("entity/salesreturn/new", {"demand": sklad.ref("demand", demand)})
    assert [p["quantity"] for p in drawn["positions"]["rows"]] == [3]
    item = case.other if line.pop("item", "") else case.item
    position = {"assortment": sklad.ref("product", item)} | line
    assert sklad.code("POST", "entity/salesreturn", body=drawn | {"positions": [position]}) == (412, code)
    other = sklad.get("entity/counterparty", limit=2)["rows"][1]["id"]
    body = drawn | {"agent": sklad.ref("counterparty", other)}
    assert sklad.code("POST", "entity/salesreturn", body=body) == (412, 17006)
    assert case.stock()[0] == 7
    sklad.post("entity/salesreturn", drawn)
    assert case.stock()[0] == 10
    again = {"positions": [{"assortment": sklad.ref("product", case.item), "quantity": 0.5}]}
    assert sklad.code("POST", "entity/salesreturn", body=drawn | again) == (412, 3007)


def test_a_return_without_basis_stands_alone(case: Case, sklad: Any) -> None:
    made = sklad.control(
        "documents",
        {"kind": "salesreturn", "store": case.store, "positions": [{"item": case.item, "quantity": 2, "price": 7}]},
    )
    assert "demand" not in made["object"]
    assert case.stock()[0] == 12
    assert sklad.ask("DELETE", f"entity/salesreturn/{made['id']}").status_code == 200
    assert case.stock()[0] == 10


def test_marking_codes_and_tracking_stay_with_the_demand(case: Case, sklad: Any) -> None:
    demand = case.ship(2, transportFacilityNumber="RA123")
    row = sklad.get(f"entity/demand/{demand}/positions")["rows"][0]
    assert "trackingCodes" not in row
    codes = [{"cis": "0104", "type": "trackingcode"}, {"cis": "0105", "type": "trackingcode"}]
    path = f"entity/demand/{demand}/positions/{row['id']}"
    assert sklad.put(path, {"trackingCodes": codes})["trackingCodes"] == codes
    assert sklad.put(path, {"price": 5})["trackingCodes"] == codes
    assert "trackingCodes" not in sklad.put(path, {"trackingCodes": []})
    assert sklad.get(f"entity/demand/{demand}")["transportFacilityNumber"] == "RA123"


def test_deleting_an_order_drops_its_links_or_is_refused(case: Case, sklad: Any) -> None:
    demand = case.ship(2)
    sklad.switch(linked_documents_forbid_delete=True)
    answer = sklad.ask("DELETE", f"entity/customerorder/{case.id}")
    assert answer.status_code == 409
    sklad.switch(linked_documents_forbid_delete=False)
    assert sklad.ask("DELETE", f"entity/customerorder/{case.id}").status_code == 200
    assert "customerOrder" not in sklad.get(f"entity/demand/{demand}")
    assert case.stock() == (8, 0)
