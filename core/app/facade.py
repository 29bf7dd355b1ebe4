"""SkladLink itself: everything a window or a command line may ask or do, in one class."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from core.app.checking import KeyPlace, SystemsCheck, key_place
from core.app.doctor import examine, examine_offline
from core.app.doors import Doors, Surroundings
from core.app.gateways import Gateways
from core.app.plans import PlanDesk
from core.app.running import Runner
from core.app.views import BudgetFigures, DoctorLine
from core.domain.catalogue import Reference, ReferenceKind
from core.domain.links import LinkOrigin, MatchRule
from core.domain.plan import JobName
from core.domain.screens.common import ConnectionView
from core.domain.screens.mapping import CandidateView, MappingCounts, MappingDetail, MappingQuery, MappingRow
from core.domain.screens.plans import PlanRow, PlanSummary, PlanTab, RunView
from core.domain.screens.stock import Explanation
from core.events import EventBus, RunProgress
from core.jobs import (
    conflicts_undo,
    connect,
    initial_load,
    mapping,
    marks,
    order_retry,
    quality,
    recovery,
    status_scheme,
    stock,
)
from core.jobs.context import JobContext, RunSettings
from core.jobs.lock import JobLock
from core.jobs.stock_read import MEASURES
from core.log import LogTail
from core.ports import CancelToken, Clock, SecretName
from core.secrets import SecretChain
from core.settings import Settings, ShopSettings, StockSettings
from core.store.repositories import Repositories
from core.store.windows.mapping import MappingWindow
from core.store.windows.plan import PlanWindow

Answer = TypeVar("Answer")


class SkladLink(Doors):
    """An open program. Screen questions and acts block for a moment of SQL; jobs run in lanes and tell by events.

    `store` is for the command line and tests; a window asks the methods below.
    """

    def __init__(
        self,
        home: Path,
        store: Repositories,
        settings: Settings,
        secrets: SecretChain,
        gateways: Gateways,
        events: EventBus,
        clock: Clock,
        log_tail: LogTail,
    ) -> None:
        self.home, self.events, self.settings, self.log_tail = home, events, settings, log_tail
        self.demo: Any = None
        self.store, self._secrets, self._gateways, self._clock = store, secrets, gateways, clock
        self._mapping = MappingWindow(store.raw)
        lock = JobLock(home)
        self._runner = Runner(store, settings, gateways, events, clock, lock)
        super().__init__(
            Surroundings(home, store, settings, secrets, gateways, self._runner, events, clock, self._local)
        )
        self._plans = PlanDesk(store, PlanWindow(store.raw), self.stock.window)
        self._closers: list[Callable[[], None]] = []
        with lock.alone() as nobody_else_works:
            if nobody_else_works:
                recovery.close_interrupted(self._local())

    # Settings and secrets

    def setting(self, key: str) -> str:
        """A setting as plain text, "" when it was never set."""
        return self.settings.text(key)

    def set_setting(self, key: str, value: str) -> None:
        """Save a setting at once; what works by it takes it over."""
        self.settings.set_text(key, value)
        self.preferences.follow(key)

    def shop_title(self) -> str:
        """What the shop is called on screen: its set title, else its host."""
        return self.settings.get(ShopSettings).title or str(marks.shop(self.store.watermarks).get("host", ""))

    def set_secret(self, name: SecretName, value: str, *, session_only: bool = False) -> None:
        """Keep a token in the OS keyring, or in memory only. Raises SkladLinkError keyring_… in plain words."""
        self._keep_secret(name, value, session_only)
        self.logbook.chronicle.secret_kept(name.value)

    def _keep_secret(self, name: SecretName, value: str, session_only: bool) -> None:
        if session_only:
            self._secrets.set_for_session(name, value)
        else:
            self._secrets.set(name, value)
        self._gateways.forget()

    def keep_moved_webhook(self) -> None:
        """Keep the webhook's new address where the shop redirected us; one from the environment stays as it is."""
        moved = self._gateways.moved_webhook()
        source = self.secret_source(SecretName.BITRIX_WEBHOOK)
        if moved is not None and source in ("keyring", "session"):
            self._keep_secret(SecretName.BITRIX_WEBHOOK, moved, source == "session")

    def forget_connections(self) -> None:
        """Connect anew next time: an address changed."""
        self._gateways.forget()

    def secret_source(self, name: SecretName) -> str:
        """Where a token is kept: environment, session, keyring or "" (nowhere)."""
        return self._secrets.source(name)

    def key_place(self, name: SecretName) -> KeyPlace:
        """Like `secret_source`, with the keyring's failure told instead of raised."""
        return key_place(self._secrets, name)

    # Screens

    def mapping_counts(self, search: str = "") -> MappingCounts:
        """Numbers on the mapping page's tabs and chips."""
        return self._mapping.counts(search)

    def mapping_ids(self, query: MappingQuery) -> array[int]:
        """Row numbers of the mapping table, in order."""
        return self._mapping.ids(query)

    def mapping_rows(self, rows: Sequence[int]) -> list[MappingRow]:
        """A block of mapping rows; rows that are gone are left out."""
        return self._mapping.rows(rows)

    def mapping_detail(self, row: int) -> MappingDetail | None:
        """The right panel of one mapping row."""
        return self._mapping.detail(row, MEASURES[self.settings.get(StockSettings).measure])

    def stores(self) -> list[Reference]:
        """MoySklad's warehouses."""
        return self.store.catalogue.references(ReferenceKind.STORE)

    def waiting_plan(self) -> PlanSummary | None:
        """The newest stored plan that waits for a person."""
        waiting = stock.waiting_plans(self._local())
        return self._plans.summary(waiting[0].id) if waiting else None

    def plan_summary(self, run_id: int) -> PlanSummary | None:
        """A stored plan's totals and the brake's verdict."""
        return self._plans.summary(run_id)

    def plan_ids(self, run_id: int, tab: PlanTab, search: str = "") -> array[int]:
        """Row numbers of the preview sheet, in order."""
        return self._plans.window.ids(run_id, tab, search)

    def plan_rows(self, rows: Sequence[int]) -> list[PlanRow]:
        """A block of preview rows."""
        return self._plans.window.rows(rows)

    def runs(self, limit: int = 50) -> list[RunView]:
        """The newest runs."""
        return self._plans.window.runs(limit)

    def explain(self, key: str) -> Explanation:
        """Where the shop's figure comes from; `key` is an article, code, barcode, external code or id."""
        return self._plans.explain(key)

    def search_offers(self, text: str, limit: int = 50) -> list[CandidateView]:
        """Offers found by hand."""
        return [
            CandidateView(
                offer.id,
                offer.kind,
                offer.name,
                ", ".join(value for _, value in offer.properties),
                offer.xml_id,
                0,
                MatchRule.MANUAL,
                False,
                {},
                (),
            )
            for offer in self._mapping.search_offers(text, limit)
        ]

    # Mapping acts

    def link(self, item_id: str, offer_id: int, *, move: bool = True) -> int:
        """Link a pair by hand; the run id serves undo. `move` False: an offer of another item is refused."""
        return mapping.link(self._local(), item_id, offer_id, move=move)

    def unlink(self, item_id: str) -> int:
        """Take an item's link away."""
        return mapping.unlink(self._local(), [item_id])

    def ignore(self, item_id: str, reason: str = "") -> int:
        """Leave an item alone."""
        return mapping.ignore(self._local(), [item_id], reason)

    def unignore(self, item_id: str) -> int:
        """Take an ignored item back."""
        return mapping.unignore(self._local(), [item_id])

    def exact_ids(self) -> array[int]:
        """Mapping rows whose first candidate is exact."""
        return self._mapping.exact_ids()

    def accept_exact(self, rows: Sequence[int] | None = None) -> int:
        """Link exact pairs: all that the mapping shows, or those of `rows`; one undo step. Returns the run id."""
        wanted = set(self.store.catalogue.ids_of(self.exact_ids() if rows is None else rows).values())
        chosen = [c for c in self.store.links.first_candidates(exact=True) if c.item_id in wanted]
        return mapping.accept(self._local(), chosen, LinkOrigin.ACCEPTED, mapping.PERSON)[0]

    def undo(self, run_id: int) -> str | None:
        """Take a run back: None when undone, else a message code. A stock run is planned anew, never written back."""
        run = self.store.journal.run(run_id)
        if run is not None and run.job in (JobName.STOCK_FULL.value, JobName.STOCK_CHANGES.value):
            self.start(JobName.STOCK_FULL, dry_run=True)
            return "undo.recompute"
        if run is not None and run.job == JobName.CONFLICTS.value:
            return conflicts_undo.undo(self._local(), run_id)
        if run is not None and run.job == JobName.STATUS_SCHEME.value:
            return status_scheme.undo(self._local(), run_id)
        if run is not None and run.job == JobName.ORDERS.value:
            return order_retry.undo(self._local(), run_id)
        if run is not None and run.job == JobName.CREATE_OFFERS.value:
            return self.creating.undo(run_id)
        if run is not None and run.job == JobName.QUALITY.value:
            return quality.undo(self._local(), run_id)
        return mapping.undo(self._local(), run_id)

    def last_undoable(self) -> int | None:
        """The newest mapping edit that can be taken back."""
        return mapping.last_undoable(self._local())

    # Jobs

    def start(self, job: JobName, *, dry_run: bool = False) -> bool:
        """Queue a job by hand; False when it runs or waits already. A dry run stops after the plan."""
        options = stock.StockOptions(send=not dry_run)
        work: dict[JobName, Callable[[JobContext], object]] = {
            JobName.CONNECT: connect.run_connect,
            JobName.INITIAL_LOAD: initial_load.run_load,
            JobName.STOCK_FULL: lambda ctx: stock.run_full(ctx, options),
            JobName.STOCK_CHANGES: lambda ctx: stock.run_changes(ctx, options),
        }
        return self._runner.start(job, work[job])

    def send_plan(self, run_id: int, *, without_zeroing: bool = False, typed: str = "") -> bool:
        """Confirm a stored plan: figures are read anew and sent.

        A plan that the brake stopped needs the typed number, or leaves its zeroing rows out. False: not confirmed,
        or a stock job is under way.
        """
        accepted = self._plans.accepted(run_id, typed, without_zeroing)
        if accepted is None:
            return False
        options = stock.StockOptions(without_zeroing=without_zeroing, accepted=accepted, who=mapping.PERSON)
        return self._runner.start(JobName.STOCK_FULL, lambda ctx: stock.run_full(ctx, options))

    def discard_plan(self, run_id: int) -> None:
        """Refuse a stored plan."""
        stock.discard(self._local(), run_id)

    def in_context(self, work: Callable[[JobContext], Answer], cancel: CancelToken) -> Answer:
        """Carry out `work` in this thread and wait for it. Raises SkladLinkError when it cannot start."""
        return work(self._runner.context(cancel))

    def run_by_itself(self) -> None:
        """Start the schedule, where it is not switched off; a job missed while the program was closed runs once."""
        self.schedule.begin()

    def next_run(self, job: JobName) -> datetime | None:
        """When a job runs by itself next."""
        return self.schedule.next_run(job)

    def pause(self) -> None:
        """Hold the running job."""
        self._runner.pause()

    def resume(self) -> None:
        """Let the held job go on."""
        self._runner.resume()

    def cancel(self) -> None:
        """Stop the running job and forget the queue."""
        self._runner.cancel()

    def running(self) -> RunProgress | None:
        """Progress of the job under way."""
        return self._runner.running()

    def busy(self) -> bool:
        """Whether any job is under way."""
        return self._runner.busy()

    def queued(self) -> list[str]:
        """Jobs that wait."""
        return self._runner.queued()

    def wait_idle(self, timeout: float | None = None) -> bool:
        """Wait until nothing runs."""
        return self._runner.wait(timeout)

    def resumable_load(self) -> bool:
        """True when an interrupted initial load can go on."""
        return initial_load.unfinished(self._local()) is not None

    # Health

    def budget(self) -> BudgetFigures:
        """The MoySklad budget gauge."""
        return self._gateways.budget()

    def connections(self) -> list[ConnectionView]:
        """MoySklad's and the shop's health."""
        return self._gateways.connections()

    def doctor(self, *, network: bool = True) -> list[DoctorLine]:
        """Self-test: data folder, database, keyring, and with `network` one read of each system."""
        if not network:
            return examine_offline(self.store, self._secrets)
        return examine(self.store, self._secrets, self._gateways, CancelToken())

    def systems_check(self) -> SystemsCheck:
        """A check of both systems one by one, for the keys just entered."""
        return SystemsCheck(self.store, self._gateways, self.in_context)

    def wizard_facts(self) -> dict[str, str]:
        """Sub-lines of the wizard's finished steps."""
        warehouse, shop = marks.warehouse_name(self.store.watermarks), marks.shop(self.store.watermarks)
        stores = ", ".join(store.name for store in self.stores()[:3])
        return {"moysklad": warehouse, "shop": str(shop.get("host", "")), "stock": stores}

    def facts(self) -> Mapping[str, Mapping[str, object]]:
        """What both systems turned out to be at the last connect."""
        return {"moysklad": marks.warehouse(self.store.watermarks), "shop": marks.shop(self.store.watermarks)}

    def on_close(self, closer: Callable[[], None]) -> None:
        """Have `closer` called when the program closes."""
        self._closers.append(closer)

    def close(self) -> None:
        """Stop jobs, close the database and whatever was started for us."""
        self.schedule.close()
        self.conflicts.watch.close()
        self._runner.close()
        self._gateways.forget()
        self.logbook.chronicle.close()
        self.store.raw.close()
        for closer in reversed(self._closers):
            closer()

    def confirmed_once(self) -> bool:
        """Nothing is sent by itself before a person let a first comparison through."""
        return self.schedule.confirmed()

    def _local(self) -> JobContext:
        """Surroundings for acts that touch the local database only."""
        return JobContext(
            None,  # type: ignore[arg-type]
            None,  # type: ignore[arg-type]
            self.store,
            RunSettings.taken_from(self.settings),
            self._clock,
            self.events,
            CancelToken(),
        )
