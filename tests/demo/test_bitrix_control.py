"""Pretend Bitrix: its control door, the write log, a strangers' client, and its speed."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import quote

from fast_bitrix24 import Bitrix


def test_dump_and_set_quantities(shop: Any) -> None:
    everything = shop.control("quantities")
    assert len(everything) == sum(shop.control("state")["elements"].values())
    offer = shop.offers(1, type=4)[0]["id"]
    assert everything[str(offer)][2:] == ["Y", "Y"]
    assert shop.control("quantities", {str(offer): 2.5}) == {str(offer): [2.5, everything[str(offer)][1], "Y", "Y"]}
    assert shop.control("quantities", {str(offer): {"quantity": 1, "reserved": 4}})[str(offer)][:2] == [1, 4]
    for wrong in ({"1": 5}, {"abc": 5}, {str(offer): "many"}):
        assert shop.session.post(f"{shop.url}/_control/quantities", json=wrong, timeout=10).status_code == 400


def test_create_edit_copy_delete_an_offer(shop: Any) -> None:
    parent = int(shop.offers(1, type=4)[0]["parentId"]["value"])
    made = shop.control(
        "items",
        {"action": "create", "iblock_id": 15, "parent_id": parent, "name": "Новый размер", "xml_id": "X-1",
         "quantity": 4, "price": 990, "properties": {"MOYSKLAD_ID": "ms-9", "ARTNUMBER": "ART-9"}},
    )  # fmt: skip
    assert (made["type"], made["available"], made["properties"]["ARTNUMBER"]) == (4, "Y", ["ART-9"])
    assert made["id"] in [offer["id"] for offer in shop.offers(parentId=parent)]
    assert shop.call("catalog.price.list", filter={"productId": made["id"]})["prices"][0]["price"] == 990
    twin = shop.control("items", {"action": "copy", "id": made["id"]})
    assert twin["id"] != made["id"]
    assert (twin["xml_id"], twin["properties"]) == ("X-1", made["properties"])
    assert len(shop.offers(xmlId="X-1")) == 2
    assert len(shop.offers(property123="ms-9")) == 2
    changes = {"properties": {"MOYSKLAD_ID": ""}, "name": "Иной"}
    edited = shop.control("items", {"action": "edit", "id": twin["id"], **changes})
    assert "MOYSKLAD_ID" not in edited["properties"]
    shop.control("items", {"action": "deactivate", "id": twin["id"]})
    assert shop.call("catalog.product.offer.get", id=twin["id"])["offer"]["active"] == "N"
    shop.control("items", {"action": "activate", "id": twin["id"]})
    assert shop.control("items", {"action": "delete", "id": twin["id"]}) == {"ok": True}
    assert [offer["id"] for offer in shop.offers(xmlId="X-1")] == [made["id"]]
    again = shop.control("items", {"action": "create", "iblock_id": 14, "name": "Простой"})
    assert again["type"] == 1
    assert again["id"] > twin["id"], "ids are never used again"


def test_control_door_refuses_nonsense(shop: Any) -> None:
    for path, body in (
        ("items", {"action": "create", "iblock_id": 14, "colour": "red"}),
        ("items", {"action": "edit", "id": 1}),
        ("items", {"action": "explode", "id": 1}),
        ("items", {"action": "delete", "id": 1}),
        ("orders", {"action": "place", "items": []}),
        ("orders", {"action": "place", "items": [{"id": 1}]}),
        ("orders", {"action": "cancel", "id": 1}),
        ("quantities", [1]),
    ):
        answer = shop.session.post(f"{shop.url}/_control/{path}", json=body, timeout=10)
        assert answer.status_code == 400, path
        assert answer.json()["error"]


def test_write_log(shop: Any) -> None:
    one, two = (offer["id"] for offer in shop.offers(2, type=4))
    old = shop.quantity(one)[0]
    shop.call("catalog.product.offer.update", id=one, fields={"quantity": 41})
    shop.batch({"a": f"catalog.product.offer.update?id={two}&fields[quantity]=42", "b": "server.time"})
    shop.call("sale.order.update", id=510, fields={"comments": "x"})
    log = shop.control("writes")
    assert [entry["method"] for entry in log] == ["catalog.product.offer.update"] * 2 + ["sale.order.update"]
    assert (log[0]["id"], log[0]["before"], log[0]["after"], log[0]["number"]) == (one, old, 41, 1)
    assert log[0]["time"] <= log[1]["time"]
    assert [entry["id"] for entry in shop.control("writes?since=1&method=Catalog.product.offer.update")] == [two]
    shop.control("writes", method="DELETE")
    assert shop.control("writes") == []
    assert shop.control("state")["writes"] == 0


def test_fast_bitrix24_reads_all_offers_and_writes_a_hundred_quantities(bitrix: Any) -> None:
    """A client that others wrote works through the pretend server."""
    shop = bitrix(variants=160)
    client = Bitrix(shop.webhook, verbose=False)
    rows = client.get_all(
        "catalog.product.offer.list", {"select": ["id", "iblockId", "quantity"], "filter": {"iblockId": 15}}
    )
    ids = sorted(row["id"] for row in rows)
    known = [key for key, values in shop.control("quantities").items() if int(key) in set(ids)]
    assert len(ids) == len(known) > 150
    wanted = {key: n + 1 for n, key in enumerate(ids[:100])}
    client.call(
        "catalog.product.offer.update",
        [{"id": key, "fields": {"quantity": value}} for key, value in wanted.items()],
    )
    shown = shop.control(f"quantities?ids={','.join(map(str, wanted))}")
    assert {int(key): values[0] for key, values in shown.items()} == wanted
    assert shop.control("unserved")["total"] == 0


def test_batches_are_quick(bitrix: Any) -> None:
    """50 chained pages (2 500 rows) well under 1 s, 50 quantity updates under 0.1 s; best of three."""
    shop = bitrix(variants=3000)
    names = ("id", "iblockId", "xmlId", "name", "active", "quantity", "parentId", "property121")
    select = "".join(f"&select[]={name}" for name in names)

    def page(reference: str) -> str:
        return (
            f"catalog.product.offer.list?filter[iblockId]=15&order[id]=asc&start=-1{select}"
            f"&filter[>id]={quote(reference)}"
        )

    commands = {f"c{n}": page(f"$result[c{n - 1}][offers][49][id]" if n else "0") for n in range(50)}
    seconds, updates = [], []
    for _ in range(3):
        began = time.perf_counter()
        rows = [row for part in shop.batch(commands)["result"].values() for row in part["offers"]]
        seconds.append(time.perf_counter() - began)
        assert len({row["id"] for row in rows}) == 2500
        update = {f"u{r['id']}": f"catalog.product.offer.update?id={r['id']}&fields[quantity]=5" for r in rows[:50]}
        began = time.perf_counter()
        assert len(shop.batch(update)["result"]) == 50
        updates.append(time.perf_counter() - began)
    assert min(seconds) < 0.6
    assert min(updates) < 0.1
