"""Connecting: what the webhook may do, what kind of shop this is, and how it has to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.bitrix.codes import MESSAGE_CODES
from core.bitrix.gateway import BitrixGateway
from core.bitrix.methods import METHODS
from core.domain.catalogue import ReferenceKind
from core.errors import AuthFailed
from core.ports import CancelToken
from tests.bitrix.conftest import Answering, CrookedShop, DemoShop

Open = Callable[..., BitrixGateway]


def test_an_on_premise_shop_in_two_requests(shop: DemoShop, gateway: BitrixGateway, cancel: CancelToken) -> None:
    found = gateway.connect(cancel)
    assert (found.host, found.edition, found.user, found.is_admin) == (
        "127.0.0.1", "on_premise", "Мария Крылова", True,
    )  # fmt: skip
    assert {"catalog", "sale"} <= found.scopes
    assert not found.inventory_management
    assert (found.cursor_reads, found.connector, found.problems) == (True, False, ())
    assert found.methods["catalog.product.offer.update"]
    assert shop.counters()["requests"] == {"batch": 2}


def test_a_cloud_shop(cloud: DemoShop, open_gateway: Open, cancel: CancelToken) -> None:
    found = open_gateway(cloud.webhook).connect(cancel)
    assert (found.edition, found.date_filter, found.problems) == ("cloud", "iso", ())


@pytest.mark.parametrize(
    ("kernel", "dates", "bad", "form"),
    [
        ("K24", "iso", "wrong", "iso"),
        ("K22", "culture", "wrong", "culture"),
        ("K22", "culture", "error", "culture"),
        ("K22", "auto", "error", "culture"),
    ],
)
@pytest.mark.parametrize("zone", [180, -300, 0, 720])
def test_date_filters_are_calibrated(
    kernel: str, dates: str, bad: str, form: str, zone: int, shop: DemoShop, gateway: BitrixGateway
) -> None:
    shop.switch(kernel=kernel, date_filters=dates, culture_bad_date=bad, time_zone_minutes=zone)
    assert gateway.connect(CancelToken()).date_filter == form
    assert shop.counters()["requests"] == {"batch": 2}


@pytest.mark.parametrize(("trace", "can_buy"), [("Y", "N"), ("Y", "Y"), ("N", "N"), ("N", "Y")])
def test_defaults_are_guessed_right_or_left_open(
    trace: str, can_buy: str, shop: DemoShop, gateway: BitrixGateway
) -> None:
    shop.switch(default_quantity_trace=trace, default_can_buy_zero=can_buy)
    found = gateway.connect(CancelToken())
    assert found.default_quantity_trace in ("", trace)
    assert found.default_can_buy_zero in ("", can_buy)
    if (trace, can_buy) == ("Y", "N"):
        assert (found.default_quantity_trace, found.default_can_buy_zero) == (trace, can_buy)


def test_inventory_management_is_seen(shop: DemoShop, gateway: BitrixGateway) -> None:
    shop.control("inventory", {"on": True})
    found = gateway.connect(CancelToken())
    assert found.inventory_management
    assert found.problems == ("bitrix.inventory_on",)


@pytest.mark.parametrize(
    ("scopes", "problem"), [(["sale"], "bitrix.scope_catalog"), (["catalog"], "bitrix.scope_sale")]
)
@pytest.mark.parametrize("status", [401, 403])
def test_missing_scopes_are_problems(
    scopes: list[str], problem: str, status: int, shop: DemoShop, gateway: BitrixGateway
) -> None:
    shop.switch(auth_status=status)
    shop.control("scopes", {"scopes": scopes})
    found = gateway.connect(CancelToken())
    assert found.problems == (problem,)
    assert found.scopes == frozenset(scopes)


@pytest.mark.parametrize(
    ("rights", "problem"),
    [({"catalog_rights": "D"}, "bitrix.catalog_denied"), ({"sale_rights": "D"}, "bitrix.sale_denied")],
)
def test_missing_rights_are_problems(
    rights: dict[str, str], problem: str, shop: DemoShop, gateway: BitrixGateway
) -> None:
    shop.switch(**rights)
    assert problem in gateway.connect(CancelToken()).problems


def test_methods_of_newer_kernels_are_missed(shop: DemoShop, gateway: BitrixGateway) -> None:
    shop.control("methods", {"remove": ["catalog.product.offer.*", "catalog.document.*"]})
    found = gateway.connect(CancelToken())
    assert found.problems == ("bitrix.methods_missing",)
    assert not found.methods["catalog.product.offer.list"]
    assert found.methods["catalog.product.list"]
    assert not found.inventory_management


def test_references_of_all_kinds(gateway: BitrixGateway, shop: DemoShop, cancel: CancelToken) -> None:
    found = gateway.references(cancel)
    by_kind = {kind: [one for one in found if one.kind is kind] for kind in ReferenceKind}
    assert {kind for kind, some in by_kind.items() if some} == {
        ReferenceKind.SHOP_CATALOG, ReferenceKind.SHOP_STORE, ReferenceKind.SHOP_STATUS,
        ReferenceKind.SHOP_PERSON_TYPE, ReferenceKind.SHOP_PRICE_TYPE, ReferenceKind.SHOP_MEASURE,
        ReferenceKind.SHOP_SECTION,
    }  # fmt: skip
    assert {one.id: one.name for one in by_kind[ReferenceKind.SHOP_STATUS]}["N"] == "Принят, ожидается оплата"
    offers = next(one for one in by_kind[ReferenceKind.SHOP_CATALOG] if one.get("product_iblock"))
    assert offers.get("product_iblock") in {one.id for one in by_kind[ReferenceKind.SHOP_CATALOG]}
    section = by_kind[ReferenceKind.SHOP_SECTION][0]
    assert (section.get("path"), section.get("iblock")) == (section.name, "14")
    assert shop.counters()["requests"] == {"batch": 3}


def test_references_of_the_scopes_there_are(gateway: BitrixGateway, shop: DemoShop, cancel: CancelToken) -> None:
    shop.control("scopes", {"scopes": ["catalog"]})
    kinds = {one.kind for one in gateway.references(cancel)}
    assert ReferenceKind.SHOP_STORE in kinds
    assert ReferenceKind.SHOP_STATUS not in kinds


def _profile(**more: Any) -> Answering:
    """Answers the probe for an empty shop; `more` replaces the answers of methods."""

    def answer(method: str, params: Any) -> Any:
        if method in more:
            return more[method], None
        plain: dict[str, Any] = {
            "profile": {"ID": "1", "ADMIN": False, "NAME": None},
            "scope": ["catalog", "sale"],
            "method.get": {"isExisting": True, "isAvailable": True},
            "catalog.document.mode.status": "N",
            "app.info": [],
        }
        return plain.get(method, {METHODS[method].rows: []}), None

    return answer


def test_an_empty_shop_and_a_user_without_rights(crooked: Callable[..., CrookedShop], open_gateway: Open) -> None:
    found = open_gateway(crooked(_profile()).webhook).connect(CancelToken())
    assert found.problems == ("bitrix.not_admin",)
    assert (found.edition, found.date_filter, found.user) == ("on_premise", "none", "")
    assert (found.default_quantity_trace, found.default_can_buy_zero) == ("", "")


@pytest.mark.parametrize(
    ("catalogs", "problem"),
    [([], "bitrix.no_catalog"), ([{"iblockId": 14, "name": "A"}], "bitrix.no_offers_iblock")],
)
def test_a_shop_without_offers(
    catalogs: list[Any], problem: str, crooked: Callable[..., CrookedShop], open_gateway: Open
) -> None:
    admin = {"ID": "1", "ADMIN": True}
    answers = _profile(**{"profile": admin, "catalog.catalog.list": {"catalogs": catalogs}})
    found = open_gateway(crooked(answers).webhook).connect(CancelToken())
    assert found.problems == (problem,)
    assert set(found.problems) <= set(MESSAGE_CODES)


def test_a_refusal_of_the_first_request_is_raised(
    crooked: Callable[..., CrookedShop], open_gateway: Open, shop: DemoShop
) -> None:
    with pytest.raises(AuthFailed):
        open_gateway(shop.webhook[:-3] + "zz/").connect(CancelToken())
