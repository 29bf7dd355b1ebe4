"""Reads a whole list in pages, several at once, and proves that the pages add up to the list's size.

There is no snapshot on the server: rows added or deleted meanwhile shift the pages. Hence order by id, de-duplication
by id, a second look when anything does not add up, and BadAnswer when it still does not (field case C87: an empty
page with status 200 while the size says 700).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from core.errors import BadAnswer, System
from core.moysklad.crew import run_all
from core.moysklad.decoding import Decoded
from core.ports import BadRow, CancelToken

T = TypeVar("T")
Fetch = Callable[[int, CancelToken], Decoded[T]]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The rows of one page that no earlier page had."""

    offset: int
    total: int
    rows: list[T]
    bad_rows: list[BadRow]


@dataclass(slots=True)
class _Look:
    """What one pass over the pages showed."""

    totals: set[int] = field(default_factory=set)
    last_total: int = 0
    distinct: int = 0
    repeats: int = 0

    @property
    def drift(self) -> int:
        """By how much the list's size changed while it was read."""
        return max(self.totals) - min(self.totals)


class ListReader(Generic[T]):
    """Reads one list; make a new one for each read.

    `fetch(offset, cancel)` gets one page of `page_size` rows, `key` tells a row's id, `what` names the list in
    errors, `abandon` breaks requests under way.
    """

    def __init__(
        self,
        fetch: Fetch[T],
        key: Callable[[T], str],
        page_size: int,
        what: str,
        *,
        width: int,
        abandon: Callable[[CancelToken], None],
    ) -> None:
        self._fetch = fetch
        self._key = key
        self._page_size = page_size
        self._what = what
        self._width = width
        self._abandon = abandon
        self._seen: set[str] = set()

    def pages(self, cancel: CancelToken, skip: frozenset[int] = frozenset()) -> Iterator[Page[T]]:
        """Pages as they come; those at offsets in `skip` are not asked for.

        Raises:
            BadAnswer: moysklad.paging, the pages do not add up to the list's size after a second look.
            GatewayError: whatever a request raises.
        """
        look = _Look()
        yield from self._pass(cancel, skip, look)
        if look.drift == 0 and look.repeats == 0 and self._shortage(look, skip, look.distinct) == 0:
            return
        second = _Look()
        yield from self._pass(cancel, skip, second)
        if self._shortage(second, skip, len(self._seen)) > second.drift:
            raise self._does_not_add_up(second.last_total, len(self._seen))

    def _pass(self, cancel: CancelToken, skip: frozenset[int], look: _Look) -> Iterator[Page[T]]:
        offset = 0
        while offset in skip:
            offset += self._page_size
        for start, decoded in self._run([offset], cancel):
            yield from self._noted(start, decoded, look)
        asked = {offset, *skip}
        while missing := [at for at in range(0, look.last_total, self._page_size) if at not in asked]:
            asked.update(missing)
            for start, decoded in self._run(missing, cancel):
                yield from self._noted(start, decoded, look)

    def _run(self, offsets: list[int], cancel: CancelToken) -> Iterator[tuple[int, Decoded[T]]]:
        tasks = (self._task(offset) for offset in offsets)
        return run_all(tasks, cancel, self._abandon, self._width)

    def _task(self, offset: int) -> Callable[[CancelToken], tuple[int, Decoded[T]]]:
        def read(cancel: CancelToken) -> tuple[int, Decoded[T]]:
            for last in (False, True):
                decoded = self._fetch(offset, cancel)
                expected = min(self._page_size, max(0, decoded.size - offset))
                if decoded.count == expected:
                    break
                if last:
                    raise self._does_not_add_up(decoded.size, offset + decoded.count)
            return offset, decoded

        return read

    def _noted(self, offset: int, decoded: Decoded[T], look: _Look) -> Iterator[Page[T]]:
        """Count a page, drop the rows that an earlier one had, and hand on what is left."""
        look.totals.add(decoded.size)
        look.last_total = decoded.size
        fresh: list[T] = []
        for row in decoded.rows:
            key = self._key(row)
            if key not in self._seen:
                self._seen.add(key)
                fresh.append(row)
        bad = [row for row in decoded.bad_rows if self._is_new(row, offset)]
        look.repeats += decoded.count - len(fresh) - len(bad)
        look.distinct += len(fresh) + len(bad)
        if fresh or bad or offset == 0:
            yield Page(offset, decoded.size, fresh, bad)

    def _is_new(self, row: BadRow, offset: int) -> bool:
        """Note a bad row; one without an id is told apart by its place."""
        key = row.id or f"{offset}: {row.problem}"
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _shortage(self, look: _Look, skip: frozenset[int], distinct: int) -> int:
        """Rows that the list has and nobody showed us; skipped pages count as read."""
        skipped = sum(max(0, min(self._page_size, look.last_total - at)) for at in skip)
        return look.last_total - skipped - distinct

    def _does_not_add_up(self, expected: int, got: int) -> BadAnswer:
        details = f"read incomplete: {got} of {expected}"
        params: dict[str, Any] = {"what": self._what, "expected": expected, "got": got}
        return BadAnswer("moysklad.paging", system=System.MOYSKLAD, details=details, **params)
