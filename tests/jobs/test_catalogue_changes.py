"""News of both catalogues: what is new or changed is read and matched, and nothing else is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from helpers.trial import Trial

from core.domain.dictionary import Term, TermOrigin
from core.domain.plan import JobName
from core.jobs import catalogue_changes, teaching
from core.jobs.engine import Outcome
from core.ports import CancelToken

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def news(made: Trial) -> Outcome:
    return catalogue_changes.run_changes(made.app._runner.context(CancelToken()))


def new_item(made: Trial, **fields: Any) -> str:
    answer = made.warehouse.post(
        "items", {"do": "create", "kind": "product", "fields": {"name": "Новинка", **fields}}
    )
    return str(answer["results"][0]["id"])


def new_offer(made: Trial, **fields: Any) -> int:
    iblock = next(offer.iblock_id for offer in made.app.store.catalogue.all_offers() if offer.kind.value == "simple")
    given = {"action": "create", "iblock_id": iblock, "name": "Новинка", **fields}
    return int(made.shop.post("items", given)["id"])


def test_a_quiet_look_costs_one_page_a_kind_and_searches_nothing(loaded: Trial) -> None:
    outcome = news(loaded)
    assert (outcome.state.value, outcome.code) == ("done", "catalogue.nothing_new")
    warehouse, shop = loaded.counts()
    assert warehouse <= 4 + 1, "a page for each kind, and units where they were not known"
    assert shop <= 2


def test_a_new_pair_is_read_and_linked_within_one_look(loaded: Trial) -> None:
    item = new_item(loaded, externalCode="fresh-1")
    offer = new_offer(loaded, xml_id="fresh-1")
    outcome = news(loaded)
    assert (outcome.code, outcome.totals["items"], outcome.totals["offers"]) == ("catalogue.read", 1, 1)
    assert outcome.totals["linked"] == 1
    assert loaded.links()[offer] == item


def test_a_changed_item_gets_its_candidate(loaded: Trial) -> None:
    """An article that is mended in the warehouse makes an exact pair, which waits for one click."""
    item, offer = new_item(loaded), new_offer(loaded, properties={"ARTNUMBER": "NEW-77"})
    news(loaded)
    assert not any(candidate.exact for candidate in loaded.app.store.links.candidates_of(item))
    edit = {"do": "edit", "kind": "product", "id": item, "fields": {"article": "NEW-77"}}
    loaded.warehouse.post("clock", {"advance": 120})
    loaded.warehouse.post("items", edit)
    assert news(loaded).totals["items"] == 1
    (first, *_) = loaded.app.store.links.candidates_of(item)
    assert (first.offer_id, first.exact, first.automatic) == (offer, True, False)


def test_what_was_read_once_is_no_news(loaded: Trial) -> None:
    new_item(loaded)
    assert news(loaded).totals["items"] == 1
    assert news(loaded).code == "catalogue.nothing_new"


def test_it_says_that_nothing_was_loaded_yet(make: Any) -> None:
    outcome = news(make())
    assert (outcome.state.value, outcome.code) == ("failed", "catalogue.not_loaded")


def test_nothing_counts_as_deleted(loaded: Trial) -> None:
    linked = dict(loaded.links())
    new_item(loaded)
    news(loaded)
    assert loaded.links() == linked
    assert all(loaded.app.store.catalogue.item(item) is not None for item in linked.values())
    assert loaded.app.mapping_counts().deleted == 0


def test_linked_pairs_teach_and_a_refused_term_is_not_learnt_again(loaded: Trial) -> None:
    """The shop calls one pair's colour otherwise: the word is learnt, shown with its support, and can be refused."""
    store, ctx = loaded.app.store, loaded.app._runner.context(CancelToken())
    offer, word = renamed_colour(loaded, "ebony")
    teaching.teach_from_links(ctx)
    (term,) = [term for term in store.terms.stored() if term.shop == "ebony"]
    assert (term.warehouse.casefold(), term.origin, term.support) == (word.casefold(), TermOrigin.LEARNED, 1)
    store.terms.put([term], NOW, refused=True)
    teaching.teach_from_links(ctx)
    assert teaching.taught_by(ctx, [(loaded.links()[offer], offer)]) == []
    assert term.key not in {one.key for one in store.terms.all()}


def test_a_term_that_no_link_shows_any_more_is_forgotten(loaded: Trial) -> None:
    ctx = loaded.app._runner.context(CancelToken())
    offer, _ = renamed_colour(loaded, "ebony")
    assert [term.shop for term in teaching.taught_by(ctx, [(loaded.links()[offer], offer)])] == ["ebony"]
    loaded.app.unlink(loaded.links()[offer])
    teaching.teach_from_links(ctx)
    assert "ebony" not in {term.shop for term in loaded.app.store.terms.stored()}


def renamed_colour(made: Trial, word: str) -> tuple[int, str]:
    """Call the colour of one linked offer `word` in the mirror; returns the offer and its item's own word."""
    catalogue, links = made.app.store.catalogue, made.links()
    for offer in catalogue.offers(links):
        (item,) = catalogue.items([links[offer.id]])
        colours = [value for name, value in item.characteristics if name == "Цвет"]
        if colours and any(value.casefold() == colours[0].casefold() for _, value in offer.properties):
            changed = tuple((n, word if v.casefold() == colours[0].casefold() else v) for n, v in offer.properties)
            catalogue.upsert_offers([replace(offer, properties=changed)], 0)
            return offer.id, colours[0]
    raise AssertionError("the world has no linked variant with a colour")


def test_a_persons_term_ranks_anew_without_asking_anybody(loaded: Trial) -> None:
    loaded.app.store.terms.put([Term("Цвет", "хаки", "olive")], NOW)
    loaded.reset_counts()
    outcome = catalogue_changes.run_rematch(loaded.app._runner.context(CancelToken()))
    assert outcome.code == "catalogue.matched"
    assert loaded.counts() == (0, 0)
    assert loaded.app.store.journal.run(outcome.run_id).job == JobName.CATALOGUE_CHANGES.value
