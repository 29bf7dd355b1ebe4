"""A SkladLink in a process of its own that kills itself with SIGKILL at the n-th passing of a named point.

Started by the tests with one JSON object on standard input (see `Order`); prints one JSON object at its end: how each
act ended and how often each point was passed. A point is named `<phase>/<what>:<when>`; the phases are `planning`,
`sending`, `answer lost` (the shop has carried the batch out, its answer is not handled yet) and `recording`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from core.app import acts
from core.app.opening import open_on
from core.bitrix import limits
from core.bitrix.transport import Transport as ShopTransport
from core.jobs import creating, creating_settle, marks
from core.moysklad import items
from core.moysklad.transport import Transport as WarehouseTransport
from core.ports import CancelToken
from core.store.catalogue import Catalogue
from core.store.journal import Journal
from core.store.links import Links
from core.store.orders import Orders
from core.store.small import LoadPages, Watermarks
from core.store.stock import Stock
from core.store.store import Store

PLANNING, SENDING, ANSWER_LOST, RECORDING = PHASES = ("planning", "sending", "answer lost", "recording")
#: What a batch that changes the shop holds.
_WRITING = (b".update?", b".add?", b"document.conduct?")
_WRAPPED: tuple[tuple[type, str], ...] = (
    (Catalogue, "replace_references"),
    (Catalogue, "upsert_items"),
    (Catalogue, "mark_gone_items"),
    (Catalogue, "upsert_offers"),
    (Catalogue, "set_offer_quantities"),
    (LoadPages, "add"),
    (LoadPages, "retain"),
    (Links, "replace_candidates"),
    (Links, "put"),
    (Links, "refresh_match_states"),
    (Orders, "upsert"),
    (Stock, "put_seen"),
    (Stock, "put_sent"),
    (Stock, "update_stock_view"),
    (Journal, "start_run"),
    (Journal, "set_run_state"),
    (Journal, "add_changes"),
    (Journal, "set_sent"),
    (Journal, "finish"),
    (Watermarks, "set"),
)


@dataclass(frozen=True)
class Order:
    """What the child is to do: `acts` of load (unless it was done), accept, sync, changes and create:<id>,<id>, in a
    data folder, and where to die (`point`, `nth`).

    `page` items stand in a page of MoySklad and `batch` writes in a batch, so that small worlds have many of both.
    """

    home: str
    systems: dict[str, str]
    acts: tuple[str, ...]
    point: str = ""
    nth: int = 0
    page: int = 1000
    batch: int = 50

    def text(self) -> str:
        """For the child's standard input."""
        return json.dumps(asdict(self))


class Points:
    """Counts how often each point is passed, and dies at the chosen one."""

    def __init__(self, point: str, nth: int) -> None:
        self._point, self._nth = point, nth
        self.passed: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._here = threading.local()
        self._applying = False

    def hit(self, phase: str, what: str) -> None:
        """Pass a point."""
        name = f"{phase}/{what}"
        with self._lock:
            self.passed[name] += 1
            if name == self._point and self.passed[name] == self._nth:
                os.kill(os.getpid(), signal.SIGKILL)

    def phase(self, operation: str) -> str:
        """What the program is doing when it touches its own data."""
        if operation == "set_sent":
            self._applying = True
            return SENDING
        return RECORDING if self._applying else PLANNING

    def wrap(self, owner: type, name: str) -> None:
        """Pass a point before and after each call of a method, and one right before each of its commits."""
        original: Callable[..., Any] = getattr(owner, name)

        def called(*values: Any, **named: Any) -> Any:
            phase = self.phase(name)
            outer = getattr(self._here, "operation", "")
            self.hit(phase, f"{name}:before")
            self._here.operation = name
            try:
                answer = original(*values, **named)
            finally:
                self._here.operation = outer
            self.hit(phase, f"{name}:after")
            return answer

        setattr(owner, name, called)

    def wrap_commits(self) -> None:
        """Pass a point at the end of each transaction, before it is committed."""
        original = Store.write

        @contextmanager
        def write(store: Store) -> Iterator[Any]:
            with original(store) as connection:
                yield connection
                operation = getattr(self._here, "operation", "") or "other"
                self.hit(self.phase(operation), f"{operation}:commit")

        Store.write = write  # type: ignore[method-assign]

    def wrap_requests(self) -> None:
        """Pass a point before each request and one when its answer is there but not handled."""
        ask, send = WarehouseTransport._send, ShopTransport._exchange

        def asked(transport: WarehouseTransport, *values: Any) -> Any:
            self.hit(PLANNING, "moysklad:before")
            answer = ask(transport, *values)
            self.hit(PLANNING, "moysklad:after")
            return answer

        def sent(transport: ShopTransport, payload: bytes) -> Any:
            writes = any(word in payload for word in _WRITING)
            self.hit(SENDING if writes else PLANNING, "shop:before")
            answer = send(transport, payload)
            self.hit(ANSWER_LOST if writes else PLANNING, "shop:after")
            return answer

        WarehouseTransport._send = asked  # type: ignore[method-assign]
        ShopTransport._exchange = sent  # type: ignore[method-assign]


def carry_out(order: Order) -> dict[str, str]:
    """Do the acts; each with its end state."""
    items.PAGE_SIZE = order.page
    limits.BatchSizer.__init__.__defaults__ = (order.batch, 17.0, 5)
    app = open_on(SimpleNamespace(**order.systems), Path(order.home))  # type: ignore[arg-type]
    ends = {"resumes": str(app.resumable_load())}
    try:
        for act in order.acts:
            if act == "load" and (app.resumable_load() or marks.moment(app.store.watermarks, marks.LOADED) is None):
                ends[act] = acts.load(app, CancelToken()).state.value
            elif act == "accept":
                app.accept_exact()
            elif act.startswith("create:"):
                ids = tuple(act.removeprefix("create:").split(","))
                # Everything that was under way ended with the process.
                creating_settle.ON_ITS_WAY = timedelta(0)
                ctx = app._runner.context(CancelToken())
                ends["create"] = creating.run_create(ctx, creating.Order(ids)).code
            elif act in ("sync", "changes"):
                changes = act == "changes"
                ends[act] = acts.sync(app, CancelToken(), changes=changes, send=True, accepted=10_000).state.value
    finally:
        app.close()
    return ends


def main() -> None:
    """Read the order, do it, tell."""
    given = json.load(sys.stdin)
    order = Order(**{**given, "acts": tuple(given["acts"])})
    points = Points(order.point, order.nth)
    for owner, name in _WRAPPED:
        points.wrap(owner, name)
    points.wrap_commits()
    points.wrap_requests()
    ends = carry_out(order)
    print(json.dumps({"ends": ends, "passed": points.passed}))


if __name__ == "__main__":
    main()
