"""Documents and timeline of one order of the shipments page: what loads after the positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from core.app import addresses
from core.domain.orders import OrderEvent
from core.domain.screens.shipments import Happening, Hint, Paper, PaperKind, PaperState, ShipmentPapers
from core.domain.shipment_facts import Demand, DocumentLine, Goods, SalesReturn, ShopShipment
from core.domain.shipments import Picture
from core.store.shipment_facts import OrderShipping

if TYPE_CHECKING:
    from core.app.doors import Surroundings

_OURS = "ms:"


def papers(around: Surroundings, order_id: int) -> ShipmentPapers:
    """Everything there is about an order's shipments; documents that are gone stand last."""
    store = around.store
    shipping = store.shipment_facts.of_orders([order_id]).get(order_id)
    happenings = _happenings(store.order_events.of_order(order_id))
    shop = [_of_shop(one, shipping) for one in store.shop_shipments.of_order(order_id)]
    if shipping is None:
        return ShipmentPapers(shop, happenings)
    documents = [_of_demand(around, demand, shipping.goods) for demand in shipping.demands]
    documents += [_of_return(around, one, shipping.goods) for one in shipping.returns]
    documents.sort(
        key=lambda paper: (paper.state is PaperState.GONE, paper.state is not PaperState.DRAFT, -paper.at.timestamp())
    )
    return ShipmentPapers([*documents, *shop], happenings, _hint(shipping))


def _of_demand(around: Surroundings, demand: Demand, goods: Mapping[str, Goods]) -> Paper:
    state = PaperState.GONE if demand.gone else (PaperState.POSTED if demand.posted else PaperState.DRAFT)
    page = "" if demand.gone else addresses.moysklad_document(around, "demand", demand.id)
    return Paper(
        PaperKind.DEMAND,
        demand.name,
        demand.moment,
        state,
        _amounts(demand.lines, goods),
        demand.sum,
        demand.tracking,
        page=page,
    )


def _of_return(around: Surroundings, document: SalesReturn, goods: Mapping[str, Goods]) -> Paper:
    state = PaperState.GONE if document.gone else (PaperState.POSTED if document.posted else PaperState.DRAFT)
    page = "" if document.gone else addresses.moysklad_document(around, "salesreturn", document.id)
    amounts = _amounts(document.lines, goods)
    return Paper(PaperKind.RETURN, document.name, document.moment, state, amounts, document.sum, page=page)


def _of_shop(document: ShopShipment, shipping: OrderShipping | None) -> Paper:
    """A document of the shop; the demand it stands for is named by the mark that it was made with."""
    demands = {demand.id: demand.name for demand in shipping.demands} if shipping is not None else {}
    state = PaperState.DEDUCTED if document.deducted else PaperState.NOT_DEDUCTED
    total = sum((amount for _, amount in document.lines), Decimal(0))
    return Paper(
        PaperKind.SHOP,
        str(document.id),
        document.updated,
        PaperState.CANCELED if document.canceled else state,
        {"": total},
        None,
        document.tracking,
        demands.get(document.xml_id.removeprefix(_OURS), "") if document.xml_id.startswith(_OURS) else "",
    )


def _amounts(lines: Sequence[DocumentLine], goods: Mapping[str, Goods]) -> dict[str, Decimal]:
    """What a document moves, by unit; services do not count."""
    found: dict[str, Decimal] = {}
    for line in lines:
        facts = goods.get(line.item_id, Goods())
        if not facts.service:
            found[facts.unit] = found.get(facts.unit, Decimal(0)) + line.quantity
    return found


def _hint(shipping: OrderShipping) -> Hint | None:
    """What is left once the first draft that serves something is posted."""
    picture: Picture = shipping.picture()
    for draft in (demand for demand in shipping.demands if not demand.posted and not demand.gone):
        served = sum((position.drafts.get(draft.id, Decimal(0)) for position in picture.positions), Decimal(0))
        if served > 0:
            left: dict[str, Decimal] = {}
            for position in picture.positions:
                rest = position.figures.left - position.drafts.get(draft.id, Decimal(0))
                left[position.unit] = left.get(position.unit, Decimal(0)) + rest
            return Hint(draft.name, {unit: amount for unit, amount in left.items() if amount > 0})
    return None


def _happenings(events: Sequence[OrderEvent]) -> list[Happening]:
    """Newest first; a cause is told by its place in this list."""
    turned = list(reversed(events))
    places = {event.id: place for place, event in enumerate(turned)}
    return [
        Happening(
            event.at, event.side, event.code, event.params, places.get(event.cause_id) if event.cause_id else None
        )
        for event in turned
    ]
