"""Turns rows of orders and of basket lines into `ShopOrder`s. Half an order is no order: one that cannot be read
whole is a bad row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from decimal import Decimal

import msgspec

from core.bitrix.batch import decode_rows, raw_rows
from core.bitrix.casts import readable_ids, to_decimal, to_flag, to_id, to_optional_id, to_text, to_utc
from core.bitrix.codes import shop_error
from core.bitrix.goods import check_advancing
from core.bitrix.payloads import BasketRow, OrderRow
from core.domain.orders import OrderLine, ShopOrder
from core.errors import BadAnswer
from core.ports import BadRow

ORDERS = "sale.order.list"
BASKET = "sale.basketitem.list"


@dataclass(slots=True)
class Gathered:
    """Rows read so far: orders by id, their lines by order, what could not be read, the highest order id seen."""

    rows: dict[int, OrderRow] = field(default_factory=dict)
    lines: dict[int, list[BasketRow]] = field(default_factory=lambda: defaultdict(list))
    bad: list[BadRow] = field(default_factory=list)
    last_id: int = 0

    def take_orders(self, result: msgspec.Raw, after_id: int) -> int:
        """Take a page of orders above `after_id`; how many rows it had.

        Raises:
            BadAnswer: the ids do not rise above it.
        """
        rows = self._orders(result)
        check_advancing([order_id for order_id, _ in rows], after_id, ORDERS)
        self.rows.update(rows)
        self.last_id = max([self.last_id, *(order_id for order_id, _ in rows)])
        return len(raw_rows(result, ORDERS))

    def begins_below(self, result: msgspec.Raw, after_id: int) -> bool:
        """True for a page that repeats what was read: references inside a batch do not work in this shop."""
        rows, _ = decode_rows(raw_rows(result, ORDERS)[:1], OrderRow)
        return any(order_id <= after_id for order_id in readable_ids(row.id for row in rows))

    def take_known(self, result: msgspec.Raw, asked: Sequence[int]) -> None:
        """Take orders that were asked for by id. Raises BadAnswer when others came: then nothing is proved."""
        rows = self._orders(result)
        if any(order_id not in asked for order_id, _ in rows):
            raise shop_error(BadAnswer, "bitrix.filter_ignored", method=ORDERS)
        self.rows.update(rows)

    def take_lines(self, rows: Sequence[BasketRow], asked: Sequence[int] | None, above: int = 0) -> None:
        """Take lines of the orders asked for, or of all orders `above` an id.

        Raises:
            BadAnswer: a line belongs to another order.
        """
        for row in rows:
            try:
                order_id = to_id(row.order_id)
            except ValueError as problem:
                self.bad.append(BadRow("", f"line {row.id}: {problem}"))
                continue
            if order_id <= above if asked is None else order_id not in asked:
                raise shop_error(BadAnswer, "bitrix.filter_ignored", method=BASKET)
            self.lines[order_id].append(row)

    def build(self, zone: tzinfo) -> list[ShopOrder]:
        """The orders in id order; those that cannot be read are added to `bad`."""
        orders = []
        for order_id in sorted(self.rows):
            try:
                orders.append(_order(self.rows[order_id], self.lines.get(order_id, []), zone))
            except ValueError as problem:
                self.bad.append(BadRow(str(order_id), str(problem)))
        return orders

    def _orders(self, result: msgspec.Raw) -> list[tuple[int, OrderRow]]:
        rows, bad = decode_rows(raw_rows(result, ORDERS), OrderRow)
        self.bad += bad
        found = []
        for row in rows:
            try:
                found.append((to_id(row.id), row))
            except ValueError as problem:
                self.bad.append(BadRow(str(row.id), str(problem)))
        return found


def _order(row: OrderRow, lines: Sequence[BasketRow], zone: tzinfo) -> ShopOrder:
    created = to_utc(row.date_insert, zone)
    read = {line.id: line for line in map(_line, lines)}
    return ShopOrder(
        id=to_id(row.id),
        number=to_text(row.account_number) or to_text(row.id),
        created=created,
        updated=to_utc(row.date_update, zone) if row.date_update else created,
        status=to_text(row.status_id),
        canceled=to_flag(row.canceled),
        paid=to_flag(row.payed),
        shipped=to_flag(row.deducted),
        site=to_text(row.lid),
        xml_id=to_text(row.xml_id),
        lines=tuple(read[one] for one in sorted(read)),
    )


def _line(row: BasketRow) -> OrderLine:
    """A line; a kit's own row names itself as its set parent in the API and nobody here. Null stands for 0."""
    line_id = to_id(row.id)
    parent = to_optional_id(row.set_parent_id)
    return OrderLine(
        id=line_id,
        offer_id=to_optional_id(row.product_id),
        quantity=Decimal(0) if row.quantity in (None, "") else to_decimal(row.quantity),
        set_parent=parent if parent != line_id else None,
        name=to_text(row.name),
    )
