"""The log: what is written into it, and what its page asks for and gets back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

#: Who an entry belongs to when a person at this computer acted.
PERSON = "person"


class LogLevel(IntEnum):
    """How urgent an entry is, in the usual numbers of logs."""

    INFO = 20
    WARNING = 30
    ERROR = 40


class LogSource(StrEnum):
    """Which part of the program an entry comes from; YOU is asked for only: everything a person did."""

    ORDERS = "orders"
    SHIPMENTS = "shipments"
    STATUSES = "statuses"
    CONFLICTS = "conflicts"
    STOCK = "stock"
    MAPPING = "mapping"
    LOAD = "load"
    MOYSKLAD = "moysklad"
    SHOP = "shop"
    SETTINGS = "settings"
    PROGRAM = "program"
    YOU = "you"


class LogTab(StrEnum):
    """Tabs over the log."""

    ERRORS = "errors"
    WARNINGS = "warnings"
    MINE = "mine"
    ALL = "all"


class LogPeriod(StrEnum):
    """How far back the log is shown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class LogObject:
    """What an entry is about: `title` is a number or name as a person knows it, or a count for kinds in plural.

    Kinds: order and shipment (`id` is the shop's order id), conflict, item, offer, links and offers (`id` is the run,
    `title` the count), plan, limit, connection (`id` moysklad or shop), setting, secret, database.
    """

    kind: str = ""
    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class LogRecord:
    """An entry to be written. `code` and `params` make its sentence, `raw` is JSON text, secrets already masked.

    `search` holds the words it is found by.
    """

    at: datetime
    level: LogLevel
    source: LogSource
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    about: LogObject = LogObject()
    who: str = ""
    run_id: int | None = None
    raw: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which entries. `about` narrows to one object: "order:501", "run:7", "job:stock_full"; empty asks for all."""

    tab: LogTab = LogTab.ALL
    search: str = ""
    period: LogPeriod = LogPeriod.ALL
    source: LogSource | None = None
    about: str = ""
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class LogCounts:
    """Numbers on the tabs."""

    total: int = 0
    errors: int = 0
    warnings: int = 0
    mine: int = 0


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry in the table. `undoable`: a person's act that was not taken back yet; `run_id` serves to do so."""

    row: int
    at: datetime
    level: LogLevel
    source: LogSource
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    about: LogObject = LogObject()
    who: str = ""
    run_id: int | None = None
    undoable: bool = False

    @property
    def mine(self) -> bool:
        """A person at this computer did it."""
        return self.who == PERSON


@dataclass(frozen=True, slots=True)
class LogDetail:
    """An opened entry: the row and what was known in JSON."""

    row: LogRow
    raw: str


@dataclass(frozen=True, slots=True)
class LogKeeping:
    """How long entries are kept (days), how many there are and about how much room they take (bytes)."""

    days: int
    entries: int
    size: int
