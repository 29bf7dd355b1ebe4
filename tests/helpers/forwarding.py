"""Orders of the pretend shop on their way into the pretend MoySklad: forwarding switched on, a run, what arrived."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from helpers.trial import Trial

from core.domain.orders import ExportState
from core.jobs import forwarding
from core.jobs.engine import Outcome
from core.ports import CancelToken
from core.settings import OrderSettings


def ready(made: Trial, **more: Any) -> Trial:
    """Forwarding switched on, with an organisation and a service for delivery; nothing placed before it counts."""
    settings = made.app.settings
    organization = made.warehouse.get("state?kind=organization")["ids"][0]
    service = made.warehouse.get("state?kind=service")["ids"][0]
    chosen = {"forward": True, "organization_id": organization, "delivery_item_id": service, **more}
    settings.put(replace(settings.get(OrderSettings), **chosen))
    assert forward(made, 0).code in ("orders.all_there", "orders.forwarded")
    return made


class Later:
    """The workstation's clock, so many seconds ahead: orders have rested, and pauses are over."""

    def __init__(self, seconds: float) -> None:
        self._ahead = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The present time there."""
        return datetime.now(UTC) + self._ahead


def forward(made: Trial, ahead: float = 120) -> Outcome:
    """One run, so many seconds from now."""
    ctx = made.app._runner.context(CancelToken())
    ctx.clock = Later(ahead)
    return forwarding.run_forwarding(ctx)


def place(made: Trial, offers: list[int], **more: Any) -> int:
    """An order with one piece of the first offer, two of the second …; its number."""
    items = [{"id": offer, "quantity": 1 + place} for place, offer in enumerate(offers)]
    return int(made.shop.post("orders", {"action": "place", "items": items, **more})["id"])


def linked_offers(made: Trial, count: int) -> list[int]:
    """Offers that can be ordered and have a pair."""
    kinds = {offer.id: offer.kind.value for offer in made.app.store.catalogue.offers(made.links())}
    return [offer for offer in sorted(made.links()) if kinds[offer] in ("simple", "offer")][:count]


def there(made: Trial) -> list[dict[str, Any]]:
    """The orders in the pretend MoySklad that have an external code of the shop's."""
    ids = made.warehouse.get("state?kind=customerorder")["ids"]
    orders = [made.warehouse.get(f"state?kind=customerorder&id={one}") for one in ids]
    numbers = {stored.order.number for stored in made.app.store.orders.newer_than(0)}
    return [order for order in orders if order.get("externalCode") in numbers]


def export(made: Trial, order_id: int) -> tuple[ExportState, str]:
    """Where an order stands, and why."""
    found = made.app.store.exports.exports([order_id])[order_id]
    return found.state, found.code
