"""Payments in and out: links, what they pay of orders, demands and returns, and the refusals (digest §12.5)."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def order(sklad: Any) -> dict[str, Any]:
    """An order of 5 000.00 roubles."""
    line = {"item": sklad.first("product")["id"], "quantity": 5, "price": 100000}
    made: dict[str, Any] = sklad.control("orders", {"positions": [line], "store": sklad.first("store")["id"]})
    return dict(made["object"])


def paid(sklad: Any, order: dict[str, Any]) -> float:
    return float(sklad.get(f"entity/customerorder/{order['id']}")["payedSum"])


def payment(sklad: Any, order: dict[str, Any], total: float, linked: float | None = None) -> dict[str, Any]:
    link = {"meta": order["meta"]} | ({} if linked is None else {"linkedSum": linked})
    head = {name: order[name] for name in ("organization", "agent")}
    return head | {"sum": total, "operations": [link]}


def test_linked_posted_payments_add_up_in_the_order(sklad: Any, order: dict[str, Any]) -> None:
    made = sklad.post("entity/paymentin", payment(sklad, order, 250000, 250000))
    assert made["operations"][0]["linkedSum"] == 250000
    assert made["paymentPurpose"] == ""
    assert paid(sklad, order) == 250000
    second = sklad.control("documents", {"kind": "paymentin", "order": order["id"]})
    assert second["object"]["sum"] == 250000
    assert paid(sklad, order) == 500000
    assert len(sklad.get(f"entity/customerorder/{order['id']}")["payments"]) == 2
    path = f"entity/paymentin/{made['id']}"
    sklad.put(path, {"applicable": False})
    assert paid(sklad, order) == 250000
    sklad.put(path, {"applicable": True})
    sklad.ask("POST", f"{path}/trash")
    assert paid(sklad, order) == 250000
    sklad.control("documents", {"id": made["id"], "do": "restore"})
    assert paid(sklad, order) == 500000
    sklad.ask("DELETE", path)
    assert paid(sklad, order) == 250000


def test_changing_operations_moves_the_money_to_the_other_order(sklad: Any, order: dict[str, Any]) -> None:
    other = sklad.control("orders", {"positions": [{"item": sklad.first("product")["id"], "quantity": 1}]})["object"]
    made = sklad.post("entity/paymentin", payment(sklad, order, 1000))
    assert (paid(sklad, order), paid(sklad, other)) == (1000, 0)
    link = {"meta": other["meta"], "linkedSum": 400}
    path = f"entity/paymentin/{made['id']}"
    changed = sklad.put(path, {"operations": [link]}, expand="operations")
    assert changed["operations"][0]["id"] == other["id"]
    assert (paid(sklad, order), paid(sklad, other)) == (0, 400)
    sklad.control("documents", {"id": made["id"], "sum": 900})
    assert paid(sklad, other) == 400
    assert "operations" not in sklad.put(path, {"operations": []})
    assert paid(sklad, other) == 0


def test_over_distribution_double_links_and_foreign_links_are_refused(sklad: Any, order: dict[str, Any]) -> None:
    body = payment(sklad, order, 100, 200)
    assert sklad.code("POST", "entity/paymentin", body=body) == (412, 22000)
    body = payment(sklad, order, 100, 10)
    assert sklad.code("POST", "entity/paymentin", body=body | {"operations": body["operations"] * 2}) == (412, 22001)
    wrong = [{"meta": order["agent"]["meta"]}]
    assert sklad.code("POST", "entity/paymentin", body=body | {"operations": wrong}) == (412, 2024)
    assert sklad.code("POST", "entity/paymentin", body={"organization": order["organization"]}) == (412, 3000)
    made = sklad.post("entity/paymentin", body)
    assert sklad.code("PUT", f"entity/paymentin/{made['id']}", body={"sum": 5}) == (412, 22000)
    assert paid(sklad, order) == 10


def test_a_demand_and_a_return_are_paid_by_themselves(sklad: Any, order: dict[str, Any]) -> None:
    demand = sklad.control("documents", {"kind": "demand", "order": order["id"]})["id"]
    sklad.control("documents", {"kind": "paymentin", "demand": demand, "sum": 300})
    shown = sklad.get(f"entity/demand/{demand}")
    assert (shown["payedSum"], len(shown["payments"])) == (300, 1)
    assert paid(sklad, order) == 0
    back = sklad.control("documents", {"kind": "salesreturn", "demand": demand})["id"]
    out = sklad.control("documents", {"kind": "paymentout", "return": back})
    assert out["object"]["sum"] == 500000
    assert sklad.get(f"entity/salesreturn/{back}")["payedSum"] == 500000


def test_the_template_of_a_payment_holds_what_is_due(sklad: Any, order: dict[str, Any]) -> None:
    sklad.post("entity/paymentin", payment(sklad, order, 120000))
    drawn = sklad.put("entity/paymentin/new", {"operations": [{"meta": order["meta"]}]})
    assert drawn["sum"] == 380000
    assert drawn["agent"] == order["agent"]
    assert {"store", "positions", "vatEnabled"}.isdisjoint(drawn)
    sklad.post("entity/paymentin", drawn | {"incomingNumber": "77", "incomingDate": "2026-11-25 10:00:00"})
    assert paid(sklad, order) == 500000
    assert sklad.get("entity/paymentin", search="77")["meta"]["size"] == 1
    assert sklad.get("entity/paymentin", filter="sum=380000", order="sum,desc")["meta"]["size"] >= 1
