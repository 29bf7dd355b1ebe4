"""What the load page knows of the steps before it: what core found, where the keys are, whether they were refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from core.domain.screens.settings import Setup

if TYPE_CHECKING:
    from core.app import KeyPlace, SkladLink

SYSTEMS = ("moysklad", "shop")
STEPS = (*SYSTEMS, "stock", "statuses")


class Counted(QObject):
    """The words with a plural: those are found in tr() only."""

    def warehouses(self, count: int) -> str:
        """How many warehouses count."""
        return self.tr("%Ln warehouses", "", count)

    def pairs(self, count: int) -> str:
        """How many pairs of statuses there are."""
        return self.tr("%Ln pairs", "", count)

    def rules(self, count: int) -> str:
        """How many rules are at work."""
        return self.tr("%Ln rules", "", count)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rail before the load: ticked only where it is a fact; `words` is its sub-line."""

    done: bool
    words: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """`facts` as core.app's wizard_facts, `places` and connection `states` by system (none while not known yet);
    `setup` is how far a person came, `pairs` and `rules` count what the status scheme holds; in a `demo` the keys are
    invented."""

    facts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, KeyPlace] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    setup: Setup = field(default_factory=lambda: Setup(frozenset()))
    pairs: int = 0
    rules: int = 0
    demo: bool = False

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
        return self.known and all(self.given(system) for system in self.places)

    def given(self, system: str) -> bool:
        """The system's key is there and was not refused."""
        place = self.places.get(system)
        return place is not None and bool(place.source) and self.states.get(system) != "refused"

    def step(self, key: str) -> Step:
        """The step `key` of STEPS as the rail shows it."""
        if key in SYSTEMS and self.connected(key):
            through = key in self.setup.done
            lacking = QCoreApplication.translate("Rail", "some rights are missing")
            return Step(through, self.facts[key] if through else lacking)
        if key in SYSTEMS:
            return Step(False, self._missing(key))
        if key not in self.setup.done:
            return Step(False, QCoreApplication.translate("Rail", "not set up yet") if self.known else "")
        return Step(True, self._stock_words() if key == "stock" else self._status_words())

    def _stock_words(self) -> str:
        """How many warehouses count, and the VAT of orders."""
        translate = QCoreApplication.translate
        setup = self.setup
        stores = Counted().warehouses(setup.warehouses_counted)
        vat = translate("Rail", "no VAT") if setup.vat == "none" else translate("Rail", "VAT by the item")
        return f"{stores} · {vat}"

    def _status_words(self) -> str:
        translate = QCoreApplication.translate
        if not self.pairs and not self.rules:
            return translate("Rail", "no pairs yet")
        return f"{Counted().pairs(self.pairs)}, {Counted().rules(self.rules)}"

    def keys_words(self) -> str:
        """Where the keys are, in one line."""
        translate = QCoreApplication.translate
        sources = {place.source for place in self.places.values()}
        if self.demo:
            return translate("Rail", "Demo: the keys are invented")
        if "session" in sources:
            return translate("Rail", "Keys are asked for at start")
        if "environment" in sources:
            return translate("Rail", "Keys come from the environment")
        if any(place.trouble is not None for place in self.places.values()):
            asked = all(self.facts.get(system) for system in SYSTEMS)
            return (
                translate("Rail", "Keys are asked for at start")
                if asked
                else translate("Rail", "Keys are never written to a file")
            )
        return translate("Rail", "Keys are kept in the system keyring only")

    def _missing(self, system: str) -> str:
        translate = QCoreApplication.translate
        place = self.places.get(system)
        if place is None:
            return ""
        if place.trouble is not None and place.trouble.code != "keyring_missing":
            return translate("Rail", "the key cannot be read")
        if not place.source:
            if place.trouble is not None and self.facts.get(system):
                return translate("Rail", "key is asked for at start")
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
    states = {view.system: view.state for view in app.connections()}
    scheme = app.statuses.view().scheme
    rules = sum(rule.ready for rule in scheme.rules)
    return Readiness(
        app.wizard_facts(), places, states, app.preferences.setup(), len(scheme.pairs), rules, app.demo is not None
    )
