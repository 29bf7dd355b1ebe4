"""Which orders go, under which identity, for which buyer, and what the order looks like (field cases C and E)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.domain.catalogue import Item, ItemKind
from core.domain.forwarding.buyers import (
    Buyer,
    CompanyType,
    Counterparties,
    Counterparty,
    FoundBy,
    normal,
    normal_phone,
)
from core.domain.forwarding.draft import DraftRules, Hindrance, OrderDraft, make_out
from core.domain.forwarding.eligibility import GOES, ForwardingRules, standing
from core.domain.forwarding.identity import buyer_sync_id, order_sync_id
from core.domain.forwarding.pricing import Priced, line_total
from core.domain.orders import ExportState, LineMoney, OrderDetails, OrderLine, ShopOrder

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ITEMS = {
    11: Item("a", ItemKind.PRODUCT, "А"),
    12: Item("b", ItemKind.VARIANT, "Б"),
    13: Item("s", ItemKind.BUNDLE, "К"),
}
RULES = DraftRules("shop.example", "org", delivery_item_id="delivery")


def order(*lines: OrderLine, **more: object) -> ShopOrder:
    given = {"id": 501, "number": "S-15", "created": NOW - timedelta(hours=1), "updated": NOW - timedelta(hours=1),
             "status": "N", "canceled": False, "paid": False, "shipped": False}  # fmt: skip
    return ShopOrder(**{**given, **more}, lines=lines)  # type: ignore[arg-type]


def details(
    total: str, lines: dict[int, tuple[str, str]], delivery: str | None = None, **more: object
) -> OrderDetails:
    money = {number: LineMoney(None, Decimal(amount), vat) for number, (amount, vat) in lines.items()}
    paid = Decimal(delivery) if delivery is not None else None
    return OrderDetails(501, sum=Decimal(total), delivery_sum=paid, lines=money, **more)  # type: ignore[arg-type]


def line(number: int, offer: int | None, quantity: str = "1", parent: int | None = None) -> OrderLine:
    return OrderLine(number, offer, Decimal(quantity), set_parent=parent, name=f"Строка {number}")


def drafted(made: OrderDraft | Hindrance) -> OrderDraft:
    assert isinstance(made, OrderDraft), made
    return made


def total_of(draft: OrderDraft) -> Decimal:
    return sum((line_total(p.quantity, Priced(p.price, p.discount)) for p in draft.positions), Decimal(0))


# --- the order ------------------------------------------------------------------------------------------------------


def test_c03_products_and_variants_go_as_what_they_are() -> None:
    """C03: two flavours that are products of their own become two positions."""
    money = details("300", {1: ("200", "20"), 2: ("100", "20")})
    made = drafted(make_out(order(line(1, 11, "2"), line(2, 12)), money, ITEMS, RULES))
    assert [(p.item_id, p.quantity, p.reserve) for p in made.positions] == [("a", 2, 2), ("b", 1, 1)]
    assert total_of(made) == made.total == 30000


def test_c14_and_c35_an_unlinked_line_holds_the_whole_order_and_is_named() -> None:
    """C14, C35: never an order with lines left out, and the line that is the trouble is told."""
    made = make_out(order(line(1, 11), line(2, 99)), details("2", {1: ("1", "none"), 2: ("1", "none")}), ITEMS, RULES)
    assert made == Hindrance("order.no_pair", {"name": "Строка 2"}, 2)


def test_c45_one_item_on_two_lines_stays_two_positions() -> None:
    """C45: a gift beside the same item bought."""
    money = details("100", {1: ("100", "20"), 2: ("0", "20")})
    made = drafted(make_out(order(line(1, 11), line(2, 11)), money, ITEMS, RULES))
    assert [(p.line_id, p.item_id, p.price) for p in made.positions] == [(1, "a", 10000), (2, "a", 0)]


def test_c52_delivery_is_one_service_line_also_when_it_is_free() -> None:
    """C52: 250.00, then nothing; never a second line."""
    for amount in ("250", "0"):
        total = str(100 + int(amount))
        made = drafted(make_out(order(line(1, 11)), details(total, {1: ("100", "20")}, amount), ITEMS, RULES))
        (last,) = [p for p in made.positions if p.line_id is None]
        assert (last.item_id, last.price, last.reserve) == ("delivery", Decimal(amount) * 100, 0)
        assert total_of(made) == made.total


def test_a_set_is_one_position_also_when_the_shop_lists_its_parts() -> None:
    lines = (line(1, 13), line(2, 11, "2", parent=1), line(3, 12, parent=1))
    made = drafted(make_out(order(*lines), details("500", {1: ("500", "20")}), ITEMS, RULES))
    assert [(p.item_id, p.quantity) for p in made.positions] == [("s", 1)]
    half = make_out(order(line(1, 13, "0.5")), details("500", {1: ("500", "20")}), ITEMS, RULES)
    assert isinstance(half, Hindrance)
    assert half.code == "order.bad_quantity"


def test_c42_the_warehouse_keeps_its_own_numbers() -> None:
    """C42: the shop's number goes to the external code, unless the manager wants it as the name."""
    money = details("1", {1: ("1", "none")})
    own = drafted(make_out(order(line(1, 11)), money, ITEMS, RULES))
    theirs = drafted(make_out(order(line(1, 11)), money, ITEMS, replace(RULES, own_numbers=False)))
    assert (own.name, own.external_code, theirs.name) == ("", "S-15", "S-15")


def test_vat_of_every_line_and_none_where_the_organisation_has_none() -> None:
    money = details("3", {1: ("1", "none"), 2: ("1", "0"), 3: ("1", "20")})
    lines = (line(1, 11), line(2, 11), line(3, 12))
    made = drafted(make_out(order(*lines), money, ITEMS, RULES))
    assert [(p.vat.rate, p.vat.enabled) for p in made.positions] == [(0, False), (0, True), (20, True)]
    plain = drafted(make_out(order(*lines), money, ITEMS, replace(RULES, vat=False)))
    assert not plain.vat_enabled
    assert not any(p.vat.enabled for p in plain.positions)


def test_what_is_unknown_holds_the_order_instead_of_counting_as_nothing() -> None:
    one = order(line(1, 11))
    told = details("1", {1: ("1", "none")})
    cases = {
        "order.sum_unknown": make_out(one, replace(told, sum=None), ITEMS, RULES),
        "order.price_unknown": make_out(one, replace(told, lines={}), ITEMS, RULES),
        "order.vat_unknown": make_out(one, details("1", {1: ("1", "")}), ITEMS, RULES),
        "order.no_organization": make_out(one, told, ITEMS, replace(RULES, organization_id="")),
        "order.no_delivery_item": make_out(
            one, details("2", {1: ("1", "none")}, "1"), ITEMS, replace(RULES, delivery_item_id="")
        ),
    }
    assert all(isinstance(made, Hindrance) and made.code == code for code, made in cases.items())


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 10**6)), min_size=1, max_size=8),
    st.integers(0, 50_000),
    st.integers(0, 99),
)
def test_sums_agree_to_the_kopeck_with_any_coupon(lines: list[tuple[int, int]], delivery: int, percent: int) -> None:
    goods = sum(amount for _, amount in lines) * (100 - percent) // 100
    kopeck = Decimal("0.01")
    money = details(
        str((goods + delivery) * kopeck),
        {number: (str(amount * kopeck), "20") for number, (_, amount) in enumerate(lines, start=1)},
        str(delivery * kopeck),
    )
    ordered = order(*(line(number, 11, str(count)) for number, (count, _) in enumerate(lines, start=1)))
    assert total_of(drafted(make_out(ordered, money, ITEMS, RULES))) == goods + delivery


# --- identity -------------------------------------------------------------------------------------------------------


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(0, 5), st.integers(0, 5))
def test_one_identity_for_one_order_and_decision(one: int, other: int, first: int, second: int) -> None:
    mine, theirs = order_sync_id("Shop.example", one, first), order_sync_id("shop.example", other, second)
    assert (mine == theirs) == ((one, first) == (other, second))
    assert order_sync_id("other.example", one, first) != mine


def test_a_buyer_has_one_identity_by_the_best_that_is_known() -> None:
    by_user = buyer_sync_id("s", user_id=7, email="a@b.ru")
    assert by_user == buyer_sync_id("s", user_id=7, email="new@b.ru")
    assert len({by_user, buyer_sync_id("s", email="a@b.ru"), buyer_sync_id("s", phone="79990000000")}) == 3
    assert buyer_sync_id("s") is None


# --- buyers ---------------------------------------------------------------------------------------------------------


def test_c56_a_phone_is_the_same_however_it_is_written() -> None:
    """C56: found by phone in spite of another e-mail; two cards with it are a choice, not a guess."""
    card = Counterparty("c1", "Анна", email="old@mail.ru", phone="8 (999) 777-66-55")
    buyer = normal(Buyer("Анна К.", email="new@mail.ru", phone="+79997776655"))
    found = Counterparties.of([card]).find(buyer)
    assert (found.only, found.by) == (card, FoundBy.PHONE)
    both = Counterparties.of([card, Counterparty("c2", "Анна", phone="9997776655")]).find(buyer)
    assert both.only is None
    assert [one.id for one in both.cards] == ["c1", "c2"]


@given(st.from_regex(r"9\d{9}", fullmatch=True), st.sampled_from(["+7{}", "8{}", "{}", "+7 ({}", "8-{}", "007{}"]))
def test_russian_phones_meet_in_one_form(digits: str, form: str) -> None:
    written = form.format(digits)
    if form != "007{}":
        assert normal_phone(written) == "7" + digits
    assert normal_phone(normal_phone(written)) == normal_phone(written)


def test_companies_are_told_apart_by_their_inn() -> None:
    first = Counterparty("c1", "ООО «А»", phone="+79997776655", inn="7701234567")
    buyer = normal(Buyer("Анна", phone="+7 999 777-66-55", inn="7707654321", legal_title="ООО «Б»"))
    assert Counterparties.of([first]).find(buyer).cards == ()
    assert buyer.company_type is CompanyType.LEGAL
    assert normal(Buyer("ИП", inn="770123456789", legal_title="ИП Б.")).company_type is CompanyType.ENTREPRENEUR
    assert normal(Buyer("Анна", inn="123")).company_type is CompanyType.INDIVIDUAL


def test_the_link_made_before_wins_and_archived_cards_come_last() -> None:
    old = Counterparty("c1", "Анна", email="a@mail.ru", archived=True)
    new = Counterparty("c2", "Анна", email="A@mail.ru ")
    known = Counterparties.of([old, new])
    buyer = normal(Buyer("Анна", email="a@mail.ru"))
    assert known.find(buyer).only == new
    assert known.find(buyer, "c1").by is FoundBy.LINK
    assert Counterparties.of([old]).find(buyer).only == old


# --- which orders go ------------------------------------------------------------------------------------------------


def test_c39_an_order_waits_for_its_status_and_goes_then() -> None:
    """C39: from status "paid" on; before that nothing is sent."""
    rules = ForwardingRules(NOW - timedelta(days=1), statuses=frozenset({"P"}))
    waiting = standing(order(line(1, 11)), details("1", {}), rules, NOW)
    assert (waiting.state, waiting.code) == (ExportState.WAITING, "order.status_waits")
    assert standing(order(line(1, 11), status="P"), details("1", {}), rules, NOW) == GOES


def test_c47_a_draft_that_keeps_changing_waits_until_it_rests() -> None:
    """C47: confirmed and a minute old; until then nothing is created."""
    rules = ForwardingRules(NOW - timedelta(days=1))
    fresh = order(line(1, 11), updated=NOW - timedelta(seconds=20))
    waiting = standing(fresh, details("1", {}), rules, NOW)
    assert (waiting.code, waiting.next_at) == ("order.settling", NOW + timedelta(seconds=40))
    assert standing(fresh, details("1", {}), rules, NOW + timedelta(seconds=40)) == GOES
    assert standing(order(), details("0", {}), rules, NOW).code == "order.no_lines"


def test_rules_that_can_never_come_true_leave_the_order_out() -> None:
    rules = ForwardingRules(
        NOW - timedelta(days=1),
        sites=frozenset({"s1"}),
        deliveries=frozenset({"Курьер"}),
        payments=frozenset({"СБП"}),
    )
    fitting = replace(details("1", {}), delivery="Курьер", payment="СБП")
    told = {
        "order.before_start": standing(order(line(1, 11), created=NOW - timedelta(days=2)), fitting, rules, NOW),
        "order.other_site": standing(order(line(1, 11), site="s2"), fitting, rules, NOW),
        "order.other_delivery": standing(order(line(1, 11), site="s1"), replace(fitting, delivery=""), rules, NOW),
        "order.other_payment": standing(order(line(1, 11), site="s1"), replace(fitting, payment=""), rules, NOW),
        "order.cancelled_first": standing(order(line(1, 11), site="s1", canceled=True), fitting, rules, NOW),
    }
    assert all(where.code == code and where.state is ExportState.EXCLUDED for code, where in told.items())
    assert standing(order(line(1, 11), site="s1"), fitting, rules, NOW) == GOES
