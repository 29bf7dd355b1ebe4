"""Balances of the pretend MoySklad: stock, reserve and transit per item and store, in ten-thousandths.

Orders move reserves, demands and returns move stock (effects.py); the control door moves everything. The ledger
remembers when a balance last changed (for `changedSince`) and which items are under recalculation.
"""

from __future__ import annotations

from core.demo.moysklad.db import Db
from core.demo.moysklad.switches import MoySkladSwitches

SCALE = 10_000
NO_STORE = ""


def scaled(value: float | int | str) -> int:
    """Return a quantity in ten-thousandths, rounded at the fourth decimal."""
    return round(float(value) * SCALE)


class Ledger:
    """Reads and moves balances. Moments are milliseconds of the pretend clock."""

    def __init__(self, db: Db, switches: MoySkladSwitches) -> None:
        self._db = db
        self._switches = switches
        self._busy_until: dict[str, float] = {}

    def put(self, item: str, store: str, now: int, **figures: int) -> None:
        """Set stock, reserve or transit of one item in one store (ten-thousandths)."""
        row = self._db.row("SELECT * FROM balance WHERE item = ? AND store = ?", (item, store))
        old = {n: (row[n] if row else 0) for n in ("stock", "reserve", "transit")}
        new = old | figures
        physical = new["stock"] != old["stock"] or new["transit"] != old["transit"]
        moved = now if physical else (row["moved"] if row else 0)
        self._db.run(
            "INSERT INTO balance VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (item, store) DO UPDATE SET stock ="
            " excluded.stock, reserve = excluded.reserve, transit = excluded.transit, changed ="
            " excluded.changed, moved = excluded.moved",
            (item, store, new["stock"], new["reserve"], new["transit"], now, moved),
        )
        self.touch(item, now)

    def add(self, item: str, store: str, figure: str, amount: int, now: int) -> None:
        """Add to (or take from) the stock or reserve of an item in a store."""
        held = self._db.value(f"SELECT {figure} FROM balance WHERE item = ? AND store = ?", (item, store)) or 0
        self.put(item, store, now, **{figure: held + amount})

    def parts(self, kind: str, item: str, amount: int) -> list[tuple[str, int]]:
        """Return what moves when `amount` of a good does: a bundle's components, nothing for a service."""
        if kind == "service":
            return []
        if kind != "bundle":
            return [(item, amount)]
        rows = self._db.rows("SELECT * FROM component WHERE bundle = ?", (item,))
        return [
            part for row in rows for part in self.parts(row["kind"], row["item"], amount * row["quantity"] // SCALE)
        ]

    def scale_store(self, store: str, factor: float, now: int) -> int:
        """Multiply the stock of everything in a store; 0 also frees its reserves. Return how many rows."""
        rows = self._db.rows("SELECT item, stock, reserve FROM balance WHERE store = ?", (store,))
        for row in rows:
            reserve = row["reserve"] if factor else 0
            self.put(row["item"], store, now, stock=round(row["stock"] * factor), reserve=reserve)
        return len(rows)

    def touch(self, item: str, now: int) -> None:
        """Begin the recalculation of an item whose balance changed, if the switch says it takes time."""
        if self._switches.recalculation_seconds > 0:
            self.recalculate(item, now, self._switches.recalculation_seconds)

    def recalculate(self, item: str, now: int, seconds: float) -> None:
        """Put an item under recalculation for `seconds` of the pretend clock."""
        self._busy_until[item] = now + seconds * 1000

    def recalculating(self, now: int) -> set[str]:
        """Return the items under recalculation."""
        self._busy_until = {item: until for item, until in self._busy_until.items() if until > now}
        return set(self._busy_until)

    def moved(self, item: str) -> bool:
        """True when the item was ever used in a stock operation."""
        return self._db.value("SELECT 1 FROM balance WHERE item = ?", (item,)) is not None

    def leave(self, thing_id: str, what: str, now: int) -> None:
        """Remember that an item or a store was deleted or archived: short reports show 0 for a while."""
        self._db.run("INSERT OR REPLACE INTO gone VALUES (?, ?, ?)", (thing_id, what, now))

    def come_back(self, thing_id: str) -> None:
        """Forget that an item or a store had left."""
        self._db.run("DELETE FROM gone WHERE id = ?", (thing_id,))
