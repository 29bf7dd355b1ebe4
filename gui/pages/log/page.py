"""The log page: everything that happened, in sentences; each opens to its explanation and to what was known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QVBoxLayout

from core.domain.screens.log import LogRow
from gui.i18n import say
from gui.pages import Desk, Page, Scene
from gui.pages.log import links, words
from gui.pages.log.links import Act
from gui.pages.log.list_panel import LogList
from gui.widgets.button import Button

_TARGETS = ("order", "run", "job")


class LogPage(Page):
    """Enter or a click opens an entry, O goes to its object, U takes a person's act back."""

    key = "log"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened_once = False
        self.primary = Button(icon="export")
        self.primary.clicked.connect(lambda: self.desk.show_support())
        self.list = LogList(self.bridge, self.memory)
        self.table, self.model, self.search = self.list.table, self.list.model, self.list.tools.search
        self.list.object_wanted.connect(self._to_object)
        self.list.undo_wanted.connect(self._undo)
        self.list.opened.panel.wanted.connect(self._carry_out)
        self.table.menu.more = self._fill_menu
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.list)
        self.bridge.changed.connect(self._data_changed)
        self.retranslate()

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Log")

    def retranslate(self) -> None:
        if self.primary is not None:
            self.primary.set_label(self.tr("Support report"), self.tr("Support report"))

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self.list.reload()
        else:
            self.list.news()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self.list.set_slim(slim)

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "tab":
            self.list.tools.choose_tab(name)
        elif kind == "entry" and name.isdigit():
            self.list.show_entry(int(name))
        elif kind in _TARGETS and name:
            self.list.tools.show_about(target)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("Enter → ←", self.tr("open and close an entry")),
            ("O", self.tr("go to what it is about")),
            ("U", self.tr("undo your action")),
            ("J K", self.tr("next and previous row")),
            ("Ctrl+C", self.tr("copy rows")),
            ("/", self.tr("search")),
        )

    def key_pressed(self, chord: str) -> bool:
        position, opened = self.table.current_row(), self.list.opened
        row = self.list.current()
        keys: dict[str, Callable[[], None]] = {
            **dict.fromkeys(("J", "Down"), lambda: self.table.go(position + 1)),
            **dict.fromkeys(("K", "Up"), lambda: self.table.go(position - 1)),
            **dict.fromkeys(("/", "Ctrl+F"), self.search.setFocus),
            "Enter": lambda: opened.toggle(position),
        }
        if opened.number:
            keys |= dict.fromkeys(("Left", "Esc"), opened.close)
        if row is not None:
            keys["O"] = lambda: self._to_object(row)
            if row.row != opened.number:
                keys["Right"] = lambda: opened.open(row.row)
            if row.undoable:
                keys["U"] = lambda: self._undo(row)
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    def scenes(self) -> Sequence[Scene]:
        def ready() -> bool:
            return self.model.rowCount() > 0 and self.model.row_at(0) is not None

        return (
            Scene("log-list", ready=ready),
            Scene("log", show=self._open_worst, ready=lambda: bool(self.list.opened.number), leave=self._leave),
            Scene(
                "log-nothing",
                show=lambda: self.search.setText("щщщщ"),
                ready=lambda: self.model.rowCount() == 0,
                leave=self.list.tools.reset,
            ),
        )

    # --- acts -------------------------------------------------------------------------------------------------

    def _to_object(self, row: LogRow) -> None:
        page, target = links.place_of(row)
        if page:
            self.desk.go(page, target)

    def _undo(self, row: LogRow) -> None:
        run_id, sentence = row.run_id, words.sentence(row)
        if run_id is None:
            return

        def done(refusal: str | None) -> None:
            undone = self.tr("Undone: %1").replace("%1", sentence)
            self.desk.toast(undone if refusal is None else say(refusal), bad=refusal is not None)
            self.model.refresh()

        self.bridge.act(lambda: self.bridge.app.undo(run_id), done, owner=self)

    def _carry_out(self, act: Act, row: LogRow) -> None:
        if act.page == "undo":
            self._undo(row)
        elif act.page == "connections":
            self.desk.show_connections()
        elif act.page == "run":
            self.list.tools.show_about(act.target)
        else:
            self.desk.go(act.page, act.target)

    def _fill_menu(self, menu: QMenu) -> None:
        row = self.list.current()
        if row is None:
            return
        for act in links.acts_of(row):
            menu.addAction(act.words).triggered.connect(lambda _=False, act=act: self._carry_out(act, row))

    def _data_changed(self, topics: frozenset[str]) -> None:
        if self._opened_once and self.isVisible() and topics & {"log", "runs"}:
            if "log" in topics:
                self.list.news()
            else:
                self.model.refresh()

    # --- pictures ---------------------------------------------------------------------------------------------

    def _open_worst(self) -> None:
        """Open the first entry that explains itself in three answers, else the first of all."""
        rows = [self.model.row_at(position) for position in range(min(30, self.model.rowCount()))]
        worst = max((row for row in rows if row is not None), key=lambda row: row.level, default=None)
        if worst is not None:
            self.list.opened.open(worst.row)

    def _leave(self) -> None:
        self.list.opened.close()
