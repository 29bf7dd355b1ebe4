"""Stock figures: unknown stays unknown, what was sent is remembered, and the stock table says so."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Reference, ReferenceKind
from core.domain.plan import Reason
from core.domain.screens.stock import StockQuery, StockTab
from core.ports import StockMeasure, StockRow
from core.store.catalogue import Catalogue
from core.store.links import Links
from core.store.stock import Stock, StockLine
from core.store.store import Store
from core.store.windows import StockWindow
from tests.store.conftest import NOW, a_link, an_item, an_offer

REASON = Reason("figure.free", {"figure": "7"})
D = Decimal


@pytest.fixture
def stock(store: Store) -> Stock:
    return Stock(store)


def test_figures_under_recalculation_keep_their_old_value(stock: Stock) -> None:
    first = [StockRow("a", "s1", D("2.50")), StockRow("a", "s2", D(0)), StockRow("b", "s1", D(-3))]
    assert stock.put_seen(first, StockMeasure.FREE, NOW, NOW) == 3
    later = NOW + timedelta(minutes=5)
    assert (
        stock.put_seen([StockRow("a", "s1", None), StockRow("b", "s1", D(9))], StockMeasure.FREE, later, later) == 1
    )
    stock.put_seen([StockRow("a", "s1", D(77))], StockMeasure.PHYSICAL, NOW, NOW)
    assert stock.all_seen(StockMeasure.FREE) == {("a", "s1"): D("2.5"), ("a", "s2"): 0, ("b", "s1"): 9}
    by_item = {(seen.item_id, seen.begun) for seen in stock.seen(StockMeasure.FREE)}
    assert by_item == {("a", NOW), ("b", later)}
    assert {seen.measure for seen in stock.seen_of(["a"])} == {StockMeasure.FREE, StockMeasure.PHYSICAL}
    stock.drop_seen_before(StockMeasure.FREE, later)
    assert stock.all_seen(StockMeasure.FREE) == {("b", "s1"): 9}


def test_thousands_of_figures_are_read_in_blocks(stock: Stock) -> None:
    rows = [StockRow(f"i{number // 3:06d}", f"s{number % 3}", D(number)) for number in range(12_000)]
    stock.put_seen(rows, StockMeasure.FREE, NOW, NOW)
    assert stock.all_seen(StockMeasure.FREE) == {(row.item_id, row.store_id): row.value for row in rows}


def test_what_was_sent_is_remembered_and_shown(store: Store, stock: Stock) -> None:
    Catalogue(store).upsert_offers([an_offer(1, quantity=D(9))], 1)
    stock.update_stock_view([StockLine(1, "item-000001", D(4), D(9))])
    stock.put_sent([(1, D("4.0"), REASON)], NOW, 3)
    sent = stock.sent_of(1)
    assert (sent.quantity, sent.at, sent.run_id, sent.reason) == (4, NOW, 3, REASON)
    assert stock.sent() == {1: D(4)}
    assert Catalogue(store).offer(1).quantity == 4
    (row,) = StockWindow(store).rows([1])
    assert (row.shop_now, row.target, row.written_at) == (4, 4, NOW)
    assert len(StockWindow(store).ids(StockQuery(tab=StockTab.CHANGES))) == 0
    stock.forget_sent([1])
    assert (stock.sent_of(1), stock.sent()) == (None, {})


LINES = st.lists(
    st.builds(
        StockLine,
        offer_id=st.integers(1, 30),
        item_id=st.integers(1, 9).map("item-{:06d}".format),
        target=st.none() | st.integers(0, 3).map(D),
        shop_now=st.none() | st.integers(-1, 3).map(D),
        free=st.none() | st.integers(0, 3).map(D),
        refused=st.booleans(),
        rule=st.just("figure.free"),
        read_at=st.none() | st.integers(0, 120).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    ),
    max_size=15,
    unique_by=lambda line: line.offer_id,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    opened = Store.open(tmp_path_factory.mktemp("stock"))
    Catalogue(opened).upsert_items([an_item(number, f"Товар {number % 4} {number}") for number in range(1, 8)], 1)
    Links(opened).put(a_link(number, number) for number in range(1, 8))
    Links(opened).refresh_match_states()
    yield opened
    opened.close()


@given(lines=LINES, sort=st.sampled_from(["item", "free", "target", "shop", "change"]), down=st.booleans())
def test_the_table_counts_filters_and_sorts_as_plain_python_does(
    shared: Store, lines: list[StockLine], sort: str, down: bool
) -> None:
    Stock(shared).update_stock_view(lines)
    Stock(shared).retain_stock_view({line.offer_id for line in lines})
    window = StockWindow(shared)
    by_id = {line.offer_id: line for line in lines}
    counts = window.counts(NOW)
    assert counts.total == len(lines)
    assert counts.unknown == sum(line.target is None for line in lines)
    stale = NOW - timedelta(hours=1)
    assert counts.stale == sum(line.read_at is None or line.read_at < stale for line in lines)
    changes = list(window.ids(StockQuery(tab=StockTab.CHANGES)))
    assert sorted(changes) == sorted(line.offer_id for line in lines if line.changed)
    assert counts.changes == len(changes)
    to_zero = window.ids(StockQuery(tab=StockTab.TO_ZERO))
    assert sorted(to_zero) == sorted(line.offer_id for line in lines if line.to_zero)
    assert counts.to_zero == len(to_zero)
    ordered = [by_id[number] for number in window.ids(StockQuery(sort=sort, descending=down))]
    assert len(ordered) == len(lines)
    keys = [key for line in ordered if (key := _key(line, sort)) is not None]
    assert keys == sorted(keys, reverse=down)
    assert all(_key(line, sort) is None for line in ordered[len(keys) :])
    rows = window.rows([line.offer_id for line in ordered])
    assert [(row.target, row.shop_now, row.read_at) for row in rows] == [
        (line.target, line.shop_now, line.read_at) for line in ordered
    ]


def _key(line: StockLine, sort: str) -> object:
    if sort == "item":
        number = int(line.item_id[-6:])
        return f"товар {number % 4} {number}" if number < 8 else ""
    if sort == "change":
        return None if line.target is None or line.shop_now is None else line.target - line.shop_now
    return {"free": line.free, "target": line.target, "shop": line.shop_now}[sort]


def test_a_table_can_be_searched_and_filtered_by_warehouse(store: Store, stock: Stock) -> None:
    Catalogue(store).upsert_items([an_item(1, "Ёлка"), an_item(2, "Мёд")], 1)
    Catalogue(store).upsert_offers([an_offer(101), an_offer(102)], 1)
    Links(store).put([a_link(1, 101), a_link(2, 102)])
    Links(store).refresh_match_states()
    stock.update_stock_view([StockLine(101, "item-000001", D(1), D(1)), StockLine(102, "item-000002", D(1), D(2))])
    stock.put_seen(
        [StockRow("item-000001", "s1", D(1)), StockRow("item-000002", "s1", D(0))], StockMeasure.FREE, NOW, NOW
    )
    window = StockWindow(store)
    assert list(window.ids(StockQuery(search="елк"))) == [101]
    assert list(window.ids(StockQuery(search="102"))) == [102]
    assert list(window.ids(StockQuery(store_id="s1"))) == [101]
    assert window.counts(NOW, "мед").total == 1
    stock.drop_stock_view([101])
    assert list(window.ids(StockQuery())) == [102]


def test_a_row_opens_by_warehouse_with_the_numbers_of_its_rule(store: Store, stock: Stock) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_items([an_item(1, "Пальто", article="NV-901")], 1)
    catalogue.replace_references(
        [
            Reference(ReferenceKind.STORE, "s1", "Основной"),
            Reference(ReferenceKind.STORE, "s2", "Брак"),
            Reference(ReferenceKind.STORE, "s3", "Закрытый", (("archived", "yes"),)),
        ]
    )
    stock.put_seen(
        [StockRow("item-000001", "s1", D(4)), StockRow("item-000001", "s2", D(3))], StockMeasure.FREE, NOW, NOW
    )
    stock.update_stock_view(
        [
            StockLine(
                5, "item-000001", D(3), D(5), on_hand=D(6), reserved=D(1), safety=D(1), rule="figure.free",
                numbers={"figure": "4"}, read_at=NOW,
            )
        ]
    )  # fmt: skip
    window = StockWindow(store)
    detail = window.detail(5, StockMeasure.FREE, {"s1"})
    assert [(k.name, k.figure, k.counted) for k in detail.stores] == [("Брак", 3, False), ("Основной", 4, True)]
    assert detail.numbers == {"figure": "4"}
    assert (detail.row.name, detail.row.article, detail.row.on_hand, detail.row.expected) == (
        "Пальто",
        "NV-901",
        6,
        None,
    )
    assert all(figure.counted for figure in window.detail(5, StockMeasure.FREE).stores)
    assert window.detail(6, StockMeasure.FREE) is None
