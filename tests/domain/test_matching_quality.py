"""The matching scored on the demo world's truth: the figures the README and the issue quote."""

from __future__ import annotations

import pytest
from helpers.demo_catalogue import items_of, offers_of

from core.demo.world import World
from core.domain.links import Candidate, MatchRule
from core.domain.matching import Matcher, MatchInput

AUTOMATIC = frozenset({MatchRule.STORED, MatchRule.EXTERNAL_CODE})


def search(world: World) -> dict[str, list[Candidate]]:
    items, offers = items_of(world), offers_of(world)
    matcher = Matcher(MatchInput(items, offers, frozenset(), frozenset(), frozenset(), AUTOMATIC))
    return dict(matcher.search())


@pytest.mark.parametrize(
    ("variants", "seed"),
    [
        (800, 1),
        (800, 2),
        pytest.param(20_000, 7, marks=[pytest.mark.alone]),
        pytest.param(100_000, 5, marks=[pytest.mark.long, pytest.mark.timeout(600)]),
    ],
)
def test_no_wrong_pair_and_hardly_one_missed(variants: int, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    world = World(seed, variants)
    found = search(world)
    truth = {pair.item_id: pair.element_id for pair in world.truth()}
    exact = {item: c[0] for item, c in found.items() if c and c[0].exact}
    wrong = [(item, c.offer_id) for item, c in exact.items() if truth.get(item) != c.offer_id]
    keys = world.pair_keys()
    decidable = [k.pair for k in keys if k.decidable]
    others = [k.pair for k in keys if not k.decidable]
    hit = sum(p.item_id in exact for p in decidable) / len(decidable)
    ranked = sum(p.element_id in [c.offer_id for c in found[p.item_id][:3]] for p in others) / len(others)
    first = sum(p.element_id in [c.offer_id for c in found[p.item_id][:1]] for p in others) / len(others)
    automatic = sum(c.automatic for c in exact.values())
    with capsys.disabled():
        print(
            f"\nmatching, {variants} variants, seed {seed}: {automatic} automatic, {len(exact)} exact, "
            f"{len(wrong)} wrong; recall of decidable pairs {hit:.2%}; among others the true offer is first in "
            f"{first:.1%}, among the first three in {ranked:.1%}"
        )
    assert wrong == []
    assert hit >= 0.97
    assert ranked >= 0.95


def test_one_offer_is_never_promised_to_two_items() -> None:
    found = search(World(4, 1000))
    promised = [c[0].offer_id for c in found.values() if c and c[0].exact]
    assert len(promised) == len(set(promised))
