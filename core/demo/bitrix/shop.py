"""The state of the pretend shop: its database, switches, clock, log of writes and random customers."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from core.demo.bitrix import dates
from core.demo.bitrix.fields import Style
from core.demo.bitrix.schema import create_tables
from core.demo.bitrix.switches import BitrixSwitches
from core.demo.http import Clock

USER_ID = 1


@dataclass
class Shop:
    """Everything that the REST methods read and change."""

    switches: BitrixSwitches
    clock: Clock
    code: str
    seed: int = 1
    db: sqlite3.Connection = field(default_factory=create_tables)
    removed_methods: list[str] = field(default_factory=list)
    writes: list[dict[str, Any]] = field(default_factory=list)
    pending_parents: list[tuple[float, int]] = field(default_factory=list)
    commands: int = 0
    fill_stores: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        self.inventory = self.switches.inventory_management
        self.random = random.Random(self.seed)

    @property
    def zone_minutes(self) -> int:
        """The site's zone, minutes east of Greenwich."""
        return self.switches.time_zone_minutes

    @property
    def sale_style(self) -> Style:
        """How sale.* writes zeros: by the kernel's age."""
        return Style.NULLS if self.switches.old_kernel else Style.PLAIN

    def need_stores(self) -> None:
        """Fill the store amounts at the first need; most runs never look at them and start quicker without."""
        if self.fill_stores is not None:
            fill, self.fill_stores = self.fill_stores, None
            fill()

    def now(self) -> int:
        """The shop's present moment in whole seconds since the epoch."""
        return int(self.clock.now())

    def iso_now(self) -> str:
        """The shop's present moment as REST writes it."""
        return dates.iso(self.now(), self.zone_minutes)

    def rows(self, sql: str, arguments: Iterable[Any] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        return self.db.execute(sql, tuple(arguments)).fetchall()

    def row(self, sql: str, arguments: Iterable[Any] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, or None."""
        found: sqlite3.Row | None = self.db.execute(sql, tuple(arguments)).fetchone()
        return found

    def value(self, sql: str, arguments: Iterable[Any] = ()) -> Any:
        """Return the first value of a query's first row, or None."""
        found = self.row(sql, arguments)
        return None if found is None else found[0]

    def execute(self, sql: str, arguments: Iterable[Any] = ()) -> int:
        """Run a statement and return the id of the row it inserted, if it did."""
        return self.db.execute(sql, tuple(arguments)).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run a block whole or not at all."""
        self.db.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def has_method(self, name: str) -> bool:
        """Whether the method was not taken away through the control door; `name` in lower case."""
        return not any(fnmatchcase(name, pattern) for pattern in self.removed_methods)

    def log_write(self, method: str, object_id: Any, sent: Any, **more: Any) -> None:
        """Note a write with its moment; `more` holds the quantity before and after, where there is one."""
        entry = {"number": len(self.writes) + 1, "time": self.clock.now(), "method": method}
        self.writes.append({**entry, "id": object_id, "sent": sent, **more})
