"""Orders of the pretend shop in the pretend MoySklad: each once, to the kopeck, whatever is lost on the way."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from math import ceil

import pytest
from helpers.forwarding import export, forward, linked_offers, place, ready, there
from helpers.trial import Trial

from core.domain.orders import ExportState
from core.domain.plan import ChangeKind, ChangeState


@pytest.mark.parametrize("profile", ["on_premise", "cloud"])
def test_new_orders_are_in_both_systems_to_the_kopeck(make: Callable[..., Trial], profile: str) -> None:
    made = make(profile=profile)
    made.load()
    ready(made)
    orders = [place(made, linked_offers(made, 3)) for _ in range(4)]
    outcome = forward(made)
    assert (outcome.code, outcome.totals["sent"], outcome.totals["failed"]) == ("orders.forwarded", 4, 0)
    inside = {row["id"]: row for row in made.shop.get("orders")}
    found = there(made)
    assert len(found) == 4
    for order_id in orders:
        (order,) = [one for one in found if one["externalCode"] == inside[order_id]["accountNumber"]]
        assert Decimal(str(order["sum"])) == Decimal(str(inside[order_id]["price"])) * 100
        links = made.links()
        wanted = {(links[int(row["productId"])], float(row["quantity"])) for row in inside[order_id]["basketItems"]}
        rows = order["positions"]["rows"]
        assert {(row["assortment"]["meta"]["href"].split("/")[-1], row["quantity"]) for row in rows} >= wanted
        assert export(made, order_id) == (ExportState.SENT, "order.sent")
    again = forward(made)
    assert again.totals["sent"] == 0
    assert len(there(made)) == 4


def test_every_write_is_in_the_journal_before_it_is_sent(loaded: Trial) -> None:
    made = ready(loaded)
    place(made, linked_offers(made, 1))
    made.warehouse.post("faults", {"kind": "500", "endpoint": "POST entity/customerorder", "count": None})
    run = forward(made).run_id
    changes = made.app.store.journal.changes(run)
    assert {change.kind for change in changes} == {ChangeKind.BUYER_CREATE, ChangeKind.ORDER_SEND}
    states = {change.kind: change.state for change in changes}
    assert states[ChangeKind.BUYER_CREATE] is ChangeState.APPLIED
    assert states[ChangeKind.ORDER_SEND] in (ChangeState.SENT, ChangeState.UNKNOWN)


def test_a_lost_answer_makes_no_second_order_and_no_second_buyer(loaded: Trial) -> None:
    made = ready(loaded)
    order_id = place(made, linked_offers(made, 2))
    buyers = made.warehouse.get("state?kind=counterparty")["count"]
    for endpoint in ("POST entity/counterparty", "POST entity/customerorder"):
        made.warehouse.post("faults", {"kind": "lose_answer", "endpoint": endpoint, "count": 1})
    for turn in range(1, 5):
        forward(made, 600 * turn)
    assert export(made, order_id) == (ExportState.SENT, "order.sent")
    assert len(there(made)) == 1
    assert made.warehouse.get("state?kind=counterparty")["count"] == buyers + 1
    assert made.app.store.journal.runs_in_doubt() == []


def test_an_unlinked_line_holds_the_order_and_linking_sends_it_once(loaded: Trial) -> None:
    """C14: named while it waits, and sent once when the pair is made and a person asks."""
    made = ready(loaded)
    offer = linked_offers(made, 1)[0]
    item = made.links()[offer]
    made.app.unlink(item)
    order_id = place(made, [offer])
    assert forward(made).totals["failed"] == 1
    assert export(made, order_id) == (ExportState.FAILED, "order.no_pair")
    assert there(made) == []
    made.app.link(item, offer)
    made.app.orders.retry([order_id])
    assert forward(made).totals["sent"] == 1
    assert len(there(made)) == 1


def test_one_buyer_of_two_orders_gets_one_card(loaded: Trial) -> None:
    made = ready(loaded)
    before = made.warehouse.get("state?kind=counterparty")["count"]
    for _ in range(3):
        place(made, linked_offers(made, 1))
    assert forward(made).totals["sent"] == 3
    agents = {order["agent"]["meta"]["href"] for order in there(made)}
    assert len(agents) == made.warehouse.get("state?kind=counterparty")["count"] - before


def test_orders_from_before_stay_and_switched_off_nothing_goes(loaded: Trial) -> None:
    old = place(loaded, linked_offers(loaded, 1))
    off = forward(loaded)
    assert (off.state.value, off.code) == ("failed", "orders.off")
    time.sleep(1.1)
    made = ready(loaded)
    forward(made)
    assert there(made) == []
    assert old not in made.app.store.exports.exports([old])


def test_the_warehouse_is_told_of_a_reserve_and_stock_does_not_count_the_order_twice(loaded: Trial) -> None:
    made = ready(loaded)
    (offer,) = linked_offers(made, 1)
    order_id = place(made, [offer])
    forward(made)
    stored = made.app.store.orders.order(order_id)
    assert stored is not None
    assert stored.moysklad_id == there(made)[0]["id"]
    assert stored.arrived_at is not None
    assert list(stored.reserved.values()) == [Decimal(1)]


@pytest.mark.parametrize("count", [200, pytest.param(1000, marks=[pytest.mark.long, pytest.mark.timeout(600)])])
def test_many_orders_cost_hardly_more_requests_than_they_must(make: Callable[..., Trial], count: int) -> None:
    """At most 1.2 × the floor of requests to MoySklad."""
    made = make()
    made.load()
    ready(made)
    offers = linked_offers(made, 3)
    for _ in range(count):
        place(made, offers)
    buyers = made.warehouse.get("state?kind=counterparty")["count"]
    made.reset_counts()
    outcome = forward(made)
    assert outcome.totals["sent"] == count
    asked, _ = made.counts()
    new = made.warehouse.get("state?kind=counterparty")["count"] - buyers
    floor = ceil(count / 1000) + ceil(new / 1000) + ceil(count / 160) + 1
    print(f"\n{count} orders: {asked} requests to MoySklad, the floor is {floor}")
    assert asked <= 1.2 * floor
    assert len(there(made)) == count


def test_lost_answers_now_and_then_make_no_duplicate(loaded: Trial) -> None:
    """One answer in twenty is lost, of reads and writes alike: every order arrives, each once."""
    made = ready(loaded)
    offers = linked_offers(made, 3)
    orders = [place(made, offers) for _ in range(12)]
    made.warehouse.post("faults", {"kind": "lose_answer", "endpoint": "*", "every": 20, "count": None})
    for turn in range(1, 30):
        forward(made, 600 * turn)
        place(made, offers)
    made.warehouse.delete("faults")
    forward(made, 600 * 31)
    found = there(made)
    assert len({order["externalCode"] for order in found}) == len(found) == len(orders) + 29
    assert made.app.store.journal.runs_in_doubt() == []


def test_what_forwarding_saw_first_still_reaches_the_stock(loaded: Trial) -> None:
    """The shop gives a cancelled order's piece back to sale by itself. Whoever reads the cancel first, the next quick
    stock run looks at that offer: what we take for the shop's figure is the shop's figure."""
    made = ready(loaded)
    (offer,) = linked_offers(made, 1)
    order_id = place(made, [offer])
    forward(made)
    made.changes()
    # Beyond the overlap of two readings, so that MoySklad no longer tells of the order's reserve.
    made.warehouse.post("clock", {"advance": 700})
    made.changes()
    made.shop.post("orders", {"action": "cancel", "id": order_id})
    forward(made)
    assert made.changes().code == "stock.sent"
    (known,) = made.app.store.catalogue.offers([offer])
    assert known.quantity == made.quantities()[offer]
    assert made.changes().code == "stock.nothing_new", "dealt with once"


def test_orders_of_the_time_it_was_off_are_left_to_whoever_entered_them(loaded: Trial) -> None:
    made = ready(loaded)
    made.app.set_setting("orders.forward", "false")
    place(made, linked_offers(made, 1))
    time.sleep(1.1)
    made.app.set_setting("orders.forward", "true")
    fresh = place(made, linked_offers(made, 1))
    assert forward(made).totals["sent"] == 1
    assert len(there(made)) == 1
    assert export(made, fresh)[0] is ExportState.SENT


def test_what_the_buyer_wrote_stands_below_the_shops_number(loaded: Trial) -> None:
    made = ready(loaded)
    order_id = place(made, linked_offers(made, 1), comment="Позвоните за час")
    forward(made)
    (order,) = there(made)
    number = made.app.store.orders.order(order_id).order.number  # type: ignore[union-attr]
    assert order["description"] == f"{number}\nПозвоните за час"
