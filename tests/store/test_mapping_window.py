"""The mapping table: what is shown, in which state and order, and what a search finds."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Item, ItemKind, OfferKind
from core.domain.links import LinkOrigin, MatchRule, MatchState, Verdict
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason
from core.domain.screens.mapping import MappingQuery, MappingTab
from core.domain.text import fold_search
from core.ports import StockMeasure, StockRow
from core.store.catalogue import Catalogue
from core.store.journal import Journal
from core.store.links import Links
from core.store.stock import Stock
from core.store.store import Store
from core.store.windows import MappingWindow
from tests.store.conftest import NOW, a_candidate, a_link, an_item, an_offer


def names(window: MappingWindow, **query: object) -> list[str]:
    ids = window.ids(MappingQuery(**query))  # type: ignore[arg-type]
    return [row.name for row in window.rows(ids)]


def states(window: MappingWindow) -> dict[str, MatchState]:
    return {row.item_id: row.state for row in window.rows(window.ids(MappingQuery()))}


@pytest.fixture
def filled(store: Store) -> Store:
    """One item in each state; names run against the order of states."""
    catalogue, links = Catalogue(store), Links(store)
    catalogue.upsert_items(
        [
            an_item(1, "Ж неоднозначно"),
            an_item(2, "Е предложено"),
            an_item(3, "Д не связано"),
            an_item(5, "В удалено"),
            an_item(6, "Б связано"),
            an_item(7, "А игнорируется"),
        ],
        1,
    )
    catalogue.upsert_offers(
        [an_offer(number, f"Магазин {number}", xml_id=f"XML-{number}") for number in range(1, 9)], 1
    )
    links.put([a_link(5, 5), a_link(6, 6)])
    links.put_ignored(["item-000007"], "не продаём", "Анна", NOW)
    links.replace_candidates(
        [
            a_candidate(1, 1, note="shared.barcode"),
            a_candidate(1, 2, 2),
            a_candidate(2, 3, exact=True, score=98),
            a_candidate(6, 6, exact=True, score=97),
            a_candidate(7, 7, exact=True),
        ]
    )
    catalogue.upsert_items([an_item(4, "Г не проверено")], 1)
    catalogue.mark_gone(item_ids=["item-000005"])
    links.refresh_match_states()
    return store


def test_each_state_and_the_default_order(filled: Store) -> None:
    window = MappingWindow(filled)
    rows = window.rows(window.ids(MappingQuery()))
    assert [row.state for row in rows] == [
        MatchState.AMBIGUOUS,
        MatchState.SUGGESTED,
        MatchState.UNCHECKED,
        MatchState.UNLINKED,
        MatchState.DELETED,
        MatchState.LINKED,
        MatchState.IGNORED,
    ]
    assert names(window, sort="item") == sorted(row.name for row in rows)
    assert names(window, descending=True) == [row.name for row in reversed(rows)]


def test_rows_show_both_sides(filled: Store) -> None:
    window = MappingWindow(filled)
    by_state = {row.state: row for row in window.rows(window.ids(MappingQuery()))}
    suggested, linked = by_state[MatchState.SUGGESTED], by_state[MatchState.LINKED]
    assert (suggested.offer_id, suggested.offer_name, suggested.offer_xml_id) == (3, "Магазин 3", "XML-3")
    assert (suggested.rule, suggested.score, suggested.exact, suggested.candidates) == (
        MatchRule.BARCODE,
        98,
        True,
        1,
    )
    assert (linked.offer_id, linked.rule, linked.score, linked.exact) == (6, MatchRule.EXTERNAL_CODE, 97, False)
    assert by_state[MatchState.AMBIGUOUS].candidates == 2
    assert by_state[MatchState.AMBIGUOUS].note == "shared.barcode"
    for state in (MatchState.UNLINKED, MatchState.UNCHECKED, MatchState.IGNORED):
        assert (by_state[state].offer_id, by_state[state].score) == (None, None)
    assert by_state[MatchState.DELETED].offer_id == 5


def test_counts_tabs_and_filters_agree(filled: Store) -> None:
    window = MappingWindow(filled)
    counts = window.counts()
    assert (counts.total, counts.todo, counts.linked, counts.ignored, counts.exact) == (7, 5, 1, 1, 1)
    assert len(names(window, tab=MappingTab.TODO)) == counts.todo
    for state in MatchState:
        assert len(names(window, states=frozenset({state}))) == 1
    chosen = frozenset({MatchState.UNLINKED, MatchState.LINKED})
    assert names(window, tab=MappingTab.TODO, states=chosen) == ["Д не связано"]
    assert list(window.exact_ids()) == [window.ids(MappingQuery())[1]]
    found = window.counts("магазин")
    assert found.total == 0
    assert window.counts("xml-3").suggested == 1


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([an_item(1, kind=ItemKind.PRODUCT), an_item(2, parent_id="item-000001")], ["item-000002"]),
        ([an_item(1, kind=ItemKind.PRODUCT, variants_count=2)], []),
        ([an_item(1, kind=ItemKind.PRODUCT), an_item(2, kind=ItemKind.BUNDLE)], ["item-000001", "item-000002"]),
        ([an_item(1, kind=ItemKind.SERVICE), an_item(2, archived=True)], []),
    ],
)
def test_what_is_shown(store: Store, items: list[Item], shown: list[str]) -> None:
    Catalogue(store).upsert_items(items, 1)
    links = Links(store)
    links.refresh_match_states()
    window = MappingWindow(store)
    assert sorted(states(window)) == shown
    links.put([a_link(int(item.id[-6:]), number) for number, item in enumerate(items, start=1)])
    links.refresh_match_states()
    assert set(states(window).values()) == {MatchState.LINKED}
    assert len(states(window)) == len(items)
    links.remove(range(1, 9))
    links.refresh_match_states()
    assert sorted(states(window)) == shown


def test_a_parent_whose_variants_are_all_gone_is_shown(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_items([an_item(1, kind=ItemKind.PRODUCT), an_item(2, parent_id="item-000001")], 1)
    catalogue.mark_gone(item_ids=["item-000002"])
    Links(store).refresh_match_states()
    assert sorted(states(MappingWindow(store))) == ["item-000001"]


@pytest.mark.parametrize(
    ("candidates", "state"),
    [
        ([a_candidate(1, 1, note="shared.barcode")], MatchState.AMBIGUOUS),
        ([a_candidate(1, 1), a_candidate(1, 2, 2)], MatchState.AMBIGUOUS),
        ([a_candidate(1, 1), a_candidate(1, 2, 2, rule=MatchRule.NAME)], MatchState.SUGGESTED),
        ([a_candidate(1, 1, note="contradicted.variant"), a_candidate(1, 2, 2)], MatchState.SUGGESTED),
        ([a_candidate(1, 1, rule=MatchRule.NAME), a_candidate(1, 2, 2, rule=MatchRule.NAME)], MatchState.SUGGESTED),
        ([a_candidate(1, 1, exact=True, note="shared.barcode"), a_candidate(1, 2, 2)], MatchState.SUGGESTED),
        ([], MatchState.UNLINKED),
    ],
)
def test_suggested_or_ambiguous(store: Store, candidates: list, state: MatchState) -> None:
    Catalogue(store).upsert_items([an_item(1)], 1)
    links = Links(store)
    links.replace_candidates(candidates, ["item-000001"])
    links.refresh_match_states(["item-000001"])
    assert states(MappingWindow(store)) == {"item-000001": state}


@pytest.fixture
def searchable(store: Store) -> MappingWindow:
    catalogue, links = Catalogue(store), Links(store)
    catalogue.upsert_items(
        [
            an_item(1, "Ёлка новогодняя «Сказка»", code="00017", article="ЁЛ-5"),
            an_item(2, "Ботинки зимние", barcodes=("4607112300411", "2000000000015"), external_code="kR2041bk41"),
            an_item(3, "Ботинки ЛЕТНИЕ 41"),
            an_item(4, 'Кабель 3,5" 100%_тест'),
        ],
        1,
    )
    catalogue.upsert_offers([an_offer(18422, xml_id="VT0202wh42"), an_offer(20977, xml_id="second")], 1)
    links.put([a_link(2, 18422)])
    links.replace_candidates([a_candidate(3, 20977)])
    links.refresh_match_states()
    return MappingWindow(store)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("елка", [1]),
        ("ЁЛКА", [1]),
        ("ёл", [1]),
        ("е", [1]),
        ("сказ", [1]),
        ("БОТИНКИ", [2, 3]),
        ("летние ботинки", [3]),
        ("ботинки 41", [2, 3]),
        ("ботинки ет", [3]),
        ("бо", [2, 3]),
        ("отинк", [2, 3]),
        ("12300411", [2]),
        ("2000000000015", [2]),
        ("KR2041", [2]),
        ("18422", [2]),
        ("vt0202", [2]),
        ("20977", [3]),
        ("00", [1]),
        ("ел-5", [1]),
        ('3,5"', [4]),
        ("100%_", [4]),
        ("100_тест", []),
        ("", [1, 2, 3, 4]),
        ("   ", [1, 2, 3, 4]),
        ("нет такого", []),
        ('" OR "бот', []),
        ("бот*", []),
        ("я", []),
    ],
)
def test_search(searchable: MappingWindow, text: str, items: list[int]) -> None:
    rows = searchable.rows(searchable.ids(MappingQuery(search=text)))
    assert sorted(int(row.item_id[-6:]) for row in rows) == items
    assert searchable.counts(text).total == len(items)


def test_search_follows_links_and_names(store: Store) -> None:
    catalogue, links, window = Catalogue(store), Links(store), MappingWindow(store)
    catalogue.upsert_items([an_item(1, "Старое имя"), an_item(2, "Другой")], 1)
    catalogue.upsert_offers([an_offer(555, xml_id="ключ-а"), an_offer(777, xml_id="ключ-б")], 1)
    links.put([a_link(1, 555)])
    links.refresh_match_states()
    links.put([replace(a_link(2, 555), origin=LinkOrigin.MANUAL), a_link(1, 777)])
    catalogue.upsert_items([an_item(1, "Новое имя")], 2)
    links.refresh_match_states(["item-000001", "item-000002"])
    assert names(window, search="старое") == []
    assert names(window, search="новое") == ["Новое имя"]
    assert names(window, search="ключ-а") == ["Другой"]
    assert names(window, search="777") == ["Новое имя"]


@given(text=st.text(max_size=8))
def test_no_text_breaks_the_search(shared: MappingWindow, text: str) -> None:
    assert len(shared.ids(MappingQuery(search=text))) == shared.counts(text).total


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MappingWindow]:
    store = Store.open(tmp_path_factory.mktemp("window"))
    Catalogue(store).upsert_items([an_item(n, f"{word} {n}") for n, word in enumerate(WORDS * 20)], 1)
    Links(store).refresh_match_states()
    yield MappingWindow(store)
    store.close()


WORDS = ("Ботинки зимние", "Кроссовки Ветер-2", "Ёлка", "X-Box 5", "чай «Улун»", "МЁД", "ab")
LETTERS = st.text("ботинкивеёрмдлxab2- ", min_size=1, max_size=5)


@given(text=LETTERS, sort=st.sampled_from(["state", "item"]), descending=st.booleans())
def test_search_finds_what_plain_python_finds(shared: MappingWindow, text: str, sort: str, descending: bool) -> None:
    folded = {f"{word} {n}": fold_search(f"{word} {n}") for n, word in enumerate(WORDS * 20)}
    words = fold_search(text).split()
    if any(len(word) >= 3 for word in words) or not words:
        expected = [name for name, fold in folded.items() if all(word in fold for word in words)]
    else:
        expected = [name for name, fold in folded.items() if fold.startswith(" ".join(words))]
    expected.sort(key=lambda name: folded[name], reverse=descending)
    assert names(shared, search=text, sort=sort, descending=descending) == expected


def test_a_variant_is_shown_as_its_product_and_its_values(store: Store) -> None:
    product = an_item(1, "Ботинки «Карелия»", kind=ItemKind.PRODUCT, variants_count=1)
    variant = an_item(
        2,
        "Ботинки «Карелия» (чёрный, 41)",
        parent_id=product.id,
        characteristics=(("Цвет", "чёрный"), ("Размер", "41")),
        code="К-41",
    )
    Catalogue(store).upsert_items([product, variant], 1)
    Links(store).refresh_match_states()
    row = MappingWindow(store).rows([2, 99, 2])
    assert [(r.name, r.variant, r.article) for r in row] == [("Ботинки «Карелия»", "чёрный · 41", "К-41")] * 2


def test_detail_shows_candidates_compared_and_history(filled: Store) -> None:
    window, journal = MappingWindow(filled), Journal(filled)
    run = journal.start_run(JobName.MAPPING, {"who": "Анна"})
    journal.add_changes(
        run,
        [
            Change(
                ChangeKind.IGNORE,
                "item-000001",
                None,
                None,
                "",
                Reason("manual", {"x": "1"}),
                state=ChangeState.APPLIED,
            )
        ],
        NOW,
    )
    Stock(filled).put_seen([StockRow("item-000001", "s1", Decimal(4)), StockRow("item-000001", "s2", Decimal(3))],
                           StockMeasure.FREE, NOW, NOW)  # fmt: skip
    detail = window.detail(window.ids(MappingQuery())[0])
    assert [view.offer_id for view in detail.candidates] == [1, 2]
    assert {line.field: line.item_value for line in detail.candidates[0].compare}["stock"] == "7"
    (line,) = detail.history
    assert (line.code, line.who, line.at, line.params["n_x"], line.run_id) == (
        "history.ignore",
        "Анна",
        NOW,
        "1",
        run,
    )
    assert window.detail(9999) is None


def test_detail_of_a_linked_item_begins_with_its_offer(filled: Store) -> None:
    window = MappingWindow(filled)
    Links(filled).replace_candidates(
        [a_candidate(6, 8, evidence={"barcode": Verdict.SAME}), a_candidate(5, 5)], ["item-000006", "item-000005"]
    )
    (row,) = window.ids(MappingQuery(tab=MappingTab.LINKED))
    views = window.detail(row).candidates
    assert [(view.offer_id, view.rule) for view in views] == [(6, MatchRule.EXTERNAL_CODE), (8, MatchRule.BARCODE)]
    assert views[1].evidence == {"barcode": Verdict.SAME}


def test_find_by_hand_looks_through_all_offers_that_can_be_linked(store: Store) -> None:
    catalogue = Catalogue(store)
    catalogue.upsert_offers(
        [
            an_offer(1, "Чёрный чай", barcodes=("4601234567893",)),
            an_offer(2, "Чай черный листовой", xml_id="tea-2"),
            an_offer(3, "Чай чёрный, все виды", kind=OfferKind.PARENT),
            an_offer(12, "Кофе"),
        ],
        1,
    )
    window = MappingWindow(store)
    assert [offer.id for offer in window.search_offers("черный ЧАЙ")] == [2, 1]
    assert [offer.id for offer in window.search_offers("4601234")] == [1]
    assert [offer.id for offer in window.search_offers("2")] == [2, 12, 1]
    assert [offer.id for offer in window.search_offers("чай", limit=1)] == [2]
    assert window.search_offers(" ") == []
    catalogue.mark_gone(offer_ids=[2])
    assert [offer.id for offer in window.search_offers("чай")] == [1]
