"""What a job is given: the two ports, the repositories, rules, clock, events and the person's stop button."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from core.events import EventBus
from core.ports import CancelToken, Clock, Shop, Warehouse
from core.settings import CreateSettings, LinkSettings, LoadSettings, OrderSettings, Settings, StockSettings
from core.store.repositories import Repositories


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The settings a run works by, taken once at its start."""

    stock: StockSettings
    link: LinkSettings
    load: LoadSettings
    orders: OrderSettings
    create: CreateSettings

    @classmethod
    def taken_from(cls, settings: Settings) -> RunSettings:
        """The present settings."""
        return cls(
            settings.get(StockSettings),
            settings.get(LinkSettings),
            settings.get(LoadSettings),
            settings.get(OrderSettings),
            settings.get(CreateSettings),
        )


@dataclass(slots=True)
class JobContext:
    """One run's surroundings. `stock_gate` is shared by all runs: two of them never plan stock at once; `create_gate`
    likewise for whoever creates elements in the shop or marks them.

    `cause` says why the run began (core.domain.schedule.Cause); "" for acts that nobody lists as runs.
    """

    warehouse: Warehouse
    shop: Shop
    store: Repositories
    settings: RunSettings
    clock: Clock
    events: EventBus
    cancel: CancelToken
    stock_gate: threading.RLock = field(default_factory=threading.RLock)
    cause: str = ""
    create_gate: threading.RLock = field(default_factory=threading.RLock)
