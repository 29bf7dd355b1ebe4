"""Checklist "Lists": envelope, paging, filter grammar, archived rule, order, search, expand, fields."""

from __future__ import annotations

from typing import Any

import pytest

from core.demo.world import World

WORLD = World(7, 200)


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


def test_a_list_has_context_meta_and_rows(sklad: Any) -> None:
    page = sklad.get("entity/store")
    assert page["context"]["employee"]["meta"]["type"] == "employee"
    meta = page["meta"]
    assert (meta["size"], meta["limit"], meta["offset"]) == (3, 1000, 0)
    assert meta["href"] == f"{sklad.base}/entity/store"
    assert "nextHref" not in meta
    assert "previousHref" not in meta


def test_pages_meet_without_gap_and_carry_addresses_only_when_needed(sklad: Any) -> None:
    first = sklad.get("entity/variant", limit=60, order="id", filter="archived=true;archived=false")
    assert first["meta"]["size"] == 200
    assert "previousHref" not in first["meta"]
    found, page = list(first["rows"]), first
    while "nextHref" in page["meta"]:
        page = sklad.get(page["meta"]["nextHref"].removeprefix(sklad.base + "/"))
        found += page["rows"]
    assert len(found) == 200
    assert [r["id"] for r in found] == sorted(ids(found))
    assert "previousHref" in page["meta"]
    assert ids(found) == {v.id for v in WORLD.warehouse.variants()}


def test_next_address_may_forget_the_filter(sklad: Any) -> None:
    sklad.switch(next_href_keeps_query=False)
    page = sklad.get("entity/variant", limit=10, order="id")
    assert page["meta"]["nextHref"] == f"{sklad.base}/entity/variant?limit=10&offset=10"


@pytest.mark.parametrize("query", [{"limit": "0"}, {"limit": "x"}, {"offset": "-1"}])
def test_bad_paging_is_refused_and_a_huge_limit_counts_as_1000(sklad: Any, query: dict[str, str]) -> None:
    assert sklad.code("GET", "entity/variant", **query) == (400, 1040)
    assert sklad.get("entity/variant", limit=5000)["meta"]["limit"] == 1000


def test_archived_objects_are_hidden_unless_asked_for(sklad: Any) -> None:
    hidden = {v.id for v in WORLD.warehouse.variants() if v.archived}
    shown = {v.id for v in WORLD.warehouse.variants()} - hidden
    assert hidden
    assert ids(sklad.rows("entity/variant")) == shown
    assert ids(sklad.rows("entity/variant", filter="archived=true")) == hidden
    assert ids(sklad.rows("entity/variant", filter="archived=true;archived=false")) == shown | hidden
    one = next(iter(hidden))
    assert sklad.get(f"entity/variant/{one}")["archived"] is True
    sklad.switch(archived_hidden=False)
    assert ids(sklad.rows("entity/variant")) == shown | hidden


def test_archived_is_refused_where_there_is_no_such_field(sklad: Any) -> None:
    assert sklad.code("GET", "entity/uom", filter="archived=true") == (412, 1034)


def test_an_id_filter_shows_archived_products_but_not_folders_or_variants(sklad: Any) -> None:
    product = next(p for p in WORLD.warehouse.products() if p.archived)
    variant = next(v for v in WORLD.warehouse.variants() if v.archived)
    assert sklad.get("entity/product", filter=f"id={product.id}")["meta"]["size"] == 1
    assert sklad.get("entity/variant", filter=f"id={variant.id}")["meta"]["size"] == 0
    sklad.switch(id_filter_shows_archived=False)
    assert sklad.get("entity/product", filter=f"id={product.id}")["meta"]["size"] == 0


def test_repeated_equality_means_or_and_other_fields_and(sklad: Any) -> None:
    rows = sklad.rows("entity/variant")[:3]
    both = f"id={rows[0]['id']};id={rows[1]['id']}"
    assert ids(sklad.rows("entity/variant", filter=both)) == ids(rows[:2])
    narrowed = f"{both};code={rows[0]['code']}"
    assert ids(sklad.rows("entity/variant", filter=narrowed)) == {rows[0]["id"]}
    without = sklad.get("entity/variant", filter=f"id!={rows[0]['id']};id!={rows[1]['id']}")
    assert without["meta"]["size"] == sklad.get("entity/variant")["meta"]["size"] - 2


def test_likes_ignore_case_even_in_cyrillic(sklad: Any) -> None:
    for filter_text in ("name~БОТИНКИ ЗИМНИЕ", "name~=ботинки", "name=~«КАРЕЛИЯ»"):
        rows = sklad.rows("entity/product", filter=filter_text)
        assert any("Карелия" in r["name"] for r in rows), filter_text
    assert sklad.code("GET", "entity/product", filter="id~=0a") == (412, 1034)


def test_empty_and_filled_fields_can_be_asked_for(sklad: Any) -> None:
    every = sklad.get("entity/variant")["meta"]["size"]
    without = sklad.rows("entity/variant", filter="article=")
    with_article = sklad.rows("entity/variant", filter="article!=")
    assert without
    assert all("article" not in r for r in without)
    assert all(r["article"] for r in with_article)
    assert len(without) + len(with_article) == every


def test_a_literal_semicolon_is_escaped(sklad: Any) -> None:
    made = sklad.post("entity/product", {"name": "Гель; мыло"})
    assert ids(sklad.rows("entity/product", filter="name=Гель\\; мыло")) == {made["id"]}


def test_ranges_and_repeated_inequalities(sklad: Any) -> None:
    rows = sorted(sklad.rows("entity/variant"), key=lambda r: r["updated"])
    low, high = rows[10]["updated"], rows[20]["updated"]
    found = sklad.rows("entity/variant", filter=f"updated>={low};updated<={high}")
    assert ids(found) == ids(rows[10:21])
    first_counts = sklad.rows("entity/variant", filter=f"updated>={high};updated>={low}")
    assert ids(first_counts) == ids(rows[20:])
    assert sklad.code("GET", "entity/variant", filter=f"updated={low};updated>{low}") == (412, 1034)
    assert sklad.rows("entity/variant", filter="updated>=2020-01-01 00:00")


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("product", "nonsense=1", 1034),
        ("product", "name", 1034),
        ("product", "archived=yes", 1014),
        ("product", "id=123", 1014),
        ("product", "updated>=yesterday", 1035),
        ("product", "updated>=1960-01-01 00:00:00", 1035),
        ("product", "productFolder=x", 1034),
        ("variant", "productid=https://example.com/x", 1014),
        ("customerorder", "agent=00000000-0000-0000-0000-000000000000", 1014),
        ("customerorder", "agent=https://example.com/api/remap/1.2/entity/counterparty/1", 1059),
        ("product", "weight>heavy", 1014),
    ],
)
def test_bad_filters_are_refused(sklad: Any, kind: str, text: str, code: int) -> None:
    if text == "productFolder=x":
        kind, code = "uom", 1034
    assert sklad.code("GET", f"entity/{kind}", filter=text) == (412, code)


def test_references_are_filtered_by_href_and_productid_by_bare_id(sklad: Any) -> None:
    order = sklad.first("customerorder")
    found = sklad.rows("entity/customerorder", filter=f"agent={order['agent']['meta']['href']}")
    assert order["id"] in ids(found)
    variant = sklad.first("variant")
    product_id = variant["product"]["meta"]["href"].rpartition("/")[2]
    siblings = sklad.rows("entity/variant", filter=f"productid={product_id}")
    assert variant["id"] in ids(siblings)
    assert {s["product"]["meta"]["href"] for s in siblings} == {variant["product"]["meta"]["href"]}


def test_barcodes_states_and_positions_can_be_filtered(sklad: Any) -> None:
    variant = next(v for v in WORLD.warehouse.variants() if v.barcodes and not v.archived)
    holders = {v.id for v in WORLD.warehouse.variants() if v.barcodes[:1] == variant.barcodes[:1] and not v.archived}
    assert ids(sklad.rows("entity/variant", filter=f"barcode={variant.barcodes[0][1]}")) == holders
    orders = sklad.rows("entity/customerorder", filter="state.name=Новый")
    assert orders
    assert len(orders) < sklad.get("entity/customerorder")["meta"]["size"]
    item = next(iter(WORLD.warehouse.customer_orders())).positions[0]
    href = f"{sklad.base}/entity/{item.kind}/{item.item_id}"
    assert sklad.rows("entity/customerorder", filter=f"assortment={href}")


def test_tags_and_unset_flags_can_be_filtered(sklad: Any) -> None:
    made = sklad.post("entity/counterparty", {"name": "С меткой", "tags": ["опт", "юг"]})
    assert ids(sklad.rows("entity/counterparty", filter="tags=опт")) == {made["id"]}
    assert made["id"] not in ids(sklad.rows("entity/counterparty", filter="tags!=опт"))
    assert made["id"] in ids(sklad.rows("entity/counterparty", filter="shared=false"))


def test_folder_paths_are_filtered_by_their_beginning(sklad: Any) -> None:
    rows = sklad.rows("entity/product", filter="pathName~=обув")
    assert rows
    assert {r["pathName"] for r in rows} == {"Обувь"}


def test_order_goes_both_ways_and_unknown_fields_are_1063(sklad: Any) -> None:
    up = [r["code"] for r in sklad.rows("entity/variant", order="code")]
    down = [r["code"] for r in sklad.rows("entity/variant", order="code,desc;id")]
    assert up == sorted(up)
    assert down == sorted(down, reverse=True)
    assert sklad.code("GET", "entity/variant", order="weight") == (412, 1063)
    assert sklad.code("GET", "entity/variant", order="name,sideways") == (412, 1063)


def test_search_is_by_word_beginnings_for_products_and_by_substring_for_variants(sklad: Any) -> None:
    assert sklad.rows("entity/product", search="Боти")
    assert not sklad.rows("entity/product", search="отинк")
    assert sklad.rows("entity/variant", search="отинк")
    party = sklad.first("counterparty")
    assert party["id"] in ids(sklad.rows("entity/counterparty", search=party["email"][2:10]))


def test_expand_works_up_to_a_hundred_rows_and_is_ignored_above(sklad: Any) -> None:
    expanded = sklad.get("entity/variant", limit=100, expand="product")["rows"][0]
    assert expanded["product"]["name"]
    for query in ({}, {"limit": 101}):
        assert set(sklad.get("entity/variant", expand="product", **query)["rows"][0]["product"]) == {"meta"}
    deep = sklad.get("entity/customerorder", limit=5, expand="agent,positions.assortment.product")["rows"][0]
    assert deep["agent"]["name"]
    assert deep["positions"]["rows"][0]["assortment"]["product"]["name"]


def test_expand_paths_are_checked(sklad: Any) -> None:
    assert sklad.code("GET", "entity/variant", limit=10, expand="nonsense") == (412, 1089)
    assert sklad.code("GET", "entity/variant", limit=10, expand="product.a.b.c") == (412, 1089)
    assert sklad.code("GET", "entity/customerorder", limit=10, expand="positions.agent") == (412, 1089)


def test_without_expand_a_nested_list_has_a_size_but_no_rows(sklad: Any) -> None:
    order = sklad.first("customerorder")
    assert order["positions"]["meta"]["size"] == 1
    assert "rows" not in order["positions"]


def test_fields_takes_one_known_value_and_needs_a_short_list(sklad: Any) -> None:
    path = f"entity/customerorder/{sklad.first('customerorder')['id']}/positions"
    row = sklad.get(path, limit=10, fields="stock")["rows"][0]
    assert set(row["stock"]) == {"cost", "quantity", "reserve", "intransit", "available"}
    assert "stock" not in sklad.get(path, fields="stock")["rows"][0]
    assert sklad.code("GET", path, limit=10, fields="stock,declaration") == (412, 3042)
    assert sklad.code("GET", path, limit=10, fields="nonsense") == (412, 3043)


def test_price_types_are_a_bare_array(sklad: Any) -> None:
    kinds = sklad.get("context/companysettings/pricetype")
    assert [k["name"] for k in kinds] == ["Розничная", "Оптовая", "Закрытый клуб"]
    assert sklad.get("context/companysettings/pricetype/default") == kinds[0]
    assert sklad.get(f"context/companysettings/pricetype/{kinds[1]['id']}") == kinds[1]
