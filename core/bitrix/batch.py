"""Runs reading commands in batches: repeats those the limits turned away, and reads plain lists to their end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

import msgspec

from core.bitrix.answers import BatchAnswer
from core.bitrix.casts import to_id
from core.bitrix.codes import shop_error
from core.bitrix.failures import took_too_long
from core.bitrix.methods import METHODS
from core.bitrix.query import Command
from core.bitrix.timer import Waiting
from core.bitrix.transport import BATCH_LIMIT, Transport
from core.errors import BadAnswer, GatewayError, LimitReached, Unavailable
from core.ports import BadRow, CancelToken

PAGE = 50
"""Rows of a list page (digest bitrix §1.7)."""

_ROUNDS = 6
_HALVINGS = 2
_RAW_ROWS = msgspec.json.Decoder(list[msgspec.Raw])
_IDENTITY = msgspec.json.Decoder(dict[str, msgspec.Raw])
_REFERENCE = "%24result"
_PLAIN = msgspec.json.Decoder()

Row = TypeVar("Row", bound=msgspec.Struct)
Thing = TypeVar("Thing")


def chunks(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    """Cut a sequence into pieces of at most `size`."""
    for start in range(0, len(things), size):
        yield things[start : start + size]


def run(
    transport: Transport,
    commands: Mapping[str, Command],
    cancel: CancelToken,
    *,
    optional: frozenset[str] = frozenset(),
) -> BatchAnswer:
    """Run up to 50 reading commands in one request.

    Commands that a limit refused, and those a broken-off batch did not reach, are sent again; other errors stay in
    the answer's `errors`. So do all errors of `optional` commands, which are never repeated: the later links of a
    chain make no sense alone.

    Raises:
        What `Transport.send` raises; LimitReached or BadAnswer when a command does not get through at all.
    """
    left = {key: command.text() for key, command in commands.items()}
    answer: BatchAnswer | None = None
    for round_number in range(1, _ROUNDS + 1):
        part = _send(transport, left, cancel)
        answer = part if answer is None else _joined(answer, part)
        again = {key: error for key, error in part.errors.items() if key not in optional and _turned_away(error)}
        if not again:
            return answer
        left = {key: left[key] for key in again}
        if any(error.code != "bitrix.operating_limit" for error in again.values()):
            transport.hold(Waiting("bitrix.retry", min(30.0, 2.0 ** (round_number - 1))), cancel)
    raise next(iter(again.values()))


def _send(
    transport: Transport, commands: Mapping[str, str], cancel: CancelToken, halvings: int = _HALVINGS
) -> BatchAnswer:
    """Send a batch; one that takes longer than the server waits is sent again in halves, and those once more, unless
    its commands build on each other."""
    if halvings == 0 or len(commands) == 1 or any(_REFERENCE in text for text in commands.values()):
        return transport.send(commands, cancel, slow_attempts=2)
    try:
        return transport.send(commands, cancel, slow_attempts=1)
    except (BadAnswer, Unavailable) as failure:
        if not took_too_long(failure):
            raise
    keys = list(commands)
    halves = (keys[: len(keys) // 2], keys[len(keys) // 2 :])
    first, second = (_send(transport, {key: commands[key] for key in half}, cancel, halvings - 1) for half in halves)
    return _joined(first, second)


def run_all(
    transport: Transport,
    commands: Mapping[str, Command],
    cancel: CancelToken,
    *,
    optional: frozenset[str] = frozenset(),
) -> BatchAnswer:
    """Like `run`, for any number of commands, in as many requests as needed; the first error is raised, unless it is
    of an `optional` command."""
    answer: BatchAnswer | None = None
    names = iter(commands)
    while part := list(islice(names, BATCH_LIMIT)):
        got = run(transport, {name: commands[name] for name in part}, cancel, optional=optional)
        for key, error in got.errors.items():
            if key not in optional:
                raise error
        answer = got if answer is None else _joined(answer, got)
    return answer if answer is not None else BatchAnswer({}, {}, {}, {}, 0.0)


def read_lists(
    transport: Transport, lists: Mapping[str, Command], row_type: type[Row], cancel: CancelToken
) -> dict[str, list[Row]]:
    """Read several small lists to their end, by offset and counted: all first pages in one request, all further
    pages in the next.

    Args:
        lists: commands without `start`, under the caller's keys.
        row_type: the struct of their rows.

    Raises:
        BadAnswer: a list gives rows again that it gave before, fewer than it counted, or a row that is no object.
    """
    found: dict[str, dict[bytes, Row]] = {key: {} for key in lists}
    totals: dict[str, int] = {}
    pending = [(key, 0) for key in lists]
    while pending:
        commands = {f"{key}.{start}": _from(lists[key], start) for key, start in pending}
        answer = run_all(transport, commands, cancel)
        following: list[tuple[str, int]] = []
        for key, start in pending:
            full = _add_page(found[key], answer.results[f"{key}.{start}"], lists[key].method, row_type)
            if start == 0 and f"{key}.0" in answer.totals:
                totals[key] = answer.totals[f"{key}.0"]
                following += [(key, further) for further in range(PAGE, totals[key], PAGE)]
            elif key not in totals and full:
                following.append((key, start + PAGE))
        pending = following
    for key, total in totals.items():
        if len(found[key]) < total:
            method, read = lists[key].method, len(found[key])
            raise shop_error(BadAnswer, "bitrix.incomplete", method=method, read=read, total=total)
    return {key: list(rows.values()) for key, rows in found.items()}


def _add_page(found: dict[bytes, Row], result: msgspec.Raw, method: str, row_type: type[Row]) -> bool:
    """Add a page's rows by their text; True when the page was full."""
    raws = raw_rows(result, method)
    fresh = [raw for raw in raws if bytes(raw) not in found]
    if raws and not fresh:
        raise shop_error(BadAnswer, "bitrix.paging_stuck", method=method)
    rows, bad = decode_rows(fresh, row_type)
    if bad:
        details = f"{method}: {bad[0].id} {bad[0].problem}"
        raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=details)
    found.update(zip(map(bytes, fresh), rows, strict=True))
    return len(raws) == PAGE


def raw_rows(result: msgspec.Raw, method: str) -> list[msgspec.Raw]:
    """The rows of a list's result, which stands under the list's own key, or bare. `[]` is an empty list.

    Raises:
        BadAnswer: there is no list where one is promised.
    """
    key = METHODS[method].rows
    try:
        text = bytes(result)
        if text.lstrip()[:1] == b"{":
            inner = _IDENTITY.decode(text).get(key)
            return [] if inner is None or bytes(inner) == b"null" else _RAW_ROWS.decode(inner)
        return _RAW_ROWS.decode(text)
    except msgspec.DecodeError:
        pass
    raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=f"{method}: no list of {key}")


def decode_rows(raws: Sequence[msgspec.Raw], row_type: type[Row]) -> tuple[list[Row], list[BadRow]]:
    """Decode rows one by one; those that are no objects are reported by id where it can be seen."""
    rows: list[Row] = []
    bad: list[BadRow] = []
    decoder = msgspec.json.Decoder(row_type)
    for raw in raws:
        try:
            rows.append(decoder.decode(raw))
        except msgspec.DecodeError as problem:
            bad.append(BadRow(id_of(raw), str(problem)))
    return rows, bad


def id_of(raw: msgspec.Raw) -> str:
    """The id of a row that cannot be read otherwise, or an empty text."""
    try:
        loose = _PLAIN.decode(raw)
        return str(to_id(loose.get("id"))) if isinstance(loose, dict) else ""
    except (msgspec.DecodeError, ValueError):
        return ""


def _from(command: Command, start: int) -> Command:
    return replace(command, params={**command.params, "start": start})


def _turned_away(error: GatewayError) -> bool:
    return isinstance(error, LimitReached) or error.code in ("bitrix.command_missing", "bitrix.server_error")


def _joined(first: BatchAnswer, second: BatchAnswer) -> BatchAnswer:
    """Two parts of one batch; what the second says about a command counts."""
    errors = {key: error for key, error in first.errors.items() if key not in second.results}
    return BatchAnswer(
        results={**first.results, **second.results},
        errors={**errors, **second.errors},
        totals={**first.totals, **second.totals},
        times={**first.times, **second.times},
        seconds=first.seconds + second.seconds,
    )
