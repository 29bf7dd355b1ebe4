"""Checklist "Documents" as far as customer orders go: required fields, refusals, sums, positions, reserves."""

from __future__ import annotations

import uuid
from typing import Any

import pytest


@pytest.fixture
def parts(sklad: Any) -> dict[str, Any]:
    """References for an order: organisation, agent, store and a variant with at least five free pieces."""
    store = sklad.first("store")["id"]
    item = sklad.post("entity/product", {"name": f"Товар {uuid.uuid4().hex[:6]}"})["id"]
    sklad.control("stock", {"item": item, "store": store, "stock": 10})
    return {
        "organization": sklad.ref("organization", sklad.first("organization")["id"]),
        "agent": sklad.ref("counterparty", sklad.first("counterparty")["id"]),
        "store": sklad.ref("store", store),
        "item": item,
        "store_id": store,
    }


def order_of(sklad: Any, parts: dict[str, Any], **position: Any) -> dict[str, Any]:
    body = {n: parts[n] for n in ("organization", "agent", "store")}
    row = {"assortment": sklad.ref("product", parts["item"]), "quantity": 3, "price": 10000, **position}
    return body | {"positions": [row]}


def free(sklad: Any, parts: dict[str, Any]) -> float:
    rows = sklad.get(
        "report/stock/all/current", stockType="freeStock", include="zeroLines", filter=f"assortmentId={parts['item']}"
    )
    return float(rows[0]["freeStock"])


def test_organisation_and_agent_are_required(sklad: Any, parts: dict[str, Any]) -> None:
    assert sklad.code("POST", "entity/customerorder", body={"agent": parts["agent"]}) == (412, 3000)
    answer = sklad.ask("POST", "entity/customerorder", body={"organization": parts["organization"]})
    assert answer.json()["errors"][0]["parameter"] == "agent"


def test_a_created_order_has_number_sums_and_bare_references(sklad: Any, parts: dict[str, Any]) -> None:
    made = sklad.post("entity/customerorder", order_of(sklad, parts, discount=10, vat=20))
    assert made["name"].isdigit()
    assert made["sum"] == 27000
    assert made["vatSum"] == 4500
    assert made["applicable"] is True
    assert (made["payedSum"], made["shippedSum"], made["reservedSum"], made["invoicedSum"]) == (0, 0, 0, 0)
    assert set(made["agent"]) == {"meta"}
    assert {"demands", "payments", "state"}.isdisjoint(made)
    apart = sklad.post("entity/customerorder", order_of(sklad, parts, discount=10, vat=20) | {"vatIncluded": False})
    assert (apart["sum"], apart["vatSum"]) == (32400, 5400)
    without = sklad.post("entity/customerorder", order_of(sklad, parts, vat=20) | {"vatEnabled": False})
    assert without["sum"] == 30000
    assert "vatSum" not in without


@pytest.mark.parametrize(
    ("position", "code"),
    [
        ({"reserve": 4}, 17003),
        ({"vat": 101}, 17007),
        ({"discount": 101}, 17008),
        ({"vatEnabled": True}, 17021),
        ({"quantity": 0}, 3003),
        ({"quantity": 0.00001}, 3003),
        ({"price": -1}, 3002),
        ({"assortment": None}, 2016),
    ],
)
def test_positions_are_checked(sklad: Any, parts: dict[str, Any], position: dict[str, Any], code: int) -> None:
    assert sklad.code("POST", "entity/customerorder", body=order_of(sklad, parts, **position)) == (412, code)


def test_bundles_go_in_whole_numbers_only(sklad: Any, parts: dict[str, Any]) -> None:
    bundle = sklad.ref("bundle", sklad.first("bundle")["id"])
    body = order_of(sklad, parts, assortment=bundle, quantity=1.5)
    assert sklad.code("POST", "entity/customerorder", body=body) == (412, 17018)


def test_accounts_must_belong_to_the_parties(sklad: Any, parts: dict[str, Any]) -> None:
    mine, other = (row["id"] for row in sklad.get("entity/organization")["rows"])
    account = sklad.get(f"entity/organization/{other}/accounts")["rows"][0]
    body = order_of(sklad, parts) | {
        "organization": sklad.ref("organization", mine),
        "organizationAccount": {"meta": account["meta"]},
    }
    assert sklad.code("POST", "entity/customerorder", body=body) == (412, 17000)
    body["organization"] = sklad.ref("organization", other)
    assert sklad.post("entity/customerorder", body)["organizationAccount"]["meta"]["type"] == "account"


def test_a_state_of_another_type_is_11002(sklad: Any, parts: dict[str, Any]) -> None:
    made = sklad.post("entity/counterparty/metadata/states", {"name": "VIP", "color": 1, "stateType": "Regular"})
    body = order_of(sklad, parts) | {"state": {"meta": made["meta"]}}
    assert sklad.code("POST", "entity/customerorder", body=body) == (412, 11002)


def test_reserve_lowers_free_stock_and_comes_back_with_every_way_of_ending(sklad: Any, parts: dict[str, Any]) -> None:
    made = sklad.post("entity/customerorder", order_of(sklad, parts, reserve=2))
    path = f"entity/customerorder/{made['id']}"
    assert made["reservedSum"] == 20000
    assert free(sklad, parts) == 8
    sklad.put(path, {"applicable": False})
    assert free(sklad, parts) == 10
    sklad.switch(unposted_reserves=True)
    sklad.put(path, {"description": "x"})
    sklad.switch(unposted_reserves=False)
    sklad.put(path, {"applicable": True})
    sklad.ask("POST", f"{path}/trash")
    assert free(sklad, parts) == 10
    assert sklad.get("entity/customerorder", filter=f"id={made['id']}")["meta"]["size"] == 0
    binned = sklad.get("entity/customerorder", filter=f"id={made['id']};isDeleted=true")["rows"][0]
    assert "deleted" in binned
    second = sklad.post("entity/customerorder", order_of(sklad, parts, reserve=1))
    assert free(sklad, parts) == 9
    sklad.ask("DELETE", f"entity/customerorder/{second['id']}")
    assert free(sklad, parts) == 10


def test_a_state_alone_frees_nothing_unless_the_switch_says_so(sklad: Any, parts: dict[str, Any]) -> None:
    states = sklad.get("entity/customerorder/metadata")["states"]
    cancelled = next(s for s in states if s["stateType"] == "Unsuccessful")
    made = sklad.post("entity/customerorder", order_of(sklad, parts, reserve=2))
    path = f"entity/customerorder/{made['id']}"
    assert sklad.put(path, {"state": {"meta": cancelled["meta"]}})["state"]["meta"]["type"] == "state"
    assert free(sklad, parts) == 8
    other = sklad.post("entity/customerorder", order_of(sklad, parts, reserve=1))
    sklad.switch(unsuccessful_frees_reserve=True)
    sklad.put(f"entity/customerorder/{other['id']}", {"state": {"meta": cancelled["meta"]}})
    assert free(sklad, parts) == 8


def test_an_order_without_store_reserves_on_the_row_without_store(sklad: Any, parts: dict[str, Any]) -> None:
    body = order_of(sklad, parts, reserve=2)
    del body["store"]
    sklad.post("entity/customerorder", body)
    rows = sklad.get("report/stock/bystore/current", stockType="reserve", filter=f"assortmentId={parts['item']}")
    assert rows == [{"assortmentId": parts["item"], "storeId": None, "reserve": 2.0}]
    assert free(sklad, parts) == 8


def test_a_bundle_reserves_its_components(sklad: Any, parts: dict[str, Any]) -> None:
    component = {"assortment": sklad.ref("product", parts["item"]), "quantity": 2}
    bundle = sklad.post("entity/bundle", {"name": "Пара", "components": [component]})
    body = order_of(sklad, parts, assortment=sklad.ref("bundle", bundle["id"]), quantity=2, reserve=2)
    sklad.post("entity/customerorder", body)
    assert free(sklad, parts) == 6


def test_positions_in_the_body_replace_and_survive_only_by_id(sklad: Any, parts: dict[str, Any]) -> None:
    row = order_of(sklad, parts)["positions"][0]
    made = sklad.post("entity/customerorder", order_of(sklad, parts) | {"positions": [row, row]}, expand="positions")
    first, second = made["positions"]["rows"]
    changed = sklad.put(
        f"entity/customerorder/{made['id']}",
        {"positions": [{"id": second["id"], "quantity": 5}, row | {"quantity": 1}]},
        expand="positions",
    )
    kept = {p["id"]: p["quantity"] for p in changed["positions"]["rows"]}
    assert first["id"] not in kept
    assert kept[second["id"]] == 5
    assert len(kept) == 2
    assert changed["sum"] == 60000


def test_positions_are_appended_changed_and_deleted_apart(sklad: Any, parts: dict[str, Any]) -> None:
    made = sklad.post("entity/customerorder", order_of(sklad, parts, reserve=1))
    path = f"entity/customerorder/{made['id']}/positions"
    row = order_of(sklad, parts)["positions"][0]
    added = sklad.post(path, row | {"quantity": 2, "reserve": 2})
    assert isinstance(added, list)
    assert free(sklad, parts) == 7
    mixed = sklad.ask("POST", path, body=[row, row | {"discount": 200}])
    assert mixed.status_code == 200
    assert mixed.json()[1]["errors"][0]["code"] == 17008
    changed = sklad.put(f"{path}/{added[0]['id']}", {"quantity": 1, "reserve": 1})
    assert (changed["quantity"], changed["price"]) == (1, 10000)
    assert free(sklad, parts) == 8
    assert sklad.ask("DELETE", f"{path}/{added[0]['id']}").status_code == 200
    assert free(sklad, parts) == 9
    left = sklad.get(path)["rows"]
    answer = sklad.ask("POST", f"{path}/delete", body=[{"meta": p["meta"]} for p in left])
    assert (answer.status_code, answer.content) == (200, b"")
    assert sklad.get(path)["meta"]["size"] == 0
    assert free(sklad, parts) == 10
    assert sklad.get(f"entity/customerorder/{made['id']}")["sum"] == 0


def test_changing_positions_moves_the_orders_updated(sklad: Any, parts: dict[str, Any]) -> None:
    made = sklad.post("entity/customerorder", order_of(sklad, parts))
    sklad.control("clock", {"advance": 10})
    sklad.post(f"entity/customerorder/{made['id']}/positions", order_of(sklad, parts)["positions"][0])
    assert sklad.get(f"entity/customerorder/{made['id']}")["updated"] > made["updated"]


def test_only_documents_go_to_the_bin_and_only_when_it_is_on(sklad: Any, parts: dict[str, Any]) -> None:
    assert sklad.code("POST", f"entity/product/{parts['item']}/trash", body=None) == (412, 1066)
    made = sklad.post("entity/customerorder", order_of(sklad, parts))
    sklad.switch(use_recycle_bin=False)
    assert sklad.code("POST", f"entity/customerorder/{made['id']}/trash", body=None) == (412, 1067)


def test_a_template_is_not_stored(sklad: Any) -> None:
    before = sklad.control("state")["counts"]["customerorder"]
    drawn = sklad.put("entity/customerorder/new", {})
    assert drawn["organization"]["meta"]["type"] == "organization"
    assert "id" not in drawn
    assert sklad.control("state")["counts"]["customerorder"] == before
    sklad.token = sklad.server.info["solution_token"]
    assert "organization" not in sklad.put("entity/customerorder/new", {})


def test_attributes_merge_and_null_resets(sklad: Any, parts: dict[str, Any]) -> None:
    attribute = sklad.get("entity/customerorder/metadata/attributes")["rows"][0]
    value = {"meta": attribute["meta"], "value": "501"}
    made = sklad.post("entity/customerorder", order_of(sklad, parts) | {"attributes": [value]})
    assert made["attributes"][0]["value"] == "501"
    found = sklad.get("entity/customerorder", filter=f"{attribute['meta']['href']}=501")
    assert found["meta"]["size"] == 1
    path = f"entity/customerorder/{made['id']}"
    assert sklad.put(path, {"description": "x"})["attributes"]
    assert "attributes" not in sklad.put(path, {"attributes": [value | {"value": None}]})
    assert sklad.code("PUT", path, body={"attributes": [value | {"value": 5}]}) == (412, 2016)


def test_the_control_door_makes_changes_and_deletes_orders(sklad: Any, parts: dict[str, Any]) -> None:
    line = {"item": parts["item"], "quantity": 4, "price": 5000, "reserve": 4}
    made = sklad.control(
        "orders", {"positions": [line], "store": parts["store_id"], "name": "ТШ-900", "state": "Новый"}
    )
    assert free(sklad, parts) == 6
    assert sklad.get(f"entity/customerorder/{made['id']}")["sum"] == 20000
    sklad.control("orders", {"id": made["id"], "positions": [line | {"reserve": 1}]})
    assert free(sklad, parts) == 9
    sklad.control("orders", {"id": made["id"], "delete": True})
    assert free(sklad, parts) == 10
