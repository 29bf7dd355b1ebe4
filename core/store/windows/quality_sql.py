"""The SQL behind each kind of trouble: one SELECT of (number, object, fold, search) over the mirror.

`number` is the item's row or the offer's id, `object` the id as text by which a trouble is hidden. The parameters are
those of `Facts.arguments`. Each takes well under half a second over 100 000 goods, without indexes of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from core.domain.quality import Side, SoldOut, TroubleKind, side_of

#: Parts a unit from a measure in one text; no name has it.
PAIR = "\x1f"
STOCKED = "offer.kind IN ('simple', 'offer', 'free_offer')"
TRACE = "CASE offer.quantity_trace WHEN 'D' THEN :trace ELSE offer.quantity_trace END"
BUY_ZERO = "CASE offer.can_buy_zero WHEN 'D' THEN :buy_zero ELSE offer.can_buy_zero END"
QUANTITY = "coalesce(stock_view.target_n, CAST(offer.quantity AS REAL))"
#: What lies on an item itself, over all warehouses.
PIECES = (
    "(SELECT sum(CAST(seen.value AS REAL)) FROM stock_seen AS seen "
    "WHERE seen.item_id = item.id AND seen.measure = {measure})"
)
#: Linked offers with their items, their groups' rules and what they are about to get.
LINKED = (
    "link CROSS JOIN offer ON offer.id = link.offer_id CROSS JOIN item ON item.id = link.item_id "
    "LEFT JOIN rule ON rule.folder = item.folder LEFT JOIN stock_view ON stock_view.offer_id = offer.id"
)
LINKED_HERE = "offer.gone = 0 AND item.gone = 0"
RULES = "rule (folder, wants) AS MATERIALIZED (SELECT key, value FROM json_each(:rules))"
_HERE = "item.gone = 0 AND item.archived = 0"
_SELLABLE = "offer.gone = 0 AND offer.kind NOT IN ('parent', 'empty_parent', 'service')"
_FREE_ITEM = "NOT EXISTS (SELECT 1 FROM link WHERE link.item_id = item.id)"
_FREE_OFFER = "NOT EXISTS (SELECT 1 FROM link WHERE link.offer_id = offer.id)"
_OWN_XML = "offer.xml_id <> '' AND offer.xml_id <> CAST(offer.id AS TEXT)"
_NEVER_STOPS = f"(offer.active = 1 AND coalesce(rule.wants, '') <> 'order' AND ({TRACE} = 'N' OR {BUY_ZERO} = 'Y'))"
_ITEM_BARCODES = f"SELECT item.row AS number, b.value AS code FROM item, json_each(item.barcodes) AS b WHERE {_HERE}"
_OFFER_BARCODES = (
    f"SELECT offer.id AS number, b.value AS code FROM offer, json_each(offer.barcodes) AS b WHERE {_SELLABLE}"
)
#: Where a kind's duplicates are counted: the key's expression, the table, what takes part.
CODES = {
    TroubleKind.SAME_CODE: ("item.code", "item", f"{_HERE} AND item.code <> ''"),
    TroubleKind.SAME_SHOP_CODE: ("offer.xml_id", "offer", f"{_SELLABLE} AND {_OWN_XML}"),
}
BARCODES = {
    TroubleKind.SAME_BARCODE: f"{_ITEM_BARCODES} AND item.barcodes <> ''",
    TroubleKind.SAME_SHOP_BARCODE: f"{_OFFER_BARCODES} AND offer.barcodes <> ''",
}


def _same_code(kind: TroubleKind) -> str:
    key, table, where = CODES[kind]
    return f"{where} AND {key} IN (SELECT {key} FROM {table} WHERE {where} GROUP BY {key} HAVING count(*) > 1)"


def _same_barcode(kind: TroubleKind, number: str) -> str:
    return (
        f"{number} IN (WITH each AS MATERIALIZED ({BARCODES[kind]}) SELECT number FROM each WHERE code IN "
        "(SELECT code FROM each GROUP BY code HAVING count(DISTINCT number) > 1))"
    )


_ITEM_WHERE: Mapping[TroubleKind, str] = {
    TroubleKind.STOCK_ON_PARENT: "item.gone = 0 AND item.kind = 'product' AND item.variants_count > 0 "
    f"AND {_FREE_ITEM} AND {PIECES.format(measure=':measure')} > 0",
    TroubleKind.SAME_CODE: _same_code(TroubleKind.SAME_CODE),
    TroubleKind.SAME_BARCODE: _same_barcode(TroubleKind.SAME_BARCODE, "item.row"),
    TroubleKind.NO_KEY: f"{_HERE} AND item.code = '' AND item.article = '' AND item.barcodes = '' "
    f"AND item.kind <> 'service' AND item.variants_count = 0 AND {_FREE_ITEM}",
}
_LINKED_WHERE: Mapping[TroubleKind, str] = {
    TroubleKind.TRACE_OFF: f"{STOCKED} AND offer.active = 1 AND coalesce(rule.wants, '') <> 'order' "
    f"AND {TRACE} = 'N'",
    TroubleKind.BUY_ZERO: f"{STOCKED} AND offer.active = 1 AND coalesce(rule.wants, '') <> 'order' "
    f"AND {TRACE} <> 'N' AND {BUY_ZERO} = 'Y'",
    TroubleKind.RULE_DIFFERS: f"{STOCKED} AND rule.wants IS NOT NULL AND NOT {_NEVER_STOPS} AND ("
    f"rule.wants = 'order' AND {TRACE} = 'Y' AND {BUY_ZERO} = 'N' "
    f"OR rule.wants = 'hide' AND {QUANTITY} <= 0 AND offer.active = 1 "
    f"OR rule.wants <> 'hide' AND {QUANTITY} <= 0 AND offer.active = 0)",
    TroubleKind.UNIT_DIFFERS: f"{STOCKED} AND item.uom || char(31) || offer.measure IN "
    "(SELECT value FROM json_each(:units))",
}
_OFFER_WHERE: Mapping[TroubleKind, str] = {
    TroubleKind.FREE_OFFER: "offer.gone = 0 AND offer.kind = 'free_offer'",
    TroubleKind.SAME_SHOP_CODE: _same_code(TroubleKind.SAME_SHOP_CODE),
    TroubleKind.SAME_SHOP_BARCODE: _same_barcode(TroubleKind.SAME_SHOP_BARCODE, "offer.id"),
    TroubleKind.NO_SHOP_KEY: f"offer.gone = 0 AND {STOCKED} AND offer.active = 1 AND NOT ({_OWN_XML}) "
    f"AND offer.article = '' AND offer.barcodes = '' AND offer.moysklad_id = '' AND {_FREE_OFFER}",
}
#: Pairs of units that linked goods have, to be judged by `core.domain.quality.units_fit`.
UNIT_PAIRS = (
    "SELECT DISTINCT item.uom, offer.measure FROM link CROSS JOIN offer ON offer.id = link.offer_id "
    f"CROSS JOIN item ON item.id = link.item_id WHERE {LINKED_HERE} AND item.uom <> '' AND offer.measure <> ''"
)
#: Linked offers of which nothing can be said, because the shop's default is not known.
UNKNOWN_FLAGS = (
    "SELECT count(*) FROM link CROSS JOIN offer ON offer.id = link.offer_id "
    f"WHERE offer.gone = 0 AND {STOCKED} AND offer.active = 1 "
    f"AND ({TRACE} = '' OR {TRACE} = 'Y' AND {BUY_ZERO} = '')"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the mirror alone does not tell: which measure counts as stock, what the shop's defaults are ("Y", "N", ""
    not known), and the rules of groups by folder path."""

    measure: str = ""
    trace: str = ""
    buy_zero: str = ""
    rules: Mapping[str, SoldOut] = field(default_factory=dict)

    def arguments(self, rules: Mapping[str, SoldOut], units: list[str]) -> dict[str, Any]:
        """Parameters of every statement here; `rules` are those of the folders that goods are in."""
        return {
            "measure": self.measure,
            "trace": self.trace,
            "buy_zero": self.buy_zero,
            "rules": _json({folder: rule.value for folder, rule in rules.items()}),
            "units": _json(units),
        }


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def found(kind: TroubleKind) -> str:
    """Every object of a kind: number, object, fold, search."""
    if side_of(kind) is Side.ITEM:
        where = _ITEM_WHERE[kind]
        return f"SELECT item.row AS number, item.id AS object, item.fold, item.search FROM item WHERE {where}"
    columns = "offer.id AS number, CAST(offer.id AS TEXT) AS object, offer.fold, offer.search"
    if kind in _LINKED_WHERE:
        where = f"{LINKED_HERE} AND {_LINKED_WHERE[kind]}"
        return f"SELECT {columns} FROM {LINKED} WHERE {where}"
    return f"SELECT {columns} FROM offer WHERE {_OFFER_WHERE[kind]}"
