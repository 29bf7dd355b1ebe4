"""Checklist "Audit": contexts and events of create, update, delete, archive, bin; filters and paging."""

from __future__ import annotations

from typing import Any


def events_of(sklad: Any, context: dict[str, Any]) -> list[dict[str, Any]]:
    href = context["events"]["meta"]["href"]
    rows = sklad.get(href.removeprefix(sklad.base + "/"))["rows"]
    assert isinstance(rows, list)
    return rows


def test_the_whole_life_of_an_object_is_on_record(sklad: Any) -> None:
    made = sklad.post("entity/product", {"name": "Жизнь"})
    path = f"entity/product/{made['id']}"
    sklad.put(path, {"name": "Жизнь 2"})
    sklad.put(path, {"archived": True})
    sklad.put(path, {"archived": False})
    rows = sklad.get(f"{path}/audit")["rows"]
    sklad.ask("DELETE", path)
    assert [r["eventType"] for r in rows] == ["restorefromarchive", "puttoarchive", "update", "create"]
    assert rows[2]["diff"]["name"] == {"oldValue": "Жизнь", "newValue": "Жизнь 2"}
    assert "diff" not in rows[3]
    assert rows[0]["source"] == "remap-1.2"
    assert rows[0]["uid"] == "admin@demo"


def test_deletions_are_found_with_the_dead_address(sklad: Any) -> None:
    made = sklad.post("entity/product", {"name": "Удалён"})
    sklad.ask("DELETE", f"entity/product/{made['id']}")
    contexts = sklad.get("audit", filter="entityType=product;eventType=delete")["rows"]
    event = events_of(sklad, contexts[0])[0]
    assert event["entity"]["meta"]["href"] == made["meta"]["href"]
    assert event["diff"]["name"]["oldValue"] == "Удалён"


def test_a_bulk_deletion_of_mixed_goods_is_one_context_without_common_type(sklad: Any) -> None:
    goods = [sklad.post("entity/product", {"name": "П"}), sklad.post("entity/service", {"name": "У"})]
    sklad.post("entity/assortment/delete", [{"meta": g["meta"]} for g in goods])
    newest = sklad.get("audit", limit=1)["rows"][0]
    assert newest["objectCount"] == 2
    assert newest["eventType"] == "delete"
    assert "entityType" not in newest
    assert {e["entityType"] for e in events_of(sklad, newest)} == {"product", "service"}


def test_refused_elements_leave_no_event(sklad: Any) -> None:
    sklad.ask("POST", "entity/product", body=[{"name": "Да"}, {"name": None}])
    newest = sklad.get("audit", limit=1)["rows"][0]
    assert newest["objectCount"] == 1


def test_pages_are_of_25_and_at_most_100(sklad: Any) -> None:
    for n in range(30):
        sklad.post("entity/product", {"name": f"Лента {n}"})
    page = sklad.get("audit")
    assert (page["meta"]["limit"], len(page["rows"])) == (25, 25)
    assert page["meta"]["nextHref"]
    assert sklad.get("audit", limit=1000)["meta"]["limit"] == 100


def test_moment_source_and_author_are_filters(sklad: Any) -> None:
    sklad.control("clock", {"advance": 3600})
    made = sklad.post("entity/product", {"name": "Позже"})
    since = made["updated"].partition(".")[0]
    found = sklad.get("audit", filter=f"moment>={since};source=jsonapi;uid=admin@demo")
    assert found["meta"]["size"] == 1
    assert sklad.get("audit", filter=f"moment>={since};uid=sklad@demo")["meta"]["size"] == 0
    assert sklad.code("GET", "audit", filter="eventType=vanish") == (412, 1041)
    assert sklad.code("GET", "audit", filter="nonsense=1") == (412, 1034)
    employee = sklad.get("entity/employee", filter="uid=admin@demo")["rows"][0]["meta"]["href"]
    assert sklad.get("audit", filter=f"employee={employee};moment>={since}")["meta"]["size"] == 1
    assert sklad.get("audit/metadata/filters")["eventType"]["allowedValues"]


def test_binning_an_order_and_the_control_door_are_on_record(sklad: Any) -> None:
    order = sklad.first("customerorder")
    sklad.ask("POST", f"entity/customerorder/{order['id']}/trash")
    rows = sklad.get(f"entity/customerorder/{order['id']}/audit")["rows"]
    assert rows[0]["eventType"] == "puttorecyclebin"
    variant = sklad.first("variant")
    sklad.control("items", {"do": "delete", "kind": "variant", "id": variant["id"]})
    newest = sklad.get("audit", limit=1)["rows"][0]
    assert (newest["source"], newest["eventType"], newest["entityType"]) == ("app", "delete", "variant")
    assert sklad.ask("GET", "audit/00000000-0000-0000-0000-000000000000/events").status_code == 404
