"""Turns a REST filter and order into SQL, with Bitrix's prefixes and its silence about unknown names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from core.demo.bitrix import dates, php
from core.demo.bitrix.errors import RestError
from core.demo.bitrix.fields import Field

_PREFIX = re.compile(r"(!=%|!%=|!@|!=|!%|>=|<=|=%|%=|@|!|=|>|<|%)?(.*)\Z", re.DOTALL)
DateMode = Literal["iso", "culture_wrong", "culture_error"]


@dataclass(frozen=True)
class Condition:
    """SQL text and its arguments."""

    sql: str
    arguments: tuple[Any, ...] = ()


def split_key(key: str) -> tuple[str, str]:
    """Split `>=dateUpdate` into its prefix and name."""
    found = _PREFIX.match(key)
    assert found is not None
    return found.group(1) or "", found.group(2)


def conditions(
    given: Any,
    fields: dict[str, Field],
    zone_minutes: int,
    date_mode: DateMode = "iso",
    special: Callable[[str, str, Any], Condition | None] | None = None,
) -> list[Condition]:
    """Return the conditions of a filter; names that are not in `fields` are dropped without a word.

    `special` gets (prefix, name, value) of such names first: properties of products are filtered there.
    """
    found: list[Condition] = []
    for key, value in php.items_of(given):
        prefix, name = split_key(key)
        field = fields.get(name)
        condition: Condition | None
        if field is not None:
            condition = _condition(prefix, field, value, zone_minutes, date_mode)
        else:
            condition = special(prefix, name, value) if special else None
        if condition is not None:
            found.append(condition)
    return found


def _condition(prefix: str, field: Field, value: Any, zone_minutes: int, date_mode: DateMode) -> Condition | None:
    if field.kind == "datetime":
        return _date_condition(prefix, field.column, value, zone_minutes, date_mode)
    cast: Callable[[Any], Any] = str
    if field.kind in ("integer", "text_id"):
        cast = php.to_int
    elif field.kind == "double":
        cast = php.to_float
    return compare(prefix, field.column, value, cast)


def compare(prefix: str, column: str, value: Any, cast: Callable[[Any], Any]) -> Condition | None:
    """Return `column` compared with `value` under a filter prefix; an empty array compares with nothing."""
    negative = prefix.startswith("!")
    operator = prefix.lstrip("!")
    if "%" in operator:
        return _like(operator, negative, column, value)
    if operator in (">", ">=", "<", "<="):
        return _ordered(operator, column, value, cast)
    if isinstance(value, dict | list):
        wanted = [cast(item) for item in php.values_of(value)]
        if not wanted:
            return None
        marks = ",".join("?" * len(wanted))
        return Condition(f"{column} {'NOT IN' if negative else 'IN'} ({marks})", tuple(wanted))
    if value is None or value is False or value == "":
        return Condition(f"coalesce({column}, '') {'<>' if negative else '='} ''")
    if negative:
        return Condition(f"({column} IS NULL OR {column} <> ?)", (cast(value),))
    return Condition(f"{column} = ?", (cast(value),))


def _ordered(operator: str, column: str, value: Any, cast: Callable[[Any], Any]) -> Condition | None:
    """Compare by size. An array, such as an unresolved batch reference, is cast item by item as PHP does."""
    if isinstance(value, dict | list):
        wanted = [cast(item) for item in php.values_of(value)]
        if not wanted:
            return None
        return Condition(" OR ".join([f"{column} {operator} ?"] * len(wanted)), tuple(wanted))
    return Condition(f"{column} {operator} ?", (cast(value),))


def _like(operator: str, negative: bool, column: str, value: Any) -> Condition | None:
    texts = [str(item) for item in php.values_of(value) if not isinstance(item, dict | list)]
    if not texts:
        return None
    if operator == "%":
        test = f"instr(fold({column}), fold(?)) > 0"
    else:
        test = f"fold({column}) LIKE fold(?)"
    joined = " OR ".join([test] * len(texts))
    if negative:
        return Condition(f"NOT coalesce({joined}, 0)", tuple(texts))
    return Condition(f"({joined})", tuple(texts))


def _date_condition(prefix: str, column: str, value: Any, zone_minutes: int, mode: DateMode) -> Condition | None:
    text = str(value)
    if mode == "iso":
        moment = dates.from_any(text, zone_minutes)
        return None if moment is None else compare(prefix, column, moment, int)
    moment = dates.from_culture(text, zone_minutes)
    if moment is not None:
        return compare(prefix, column, moment, int)
    if mode == "culture_error":
        raise RestError("ERROR_CORE", "SQL query error!", 500)
    return compare(prefix, column, 0, int)


def ordering(given: Any, fields: dict[str, Field], special: Callable[[str], str | None] | None = None) -> str:
    """Return the ORDER BY text of an `order` parameter; unknown names are dropped; the id comes last."""
    parts: list[str] = []
    for name, direction in php.items_of(given):
        field = fields.get(name)
        column = field.column if field else special(name) if special else None
        if column is not None:
            parts.append(f"{column} {'DESC' if str(direction).lower() == 'desc' else 'ASC'}")
    return ", ".join([*parts, "id ASC"])


def where(found: list[Condition]) -> tuple[str, tuple[Any, ...]]:
    """Join conditions by AND; SQL text with its WHERE, or nothing."""
    if not found:
        return "", ()
    text = " AND ".join(f"({condition.sql})" for condition in found)
    return f" WHERE {text}", tuple(argument for condition in found for argument in condition.arguments)
