"""What the settings page and the wizard show besides the settings themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

#: Steps of the first set-up, in their order; each opens when the one before is done.
STEPS = ("moysklad", "shop", "stock", "statuses", "load")


@dataclass(frozen=True, slots=True)
class WarehouseLine:
    """A MoySklad warehouse: pieces in it as last read (None: never read), and whether they count for the shop."""

    id: str
    name: str
    pieces: Decimal | None
    counted: bool
    archived: bool = False


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service of MoySklad, by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganizationLine:
    """One of the account's organisations: whether it pays VAT (None: not told), and its rate ("22") where told."""

    id: str
    name: str
    payer_vat: bool | None = None
    vat: str = ""


@dataclass(frozen=True, slots=True)
class ShopStores:
    """The shop's stores by id; `managed` tells that the shop takes quantities by documents of these stores only."""

    managed: bool
    stores: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ItemChoice:
    """A warehouse item as found by words."""

    id: str
    name: str
    variant: str
    article: str


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """A safety stock of a folder (`kind` folder, `key` its path) or of an item (`kind` item, `key` its id)."""

    kind: str
    key: str
    title: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CheckedSystem:
    """What the last check of a system found: `facts` as remembered, `at` None when it was never checked.

    `certificate_until` is the end of the site's certificate, None where it could not be found out.
    """

    system: str
    at: datetime | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    certificate_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy of the database. `kind` is hand (a person wanted it), daily or upgrade (before a new version's step)."""

    name: str
    made: datetime
    kind: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Setup:
    """How far the first set-up is: the steps that are done, and what a person chose in them, in short."""

    done: frozenset[str]
    warehouses: int = 0
    warehouses_counted: int = 0
    measure: str = "free"
    vat: str = "goods"

    @property
    def current(self) -> str:
        """The first step that is not done, "" when all are."""
        return next((step for step in STEPS if step not in self.done), "")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of settings did: the keys that changed, and those that this version does not know."""

    changed: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The program and where its data lie."""

    version: str
    home: str
    database_bytes: int
    database_path: str
