"""Sends writes of whole elements, batch by batch; what is not surely refused ends as unknown, never as a repeat."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

from core.bitrix.answers import BatchAnswer
from core.bitrix.failures import took_too_long
from core.bitrix.limits import BatchSizer
from core.bitrix.query import Command
from core.bitrix.timer import Waiting
from core.bitrix.transport import Transport
from core.errors import AnswerLost, Cancelled, GatewayError, LimitReached, Unavailable
from core.ports import BatchStarted, CancelToken, WriteOutcome, WriteResult

LARGEST = 20
"""Commands of one batch: creating an element costs about a second in the cloud (digest bitrix §3.9)."""

UNSURE = frozenset({"bitrix.command_missing", "bitrix.server_error"})
"""Refusals after which nobody knows whether the command was carried out."""

_TURNED_AWAY = 1.0


class Numbered(Protocol):
    """A row that belongs to a change of the journal."""

    @property
    def change_id(self) -> int:
        """The change."""
        ...


Row = TypeVar("Row", bound=Numbered)
Judge = Callable[[Row, msgspec.Raw], WriteResult]


class ElementWriter:
    """Writes elements of one shop and remembers how long that takes."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._sizer = BatchSizer(largest=LARGEST)

    def write(
        self,
        rows: Sequence[tuple[Row, Command]],
        judge: Judge[Row],
        cancel: CancelToken,
        started: BatchStarted,
    ) -> Iterator[Sequence[WriteResult]]:
        """Send the rows in their order; each yield is one finished batch, told by `judge`.

        Raises:
            GatewayError, Cancelled: the shop refused everything or cannot be reached; rows that `started` announced
                were yielded before, the others were not sent.
        """
        queue = deque(rows)
        while queue:
            cancel.check()
            batch = [queue.popleft() for _ in range(min(self._sizer.size, len(queue)))]
            results, again, failure = self._send(batch, judge, cancel, started)
            queue.extendleft(reversed(again))
            if results:
                yield results
            elif again:
                self._transport.hold(Waiting("bitrix.rate_limit", _TURNED_AWAY), cancel)
            if failure is not None:
                raise failure

    def _send(
        self, batch: list[tuple[Row, Command]], judge: Judge[Row], cancel: CancelToken, started: BatchStarted
    ) -> tuple[list[WriteResult], list[tuple[Row, Command]], GatewayError | Cancelled | None]:
        """One batch: its results, the rows a limit turned away, and the error that ends the writing."""
        texts = {f"e{number}": command.text() for number, (_, command) in enumerate(batch)}
        ids = [row.change_id for row, _ in batch]
        announced = False

        def announce() -> None:
            nonlocal announced
            announced = True
            started(ids)

        try:
            answer = self._transport.send(texts, cancel, writes=True, before_send=announce)
        except AnswerLost as lost:
            if took_too_long(lost):
                self._sizer.timed_out()
            return [unknown(number, lost.code, lost.details) for number in ids], [], None
        except (GatewayError, Cancelled) as refused:
            if not announced:
                return [], [], refused
            stopped = isinstance(refused, Cancelled)
            code = "bitrix.not_sent" if stopped else refused.code
            retryable = isinstance(refused, Cancelled | Unavailable)
            return [failed(number, code, refused.details, retryable=retryable) for number in ids], [], refused
        results, again = _sorted(batch, judge, answer)
        self._sizer.measured(len(results), answer.seconds)
        return results, again, None


def _sorted(
    batch: list[tuple[Row, Command]], judge: Judge[Row], answer: BatchAnswer
) -> tuple[list[WriteResult], list[tuple[Row, Command]]]:
    results: list[WriteResult] = []
    again: list[tuple[Row, Command]] = []
    for number, (row, command) in enumerate(batch):
        refused = answer.errors.get(f"e{number}")
        if refused is None:
            results.append(judge(row, answer.results[f"e{number}"]))
        elif isinstance(refused, LimitReached):
            again.append((row, command))
        elif refused.code in UNSURE:
            results.append(unknown(row.change_id, refused.code, refused.details))
        else:
            results.append(failed(row.change_id, refused.code, refused.details))
    return results, again


def failed(change_id: int, code: str, details: str = "", *, retryable: bool = False) -> WriteResult:
    """A write that was surely not carried out."""
    return WriteResult(change_id, WriteOutcome.FAILED, code, details, None, retryable)


def unknown(change_id: int, code: str, details: str = "") -> WriteResult:
    """A write of which nobody knows."""
    return WriteResult(change_id, WriteOutcome.UNKNOWN, code, details, None, True)
