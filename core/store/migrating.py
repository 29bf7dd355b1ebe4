"""Brings the database's schema up to date, step by numbered step."""

from __future__ import annotations

from pathlib import Path

from playhouse.migrations import Runner

from core.store.store import Store

DIRECTORY = Path(__file__).with_name("migrations")


def migrate(store: Store) -> None:
    """Apply every step that is missing."""
    with store.connected():
        Runner(store.database, str(DIRECTORY)).up()
