"""Store amounts: reading them, and writing them through documents that are never booked twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from core.bitrix.gateway import BitrixGateway
from core.errors import AuthFailed, BadAnswer, Cancelled, Refused
from core.ports import CancelToken, StoreWrite, WriteOutcome, WriteResult
from tests.bitrix.conftest import CrookedShop, DemoShop, stocked

Open = Callable[..., BitrixGateway]
APPLIED, FAILED, UNKNOWN = WriteOutcome.APPLIED, WriteOutcome.FAILED, WriteOutcome.UNKNOWN


@pytest.fixture
def stores(shop: DemoShop) -> DemoShop:
    """The shop with inventory management on."""
    shop.control("inventory", {"on": True})
    return shop


class Booking:
    """Writes store amounts and keeps what a job would."""

    def __init__(self, gateway: BitrixGateway) -> None:
        self.gateway = gateway
        self.batches: list[list[int]] = []
        self.results: list[WriteResult] = []

    def started(self, change_ids: Sequence[int]) -> None:
        """Note what is announced."""
        self.batches.append(list(change_ids))

    def write(self, key: str, rows: list[StoreWrite], cancel: CancelToken | None = None) -> Booking:
        """Write rows and note all results, also those before an error."""
        for results in self.gateway.write_store_amounts(key, rows, cancel or CancelToken(), self.started):
            self.results += results
        return self

    @property
    def outcomes(self) -> dict[WriteOutcome, int]:
        """How many rows ended how."""
        ends = [one.outcome for one in self.results]
        return {end: ends.count(end) for end in set(ends)}


def _amounts(shop: DemoShop, ids: list[int]) -> dict[tuple[int, int], Decimal]:
    inside = shop.control(f"store_amounts?ids={','.join(map(str, ids))}")
    return {
        (int(offer), int(store)): Decimal(str(pair[0]))
        for offer, some in inside.items()
        for store, pair in some.items()
    }


def _ids(shop: DemoShop, gateway: BitrixGateway, count: int) -> list[int]:
    """Offers nobody has reserved, with 10 pieces on stores 1 and 2 and none on store 3."""
    ids = [one.id for one in stocked(gateway, CancelToken()) if not one.reserved][:count]
    shop.control("store_amounts", {one: {1: 10, 2: 10, 3: 0} for one in ids})
    shop.control("writes", method="DELETE")
    shop.reset_counters()
    return ids


def _rows(ids: list[int], *targets: tuple[int, Any]) -> list[StoreWrite]:
    return [
        StoreWrite(1000 * store + number, offer, store, Decimal(amount))
        for store, amount in targets
        for number, offer in enumerate(ids)
    ]


def _wanted(rows: list[StoreWrite]) -> dict[tuple[int, int], Decimal]:
    return {(row.offer_id, row.store_id): row.amount for row in rows}


def _documents(shop: DemoShop) -> list[str]:
    """Documents conducted since the test began, as their methods were called."""
    return [entry["method"] for entry in shop.writes()]


def test_amounts_as_the_shop_has_them(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    ids = [one.id for one in stocked(gateway, cancel)]
    shop.reset_counters()
    read = gateway.read_store_amounts([*ids, 99_999_999], cancel)
    inside = _amounts(shop, ids)
    assert read == inside
    assert len({store for _, store in read}) > 1
    assert shop.counters()["requests"]["batch"] <= 2
    assert gateway.read_store_amounts([], cancel) == {}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"productId": 6, "storeId": 1, "amount": 5}, "bitrix.filter_ignored"),
        ({"productId": 5, "storeId": 1, "amount": "some"}, "bitrix.bad_json"),
        ({"productId": 5, "storeId": None, "amount": 5}, "bitrix.bad_json"),
    ],
)
def test_amounts_that_prove_nothing_are_refused(
    row: dict[str, Any], code: str, crooked: Callable[..., CrookedShop], open_gateway: Open
) -> None:
    server = crooked(lambda method, params: ({"storeProducts": [{"id": 1, **row}]}, 1))
    with pytest.raises(BadAnswer) as caught:
        open_gateway(server.webhook).read_store_amounts([5], CancelToken())
    assert caught.value.code == code


def test_amounts_are_brought_to_the_figures_by_two_documents_a_store(
    stores: DemoShop, gateway: BitrixGateway
) -> None:
    ids = _ids(stores, gateway, 60)
    rows = _rows(ids[:30], (1, 12), (2, 10)) + _rows(ids[30:], (1, "2.5"), (3, 4))
    rows = [StoreWrite(number, row.offer_id, row.store_id, row.amount) for number, row in enumerate(rows)]
    booking = Booking(gateway).write("run 1/1", rows)
    assert booking.outcomes == {APPLIED: len(rows)}
    assert {one.change_id: one.echo for one in booking.results} == {row.change_id: row.amount for row in rows}
    after = _amounts(stores, ids)
    assert {place: after[place] for place in _wanted(rows)} == _wanted(rows)
    called = _documents(stores)
    assert called.count("catalog.document.add") == called.count("catalog.document.conduct") == 3
    assert {entry["sent"]["docType"] for entry in stores.writes() if entry["method"] == "catalog.document.add"} == {
        "S", "D",
    }  # fmt: skip
    assert called.count("catalog.document.element.add") == 90
    quantities = stores.quantities(ids)
    assert quantities[ids[0]] == 12 + 10 + 0
    assert quantities[ids[-1]] == 2.5 + 10 + 4


def test_what_is_there_already_needs_no_document(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 5)
    booking = Booking(gateway).write("k", _rows(ids, (1, 10)))
    assert (booking.outcomes, booking.batches, stores.writes()) == ({APPLIED: 5}, [], [])
    again = Booking(gateway).write("k2", _rows(ids, (1, 11))).write("k2", _rows(ids, (1, 11)))
    assert again.outcomes == {APPLIED: 10}
    assert _documents(stores).count("catalog.document.add") == 1


def test_documents_are_not_longer_than_two_hundred_rows(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 230)
    booking = Booking(gateway).write("k", _rows(ids, (2, 1)))
    assert booking.outcomes == {APPLIED: 230}
    assert _documents(stores).count("catalog.document.conduct") == 2


def test_without_inventory_management_it_is_refused(shop: DemoShop, gateway: BitrixGateway) -> None:
    with pytest.raises(Refused) as caught:
        Booking(gateway).write("k", [StoreWrite(1, 1, 1, Decimal(1))])
    assert caught.value.code == "bitrix.inventory_off"
    assert shop.writes() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "lose_answer"},
        {"kind": "reset"},
        {"kind": "cut_body"},
        {"kind": "lose_answer_partial", "commands": 5},
        {"kind": "html", "status": 504},
    ],
)
@pytest.mark.parametrize("nth", range(1, 5))
def test_a_repeat_after_a_lost_answer_books_nothing_twice(
    fault: dict[str, Any], nth: int, stores: DemoShop, gateway: BitrixGateway
) -> None:
    ids = _ids(stores, gateway, 60)
    rows = _rows(ids, (1, 13))
    # Of the requests that write: the document, 50 rows, the rest with the conducting, then a look.
    stores.fault(**fault, nth=nth + 2, contains="document.")
    booking = Booking(gateway).write("run 7/1", rows)
    stores.control("faults", method="DELETE")
    lost = {one.change_id for one in booking.results if one.outcome is UNKNOWN}
    assert lost in (set(), {row.change_id for row in rows})
    again = Booking(gateway).write("run 7/1", rows)
    assert again.outcomes == {APPLIED: len(rows)}
    assert _amounts(stores, ids) == {(one, store): Decimal(amount) for one in ids for store, amount in
                                     ((1, 13), (2, 10), (3, 0))}  # fmt: skip
    drafts = _documents(stores).count("catalog.document.add") - _documents(stores).count("catalog.document.delete")
    assert drafts == _documents(stores).count("catalog.document.conduct") == 1


def test_a_write_off_of_more_than_there_is_is_refused_with_words(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 3)
    booking = Booking(gateway)

    def sold_meanwhile(change_ids: Sequence[int]) -> None:
        booking.started(change_ids)
        stores.control("store_amounts", {ids[0]: {1: 1}})

    for results in gateway.write_store_amounts("k", _rows(ids, (1, 2)), CancelToken(), sold_meanwhile):
        booking.results += results
    assert booking.outcomes == {FAILED: 3}
    assert {(one.code, one.retryable) for one in booking.results} == {("bitrix.document_refused", True)}
    assert all("Not enough of product" in one.details for one in booking.results)
    assert _documents(stores)[-1] == "catalog.document.delete"
    assert _amounts(stores, ids)[ids[1], 1] == 10


def test_a_row_the_shop_does_not_take_fails_alone(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 3)
    rows = [*_rows(ids, (1, 15)), StoreWrite(1, 99_999_999, 1, Decimal(4))]
    booking = Booking(gateway).write("k", rows)
    assert booking.outcomes == {APPLIED: 3, FAILED: 1}
    (failed,) = [one for one in booking.results if one.outcome is FAILED]
    assert (failed.change_id, failed.code) == (1, "bitrix.offer_missing")
    assert _amounts(stores, ids)[ids[2], 1] == 15


def test_a_draft_that_stays_is_reported(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 2)
    stores.control("methods", {"remove": ["catalog.document.conduct", "catalog.document.delete"]})
    booking = Booking(gateway).write("k", _rows(ids, (1, 15)))
    assert booking.outcomes == {FAILED: 2}
    assert {one.code for one in booking.results} <= {"bitrix.method_missing", "bitrix.document_left"}
    stores.control("methods", {"restore": True})
    assert Booking(gateway).write("k", _rows(ids, (1, 15))).outcomes == {APPLIED: 2}
    assert _documents(stores).count("catalog.document.conduct") == 1


def test_a_refusal_of_everything_ends_the_writing(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 60)
    stores.fault("401", contains="document.element", count=None)
    booking = Booking(gateway)
    with pytest.raises(AuthFailed):
        booking.write("k", _rows(ids, (1, 15)))
    assert booking.outcomes == {UNKNOWN: 60}
    assert {one.code for one in booking.results} == {"bitrix.document_unfinished"}
    stores.control("faults", method="DELETE")
    assert Booking(gateway).write("k", _rows(ids, (1, 15))).outcomes == {APPLIED: 60}


def test_a_cancel_in_the_middle_leaves_rows_to_look_after(stores: DemoShop, gateway: BitrixGateway) -> None:
    ids = _ids(stores, gateway, 60)
    token = CancelToken()
    booking = Booking(gateway)

    def stop_after_first(change_ids: Sequence[int]) -> None:
        booking.started(change_ids)
        if len(booking.batches) == 2:
            token.cancel()

    def write() -> None:
        for results in gateway.write_store_amounts("k", _rows(ids, (1, 15)), token, stop_after_first):
            booking.results += results

    with pytest.raises(Cancelled):
        write()
    assert booking.outcomes == {UNKNOWN: 60}
    assert Booking(gateway).write("k", _rows(ids, (1, 15))).outcomes == {APPLIED: 60}
    assert _documents(stores).count("catalog.document.conduct") == 1
