"""Writing quantities over real HTTP: batches, echoes, lost answers, refusals, limits, slow shops, the write guard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.bitrix.gateway import BitrixGateway
from core.bitrix.timer import Waiting
from core.domain.catalogue import Offer, OfferKind
from core.errors import AuthFailed, BadAnswer, Cancelled, LimitReached, Unavailable
from core.ports import CancelToken, QuantityWrite, WriteOutcome, WriteResult
from tests.bitrix.conftest import DemoShop, QuickTimer, read_all, stocked, to_write

Open = Callable[..., BitrixGateway]
APPLIED, FAILED, UNKNOWN = WriteOutcome.APPLIED, WriteOutcome.FAILED, WriteOutcome.UNKNOWN


class Journal:
    """What a job writes down: batches announced and results by change id."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.results: list[WriteResult] = []

    def started(self, change_ids: Sequence[int]) -> None:
        """Note a batch."""
        self.batches.append(list(change_ids))

    def write(self, gateway: BitrixGateway, rows: list[QuantityWrite], cancel: CancelToken | None = None) -> Journal:
        """Write rows and note all results, also those before an error."""
        for results in gateway.write_quantities(rows, cancel or CancelToken(), self.started):
            self.results += results
        return self

    @property
    def outcomes(self) -> dict[WriteOutcome, int]:
        """How many rows ended how."""
        ends = [one.outcome for one in self.results]
        return {end: ends.count(end) for end in set(ends)}

    @property
    def codes(self) -> set[str]:
        """The codes of all results."""
        return {one.code for one in self.results}


def _changed(offers: list[Offer]) -> list[QuantityWrite]:
    return to_write(offers, lambda one: (one.quantity or Decimal(0)) + 3)


def test_quantities_arrive_in_batches_of_fifty(shop: DemoShop, gateway: BitrixGateway) -> None:
    offers = stocked(gateway, CancelToken())
    rows = _changed(offers)
    shop.reset_counters()
    journal = Journal().write(gateway, rows)
    assert journal.outcomes == {APPLIED: len(rows)}
    assert sorted(number for batch in journal.batches for number in batch) == [row.change_id for row in rows]
    assert all(one.echo == row.quantity for one, row in zip(sorted(journal.results, key=_id), rows, strict=True))
    assert shop.quantities([row.offer_id for row in rows]) == {row.offer_id: float(row.quantity) for row in rows}
    simple = sum(one.kind is OfferKind.SIMPLE for one in offers)
    assert shop.counters()["requests"] == {"batch": -(-simple // 50) - (-(len(offers) - simple) // 50)}
    assert shop.counters()["inner"] == {
        "catalog.product.update": simple, "catalog.product.offer.update": len(offers) - simple,
    }  # fmt: skip


def _id(result: WriteResult) -> int:
    return result.change_id


@pytest.mark.parametrize("kernel", ["K22", "K24"])
def test_only_quantities_are_ever_written(kernel: str, shop: DemoShop, gateway: BitrixGateway) -> None:
    shop.switch(kernel=kernel)
    offers = stocked(gateway, CancelToken())[:60]
    rows = [
        QuantityWrite(one.id, one.id, one.kind.value, one.iblock_id, Decimal(0), Decimal(2) if one.id % 2 else None)
        for one in offers
    ]
    assert Journal().write(gateway, rows).outcomes == {APPLIED: 60}
    sent = [set(entry["sent"]) for entry in shop.writes()]
    assert {frozenset(names) for names in sent} == {
        frozenset({"quantity"}), frozenset({"quantity", "quantityReserved"}),
    }  # fmt: skip
    after = {one.id: one for one in read_all(gateway, CancelToken())}
    assert all(after[one.id].active == one.active for one in offers)
    assert all(after[row.offer_id].quantity == 0 for row in rows)
    assert all(after[row.offer_id].reserved == 2 for row in rows if row.reserved)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(quantity=st.decimals(min_value=-100, max_value=10**6, places=3))
def test_any_quantity_is_echoed_as_it_was_written(quantity: Decimal, shop: DemoShop, gateway: BitrixGateway) -> None:
    one = stocked(gateway, CancelToken())[0]
    journal = Journal().write(gateway, to_write([one], lambda _: quantity))
    assert [(end.outcome, end.echo) for end in journal.results] == [(APPLIED, quantity)]


def test_inventory_management_is_never_mistaken_for_success(shop: DemoShop, gateway: BitrixGateway) -> None:
    shop.control("inventory", {"on": True})
    offers = stocked(gateway, CancelToken())[:5]
    before = shop.quantities([one.id for one in offers])
    journal = Journal().write(gateway, _changed(offers))
    assert journal.outcomes == {FAILED: 5}
    assert journal.codes == {"bitrix.ignored_write"}
    assert all(not one.retryable for one in journal.results)
    assert [float(one.echo or 0) for one in journal.results] == list(before.values())
    assert shop.quantities([one.id for one in offers]) == before


def test_parents_sets_and_services_are_not_written(shop: DemoShop, gateway: BitrixGateway) -> None:
    kinds = {OfferKind.PARENT, OfferKind.SET, OfferKind.SERVICE}
    offers = [one for one in read_all(gateway, CancelToken()) if one.kind in kinds]
    journal = Journal().write(gateway, to_write(offers, lambda one: Decimal(1)))
    assert journal.outcomes == {FAILED: len(offers)}
    assert (journal.codes, journal.batches, shop.writes()) == ({"bitrix.kind_not_writable"}, [], [])


def test_a_deleted_offer_fails_alone(shop: DemoShop, gateway: BitrixGateway) -> None:
    offers = stocked(gateway, CancelToken())[:3]
    gone = QuantityWrite(1, 99_999_999, "offer", 15, Decimal(1))
    journal = Journal().write(gateway, [gone, *_changed(offers)])
    assert journal.outcomes == {FAILED: 1, APPLIED: 3}
    assert [(one.change_id, one.code) for one in journal.results if one.outcome is FAILED] == [
        (1, "bitrix.offer_missing")
    ]


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "lose_answer"},
        {"kind": "lose_answer_partial", "commands": 20},
        {"kind": "cut_body"},
        {"kind": "500"},
        {"kind": "html", "status": 502},
        {"kind": "html", "status": 200},
        {"kind": "reset"},
    ],
)
def test_a_lost_answer_is_unknown_and_nothing_is_sent_twice(
    fault: dict[str, Any], shop: DemoShop, gateway: BitrixGateway
) -> None:
    rows = _changed([one for one in stocked(gateway, CancelToken()) if one.kind is OfferKind.OFFER][:120])
    shop.reset_counters()
    shop.fault(**fault, nth=2)
    journal = Journal().write(gateway, rows)
    assert [len(batch) for batch in journal.batches] == [50, 50, 20]
    assert journal.outcomes == {APPLIED: 70, UNKNOWN: 50}
    lost = {one.change_id for one in journal.results if one.outcome is UNKNOWN}
    assert lost == set(journal.batches[1])
    assert all(one.retryable and one.echo is None for one in journal.results if one.outcome is UNKNOWN)
    assert shop.counters()["requests"] == {"batch": 3}
    written = [entry["id"] for entry in shop.writes()]
    assert len(written) == len(set(written))


@pytest.mark.parametrize(
    "fault",
    [{"kind": "503"}, {"kind": "429"}, {"kind": "html", "status": 503}, {"kind": "html", "status": 429}],
)
def test_what_was_turned_away_before_it_was_done_is_sent_again(
    fault: dict[str, Any], shop: DemoShop, gateway: BitrixGateway, timer: QuickTimer
) -> None:
    rows = _changed(stocked(gateway, CancelToken())[:50])
    shop.fault(**fault, count=2)
    journal = Journal().write(gateway, rows)
    assert journal.outcomes == {APPLIED: 50}
    assert sum(map(len, journal.batches)) == 50
    assert len([wait for wait in timer.waits if wait >= 0.5]) >= 2


@pytest.mark.parametrize(
    ("fault", "error", "code", "retryable"),
    [
        ({"kind": "401"}, AuthFailed, "bitrix.auth", False),
        ({"kind": "503"}, LimitReached, "bitrix.rate_limit", True),
        ({"kind": "html", "status": 503}, BadAnswer, "bitrix.html", False),
    ],
)
def test_a_refusal_of_everything_ends_the_writing_with_its_rows_named(
    fault: dict[str, Any], error: type[Exception], code: str, retryable: bool, shop: DemoShop, gateway: BitrixGateway
) -> None:
    rows = _changed([one for one in stocked(gateway, CancelToken()) if one.kind is OfferKind.OFFER][:120])
    shop.fault(**fault, after=1, count=None)
    journal = Journal()
    with pytest.raises(error):
        journal.write(gateway, rows)
    assert journal.outcomes == {APPLIED: 50, FAILED: 50}
    assert {(one.code, one.retryable) for one in journal.results if one.outcome is FAILED} == {(code, retryable)}
    assert sum(map(len, journal.batches)) == 100


def test_a_shop_that_is_not_there_changes_nothing(shop: DemoShop, gateway: BitrixGateway, open_gateway: Open) -> None:
    rows = _changed(stocked(gateway, CancelToken())[:10])
    journal = Journal()
    with pytest.raises(Unavailable):
        journal.write(open_gateway("http://127.0.0.1:9/rest/1/anything/"), rows)
    assert journal.outcomes == {FAILED: 10}
    assert all(one.retryable for one in journal.results)


def test_a_cancel_sends_nothing_new(shop: DemoShop, gateway: BitrixGateway) -> None:
    rows = _changed([one for one in stocked(gateway, CancelToken()) if one.kind is OfferKind.OFFER][:120])
    token = CancelToken()
    seen: list[WriteResult] = []

    def write() -> None:
        for results in gateway.write_quantities(rows, token, lambda ids: None):
            seen.extend(results)
            token.cancel()

    with pytest.raises(Cancelled):
        write()
    assert [one.outcome for one in seen] == [APPLIED] * 50
    assert len(shop.writes()) == 50


def test_a_cancel_while_waiting_names_the_rows(shop: DemoShop, open_gateway: Open, gateway: BitrixGateway) -> None:
    rows = _changed(stocked(gateway, CancelToken())[:10])
    token = CancelToken()
    other = open_gateway(shop.webhook, on_waiting=lambda waiting: token.cancel() if waiting else None)
    shop.fault("503", count=None)
    journal = Journal()
    with pytest.raises(Cancelled):
        journal.write(other, rows, token)
    assert (journal.outcomes, journal.codes) == ({FAILED: 10}, {"bitrix.not_sent"})
    assert shop.writes() == []


def test_a_slow_shop_gets_shorter_batches_and_none_is_cut_after_the_first(
    shop: DemoShop, gateway: BitrixGateway
) -> None:
    rows = _changed([one for one in stocked(gateway, CancelToken()) if one.kind is OfferKind.OFFER][:200])
    shop.switch(update_seconds=2.0, processing="accounted", request_limit=60.0)
    shop.reset_counters()
    journal = Journal().write(gateway, rows)
    assert journal.outcomes == {APPLIED: 150, UNKNOWN: 50}
    assert [len(batch) for batch in journal.batches][:2] == [50, 5]
    assert max(len(batch) for batch in journal.batches[1:]) <= 10
    assert shop.counters()["statuses"]["504"] == 1


def test_batches_follow_the_time_they_take(shop: DemoShop, gateway: BitrixGateway) -> None:
    rows = _changed([one for one in stocked(gateway, CancelToken()) if one.kind is OfferKind.OFFER][:250])
    shop.switch(update_seconds=0.76, processing="accounted", request_limit=60.0)
    shop.reset_counters()
    journal = Journal().write(gateway, rows)
    assert journal.outcomes == {APPLIED: 250}
    seconds = [len(batch) * 0.76 for batch in journal.batches]
    assert all(15 <= one <= 20 for one in seconds[1:-1])
    assert shop.counters()["statuses"] == {"200": len(journal.batches)}


def test_the_cloud_budget_of_one_method_does_not_stop_the_other(cloud: DemoShop, open_gateway: Open) -> None:
    told: list[Waiting] = []
    timer = QuickTimer(lambda seconds: cloud.control("clock", {"advance": seconds}))
    gateway = open_gateway(cloud.webhook, timer=timer, on_waiting=lambda one: told.append(one) if one else None)
    offers = stocked(gateway, CancelToken())
    simple = [one for one in offers if one.kind is OfferKind.SIMPLE]
    rows = _changed([one for one in offers if one.kind is OfferKind.OFFER] + simple)
    order: list[int] = []
    cloud.switch(update_seconds=4.0, processing="accounted", request_limit=0.0)
    cloud.reset_counters()
    journal = Journal()
    for results in gateway.write_quantities(rows, CancelToken(), journal.started):
        journal.results += results
        order += [one.change_id for one in results]
    assert journal.outcomes == {APPLIED: len(rows)}
    assert cloud.counters()["refused_429"] == 0
    assert all(entry["before"] is not None for entry in cloud.writes())
    held = [one for one in told if one.code == "bitrix.operating_limit"]
    assert {one.method for one in held} == {"catalog.product.offer.update"}
    simple_ids = {row.change_id for row in rows if row.offer_kind == "simple"}
    last_simple = max(order.index(number) for number in simple_ids)
    assert last_simple < len(order) - 1


def test_a_budget_refusal_inside_a_batch_is_waited_out(cloud: DemoShop, open_gateway: Open) -> None:
    timer = QuickTimer(lambda seconds: cloud.control("clock", {"advance": seconds}))
    gateway = open_gateway(cloud.webhook, timer=timer)
    rows = _changed([one for one in stocked(gateway, CancelToken()) if one.kind is OfferKind.OFFER][:60])
    cloud.switch(update_seconds=30.0, processing="accounted", request_limit=0.0)
    journal = Journal().write(gateway, rows)
    assert journal.outcomes == {APPLIED: 60}
    assert {row.offer_id for row in rows} == {entry["id"] for entry in cloud.writes()}
    assert len(cloud.writes()) == 60


def test_the_cloud_never_has_to_refuse_for_rate(cloud: DemoShop, open_gateway: Open) -> None:
    told: list[Waiting] = []
    timer = QuickTimer(lambda seconds: cloud.control("clock", {"advance": seconds}))
    gateway = open_gateway(cloud.webhook, timer=timer, on_waiting=lambda one: told.append(one) if one else None)
    one = stocked(gateway, CancelToken())[0]
    began = timer.now()
    for number in range(100):
        Journal().write(gateway, to_write([one], lambda _, number=number: Decimal(number)))
    assert cloud.counters()["refused_503"] == 0
    assert "bitrix.rate_limit" in {one.code for one in told}
    assert sum(timer.waits) >= 15
    assert timer.now() - began < 60


def test_a_bucket_that_others_fill_too_is_outwaited(cloud: DemoShop, open_gateway: Open) -> None:
    timer = QuickTimer(lambda seconds: cloud.control("clock", {"advance": seconds}))
    first, second = (open_gateway(cloud.webhook, timer=timer) for _ in range(2))
    one = stocked(first, CancelToken())[0]
    cloud.control("clock", {"freeze": True})
    ends: list[WriteResult] = []
    for number in range(40):
        for gateway in (first, second):
            ends += Journal().write(gateway, to_write([one], lambda _, number=number: Decimal(number))).results
    assert {end.outcome for end in ends} == {APPLIED}
    assert cloud.counters()["refused_503"] >= 1
