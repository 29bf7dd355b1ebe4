"""Balances of the demo world: stock, reserve and transit of every item in every store, as thousandths.

Thousandths of a piece, metre or kilogram keep the sums exact without a Decimal per cell.
"""

from __future__ import annotations

from decimal import Decimal

from core.demo.world.layout import Layout
from core.demo.world.mixing import mix

Cell = tuple[int, int, int, int]
NO_STORE = -1
MAIN, SHOWROOM, REMOTE = 0, 1, 2
FRACTIONAL = frozenset({"м", "кг", "л"})

_WHOLE = tuple(Decimal(n) for n in range(256))


def to_decimal(thousandths: int) -> Decimal:
    """Return thousandths as a Decimal without trailing zeros."""
    whole, rest = divmod(thousandths, 1000)
    if rest == 0:
        return _WHOLE[whole] if 0 <= whole < 256 else Decimal(whole)
    return (Decimal(thousandths) / 1000).normalize()


class Balances:
    """Balances as pure functions of the item's number."""

    def __init__(self, layout: Layout) -> None:
        """Balances of the goods of `layout`."""
        self._salt = layout.salt_stock
        self._layout = layout

    def cells(self, unit: int, uom: str, archived: bool) -> tuple[Cell, ...]:
        """Return (store, stock, reserve, transit) per store; empty for goods that were never moved.

        Bundles and services have no balances of their own. Stores are MAIN, SHOWROOM, REMOTE; NO_STORE is
        the row of orders without a store.
        """
        if unit >= self._layout.first_bundle:
            return ()
        h = mix(self._salt, unit)
        fate = h % 100
        if fate < 6:
            return ()
        if archived or fate < 20:
            return ((MAIN, 0, 0, 0),)
        one = 1000
        main = (h >> 8) % 45 * one
        if fate == 20:
            main = -one
        room = (h >> 16) % 6 * one if (h >> 20) % 3 == 0 else 0
        remote = (h >> 24) % 15 * one if (h >> 28) % 2 == 0 else 0
        if uom in FRACTIONAL:
            main += (h >> 32) % 40 * 25
            room += (h >> 38) % 4 * 250
        reserve = min((h >> 40) % 4 * one, main) if (h >> 42) % 2 and main > 0 else 0
        transit = (6, 10, 12, 20)[(h >> 46) % 4] * one if (h >> 48) % 5 == 0 else 0
        cells = [(MAIN, main, reserve, transit)]
        if room:
            cells.append((SHOWROOM, room, one if (h >> 52) % 4 == 0 and room >= one else 0, 0))
        if remote:
            cells.append((REMOTE, remote, 0, 0))
        if fate == 21 and main >= 2 * one:
            cells.append((NO_STORE, 0, one, 0))
        return tuple(cells)

    def stray(self, group: int, archived: bool) -> int:
        """Return what was booked by mistake on a product that has variants, in MAIN (one in sixty, and the fifth)."""
        h = mix(self._salt ^ 0xA5A5, group)
        return 1000 * (1 + h // 64 % 3) if (h % 60 == 7 or group == 4) and not archived else 0


def free(cells: tuple[Cell, ...]) -> int:
    """Return stock minus reserve over all stores, in thousandths."""
    return sum(stock - reserve for _, stock, reserve, _ in cells)
