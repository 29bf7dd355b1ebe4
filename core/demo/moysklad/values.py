"""Field values on the way in: type, length and reference checks, and the stored form."""

from __future__ import annotations

import re
from typing import Any

from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.fields import Field
from core.demo.moysklad.moments import from_text, whole_minute
from core.demo.moysklad.references import read_meta, stored
from core.demo.moysklad.sklad import Call

BARCODE_KINDS = ("ean13", "ean8", "code128", "gtin", "upc")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CLEARABLE = ("ref", "number", "money", "prices", "rate", "moment", "minute", "attributes", "int")
_ADDRESS_PARTS = ("postalCode", "country", "region", "city", "street", "house", "apartment", "addInfo", "comment")


def stored_value(call: Call, field: Field, value: Any, old: Any) -> Any:
    """Return what is stored for `value`; None clears. `old` is the stored value before.

    Raises:
        ApiError: the refusals of this field's type.
    """
    if value is None:
        if field.type not in _CLEARABLE or field.required:
            raise ApiError(2016, field.name, field.type, parameter=field.name)
        return None
    match field.type:
        case "string" | "text" | "enum":
            return _text(field, value)
        case "bool":
            return _typed(field, value, bool)
        case "int" | "number":
            return _number(field, value)
        case "ref":
            target = read_meta(call, field.name, value, field.refs)
            return target.id if field.column else stored(target)
        case "moment" | "minute":
            return _moment(field, value)
        case "money":
            return _money(field, value)
        case "prices":
            return _prices(call, value, old or {})
        case "rate":
            return _number(field, value.get("value", 1) if isinstance(value, dict) else value)
        case "tags":
            return _typed(field, value, list)
        case _:
            return value


def _typed(field: Field, value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise ApiError(2016, field.name, kind.__name__, parameter=field.name)
    return value


def _text(field: Field, value: Any) -> str:
    _typed(field, value, str)
    if len(value) > field.max_length:
        raise ApiError(3040, field.name, field.max_length, parameter=field.name)
    if field.values and value not in field.values:
        raise ApiError(3005, field.name, parameter=field.name)
    if field.required and not value.strip():
        raise ApiError(3000, field.name, parameter=field.name)
    if field.name == "email" and value and not _EMAIL.fullmatch(value):
        raise ApiError(3015, parameter=field.name)
    return str(value)


def _number(field: Field, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ApiError(2016, field.name, "number", parameter=field.name)
    if field.name == "vat" and not 0 <= value <= 100:
        raise ApiError(17007, parameter=field.name)
    if field.name in ("weight", "volume") and value < 0:
        raise ApiError(3002, field.name, parameter=field.name)
    return int(value) if field.type == "int" else value


def _moment(field: Field, value: Any) -> int:
    _typed(field, value, str)
    try:
        moment = from_text(value)
    except ValueError:
        raise ApiError(2016, field.name, "yyyy-MM-dd HH:mm:ss.SSS", parameter=field.name) from None
    return whole_minute(moment) if field.type == "minute" else moment


def _money(field: Field, value: Any) -> float:
    price = value.get("value") if isinstance(value, dict) else None
    if isinstance(price, bool) or not isinstance(price, int | float):
        raise ApiError(2016, field.name, "object", parameter=field.name)
    if price < 0:
        raise ApiError(3002, field.name, parameter=field.name)
    return price


def _prices(call: Call, value: Any, old: dict[str, float]) -> dict[str, float]:
    """Merge sale prices: price types that were not sent keep their price."""
    if not isinstance(value, list):
        raise ApiError(2016, "salePrices", "array", parameter="salePrices")
    keys = {kind["id"]: kind["key"] for kind in call.sklad.settings.price_types}
    prices = dict(old)
    for entry in value:
        kind = entry.get("priceType") if isinstance(entry, dict) else None
        if kind is None:
            raise ApiError(3000, "priceType", parameter="salePrices")
        target = read_meta(call, "priceType", kind, ("pricetype",))
        price = entry.get("value", 0)
        if isinstance(price, bool) or not isinstance(price, int | float):
            raise ApiError(2016, "value", "number", parameter="salePrices")
        if price < 0:
            raise ApiError(3002, "value", parameter="salePrices")
        prices[keys[target.id]] = price
    return prices


def barcodes(value: Any) -> list[tuple[str, str]]:
    """Read the list of barcodes; it replaces the present one.

    Raises:
        ApiError: 2016, 3005.
    """
    if not isinstance(value, list):
        raise ApiError(2016, "barcodes", "array", parameter="barcodes")
    found = []
    for entry in value:
        if not isinstance(entry, dict) or len(entry) != 1:
            raise ApiError(2016, "barcodes", "object", parameter="barcodes")
        ((kind, digits),) = entry.items()
        if kind not in BARCODE_KINDS or not isinstance(digits, str):
            raise ApiError(3005, "barcodes", parameter="barcodes")
        found.append((kind, digits))
    return found


def address(data: dict[str, Any], name: str, old: Any) -> dict[str, Any] | None:
    """Return the stored address from the string `name` and its structured twin `<name>Full`.

    Both given: the string is ignored; the string alone also fills addInfo; "" clears (digest §4.2, §12.1).

    Raises:
        ApiError: 2016.
    """
    full = data.get(f"{name}Full")
    if isinstance(full, dict):
        kept = dict(old["full"]) if old else {}
        kept.update({p: str(v) for p, v in full.items() if p in _ADDRESS_PARTS and v is not None})
        return {"text": ", ".join(v for p, v in kept.items() if p != "comment" and v), "full": kept}
    text = data.get(name)
    if not isinstance(text, str):
        raise ApiError(2016, name, "string", parameter=name)
    return {"text": text, "full": {"addInfo": text}} if text else None
