"""Numbers, plurals, durations and times in both languages."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages import numbers

GOODS = ("товар", "товара", "товаров")
ITEMS = ("item", "items")
finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4)


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("3412", "3\u202f412", "3,412"),
        ("1234567", "1\u202f234\u202f567", "1,234,567"),
        ("-1", "\u22121", "\u22121"),
        ("10.25", "10,25", "10.25"),
        ("10.50", "10,5", "10.5"),
        ("1E+3", "1\u202f000", "1,000"),
        ("-0", "0", "0"),
    ],
)
def test_numbers_as_each_language_writes_them(value: str, ru: str, en: str) -> None:
    assert numbers.number(Decimal(value), "ru") == ru
    assert numbers.number(Decimal(value), "en") == en


@given(finite, st.sampled_from(numbers.LANGUAGES))
def test_a_number_can_be_read_back(value: Decimal, lang: str) -> None:
    text = numbers.number(value, lang).replace(numbers.NARROW, "").replace(numbers.MINUS, "-")
    assert Decimal(text.replace(",", "." if lang == "ru" else "")) == value
    assert "-" not in numbers.number(value, lang), "the minus is a real one"


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        ("38", "38\u202f%", "38%"),
        ("37.988485307482581", "38\u202f%", "38%"),
        ("98.6", "98,6\u202f%", "98.6%"),
        ("0", "0\u202f%", "0%"),
    ],
)
def test_per_cent_has_one_decimal_at_most(value: str, ru: str, en: str) -> None:
    assert numbers.percent(Decimal(value), "ru") == ru
    assert numbers.percent(Decimal(value), "en") == en


@pytest.mark.parametrize(
    ("value", "word"),
    [("1", 0), ("2", 1), ("4", 1), ("5", 2), ("0", 2), ("11", 2), ("12", 2), ("14", 2), ("21", 0), ("22", 1),
     ("111", 2), ("101", 0), ("-1", 0), ("-2", 1), ("2.5", 1), ("1.0", 0)],
)  # fmt: skip
def test_russian_words(value: str, word: int) -> None:
    assert numbers.plural(Decimal(value), "ru", GOODS) == GOODS[word]


@pytest.mark.parametrize(("value", "word"), [("1", 0), ("0", 1), ("2", 1), ("21", 1), ("1.5", 1), ("-1", 0)])
def test_english_words(value: str, word: int) -> None:
    assert numbers.plural(Decimal(value), "en", ITEMS) == ITEMS[word]


@given(st.integers(0, 10**9))
def test_russian_words_repeat_every_hundred(count: int) -> None:
    assert numbers.plural(Decimal(count), "ru", GOODS) == numbers.plural(Decimal(count % 100 + 100), "ru", GOODS)


@pytest.mark.parametrize(
    ("seconds", "ru", "en"),
    [
        ("0", "0 с", "0 s"),
        ("1.84", "1,8 с", "1.8 s"),
        ("59.4", "59 с", "59 s"),
        ("60", "1 мин", "1 min"),
        ("125", "2 мин 5 с", "2 min 5 s"),
        ("3600", "1 ч", "1 h"),
        ("4320", "1 ч 12 мин", "1 h 12 min"),
        ("-3", "0 с", "0 s"),
    ],
)
def test_durations(seconds: str, ru: str, en: str) -> None:
    assert numbers.duration(Decimal(seconds), "ru").replace(numbers.GAP, " ") == ru
    assert numbers.duration(Decimal(seconds), "en").replace(numbers.GAP, " ") == en


@given(st.integers(0, 10**6))
def test_a_duration_is_never_empty(seconds: int) -> None:
    assert any(letter.isdigit() for letter in numbers.duration(Decimal(seconds), "ru"))


def test_a_time_of_today_has_no_date() -> None:
    now = datetime.now(UTC)
    assert numbers.moment(now, "ru") == now.astimezone().strftime("%H:%M")
    assert numbers.moment(now.isoformat(), "en") == now.astimezone().strftime("%H:%M")


def test_an_older_time_names_its_day() -> None:
    noon = datetime(2024, 11, 24, 12, tzinfo=UTC) + timedelta(minutes=3)
    clock = noon.astimezone().strftime("%H:%M")
    assert numbers.moment(noon, "ru").replace(numbers.GAP, " ") == f"{noon.astimezone().day} ноя, {clock}"
    assert numbers.moment(noon, "en").replace(numbers.GAP, " ") == f"{noon.astimezone().day} Nov, {clock}"
    assert numbers.moment("yesterday", "en") == "yesterday"


@pytest.mark.parametrize("value", ["", "many", "NaN", "Infinity", None, "1.2.3", "1e999999", "1e-999999"])
def test_what_is_no_number(value: object) -> None:
    assert numbers.as_decimal(value) is None


@pytest.mark.parametrize("value", [3, 3.0, "3", Decimal(3)])
def test_what_is_a_number(value: object) -> None:
    assert numbers.as_decimal(value) == 3
