"""The iblock properties a shop keeps its keys and its sizes in, found by their codes (digest bitrix §3.5).

An article, a barcode and MOYSKLAD_ID are no fields of the API: they are properties whose numbers differ per iblock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.bitrix.casts import to_id, to_text
from core.bitrix.payloads import PropertyRow

ARTICLE_CODES = ("ARTNUMBER", "CML2_ARTICLE", "ARTICLE", "ARTIKUL", "ART", "VENDOR_CODE", "SKU")
"""The vendor's demo shop, the exchange with 1C, then usual own codes; the first filled one counts."""

BARCODE_CODES = ("CML2_BAR_CODE", "CML2_BARCODE", "BARCODE", "BAR_CODE", "EAN13", "EAN", "GTIN", "SHTRIHKOD")
MOYSKLAD_CODES = ("MOYSKLAD_ID",)

DESCRIBING = 30
"""At most so many describing properties are read per iblock."""

_SERVICE_PREFIXES = (
    "CML2_", "FORUM_", "BLOG_", "VOTE_", "SEO_", "YANDEX_", "YM_", "MINIMUM_PRICE", "MAXIMUM_PRICE", "MORE_PHOTO",
    "RATING", "RECOMMEND", "FILES", "VIDEO",
)  # fmt: skip
_DESCRIBING_CML2 = ("CML2_ATTRIBUTES",)
_DESCRIBING_TYPES = ("S", "L", "N")


@dataclass(frozen=True, slots=True)
class Property:
    """One property; `options` are the texts of a list property's values by their ids."""

    id: int
    name: str
    code: str
    kind: str
    user_type: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    multiple: bool = False
    required: bool = False

    @property
    def field_name(self) -> str:
        """Its name in the product methods."""
        return f"property{self.id}"


@dataclass(frozen=True, slots=True)
class Roles:
    """Which properties of an iblock mean what; each list in order of trust."""

    article: tuple[Property, ...] = ()
    barcode: tuple[Property, ...] = ()
    moysklad_id: tuple[Property, ...] = ()
    describing: tuple[Property, ...] = ()

    @property
    def all(self) -> tuple[Property, ...]:
        """Every property that is to be read."""
        return self.article + self.barcode + self.moysklad_id + self.describing


def read_property(row: PropertyRow, options: Mapping[str, str]) -> Property:
    """A property out of its row. Raises ValueError."""
    return Property(
        id=to_id(row.id),
        name=to_text(row.name),
        code=to_text(row.code).upper(),
        kind=to_text(row.property_type).upper() or "S",
        user_type=to_text(row.user_type),
        options=options,
        multiple=to_text(row.multiple) == "Y",
        required=to_text(row.is_required) == "Y",
    )


def assign_roles(properties: Iterable[Property], link_property: int | None) -> Roles:
    """Tell which properties carry the keys and which describe the goods.

    Links, files and directory properties are left out of the description: what they hold is a code that REST
    cannot turn into text, and a code is not a colour.
    """
    own = [one for one in properties if one.id != link_property]
    keys = {code for codes in (ARTICLE_CODES, BARCODE_CODES, MOYSKLAD_CODES) for code in codes}
    describing = [one for one in own if one.code not in keys and _describes(one)]
    return Roles(
        article=_by_code(own, ARTICLE_CODES),
        barcode=_by_code(own, BARCODE_CODES),
        moysklad_id=_by_code(own, MOYSKLAD_CODES),
        describing=tuple(describing[:DESCRIBING]),
    )


def values_of(prop: Property, raw: Any) -> list[str]:
    """The texts a product row holds for a property: null, one value or several, each bare or as
    `{"value", "valueId", "valueEnum"}` (digest §3.3). Values that are no text are left out."""
    if raw is None or raw is False:
        return []
    items = raw if isinstance(raw, list) else [raw]
    texts = (_value_text(prop, item) for item in items)
    return [text for text in texts if text]


def _value_text(prop: Property, item: Any) -> str:
    named = ""
    if isinstance(item, dict):
        named = _text_or_empty(item.get("valueEnum"))
        item = item.get("value")
        if isinstance(item, dict):
            item = item.get("TEXT", item.get("text"))
    text = _text_or_empty(item)
    if prop.kind != "L":
        return text
    if text == "Y" and len(prop.options) == 1:
        return next(iter(prop.options.values()))
    return prop.options.get(text) or named


def _text_or_empty(value: Any) -> str:
    try:
        return to_text(value)
    except ValueError:
        return ""


def _by_code(properties: list[Property], codes: tuple[str, ...]) -> tuple[Property, ...]:
    found = [one for one in properties if one.code in codes]
    return tuple(sorted(found, key=lambda one: codes.index(one.code)))


def _describes(prop: Property) -> bool:
    if prop.kind not in _DESCRIBING_TYPES or prop.user_type:
        return False
    return prop.code in _DESCRIBING_CML2 or not prop.code.startswith(_SERVICE_PREFIXES)
