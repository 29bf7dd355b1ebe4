"""The status scheme in the store: saved as a whole with its names, taken back exactly, tried on real orders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.app import SkladLink, open_app
from core.app.opening import AppOptions
from core.domain.catalogue import Reference, ReferenceKind
from core.domain.orders import CustomerOrder
from core.domain.shipments import ShipmentState
from core.domain.status_edits import with_pair
from core.domain.status_outcome import Effect
from core.domain.statuses import Direction, Pair, Rule, RuleKind, Scheme, Side, StateType
from core.errors import SkladLinkError
from core.store.values import time_in
from tests.store.conftest import NOW
from tests.store.test_orders import ORDER

STATES = (
    Reference(ReferenceKind.ORDER_STATE, "new", "Новый", (("color", "#00ff00"),)),
    Reference(ReferenceKind.ORDER_STATE, "packed", "Собран"),
    Reference(ReferenceKind.ORDER_STATE, "off", "Отменён", (("state_type", "Unsuccessful"),)),
)
STATUSES = (
    Reference(ReferenceKind.SHOP_STATUS, "N", "Принят", (("type", "O"), ("sort", "100"), ("notify", "N"))),
    Reference(ReferenceKind.SHOP_STATUS, "AS", "Собирается", (("type", "O"), ("sort", "140"), ("notify", "Y"))),
    Reference(ReferenceKind.SHOP_STATUS, "C", "Отменён", (("type", "O"), ("sort", "170"))),
    Reference(ReferenceKind.SHOP_STATUS, "DN", "Ожидает", (("type", "D"), ("sort", "50"), ("notify", "Y"))),
)
SCHEME = Scheme(
    (Pair("packed", "AS", Direction.BOTH), Pair("new", "N", Direction.TO_MOYSKLAD)),
    (Rule(RuleKind.OVER), Rule(RuleKind.CANCELLED, "C", "off", False), Rule(RuleKind.PARTLY)),
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[SkladLink]:
    """An open program that has read both systems' statuses."""
    opened = open_app(AppOptions(home=tmp_path))
    opened.store.catalogue.replace_references([*STATES, *STATUSES])
    yield opened
    opened.close()


def add_order(app: SkladLink, number: int, status: str, state: str | None, shipment: ShipmentState | None) -> None:
    """An order on both sides, the later one with the higher number."""
    at = NOW + timedelta(hours=number)
    app.store.orders.upsert([replace(ORDER, id=number, number=f"A-{number}", created=at, status=status)])
    if state is not None:
        app.store.customer_orders.upsert([CustomerOrder(f"ms-{number}", number, f"{number:05d}", at, at, state, at)])
    if shipment is not None:
        with app.store.raw.write() as connection:
            connection.execute(
                "INSERT INTO shipment_view (order_id, state, ordered, shipped, remaining, returned, excess, drafts, "
                "changed_at) VALUES (?, ?, '1', '0', '1', '0', '0', 0, ?)",
                (number, int(shipment), time_in(at)),
            )


def test_nothing_read_and_nothing_saved_is_told_as_such(tmp_path: Path) -> None:
    opened = open_app(AppOptions(home=tmp_path / "fresh"))
    try:
        view = opened.statuses.view()
        assert (view.known, view.saved, view.unpaired, view.findings) == (False, False, 0, ())
        assert opened.statuses.propose().pairs == ()
        assert opened.statuses.try_on(SCHEME).rows == ()
    finally:
        opened.close()


def test_both_sides_come_with_type_colour_place_and_letter_but_no_delivery_statuses(app: SkladLink) -> None:
    view = app.statuses.view()
    assert {state.id: (state.color, state.type) for state in view.states} == {
        "new": ("#00ff00", StateType.REGULAR),
        "packed": ("", StateType.REGULAR),
        "off": ("", StateType.UNSUCCESSFUL),
    }
    assert [(status.id, status.sort, status.mails) for status in view.statuses] == [
        ("N", 100, False), ("AS", 140, True), ("C", 170, None),
    ]  # fmt: skip


def test_a_scheme_comes_back_as_it_was_saved_and_after_a_restart(app: SkladLink, tmp_path: Path) -> None:
    app.statuses.save(SCHEME)
    assert app.statuses.view().scheme == SCHEME
    assert app.statuses.view().saved
    app.close()
    again = open_app(AppOptions(home=tmp_path))
    try:
        assert again.statuses.view().scheme == SCHEME
        assert again.statuses.last_undoable() is not None
    finally:
        again.close()


def test_saving_is_one_run_that_can_be_taken_back_and_not_twice(app: SkladLink) -> None:
    first = app.statuses.save(SCHEME)
    second = app.statuses.save(replace(SCHEME, pairs=SCHEME.pairs[:1]))
    run = app.store.journal.run(second)
    assert run is not None
    assert (run.job, run.code, run.params["count"]) == ("status_scheme", "status.run.saved", 1)
    assert app.undo(first) == "status.undo.changed_since", "the later edit would be lost"
    assert app.statuses.last_undoable() == second
    assert app.undo(second) is None
    assert app.statuses.view().scheme == SCHEME
    assert app.statuses.last_undoable() == first
    assert app.undo(first) is None
    assert not app.statuses.view().saved
    assert app.statuses.last_undoable() is None


def test_a_scheme_that_leads_to_two_places_is_not_saved(app: SkladLink) -> None:
    twice = Scheme((Pair("new", "N", Direction.BOTH), Pair("new", "AS", Direction.TO_SHOP)))
    with pytest.raises(SkladLinkError) as raised:
        app.statuses.save(twice)
    assert raised.value.code == "status.unsound"
    assert not app.statuses.view().saved


def test_gone_and_renamed_references_are_found_and_saving_keeps_the_new_names(app: SkladLink) -> None:
    app.statuses.save(SCHEME)
    app.store.catalogue.replace_references([STATES[0], replace(STATES[2], name="Аннулирован"), *STATUSES])
    found = {(one.side, one.id): (one.was, one.now) for one in app.statuses.view().findings}
    assert found == {
        (Side.MOYSKLAD, "packed"): ("Собран", ""),
        (Side.MOYSKLAD, "off"): ("Отменён", "Аннулирован"),
    }
    assert "packed" in {state.id for state in app.statuses.view().states}, "what is used stays in sight"
    app.statuses.save(SCHEME)
    assert [one.id for one in app.statuses.view().findings] == ["packed"]
    assert app.statuses.view().findings[0].was == "Собран"
    app.statuses.save(Scheme())
    assert "packed" not in {state.id for state in app.statuses.view().states}


def test_orders_are_counted_by_status_and_what_is_in_use_without_a_pair_too(app: SkladLink) -> None:
    add_order(app, 1, "N", "new", None)
    add_order(app, 2, "AS", "new", None)
    add_order(app, 3, "C", "off", None)
    add_order(app, 4, "zz", None, None)
    view = app.statuses.view()
    assert view.state_orders == {"new": 2, "off": 1}
    assert view.status_orders == {"N": 1, "AS": 1, "C": 1, "zz": 1}
    assert view.unpaired == 5, "new, off, N, AS, C; one that the shop does not have is no status"
    app.statuses.save(SCHEME)
    assert app.statuses.view().unpaired == 0


def test_a_draft_is_tried_on_the_newest_orders_and_nothing_changes(app: SkladLink) -> None:
    add_order(app, 1, "N", "packed", ShipmentState.NOT_STARTED)
    add_order(app, 2, "AS", "packed", ShipmentState.OVER)
    add_order(app, 3, "N", None, None)
    add_order(app, 4, "N", "packed", None)
    add_order(app, 5, "C", "off", None)
    before = app.statuses.view()
    trial = app.statuses.try_on(SCHEME)
    assert [(row.number, row.verdict.effect, row.verdict.status_id, row.letter) for row in trial.rows] == [
        ("A-5", Effect.NO_PAIR, "", False),
        ("A-4", Effect.CHANGE, "AS", True),
        ("A-3", Effect.NOT_THERE, "", False),
        ("A-2", Effect.CONFLICT, "", False),
        ("A-1", Effect.CHANGE, "AS", True),
    ]
    assert trial.letters == 2
    assert [row.number for row in app.statuses.try_on(SCHEME, 2).rows] == ["A-5", "A-4"]
    assert app.statuses.view() == before
    quiet = with_pair(Scheme(), "packed", "C")
    assert app.statuses.try_on(quiet).letters == 0


def test_a_pair_is_shown_at_its_newest_order(app: SkladLink) -> None:
    pair = SCHEME.pairs[0]
    assert app.statuses.case_of(pair) is None
    add_order(app, 1, "AS", "packed", None)
    add_order(app, 2, "AS", "packed", None)
    add_order(app, 3, "N", "packed", None)
    case = app.statuses.case_of(pair)
    assert case is not None
    assert (case.order_id, case.number) == (2, "A-2")
