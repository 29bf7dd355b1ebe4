"""Stock over real HTTP: figures by measure and store, unknown is never zero, the fall-back, and refusals."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.demo.world import World
from core.domain.catalogue import ReferenceKind
from core.errors import NoRight, Refused
from core.moysklad.gateway import MoySkladGateway
from core.ports import CancelToken, StockMeasure
from tests.moysklad.conftest import SEED, VARIANTS, Door, MakeGateway, WallClock

Figures = dict[tuple[str, str], Decimal]

MEASURES = {
    StockMeasure.PHYSICAL: lambda cell: cell["stock"],
    StockMeasure.FREE: lambda cell: cell["stock"] - cell["reserve"],
    StockMeasure.AVAILABLE: lambda cell: cell["stock"] - cell["reserve"] + cell["inTransit"],
    StockMeasure.RESERVE: lambda cell: cell["reserve"],
    StockMeasure.EXPECTED: lambda cell: cell["inTransit"],
}


def cells(door: Door) -> list[dict[str, Any]]:
    """The ledger of the pretend MoySklad, exact."""
    return [
        {**cell, **{name: Decimal(str(cell[name])) for name in ("stock", "reserve", "inTransit")}}
        for cell in door.get("state", kind="stock")
    ]


def expected(door: Door, measure: StockMeasure, by_store: bool) -> Figures:
    figures: Figures = defaultdict(Decimal)
    for cell in cells(door):
        figures[cell["item"], (cell["store"] or "") if by_store else ""] += MEASURES[measure](cell)
    return dict(figures)


def read(gateway: MoySkladGateway, measure: StockMeasure, by_store: bool, **options: Any) -> Figures:
    stock = gateway.read_stock(measure, CancelToken(), by_store=by_store, **options)
    assert stock.bad_rows == ()
    assert stock.measure is measure
    assert stock.by_store is by_store
    figures = {(row.item_id, row.store_id): row.value for row in stock.rows}
    assert len(figures) == len(stock.rows)
    assert all(value is not None for value in figures.values())
    return figures  # type: ignore[return-value]


@pytest.mark.parametrize("by_store", [False, True])
@pytest.mark.parametrize("measure", list(StockMeasure))
def test_every_measure_in_one_request_with_zero_lines(
    gateway: MoySkladGateway, door: Door, measure: StockMeasure, by_store: bool
) -> None:
    got = read(gateway, measure, by_store)
    wanted = expected(door, measure, by_store)
    assert got == {key: wanted[key] for key in got}
    assert {key: value for key, value in wanted.items() if value} == {
        key: value for key, value in got.items() if value
    }
    assert any(value == 0 for value in got.values())
    assert door.counters()["total"] == 1


def test_a_full_read_is_complete_and_dated_by_the_server(make_gateway: MakeGateway, door: Door) -> None:
    gateway = make_gateway(clock=WallClock(timedelta(hours=10)))
    before = datetime.now(UTC)
    stock = gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False)
    assert stock.complete
    assert before - timedelta(seconds=2) <= stock.begun <= datetime.now(UTC)
    assert stock.begun.utcoffset() == timedelta(0)


def test_one_store_only(gateway: MoySkladGateway, door: Door) -> None:
    store = World(SEED, VARIANTS).warehouse.stores()[0].id
    got = read(gateway, StockMeasure.PHYSICAL, True, store_ids=[store])
    assert {at for _, at in got} == {store}
    wanted = {key: value for key, value in expected(door, StockMeasure.PHYSICAL, True).items() if key[1] == store}
    assert got == {key: wanted[key] for key in got}


def test_changes_since_a_moment_one_request_absolute_values(gateway: MoySkladGateway, door: Door) -> None:
    gateway.connect(CancelToken())
    since = gateway.server_now()
    item, store = next((cell["item"], cell["store"]) for cell in cells(door) if cell["store"])
    door.post("clock", {"advance": 3600})
    door.post("stock", {"item": item, "store": store, "stock": 17, "reserve": 0})
    door.post("counters/reset")
    stock = gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=True, changed_since=since)
    assert {row.item_id for row in stock.rows} == {item}
    assert next(row.value for row in stock.rows if row.store_id == store) == 17
    assert not stock.complete
    assert door.counters()["requests"] == {"GET report/stock/bystore/current": 1}


def test_further_back_than_a_day_is_refused_before_anything_is_sent(gateway: MoySkladGateway, door: Door) -> None:
    since = datetime.now(UTC) - timedelta(hours=25)
    with pytest.raises(Refused) as refusal:
        gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False, changed_since=since)
    assert refusal.value.code == "moysklad.changed_since_too_old"
    assert refusal.value.params["hours"] == pytest.approx(25, abs=0.1)
    assert door.counters()["total"] == 0


@pytest.mark.parametrize("hours", [23, -5], ids=["almost a day", "a clock far ahead"])
def test_a_day_is_counted_on_the_servers_clock(make_gateway: MakeGateway, door: Door, hours: int) -> None:
    gateway = make_gateway(clock=WallClock(timedelta(hours=10)))
    gateway.connect(CancelToken())
    since = datetime.now(UTC) - timedelta(hours=hours)
    stock = gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False, changed_since=since)
    assert not stock.complete


@pytest.mark.parametrize("rows", ["omitted", "null", "invalid"])
def test_an_item_under_recalculation_is_unknown_never_zero(gateway: MoySkladGateway, door: Door, rows: str) -> None:
    item = next(cell["item"] for cell in cells(door) if cell["stock"] > 0)
    door.switch(recalculation_rows=rows)
    door.post("recalculate", {"items": [item], "seconds": 600})
    for by_store in (False, True):
        stock = gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=by_store)
        got = [row.value for row in stock.rows if row.item_id == item]
        assert got == [] if rows == "omitted" else set(got) == {None}
    asked = gateway.read_stock_of([item], StockMeasure.FREE, CancelToken())
    assert {row.value for row in asked.rows} == {None}


def test_items_asked_for_by_id_come_with_zeros_in_few_requests(gateway: MoySkladGateway, door: Door) -> None:
    ids = [row.id for row in World(SEED, VARIANTS).warehouse.variants()][:400]
    never_moved = "00000000-0000-0000-0000-000000000001"
    stock = gateway.read_stock_of([*ids, never_moved], StockMeasure.PHYSICAL, CancelToken())
    wanted = expected(door, StockMeasure.PHYSICAL, by_store=True)
    got = {(row.item_id, row.store_id): row.value for row in stock.rows}
    assert got == {key: wanted[key] for key in got}
    assert {item for item, _ in got} <= set(ids)
    assert len({item for item, _ in got}) > 350
    assert door.counters()["requests"] == {"GET report/stock/bystore/current": 3}
    assert gateway.read_stock_of([], StockMeasure.PHYSICAL, CancelToken()).rows == []


def test_stores_of_items_asked_for_by_id(gateway: MoySkladGateway) -> None:
    house = World(SEED, VARIANTS).warehouse
    store = house.stores()[1].id
    ids = [row.id for row in house.variants()][:100]
    stock = gateway.read_stock_of(ids, StockMeasure.PHYSICAL, CancelToken(), store_ids=[store])
    assert stock.rows
    assert {row.store_id for row in stock.rows} == {store}


@pytest.mark.parametrize("heads", ["sum", "own", "none"])
@pytest.mark.parametrize("by_store", [False, True])
@pytest.mark.parametrize("measure", [StockMeasure.FREE, StockMeasure.AVAILABLE])
def test_the_extended_report_steps_in_when_the_short_one_is_too_large(
    make_gateway: MakeGateway, door: Door, measure: StockMeasure, by_store: bool, heads: str
) -> None:
    gateway = make_gateway(door.solution_token)
    gateway.connect(CancelToken())
    short = read(gateway, measure, by_store)
    door.post("limits/reset")
    door.switch(short_report_limit=10, report_heads=heads)
    door.post("counters/reset")
    stock = gateway.read_stock(measure, CancelToken(), by_store=by_store)
    extended = {(row.item_id, row.store_id): row.value for row in stock.rows}
    assert len(extended) == len(stock.rows)
    variants = {row.id for row in World(SEED, VARIANTS).warehouse.variants()}
    for (item, store), value in short.items():
        if item in variants and store:
            assert extended.get((item, store)) == value
        elif item in variants and not by_store:
            assert extended.get((item, "")) == value
    assert stock.complete
    assert door.counters()["refused_429"] == 0
    assert all(request.endswith(("/all", "/bystore", "/current")) for request in door.counters()["requests"])


def test_a_changes_only_read_does_not_fall_back(gateway: MoySkladGateway, door: Door) -> None:
    door.switch(short_report_limit=1)
    since = datetime.now(UTC) - timedelta(hours=1)
    gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False, changed_since=since)
    door.post("clock", {"advance": 1800})
    for cell in cells(door)[:5]:
        door.post("stock", {"item": cell["item"], "store": cell["store"], "stock": 3})
    with pytest.raises(Refused) as refusal:
        gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=False, changed_since=since)
    assert refusal.value.code == "moysklad.report_too_large"
    assert door.asked("GET report/stock/all") == 0


@pytest.mark.parametrize("by_store", [False, True])
def test_a_missing_right_ends_within_one_attempt(gateway: MoySkladGateway, door: Door, by_store: bool) -> None:
    door.switch(denied_rights=["stock"])
    with pytest.raises(NoRight) as refusal:
        gateway.read_stock(StockMeasure.FREE, CancelToken(), by_store=by_store)
    assert refusal.value.code == "moysklad.no_right_stock"
    assert refusal.value.server_code == "13004"
    assert door.counters()["total"] == 1


def test_stores_are_named_by_the_dictionary(gateway: MoySkladGateway) -> None:
    stores = [one for one in gateway.references(CancelToken()) if one.kind is ReferenceKind.STORE]
    stock = gateway.read_stock(StockMeasure.PHYSICAL, CancelToken(), by_store=True)
    assert {row.store_id for row in stock.rows} - {""} <= {store.id for store in stores}
