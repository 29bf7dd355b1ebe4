"""What the data quality page shows: kinds with their counts, rows, one trouble in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from core.domain.quality import SoldOut, TroubleKind


@dataclass(frozen=True, slots=True)
class QualityCounts:
    """Troubles by kind (a kind without any is missing), and how many a person hid.

    `loaded` is False before anything was read. `unknown_flags` are linked offers whose flags follow a default of the
    shop that is not known, so that nothing can be said of them.
    """

    kinds: Mapping[TroubleKind, int] = field(default_factory=dict)
    hidden: int = 0
    loaded: bool = False
    unknown_flags: int = 0

    @property
    def total(self) -> int:
        """All that is not hidden."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class QualityQuery:
    """Which rows: those of `kind`, of every kind (None), or the hidden ones; `search` leaves those it finds."""

    kind: TroubleKind | None = None
    hidden: bool = False
    search: str = ""


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One trouble. `row` carries the kind and the object; `key` is the object's id as text.

    `fact` and `params` make the sentence that says what is wrong; `hidden_at` is None for those not hidden.
    """

    row: int
    kind: TroubleKind
    key: str
    name: str
    variant: str
    mark: str
    folder: str
    fact: str
    params: Mapping[str, object]
    hidden_at: datetime | None = None
    hidden_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another object that carries the same key; `target` is where the mapping page shows it."""

    key: str
    name: str
    variant: str
    mark: str
    target: str


@dataclass(frozen=True, slots=True)
class QualityDetail:
    """One trouble in full.

    `item_id` and `offer_id` are the object and its partner, where there is one. `flags` are QUANTITY_TRACE and
    CAN_BUY_ZERO as the shop has them ("" for objects that have none) and as they take effect.
    """

    row: QualityRow
    item_id: str | None
    offer_id: int | None
    item_name: str
    offer_name: str
    quantity: Decimal | None
    target: Decimal | None
    trace: tuple[str, str]
    buy_zero: tuple[str, str]
    active: bool | None
    rule: SoldOut | None
    unit: str
    measure: str
    alike: Sequence[Alike] = ()
    alike_count: int = 0
    shop_page: str = ""
    moysklad_page: bool = False


@dataclass(frozen=True, slots=True)
class GroupRule:
    """One group with its own rule of "sold out" (None: that of the group above, else of all others; "" stands for
    these). `offers` are the linked ones in it and below it."""

    path: str
    rule: SoldOut | None
    offers: int
