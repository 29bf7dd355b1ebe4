"""What the token turns out to be: whose, its rights, tariff and price, and how to get a cheaper one."""

from __future__ import annotations

import json

import pytest

from core.demo.world import World
from core.domain.catalogue import ReferenceKind
from core.errors import BadAnswer, NotFound
from core.moysklad.budget import Budget
from core.moysklad.credentials import Token
from core.moysklad.gateway import MoySkladGateway
from core.moysklad.limits import Caller
from core.ports import CancelToken
from tests.moysklad.conftest import FREE, QUICK, SEED, VARIANTS, Door, MakeGateway, WallClock
from tests.moysklad.tiny_server import Reply, Seen, TinyServer

BEFORE_DECEMBER = "2026-11-25T12:00:00+03:00"
AFTER_DECEMBER = "2026-12-05T12:00:00+03:00"


def test_a_users_token(make_gateway: MakeGateway, door: Door) -> None:
    door.post("clock", {"set": BEFORE_DECEMBER})
    who = make_gateway().connect(CancelToken())
    assert (who.kind, who.account, who.user) == ("user", "demo", "admin@demo")
    assert (who.tariff, who.weight, who.requests_per_window) == ("PROFESSIONAL", 3, 15)
    assert who.rights["stock"] is True
    assert who.rights["customerorder"] is True
    assert who.advice == ("moysklad.advice_solution_token", "moysklad.advice_weight_rises")
    assert door.counters()["total"] == 2


def test_a_solutions_token_costs_one_unit_and_needs_no_advice(make_gateway: MakeGateway, door: Door) -> None:
    door.post("clock", {"set": AFTER_DECEMBER})
    gateway = make_gateway(door.solution_token)
    who = gateway.connect(CancelToken())
    assert (who.kind, who.weight, who.requests_per_window, who.advice) == ("solution", 1, 45, ())
    assert who.rights["stock"] is True
    assert who.rights["product"] is None
    assert gateway.budget().weight == 1
    assert gateway.budget().cap == 44
    assert door.counters()["total"] == 4


@pytest.mark.parametrize(("kind", "weight"), [("solution", 1), ("user", 4), ("", 4)])
def test_what_an_earlier_connect_told_sets_the_price_from_the_start(
    make_gateway: MakeGateway, door: Door, kind: str, weight: int
) -> None:
    door.post("clock", {"set": AFTER_DECEMBER})
    gateway = make_gateway(door.solution_token if kind == "solution" else door.token, kind=kind)
    gateway.references(CancelToken())
    assert gateway.budget().weight == weight


def test_a_draft_solution_is_known_by_its_headers(make_gateway: MakeGateway, door: Door) -> None:
    door.post("clock", {"set": AFTER_DECEMBER})
    door.switch(solution_draft=True, rate_headers="requests")
    gateway = make_gateway(door.solution_token)
    who = gateway.connect(CancelToken())
    assert (who.kind, who.weight, who.requests_per_window) == ("solution", 4, 11)
    assert who.advice == ("moysklad.advice_draft_solution",)


@pytest.mark.parametrize("of_solution", [False, True], ids=["user", "solution"])
def test_a_missing_right_to_read_stock_is_found_at_connect(
    make_gateway: MakeGateway, door: Door, of_solution: bool
) -> None:
    door.switch(denied_rights=["stock", "customerorder.create"])
    who = make_gateway(door.solution_token if of_solution else "").connect(CancelToken())
    assert who.rights["stock"] is False
    assert "moysklad.advice_no_stock_right" in who.advice
    assert ("moysklad.advice_no_order_right" in who.advice) is not of_solution


@pytest.mark.parametrize("tariff", ["TRIAL", "RETAIL"])
def test_the_tariff_is_told(make_gateway: MakeGateway, door: Door, tariff: str) -> None:
    door.switch(tariff=tariff)
    assert make_gateway().connect(CancelToken()).tariff == tariff


def test_all_dictionaries_in_six_requests(make_gateway: MakeGateway, door: Door) -> None:
    references = make_gateway().references(CancelToken())
    assert door.counters()["total"] == 6
    house = World(SEED, VARIANTS).warehouse
    named = {
        ReferenceKind.STORE: house.stores(),
        ReferenceKind.ORGANIZATION: house.organizations(),
        ReferenceKind.PRICE_TYPE: house.price_types(),
        ReferenceKind.UOM: house.uoms(),
        ReferenceKind.CHARACTERISTIC: house.characteristics(),
        ReferenceKind.ORDER_STATE: house.order_states(),
    }
    for kind, rows in named.items():
        assert {(one.id, one.name) for one in references if one.kind is kind} == {(row.id, row.name) for row in rows}
    prices = [one.name for one in references if one.kind is ReferenceKind.PRICE_TYPE]
    assert prices == [row.name for row in house.price_types()]
    states = [one for one in references if one.kind is ReferenceKind.ORDER_STATE]
    assert {one.get("state_type") for one in states} <= {"Regular", "Successful", "Unsuccessful"}
    assert all(one.get("color").startswith("#") and len(one.get("color")) == 7 for one in states)


def test_units_are_asked_for_once(make_gateway: MakeGateway, door: Door) -> None:
    from core.domain.catalogue import ItemKind

    gateway = make_gateway()
    gateway.references(CancelToken())
    for kind in (ItemKind.PRODUCT, ItemKind.BUNDLE, ItemKind.SERVICE, ItemKind.VARIANT):
        list(gateway.read_items(kind, CancelToken()))
    assert door.asked("GET entity/uom") == 1


# --- what the pretend MoySklad never says ---


def served(answers: dict[str, tuple[int, object]]):  # type: ignore[no-untyped-def]
    """A server that knows the given endpoints and refuses the rest as unknown paths."""

    def answer(seen: Seen) -> Reply:
        path = seen.path.partition("/api/remap/1.2/")[2].partition("?")[0]
        unknown = (404, {"errors": [{"error": "Неопознанный путь", "code": 1002}]})
        status, body = answers.get(path, unknown)
        return Reply(status, json.dumps(body).encode())

    return answer


def connect_to(answers: dict[str, tuple[int, object]]):  # type: ignore[no-untyped-def]
    with TinyServer(served(answers)) as server:
        gateway = MoySkladGateway(server.base, Token("0" * 40), clock=WallClock(), budget=Budget(), patience=QUICK)
        return gateway.connect(CancelToken())


def test_rights_that_are_not_told_are_unknown_and_stock_is_tried() -> None:
    nothing_found = {"report/stock/all/current": (200, [])}
    who = connect_to({"context/employee": (200, {"uid": "anna@shop"}), **nothing_found})
    assert set(who.rights.values()) == {None, True}
    assert who.rights["stock"] is True
    assert who.tariff == ""
    who = connect_to({"context/employee": (200, {"uid": "anna@shop"})})
    assert who.rights["stock"] is None


@pytest.mark.parametrize(
    ("permissions", "stock"),
    [
        ({"stock": {"view": "NO"}}, False),
        ({"stock": {"view": "NO"}, "admin": {"view": "ALL"}}, None),
        ({"stock": {"view": "OWN"}}, True),
        ({"stock": True}, None),
        ({"stock": {}}, None),
    ],
)
def test_odd_permissions_never_break_connect(permissions: dict[str, object], stock: bool | None) -> None:
    who = connect_to({"context/employee": (200, {"uid": "anna@shop", "permissions": permissions})})
    assert who.rights["stock"] is stock


def test_an_address_that_leads_to_another_service_is_told() -> None:
    with pytest.raises(NotFound) as failure:
        connect_to({})
    assert failure.value.code == "moysklad.unknown_address"
    with pytest.raises(BadAnswer) as answer:
        connect_to({"context/employee": (200, ["hello"])})
    assert answer.value.code == "moysklad.shape"


def test_free_limits_of_these_tests_cost_nothing() -> None:
    assert FREE.weight("entity/product", Caller.USER, WallClock().now()) == 0
