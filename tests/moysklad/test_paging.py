"""Pages that do not add up are told; a list that moves while it is read is read again (field case C87)."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadAnswer
from core.moysklad.decoding import Decoded
from core.moysklad.paging import ListReader, Page
from core.ports import BadRow, CancelToken

SIZE = 10
Answer = Callable[[int], Decoded[str]]


def ids(count: int, start: int = 0) -> list[str]:
    return [f"{number:08d}" for number in range(start, start + count)]


class Shelf:
    """A list on a server; `before` runs with the number of each request before it is answered."""

    def __init__(self, rows: list[str], before: Callable[[Shelf, int], None] = lambda shelf, number: None) -> None:
        self.rows = rows
        self.asked: list[int] = []
        self._before = before
        self._lock = threading.Lock()

    def fetch(self, offset: int, _: CancelToken) -> Decoded[str]:
        with self._lock:
            self.asked.append(offset)
            self._before(self, len(self.asked))
            rows = sorted(self.rows)
            return Decoded(len(rows), rows[offset : offset + SIZE])


def read(fetch: Callable[[int, CancelToken], Decoded[str]], skip: frozenset[int] = frozenset()) -> list[Page[str]]:
    reader = ListReader(fetch, lambda row: row, SIZE, "entity/thing", width=1, abandon=lambda _: None)
    return list(reader.pages(CancelToken(), skip))


def rows_of(pages: list[Page[str]]) -> list[str]:
    return sorted(row for page in pages for row in page.rows)


@given(st.integers(0, 95), st.sets(st.integers(0, 9).map(lambda page: page * SIZE)))
def test_every_row_comes_once_and_skipped_pages_are_not_asked_for(count: int, skip: set[int]) -> None:
    shelf = Shelf(ids(count))
    got = rows_of(read(shelf.fetch, frozenset(skip)))
    expected = [row for number, row in enumerate(ids(count)) if number // SIZE * SIZE not in skip]
    assert got == expected
    assert not set(shelf.asked) & skip
    assert len(shelf.asked) == len(set(shelf.asked))


def test_an_empty_list_is_one_empty_page() -> None:
    pages = read(Shelf([]).fetch)
    assert [(page.offset, page.total, page.rows) for page in pages] == [(0, 0, [])]


def test_a_row_added_while_reading_is_found_by_the_second_look() -> None:
    def add_in_front(shelf: Shelf, number: int) -> None:
        if number == 2:
            shelf.rows.append("00000000-new")

    shelf = Shelf(ids(35), add_in_front)
    assert rows_of(read(shelf.fetch)) == sorted([*ids(35), "00000000-new"])


def test_rows_deleted_while_reading_do_not_hide_others() -> None:
    def delete_first(shelf: Shelf, number: int) -> None:
        if number == 2:
            del shelf.rows[:3]

    shelf = Shelf(ids(45), delete_first)
    got = rows_of(read(shelf.fetch))
    assert set(ids(42, 3)) <= set(got)
    assert len(got) == len(set(got))


@given(st.data())
def test_whatever_moves_twice_nothing_that_stayed_is_lost_or_doubled(data: st.DataObject) -> None:
    count = data.draw(st.integers(0, 60))
    moves = data.draw(st.dictionaries(st.integers(1, 8), st.sampled_from(["add", "delete"]), max_size=2))
    places = {number: data.draw(st.integers(0, max(0, count - 1))) for number in moves}
    touched: set[str] = set()

    def move(shelf: Shelf, number: int) -> None:
        if number not in moves:
            return
        row = f"{places[number]:08d}"
        if moves[number] == "add":
            shelf.rows.append(f"{row}-added{number}")
        elif row in shelf.rows:
            shelf.rows.remove(row)
            touched.add(row)

    got = rows_of(read(Shelf(ids(count), move).fetch))
    assert set(ids(count)) - touched <= set(got)
    assert len(got) == len(set(got))


def test_a_list_that_never_stands_still_ends_all_the_same() -> None:
    def grow(shelf: Shelf, number: int) -> None:
        shelf.rows.append(f"{number:08d}-added")

    shelf = Shelf(ids(45), grow)
    got = rows_of(read(shelf.fetch))
    assert set(ids(45)) <= set(got)
    assert len(got) == len(set(got))
    assert len(shelf.asked) < 25


def does_not_add_up(fetch: Callable[[int, CancelToken], Decoded[str]]) -> BadAnswer:
    with pytest.raises(BadAnswer) as failure:
        read(fetch)
    assert failure.value.code == "moysklad.paging"
    assert failure.value.params["what"] == "entity/thing"
    return failure.value


def test_empty_rows_under_a_size_of_700_are_told() -> None:
    def fetch(offset: int, _: CancelToken) -> Decoded[str]:
        return Decoded(700, ids(SIZE, offset) if offset < 50 else [])

    failure = does_not_add_up(fetch)
    assert failure.params["expected"] == 700
    assert failure.details == "read incomplete: 50 of 700"


def test_a_page_that_is_short_once_is_asked_for_again() -> None:
    asked: list[int] = []

    def fetch(offset: int, _: CancelToken) -> Decoded[str]:
        asked.append(offset)
        short = offset == 10 and asked.count(10) == 1
        return Decoded(30, ids(3 if short else SIZE, offset))

    assert rows_of(read(fetch)) == ids(30)
    assert asked.count(10) == 2


def test_the_same_page_again_and_again_is_told() -> None:
    does_not_add_up(lambda offset, _: Decoded(30, ids(SIZE)))


def test_too_many_rows_are_told() -> None:
    does_not_add_up(lambda offset, _: Decoded(5, ids(SIZE)))


def test_bad_rows_count_as_rows_and_come_once() -> None:
    def fetch(offset: int, _: CancelToken) -> Decoded[str]:
        return Decoded(20, ids(9, offset), [BadRow("" if offset else "x", "broken")])

    pages = read(fetch)
    assert [row for page in pages for row in page.bad_rows] == [BadRow("x", "broken"), BadRow("", "broken")]
    assert len(rows_of(pages)) == 18


def test_at_most_five_are_under_way_and_none_runs_ahead_of_the_consumer() -> None:
    now, peak, lock, gate = [0], [0], threading.Lock(), threading.Barrier(5, timeout=5)

    def fetch(offset: int, _: CancelToken) -> Decoded[str]:
        with lock:
            now[0] += 1
            peak[0] = max(peak[0], now[0])
        if 0 < offset <= 50:
            gate.wait()
        with lock:
            now[0] -= 1
        return Decoded(200, ids(SIZE, offset))

    reader = ListReader(fetch, lambda row: row, SIZE, "entity/thing", width=5, abandon=lambda _: None)
    pages = reader.pages(CancelToken())
    assert sum(len(page.rows) for page in pages) == 200
    assert peak[0] == 5
