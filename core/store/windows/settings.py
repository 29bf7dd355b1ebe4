"""Questions of the settings page to the mirror: pieces by warehouse, folders, items by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from core.domain.screens.settings import ItemChoice
from core.domain.stock import is_divisible
from core.ports import StockMeasure
from core.store import values as v
from core.store.store import Store
from core.store.windows.search import found_rows

_SUMS = """
SELECT seen.store_id, item.uom, sum(CAST(seen.value AS REAL)) FROM stock_seen AS seen
JOIN item ON item.id = seen.item_id WHERE seen.measure = ? AND item.gone = 0 GROUP BY seen.store_id, item.uom
"""
_ITEMS = "SELECT id, name, characteristics, article FROM item WHERE gone = 0 AND "


class SettingsWindow:
    """Reads only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pieces_by_store(self, measure: StockMeasure) -> dict[str, Decimal]:
        """Units of goods sold by the piece in each warehouse, as last read; kilograms and metres are left out."""
        sums: dict[str, Decimal] = defaultdict(Decimal)
        with self._store.read() as connection:
            for store_id, unit, amount in connection.execute(_SUMS, (measure.value,)):
                if not is_divisible(unit):
                    sums[store_id] += Decimal(str(amount)).quantize(Decimal(1))
        return dict(sums)

    def folders(self) -> list[str]:
        """Paths of all folders that hold goods, and of those above them."""
        with self._store.read() as connection:
            rows = connection.execute("SELECT DISTINCT folder FROM item WHERE gone = 0 AND folder <> ''").fetchall()
        paths = {path for (folder,) in rows for path in _with_parents(folder)}
        return sorted(paths, key=str.casefold)

    def find_items(self, text: str, limit: int = 20) -> list[ItemChoice]:
        """Items whose name, article, code or barcode holds every word of `text`."""
        asked = found_rows(text)
        if asked is None:
            return []
        sql, arguments = asked
        query = f"{_ITEMS} rowid IN ({sql}) ORDER BY name, id LIMIT :limit"
        with self._store.read() as connection:
            return [_choice(row) for row in connection.execute(query, {**arguments, "limit": limit})]

    def items(self, ids: Sequence[str]) -> dict[str, ItemChoice]:
        """The items that there are among `ids`."""
        found: dict[str, ItemChoice] = {}
        with self._store.read() as connection:
            for part in v.chunks(ids, 500):
                for row in connection.execute(f"{_ITEMS} id IN ({v.marks(len(part))})", part):
                    found[row[0]] = _choice(row)
        return found


def _with_parents(folder: str) -> list[str]:
    parts = folder.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _choice(row: Sequence[str]) -> ItemChoice:
    return ItemChoice(row[0], row[1], " · ".join(value for _, value in v.pairs_out(row[2])), row[3])
