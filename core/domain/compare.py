"""The side-by-side comparison of an item and an offer, field by field."""

from __future__ import annotations

from decimal import Decimal

from core.domain.catalogue import Item, Offer
from core.domain.dictionary import Dictionary
from core.domain.evidence import item_keys, offer_keys, verdict
from core.domain.links import MatchRule, Verdict
from core.domain.plan import plain
from core.domain.screens.mapping import CompareLine
from core.domain.text import fold_name, words


def _text_verdict(left: str, right: str) -> Verdict:
    if not left or not right:
        return Verdict.MISSING
    mine, theirs = words(left), words(right)
    if mine == theirs:
        return Verdict.SAME
    return Verdict.NEAR if set(mine) & set(theirs) else Verdict.DIFFERENT


def _characteristics(item: Item, offer: Offer, dictionary: Dictionary) -> list[CompareLine]:
    """Characteristics against properties: by equal values, then by name, then what is left, in order."""
    rest = list(offer.properties)
    lines: dict[int, CompareLine] = {}
    for place, (name, value) in enumerate(item.characteristics):
        # Equal to the letter comes before equal by a term, and a namesake before another property.
        alike = sorted(
            (pair for pair in rest if _equal(dictionary, name, value, pair)),
            key=lambda pair: (
                fold_name(pair[1]) != fold_name(value),
                dictionary.name(pair[0]) != dictionary.name(name),
            ),
        )
        if alike:
            rest.remove(alike[0])
            term = dictionary.term_of(name, value, alike[0][1])
            lines[place] = CompareLine(name, value, alike[0][1], Verdict.SAME, term)
    for place, (name, value) in enumerate(item.characteristics):
        if place not in lines:
            namesake = next((pair for pair in rest if dictionary.name(pair[0]) == dictionary.name(name)), None)
            other = namesake or next(iter(rest), None)
            if other is not None:
                rest.remove(other)
            said = other[1] if other is not None else ""
            lines[place] = CompareLine(name, value, said, _text_verdict(value, said))
    order = sorted(lines, key=lambda place: (lines[place].verdict is not Verdict.SAME, place))
    return [lines[place] for place in order]


def _equal(dictionary: Dictionary, name: str, value: str, pair: tuple[str, str]) -> bool:
    """Whether a property says what the characteristic says; a property of another name may say it, too."""
    mine = dictionary.value(name, value)
    return mine in (dictionary.value(name, pair[1]), dictionary.value(pair[0], pair[1]))


def compare(
    item: Item, offer: Offer, stock: Decimal | None = None, dictionary: Dictionary | None = None
) -> list[CompareLine]:
    """Name, characteristics, article, barcode, external code, price and stock of both sides.

    `field` is a characteristic's name or one of the codes name, article, barcode, external_code, price, stock.
    `stock` is the warehouse's figure in pieces (None = unknown). Values that `dictionary` makes equal carry the term.
    """
    mine, theirs = item_keys(item), offer_keys(offer)
    lines = [CompareLine("name", item.name, offer.name, _text_verdict(item.name, offer.name))]
    lines += _characteristics(item, offer, dictionary or Dictionary())
    lines.append(CompareLine("article", item.article, offer.article, verdict(MatchRule.ARTICLE, mine, theirs)))
    shared = [code for code in item.barcodes if code in offer.barcodes]
    first = (shared or list(item.barcodes) or [""])[0]
    other = (shared or list(offer.barcodes) or [""])[0]
    lines.append(CompareLine("barcode", first, other, verdict(MatchRule.BARCODE, mine, theirs)))
    lines.append(
        CompareLine("external_code", item.external_code, offer.xml_id, verdict(MatchRule.EXTERNAL_CODE, mine, theirs))
    )
    lines.append(_figure("price", item.price, offer.price))
    lines.append(_figure("stock", stock, offer.quantity))
    return lines


def _figure(field: str, left: Decimal | None, right: Decimal | None) -> CompareLine:
    if left is None or right is None:
        found = Verdict.MISSING
    else:
        found = Verdict.SAME if left == right else Verdict.DIFFERENT
    return CompareLine(field, "" if left is None else plain(left), "" if right is None else plain(right), found)
