"""The small tables: watermarks, settings and the pages of a load that are already in."""

from __future__ import annotations

from core.store.store import Store


class Watermarks:
    """Named marks that jobs leave (how far something was read)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> str | None:
        """The mark, or None before the first."""
        with self._store.read() as connection:
            found = connection.execute("SELECT value FROM watermark WHERE name = ?", (name,)).fetchone()
            return found[0] if found else None

    def set(self, name: str, value: str | None) -> None:
        """Move the mark; None forgets it."""
        with self._store.write() as connection:
            if value is None:
                connection.execute("DELETE FROM watermark WHERE name = ?", (name,))
            else:
                connection.execute(
                    "INSERT INTO watermark VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )


class SettingRows:
    """Settings as texts by key; core.settings gives them types."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, str]:
        """Every stored setting."""
        with self._store.read() as connection:
            return dict(connection.execute("SELECT key, value FROM setting").fetchall())

    def put(self, values: dict[str, str | None]) -> None:
        """Store settings at once; None removes one."""
        with self._store.write() as connection:
            for key, value in sorted(values.items()):
                if value is None:
                    connection.execute("DELETE FROM setting WHERE key = ?", (key,))
                else:
                    connection.execute(
                        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        (key, value),
                    )


class LoadPages:
    """Which pages of a load are in the mirror; write a page's rows and its mark in one `Store.write()`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, run_id: int, kind: str, offset: int) -> None:
        """Page `offset` (or cursor) of `kind` is in."""
        with self._store.write() as connection:
            connection.execute("INSERT OR IGNORE INTO load_page VALUES (?, ?, ?)", (run_id, kind, offset))

    def offsets(self, run_id: int, kind: str) -> frozenset[int]:
        """The pages of `kind` that are in."""
        with self._store.read() as connection:
            found = connection.execute("SELECT offset FROM load_page WHERE run_id = ? AND kind = ?", (run_id, kind))
            return frozenset(offset for (offset,) in found)

    def cursors(self, run_id: int) -> dict[str, int]:
        """The furthest offset of each kind."""
        with self._store.read() as connection:
            found = connection.execute(
                "SELECT kind, max(offset) FROM load_page WHERE run_id = ? GROUP BY kind", (run_id,)
            )
            return dict(found.fetchall())

    def retain(self, run_id: int | None) -> None:
        """Forget the pages of every load but this one (None: of all)."""
        with self._store.write() as connection:
            connection.execute("DELETE FROM load_page WHERE run_id IS NOT ?", (run_id,))
