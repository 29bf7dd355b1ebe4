"""Reads whole orders with `sale.order.get`: lines with prices and VAT, payments, shipments, and who buys.

A page of lists shows an order's own fields only; what it costs and for whom it is stands in its tree (digest bitrix
§4.2). Fifty orders go into one request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from core.bitrix.batch import read_lists, run_all
from core.bitrix.casts import to_decimal, to_flag, to_id, to_optional_id, to_text, to_utc
from core.bitrix.codes import shop_error
from core.bitrix.order_payloads import BasketItem, OrderProperty, OrderTree, Payment, PropertyValue, Shipment, Tree
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.domain.forwarding.buyers import Buyer
from core.domain.forwarding.orders import WholeOrder
from core.domain.orders import MIXED_VAT, NO_VAT, LineMoney, OrderDetails, OrderLine, ShopOrder
from core.domain.shipment_facts import ShopShipment
from core.errors import BadAnswer
from core.ports import BadRow, CancelToken

GET = "sale.order.get"
PROPERTIES = "sale.property.list"
_KOPECK = Decimal("0.01")
_TREE = msgspec.json.Decoder(Tree)
_PROPERTY_SELECT = ["id", "code", "isEmail", "isPhone", "isPayer", "isProfileName", "isAddress"]
#: Usual codes of properties that no flag marks (digest bitrix §4.2).
_CODES = {"INN": "inn", "KPP": "kpp", "COMPANY": "legal_title", "COMPANY_ADR": "legal_address"}


class WholeOrderReader:
    """Reads through one transport; which property holds what is asked once."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._roles: dict[int, str] | None = None

    def read(
        self, order_ids: Sequence[int], cancel: CancelToken
    ) -> tuple[dict[int, WholeOrder], frozenset[int], list[BadRow]]:
        """The orders by id, the ids that do not exist, and those that could not be read.

        Raises:
            BadAnswer: an order came that was not asked for.
        """
        roles = self._known_roles(cancel) if order_ids else {}
        commands = {f"o{order_id}": Command(GET, {"id": order_id}) for order_id in dict.fromkeys(order_ids)}
        answer = run_all(self._transport, commands, cancel, optional=frozenset(commands))
        found: dict[int, WholeOrder] = {}
        missing: set[int] = set()
        bad: list[BadRow] = []
        for order_id in dict.fromkeys(order_ids):
            key = f"o{order_id}"
            error = answer.errors.get(key)
            if error is not None:
                if error.code != "bitrix.object_missing":
                    raise error
                missing.add(order_id)
                continue
            try:
                found[order_id] = _whole(_TREE.decode(answer.results[key]).order, roles, self._transport.zone)
            except (msgspec.DecodeError, ValueError) as problem:
                bad.append(BadRow(str(order_id), str(problem)))
                continue
            if found[order_id].order.id != order_id:
                raise shop_error(BadAnswer, "bitrix.filter_ignored", method=GET)
        return found, frozenset(missing), bad

    def _known_roles(self, cancel: CancelToken) -> dict[int, str]:
        if self._roles is None:
            asked = {"properties": Command(PROPERTIES, {"select": _PROPERTY_SELECT})}
            rows = read_lists(self._transport, asked, OrderProperty, cancel)["properties"]
            self._roles = {to_id(row.id): role for row in rows if (role := _role(row))}
        return self._roles


def _role(row: OrderProperty) -> str:
    """Which part of a buyer a property holds: by its flags, else by its code; "" for none."""
    code = to_text(row.code).upper()
    if code in _CODES:
        return _CODES[code]
    flags = (
        ("email", row.is_email), ("phone", row.is_phone), ("name", row.is_payer), ("name", row.is_profile_name),
        ("address", row.is_address),
    )  # fmt: skip
    return next((role for role, flag in flags if to_flag(flag)), "")


def _whole(tree: OrderTree, roles: Mapping[int, str], zone: tzinfo) -> WholeOrder:
    order = _order(tree, zone)
    goods = [item for item in tree.basket_items or () if _parent(item) is None]
    money = {to_id(item.id): _money(item) for item in goods}
    shipments = tuple(_shipment(order, one, zone) for one in tree.shipments or () if not to_flag(one.system))
    details = OrderDetails(
        order.id,
        buyer=(buyer := _buyer(tree, roles)).name,
        sum=to_decimal(tree.price) if tree.price is not None else None,
        currency=to_text(tree.currency),
        vat=_one(money.values()),
        vat_included=_included(goods),
        payment=_payment(tree.payments or ()),
        refunded=any(to_flag(one.is_return) and to_flag(one.paid) for one in tree.payments or ()),
        delivery=next((one.delivery for one in shipments if one.delivery), ""),
        delivery_sum=_delivery_sum(tree.shipments or ()),
        status_at=to_utc(tree.date_status, zone) if tree.date_status else None,
        lines=money,
    )
    return WholeOrder(order, details, buyer, to_text(tree.user_description), shipments)


def _order(tree: OrderTree, zone: tzinfo) -> ShopOrder:
    created = to_utc(tree.date_insert, zone)
    lines = [_line(item) for item in tree.basket_items or ()]
    return ShopOrder(
        to_id(tree.id), to_text(tree.account_number) or to_text(tree.id), created,
        to_utc(tree.date_update, zone) if tree.date_update else created, to_text(tree.status_id),
        to_flag(tree.canceled), to_flag(tree.payed), to_flag(tree.deducted), to_text(tree.lid), to_text(tree.xml_id),
        tuple(sorted(lines, key=lambda line: line.id)),
    )  # fmt: skip


def _line(item: BasketItem) -> OrderLine:
    """A kit's own row names itself as its set parent in the API and nobody here."""
    return OrderLine(
        to_id(item.id),
        to_optional_id(item.product_id),
        to_decimal(item.quantity) if item.quantity not in (None, "") else Decimal(0),
        set_parent=_parent(item),
        name=to_text(item.name),
    )


def _parent(item: BasketItem) -> int | None:
    parent = to_optional_id(item.set_parent_id)
    return parent if parent != to_id(item.id) else None


def _money(item: BasketItem) -> LineMoney:
    if item.price is None:
        return LineMoney(None, None, _vat(item))
    price = to_decimal(item.price)
    total = (price * to_decimal(item.quantity or 0)).quantize(_KOPECK, rounding=ROUND_HALF_UP)
    return LineMoney(price, total, _vat(item))


def _vat(item: BasketItem) -> str:
    """A fraction in the API (0.2), percent here; null is "no VAT", which is not 0 %."""
    if item.vat_rate is None or item.vat_rate == "":
        return NO_VAT
    return format((to_decimal(item.vat_rate) * 100).normalize(), "f")


def _one(lines: Iterable[LineMoney]) -> str:
    rates = {line.vat for line in lines}
    return rates.pop() if len(rates) == 1 else MIXED_VAT if rates else ""


def _included(goods: Sequence[BasketItem]) -> bool | None:
    """Whether prices contain VAT; None where the lines do not agree or nothing is told."""
    flags = {to_flag(item.vat_included) for item in goods if item.vat_included is not None}
    return flags.pop() if len(flags) == 1 else None


def _payment(payments: Sequence[Payment]) -> str:
    return next((to_text(one.pay_system_name) for one in payments if not to_flag(one.is_return)), "")


def _delivery_sum(shipments: Sequence[Shipment]) -> Decimal | None:
    """What all deliveries cost together; None where one does not tell."""
    prices = [one.price_delivery for one in shipments if not to_flag(one.system)]
    return sum(map(to_decimal, prices), Decimal(0)) if None not in prices else None


def _shipment(order: ShopOrder, row: Shipment, zone: tzinfo) -> ShopShipment:
    stamp = row.date_deducted or row.date_insert
    return ShopShipment(
        to_id(row.id),
        order.id,
        xml_id=to_text(row.xml_id),
        deducted=to_flag(row.deducted),
        canceled=to_flag(row.canceled),
        updated=to_utc(stamp, zone) if stamp else order.updated,
        tracking=to_text(row.tracking_number),
        delivery=to_text(row.delivery_name),
        lines=tuple((to_id(one.basket_id), to_decimal(one.quantity or 0)) for one in row.shipment_items or ()),
    )


def _buyer(tree: OrderTree, roles: Mapping[int, str]) -> Buyer:
    """Who buys, by what the order's properties are for; the first value of a kind counts."""
    parts: dict[str, str] = {}
    for value in tree.property_values or ():
        role = roles.get(to_optional_id(value.order_props_id) or 0)
        text = _text(value)
        if role and text:
            parts.setdefault(role, text)
    name = parts.pop("name", "") or parts.get("legal_title", "")
    return Buyer(name, user_id=to_optional_id(tree.user_id), **parts)


def _text(value: PropertyValue) -> str:
    if isinstance(value.value, list):
        return ", ".join(filter(None, map(to_text, value.value)))
    return to_text(value.value) if isinstance(value.value, str | int | float) else ""
