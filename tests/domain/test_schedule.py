"""Rhythms: intervals, times of day and quiet hours in a zone of its own, clock changes included."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.schedule import Quiet, Rhythm, parse_clock

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Quiet(time(23), time(6))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, fold=0))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "clock"),
    [("04:00", time(4)), ("4:05", time(4, 5)), ("23:59", time(23, 59)), ("24:00", None), ("4", None), ("", None)],
)
def test_a_time_of_day_is_hours_and_minutes(text: str, clock: time | None) -> None:
    assert parse_clock(text) == clock


@pytest.mark.parametrize("text", ["", "23:00", "23:00-", "06:00-06:00", "25:00-06:00"])
def test_what_is_no_span_is_no_quiet_time(text: str) -> None:
    assert Quiet.parse(text) is None


def test_quiet_hours_may_span_midnight() -> None:
    night = Quiet.parse("23:00–6:00")
    assert night == NIGHT
    assert night.text() == "23:00-06:00"
    assert [night.holds(time(hour)) for hour in (22, 23, 0, 5, 6)] == [False, True, True, True, False]


def test_a_start_in_the_night_waits_for_the_morning_of_the_workstation() -> None:
    rhythm = Rhythm(timedelta(minutes=10), quiet=NIGHT)
    last = datetime(2026, 11, 24, 19, 55, tzinfo=UTC)  # 22:55 in Moscow
    assert rhythm.due(last, MOSCOW) == datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    assert rhythm.due(last, UTC) == datetime(2026, 11, 24, 20, 5, tzinfo=UTC)


def test_a_daily_job_keeps_its_time_of_day() -> None:
    rhythm = Rhythm(timedelta(hours=24), at=time(4))
    by_hand = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
    first = rhythm.due(by_hand, MOSCOW)
    assert first == datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    assert rhythm.due(first, MOSCOW) == datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
    assert Rhythm(timedelta(hours=6), at=time(4)).due(by_hand, MOSCOW) == by_hand + timedelta(hours=6)


def test_a_time_of_day_stays_where_the_clocks_change() -> None:
    rhythm = Rhythm(timedelta(hours=24), at=time(4))
    due = rhythm.due(datetime(2026, 10, 24, 2, 0, tzinfo=UTC), BERLIN)  # 04:00 in summer
    assert due.astimezone(BERLIN).strftime("%d %H:%M") == "25 04:00"
    assert due == datetime(2026, 10, 25, 3, 0, tzinfo=UTC)


def test_quiet_hours_end_once_in_the_hour_that_comes_twice() -> None:
    quiet = Quiet(time(1), time(2, 30))
    second_two = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)  # 02:15 for the second time
    left = quiet.leave(second_two, BERLIN)
    assert left == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert not quiet.holds(left.astimezone(BERLIN).time())


@given(begin=clocks, end=clocks, moment=moments, zone=st.sampled_from([UTC, MOSCOW, BERLIN]))
def test_leaving_quiet_hours_never_goes_back_and_takes_less_than_a_day(
    begin: time, end: time, moment: datetime, zone: ZoneInfo
) -> None:
    if begin == end:
        return
    left = Quiet(begin, end).leave(moment, zone)
    assert moment <= left <= moment + timedelta(hours=25)
    if zone in (UTC, MOSCOW):
        assert not Quiet(begin, end).holds(left.astimezone(zone).time())


@given(last=moments, hours=st.integers(1, 72), at=st.none() | clocks, zone=st.sampled_from([UTC, MOSCOW, BERLIN]))
def test_the_next_run_is_always_later_and_within_its_interval(
    last: datetime, hours: int, at: time | None, zone: ZoneInfo
) -> None:
    due = Rhythm(timedelta(hours=hours), at).due(last, zone)
    assert last < due <= last + timedelta(hours=hours + 25)
