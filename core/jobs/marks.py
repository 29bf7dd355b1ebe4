"""Watermarks of the jobs by name, typed: when what was read last, and what the shop turned out to be."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from core.domain.plan import plain
from core.domain.screens.stock import StockProblem
from core.ports import ShopIdentity, WarehouseIdentity
from core.store.small import Watermarks

STOCK_BEGUN = "stock.begun"
STOCK_MEASURE = "stock.measure"
STOCK_FULL_READ = "stock.full_read"
SHOP_READ = "shop.read"
LOADED = "load.finished"
CATALOGUE_READ = "catalogue.read"
BUYERS_READ = "buyers.read"
FORWARDED_SINCE = "orders.forwarded_since"
_OFFERS_SEEN = "catalogue.offers"
_MOVED = "stock.moved"
_SHOP = "shop.identity"
_WAREHOUSE = "warehouse.identity"
_PROBLEMS = "stock.problems"
_INSTALLATION = "installation"


def moment(marks: Watermarks, name: str) -> datetime | None:
    """A stored time (aware UTC), None when there is none."""
    text = marks.get(name)
    return datetime.fromisoformat(text) if text else None


def set_moment(marks: Watermarks, name: str, at: datetime) -> None:
    """Store a time."""
    marks.set(name, at.astimezone(UTC).isoformat())


def offers_seen(marks: Watermarks) -> dict[str, int]:
    """The highest offer id that was read of each of the shop's streams."""
    found: dict[str, int] = json.loads(marks.get(_OFFERS_SEEN) or "{}")
    return found


def set_offers_seen(marks: Watermarks, cursors: Mapping[str, int]) -> None:
    """Store them; a stream that is not named keeps its own."""
    marks.set(_OFFERS_SEEN, json.dumps(offers_seen(marks) | dict(cursors), sort_keys=True))


def moved_offers(marks: Watermarks) -> frozenset[int]:
    """Offers whose figures orders moved in the shop, until a stock run has dealt with them."""
    return frozenset(json.loads(marks.get(_MOVED) or "[]"))


def add_moved_offers(marks: Watermarks, offers: frozenset[int]) -> None:
    """Remember more of them."""
    if not offers <= (held := moved_offers(marks)):
        marks.set(_MOVED, json.dumps(sorted(held | offers)))


def drop_moved_offers(marks: Watermarks, offers: frozenset[int]) -> None:
    """These were dealt with."""
    if offers & (held := moved_offers(marks)):
        marks.set(_MOVED, json.dumps(sorted(held - offers)))


def installation(marks: Watermarks) -> str:
    """A name of this database that no other one has; documents in the shop carry it."""
    name = marks.get(_INSTALLATION)
    if not name:
        name = uuid.uuid4().hex[:12]
        marks.set(_INSTALLATION, name)
    return name


def put_shop(
    marks: Watermarks, identity: ShopIdentity, at: datetime, certificate_until: datetime | None = None
) -> None:
    """Remember what the shop turned out to be at `at`; the certificate's end as known before stays when not told."""
    until = certificate_until.astimezone(UTC).isoformat() if certificate_until is not None else None
    facts = {
        "host": identity.host,
        "edition": identity.edition,
        "inventory_management": identity.inventory_management,
        "user": identity.user,
        "is_admin": identity.is_admin,
        "problems": list(identity.problems),
        "default_quantity_trace": identity.default_quantity_trace,
        "default_can_buy_zero": identity.default_can_buy_zero,
        "certificate_until": until or shop(marks).get("certificate_until"),
        "at": at.astimezone(UTC).isoformat(),
    }
    marks.set(_SHOP, json.dumps(facts, ensure_ascii=False))


def put_warehouse(marks: Watermarks, identity: WarehouseIdentity, at: datetime) -> None:
    """Remember what the token turned out to be at `at`."""
    facts = {
        "kind": identity.kind,
        "account": identity.account,
        "user": identity.user,
        "tariff": identity.tariff,
        "weight": identity.weight,
        "requests_per_window": identity.requests_per_window,
        "rights": dict(identity.rights),
        "advice": list(identity.advice),
        "at": at.astimezone(UTC).isoformat(),
    }
    marks.set(_WAREHOUSE, json.dumps(facts, ensure_ascii=False))


def put_problems(marks: Watermarks, problems: Sequence[StockProblem]) -> None:
    """Remember what a complete read found wrong in the warehouse's data."""
    facts = [{"code": p.code, "item_id": p.item_id, "name": p.name, "amount": plain(p.amount)} for p in problems]
    marks.set(_PROBLEMS, json.dumps(facts, ensure_ascii=False))


def problems(marks: Watermarks) -> list[StockProblem]:
    """What the last complete read found wrong."""
    text = marks.get(_PROBLEMS)
    return [
        StockProblem(fact["code"], fact["item_id"], fact["name"], Decimal(fact["amount"]))
        for fact in (json.loads(text) if text else [])
    ]


def shop(marks: Watermarks) -> dict[str, object]:
    """Facts about the shop, empty before the first connect."""
    return _facts(marks, _SHOP)


def warehouse(marks: Watermarks) -> dict[str, object]:
    """Facts about the token, empty before the first connect."""
    return _facts(marks, _WAREHOUSE)


def warehouse_name(marks: Watermarks) -> str:
    """Who we are in MoySklad: the account; a solution's token does not tell it, there it is the solution's name.

    Empty before the first connect.
    """
    facts = warehouse(marks)
    return str(facts.get("account") or facts.get("user") or facts.get("kind") or "")


def _facts(marks: Watermarks, name: str) -> dict[str, object]:
    text = marks.get(name)
    facts = json.loads(text) if text else {}
    return facts if isinstance(facts, dict) else {}
