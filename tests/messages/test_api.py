"""The catalogue as callers see it: text, explain, has, codes."""

from decimal import Decimal

import pytest

from core import messages
from core.domain.brake import BrakeLimits, StoreDrop, biggest_drop, judge
from core.domain.plan import StockTotals


def plain(text: str) -> str:
    """With ordinary blanks."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_sentence_in_both_languages() -> None:
    assert plain(messages.text("load.done", items=3412, offers=3388, linked=2, links=2018)) == (
        "Загружено: 3 412 товаров, 3 388 предложений. SkladLink связал 2 пары, всего связано 2 018"
    )
    assert plain(messages.text("load.done", "en", items=1, offers=2, linked=1, links=1)) == (
        "Loaded: 1 item, 2 offers. SkladLink linked 1 pair, 1 in all"
    )


def test_an_unknown_code_is_a_fault_of_ours() -> None:
    for ask in (messages.text, messages.explain):
        with pytest.raises(KeyError):
            ask("nobody.wrote.it")
    assert not messages.has("nobody.wrote.it")
    assert messages.has("run.cancelled")
    assert "run.cancelled" in messages.codes()


def test_an_unknown_language_is_told_in_russian() -> None:
    assert messages.text("match.linked", "de") == messages.text("match.linked", "ru") == "Связано"


def test_parameters_may_have_any_name() -> None:
    assert messages.text("match.linked", code="x", self=1) == "Связано"


def test_a_failure_has_three_answers_and_a_note_has_one() -> None:
    told = messages.explain("moysklad.auth")
    assert told.what == "МойСклад не принял токен" == messages.text("moysklad.auth")
    assert told.means
    assert told.do
    assert messages.explain("match.linked") == messages.Explained("Связано")


def test_the_brake_names_share_limit_and_cause() -> None:
    totals = StockTotals(linked=3301, changes=1399, to_zero=1254)
    verdict = judge(totals, 0, BrakeLimits(), StoreDrop("Основной", Decimal(9812), Decimal(0)))
    assert verdict is not None
    params = {"kind": verdict.kind, "count": verdict.count, "of": verdict.of, "share": str(verdict.share),
              "limit": str(verdict.limit_share), "cause_code": verdict.cause_code,
              **{f"cause_{name}": value for name, value in verdict.cause.items()}}  # fmt: skip
    told = messages.explain(f"brake.{verdict.kind}", **params)
    assert plain(told.what) == "Защита остановила отправку: 38 % предложений станут нулевыми"
    assert plain(told.means).startswith(
        "Это 1 254 из 3 301, ваш порог — 10 %. Похоже, склад «Основной» опустел: было 9 812, сейчас 0. "
    )
    assert plain(messages.text(verdict.cause_code, **verdict.cause)) == (
        "Похоже, склад «Основной» опустел: было 9 812, сейчас 0."
    ), "the cause alone takes its parameters without the prefix"


def test_a_brake_without_a_known_cause() -> None:
    assert biggest_drop({}, {}, {}) is None
    told = messages.explain("brake.zeroing", count=30, of=100, share="30", limit="10", cause_code="")
    assert plain(told.means).startswith("Это 30 из 100, ваш порог — 10 %. Покупатели")


def test_a_figure_is_an_equation_in_words() -> None:
    numbers = {"measure": "free", "figure": "14", "in_flight": "2", "safety": "1", "result": "11"}
    assert messages.text("reason.figure.free", **numbers) == (
        "Для магазина 11 = свободный остаток 14 − 2 в новых заказах − 1 страховой запас"
    )
    assert messages.text("reason.figure.free", **{**numbers, "in_flight": "0", "safety": "0", "result": "14"}) == (
        "Для магазина 14 = свободный остаток 14"
    )
    negative = messages.text("reason.figure.free", "en", **{**numbers, "figure": "1", "result": "0", "exact": "-2"})
    assert negative.startswith("For the shop 0 = free stock 1 − 2 in new orders − 1 safety stock (exactly −2;")


def test_the_formula_bar() -> None:
    assert messages.text("rule.free", stores="Основной, Шоурум", safety="1") == (
        "остаток − резерв − новые заказы − страховой запас 1, не меньше нуля. Склады: Основной, Шоурум."
    )
    assert messages.text("rule.free", "en", stores="", safety=0) == (
        "on hand − reserved − new orders, never below zero. Warehouses: all."
    )


def test_history_names_rule_and_error() -> None:
    assert (
        messages.text("history.link", offer="18422", rule="link.barcode")
        == "Связано с предложением 18422 по штрихкоду"
    )
    assert messages.text("history.stock.failed", before="2", after="0", error="bitrix.no_echo") == (
        "Не удалось: остаток в магазине 2 → 0. Магазин не подтвердил, что записал количество"
    )
    assert messages.text("history.stock", before="", after="3") == "Остаток в магазине: ? → 3"


def test_a_bad_setting_is_called_by_its_label() -> None:
    told = messages.explain("setting.bad_value", setting="stock.brake_zero_share", low=0, high=100, one_of="")
    assert "Защита: порог доли обнулений" in told.what
    assert told.do == "Введите другое значение, не меньше 0, не больше 100."


def test_an_inner_cause_is_told_in_its_own_words() -> None:
    told = messages.explain("load.done_no_stock", links=5, reason_code="moysklad.no_right_stock")
    assert told.means.startswith("Владельцу токена нельзя смотреть остатки в МоёмСкладе. Найденные")
    told = messages.explain("moysklad.circuit_open", seconds=30.0, cause="moysklad.maintenance")
    assert told.means.startswith("В МоёмСкладе идут технические работы. ")
