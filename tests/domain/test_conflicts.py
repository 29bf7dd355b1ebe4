"""Choices: every kind has some, each tells its consequences, nothing dangerous is preselected, all has words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core import messages
from core.domain.conflicts import (
    ActKind,
    Choice,
    ConflictKind,
    Effect,
    Fact,
    Facts,
    Pair,
    Sign,
    Subject,
    Value,
    agree,
    agreed_columns,
    candidate_columns,
    choices_of,
    condition_code,
    condition_of,
    essence,
    fits,
    marked,
    recommended,
    subject_of,
)

AT = datetime(2026, 11, 24, 10, 52, tzinfo=UTC)
PAIRS = (Pair("item-1", 7, "Сумка А", "Сумка", "code"), Pair("item-2", 7, "Сумка Б", "Сумка", "code"))
PARAMS = {
    "number": "ТШ-501", "ms_state": "Отгружен", "shop_status": "Отменён", "demand": "00429", "shipped": "4",
    "ordered": "3", "extra": "1", "extra_sum": "990", "refund": "1", "quantity": "3", "item_id": "item-9",
    "offer_id": "7", "name": "Сумка", "variant": "рыжая", "shop_vat": "20", "ms_vat": "22", "attribute": "Канал",
    "default": "Сайт", "renamed": "Готов", "busier": "first", "status": "Оплачен", "shop_count": "3", "ms_count": "2",
    "shop_total": "990", "ms_total": "991", "entry": "order_state:7", "page": "statuses", "code": "X",
}  # fmt: skip


def facts(**changes: object) -> Facts:
    """Facts that hold everything any kind may ask for."""
    rows = (
        Fact("status", (Value("Оплачен"), Value("Отгружен"), Value("Отменён"))),
        Fact("vat", (Value(), _sentence("vat", rate="22"), _sentence("vat", rate="20"))),
        Fact("total", (Value(), _sentence("money", sum="990"), _sentence("money", sum="991"))),
        Fact("positions", (Value(), _sentence("positions", count="2"), _sentence("positions", count="3"))),
        Fact("name", (Value("ООО «Дворик»"), Value("Дворик"), Value("ООО Дворик"))),
    )
    return replace(Facts(agreed_columns(AT), rows, params=PARAMS, pairs=PAIRS), **changes)  # type: ignore[arg-type]


def _sentence(name: str, **params: str) -> Value:
    return Value(code=f"conflict.value.{name}", params=params)


def variants() -> Iterator[tuple[ConflictKind, Facts]]:
    """Every kind with everything known, and with as little as possible."""
    poor = dict.fromkeys(("demand", "refund", "default", "renamed", "busier"), "")
    for kind in ConflictKind:
        yield kind, facts()
        nameless = {"number": ""} if subject_of(kind) is Subject.ITEM else {}
        yield kind, facts(pairs=(), params={**PARAMS, **poor, **nameless})
    copies = (Pair("item-1", 21, "Сумка", "Сумка"), Pair("item-1", 22, "Сумка", "Сумка, копия"))
    yield ConflictKind.SAME_CODE, facts(pairs=copies, params={**PARAMS, "linked": "21"})


def cards() -> list[tuple[ConflictKind, Choice]]:
    """Every choice of every kind."""
    return [(kind, choice) for kind, known in variants() for choice in choices_of(kind, known)]


def values(choice: Choice) -> Iterator[Value]:
    """Everything a card says, as sentences by code."""
    yield choice.title
    yield choice.advice
    for outcome in choice.outcomes:
        yield from (outcome.before, outcome.after, outcome.more)
    yield from (Value(code=line.code, params=line.params) for line in choice.consequences)


def test_every_kind_has_its_sentences() -> None:
    for kind in ConflictKind:
        for family in ("kind", "title", "line", "why"):
            assert messages.has(f"conflict.{family}.{kind}"), (family, kind)
        assert messages.explain(f"conflict.why.{kind}").do
        assert subject_of(kind)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_everything_on_a_card_can_be_said_without_a_gap(lang: str) -> None:
    for kind, choice in cards():
        for value in values(choice):
            if value.code:
                words = messages.text(value.code, lang, **value.params)
                assert words, (kind, choice.key, value.code)
                assert "…" not in words, (kind, choice.key, value.code)


def test_one_to_three_choices_each_with_its_key_and_its_consequences() -> None:
    for kind, known in variants():
        choices = choices_of(kind, known)
        keys = [choice.key for choice in choices]
        assert 1 <= len(choices) <= 3, kind
        assert len(set(keys)) == len(keys), kind
        for choice in choices:
            assert choice.consequences, (kind, choice.key)
            assert choice.outcomes, (kind, choice.key)


def test_a_choice_says_truly_how_far_it_reaches() -> None:
    for kind, choice in cards():
        assert bool(choice.acts) == (choice.effect is Effect.LINKS), (kind, choice.key)
        signs = {line.sign for line in choice.consequences}
        assert not choice.final or Sign.LETTER in signs, "only a letter cannot be taken back"
        assert choice.effect is Effect.SYSTEMS or not signs & {Sign.LETTER, Sign.RETURN, Sign.TASK}, choice.key


def test_nothing_dangerous_is_ever_preselected() -> None:
    for kind, choice in cards():
        if choice.safe:
            assert not choice.final, (kind, choice.key)
            assert choice.key not in ("stop", "unlink", "cancel_shop", "keep_ms"), (kind, choice.key)
            assert ActKind.UNLINK not in {act.kind for act in choice.acts}
    for kind, known in variants():
        assert sum(choice.safe and choice.advice.known for choice in choices_of(kind, known)) <= 1, kind


def test_shipped_and_cancelled_is_best_merged_but_what_was_not_shipped_is_not() -> None:
    merged = recommended(choices_of(ConflictKind.STATUS_BOTH, facts()))
    assert merged is not None
    assert merged.key == "merge"
    assert {line.code for line in merged.consequences} >= {"conflict.then.return_draft", "conflict.then.task_refund"}
    not_shipped = choices_of(ConflictKind.STATUS_BOTH, facts(params={**PARAMS, "demand": ""}))
    assert [choice.key for choice in not_shipped] == ["keep_ms", "keep_shop", "keep"]
    assert recommended(not_shipped) is None


def test_c38_an_order_deleted_in_moysklad_has_three_ways() -> None:
    assert [choice.key for choice in choices_of(ConflictKind.ORDER_DELETED, facts())] == [
        "send_again", "forget", "cancel_shop",
    ]  # fmt: skip


def test_marks_stand_where_a_value_left_the_agreement() -> None:
    row = Fact("status", (Value("Оплачен"), Value("Отгружен"), Value("Оплачен")))
    assert marked(facts(), row) == {1}
    assert marked(facts(), Fact("money", (Value("990", key="paid"), Value("получены", key="paid"), Value()))) == set()
    assert marked(facts(), Fact("vat", (Value(), Value("20"), Value("22")))) == {1, 2}
    assert marked(facts(), Fact("vat", (Value(), Value("20"), Value()))) == set()
    beside = facts(columns=candidate_columns(), base=2)
    assert marked(beside, Fact("code", (Value("A"), Value("B"), Value("A")))) == {1}


def test_facts_agree_when_no_line_differs_between_the_two_systems() -> None:
    same = (Fact("status", (Value("Новый"), Value("Отменён"), Value("Отменён"))),)
    assert agree(facts(rows=same))
    assert not agree(facts())
    assert not agree(facts(rows=(Fact("status", (Value("Новый"), Value("Отменён"), Value())),)))
    assert not agree(facts(rows=same, columns=candidate_columns())), "candidates never agreed on anything"


def test_the_essence_leaves_out_what_moves_by_itself() -> None:
    kind = ConflictKind.DELETED_SOLD
    one = facts(
        rows=(Fact("on_sale", (Value(), Value(), Value("3"))), Fact("article", (Value("A"), Value(), Value())))
    )
    two = facts(rows=(Fact("on_sale", (Value(), Value(), Value("2"))), one.rows[1]))
    other = facts(rows=(one.rows[0], Fact("article", (Value("B"), Value(), Value()))))
    assert essence(kind, one) == essence(kind, two) != essence(kind, other)
    next_order = facts(params={**PARAMS, "number": "ТШ-777"})
    assert essence(kind, facts()) == essence(kind, next_order)
    assert essence(ConflictKind.AMBIGUOUS, facts()) != essence(ConflictKind.AMBIGUOUS, next_order)


def test_a_rule_fits_what_has_the_same_condition_and_nothing_else() -> None:
    condition = condition_of(ConflictKind.VAT_DIFFERS, facts())
    assert condition is not None
    assert fits(condition, ConflictKind.VAT_DIFFERS, facts(params={**PARAMS, "number": "ТШ-777"}))
    assert not fits(condition, ConflictKind.VAT_DIFFERS, facts(params={**PARAMS, "ms_vat": "10"}))
    assert condition_of(ConflictKind.AMBIGUOUS, facts()) is None
    assert condition_of(ConflictKind.BUYER_TWIN, facts()) is None
    for kind, known in variants():
        rule = condition_of(kind, known)
        if rule is not None:
            assert "…" not in messages.text(condition_code(kind, rule), **rule)
