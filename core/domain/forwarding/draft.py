"""The order as MoySklad is to get it, made of the shop's order, its links and the manager's rules.

Either every line finds its item or the order waits with the line named: never an order with lines left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from core.domain.catalogue import Item, ItemKind
from core.domain.forwarding.identity import order_sync_id
from core.domain.forwarding.pricing import PriceMode, Sold, price, spread
from core.domain.forwarding.vat import PositionVat, position_vat
from core.domain.orders import OrderDetails, OrderLine, ShopOrder

_KOPECKS = Decimal(100)


@dataclass(frozen=True, slots=True)
class DraftRules:
    """How orders are made out. Empty ids leave the field to MoySklad; `organization_id` must be there.

    `delivery_item_id` is the service that stands for the shop's delivery. `own_numbers` leaves the number to
    MoySklad's series and keeps the shop's in the external code; else the shop's number is the name.
    """

    site: str
    organization_id: str
    store_id: str = ""
    state_id: str = ""
    sales_channel_id: str = ""
    project_id: str = ""
    delivery_item_id: str = ""
    own_numbers: bool = True
    reserve: bool = True
    vat: bool = True
    price_mode: PriceMode = PriceMode.NET


@dataclass(frozen=True, slots=True)
class DraftPosition:
    """One position. `line_id` is the basket line it stands for, None for delivery; price in kopecks of a unit."""

    line_id: int | None
    item_id: str
    item_kind: ItemKind
    quantity: Decimal
    price: Decimal
    discount: Decimal
    vat: PositionVat
    reserve: Decimal


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """A customer order before it is sent. `name` "" leaves the number to MoySklad. `total` is kopecks."""

    order_id: int
    sync_id: UUID
    name: str
    external_code: str
    moment: datetime
    organization_id: str
    store_id: str
    state_id: str
    sales_channel_id: str
    project_id: str
    vat_enabled: bool
    vat_included: bool
    description: str
    positions: tuple[DraftPosition, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why an order cannot be made out: a code of the catalogue of sentences, and the line that is the trouble."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    line_id: int | None = None


def make_out(
    order: ShopOrder,
    details: OrderDetails,
    items: Mapping[int, Item],
    rules: DraftRules,
    generation: int = 0,
    remark: str = "",
) -> OrderDraft | Hindrance:
    """The draft of an order, or what keeps it.

    Args:
        items: the linked item of each offer.
        generation: how often a person decided to send this order anew.
        remark: what the buyer wrote; it stands in the description, below the shop's number.
    """
    hindrance = _hindrance(order, details, items, rules)
    if hindrance is not None:
        return hindrance
    goods = [line for line in order.lines if line.set_parent is None]
    positions = _goods(goods, details, items, rules)
    positions += _delivery(details, rules)
    return OrderDraft(
        order.id,
        order_sync_id(rules.site, order.id, generation),
        "" if rules.own_numbers else order.number,
        order.number,
        order.created,
        rules.organization_id,
        rules.store_id,
        rules.state_id,
        rules.sales_channel_id,
        rules.project_id,
        rules.vat and any(position.vat.enabled for position in positions),
        details.vat_included is not False,
        "\n".join(filter(None, (order.number, remark))),
        tuple(positions),
        (details.sum or Decimal(0)) * _KOPECKS,
    )


def _hindrance(
    order: ShopOrder, details: OrderDetails, items: Mapping[int, Item], rules: DraftRules
) -> Hindrance | None:
    """The first thing that keeps the order."""
    if not rules.organization_id:
        return Hindrance("order.no_organization")
    if details.sum is None:
        return Hindrance("order.sum_unknown")
    for line in order.lines:
        if line.set_parent is not None:
            continue
        if line.offer_id is None or line.offer_id not in items:
            return Hindrance("order.no_pair", {"name": line.name}, line.id)
        if line.quantity <= 0 or not _countable(items[line.offer_id], line.quantity):
            return Hindrance("order.bad_quantity", {"name": line.name}, line.id)
        money = details.lines.get(line.id)
        if money is None or money.sum is None:
            return Hindrance("order.price_unknown", {"name": line.name}, line.id)
        if rules.vat and position_vat(money.vat) is None:
            return Hindrance("order.vat_unknown", {"name": line.name}, line.id)
    if details.delivery_sum and not rules.delivery_item_id:
        return Hindrance("order.no_delivery_item", {"delivery": details.delivery})
    return None


def _countable(item: Item, quantity: Decimal) -> bool:
    """Bundles are sold whole only (error 17018)."""
    return item.kind is not ItemKind.BUNDLE or quantity == quantity.to_integral_value()


def _goods(
    lines: list[OrderLine], details: OrderDetails, items: Mapping[int, Item], rules: DraftRules
) -> list[DraftPosition]:
    """A position for each line, the same item twice where it stands on two lines."""
    sums = {line.id: (details.lines[line.id].sum or Decimal(0)) * _KOPECKS for line in lines}
    sold = [Sold(line.quantity, sums[line.id]) for line in lines]
    if details.vat_included is not False:
        # With VAT on top the order's sum is not the lines' sum; no discount can be told from the difference then.
        delivery = (details.delivery_sum or Decimal(0)) * _KOPECKS
        sold = spread(sold, (details.sum or Decimal(0)) * _KOPECKS - delivery)
    positions = []
    for line, share in zip(lines, sold, strict=True):
        priced = price(share, rules.price_mode)
        vat = _vat(details.lines[line.id].vat, rules)
        reserve = line.quantity if rules.reserve else Decimal(0)
        item = items[line.offer_id or 0]
        positions.append(
            DraftPosition(line.id, item.id, item.kind, line.quantity, priced.price, priced.discount, vat, reserve)
        )
    return positions


def _delivery(details: OrderDetails, rules: DraftRules) -> list[DraftPosition]:
    """The delivery as a service, also for nothing where the service is chosen: then it stays one line for ever."""
    if not rules.delivery_item_id or details.delivery_sum is None:
        return []
    amount = details.delivery_sum * _KOPECKS
    nothing = Decimal(0)
    return [
        DraftPosition(
            None,
            rules.delivery_item_id,
            ItemKind.SERVICE,
            Decimal(1),
            amount,
            nothing,
            _vat(details.vat, rules),
            nothing,
        )
    ]


def _vat(text: str, rules: DraftRules) -> PositionVat:
    """A line's VAT; an order of several rates has delivery without any, as no rate of its own is told."""
    none = PositionVat(0, enabled=False)
    if not rules.vat:
        return none
    try:
        return position_vat(text) or none
    except (ValueError, ArithmeticError):
        return none
