"""Writes one command of a batch: `method?` and its parameters as a PHP query string (digest bitrix §1.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import quote

from core.bitrix.casts import plain
from core.bitrix.methods import check_call, check_fields


@dataclass(frozen=True, slots=True)
class Command:
    """A method and its parameters: texts, numbers, lists and mappings. Checked against the list of names."""

    method: str
    params: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_call(self.method, self.params)

    def text(self) -> str:
        """The command as it goes into a batch. Everything arrives as text there."""
        if not self.params:
            return self.method
        pairs = (f"{quote(key, safe='[]')}={quote(value, safe='')}" for key, value in _flat("", self.params))
        return f"{self.method}?{'&'.join(pairs)}"


def quantity_text(method: str, element_id: int, quantity: Decimal, reserved: Decimal | None) -> str:
    """The command that writes an element's quantities; the short way for thousands of them."""
    if reserved is None:
        check_fields(method, ("quantity",))
        return f"{method}?id={element_id}&fields[quantity]={plain(quantity)}"
    check_fields(method, ("quantity", "quantityReserved"))
    return f"{method}?id={element_id}&fields[quantity]={plain(quantity)}&fields[quantityReserved]={plain(reserved)}"


def reference(key: str, *path: object) -> str:
    """A value that the server takes from the result of an earlier command of the same batch."""
    return f"$result[{key}]" + "".join(f"[{step}]" for step in path)


def _flat(prefix: str, value: object) -> Iterator[tuple[str, str]]:
    """Key and text of every leaf, nested as PHP's parse_str expects."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{prefix}[{key}]" if prefix else str(key), inner)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _flat(f"{prefix}[{index}]", inner)
    elif isinstance(value, Decimal):
        yield prefix, plain(value)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield prefix, str(value)
    else:
        raise TypeError(f"a batch cannot carry {value!r} under {prefix}")
