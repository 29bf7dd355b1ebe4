"""A REST call as the methods see it, and what they hand back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from core.demo.bitrix import php
from core.demo.bitrix.errors import missing
from core.demo.bitrix.shop import Shop

PAGE = 50


@dataclass(frozen=True)
class Call:
    """Method name and parameters of one call."""

    shop: Shop
    method: str
    params: dict[str, Any]

    def need(self, name: str) -> Any:
        """Return a mandatory parameter.

        Raises:
            RestError: code 100, it is missing.
        """
        if self.params.get(name) is None:
            raise missing(name)
        return self.params[name]

    def need_id(self, name: str = "id") -> int:
        """Return a mandatory id."""
        return php.to_int(self.need(name))

    def need_fields(self) -> dict[str, Any]:
        """Return the mandatory parameter `fields`; anything but a map counts as an empty one."""
        given = self.need("fields")
        return given if isinstance(given, dict) else {}


@dataclass(frozen=True)
class Result:
    """What a method answers; `total` and `next` stand beside `result` for lists."""

    value: Any
    total: int | None = None
    next: int | None = None
    counted_rows: int = 0


Handler = Callable[[Call], Result]
Action = Literal["read", "write"]


@dataclass(frozen=True)
class Method:
    """A REST method: its documented name, scope ("" for all), handler and whether it writes."""

    name: str
    scope: str
    handler: Handler
    action: Action = "read"


def page_start(params: dict[str, Any]) -> int | None:
    """Return the offset of the page asked for, floored to whole pages, or None for `start=-1` (no counting)."""
    start = php.to_int(params.get("start"))
    if start < 0:
        return None
    return start - start % PAGE
