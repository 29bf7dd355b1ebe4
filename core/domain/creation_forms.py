"""The shop's catalogues as forms to fill in: which property takes an item's article, barcode and characteristics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.dictionary import Dictionary
from core.domain.text import fold_name


class Role(StrEnum):
    """What a property is for."""

    ARTICLE = "article"
    BARCODE = "barcode"
    KEY = "key"
    DESCRIBING = "describing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FormProperty:
    """One property of a catalogue. `options` are (id, text) of a list's values; `number` takes numbers only."""

    id: int
    name: str
    code: str
    role: Role
    listed: bool = False
    number: bool = False
    multiple: bool = False
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShopForm:
    """A catalogue; `product_iblock` is set for one of offers. Properties stand in order of trust within a role."""

    iblock_id: int
    name: str
    product_iblock: int | None
    properties: tuple[FormProperty, ...]

    @property
    def key_property(self) -> FormProperty | None:
        """The property that holds the item's id, None where the catalogue has none."""
        return next(self.of(Role.KEY), None)

    def of(self, role: Role) -> Iterator[FormProperty]:
        """Properties of a role."""
        return (one for one in self.properties if one.role is role)


@dataclass(frozen=True, slots=True)
class ShopForms:
    """All catalogues, and ids of measures by their short names."""

    forms: tuple[ShopForm, ...]
    measures: Mapping[str, int] = field(default_factory=dict)

    def products(self, wanted: int = 0) -> ShopForm | None:
        """The catalogue of products that is wanted; where it is gone or 0: one with offers, else the first."""
        found = [one for one in self.forms if one.product_iblock is None]
        chosen = [one for one in found if one.iblock_id == wanted]
        with_offers = [one for one in found if self.offers_of(one.iblock_id) is not None]
        return next(iter((*chosen, *with_offers, *found)), None)

    def offers_of(self, iblock_id: int) -> ShopForm | None:
        """The catalogue of offers that belongs to a catalogue of products."""
        return next((one for one in self.forms if one.product_iblock == iblock_id), None)

    def measure(self, unit: str) -> int | None:
        """The measure an item's unit stands for («шт» and «шт.» are one)."""
        wanted = fold_name(unit)
        return next((number for name, number in self.measures.items() if wanted and fold_name(name) == wanted), None)


@dataclass(frozen=True, slots=True)
class Filled:
    """A property that gets a value: `value` as a person reads it, `stored` as the shop takes it, each of several."""

    property_id: int
    name: str
    value: str
    stored: tuple[str, ...]
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know before: a code of core.messages and its parameters."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


def fill(
    form: ShopForm,
    dictionary: Dictionary,
    *,
    article: str = "",
    barcodes: Sequence[str] = (),
    characteristics: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[Filled, ...], tuple[Remark, ...]]:
    """What goes into which property, and what cannot go anywhere and why."""
    filled: list[Filled] = []
    remarks: list[Remark] = []
    for role, texts in ((Role.ARTICLE, (article,) if article else ()), (Role.BARCODE, tuple(barcodes))):
        prop = next(form.of(role), None)
        if texts and prop is None:
            remarks.append(Remark(f"create.no_{role.value}_property", {"value": texts[0], "catalogue": form.name}))
        elif texts and prop is not None:
            kept = texts if prop.multiple else texts[:1]
            filled.append(Filled(prop.id, prop.name, ", ".join(kept), kept, prop.multiple))
            if len(kept) < len(texts):
                remarks.append(Remark("create.one_barcode", {"count": len(texts), "value": kept[0]}))
    for name, value in characteristics:
        found = _characteristic(form, dictionary, name, value)
        if isinstance(found, Filled):
            filled.append(found)
        else:
            remarks.append(found)
    done = {one.property_id for one in filled}
    empty = [one for one in form.properties if one.required and one.id not in done and one.role is not Role.KEY]
    remarks += [Remark("create.required", {"property": one.name}) for one in empty]
    return tuple(filled), tuple(remarks)


def _characteristic(form: ShopForm, dictionary: Dictionary, name: str, value: str) -> Filled | Remark:
    wanted = dictionary.name(name)
    alike = [
        one for one in form.of(Role.DESCRIBING) if wanted in (dictionary.name(one.name), dictionary.name(one.code))
    ]
    prop = next(iter(sorted(alike, key=lambda one: dictionary.name(one.name) != wanted)), None)
    if prop is None:
        return Remark("create.no_property", {"name": name, "value": value, "catalogue": form.name})
    if not prop.listed:
        if prop.number and not _is_number(value):
            return Remark("create.not_number", {"property": prop.name, "value": value})
        stored = value.replace(",", ".") if prop.number else value
        return Filled(prop.id, prop.name, value, (stored,), prop.multiple)
    form_of_value = dictionary.value(name, value)
    same = [(key, text) for key, text in prop.options if dictionary.value(name, text) == form_of_value]
    exact = [one for one in same if one[1] == value] or same
    if len(exact) != 1:
        code = "create.no_option" if not exact else "create.option_ambiguous"
        return Remark(code, {"property": prop.name, "value": value})
    return Filled(prop.id, prop.name, exact[0][1], (exact[0][0],), prop.multiple)


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
