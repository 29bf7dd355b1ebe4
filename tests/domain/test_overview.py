"""The overview's one line: the worst comes first, and nothing unknown is told as nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from core import messages
from core.domain.screens.common import ConnectionView
from core.domain.screens.overview import Freshness, OverviewFacts, Sales, Verdict, verdict

NOW = datetime(2026, 11, 24, 14, 34, tzinfo=UTC)
WELL = (ConnectionView("moysklad", "ok", "ООО «Тёплый шкаф»", 120), ConnectionView("shop", "ok", "shop.example", 240))
LOST = (WELL[0], ConnectionView("shop", "lost", "shop.example", None, "bitrix.timeout", {"seconds": 30}))
BUSY = Sales(failed=3, conflicts=9, partial=5)


def facts(sales: Sales = BUSY, *, loaded: bool = True, pushed: bool = True) -> OverviewFacts:
    """A shop at work."""
    return OverviewFacts(NOW, loaded, pushed, sales=sales)


def told(said: Verdict, lang: str = "ru") -> str:
    """Both parts of the line."""
    rest = messages.text(said.rest, lang, **said.params) if said.rest else ""
    return f"{messages.text(said.code, lang, **said.params)}. {rest}"


def test_what_waits_is_counted_and_the_most_urgent_is_named() -> None:
    said = verdict(facts(), WELL, 99)
    words = told(said).replace("\u00a0", " ")
    assert words == "Обмен работает. 116 дел ждут решения — самое срочное: 3 заказа не переданы на склад"
    assert (said.tone, said.page, said.target) == ("ok", "orders", "tab:failed")


@pytest.mark.parametrize(
    ("sales", "to_map", "page", "words"),
    [
        (Sales(failed=1, conflicts=2), 3, "orders", "1 заказ не передан на склад"),
        (Sales(failed=0, conflicts=2, partial=7), 3, "conflicts", "2 конфликта между системами"),
        (Sales(partial=7), 3, "shipments", "7 заказов отгружены не полностью"),
        (Sales(), 21, "mapping", "21 товар ждёт сопоставления"),
    ],
)
def test_the_order_of_urgency(sales: Sales, to_map: int, page: str, words: str) -> None:
    said = verdict(facts(sales), WELL, to_map)
    assert said.page == page
    assert told(said).replace("\u00a0", " ").endswith(words)


def test_nothing_waits() -> None:
    said = verdict(facts(Sales(failed=0, partial=0)), WELL, 0)
    assert (said.tone, said.rest, said.page) == ("ok", "overview.nothing_waits", "")


def test_worse_things_come_first() -> None:
    assert verdict(facts(loaded=False), LOST, 99, braked=True).code == "overview.not_loaded"
    away = verdict(facts(), LOST, 99, braked=True)
    assert (away.code, away.tone, away.page) == ("overview.away.shop", "warn", "settings")
    assert "…" not in told(away) + told(away, "en")
    assert verdict(facts(), WELL, 99, braked=True).code == "overview.braked"
    first = verdict(facts(pushed=False), WELL, 99, waiting_changes=42)
    assert told(first).replace("\u00a0", " ") == (
        "Осталось подтвердить первую отправку. 42 изменения остатков готовы к отправке"
    )
    assert verdict(facts(pushed=False), WELL, 99).rest == "overview.first_push.compare"


def test_a_refusal_is_an_error_a_silence_a_warning() -> None:
    refused = (ConnectionView("moysklad", "refused", "x", None, "moysklad.auth"), WELL[1])
    assert verdict(facts(), refused, 0).tone == "err"
    assert verdict(facts(), LOST, 0).tone == "warn"


def test_a_hundred_per_cent_means_all_and_no_figures_mean_no_share() -> None:
    assert Freshness(3255, 35, 11).share == Decimal("98.6")
    assert Freshness(9999, 1, 0).share == Decimal("99.9")
    assert Freshness(5, 0, 0).share == Decimal(100)
    assert Freshness().share is None
