"""The small parts: casts, query strings, the list of allowed names, limits and message codes."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.bitrix
from core.bitrix.casts import plain, same_quantity, to_decimal, to_flag, to_id, to_optional_id, to_text, to_utc
from core.bitrix.codes import MESSAGE_CODES, shop_error
from core.bitrix.failures import excerpt, from_server
from core.bitrix.goods import GoodsReader
from core.bitrix.limits import BatchSizer, Breaker, OperatingBudget, RateBucket
from core.bitrix.methods import METHODS, NameNotAllowed, check_call, check_fields
from core.bitrix.properties import Property, assign_roles, values_of
from core.bitrix.query import Command, quantity_text, reference
from core.demo.bitrix import php
from core.domain.catalogue import OfferKind
from core.errors import AuthFailed, LimitReached, NoRight, NotFound, Refused, Unavailable

SOURCES = sorted(Path(core.bitrix.__file__).parent.glob("*.py"))


def test_ids_come_as_numbers_and_texts() -> None:
    assert [to_id(value) for value in (5, "5", 5.0, " 7 ")] == [5, 5, 5, 7]
    assert [to_optional_id(value) for value in (None, "", 0, "0", "9")] == [None, None, None, None, 9]
    for wrong in (None, True, "", "5x", 5.5, [5], {}):
        with pytest.raises(ValueError):
            to_id(wrong)


def test_numbers_keep_their_value_whatever_their_form() -> None:
    assert [to_decimal(value) for value in (4, 4.0, "4.0000", 0.1, "1000.000000")] == [
        Decimal(4), Decimal(4), Decimal(4), Decimal("0.1"), Decimal(1000),
    ]  # fmt: skip
    for wrong in (None, True, "", "4,5", "NaN", float("inf"), [], "1e300"):
        with pytest.raises(ValueError):
            to_decimal(wrong)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_quantity_survives_the_way_there_and_back(number: Decimal) -> None:
    text = plain(number)
    assert "e" not in text.lower()
    assert Decimal(text) == number
    assert same_quantity(to_decimal(float(text)), number)


def test_flags_and_texts() -> None:
    assert [to_flag(value) for value in ("Y", True, "N", None, "")] == [True, True, False, False, False]
    assert [to_text(value) for value in (None, 5, 5.0, " a ")] == ["", "5", "5", "a"]
    with pytest.raises(ValueError):
        to_flag("D")
    with pytest.raises(ValueError):
        to_text({"a": 1})


def test_times_are_instants_and_the_site_zone_fills_in() -> None:
    moscow = timezone(timedelta(hours=3))
    noon = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert to_utc("2026-03-01T13:00:00+03:00", UTC) == noon
    assert to_utc("2026-03-01T13:00:00", moscow) == noon
    for wrong in (None, "", "01.03.2026"):
        with pytest.raises(ValueError):
            to_utc(wrong, UTC)


LEAVES = st.text(max_size=20) | st.integers() | st.sampled_from(["+ & % # ? =", "Ёлка «1»", "$result[a][0][id]", ""])


@given(st.lists(LEAVES, min_size=1, max_size=4), LEAVES)
def test_php_reads_a_command_as_it_was_meant(ids: list[Any], value: Any) -> None:
    command = Command("catalog.product.list", {"filter": {">=id": value, "iblockId": ids}, "start": -1})
    text = command.text()
    assert "#" not in text
    method, _, query = text.partition("?")
    assert method == "catalog.product.list"
    assert php.parse_str(query) == {
        "filter": {">=id": str(value), "iblockId": [str(one) for one in ids]},
        "start": "-1",
    }


def test_the_short_way_of_quantities_says_the_same() -> None:
    text = quantity_text("catalog.product.update", 5, Decimal("2.5000"), Decimal(1))
    assert php.parse_str(text.partition("?")[2]) == {
        "id": "5",
        "fields": {"quantity": "2.5", "quantityReserved": "1"},
    }
    assert reference("c1", "offers", 49, "id") == "$result[c1][offers][49][id]"
    with pytest.raises(TypeError):
        Command("catalog.product.list", {"start": None}).text()


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("catalog.product.list", {"filter": {"iblockid": 14}}),
        ("catalog.product.list", {"filters": {"iblockId": 14}}),
        ("catalog.product.list", {"select": ["id", "qantity"]}),
        ("catalog.product.list", {"order": {"ID": "asc"}}),
        ("catalog.product.list", {"filter": "iblockId"}),
        ("sale.order.list", {"filter": {">=dateupdate": "x"}}),
        ("sale.order.list", {"select": ["property7"]}),
        ("catalog.product.update", {"id": 5, "fields": {"detailText": "x"}}),
        ("catalog.product.update", {"id": 5, "fields": {"property7x": "x"}}),
        ("catalog.product.offer.add", {"fields": {"iblockId": 15, "quantity": 5}}),
        ("catalog.product.list", {"filter": {"property": "x"}}),
        ("catalog.product.update", {"id": 5, "fields": {"quantity": 1, "name": "x"}}),
        ("catalog.product.list", {"fields": {"quantity": 1}}),
        ("sale.order.update", {"id": 1}),
        ("catalog.product.delete", {"id": 1}),
    ],
)
def test_names_off_the_list_cannot_even_be_put_into_a_command(method: str, params: dict[str, Any]) -> None:
    with pytest.raises(NameNotAllowed):
        Command(method, params)


def test_of_goods_that_are_there_only_quantities_keys_and_being_active_can_be_written() -> None:
    goods = {name: method for name, method in METHODS.items() if name.endswith(".update")}
    marks = {"iblockId", "active", "xmlId"}
    assert {name: set(method.fields) for name, method in goods.items()} == {
        "catalog.product.update": {"quantity", "quantityReserved", *marks},
        "catalog.product.offer.update": {"quantity", "quantityReserved", *marks},
        "catalog.product.sku.update": marks,
        "catalog.product.service.update": marks,
    }
    assert not {name for name in METHODS if ".product." in name and name.endswith((".delete", ".modify"))}
    for name in ("name", "code", "detailText", "price", "sort", "previewPicture"):
        with pytest.raises(NameNotAllowed):
            check_fields("catalog.product.update", (name,))
    with pytest.raises(NameNotAllowed):
        check_fields("catalog.product.list", ("quantity",))
    check_call("catalog.product.list", {"select": ["id", "property12"], "filter": {"!=id": 4}})


def test_every_code_that_is_raised_is_in_the_list() -> None:
    used: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if source.name != "codes.py" and isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.update(re.findall(r"^bitrix\.\w+$", node.value))
    made_up = {f"bitrix.{name}" for scope in ("catalog", "sale") for name in (f"scope_{scope}", f"{scope}_denied")}
    assert {code for code in used if not code.endswith("_")} <= set(MESSAGE_CODES)
    assert set(MESSAGE_CODES) - used - made_up == set()
    with pytest.raises(KeyError):
        shop_error(Refused, "bitrix.no_such_code")


def test_the_bucket_never_lets_more_through_than_the_cloud_takes() -> None:
    bucket = RateBucket()
    bucket.enforce()
    now, level, sent = 0.0, 0.0, []
    while len(sent) < 100:
        wait = bucket.take(now)
        if wait > 0:
            now += wait
            continue
        level = max(0.0, level - (now - (sent[-1] if sent else 0.0)) * 2) + 1
        assert level <= 50
        sent.append(now)
    assert now <= 25.0 * 1.01
    assert sum(at == 0.0 for at in sent) == 49


def test_the_bucket_counts_from_the_start_and_backs_off_when_refused() -> None:
    bucket = RateBucket()
    assert [bucket.take(0.0) for _ in range(60)] == [0.0] * 60
    bucket.enforce()
    assert bucket.take(0.0) > 5
    other = RateBucket()
    assert other.take(0.0) == 0.0
    other.refused(0.0)
    assert other.enforced
    assert 1.0 <= other.take(0.0) <= 1.5


def test_a_method_is_held_back_before_its_budget_is_gone_and_others_are_not() -> None:
    budget = OperatingBudget()
    budget.note("a", 400.0, 120.0, now=10.0)
    budget.note("b", 100.0, 120.0, now=10.0)
    assert (budget.wait("a", 10.0), budget.wait("b", 10.0), budget.wait("c", 10.0)) == (120.0, 0.0, 0.0)
    assert (budget.room("a", 10.0), budget.room("b", 10.0), budget.room("c", 10.0)) == (0.0, 300.0, None)
    assert budget.wait("a", 130.0) == 0.0
    budget.refused("b", 0.0, now=10.0)
    assert budget.wait("b", 10.0) == 1.0


def test_the_breaker_opens_longer_each_time_and_one_answer_closes_it() -> None:
    breaker = Breaker(threshold=3, first_pause=60.0)
    for _ in range(3):
        assert breaker.wait(0.0) == 0.0
        breaker.failed(0.0)
    assert breaker.wait(0.0) == 60.0
    breaker.failed(60.0)
    assert breaker.wait(60.0) == 120.0
    breaker.succeeded()
    breaker.failed(200.0)
    assert breaker.wait(200.0) == 0.0


def test_batches_shrink_for_slow_shops_and_grow_back_slowly() -> None:
    sizer = BatchSizer()
    assert sizer.size == 50
    sizer.measured(50, 38.0)
    assert sizer.size == 22
    sizer.timed_out()
    assert sizer.size == 5
    sizes = []
    for _ in range(12):
        sizer.measured(sizer.size, sizer.size * 0.1)
        sizes.append(sizer.size)
    assert sizes == sorted(sizes)
    assert sizes[0] < 10
    assert sizes[-1] == 50
    sizer.measured(50, 500.0)
    assert sizer.size == 1


@given(st.floats(min_value=0.01, max_value=11.0))
def test_after_a_timeout_no_batch_is_longer_than_the_cloud_allows(cost: float) -> None:
    sizer = BatchSizer()
    sizer.timed_out()
    for _ in range(20):
        assert sizer.size * cost < 60
        sizer.measured(sizer.size, sizer.size * cost)


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("INVALID_CREDENTIALS", AuthFailed, "bitrix.auth"),
        ("NO_AUTH_FOUND", AuthFailed, "bitrix.auth"),
        ("expired_token", AuthFailed, "bitrix.auth"),
        ("insufficient_scope", NoRight, "bitrix.scope"),
        (200040300010, NoRight, "bitrix.denied"),
        ("ACCESS_DENIED", NoRight, "bitrix.tariff"),
        ("user_access_error", NoRight, "bitrix.user_access"),
        ("OVERLOAD_LIMIT", NoRight, "bitrix.blocked_by_vendor"),
        ("INVALID_REQUEST", Refused, "bitrix.https_required"),
        ("PORTAL_DELETED", Unavailable, "bitrix.closed"),
        ("ERROR_METHOD_NOT_FOUND", NotFound, "bitrix.method_missing"),
        ("OPERATION_TIME_LIMIT", LimitReached, "bitrix.operating_limit"),
        ("QUERY_LIMIT_EXCEEDED", LimitReached, "bitrix.rate_limit"),
        ("ERROR_CORE", Unavailable, "bitrix.server_error"),
        (0, Refused, "bitrix.refused"),
        (100, Refused, "bitrix.refused"),
        ("ERROR_ARGUMENT", Refused, "bitrix.refused"),
    ],
)
def test_the_code_decides_and_not_the_status(code: Any, kind: type[Exception], name: str) -> None:
    for status in (200, 400, 401, 403, 500):
        error = from_server(code, "Words", method="sale.order.list", status=status)
        assert type(error) is kind
        assert (error.code, error.details, error.server_code, error.status) == (name, "Words", str(code), status)


def test_a_page_is_quoted_readably_in_any_encoding() -> None:
    head = "<html><head><title>Закрыто</title><style>p{}</style></head>"
    page = f"{head}<body><p>Сайт &laquo;в работе&raquo;</p></body>"
    for charset in ("utf-8", "windows-1251", "koi8-r"):
        assert excerpt(page.encode(charset), f"text/html; charset={charset}") == "Закрыто: Сайт «в работе»"
    assert excerpt(page.encode("windows-1251")) == "Закрыто: Сайт «в работе»"
    assert excerpt(b"\xff\xfe\x98", "text/html; charset=nonsense")
    assert len(excerpt(b"x" * 5000)) < 400


def test_roles_of_properties_are_found_by_code() -> None:
    made = [
        Property(1, "Штрихкод", "CML2_BAR_CODE", "S"),
        Property(2, "Артикул 1С", "CML2_ARTICLE", "S"),
        Property(3, "Артикул", "ARTNUMBER", "S"),
        Property(4, "Товар", "CML2_LINK", "E", "SKU"),
        Property(5, "Размер", "SIZE", "L", options={"11": "M", "12": "L"}),
        Property(6, "Цвет", "COLOR_REF", "S", "directory"),
        Property(7, "Реквизиты", "CML2_TRAITS", "S"),
        Property(8, "МойСклад", "MOYSKLAD_ID", "S"),
        Property(9, "Фото", "MORE_PHOTO", "F"),
        Property(10, "Материал", "MATERIAL", "S"),
    ]
    roles = assign_roles(made, link_property=4)
    assert [one.id for one in roles.article] == [3, 2]
    assert [one.id for one in roles.barcode] == [1]
    assert [one.id for one in roles.moysklad_id] == [8]
    assert [one.name for one in roles.describing] == ["Размер", "Материал"]


def test_values_of_properties_in_all_their_forms() -> None:
    size = Property(5, "Размер", "SIZE", "L", options={"11": "M", "12": "L"})
    plain_text = Property(6, "Артикул", "ARTNUMBER", "S")
    flag = Property(7, "Новинка", "NEW", "L", options={"20": "да"})
    assert values_of(size, {"value": "12", "valueId": "1"}) == ["L"]
    assert values_of(size, {"value": 99, "valueEnum": "XL"}) == ["XL"]
    assert values_of(size, [{"value": "11"}, {"value": "12"}]) == ["M", "L"]
    assert values_of(flag, {"value": "Y"}) == ["да"]
    assert values_of(flag, {"value": "N"}) == []
    assert values_of(plain_text, " A-1 ") == ["A-1"]
    assert values_of(plain_text, {"value": {"TEXT": "A-2", "TYPE": "TEXT"}}) == ["A-2"]
    for empty in (None, False, "", [], {"value": None}, {"value": [1]}, {"value": ""}):
        assert values_of(plain_text, empty) == []


def _page(*rows: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode({"products": list(rows)}))


def test_one_bad_row_costs_one_row() -> None:
    reader = GoodsReader(14, assign_roles([], None), {})
    good = {"id": "5", "iblockId": 14, "type": 1, "name": "A", "active": "Y", "quantity": 4.0}
    wrong = [{**good, "id": 6, "quantity": "many"}, {**good, "id": 7, "type": 99}, {**good, "id": None}]
    result = _page(good, 17, *wrong)
    ids, offers, bad = reader.page(result, "catalog.product.list")
    assert ids == [5, 6, 7]
    assert [one.id for one in offers] == [5]
    assert [one.id for one in bad] == ["", "6", "7", "None"]
    assert reader.page(msgspec.Raw(b"[]"), "catalog.product.list") == ([], [], [])


@pytest.mark.parametrize(
    ("row", "quantity"),
    [
        ({"type": 1, "quantity": None}, Decimal(0)),
        ({"type": "4", "quantity": 2.5}, Decimal("2.5")),
        ({"type": 5, "quantity": ""}, Decimal(0)),
        ({"type": 4}, None),
        ({"type": 3, "quantity": None}, None),
        ({"type": 3, "quantity": 7}, None),
        ({"type": 2, "quantity": 1}, None),
        ({"type": 7, "quantity": None}, None),
    ],
)
def test_null_is_zero_only_where_stock_is_kept(row: dict[str, Any], quantity: Decimal | None) -> None:
    reader = GoodsReader(14, assign_roles([], None), {})
    _, offers, bad = reader.page(_page({"id": 5, "name": "A", **row}), "catalog.product.list")
    assert not bad
    assert offers[0].quantity == quantity


def test_an_element_without_a_catalogue_row_is_no_offer() -> None:
    reader = GoodsReader(14, assign_roles([], None), {})
    ids, offers, bad = reader.page(_page({"id": 5, "type": None, "quantity": None}), "catalog.product.list")
    assert (ids, offers, [one.id for one in bad]) == ([5], [], ["5"])


def test_every_kind_of_goods_is_known() -> None:
    reader = GoodsReader(14, assign_roles([], None), {5: "шт"})
    rows = [{"id": number, "type": number, "name": "A", "measure": "5"} for number in range(1, 8)]
    _, offers, _ = reader.page(_page(*rows), "catalog.product.list")
    assert [one.kind for one in offers] == [
        OfferKind.SIMPLE, OfferKind.SET, OfferKind.PARENT, OfferKind.OFFER, OfferKind.FREE_OFFER,
        OfferKind.EMPTY_PARENT, OfferKind.SERVICE,
    ]  # fmt: skip
    assert offers[0].measure == "шт"
