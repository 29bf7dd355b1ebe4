"""The first set-up: steps 1 to 4 beside the rail, then the load, which goes on where a crash cut it short."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.plan import JobName, RunState
from core.domain.screens.mapping import MappingCounts
from core.domain.screens.settings import STEPS, Setup
from core.events import RunEnded, RunProgress, StepProgress
from gui.i18n import explain
from gui.pages import Desk, Page, Scene
from gui.pages.load.overall import LoadFoot, OverallCard
from gui.pages.load.rail import Rail
from gui.pages.load.readiness import Readiness, look
from gui.pages.load.steps import ORDER, StepsCard, Tile
from gui.pages.load.words import LoadState, LoadWords
from gui.pages.wizard.guide import LOAD, Guide
from gui.pages.wizard.scenes import wizard_scenes
from gui.widgets.card import Surface
from gui.widgets.label import Label
from gui.widgets.problem import ProblemBox
from gui.widgets.scroll import scroll_area

_TILES_MS = 1000
_GAP = 15
_GOOD_ENDS = (RunState.DONE, RunState.DONE_WITH_FAILURES, RunState.PLANNED, RunState.STOPPED_BY_BRAKE)


class LoadPage(Page):
    """Takes the whole window: rail at the left, progress, steps and result tiles, buttons at the bottom."""

    key = "load"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.progress: RunProgress | None = None
        self.ended: RunEnded | None = None
        self.readiness = Readiness()
        self._started = 0.0
        self._loaded_before = False
        self._resumable = False
        self._placed = False
        self._words = LoadWords(self)
        self._demo = self.bridge.app.demo is not None
        self._build()
        self._compose()
        self._tiles_timer = QTimer(self)
        self._tiles_timer.setSingleShot(True)
        self._tiles_timer.setInterval(_TILES_MS)
        self._tiles_timer.timeout.connect(self._fetch_counts)
        self.bridge.progress.connect(self._progressed)
        self.bridge.ended.connect(self._finished)
        self.retranslate()

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.rail = Rail()
        self._title = Label(font="wizard")
        self._lead = Label(font="lead", color="t2", wrap=True)
        self.problem = ProblemBox()
        self._problem_place = QWidget()
        self.overall = OverallCard()
        self.steps = StepsCard()
        self.tiles = {
            "exact": Tile("check-circle", "ok"),
            "suggested": Tile("sparkle", "accentGfx"),
            "ambiguous": Tile("git-fork", "warn"),
            "unlinked": Tile("link-break", "t3"),
        }
        self.foot = LoadFoot()
        self.start, self.pause, self.onward = self.foot.start, self.foot.pause, self.foot.onward
        self.start.clicked.connect(self.begin)
        self.pause.clicked.connect(self._pause)
        self.foot.stop.clicked.connect(self.bridge.app.cancel)
        self.foot.connect_button.clicked.connect(self._to_keys)
        self.foot.to_tray.clicked.connect(self.desk.to_tray)
        self.onward.clicked.connect(lambda: self.desk.go("mapping"))
        self.foot.back.clicked.connect(self._back)

    def _compose(self) -> None:
        around = QVBoxLayout(self._problem_place)
        around.setContentsMargins(0, 0, 0, _GAP)
        around.addWidget(self.problem)
        tiles = QHBoxLayout()
        tiles.setSpacing(14)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        body = Surface("base")
        column = QVBoxLayout(body)
        column.setContentsMargins(48, 39, 48, 16)
        column.setSpacing(0)
        parts = (self._title, 5), (self._lead, 25), (self._problem_place, 0), (self.overall, _GAP), (self.steps, _GAP)
        for part, gap in parts:
            column.addWidget(part)
            column.addSpacing(gap)
        column.addLayout(tiles)
        column.addStretch(1)
        load = QWidget()
        stack = QVBoxLayout(load)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(scroll_area(body), 1)
        stack.addWidget(self.foot)
        self.guide = Guide(self.desk, load)
        self.guide.moved.connect(self._moved)
        self.guide.learnt.connect(self._look)
        self.guide.home_wanted.connect(self._home)
        self.rail.chosen.connect(self.guide.show_step)
        self.rail.help_wanted.connect(lambda: self.desk.show_help())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.guide, 1)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("First load")

    def retranslate(self) -> None:
        self._title.setText(self.tr("First load"))
        self.steps.update()
        self._renew()
        self._fetch_counts()

    def opened(self) -> None:
        app = self.bridge.app
        self.bridge.ask(
            lambda: (app.resumable_load(), app.mapping_counts(), app.preferences.setup(), app.confirmed_once()),
            self._load_known,
            owner=self,
        )
        self._look()
        self._focus()

    def show_target(self, target: str) -> None:
        """ "step:1" to "step:5": the steps of the set-up, to go through them again."""
        kind, _, number = target.partition(":")
        if kind == "step" and number in ("1", "2", "3", "4", "5"):
            self._placed = True
            self.guide.show_step(STEPS[int(number) - 1])

    def scenes(self) -> Sequence[Scene]:
        return wizard_scenes(self)

    def _look(self) -> None:
        app = self.bridge.app
        self.bridge.ask(lambda: look(app), self._readiness_came, owner=self)

    def _home(self) -> None:
        self.desk.go("mapping" if self._loaded_before else "overview")

    def _back(self) -> None:
        """Home, where goods were loaded before, else to the step before."""
        if self._loaded_before:
            self._home()
        else:
            self.guide.show_step(STEPS[-2])

    def _to_keys(self) -> None:
        if self.readiness.ready:
            self.desk.show_connections()
        else:
            self.guide.to_keys()

    def _moved(self, step: str) -> None:
        self._place_rail()
        if step == LOAD:
            self._renew()
            self._focus()

    def _place_rail(self) -> None:
        """Steps that are open: those whose forerunners are done; where goods were loaded before, all of them."""
        free = self._loaded_before or self._demo
        opened = [step for step in STEPS if free or self.guide.opens(step)]
        self.rail.show_place(self.guide.step, opened)

    def key_pressed(self, chord: str) -> bool:
        if self.guide.step != LOAD:
            if chord == "Enter":
                self.guide.press()
            return chord == "Enter"
        if chord == "P" and self.pause.isVisible():
            self._pause()
            return True
        if chord == "Enter" and self.start.isVisible():
            self.begin()
            return True
        return False

    def set_slim(self, slim: bool) -> None:
        self.rail.setFixedWidth(260 if slim else 316)
        self.foot.set_slim(slim)
        self.guide.set_slim(slim)

    def begin(self) -> None:
        """Start the load, or go on with one that was cut short."""
        self._placed = True
        self.guide.show_step(LOAD)
        self.ended = None
        self._started = time.monotonic()
        if self.bridge.app.start(JobName.INITIAL_LOAD):
            self.progress = RunProgress(0, JobName.INITIAL_LOAD, (), 0, None, None)
        self._renew()
        self.pause.setFocus()

    def _focus(self) -> None:
        pane = self.guide.pane()
        if pane is not None:
            pane.focus()
        elif self.isVisible() and self.window().focusWidget() is not self.foot.first():
            self.foot.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _pause(self) -> None:
        now = self.progress
        if now is None:
            return
        (self.bridge.app.resume if now.paused else self.bridge.app.pause)()
        self.progress = RunProgress(
            now.run_id, now.job, now.steps, now.done, now.total, now.seconds_left, not now.paused, now.waiting_for
        )
        self._renew()

    def _load_known(self, answer: tuple[bool, MappingCounts, Setup, bool]) -> None:
        self._resumable, counts, setup, scheduled = answer
        self.steps.show_scheduled(scheduled)
        self._loaded_before = counts.total > 0 and not self._resumable
        self.guide.set_home(self._loaded_before)
        self.guide.know(setup, self.readiness)
        if not self._placed:
            self._place(setup)
        self._place_rail()
        self._counted(counts)
        if self._loaded_before and self.progress is None and self.ended is None:
            self.steps.show_steps([StepProgress(step, "done") for step in ORDER])
        self._renew()

    def _place(self, setup: Setup) -> None:
        """Begin, or go on, where a person left off; the demo has its keys and may load at once."""
        self._placed = True
        through = self._loaded_before or self._resumable or self.progress is not None or self._demo
        step = LOAD if through else setup.current or LOAD
        if step != self.guide.step:
            self.guide.show_step(step)

    def _readiness_came(self, readiness: Readiness) -> None:
        self.readiness = readiness
        self.rail.show_readiness(readiness)
        self.guide.know(readiness.setup, readiness)
        self._place_rail()
        self._renew()
        if self.guide.step == LOAD:
            self._focus()

    # --- events -----------------------------------------------------------------------------------------------

    def _progressed(self, progress: RunProgress) -> None:
        if progress.job != JobName.INITIAL_LOAD:
            return
        if self.progress is None:
            self._started = time.monotonic()
        self.progress = progress
        self.ended = None
        self.steps.show_steps(progress.steps)
        if not self._tiles_timer.isActive():
            self._tiles_timer.start()
        self._renew()

    def _finished(self, ended: RunEnded) -> None:
        if ended.job != JobName.INITIAL_LOAD:
            return
        if self.progress is not None:
            self.steps.show_steps(self.progress.steps)
        self.progress = None
        self.ended = ended
        self.opened()
        self._renew()

    def _fetch_counts(self) -> None:
        self.bridge.ask(self.bridge.app.mapping_counts, self._counted, owner=self)
        self.bridge.ask(
            self.bridge.app.budget,
            lambda now: self.overall.show_budget(now.used, now.limit, now.cap, now.window),
            owner=self,
        )

    def _counted(self, counts: MappingCounts) -> None:
        known = counts.total > 0
        figures = {
            "exact": (self.tr("linked or exact"), counts.linked + counts.exact),
            "suggested": (self.tr("alike: please check"), max(0, counts.suggested - counts.exact)),
            "ambiguous": (self.tr("ambiguous"), counts.ambiguous),
            "unlinked": (self.tr("no pair yet"), counts.unlinked + counts.unchecked),
        }
        for key, (words, count) in figures.items():
            self.tiles[key].show_figure(words, count if known else None)

    # --- what is shown ----------------------------------------------------------------------------------------

    def _share(self) -> float:
        now = self.progress
        if now is None:
            return 1.0 if self._well() or (self.ended is None and self._loaded_before) else 0.0
        if now.total:
            return min(1.0, now.done / now.total)
        return sum(step.state in ("done", "skipped") for step in now.steps) / max(1, len(now.steps))

    def _well(self) -> bool:
        return self.ended is not None and self.ended.state in _GOOD_ENDS

    def _renew(self) -> None:
        running = self.progress is not None
        done = self._well() or (not running and self.ended is None and self._loaded_before)
        state = LoadState(self.progress, self.ended, self.readiness, self._started, done)
        words = self._words
        self._lead.setText(words.lead(state))
        self._renew_problem()
        self.overall.show_share(self._share(), words.left(state), words.until(state))
        self.foot.show_state(
            running=running,
            done=done,
            ready=self.readiness.ready if self.readiness.known else None,
            resumable=self._resumable,
            paused=self.progress is not None and self.progress.paused,
        )
        self.foot.show_back(home=self._loaded_before, shown=not done and (self._loaded_before or not running))
        self.foot.info.setText(words.info(state))
        self.rail.show_now(words.now(state), finished=done)

    def _renew_problem(self) -> None:
        ended = self.ended
        shown = ended is not None and bool(ended.code) and ended.state == RunState.FAILED
        self._problem_place.setVisible(shown)
        if shown:
            told = explain(ended.code, ended.params)
            self.problem.tell(told.what, told.means, told.do)
