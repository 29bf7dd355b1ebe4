"""Reading all goods: completeness against the shop's own state, requests, resuming, and paging that goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from core.bitrix.gateway import BitrixGateway
from core.bitrix.methods import METHODS
from core.bitrix.timer import Waiting
from core.domain.catalogue import STOCKED_OFFER_KINDS, Offer, OfferKind
from core.errors import BadAnswer
from core.ports import CancelToken
from tests.bitrix.conftest import Answering, CrookedShop, DemoShop, QuickTimer, read_all, running, stocked

Open = Callable[..., BitrixGateway]
TYPE_OF_KIND = {
    OfferKind.SIMPLE: 1, OfferKind.SET: 2, OfferKind.PARENT: 3, OfferKind.OFFER: 4, OfferKind.FREE_OFFER: 5,
    OfferKind.EMPTY_PARENT: 6, OfferKind.SERVICE: 7,
}  # fmt: skip


@pytest.fixture(scope="module")
def big() -> Iterator[DemoShop]:
    """A shop of several thousand offers."""
    yield from running("on_premise", variants=6000)


def _by_type(offers: list[Offer]) -> dict[str, int]:
    kinds = [TYPE_OF_KIND[one.kind] for one in offers]
    return {str(kind): kinds.count(kind) for kind in sorted(set(kinds))}


def _same_as_shop(shop: DemoShop, offers: list[Offer]) -> None:
    """Every element once, with the quantity the shop itself says."""
    assert len({one.id for one in offers}) == len(offers)
    assert _by_type(offers) == shop.control("state")["elements"]
    inside = shop.control("quantities")
    for one in offers:
        if one.kind in STOCKED_OFFER_KINDS:
            quantity, reserved, active, available = inside[str(one.id)]
            assert (one.quantity, one.reserved) == (Decimal(str(quantity)), Decimal(str(reserved)))
            assert ("Y" if one.active else "N", "Y" if one.available else "N") == (active, available)
        else:
            assert (one.quantity, one.reserved) == (None, None)


def test_all_goods_as_the_shop_has_them(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    offers = read_all(gateway, cancel)
    _same_as_shop(shop, offers)
    for one in offers[::17]:
        (inside,) = shop.control(f"items?ids={one.id}")
        own = inside["properties"]
        assert (one.name, one.xml_id, one.parent_id) == (
            inside["name"].strip(), inside["xml_id"] or "", inside["parent_id"],
        )  # fmt: skip
        assert one.article == "".join(own.get("ARTNUMBER", own.get("CML2_ARTICLE", [""]))[:1]).strip()
        assert list(one.barcodes) == own.get("CML2_BAR_CODE", [])
        assert one.moysklad_id == "".join(own.get("MOYSKLAD_ID", []))
    sizes = {value for one in offers for name, value in one.properties if name == "Размер"}
    assert "38-40" in sizes
    assert not any(value.isdigit() and len(value) > 3 for value in sizes)


def test_2500_rows_a_request(big: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    gateway = open_gateway(big.webhook)
    gateway.connect(cancel)
    gateway.get_offers([1], cancel)
    big.reset_counters()
    pages = list(gateway.read_offers(cancel, after={}))
    _same_as_shop(big, [one for page in pages for one in page.offers])
    offers = sum(len(page.offers) for page in pages if page.stream.startswith("offers"))
    assert offers > 5000
    streams = {page.stream: len([one for one in pages if one.stream == page.stream]) for page in pages}
    assert streams["offers:15"] == 1 + -(-(offers - 50) // 2500)
    assert big.counters()["requests"]["batch"] == 1 + sum(count - 1 for count in streams.values())
    assert {page.stream for page in pages if page.last} == set(streams)


def test_reading_goes_on_from_the_cursors(big: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    gateway = open_gateway(big.webhook)
    whole = read_all(gateway, cancel)
    taken: list[Offer] = []
    after: dict[str, int] = {}
    for page in gateway.read_offers(cancel, after={}):
        taken += page.offers
        after[page.stream] = page.cursor
        if len(taken) > 2000:
            break
    rest = [one for page in gateway.read_offers(cancel, after=after) for one in page.offers]
    assert sorted(one.id for one in taken + rest) == sorted(one.id for one in whole)


@pytest.mark.parametrize("kind", ["reset", "503", "html", "cut_body"])
def test_a_fault_in_a_chain_costs_no_row(kind: str, big: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    gateway = open_gateway(big.webhook)
    gateway.connect(cancel)
    big.fault(kind, every=3, status=502)
    offers = read_all(gateway, cancel)
    big.restore()
    _same_as_shop(big, offers)


@pytest.mark.parametrize("kernel", ["K22", "K24"])
def test_both_kernels(kernel: str, shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    shop.switch(kernel=kernel)
    offers = read_all(gateway, cancel)
    _same_as_shop(shop, offers)
    assert any(one.article for one in offers)
    assert {value for one in offers for name, value in one.properties if name == "Размер"} >= {"38-40"}


def test_slow_shops_get_short_chains(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    shop.switch(read_seconds=4.0, processing="accounted", request_limit=60.0)
    assert gateway.connect(cancel).is_admin
    shop.reset_counters()
    offers = read_all(gateway, cancel)
    _same_as_shop(shop, offers)
    assert shop.counters()["statuses"] == {"200": shop.counters()["total"]}


def test_a_chain_that_is_cut_off_goes_on_shorter(big: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    gateway = open_gateway(big.webhook)
    pages = gateway.read_offers(cancel, after={})
    offers = list(next(pages).offers)
    big.reset_counters()
    big.switch(read_seconds=2.0, processing="accounted", request_limit=60.0)
    for page in pages:
        offers += page.offers
    statuses = big.counters()["statuses"]
    big.restore()
    _same_as_shop(big, offers)
    assert statuses["504"] == 1


def test_a_method_near_its_budget_is_waited_for(cloud: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    told: list[Waiting] = []
    timer = QuickTimer(lambda seconds: cloud.control("clock", {"advance": seconds}))
    gateway = open_gateway(cloud.webhook, timer=timer, on_waiting=lambda one: told.append(one) if one else None)
    gateway.connect(cancel)
    # 310 offers are seven pages: 70 s each make more than the 400 s at which we hold back.
    cloud.switch(read_seconds=70.0, processing="accounted", request_limit=0.0)
    offers = read_all(gateway, cancel)
    _same_as_shop(cloud, offers)
    assert {(one.code, one.method) for one in told} >= {("bitrix.operating_limit", "catalog.product.offer.list")}
    assert cloud.counters()["refused_429"] == 0


def test_fresh_state_of_some(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    offers = read_all(gateway, cancel)
    asked = [one.id for one in offers[:70]] + [one.id for one in offers if one.kind not in STOCKED_OFFER_KINDS]
    shop.reset_counters()
    assert gateway.get_offers([*asked, 99_999_999, asked[0]], cancel) == {
        one.id: one for one in offers if one.id in asked
    }
    assert shop.counters()["requests"]["batch"] == 2
    changed = next(one for one in offers if one.kind is OfferKind.OFFER)
    shop.control("quantities", {changed.id: 4321})
    shop.reset_counters()
    assert gateway.get_offers([changed.id], cancel)[changed.id].quantity == 4321
    assert shop.counters()["requests"]["batch"] == 1
    assert gateway.get_offers([], cancel) == {}


def test_zero_is_zero(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    one = stocked(gateway, cancel)[0]
    shop.control("quantities", {one.id: 0})
    assert gateway.get_offers([one.id], cancel)[one.id].quantity == 0


def test_a_shop_whose_old_kernel_knows_no_services(
    shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken
) -> None:
    shop.control("methods", {"remove": ["catalog.product.service.*"]})
    kinds = {one.kind for one in read_all(gateway, cancel)}
    assert OfferKind.SERVICE not in kinds
    assert kinds >= {OfferKind.OFFER, OfferKind.SIMPLE, OfferKind.PARENT, OfferKind.SET}


class _Shelf:
    """Answers for a shop of one catalogue of simple products, in which something about lists is broken."""

    def __init__(self, count: int, **broken: Any) -> None:
        self.count = count
        self.broken = broken
        self.calls = 0

    def __call__(self, method: str, params: Any) -> Any:
        rows = METHODS[method].rows if method in METHODS else ""
        plain: dict[str, Any] = {
            "profile": {"ID": "1", "ADMIN": True}, "scope": ["catalog", "sale"], "app.info": [],
            "method.get": {"isExisting": True, "isAvailable": True}, "catalog.document.mode.status": "N",
            "catalog.catalog.list": {"catalogs": [{"iblockId": 14, "name": "A"}]},
        }  # fmt: skip
        if method in plain:
            return plain[method], None
        filters = params.get("filter", {})
        if method != "catalog.product.list" or str(filters.get("type", "1")) != "1":
            return {rows: []}, 0
        return self._page(filters, int(params["start"]))

    def _page(self, filters: Any, start: int) -> Any:
        self.calls += 1
        ids = [100 + number for number in range(self.count)]
        if "id" in filters and not self.broken.get("ignores_ids"):
            ids = [one for one in ids if str(one) in filters["id"]]
        after = filters.get(">id", 0)
        if self.broken.get("no_references") and not str(after).isdigit():
            after = 0
        if isinstance(after, list) or self.broken.get("ignores_cursor"):
            after = 0
        ids = [one for one in ids if one > int(after)]
        total = len(ids)
        if self.broken.get("ignores_start"):
            start = 0
        begin = max(0, start) if start < total else 0
        shown = ids[begin : begin + 50]
        if self.broken.get("dries_up") and self.calls > self.broken["dries_up"]:
            shown = []
        rows = [{"id": one, "iblockId": 14, "type": 1, "name": f"A{one}", "quantity": 1} for one in shown]
        return {"products": rows}, total if start >= 0 else None


def _shelf(crooked: Callable[[Answering], CrookedShop], open_gateway: Open, shelf: _Shelf) -> BitrixGateway:
    return open_gateway(crooked(shelf).webhook)


@pytest.mark.parametrize("count", [0, 1, 2, 49, 50, 51, 100, 175])
@pytest.mark.parametrize("broken", [{}, {"no_references": True}, {"ignores_cursor": True}])
def test_every_size_is_read_whole_whatever_the_server_can(
    count: int, broken: dict[str, Any], crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    gateway = _shelf(crooked, open_gateway, _Shelf(count, **broken))
    found = gateway.connect(CancelToken())
    assert found.cursor_reads is not (broken == {"ignores_cursor": True} and count > 1)
    offers = read_all(gateway, CancelToken())
    assert [one.id for one in offers] == [100 + number for number in range(count)]


def test_without_cursors_reading_starts_anew(crooked: Callable[[Answering], CrookedShop], open_gateway: Open) -> None:
    gateway = _shelf(crooked, open_gateway, _Shelf(175, ignores_cursor=True))
    pages = list(gateway.read_offers(CancelToken(), after={"simple:14": 150}))
    assert sum(len(page.offers) for page in pages) == 175


def test_a_list_that_shows_page_one_for_ever_is_told_and_left(
    crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    shelf = _Shelf(175, ignores_cursor=True, ignores_start=True)
    gateway = _shelf(crooked, open_gateway, shelf)
    gateway.connect(CancelToken())
    shown: list[int] = []

    def read() -> None:
        for page in gateway.read_offers(CancelToken(), after={}):
            shown.extend(one.id for one in page.offers)

    with pytest.raises(BadAnswer) as caught:
        read()
    assert (caught.value.code, caught.value.params["method"]) == ("bitrix.paging_stuck", "catalog.product.list")
    assert len(set(shown)) == len(shown) == 50
    assert shelf.calls < 20


def test_a_cursor_that_stops_working_is_noticed(
    crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    shelf = _Shelf(175)
    gateway = _shelf(crooked, open_gateway, shelf)
    gateway.connect(CancelToken())
    shelf.broken["ignores_cursor"] = True
    with pytest.raises(BadAnswer) as caught:
        read_all(gateway, CancelToken())
    assert caught.value.code == "bitrix.paging_stuck"


def test_a_read_that_breaks_off_is_not_a_whole_one(
    crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    shelf = _Shelf(700)
    gateway = _shelf(crooked, open_gateway, shelf)
    gateway.connect(CancelToken())
    shelf.broken["dries_up"] = shelf.calls + 1
    with pytest.raises(BadAnswer) as caught:
        read_all(gateway, CancelToken())
    assert caught.value.code == "bitrix.incomplete"
    assert (caught.value.params["read"], caught.value.params["total"]) == (50, 700)


def test_goods_deleted_meanwhile_are_no_breach(
    crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    shelf = _Shelf(175)
    gateway = _shelf(crooked, open_gateway, shelf)
    gateway.connect(CancelToken())
    pages = gateway.read_offers(CancelToken(), after={})
    first = next(pages)
    shelf.count = 120
    rest = [one.id for page in pages for one in page.offers]
    assert [one.id for one in first.offers] + rest == [100 + number for number in range(120)]


def test_a_list_that_ignores_the_ids_asked_for_proves_nothing(
    crooked: Callable[[Answering], CrookedShop], open_gateway: Open
) -> None:
    gateway = _shelf(crooked, open_gateway, _Shelf(175, ignores_ids=True))
    with pytest.raises(BadAnswer) as caught:
        gateway.get_offers([105], CancelToken())
    assert caught.value.code == "bitrix.filter_ignored"
