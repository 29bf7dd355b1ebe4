"""Turns rows of the product methods into `Offer`s; the struct of the rows is made per iblock, for the names asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from core.bitrix.batch import PAGE, id_of
from core.bitrix.casts import to_decimal, to_flag, to_id, to_optional_id, to_text
from core.bitrix.codes import shop_error
from core.bitrix.methods import METHODS
from core.bitrix.properties import Property, Roles, values_of
from core.domain.catalogue import STOCKED_OFFER_KINDS, Offer, OfferKind
from core.errors import BadAnswer
from core.ports import BadRow

KINDS: Mapping[int, OfferKind] = {
    1: OfferKind.SIMPLE,
    2: OfferKind.SET,
    3: OfferKind.PARENT,
    4: OfferKind.OFFER,
    5: OfferKind.FREE_OFFER,
    6: OfferKind.EMPTY_PARENT,
    7: OfferKind.SERVICE,
}
"""Product types (ProductTable, digest bitrix §3.1)."""

FIELDS = (
    "id", "iblockId", "xmlId", "name", "active", "available", "quantity", "quantityReserved", "quantityTrace",
    "canBuyZero", "type", "parentId", "measure",
)  # fmt: skip


class GoodsReader:
    """Reads the rows of one iblock.

    Args:
        iblock_id: the iblock.
        roles: what its properties mean.
        measures: short names of measures by id.
    """

    def __init__(self, iblock_id: int, roles: Roles, measures: Mapping[int, str]) -> None:
        self.iblock_id = iblock_id
        self.select = [*FIELDS, *dict.fromkeys(one.field_name for one in roles.all)]
        self._roles = roles
        self._measures = measures
        row = msgspec.defstruct(f"Goods{iblock_id}", [(name, Any, msgspec.UNSET) for name in self.select], gc=False)
        self._pages: dict[str, msgspec.json.Decoder[Any]] = {}
        self._row_type = row
        self._row = msgspec.json.Decoder(row)

    def page(self, result: msgspec.Raw, method: str) -> tuple[list[int], list[Offer], list[BadRow]]:
        """Ids of a page's rows in their order (rows whose id cannot be read left out), offers and bad rows.

        Raises:
            BadAnswer: there is no list where the method promises one.
        """
        ids: list[int] = []
        offers: list[Offer] = []
        bad: list[BadRow] = []
        for row, raw_id, problem in self._rows(result, method):
            if row is None:
                bad.append(BadRow(raw_id, problem))
                if raw_id:
                    ids.append(int(raw_id))
                continue
            try:
                ids.append(to_id(row.id))
                offers.append(self._offer(row))
            except ValueError as error:
                bad.append(BadRow(str(row.id), str(error)))
        return ids, offers, bad

    def _rows(self, result: msgspec.Raw, method: str) -> list[tuple[Any, str, str]]:
        """Rows as (row, "", "") or, where one is no object, (None, id, problem)."""
        try:
            return [(row, "", "") for row in self._listed(result, method, self._row_type)]
        except msgspec.DecodeError:
            pass
        found: list[tuple[Any, str, str]] = []
        for raw in self._listed(result, method, msgspec.Raw):
            try:
                found.append((self._row.decode(raw), "", ""))
            except msgspec.DecodeError as problem:
                found.append((None, id_of(raw), str(problem)))
        return found

    def _listed(self, result: msgspec.Raw, method: str, row: type[Any]) -> list[Any]:
        """The list under the method's key; an empty list where PHP wrote `[]` for the whole result."""
        key = METHODS[method].rows
        name = f"{key} {row.__name__}"
        if name not in self._pages:
            page = msgspec.defstruct("Page", [(key, list[row] | None, None)], gc=False)  # type: ignore[valid-type]
            self._pages[name] = msgspec.json.Decoder(page | list[Any])
        try:
            page = self._pages[name].decode(result)
        except msgspec.DecodeError as problem:
            if row is not msgspec.Raw:
                raise
            details = str(problem)
        else:
            return getattr(page, key) or [] if not isinstance(page, list) else []
        raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=details)

    def _offer(self, row: Any) -> Offer:
        kind = KINDS.get(to_id(row.type))
        if kind is None:
            raise ValueError(f"unknown product type {row.type}")
        stocked = kind in STOCKED_OFFER_KINDS
        roles = self._roles
        measure = to_optional_id(_given(row.measure))
        return Offer(
            id=to_id(row.id),
            kind=kind,
            iblock_id=to_id(row.iblockId) if row.iblockId is not msgspec.UNSET else self.iblock_id,
            name=to_text(_given(row.name)),
            parent_id=_parent(_given(row.parentId)),
            xml_id=to_text(_given(row.xmlId)),
            article=_first(row, roles.article),
            barcodes=tuple(dict.fromkeys(_all(row, roles.barcode))),
            moysklad_id=_first(row, roles.moysklad_id),
            properties=tuple((one.name, text) for one in roles.describing for text in _texts(row, one)),
            active=to_flag(_given(row.active)),
            available=None if _given(row.available) is None else to_flag(row.available),
            quantity=stock_figure(row.quantity, stocked),
            reserved=stock_figure(row.quantityReserved, stocked),
            quantity_trace=to_text(_given(row.quantityTrace)) or "D",
            can_buy_zero=to_text(_given(row.canBuyZero)) or "D",
            measure=self._measures.get(measure, "") if measure is not None else "",
        )


def stock_figure(value: Any, stocked: bool) -> Decimal | None:
    """A quantity of a row: null stands for 0 where the type carries own stock, and is unknown elsewhere; a figure
    that was not given at all is unknown too (digest bitrix §1.7, trap 2)."""
    if not stocked or value is msgspec.UNSET:
        return None
    return Decimal(0) if value is None or value == "" else to_decimal(value)


def check_advancing(ids: Sequence[int], after: int, method: str) -> None:
    """Check that a page goes on where the last one ended: ids above `after`, rising, a page at most.

    Raises:
        BadAnswer: the server ignores the cursor and shows rows again (field case C97).
    """
    last = after
    for one in ids:
        if one <= last:
            raise shop_error(BadAnswer, "bitrix.paging_stuck", method=method)
        last = one
    if len(ids) > PAGE:
        raise shop_error(BadAnswer, "bitrix.paging_stuck", method=method)


def _given(value: Any) -> Any:
    return None if value is msgspec.UNSET else value


def _parent(value: Any) -> int | None:
    if isinstance(value, dict):
        value = value.get("value")
    return to_optional_id(value)


def _texts(row: Any, prop: Property) -> list[str]:
    return values_of(prop, _given(getattr(row, prop.field_name)))


def _all(row: Any, properties: Sequence[Property]) -> list[str]:
    return [text for one in properties for text in _texts(row, one)]


def _first(row: Any, properties: Sequence[Property]) -> str:
    return next(iter(_all(row, properties)), "")
