"""The journal's vocabulary: runs, changes, their states and their reasons in machine form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class JobName(StrEnum):
    """Jobs a run can belong to."""

    CONNECT = "connect"
    INITIAL_LOAD = "initial_load"
    CATALOGUE_CHANGES = "catalogue_changes"
    STOCK_FULL = "stock_full"
    STOCK_CHANGES = "stock_changes"
    MAPPING = "mapping"
    ORDERS = "orders"
    FORWARDING = "forwarding"
    CONFLICTS = "conflicts"
    STATUS_SCHEME = "status_scheme"
    QUALITY = "quality"
    CREATE_OFFERS = "create_offers"
    LINK_COPIES = "link_copies"


class RunState(StrEnum):
    """Where a run stands; the last six are ends."""

    READING = "reading"
    PLANNING = "planning"
    PLANNED = "planned"
    APPLYING = "applying"
    DONE = "done"
    DONE_WITH_FAILURES = "done_with_failures"
    STOPPED_BY_BRAKE = "stopped_by_brake"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DISCARDED = "discarded"


ENDED = frozenset(
    {
        RunState.DONE,
        RunState.DONE_WITH_FAILURES,
        RunState.STOPPED_BY_BRAKE,
        RunState.CANCELLED,
        RunState.FAILED,
        RunState.DISCARDED,
    }
)


class ChangeKind(StrEnum):
    """What a change touches."""

    STOCK = "stock"
    STORE_AMOUNT = "store_amount"
    LINK = "link"
    UNLINK = "unlink"
    IGNORE = "ignore"
    UNIGNORE = "unignore"
    CREATE_OFFER = "create_offer"
    CREATE_UNDONE = "create_undone"
    WRITE_COPY = "write_copy"
    TERM = "term"
    ORDER_RETRY = "order_retry"
    ORDER_SEND = "order_send"
    BUYER_CREATE = "buyer_create"
    CONFLICT = "conflict"
    CONFLICT_FOUND = "conflict_found"
    CONFLICT_RULE = "conflict_rule"
    STATUS_SCHEME = "status_scheme"
    QUALITY_NOTE = "quality_note"


class ChangeState(StrEnum):
    """A change is `planned`, then `sent` (its request may be on the wire), then one of the four ends."""

    PLANNED = "planned"
    SENT = "sent"
    APPLIED = "applied"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"


class UndoKind(StrEnum):
    """How a kind of change is taken back (architecture: exact, recompute, compensate, none)."""

    EXACT = "exact"
    RECOMPUTE = "recompute"
    COMPENSATE = "compensate"
    NONE = "none"


UNDO: Mapping[ChangeKind, UndoKind] = {
    ChangeKind.STOCK: UndoKind.RECOMPUTE,
    ChangeKind.STORE_AMOUNT: UndoKind.RECOMPUTE,
    ChangeKind.LINK: UndoKind.EXACT,
    ChangeKind.UNLINK: UndoKind.EXACT,
    ChangeKind.IGNORE: UndoKind.EXACT,
    ChangeKind.UNIGNORE: UndoKind.EXACT,
    ChangeKind.TERM: UndoKind.EXACT,
    ChangeKind.CREATE_OFFER: UndoKind.COMPENSATE,
    ChangeKind.CREATE_UNDONE: UndoKind.NONE,
    ChangeKind.WRITE_COPY: UndoKind.NONE,
    ChangeKind.ORDER_RETRY: UndoKind.EXACT,
    ChangeKind.ORDER_SEND: UndoKind.NONE,
    ChangeKind.BUYER_CREATE: UndoKind.NONE,
    ChangeKind.CONFLICT: UndoKind.EXACT,
    ChangeKind.CONFLICT_FOUND: UndoKind.NONE,
    ChangeKind.CONFLICT_RULE: UndoKind.EXACT,
    ChangeKind.STATUS_SCHEME: UndoKind.EXACT,
    ChangeKind.QUALITY_NOTE: UndoKind.EXACT,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is what it is: a rule name and the numbers it used, all as text (Decimal in plain notation)."""

    rule: str
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the two systems that a run means to remove.

    `before` and `after` are values in text form (quantities in plain decimal notation); `before` None means the
    present value is unknown. `id` is the journal's row number once stored.
    """

    kind: ChangeKind
    item_id: str | None
    offer_id: int | None
    before: str | None
    after: str | None
    reason: Reason
    store_id: str | None = None
    state: ChangeState = ChangeState.PLANNED
    id: int | None = None
    error: str | None = None
    applied_before: str | None = None


@dataclass(frozen=True, slots=True)
class StockTotals:
    """What a stock plan would do, counted over linked offers (pieces are not added up across units)."""

    linked: int = 0
    changes: int = 0
    to_zero: int = 0
    decrease: int = 0
    increase: int = 0
    tripled: int = 0
    unchanged: int = 0
    unknown: int = 0
    refused: int = 0

    def __add__(self, other: StockTotals) -> StockTotals:
        """Both counts together (a plan is made in blocks)."""
        return StockTotals(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def plain(value: Decimal) -> str:
    """`value` in plain notation without an exponent or trailing zeros ("0" for any zero)."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
