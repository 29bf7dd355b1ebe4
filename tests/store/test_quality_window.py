"""The data quality page's questions: each kind by an example, the SQL against the rules, hiding, a large mirror."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.domain.catalogue import ItemKind, OfferKind
from core.domain.quality import Sale, SoldOut, TroubleKind, effective, rule_of, trouble_of
from core.domain.screens.quality import QualityQuery, QualityRow
from core.ports import StockMeasure, StockRow
from core.store.catalogue import Catalogue
from core.store.links import Links
from core.store.quality import Hidden, QualityNotes
from core.store.stock import Stock
from core.store.store import Store
from core.store.windows.quality import QualityWindow
from core.store.windows.quality_sql import Facts
from tests.store.conftest import NOW, a_link, an_item, an_offer

FACTS = Facts("freeStock", "Y", "N")
SALE_KINDS = (TroubleKind.TRACE_OFF, TroubleKind.BUY_ZERO, TroubleKind.RULE_DIFFERS)


def rows(store: Store, kind: TroubleKind | None = None, facts: Facts = FACTS, **query: object) -> list[QualityRow]:
    window = QualityWindow(store)
    return window.rows(window.ids(QualityQuery(kind, **query), facts), facts)  # type: ignore[arg-type]


def keys(store: Store, kind: TroubleKind, facts: Facts = FACTS) -> set[str]:
    return {row.key for row in rows(store, kind, facts)}


def fill(store: Store) -> None:
    """Goods with one trouble of every kind, and as many without."""
    item = an_item
    Catalogue(store).upsert_items(
        [
            item(1, code="1", uom="шт"), item(2, code="2", uom="упак"), item(3, code="3", uom="шт"),
            item(4, kind=ItemKind.PRODUCT, code="4", variants_count=3, uom="шт"),
            item(5, kind=ItemKind.PRODUCT, code="5", variants_count=3),
            item(6, code="same"), item(7, code="same"), item(8, code="same", archived=True),
            item(9, code="9", barcodes=("460", "461")), item(10, code="10", barcodes=("461",)),
            item(11, code="11", barcodes=("462", "462")),
            item(12), item(13, kind=ItemKind.SERVICE), item(14, article="A"), item(15, folder="Обувь/Зимняя"),
        ],
        1,
    )  # fmt: skip
    Stock(store).put_seen(
        [StockRow("item-000004", "w1", Decimal(2)), StockRow("item-000005", "w1", Decimal(0))],
        StockMeasure.FREE, NOW, NOW,
    )  # fmt: skip
    offer = an_offer
    Catalogue(store).upsert_offers(
        [
            offer(1, xml_id="x1", quantity_trace="N", quantity=Decimal(0), measure="шт"),
            offer(2, xml_id="x2", measure="шт"),
            offer(3, xml_id="x3", quantity_trace="Y", can_buy_zero="Y", measure="шт."),
            offer(20, kind=OfferKind.FREE_OFFER, xml_id="x20"),
            offer(21, xml_id="twin"), offer(22, xml_id="twin"), offer(23, kind=OfferKind.PARENT, xml_id="twin"),
            offer(24, xml_id="x24", barcodes=("470",)), offer(25, xml_id="x25", barcodes=("470",)),
            offer(26, xml_id="26"), offer(27, xml_id="27", active=False), offer(28, kind=OfferKind.PARENT),
            offer(29, xml_id="x29", quantity=Decimal(0)),
        ],
        1,
    )  # fmt: skip
    Links(store).put([a_link(1, 1), a_link(2, 2), a_link(3, 3), a_link(15, 29)])


EXPECTED = {
    TroubleKind.TRACE_OFF: {"1"},
    TroubleKind.BUY_ZERO: {"3"},
    TroubleKind.UNIT_DIFFERS: {"2"},
    TroubleKind.STOCK_ON_PARENT: {"item-000004"},
    TroubleKind.RULE_DIFFERS: set(),
    TroubleKind.FREE_OFFER: {"20"},
    TroubleKind.SAME_CODE: {"item-000006", "item-000007"},
    TroubleKind.SAME_BARCODE: {"item-000009", "item-000010"},
    TroubleKind.SAME_SHOP_CODE: {"21", "22"},
    TroubleKind.SAME_SHOP_BARCODE: {"24", "25"},
    TroubleKind.NO_KEY: {"item-000012"},
    TroubleKind.NO_SHOP_KEY: {"26"},
}


def test_each_kind_finds_its_objects_and_nothing_else(store: Store) -> None:
    fill(store)
    assert {kind: keys(store, kind) for kind in TroubleKind} == EXPECTED
    counts = QualityWindow(store).counts(FACTS)
    assert counts.kinds == {kind: len(found) for kind, found in EXPECTED.items() if found}
    assert counts.total == sum(map(len, EXPECTED.values()))
    assert counts.loaded


def test_a_row_says_what_is_wrong_and_the_detail_who_shares_the_key(store: Store) -> None:
    fill(store)
    window = QualityWindow(store)
    parent = rows(store, TroubleKind.STOCK_ON_PARENT)[0]
    assert (parent.params["amount"], parent.params["unit"]) == (2, "шт")
    shared = next(row for row in rows(store, TroubleKind.SAME_BARCODE) if row.key == "item-000009")
    assert shared.params == {"code": "461", "count": 1}
    detail = window.detail(shared.row, FACTS)
    assert detail is not None
    assert [(one.key, one.target) for one in detail.alike] == [("item-000010", "item:item-000010")]
    sold = window.detail(rows(store, TroubleKind.TRACE_OFF)[0].row, FACTS)
    assert sold is not None
    assert (sold.trace, sold.buy_zero, sold.offer_id, sold.item_id) == (("N", "N"), ("D", "N"), 1, "item-000001")


def test_the_shops_default_decides_for_offers_that_follow_it(store: Store) -> None:
    fill(store)
    follows = replace(FACTS, trace="N")
    assert keys(store, TroubleKind.TRACE_OFF, follows) == {"1", "2", "29"}
    assert {row.fact for row in rows(store, TroubleKind.TRACE_OFF, follows)} == {
        "quality.fact.trace_off",
        "quality.fact.trace_off.default",
    }
    unknown = replace(FACTS, trace="", buy_zero="")
    assert keys(store, TroubleKind.TRACE_OFF, unknown) == {"1"}
    assert QualityWindow(store).counts(unknown).unknown_flags == 2
    assert QualityWindow(store).counts(FACTS).unknown_flags == 0


def test_a_groups_rule_shows_what_differs_and_forgives_what_it_allows(store: Store) -> None:
    fill(store)
    hide = replace(FACTS, rules={"Обувь": SoldOut.HIDE})
    assert [(row.key, row.fact) for row in rows(store, TroubleKind.RULE_DIFFERS, hide)] == [
        ("29", "quality.fact.rule_differs.shown")
    ]
    order = replace(FACTS, rules={"": SoldOut.ORDER, "Обувь": SoldOut.SHOW})
    assert keys(store, TroubleKind.TRACE_OFF, order) == set()
    assert keys(store, TroubleKind.RULE_DIFFERS, order) == {"2"}
    groups = QualityWindow(store).groups({"": SoldOut.ORDER, "Обувь": SoldOut.SHOW})
    assert [(one.path, one.rule, one.offers) for one in groups] == [
        ("", SoldOut.ORDER, 3),
        ("Обувь", SoldOut.SHOW, 1),
        ("Обувь/Зимняя", None, 1),
    ]


def test_a_hidden_trouble_leaves_list_and_count_and_is_kept_apart(store: Store) -> None:
    fill(store)
    QualityNotes(store).hide([Hidden(TroubleKind.SAME_CODE, "item-000006", "так и надо", "person", NOW)])
    assert keys(store, TroubleKind.SAME_CODE) == {"item-000007"}
    assert QualityWindow(store).counts(FACTS).hidden == 1
    hidden = rows(store, hidden=True)
    assert [(row.key, row.reason, row.hidden_by, row.hidden_at) for row in hidden] == [
        ("item-000006", "так и надо", "person", NOW)
    ]
    QualityNotes(store).show([(TroubleKind.SAME_CODE, "item-000006")])
    assert rows(store, hidden=True) == []


def test_the_search_leaves_what_it_finds_in_every_kind(store: Store) -> None:
    fill(store)
    assert {row.key for row in rows(store, search="ТОВАР 12")} == {"item-000012"}
    assert {row.key for row in rows(store, search="twin")} == {"21", "22"}
    assert rows(store, search="щщщ") == []


def test_nothing_is_found_before_anything_was_read(store: Store) -> None:
    counts = QualityWindow(store).counts(FACTS)
    assert (counts.total, counts.loaded, counts.hidden) == (0, False, 0)
    assert rows(store) == []


FLAG = st.sampled_from("YND")
OFFERS = st.lists(
    st.tuples(
        FLAG,
        FLAG,
        st.booleans(),
        st.none() | st.sampled_from((Decimal(-1), Decimal(0), Decimal("0.5"), Decimal(4))),
        st.sampled_from(("", "А", "А/Б", "В")),
    ),
    max_size=8,
)
RULES = st.dictionaries(st.sampled_from(("", "А", "А/Б")), st.sampled_from(SoldOut))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(offers=OFFERS, rules=RULES, trace=st.sampled_from(("Y", "N", "")), buy=st.sampled_from(("Y", "N", "")))
def test_the_sql_judges_like_the_rules(
    store: Store, offers: list[tuple[str, str, bool, Decimal | None, str]], rules: dict[str, SoldOut], trace: str,
    buy: str,
) -> None:  # fmt: skip
    catalogue = Catalogue(store)
    with store.write() as connection:
        for table in ("link", "offer", "item"):
            connection.execute(f"DELETE FROM {table}")
    catalogue.upsert_items([an_item(n, folder=one[4]) for n, one in enumerate(offers, 1)], 1)
    catalogue.upsert_offers(
        [
            an_offer(n, quantity_trace=one[0], can_buy_zero=one[1], active=one[2], quantity=one[3])
            for n, one in enumerate(offers, 1)
        ],
        1,
    )
    Links(store).put([a_link(n, n) for n in range(1, len(offers) + 1)])
    facts = Facts("freeStock", trace, buy, rules)
    found = {key: kind for kind in SALE_KINDS for key in keys(store, kind, facts)}
    expected = {}
    for number, (own_trace, own_buy, active, quantity, folder) in enumerate(offers, 1):
        sale = Sale(effective(own_trace, trace), effective(own_buy, buy), active, quantity)
        kind = trouble_of(rule_of(folder, rules), sale)
        if kind is not None:
            expected[str(number)] = kind
    assert found == expected


@pytest.mark.alone
def test_a_hundred_thousand_goods_are_looked_through_in_seconds(store: Store) -> None:
    size = 100_000
    catalogue = Catalogue(store)
    catalogue.upsert_items(
        (
            an_item(n, code=str(n // 2 if n % 50 < 2 else n), barcodes=(str(n % 90_000),), uom="шт", folder="Обувь")
            for n in range(size)
        ),
        1,
    )
    catalogue.upsert_offers(
        (an_offer(n, xml_id=f"x{n}", barcodes=(str(n),), measure="шт") for n in range(1, size)), 1
    )
    Links(store).put([a_link(n, n) for n in range(1, size)])
    window, facts = QualityWindow(store), replace(FACTS, rules={"": SoldOut.HIDE})

    def taken(work: Callable[[], object]) -> float:
        began = perf_counter()
        work()
        return perf_counter() - began

    assert taken(lambda: window.counts(facts)) < 8
    ids = window.ids(QualityQuery(TroubleKind.SAME_BARCODE), facts)
    assert len(ids) == 20_000
    assert taken(lambda: window.ids(QualityQuery(TroubleKind.SAME_BARCODE), facts)) < 2
    assert taken(lambda: window.rows(ids[:128], facts)) < 1
