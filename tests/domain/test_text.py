"""Folding: the usual dirt does not count, real differences do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.text import exact_key, fold_key, fold_name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Чёрный", "черный"),
        ("Ботинки  зимние «Карелия»", 'Ботинки зимние "Карелия"'),
        ("Pубашка", "Рубашка"),
        ("ХL", "XL"),
        ("Объём ×2", "объем x2"),
        ("38–40", "38-40"),
    ],
)
def test_dirt_does_not_count(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


@pytest.mark.parametrize(("left", "right"), [("41", "42"), ("M", "L"), ("чёрный", "белый"), ("38-40", "39-40")])
def test_real_differences_count(left: str, right: str) -> None:
    assert fold_name(left) != fold_name(right)


def test_keys_fold_punctuation_and_alphabet_but_exact_keys_do_not() -> None:
    assert fold_key("КR-2041-ВK-41") == fold_key("kr 2041 bk 41")
    assert exact_key(" A-100 ") == "A-100"
    assert exact_key("a-100") != exact_key("A-100")


@given(st.text(max_size=40))
def test_folding_is_stable(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)
    assert fold_key(fold_key(text)) == fold_key(text)
