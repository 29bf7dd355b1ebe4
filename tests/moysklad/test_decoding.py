"""One bad row costs only itself; numbers come in any dress; unknown fields are ignored."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Item, ItemKind
from core.moysklad.decoding import RowReader
from core.moysklad.items import item_lists
from core.moysklad.stock import _SHORT_READERS
from core.ports import StockMeasure

BASE = "https://api.moysklad.ru/api/remap/1.2"
LISTS = item_lists({"uom-1": "м"}.get)  # type: ignore[arg-type]


def reader(kind: ItemKind) -> RowReader[Any, Item]:
    return LISTS[kind].reader


def variant(number: int = 1, **changes: Any) -> dict[str, Any]:
    row = {
        "meta": {"href": f"{BASE}/entity/variant/v{number}", "type": "variant"},
        "id": f"v{number}",
        "name": f"Футболка ({number})",
        "archived": False,
        "updated": "2026-11-24 18:02:11.123",
        "product": {"meta": {"href": f"{BASE}/entity/product/P1?expand=supplier", "type": "product"}},
        "characteristics": [{"name": "Цвет", "value": "белый"}, {"name": "Размер", "value": "38-40"}],
        "barcodes": [{"ean13": "1"}, {"code128": "2"}, {"gtin": "3"}, {"upc": "4"}, {"ean8": "5"}],
        "salePrices": [{"value": 123450.0, "currency": {}}, {"value": 1}],
        "somethingNew": {"a": [1]},
    }
    return {**row, **changes}


def page(rows: list[Any], size: float | None = None) -> bytes:
    return json.dumps({"meta": {"size": len(rows) if size is None else size}, "rows": rows}).encode()


def test_a_variant() -> None:
    item = reader(ItemKind.VARIANT).page(page([variant()])).rows[0]
    assert item == Item(
        id="v1",
        kind=ItemKind.VARIANT,
        name="Футболка (1)",
        barcodes=("1", "2", "3", "4", "5"),
        parent_id="p1",
        characteristics=(("Цвет", "белый"), ("Размер", "38-40")),
        price=Decimal("1234.5"),
        updated=datetime(2026, 11, 24, 15, 2, 11, 123000, tzinfo=UTC),
    )


def test_a_product_with_its_unit_and_without_most_fields() -> None:
    uom = {"meta": {"href": f"{BASE}/entity/uom/uom-1"}}
    rows = [
        {"id": "p1", "name": "Лента", "uom": uom, "pathName": "Ткани", "variantsCount": 3.0},
        {"id": "p2", "name": ""},
    ]
    first, second = reader(ItemKind.PRODUCT).page(page(rows)).rows
    assert (first.uom, first.folder, first.variants_count) == ("м", "Ткани", 3)
    assert (second.uom, second.price, second.updated, second.archived) == ("", None, None, False)
    service = reader(ItemKind.SERVICE).page(page(rows)).rows[0]
    assert service.kind is ItemKind.SERVICE


def bundle(quantity: Any, size: float = 1) -> dict[str, Any]:
    part = {"assortment": {"meta": {"href": f"{BASE}/entity/variant/v1"}}, "quantity": quantity}
    return {"id": "b1", "name": "Набор", "components": {"meta": {"size": size}, "rows": [part]}}


@pytest.mark.parametrize("quantity", [2, 2.0])
def test_a_bundle_and_its_parts(quantity: float) -> None:
    item = reader(ItemKind.BUNDLE).page(page([bundle(quantity)])).rows[0]
    assert [(part.item_id, part.quantity) for part in item.components] == [("v1", Decimal(2))]


@pytest.mark.parametrize("row", [bundle(2, size=3), {"id": "b1", "name": "x", "components": {"meta": {"size": 1}}}])
def test_a_bundle_whose_parts_did_not_all_come_is_a_bad_row(row: dict[str, Any]) -> None:
    decoded = reader(ItemKind.BUNDLE).page(page([row]))
    assert [bad.id for bad in decoded.bad_rows] == ["b1"]


SPOILT: list[dict[str, Any]] = [
    {"name": None},
    {"archived": "no"},
    {"updated": "yesterday"},
    {"barcodes": [{"ean13": 5}]},
    {"salePrices": [{"value": "12"}]},
    {"product": {}},
    {"characteristics": None},
]


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda change: next(iter(change)))
def test_a_bad_row_is_told_by_id_and_costs_only_itself(spoilt: dict[str, Any]) -> None:
    rows = [variant(1), variant(2, **spoilt), variant(3)]
    decoded = reader(ItemKind.VARIANT).page(page(rows, size=3.0))
    assert [item.id for item in decoded.rows] == ["v1", "v3"]
    assert [bad.id for bad in decoded.bad_rows] == ["v2"]
    assert decoded.bad_rows[0].problem
    assert (decoded.size, decoded.count) == (3, 3)


@pytest.mark.parametrize("row", [None, 5, "text", [], {}, {"id": 7}, {"id": None, "meta": 5}])
def test_a_row_that_is_no_object_has_no_id(row: Any) -> None:
    decoded = reader(ItemKind.VARIANT).page(page([row, variant(1)]))
    assert [bad.id for bad in decoded.bad_rows] == [""]
    assert len(decoded.rows) == 1


def test_a_bad_row_without_id_is_named_by_its_href() -> None:
    decoded = reader(ItemKind.VARIANT).page(page([variant(4, id=None)]))
    assert [bad.id for bad in decoded.bad_rows] == ["v4"]


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b'{"meta": {"size": 1}, "rows": [', b"[]", b'{"rows": []}', b"null"]
)
def test_what_is_no_list_is_an_error_of_the_whole(body: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        reader(ItemKind.VARIANT).page(body)


def test_one_object_with_a_bad_date() -> None:
    with pytest.raises(msgspec.ValidationError):
        reader(ItemKind.VARIANT).single(json.dumps(variant(updated="never")).encode())


@given(
    st.lists(
        st.one_of(st.just(None), st.decimals(-(10**6), 10**6, places=4, allow_nan=False), st.booleans()), max_size=40
    )
)
def test_stock_figures_are_exact_and_absence_is_never_zero(values: list[Decimal | bool | None]) -> None:
    rows, expected = [], []
    for number, value in enumerate(values):
        row: dict[str, Any] = {"assortmentId": f"a{number}", "storeId": None if number % 2 else "s"}
        if value is True:
            row["isValid"] = False
        elif value is not False:
            row["freeStock"] = value
        rows.append(row)
        expected.append(None if isinstance(value, bool) else value)
    decoded = (
        _SHORT_READERS[StockMeasure.FREE].array(msgspec.json.Encoder(decimal_format="number").encode(rows))
        if rows
        else None
    )
    got = [] if decoded is None else [row.value for row in decoded.rows]
    assert got == expected
    assert decoded is None or {row.store_id for row in decoded.rows} <= {"", "s"}


def test_an_invalid_figure_is_unknown_even_when_a_number_came() -> None:
    body = b'[{"assortmentId": "a", "isValid": false, "stock": 0}, {"assortmentId": "b", "quantity": 5}]'
    rows = _SHORT_READERS[StockMeasure.PHYSICAL].array(body).rows
    assert [(row.item_id, row.value) for row in rows] == [("a", None), ("b", None)]


def test_a_bad_stock_row_is_told_by_its_item() -> None:
    body = b'[{"assortmentId": "a", "stock": "many"}, {"assortmentId": "b", "stock": 46.5}]'
    decoded = _SHORT_READERS[StockMeasure.PHYSICAL].array(body)
    assert [bad.id for bad in decoded.bad_rows] == ["a"]
    assert [(row.item_id, row.value) for row in decoded.rows] == [("b", Decimal("46.5"))]
