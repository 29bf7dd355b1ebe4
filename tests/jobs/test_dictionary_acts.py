"""Edits of the dictionary: journalled, undoable after a restart, part of the link that taught them; new orders."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.trial import Trial

from core.domain.catalogue import Item, Offer
from core.domain.dictionary import KNOWN, NAMES, Term, TermOrigin
from core.domain.links import LinkOrigin, MatchState
from core.domain.plan import JobName
from core.domain.screens.dictionary import TermTab
from core.domain.screens.mapping import BulkAct, MappingQuery, MappingRow
from core.errors import SkladLinkError

OLIVE = Term("Цвет", "хаки", "olive")
WAITING = (MatchState.SUGGESTED, MatchState.UNLINKED, MatchState.AMBIGUOUS)


def holds(made: Trial, term: Term) -> bool:
    return term.key in {one.key for one in made.app.store.terms.all()}


def keys(made: Trial, tab: TermTab, search: str = "") -> list[tuple[str, str]]:
    return [(row.term.warehouse, row.term.shop) for row in made.app.dictionary.rows(tab, search)]


def parted(made: Trial, word: str) -> tuple[Item, Offer]:
    """Unlink an accepted pair with a colour, and let the shop call that colour `word`; the pair as it is now."""
    catalogue = made.app.store.catalogue
    accepted = [link for link in made.app.store.links.links().values() if link.origin is LinkOrigin.ACCEPTED]
    kept = {item.id for item in catalogue.items(link.item_id for link in accepted) if not item.archived}
    links = {link.offer_id: link.item_id for link in accepted if link.item_id in kept}
    for offer in catalogue.offers(links):
        (item,) = catalogue.items([links[offer.id]])
        colour = next((value for name, value in item.characteristics if name == "Цвет"), None)
        if colour and any(value.casefold() == colour.casefold() for _, value in offer.properties):
            changed = tuple((n, word if v.casefold() == colour.casefold() else v) for n, v in offer.properties)
            catalogue.upsert_offers([replace(offer, properties=changed)], 0)
            made.app.unlink(item.id)
            return item, replace(offer, properties=changed)
    raise AssertionError("the world has no linked variant with a colour")


def test_adding_removing_and_restoring_go_back_one_by_one_after_a_restart(loaded: Trial) -> None:
    door = loaded.app.dictionary
    added, refused = door.add(OLIVE), door.refuse(OLIVE)
    assert not holds(loaded, OLIVE)
    restored = door.restore(OLIVE)
    assert holds(loaded, OLIVE)
    loaded.app.close()
    app = loaded.open()
    assert app.last_undoable() == restored
    assert app.undo(restored) is None
    assert not holds(loaded, OLIVE)
    assert keys(loaded, TermTab.REFUSED) == [("хаки", "olive")]
    assert app.undo(refused) is None
    assert holds(loaded, OLIVE)
    assert app.undo(added) is None
    assert app.store.terms.held(OLIVE) is None


def test_an_undo_leaves_a_term_alone_that_was_decided_anew(loaded: Trial) -> None:
    added = loaded.app.dictionary.add(OLIVE)
    loaded.app.dictionary.refuse(OLIVE)
    assert loaded.app.undo(added) == "undo.changed_since"
    held = loaded.app.store.terms.held(OLIVE)
    assert held is not None
    assert held.refused


def test_one_of_the_programs_own_can_be_taken_out_and_back(loaded: Trial) -> None:
    own = next(term for term in KNOWN if term.shop == "Black" or term.shop == "black")
    run = loaded.app.dictionary.refuse(own)
    assert ("чёрный", "black") not in keys(loaded, TermTab.VALUES)
    assert loaded.app.undo(run) is None
    assert ("чёрный", "black") in keys(loaded, TermTab.VALUES)
    assert loaded.app.store.terms.held(own) is None, "as if nobody had spoken of it"


@pytest.mark.parametrize(
    ("term", "code"),
    [
        (Term("Цвет", "  ", "olive"), "term.empty"),
        (Term("Цвет", "Чёрный", "черный "), "term.same"),
        (Term("цвет", "Хаки", "Olive"), "term.known"),
    ],
)
def test_what_says_nothing_new_is_refused(loaded: Trial, term: Term, code: str) -> None:
    loaded.app.dictionary.add(OLIVE)
    with pytest.raises(SkladLinkError) as refused:
        loaded.app.dictionary.add(term)
    assert refused.value.code == code


def test_a_link_teaches_and_its_undo_takes_the_term_back(loaded: Trial) -> None:
    item, offer = parted(loaded, "ebony")
    run = loaded.app.link(item.id, offer.id)
    (term,) = loaded.app.dictionary.taught(run)
    assert (term.shop, term.origin, term.support) == ("ebony", TermOrigin.LEARNED, 1)
    assert holds(loaded, term)
    ended = loaded.app.store.journal.run(run)
    assert ended is not None
    assert ended.params["count"] == 1, "one item linked, whatever it taught"
    assert loaded.app.undo(run) is None
    assert offer.id not in loaded.links()
    assert not holds(loaded, term)


def test_a_refused_term_is_not_learnt_again(loaded: Trial) -> None:
    item, offer = parted(loaded, "ebony")
    (term,) = loaded.app.dictionary.taught(loaded.app.link(item.id, offer.id))
    loaded.app.dictionary.refuse(term)
    loaded.app.unlink(item.id)
    assert loaded.app.dictionary.taught(loaded.app.link(item.id, offer.id)) == []
    assert not holds(loaded, term)


def test_accepted_suggestions_teach_in_the_same_run(loaded: Trial) -> None:
    item, offer = parted(loaded, "ebony")
    _search(loaded)
    row = _row(loaded, item.id)
    assert row.offer_id == offer.id
    run = loaded.app.mapping_bulk.carry_out(BulkAct.ACCEPT, [row.row])
    assert [term.shop for term in loaded.app.dictionary.taught(run)] == ["ebony"]


def test_what_a_suggestion_would_teach_is_proposed(loaded: Trial) -> None:
    item, _ = parted(loaded, "ebony")
    _search(loaded)
    assert "ebony" in {shop for _, shop in keys(loaded, TermTab.PROPOSED)}
    assert keys(loaded, TermTab.PROPOSED, "нет такого") == []
    loaded.app.ignore(item.id)
    assert "ebony" not in {shop for _, shop in keys(loaded, TermTab.PROPOSED)}


def test_a_new_order_touches_only_what_waits_and_asks_nobody(loaded: Trial) -> None:
    """Linked, ignored and hand-made links stay to the letter; nothing is queued when nothing was taught."""
    assert loaded.app.dictionary.rank_anew()
    assert loaded.app.store.journal.runs(1, JobName.CATALOGUE_CHANGES) == []
    ignored = next(r for r in _rows(loaded) if r.state in WAITING)
    loaded.app.ignore(ignored.item_id, "не продаём")
    by_hand = next(r for r in _rows(loaded) if r.state in WAITING and r.row != ignored.row)
    free = next(o for o in loaded.app.search_offers("а") if loaded.app.store.links.link_of_offer(o.offer_id) is None)
    loaded.app.link(by_hand.item_id, free.offer_id)
    links, kept = loaded.app.store.links.links(), loaded.app.store.links.ignored()
    loaded.app.dictionary.add(OLIVE)
    loaded.reset_counts()
    assert loaded.app.dictionary.rank_anew()
    assert loaded.app.wait_idle(60)
    (run,) = loaded.app.store.journal.runs(1, JobName.CATALOGUE_CHANGES)
    assert run.code == "catalogue.matched"
    assert loaded.counts() == (0, 0)
    assert loaded.app.store.links.links() == links
    assert loaded.app.store.links.ignored() == kept


def test_a_term_brings_the_right_offer_to_the_front(loaded: Trial) -> None:
    """Before, the colour differs; afterwards the comparison calls it equal, and names the term that makes it so."""
    item, offer = parted(loaded, "ebony")
    _search(loaded)
    line = _colour(loaded, item, offer.id)
    assert line.verdict.value != "same"
    colour = dict(item.characteristics)["Цвет"]
    loaded.app.dictionary.add(Term("Цвет", colour, "ebony"))
    assert loaded.app.dictionary.rank_anew()
    assert loaded.app.wait_idle(60)
    assert _row(loaded, item.id).offer_id == offer.id
    line = _colour(loaded, item, offer.id)
    assert line.verdict.value == "same"
    assert line.term is not None
    assert line.term.shop == "ebony"


def test_both_catalogues_words_are_offered(loaded: Trial) -> None:
    words = loaded.app.dictionary.vocabulary()
    assert "Цвет" in words.warehouse_names
    assert words.shop_names
    assert len(words.warehouse_values["Цвет"]) > 3
    assert any(values for values in words.shop_values.values())
    assert loaded.app.dictionary.counts().names == len([t for t in loaded.app.store.terms.all() if t.scope == NAMES])


def _search(made: Trial) -> None:
    made.app.store.watermarks.set("candidates.rank_anew", "1")
    assert made.app.dictionary.rank_anew()
    assert made.app.wait_idle(60)


def _rows(made: Trial) -> list[MappingRow]:
    return made.app.mapping_rows(made.app.mapping_ids(MappingQuery()))


def _row(made: Trial, item_id: str) -> MappingRow:
    return next(row for row in _rows(made) if row.item_id == item_id)


def _colour(made: Trial, item: Item, offer_id: int):  # type: ignore[no-untyped-def]
    detail = made.app.mapping_detail(_row(made, item.id).row)
    assert detail is not None
    view = next(view for view in detail.candidates if view.offer_id == offer_id)
    return next(line for line in view.compare if line.field == "Цвет")
