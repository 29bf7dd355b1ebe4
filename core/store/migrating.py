"""Brings the database's schema up to date, step by numbered step, each in one transaction after a backup."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import peewee
from playhouse.migrations import Runner

from core.errors import SkladLinkError
from core.store import backups
from core.store.faults import code_of
from core.store.store import Store

DIRECTORY = Path(__file__).with_name("migrations")


def newest_version(directory: Path = DIRECTORY) -> int:
    """The number of the last schema step this program knows."""
    return max(int(path.name.split("_")[0]) for path in directory.glob("[0-9]*_*.py"))


def migrate(store: Store, home: Path, directory: Path = DIRECTORY) -> list[str]:
    """Apply every step that is missing; returns their names.

    A step that fails leaves the database as it was before it. Raises SkladLinkError("store.newer") for a database
    of a newer version, "store.disk_full" when there is no room for the backup or the step,
    "store.migration_failed" for a faulty step.
    """
    applied: list[str] = []
    with store.connected() as connection:
        found = backups.version_of(connection)
        _refuse_newer(found, newest_version(directory))
        runner = Runner(store.database, str(directory))
        # Inside a transaction the pragma does nothing, and a step that rebuilds a table must not cascade.
        store.database.pragma("foreign_keys", 0)
        try:
            while name := _next_step(store, home, runner, worth_a_copy=found > 0):
                applied.append(name)
        finally:
            store.database.pragma("foreign_keys", 1)
    return applied


def _next_step(store: Store, home: Path, runner: Any, *, worth_a_copy: bool) -> str | None:
    """Apply the next missing step, alone even among processes; None when there is none."""
    with store.database.atomic("IMMEDIATE"):
        status = runner.status()
        missing = [step.name for step in status if not step.applied]
        if not missing:
            return None
        version = max((step.idx for step in status if step.applied), default=0)
        if version and worth_a_copy:
            backups.before_step(store.path, home, version)
        name: str = missing[0]
        try:
            runner.up(name)
        except (peewee.PeeweeException, sqlite3.Error) as error:
            if code_of(error) is not None:
                raise
            raise SkladLinkError("store.migration_failed", step=name, details=str(error)) from error
        broken = store.database.execute_sql("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise SkladLinkError("store.migration_failed", step=name, details=f"foreign key: {broken}")
    return name


def _refuse_newer(version: int, known: int) -> None:
    if version > known:
        raise SkladLinkError("store.newer", version=version, known=known)
