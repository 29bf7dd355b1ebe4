"""Finding an order's buyer among MoySklad's counterparties. A card that is there is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

_DIGITS = re.compile(r"\D+")
_RUSSIAN_LENGTH = 11
_LOCAL_LENGTH = 10
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PERSON_INN, _COMPANY_INN = 12, 10


class CompanyType(StrEnum):
    """What a counterparty is (`companyType`; dictionaries/_counterparty.md)."""

    INDIVIDUAL = "individual"
    ENTREPRENEUR = "entrepreneur"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys, as the order says; everything may be missing ("")."""

    name: str
    email: str = ""
    phone: str = ""
    inn: str = ""
    kpp: str = ""
    legal_title: str = ""
    legal_address: str = ""
    address: str = ""
    user_id: int | None = None

    @property
    def company_type(self) -> CompanyType:
        """By the INN: ten digits are a company's, twelve a sole trader's where a title is given, else a person's."""
        if len(self.inn) == _COMPANY_INN:
            return CompanyType.LEGAL
        return CompanyType.ENTREPRENEUR if self.inn and self.legal_title else CompanyType.INDIVIDUAL


@dataclass(frozen=True, slots=True)
class Counterparty:
    """A card of MoySklad as it is mirrored here."""

    id: str
    name: str
    email: str = ""
    phone: str = ""
    inn: str = ""
    archived: bool = False


class FoundBy(StrEnum):
    """What a counterparty was found by, strongest first."""

    LINK = "link"
    INN = "inn"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Finding:
    """The cards that fit: one, several (a person or the policy chooses), or none; and what they were found by."""

    cards: tuple[Counterparty, ...] = ()
    by: FoundBy | None = None

    @property
    def only(self) -> Counterparty | None:
        """The card, where it is the only one."""
        return self.cards[0] if len(self.cards) == 1 else None


def normal_phone(text: str) -> str:
    """Digits with the country's code: "8 (999) 777-66-55" is "79997776655", too few digits are ""."""
    digits = _DIGITS.sub("", text)
    if len(digits) == _LOCAL_LENGTH:
        return "7" + digits
    if len(digits) == _RUSSIAN_LENGTH and digits.startswith("8") and not text.strip().startswith("+"):
        return "7" + digits[1:]
    return digits if len(digits) >= _LOCAL_LENGTH else ""


def normal_email(text: str) -> str:
    """Lower case without spaces around; "" for what is no address (MoySklad: error 3015)."""
    address = text.strip().casefold()
    return address if _EMAIL.fullmatch(address) else ""


def normal_inn(text: str) -> str:
    """The digits of an INN, "" where there are neither ten nor twelve."""
    digits = _DIGITS.sub("", text)
    return digits if len(digits) in (_COMPANY_INN, _PERSON_INN) else ""


def normal(buyer: Buyer) -> Buyer:
    """The buyer with everything in the form that is compared and sent."""
    phone = normal_phone(buyer.phone)
    return replace(
        buyer,
        name=" ".join(buyer.name.split()),
        email=normal_email(buyer.email),
        phone=f"+{phone}" if phone else "",
        inn=normal_inn(buyer.inn),
    )


@dataclass(slots=True)
class Counterparties:
    """The mirrored cards by everything they can be found by; archived ones are found last."""

    _by: dict[FoundBy, dict[str, list[Counterparty]]] = field(
        default_factory=lambda: {by: {} for by in (FoundBy.INN, FoundBy.EMAIL, FoundBy.PHONE)}
    )
    _cards: dict[str, Counterparty] = field(default_factory=dict)

    @classmethod
    def of(cls, cards: Iterable[Counterparty]) -> Counterparties:
        """Index cards."""
        made = cls()
        for card in cards:
            made.add(card)
        return made

    def add(self, card: Counterparty) -> None:
        """Take in one more card, such as one that is about to be created."""
        self._cards[card.id] = card
        for by, key in _keys(card.inn, card.email, card.phone).items():
            self._by[by].setdefault(key, []).append(card)

    def find(self, buyer: Buyer, linked_id: str = "") -> Finding:
        """Look a buyer up by the link made before, then INN, e-mail and phone; the first that answers decides.

        A company is found by its INN alone or by a contact whose card has no other INN: the phone of a person who
        orders for two companies must not lead to the wrong one.
        """
        linked = self._cards.get(linked_id)
        if linked is not None:
            return Finding((linked,), FoundBy.LINK)
        for by, key in _keys(buyer.inn, buyer.email, buyer.phone).items():
            cards = [card for card in self._by[by].get(key, ()) if _may_be(card, buyer)]
            living = [card for card in cards if not card.archived] or cards
            if living:
                return Finding(tuple(sorted(living, key=lambda card: card.id)), by)
        return Finding()


def _keys(inn: str, email: str, phone: str) -> dict[FoundBy, str]:
    keys = {
        FoundBy.INN: normal_inn(inn),
        FoundBy.EMAIL: normal_email(email),
        FoundBy.PHONE: normal_phone(phone),
    }
    return {by: key for by, key in keys.items() if key}


def _may_be(card: Counterparty, buyer: Buyer) -> bool:
    theirs = normal_inn(card.inn)
    return not (buyer.inn and theirs and theirs != normal_inn(buyer.inn))
