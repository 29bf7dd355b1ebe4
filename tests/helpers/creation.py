"""A shop that lacks goods of the warehouse: new items by hand, what the shop holds under their keys, a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import requests
from helpers.trial import Trial

from core.jobs import catalogue_changes, creating
from core.jobs.engine import Outcome
from core.ports import CancelToken

PRODUCTS, OFFERS = 14, 15
KEY = {PRODUCTS: "property103", OFFERS: "property123"}


def ask(made: Trial, method: str, body: dict[str, Any]) -> Any:
    """One REST call past the program."""
    answer = requests.post(f"{made.systems.bitrix_webhook}{method}.json", json=body, timeout=30).json()
    assert "result" in answer, answer
    return answer["result"]


def new_items(made: Trial, kind: str = "product", count: int = 1, **fields: Any) -> list[str]:
    """Items that only the warehouse has, read by the program."""
    made.warehouse.post("clock", {"advance": 120})
    ids = []
    for number in range(count):
        given = {"name": f"Новинка {number}", **fields}
        if kind == "variant":
            given["characteristics"] = given["characteristics"][number]
        answer = made.warehouse.post("items", {"do": "create", "kind": kind, "fields": given})
        ids.append(str(answer["results"][0]["id"]))
    read_news(made)
    return ids


def read_news(made: Trial) -> None:
    """Have the program read what is new."""
    outcome = catalogue_changes.run_changes(made.app._runner.context(CancelToken()))
    assert outcome.state.value == "done", outcome


def new_family(made: Trial, sizes: Sequence[str] = ("S", "L"), **fields: Any) -> tuple[str, list[str]]:
    """A product with variants by size that only the warehouse has: (product, variants)."""
    (product,) = new_items(made, name="Жилет «Тест»", article="JT-1", **fields)
    traits = [[{"name": "Размер", "value": size}] for size in sizes]
    link = {"meta": {"href": f"{made.systems.moysklad_url}/entity/product/{product}", "type": "product"}}
    return product, new_items(made, "variant", len(sizes), product=link, characteristics=traits)


def with_key(made: Trial, item_id: str) -> list[dict[str, Any]]:
    """Elements of the shop that carry an item's id, in any catalogue."""
    every = made.shop.get("items", ids=",".join(made.shop.get("quantities")))
    return [
        row for row in every if item_id in (row["properties"].get("MOYSKLAD_ID") or []) or row["xml_id"] == item_id
    ]


def create(made: Trial, item_ids: Sequence[str], **more: Any) -> Outcome:
    """A creating run in this thread."""
    order = creating.Order(tuple(item_ids), **more)
    return creating.run_create(made.app._runner.context(CancelToken()), order)
