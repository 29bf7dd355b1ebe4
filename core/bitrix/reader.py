"""Reads all goods of the shop in id order, 2 500 rows a request where the server lets commands build on each other.

Three ways, by what the probe at connect found (digest bitrix §1.7, §3.4): chained (command k continues after the
last row of command k-1), single pages by cursor, or offsets where the server knows no cursor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from core.bitrix.answers import BatchAnswer
from core.bitrix.batch import PAGE, chunks, run, run_all
from core.bitrix.codes import shop_error
from core.bitrix.failures import took_too_long
from core.bitrix.goods import GoodsReader, check_advancing
from core.bitrix.layout import Layout, Stream
from core.bitrix.methods import METHODS
from core.bitrix.query import Command, reference
from core.bitrix.transport import BATCH_LIMIT, Transport
from core.domain.catalogue import Offer
from core.errors import BadAnswer, GatewayError, Refused, Unavailable
from core.ports import BadRow, CancelToken, OfferPage

CHAIN_SECONDS = 20.0
"""A chain is cut so that its request takes about this long (the cloud ends a request after 60 s)."""

_FIRST_COST = 0.4
_LEAST_COST = 0.01
_HEAD = "head"


@dataclass(slots=True)
class _Progress:
    """Where a stream stands: rows above `after` are left; `total` rows were counted above `begun`."""

    stream: Stream
    begun: int
    after: int
    total: int
    read: int = 0
    cost: float = _FIRST_COST
    longest: int = BATCH_LIMIT
    done: bool = False


@dataclass(slots=True)
class _Rows:
    """Rows gathered from one request."""

    offers: list[Offer] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    count: int = 0


class CatalogReader:
    """Reads goods through one transport.

    Args:
        layout: the shop's catalogues.
        cursors: `>id` with `start=-1` works; else offsets are used.
        chained: `$result` references work inside a batch.
    """

    def __init__(self, transport: Transport, layout: Layout, *, cursors: bool, chained: bool) -> None:
        self._transport = transport
        self._layout = layout
        self._cursors = cursors
        self._chained = chained
        self._goods = {
            one.iblock_id: GoodsReader(one.iblock_id, layout.roles[one.iblock_id], layout.measures)
            for one in layout.catalogs
        }

    def read(self, after: Mapping[str, int], cancel: CancelToken) -> Iterator[OfferPage]:
        """All streams one after the other, each above its id in `after`; a page holds the rows of one request.

        A shop that knows no cursor cannot go on in the middle: it is read from the beginning.

        Raises:
            BadAnswer: paging does not advance, or fewer rows come than were counted.
        """
        if not self._cursors:
            after = {}
        streams = self._layout.streams()
        for part in chunks(streams, BATCH_LIMIT):
            heads = {one.name: self._page(one, after.get(one.name, 0), start=0) for one in part}
            answer = run(self._transport, heads, cancel)
            for stream in part:
                yield from self._stream(stream, after.get(stream.name, 0), answer, cancel)

    def _stream(self, stream: Stream, after: int, heads: BatchAnswer, cancel: CancelToken) -> Iterator[OfferPage]:
        refused = heads.errors.get(stream.name)
        if refused is not None:
            if not (stream.optional and _kind_absent(refused)):
                raise refused
            yield OfferPage(stream.name, after, True, ())
            return
        progress = _Progress(stream, after, after, heads.totals.get(stream.name, 0))
        rows = _Rows()
        self._take(progress, rows, heads.results[stream.name])
        progress.cost = max(_LEAST_COST, heads.duration(stream.name, _FIRST_COST))
        self._settle(progress, rows, cancel)
        yield _page_of(progress, rows)
        while not progress.done:
            rows = _Rows()
            if not self._cursors:
                self._by_offsets(progress, rows, cancel)
            elif self._chained:
                self._by_chain(progress, rows, cancel)
            else:
                self._by_page(progress, rows, cancel)
            self._settle(progress, rows, cancel)
            yield _page_of(progress, rows)

    def _by_chain(self, progress: _Progress, rows: _Rows, cancel: CancelToken) -> None:
        """Read up to 50 pages in one request; what follows the first short page or error does not count."""
        commands = self._chain(progress)
        texts = {key: command.text() for key, command in commands.items()}
        try:
            answer = self._transport.send(texts, cancel, slow_attempts=1)
        except (BadAnswer, Unavailable) as failure:
            if not took_too_long(failure) or len(texts) == 1:
                raise
            progress.longest = max(1, len(texts) // 4)
            return
        progress.longest = min(BATCH_LIMIT, 2 * progress.longest)
        for number, key in enumerate(commands):
            refused = answer.errors.get(key)
            if refused is not None:
                if number == 0:
                    self._by_page(progress, rows, cancel)
                return
            if not self._take(progress, rows, answer.results[key]):
                return
        progress.cost = max(_LEAST_COST, answer.seconds / len(commands))

    def _chain(self, progress: _Progress) -> dict[str, Command]:
        stream = progress.stream
        pages = max(1, ceil((progress.total - progress.read) / PAGE))
        room = self._transport.operating.room(stream.method, self._transport.timer.now())
        seconds = CHAIN_SECONDS if room is None else min(CHAIN_SECONDS, room)
        length = max(1, min(pages, BATCH_LIMIT, progress.longest, int(seconds / progress.cost)))
        commands = {"c0": self._page(stream, progress.after)}
        for number in range(1, length):
            last = reference(f"c{number - 1}", METHODS[stream.method].rows, PAGE - 1, "id")
            commands[f"c{number}"] = self._page(stream, last)
        return commands

    def _by_page(self, progress: _Progress, rows: _Rows, cancel: CancelToken) -> None:
        answer = run_all(self._transport, {_HEAD: self._page(progress.stream, progress.after)}, cancel)
        self._take(progress, rows, answer.results[_HEAD])

    def _by_offsets(self, progress: _Progress, rows: _Rows, cancel: CancelToken) -> None:
        """Read the pages up to the counted total by offset: beyond it the product lists start anew (trap 4)."""
        stream = progress.stream
        first = progress.read
        starts = range(first, min(progress.total, first + BATCH_LIMIT * PAGE), PAGE)
        commands = {f"s{start}": self._page(stream, progress.begun, start=start) for start in starts}
        answer = run_all(self._transport, commands, cancel)
        for key in commands:
            self._take(progress, rows, answer.results[key])

    def _take(self, progress: _Progress, rows: _Rows, result: Any) -> bool:
        """Take a page's rows; False after the last page."""
        method = progress.stream.method
        ids, offers, bad = self._goods[progress.stream.iblock_id].page(result, method)
        count = len(ids) + sum(not one.id.isdigit() for one in bad)
        check_advancing(ids, progress.after, method)
        rows.offers += offers
        rows.bad += bad
        rows.count += count
        progress.read += count
        if ids:
            progress.after = ids[-1]
        progress.done = count < PAGE
        return not progress.done

    def _settle(self, progress: _Progress, rows: _Rows, cancel: CancelToken) -> None:
        """Before a stream counts as read to its end, what was read must add up to what was counted.

        Raises:
            BadAnswer: it does not, and a second look says the same.
        """
        if progress.read >= progress.total:
            progress.done = progress.done or not self._cursors
            return
        if not progress.done:
            return
        stream = progress.stream
        again = {
            "count": self._page(stream, progress.begun, start=0),
            "more": self._page(stream, progress.after),
        }
        answer = run_all(self._transport, again, cancel)
        progress.total = answer.totals.get("count", progress.total)
        if self._cursors:
            self._take(progress, rows, answer.results["more"])
        if progress.done and progress.read < progress.total:
            raise shop_error(
                BadAnswer, "bitrix.incomplete", method=stream.method, read=progress.read, total=progress.total
            )

    def _page(self, stream: Stream, after: object, *, start: int = -1) -> Command:
        filters: dict[str, object] = {"iblockId": stream.iblock_id}
        if stream.type is not None:
            filters["type"] = stream.type
        if after:
            filters[">id"] = after
        select = self._goods[stream.iblock_id].select
        return Command(stream.method, {"filter": filters, "select": select, "order": {"id": "asc"}, "start": start})


def _page_of(progress: _Progress, rows: _Rows) -> OfferPage:
    return OfferPage(progress.stream.name, progress.after, progress.done, rows.offers, rows.bad)


def _kind_absent(error: GatewayError) -> bool:
    """True when the iblock or the kernel does not know this kind of goods at all."""
    return error.code == "bitrix.method_missing" or (isinstance(error, Refused) and "not allowed" in error.details)
