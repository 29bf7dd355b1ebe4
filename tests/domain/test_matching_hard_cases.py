"""Matching on hard cases made by hand: the true offer comes first, and only what a key decides is exact."""

from __future__ import annotations

import pytest
from helpers.hard_pairs import CASES, HardCase

from core.domain.dictionary import KNOWN, Dictionary
from core.domain.links import Candidate, MatchRule
from core.domain.matching import Matcher, MatchInput


def search(case: HardCase) -> dict[str, list[Candidate]]:
    automatic = frozenset({MatchRule.STORED, MatchRule.EXTERNAL_CODE})
    known = Dictionary([*KNOWN, *case.terms])
    return dict(
        Matcher(MatchInput(case.items, case.offers, frozenset(), frozenset(), frozenset(), automatic, known)).search()
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_hard_case(case: HardCase) -> None:
    found = search(case)
    first = {item: candidates[0] for item, candidates in found.items() if candidates}
    assert {item: first[item].offer_id for item in case.truth} == case.truth
    assert {item for item, candidate in first.items() if candidate.exact} == case.deciding
    assert all(candidate.evidence for candidate in first.values())
