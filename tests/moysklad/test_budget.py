"""The budget: never above the server's window, never above five at once, never stuck; headers only lower it."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Cancelled
from core.moysklad.budget import Budget, Ledger, LimitSigns
from core.moysklad.limits import Limits
from core.ports import CancelToken

WINDOW_MS = 3000


@dataclass(frozen=True)
class Planned:
    """A request: its price, when the server counts it after it was sent, and how long the answer takes then."""

    units: int
    to_server: int
    back: int


@dataclass
class Ran:
    """What the server saw: (time, units) as counted there, the end of the last answer, the peak in flight."""

    counted: list[tuple[int, int]]
    end: int
    peak: int


def run(ledger: Ledger, requests: Sequence[Planned]) -> Ran:
    """Play `requests` in line against `ledger` in whole milliseconds, as five eager workers would."""
    now, peak = 0, 0
    answers: list[tuple[int, int, object]] = []
    counted: list[tuple[int, int]] = []
    end = 0
    waiting = list(requests)
    while waiting or answers:
        while answers and answers[0][0] <= now:
            at, _, lease = heapq.heappop(answers)
            ledger.give_back(lease, at)
        wait = ledger.wait_for(waiting[0].units, now) if waiting else None
        if wait == 0:
            request = waiting.pop(0)
            lease = ledger.take(request.units, now)
            counted.append((now + request.to_server, request.units))
            heapq.heappush(answers, (now + request.to_server + request.back, lease.ticket, lease))
            peak = max(peak, len(answers))
            end = max(end, now + request.to_server + request.back)
            continue
        if not waiting and not answers:
            break
        nexts = [answers[0][0]] if answers else []
        if wait is not None:
            nexts.append(now + int(wait))
        assert min(nexts) > now, "time stands still"
        now = min(nexts)
    return Ran(sorted(counted), end, peak)


def fullest_window(counted: Sequence[tuple[int, int]]) -> int:
    """The greatest sum of units in any window, as the server slides it."""
    return max(sum(units for at, units in counted if end - WINDOW_MS < at <= end) for end, _ in counted)


def fresh(cap: int = 45) -> Ledger:
    return Ledger(units=45, seconds=WINDOW_MS, parallel=5, cap=cap)


planned = st.builds(Planned, st.sampled_from([1, 2, 3, 4, 5]), st.integers(0, 4000), st.integers(0, 4000))


@given(st.lists(planned, min_size=1, max_size=80), st.integers(1, 45))
def test_no_window_at_the_server_ever_exceeds_the_cap(requests: list[Planned], cap: int) -> None:
    ran = run(fresh(cap), requests)
    assert len(ran.counted) == len(requests)
    assert fullest_window(ran.counted) <= max(cap, max(one.units for one in requests))
    assert ran.peak <= 5


@pytest.mark.parametrize(("weight", "per_window"), [(1, 45), (2, 22), (3, 15), (4, 11)])
def test_a_load_of_300_000_variants_takes_hardly_longer_than_the_limits_demand(weight: int, per_window: int) -> None:
    requests, latency = 360, 50
    ran = run(fresh(), [Planned(weight, latency // 2, latency // 2)] * requests)
    windows = -(-requests // per_window) - 1
    least = max(windows * WINDOW_MS + latency, -(-requests // 5) * latency)
    ratio = ran.end / least
    print(f"weight {weight}: {ran.end / 1000:.2f} s, bound {least / 1000:.2f} s, ratio {ratio:.3f}")
    assert fullest_window(ran.counted) <= 45
    assert ratio <= 1.05


def test_units_come_back_a_window_after_the_answer_not_after_the_request() -> None:
    ledger = fresh()
    leases = [ledger.take(15, 0) for _ in range(3)]
    for lease in leases:
        ledger.give_back(lease, 2000)
    assert ledger.wait_for(4, 3000) == 2000
    assert ledger.wait_for(4, 5000) == 0


def test_a_pause_holds_everything_and_a_shorter_one_does_not_end_it() -> None:
    ledger = fresh()
    ledger.pause(1500, now=0)
    ledger.pause(100, now=0)
    assert ledger.wait_for(1, 500) == 1000


def test_parallel_refusals_narrow_the_way_for_a_while_but_never_close_it() -> None:
    ledger = Ledger(units=45, seconds=3.0, parallel=5, cap=45)
    ledger.narrow_down(now=0.0)
    assert ledger.allowed_parallel(1.0) == 4
    for _ in range(9):
        ledger.narrow_down(now=1.0)
    assert ledger.allowed_parallel(2.0) == 1
    assert ledger.allowed_parallel(100.0) == 5


@given(limit=st.integers(1, 500), remaining=st.integers(0, 500), interval=st.floats(0.1, 60), units=st.integers(1, 5))
def test_headers_never_raise_a_ceiling(limit: int, remaining: int, interval: float, units: int) -> None:
    ledger = Ledger(units=45, seconds=3.0, parallel=5, cap=41)
    lease = ledger.take(units, 0.0)
    before = ledger.used(0.0)
    ledger.heed(lease, LimitSigns(limit, remaining, interval), 0.1)
    assert ledger.limit <= 45
    assert ledger.window >= 3.0
    assert ledger.used(0.1) >= before


@pytest.mark.parametrize(
    ("signs", "limit"),
    [
        (LimitSigns(45, 41, 3.0), 45),
        (LimitSigns(11, 10, 3.0), 44),
        (LimitSigns(5, 4, 3.0), 20),
        (LimitSigns(None, None, None), 45),
    ],
    ids=["units", "requests", "requests of a lowered limit", "no headers"],
)
def test_both_readings_of_the_limit_header(signs: LimitSigns, limit: int) -> None:
    ledger = Ledger(units=45, seconds=3.0, parallel=5, cap=45)
    ledger.heed(ledger.take(4, 0.0), signs, 0.1)
    assert ledger.limit == limit
    assert ledger.used(0.1) == 4


def test_units_spent_by_another_program_are_seen_in_the_headers() -> None:
    ledger = Ledger(units=45, seconds=3.0, parallel=5, cap=45)
    lease = ledger.take(4, 0.0)
    ledger.heed(lease, LimitSigns(45, 10, 3.0), 0.1)
    assert ledger.used(0.1) == 35
    assert ledger.wait_for(12, 0.1) == pytest.approx(3.0)
    assert ledger.used(3.2) == 4


def test_a_ceiling_lowered_by_one_answer_rises_again_with_the_next() -> None:
    ledger = Ledger(units=45, seconds=3.0, parallel=5, cap=45)
    ledger.heed(ledger.take(1, 0.0), LimitSigns(20, 19, 3.0), 0.1)
    assert ledger.limit == 20
    ledger.heed(ledger.take(1, 0.2), LimitSigns(45, 43, 3.0), 0.3)
    assert ledger.limit == 45


def test_the_default_cap_leaves_one_request_for_others_and_follows_its_price() -> None:
    budget = Budget()
    budget.set_weight(4)
    assert budget.view().cap == 41
    budget.set_weight(3)
    assert budget.view().cap == 42
    budget.set_cap(20)
    budget.set_weight(1)
    assert budget.view().cap == 20
    budget.set_cap(None)
    assert budget.view().cap == 44


def test_a_stop_ends_the_wait_for_units_and_books_nothing() -> None:
    budget = Budget(Limits(units=4, window=60.0))
    cancel = CancelToken()
    with budget.spend(4, CancelToken()):
        threading.Timer(0.2, cancel.cancel).start()
        started = time.monotonic()
        with pytest.raises(Cancelled), budget.spend(4, cancel):
            pytest.fail("got units that are not there")
        assert time.monotonic() - started < 1.5
        assert budget.view().used == 4
        assert budget.view().waiting == 0


def test_a_dear_request_is_not_overtaken_for_ever_by_cheap_ones() -> None:
    budget = Budget(Limits(units=5, window=0.3), cap=5)
    order: list[str] = []
    first = budget.spend(1, CancelToken())
    first.__enter__()

    def ask(name: str, units: int) -> None:
        with budget.spend(units, CancelToken()):
            order.append(name)

    dear = threading.Thread(target=ask, args=("dear", 5))
    dear.start()
    while budget.view().waiting < 1:
        time.sleep(0.005)
    cheap = threading.Thread(target=ask, args=("cheap", 1))
    cheap.start()
    while budget.view().waiting < 2:
        time.sleep(0.005)
    first.__exit__(None, None, None)
    dear.join(10)
    cheap.join(10)
    assert order == ["dear", "cheap"]
