"""Dates in order filters: found out at connect in which form the shop understands them (digest bitrix §1.8).

Kernels of 2022 want `DD.MM.YYYY HH:MI:SS` in the user's zone and misread ISO; newer ones read ISO and drop a date
they cannot read, which lists every order. Where neither form passes the test, orders are found by their ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from core.bitrix.answers import BatchAnswer
from core.bitrix.batch import decode_rows, raw_rows, run_all
from core.bitrix.casts import to_id, to_utc
from core.bitrix.payloads import OrderRow
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.ports import CancelToken

ISO, CULTURE, NONE = "iso", "culture", "none"
FORMS = (ISO, CULTURE)

_METHOD = "sale.order.list"
_DAY = timedelta(days=1)
_MARGIN = timedelta(hours=26)
"""The user's zone is not known for sure: so much is read too much, and sorted out by the orders' own times."""


@dataclass(frozen=True, slots=True)
class DateFilter:
    """A form of dates. `form` is "iso", "culture" or "none"; `zone` the site's."""

    form: str
    zone: tzinfo

    @property
    def usable(self) -> bool:
        """False when orders cannot be filtered by date here."""
        return self.form != NONE

    def text(self, moment: datetime) -> str:
        """The moment, safely early, as the shop wants it."""
        return date_text(self.form, (moment - _MARGIN).astimezone(self.zone))


def date_text(form: str, moment: datetime) -> str:
    """A moment in one of `FORMS`, in its own zone."""
    return moment.isoformat(timespec="seconds") if form == ISO else moment.strftime("%d.%m.%Y %H:%M:%S")


def newest_order() -> Command:
    """The command that reads one order to calibrate with."""
    return Command(_METHOD, {"select": ["id", "dateInsert", "dateUpdate"], "order": {"id": "desc"}, "start": -1})


def calibration(order_id: int, updated: datetime, zone: tzinfo) -> dict[str, Command]:
    """Four questions about one order, two in each form: "changed later than tomorrow" and "earlier than tomorrow"."""
    commands = {}
    for form in FORMS:
        text = date_text(form, (updated + _DAY).astimezone(zone))
        for sign in (">", "<"):
            conditions = {"id": order_id, f"{sign}dateUpdate": text}
            commands[f"{form}{sign}"] = Command(
                _METHOD, {"filter": conditions, "select": ["id"], "order": {"id": "asc"}, "start": -1}
            )
    return commands


def calibrated(answer: BatchAnswer) -> str:
    """The form that gave no order for "later" and the one order for "earlier"; ISO first, "none" for neither."""
    for form in FORMS:
        if _rows(answer, f"{form}>") == 0 and _rows(answer, f"{form}<") == 1:
            return form
    return NONE


def first_id_since(transport: Transport, since: datetime, cancel: CancelToken) -> int:
    """The lowest id of an order created since, by halving the range of ids; a last id + 1 when there is none.

    Ids and creation times rise together, apart from orders that commit side by side.
    """
    newest = _one(transport, {}, "desc", cancel)
    if newest is None:
        return 1
    low, high = 1, newest[0] + 1
    since = since.astimezone(UTC) - timedelta(hours=1)
    while low < high:
        middle = (low + high) // 2
        found = _one(transport, {">id": middle - 1}, "asc", cancel)
        if found is None or found[1] >= since:
            high = middle
        else:
            low = found[0] + 1
    return low


def _one(
    transport: Transport, conditions: dict[str, object], direction: str, cancel: CancelToken
) -> tuple[int, datetime] | None:
    command = Command(
        _METHOD,
        {"filter": conditions, "select": ["id", "dateInsert"], "order": {"id": direction}, "start": -1},
    )
    raws = raw_rows(run_all(transport, {"one": command}, cancel).results["one"], _METHOD)
    rows, _ = decode_rows(raws[:1], OrderRow)
    return (to_id(rows[0].id), to_utc(rows[0].date_insert, transport.zone)) if rows else None


def _rows(answer: BatchAnswer, key: str) -> int | None:
    """How many orders an answer has; None when the question was refused."""
    result = answer.results.get(key)
    return None if result is None else len(raw_rows(result, _METHOD))
