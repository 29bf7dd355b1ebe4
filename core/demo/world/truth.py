"""Which pairs are right, and which of them a unique key decides: the yardstick for matching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from core.demo.world.layout import Layout
from core.demo.world.model import PairKeys, ShopElement, TruePair
from core.demo.world.warehouse import KIND_NAMES, Warehouse
from core.demo.world.warehouse_model import Bundle, Product, Service, Variant

KEYS = ("moysklad_id", "external_code", "barcode", "article")
Values = tuple[frozenset[str], ...]


def right_pairs(layout: Layout) -> Iterator[TruePair]:
    """Yield every right pair of a sellable item and a shop element."""
    for number in range(layout.units):
        if layout.has_partner(number):
            yield TruePair(KIND_NAMES[layout.kind_of(number)], layout.item_id(number), layout.element(number))


def _one(*texts: str | None) -> frozenset[str]:
    return frozenset(t.strip().casefold() for t in texts if t and t.strip())


def item_values(item: Product | Variant | Bundle | Service) -> Values:
    """Return an item's values per key of KEYS; a code counts as an article."""
    codes: Iterable[tuple[str, str]] = () if isinstance(item, Service) else item.barcodes
    article = None if isinstance(item, Service) else item.article
    return (
        frozenset((item.id,)),
        _one(item.external_code),
        _one(*(value for _, value in codes)),
        _one(article, item.code),
    )


def element_values(element: ShopElement) -> Values:
    """Return an element's values per key of KEYS."""
    return (
        _one(element.moysklad_id),
        _one(element.xml_id),
        _one(element.barcode),
        _one(element.article),
    )


def pair_keys(
    layout: Layout, warehouse: Warehouse, elements: Iterable[ShopElement]
) -> tuple[list[PairKeys], list[tuple[str, int]]]:
    """Judge every right pair by the data of both sides.

    Uniqueness is counted over all goods of a side, heads of variants and parents of offers included. A key
    contradicts when the two sides carry different values of it and one of them belongs to somebody else on
    the other side. Returned second are the wrong pairs (item id, element id) that some key shares uniquely
    and none contradicts; there must be none.
    """
    items: dict[str, Values] = {}
    for source in (warehouse.products(), warehouse.variants(), warehouse.bundles(), warehouse.services()):
        items.update((item.id, item_values(item)) for item in source)
    offers = {element.id: element_values(element) for element in elements}
    held = [Counter(v for values in items.values() for v in values[k]) for k in range(len(KEYS))]
    shown = [Counter(v for values in offers.values() for v in values[k]) for k in range(len(KEYS))]

    def judge(mine: Values, theirs: Values) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        shared, unique, against = set(), set(), set()
        for k, key in enumerate(KEYS):
            both = mine[k] & theirs[k]
            if both:
                shared.add(key)
                if any(held[k][v] == 1 and shown[k][v] == 1 for v in both):
                    unique.add(key)
            elif any(shown[k][v] for v in mine[k]) or any(held[k][v] for v in theirs[k]):
                against.add(key)
        return frozenset(shared), frozenset(unique), frozenset(against)

    pairs = list(right_pairs(layout))
    result = [PairKeys(p, *judge(items[p.item_id], offers[p.element_id])) for p in pairs]
    true = {(p.item_id, p.element_id) for p in pairs}
    heads = {(layout.group_id(g), layout.parent_element(g)) for g in range(layout.groups)}
    owner = [{v: i for i, values in items.items() for v in values[k]} for k in range(len(KEYS))]
    wrong = []
    for element_id, theirs in offers.items():
        for k in range(len(KEYS)):
            for value in theirs[k]:
                item_id = owner[k].get(value)
                if item_id is None or held[k][value] > 1 or shown[k][value] > 1:
                    continue
                if (item_id, element_id) in true or (item_id, element_id) in heads:
                    continue
                _, unique, against = judge(items[item_id], theirs)
                if unique and not against:
                    wrong.append((item_id, element_id))
    return result, wrong
