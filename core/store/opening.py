"""Opening a database: check it, bring its schema up to date, keep the daily good copy; and the way back."""

from __future__ import annotations

from pathlib import Path

from core import log
from core.errors import SkladLinkError
from core.store import backups
from core.store.indexes import restore as restore_indexes
from core.store.migrating import migrate, newest_version
from core.store.store import FILE_NAME, Store

_log = log.get_logger(__name__)


def open_store(store: Store, home: Path) -> Store:
    """Make `store` ready for use; closes it again when that fails. Raises as Store.open says."""
    try:
        existed = store.path.exists() and store.path.stat().st_size > 0
        if existed:
            _check(store, home)
        steps = migrate(store, home)
        if steps:
            _log.info("schema_steps", steps=steps)
        restore_indexes(store)
        if existed:
            _keep_good_copy(store, home)
    except BaseException:
        store.close()
        raise
    return store


def restore_last_good(home: Path) -> backups.Copy:
    """Set the damaged (or too new) database aside and go on from the newest whole copy. Close the store before.

    Raises SkladLinkError("store.no_good_copy") when there is none.
    """
    copy = backups.restore(home / FILE_NAME, home, newest_version())
    _log.warning("restored", copy=copy.path.name)
    return copy


def _check(store: Store, home: Path) -> None:
    """Raise SkladLinkError("store.damaged"), with the time of the last good copy, when the file is not whole."""
    try:
        with store.connected() as connection:
            whole = backups.is_whole(connection)
    except SkladLinkError as error:
        if error.code != "store.damaged":
            raise
        whole = False
    if not whole:
        copy = next(iter(backups.copies(home)), None)
        raise SkladLinkError("store.damaged", copy=copy.made.isoformat() if copy else "")


def _keep_good_copy(store: Store, home: Path) -> None:
    """A full disk must not keep a whole database from opening."""
    try:
        backups.daily(store.path, home)
    except SkladLinkError as error:
        _log.warning("no_good_copy_today", code=error.code, details=error.details)
