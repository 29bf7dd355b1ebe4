"""Pretend Bitrix: batches and references, paging, filters, dates, and how values are written."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

OFFER_LIST = "catalog.product.offer.list"
PAGE = f"{OFFER_LIST}?filter[iblockId]=15&select[]=id&select[]=iblockId&order[id]=asc&start=-1"


def page_after(reference: str) -> str:
    return f"{PAGE}&filter[>id]={quote(reference)}"


# batches


def test_batch_maps_and_empty_maps_as_lists(shop: Any) -> None:
    found = shop.batch({"a": "catalog.store.list", "b": "catalog.product.get?id=1", "c": "sale.order.list"})
    assert set(found) == {"result", "result_error", "result_total", "result_next", "result_time"}
    assert set(found["result"]) == {"a", "c"}
    assert found["result_error"] == {"b": {"error": 0, "error_description": "Product is not exists"}}
    assert found["result_total"]["a"] == 3
    assert "duration" in found["result_time"]["a"]
    clean = shop.batch({"a": "server.time"})
    assert (clean["result_error"], clean["result_total"], clean["result_next"]) == ([], [], [])


def test_batch_next_of_a_long_list(bitrix: Any) -> None:
    shop = bitrix(variants=120)
    found = shop.batch({"a": f"{OFFER_LIST}?filter[iblockId]=15&select[]=id&select[]=iblockId"})
    assert found["result_next"] == {"a": 50}


def test_batch_of_more_than_fifty(shop: Any) -> None:
    found = shop.batch({f"k{n}": "server.time" for n in range(53)})
    assert len(found["result"]) == 50
    assert set(found["result_error"]) == {"k50", "k51", "k52"}
    assert found["result_error"]["k50"]["error"] == "ERROR_BATCH_LENGTH_EXCEEDED"


@pytest.mark.parametrize(
    ("halt", "stops"),
    [(0, False), (False, False), ("0", False), ("", False), (1, True), (True, True), ("false", True)],
)
def test_batch_halt_is_cast_as_php_does(shop: Any, halt: Any, stops: bool) -> None:
    found = shop.batch({"a": "server.time", "b": "no.such", "c": "server.time"}, halt)
    assert found["result_error"]["b"]["error"] == "ERROR_METHOD_NOT_FOUND"
    assert set(found["result"]) == ({"a"} if stops else {"a", "c"})


def test_batch_integer_keys_become_a_list_or_an_object(shop: Any) -> None:
    whole = shop.batch(["server.time", "server.time"])
    assert isinstance(whole["result"], list)
    gap = shop.batch(["server.time", "no.such", "server.time"])
    assert set(gap["result"]) == {"0", "2"}
    assert set(gap["result_error"]) == {"1"}


def test_batch_inside_a_batch_is_refused(shop: Any) -> None:
    found = shop.batch({"a": "batch?cmd[x]=server.time"})
    assert found["result_error"]["a"]["error"] == "ERROR_BATCH_METHOD_NOT_ALLOWED"


def test_batch_is_no_transaction(shop: Any) -> None:
    offer = shop.offers(1)[0]["id"]
    shop.batch({"a": f"catalog.product.offer.update?id={offer}&fields[quantity]=31", "b": "no.such"}, halt=1)
    assert shop.quantity(offer)[0] == 31


def test_batch_values_are_decoded_once_and_come_as_texts(shop: Any) -> None:
    offer = shop.offers(1)[0]["id"]
    name = "A&B + 5% #1?"
    shop.batch({"a": f"catalog.product.offer.update?id={offer}&fields[name]={quote(name)}&fields[quantity]="})
    assert shop.control(f"items?ids={offer}")[0]["name"] == name
    before = shop.quantity(offer)[0]
    shop.batch({"a": f"catalog.product.offer.update?id={offer}&fields[quantity]="})
    assert shop.quantity(offer)[0] == before, "an empty text is no quantity"


def test_batch_by_get_with_twice_encoded_commands(shop: Any) -> None:
    offer = shop.offers(1)[0]["id"]
    command = f"catalog.product.offer.get?id={offer}"
    answer = shop.session.get(f"{shop.webhook}/batch?cmd[x]={quote(command, safe='')}&halt=0", timeout=10)
    assert answer.json()["result"]["result"]["x"]["offer"]["id"] == offer


def test_chained_pages_by_reference(bitrix: Any) -> None:
    shop = bitrix(variants=150)
    commands = {"c0": page_after("0")}
    for n in range(1, 4):
        commands[f"c{n}"] = page_after(f"$result[c{n - 1}][offers][49][id]")
    pages = [page["offers"] for page in shop.batch(commands)["result"].values()]
    assert [len(page) for page in pages[:3]] == [50, 50, 50]
    ids = [offer["id"] for page in pages[:3] for offer in page]
    assert ids == sorted(set(ids))
    assert ids[0] == shop.offers(1)[0]["id"]


def test_an_unresolved_reference_gives_rows_that_must_be_thrown_away(shop: Any) -> None:
    """The short page passes its whole row list instead of an id, and the next command starts from the front."""
    commands = {
        "c0": page_after("0"),
        "c1": page_after("$result[c0][offers][49][id]"),
        "c2": page_after("$result[c1][offers][49][id]"),
    }
    shop.control("items", {"action": "delete", "id": shop.offers(1)[0]["id"]})
    found = shop.batch(commands)["result"]
    short = next(key for key in ("c0", "c1", "c2") if len(found[key]["offers"]) < 50)
    assert short != "c2"
    following = f"c{int(short[1]) + 1}"
    assert found[following]["offers"][0] == found["c0"]["offers"][0]


def test_references_in_parts_of_values_and_of_other_maps(shop: Any) -> None:
    commands = {
        "lst": "sale.order.list?select[]=id&order[id]=asc&start=0",
        "one": f"sale.order.get?id={quote('$result[lst][orders][0][id]')}",
        "many": "catalog.store.list?filter[@id]=" + quote("$total[lst]"),
        "text": "catalog.product.offer.list?filter[iblockId]=15&select[]=id&select[]=iblockId&filter[xmlId]="
        + quote("x-$result[lst][orders][9999][id]-y"),
    }
    found = shop.batch(commands)["result"]
    assert found["one"]["order"]["id"] == found["lst"]["orders"][0]["id"]
    assert found["many"]["stores"] == []
    assert found["text"]["offers"] == [], "a reference that leads nowhere stays text inside a text"


def test_a_whole_value_reference_may_be_a_list(shop: Any) -> None:
    commands = {
        "one": "sale.order.get?id=501",
        "two": "sale.order.list?filter[@id]=" + quote("$result[one][order][propertyValues]"),
    }
    assert "two" in shop.batch(commands)["result"]


# paging


def test_pages_of_fifty_with_next_and_total(bitrix: Any) -> None:
    shop = bitrix(variants=120)
    params = {"filter": {"iblockId": 15}, "select": ["id", "iblockId"], "order": {"id": "asc"}}
    first = shop.raw(OFFER_LIST, params).json()
    assert (len(first["result"]["offers"]), first["next"]) == (50, 50)
    total = first["total"]
    last = shop.raw(OFFER_LIST, {**params, "start": total - total % 50}).json()
    assert "next" not in last
    assert len(last["result"]["offers"]) == total % 50
    floored = shop.raw(OFFER_LIST, {**params, "start": 75}).json()
    assert floored["result"] == shop.raw(OFFER_LIST, {**params, "start": 50}).json()["result"]
    uncounted = shop.raw(OFFER_LIST, {**params, "start": -1}).json()
    assert uncounted["result"] == first["result"]
    assert "next" not in uncounted
    assert "total" not in uncounted


def test_past_the_end_products_wrap_and_other_lists_are_empty(bitrix: Any) -> None:
    shop = bitrix(variants=120)
    params = {"filter": {"iblockId": 15}, "select": ["id", "iblockId"], "order": {"id": "asc"}}
    wrapped = shop.raw(OFFER_LIST, {**params, "start": 100000}).json()
    assert wrapped["result"] == shop.raw(OFFER_LIST, params).json()["result"]
    assert wrapped["next"] == 50
    for method, key in (("sale.order.list", "orders"), ("catalog.price.list", "prices")):
        assert shop.call(method, start=100000)[key] == []


def test_counting_orders_is_slow(shop: Any) -> None:
    shop.switch(count_seconds=3000.0, processing="accounted")
    counted = shop.raw("sale.order.list", {"start": 0}).json()
    assert counted["time"]["duration"] >= 3 * counted["total"] * 0.9
    assert shop.raw("sale.order.list", {"start": -1}).json()["time"]["duration"] < 1


# filters


def test_filter_prefixes(shop: Any) -> None:
    everything = shop.call("catalog.price.list", start=-1, order={"id": "asc"})["prices"]
    ids = [price["id"] for price in everything]
    values = sorted({price["price"] for price in everything})
    middle = values[len(values) // 2]

    def found(**conditions: Any) -> list[int]:
        rows = shop.call("catalog.price.list", filter=conditions, start=-1, order={"id": "asc"})["prices"]
        return [row["id"] for row in rows if row["id"] in ids]

    by_price = {price["id"]: price["price"] for price in everything}
    assert found(**{"=id": ids[3]}) == found(id=ids[3]) == [ids[3]]
    assert found(id=ids[2:5]) == found(**{"@id": ids[2:5]}) == ids[2:5]
    assert not set(found(**{"!@id": ids[:10], "<=id": ids[-1]})) & set(ids[:10])
    assert ids[0] not in found(**{"!id": ids[0]})
    assert ids[0] not in found(**{"!=id": ids[0]})
    assert found(**{">id": ids[2], "<id": ids[5]}) == ids[3:5]
    assert found(**{">=id": ids[2], "<=id": ids[5]}) == ids[2:6]
    assert set(found(**{">=price": middle})) <= {key for key, value in by_price.items() if value >= middle}
    descending = shop.call("catalog.price.list", order={"price": "desc", "id": "asc"}, start=-1)["prices"]
    assert descending[0]["price"] >= descending[-1]["price"]


def test_text_filters(shop: Any) -> None:
    stores = shop.call("catalog.store.list", filter={"%title": "СКЛАД"})["stores"]
    assert {store["title"] for store in stores} == {"Основной склад", "Дальний склад"}
    others = shop.call("catalog.store.list", filter={"!%title": "склад"})["stores"]
    assert [store["title"] for store in others] == ["Шоурум на Лесной"]
    assert shop.call("catalog.store.list", filter={"=%title": "Основной%"})["stores"][0]["id"] == 1
    assert shop.call("catalog.store.list", filter={"%=title": "%лесной"})["stores"][0]["id"] == 2
    assert shop.call("catalog.store.list", filter={"title": "склад"})["stores"] == []


def test_unknown_names_are_dropped_without_a_word(shop: Any) -> None:
    everything = shop.call("catalog.store.list")["stores"]
    assert shop.call("catalog.store.list", filter={"titel": "nothing"})["stores"] == everything
    assert shop.call("catalog.store.list", filter={"TITLE": "nothing"})["stores"] == everything
    assert shop.call("catalog.store.list", order={"titel": "desc"})["stores"] == everything
    assert shop.call("catalog.store.list", select=["titel"])["stores"] == everything
    assert shop.call("catalog.store.list", select=["titel", "id"])["stores"][0] == {"id": 1}
    offer = shop.offers(1)[0]
    answer = shop.call("catalog.product.offer.update", id=offer["id"], fields={"quantitty": 999})
    assert answer["offer"]["quantity"] == offer["quantity"]


def test_empty_and_property_filters_of_products(shop: Any) -> None:
    holder = shop.offers(1)[0]["id"]
    shop.call("catalog.product.offer.update", id=holder, fields={"property123": "ms-1"})
    assert [offer["id"] for offer in shop.offers(property123="ms-1")] == [holder]
    assert [offer["id"] for offer in shop.offers(**{"%property123": "MS-"})] == [holder]
    assert holder not in [offer["id"] for offer in shop.offers(**{"!property123": "ms-1"})]
    assert holder in [offer["id"] for offer in shop.offers(**{"!property123": ""})]
    assert holder not in [offer["id"] for offer in shop.offers(property123=False)]
    parent = shop.offers(1)[0]["parentId"]["value"]
    siblings = shop.offers(parentId=int(parent))
    assert len(siblings) > 1
    assert {offer["parentId"]["value"] for offer in siblings} == {parent}
    assert shop.offers(property120=parent) == siblings
    pair = [offer["id"] for offer in shop.offers()[:2]]
    assert [offer["id"] for offer in shop.offers(id=pair)] == pair


# dates


def test_dates_have_the_sites_offset(shop: Any) -> None:
    assert shop.call("sale.order.get", id=501)["order"]["dateUpdate"].endswith("+03:00")
    shop.switch(time_zone_minutes=420)
    assert shop.call("sale.order.get", id=501)["order"]["dateUpdate"].endswith("+07:00")


def order_ids(shop: Any, **conditions: Any) -> list[int]:
    rows = shop.call("sale.order.list", filter=conditions, order={"id": "asc"}, select=["id"], start=-1)["orders"]
    return [row["id"] for row in rows]


def test_iso_dates_on_a_new_kernel(shop: Any) -> None:
    known = shop.call("sale.order.get", id=510)["order"]["dateUpdate"]
    day, rest = known[:10], known[10:]
    far, early = f"2099{day[4:]}{rest}", f"2001{day[4:]}{rest}"
    assert order_ids(shop, id=510, **{">dateUpdate": far}) == []
    assert order_ids(shop, id=510, **{">dateUpdate": early}) == [510]
    assert order_ids(shop, id=510, **{">=dateUpdate": known, "<=dateUpdate": known}) == [510]
    assert order_ids(shop, id=510, **{">dateUpdate": "01.01.2099 00:00:00"}) == []
    assert order_ids(shop, id=510, **{">dateUpdate": "no date at all"}) == [510], "dropped: all rows"


def test_raw_dates_on_an_old_kernel(bitrix: Any) -> None:
    shop = bitrix(kernel="K22")
    assert order_ids(shop, id=510, **{">dateUpdate": "01.01.2099 00:00:00"}) == []
    assert order_ids(shop, id=510, **{"<dateUpdate": "01.01.2099 00:00:00"}) == [510]
    assert order_ids(shop, id=510, **{">dateUpdate": "2099-01-01T00:00:00+03:00"}) == [510], "wrong rows"
    assert order_ids(shop, id=510, **{"<dateUpdate": "2099-01-01T00:00:00+03:00"}) == []
    shop.switch(culture_bad_date="error")
    refused = shop.error("sale.order.list", filter={">dateUpdate": "2099-01-01T00:00:00+03:00"})
    assert refused == (500, "ERROR_CORE", "SQL query error!")
    shop.switch(date_filters="iso")
    assert order_ids(shop, id=510, **{">dateUpdate": "2099-01-01T00:00:00+03:00"}) == []


def test_catalogue_dates_are_iso_on_any_kernel(bitrix: Any) -> None:
    shop = bitrix(kernel="K22")
    offer = shop.offers(1)[0]["id"]
    assert shop.offers(id=offer, **{">timestampX": "2099-01-01T00:00:00+03:00"}) == []
    assert len(shop.offers(id=offer, **{"<timestampX": "2099-01-01T00:00:00+03:00"})) == 1


# values


def test_zero_and_empty_are_null_in_the_catalogue(shop: Any) -> None:
    offer = shop.offers(1, type=4, quantityReserved=0)[0]["id"]
    shown = shop.call("catalog.product.offer.update", id=offer, fields={"quantity": 0, "weight": 0, "code": ""})
    assert (shown["offer"]["quantity"], shown["offer"]["weight"], shown["offer"]["code"]) == (None, None, None)
    assert shown["offer"]["quantityReserved"] is None
    shop.call("catalog.product.offer.update", id=offer, fields={"quantity": 2.5})
    assert shop.call("catalog.product.offer.get", id=offer)["offer"]["quantity"] == 2.5


def test_zero_stays_in_orders_of_a_new_kernel_only(bitrix: Any) -> None:
    order = bitrix().call("sale.order.get", id=501)["order"]
    assert (order["discountValue"], order["comments"], order["dateLock"]) == (0, "", None)
    order = bitrix(kernel="K22").call("sale.order.get", id=501)["order"]
    assert (order["discountValue"], order["comments"]) == (None, None)


def test_some_ids_are_texts(shop: Any) -> None:
    order = shop.call("sale.order.get", id=501)["order"]
    item = order["basketItems"][0]
    assert (item["orderId"], type(item["id"]), type(order["id"])) == ("501", str, int)
    offer = shop.call("catalog.product.offer.get", id=shop.offers(1)[0]["id"])["offer"]
    assert isinstance(offer["property121"]["valueId"], str)
    assert isinstance(offer["parentId"]["value"], str)


def test_get_fields(shop: Any) -> None:
    fields = shop.call("catalog.price.getFields")["price"]
    assert fields["productId"] == {"type": "integer", "isRequired": True, "isReadOnly": False, "isImmutable": True}
    assert shop.call("sale.order.getFields")["order"]["payed"]["isReadOnly"] is True
    known = shop.call("catalog.product.offer.getFieldsByFilter", filter={"iblockId": 15, "productType": 4})["offer"]
    assert known["property121"]["name"] == "Артикул"
    assert shop.error("catalog.product.offer.getFieldsByFilter", filter={"iblockId": 15})[:2] == (400, 0)
