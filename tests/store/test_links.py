"""Links are unique on the offer's side always, on the item's unless allowed; candidates are replaced whole."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.domain.links import Candidate, LinkOrigin, MatchRule, Verdict
from core.errors import SkladLinkError
from core.store.catalogue import Catalogue
from core.store.links import Links
from core.store.store import Store
from core.store.windows import MappingWindow
from tests.store.conftest import NOW, a_candidate, a_link, an_item


@pytest.fixture
def links(store: Store) -> Links:
    return Links(store)


def test_links_come_back_as_they_went_in(links: Links) -> None:
    put = [a_link(1, 10), replace(a_link(2, 20), origin=LinkOrigin.MANUAL, rule=MatchRule.MANUAL, who="Анна")]
    links.put(put)
    assert links.links() == {10: put[0], 20: put[1]}
    assert links.link_of_item("item-000002") == links.link_of_offer(20) == put[1]
    assert (links.link_of_item("item-000003"), links.link_of_offer(30), links.count()) == (None, None, 2)
    links.remove([10, 30])
    assert list(links.links()) == [20]


def test_an_offer_has_one_item_and_moves(links: Links) -> None:
    links.put([a_link(1, 10)])
    links.put([a_link(2, 10)])
    assert links.link_of_offer(10).item_id == "item-000002"
    assert links.link_of_item("item-000001") is None


def test_an_item_has_one_offer_unless_several_are_allowed(links: Links) -> None:
    links.put([a_link(1, 10)])
    with pytest.raises(SkladLinkError) as caught:
        links.put([a_link(3, 30), a_link(1, 11)])
    assert caught.value.code == "link.item_taken"
    assert list(links.links()) == [10]
    links.put([a_link(1, 11)], several=True)
    assert links.link_of_item("item-000001").offer_id == 10
    assert {link.offer_id for link in links.links_of_items(["item-000001"])} == {10, 11}


def test_ignored_items(links: Links) -> None:
    links.put_ignored(["a", "b"], "не продаём", "Анна", NOW)
    links.put_ignored(["a"], "дубль", "Анна", NOW)
    links.remove_ignored(["b", "c"])
    assert links.ignored() == {"a": "дубль"}


def test_candidates_are_replaced_whole_or_for_some_items(store: Store, links: Links) -> None:
    Catalogue(store).upsert_items([an_item(number) for number in range(1, 4)], 1)
    full = a_candidate(
        1, 10, exact=True, automatic=True, evidence={"barcode": Verdict.SAME, "name": Verdict.NEAR}, note="n"
    )
    links.replace_candidates([full, a_candidate(2, 21, 2), a_candidate(2, 20, 1)])
    assert links.candidates_of("item-000001") == [full]
    assert [candidate.offer_id for candidate in links.candidates_of("item-000002")] == [20, 21]
    links.replace_candidates([a_candidate(2, 22)], ["item-000002", "item-000003"])
    assert [candidate.offer_id for candidate in links.candidates_of("item-000002")] == [22]
    assert links.candidates_of("item-000001") == [full]
    links.replace_candidates([])
    assert links.candidates_of("item-000001") == []


def test_a_search_that_was_cut_off_leaves_items_unchecked(store: Store, links: Links) -> None:
    Catalogue(store).upsert_items([an_item(1), an_item(2)], 1)
    links.replace_candidates([a_candidate(1, 10)])
    links.refresh_match_states()
    assert MappingWindow(store).counts().unlinked == 1

    def cut_off() -> Iterator[Candidate]:
        yield a_candidate(1, 10)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        links.replace_candidates(cut_off())
    links.refresh_match_states()
    assert MappingWindow(store).counts().unchecked == 2
    links.replace_candidates([a_candidate(1, 10)])
    links.refresh_match_states()
    counts = MappingWindow(store).counts()
    assert (counts.unchecked, counts.unlinked, counts.suggested) == (0, 1, 1)


def test_first_candidates_that_may_still_be_linked(store: Store, links: Links) -> None:
    links.replace_candidates(
        [
            a_candidate(1, 10, exact=True, automatic=True),
            a_candidate(1, 11, 2, exact=True),
            a_candidate(2, 20, exact=True),
            a_candidate(3, 30),
            a_candidate(4, 40, exact=True),
            a_candidate(5, 50, exact=True),
            a_candidate(6, 60, exact=True),
        ]
    )
    links.put([a_link(4, 41), a_link(7, 50)])
    links.put_ignored(["item-000006"], "", "", NOW)
    assert [candidate.offer_id for candidate in links.first_candidates(exact=True)] == [10, 20]
    assert [candidate.offer_id for candidate in links.first_candidates(automatic=True)] == [10]
    assert [candidate.offer_id for candidate in links.first_candidates()] == [10, 20, 30]
