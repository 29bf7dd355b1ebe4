"""How fast the database is, against plain sqlite3 in the same run; the large sizes print their figures.

Rounds are interleaved, the result is checked before its time counts, CPU time is compared (the machine is shared),
and the median of the rounds' ratios is judged.
"""

import random
import sqlite3
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.links import Candidate, Link, LinkOrigin, MatchRule, MatchState
from core.domain.screens.mapping import MappingQuery, MappingTab
from core.domain.screens.stock import StockQuery, StockTab
from core.ports import StockMeasure, StockRow
from core.store import catalogue as catalogue_module
from core.store import migrating
from core.store.catalogue import Catalogue
from core.store.links import Links
from core.store.stock import Stock, StockLine
from core.store.store import Store
from core.store.windows import MappingWindow, StockWindow
from tests.store.conftest import NOW

pytestmark = pytest.mark.alone
LARGE = 300_000
SYLLABLES = (
    "ба",
    "во",
    "ги",
    "де",
    "жу",
    "зе",
    "ка",
    "ло",
    "ми",
    "нё",
    "по",
    "ру",
    "са",
    "ти",
    "фу",
    "ха",
    "це",
    "ша",
)
#: Every sixth word of a name is among the first few, as shops repeat what they sell; the rest is spread evenly.
COMMON = ("ботинки", "Карелия", "платье", "шарф", "сумка")
RARE = tuple(first + second + "ра" for first in SYLLABLES for second in SYLLABLES)


def goods(count: int) -> tuple[list[Item], list[Item], list[Offer]]:
    """Products, five variants each in id order, and an offer for every variant."""
    chance = random.Random(5)

    def an_id() -> str:
        return str(uuid.UUID(int=chance.getrandbits(128)))

    def a_name() -> str:
        return " ".join(chance.choice(RARE if chance.random() > 1 / 6 else COMMON) for _ in range(4))

    products = [
        Item(an_id(), ItemKind.PRODUCT, a_name(), f"{n:05d}", f"AR-{n:06d}",
             variants_count=5, uom="шт")
        for n in range(count // 5)
    ]  # fmt: skip
    variants = [
        Item(an_id(), ItemKind.VARIANT, f"{p.name} (чёрный, {40 + k})", f"{p.code}-{k}", "", an_id()[:20],
             (f"46{n * 5 + k:011d}",), p.id, (("Цвет", "чёрный"), ("Размер", str(40 + k))))
        for n, p in enumerate(products) for k in range(5)
    ]  # fmt: skip
    variants.sort(key=lambda item: item.id)
    offers = [
        Offer(10_000 + n, OfferKind.OFFER, 3, v.name, 5, v.external_code, f"A{n}", v.barcodes, quantity=Decimal(5))
        for n, v in enumerate(variants)
    ]
    return products, variants, offers


def cpu(act: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    before = time.process_time()
    act()
    return 1000 * (time.process_time() - before)


def middle(act: Callable[[], object], rounds: int = 5) -> float:
    """The median CPU milliseconds of several calls."""
    return statistics.median(cpu(act) for _ in range(rounds))


def plain_database(path: Path) -> sqlite3.Connection:
    """The same tables without the store around them."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = wal", "synchronous = normal", "wal_autocheckpoint = 4000", "cache_size = -16000"):
        connection.execute(f"PRAGMA {pragma}")
    step = migrating.DIRECTORY / "0001_initial.py"
    space: dict[str, str] = {}
    exec(compile(step.read_text(encoding="utf-8"), step.name, "exec"), space)
    connection.executescript(space["TABLES"])
    return connection


def compare_with_raw(folder: Path, count: int, rounds: int) -> float:
    """Median ratio of `upsert_items` to one raw `executemany` of the same rows in one transaction."""
    _, variants, _ = goods(count)
    ratios = []
    for number in range(rounds):
        store = Store.open(folder / f"own-{number}")
        raw = plain_database(folder / f"raw-{number}.db")

        def write_raw(raw: sqlite3.Connection = raw) -> None:
            raw.execute("BEGIN IMMEDIATE")
            rows = [catalogue_module._item_in(item, 1) for item in variants]
            raw.executemany(catalogue_module._UPSERT_ITEM, rows)
            raw.execute("COMMIT")

        catalogue = Catalogue(store)
        plain = cpu(write_raw)
        own = cpu(lambda catalogue=catalogue: catalogue.upsert_items(variants, 1))
        assert raw.execute("SELECT count(*) FROM item").fetchone()[0] == catalogue.count_items() == len(variants)
        ratios.append(own / plain)
        raw.close()
        store.close()
    print(f"\nupsert of {count} items against raw executemany: {min(ratios):.2f} {max(ratios):.2f}")
    return statistics.median(ratios)


def test_a_mass_write_costs_little_more_than_raw_sql(tmp_path: Path) -> None:
    assert compare_with_raw(tmp_path, 20_000, 5) <= 1.3


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_mass_write_of_100_000_costs_little_more_than_raw_sql(tmp_path: Path) -> None:
    assert compare_with_raw(tmp_path, 100_000, 5) <= 1.3


def fill(store: Store, count: int) -> None:
    """A mapping with every state but deleted, and a stock table."""
    products, variants, offers = goods(count)
    catalogue, links, stock = Catalogue(store), Links(store), Stock(store)
    catalogue.upsert_items(products, 1)
    catalogue.upsert_items(variants, 1)
    catalogue.upsert_offers(offers, 1, NOW)
    catalogue.inherit_from_products()
    pairs = [(v.id, o.id) for n, (v, o) in enumerate(zip(variants, offers, strict=True)) if n % 10]
    links.replace_candidates(
        Candidate(item, offer, MatchRule.EXTERNAL_CODE, 100, exact=True, automatic=True) for item, offer in pairs
    )
    linked = pairs[: len(pairs) * 4 // 5]
    links.put(
        Link(item, offer, LinkOrigin.AUTOMATIC, MatchRule.EXTERNAL_CODE, "", "program", NOW) for item, offer in linked
    )
    links.refresh_match_states()
    stock.put_seen((StockRow(v.id, "s1", Decimal(5)) for v in variants), StockMeasure.FREE, NOW, NOW)
    stock.update_stock_view(
        StockLine(offer, item, Decimal(offer % 9), Decimal(5), free=Decimal(4), read_at=NOW) for item, offer in linked
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("small"))
    fill(store, 20_000)
    yield store
    store.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("large"))
    started = time.process_time()
    fill(store, LARGE)
    print(f"\nfilling {LARGE} variants, offers, links, stock: {time.process_time() - started:.1f} s CPU")
    yield store
    store.close()


def figures(store: Store) -> dict[str, float]:
    """CPU milliseconds of what the two tables ask."""
    mapping, stock = MappingWindow(store), StockWindow(store)
    ids = mapping.ids(MappingQuery())
    stock_ids = stock.ids(StockQuery())
    half = len(ids) // 2
    questions: dict[str, Callable[[], object]] = {
        "sort by state": lambda: mapping.ids(MappingQuery()),
        "sort by item": lambda: mapping.ids(MappingQuery(sort="item", descending=True)),
        "sort by offer": lambda: mapping.ids(MappingQuery(sort="offer")),
        "sort by score": lambda: mapping.ids(MappingQuery(sort="score", descending=True)),
        "filter to decide": lambda: mapping.ids(MappingQuery(tab=MappingTab.TODO)),
        "filter unlinked": lambda: mapping.ids(MappingQuery(states=frozenset({MatchState.UNLINKED}))),
        "search two words": lambda: mapping.ids(MappingQuery(search="баба карелия")),
        "search word": lambda: mapping.ids(MappingQuery(search="каша")),
        "common word": lambda: mapping.ids(MappingQuery(search="ботинки")),
        "search barcode": lambda: mapping.ids(MappingQuery(search="46000000012")),
        "search code": lambda: mapping.ids(MappingQuery(search="00123-4")),
        "search two letters": lambda: mapping.ids(MappingQuery(search="бо")),
        "counts": mapping.counts,
        "first block": lambda: mapping.rows(ids[:256]),
        "middle block": lambda: mapping.rows(ids[half : half + 256]),
        "detail": lambda: mapping.detail(ids[0]),
        "stock by item": lambda: stock.ids(StockQuery()),
        "stock changes": lambda: stock.ids(StockQuery(tab=StockTab.CHANGES)),
        "stock search": lambda: stock.ids(StockQuery(search="баба карелия")),
        "stock counts": lambda: stock.counts(NOW),
        "stock block": lambda: stock.rows(stock_ids[:256]),
    }
    return {name: middle(question) for name, question in questions.items()}


def test_windows_answer_within_a_frame_or_two(small: Store) -> None:
    found = figures(small)
    assert found["first block"] < 20
    assert max(value for name, value in found.items() if name.startswith("search")) < 20
    assert max(value for name, value in found.items() if name.startswith(("sort", "filter"))) < 50


def test_every_sort_of_the_mapping_walks_an_index(small: Store) -> None:
    plans = []
    with small.read() as connection:
        for order in (
            "state, sort_name, row",
            "sort_name DESC, row DESC",
            "sort_offer NULLS LAST",
            "score NULLS LAST",
        ):
            rows = connection.execute(f"EXPLAIN QUERY PLAN SELECT row FROM match_state ORDER BY {order}").fetchall()
            plans.append(" ".join(row[3] for row in rows))
    assert [plan for plan in plans if "TEMP B-TREE" in plan or "INDEX" not in plan] == []


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_windows_over_300_000_rows(large: Store) -> None:
    found = figures(large)
    print("\n" + "\n".join(f"{name:<20}{value:9.1f} ms" for name, value in found.items()))
    assert len(MappingWindow(large).ids(MappingQuery())) == LARGE
    assert found["first block"] < 20
    assert found["middle block"] < 20
    assert max(value for name, value in found.items() if name.startswith("search")) < 50
    assert found["common word"] < 150  # in every eighth name: tens of thousands of rows to sort
    assert max(value for name, value in found.items() if name.startswith("sort")) < 200


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_opening_a_large_database(large: Store) -> None:
    for label in ("with the day's copy", "with the check alone"):
        started = time.perf_counter()
        Store.open(large.path.parent).close()
        print(f"\nopening {large.path.stat().st_size >> 20} MB {label}: {time.perf_counter() - started:.1f} s")
    with large.read() as connection:
        assert connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
