"""What the gift sets of the demo world consist of."""

from __future__ import annotations

from core.demo.world.layout import Layout
from core.demo.world.mixing import mix

Part = tuple[int, int]


def parts_of(layout: Layout, bundle: int) -> tuple[Part, ...]:
    """Return the two or three parts of a bundle as (item number, quantity).

    Parts are goods that the shop also has, so that the bundle's partner there can be a set of the same parts.
    """
    parts: list[Part] = []
    h = mix(layout.salt_unit ^ 0x51, bundle)
    for turn in range(2 + h % 2):
        unit = mix(h, turn) % layout.first_bundle
        while not layout.has_partner(unit) or any(unit == other for other, _ in parts):
            unit = (unit + 1) % layout.first_bundle
        parts.append((unit, 1 + mix(h, turn + 9) % 2))
    return tuple(parts)
