"""The dictionary of variants: bringing names and values to one form, and learning terms from linked pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.dictionary import EVERYWHERE, KNOWN, NAMES, Dictionary, Term, TermOrigin
from core.domain.learning import learn
from core.domain.links import Verdict
from core.domain.matching import Matcher, MatchInput

Pairs = tuple[tuple[str, str], ...]
WORDS = st.sampled_from(["чёрный", "белый", "black", "white", "01", "02", "m", "46", "l", "48"])


def linked(mine: Pairs, theirs: Pairs) -> tuple[Item, Offer]:
    item = Item("v", ItemKind.VARIANT, "Куртка", characteristics=mine)
    return item, Offer(1, OfferKind.OFFER, 14, "Куртка", properties=theirs)


def test_names_and_values_come_to_one_form() -> None:
    known = Dictionary([Term(NAMES, "Размер", "Р-р"), Term("Размер", "M", "46"), Term("Размер", "46", "Medium")])
    assert known.name("Р-р") == known.name("размер")
    assert known.value("Р-р", "medium") == known.value("Размер", "M") == "m"
    assert known.forms("m") == {"m", "46", "medium"}


def test_a_value_means_something_only_in_its_own_characteristic() -> None:
    known = Dictionary([Term("Цвет", "чёрный", "01"), Term(EVERYWHERE, "нет", "none")])
    assert known.value("Цвет", "01") == "черный"
    assert known.value("Размер", "01") == "01"
    assert known.value("Размер", "none") == known.value("Цвет", "нет")


def test_the_programs_own_terms_cover_the_usual_colours() -> None:
    known = Dictionary(KNOWN)
    assert known.value("Color", "Black") == known.value("Цвет", "ЧЁРНЫЙ")
    assert known.value("Цвет", "grey") == known.value("Цвет", "gray") == known.value("Цвет", "серый")


def test_one_pair_teaches_a_value() -> None:
    mine, theirs = (("Цвет", "чёрный"), ("Размер", "41")), (("Цвет", "01"), ("Размер", "41"))
    (term,) = learn([linked(mine, theirs)], Dictionary())
    assert (term.scope, term.warehouse, term.shop, term.origin, term.support) == (
        "Цвет", "чёрный", "01", TermOrigin.LEARNED, 1,
    )  # fmt: skip


def test_three_pairs_teach_a_name_and_two_do_not() -> None:
    pairs = [linked((("Размер", str(size)),), (("Р-р", str(size)),)) for size in (41, 42, 43)]
    assert learn(pairs[:2], Dictionary()) == []
    (term,) = learn(pairs, Dictionary())
    assert (term.scope, term.warehouse, term.shop, term.support) == (NAMES, "Размер", "Р-р", 3)


def test_a_word_with_two_counterparts_teaches_nothing() -> None:
    pairs = [linked((("Цвет", "чёрный"),), (("Цвет", colour),)) for colour in ("Black", "Dark")]
    assert learn(pairs, Dictionary()) == []


def test_two_differences_at_once_teach_only_where_the_names_agree() -> None:
    mine = (("Цвет", "чёрный"), ("Размер", "M"))
    assert learn([linked(mine, (("Окраска", "Black"), ("Р-р", "46")))], Dictionary()) == []
    terms = learn([linked(mine, (("Цвет", "Black"), ("Размер", "46")))], Dictionary())
    assert {(term.warehouse, term.shop) for term in terms} == {("чёрный", "Black"), ("M", "46")}


@given(st.lists(st.tuples(WORDS, WORDS), max_size=30))
def test_what_was_learnt_explains_the_pairs_and_is_not_learnt_again(colours: list[tuple[str, str]]) -> None:
    pairs = [linked((("Цвет", left),), (("Цвет", right),)) for left, right in colours]
    terms = learn(pairs, Dictionary())
    taught = Dictionary(terms)
    assert all(taught.value("Цвет", term.warehouse) == taught.value("Цвет", term.shop) for term in terms)
    again = learn(pairs, taught)
    assert not {term.key for term in again} & {term.key for term in terms}


def test_terms_bring_the_right_variant_to_the_front() -> None:
    """Names are the same and no key is shared: only the dictionary knows that Black 46 is чёрный M."""
    items = [Item("p", ItemKind.PRODUCT, "Куртка Волна", variants_count=4)]
    offers = [Offer(9, OfferKind.PARENT, 14, "Куртка Волна")]
    number = 10
    for colour, shade in (("чёрный", "Black"), ("белый", "White")):
        for size, digits in (("M", "46"), ("L", "48")):
            number += 1
            name = f"{colour} {size}"
            values = (("Цвет", colour), ("Размер", size))
            items.append(Item(name, ItemKind.VARIANT, "Куртка Волна", parent_id="p", characteristics=values))
            wanted = (("Color", shade), ("Size", digits))
            offers.append(Offer(number, OfferKind.OFFER, 15, "Куртка Волна", parent_id=9, properties=wanted))
    sizes = [Term("Размер", "M", "46"), Term("Размер", "L", "48")]
    found = dict(Matcher(_input(items, offers, Dictionary([*KNOWN, *sizes]))).search())
    order = [item.id for item in items[1:]]
    assert [found[item][0].offer_id for item in order] == [11, 12, 13, 14]
    assert all(found[item][0].evidence["variant"] is Verdict.SAME for item in order)
    blind = dict(Matcher(_input(items, offers, Dictionary())).search())
    assert len({candidate.score for candidate in blind["белый L"]}) == 1, "without terms all four are alike"


def _input(items: list[Item], offers: list[Offer], dictionary: Dictionary) -> MatchInput:
    nobody: frozenset[str] = frozenset()
    return MatchInput(items, offers, nobody, frozenset(), nobody, frozenset(), dictionary)
