"""Moscow time at the API's door, and ids out of hrefs of any host."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.moysklad.hrefs import id_of, path_of, type_and_id
from core.moysklad.moscow import from_moscow, moscow_date, to_moscow

ID = "0a11c0de-77aa-11f0-0a80-00f200000001"


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_any_zone_goes_to_moscow_and_back_to_the_second(naive: datetime, offset: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    back = from_moscow(to_moscow(moment))
    assert back.utcoffset() == timedelta(0)
    assert timedelta(0) <= moment - back < timedelta(seconds=1)


def test_texts_with_and_without_seconds() -> None:
    assert to_moscow(datetime(2026, 11, 24, 22, 30, tzinfo=UTC)) == "2026-11-25 01:30:00"
    assert from_moscow("2026-11-25 01:30:00.700") == datetime(2026, 11, 24, 22, 30, 0, 700000, tzinfo=UTC)
    assert from_moscow("2026-11-25 01:30") == datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    assert moscow_date(datetime(2026, 11, 30, 21, 0, tzinfo=UTC)).isoformat() == "2026-12-01"
    with pytest.raises(ValueError):
        from_moscow("yesterday")


@pytest.mark.parametrize("host", ["api.moysklad.ru", "online.moysklad.ru", "127.0.0.1:8080"])
@pytest.mark.parametrize("query", ["", "?expand=supplier", "?expand=product.supplier"])
def test_the_id_is_taken_from_any_host_without_the_query(host: str, query: str) -> None:
    href = f"https://{host}/api/remap/1.2/entity/variant/{ID.upper()}{query}"
    assert id_of(href) == ID
    assert type_and_id(href) == ("variant", ID)


def test_nested_and_foreign_hrefs() -> None:
    base = "https://online.moysklad.ru/api/remap/1.2/"
    assert path_of(f"{base}entity/customerorder/{ID}/positions/x?limit=1") == f"entity/customerorder/{ID}/positions/x"
    assert path_of("https://shop.example/entity/product/1") == ""
    for href in ("https://shop.example/x", f"{base}report/stock/all", f"{base}entity/product"):
        with pytest.raises(ValueError):
            type_and_id(href)
