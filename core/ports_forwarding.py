"""What passes between the forwarding of orders and MoySklad: things to create, what became of each, what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from core.domain.forwarding.buyers import Buyer, Counterparty
from core.domain.forwarding.draft import OrderDraft
from core.domain.forwarding.orders import WholeOrder
from core.errors import GatewayError
from core.ports import BadRow, CancelToken


@dataclass(frozen=True, slots=True)
class WholeOrders:
    """Orders read in full by id, the ids that no longer exist, and orders that could not be read."""

    orders: Mapping[int, WholeOrder]
    missing: frozenset[int] = frozenset()
    bad_rows: Sequence[BadRow] = ()


@dataclass(frozen=True, slots=True)
class NewBuyer:
    """A counterparty to create; `sync_id` makes the create repeatable."""

    sync_id: UUID
    buyer: Buyer


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order to create for counterparty `agent_id`."""

    draft: OrderDraft
    agent_id: str


@dataclass(frozen=True, slots=True)
class Present:
    """An object as MoySklad has it: its id, number or name, sum in roubles, whether it lies in the bin."""

    id: str
    name: str
    updated: datetime
    sum: Decimal | None = None
    state_id: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Created:
    """What became of one create: the object, or why it was refused."""

    sync_id: UUID
    present: Present | None
    error: GatewayError | None = None


@dataclass(frozen=True, slots=True)
class CounterpartyPage:
    """Mirrored cards, and rows that could not be read."""

    cards: Sequence[Counterparty]
    bad_rows: Sequence[BadRow] = ()


class OrderTaker(Protocol):
    """MoySklad, as forwarding sees it.

    A create answers AnswerLost when it was sent and no answer came: look the `syncId`s up before it is repeated.
    """

    def create_counterparties(self, buyers: Sequence[NewBuyer], cancel: CancelToken) -> Sequence[Created]:
        """Create cards, a thousand a request, in the order given. Raises AnswerLost, NoRight, GatewayError."""
        ...

    def create_orders(self, orders: Sequence[NewOrder], cancel: CancelToken) -> Sequence[Created]:
        """Create customer orders with all their positions, a thousand a request. Raises as above."""
        ...

    def find_orders(self, sync_ids: Sequence[UUID], cancel: CancelToken) -> dict[UUID, Present]:
        """The orders with these `syncId`s that exist, binned ones too; 160 a request."""
        ...

    def find_counterparties(self, sync_ids: Sequence[UUID], cancel: CancelToken) -> dict[UUID, Present]:
        """The cards with these `syncId`s that exist, archived ones too."""
        ...

    def read_counterparties(self, since: datetime | None, cancel: CancelToken) -> Iterator[CounterpartyPage]:
        """Cards changed at or after `since` (None: all), archived ones too."""
        ...
