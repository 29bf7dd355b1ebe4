"""Pretend Bitrix: the two-iblock catalogue, products and offers, properties, prices, availability."""

from __future__ import annotations

from typing import Any

import pytest

FAMILIES = [
    ("catalog.product", 14, "products", "product", "element"),
    ("catalog.product.offer", 15, "offers", "offer", "offer"),
    ("catalog.product.sku", 14, "units", "sku", "sku"),
    ("catalog.product.service", 14, "services", "service", "service"),
]


def listed(shop: Any, prefix: str, iblock: int, **conditions: Any) -> Any:
    return shop.call(
        f"{prefix}.list",
        select=["id", "iblockId", "type", "quantity", "available"],
        filter={"iblockId": iblock, **conditions},
        order={"id": "asc"},
        start=-1,
    )


def test_the_pair_of_catalogues(shop: Any) -> None:
    products, offers = shop.call("catalog.catalog.list")["catalogs"]
    assert (products["iblockId"], products["productIblockId"], products["skuPropertyId"]) == (14, None, None)
    assert (offers["iblockId"], offers["productIblockId"], offers["skuPropertyId"]) == (15, 14, 120)
    assert shop.call("catalog.catalog.isOffers", id=15) is True
    assert shop.call("catalog.catalog.isOffers", id=14) is False
    link = shop.call("catalog.productProperty.get", id=120)["productProperty"]
    assert (link["code"], link["propertyType"], link["iblockId"]) == ("CML2_LINK", "E", 15)


@pytest.mark.parametrize(("prefix", "iblock", "key", "item", "written"), FAMILIES)
def test_wrapper_keys_and_types_of_the_families(
    shop: Any, prefix: str, iblock: int, key: str, item: str, written: str
) -> None:
    rows = listed(shop, prefix, iblock)[key]
    types = {row["type"] for row in rows}
    assert types
    assert (
        types
        <= {
            "products": {1, 2, 3, 6, 7},
            "offers": {4, 5},
            "units": {3, 6},
            "services": {7},
        }[key]
    )
    row_id = rows[0]["id"]
    assert shop.call(f"{prefix}.get", id=row_id)[item]["id"] == row_id
    assert shop.call(f"{prefix}.update", id=row_id, fields={"sort": 7})[written]["sort"] == 7
    added = shop.call(f"{prefix}.add", fields={"iblockId": iblock, "name": "Новинка"})[written]
    assert (added["name"], added["iblockId"]) == ("Новинка", iblock)
    assert shop.call(f"{prefix}.delete", id=added["id"]) is True
    assert shop.error(f"{prefix}.get", id=added["id"])[:2] == (400, 0)


def test_required_select_and_filter(shop: Any) -> None:
    method = "catalog.product.offer.list"
    for select in (None, ["id"], ["*"], ["iblockId", "name"]):
        status, code, text = shop.error(method, select=select, filter={"iblockId": 15})
        assert (status, code, text.startswith("Required select fields")) == (400, 0, True)
    for conditions in (None, {"id": 10002}, {"iblockid": 15}):
        status, code, text = shop.error(method, select=["id", "iblockId"], filter=conditions)
        assert (status, code, text.startswith("Required filter fields")) == (400, 0, True)
    assert "name" in shop.call(method, select=["id", "iblockId", "*"], filter={"iblockId": 15})["offers"][0]
    assert shop.error("catalog.section.list")[:2] == (400, 0)
    assert shop.call("catalog.section.list", filter={"iblockId": 14})["sections"]


def test_the_wrong_iblock_is_refused(shop: Any) -> None:
    select = ["id", "iblockId"]
    text = "productType is not allowed for this catalog"
    assert shop.error("catalog.product.offer.list", select=select, filter={"iblockId": 14}) == (400, 0, text)
    assert shop.error("catalog.product.sku.list", select=select, filter={"iblockId": 15}) == (400, 0, text)
    unknown = {"select": select, "filter": {"iblockId": 99}}
    assert shop.error("catalog.product.list", **unknown)[:2] == (400, 200040300000)
    shop.switch(kernel="K22")
    assert shop.error("catalog.product.list", **unknown)[:2] == (400, 0)
    offer = shop.offers(1)[0]["id"]
    assert shop.error("catalog.product.sku.get", id=offer)[:2] == (400, 0)
    text = shop.error("catalog.product.offer.update", id=offer, fields={"iblockId": 14, "quantity": 1})[2]
    assert "not exists in catalog" in text
    assert shop.call("catalog.product.offer.update", id=offer, fields={"iblockId": 15, "quantity": 1})["offer"]


def test_only_selected_properties_on_a_new_kernel(shop: Any) -> None:
    method = "catalog.product.offer.list"
    params = {"select": ["id", "iblockId", "property121"], "filter": {"iblockId": 15}, "start": -1}
    assert set(shop.call(method, **params)["offers"][0]) == {"id", "iblockId", "property121"}
    shop.switch(kernel="K22")
    assert {"property121", "property122", "property123"} <= set(shop.call(method, **params)["offers"][0])


def test_properties_single_list_and_one_option_list(shop: Any) -> None:
    offer = shop.offers(1, type=4)[0]["id"]

    def written(**fields: Any) -> Any:
        return shop.call("catalog.product.offer.update", id=offer, fields=fields)["offer"]

    first = written(property121="A-1")["property121"]
    assert first["value"] == "A-1"
    changed = written(property121={"value": "A-2", "valueId": first["valueId"]})["property121"]
    assert changed == {"value": "A-2", "valueId": first["valueId"]}
    assert written(property121={"value": ""})["property121"] is None
    sizes = shop.call("catalog.productPropertyEnum.list", filter={"propertyId": 130})
    size = sizes["productPropertyEnums"][2]
    shown = written(property130={"value": size["id"]})["property130"]
    assert (shown["value"], shown["valueEnum"]) == (str(size["id"]), size["value"])
    shop.switch(kernel="K22")
    assert "valueEnum" not in shop.call("catalog.product.offer.get", id=offer)["offer"]["property130"]
    made = shop.call(
        "catalog.productProperty.add", fields={"iblockId": 15, "name": "Новинка", "code": "NEW", "propertyType": "L"}
    )["productProperty"]
    shop.call("catalog.productPropertyEnum.add", fields={"propertyId": made["id"], "value": "да"})
    assert written(**{f"property{made['id']}": "Y"})[f"property{made['id']}"]["value"] == "Y"


def test_values_of_a_multiple_property(shop: Any) -> None:
    offer = shop.offers(1)[0]["id"]
    made = shop.call(
        "catalog.productProperty.add",
        fields={"iblockId": 15, "name": "Метки", "code": "TAGS", "propertyType": "S", "multiple": "Y"},
    )["productProperty"]
    name = f"property{made['id']}"

    def written(value: Any) -> list[Any]:
        shown = shop.call("catalog.product.offer.update", id=offer, fields={name: value})["offer"][name]
        return shown or []

    one, two = written([{"value": "a"}, {"value": "b"}])
    kept = written([{"value": "a2", "valueId": one["valueId"]}, {"value": "c"}])
    assert [item["value"] for item in kept] == ["a2", "c"]
    assert kept[0]["valueId"] == one["valueId"]
    assert two["valueId"] not in [item["valueId"] for item in kept], "not named, so deleted"
    assert [item["value"] for item in written([{"value": "z"}])] == ["z"]
    shop.call("catalog.product.offer.update", id=offer, fields={"quantity": 1})
    assert shop.call("catalog.product.offer.get", id=offer)["offer"][name][0]["value"] == "z"


def test_moysklad_id_property_by_its_code(shop: Any) -> None:
    found = shop.call("catalog.productProperty.list", filter={"code": "MOYSKLAD_ID"})["productProperties"]
    assert {row["iblockId"] for row in found} == {14, 15}
    assert {row["propertyType"] for row in found} == {"S"}
    assert [row["multiple"] for row in found] == ["N", "N"]


def test_moving_an_offer_to_another_parent(shop: Any) -> None:
    parents = listed(shop, "catalog.product.sku", 14)["units"]
    offer = shop.offers(1, type=4)[0]
    other = next(p["id"] for p in parents if p["id"] != int(offer["parentId"]["value"]))
    moved = shop.call("catalog.product.offer.update", id=offer["id"], fields={"parentId": {"value": other}})["offer"]
    assert moved["parentId"]["value"] == str(other)
    free = shop.call("catalog.product.offer.update", id=offer["id"], fields={"parentId": ""})["offer"]
    assert (free["type"], free["parentId"]) == (5, None)


def test_an_update_and_the_change_time(shop: Any) -> None:
    offer = shop.offers(1)[0]["id"]
    before = shop.call("catalog.product.offer.get", id=offer)["offer"]["timestampX"]
    after = shop.call("catalog.product.offer.update", id=offer, fields={"quantity": 12})["offer"]["timestampX"]
    assert after == before, "a quantity alone does not touch the element"
    renamed = shop.call("catalog.product.offer.update", id=offer, fields={"name": "Иное"})["offer"]
    assert renamed["timestampX"] > before
    shop.switch(kernel="K22")
    stamps = []
    for amount in (13, 14):
        shop.control("clock", {"advance": 5})
        answer = shop.call("catalog.product.offer.update", id=offer, fields={"quantity": amount})
        stamps.append(answer["offer"]["timestampX"])
    assert stamps[0] < stamps[1]


def test_read_only_fields_and_a_wrong_vat(shop: Any) -> None:
    offer = shop.offers(1, type=4)[0]
    shown = shop.call(
        "catalog.product.offer.update", id=offer["id"], fields={"available": "N", "id": 5, "type": 1, "quantity": 4}
    )["offer"]
    assert (shown["available"], shown["id"], shown["type"]) == ("Y", offer["id"], 4)
    assert shop.error("catalog.product.offer.update", id=offer["id"], fields={"vatId": 77})[:2] == (400, 0)


def test_purchasing_price_is_a_text_in_get_and_a_number_in_lists(shop: Any) -> None:
    offer = shop.offers(1)[0]["id"]
    fields = {"purchasingPrice": 1000, "purchasingCurrency": "RUB"}
    shop.call("catalog.product.offer.update", id=offer, fields=fields)
    assert shop.call("catalog.product.offer.get", id=offer)["offer"]["purchasingPrice"] == "1000.000000"
    rows = shop.call(
        "catalog.product.offer.list",
        select=["id", "iblockId", "purchasingPrice"],
        filter={"iblockId": 15, "id": offer},
    )
    assert rows["offers"][0]["purchasingPrice"] == 1000


def test_deleting_a_parent_takes_its_offers(shop: Any) -> None:
    parent = int(shop.offers(1, type=4)[0]["parentId"]["value"])
    shop.call("catalog.product.sku.delete", id=parent)
    assert shop.offers(parentId=parent) == []


# availability


@pytest.mark.parametrize(
    ("trace", "buy_zero", "default_trace", "default_buy_zero", "available"),
    [
        ("Y", "N", "N", "Y", "N"),
        ("N", "N", "Y", "N", "Y"),
        ("Y", "Y", "Y", "N", "Y"),
        ("D", "D", "Y", "N", "N"),
        ("D", "D", "N", "N", "Y"),
        ("D", "D", "Y", "Y", "Y"),
    ],
)
def test_availability_at_zero(
    shop: Any, trace: str, buy_zero: str, default_trace: str, default_buy_zero: str, available: str
) -> None:
    shop.switch(default_quantity_trace=default_trace, default_can_buy_zero=default_buy_zero)
    offer = shop.offers(1, type=4)[0]["id"]
    fields = {"quantity": 0, "quantityTrace": trace, "canBuyZero": buy_zero}
    shown = shop.call("catalog.product.offer.update", id=offer, fields=fields)["offer"]
    assert shown["available"] == available
    assert shop.call("catalog.product.offer.update", id=offer, fields={"quantity": 1})["offer"]["available"] == "Y"


def test_changed_defaults_reach_all_elements(shop: Any) -> None:
    offer = shop.offers(1, type=4)[0]["id"]
    fields = {"quantity": -1, "quantityTrace": "D", "canBuyZero": "D"}
    assert shop.call("catalog.product.offer.update", id=offer, fields=fields)["offer"]["available"] == "N"
    shop.switch(default_quantity_trace="N")
    assert shop.call("catalog.product.offer.get", id=offer)["offer"]["available"] == "Y"


@pytest.mark.parametrize("delay", [0.0, 60.0])
def test_a_parent_follows_its_active_offers(bitrix: Any, delay: float) -> None:
    shop = bitrix(parent_delay=delay)
    parent = int(shop.offers(1, type=4)[0]["parentId"]["value"])
    offers = [offer["id"] for offer in shop.offers(parentId=parent)]

    def available() -> str:
        return str(shop.call("catalog.product.sku.get", id=parent)["sku"]["available"])

    for offer in offers:
        fields = {"quantity": 0, "quantityTrace": "Y", "canBuyZero": "N"}
        shop.call("catalog.product.offer.update", id=offer, fields=fields)
    if delay:
        assert available() == "Y"
        shop.control("clock", {"advance": 61})
    assert available() == "N"
    shop.call("catalog.product.offer.update", id=offers[0], fields={"quantity": 3})
    if delay:
        shop.control("clock", {"advance": 61})
    assert available() == "Y"
    shop.call("catalog.product.offer.update", id=offers[0], fields={"active": "N"})
    if delay:
        shop.control("clock", {"advance": 61})
    assert available() == "N", "only active offers count"


def test_types_without_stock_of_their_own(shop: Any) -> None:
    parent = listed(shop, "catalog.product.sku", 14, type=3)["units"][0]["id"]
    assert shop.call("catalog.product.sku.update", id=parent, fields={"quantity": 50})["sku"]["quantity"] is None
    kit = listed(shop, "catalog.product", 14, type=2)["products"][0]
    shown = shop.call("catalog.product.update", id=kit["id"], fields={"quantity": 12345})["element"]
    assert shown["quantity"] == kit["quantity"]


def test_a_sets_quantity_follows_its_components(shop: Any) -> None:
    kits = [row["id"] for row in listed(shop, "catalog.product", 14, type=2)["products"]]
    placed = shop.control("orders", {"action": "place", "items": [{"id": kits[0], "quantity": 1}]})
    parts = {row["productId"]: row["quantity"] for row in placed["basketItems"] if row["productId"] != kits[0]}
    assert parts
    shop.control("quantities", {str(part): 10 * amount for part, amount in parts.items()})
    assert shop.quantity(kits[0])[0] == 10
    part, amount = next(iter(parts.items()))
    shop.control("quantities", {str(part): 3 * amount})
    assert shop.quantity(kits[0])[0] == 3


# prices and references


def test_prices_add_update_delete_and_immutable_fields(shop: Any) -> None:
    offer = shop.call("catalog.product.offer.add", fields={"iblockId": 15, "name": "Х"})["offer"]["id"]
    fields = {"productId": offer, "catalogGroupId": 1, "price": 199.9, "currency": "RUB"}
    price = shop.call("catalog.price.add", fields=fields)["price"]
    assert (price["price"], price["priceScale"]) == (199.9, 199.9)
    assert shop.error("catalog.price.add", fields=fields)[:2] == (400, 0)
    changed = shop.call("catalog.price.update", id=price["id"], fields={"price": 5, "productId": 1, "priceScale": 9})
    assert (changed["price"]["price"], changed["price"]["productId"], changed["price"]["priceScale"]) == (5, offer, 5)
    assert shop.call("catalog.price.delete", id=price["id"]) is True
    assert shop.call("catalog.price.list", filter={"productId": offer})["prices"] == []
    assert shop.error("catalog.price.add", fields={"productId": offer})[2].startswith("Required fields")


def test_price_modify_deletes_what_is_not_sent(shop: Any) -> None:
    prices = shop.call("catalog.price.list", filter={"catalogGroupId": 2})["prices"]
    product = prices[0]["productId"]
    before = shop.call("catalog.price.list", filter={"productId": product})["prices"]
    assert len(before) == 2
    base = next(price for price in before if price["catalogGroupId"] == 1)
    sent = {"id": base["id"], "catalogGroupId": 1, "price": 777, "currency": "RUB"}
    left = shop.call("catalog.price.modify", fields={"product": {"id": product, "prices": [sent]}})["prices"]
    assert [(price["id"], price["price"]) for price in left] == [(base["id"], 777)]


def test_references(shop: Any) -> None:
    types = shop.call("catalog.priceType.list")["priceTypes"]
    assert [kind["base"] for kind in types] == ["Y", "N"]
    vats = shop.call("catalog.vat.list")["vats"]
    assert [vat["rate"] for vat in vats] == [None, None, 20], "percent; zero is null"
    measures = {row["code"]: row for row in shop.call("catalog.measure.list")["measures"]}
    assert measures[796]["isDefault"] == "Y"
    assert 166 in measures
    assert shop.call("catalog.ratio.list", filter={"productId": shop.offers(1)[0]["id"]})["ratios"][0]["ratio"] == 1
    assert shop.error("catalog.ratio.update", id=1)[:2] == (404, "ERROR_METHOD_NOT_FOUND")


@pytest.mark.parametrize(
    ("entity", "item", "fields"),
    [
        ("catalog.store", "store", {"title": "Четвёртый", "address": "ул. Новая, 4"}),
        ("catalog.section", "section", {"iblockId": 14, "name": "Шарфы"}),
        ("catalog.productProperty", "productProperty", {"iblockId": 15, "name": "Ткань", "propertyType": "S"}),
    ],
)
def test_references_can_be_written(shop: Any, entity: str, item: str, fields: dict[str, Any]) -> None:
    added = shop.call(f"{entity}.add", fields=fields)[item]
    assert {name: added[name] for name in fields} == fields
    changed = shop.call(f"{entity}.update", id=added["id"], fields={"sort": 7, "id": 1})[item]
    assert (changed["id"], changed["sort"]) == (added["id"], 7)
    assert shop.call(f"{entity}.delete", id=added["id"]) is True
    assert shop.error(f"{entity}.get", id=added["id"])[:2] == (400, 0)
    assert shop.error(f"{entity}.add", fields={})[2].startswith("Required fields")


def test_the_seeded_shop_has_the_troubles_of_real_ones(bitrix: Any) -> None:
    shop = bitrix(variants=400)
    ids = ",".join(shop.control("quantities"))
    rows = shop.control(f"items?ids={ids}")
    assert {row["type"] for row in rows} == {1, 2, 3, 4, 5, 7}
    assert {row["active"] for row in rows} == {"Y", "N"}
    assert any(row["quantity"] % 1 for row in rows), "fractions"
    assert any(row["quantity"] == 0 for row in rows if row["type"] == 4)
    parents = {row["id"]: row["properties"].get("ARTNUMBER") for row in rows if row["type"] == 3}
    offers = [(row["parent_id"], row["properties"].get("ARTNUMBER")) for row in rows if row["type"] == 4]
    assert any(article and parents.get(parent) == article for parent, article in offers), "one article on both"
    owners = [row["properties"]["MOYSKLAD_ID"][0] for row in rows if "MOYSKLAD_ID" in row["properties"]]
    assert len(set(owners)) < len(owners), "copied MOYSKLAD_ID"
