"""A mapping file of 100 000 rows is compared in seconds, whether its rows name ids or keys."""

from __future__ import annotations

import time
from collections import defaultdict

import pytest

from core.domain.catalogue import ItemKind, OfferKind
from core.domain.links import MatchState
from core.domain.mapping_diff import DiffKind, compare, outdated
from core.domain.mapping_file import Column, FileRow
from core.domain.mapping_find import ItemFact, OfferFact, Sides

ROWS = 100_000
CPU_SECONDS = 8
"""Well under the 20 s that reading and planning together may take; a quadratic step takes minutes."""


def big_sides() -> Sides:
    items = {f"item-{number}": ItemFact(ItemKind.VARIANT, False, False) for number in range(ROWS)}
    offers = {number: OfferFact(OfferKind.OFFER, False) for number in range(1, ROWS + 1)}
    item_keys, offer_keys = defaultdict(list), defaultdict(list)
    for number in range(ROWS):
        item_keys[f"a-{number}"].append(f"item-{number}")
        offer_keys[f"x-{number}"].append(number + 1)
    links = {number + 1: f"item-{(number + 2) % ROWS}" for number in range(0, ROWS, 2)}
    return Sides(
        items, offers, links, {}, lambda _, text: item_keys.get(text, ()), lambda _, text: offer_keys.get(text, ())
    )


@pytest.mark.parametrize("by_keys", [False, True])
def test_the_plan_of_a_big_file_costs_seconds(by_keys: bool) -> None:
    sides = big_sides()
    item, offer = (Column.ITEM_ARTICLE, Column.OFFER_XML_ID) if by_keys else (Column.ITEM_ID, Column.OFFER_ID)
    rows = [
        FileRow(n + 2, {item: f"a-{n}", offer: f"x-{n}"} if by_keys else {item: f"item-{n}", offer: str(n + 1)})
        for n in range(ROWS)
    ]
    begun = time.process_time()
    diff = compare(rows, sides, {"linked": MatchState.LINKED})
    stale = outdated(diff, sides)
    spent = time.process_time() - begun
    assert (diff.count(DiffKind.MOVED), diff.count(DiffKind.NEW), diff.unchanged) == (ROWS // 2, ROWS // 2, 0)
    assert stale == []
    assert spent < CPU_SECONDS
