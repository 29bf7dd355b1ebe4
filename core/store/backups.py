"""Copies of the database: before each schema step, once a day while it is whole, and the way back to the last one.

Copies are made with SQLite's backup API: a plain copy of the file would miss what is still in the WAL.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.errors import SkladLinkError
from core.paths import backup_folder
from core.store.faults import translated

_STEPS_KEPT = 5
_GOOD_KEPT = 3
_BY_HAND_KEPT = 5
_DAMAGED_KEPT = 2
_ABANDONED_SECONDS = 3600
_STAMP = "%Y%m%dT%H%M%S%fZ"
_SIDES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the database: when it was made (UTC) and the number of its last schema step."""

    path: Path
    made: datetime
    version: int


def is_whole(connection: sqlite3.Connection) -> bool:
    """SQLite's quick check: pages, indexes' structure and value types, without comparing indexes to tables."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the last schema step that was applied; 0 for an empty database."""
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'").fetchone()[0]
    names = connection.execute("SELECT name FROM schema_migration").fetchall() if known else []
    return max((int(name.split("_")[0]) for (name,) in names), default=0)


def before_step(source: Path, home: Path, version: int) -> Path:
    """Copy the database before a schema step; the five newest of these copies are kept."""
    made = _copy(source, backup_folder(home) / f"skladlink-{version:04d}-{_now()}.db")
    _keep(home, "skladlink-*.db", _STEPS_KEPT)
    return made


def daily(source: Path, home: Path) -> Path | None:
    """Copy a whole database, at most once a day (UTC); returns the new copy, None when today's is there."""
    for left in backup_folder(home).glob("*.part"):
        if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
            left.unlink(missing_ok=True)
    stamp = _now()
    if any(backup_folder(home).glob(f"good-{stamp[:8]}T*.db")):
        return None
    made = _copy(source, backup_folder(home) / f"good-{stamp}.db")
    _keep(home, "good-*.db", _GOOD_KEPT)
    return made


def by_hand(source: Path, home: Path) -> Path:
    """Copy the database because a person wants it; the five newest of these copies are kept."""
    made = _copy(source, backup_folder(home) / f"hand-{_now()}.db")
    _keep(home, "hand-*.db", _BY_HAND_KEPT)
    return made


def copies(home: Path) -> list[Copy]:
    """Readable copies, newest first."""
    found = []
    for path in backup_folder(home).glob("*.db"):
        kind, _, rest = path.stem.partition("-")
        if kind not in ("good", "hand", "skladlink"):
            continue
        made = datetime.strptime(rest.rpartition("-")[2], _STAMP).replace(tzinfo=UTC)
        version = _whole_version(path)
        if version is not None:
            found.append(Copy(path, made, version))
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def restore(database: Path, home: Path, newest_version: int) -> Copy:
    """Put the newest whole copy that this program can read in the place of `database`, which is set aside.

    Raises SkladLinkError("store.no_good_copy") when there is none; nothing is touched then.
    """
    with translated():
        chosen = next((copy for copy in copies(home) if copy.version <= newest_version), None)
        if chosen is None:
            raise SkladLinkError("store.no_good_copy")
        fresh = database.with_suffix(".restored")
        shutil.copyfile(chosen.path, fresh)
        aside = backup_folder(home) / f"damaged-{_now()}.db"
        for side in _SIDES:
            old = database.with_name(database.name + side)
            if old.exists():
                old.replace(aside.with_name(aside.name + side))
        fresh.replace(database)
        _keep(home, "damaged-*.db", _DAMAGED_KEPT)
    return chosen


def _whole_version(path: Path) -> int | None:
    """The schema version of a copy, None when it is damaged."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return version_of(connection) if is_whole(connection) else None
    except sqlite3.DatabaseError:
        return None


def _copy(source: Path, target: Path) -> Path:
    """A finished copy or none: it gets its name once it is complete and on the disk."""
    unfinished = target.with_suffix(".part")
    try:
        with translated():
            with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(unfinished)) as new:
                old.backup(new)
                new.execute("PRAGMA journal_mode = delete")
            os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _keep(home: Path, pattern: str, count: int) -> None:
    for old in sorted(backup_folder(home).glob(pattern), key=lambda path: path.stem.rpartition("-")[2])[:-count]:
        for side in _SIDES:
            old.with_name(old.name + side).unlink(missing_ok=True)


def _now() -> str:
    return datetime.now(UTC).strftime(_STAMP)
