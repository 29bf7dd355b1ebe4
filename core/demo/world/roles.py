"""Who has a partner, which keys they share and what is spoilt: the shares of dirt in the demo world.

Every decision is a row of a cyclic table with exact shares, so even a world of a few hundred goods contains
each kind of trouble in the promised proportion. Periods are coprime, so all combinations occur.
"""

from __future__ import annotations

from core.demo.world.mixing import mix

Table = tuple[str, ...]

# Shares of all sellable MoySklad goods (per 200). "lost" has no partner in the shop; "swap" exchanges the
# XML_ID of two neighbours; "alien" carries the barcode of another item beside the right XML_ID.
LINK = {
    "xml": 122,
    "tail": 8,
    "mid": 6,
    "barcode": 22,
    "article": 12,
    "name": 6,
    "lost": 22,
    "swap": 1,
    "alien": 1,
}
# Shop-only elements standing next to the goods (per 197).
EXTRA = {"own": 13, "copy_mid": 9, "copy_xml": 2, "copy_barcode": 2, "free": 2, "": 169}
# Barcodes of MoySklad goods (per 193): "reused" is the barcode of the neighbour.
BARCODE = {"reused": 13, "none": 9, "two": 9, "own": 162}
# Articles (per 191): "parent" is the article of the product, "code" is an SKU kept in `code`.
ARTICLE = {"parent": 9, "code": 50, "none": 10, "own": 122}
# Spelling in the shop against MoySklad (per 181).
SPELLING = {"yo": 9, "lookalike": 9, "spaces": 6, "nbsp": 6, "quotes": 20, "order": 18, "case": 9, "": 104}
# The property MOYSKLAD_ID of the shop's elements (per 179): "wrong" is the id of the neighbour.
PROPERTY = {"right": 72, "wrong": 5, "": 102}
# Shop quantity against MoySklad's free stock (per 173).
QUANTITY = {"less": 11, "more": 11, "zero": 4, "": 147}
# Life cycle (per 167) of goods in MoySklad and of elements in the shop.
LIFE = {"archived": 5, "inactive": 7, "": 155}

_COMMON = 0.025


def table(shares: dict[str, int], salt: int) -> Table:
    """Spread the roles evenly over one period; common troubles appear within the first ten rows."""
    period = sum(shares.values())
    places: list[tuple[float, str]] = []
    for order, (role, count) in enumerate(shares.items()):
        share = count / period
        chance = mix(salt, order) / 2**64
        first = chance if share < _COMMON else min(chance, 7.5 * share)
        places.extend(((k + first) / count, role) for k in range(count))
    places.sort()
    return tuple(role for _, role in places)


class Roles:
    """All role tables of one seed; each method takes the running number of a sellable item."""

    def __init__(self, seed: int) -> None:
        """Build the tables for `seed`."""
        salts = [mix(seed, 900 + n) for n in range(8)]
        self.link = table(LINK, salts[0])
        self.extra = table(EXTRA, salts[1])
        self.barcode = table(BARCODE, salts[2])
        self.article = table(ARTICLE, salts[3])
        self.spelling = table(SPELLING, salts[4])
        self.property = table(PROPERTY, salts[5])
        self.quantity = table(QUANTITY, salts[6])
        self.life = table(LIFE, salts[7])
