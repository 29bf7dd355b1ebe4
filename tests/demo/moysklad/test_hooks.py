"""The control door lets things happen at another's hand during a client's requests."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def order(sklad: Any) -> Any:
    line = {"item": sklad.first("product")["id"], "quantity": 3, "price": 100}
    yield sklad.control("orders", {"positions": [line], "store": sklad.first("store")["id"]})["id"]
    sklad.session.request("DELETE", f"{sklad.server.url}/_control/hooks", timeout=10)


def test_an_act_happens_once_after_the_nth_fitting_request(sklad: Any, order: str) -> None:
    act = {"do": "documents", "body": {"kind": "demand", "order": order}}
    sklad.control("hooks", {"endpoint": "GET entity/customerorder/{id}", "nth": 2, "acts": [act]})
    path = f"entity/customerorder/{order}"
    shown = []
    for _ in range(4):
        sklad.get("entity/store", limit=1)
        shown.append(sklad.get(path)["shippedSum"])
    assert shown == [0, 0, 300, 300]
    (hook,) = sklad.control("hooks")
    assert (hook["done"], hook["seen"]) == (True, 2)
    assert hook["result"][0]["object"]["meta"]["type"] == "demand"


def test_an_act_before_the_request_is_seen_by_it_and_refusals_are_told(sklad: Any, order: str) -> None:
    acts = [
        {"do": "orders", "body": {"id": order, "lines": [{"line": 0, "quantity": 7}]}},
        {"do": "documents", "body": {"id": order, "do": "fly"}},
    ]
    sklad.control("hooks", {"when": "before", "acts": acts})
    assert sklad.get(f"entity/customerorder/{order}")["sum"] == 700
    (hook,) = sklad.control("hooks")
    assert "do is create" in hook["result"][1]


def test_lines_are_changed_removed_and_added_one_by_one(sklad: Any, order: str) -> None:
    other = sklad.post("entity/product", {"name": "Ещё"})["id"]
    edits = [{"line": 0, "quantity": 1, "discount": 50}, {"item": other, "quantity": 2, "price": 10}]
    rows = sklad.control("orders", {"id": order, "lines": edits})["object"]["positions"]["rows"]
    assert [(p["quantity"], p["discount"], p["price"]) for p in rows] == [(1, 50, 100), (2, 0, 10)]
    made = sklad.control("orders", {"id": order, "lines": [{"id": rows[0]["id"], "remove": True}], "state": "Новый"})
    assert len(made["object"]["positions"]["rows"]) == 1
    assert made["object"]["sum"] == 20
