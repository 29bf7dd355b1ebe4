"""The linking rule on hand-made cases: field cases A that concern matching."""

from __future__ import annotations

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.links import Candidate, MatchRule, Verdict
from core.domain.matching import Matcher, MatchInput

AUTOMATIC = frozenset({MatchRule.STORED, MatchRule.EXTERNAL_CODE})


def item(item_id: str, name: str = "Ботинки «Карелия»", **more: object) -> Item:
    return Item(item_id, more.pop("kind", ItemKind.PRODUCT), name, **more)  # type: ignore[arg-type]


def offer(number: int, name: str = "Ботинки Карелия", **more: object) -> Offer:
    return Offer(number, more.pop("kind", OfferKind.SIMPLE), 14, name, **more)  # type: ignore[arg-type]


def search(
    items: list[Item],
    offers: list[Offer],
    linked: dict[str, int] | None = None,
    ignored: frozenset[str] = frozenset(),
) -> dict[str, list[Candidate]]:
    pairs = linked or {}
    matcher = Matcher(MatchInput(items, offers, frozenset(pairs), frozenset(pairs.values()), ignored, AUTOMATIC))
    return dict(matcher.search())


def test_the_same_article_is_exact_but_waits_for_a_click() -> None:
    """C01: offered by rule article, nothing linked by itself."""
    (found,) = search([item("m1", article="A-100")], [offer(1, article="A-100")])["m1"]
    assert (found.offer_id, found.rule, found.exact, found.automatic) == (1, MatchRule.ARTICLE, True, False)


def test_external_code_and_stored_id_link_by_themselves() -> None:
    by_code = search([item("m1", external_code="X")], [offer(1, xml_id="X")])["m1"]
    by_id = search([item("m1")], [offer(1, moysklad_id="m1")])["m1"]
    assert [c.automatic for c in by_code + by_id] == [True, True]


def test_a_copied_external_code_decides_nothing() -> None:
    """C07: two offers claim one item; the confirmed link stays, the copy gets nothing."""
    items, offers = [item("v", external_code="X")], [offer(21, xml_id="X"), offer(22, xml_id="X")]
    found = search(items, offers)["v"]
    assert [c.exact for c in found] == [False, False]
    assert found[0].note == "shared.external_code"
    assert search(items, offers, {"v": 21}) == {}


def test_a_code_shared_by_two_items_is_ambiguous() -> None:
    """C12: no automatic link, both items show the offer."""
    found = search([item("m1", code="X1"), item("m2", code="X1")], [offer(1, article="X1")])
    assert all(not c.exact for one in found.values() for c in one)
    assert {c.offer_id for one in found.values() for c in one} == {1}


def test_names_alone_never_link() -> None:
    (found,) = search([item("m1")], [offer(1)])["m1"]
    assert not found.exact
    assert found.rule is MatchRule.NAME
    assert found.score < 98


def test_contradicting_evidence_stops_an_automatic_link() -> None:
    """The external code says offer 1, the barcode says offer 2."""
    items = [item("m1", external_code="X", barcodes=("4607",))]
    found = search(items, [offer(1, xml_id="X"), offer(2, barcodes=("4607",))])["m1"]
    assert all(not c.exact for c in found)
    assert {c.offer_id for c in found} == {1, 2}
    assert found[0].note.startswith("contradicted")


def test_a_wrong_size_contradicts_a_unique_barcode() -> None:
    parent = item("p", variants_count=2)
    sizes = [
        item(
            f"v{size}",
            f"Ботинки «Карелия» ({size})",
            kind=ItemKind.VARIANT,
            parent_id="p",
            characteristics=(("Размер", size),),
            barcodes=("4607",) if size == "41" else (),
        )
        for size in ("41", "42")
    ]
    card = offer(10, kind=OfferKind.PARENT)
    wrong = offer(11, kind=OfferKind.OFFER, parent_id=10, properties=(("SIZE", "42"),), barcodes=("4607",))
    found = search([parent, *sizes], [card, wrong])
    assert "p" not in found, "a product with variants is not linked itself"
    assert all(not c.exact for one in found.values() for c in one)


def test_variants_inside_a_pair_of_parents_are_suggested_by_their_values() -> None:
    parent = item("p", variants_count=2, article="K-1")
    variants = [
        item(f"v{c}", f"Ботинки ({c})", kind=ItemKind.VARIANT, parent_id="p", characteristics=(("Цвет", c),))
        for c in ("чёрный", "белый")
    ]
    card = offer(10, kind=OfferKind.PARENT, article="K-1")
    offers = [
        offer(11, "Карелия чёрная", kind=OfferKind.OFFER, parent_id=10, properties=(("COLOR", "Черный"),)),
        offer(12, "Карелия белая", kind=OfferKind.OFFER, parent_id=10, properties=(("COLOR", "БЕЛЫЙ"),)),
    ]
    found = search([parent, *variants], [card, *offers])
    first = {item_id: one[0] for item_id, one in found.items()}
    assert (first["vчёрный"].offer_id, first["vбелый"].offer_id) == (11, 12)
    assert first["vчёрный"].rule is MatchRule.VARIANT
    assert first["vчёрный"].evidence["variant"] is Verdict.SAME


def test_flavours_kept_as_products_may_be_offers_of_one_card() -> None:
    """C03: product ↔ offer is an ordinary link."""
    card = offer(10, "Батончик 60 г", kind=OfferKind.PARENT)
    flavour = offer(11, "Банан", kind=OfferKind.OFFER, parent_id=10, xml_id="P-ban")
    (found,) = search([item("m1", "Батончик 60 г (банан)", external_code="P-ban")], [card, flavour])["m1"]
    assert found.automatic


def test_a_service_is_never_linked_to_an_offer_of_goods() -> None:
    found = search(
        [item("s", kind=ItemKind.SERVICE, external_code="X")], [offer(1, kind=OfferKind.OFFER, xml_id="X")]
    )
    assert found["s"] == []


def test_ignored_and_linked_items_are_left_alone() -> None:
    items, offers = [item("m1", article="A"), item("m2", article="B")], [offer(1, article="A"), offer(2, article="B")]
    assert search(items, offers, {"m1": 2}, frozenset({"m2"})) == {}


def test_a_linked_offer_is_offered_to_nobody_else() -> None:
    found = search([item("m1", article="A"), item("m2", article="A2")], [offer(1, article="A2")], {"m1": 1})
    assert found["m2"] == []


def test_an_article_that_differs_in_case_only_is_a_suggestion() -> None:
    found = search([item("m1", article="KR-41")], [offer(1, article="kr 41")])["m1"]
    assert not found[0].exact
    assert found[0].evidence["article"] is Verdict.NEAR
