"""Fields of REST entities: their names, columns and kinds, and how their values are written and read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from core.demo.bitrix import dates, php

Kind = Literal["integer", "double", "char", "string", "text_id", "datetime", "boolean"]

_NAMES = {"text_id": "string", "boolean": "char"}


class Style(Enum):
    """How zeros and empty texts are written."""

    NULLS = "nulls"
    """catalog.* everywhere, sale.* of K22: 0 and "" become null."""
    PLAIN = "plain"
    """sale.* of K24: 0 stays, an empty text is "", an empty number or date null."""


@dataclass(frozen=True)
class Field:
    """A field of an entity. `text_id` is a number that travels as a text."""

    name: str
    column: str
    kind: Kind = "string"
    read_only: bool = False
    immutable: bool = False
    required: bool = False
    default: Any = None

    @property
    def writable(self) -> bool:
        """Whether an update may change it."""
        return not self.read_only and not self.immutable

    def describe(self) -> dict[str, Any]:
        """Return the field's line in a getFields answer."""
        return {
            "type": _NAMES.get(self.kind, self.kind),
            "isRequired": self.required,
            "isReadOnly": self.read_only,
            "isImmutable": self.immutable,
        }


def number(value: float) -> float | int:
    """Return whole numbers without a fraction, as PHP's json_encode writes them."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def written(field: Field, value: Any, style: Style, zone_minutes: int) -> Any:
    """Return a stored `value` as REST writes it."""
    if value is None or value == "":
        return "" if style is Style.PLAIN and field.kind in ("string", "char") else None
    if field.kind == "datetime":
        return dates.iso(value, zone_minutes)
    if field.kind in ("integer", "double"):
        if value == 0 and style is Style.NULLS:
            return None
        return number(value)
    return str(value)


def read(field: Field, value: Any, zone_minutes: int) -> Any:
    """Return a sent `value` as it is stored; texts become numbers as PHP casts them."""
    if value is None:
        return None
    if field.kind == "integer" or field.kind == "text_id":
        return None if value == "" else php.to_int(value)
    if field.kind == "double":
        return None if value == "" else php.to_float(value)
    if field.kind == "datetime":
        return dates.from_any(str(value), zone_minutes)
    if field.kind in ("char", "boolean"):
        return str(value)[:1]
    return str(value) if not isinstance(value, dict | list) else ""
