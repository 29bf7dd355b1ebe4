"""What may happen to a database: a newer version, damage, a full disk, another process, a half-done schema step."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import SkladLinkError
from core.store import backups, migrating
from core.store.catalogue import Catalogue
from core.store.migrating import migrate, newest_version
from core.store.opening import restore_last_good
from core.store.small import Watermarks
from core.store.store import FILE_NAME, Store
from tests.store.conftest import an_item

#: Number of the step that the program does not know yet.
NEXT = newest_version() + 1

SECOND = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE item ADD COLUMN colour TEXT")

def down(migrator, db):
    db.execute_sql("ALTER TABLE item DROP COLUMN colour")
"""
FAULTY = """
def up(migrator, db):
    db.execute_sql("UPDATE item SET name = 'broken'")
    db.execute_sql("ALTER TABLE nowhere ADD COLUMN colour TEXT")
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a database of three items."""
    store = Store.open(tmp_path)
    Catalogue(store).upsert_items([an_item(number) for number in range(3)], 1)
    store.close()
    return tmp_path


@pytest.fixture
def steps(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes a folder of schema steps: the real ones and those given."""

    def make(**texts: str) -> Path:
        folder = tmp_path_factory.mktemp("steps")
        for path in migrating.DIRECTORY.glob("0*.py"):
            shutil.copy(path, folder)
        for name, text in texts.items():
            (folder / f"{name.removeprefix('step_')}.py").write_text(text)
        return folder

    return make


def items_in(home: Path) -> list[str]:
    store = Store.open(home)
    try:
        return [item.name for item in Catalogue(store).all_items()]
    finally:
        store.close()


def spoil(home: Path) -> None:
    """Overwrite the middle of the database file."""
    path = home / FILE_NAME
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 4096] = b"\xa5" * (len(data) - 4096 - 8192)
    path.write_bytes(data)


def test_the_pragmas_are_those_of_the_house(store: Store) -> None:
    with store.read() as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")
        }
        assert found == {"journal_mode": "wal", "foreign_keys": 1}
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 1


def test_a_schema_step_is_preceded_by_a_copy_and_can_be_taken_back(home: Path, steps: Callable[..., Path]) -> None:
    folder = steps(**{f"step_{NEXT:04}_colour": SECOND})
    store = Store(home / FILE_NAME)
    assert migrate(store, home, folder) == [f"{NEXT:04}_colour"]
    assert migrate(store, home, folder) == []
    (copy,) = backups.copies(home)
    assert (copy.version, copy.path.name.split("-")[1]) == (NEXT - 1, f"{NEXT - 1:04}")
    with store.connected() as connection:
        assert connection.execute("SELECT colour FROM item").fetchall() == [(None,)] * 3
        migrating.Runner(store.database, str(folder)).down()
    store.close()
    assert items_in(home) == ["Товар 0", "Товар 1", "Товар 2"]


def test_a_fresh_database_needs_no_copy_and_every_step_can_be_taken_back(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert backups.copies(tmp_path) == []
    with store.connected() as connection:
        runner = migrating.Runner(store.database, str(migrating.DIRECTORY))
        while any(step.applied for step in runner.status()):
            runner.down()
        left = connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'schema_%'").fetchall()
    assert [name for (name,) in left if not name.startswith("sqlite_")] == []
    store.close()


def test_a_faulty_step_changes_nothing_and_the_old_program_goes_on(home: Path, steps: Callable[..., Path]) -> None:
    store = Store(home / FILE_NAME)
    with pytest.raises(SkladLinkError) as caught:
        migrate(store, home, steps(**{f"step_{NEXT:04}_faulty": FAULTY}))
    store.close()
    assert (caught.value.code, caught.value.params["step"]) == ("store.migration_failed", f"{NEXT:04}_faulty")
    assert items_in(home) == ["Товар 0", "Товар 1", "Товар 2"]


def test_five_copies_before_steps_are_kept(home: Path) -> None:
    made = [backups.before_step(home / FILE_NAME, home, 1) for _ in range(7)]
    assert [copy.path for copy in backups.copies(home)] == made[:1:-1]


def test_what_a_killed_copy_left_is_cleared_away(home: Path) -> None:
    left, fresh = home / "backups" / "good-1.part", home / "backups" / "good-2.part"
    left.parent.mkdir()
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, (1, 1))
    items_in(home)
    assert not left.exists()
    assert fresh.exists()  # another program may be writing it now


def test_a_newer_database_is_refused_untouched_and_the_copy_of_before_opens(
    home: Path, steps: Callable[..., Path]
) -> None:
    store = Store(home / FILE_NAME)
    migrate(store, home, steps(step_0007_colour=SECOND))
    store.close()
    with pytest.raises(SkladLinkError) as caught:
        Store.open(home)
    assert (caught.value.code, caught.value.params["version"]) == ("store.newer", 7)
    with closing(sqlite3.connect(home / FILE_NAME)) as connection:
        assert connection.execute("SELECT count(colour) FROM item").fetchone() == (0,)
    assert restore_last_good(home).version == newest_version()
    assert len(items_in(home)) == 3


@pytest.mark.parametrize("how", ["middle", "head"])
def test_damage_is_noticed_and_the_last_good_copy_brings_the_data_back(home: Path, how: str) -> None:
    assert len(items_in(home)) == 3  # the second opening keeps the copy of the day
    assert len(items_in(home)) == 3
    assert [copy.path.name[:5] for copy in backups.copies(home)] == ["good-"]
    if how == "middle":
        spoil(home)
    else:
        (home / FILE_NAME).write_bytes(b"no database at all" * 500)
    with pytest.raises(SkladLinkError) as caught:
        Store.open(home)
    assert caught.value.code == "store.damaged"
    assert str(caught.value.params["copy"])[:2] == "20"
    restore_last_good(home)
    assert len(items_in(home)) == 3
    assert [path.name[:8] for path in (home / "backups").glob("damaged-*.db")] == ["damaged-"]


def test_damage_without_a_good_copy_is_told_and_the_file_stays(home: Path) -> None:
    spoil(home)
    with pytest.raises(SkladLinkError) as caught:
        Store.open(home)
    assert (caught.value.code, caught.value.params["copy"]) == ("store.damaged", "")
    with pytest.raises(SkladLinkError, match=r"store\.no_good_copy"):
        restore_last_good(home)
    assert (home / FILE_NAME).exists()


def test_a_damaged_copy_is_passed_over(home: Path) -> None:
    items_in(home)
    older = backups.copies(home)[0]
    newer = older.path.with_name("good-20990101T000000000000Z.db")
    newer.write_bytes(older.path.read_bytes()[:5000] + b"\x00" * 5000)
    spoil(home)
    assert restore_last_good(home).path == older.path


def test_a_full_disk_is_told_and_loses_nothing(home: Path) -> None:
    store = Store.open(home)
    with store.connected() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(SkladLinkError) as caught:
        Catalogue(store).upsert_items([an_item(number) for number in range(10_000)], 2)
    assert caught.value.code == "store.disk_full"
    assert Catalogue(store).count_items() == 3
    with store.connected() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert Catalogue(store).upsert_items([an_item(number) for number in range(10_000)], 2) == 10_000
    store.close()


def test_a_full_disk_keeps_a_step_from_being_taken(
    home: Path, steps: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups.os, "replace", full)
    store = Store(home / FILE_NAME)
    with pytest.raises(SkladLinkError, match=r"store\.disk_full"):
        migrate(store, home, steps(**{f"step_{NEXT:04}_colour": SECOND}))
    with store.connected() as connection:
        assert backups.version_of(connection) == newest_version()
    store.close()
    assert list((home / "backups").iterdir()) == []
    assert len(items_in(home)) == 3  # without today's copy, but open


def test_another_process_writing_too_long_is_told(home: Path) -> None:
    store = Store(home / FILE_NAME, busy_ms=100)
    with closing(sqlite3.connect(home / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SkladLinkError, match=r"store\.locked"):
            Watermarks(store).set("stock", "1")
        assert Watermarks(store).get("stock") is None
        other.execute("ROLLBACK")
    Watermarks(store).set("stock", "2")
    assert Watermarks(store).get("stock") == "2"
    store.close()


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SkladLinkError, match=r"home\.no_access"):
        Store.open(tmp_path / "file")
    (tmp_path / "home" / FILE_NAME).mkdir(parents=True)
    with pytest.raises(SkladLinkError, match=r"store\.no_access"):
        Store.open(tmp_path / "home")
