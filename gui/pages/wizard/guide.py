"""The stack of all steps' panes with the load's own last: which one is shown, and the way forth and back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.domain.screens.settings import STEPS, Setup
from gui.pages import Desk
from gui.pages.load.readiness import Readiness
from gui.pages.wizard.connect_step import MoySkladStep, ShopStep
from gui.pages.wizard.pane import StepPane
from gui.pages.wizard.statuses_step import StatusesStep
from gui.pages.wizard.stock_step import StockStep

LOAD = STEPS[-1]


class Guide(QStackedWidget):
    """`moved` carries the step that came on screen, `home_wanted` says that a person leaves, `learnt` that a test or
    a choice may have changed how far the set-up is."""

    moved = Signal(str)
    home_wanted = Signal()
    learnt = Signal()

    def __init__(self, desk: Desk, load: QWidget) -> None:
        super().__init__()
        self.moysklad, self.shop = MoySkladStep(desk), ShopStep(desk)
        self.stock, self.statuses = StockStep(desk), StatusesStep(desk)
        self.panes: dict[str, StepPane] = {
            pane.key: pane for pane in (self.moysklad, self.shop, self.stock, self.statuses)
        }
        self.setup = Setup(frozenset())
        self.readiness = Readiness()
        self.step = LOAD
        for pane in self.panes.values():
            self.addWidget(pane)
            pane.passed.connect(lambda key=pane.key: self._passed(key))
            pane.left.connect(lambda key=pane.key: self._left(key))
            pane.keys_wanted.connect(self.to_keys)
        self.moysklad.tested.connect(self.learnt.emit)
        self.shop.tested.connect(self.learnt.emit)
        self._load = load
        self.addWidget(load)
        self.setCurrentWidget(load)

    def pane(self) -> StepPane | None:
        """The pane on screen, None for the load's."""
        return self.panes.get(self.step)

    def know(self, setup: Setup, readiness: Readiness) -> None:
        """How far the set-up is, and what is known of the keys."""
        self.setup, self.readiness = setup, readiness
        for pane in self.panes.values():
            pane.know(setup, readiness)

    def set_home(self, there: bool) -> None:
        """Whether there is a window to go back to: goods were loaded before."""
        self.moysklad.leads_home = there
        self.moysklad.renew()
        self.moysklad.foot.back.setVisible(there)

    def set_slim(self, slim: bool) -> None:
        """The window became narrow or wide again."""
        for pane in self.panes.values():
            pane.set_slim(slim)

    def opens(self, step: str) -> bool:
        """Whether a step may be shown: all before it are done."""
        return all(done in self.setup.done for done in STEPS[: STEPS.index(step)])

    def show_step(self, step: str) -> None:
        """Bring a step on screen."""
        self.step = step
        pane = self.panes.get(step)
        self.setCurrentWidget(pane or self._load)
        if pane is not None:
            pane.fetch()
            pane.focus()
        self.moved.emit(step)

    def to_keys(self) -> None:
        """Go to the first system whose key is missing or was refused."""
        system = next((one for one in ("moysklad", "shop") if not self.readiness.given(one)), "moysklad")
        self.show_step(system)

    def press(self) -> None:
        """Enter outside of a field: what the step's own first button does."""
        pane = self.pane()
        if pane is None:
            return
        button = pane.foot.onward if pane.ready() else pane.first()
        click = getattr(button, "click", None)
        if click is not None:
            click()

    def _passed(self, key: str) -> None:
        if key == self.moysklad.key:  # who chose to keep one key in memory means the other, too
            self.shop.note.session.setChecked(self.moysklad.note.session.isChecked())
        self.learnt.emit()
        self.show_step(STEPS[STEPS.index(key) + 1])

    def _left(self, key: str) -> None:
        place = STEPS.index(key)
        if place:
            self.show_step(STEPS[place - 1])
        else:
            self.home_wanted.emit()
