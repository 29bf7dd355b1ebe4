"""Links between warehouse items and shop offers, and candidates for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class MatchRule(StrEnum):
    """The evidence that proposed a pair, strongest first."""

    STORED = "stored"
    EXTERNAL_CODE = "external_code"
    BARCODE = "barcode"
    ARTICLE = "article"
    CODE = "code"
    VARIANT = "variant"
    NAME = "name"
    MANUAL = "manual"


class LinkOrigin(StrEnum):
    """Who made a link."""

    AUTOMATIC = "automatic"
    ACCEPTED = "accepted"
    MANUAL = "manual"
    IMPORTED = "imported"
    CREATED = "created"


class MatchState(StrEnum):
    """What the mapping shows for an item."""

    LINKED = "linked"
    SUGGESTED = "suggested"
    AMBIGUOUS = "ambiguous"
    UNLINKED = "unlinked"
    UNCHECKED = "unchecked"
    IGNORED = "ignored"
    DELETED = "deleted"


class Verdict(StrEnum):
    """How one key compares between an item and an offer."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Link:
    """One confirmed pair. The offer side is unique always."""

    item_id: str
    offer_id: int
    origin: LinkOrigin
    rule: MatchRule
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed pair.

    `score` is 0 to 100. `exact` means a unique, uncontradicted key decides it (accepted in one click);
    `automatic` that the linking rule may link it without asking. `evidence` gives a verdict per key.
    """

    item_id: str
    offer_id: int
    rule: MatchRule
    score: int
    rank: int = 1
    exact: bool = False
    automatic: bool = False
    evidence: Mapping[str, Verdict] = field(default_factory=dict)
    note: str = ""
