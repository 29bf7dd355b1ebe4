"""The side-by-side comparison shows every field once, with a fair verdict."""

from __future__ import annotations

from decimal import Decimal

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind, Reference, ReferenceKind
from core.domain.compare import compare
from core.domain.links import Verdict

D = Decimal
ITEM = Item(
    "v",
    ItemKind.VARIANT,
    "Ботинки зимние «Карелия» (чёрный, 41)",
    article="KR-2041-BK-41",
    external_code="kr2041bk41",
    barcodes=("4607112300411",),
    characteristics=(("Цвет", "чёрный"), ("Размер", "41")),
    price=D(8990),
)
OFFER = Offer(
    18422,
    OfferKind.OFFER,
    15,
    "Ботинки «Карелия» зимние мужские",
    article="kr 2041 bk 41",
    barcodes=("111", "4607112300411"),
    properties=(("SIZE", "41"), ("COLOR", "Чёрный")),
    price=D(8490),
    quantity=D(12),
)


def test_every_field_with_its_verdict() -> None:
    lines = {line.field: line for line in compare(ITEM, OFFER, D(14))}
    assert list(lines) == ["name", "Цвет", "Размер", "article", "barcode", "external_code", "price", "stock"]
    verdicts = {field: line.verdict for field, line in lines.items()}
    assert verdicts == {
        "name": Verdict.NEAR,
        "Цвет": Verdict.SAME,
        "Размер": Verdict.SAME,
        "article": Verdict.NEAR,
        "barcode": Verdict.SAME,
        "external_code": Verdict.MISSING,
        "price": Verdict.DIFFERENT,
        "stock": Verdict.DIFFERENT,
    }
    assert (lines["barcode"].item_value, lines["barcode"].offer_value) == ("4607112300411", "4607112300411")
    assert (lines["stock"].item_value, lines["stock"].offer_value) == ("14", "12")


def test_values_that_fit_nothing_are_paired_in_order_and_unknown_figures_stay_empty() -> None:
    other = Offer(1, OfferKind.SIMPLE, 14, "Пальто", properties=(("COLOR", "белый"),))
    lines = {line.field: line for line in compare(ITEM, other)}
    assert (lines["Цвет"].offer_value, lines["Цвет"].verdict) == ("белый", Verdict.DIFFERENT)
    assert (lines["Размер"].offer_value, lines["Размер"].verdict) == ("", Verdict.MISSING)
    assert lines["name"].verdict is Verdict.DIFFERENT
    assert (lines["stock"].item_value, lines["stock"].verdict) == ("", Verdict.MISSING)
    assert lines["barcode"].offer_value == ""


def test_equal_figures_are_equal() -> None:
    same = {line.field: line.verdict for line in compare(ITEM, OFFER, D("12.0"))}
    assert same["stock"] is Verdict.SAME


def test_a_references_extra_values_are_found_by_name() -> None:
    store = Reference(ReferenceKind.STORE, "1", "Основной", (("archived", "true"),))
    assert (store.get("archived"), store.get("colour")) == ("true", "")
