"""What the jobs of sales will write into the log, told of the demo's orders as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from core.app.doors import Surroundings
from core.app.log_entry import entry
from core.domain.orders import EventSide, ExportState, OrderEvent, OrderExport
from core.domain.screens.log import LogLevel, LogObject, LogRecord, LogSource
from core.store.log_entries import LogEntries

_LEVELS = {
    ExportState.SENT: LogLevel.INFO,
    ExportState.WAITING: LogLevel.WARNING,
    ExportState.FAILED: LogLevel.ERROR,
}
_STATUSES = frozenset({"order.event.status", "order.event.state"})
#: What happened to the newest orders is enough to see what it looks like.
_MOST, _DAYS = 40, timedelta(days=3)


def fill(around: Surroundings) -> None:
    """One entry for how each order's export stands, and one for each thing that happened to it lately."""
    exports = [export for state in _LEVELS for export in around.store.exports.in_state(state)]
    newest = sorted(exports, key=lambda export: export.at, reverse=True)[:_MOST]
    since = around.clock.now() - _DAYS
    records = [record for record in _told(around, newest) if record.at >= since]
    LogEntries(around.store.raw).add(sorted(records, key=lambda record: record.at))


def _told(around: Surroundings, exports: Iterable[OrderExport]) -> Iterator[LogRecord]:
    for export in exports:
        stored = around.store.orders.order(export.order_id)
        if stored is None:
            continue
        about = LogObject("order", str(export.order_id), stored.order.number)
        offer = next((line.offer_id for line in stored.order.lines if line.id == export.line_id), None)
        raw: dict[str, object] = {
            "order": {"bitrix_id": export.order_id, "account_number": stored.order.number},
            "state": export.state.value,
            "attempts": export.attempts,
            "params": dict(export.params),
        }
        if export.line_id is not None:
            raw["position"] = {"line_id": export.line_id, "offer_id": offer}
        if export.next_at is not None:
            raw["next_attempt_at"] = export.next_at
        params = {**export.params, **({"offer_id": str(offer)} if offer is not None else {})}
        yield entry(export.at, _LEVELS[export.state], LogSource.ORDERS, export.code, params, about=about, raw=raw)
        for event in around.store.order_events.of_order(export.order_id):
            if event.side is not EventSide.SKLADLINK:
                yield _event(event, about)


def _event(event: OrderEvent, about: LogObject) -> LogRecord:
    if event.code in _STATUSES:
        source = LogSource.STATUSES
    elif event.code.startswith("order."):
        source = LogSource.ORDERS
    else:
        source = LogSource.SHIPMENTS
    return entry(event.at, LogLevel.INFO, source, event.code, event.params, about=about)
