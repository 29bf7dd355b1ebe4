"""What the load page knows of the steps before it: what core found, where the keys are, whether they were refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from core.app import KeyPlace, SkladLink

SYSTEMS = ("moysklad", "shop")
STEPS = (*SYSTEMS, "stock", "statuses")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rail before the load: ticked only where it is a fact; `words` is its sub-line."""

    done: bool
    words: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """`facts` as core.app's wizard_facts, `places` and connection `states` by system (none while not known yet)."""

    facts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, KeyPlace] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)

    def connected(self, system: str) -> bool:
        """It answered, its key is still there, and it has not been refused since."""
        if not self.facts.get(system) or self.states.get(system) == "refused":
            return False
        place = self.places.get(system)
        return place is None or bool(place.source)

    @property
    def known(self) -> bool:
        """False until it was looked at: nothing is promised or asked for before that."""
        return bool(self.places)

    @property
    def ready(self) -> bool:
        """Both keys are there and none was refused: the load may start, it connects by itself."""
        return self.known and all(
            bool(place.source) and self.states.get(system) != "refused" for system, place in self.places.items()
        )

    def step(self, key: str) -> Step:
        """The step `key` of STEPS as the rail shows it."""
        translate = QCoreApplication.translate
        if key == "statuses":
            return Step(False, translate("Rail", "in the next version"))
        if key == "stock":
            stores = self.facts.get("stock", "")
            return Step(bool(stores), stores or translate("Rail", "not read yet"))
        if self.connected(key):
            return Step(True, self.facts[key])
        return Step(False, self._missing(key))

    def keys_words(self) -> str:
        """Where the keys are, in one line."""
        translate = QCoreApplication.translate
        sources = {place.source for place in self.places.values()}
        if "session" in sources:
            return translate("Rail", "Keys are kept until the program closes")
        if "environment" in sources:
            return translate("Rail", "Keys come from the environment")
        if any(place.trouble is not None for place in self.places.values()):
            return translate("Rail", "Keys are never written to a file")
        return translate("Rail", "Keys are kept in the system keyring only")

    def _missing(self, system: str) -> str:
        translate = QCoreApplication.translate
        place = self.places.get(system)
        if place is None:
            return ""
        if place.trouble is not None and place.trouble.code != "keyring_missing":
            return translate("Rail", "the key cannot be read")
        if not place.source:
            return translate("Rail", "key not given yet")
        if self.states.get(system) == "refused":
            return translate("Rail", "the key was refused")
        return translate("Rail", "key given, not checked yet")


def look(app: SkladLink) -> Readiness:
    """Everything at once; a keyring may take seconds to answer, so never in the GUI thread."""
    from core.app import SecretName

    places = {
        "moysklad": app.key_place(SecretName.MOYSKLAD_TOKEN),
        "shop": app.key_place(SecretName.BITRIX_WEBHOOK),
    }
    return Readiness(app.wizard_facts(), places, {view.system: view.state for view in app.connections()})
