"""How PHP sees a request: nested parameters, casts, and which arrays become JSON lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

_LEADING_NUMBER = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_INTEGER_KEY = re.compile(r"(0|-?[1-9]\d*)\Z")


def parse_str(query: str) -> dict[str, Any]:
    """Return the parameters of a PHP-style query string: `filter[>id]=10&select[]=id`."""
    return nested(parse_qsl(query, keep_blank_values=True))


def nested(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return nested parameters out of (key, value) pairs with keys such as `fields[quantity]`."""
    root: dict[str, Any] = {}
    for key, value in pairs:
        _put(root, _path(key), value)
    return {name: _as_list(value) for name, value in root.items()}


def _path(key: str) -> list[str]:
    head, bracket, tail = key.partition("[")
    head = head.replace(".", "_").replace(" ", "_")
    if not bracket or not tail.endswith("]"):
        return [head]
    return [head, *tail[:-1].split("][")]


def _put(root: dict[str, Any], path: list[str], value: Any) -> None:
    node = root
    for part, following in zip(path, [*path[1:], None], strict=True):
        name = str(_next_index(node)) if part == "" else part
        if following is None:
            node[name] = value
            return
        if not isinstance(node.get(name), dict):
            node[name] = {}
        node = node[name]


def _next_index(node: dict[str, Any]) -> int:
    numbers = [int(key) for key in node if _INTEGER_KEY.match(key)]
    return max(numbers) + 1 if numbers else 0


def _as_list(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return array({key: _as_list(item) for key, item in value.items()})


def array(values: dict[str, Any]) -> Any:
    """Return a PHP array as json_encode writes it: a list when its keys are 0 … n-1 in order, `[]` when empty."""
    if all(key == str(index) for index, key in enumerate(values)):
        return list(values.values())
    return values


def to_bool(value: Any) -> bool:
    """Cast as PHP does: "", "0", 0, false, null and empty arrays are false, the text "false" is true."""
    return value not in ("", "0") and bool(value)


def to_int(value: Any) -> int:
    """Cast as PHP's intval does: the leading digits of a text, 1 for a filled array."""
    if isinstance(value, dict | list):
        return int(bool(value))
    return int(to_float(value))


def to_float(value: Any) -> float:
    """Cast as PHP's floatval does."""
    if isinstance(value, bool | int | float):
        return float(value)
    found = _LEADING_NUMBER.match(str(value)) if value is not None else None
    return float(found.group()) if found else 0.0


def items_of(value: Any) -> list[tuple[str, Any]]:
    """Return key and value pairs of an array parameter; nothing for a scalar."""
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(str(index), item) for index, item in enumerate(value)]
    return []


def values_of(value: Any) -> list[Any]:
    """Return the values of an array parameter, or the scalar itself as the only one; nothing for null."""
    if value is None:
        return []
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list) else [value]
