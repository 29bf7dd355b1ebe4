"""Reads a whole list in pages, several at once, and proves that the pages add up to the list's size.

There is no snapshot on the server: rows added or deleted meanwhile shift the pages. Hence order by id, de-duplication
by id, another look when anything does not add up, and BadAnswer when rows still lack (field case C87: an empty page
with status 200 while the size says 700).
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


LOOKS = 3
"""A list that moves under every look is taken as it is after so many, if nothing but the movement can lack."""


@dataclass(slots=True)
class _Look:
    """What one pass over the pages showed."""

    totals: set[int] = field(default_factory=set)
    last_total: int = 0
    rows: int = 0
    ids: set[str] = field(default_factory=set)

    @property
    def drift(self) -> int:
        """By how much the list's size changed while it was read."""
        return max(self.totals) - min(self.totals)

    def note(self, size: int, rows: int) -> None:
        """Count a page of `rows` of a list of `size`."""
        self.totals.add(size)
        self.last_total = size
        self.rows += rows


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
            BadAnswer: moysklad.paging, the pages do not add up to the list's size after a second look (or a third
                where the list's size kept changing).
            GatewayError: whatever a request raises.
        """
        for number in range(LOOKS):
            look = _Look()
            yield from self._pass(cancel, skip, look)
            if look.drift == 0 and look.rows == len(look.ids) == self._expected(look, skip):
                return
            self._seen |= look.ids
            if number and look.drift == 0:
                break
        if self._expected(look, skip) - len(self._seen) > look.drift:
            raise self._does_not_add_up(look.last_total, len(self._seen))

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
        look.note(decoded.size, decoded.count)
        fresh = [row for row in decoded.rows if self._is_new(self._key(row), look)]
        # A bad row without an id is told apart by its place.
        bad = [row for row in decoded.bad_rows if self._is_new(row.id or f"{offset}: {row.problem}", look)]
        if fresh or bad or offset == 0:
            yield Page(offset, decoded.size, fresh, bad)

    def _is_new(self, key: str, look: _Look) -> bool:
        """Note a row; True when no look has handed it on yet."""
        if key in look.ids:
            return False
        look.ids.add(key)
        return key not in self._seen

    def _expected(self, look: _Look, skip: frozenset[int]) -> int:
        """Rows that the list has outside the skipped pages."""
        return look.last_total - sum(max(0, min(self._page_size, look.last_total - at)) for at in skip)

    def _does_not_add_up(self, expected: int, got: int) -> BadAnswer:
        details = f"read incomplete: {got} of {expected}"
        params: dict[str, Any] = {"what": self._what, "expected": expected, "got": got}
        return BadAnswer("moysklad.paging", system=System.MOYSKLAD, details=details, **params)
