"""A stand-in for core.app with invented rows, for sizes and states the real app takes long to reach."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from core.app import KeyPlace, SecretName
from core.domain.catalogue import ItemKind, OfferKind
from core.domain.links import MatchRule, MatchState, Verdict
from core.domain.plan import JobName, StockTotals
from core.domain.screens.common import ConnectionView
from core.domain.screens.conflicts import ConflictCounts, ConflictRow, ConflictTab
from core.domain.screens.mapping import (
    CandidateView,
    CompareLine,
    MappingCounts,
    MappingDetail,
    MappingQuery,
    MappingRow,
    MappingTab,
)
from core.domain.screens.orders import OrderRow, OrdersCounts, OrdersQuery, OrdersStanding
from core.domain.screens.palette import Hit, PaletteAnswer
from core.domain.screens.plans import BrakeVerdict, PlanRow, PlanSummary, PlanTab
from core.domain.screens.quality import QualityCounts, QualityQuery, QualityRow
from core.domain.screens.settings import STEPS, CheckedSystem, Setup
from core.domain.screens.shipments import ShipmentCounts, ShipmentRow
from core.domain.screens.statuses import StatusesView
from core.domain.screens.stock import StockCounts, StockDetail, StockQuery, StockTab, StockViewRow, StoreFigure
from core.events import DataChanged, EventBus

NAMES = (
    "Ботинки зимние «Карелия»",
    "Парка «Онега»",
    "Кроссовки «Ветер 2»",
    "Платье миди «Ладога»",
    "Тушь «Объём ×2»",
    "Крем для рук «Облепиха»",
    "Джинсы «Прямой крой»",
    "Сандалии детские «Дюна»",
    "Туфли «Вега» лаковые",
    "Пальто «Нева»",
    "Шампунь «Крапива»",
)
COLORS = ("чёрный", "хаки", "белый", "бордовый", "графит", "молочный")


@dataclass(frozen=True)
class Budget:
    used: int = 18
    limit: int = 45
    window: float = 3.0
    weight: int = 1
    cap: int = 44


def _state(number: int) -> MatchState:
    if number <= 9:
        return MatchState.AMBIGUOUS
    if number <= 47:
        return MatchState.SUGGESTED
    if number <= 90:
        return MatchState.UNLINKED
    if number <= 94:
        return MatchState.UNCHECKED
    if number <= 99:
        return MatchState.DELETED
    return MatchState.IGNORED if number % 271 == 0 else MatchState.LINKED


class NoConflicts:
    """An empty inbox."""

    def counts(self) -> ConflictCounts:
        return ConflictCounts()

    def ids(self, _tab: ConflictTab) -> array[int]:
        return array("q")

    def rows(self, _rows: Sequence[int]) -> list[ConflictRow]:
        return []


class SetUp:
    """How far the first set-up is, and what the checks found."""

    def __init__(self) -> None:
        self.done: frozenset[str] = frozenset(STEPS[:-1])

    def setup(self) -> Setup:
        return Setup(self.done, 3, 2)

    def checked(self) -> dict[str, CheckedSystem]:
        return {system: CheckedSystem(system) for system in STEPS[:2]}


class NoScheme:
    """A status scheme that nobody drew yet."""

    def view(self) -> StatusesView:
        return StatusesView()


class NothingFound:
    """A palette over no goods and no orders."""

    def find(self, text: str, *, orders_only: bool = False) -> PaletteAnswer:
        return PaletteAnswer(text)

    def recent(self, _keys: Sequence[str]) -> list[Hit]:
        return []


class NoOrders:
    """Nothing was read from the shop, nothing decided."""

    def standing(self) -> OrdersStanding:
        return OrdersStanding()

    def counts(self, _query: OrdersQuery) -> OrdersCounts:
        return OrdersCounts()

    def ids(self, _query: OrdersQuery) -> array[int]:
        return array("q")

    def rows(self, _rows: Sequence[int]) -> list[OrderRow]:
        return []


class NoTroubles:
    """Source data without a fault."""

    def counts(self) -> QualityCounts:
        return QualityCounts(loaded=True)

    def ids(self, _query: QualityQuery) -> array[int]:
        return array("q")

    def rows(self, _rows: Sequence[int]) -> list[QualityRow]:
        return []


class NoSchedule:
    """Nothing runs by itself, and nothing is paused."""

    def all_paused(self) -> bool:
        return False

    def paused_until(self) -> None:
        return None

    def stop(self, _job: str) -> bool:
        return True

    def resume_all(self) -> None:
        pass


class NoShipments:
    """Nothing was ordered, nothing shipped."""

    def counts(self) -> ShipmentCounts:
        return ShipmentCounts()

    def ids(self, _query: object) -> array[int]:
        return array("q")

    def rows(self, _rows: Sequence[int]) -> list[ShipmentRow]:
        return []


class InventedStock:
    """The stock page's door over `size` invented rows."""

    def __init__(self, size: int, note: Callable[[], None]) -> None:
        self.size, self._note = size, note

    def counts(self, search: str = "") -> StockCounts:
        return StockCounts(self.size, 112, 9, 2, 11)

    def ids(self, query: StockQuery) -> array[int]:
        self._note()
        ids = array("q", range(1, self.size + 1))
        if query.tab is not StockTab.ALL:
            ids = array("q", (n for n in ids if n % 3 == 1))
        return ids

    def row(self, number: int) -> StockViewRow:
        now = datetime.now(UTC)
        hand = Decimal(number * 7 % 60)
        reserved = min(hand, Decimal(number % 4))
        target = max(Decimal(0), hand - reserved - 1)
        shop = None if number % 41 == 0 else target + (0, 1, -2, 3)[number % 4] if target else Decimal(number % 3)
        return StockViewRow(
            number,
            f"item-{number}",
            18000 + number,
            NAMES[number % len(NAMES)],
            f"{COLORS[number % 6]} · {36 + number % 14}",
            f"KR-{number:05d}",
            hand,
            reserved,
            Decimal(6) if number % 3 == 0 else None,
            Decimal(0),
            Decimal(1),
            target,
            shop,
            "figure.freeStock",
            "",
            now - timedelta(minutes=72 if number % 19 == 1 else 3),
            now,
        )

    def rows(self, rows: Sequence[int]) -> list[StockViewRow]:
        self._note()
        return [self.row(number) for number in rows]

    def detail(self, row: int) -> StockDetail:
        view = self.row(row)
        return StockDetail(
            view,
            (
                StoreFigure("a", "Основной склад", Decimal(4), True),
                StoreFigure("b", "Шоурум", Decimal(2), True),
                StoreFigure("c", "Брак и возвраты", Decimal(3), False),
            ),
            {"measure": "freeStock", "figure": "6", "in_flight": "1", "safety": "1", "result": "4"},
            (),
        )

    def rule_sentence(self) -> tuple[str, dict[str, object]]:
        return "", {}


class NothingTaught:
    """A dictionary that links teach nothing."""

    def taught(self, run_id: int) -> list[object]:
        return []

    def rank_anew(self) -> bool:
        return True


class StandIn:
    """The surface of SkladLink over `size` invented rows; acts change a small table of states."""

    def __init__(self, size: int = 3412) -> None:
        self.size = size
        self.events = EventBus()
        self.conflicts = NoConflicts()
        self.dictionary = NothingTaught()
        self.orders = NoOrders()
        self.quality = NoTroubles()
        self.palette = NothingFound()
        self.schedule = NoSchedule()
        self.shipments = NoShipments()
        self.stock = InventedStock(size, self._note)
        self.preferences = SetUp()
        self.statuses = NoScheme()
        self.demo = None
        self.settings = {"ui.lang": "ru", "ui.theme": "light"}
        self.states: dict[int, MatchState] = {}
        self.log: list[tuple[str, object]] = []
        self.sent: list[tuple[int, bool, str]] = []
        self.lock = threading.Lock()
        self.threads: set[str] = set()
        self.braked = False
        self.resumable = False
        self.confirmed = True
        self.facts = {
            "moysklad": "ООО «Тёплый шкаф»",
            "shop": "teply-shkaf.example",
            "stock": "Основной, Шоурум",
        }
        self.views = [
            ConnectionView("moysklad", "ok", "ООО «Тёплый шкаф»", 120),
            ConnectionView("shop", "ok", "teply-shkaf.example", 240),
        ]
        self.places = {name: KeyPlace("keyring") for name in SecretName}
        self._all = array("q", range(1, size + 1))
        self._tally = dict.fromkeys(MatchState, 0)
        for number in range(1, size + 1):
            self._tally[_state(number)] += 1
        self._undo: dict[int, tuple[int, MatchState]] = {}

    def _note(self) -> None:
        self.threads.add(threading.current_thread().name)

    def setting(self, key: str) -> str:
        return self.settings.get(key, "")

    def set_setting(self, key: str, value: str) -> None:
        self._note()
        self.settings[key] = value

    def shop_title(self) -> str:
        return "Тёплый шкаф"

    def state(self, number: int) -> MatchState:
        return self.states.get(number, _state(number))

    def mapping_counts(self, search: str = "") -> MappingCounts:
        self._note()
        tally = dict(self._tally)
        for number, state in self.states.items():
            tally[_state(number)] -= 1
            tally[state] += 1
        todo = sum(
            tally[s] for s in (MatchState.AMBIGUOUS, MatchState.SUGGESTED, MatchState.UNLINKED, MatchState.UNCHECKED)
        )
        return MappingCounts(
            self.size,
            todo,
            tally[MatchState.LINKED],
            tally[MatchState.IGNORED],
            tally[MatchState.AMBIGUOUS],
            tally[MatchState.SUGGESTED],
            tally[MatchState.UNLINKED],
            tally[MatchState.UNCHECKED],
            tally[MatchState.DELETED],
            31,
        )

    def mapping_ids(self, query: MappingQuery) -> array[int]:
        self._note()
        ids = self._all[:]
        tabs = {
            MappingTab.LINKED: {MatchState.LINKED},
            MappingTab.IGNORED: {MatchState.IGNORED},
            MappingTab.TODO: {MatchState.AMBIGUOUS, MatchState.SUGGESTED, MatchState.UNLINKED, MatchState.UNCHECKED},
        }
        wanted = tabs.get(query.tab)
        if wanted is not None:
            ids = array("q", (n for n in ids if self.state(n) in wanted))
        if query.states:
            ids = array("q", (n for n in ids if self.state(n) in query.states))
        if query.search:
            needle = query.search.casefold()
            ids = array("q", (n for n in ids if needle in self.row(n).name.casefold()))
        if query.descending:
            ids.reverse()
        return ids

    def row(self, number: int) -> MappingRow:
        state = self.state(number)
        name = NAMES[number % len(NAMES)]
        size = 36 + number % 14
        article = f"KR-{number:05d}"
        offered = state not in (MatchState.UNLINKED, MatchState.UNCHECKED, MatchState.AMBIGUOUS)
        rule = {0: MatchRule.BARCODE, 1: MatchRule.ARTICLE, 2: MatchRule.NAME}[number % 3]
        if state is MatchState.LINKED:
            rule = MatchRule.EXTERNAL_CODE
        scored = state not in (MatchState.UNLINKED, MatchState.UNCHECKED)
        score = {MatchState.LINKED: 100, MatchState.AMBIGUOUS: 94}.get(state, 98 - number % 25)
        return MappingRow(
            number,
            f"item-{number}",
            ItemKind.VARIANT,
            state,
            name,
            f"{COLORS[number % 6]} · {size}",
            article,
            3 if state is MatchState.AMBIGUOUS else 1,
            18000 + number if offered else None,
            f"{name} мужские" if offered else "",
            f"{COLORS[number % 6]}, {size}" if offered else "",
            article.lower() if offered else "",
            rule if scored else None,
            score if scored else None,
            number % 3 == 0,
            "shared.barcode" if state is MatchState.AMBIGUOUS else "",
        )

    def mapping_rows(self, rows: Sequence[int]) -> list[MappingRow]:
        self._note()
        return [self.row(number) for number in rows]

    def candidate(self, number: int, rank: int) -> CandidateView:
        row = self.row(number)
        same, near, diff, gone = Verdict.SAME, Verdict.NEAR, Verdict.DIFFERENT, Verdict.MISSING
        compare = (
            CompareLine("name", row.name, f"{row.name} мужские", near),
            CompareLine("Цвет", "чёрный", "Чёрный", same),
            CompareLine("Размер", "41", "41", same),
            CompareLine("article", row.article, row.article, same),
            CompareLine("barcode", "4607112300411", "4607112300411", same),
            CompareLine("external_code", "kr2041bk41", "", gone),
            CompareLine("price", "8990", "8490", diff),
            CompareLine("stock", "14", "12", diff),
        )
        kinds = ((same, same, near), (same, near, near), (diff, diff, near))[min(rank, 2)]
        evidence = dict(zip(("barcode", "article", "name"), kinds, strict=True))
        return CandidateView(
            18000 + number + rank * 1000,
            OfferKind.OFFER,
            f"{row.name} мужские",
            row.variant,
            row.article.lower(),
            (94, 82, 48)[min(rank, 2)],
            MatchRule.BARCODE,
            False,
            evidence,
            compare,
            "shared.barcode",
        )

    def mapping_detail(self, number: int) -> MappingDetail:
        self._note()
        row = self.row(number)
        count = {MatchState.AMBIGUOUS: 3, MatchState.SUGGESTED: 1, MatchState.LINKED: 1}.get(row.state, 0)
        return MappingDetail(
            row, ("4607112300411",), "kr2041bk41", tuple(self.candidate(number, rank) for rank in range(count)), ()
        )

    def _act(self, kind: str, item_id: str, state: MatchState) -> int:
        self._note()
        number = int(item_id.split("-")[1])
        with self.lock:
            before = self.state(number)
            self.states[number] = state
            self.log.append((kind, item_id))
            self._undo[len(self.log)] = (number, before)
            return len(self.log)

    def link(self, item_id: str, offer_id: int, *, move: bool = True) -> int:
        return self._act("link", item_id, MatchState.LINKED)

    def unlink(self, item_id: str) -> int:
        return self._act("unlink", item_id, MatchState.UNLINKED)

    def ignore(self, item_id: str, reason: str = "") -> int:
        return self._act("ignore", item_id, MatchState.IGNORED)

    def unignore(self, item_id: str) -> int:
        return self._act("unignore", item_id, MatchState.UNLINKED)

    def undo(self, run_id: int) -> str | None:
        number, before = self._undo.pop(run_id)
        self.states[number] = before
        return None

    def exact_ids(self) -> array[int]:
        return array("q", [n for n in range(10, 48) if self.state(n) is MatchState.SUGGESTED and n % 3 == 0])

    def accept_exact(self, rows: Sequence[int] | None = None) -> int:
        for number in self.exact_ids():
            self.states[number] = MatchState.LINKED
        self.log.append(("accept", list(rows) if rows is not None else None))
        self._undo[len(self.log)] = (10, MatchState.SUGGESTED)
        return len(self.log)

    def search_offers(self, text: str, limit: int = 50) -> list[CandidateView]:
        self._note()
        return [self.candidate(1, rank) for rank in range(3)]

    def stores(self) -> list[object]:
        return []

    def waiting_plan(self) -> PlanSummary | None:
        self._note()
        brake = BrakeVerdict("zeroing", 1254, 3301, Decimal(38), Decimal(10)) if self.braked else None
        totals = (
            StockTotals(3301, 1399, 1254, 61, 84, 0, 1902, 0, 0)
            if self.braked
            else StockTotals(3301, 112, 9, 61, 42, 0, 3189, 0, 0)
        )
        return PlanSummary(
            7,
            JobName.STOCK_FULL,
            "stopped_by_brake" if self.braked else "planned",
            datetime.now(UTC) - timedelta(minutes=4),
            totals,
            brake,
            "1254",
        )

    def plan_summary(self, run_id: int) -> PlanSummary | None:
        return self.waiting_plan()

    def plan_ids(self, run_id: int, tab: PlanTab, search: str = "") -> array[int]:
        return array(
            "q", range(1, {PlanTab.TO_ZERO: 1254, PlanTab.DECREASE: 61, PlanTab.INCREASE: 84}.get(tab, 0) + 1)
        )

    def plan_rows(self, rows: Sequence[int]) -> list[PlanRow]:
        return [
            PlanRow(
                number,
                NAMES[number % len(NAMES)],
                f"{COLORS[number % 6]} · {36 + number % 14}",
                Decimal(number % 90 + 3),
                Decimal(0),
                "planned",
                "",
                {},
            )
            for number in rows
        ]

    def send_plan(self, run_id: int, *, without_zeroing: bool = False, typed: str = "") -> bool:
        self.sent.append((run_id, without_zeroing, typed))
        return True

    def discard_plan(self, run_id: int) -> None:
        self.log.append(("discard", run_id))

    def start(self, job: JobName, *, dry_run: bool = False) -> bool:
        self.log.append(("start", job))
        return True

    def pause(self) -> None:
        self.log.append(("pause", None))

    def resume(self) -> None:
        self.log.append(("resume", None))

    def cancel(self) -> None:
        self.log.append(("cancel", None))

    def running(self) -> None:
        return None

    def queued(self) -> list[str]:
        return []

    def next_run(self, _job: JobName) -> datetime | None:
        return None

    def resumable_load(self) -> bool:
        return self.resumable

    def budget(self) -> Budget:
        return Budget()

    def connections(self) -> list[ConnectionView]:
        return self.views

    def wizard_facts(self) -> dict[str, str]:
        return self.facts

    def key_place(self, name: SecretName) -> KeyPlace:
        self._note()
        return self.places[name]

    def confirmed_once(self) -> bool:
        return self.confirmed

    def changed(self, *topics: str) -> None:
        self.events.publish(DataChanged(frozenset(topics)))

    def close(self) -> None:
        self.log.append(("close", None))
