"""The dictionary of variants: which characteristic is which property, and which of their values mean the same.

«Размер» of the warehouse may be «Р-р» or "size" in the shop, «чёрный» may be "Black" or "01". Terms help to rank
and to explain; a link is never decided by them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.domain.text import fold_name


class TermOrigin(StrEnum):
    """Who says so: the program's own list, what confirmed pairs taught, or a person."""

    KNOWN = "known"
    LEARNED = "learned"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Term:
    """`warehouse` (as MoySklad writes it) and `shop` (as the shop writes it) mean the same.

    `scope` is "" for names of characteristics; for values it is the characteristic they belong to, or EVERYWHERE.
    `support` is how many linked pairs show it.
    """

    scope: str
    warehouse: str
    shop: str
    origin: TermOrigin = TermOrigin.PERSON
    support: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two terms the same one: everything folded."""
        return fold_name(self.scope) or self.scope, fold_name(self.warehouse), fold_name(self.shop)


@dataclass(frozen=True, slots=True)
class HeldTerm:
    """A term as it is kept: it holds, or with `refused` a person took it out and it is not learnt again."""

    term: Term
    refused: bool = False


NAMES = ""
#: Scope of a value term that holds for every characteristic.
EVERYWHERE = "*"

_COLOURS = (
    ("чёрный", "black"), ("белый", "white"), ("красный", "red"), ("синий", "blue"), ("голубой", "light blue"),
    ("зелёный", "green"), ("жёлтый", "yellow"), ("серый", "grey"), ("серый", "gray"), ("розовый", "pink"),
    ("коричневый", "brown"), ("бежевый", "beige"), ("оранжевый", "orange"), ("фиолетовый", "purple"),
    ("бордовый", "burgundy"), ("золотой", "gold"), ("серебристый", "silver"), ("хаки", "khaki"),
)  # fmt: skip
_NAMES = (
    ("Цвет", "Color"), ("Цвет", "Colour"), ("Размер", "Size"), ("Размер", "Р-р"), ("Материал", "Material"),
    ("Объём", "Volume"), ("Вкус", "Flavour"), ("Вкус", "Flavor"), ("Рост", "Height"), ("Длина", "Length"),
)  # fmt: skip
KNOWN: tuple[Term, ...] = (
    *(Term(NAMES, left, right, TermOrigin.KNOWN) for left, right in _NAMES),
    *(Term("Цвет", left, right, TermOrigin.KNOWN) for left, right in _COLOURS),
)


def held_text(held: HeldTerm | None) -> str:
    """A kept term as the journal holds it; "" for none."""
    if held is None:
        return ""
    term = held.term
    parts = [term.scope, term.warehouse, term.shop, term.origin.value, term.support, held.refused]
    return json.dumps(parts, ensure_ascii=False)


def held_from(text: str) -> HeldTerm | None:
    """The reverse of `held_text`."""
    if not text:
        return None
    scope, warehouse, shop, origin, support, refused = json.loads(text)
    return HeldTerm(Term(scope, warehouse, shop, TermOrigin(origin), support), bool(refused))


class Dictionary:
    """Names and values brought to one form. An empty dictionary only folds."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        terms = list(terms)
        self._names = _Groups()
        self._values: dict[str, _Groups] = {}
        self._saying: dict[tuple[str, str], list[Term]] = {}
        for term in terms:
            if term.scope == NAMES:
                self._names.join(fold_name(term.warehouse), fold_name(term.shop))
        for term in terms:
            if term.scope != NAMES:
                scope = EVERYWHERE if term.scope == EVERYWHERE else self.name(term.scope)
                groups = self._values.setdefault(scope, _Groups())
                groups.join(fold_name(term.warehouse), fold_name(term.shop))
                for word in (fold_name(term.warehouse), fold_name(term.shop)):
                    self._saying.setdefault((scope, word), []).append(term)

    def name(self, text: str) -> str:
        """The one form of a characteristic's or property's name."""
        return self._names.first(fold_name(text))

    def knows_name(self, text: str) -> bool:
        """Whether some entry speaks of a characteristic or property of this name."""
        return self._names.knows(fold_name(text))

    def value(self, name: str, text: str) -> str:
        """The one form of a value of characteristic or property `name`."""
        folded = fold_name(text)
        for scope in (self.name(name), EVERYWHERE) if self._values else ():
            groups = self._values.get(scope)
            if groups is not None and groups.knows(folded):
                return groups.first(folded)
        return folded

    def term_of(self, name: str, left: str, right: str) -> Term | None:
        """The term that makes two values of characteristic `name` equal; None where they are not, or need none.

        Where only several terms together do it, the first of them.
        """
        mine, theirs = fold_name(left), fold_name(right)
        if mine == theirs or self.value(name, left) != self.value(name, right):
            return None
        scopes = (self.name(name), EVERYWHERE)
        terms = [term for scope in scopes for term in self._saying.get((scope, mine), ())]
        direct = (term for term in terms if theirs in (fold_name(term.warehouse), fold_name(term.shop)))
        return next(direct, terms[0] if terms else None)

    def forms(self, value: str) -> frozenset[str]:
        """Every known way of writing a value that is in its one form."""
        return frozenset({value}).union(*(groups.members(value) for groups in self._values.values()))


class _Groups:
    """Folded texts that mean the same; the first one ever named stands for its group."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def join(self, left: str, right: str) -> None:
        if not left or not right:
            return
        mine, theirs = self.first(left), self.first(right)
        members = self._members.setdefault(mine, [mine])
        moved = self._members.pop(theirs, [theirs]) if theirs != mine else []
        members += moved
        self._first.update(dict.fromkeys(members, mine))

    def knows(self, text: str) -> bool:
        return text in self._first

    def first(self, text: str) -> str:
        return self._first.get(text, text)

    def members(self, first: str) -> list[str]:
        return self._members.get(first, [])
