"""Checklist "Objects": ids, meta, times, references, generated values, variants, bundles, assortment."""

from __future__ import annotations

import re
from typing import Any

import pytest

from core.demo.world import World

WORLD = World(7, 200)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}")


def test_ids_are_lower_case_hex_and_moments_moscow_time_with_milliseconds(sklad: Any) -> None:
    good = sklad.first("product")
    assert _ID.fullmatch(good["id"])
    assert _MOMENT.fullmatch(good["updated"])
    sklad.control("clock", {"set": "2026-11-24T12:00:00.250+00:00"})
    made = sklad.post("entity/product", {"name": "Часы"})
    assert made["updated"].startswith("2026-11-24 15:00:00")


def test_empty_fields_are_left_out_and_generated_ones_are_there(sklad: Any) -> None:
    made = sklad.post("entity/product", {"name": "Пусто"})
    assert {"description", "article", "productFolder", "code"}.isdisjoint(made)
    assert made["externalCode"]
    assert _ID.fullmatch(made["syncId"])
    assert re.fullmatch(r"\d{13}", made["barcodes"][0]["ean13"])
    assert made["vat"] == 0
    assert made["vatEnabled"] is False
    assert [p["value"] for p in made["salePrices"]] == [0, 0, 0]
    without = sklad.post("entity/product", {"name": "Без кодов", "barcodes": []})
    assert "barcodes" not in without


def test_put_with_expand_echoes_it_in_the_href(sklad: Any) -> None:
    variant = sklad.first("variant")
    changed = sklad.put(f"entity/variant/{variant['id']}", {"description": "эхо"}, expand="product")
    assert changed["meta"]["href"].endswith("?expand=product")
    assert changed["product"]["name"]


def test_read_only_fields_are_ignored_on_write(sklad: Any) -> None:
    made = sklad.post("entity/product", {"name": "Только чтение", "variantsCount": 9, "pathName": "x", "id": "y"})
    assert made["variantsCount"] == 0
    assert made["pathName"] == ""
    assert made["id"] != "y"


def test_document_moments_are_cut_to_the_minute(sklad: Any) -> None:
    order = sklad.first("customerorder")
    changed = sklad.put(f"entity/customerorder/{order['id']}", {"moment": "2026-11-20 10:11:12.345"})
    assert changed["moment"] == "2026-11-20 10:11:00.000"


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ({"meta": {"type": "productfolder"}}, 2010),
        ({"meta": {"href": "{base}/entity/productfolder/00000000-0000-0000-0000-000000000000"}}, 2011),
        ({"meta": {"href": "{base}/entity/x/00000000-0000-0000-0000-000000000000", "type": "x"}}, 2012),
        (
            {"meta": {"href": "{base}/entity/productfolder/00000000-0000-0000-0000-000000000000",
                      "type": "productfolder"}},
            2013,
        ),
        ({"meta": {"href": "{base}/entity/store/00000000-0000-0000-0000-000000000000", "type": "store"}}, 2024),
        (
            {"meta": {"href": "{base}/entity/store/00000000-0000-0000-0000-000000000000",
                      "type": "productfolder"}},
            1060,
        ),
        (
            {"meta": {"href": "https://example.com/entity/productfolder/00000000-0000-0000-0000-000000000000",
                      "type": "productfolder"}},
            1059,
        ),
        ({"meta": {"href": "{base}/entity/productfolder", "type": "productfolder"}}, 2014),
        ("folder", 2016),
    ],
)  # fmt: skip
def test_bad_references_have_their_own_codes(sklad: Any, reference: Any, code: int) -> None:
    if isinstance(reference, dict):
        href = reference["meta"].get("href", "").replace("{base}", sklad.base)
        reference = {"meta": reference["meta"] | ({"href": href} if href else {})}
    assert sklad.code("POST", "entity/product", body={"name": "x", "productFolder": reference}) == (412, code)


def test_the_vendors_own_host_is_refused_unless_the_switch_allows_it(sklad: Any) -> None:
    folder = sklad.first("productfolder")["id"]
    meta = {"href": f"https://api.moysklad.ru/api/remap/1.2/entity/productfolder/{folder}", "type": "productfolder"}
    body = {"name": "Чужой адрес", "productFolder": {"meta": meta}}
    assert sklad.code("POST", "entity/product", body=body) == (412, 1059)
    sklad.switch(accept_vendor_host=True)
    made = sklad.post("entity/product", body)
    assert made["productFolder"]["meta"]["href"] == f"{sklad.base}/entity/productfolder/{folder}"


def new_product(sklad: Any, name: str, **more: Any) -> dict[str, Any]:
    made = sklad.post("entity/product", {"name": name, **more})
    assert isinstance(made, dict)
    return made


def variant_body(sklad: Any, product: dict[str, Any], **values: str) -> dict[str, Any]:
    return {
        "product": sklad.ref("product", product["id"]),
        "characteristics": [{"name": n, "value": v} for n, v in values.items()],
    }


def test_a_variants_name_is_composed_and_its_prices_inherited(sklad: Any) -> None:
    kind = sklad.get("context/companysettings/pricetype")[0]
    price = {"value": 123450, "priceType": {"meta": kind["meta"]}}
    product = new_product(sklad, "Варежки", salePrices=[price])
    made = sklad.post("entity/variant", variant_body(sklad, product, Цвет="белый", Размер="S"))
    assert made["name"] == "Варежки (белый, S)"
    assert made["salePrices"][0]["value"] == 123450
    assert {"vat", "uom", "productFolder", "attributes", "syncId", "owner", "group"}.isdisjoint(made)
    own = sklad.put(f"entity/variant/{made['id']}", {"salePrices": [price | {"value": 99900}]})
    assert own["salePrices"][0]["value"] == 99900
    sklad.put(f"entity/product/{product['id']}", {"name": "Рукавицы"})
    assert sklad.get(f"entity/variant/{made['id']}")["name"] == "Рукавицы (белый, S)"
    assert sklad.get(f"entity/product/{product['id']}")["variantsCount"] == 1


def test_a_variant_needs_characteristics_and_the_same_set_only_once(sklad: Any) -> None:
    product = new_product(sklad, "Платок")
    body = variant_body(sklad, product, Цвет="алый")
    sklad.post("entity/variant", body)
    assert sklad.code("POST", "entity/variant", body=body) == (412, 15000)
    assert sklad.code("POST", "entity/variant", body=body | {"characteristics": []}) == (412, 15001)
    nameless = body | {"characteristics": [{"value": "алый"}]}
    assert sklad.code("POST", "entity/variant", body=nameless) == (412, 10000)
    assert sklad.code("POST", "entity/variant", body={"characteristics": body["characteristics"]}) == (412, 3000)


def test_characteristics_belong_to_the_account(sklad: Any) -> None:
    known = sklad.get("entity/variant/metadata/characteristics")["rows"]
    assert {c["name"] for c in known} >= {"Размер", "Цвет"}
    made = sklad.post("entity/variant/metadata/characteristics", {"name": "Узор"})
    assert (made["type"], made["required"]) == ("string", False)
    again = {"name": "узор"}
    assert sklad.code("POST", "entity/variant/metadata/characteristics", body=again) == (412, 10002)
    product = new_product(sklad, "Скатерть")
    body = {"product": sklad.ref("product", product["id"]), "characteristics": [{"id": made["id"], "value": "гжель"}]}
    assert sklad.post("entity/variant", body)["characteristics"][0]["name"] == "Узор"


def test_a_bundle_has_one_to_fifty_components_and_locks_them_once_used(sklad: Any) -> None:
    part = sklad.first("product")
    component = {"assortment": sklad.ref("product", part["id"]), "quantity": 2}
    assert sklad.code("POST", "entity/bundle", body={"name": "Набор"}) == (412, 3000)
    assert sklad.code("POST", "entity/bundle", body={"name": "Набор", "components": []}) == (412, 29003)
    made = sklad.post("entity/bundle", {"name": "Набор", "components": [component]}, expand="components")
    assert made["components"]["rows"][0]["quantity"] == 2
    assert sklad.get(f"entity/bundle/{made['id']}/components")["meta"]["size"] == 1
    sklad.control("orders", {"positions": [{"item": made["id"], "quantity": 1}]})
    assert sklad.code("PUT", f"entity/bundle/{made['id']}", body={"components": [component]}) == (412, 29001)


def test_store_names_are_unique_and_codes_when_the_setting_says_so(sklad: Any) -> None:
    assert sklad.code("POST", "entity/store", body={"name": "Шоурум"}) == (412, 3006)
    sklad.post("entity/product", {"name": "A", "code": "ONE"})
    sklad.post("entity/product", {"name": "B", "code": "ONE"})
    settings = sklad.put("entity/assortment/settings", {"uniqueCodeRules": {"checkUniqueCode": True}})
    assert settings["uniqueCodeRules"]["checkUniqueCode"] is True
    assert sklad.code("POST", "entity/product", body={"name": "C", "code": "ONE"}) == (412, 3006)
    sklad.put("entity/assortment/settings", {"uniqueCodeRules": {"checkUniqueCode": False}})


def test_the_new_assortment_has_everything_but_stock_and_the_old_has_stock(sklad: Any) -> None:
    new = {"X-Lognex-Remap-Beta-Feature": "assortmentWithoutStock"}
    page = sklad.ask("GET", "entity/assortment", headers=new).json()
    kinds = {row["meta"]["type"] for row in page["rows"]}
    assert kinds == {"product", "variant", "bundle", "service"}
    assert not any("stock" in row for row in page["rows"])
    archived = {v.id for v in WORLD.warehouse.variants() if v.archived}
    assert archived.isdisjoint(row["id"] for row in page["rows"])
    old = sklad.get("entity/assortment")["rows"]
    expected = WORLD.expected_stock()
    for row in old:
        assert ("stock" in row) == (row["meta"]["type"] in ("product", "variant"))
        if row["id"] in expected and row["meta"]["type"] == "variant":
            assert row["stock"] - row["reserve"] == pytest.approx(float(expected[row["id"]]))


def test_the_new_assortment_filters_by_type_folder_and_text(sklad: Any) -> None:
    def ask(**query: Any) -> Any:
        return sklad.ask(
            "GET", "entity/assortment", headers={"X-Lognex-Remap-Beta-Feature": "assortmentWithoutStock"}, **query
        )

    only = ask(filter="type=bundle").json()["rows"]
    assert {r["meta"]["type"] for r in only} == {"bundle"}
    folder = sklad.get("entity/productfolder", filter="name=Обувь")["rows"][0]["meta"]["href"]
    shoes = ask(filter=f"productFolder={folder}").json()["rows"]
    assert {"product", "variant"} <= {r["meta"]["type"] for r in shoes}
    assert ask(search="карел").json()["rows"]
    assert ask(filter="article=x").status_code == 412
    assert ask(filter="name~a;name=~b").status_code == 412
    assert ask(filter="barcode!=x").status_code == 412
    expanded = ask(filter="type=variant", expand="product", limit=5).json()["rows"][0]
    assert expanded["product"]["name"]


def test_the_assortment_of_a_folder_includes_its_subfolders_unless_told_otherwise(sklad: Any) -> None:
    top = sklad.post("entity/productfolder", {"name": "Верх"})
    low = sklad.post("entity/productfolder", {"name": "Низ", "productFolder": {"meta": top["meta"]}})
    assert low["pathName"] == "Верх"
    made = new_product(sklad, "Внизу", productFolder={"meta": low["meta"]})
    assert made["pathName"] == "Верх/Низ"
    wanted = f"productFolder={top['meta']['href']}"
    assert sklad.get("entity/assortment", filter=wanted)["meta"]["size"] == 1
    assert sklad.get("entity/assortment", filter=f"{wanted};withSubFolders=false")["meta"]["size"] == 0
    assert sklad.get("entity/product", filter="pathName=Верх/Низ")["meta"]["size"] == 1


def test_metadata_shows_states_and_attributes(sklad: Any) -> None:
    metadata = sklad.get("entity/customerorder/metadata")
    assert {s["stateType"] for s in metadata["states"]} == {"Regular", "Successful", "Unsuccessful"}
    assert metadata["attributes"]["meta"]["size"] == 1
    attribute = sklad.get("entity/customerorder/metadata/attributes")["rows"][0]
    assert attribute["type"] == "string"
    assert "states" not in sklad.get("entity/product/metadata")
    assert sklad.get("entity/variant/metadata")["characteristics"]


def test_states_are_made_by_administrators_only(sklad: Any) -> None:
    path = "entity/customerorder/metadata/states"
    body = {"name": "Ждёт оплаты", "color": 1, "stateType": "Regular"}
    made = sklad.post(path, body)
    assert made["entityType"] == "customerorder"
    assert sklad.put(f"{path}/{made['id']}", {"name": "Ждёт"})["name"] == "Ждёт"
    sklad.token = sklad.control("access")["users"]["sklad@demo"]["token"]
    assert sklad.code("POST", path, body=body | {"name": "Иной"}) == (403, 14010)
    assert sklad.code("GET", f"{path}/00000000-0000-0000-0000-000000000000") == (404, 11001)


def test_whole_numbers_come_with_or_without_a_point(sklad: Any) -> None:
    path = "entity/product?limit=1"
    for style, expected in (("float", True), ("int", False)):
        sklad.switch(whole_floats=style)
        text = sklad.ask("GET", path).text
        assert (re.search(r'"value":\d+\.0', text) is not None) == expected
        assert (re.search(r'"value":\d+[,}]', text) is not None) == (not expected)
    sklad.switch(whole_floats="mixed")
    text = sklad.ask("GET", path).text
    assert re.search(r'"value":\d+\.0', text)
    assert re.search(r'"value":\d+[,}]', text)


def test_system_units_cannot_be_changed_or_deleted(sklad: Any) -> None:
    unit = sklad.first("uom")["id"]
    assert sklad.code("PUT", f"entity/uom/{unit}", body={"name": "штука"}) == (412, 1024)
    assert sklad.code("DELETE", f"entity/uom/{unit}") == (412, 1025)
    own = sklad.post("entity/uom", {"name": "моток"})
    assert sklad.put(f"entity/uom/{own['id']}", {"name": "мотки"})["name"] == "мотки"
