"""How parameters get into a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages.filling import fill, places

INNER = {"cause.flood": "склад затопило: {now:n}", "cause.loop": "снова {@cause_code}"}


def filled(template: str, lang: str = "ru", **params: object) -> str:
    """The sentence, with a plain gap instead of the two that keep words together."""

    def nested(code: str, lang: str, params: dict[str, object]) -> str | None:
        return fill(INNER[code], lang, params, nested) if code in INNER else None

    return fill(template, lang, params, nested).replace("\u00a0", " ").replace("\u202f", " ")


def test_text_and_ids_are_never_grouped() -> None:
    assert filled("предложение {offer}", offer=1842200) == "предложение 1842200"
    assert filled("код {code}", code="0012345") == "код 0012345"


@pytest.mark.parametrize("count", [3412, "3412", 3412.0])
def test_numbers_are_grouped_whatever_type_they_come_in(count: object) -> None:
    assert filled("было {count:n}", count=count) == "было 3 412"
    assert filled("was {count:n}", "en", count=count) == "was 3,412"


def test_a_number_brings_its_word() -> None:
    template = "{count?Связан|Связаны|Связано} {count:товар|товара|товаров}"
    assert [filled(template, count=n) for n in (1, 2, 5, 1021)] == [
        "Связан 1 товар",
        "Связаны 2 товара",
        "Связано 5 товаров",
        "Связан 1 021 товар",
    ]
    assert filled("{count:item|items}", "en", count="1") == "1 item"
    assert filled("{count:item|items}", "en", count=2) == "2 items"


def test_number_and_word_stay_on_one_line() -> None:
    assert fill("{count:товар|товара|товаров}", "ru", {"count": 5}, lambda *_: None) == "5\u00a0товаров"


def test_per_cent_seconds_and_no_number_at_all() -> None:
    assert filled("{share:%}", share="37.98") == "38 %"
    assert filled("через {seconds:s}", seconds=1.8) == "через 1,8 с"
    assert filled("сейчас {shop:n}", shop="—") == "сейчас —"


def test_missing_values_leave_dots() -> None:
    assert filled("было {before:n}, стало {after}") == "было …, стало …"
    assert filled("[есть ]{count:товар|товара|товаров}") == "есть …"
    assert filled("{@cause_code}", cause_code="nobody.wrote.it") == "…"


def test_an_optional_part_falls_out() -> None:
    assert filled("нет прав[ ({what})].") == "нет прав."
    assert filled("нет прав[ ({what})].", what="") == "нет прав."
    assert filled("нет прав[ ({what})].", what="заказы") == "нет прав (заказы)."
    assert filled("[{before:n}||?] → {after:n}", after=3) == "? → 3"
    assert filled("[{before:n}||?] → {after:n}", before=0, after=3) == "0 → 3"


def test_zero_counts_as_missing_only_where_said() -> None:
    assert filled("14[ − {safety:nz} запас]", safety="0") == "14"
    assert filled("14[ − {safety:nz} запас]", safety="1") == "14 − 1 запас"
    assert filled("14[, не меньше {low:n}]", low=0) == "14, не меньше 0"


def test_a_parameter_may_be_the_code_of_another_sentence() -> None:
    assert (
        filled("Похоже, {@cause_code/cause_}.", cause_code="cause.flood", cause_now="12")
        == "Похоже, склад затопило: 12."
    )
    assert filled("Похоже, {@cause.+kind}.", kind="flood", now=3) == "Похоже, склад затопило: 3."


def test_codes_that_point_at_each_other_come_to_an_end() -> None:
    assert filled("{@cause_code}", cause_code="cause.loop") == "снова …"


def test_values_are_not_read_as_sentences() -> None:
    assert filled("имя {name}", name="{count:n} [x] {@cause_code}") == "имя {count:n} [x] {@cause_code}"
    assert filled("имя {name}", name="два\nслова") == "имя два слова"


@given(st.text(), st.dictionaries(st.sampled_from(["a", "b", "c_code"]), st.text() | st.integers() | st.none()))
def test_nothing_ever_raises(value: str, params: dict[str, object]) -> None:
    template = "{a} {a:n} {a:%} {a:s} {a:t} {a:x|y|z} {a?x|y|z} {@b} {@p.+b/c_}[ {a} {c_code:nz}||{a}]"
    assert isinstance(filled(template, **{"a": value, **params}), str)
    assert isinstance(filled(template, "en", **{"a": value, **params}), str)


def test_places_name_every_parameter() -> None:
    found = places("{a} {b:n}[ {c?x|y|z}] {@d} {@e.+f/g_}")
    assert [place.name for place in found] == ["a", "b", "c", "d", "f"]
    assert found[4].prefix == "e."
    assert found[4].passed_on == "g_"
