"""Field cases of the mapping by their numbers, on the whole program."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from helpers.trial import Trial

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.dictionary import NAMES
from core.domain.links import Link, LinkOrigin, MatchRule, MatchState, Verdict
from core.domain.plan import JobName
from core.domain.screens.mapping import MappingQuery, MappingRow

COLOURS = ("чёрный", "белый", "синий", "хаки")


def row_of(made: Trial, item_id: str) -> MappingRow:
    rows = made.app.mapping_rows(made.app.mapping_ids(MappingQuery()))
    return next(row for row in rows if row.item_id == item_id)


def rank_anew(made: Trial) -> None:
    made.app.store.watermarks.set("candidates.rank_anew", "1")
    assert made.app.dictionary.rank_anew()
    assert made.app.wait_idle(60)


def rebuilt(made: Trial) -> list[Offer]:
    """Four variants by colour are linked and go; four variants by size appear under the same product."""
    catalogue, now = made.app.store.catalogue, made.app._clock.now()
    product = Item("c06", ItemKind.PRODUCT, "Куртка C06", variants_count=4)
    old = [_variant(f"c06-old-{n}", "Цвет", colour) for n, colour in enumerate(COLOURS)]
    new = [_variant(f"c06-new-{n}", "Размер", str(44 + 2 * n)) for n in range(4)]
    offers = [
        Offer(990_001 + n, OfferKind.OFFER, 15, f"Куртка C06 {colour}", 990_000, properties=(("Цвет", colour),))
        for n, colour in enumerate(COLOURS)
    ]
    catalogue.upsert_items([product, *old, *new], 0)
    catalogue.upsert_offers([Offer(990_000, OfferKind.PARENT, 14, "Куртка C06"), *offers], 0, now)
    made.app.store.links.put(
        Link(item.id, offer.id, LinkOrigin.ACCEPTED, MatchRule.VARIANT, "link.variant", "person", now)
        for item, offer in zip(old, offers, strict=True)
    )
    with made.app.store.raw.write() as connection:
        connection.execute("UPDATE item SET gone = 1 WHERE id LIKE 'c06-old-%'")
    made.app.store.links.refresh_match_states()
    rank_anew(made)
    return offers


def _variant(item_id: str, name: str, value: str) -> Item:
    return Item(item_id, ItemKind.VARIANT, f"Куртка C06 ({value})", parent_id="c06", characteristics=((name, value),))


def test_c06_an_old_offer_goes_to_a_new_variant_in_one_act(loaded: Trial) -> None:
    offers = rebuilt(loaded)
    states = [row_of(loaded, f"c06-old-{n}").state for n in range(4)]
    assert states == [MatchState.DELETED] * 4, "four links whose warehouse side is gone"
    new = [row_of(loaded, f"c06-new-{n}") for n in range(4)]
    assert all(row.state in (MatchState.UNLINKED, MatchState.SUGGESTED) for row in new)
    successors = loaded.app.mapping_rows(loaded.app.mapping_tree.successors("c06-old-0"))
    assert {row.item_id for row in successors} == {row.item_id for row in new}
    before = loaded.links()
    run = loaded.app.link("c06-new-0", offers[0].id, move=True)
    assert loaded.links()[offers[0].id] == "c06-new-0"
    assert "c06-old-0" not in loaded.links().values()
    assert loaded.app.undo(run) is None
    assert loaded.links() == before


def test_c06_a_size_is_not_learnt_to_be_a_colour(loaded: Trial) -> None:
    """The offer still says its old colour: no entry of the dictionary may come of that."""
    offers = rebuilt(loaded)
    run = loaded.app.link("c06-new-0", offers[0].id, move=True)
    assert loaded.app.dictionary.taught(run) == []
    rank_anew(loaded)
    wrong = [t for t in loaded.app.store.terms.all() if t.scope == "Размер" and t.shop in COLOURS]
    assert wrong == []
    names = [{term.warehouse, term.shop} for term in loaded.app.store.terms.all() if term.scope == NAMES]
    assert {"Размер", "Цвет"} not in names


def test_c12_two_items_with_one_code_wait_and_are_shown_side_by_side(loaded: Trial) -> None:
    """Two products with code X1, one offer with that SKU: no link by itself; name, price, barcode side by side."""
    catalogue, now = loaded.app.store.catalogue, loaded.app._clock.now()
    first = Item(
        "c12-a", ItemKind.PRODUCT, "Термос C12 синий", code="X1", barcodes=("4600000000017",), price=Decimal(990)
    )
    second = replace(first, id="c12-b", name="Термос C12 белый", barcodes=("4600000000024",), price=Decimal(1090))
    offer = Offer(
        991_000, OfferKind.SIMPLE, 14, "Термос C12", article="X1", barcodes=("4600000000031",), price=Decimal(990)
    )
    catalogue.upsert_items([first, second], 0)
    catalogue.upsert_offers([offer], 0, now)
    loaded.app.store.links.refresh_match_states()
    rank_anew(loaded)
    run = loaded.app.store.journal.runs(1, JobName.CATALOGUE_CHANGES)[0]
    assert run.code == "catalogue.matched"
    assert offer.id not in loaded.links(), "the code decides nothing while two items have it"
    for item in (first, second):
        row = row_of(loaded, item.id)
        assert row.state is MatchState.AMBIGUOUS
        detail = loaded.app.mapping_detail(row.row)
        assert detail is not None
        (view,) = [view for view in detail.candidates if view.offer_id == offer.id]
        assert not view.exact
        shown = {line.field: line for line in view.compare}
        assert (shown["name"].item_value, shown["name"].offer_value) == (item.name, offer.name)
        assert shown["barcode"].verdict is Verdict.DIFFERENT
        assert shown["price"].verdict is (Verdict.SAME if item is first else Verdict.DIFFERENT)
