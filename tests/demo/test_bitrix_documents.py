"""Pretend Bitrix: inventory management on, store amounts, stock documents."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def stores(bitrix: Any) -> Any:
    return bitrix(inventory_management=True)


def amount(shop: Any, element_id: int, store_id: int) -> float:
    found = shop.control(f"store_amounts?ids={element_id}")
    return float(found.get(str(element_id), {}).get(str(store_id), [0, 0])[0])


def document(shop: Any, kind: str, rows: list[dict[str, Any]], **more: Any) -> int:
    fields = {"docType": kind, "currency": "RUB", "responsibleId": 1, **more}
    document_id = int(shop.call("catalog.document.add", fields=fields)["document"]["id"])
    for row in rows:
        shop.call("catalog.document.element.add", fields={"docId": document_id, **row})
    return document_id


def test_mode_status_and_switching_it(shop: Any) -> None:
    assert shop.call("catalog.document.mode.status") == "N"
    shop.control("inventory", {"on": True})
    assert shop.call("catalog.document.mode.status") == "Y"
    assert shop.control("inventory") == {"on": True}


def test_quantity_writes_answer_200_and_change_nothing(stores: Any) -> None:
    offer = stores.offers(1, type=4)[0]["id"]
    before = stores.quantity(offer)
    sent = {"quantity": 999, "quantityReserved": 9, "purchasingPrice": 5, "quantityTrace": "N", "sort": 3}
    shown = stores.call("catalog.product.offer.update", id=offer, fields=sent)["offer"]
    assert (shown["quantity"] or 0) == before[0]
    assert (shown["purchasingPrice"], shown["sort"]) == (None, 3)
    assert shown["quantityTrace"] != "N"
    assert stores.quantity(offer) == before


def test_store_products_are_read_only_and_sum_up_to_the_quantity(stores: Any) -> None:
    offer = next(o["id"] for o in stores.offers(type=4) if amount(stores, o["id"], 1) > 0)
    rows = stores.call("catalog.storeproduct.list", filter={"productId": offer})["storeProducts"]
    free, reserved = stores.quantity(offer)[:2]
    assert sum(row["amount"] or 0 for row in rows) == free + reserved
    assert stores.error("catalog.storeproduct.update", id=rows[0]["id"], fields={"amount": 1})[0] == 404
    assert stores.call("catalog.storeproduct.getFields")["storeProduct"]["amount"]["isReadOnly"] is True


def test_store_products_can_be_read_without_inventory_management(shop: Any) -> None:
    first = shop.call("catalog.storeproduct.list")["storeProducts"][0]
    assert shop.call("catalog.storeproduct.get", id=first["id"])["storeProduct"] == first


def test_a_deleted_offer_has_no_store_rows(shop: Any) -> None:
    offer = shop.offers(1, type=4)[0]["id"]
    shop.call("catalog.product.offer.delete", id=offer)
    assert shop.control(f"store_amounts?ids={offer}") == {}


def test_surplus_and_write_off_change_one_store(stores: Any) -> None:
    offer = stores.offers(1, type=4)[0]["id"]
    before, free = amount(stores, offer, 2), stores.quantity(offer)[0]
    surplus = document(stores, "S", [{"elementId": offer, "storeTo": 2, "amount": 6, "purchasingPrice": 0}])
    assert stores.quantity(offer)[0] == free, "nothing happens before it is conducted"
    assert stores.call("catalog.document.conduct", id=surplus) is True
    assert (amount(stores, offer, 2), stores.quantity(offer)[0]) == (before + 6, free + 6)
    off = document(stores, "D", [{"elementId": offer, "storeFrom": 2, "amount": 4}])
    stores.call("catalog.document.conduct", id=off)
    assert (amount(stores, offer, 2), stores.quantity(offer)[0]) == (before + 2, free + 2)
    shown = stores.call("catalog.document.list", filter={"@id": [surplus, off]})["documents"]
    assert [(row["docType"], row["status"]) for row in shown] == [("S", "Y"), ("D", "Y")]


def test_a_transfer_between_stores(stores: Any) -> None:
    offer = stores.offers(1, type=4)[0]["id"]
    stores.control("store_amounts", {str(offer): {"1": 10, "2": 0}})
    free = stores.quantity(offer)[0]
    move = document(stores, "M", [{"elementId": offer, "storeFrom": 1, "storeTo": 2, "amount": 7}])
    stores.call("catalog.document.conduct", id=move)
    assert [amount(stores, offer, store) for store in (1, 2)] == [3, 7]
    assert stores.quantity(offer)[0] == free


def test_writing_off_too_much_is_refused_whole(stores: Any) -> None:
    first, second = (offer["id"] for offer in stores.offers(2, type=4))
    stores.control("store_amounts", {str(first): {"1": 5}, str(second): {"1": 2}})
    rows = [
        {"elementId": first, "storeFrom": 1, "amount": 5},
        {"elementId": second, "storeFrom": 1, "amount": 3},
    ]
    off = document(stores, "D", rows)
    status, code, text = stores.error("catalog.document.conduct", id=off)
    assert (status, code) == (400, 0)
    assert text.startswith("Not enough")
    assert (amount(stores, first, 1), amount(stores, second, 1)) == (5, 2)
    assert stores.call("catalog.document.list", filter={"id": off})["documents"][0]["status"] == "N"


def test_a_conducted_document_is_locked_until_cancelled(stores: Any) -> None:
    offer = stores.offers(1, type=4)[0]["id"]
    row = {"elementId": offer, "storeTo": 1, "amount": 2}
    document_id = document(stores, "S", [row])
    row_id = stores.call("catalog.document.element.list", filter={"docId": document_id})["documentElements"][0]["id"]
    stores.call("catalog.document.conduct", id=document_id)
    before = amount(stores, offer, 1)
    locked = [
        ("catalog.document.element.add", {"fields": {"docId": document_id, **row}}),
        ("catalog.document.element.update", {"id": row_id, "fields": {"amount": 5}}),
        ("catalog.document.element.delete", {"id": row_id}),
        ("catalog.document.update", {"id": document_id, "fields": {"title": "x"}}),
        ("catalog.document.delete", {"id": document_id}),
        ("catalog.document.conduct", {"id": document_id}),
    ]
    for method, params in locked:
        assert stores.error(method, **params)[:2] == (400, "ERROR_DOCUMENT_STATUS"), method
    assert stores.call("catalog.document.cancel", id=document_id) is True
    assert amount(stores, offer, 1) == before - 2
    assert stores.error("catalog.document.cancel", id=document_id)[1] == "ERROR_DOCUMENT_STATUS"
    assert stores.call("catalog.document.delete", id=document_id) is True


def test_lists_of_documents(stores: Any) -> None:
    offer = stores.offers(1, type=4)[0]["id"]
    ids = [document(stores, "S", [{"elementId": offer, "storeTo": 1, "amount": 1}]) for _ in range(3)]
    before = amount(stores, offer, 1)
    stores.call("catalog.document.conductList", documentIds=ids)
    assert amount(stores, offer, 1) == before + 3
    stores.call("catalog.document.cancelList", documentIds=ids)
    assert amount(stores, offer, 1) == before
    stores.call("catalog.document.deleteList", documentIds=ids)
    assert stores.call("catalog.document.list")["documents"] == []


def test_rules_of_document_types_and_rows(stores: Any) -> None:
    offer = stores.offers(1, type=4)[0]["id"]
    types = {row["id"] for row in stores.call("catalog.enum.getStoreDocumentTypes")["enum"]}
    assert types == {"A", "S", "M", "R", "D"}
    fields = {"docType": "W", "currency": "RUB", "responsibleId": 1}
    assert stores.error("catalog.document.add", fields=fields)[:2] == (400, 0)
    assert stores.error("catalog.document.add", fields={"docType": "S"})[2].startswith("Required fields")
    receipt = document(stores, "A", [{"elementId": offer, "storeTo": 1, "amount": 1}])
    assert "Supplier" in stores.error("catalog.document.conduct", id=receipt)[2]
    empty = document(stores, "S", [])
    assert stores.error("catalog.document.conduct", id=empty)[:2] == (400, 0)
    nowhere = document(stores, "S", [{"elementId": offer, "amount": 1}])
    assert stores.error("catalog.document.conduct", id=nowhere)[:2] == (400, 0)
    for kind, method in ((2, "catalog.product"), (7, "catalog.product.service")):
        listed = stores.call(f"{method}.list", select=["id", "iblockId"], filter={"iblockId": 14, "type": kind})
        element = next(iter(listed.values()))[0]["id"]
        row = {"docId": receipt, "elementId": element, "storeTo": 1, "amount": 1}
        assert stores.error("catalog.document.element.add", fields=row)[:2] == (400, 0)


def test_without_inventory_management_nothing_is_conducted(shop: Any) -> None:
    offer = shop.offers(1, type=4)[0]["id"]
    surplus = document(shop, "S", [{"elementId": offer, "storeTo": 1, "amount": 6}])
    assert shop.error("catalog.document.conduct", id=surplus)[:2] == (400, 0)
    shop.control("store_amounts", {str(offer): {"3": 44}})
    assert amount(shop, offer, 3) == 44
    assert shop.quantity(offer)[0] != 44, "store amounts are informational then"


def test_switching_on_makes_quantities_follow_the_stores(shop: Any) -> None:
    offer = shop.offers(1, type=4, quantityReserved=0)[0]["id"]
    shop.control("store_amounts", {str(offer): {"1": 1, "2": 2, "3": 3}})
    shop.control("inventory", {"on": True})
    assert shop.quantity(offer)[0] == 6
    refused = shop.session.post(f"{shop.url}/_control/quantities", json={str(offer): 1}, timeout=10)
    assert refused.status_code == 400
    shop.control("store_amounts", {str(offer): {"1": 5}})
    assert shop.quantity(offer)[0] == 10
