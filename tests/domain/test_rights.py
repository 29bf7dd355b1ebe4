"""Which rights the program cannot do without, told from both systems' facts, each with a way out in words."""

from __future__ import annotations

import pytest

from core import messages
from core.domain.rights import FOR_ORDERS, NEEDED, SHOP, passes, rights

ALL = dict.fromkeys((*NEEDED, *FOR_ORDERS), True)


def test_every_right_has_its_name_and_its_way_out_in_both_languages() -> None:
    for name in (*NEEDED, *FOR_ORDERS):
        for lang in ("ru", "en"):
            assert messages.text(f"right.{name}", lang)
            told = messages.explain(f"right.{name}.missing", lang)
            assert told.what
            assert told.means
            assert told.do
    for name, codes in SHOP.items():
        assert messages.text(f"right.{name}")
        assert all(messages.explain(code).do for code in codes)


@pytest.mark.parametrize("name", NEEDED)
def test_a_needed_right_that_is_lacking_stops(name: str) -> None:
    facts = {"rights": {**ALL, name: False}}
    assert not passes("moysklad", facts)
    lacking = [right for right in rights("moysklad", facts) if right.blocks]
    assert [(right.name, right.fix) for right in lacking] == [(name, f"right.{name}.missing")]


def test_what_only_orders_need_is_told_and_does_not_stop() -> None:
    facts = {"rights": {**ALL, "customerorder": False}}
    assert passes("moysklad", facts)
    assert [right.fix for right in rights("moysklad", facts) if right.fix] == ["right.customerorder.missing"]


def test_a_solution_that_is_not_told_its_rights_passes() -> None:
    facts = {"rights": dict.fromkeys(ALL)}
    assert passes("moysklad", facts)
    assert {right.allowed for right in rights("moysklad", facts)} == {None}


def test_never_checked_is_no_pass() -> None:
    assert not passes("moysklad", {})
    assert not passes("shop", {})
    assert rights("shop", {}) == []


@pytest.mark.parametrize(
    ("problems", "through"),
    [
        ([], True),
        (["bitrix.not_admin", "bitrix.inventory_on"], True),
        (["bitrix.scope_catalog"], False),
        (["bitrix.sale_denied"], False),
        (["bitrix.methods_missing"], False),
    ],
)
def test_the_shop_passes_by_its_problems(problems: list[str], through: bool) -> None:
    assert passes("shop", {"problems": problems}) is through
