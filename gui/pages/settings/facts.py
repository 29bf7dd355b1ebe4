"""What the page asks for in one go: values and what stands beside them; and apart, what may wait for the keyring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.domain.screens.common import ConnectionView
from core.domain.screens.creating import CatalogueChoice, SectionChoice
from core.domain.screens.settings import (
    About,
    CheckedSystem,
    CopyLine,
    OrganizationLine,
    SafetyLine,
    ServiceLine,
    ShopStores,
    WarehouseLine,
)
from gui.connect.keys import places
from gui.desktop import start_at_login

if TYPE_CHECKING:
    from core.app import BudgetFigures, KeyPlace, SkladLink


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything but the keys; a moment of SQL."""

    values: Mapping[str, str]
    warehouses: Sequence[WarehouseLine]
    stores: ShopStores
    organizations: Sequence[OrganizationLine]
    catalogues: Sequence[CatalogueChoice]
    sections: Sequence[SectionChoice]
    services: Sequence[ServiceLine]
    safety: Sequence[SafetyLine]
    copies: Sequence[CopyLine]
    about: About
    budget: BudgetFigures
    checked: Mapping[str, CheckedSystem]
    views: Mapping[str, ConnectionView]
    login: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Keys:
    """Where the keys are, and the shop's address, which stands in its key."""

    places: Mapping[str, KeyPlace]
    shop_address: str

    @property
    def trouble(self) -> bool:
        """The keyring could not answer."""
        return any(place.trouble is not None for place in self.places.values())


def gather(app: SkladLink) -> Facts:
    """Ask the door; called in a worker."""
    door = app.preferences
    return Facts(
        door.values(),
        door.warehouses(),
        door.shop_stores(),
        door.organizations(),
        app.creating.catalogues(),
        app.creating.sections(),
        door.services(),
        door.safety(),
        door.copies(),
        door.about(),
        app.budget(),
        door.checked(),
        {view.system: view for view in app.connections()},
        (start_at_login.supported(), start_at_login.enabled()),
    )


def gather_keys(app: SkladLink) -> Keys:
    """Ask for the keys' places; called in a worker, the keyring may take its time."""
    found = places(app)
    answers = found["shop"].trouble is None
    return Keys(found, app.preferences.address()[1] if answers else "")
