"""The answer of a batch, command by command: results, errors, totals and times under the keys that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

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
    "bitrix.command_missing". `totals` and `nexts` are given for counted lists; `durations` and `seconds` (of the
    whole request) in seconds; `last_times` by method.
    """

    results: dict[str, msgspec.Raw]
    errors: dict[str, GatewayError]
    totals: dict[str, int]
    nexts: dict[str, int]
    durations: dict[str, float]
    last_times: dict[str, CallTime]
    seconds: float


def build_answer(body: BatchBody, commands: Mapping[str, str], seconds: float, secret: str) -> BatchAnswer:
    """Sort a batch's body by the keys of `commands`."""
    results = as_map(body.result, EMPTY_MAP)
    refused = as_map(body.result_error, {})
    times = as_map(body.result_time, {})
    errors: dict[str, GatewayError] = {}
    durations: dict[str, float] = {}
    last_times: dict[str, CallTime] = {}
    for key, text in commands.items():
        spent = times.get(key)
        if isinstance(spent, CallTime):
            last_times[text.partition("?")[0]] = spent
            if isinstance(spent.duration, int | float):
                durations[key] = float(spent.duration)
        if key in refused:
            said = refused[key]
            method = text.partition("?")[0]
            errors[key] = from_server(said.error, said.error_description, method=method, status=200, secret=secret)
        elif key not in results:
            errors[key] = shop_error(BadAnswer, "bitrix.command_missing", method=text.partition("?")[0])
    return BatchAnswer(
        results=results,
        errors=errors,
        totals=_numbers(body.result_total),
        nexts=_numbers(body.result_next),
        durations=durations,
        last_times=last_times,
        seconds=seconds,
    )


def as_map(value: dict[str, Value] | list[object] | None, empty: dict[str, Value]) -> dict[str, Value]:
    """A map of PHP's, which writes an empty one as a list."""
    return value if isinstance(value, dict) else empty


def _numbers(value: dict[str, object] | list[object] | None) -> dict[str, int]:
    return {key: int(number) for key, number in as_map(value, {}).items() if isinstance(number, int | float)}
