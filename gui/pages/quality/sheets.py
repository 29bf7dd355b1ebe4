"""The sheets of the data quality page: why a trouble is hidden, and what "sold out" means in each group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.quality import SoldOut
from core.domain.screens.quality import GroupRule
from gui.bridge import Bridge
from gui.pages.quality import words
from gui.widgets.button import Button
from gui.widgets.field import Field, SearchField
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area
from gui.widgets.select import Select
from gui.widgets.sheet import Sheet

_SHOWN = 60
_LEAVE = "leave"


class HideSheet(Sheet):
    """Asks for the reason; `confirmed` carries it."""

    confirmed = Signal(str)

    def __init__(self, window: QWidget, name: str, kind: str) -> None:
        super().__init__(window, QSize(520, 272))
        self.head.setText(self.tr("Hide this trouble?"))
        self.sub.setText(f"{kind} · {name}")
        self.sub.setToolTip(self.sub.text())
        told = self.tr("It leaves the list and the counts and is kept under “Hidden”. Nothing changes in the data.")
        self.field = Field()
        self.field.name(self.tr("Reason, for example: that is how it should be"))
        self.field.returnPressed.connect(self._confirm)
        column = QVBoxLayout()
        column.setContentsMargins(24, 4, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(told, color="t2", wrap=True))
        column.addWidget(self.field)
        self.body.addLayout(column)
        self.body.addStretch(1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.cancel.clicked.connect(self.dismiss)
        self.take = Button(self.tr("Hide"), kind="primary", icon="bell-slash")
        self.take.clicked.connect(self._confirm)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.take)

    def _confirm(self) -> None:
        reason = self.field.text().strip()
        self.dismiss()
        self.confirmed.emit(reason)


class RulesSheet(Sheet):
    """One line per group; a choice is kept at once. `changed` comes after each."""

    changed = Signal()

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window, QSize(680, 640))
        self._bridge = bridge
        self._groups: Sequence[GroupRule] = ()
        self.selects: dict[str, Select] = {}
        self.head.setText(self.tr("When goods are sold out"))
        self.sub.setText(self.tr("Per group of MoySklad; a group without a rule takes that of the group above."))
        note = self.tr(
            "SkladLink compares the shop with these rules and lists what differs. It does not change the shop’s "
            "cards yet: that comes with one of the next versions."
        )
        self.search = SearchField(key="", height=32)
        self.search.name(self.tr("Find a group"))
        self.search.searched.connect(lambda _: self._renew())
        self.said = Label(font="small", color="t3", wrap=True)
        holder = QWidget()
        self._lines = QVBoxLayout(holder)
        self._lines.setContentsMargins(24, 8, 24, 12)
        self._lines.setSpacing(6)
        top = QVBoxLayout()
        top.setContentsMargins(24, 2, 24, 8)
        top.setSpacing(10)
        top.addWidget(Label(note, "small", "t2", wrap=True))
        top.addWidget(self.search)
        self.body.addLayout(top)
        self.body.addWidget(scroll_area(holder), 1)
        self.close_it = Button(self.tr("Close"), key="Esc")
        self.close_it.clicked.connect(self.dismiss)
        self.foot.row.addWidget(self.said, 1)
        self.foot.row.addWidget(self.close_it)
        self._fetch()

    def _fetch(self) -> None:
        self._bridge.ask(self._bridge.app.quality.groups, self._came, owner=self)

    def _came(self, groups: Sequence[GroupRule]) -> None:
        self._groups = groups
        self._renew()

    def _renew(self) -> None:
        """Show "all others" and the groups that the search finds, those with a rule first."""
        typed = self.search.text().strip().casefold()
        found = [one for one in self._groups if one.path and typed in one.path.casefold()]
        found.sort(key=lambda one: one.rule is None)
        everywhere = [one for one in self._groups if not one.path]
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.selects = {}
        for one in (*everywhere, *found[:_SHOWN]):
            self._lines.addWidget(self._line(one))
        self._lines.addStretch(1)
        left = len(found) - _SHOWN
        self.said.setText(self.tr("%Ln more groups: search for them", "", left) if left > 0 else "")

    def _line(self, group: GroupRule) -> QWidget:
        name = group.path or self.tr("All other groups")
        select = self.selects[group.path] = Select(height=30)
        choices = [(_LEAVE, words.rule_word(None)), *((rule.value, words.rule_word(rule)) for rule in SoldOut)]
        select.set_items(choices)
        select.choose(group.rule.value if group.rule is not None else _LEAVE)
        select.name(name, self.tr("When goods are sold out"))
        select.setMinimumWidth(select.sizeHint().width())
        select.chosen.connect(lambda key, path=group.path: self._chosen(path, key))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Label(name, "name" if group.path else "strong", wrap=True), 1)
        row.addWidget(Label(self.tr("%Ln linked offers", "", group.offers), "small", "t3"))
        row.addWidget(select)
        return line

    def _chosen(self, path: str, key: str) -> None:
        door, rule = self._bridge.app.quality, None if key == _LEAVE else SoldOut(key)
        self._bridge.act(lambda: door.set_rule(path, rule), lambda _: self.changed.emit(), owner=self)
