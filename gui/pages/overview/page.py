"""The overview: is it well, what waits for a person, what happened, what runs next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core.domain.screens.log import LogRow
from core.events import RunProgress
from gui.i18n import say
from gui.pages import Desk, Page, Scene
from gui.pages.log import words
from gui.pages.log.links import Act
from gui.pages.overview.board import Board
from gui.pages.overview.filling import Filling
from gui.pages.overview.gathering import Gathered, gather
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.scroll import scroll_area
from gui.widgets.states import StatePage

MINUTE_MS = 60_000
_TOPICS = frozenset(
    {"mapping", "stock", "runs", "references", "settings", "orders", "shipments", "conflicts", "schedule", "log"}
)


class OverviewPage(Page):
    """Everything comes from the local store: at once when opened, and again whenever something changed."""

    key = "overview"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.seen: Gathered | None = None
        self._asking = False
        self._again = False
        self.primary = Button(kind="primary", icon="arrows-clockwise")
        self.primary.clicked.connect(lambda: self.window().sync_now())  # type: ignore[attr-defined]
        self.board, self._filling = Board(), Filling(self)
        self.state = StatePage("none")
        self.state.primary.set_kind("primary")
        self.state.primary.clicked.connect(self._state_action)
        self.stack = QStackedWidget()
        self.area = scroll_area(self.board)
        for part in (self.area, self.state):
            self.stack.addWidget(part)
        ground = Surface("base")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.stack)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        self._wire()
        self.retranslate()

    def _wire(self) -> None:
        board, go = self.board, self._go
        board.verdict.chosen.connect(self._to_urgent)
        board.moysklad.chosen.connect(self.desk.show_connections)
        board.shop.chosen.connect(self.desk.show_connections)
        board.freshness.chosen.connect(lambda: go("stock", "sort:age"))
        board.orders.chosen.connect(lambda: go("orders", "tab:failed"))
        board.conflicts.chosen.connect(lambda: go("conflicts"))
        board.mapping.chosen.connect(lambda: go("mapping", "tab:todo"))
        board.shipments.chosen.connect(lambda: go("shipments", "tab:partly"))
        board.events.all_wanted.connect(lambda: go("log", "tab:all"))
        board.events.opened.connect(self._open_entry)
        board.events.answered.connect(self._answer)
        board.jobs.all_wanted.connect(lambda: go("schedule"))
        board.jobs.opened.connect(lambda job: go("schedule", f"job:{job}"))
        self.bridge.changed.connect(self._data_changed)
        self.bridge.ended.connect(self._ended)
        self.bridge.progress.connect(self._progressed)
        self.bridge.connection.connect(lambda _: self.refresh())
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Overview")

    def retranslate(self) -> None:
        if self.primary is not None:
            self.primary.set_label(self.tr("Sync now"), self.tr("Sync now"))
        self._fill()

    def opened(self) -> None:
        self.refresh()
        self.board.focus_first()

    def set_slim(self, slim: bool) -> None:
        self.board.arrange(slim=slim)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("Ctrl+R", self.tr("synchronise changes now")),
            ("← →", self.tr("in the chart: another hour")),
            ("T", self.tr("stock changes as table or chart")),
        )

    def key_pressed(self, chord: str) -> bool:
        if chord == "T" and self.stack.currentWidget() is self.area:
            self.board.chart.turn_over()
            return True
        return False

    def scenes(self) -> Sequence[Scene]:
        chart = self.board.chart

        def ready() -> bool:
            return self.seen is not None

        return (
            Scene("overview", ready=ready),
            Scene("overview-hour", show=lambda: chart.chart.choose(5), leave=lambda: chart.chart.choose(-1)),
            Scene("overview-table", show=lambda: chart.show_table(True), leave=lambda: chart.show_table(False)),
        )

    # --- looking ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look again; while a look is under way another one follows it."""
        if not self.isVisible():
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        app = self.bridge.app
        self.bridge.ask(lambda: gather(app), self._gathered, owner=self, failed=self._failed)

    def _gathered(self, seen: Gathered) -> None:
        self._asking = False
        self.seen = seen
        self._fill()
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._asking = self._again = False
        if self.seen is not None:
            self.bridge.failed.emit(error)
            return
        self.stack.setCurrentWidget(self.state)
        self.state.show_state(
            "error",
            self.tr("The overview could not be read"),
            self.tr("Your data is safe. Try again; if it repeats, save the support report in the log."),
            self.tr("Try again"),
        )

    def _fill(self) -> None:
        seen = self.seen
        if seen is None:
            return
        if not seen.facts.loaded:
            self.stack.setCurrentWidget(self.state)
            connected = any(view.title for view in seen.connections)
            self.state.show_state(
                "none",
                say(seen.verdict.code),
                self.tr("The first load was interrupted. It goes on where it stopped and sends nothing.")
                if seen.resumable
                else self.tr("SkladLink reads both catalogues and finds pairs. Nothing is sent to either system."),
                self.tr("Go on with the setup") if connected or seen.resumable else self.tr("Begin the setup"),
            )
            return
        self._filling.fill(self.board, seen)
        self.stack.setCurrentWidget(self.area)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    def _ended(self, _: object) -> None:
        self.board.jobs.show_progress(None)
        self.refresh()

    def _progressed(self, progress: RunProgress) -> None:
        self.board.jobs.show_progress(progress)

    # --- ways on ----------------------------------------------------------------------------------------------

    def _go(self, page: str, target: str = "") -> None:
        self.desk.go(page, target)

    def _to_urgent(self) -> None:
        if self.seen is None or not self.seen.verdict.page:
            return
        if self.seen.verdict.page == "settings":
            self.desk.show_connections()
        else:
            self.desk.go(self.seen.verdict.page, self.seen.verdict.target)

    def _state_action(self) -> None:
        if self.seen is None:
            self.refresh()
        else:
            self.desk.go("load")

    def _open_entry(self, row: LogRow) -> None:
        self.desk.go("log", f"entry:{row.row}")

    def _answer(self, row: LogRow, act: Act) -> None:
        if act.page == "undo" and row.run_id is not None:
            self._undo(row.run_id, words.sentence(row))
        elif act.page == "connections":
            self.desk.show_connections()
        else:
            self.desk.go(act.page, act.target)

    def _undo(self, run_id: int, sentence: str) -> None:
        def done(refusal: str | None) -> None:
            undone = self.tr("Undone: %1").replace("%1", sentence)
            self.desk.toast(undone if refusal is None else say(refusal), bad=refusal is not None)
            self.refresh()

        self.bridge.act(lambda: self.bridge.app.undo(run_id), done, owner=self)
