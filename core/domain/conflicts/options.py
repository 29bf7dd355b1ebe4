"""What a person may choose about a conflict, and what follows on each side, told before the choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.conflicts.facts import NOTHING, Value


class Sign(StrEnum):
    """The mark before a consequence: whom it touches, or what kind of thing it is."""

    MOYSKLAD = "ms"
    SHOP = "shop"
    LINK = "link"
    LETTER = "letter"
    RETURN = "return"
    TASK = "task"
    WAIT = "wait"
    WARNING = "warning"


class Effect(StrEnum):
    """How far a choice reaches: into our own links and schemes, only into the program's memory, or into a system."""

    LINKS = "links"
    MEMORY = "memory"
    SYSTEMS = "systems"


class ActKind(StrEnum):
    """A change that a choice carries out at once: of a link, or of what settings say of an entry."""

    LINK = "link"
    UNLINK = "unlink"
    ACCEPT_NAME = "accept_name"
    DROP_ENTRY = "drop_entry"


@dataclass(frozen=True, slots=True)
class Act:
    """One change; acts of a choice are carried out in their order. `entry` is a dictionary entry ("store:<id>")."""

    kind: ActKind
    item_id: str = ""
    offer_id: int = 0
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line of a card."""

    sign: Sign
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one side: `before` gives way to `after`, or stays; `more` is what comes on top."""

    sign: Sign
    before: Value = NOTHING
    after: Value = NOTHING
    more: Value = NOTHING


@dataclass(frozen=True, slots=True)
class Choice:
    """One card.

    `advice` (a code) marks the recommended choice and says why; `safe` lets it be preselected: nothing of it is lost
    or hard to take back. `alike` says that the same choice makes sense for other conflicts of the kind; `final` that
    something of it (a letter) cannot be taken back once it was carried out. `by_hand` says where a person does it as
    long as SkladLink does not write to that system itself.
    """

    key: str
    title: Value
    effect: Effect
    consequences: tuple[Consequence, ...]
    outcomes: tuple[Outcome, ...]
    mark: Sign | None = None
    advice: Value = NOTHING
    safe: bool = False
    alike: bool = True
    final: bool = False
    acts: tuple[Act, ...] = ()
    by_hand: Value = NOTHING
