"""What a conflict knows: its kind, and for every field what was agreed last and what each system says now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ConflictKind(StrEnum):
    """Kinds in the order in which the inbox groups them, the most pressing first."""

    STATUS_BOTH = "status_both"
    DELETED_SOLD = "deleted_sold"
    ARCHIVED_SOLD = "archived_sold"
    TARGET_DELETED = "target_deleted"
    KIND_CHANGED = "kind_changed"
    OVER_SHIPPED = "over_shipped"
    LINES_CHANGED = "lines_changed"
    ORDER_DELETED = "order_deleted"
    VAT_DIFFERS = "vat_differs"
    TOTAL_DIFFERS = "total_differs"
    BUYER_TWIN = "buyer_twin"
    AMBIGUOUS = "ambiguous"
    TWO_CLAIMANTS = "two_claimants"
    SAME_CODE = "same_code"
    STRUCTURE_CHANGED = "structure_changed"
    ATTRIBUTE_MISSING = "attribute_missing"
    REFERENCE_GONE = "reference_gone"


class ConflictState(StrEnum):
    """Where a conflict stands; a postponed one whose time has come is open again without being written."""

    OPEN = "open"
    POSTPONED = "postponed"
    RESOLVED = "resolved"


class Subject(StrEnum):
    """What a conflict is about; its title is the order's number or the name."""

    ORDER = "order"
    ITEM = "item"
    BUYER = "buyer"
    REFERENCE = "reference"


_GOODS = frozenset(
    {
        ConflictKind.DELETED_SOLD,
        ConflictKind.ARCHIVED_SOLD,
        ConflictKind.TARGET_DELETED,
        ConflictKind.KIND_CHANGED,
        ConflictKind.AMBIGUOUS,
        ConflictKind.TWO_CLAIMANTS,
        ConflictKind.SAME_CODE,
        ConflictKind.STRUCTURE_CHANGED,
        ConflictKind.ATTRIBUTE_MISSING,
    }
)


def subject_of(kind: ConflictKind) -> Subject:
    """What conflicts of `kind` are about."""
    if kind in _GOODS:
        return Subject.ITEM
    special = {ConflictKind.BUYER_TWIN: Subject.BUYER, ConflictKind.REFERENCE_GONE: Subject.REFERENCE}
    return special.get(kind, Subject.ORDER)


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: data as it stands (`text`), or a sentence by `code`; with neither there is nothing there.

    `key` is compared instead of the words where the same thing is said in different words. `color` is a status
    colour of MoySklad or the shop (data). `who` is a name, `who_code` a sentence ("the buyer on the site").
    """

    text: str = ""
    code: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    color: str = ""
    at: datetime | None = None
    who: str = ""
    who_code: str = ""

    @property
    def known(self) -> bool:
        """Whether there is anything to show or compare."""
        return bool(self.text or self.code)

    def same_as(self, other: Value) -> bool:
        """Whether both mean the same."""
        if self.key or other.key:
            return self.key == other.key
        return (self.text, self.code, dict(self.params)) == (other.text, other.code, dict(other.params))


#: A cell with nothing in it.
NOTHING = Value()


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the comparison. `field` names a sentence "conflict.field.<field>", or is a name of its own."""

    field: str
    values: tuple[Value, Value, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head: whose it is ("was", "ms" or "shop") and its words by code."""

    sign: str
    code: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and an offer that could be linked, with the names that people know them by."""

    item_id: str
    offer_id: int
    item: str
    offer: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The comparison of one conflict. `base` is the column that the others are held against.

    `params` hold the numbers and names that sentences and choices need, as text; `pairs` the links that could be
    made, the likelier one first.
    """

    columns: tuple[Column, Column, Column]
    rows: tuple[Fact, ...]
    base: int = 0
    params: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()

    def value(self, name: str, column: int) -> Value:
        """The cell of field `name`, an empty one when there is no such field."""
        return next((fact.values[column] for fact in self.rows if fact.field == name), NOTHING)

    def number(self, name: str) -> str:
        """A parameter, "" when it is not there."""
        return self.params.get(name, "")


WAS, MS, SHOP = range(3)


def agreed_columns(at: datetime | None) -> tuple[Column, Column, Column]:
    """What both systems last agreed on, and what each says now."""
    return (
        Column("was", "conflict.column.agreed", at),
        Column("ms", "conflict.column.ms"),
        Column("shop", "conflict.column.shop"),
    )


def candidate_columns(*, offers: bool = False) -> tuple[Column, Column, Column]:
    """Two items against one offer, or (`offers`) one item against two offers: there was no agreement before."""
    if offers:
        return (
            Column("ms", "conflict.column.ms"),
            Column("shop", "conflict.column.first_offer"),
            Column("shop", "conflict.column.second_offer"),
        )
    return (
        Column("ms", "conflict.column.first_item"),
        Column("ms", "conflict.column.second_item"),
        Column("shop", "conflict.column.shop"),
    )


def buyer_columns() -> tuple[Column, Column, Column]:
    """Two counterparties of MoySklad against the shop's buyer."""
    return (
        Column("ms", "conflict.column.first_buyer"),
        Column("ms", "conflict.column.second_buyer"),
        Column("shop", "conflict.column.shop"),
    )


def marked(facts: Facts, fact: Fact) -> frozenset[int]:
    """The columns of a line whose value differs; empty cells are never marked.

    Held against the base column; where that is empty, the others against each other.
    """
    base = fact.values[facts.base]
    others = [at for at, value in enumerate(fact.values) if at != facts.base and value.known]
    if base.known:
        return frozenset(at for at in others if not fact.values[at].same_as(base))
    if len(others) == 2 and not fact.values[others[0]].same_as(fact.values[others[1]]):
        return frozenset(others)
    return frozenset()


def agree(facts: Facts) -> bool:
    """Whether MoySklad and the shop say the same in every field by now, so that nothing is left to decide."""
    if facts.columns[0].sign != "was" or not facts.rows:
        return False
    return all(
        fact.values[MS].known == fact.values[SHOP].known and fact.values[MS].same_as(fact.values[SHOP])
        for fact in facts.rows
    )


#: Figures that move by themselves while the conflict stays the same.
_MOVING = frozenset({"on_sale", "stock", "price"})
_WAITED_FOR = frozenset(
    {
        ConflictKind.TARGET_DELETED,
        ConflictKind.KIND_CHANGED,
        ConflictKind.AMBIGUOUS,
        ConflictKind.TWO_CLAIMANTS,
        ConflictKind.SAME_CODE,
    }
)


def essence(kind: ConflictKind, facts: Facts) -> tuple[object, ...]:
    """What a decision hangs on: a conflict whose essence is still the same need not be asked about again.

    Stock and prices are left out; the order that waits counts where it is the reason to ask.
    """
    rows = tuple(
        (fact.field, tuple((v.key or v.text, v.code, tuple(sorted(v.params.items()))) for v in fact.values))
        for fact in facts.rows
        if fact.field not in _MOVING
    )
    pairs = tuple((pair.item_id, pair.offer_id) for pair in facts.pairs)
    return (rows, pairs, facts.number("number") if kind in _WAITED_FOR else "")
