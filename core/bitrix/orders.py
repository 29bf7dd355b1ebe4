"""Reads new orders and the present state of known ones, with their lines, in one request where they are few.

Orders are never counted (`start=-1`): counting loads every order into the server's memory (digest bitrix §1.7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.bitrix.answers import BatchAnswer
from core.bitrix.batch import PAGE, chunks, decode_rows, raw_rows, read_lists, run_all
from core.bitrix.casts import readable_ids
from core.bitrix.goods import check_advancing
from core.bitrix.order_dates import DateFilter, first_id_since, newest_order
from core.bitrix.order_rows import BASKET, ORDERS, Gathered
from core.bitrix.payloads import BasketRow, OrderRow
from core.bitrix.query import Command, reference
from core.bitrix.transport import BATCH_LIMIT, Transport
from core.ports import CancelToken, OrderNews

_ORDER_SELECT = [
    "id", "accountNumber", "dateInsert", "dateUpdate", "statusId", "canceled", "payed", "deducted", "lid", "xmlId",
]  # fmt: skip
_BASKET_SELECT = ["id", "orderId", "productId", "name", "quantity", "setParentId"]
_BY_ID = {"id": "asc"}
_LINE_PAGES = 6
"""Pages of lines that the first request asks for: 300 lines, more than some forty orders have."""

_ORDERS_A_COMMAND = 15
"""Orders whose lines one command asks for: mostly less than a page."""

_FAST_KNOWN = 400
"""Known orders beyond this many go into requests of their own."""


class OrderReader:
    """Reads orders through one transport.

    Args:
        dates: how the shop wants dates in order filters.
        chained: `$result` references work inside a batch.
    """

    def __init__(self, transport: Transport, dates: DateFilter, *, chained: bool) -> None:
        self._transport = transport
        self._dates = dates
        self._chained = chained

    def read_news(
        self, after_id: int, known_open: Sequence[int], cancel: CancelToken, created_since: datetime | None
    ) -> OrderNews:
        """Orders above `after_id` (and created since, where given), and the present state of `known_open`.

        Ids can commit out of order: whoever wants to be sure gives an `after_id` some ids lower.

        Raises:
            BadAnswer: the server ignores the cursor or the ids it was given.
        """
        got = Gathered(last_id=after_id)
        known = list(dict.fromkeys(known_open))
        if created_since is None:
            self._first_request(after_id, known[:_FAST_KNOWN], got, cancel)
            self._known_orders(known[_FAST_KNOWN:], got, cancel)
        else:
            self._since(after_id, created_since, got, cancel)
            self._known_orders(known, got, cancel)
        asked = frozenset(known)
        orders = [
            order
            for order in got.build(self._transport.zone)
            if created_since is None or order.created >= created_since or order.id in asked
        ]
        present = frozenset(got.rows) | {int(one.id) for one in got.bad if one.id.isdigit()}
        return OrderNews(orders, got.last_id, asked - present, tuple(got.bad))

    def _first_request(self, after_id: int, known: list[int], got: Gathered, cancel: CancelToken) -> None:
        """New orders, their lines and the known orders in one request; what does not fit is read after it."""
        chain = self._line_chain(after_id)
        by_id = {f"known{number}": part for number, part in enumerate(chunks(known, PAGE))}
        lines = {f"lines{number}": part for number, part in enumerate(chunks(known, _ORDERS_A_COMMAND))}
        commands = {
            "new": _orders({">id": after_id}),
            **chain,
            **{key: _orders({"@id": list(part)}) for key, part in by_id.items()},
            **{key: _lines({"@orderId": list(part)}, start=0) for key, part in lines.items()},
        }
        answer = run_all(self._transport, commands, cancel, optional=frozenset(chain) - {"chain0"})
        full = got.take_orders(answer.results["new"], after_id) == PAGE
        left = list(got.rows) if not self._take_line_chain(answer, chain, after_id, got) else []
        for key, part in by_id.items():
            got.take_known(answer.results[key], part)
        for key, part in lines.items():
            if answer.totals.get(key, PAGE + 1) > PAGE:
                left += part
            else:
                self._take_lines(answer, key, part, got)
        self._lines_of(left, got, cancel)
        if full:
            self._orders_after(got.last_id, {}, got, cancel)

    def _line_chain(self, after_id: int) -> dict[str, Command]:
        """Pages of lines of all orders above `after_id`, each continuing the one before."""
        commands = {"chain0": _lines({">orderId": after_id})}
        for number in range(1, _LINE_PAGES if self._chained else 1):
            last = reference(f"chain{number - 1}", "basketItems", PAGE - 1, "id")
            commands[f"chain{number}"] = _lines({">orderId": after_id, ">id": last})
        return commands

    def _take_line_chain(
        self, answer: BatchAnswer, chain: Mapping[str, Command], after_id: int, got: Gathered
    ) -> bool:
        """Take the chain's lines up to its first short page; False when not all lines are in it."""
        last = 0
        for key in chain:
            if key in answer.errors:
                return False
            raws = raw_rows(answer.results[key], BASKET)
            rows, bad = decode_rows(raws, BasketRow)
            ids = readable_ids(row.id for row in rows)
            if last and ids and ids[0] <= last:
                # References do not work here: the page is a repetition and proves nothing.
                return False
            check_advancing(ids, last, BASKET)
            got.take_lines(rows, None, above=after_id)
            got.bad += bad
            if len(raws) < PAGE:
                return True
            last = max([last, *ids])
        return False

    def _since(self, after_id: int, since: datetime, got: Gathered, cancel: CancelToken) -> None:
        """Orders created since, by date or, where dates cannot be used, from the first id of that time on."""
        newest = run_all(self._transport, {"newest": newest_order()}, cancel)
        first = raw_rows(newest.results["newest"], ORDERS)[:1]
        conditions: dict[str, object] = {}
        if self._dates.usable:
            conditions[">=dateInsert"] = self._dates.text(since)
        elif first:
            after_id = max(after_id, first_id_since(self._transport, since, cancel) - 1)
        self._orders_after(after_id, conditions, got, cancel)
        # Without it a shop with no order in that time would be read from its very first order next time.
        newest_ids = readable_ids(row.id for row in decode_rows(first, OrderRow)[0])
        got.last_id = max([got.last_id, *newest_ids])

    def _orders_after(
        self, after_id: int, conditions: Mapping[str, object], got: Gathered, cancel: CancelToken
    ) -> None:
        """All orders above `after_id`, in chains that grow, then their lines."""
        known = set(got.rows)
        length = 1
        while True:
            reached = self._order_chain(after_id, conditions, length, got, cancel)
            if reached is None:
                break
            after_id = reached
            length = min(BATCH_LIMIT, length * 4) if self._chained else 1
        self._lines_of([one for one in got.rows if one not in known], got, cancel)

    def _order_chain(
        self, after_id: int, conditions: Mapping[str, object], length: int, got: Gathered, cancel: CancelToken
    ) -> int | None:
        """Read up to `length` pages of orders; the id to go on after, None after the last page."""
        commands = {"page0": _orders({**conditions, ">id": after_id})}
        for number in range(1, length):
            last = reference(f"page{number - 1}", "orders", PAGE - 1, "id")
            commands[f"page{number}"] = _orders({**conditions, ">id": last})
        answer = run_all(self._transport, commands, cancel, optional=frozenset(commands) - {"page0"})
        for key in commands:
            if key in answer.errors or (key != "page0" and got.begins_below(answer.results[key], after_id)):
                break
            if got.take_orders(answer.results[key], after_id) < PAGE:
                return None
            after_id = got.last_id
        return after_id

    def _known_orders(self, known: Sequence[int], got: Gathered, cancel: CancelToken) -> None:
        """The present state of known orders, and their lines."""
        parts = {f"known{number}": part for number, part in enumerate(chunks(known, PAGE))}
        answer = run_all(self._transport, {key: _orders({"@id": list(part)}) for key, part in parts.items()}, cancel)
        for key, part in parts.items():
            got.take_known(answer.results[key], part)
        self._lines_of([one for one in known if one in got.rows], got, cancel)

    def _take_lines(self, answer: BatchAnswer, key: str, part: Sequence[int], got: Gathered) -> None:
        rows, bad = decode_rows(raw_rows(answer.results[key], BASKET), BasketRow)
        got.take_lines(rows, part)
        got.bad += bad

    def _lines_of(self, order_ids: Sequence[int], got: Gathered, cancel: CancelToken) -> None:
        """Read all lines of the given orders, by offset and counted (basket lines are counted cheaply)."""
        parts = {f"l{number}": part for number, part in enumerate(chunks(list(order_ids), _ORDERS_A_COMMAND))}
        lists = {key: _lines({"@orderId": list(part)}) for key, part in parts.items()}
        for key, rows in read_lists(self._transport, lists, BasketRow, cancel).items():
            got.take_lines(rows, parts[key])


def _orders(conditions: Mapping[str, object]) -> Command:
    return Command(ORDERS, {"filter": conditions, "select": _ORDER_SELECT, "order": _BY_ID, "start": -1})


def _lines(conditions: Mapping[str, object], start: int = -1) -> Command:
    return Command(BASKET, {"filter": conditions, "select": _BASKET_SELECT, "order": _BY_ID, "start": start})
