"""Step 4: pairs of order statuses as proposed from their names, to accept or change; rules come along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.screens.statuses import StatusesView
from core.domain.statuses import Direction, Pair, Scheme, State, Status
from gui.pages import Desk
from gui.pages.wizard.pane import StepPane
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Dot, Item, Mark, Text
from gui.widgets.label import Inline, Label
from gui.widgets.problem import ProblemBox
from gui.widgets.select import Select

_NONE = ""
_SELECT, _WAY = 280, 150
Known = tuple[StatusesView, Scheme]


class StateRow(QWidget):
    """A state of MoySklad, the way a change goes, and the shop's status that stands for it."""

    changed = Signal()

    def __init__(self, state: State, statuses: Sequence[Status], pairs: tuple[Pair, ...]) -> None:
        super().__init__()
        self.state, self._pairs, self._touched = state, pairs, False
        self.status, self.way = Select(), Select()
        self.status.setFixedWidth(_SELECT)
        self.way.setFixedWidth(_WAY)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Inline(self._name, gap=8, height=32, stretch=True), 1)
        row.addWidget(self.way)
        row.addWidget(self.status)
        self.word(statuses)
        if pairs:
            self.status.choose(pairs[0].status_id)
            self.way.choose(pairs[0].direction.value)
        else:
            self.way.choose(Direction.TO_SHOP.value)
        self._renew()
        self.status.chosen.connect(self._chosen)
        self.way.chosen.connect(self._chosen)

    def word(self, statuses: Sequence[Status]) -> None:
        """Set the words of both lists."""
        self.status.set_items([(_NONE, self.tr("no pair")), *((one.id, one.name) for one in statuses)])
        self.way.set_items(
            [
                (Direction.BOTH.value, self.tr("both ways")),
                (Direction.TO_SHOP.value, self.tr("to the shop")),
                (Direction.TO_MOYSKLAD.value, self.tr("to MoySklad")),
            ]
        )
        self.status.name(self.tr("Status of the shop for “%1”").replace("%1", self.state.name))
        self.way.name(self.tr("Which way changes of “%1” go").replace("%1", self.state.name))

    def pairs(self) -> tuple[Pair, ...]:
        """What the row says now; more pairs of one state stay as they were until a person changes the row."""
        if not self._touched:
            return self._pairs
        status = self.status.current()
        return (Pair(self.state.id, status, Direction(self.way.current())),) if status else ()

    def _chosen(self, _: str) -> None:
        self._touched = True
        self._renew()
        self.changed.emit()

    def _renew(self) -> None:
        self.way.setVisible(bool(self.status.current()))

    def _name(self) -> list[Item]:
        items: list[Item] = [Text(self.state.name, "name", "t1", shrinks=True)]
        return [Dot(self.state.color, 10), *items] if self.state.color else items


class StatusesStep(StepPane):
    """Accepting is one button; a change is one list away. All of it can be refined on the Statuses page later."""

    key = "statuses"

    def __init__(self, desk: Desk) -> None:
        self.card = Card()
        self.problem = ProblemBox()
        self.again = Button(kind="ghost", icon="arrow-clockwise", size=36)
        self.rows: list[StateRow] = []
        self._head, self._note = Label(font="card"), Label(font="small", color="t2", wrap=True)
        self._rules = Label(font="small", color="t2", wrap=True)
        self._marks = Inline(self._mark_items, gap=8, height=24, stretch=True)
        self._shop_mark = Inline(lambda: [Mark("shop", 18), Text(self.tr("Online shop"), "smallName", "t2")], gap=8)
        super().__init__(desk)
        self.view: StatusesView | None = None
        self.base = Scheme()
        self._fill()
        self.renew()

    def _fill(self) -> None:
        ends = QHBoxLayout()
        ends.addWidget(self._marks, 1)
        self._shop_mark.setFixedWidth(_SELECT)
        ends.addWidget(self._shop_mark)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._note)
        column.addLayout(ends)
        column.addLayout(self._list)
        column.addWidget(self._rules)
        for part in (self.problem, self.card):
            self.content.addWidget(part)
        self.foot.add(self.again)
        self.again.clicked.connect(self._read_again)

    def _mark_items(self) -> list[Item]:
        return [Mark("ms", 18), Text(self.tr("MoySklad"), "smallName", "t2")]

    def title(self) -> str:
        return self.tr("Statuses of orders")

    def lead(self) -> str:
        return self.tr("Which order state of MoySklad stands for which status of the shop. We went by the names.")

    def quiet(self) -> str:
        return self.tr("All of it can be changed on the Statuses page")

    def first(self) -> QWidget:
        return self.foot.onward if self.ready() else self.again

    # --- asking -----------------------------------------------------------------------------------------------

    def fetch(self) -> None:
        door = self.bridge.app.statuses

        def look() -> Known:
            view = door.view()
            return view, view.scheme if view.saved else door.propose()

        self.bridge.ask(look, self._came, owner=self)

    def _came(self, known: Known) -> None:
        view, base = known
        fresh = self.view is None or (view.states, view.statuses, base) != (
            self.view.states, self.view.statuses, self.base,
        )  # fmt: skip
        self.view, self.base = view, base
        if fresh:
            self._show_rows()
        self.renew()
        if fresh:
            self.focus()

    def _show_rows(self) -> None:
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        if self.view is None:
            return
        for state in self.view.states:
            row = StateRow(state, self.view.statuses, self.base.of_state(state.id))
            row.changed.connect(self.renew)
            self.rows.append(row)
            self._list.addWidget(row)

    def _read_again(self) -> None:
        """Read both dictionaries anew: statuses were added in one of the systems."""
        app = self.bridge.app
        check = app.systems_check()
        self.again.setEnabled(False)

        def work() -> None:
            for system in ("moysklad", "shop"):
                found = check.run(system)
                error = found.warehouse_error or found.shop_error
                if error is not None:
                    raise error

        def done(error: BaseException | None) -> None:
            self.again.setEnabled(True)
            if error is None:
                self.fetch()
            else:
                self.bridge.failed.emit(error)

        self.bridge.act(work, lambda _: done(None), owner=self, failed=done)

    # --- the scheme -------------------------------------------------------------------------------------------

    def scheme(self) -> Scheme:
        """What stands on screen; a status leads back to one state only, the first one that wants it."""
        pairs: list[Pair] = []
        led: set[str] = set()
        for pair in (pair for row in self.rows for pair in row.pairs()):
            taken = pair.direction.to_moysklad and pair.status_id in led
            pairs.append(replace(pair, direction=Direction.TO_SHOP) if taken else pair)
            led |= {pair.status_id} if pairs[-1].direction.to_moysklad else set()
        return Scheme(tuple(pairs), self.base.rules)

    def go_on(self) -> None:
        app, scheme = self.bridge.app, self.scheme()
        needed = self.view is not None and (not self.view.saved or scheme != self.view.scheme)

        def work() -> None:
            if needed and (scheme.pairs or scheme.rules):
                app.statuses.save(scheme)
            app.preferences.finish_step("statuses")

        self.bridge.act(work, lambda _: self.passed.emit(), owner=self)

    def ready(self) -> bool:
        return self.view is not None

    # --- words ------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        if not hasattr(self, "base"):
            return
        super().renew()
        paired = sum(bool(row.pairs()) for row in self.rows)
        known = self.view is not None and self.view.known
        saved = self.view is not None and self.view.saved
        self.card.setVisible(known)
        self.again.set_label(self.tr("Read again"))
        accept = self.tr("Accept %Ln pairs", "", paired) if paired and not saved else self.tr("Next")
        self.foot.onward.set_label(accept)
        self._head.setText(self.tr("Pairs as they are") if saved else self.tr("Proposed pairs"))
        alone = len(self.rows) - paired
        self._note.setText(self.tr("%Ln states without a pair change nothing in the shop.", "", alone))
        on = sum(rule.ready for rule in self.base.rules)
        self._rules.setText(self.tr("%Ln rules for shipments, returns and cancelling come along.", "", on))
        if self.view is not None and not known:
            self.problem.tell(
                self.tr("The statuses were not read yet"),
                self.tr("One of the systems showed none, so there is nothing to pair."),
                self.tr("Press “Read again”, or go on and pair them on the Statuses page later."),
            )
        else:
            self.problem.hide()

    def retranslate(self) -> None:
        for row in self.rows:
            row.word(self.view.statuses if self.view is not None else ())
        self._marks.refresh()
        self._shop_mark.refresh()
        super().retranslate()
