"""The `filter` parameter: its grammar, and its translation into SQL (digest §5)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.fields import COMPARE, EQUAL, TEXT, Field
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.moments import from_text
from core.demo.moysklad.references import read_href, stored
from core.demo.moysklad.sklad import Call

_SPLIT = re.compile(r"(?<!\\);")
_FORM = re.compile(r"(.+?)(!=|>=|<=|~=|=~|=|>|<|~)(.*)", re.DOTALL)
_EARLIEST = from_text("1970-01-01 03:00:00")
_RANGE = frozenset((">", "<", ">=", "<="))


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as written."""

    name: str
    op: str
    value: str


def parse(text: str | None) -> list[Condition]:
    """Split a filter into conditions; `\\;` is a literal semicolon.

    Raises:
        ApiError: 1034, a condition without an operator.
    """
    conditions = []
    for part in _SPLIT.split(text or ""):
        if not part.strip():
            continue
        found = _FORM.fullmatch(part.strip())
        if found is None:
            raise ApiError(1034, f"не указан оператор в '{part}'")
        conditions.append(Condition(found[1], found[2], found[3].replace("\\;", ";")))
    return conditions


def grouped(conditions: list[Condition]) -> dict[str, list[Condition]]:
    """Group conditions by field and check what may stand together.

    A repeated inequality of the same kind counts once, the first; `=` beside an inequality is an error.

    Raises:
        ApiError: 1034.
    """
    fields: dict[str, list[Condition]] = defaultdict(list)
    for condition in conditions:
        present = fields[condition.name]
        if condition.op in _RANGE and any(c.op == condition.op for c in present):
            continue
        present.append(condition)
    for name, present in fields.items():
        ops = {c.op for c in present}
        if "=" in ops and ops & _RANGE:
            raise ApiError(1034, f"поле '{name}' указано с равенством и неравенством")
    return fields


def to_sql(call: Call, field: Field, conditions: list[Condition]) -> tuple[str, list[Any]]:
    """Translate the conditions on one field: repeats of `=` are alternatives, everything else must hold.

    Raises:
        ApiError: 1034 for an operator that the field does not take, 1014, 1035 for a bad value.
    """
    either: list[str] = []
    every: list[str] = []
    equal_values: list[Any] = []
    values: list[Any] = []
    for condition in conditions:
        if condition.op not in field.ops:
            raise ApiError(1034, f"оператор '{condition.op}' не поддерживается для поля '{field.name}'")
        sql, given = _one(call, field, condition)
        if condition.op == "=":
            either.append(sql)
            equal_values.extend(given)
        else:
            every.append(sql)
            values.extend(given)
    parts = ([f"({' OR '.join(either)})"] if either else []) + every
    return " AND ".join(parts), equal_values + values


def _one(call: Call, field: Field, condition: Condition) -> tuple[str, list[Any]]:
    expression = field.sql
    if field.name in ("owner", "group"):
        usual = f"employee/{call.sklad.accounts.solution.employee_id}"
        expression = f"coalesce({expression}, '{usual if field.name == 'owner' else 'group/' + call.sklad.group_id}')"
    if field.type == "tags":
        return _tag(expression, condition)
    if field.type == "bool" and not field.column:
        expression = f"coalesce({expression}, 0)"
    if condition.value == "":
        empty = f"({expression} IS NULL OR {expression} = '')"
        return (empty if condition.op == "=" else f"NOT {empty}"), []
    if condition.op in TEXT[2:]:
        return _like(expression, condition)
    value = _value(call, field, condition)
    if field.type in ("string", "text") and call.sklad.switches.equal_ignores_case:
        expression, value = f"fold({expression})", value.casefold()
    if condition.op == "!=":
        return f"({expression} IS NULL OR {expression} != ?)", [value]
    return f"{expression} {condition.op} ?", [value]


def _tag(expression: str, condition: Condition) -> tuple[str, list[Any]]:
    """Return the SQL of a tag in a stored list of tags."""
    among = f"EXISTS (SELECT 1 FROM json_each(coalesce({expression}, '[]')) WHERE value = ?)"
    return (among if condition.op == "=" else f"NOT {among}"), [condition.value]


def _like(expression: str, condition: Condition) -> tuple[str, list[Any]]:
    text = condition.value.casefold()
    if condition.op == "~":
        return f"instr(fold({expression}), ?) > 0", [text]
    if condition.op == "~=":
        return f"substr(fold({expression}), 1, ?) = ?", [len(text), text]
    return f"substr(fold({expression}), -?) = ?", [len(text), text]


def _value(call: Call, field: Field, condition: Condition) -> Any:
    text = condition.value
    bad = ApiError(1014, text, condition.name)
    if field.type == "bool":
        if text not in ("true", "false"):
            raise bad
        return int(text == "true")
    if field.type in ("int", "number"):
        try:
            return float(text)
        except ValueError:
            raise bad from None
    if field.type in ("moment", "minute"):
        return moment_of(text)
    if field.type == "ref":
        return _reference(call, field, text, bad)
    if field.name in ("id", "productid", "syncId") and not is_uuid(text):
        raise bad
    return text.lower() if field.name in ("id", "productid", "syncId") else text


def _reference(call: Call, field: Field, text: str, bad: ApiError) -> str:
    if is_uuid(text):
        raise bad
    target = read_href(call, text)
    if target.kind not in field.refs:
        raise bad
    if field.column:
        return target.id
    return stored(target)


def moment_of(text: str) -> int:
    """Read a moment in a filter.

    Raises:
        ApiError: 1035.
    """
    try:
        moment = from_text(text)
    except ValueError:
        raise ApiError(1035) from None
    if moment < _EARLIEST:
        raise ApiError(1035)
    return moment


def attribute_field(call: Call, kind: str, href: str) -> Field | None:
    """Return a field for a filter on an attribute's href, None when `href` is none."""
    marker = "/metadata/attributes/"
    if not href.startswith(call.base) or marker not in href:
        return None
    attribute_id = href.rpartition("/")[2]
    known = {a["id"]: a for a in call.sklad.settings.attributes.get(kind, [])}
    if attribute_id not in known:
        raise ApiError(1034, f"доп. поле {attribute_id} не найдено")
    kind_of_value = known[attribute_id]["type"]
    column = f"json_extract(t.body, '$.attributes.\"{attribute_id}\"')"
    if kind_of_value in ("long", "double"):
        return Field(href, "number", COMPARE, column=column)
    if kind_of_value == "boolean":
        return Field(href, "bool", EQUAL, column=column)
    return Field(href, "string", TEXT, column=column)
