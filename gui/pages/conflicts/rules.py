"""The sheet of rules: what is always decided so, with a switch and a way to remove each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.conflicts import condition_code
from core.domain.screens.conflicts import RuleView
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import say
from gui.pages.conflicts import words
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet
from gui.widgets.states import StatePage
from gui.widgets.switch import Switch


class RuleLine(Surface):
    """One rule: kind and condition, what it decides, how often it did, switch, remove."""

    toggled = Signal(bool)
    removed = Signal()

    def __init__(self, rule: RuleView) -> None:
        super().__init__("raised", "b")
        kind, condition = words.kind_word(rule.kind), say(condition_code(rule.kind, rule.condition), rule.condition)
        self.switch = Switch(self.tr("Rule: %1").replace("%1", kind))
        self.switch.setChecked(rule.enabled)
        self.switch.toggled.connect(self.toggled.emit)
        self.remove = Button(kind="ghost", icon="trash", size=28, name=self.tr("Remove the rule"))
        self.remove.clicked.connect(self.removed.emit)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Label(kind, "strong", "t1", wrap=True))
        told.addWidget(Label(f"{condition} → {say(rule.choice)}", "body", "t2", wrap=True))
        made = self.tr("since %1 · decided %Ln times", "", rule.uses).replace("%1", formats.day_time(rule.at))
        told.addWidget(Label(made, "small", "t3", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 4, 11)
        row.setSpacing(12)
        row.addWidget(self.switch)
        row.addLayout(told, 1)
        row.addWidget(self.remove)


class RulesSheet(Sheet):
    """Every change is kept at once and can be undone; `acted` carries its run and what it was in words."""

    acted = Signal(int, str)

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window, QSize(640, 560))
        self._bridge = bridge
        self.lines: list[RuleLine] = []
        self.head.setText(self.tr("Always decided so"))
        self.sub.setText(self.tr("These rules decide new conflicts by themselves. What they decided stays decided."))
        self.sub.setWordWrap(True)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(24, 0, 24, 8)
        self._column.setSpacing(0)
        self.body.addWidget(scroll_area(self._list), 1)
        self.state = StatePage("none")
        self.state.show_state(
            "none",
            self.tr("No rules yet"),
            self.tr("Check “Decide so in similar cases, too” beside a choice, and the rule appears here."),
        )
        self.state.hide()
        self.body.addWidget(self.state, 1)
        self.close_it = Button(self.tr("Close"), key="Esc")
        self.close_it.clicked.connect(self.dismiss)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.close_it)
        self.fetch()

    def fetch(self) -> None:
        """Ask for the rules again."""
        self._bridge.ask(self._bridge.app.conflicts.rules, self._came, owner=self)

    def _came(self, rules: Sequence[RuleView]) -> None:
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        while self._column.count():
            self._column.takeAt(0)
        for rule in rules:
            line = RuleLine(rule)
            line.toggled.connect(lambda on, rule=rule: self._switch(rule, on))
            line.removed.connect(lambda rule=rule: self._remove(rule))
            self._column.addWidget(line)
            self.lines.append(line)
        self._column.addStretch(1)
        self._list.setVisible(bool(rules))
        self.state.setVisible(not rules)

    def _switch(self, rule: RuleView, on: bool) -> None:
        door = self._bridge.app.conflicts
        text = self.tr("Rule switched on") if on else self.tr("Rule switched off")
        self._bridge.act(lambda: door.enable_rule(rule.rule, on), lambda run: self._done(run, text), owner=self)

    def _remove(self, rule: RuleView) -> None:
        door = self._bridge.app.conflicts
        text = self.tr("Rule removed")
        self._bridge.act(lambda: door.remove_rule(rule.rule), lambda run: self._done(run, text), owner=self)

    def _done(self, run: int, text: str) -> None:
        self.acted.emit(run, text)
        self.fetch()
