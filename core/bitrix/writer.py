"""Writes quantities in batches that follow the shop's pace, and believes only what the shop echoes back.

With inventory management on, an update answers 200 and changes nothing (digest bitrix §3.6): the echoed quantity is
compared with the one written, and a different one is a failure, never a success.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from core.bitrix.answers import BatchAnswer
from core.bitrix.casts import plain, same_quantity
from core.bitrix.failures import took_too_long
from core.bitrix.goods import stock_figure
from core.bitrix.limits import BatchSizer
from core.bitrix.payloads import Echo, EchoResult
from core.bitrix.query import quantity_text
from core.bitrix.timer import Waiting
from core.bitrix.transport import Transport
from core.domain.catalogue import OfferKind
from core.errors import AnswerLost, Cancelled, GatewayError, LimitReached, Unavailable
from core.ports import BatchStarted, CancelToken, QuantityWrite, WriteOutcome, WriteResult

METHOD_BY_KIND = {
    OfferKind.SIMPLE: "catalog.product.update",
    OfferKind.OFFER: "catalog.product.offer.update",
    OfferKind.FREE_OFFER: "catalog.product.offer.update",
}
"""Only these carry stock of their own; a parent takes a quantity without any effect (digest §3.1, trap 21)."""

_ECHO = msgspec.json.Decoder(EchoResult)
_TURNED_AWAY = 1.0


class QuantityWriter:
    """Writes quantities. Remembers how long updates take, so keep one per shop."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._sizers = {method: BatchSizer() for method in set(METHOD_BY_KIND.values())}

    def write(
        self, rows: Sequence[QuantityWrite], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Write the rows in their order, batch by batch; each yield is one finished batch.

        A method whose time budget is used up waits while the other one goes on. Rows the shop refused to look at
        for a limit are sent again in a later batch.

        Raises:
            GatewayError: the whole batch was refused or the shop cannot be reached; its rows were yielded as failed
                before, rows not yet announced by `started` were not sent.
            Cancelled: likewise.
        """
        queues: dict[str, deque[QuantityWrite]] = {method: deque() for method in self._sizers}
        wrong = []
        for row in rows:
            method = METHOD_BY_KIND.get(OfferKind(row.offer_kind))
            if method is None:
                wrong.append(_failed(row, "bitrix.kind_not_writable", row.offer_kind))
            else:
                queues[method].append(row)
        if wrong:
            yield wrong
        while any(queues.values()):
            cancel.check()
            method = self._next_method(queues, cancel)
            batch = self._next_batch(method, queues[method])
            results, again, failure = self._send(method, batch, cancel, started)
            queues[method].extendleft(reversed(again))
            if results:
                yield results
            elif again:
                self._transport.hold(Waiting("bitrix.rate_limit", _TURNED_AWAY, method), cancel)
            if failure is not None:
                raise failure

    def _next_method(self, queues: dict[str, deque[QuantityWrite]], cancel: CancelToken) -> str:
        """A method with rows to write that is not held back; waits when all are."""
        while True:
            now = self._transport.timer.now()
            held = sorted(
                (self._transport.operating.wait(method, now), method) for method in queues if queues[method]
            )
            seconds, method = held[0]
            if seconds <= 0:
                return method
            self._transport.hold(Waiting("bitrix.operating_limit", seconds, method), cancel)

    def _next_batch(self, method: str, queue: deque[QuantityWrite]) -> list[QuantityWrite]:
        """As many rows as fit the time of a request and what is left of the method's budget."""
        sizer = self._sizers[method]
        size = sizer.size
        room = self._transport.operating.room(method, self._transport.timer.now())
        if room is not None and sizer.cost:
            size = max(1, min(size, int(room / sizer.cost)))
        return [queue.popleft() for _ in range(min(size, len(queue)))]

    def _send(
        self, method: str, batch: list[QuantityWrite], cancel: CancelToken, started: BatchStarted
    ) -> tuple[list[WriteResult], list[QuantityWrite], GatewayError | Cancelled | None]:
        """Send one batch: its results, the rows to send again, and the error that ends the writing."""
        commands = {
            f"w{number}": quantity_text(method, row.offer_id, row.quantity, row.reserved)
            for number, row in enumerate(batch)
        }
        announced = _Announced(started, [row.change_id for row in batch])
        try:
            answer = self._transport.send(commands, cancel, writes=True, before_send=announced)
        except AnswerLost as lost:
            if took_too_long(lost):
                self._sizers[method].timed_out()
            return [_unknown(row, lost.code, lost.details) for row in batch], [], None
        except (GatewayError, Cancelled) as refused:
            if not announced.done:
                return [], [], refused
            code = "bitrix.not_sent" if isinstance(refused, Cancelled) else refused.code
            return (
                [
                    _failed(row, code, refused.details, retryable=isinstance(refused, Cancelled | Unavailable))
                    for row in batch
                ],
                [],
                refused,
            )
        return (*self._sort(method, batch, answer), None)

    def _sort(
        self, method: str, batch: list[QuantityWrite], answer: BatchAnswer
    ) -> tuple[list[WriteResult], list[QuantityWrite]]:
        """Results of an answered batch, and the rows that a limit turned away."""
        results: list[WriteResult] = []
        again: list[QuantityWrite] = []
        for number, row in enumerate(batch):
            key = f"w{number}"
            refused = answer.errors.get(key)
            if refused is None:
                results.append(_judge(row, answer.results[key]))
            elif isinstance(refused, LimitReached):
                again.append(row)
            elif refused.code in ("bitrix.command_missing", "bitrix.server_error"):
                results.append(_unknown(row, refused.code, refused.details))
            else:
                results.append(_failed(row, refused.code, refused.details))
        self._sizers[method].measured(len(results), answer.seconds)
        return results, again


class _Announced:
    """Calls `started` with the change ids once, and remembers that it did."""

    def __init__(self, started: BatchStarted, change_ids: Sequence[int]) -> None:
        self._started = started
        self._change_ids = change_ids
        self.done = False

    def __call__(self) -> None:
        self.done = True
        self._started(self._change_ids)


def _judge(row: QuantityWrite, raw: msgspec.Raw) -> WriteResult:
    """Compare what the shop says the figures are now with what was written; null stands for 0."""
    try:
        result = _ECHO.decode(raw)
        echo = result.offer or result.element or Echo()
        if row.reserved is None and echo.quantity == row.quantity:
            # Most rows end here: a whole number needs no conversion to be compared.
            return WriteResult(row.change_id, WriteOutcome.APPLIED, echo=row.quantity)
        quantity = stock_figure(echo.quantity, stocked=True)
        reserved = stock_figure(echo.quantityReserved, stocked=True)
    except (msgspec.DecodeError, ValueError) as problem:
        return _unknown(row, "bitrix.no_echo", str(problem))
    if quantity is None:
        return _unknown(row, "bitrix.no_echo", "")
    for written, shown in ((row.quantity, quantity), (row.reserved, reserved)):
        if written is not None and (shown is None or not same_quantity(written, shown)):
            words = f"{plain(written)} -> {'?' if shown is None else plain(shown)}"
            return _failed(row, "bitrix.ignored_write", words, echo=quantity)
    return WriteResult(row.change_id, WriteOutcome.APPLIED, echo=quantity)


def _failed(
    row: QuantityWrite, code: str, details: str, *, echo: Decimal | None = None, retryable: bool = False
) -> WriteResult:
    return WriteResult(row.change_id, WriteOutcome.FAILED, code, details, echo, retryable)


def _unknown(row: QuantityWrite, code: str, details: str) -> WriteResult:
    return WriteResult(row.change_id, WriteOutcome.UNKNOWN, code, details, None, True)
