"""Customer orders and counterparties: created in bulk, looked up by `syncId`, cards mirrored by `updated`.

A bulk create answers an array in the order of the request, each element an object or its errors, in one HTTP 200 or,
where all failed, in a 4xx whose body is still an array (digest moysklad §7). Sources: documents/_customerOrder.md,
dictionaries/_counterparty.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from core.domain.catalogue import ItemKind
from core.domain.forwarding.buyers import CompanyType, Counterparty
from core.domain.forwarding.draft import DraftPosition
from core.errors import BadAnswer, System
from core.moysklad.crew import run_one
from core.moysklad.decoding import RowReader
from core.moysklad.failures import from_element
from core.moysklad.hrefs import id_of
from core.moysklad.items import BOTH_ARCHIVED
from core.moysklad.moscow import from_moscow, to_moscow
from core.moysklad.paging import ListReader
from core.moysklad.payloads import Reference
from core.moysklad.transport import Sent, Transport
from core.ports import CancelToken
from core.ports_forwarding import CounterpartyPage, Created, NewBuyer, NewOrder, Present

ORDERS, BUYERS = "entity/customerorder", "entity/counterparty"
#: Objects of one bulk create (error 2007 above), and `syncId`s that fit the 8 KB of a request's head.
BULK, LOOKED_UP = 1000, 160
PAGE_SIZE = 1000
_BINNED_TOO = "isDeleted=true;isDeleted=false"
_KOPECKS = Decimal(100)


class ObjectRow(msgspec.Struct, gc=False, rename="camel"):
    """An order or a counterparty, as far as a create and a look-up need it."""

    id: str
    name: str
    updated: str = ""
    sync_id: str = ""
    sum: float | None = None
    state: Reference | None = None
    deleted: str = ""


class BuyerRow(msgspec.Struct, gc=False):
    """A counterparty for the mirror."""

    id: str
    name: str
    email: str = ""
    phone: str = ""
    inn: str = ""
    archived: bool = False


_ELEMENTS = msgspec.json.Decoder(list[msgspec.Raw])
_OBJECT = msgspec.json.Decoder(ObjectRow)
_ENCODE = msgspec.json.Encoder(decimal_format="number").encode


class OrderDesk:
    """Writes and reads through one transport."""

    def __init__(self, transport: Transport, width: int) -> None:
        self._transport = transport
        self._width = width
        self._orders = RowReader(ObjectRow, _with_sync_id)
        self._buyers = RowReader(BuyerRow, _counterparty)

    def create_counterparties(self, buyers: Sequence[NewBuyer], cancel: CancelToken) -> list[Created]:
        """See `OrderTaker.create_counterparties`."""
        return self._create(BUYERS, [one.sync_id for one in buyers], [_buyer(one) for one in buyers], cancel)

    def create_orders(self, orders: Sequence[NewOrder], cancel: CancelToken) -> list[Created]:
        """See `OrderTaker.create_orders`."""
        bodies = [_order(one, self._transport.base) for one in orders]
        return self._create(ORDERS, [one.draft.sync_id for one in orders], bodies, cancel)

    def find_orders(self, sync_ids: Sequence[UUID], cancel: CancelToken) -> dict[UUID, Present]:
        """See `OrderTaker.find_orders`."""
        return self._find(ORDERS, sync_ids, _BINNED_TOO, cancel)

    def find_counterparties(self, sync_ids: Sequence[UUID], cancel: CancelToken) -> dict[UUID, Present]:
        """See `OrderTaker.find_counterparties`."""
        return self._find(BUYERS, sync_ids, BOTH_ARCHIVED, cancel)

    def read_counterparties(self, since: datetime | None, cancel: CancelToken) -> Iterator[CounterpartyPage]:
        """See `OrderTaker.read_counterparties`; `since` is cut to the second."""
        wanted = f"updated>={to_moscow(since)};{BOTH_ARCHIVED}" if since is not None else BOTH_ARCHIVED
        reader = ListReader(
            lambda offset, branch: self._transport.get(
                BUYERS,
                [("filter", wanted), ("order", "id,asc"), ("limit", str(PAGE_SIZE)), ("offset", str(offset))],
                self._buyers.page,
                branch,
            ),
            lambda card: card.id,
            PAGE_SIZE,
            BUYERS,
            width=self._width,
            abandon=self._transport.abandon,
        )
        for page in reader.pages(cancel):
            yield CounterpartyPage(page.rows, page.bad_rows)

    def _create(
        self, path: str, sync_ids: Sequence[UUID], bodies: Sequence[Mapping[str, Any]], cancel: CancelToken
    ) -> list[Created]:
        made: list[Created] = []
        for start in range(0, len(bodies), BULK):
            part, names = bodies[start : start + BULK], sync_ids[start : start + BULK]
            text = _ENCODE(part)
            elements = run_one(
                lambda branch, text=text: self._transport.post(path, _ELEMENTS.decode, branch, Sent(text, many=True)),  # type: ignore[misc]
                cancel,
                self._transport.abandon,
            )
            if len(elements) != len(part):
                problem = f"{len(elements)} answers to {len(part)} objects"
                raise BadAnswer("moysklad.shape", system=System.MOYSKLAD, details=path, problem=problem)
            made += [_created(name, element) for name, element in zip(names, elements, strict=True)]
        return made

    def _find(self, path: str, sync_ids: Sequence[UUID], also: str, cancel: CancelToken) -> dict[UUID, Present]:
        found: dict[UUID, Present] = {}
        for start in range(0, len(sync_ids), LOOKED_UP):
            part = sync_ids[start : start + LOOKED_UP]
            wanted = ";".join(f"syncId={one}" for one in part)
            query = [("filter", f"{wanted};{also}"), ("limit", str(PAGE_SIZE))]
            page = run_one(
                lambda branch, query=query: self._transport.get(path, query, self._orders.page, branch),  # type: ignore[misc]
                cancel,
                self._transport.abandon,
            )
            if page.bad_rows or page.count < page.size:
                raise BadAnswer(
                    "moysklad.paging", system=System.MOYSKLAD, what=path, expected=page.size, got=len(page.rows)
                )
            asked = set(part)
            found.update((name, present) for name, present in page.rows if name in asked)
        return found


def _created(sync_id: UUID, element: msgspec.Raw) -> Created:
    error = from_element(bytes(element))
    if error is not None:
        return Created(sync_id, None, error)
    try:
        return Created(sync_id, _present(_OBJECT.decode(element)))
    except (msgspec.MsgspecError, ValueError, ArithmeticError) as problem:
        # It exists, but what it is cannot be told: the job looks it up.
        unread = BadAnswer("moysklad.shape", system=System.MOYSKLAD, problem=str(problem))
        return Created(sync_id, None, unread)


def _present(row: ObjectRow) -> Present:
    return Present(
        row.id,
        row.name,
        from_moscow(row.updated),
        Decimal(repr(row.sum)) / _KOPECKS if row.sum is not None else None,
        id_of(row.state.meta.href) if row.state is not None else "",
        bool(row.deleted),
    )


def _with_sync_id(row: ObjectRow) -> tuple[UUID, Present]:
    return UUID(row.sync_id), _present(row)


def _counterparty(row: BuyerRow) -> Counterparty:
    return Counterparty(row.id, row.name, row.email, row.phone, row.inn, row.archived)


def _buyer(new: NewBuyer) -> dict[str, Any]:
    """Only what is known is sent; a company's own fields only for a company."""
    buyer = new.buyer
    company = buyer.company_type is not CompanyType.INDIVIDUAL
    fields = {
        "email": buyer.email,
        "phone": buyer.phone,
        "inn": buyer.inn,
        "kpp": buyer.kpp if buyer.company_type is CompanyType.LEGAL else "",
        "legalTitle": buyer.legal_title if company else "",
        "legalAddress": buyer.legal_address if company else "",
        "actualAddress": buyer.address,
    }
    named = buyer.legal_title if company and buyer.legal_title else buyer.name
    return {
        "syncId": str(new.sync_id),
        "name": named or buyer.email or buyer.phone,
        "companyType": buyer.company_type.value,
        **{name: text for name, text in fields.items() if text},
    }


def _order(new: NewOrder, base: str) -> dict[str, Any]:
    draft = new.draft

    def reference(kind: str, object_id: str) -> dict[str, Any]:
        return _reference(base, kind, object_id)

    links = (
        ("store", "store", draft.store_id),
        ("salesChannel", "saleschannel", draft.sales_channel_id),
        ("project", "project", draft.project_id),
    )
    body: dict[str, Any] = {
        "syncId": str(draft.sync_id),
        "externalCode": draft.external_code,
        "moment": to_moscow(draft.moment)[:-2] + "00",
        "organization": reference("organization", draft.organization_id),
        "agent": reference("counterparty", new.agent_id),
        "vatEnabled": draft.vat_enabled,
        "vatIncluded": draft.vat_included,
        "description": draft.description,
        "positions": [_position(position, reference) for position in draft.positions],
    }
    body |= {field: reference(kind, object_id) for field, kind, object_id in links if object_id}
    if draft.state_id:
        body["state"] = {
            "meta": {
                "href": f"{base}/entity/customerorder/metadata/states/{draft.state_id}",
                "type": "state",
                "mediaType": "application/json",
            }
        }
    return body | ({"name": draft.name} if draft.name else {})


def _position(position: DraftPosition, reference: Callable[[str, str], dict[str, Any]]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "assortment": reference(position.item_kind.value, position.item_id),
        "quantity": float(position.quantity),
        "price": float(position.price),
        "discount": float(position.discount),
        "vat": position.vat.rate,
        "vatEnabled": position.vat.enabled,
    }
    if position.reserve and position.item_kind is not ItemKind.SERVICE:
        body["reserve"] = float(position.reserve)
    return body


def _reference(base: str, kind: str, object_id: str) -> dict[str, Any]:
    return {"meta": {"href": f"{base}/entity/{kind}/{object_id}", "type": kind, "mediaType": "application/json"}}
