"""What the shop's elements carry to be recognised by: XML_ID, article, MOYSKLAD_ID, barcode."""

from __future__ import annotations

from dataclasses import dataclass

from core.demo.world.goods import Unit
from core.demo.world.layout import Layout
from core.demo.world.mixing import guid, mix


@dataclass(slots=True)
class Keys:
    """What an element carries to be recognised by."""

    xml_id: str
    article: str
    moysklad_id: str
    barcode: str


class KeyRing:
    """Gives elements their keys by the roles of their partners."""

    def __init__(self, layout: Layout) -> None:
        """Keys for the elements of `layout`."""
        self._layout = layout

    def partner_keys(self, unit: Unit) -> Keys:
        """Return the keys that the true partner of `unit` carries."""
        lay = self._layout
        number = unit.number
        role = lay.link_role(number)
        h = mix(lay.salt_guid, number)
        own_xml = str(lay.element(number, unit.group)) if h % 3 else guid(lay.salt_shop, number)
        barcode = unit.barcodes[0][1] if unit.barcodes else ""
        article = unit.article or (unit.sku if unit.code == unit.sku else "")
        mine = lay.item_id(number) if lay.carries_property(number) else ""
        if role == "xml":
            spoilt = (article, article, article.lower().replace("-", ""), "")[h // 16 % 4]
            code = barcode if h // 256 % 5 else ""
            return Keys(unit.external_code, spoilt, self._property(unit, mine), code)
        if role == "tail":
            return Keys(f"{unit.group_code or 'goods'}#{unit.external_code}", article, mine, barcode if h % 5 else "")
        if role in ("swap", "swapped"):
            other = number + 1 if role == "swap" else number - 1
            return Keys(lay.external_code(other, unit.group), article, "", barcode)
        if role == "alien":
            return Keys(unit.external_code, article, "", lay.barcode_number(lay.alien_of(number) or number))
        if role == "barcode":
            return Keys(own_xml, article.lower().replace("-", "_") if h // 16 % 2 else "", mine, barcode)
        if role == "article":
            return Keys(own_xml, article, "", "")
        return Keys(own_xml, "", mine, "")

    def _property(self, unit: Unit, mine: str) -> str:
        """Return MOYSKLAD_ID of a partner: right, empty, or that of the neighbour whose card was copied."""
        number = unit.number
        table = self._layout.roles.property
        neighbour = number - 1
        if (
            table[number % len(table)] == "wrong"
            and number
            and self._layout.has_partner(neighbour)
            and self._layout.carries_property(neighbour)
        ):
            return self._layout.item_id(neighbour)
        return mine

    def copy_one(self, unit: Unit, role: str, keys: Keys) -> bool:
        """Copy one key of the true partner into `keys` where that makes the key ambiguous; say if it did.

        A key is copied only while the original still carries it: a copy that alone carries a key could not be
        told from the original by anybody.
        """
        if not self._layout.has_partner(unit.number):
            return False
        original = self.partner_keys(unit)
        if role == "copy_mid" and original.moysklad_id == self._layout.item_id(unit.number):
            keys.moysklad_id = original.moysklad_id
        elif role == "copy_xml" and original.xml_id == unit.external_code:
            keys.xml_id = original.xml_id
        elif role in ("copy_barcode", "copy_mid") and unit.barcodes and original.barcode == unit.barcodes[0][1]:
            keys.barcode = original.barcode
        else:
            return False
        return True
