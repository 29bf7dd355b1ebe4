"""Orders and counterparties created in bulk: once and only once, each refusal told, sums as worked out here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
import requests

from core.domain.catalogue import ItemKind
from core.domain.forwarding.buyers import Buyer, normal
from core.domain.forwarding.draft import DraftPosition, OrderDraft
from core.domain.forwarding.identity import order_sync_id
from core.domain.forwarding.vat import PositionVat
from core.errors import AnswerLost
from core.moysklad.customer_orders import ORDERS
from core.moysklad.gateway import MoySkladGateway
from core.ports import CancelToken
from core.ports_forwarding import NewBuyer, NewOrder
from tests.moysklad.conftest import Door

MOMENT = datetime(2026, 11, 24, 21, 30, 17, tzinfo=UTC)
NO_VAT, NOUGHT, TWENTY = PositionVat(0, enabled=False), PositionVat(0, enabled=True), PositionVat(20, enabled=True)


@pytest.fixture
def agent(gateway: MoySkladGateway, cancel: CancelToken) -> str:
    """A counterparty made for the test."""
    (made,) = gateway.orders.create_counterparties([NewBuyer(uuid4(), Buyer("Анна К."))], cancel)
    assert made.present is not None
    return made.present.id


def draft(door: Door, number: int, *positions: DraftPosition, **more: Any) -> OrderDraft:
    organization = door.get("state", kind="organization")["ids"][0]
    total = sum((p.price * p.quantity for p in positions), Decimal(0))
    return OrderDraft(
        number, order_sync_id(str(uuid4()), number), "", f"S-{number}", MOMENT, organization,
        **{"store_id": "", "state_id": "", "sales_channel_id": "", "project_id": "", "vat_enabled": True,
           "vat_included": True, "description": f"S-{number}", "positions": positions, "total": total, **more},
    )  # fmt: skip


def position(door: Door, price: int = 10000, quantity: str = "1", vat: PositionVat = TWENTY) -> DraftPosition:
    item = door.get("state", kind="product")["ids"][0]
    nothing = Decimal(0)
    return DraftPosition(
        1, item, ItemKind.PRODUCT, Decimal(quantity), Decimal(price), nothing, vat, Decimal(quantity)
    )


def test_an_order_is_there_with_its_lines_rates_and_reserve(
    door: Door, gateway: MoySkladGateway, cancel: CancelToken, agent: str
) -> None:
    lines = [position(door, 9999, "3", NO_VAT), position(door, 5000, "1", NOUGHT), position(door, 1000, "2")]
    made = draft(door, 15, *lines)
    (created,) = gateway.orders.create_orders([NewOrder(made, agent)], cancel)
    assert created.error is None
    assert created.present is not None
    assert created.present.sum == Decimal("369.97") == made.total / 100
    there = door.get("state", kind="customerorder", id=created.present.id)
    assert (there["externalCode"], there["moment"]) == ("S-15", "2026-11-25 00:30:00.000")
    rows = there["positions"]["rows"]
    assert [(row["vat"], row["vatEnabled"], row["reserve"]) for row in rows] == [
        (0, False, 3), (0, True, 1), (20, True, 2)
    ]  # fmt: skip


def test_the_same_create_again_gives_the_same_order(
    door: Door, gateway: MoySkladGateway, cancel: CancelToken, agent: str
) -> None:
    before = door.get("state", kind="customerorder")["count"]
    made = [NewOrder(draft(door, number, position(door)), agent) for number in range(5)]
    first, second = (gateway.orders.create_orders(made, cancel) for _ in range(2))
    assert [one.present.id for one in first if one.present] == [one.present.id for one in second if one.present]
    assert door.get("state", kind="customerorder")["count"] == before + 5


def test_a_refused_one_among_others_is_named_and_the_others_are_made(
    door: Door, gateway: MoySkladGateway, cancel: CancelToken, agent: str
) -> None:
    good = draft(door, 1, position(door))
    bad = draft(door, 2, replace(position(door), reserve=Decimal(5)))
    first, second, third = gateway.orders.create_orders(
        [NewOrder(good, agent), NewOrder(bad, agent), NewOrder(draft(door, 3, position(door)), agent)], cancel
    )
    assert (first.error, third.error, second.present) == (None, None, None)
    assert second.error is not None
    assert second.error.server_code == "17003"
    (alone,) = gateway.orders.create_orders([NewOrder(bad, agent)], cancel)
    assert alone.error is not None, "also where the whole bulk was refused"
    assert alone.error.server_code == "17003"


def test_a_lost_answer_is_found_by_its_sync_id(
    door: Door, gateway: MoySkladGateway, cancel: CancelToken, agent: str
) -> None:
    made = draft(door, 7, position(door))
    door.fault("lose_answer", endpoint="POST entity/customerorder")
    with pytest.raises(AnswerLost):
        gateway.orders.create_orders([NewOrder(made, agent)], cancel)
    found = gateway.orders.find_orders([made.sync_id, uuid4()], cancel)
    assert set(found) == {made.sync_id}
    assert found[made.sync_id].sum == Decimal(100)
    assert door.asked("POST entity/customerorder") == 1, "a write is never repeated by itself"


def test_many_are_looked_up_in_few_requests(gateway: MoySkladGateway, door: Door, cancel: CancelToken) -> None:
    unknown: list[UUID] = [uuid4() for _ in range(400)]
    assert gateway.orders.find_orders(unknown, cancel) == {}
    assert door.asked("GET entity/customerorder") == 3


def test_a_binned_order_is_found_as_binned(
    door: Door, gateway: MoySkladGateway, cancel: CancelToken, agent: str
) -> None:
    made = draft(door, 9, position(door))
    (created,) = gateway.orders.create_orders([NewOrder(made, agent)], cancel)
    assert created.present is not None
    head = {"Authorization": f"Bearer {door.token}", "Accept-Encoding": "gzip"}
    requests.post(f"{door.url}/{ORDERS}/{created.present.id}/trash", headers=head, timeout=20).raise_for_status()
    assert gateway.orders.find_orders([made.sync_id], cancel)[made.sync_id].deleted


def test_buyers_carry_what_is_known_and_nothing_empty(
    door: Door, gateway: MoySkladGateway, cancel: CancelToken
) -> None:
    person = normal(Buyer("Анна К.", "Anna@Mail.ru", "8 (999) 777-66-55", address="Тверь"))
    company = normal(Buyer("Пётр", inn="7701234567", kpp="770101001", legal_title="ООО «Б»"))
    made = gateway.orders.create_counterparties([NewBuyer(uuid4(), person), NewBuyer(uuid4(), company)], cancel)
    first, second = (door.get("state", kind="counterparty", id=one.present.id) for one in made if one.present)
    assert (first["email"], first["phone"], first["companyType"]) == ("anna@mail.ru", "+79997776655", "individual")
    assert "inn" not in first
    assert (second["name"], second["companyType"], second["inn"]) == ("ООО «Б»", "legal", "7701234567")


def test_cards_are_mirrored_by_their_change(door: Door, gateway: MoySkladGateway, cancel: CancelToken) -> None:
    everybody = {card.id for page in gateway.orders.read_counterparties(None, cancel) for card in page.cards}
    assert len(everybody) == door.get("state", kind="counterparty")["count"]
    since = gateway.server_now()
    (made,) = gateway.orders.create_counterparties([NewBuyer(uuid4(), Buyer("Новый"))], cancel)
    assert made.present is not None
    changed = [
        card.name
        for page in gateway.orders.read_counterparties(since - timedelta(seconds=2), cancel)
        for card in page.cards
    ]
    assert "Новый" in changed
    assert len(changed) < len(everybody)
