"""Field cases B: stock, as people met them in the field, on both pretend systems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.trial import Trial

from core import messages
from core.domain.quality import TroubleKind
from core.domain.screens.quality import QualityQuery
from core.domain.screens.stock import StockQuery, StockViewRow
from core.domain.stock import Measure
from core.settings import StockSettings

D = Decimal


def configure(made: Trial, **values: object) -> None:
    made.app.settings.put(replace(made.app.settings.get(StockSettings), **values))  # type: ignore[arg-type]


def row_of(made: Trial, offer_id: int) -> StockViewRow:
    rows = made.app.stock.rows(made.app.stock.ids(StockQuery()))
    return next(row for row in rows if row.offer_id == offer_id)


def parents_with_stock(made: Trial) -> dict[str, str]:
    """The data quality page's list of goods booked on the parent: what it says by item id."""
    door = made.app.quality
    rows = door.rows(door.ids(QualityQuery(TroubleKind.STOCK_ON_PARENT)))
    return {row.key: messages.text(row.fact, "ru", **row.params) for row in rows}


@pytest.mark.parametrize(("measure", "wanted"), [(Measure.FREE, 2), (Measure.PHYSICAL, 5), (Measure.AVAILABLE, 12)])
def test_c16_the_figure_follows_the_setting(loaded: Trial, measure: Measure, wanted: int) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 0)
    rows = [{"item": item, "store": loaded.main_store(), "stock": 5, "reserve": 3, "inTransit": 10}]
    loaded.warehouse.post("stock", {"rows": rows})
    configure(loaded, measure=measure)
    assert loaded.sync(accepted=10_000).state.value == "done"
    assert loaded.quantities()[offer] == wanted
    assert row_of(loaded, offer).rule == f"figure.{measure.value}"
    assert loaded.app.stock.rule_sentence()[0] == f"rule.{measure.value}"


def test_c18_goods_booked_on_the_parent_are_told_of(loaded: Trial) -> None:
    variants = {v.id: v.product_id for v in loaded.world.warehouse.variants()}
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 0)
    loaded.set_free(variants[item], 1)
    loaded.sync(accepted=10_000)
    assert loaded.quantities()[offer] in (0, None)
    problems = [p for p in loaded.app.stock.problems() if p.item_id == variants[item]]
    assert [(p.code, p.amount) for p in problems] == [("problem.stock_on_parent", 1)]
    assert parents_with_stock(loaded)[variants[item]] == "1 шт лежит на товаре"
    loaded.set_free(variants[item], 0)
    loaded.sync(accepted=10_000)
    assert variants[item] not in {p.item_id for p in loaded.app.stock.problems()}
    assert variants[item] not in parents_with_stock(loaded)


def test_c20_amounts_go_to_the_shop_stores_they_are_mapped_to(make: Callable[..., Trial]) -> None:
    made = make()
    made.shop.post("inventory", {"on": True})
    made.load()
    stores = [s.id for s in made.world.warehouse.stores() if not s.archived]
    item, offer = made.plain_pair()
    made.set_free(item, 0)
    for store, amount in zip(stores, (4, 3, 5), strict=False):
        made.warehouse.post("stock", {"rows": [{"item": item, "store": store, "stock": amount, "reserve": 0}]})
    refused = made.sync(accepted=10_000)
    assert refused.code == "stock.refused", "without a map nothing is pretended"
    configure(made, store_map={stores[0]: 1, stores[1]: 2})
    assert made.sync(accepted=10_000).state.value == "done"
    amounts = made.shop.get("store_amounts", ids=str(offer))[str(offer)]
    assert {store: cell[0] for store, cell in amounts.items() if cell[0]} == {"1": 4, "2": 3}
    assert made.quantities()[offer] == 7
    assert made.sync(accepted=10_000).code == "stock.in_step"


@pytest.mark.parametrize("rows", ["omitted", "null", "invalid"])
def test_c21_a_figure_under_recalculation_is_left_alone(make: Callable[..., Trial], rows: str) -> None:
    made = make(moysklad_switches={"recalculation_rows": rows})
    made.load()
    made.sync(accepted=10_000)
    item, offer = made.plain_pair()
    before = made.quantities()[offer]
    made.set_free(item, 0)
    made.warehouse.post("recalculate", {"items": [item], "seconds": 600})
    for run in (made.sync(accepted=10_000), made.changes()):
        assert run.state.value == "done"
        assert made.quantities()[offer] == before
    assert row_of(made, offer).target is None
    made.warehouse.post("clock", {"advance": 700})
    assert made.sync(accepted=10_000).state.value == "done"
    assert made.quantities()[offer] in (0, None)


def test_c23_what_is_gone_from_the_report_becomes_zero_only_when_asked_for(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 0)
    assert loaded.sync(accepted=10_000).state.value == "done"
    assert loaded.quantities()[offer] in (0, None)


def test_c23_an_interrupted_report_zeroes_nothing(loaded: Trial) -> None:
    before = loaded.quantities()
    item, _ = loaded.plain_pair()
    loaded.set_free(item, 0)
    loaded.warehouse.post("faults", {"kind": "cut_body", "endpoint": "GET report/*", "count": None})
    failed = loaded.sync(accepted=10_000)
    assert failed.state.value == "failed"
    assert failed.code.startswith("moysklad.")
    assert loaded.quantities() == before


def test_c24_a_row_that_always_fails_is_parked_and_the_run_ends(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    other, good = loaded.plain_pair(skip=1)
    loaded.set_free(item, 41)
    loaded.set_free(other, 42)
    loaded.shop.post("items", {"action": "delete", "id": offer})
    ended = loaded.changes()
    assert ended.state.value == "done_with_failures"
    assert ended.totals["failed"] == 1
    assert loaded.quantities()[good] == 42
    (failure,) = loaded.app.store.journal.failures(ended.run_id)
    assert failure.change.offer_id == offer
    assert failure.change.error


def test_c26_no_right_to_read_stock_is_said_at_once(make: Callable[..., Trial]) -> None:
    made = make()
    made.load()
    made.warehouse.post("switches", {"denied_rights": ["stock"]})
    made.reset_counts()
    ended = made.sync()
    assert (ended.state.value, ended.code) == ("failed", "moysklad.no_right_stock")
    assert made.warehouse.get("counters")["requests"]["GET report/stock/all/current"] == 1


def test_c29_a_bundle_is_made_of_its_components(loaded: Trial) -> None:
    loaded.cancel_open_orders()
    bundle = next(iter(loaded.world.warehouse.bundles()))
    if bundle.id in loaded.links().values():
        loaded.app.unlink(bundle.id)
    item, offer = loaded.plain_pair()
    loaded.app.unlink(item)
    loaded.app.link(bundle.id, offer)
    for part in bundle.components:
        loaded.set_free(part.item_id, part.quantity * 2 + part.quantity - 1)
    loaded.sync(accepted=10_000)
    assert loaded.quantities()[offer] == 2
    loaded.set_free(bundle.components[0].item_id, bundle.components[0].quantity)
    loaded.changes(accepted=10_000)
    assert loaded.quantities()[offer] == 1, "a component's change reaches its bundles"


def test_c33_a_cancelled_order_frees_its_goods_once(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 6)
    loaded.changes(accepted=10_000)
    order = loaded.shop.post("orders", {"action": "place", "items": [{"id": offer, "quantity": 2}]})
    assert loaded.quantities()[offer] == 4
    loaded.sync()
    assert loaded.quantities()[offer] == 4, "the two are on their way to the warehouse"
    loaded.shop.post("orders", {"action": "cancel", "id": order["id"]})
    loaded.sync()
    assert loaded.quantities()[offer] == 6
    loaded.set_free(item, 7)
    loaded.changes()
    assert loaded.quantities()[offer] == 7


def test_safety_stock_and_chosen_warehouses(loaded: Trial) -> None:
    stores = [s.id for s in loaded.world.warehouse.stores() if not s.archived]
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 0)
    for store, amount in zip(stores, (4, 3), strict=False):
        loaded.warehouse.post("stock", {"rows": [{"item": item, "store": store, "stock": amount, "reserve": 0}]})
    configure(loaded, store_ids=(stores[1],), safety_by_item={item: D(1)})
    loaded.sync(accepted=10_000)
    assert loaded.quantities()[offer] == 2
    detail = loaded.app.stock.detail(row_of(loaded, offer).row)
    assert detail is not None
    assert {figure.store_id: figure.counted for figure in detail.stores}[stores[0]] is False


def test_reserves_go_to_the_shop_only_where_that_was_chosen(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 0)
    rows = [{"item": item, "store": loaded.main_store(), "stock": 9, "reserve": 4}]
    loaded.warehouse.post("stock", {"rows": rows})
    loaded.sync(accepted=10_000)
    held = loaded.shop.get("quantities", ids=str(offer))[str(offer)]
    assert (held[0], held[1] or 0) == (5, 0)
    configure(loaded, reserve_to_shop=True)
    loaded.sync(accepted=10_000)
    assert loaded.shop.get("quantities", ids=str(offer))[str(offer)][:2] == [5, 4]
    loaded.warehouse.post("stock", {"rows": [{**rows[0], "reserve": 3}]})
    loaded.changes()
    assert loaded.shop.get("quantities", ids=str(offer))[str(offer)][:2] == [6, 3]
    loaded.shop.delete("writes")
    assert loaded.sync().code == "stock.in_step"
    assert loaded.shop.get("writes") == []
