"""Checklist "Stock": short and extended reports, recalculation, departures, the figures of the world."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from core.demo.world import World

WORLD = World(7, 200)
LIVE = {g.id for g in (*WORLD.warehouse.variants(), *WORLD.warehouse.products()) if not g.archived}
EXPECTED = {item: figure for item, figure in WORLD.expected_stock().items() if item in LIVE}


def figures(rows: list[dict[str, Any]], key: str) -> dict[str, Decimal]:
    return {row["assortmentId"]: Decimal(str(row[key])) for row in rows}


@pytest.fixture
def item(sklad: Any) -> dict[str, str]:
    """An item of its own with 7 pieces in the main store, 2 of them reserved, 5 expected."""
    store = sklad.first("store")["id"]
    made = sklad.post("entity/product", {"name": "Остаток"})["id"]
    sklad.control("stock", {"item": made, "store": store, "stock": 7, "reserve": 2, "inTransit": 5})
    return {"id": made, "store": store}


def test_the_short_report_shows_the_worlds_free_stock(server: Any, sklad: Any) -> None:
    rows = sklad.get("report/stock/all/current", stockType="freeStock", include="zeroLines")
    assert isinstance(rows, list)
    found = figures(rows, "freeStock")
    assert len(found) == len(rows)
    assert {k: v for k, v in found.items() if k in EXPECTED} == EXPECTED
    assert any(v != int(v) for v in found.values())
    nonzero = figures(sklad.get("report/stock/all/current", stockType="freeStock"), "freeStock")
    assert nonzero == {k: v for k, v in found.items() if v}


def test_rows_come_in_another_order_every_time(sklad: Any) -> None:
    orders = [[r["assortmentId"] for r in sklad.get("report/stock/all/current")] for _ in range(3)]
    assert orders[0] != orders[1] or orders[1] != orders[2]
    assert sorted(orders[0]) == sorted(orders[1])


@pytest.mark.parametrize(
    ("kind", "expected"), [("stock", 7), ("freeStock", 5), ("quantity", 10), ("reserve", 2), ("inTransit", 5)]
)
def test_the_figures_key_follows_the_stock_type(sklad: Any, item: dict[str, str], kind: str, expected: int) -> None:
    query = {"filter": f"assortmentId={item['id']}", "stockType": kind}
    assert sklad.get("report/stock/all/current", **query) == [{"assortmentId": item["id"], kind: expected}]
    row = {"assortmentId": item["id"], "storeId": item["store"], kind: expected}
    assert sklad.get("report/stock/bystore/current", **query) == [row]


def test_stock_is_the_default_type_and_others_are_refused(sklad: Any, item: dict[str, str]) -> None:
    assert sklad.get("report/stock/all/current", filter=f"assortmentId={item['id']}")[0]["stock"] == 7
    assert sklad.code("GET", "report/stock/all/current", stockType="free") == (412, 1084)
    assert sklad.code("GET", "report/stock/all/current", include="zeros") == (412, 1084)


def test_filters_take_bare_ids_by_comma_and_repeated(sklad: Any) -> None:
    rows = sklad.get("report/stock/bystore/current", include="zeroLines")
    some = sorted({r["assortmentId"] for r in rows})[:3]
    by_comma = sklad.get("report/stock/all/current", include="zeroLines", filter=f"assortmentId={','.join(some)}")
    assert {r["assortmentId"] for r in by_comma} == set(some)
    repeated = ";".join(f"assortmentId={one}" for one in some)
    assert len(sklad.get("report/stock/all/current", include="zeroLines", filter=repeated)) == 3
    store = rows[0]["storeId"] or sklad.first("store")["id"]
    narrowed = sklad.get("report/stock/bystore/current", include="zeroLines", filter=f"storeId={store}")
    assert {r["storeId"] for r in narrowed} == {store}
    assert sklad.code("GET", "report/stock/all/current", filter=f"storeId={store}") == (412, 1034)
    assert sklad.code("GET", "report/stock/all/current", filter="assortmentId=x") == (412, 1014)


def test_stores_add_up_and_storeless_reserves_have_a_row_without_store(sklad: Any) -> None:
    by_store = sklad.get("report/stock/bystore/current", stockType="freeStock", include="zeroLines")
    total: dict[str, Decimal] = {}
    for row in by_store:
        total[row["assortmentId"]] = total.get(row["assortmentId"], Decimal(0)) + Decimal(str(row["freeStock"]))
    every = figures(sklad.get("report/stock/all/current", stockType="freeStock", include="zeroLines"), "freeStock")
    assert total == every
    assert any(row["storeId"] is None for row in by_store)


def test_never_moved_items_never_appear(sklad: Any) -> None:
    made = sklad.post("entity/product", {"name": "Не двигался"})["id"]
    for path in ("report/stock/all/current", "report/stock/bystore/current"):
        assert sklad.get(path, include="zeroLines", filter=f"assortmentId={made}") == []


def moscow(sklad: Any, seconds: float = 0) -> str:
    """Return the server's time in Moscow, moved by `seconds`."""
    epoch = sklad.control("clock")["epoch"] + seconds
    return datetime.fromtimestamp(epoch, timezone(timedelta(hours=3))).strftime("%Y-%m-%d %H:%M:%S")


def changed(sklad: Any, since: str, item: dict[str, str], kind: str = "freeStock") -> list[float]:
    """Return the item's figures in the changes since `since`."""
    query = {"stockType": kind, "changedSince": since, "filter": f"assortmentId={item['id']}"}
    return [row[kind] for row in sklad.get("report/stock/all/current", **query)]


def test_changes_since_show_present_values_and_zeros(sklad: Any, item: dict[str, str]) -> None:
    sklad.control("clock", {"advance": 60})
    since = moscow(sklad)
    sklad.control("clock", {"advance": 5})
    assert changed(sklad, since, item) == []
    sklad.control("stock", {"item": item["id"], "store": item["store"], "stock": 6})
    assert changed(sklad, since, item) == [4]
    sklad.control("stock", {"item": item["id"], "store": item["store"], "stock": 0, "reserve": 0})
    assert changed(sklad, since, item) == [0]


def test_changes_reach_back_a_day_and_not_into_the_future(sklad: Any) -> None:
    for seconds in (-25 * 3600, 3600):
        code = sklad.code("GET", "report/stock/all/current", changedSince=moscow(sklad, seconds))
        assert code == (412, 1084)
    assert sklad.ask("GET", "report/stock/all/current", changedSince=moscow(sklad, -86000)).status_code == 200
    assert sklad.code("GET", "report/stock/all/current", changedSince="yesterday") == (412, 1035)


@pytest.mark.parametrize("visible", [True, False])
def test_reserve_only_changes_are_seen_or_not_by_the_switch(sklad: Any, item: dict[str, str], visible: bool) -> None:
    sklad.switch(changed_since_sees_reserve=visible)
    sklad.control("clock", {"advance": 60})
    since = moscow(sklad)
    sklad.control("orders", {"positions": [{"item": item["id"], "quantity": 1, "reserve": 1}]})
    assert changed(sklad, since, item) == ([4] if visible else [])
    assert changed(sklad, since, item, "reserve") == [3]


@pytest.mark.parametrize("what", ["archive", "delete"])
def test_departed_items_show_zero_for_a_while_and_leave_full_reports(
    sklad: Any, item: dict[str, str], what: str
) -> None:
    sklad.control("clock", {"advance": 60})
    since = moscow(sklad)
    sklad.control("items", {"do": what, "kind": "product", "id": item["id"]})
    assert changed(sklad, since, item) == [0]
    full = sklad.get("report/stock/all/current", include="zeroLines")
    assert item["id"] not in {r["assortmentId"] for r in full}
    sklad.control("clock", {"advance": 120})
    assert changed(sklad, moscow(sklad, -60), item) == []


def test_an_archived_store_shows_zeros_in_the_by_store_report(sklad: Any, item: dict[str, str]) -> None:
    store = sklad.post("entity/store", {"name": "Временный"})["id"]
    sklad.control("stock", {"item": item["id"], "store": store, "stock": 3})
    sklad.control("clock", {"advance": 60})
    since = moscow(sklad)
    sklad.put(f"entity/store/{store}", {"archived": True})
    rows = sklad.get("report/stock/bystore/current", changedSince=since)
    assert {"assortmentId": item["id"], "storeId": store, "stock": 0.0} in rows


def test_items_under_recalculation_are_left_out_or_null(sklad: Any, item: dict[str, str]) -> None:
    sklad.control("recalculate", {"items": [item["id"]], "seconds": 60})
    query = {"filter": f"assortmentId={item['id']}", "include": "zeroLines"}
    for path in ("report/stock/all/current", "report/stock/bystore/current"):
        assert sklad.get(path, **query) == []
    null = {"assortmentId": item["id"], "storeId": item["store"], "stock": None}
    assert sklad.get("report/stock/bystore/current", withRecalculate="true", **query) == [null]
    href = f"{sklad.base}/entity/product/{item['id']}"
    full = "stockMode=all;quantityMode=all"
    assert sklad.get("report/stock/all", filter=f"product={href};{full}")["rows"] == []
    sklad.switch(recalculation_rows="null")
    assert sklad.get("report/stock/all/current", **query) == [{"assortmentId": item["id"], "stock": None}]
    sklad.switch(recalculation_rows="invalid")
    assert sklad.get("report/stock/all/current", **query) == [{"assortmentId": item["id"], "isValid": False}]
    sklad.control("clock", {"advance": 61})
    assert sklad.get("report/stock/all/current", **query)[0]["stock"] == 7


def test_every_change_of_a_balance_may_start_a_recalculation(sklad: Any, item: dict[str, str]) -> None:
    sklad.switch(recalculation_seconds=30.0)
    sklad.control("orders", {"positions": [{"item": item["id"], "quantity": 1, "reserve": 1}]})
    query = {"filter": f"assortmentId={item['id']}", "stockType": "freeStock"}
    assert sklad.get("report/stock/all/current", **query) == []
    sklad.control("clock", {"advance": 31})
    assert sklad.get("report/stock/all/current", **query)[0]["freeStock"] == 4


def test_a_report_may_be_too_large(sklad: Any) -> None:
    sklad.switch(short_report_limit=5)
    assert sklad.code("GET", "report/stock/all/current") == (412, 13005)


def test_a_whole_store_can_be_emptied(sklad: Any) -> None:
    store = sklad.post("entity/store", {"name": "Пожар"})["id"]
    made = [sklad.post("entity/product", {"name": f"Сгорит {n}"})["id"] for n in range(3)]
    sklad.control("stock", {"rows": [{"item": i, "store": store, "stock": 4} for i in made]})
    assert sklad.control("stock", {"store": store, "factor": 0}) == {"rows": 3}
    rows = sklad.get("report/stock/bystore/current", include="zeroLines", filter=f"storeId={store}")
    assert [r["stock"] for r in rows] == [0, 0, 0]


def test_the_extended_report_hides_empty_rows_by_default(sklad: Any) -> None:
    usual = sklad.rows("report/stock/all")
    full = sklad.rows("report/stock/all", filter="stockMode=all;quantityMode=all")
    assert len(full) > len(usual)
    assert all(r["quantity"] != 0 for r in usual)
    live = sum(1 for v in WORLD.warehouse.variants() if v.id in LIVE)
    assert sum(r["meta"]["type"] == "variant" for r in full) == live


def test_extended_rows_have_suffixed_hrefs_and_the_right_sums(sklad: Any) -> None:
    rows = sklad.rows("report/stock/all", filter="stockMode=all;quantityMode=all")
    for row in rows:
        suffix = {"product": "?expand=supplier", "variant": "?expand=product.supplier"}[row["meta"]["type"]]
        assert row["meta"]["href"].endswith(suffix)
        assert "id" not in row
        assert row["quantity"] == pytest.approx(row["stock"] - row["reserve"] + row["inTransit"])
    variants = {
        r["meta"]["href"].partition("?")[0].rpartition("/")[2]: r for r in rows if r["meta"]["type"] == "variant"
    }
    for key, row in variants.items():
        if key in EXPECTED:
            assert row["stock"] - row["reserve"] == pytest.approx(float(EXPECTED[key]))


def test_product_rows_stand_beside_their_variants_by_the_switch(sklad: Any) -> None:
    counts = {}
    for style in ("sum", "own", "none"):
        sklad.switch(report_heads=style)
        rows = sklad.rows("report/stock/all")
        counts[style] = sum(r["meta"]["type"] == "product" for r in rows)
    assert counts["sum"] > counts["own"] >= counts["none"]
    grouped = sklad.rows("report/stock/all", groupBy="product")
    assert {r["meta"]["type"] for r in grouped} == {"product"}


def test_extended_filters_are_checked(sklad: Any) -> None:
    store = sklad.first("store")["meta"]["href"]
    assert sklad.rows("report/stock/all", filter=f"store={store}")
    assert sklad.code("GET", "report/stock/all", filter="stockMode=some") == (412, 1041)
    assert sklad.code("GET", "report/stock/all", filter="stockMode=all;stockMode=all") == (412, 1030)
    assert sklad.code("GET", "report/stock/all", filter="nonsense=1") == (412, 1034)
    assert sklad.code("GET", "report/stock/bystore", filter="quantityMode=all") == (412, 1034)
    product = sklad.first("product")["meta"]["href"]
    both = f"product={product};search=x"
    assert sklad.code("GET", "report/stock/bystore", filter=both) == (412, 1034)
    assert all(r["reserve"] > 0 for r in sklad.rows("report/stock/all", filter="reserveOnly=true"))


def test_the_by_store_report_names_every_store_with_zeros(sklad: Any) -> None:
    stores = sklad.control("state?kind=store")["ids"]
    rows = sklad.rows("report/stock/bystore")
    assert rows
    for row in rows:
        found = [e["meta"]["href"].rpartition("/")[2] for e in row["stockByStore"]]
        assert found == stores
        assert sum(e["stock"] for e in row["stockByStore"]) != 0
