"""The answer of a batch, command by command: results, errors, totals and times under the keys that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from core.bitrix.codes import shop_error
from core.bitrix.failures import from_server
from core.bitrix.payloads import EMPTY_MAP, BatchBody, CallTime
from core.errors import BadAnswer, GatewayError

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """What a batch came to. Every key that was sent is in `results` or in `errors`.

    `errors` of commands that are in neither map of the answer, because the batch broke off, have the code
    "bitrix.command_missing". `totals` are given for counted lists; `times` are the server's own; `seconds` is how
    long the whole request took.
    """

    results: dict[str, msgspec.Raw]
    errors: dict[str, GatewayError]
    totals: dict[str, int]
    times: dict[str, CallTime | list[Any]]
    seconds: float

    def duration(self, key: str, default: float) -> float:
        """Seconds one command took, as the server says."""
        spent = self.times.get(key)
        if isinstance(spent, CallTime) and isinstance(spent.duration, int | float):
            return float(spent.duration)
        return default


def build_answer(body: BatchBody, commands: Mapping[str, str], seconds: float, secret: str) -> BatchAnswer:
    """Sort a batch's body by the keys of `commands`."""
    results = as_map(body.result, EMPTY_MAP)
    refused = as_map(body.result_error, {})
    errors: dict[str, GatewayError] = {}
    for key in commands:
        if key in refused:
            said = refused[key]
            errors[key] = from_server(
                said.error, said.error_description, method=method_in(commands[key]), status=200, secret=secret
            )
        elif key not in results:
            errors[key] = shop_error(BadAnswer, "bitrix.command_missing", method=method_in(commands[key]))
    totals = {
        key: int(total) for key, total in as_map(body.result_total, {}).items() if isinstance(total, int | float)
    }
    return BatchAnswer(results, errors, totals, as_map(body.result_time, {}), seconds)


def method_in(text: str) -> str:
    """The method of a command in text form."""
    return text.partition("?")[0]


def as_map(value: dict[str, Value] | list[object] | None, empty: dict[str, Value]) -> dict[str, Value]:
    """A map of PHP's, which writes an empty one as a list."""
    return value if isinstance(value, dict) else empty
