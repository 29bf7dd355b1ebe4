"""The conflicts page: the inbox of what only a person can decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from core.domain.conflicts import ConflictKind
from core.domain.screens.conflicts import AlikeView, ConflictDetail, ConflictTab, LastAct
from gui.i18n import say
from gui.pages import Desk, Page, Scene
from gui.pages.conflicts.alike import AlikeSheet
from gui.pages.conflicts.detail import DetailPanel
from gui.pages.conflicts.inbox import Inbox
from gui.pages.conflicts.postpone import PostponeSheet
from gui.pages.conflicts.rules import RulesSheet

_DETAIL_MS = 60
_INBOX = 396


class ConflictsPage(Page):
    """J and K move, 1 to 3 choose, Enter applies what is chosen (only a safe choice is beforehand), L puts off."""

    key = "conflicts"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened_once = False
        self.inbox = Inbox(self.bridge, self.memory)
        self.panel = DetailPanel()
        self.table, self.model = self.inbox.table, self.inbox.model
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.inbox)
        self._splitter.addWidget(self.panel)
        self._splitter.setStretchFactor(1, 1)
        self.inbox.setMinimumWidth(_INBOX)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_DETAIL_MS)
        self._later.timeout.connect(self._fetch_detail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self._wire()
        self.retranslate()
        self.inbox.fetch_counts()

    def _wire(self) -> None:
        self.inbox.counted.connect(self._counted)
        self.inbox.emptied.connect(self.panel.show_nothing)
        self.inbox.rules_wanted.connect(self._rules)
        self.inbox.bulk.alike.clicked.connect(self._ask_alike)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._row_changed())
        self.model.dataChanged.connect(lambda *_: self._row_arrived())
        self.panel.step_wanted.connect(self.inbox.step)
        self.panel.linked.connect(self.desk.go)
        footer = self.panel.footer
        footer.apply_wanted.connect(self._apply)
        footer.postpone_wanted.connect(self._ask_until)
        footer.skip_wanted.connect(lambda: self.inbox.step(1))
        footer.reopen_wanted.connect(self._reopen)
        footer.undo_wanted.connect(self._undo_decision)
        self.bridge.changed.connect(self._data_changed)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Conflicts")

    def retranslate(self) -> None:
        self._counted()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.inbox.reload()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self.panel.footer.set_slim(slim)
        self._splitter.setSizes([_INBOX, max(1, self.width() - _INBOX)])

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "conflict" and name.isdigit():
            number, door = int(name), self.bridge.app.conflicts
            self.bridge.ask(lambda: door.detail(number), self._show_where_it_is, owner=self)
        elif kind == "kind" and name in {one.value for one in ConflictKind}:
            wanted, door = ConflictKind(name), self.bridge.app.conflicts
            self.bridge.ask(
                lambda: door.first_of(wanted),
                lambda number: self.inbox.show_tab(ConflictTab.OPEN, number),
                owner=self,
            )

    def scenes(self) -> Sequence[Scene]:
        def ready() -> bool:
            return self.panel.detail is not None or (self._opened_once and not self.model.rowCount())

        return (Scene("conflicts", ready=ready),)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("J K", self.tr("next and previous conflict")),
            ("1 2 3", self.tr("choose")),
            ("Enter", self.tr("apply the choice")),
            ("L", self.tr("postpone")),
            ("S", self.tr("skip")),
            ("Space A", self.tr("check one, check the kind")),
            ("R", self.tr("rules")),
            ("Ctrl+Z", self.tr("undo")),
        )

    def key_pressed(self, chord: str) -> bool:
        inbox = self.inbox
        keys: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("J", "Down"), lambda: inbox.step(1)),
            **dict.fromkeys(("K", "Up"), lambda: inbox.step(-1)),
            **{str(at + 1): lambda at=at: self.panel.choose(at) for at in range(3)},
            "Home": lambda: inbox.ends(last=False),
            "End": lambda: inbox.ends(last=True),
            "Space": lambda: inbox.check(self.table.current_row()),
            "A": inbox.check_kind,
            "Enter": self._apply,
            "L": self._ask_until,
            "S": lambda: inbox.step(1),
            "R": self._rules,
            "Esc": self._escape,
            "Ctrl+Z": self._undo_last,
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    # --- showing ----------------------------------------------------------------------------------------------

    def _counted(self) -> None:
        waiting = self.inbox.counts.open
        words = self.tr("%Ln wait for a decision", "", waiting) if waiting else ""
        self.set_fact(words)
        self.set_badge(waiting, "warn", words)

    def _row_changed(self) -> None:
        row = self.inbox.current()
        if row is not None:
            self.panel.show_row(row, self.inbox.place())
            self._later.start()

    def _row_arrived(self) -> None:
        """The current row was still on its way when it became current."""
        if self.panel.detail is None and self.inbox.current() is not None:
            self._row_changed()

    def _fetch_detail(self) -> None:
        row, door = self.inbox.current(), self.bridge.app.conflicts
        if row is not None:
            self.bridge.ask(lambda: door.detail(row.row), self._detail_came, owner=self)

    def _detail_came(self, detail: ConflictDetail | None) -> None:
        row = self.inbox.current()
        if detail is not None and row is not None and row.row == detail.row.row:
            self.panel.show_detail(detail)

    def _show_where_it_is(self, detail: ConflictDetail | None) -> None:
        if detail is not None:
            self.inbox.show_tab(ConflictTab(detail.row.state.value), detail.row.row)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if "conflicts" not in topics:
            return
        if self._opened_once:
            self.inbox.reload()
            self._later.start()
        else:
            self.inbox.fetch_counts()

    # --- deciding ---------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        detail, choice = self.panel.detail, self.panel.chosen()
        if detail is None or detail.row.resolved_at is not None:
            return
        if choice is None:
            self.desk.toast(self.tr("Choose with 1, 2 or 3 first, then press Enter."))
            return
        door, number, always = self.bridge.app.conflicts, detail.row.row, self.panel.always.isChecked()
        self._act(
            lambda: door.resolve([number], choice.key, seen={number: detail.mark}, always=always),
            self.tr("Decided."),
        )

    def _ask_alike(self) -> None:
        door, rows = self.bridge.app.conflicts, sorted(self.inbox.checked)
        self.bridge.ask(lambda: door.alike(rows), self._show_alike, owner=self)

    def _show_alike(self, view: AlikeView | None) -> None:
        if view is None:
            self.inbox.reload()
            return
        door = self.bridge.app.conflicts
        seen = {detail.row.row: detail.mark for detail in view.details}
        sheet = AlikeSheet(self.window(), view)
        sheet.accepted.connect(
            lambda choice: self._act(lambda: door.resolve(list(seen), choice, seen=seen), self.tr("Decided."))
        )
        self.desk.show_sheet(sheet, sheet.cancel)

    def _ask_until(self) -> None:
        rows, row = sorted(self.inbox.checked), self.inbox.current()
        if not rows and row is not None and row.resolved_at is None:
            rows = [row.row]
        if not rows:
            return
        sheet = PostponeSheet(self.window(), len(rows))
        sheet.picked.connect(lambda until: self._postpone(rows, until))
        self.desk.show_sheet(sheet, sheet.cancel)

    def _postpone(self, rows: list[int], until: datetime | None) -> None:
        door = self.bridge.app.conflicts
        self._act(lambda: door.postpone(rows, until), self.tr("Postponed."))

    def _reopen(self) -> None:
        detail, door = self.panel.detail, self.bridge.app.conflicts
        if detail is not None:
            self._act(lambda: door.reopen([detail.row.row]), self.tr("Open again."))

    def _rules(self) -> None:
        sheet = RulesSheet(self.window(), self.bridge)
        sheet.acted.connect(self._acted)
        self.desk.show_sheet(sheet, sheet.close_it)

    def _escape(self) -> None:
        if self.inbox.checked:
            self.inbox.uncheck_all()
        else:
            self.panel.unchoose()

    def _act(self, work: Callable[[], int], told: str) -> None:
        def done(run: int) -> None:
            self.inbox.uncheck_all()
            self._acted(run, told)

        self.bridge.act(work, done, owner=self)

    def _acted(self, run: int, told: str) -> None:
        self.desk.toast(told, self.tr("Undo"), lambda: self._undo(run, told))

    # --- taking back ------------------------------------------------------------------------------------------

    def _undo_decision(self) -> None:
        detail = self.panel.detail
        if detail is not None and detail.undo_run is not None:
            self._undo(detail.undo_run, detail.row.title)

    def _undo_last(self) -> None:
        def found(last: LastAct | None) -> None:
            if last is None:
                self.desk.toast(self.tr("There is nothing to undo."))
            else:
                self._undo(last.run, last.title or say(last.code, last.params))

        self.bridge.ask(self.bridge.app.conflicts.last_undoable, found, owner=self)

    def _undo(self, run: int, what: str) -> None:
        def done(refusal: str | None) -> None:
            undone = self.tr("Undone: %1").replace("%1", what)
            self.desk.toast(undone if refusal is None else say(refusal), bad=refusal is not None)

        self.bridge.act(lambda: self.bridge.app.undo(run), done, owner=self)
