"""Numbers of the demo world: how many goods of each sort there are, and their ids, codes and barcodes.

Sellable goods are numbered in one row: variants, then simple products, bundles and services. Products with
variants are "groups"; they have numbers of their own. Everything here is a pure function of the number.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

from core.demo.world.mixing import api_id, ean13, guid, mix, short_code
from core.demo.world.roles import Roles
from core.demo.world.words import DEPARTMENTS

PRODUCT, VARIANT, BUNDLE, SERVICE = 1, 2, 3, 4
_UI = 0x40
_FIRST_ELEMENT = 10_001
FLAVOUR_BLOCK = 30


def _group_size(h: int) -> int:
    kind = h % 20
    if kind == 0:
        return 1
    if kind < 9:
        return 2 + h // 32 % 3
    if kind < 17:
        return 5 + h // 32 % 4
    return 9 + h // 32 % 4


class Layout:
    """Counts, numbering and identity of everything in a world."""

    def __init__(self, seed: int, variants: int) -> None:
        """Lay out a world of `variants` variants (10 … 300 000) for `seed`."""
        if not 10 <= variants <= 300_000:
            raise ValueError("variants must be between 10 and 300 000")
        self.seed = seed
        self.roles = Roles(seed)
        (self.salt_id, self.salt_ui, self.salt_code, self.salt_group, self.salt_unit, self.salt_stock,
         self.salt_shop, self.salt_order, self.salt_name, self.salt_guid) = (
            mix(seed, 100 + n) for n in range(10)
        )  # fmt: skip
        self.variants = variants
        self.simples = max(4, variants // 12)
        self.bundles = max(2, variants // 120)
        self.services = min(40, max(2, variants // 400))
        self.first_simple = variants
        self.first_bundle = self.first_simple + self.simples
        self.first_service = self.first_bundle + self.bundles
        self.units = self.first_service + self.services
        self.starts = array("I", [0])
        self.departments = array("B")
        self.ordinals = array("I")
        self._lay_groups()
        self.groups = len(self.departments)
        self.first_simple_element = _FIRST_ELEMENT + self.groups + 2 * variants + 1
        self.first_bundle_element = self.first_simple_element + 3 * self.simples
        self.first_service_element = self.first_bundle_element + 2 * self.bundles
        self.first_free_id = self.first_service_element + self.services
        offset = mix(seed, 77)
        self._barcode_shift = offset % 1_000_000
        self.number_width = 5 if self.groups + self.simples < 80_000 else 6

    def _lay_groups(self) -> None:
        counts = [0] * len(DEPARTMENTS)
        done = group = 0
        while done < self.variants:
            h = mix(self.salt_group, group)
            department = group if group < len(DEPARTMENTS) else h // 4096 % 64 % len(DEPARTMENTS)
            size = min(_group_size(h) if group else 5, self.variants - done)
            done += size
            self.starts.append(done)
            self.departments.append(department)
            self.ordinals.append(counts[department])
            counts[department] += 1
            group += 1

    def group_of(self, unit: int) -> int:
        """Return the number of the group that variant `unit` belongs to."""
        return bisect_right(self.starts, unit) - 1

    def kind_of(self, unit: int) -> int:
        """Return PRODUCT, VARIANT, BUNDLE or SERVICE for a sellable item."""
        if unit < self.first_simple:
            return VARIANT
        if unit < self.first_bundle:
            return PRODUCT
        return BUNDLE if unit < self.first_service else SERVICE

    def item_id(self, unit: int) -> str:
        """Return the MoySklad id of a sellable item."""
        return api_id(self.salt_id, self.kind_of(unit), unit)

    def ui_id(self, kind: int, number: int) -> str:
        """Return the web-page id of a good; it differs from the API id."""
        return api_id(self.salt_ui, _UI + kind, number)

    def group_id(self, group: int) -> str:
        """Return the MoySklad id of a product that has variants."""
        return api_id(self.salt_id, 0, group)

    def group_code(self, group: int) -> str:
        """Return the external code of a product that has variants."""
        if group % 5 == 0:
            return guid(self.salt_guid, self.units + group)
        return short_code(self.salt_code, self.units + group)

    def external_code(self, unit: int, group: int) -> str:
        """Return the external code of a sellable item; goods once loaded from 1C carry `guid#guid`."""
        if group >= 0 and group % 5 == 0:
            return f"{self.group_code(group)}#{guid(self.salt_guid, unit)}"
        return short_code(self.salt_code, unit)

    def barcode_number(self, unit: int) -> str:
        """Return the EAN-13 that belongs to the item and, unless reused, to it alone."""
        return ean13("46", 71_000_000 + (self._barcode_shift + unit) % 9_000_000)

    def barcode_role(self, unit: int) -> str:
        """Return how the item's barcode came about, see `roles.BARCODE`."""
        if unit >= self.first_service:
            return "none"
        table = self.roles.barcode
        role = table[unit % len(table)]
        return "own" if role == "reused" and unit == 0 else role

    def barcodes(self, unit: int) -> tuple[tuple[str, str], ...]:
        """Return the barcodes of the item in MoySklad as (kind, digits)."""
        role = self.barcode_role(unit)
        if role == "none":
            return ()
        if role == "reused":
            return (("ean13", self.barcode_number(unit - 1)),)
        if role == "two":
            return (("ean13", self.barcode_number(unit)), ("code128", f"SKL{unit:07d}"))
        return (("ean13", self.barcode_number(unit)),)

    def parent_element(self, group: int) -> int:
        """Return the shop id of the card of a group."""
        return _FIRST_ELEMENT + group + 2 * self.starts[group]

    def element(self, unit: int, group: int = -1) -> int:
        """Return the shop id that the true partner of `unit` has (if it has one)."""
        if unit < self.first_simple:
            group = self.group_of(unit) if group < 0 else group
            return self.parent_element(group) + 1 + 2 * (unit - self.starts[group])
        if unit < self.first_bundle:
            return self.first_simple_element + 3 * (unit - self.first_simple)
        if unit < self.first_service:
            return self.first_bundle_element + 2 * (unit - self.first_bundle)
        return self.first_service_element + unit - self.first_service

    def extra_element(self, unit: int, group: int = -1) -> int:
        """Return the shop id of the shop-only element standing next to `unit`."""
        return self.element(unit, group) + 1

    def link_role(self, unit: int) -> str:
        """Return how `unit` and its partner are tied together, see `roles.LINK`."""
        table = self.roles.link
        size = len(table)
        role = table[unit % size]
        if unit and table[(unit - 1) % size] == "swap" and self._swaps(unit - 1):
            return "swapped"
        if role == "swap":
            return "swap" if self._swaps(unit) else "xml"
        if role == "alien" and self.alien_of(unit) is None:
            return "xml"
        return role

    def _swaps(self, unit: int) -> bool:
        """A swap must be visible: both neighbours sit in one card and have barcodes of their own."""
        return (
            unit + 1 < self.first_simple
            and self.group_of(unit) == self.group_of(unit + 1)
            and all(self._plain_barcode(n) for n in (unit, unit + 1))
        )

    def _plain_barcode(self, unit: int) -> bool:
        return self.barcode_role(unit) in ("own", "two") and self.barcode_role(unit + 1) != "reused"

    def alien_of(self, unit: int) -> int | None:
        """Return the item without partner whose barcode the "alien" offer of `unit` carries."""
        table = self.roles.link
        for other in range(unit + 1, min(unit + 60, self.first_service)):
            if table[other % len(table)] == "lost" and self._plain_barcode(other):
                return other
        return None

    def has_partner(self, unit: int) -> bool:
        """True when the shop has a true partner of `unit`."""
        return self.link_role(unit) != "lost"

    def carries_property(self, unit: int) -> bool:
        """True when the partner of `unit` carries the right MOYSKLAD_ID."""
        role = self.link_role(unit)
        if role not in ("xml", "tail", "barcode"):
            return role == "mid"
        table, extra = self.roles.property, self.roles.extra
        return table[unit % len(table)] == "right" or extra[unit % len(extra)] == "copy_mid"
