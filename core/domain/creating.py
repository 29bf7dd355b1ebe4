"""What is created in the shop for warehouse items that it lacks: the plan, its refusals and its remarks.

Nothing is guessed: a characteristic goes into a property that the dictionary knows as the same, a list value only
where the list has it. What cannot be filled is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.creation_forms import Filled, Remark, ShopForm, ShopForms, fill
from core.domain.dictionary import Dictionary

CARDS = frozenset({OfferKind.PARENT, OfferKind.EMPTY_PARENT})
_TAKES_A_LINK = frozenset(OfferKind) - CARDS


@dataclass(frozen=True, slots=True)
class Rules:
    """How new elements are made: `iblock_id` and `section_id` 0 leave the choice to the shop's own order."""

    active: bool = False
    iblock_id: int = 0
    section_id: int = 0


@dataclass(frozen=True, slots=True)
class NewElement:
    """One element to create: a simple product, an offer, or the card (PARENT) that offers belong to.

    `item_id` is the key it is found by again: the item's id, for a card the id of the product. `parent_id` is a card
    that exists; where it is None an offer belongs to the card of `parent_item` in the same plan. `key_property` None
    puts the key into the external code.
    """

    item_id: str
    kind: OfferKind
    iblock_id: int
    catalogue: str
    name: str
    active: bool
    key_property: int | None
    filled: tuple[Filled, ...] = ()
    remarks: tuple[Remark, ...] = ()
    parent_id: int | None = None
    parent_item: str = ""
    parent_name: str = ""
    section_id: int | None = None
    measure_id: int | None = None

    @property
    def fingerprint(self) -> str:
        """The same for two plans that would create the same thing."""
        told = (
            self.kind.value, self.iblock_id, self.name, self.active, self.parent_id, self.parent_item,
            self.section_id, self.measure_id, tuple((one.property_id, one.stored) for one in self.filled),
        )  # fmt: skip
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reused:
    """An element with the item's key is in the shop already: it is linked, nothing is created."""

    item_id: str
    name: str
    offer_id: int
    offer_name: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that nothing is created for, and why."""

    item_id: str
    name: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CreationPlan:
    """Cards stand before the offers that belong to them."""

    elements: tuple[NewElement, ...] = ()
    reused: tuple[Reused, ...] = ()
    refused: tuple[Refusal, ...] = ()

    @property
    def cards(self) -> int:
        """How many cards are created besides the goods."""
        return sum(one.kind in CARDS for one in self.elements)

    @property
    def goods(self) -> int:
        """How many items get an element of their own."""
        return len(self.elements) - self.cards


@dataclass(frozen=True, slots=True)
class Ground:
    """What the plan rests on, read right before.

    `products` are the variants' products, `links` offers by item, `owners` items by offer, `by_key` what the shop
    has under the items' and products' keys, `siblings` the cards that linked variants of a product belong to,
    `cards` those cards and further ones that carry a product's external code, all as the shop shows them now.
    `candidates` are first candidates by item, `in_doubt` items whose last creation got no answer yet.
    """

    items: Sequence[Item]
    forms: ShopForms
    dictionary: Dictionary
    rules: Rules = Rules()
    products: Mapping[str, Item] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    links: Mapping[str, int] = field(default_factory=dict)
    owners: Mapping[int, str] = field(default_factory=dict)
    by_key: Mapping[str, Sequence[Offer]] = field(default_factory=dict)
    siblings: Mapping[str, frozenset[int]] = field(default_factory=dict)
    cards: Mapping[int, Offer] = field(default_factory=dict)
    candidates: Mapping[str, Offer] = field(default_factory=dict)
    in_doubt: frozenset[str] = frozenset()


class _Refused(Exception):
    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = f"create.{code}", params


def plan(ground: Ground) -> CreationPlan:
    """Decide for every item: create, link what is there under its key, or leave it and say why."""
    cards: dict[str, NewElement] = {}
    goods: list[NewElement] = []
    reused: list[Reused] = []
    refused: list[Refusal] = []
    for item in ground.items:
        try:
            _check(item, ground)
            present = _present(item, ground)
            if present is not None:
                reused.append(Reused(item.id, item.name, present.id, present.name))
                continue
            for element in _elements(item, ground):
                if element.kind in CARDS:
                    cards.setdefault(element.item_id, element)
                else:
                    goods.append(element)
        except _Refused as refusal:
            refused.append(Refusal(item.id, item.name, refusal.code, refusal.params))
    return CreationPlan((*cards.values(), *goods), tuple(reused), tuple(refused))


def as_shown(made: CreationPlan, shown: Mapping[str, str]) -> CreationPlan:
    """The plan without what a person did not see like that: `shown` are fingerprints by item, "" for one to be
    linked. An offer goes with its card."""
    kept = [one for one in made.elements if shown.get(one.item_id) == one.fingerprint]
    cards = {one.item_id for one in kept if one.kind in CARDS}
    kept = [one for one in kept if not one.parent_item or one.parent_item in cards]
    left = {one.item_id for one in kept}
    changed = [
        Refusal(one.item_id, one.name, "create.changed_since")
        for one in made.elements
        if one.item_id not in left and one.kind not in CARDS
    ]
    needed = {one.parent_item for one in kept if one.parent_item}
    kept = [one for one in kept if one.kind not in CARDS or one.item_id in needed]
    return replace(made, elements=tuple(kept), refused=(*made.refused, *changed))


def fingerprints(made: CreationPlan) -> dict[str, str]:
    """What a person was shown, for `as_shown`."""
    return {one.item_id: one.fingerprint for one in made.elements}


def _check(item: Item, ground: Ground) -> None:
    """Raise _Refused for an item that cannot have an element of its own."""
    if item.id in ground.in_doubt:
        raise _Refused("in_doubt")
    if item.id in ground.links:
        raise _Refused("linked_already", offer=ground.links[item.id])
    if item.id in ground.gone or item.archived:
        raise _Refused("archived")
    if item.id in ground.ignored:
        raise _Refused("ignored")
    if item.kind is ItemKind.SERVICE:
        raise _Refused("service")
    if item.kind is ItemKind.PRODUCT and item.variants_count:
        raise _Refused("has_variants", count=item.variants_count)


def _present(item: Item, ground: Ground) -> Offer | None:
    """The element that carries the item's key already, None where there is none."""
    found = list(ground.by_key.get(item.id, ()))
    if not found:
        return None
    if len(found) > 1:
        raise _Refused("several_exist", offers=", ".join(str(one.id) for one in found))
    if found[0].kind not in _TAKES_A_LINK:
        raise _Refused("key_on_card", offer=found[0].id)
    if ground.owners.get(found[0].id, item.id) != item.id:
        raise _Refused("taken", offer=found[0].id)
    return found[0]


def _elements(item: Item, ground: Ground) -> Iterator[NewElement]:
    """The card, where one is to be made, and the item's own element."""
    forms = ground.forms
    products = forms.products(ground.rules.iblock_id)
    if products is None:
        raise _Refused("no_catalogue")
    offers = forms.offers_of(products.iblock_id)
    product = ground.products.get(item.parent_id or "")
    if item.kind is not ItemKind.VARIANT or offers is None:
        yield _element(item, OfferKind.SIMPLE, products, ground, product)
        return
    if product is None:
        raise _Refused("no_product")
    card = _card(product, ground)
    if card is None:
        yield _new_card(product, products, ground)
        yield replace(
            _element(item, OfferKind.OFFER, offers, ground), parent_item=product.id, parent_name=product.name
        )
        return
    of_card = forms.offers_of(card.iblock_id)
    if of_card is None:
        raise _Refused("card_without_offers", offer=card.id)
    offer = _element(item, OfferKind.OFFER, of_card, ground)
    yield replace(offer, parent_id=card.id, parent_name=card.name)


def _card(product: Item, ground: Ground) -> Offer | None:
    """The card that the product's offers belong to: by its key, by its linked variants, by its external code."""
    linked = ground.links.get(product.id)
    by_key = [one.id for one in ground.by_key.get(product.id, ())]
    by_code = [
        one.id
        for one in ground.cards.values()
        if one.kind in CARDS and one.xml_id and one.xml_id in (product.external_code, product.id)
    ]
    named = [linked] if linked is not None else []
    known = {**ground.cards, **{one.id: one for one in ground.by_key.get(product.id, ())}}
    for ids in (named, by_key, sorted(ground.siblings.get(product.id, ())), by_code):
        found = [known[one] for one in dict.fromkeys(ids) if one in known]
        if len(found) > 1:
            raise _Refused("card_ambiguous", offers=", ".join(str(one.id) for one in found))
        if found and found[0].kind not in CARDS:
            raise _Refused("card_is_simple", offer=found[0].id)
        if found:
            return found[0]
    return None


def _new_card(product: Item, form: ShopForm, ground: Ground) -> NewElement:
    filled, remarks = fill(form, ground.dictionary, article=product.article)
    return _shell(product, OfferKind.PARENT, form, ground, filled, remarks)


def _element(item: Item, kind: OfferKind, form: ShopForm, ground: Ground, product: Item | None = None) -> NewElement:
    filled, remarks = fill(
        form,
        ground.dictionary,
        article=item.article or item.code,
        barcodes=item.barcodes,
        characteristics=item.characteristics,
    )
    candidate = ground.candidates.get(item.id)
    if candidate is not None:
        remarks = (Remark("create.has_candidate", {"offer": candidate.id, "name": candidate.name}), *remarks)
    made = _shell(item, kind, form, ground, filled, remarks)
    unit = item.uom or (product.uom if product is not None else "")
    measure = ground.forms.measure(unit)
    if unit and measure is None:
        made = replace(made, remarks=(*made.remarks, Remark("create.no_measure", {"unit": unit})))
    return replace(made, measure_id=measure)


def _shell(
    item: Item,
    kind: OfferKind,
    form: ShopForm,
    ground: Ground,
    filled: Iterable[Filled],
    remarks: Iterable[Remark],
) -> NewElement:
    key = form.key_property
    told = [] if key is not None else [Remark("create.no_key_property", {"catalogue": form.name})]
    section = ground.rules.section_id if kind is not OfferKind.OFFER else 0
    return NewElement(
        item.id,
        kind,
        form.iblock_id,
        form.name,
        item.name,
        ground.rules.active,
        key.id if key is not None else None,
        tuple(filled),
        (*remarks, *told),
        section_id=section or None,
    )
