"""The side-by-side comparison of an item and an offer, field by field."""

from __future__ import annotations

from decimal import Decimal

from core.domain.catalogue import Item, Offer
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


def _characteristics(item: Item, offer: Offer) -> list[CompareLine]:
    """Characteristics against properties: paired by equal values first, then by what is left, in order."""
    rest = list(offer.properties)
    lines: list[CompareLine] = []
    open_ones: list[tuple[str, str]] = []
    for name, value in item.characteristics:
        match = next((pair for pair in rest if fold_name(pair[1]) == fold_name(value)), None)
        if match is None:
            open_ones.append((name, value))
            continue
        rest.remove(match)
        lines.append(CompareLine(name, value, match[1], Verdict.SAME))
    for name, value in open_ones:
        other = rest.pop(0)[1] if rest else ""
        lines.append(CompareLine(name, value, other, _text_verdict(value, other)))
    return lines


def compare(item: Item, offer: Offer, stock: Decimal | None = None) -> list[CompareLine]:
    """Name, characteristics, article, barcode, external code, price and stock of both sides.

    `field` is a characteristic's name or one of the codes name, article, barcode, external_code, price, stock.
    `stock` is the warehouse's figure in pieces (None = unknown).
    """
    mine, theirs = item_keys(item), offer_keys(offer)
    lines = [CompareLine("name", item.name, offer.name, _text_verdict(item.name, offer.name))]
    lines += _characteristics(item, offer)
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
