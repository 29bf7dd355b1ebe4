"""The quick run: what it costs, what it sees, and that it never writes what it does not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil

import pytest
from helpers.trial import Trial

from core.settings import StockSettings


def test_nothing_new_costs_one_request_and_none_to_the_shop(loaded: Trial) -> None:
    loaded.changes()
    loaded.reset_counts()
    ended = loaded.changes()
    assert ended.code == "stock.nothing_new"
    assert loaded.counts() == (1, 0)
    print("changes-only run, nothing new: 1 MoySklad request, 0 shop requests")


def test_reserve_changes_asked_apart_cost_two(make: Callable[..., Trial]) -> None:
    made = make(moysklad_switches={"changed_since_sees_reserve": False})
    made.app.settings.put(replace(made.app.settings.get(StockSettings), reserve_changes="apart"))
    made.load()
    made.sync(accepted=10_000)
    made.changes()
    made.reset_counts()
    assert made.changes().code == "stock.nothing_new"
    assert made.counts() == (2, 0)


@pytest.mark.parametrize("sees", [True, False])
def test_a_reserve_made_in_the_warehouse_reaches_the_shop(make: Callable[..., Trial], sees: bool) -> None:
    """Undocumented whether changedSince tells of reserves: right either way with the setting that fits."""
    made = make(moysklad_switches={"changed_since_sees_reserve": sees})
    chosen = "together" if sees else "apart"
    made.app.settings.put(replace(made.app.settings.get(StockSettings), reserve_changes=chosen))
    made.load()
    made.sync(accepted=10_000)
    item, offer = made.plain_pair()
    before = made.quantities()[offer]
    order = {"positions": [{"item": item, "quantity": 2, "price": 100, "reserve": 2}], "store": made.main_store()}
    made.warehouse.post("orders", order)
    assert made.changes().state.value == "done"
    assert before is not None
    assert made.quantities()[offer] == before - 2


@pytest.mark.parametrize("count", [1, 12])
def test_changes_cost_their_batches_and_one_look_at_orders(loaded: Trial, count: int) -> None:
    """C102: only stock, only what is linked, and fast."""
    pairs = [loaded.plain_pair(skip=n) for n in range(count)]
    loaded.changes()
    for number, (item, _) in enumerate(pairs):
        loaded.set_free(item, 50 + number)
    loaded.reset_counts()
    ended = loaded.changes()
    assert ended.totals["applied"] == count
    found = loaded.quantities()
    assert [found[offer] for _, offer in pairs] == [50 + n for n in range(count)]
    assert loaded.counts() == (1, ceil(count / 50) + 1)
    print(f"{count} changes: 1 MoySklad request, {ceil(count / 50)} batch + 1 order look")


def test_a_purchase_between_reading_and_writing_is_not_sold_again(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 10)
    loaded.changes()
    loaded.shop.post("orders", {"action": "place", "items": [{"id": offer, "quantity": 3}]})
    loaded.set_free(item, 11)
    loaded.changes()
    assert loaded.quantities()[offer] == 8


def test_a_figure_moved_back_and_forth_is_written_once_or_not_at_all(loaded: Trial) -> None:
    """C83: the same content twice makes no second write."""
    item, _ = loaded.plain_pair()
    loaded.set_free(item, 33)
    loaded.changes()
    loaded.shop.delete("writes")
    loaded.changes()
    loaded.changes()
    assert loaded.shop.get("writes") == []


def test_after_a_change_of_rules_everything_is_compared(loaded: Trial) -> None:
    from decimal import Decimal

    item, offer = loaded.plain_pair(at_least=5)
    loaded.set_free(item, 9)
    loaded.changes()
    loaded.app.settings.put(replace(loaded.app.settings.get(StockSettings), safety_global=Decimal(2)))
    assert loaded.changes(accepted=10_000).state.value == "done"
    assert loaded.quantities()[offer] == 7


def test_a_failed_run_does_not_lose_the_changes_it_saw(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 44)
    loaded.shop.post("faults", {"kind": "html", "status": 502, "endpoint": "batch", "count": None})
    failed = loaded.changes()
    assert failed.state.value == "failed"
    assert failed.code.startswith("bitrix.")
    loaded.shop.delete("faults")
    assert loaded.changes().state.value == "done"
    assert loaded.quantities()[offer] == 44


def test_a_sale_during_a_lost_answer_is_never_sold_again(loaded: Trial) -> None:
    """The batch was carried out, its answer lost, and a customer bought before the shop was asked again."""
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 20)
    loaded.shop.post("switches", {"external_sales_every": 1, "external_sales_ids": [offer]})
    rule = {"kind": "lose_answer", "endpoint": "batch", "contains": "fields[quantity]", "nth": 1}
    loaded.shop.post("faults", rule)
    first = loaded.changes()
    loaded.shop.post("switches", {"external_sales_every": 0})
    bought = loaded.ordered(offer)
    assert bought > 0
    assert first.totals["left"] == 1
    second = loaded.changes()
    assert second.state.value == "done"
    assert loaded.quantities()[offer] == 20 - bought, "what customers bought stays sold"


def test_a_deleted_offer_is_named_and_not_tried_again_and_again(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.shop.post("items", {"action": "delete", "id": offer})
    loaded.set_free(item, 31)
    loaded.sync()
    loaded.reset_counts()
    ended = loaded.changes()
    assert ended.state.value == "done"
    assert loaded.counts()[1] == 0


def test_orders_in_flight_can_be_left_out(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.set_free(item, 10)
    loaded.changes()
    loaded.shop.post("orders", {"action": "place", "items": [{"id": offer, "quantity": 3}]})
    loaded.app.settings.put(replace(loaded.app.settings.get(StockSettings), count_in_flight=False))
    loaded.sync()
    assert loaded.quantities()[offer] == 10


def test_c01_a_new_link_gets_its_figure_with_the_next_quick_run(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    loaded.app.unlink(item)
    loaded.shop.post("quantities", {str(offer): 1})
    loaded.set_free(item, 7)
    loaded.changes()
    assert loaded.quantities()[offer] == 1, "what is not linked is not touched"
    loaded.app.link(item, offer)
    loaded.app.store.catalogue.forget_quantities([offer])
    assert loaded.changes().state.value == "done"
    assert loaded.quantities()[offer] == 7
    loaded.reset_counts()
    loaded.changes()
    assert loaded.counts() == (1, 0)
