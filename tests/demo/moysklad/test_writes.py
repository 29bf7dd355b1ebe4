"""Checklist "Writes": partial PUT, null rules, bulk, syncId, deletion, archive, trash, templates, races."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

ABSENT = "00000000-0000-0000-0000-000000000000"


def new(sklad: Any, name: str, **more: Any) -> dict[str, Any]:
    made = sklad.post("entity/product", {"name": name, **more})
    assert isinstance(made, dict)
    return made


def test_put_changes_only_what_it_names(sklad: Any) -> None:
    made = new(sklad, "Частично", code="A1", description="до")
    changed = sklad.put(f"entity/product/{made['id']}", {"description": "после"})
    assert (changed["name"], changed["code"], changed["description"]) == ("Частично", "A1", "после")
    assert changed["externalCode"] == made["externalCode"]


def test_null_clears_references_and_is_refused_for_texts_and_booleans(sklad: Any) -> None:
    folder = sklad.ref("productfolder", sklad.first("productfolder")["id"])
    made = new(sklad, "С папкой", productFolder=folder)
    assert made["pathName"]
    path = f"entity/product/{made['id']}"
    cleared = sklad.put(path, {"productFolder": None})
    assert "productFolder" not in cleared
    assert cleared["pathName"] == ""
    for body in ({"name": None}, {"archived": None}, {"name": 5}, {"archived": "yes"}, {"vat": "20"}):
        assert sklad.code("PUT", path, body=body) == (412, 2016)
    assert sklad.code("PUT", path, body={"name": "x" * 256}) == (412, 3040)
    assert sklad.code("PUT", path, body={"name": " "}) == (412, 3000)
    assert sklad.code("PUT", path, body={"vat": 101}) == (412, 17007)
    assert sklad.code("PUT", path, body={"weight": -1}) == (412, 3002)


def test_sale_prices_merge_and_barcodes_replace(sklad: Any) -> None:
    kinds = sklad.get("context/companysettings/pricetype")
    price = [{"value": 100 * (n + 1), "priceType": {"meta": k["meta"]}} for n, k in enumerate(kinds)]
    made = new(sklad, "Цены", salePrices=price, barcodes=[{"ean13": "4600000000017"}, {"code128": "X"}])
    changed = sklad.put(
        f"entity/product/{made['id']}",
        {"salePrices": [price[1] | {"value": 999}], "barcodes": [{"ean8": "12345670"}]},
    )
    assert [p["value"] for p in changed["salePrices"]] == [100, 999, 300]
    assert changed["barcodes"] == [{"ean8": "12345670"}]
    bad = [{"value": 1, "priceType": sklad.ref("pricetype", ABSENT)}]
    assert sklad.ask("PUT", f"entity/product/{made['id']}", body={"salePrices": bad}).status_code == 412


def test_bulk_keeps_order_and_mixed_results_are_200(sklad: Any) -> None:
    present = new(sklad, "Есть")
    body = [
        {"name": "Первый"},
        {"code": "без имени"},
        {"meta": present["meta"], "description": "правка"},
        {"meta": sklad.ref("product", ABSENT)["meta"], "name": "нет такого"},
        {"name": "Последний"},
    ]
    answer = sklad.ask("POST", "entity/product", body=body)
    assert answer.status_code == 200
    first, refused, changed, dead, last = answer.json()
    assert (first["name"], last["name"]) == ("Первый", "Последний")
    assert refused["errors"][0]["code"] == 3000
    assert dead["errors"][0]["code"] == 1021
    assert (changed["id"], changed["description"]) == (present["id"], "правка")


def test_when_all_fail_the_status_is_4xx_and_the_body_still_an_array(sklad: Any) -> None:
    answer = sklad.ask("POST", "entity/product", body=[{}, {"name": None}])
    assert answer.status_code == 412
    assert [e["errors"][0]["code"] for e in answer.json()] == [3000, 2016]


def test_a_failed_element_leaves_nothing_behind(sklad: Any) -> None:
    before = sklad.control("state")["counts"]["product"]
    sklad.ask("POST", "entity/product", body=[{"name": "Хвост", "barcodes": [{"ean13": 5}]}])
    assert sklad.control("state")["counts"]["product"] == before


def test_bulk_delete_answers_info_or_errors(sklad: Any) -> None:
    made = new(sklad, "На удаление")
    used = sklad.get("entity/customerorder", limit=1, expand="positions")["rows"][0]
    item = used["positions"]["rows"][0]["assortment"]["meta"]
    body = [{"meta": made["meta"]}, {"meta": made["meta"]}]
    gone, again = sklad.post("entity/product/delete", body)
    assert "успешно" in gone["info"]
    assert again["errors"][0]["code"] == 1021
    answer = sklad.ask("POST", "entity/assortment/delete", body=[{"meta": item}])
    assert answer.status_code == 412
    assert answer.json()[0]["errors"][0]["code"] == 1028


def test_delete_is_200_and_empty_and_then_404_and_empty(sklad: Any) -> None:
    made = new(sklad, "Раз и нет")
    path = f"entity/product/{made['id']}"
    for method, expected in (("DELETE", 200), ("DELETE", 404), ("GET", 404)):
        answer = sklad.ask(method, path)
        assert (answer.status_code, answer.content) == (expected, b"")
    assert sklad.ask("PUT", path, body={"name": "x"}).status_code == 404


@pytest.mark.parametrize("kind", ["counterparty", "organization", "store", "productfolder"])
def test_what_is_used_cannot_be_deleted(sklad: Any, kind: str) -> None:
    used = sklad.first("customerorder")
    href = {
        "counterparty": used["agent"]["meta"]["href"],
        "organization": used["organization"]["meta"]["href"],
        "store": sklad.first("store")["meta"]["href"],
        "productfolder": sklad.first("product")["productFolder"]["meta"]["href"],
    }[kind]
    answer = sklad.ask("DELETE", href.removeprefix(sklad.base + "/"))
    assert answer.status_code == 409
    error = answer.json()["errors"][0]
    assert error["code"] == 1028
    assert error["dependencies"][0]["href"].startswith(sklad.base)


def test_archive_hides_and_restore_shows_a_product_with_its_variants(sklad: Any) -> None:
    product = new(sklad, "Сезонный")
    body = {"product": sklad.ref("product", product["id"]), "characteristics": [{"name": "Цвет", "value": "белый"}]}
    variant = sklad.post("entity/variant", body)
    path = f"entity/product/{product['id']}"
    assert sklad.put(path, {"archived": True})["archived"] is True
    assert sklad.get("entity/variant", filter=f"productid={product['id']}")["meta"]["size"] == 0
    assert sklad.get(f"entity/variant/{variant['id']}")["archived"] is True
    sklad.put(path, {"archived": False})
    assert sklad.get("entity/variant", filter=f"productid={product['id']}")["meta"]["size"] == 1
    sklad.switch(archive_cascades=False)
    sklad.put(path, {"archived": True})
    assert sklad.get(f"entity/variant/{variant['id']}")["archived"] is False


def test_a_known_sync_id_returns_the_first_object(sklad: Any) -> None:
    sync = str(uuid.uuid4())
    first = sklad.post("entity/counterparty", {"name": "Ирина", "syncId": sync})
    again = sklad.post("entity/counterparty", {"name": "Другая", "syncId": sync.upper()})
    assert (again["id"], again["name"]) == (first["id"], "Ирина")
    assert sklad.get(f"entity/counterparty/syncid/{sync}")["id"] == first["id"]
    sklad.switch(sync_replay="update")
    assert sklad.post("entity/counterparty", {"name": "Другая", "syncId": sync})["name"] == "Другая"


def test_a_sync_id_cannot_be_changed_or_malformed(sklad: Any) -> None:
    made = sklad.post("entity/counterparty", {"name": "Олег", "syncId": str(uuid.uuid4())})
    path = f"entity/counterparty/{made['id']}"
    assert sklad.put(path, {"syncId": made["syncId"]})["id"] == made["id"]
    assert sklad.code("PUT", path, body={"syncId": str(uuid.uuid4())}) == (412, 1047)
    assert sklad.code("POST", "entity/counterparty", body={"name": "x", "syncId": "abc"}) == (412, 1052)
    assert sklad.code("GET", f"entity/counterparty/syncid/{uuid.uuid4()}") == (404, 1057)
    assert sklad.ask("DELETE", f"entity/counterparty/syncid/{made['syncId']}").status_code == 200
    assert sklad.ask("GET", path).status_code == 404


def test_creates_with_one_sync_id_at_the_same_time_make_one_object(sklad: Any) -> None:
    sklad.switch(latency_ms=50)
    body = {"name": "Одновременно", "syncId": str(uuid.uuid4())}
    with ThreadPoolExecutor(5) as pool:
        made = list(pool.map(lambda _: sklad.post("entity/counterparty", body), range(5)))
    assert len({m["id"] for m in made}) == 1
    assert sklad.get("entity/counterparty", filter="name=Одновременно")["meta"]["size"] == 1


def test_a_race_is_1065_once(sklad: Any) -> None:
    made = new(sklad, "Гонка")
    sklad.switch(race_failures=1)
    path = f"entity/product/{made['id']}"
    assert sklad.code("PUT", path, body={"name": "Гонка 2"}) == (409, 1065)
    assert sklad.put(path, {"name": "Гонка 2"})["name"] == "Гонка 2"


def test_addresses_come_as_text_and_parts_and_are_cleared_by_an_empty_text(sklad: Any) -> None:
    made = sklad.post("entity/counterparty", {"name": "Адрес", "actualAddress": "Орёл, ул. Лесная, 1"})
    path = f"entity/counterparty/{made['id']}"
    assert made["actualAddressFull"]["addInfo"] == "Орёл, ул. Лесная, 1"
    both = sklad.put(path, {"actualAddress": "нет", "actualAddressFull": {"city": "Тверь", "street": "Мира"}})
    assert "Тверь" in both["actualAddress"]
    assert "нет" not in both["actualAddress"]
    assert "actualAddress" not in sklad.put(path, {"actualAddress": ""})


def test_counterparties_are_not_unique_and_bad_mail_is_3015(sklad: Any) -> None:
    body = {"name": "Двойник", "email": "twin@example.com", "companyType": "individual"}
    sklad.post("entity/counterparty", [body, body])
    assert sklad.get("entity/counterparty", filter="email=twin@example.com")["meta"]["size"] == 2
    assert sklad.code("POST", "entity/counterparty", body={"name": "x", "email": "no mail"}) == (412, 3015)
    assert sklad.code("POST", "entity/counterparty", body={"name": "x", "companyType": "club"}) == (412, 3005)


def test_control_door_edits_archives_restores_and_deletes(sklad: Any) -> None:
    made = sklad.control("items", {"do": "create", "kind": "product", "fields": {"name": "Из двери"}})["results"][0]
    path = f"entity/product/{made['id']}"
    sklad.control("items", {"do": "edit", "kind": "product", "id": made["id"], "fields": {"code": "Z"}})
    assert sklad.get(path)["code"] == "Z"
    for do, expected in (("archive", True), ("restore", False)):
        sklad.control("items", {"do": do, "kind": "product", "id": made["id"]})
        assert sklad.get(path)["archived"] is expected
    used = sklad.first("variant")["id"]
    sklad.control("items", {"all": [{"do": "delete", "kind": "product", "id": made["id"]},
                                    {"do": "delete", "kind": "variant", "id": used}]})  # fmt: skip
    assert sklad.ask("GET", path).status_code == 404
    assert sklad.ask("GET", f"entity/variant/{used}").status_code == 404
    assert sklad.control(f"state?kind=variant&id={used}") is None
