"""One writer at a time, readers beside it with a picture that stands still, and a kill at any point."""

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from core.store.catalogue import Catalogue
from core.store.indexes import suspended
from core.store.small import LoadPages, SettingRows, Watermarks
from core.store.store import Store
from core.store.values import marks
from tests.store.conftest import ROOT, an_item


def test_a_failed_write_leaves_nothing_and_the_store_goes_on(store: Store) -> None:
    marks_kept = Watermarks(store)

    def fail() -> None:
        with store.write():
            marks_kept.set("a", "1")
            with store.write():
                marks_kept.set("b", "1")
            raise KeyError("ours")

    with pytest.raises(KeyError):
        fail()
    assert (marks_kept.get("a"), marks_kept.get("b")) == (None, None)
    marks_kept.set("a", "2")
    marks_kept.set("b", None)
    assert marks_kept.get("a") == "2"
    marks_kept.set("a", None)
    assert marks_kept.get("a") is None


def test_a_write_inside_a_read_is_a_fault_of_ours(store: Store) -> None:
    with store.read(), pytest.raises(RuntimeError, match="inside a read"):
        Watermarks(store).set("a", "1")
    with store.write():
        Watermarks(store).set("a", "1")
        assert Watermarks(store).get("a") == "1"


def test_settings_are_stored_together_or_not_at_all(store: Store) -> None:
    rows = SettingRows(store)
    rows.put({"a": "1", "b": "2"})
    rows.put({"a": None, "b": "3"})
    assert rows.all() == {"b": "3"}


def test_a_reader_sees_one_picture_while_others_write(store: Store) -> None:
    started, go = threading.Event(), threading.Event()

    def write() -> None:
        started.wait(10)
        Catalogue(store).upsert_items([an_item(number) for number in range(100)], 1)
        go.set()

    writer = threading.Thread(target=write)
    writer.start()
    with store.read() as connection:
        assert connection.execute("SELECT count(*) FROM item").fetchone() == (0,)
        started.set()
        assert go.wait(10)
        assert connection.execute("SELECT count(*) FROM item").fetchone() == (0,)
    writer.join()
    assert Catalogue(store).count_items() == 100


def test_many_threads_write_and_read_at_once(store: Store) -> None:
    errors: list[BaseException] = []

    def write(start: int) -> None:
        try:
            for number in range(20):
                with store.write() as connection:
                    Catalogue(store).upsert_items([an_item(start + number * 2), an_item(start + number * 2 + 1)], 1)
                    connection.execute("INSERT INTO watermark VALUES (?, '')", (f"{start}.{number}",))
        except BaseException as error:
            errors.append(error)

    def read() -> None:
        try:
            for _ in range(50):
                with store.read() as connection:
                    items = connection.execute("SELECT count(*) FROM item").fetchone()[0]
                    pages = connection.execute("SELECT count(*) FROM watermark").fetchone()[0]
                assert items == pages * 2
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 1000, 2000)]
    threads += [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Catalogue(store).count_items() == 120


def test_a_small_write_does_not_wait_for_the_end_of_a_mass_write(store: Store) -> None:
    total = 30_000
    ready = threading.Event()

    def items() -> object:
        for number in range(total):
            if number == 4001:
                ready.set()
            yield an_item(number)

    writer = threading.Thread(target=lambda: Catalogue(store).upsert_items(items(), 1))
    writer.start()
    assert ready.wait(30)
    for number in range(3):
        Watermarks(store).set("person", str(number))
    assert Catalogue(store).count_items() < total
    writer.join()
    assert Catalogue(store).count_items() == total


def test_closing_closes_the_connections_of_all_threads(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    threads = [threading.Thread(target=Catalogue(store).count_items) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["skladlink.db"]


def test_load_pages_say_where_to_go_on(store: Store) -> None:
    pages = LoadPages(store)
    with store.write() as connection:
        connection.execute(
            f"INSERT INTO run (id, job, state, started, totals, code, params, options) VALUES ({marks(8)})",
            (1, "initial_load", "reading", 0, "", "", "", ""),
        )
    for offset in (0, 2000, 1000, 1000):
        pages.add(1, "variant", offset)
    pages.add(1, "offers/3", 517)
    assert pages.offsets(1, "variant") == {0, 1000, 2000}
    assert pages.offsets(2, "variant") == frozenset()
    assert pages.cursors(1) == {"variant": 2000, "offers/3": 517}
    pages.retain(1)
    assert pages.cursors(1) == {"variant": 2000, "offers/3": 517}
    pages.retain(None)
    assert pages.cursors(1) == {}


def indexes(store: Store) -> set[str]:
    with store.read() as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}


def test_indexes_left_out_while_a_table_fills_come_back_also_after_a_kill(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    all_of_them = indexes(store)
    with suspended(store, "match_state"):
        assert len(indexes(store)) < len(all_of_them) - 5
        with suspended(store, "match_state"):
            pass
    assert indexes(store) == all_of_them
    left_out = suspended(store, "stock_view")
    left_out.__enter__()  # and the program is killed
    store.close()
    store = Store.open(tmp_path)
    assert indexes(store) == all_of_them
    assert Watermarks(store).get("indexes.stock_view") is None
    store.close()


WRITER = """
import sys
from pathlib import Path
from core.store.catalogue import Catalogue
from core.store.journal import Journal
from core.store.indexes import suspended
from core.store.small import LoadPages
from core.store.store import Store
from tests.store.conftest import an_item
store = Store.open(Path(sys.argv[1]))
journal, catalogue, pages = Journal(store), Catalogue(store), LoadPages(store)
run = (journal.unfinished_runs() or [None])[0]
run = run.id if run else journal.start_run("initial_load")
done = pages.offsets(run, "variant")
print("ready", flush=True)
for page in range(40):
    if page in done:
        continue
    with store.write():
        catalogue.upsert_items([an_item(page * 100 + number) for number in range(100)], run)
        pages.add(run, "variant", page)
print("done", flush=True)
"""


def test_a_load_killed_at_any_point_goes_on_where_it_stopped(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    print("seed", seed)
    moments = random.Random(seed)
    kills = 0
    for _ in range(60):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            if kills < 6:
                time.sleep(moments.uniform(0, 0.08))
                process.kill()
                kills += 1
            elif process.stdout.readline() == "done\n":
                break
        store = Store.open(tmp_path)
        with store.read() as connection:
            pages = connection.execute("SELECT count(*) FROM load_page").fetchone()[0]
        assert Catalogue(store).count_items() == pages * 100
        store.close()
    store = Store.open(tmp_path)
    assert [item.id for item in Catalogue(store).all_items()] == [an_item(number).id for number in range(4000)]
    store.close()
