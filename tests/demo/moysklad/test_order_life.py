"""Orders over their life: syncId and the bin, bulk, filters, required attributes, dictionaries, rights, the feed."""

from __future__ import annotations

import uuid
from typing import Any

import pytest


@pytest.fixture
def head(sklad: Any) -> dict[str, Any]:
    """Organisation and agent, which every order needs."""
    kinds = {"organization": "organization", "agent": "counterparty"}
    return {name: sklad.ref(kind, sklad.first(kind)["id"]) for name, kind in kinds.items()}


def line(sklad: Any, **more: Any) -> dict[str, Any]:
    return {"assortment": sklad.ref("product", sklad.first("product")["id"]), "quantity": 1, "price": 100} | more


def test_a_replayed_sync_id_returns_the_first_order_even_from_the_bin(sklad: Any, head: dict[str, Any]) -> None:
    sync = str(uuid.uuid4())
    first = sklad.post("entity/customerorder", head | {"syncId": sync, "description": "раз"})
    again = sklad.post("entity/customerorder", head | {"syncId": sync.upper(), "description": "два"})
    assert (again["id"], again["description"]) == (first["id"], "раз")
    sklad.ask("POST", f"entity/customerorder/{first['id']}/trash")
    binned = sklad.post("entity/customerorder", [head | {"syncId": sync}, head | {"syncId": sync}])
    assert {row["id"] for row in binned} == {first["id"]}
    assert all("deleted" in row for row in binned)
    assert sklad.get("entity/customerorder", filter=f"syncId={sync}")["meta"]["size"] == 0
    both = f"syncId={sync.upper()};isDeleted=true;isDeleted=false"
    assert sklad.get("entity/customerorder", filter=both)["meta"]["size"] == 1
    assert "deleted" in sklad.get(f"entity/customerorder/syncid/{sync}")
    assert sklad.ask("DELETE", f"entity/customerorder/{first['id']}").status_code == 404
    sklad.control("documents", {"id": first["id"], "do": "delete"})
    assert sklad.code("GET", f"entity/customerorder/syncid/{sync}") == (404, 1057)
    assert sklad.post("entity/customerorder", head | {"syncId": sync})["id"] != first["id"]
    assert sklad.code("POST", "entity/customerorder", body=head | {"syncId": "x"}) == (412, 1052)


def test_bulk_of_a_thousand_keeps_order_and_tells_each_error(sklad: Any, head: dict[str, Any]) -> None:
    name = uuid.uuid4().hex[:8]
    body = [head | {"externalCode": f"{name}-{n}", "positions": [line(sklad, reserve=1)]} for n in range(1000)]
    body[10] = {"agent": head["agent"]}
    body[20]["positions"] = [line(sklad, discount=101)]
    answer = sklad.post("entity/customerorder", body)
    assert [n for n, row in enumerate(answer) if "errors" in row] == [10, 20]
    assert answer[20]["errors"][0]["code"] == 17008
    assert [answer[n]["externalCode"] for n in (0, 999)] == [f"{name}-0", f"{name}-999"]
    assert sklad.get("entity/customerorder", filter=f"externalCode~={name}", limit=1)["meta"]["size"] == 998
    assert sklad.code("POST", "entity/customerorder", body=[*body, body[0]]) == (413, 2007)
    metas = [{"meta": row["meta"]} for row in answer if "meta" in row]
    changed = sklad.post(
        "entity/customerorder", [m | {"description": "y"} for m in metas[:2]] + [{"agent": head["agent"]}]
    )
    assert [row.get("description") for row in changed] == ["y", "y", None]
    gone = sklad.post("entity/customerorder/delete", [*metas, metas[0]])
    assert sum("info" in row for row in gone) == 998
    assert gone[-1]["errors"][0]["code"] == 1021


def test_orders_are_found_by_what_they_say(sklad: Any, head: dict[str, Any]) -> None:
    states = sklad.get("entity/customerorder/metadata")["states"]
    project, channel = sklad.first("project"), sklad.first("saleschannel")
    other = sklad.post("entity/counterparty", {"name": "Покупатель"})
    contract = sklad.post(
        "entity/contract", {"name": "Д-1", "agent": {"meta": other["meta"]}, "ownAgent": head["organization"]}
    )
    body = head | {
        "agent": {"meta": other["meta"]},
        "state": {"meta": states[1]["meta"]},
        "project": {"meta": project["meta"]},
        "contract": {"meta": contract["meta"]},
        "salesChannel": {"meta": channel["meta"]},
        "moment": "2026-11-20 12:34:56",
        "deliveryPlannedMoment": "2026-11-27 10:00:00",
        "shipmentAddressFull": {
            "postalCode": "101000",
            "city": "Москва",
            "addInfo": "подъезд 2",
            "comment": "звонить",
        },
        "description": "с сайта",
    }
    made = sklad.post("entity/customerorder", body)
    assert made["moment"] == "2026-11-20 12:34:00.000"
    assert made["shipmentAddress"] == "101000, Москва, подъезд 2"
    agent = f"agent={other['meta']['href']}"
    for more in (
        f"state={states[1]['meta']['href']}",
        f"state.name={states[1]['name']}",
        f"project={project['meta']['href']}",
        f"contract={contract['meta']['href']}",
        f"salesChannel={channel['meta']['href']}",
        "moment>=2026-11-20 12:34:00;moment<=2026-11-20 12:34:00",
        "deliveryPlannedMoment>2026-11-26 00:00",
        f"updated>={made['updated']}",
        "store=",
        "shipmentAddress~москва",
    ):
        found = sklad.get("entity/customerorder", filter=f"{agent};{more}")["rows"]
        assert [row["id"] for row in found] == [made["id"]], more
    path = f"entity/customerorder/{made['id']}"
    cleared = sklad.put(path, {"project": None, "shipmentAddress": "", "state": {"meta": states[0]["meta"]}})
    assert {"project", "shipmentAddress"}.isdisjoint(cleared)
    assert cleared["state"]["meta"]["href"] == states[0]["meta"]["href"]
    assert sklad.code("DELETE", f"entity/contract/{contract['id']}") == (409, 1028)
    assert sklad.code("DELETE", f"entity/counterparty/{other['id']}") == (409, 1028)


def test_a_required_attribute_blocks_orders_without_it(sklad: Any, head: dict[str, Any]) -> None:
    new = {"kind": "customerorder", "name": uuid.uuid4().hex[:6], "type": "saleschannel", "required": True}
    made = sklad.control("attributes", new)
    try:
        shown = sklad.get("entity/customerorder/metadata/attributes")["rows"]
        meta = next(row["meta"] for row in shown if row["id"] == made["id"])
        refused = sklad.ask("POST", "entity/customerorder", body=head).json()["errors"][0]
        assert (refused["code"], refused["parameter"]) == (3000, new["name"])
        value = sklad.ref("saleschannel", sklad.first("saleschannel")["id"])
        order = sklad.post("entity/customerorder", head | {"attributes": [{"meta": meta, "value": value}]})
        assert order["attributes"][0]["value"]["name"]
        path = f"entity/customerorder/{order['id']}"
        assert sklad.put(path, {"description": "x"})["attributes"]
        assert sklad.code("PUT", path, body={"attributes": [{"meta": meta, "value": None}]}) == (412, 3000)
        bad = head | {"attributes": [{"meta": meta, "value": "text"}]}
        assert sklad.code("POST", "entity/customerorder", body=bad) == (412, 2016)
        foreign = {"attributes": [{"meta": meta, "value": value}]}
        assert sklad.code("POST", "entity/counterparty", body={"name": "x"} | foreign) == (412, 2013)
    finally:
        sklad.control("attributes", {"kind": "customerorder", "id": made["id"], "required": False})
    assert sklad.post("entity/customerorder", head)


def test_rights_and_tariff_of_the_new_types(sklad: Any, head: dict[str, Any]) -> None:
    order = sklad.control("orders", {"positions": [{"item": sklad.first("product")["id"], "quantity": 1}]})["id"]
    demand = sklad.control("documents", {"kind": "demand", "order": order})["id"]
    sklad.switch(denied_rights=["demand.approve", "demand.view", "paymentin.create", "demand.delete"])
    assert sklad.code("PUT", f"entity/demand/{demand}", body={"applicable": False}) == (403, 1092)
    assert sklad.code("GET", f"entity/demand/{demand}") == (403, 1016)
    assert "demands" not in sklad.get(f"entity/customerorder/{order}")
    assert sklad.code("POST", "entity/paymentin", body=head) == (403, 1045)
    assert sklad.code("POST", f"entity/demand/{demand}/trash", body=None) == (403, 1018)
    rights = sklad.get("context/employee")["permissions"]
    assert (rights["demand"]["approve"], rights["salesreturn"]["view"]) == ("NO", "ALL")
    sklad.control("documents", {"id": demand, "do": "unpost"})
    sklad.switch(denied_rights=[], refused_by_tariff=["salesreturn"])
    assert sklad.code("GET", "entity/salesreturn") == (403, 1070)


def test_webhook_muting_headers_are_accepted(sklad: Any, head: dict[str, Any]) -> None:
    headers = {"X-Lognex-WebHook-Disable": "true", "X-Lognex-WebHook-DisableByPrefix": "https://shop.example/hook"}
    assert sklad.ask("POST", "entity/customerorder", body=head, headers=headers).status_code == 200


def test_numbers_are_unique_only_where_the_account_wants_it(sklad: Any, head: dict[str, Any]) -> None:
    name = f"ТШ-{uuid.uuid4().hex[:5]}"
    sklad.post("entity/customerorder", head | {"name": name})
    assert sklad.post("entity/customerorder", head | {"name": name})["name"] == name
    sklad.switch(unique_document_numbers=True)
    assert sklad.code("POST", "entity/customerorder", body=head | {"name": name}) == (412, 3006)


def test_the_event_feed_keeps_comments(sklad: Any, head: dict[str, Any]) -> None:
    order = sklad.post("entity/customerorder", head)["id"]
    path = f"entity/customerorder/{order}/notes"
    (note,) = sklad.post(path, {"description": "Передан на сборку"})
    assert note["author"]["meta"]["type"] == "employee"
    sklad.put(f"{path}/{note['id']}", {"description": "Собран"})
    assert [row["description"] for row in sklad.get(path)["rows"]] == ["Собран"]
    assert sklad.code("POST", path, body={}) == (412, 3000)
    assert sklad.ask("DELETE", f"{path}/{note['id']}").status_code == 200
    assert sklad.get(path)["meta"]["size"] == 0


def test_the_audit_tells_of_demands_posted_binned_restored_and_deleted(sklad: Any) -> None:
    order = sklad.control("orders", {"positions": [{"item": sklad.first("product")["id"], "quantity": 1}]})["id"]
    demand = sklad.control("documents", {"kind": "demand", "order": order})["id"]
    sklad.put(f"entity/demand/{demand}", {"applicable": False})
    sklad.ask("POST", f"entity/demand/{demand}/trash")
    sklad.control("documents", {"id": demand, "do": "restore"})
    sklad.ask("DELETE", f"entity/demand/{demand}")
    events = sklad.get(f"entity/demand/{demand}/audit")["rows"]
    assert [row["eventType"] for row in events] == [
        "delete", "restorefromrecyclebin", "puttorecyclebin", "update", "create",
    ]  # fmt: skip
    assert events[3]["diff"]["applicable"] == {"oldValue": True, "newValue": False}
    assert {row["source"] for row in events} == {"app", "remap-1.2"}
    contexts = sklad.get("audit", filter="entityType=demand;eventType=delete")["rows"]
    inside = sklad.get(f"audit/{contexts[0]['id']}/events")["rows"]
    assert inside[0]["entity"]["meta"]["href"].endswith(demand)


def test_delete_bins_where_the_switch_says_so(sklad: Any, head: dict[str, Any]) -> None:
    sklad.switch(use_trash_on_delete=True)
    rows = sklad.post("entity/customerorder", [head, head])
    sklad.ask("DELETE", f"entity/customerorder/{rows[0]['id']}")
    sklad.post("entity/customerorder/delete", [{"meta": rows[1]["meta"]}])
    assert all("deleted" in sklad.get(f"entity/customerorder/{row['id']}") for row in rows)
