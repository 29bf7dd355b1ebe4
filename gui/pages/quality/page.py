"""The data quality page: troubles of the source data, what each costs, and the place to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter

from core.domain.quality import TroubleKind, Weight, weight_of
from core.domain.screens.quality import QualityCounts, QualityDetail
from gui.i18n import say
from gui.pages import Desk, Page, Scene
from gui.pages.quality import words
from gui.pages.quality.detail import DetailPanel
from gui.pages.quality.kinds import ALL, HIDDEN, KindList
from gui.pages.quality.list_panel import QualityList
from gui.pages.quality.sheets import HideSheet, RulesSheet

_DETAIL_MS = 60
#: A count of everything takes a second over 100 000 goods: it waits until a job's changes have come to rest.
_OPEN_MS, _AWAY_MS = 400, 3000
_DETAIL, _SLIM_DETAIL = 371, 320
_TOPICS = frozenset({"quality", "stock", "mapping", "settings", "references"})


class QualityPage(Page):
    """J and K move, N and P change the kind, M shows the object in mapping, H hides with a reason, R opens rules."""

    key = "quality"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._opened_once, self._slim = False, False
        self.kinds = KindList()
        self.list = QualityList(self.bridge, self.memory)
        self.table, self.model, self.search = self.list.table, self.list.model, self.list.search
        self.panel = DetailPanel()
        self._build_frame()
        self._later = self._timer(_DETAIL_MS, self._fetch_detail)
        self._count_later = self._timer(_AWAY_MS, self._fetch_counts)
        self._wire()
        self.retranslate()
        self._count_later.start()

    def _build_frame(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.panel.setMinimumWidth(300)
        self.panel.setMaximumWidth(520)
        self._detail_width = self.memory.recall_number("splitter.quality", 300, 520, _DETAIL)
        self.splitter.setSizes([1224 - self._detail_width, self._detail_width])
        self.splitter.splitterMoved.connect(lambda *_: self._splitter_moved())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.kinds)
        outer.addWidget(self.splitter, 1)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _wire(self) -> None:
        self.kinds.chosen.connect(self.show_kind)
        self.kinds.rules_wanted.connect(self.rules)
        self.list.emptied.connect(self.panel.show_nothing)
        self.list.shown.connect(self._row_changed)
        self.list.load_wanted.connect(lambda: self.desk.go("load"))
        self.list.all_wanted.connect(lambda: self.show_kind(ALL))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._row_changed())
        self.model.dataChanged.connect(lambda *_: self._row_arrived())
        self.table.menu.more = self._menu_entries
        self.panel.step_wanted.connect(lambda by: self.table.go(self.table.current_row() + by))
        self.panel.hide_wanted.connect(self.hide_or_show)
        self.panel.rules_wanted.connect(self.rules)
        self.panel.copied.connect(self._copy)
        self.panel.linked.connect(self.desk.go)
        self.bridge.changed.connect(self._data_changed)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Data quality")

    def retranslate(self) -> None:
        self._renew()

    def opened(self) -> None:
        if not self._opened_once:
            self._opened_once = True
            self._count_later.stop()
            self._fetch_counts()
            self.list.reload()
        self.table.setFocus()

    def set_slim(self, slim: bool) -> None:
        self._slim = slim
        self.kinds.set_slim(slim)
        self.list.set_slim(slim)
        self.panel.set_slim(slim)
        wide = _SLIM_DETAIL if slim else self._detail_width
        self.splitter.setSizes([max(1, self.splitter.width() - wide), wide])

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if target == "rules":
            self.rules()
        elif kind == "kind" and name in {*TroubleKind, ALL, HIDDEN}:
            self.show_kind(name)

    def scenes(self) -> Sequence[Scene]:
        def seen() -> bool:
            return self.panel.detail is not None or self.list.state.isVisible()

        def close() -> None:
            sheet = self.window().sheet()  # type: ignore[attr-defined]
            if sheet is not None:
                sheet.dismiss()

        def sheet_up() -> bool:
            return bool(self.window().findChildren(RulesSheet))

        return (
            Scene("quality", lambda: self.show_kind(ALL), seen),
            Scene("quality-barcodes", lambda: self.show_kind(TroubleKind.SAME_BARCODE.value), seen),
            Scene("quality-rules", self.rules, sheet_up, close),
            Scene("quality-none", lambda: self.show_kind(HIDDEN), self.list.state.isVisible),
            Scene("quality-empty", self._search_nothing, self.list.state.isVisible, lambda: self.show_kind(ALL)),
        )

    def _search_nothing(self) -> None:
        self.show_kind(ALL)
        self.search.setText("ψψψψ")

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("J K", self.tr("next and previous trouble")),
            ("N P", self.tr("next and previous kind")),
            ("M", self.tr("show it in mapping")),
            ("O", self.tr("open it in the shop")),
            ("H", self.tr("hide it, show it again")),
            ("R", self.tr("rules for sold-out goods")),
            ("/", self.tr("search")),
        )

    def key_pressed(self, chord: str) -> bool:
        position = self.table.current_row()
        keys: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("J", "Down"), lambda: self.table.go(position + 1)),
            **dict.fromkeys(("K", "Up"), lambda: self.table.go(position - 1)),
            **dict.fromkeys(("/", "Ctrl+F"), self.search.setFocus),
            "Home": lambda: self.table.go(0),
            "End": lambda: self.table.go(self.model.rowCount() - 1),
            "N": lambda: self.show_kind(self.kinds.step(1)),
            "P": lambda: self.show_kind(self.kinds.step(-1)),
            **dict.fromkeys(("M", "Enter"), self.panel.open_mapping),
            "O": self.panel.open_shop,
            "H": self.hide_or_show,
            "R": self.rules,
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    def _splitter_moved(self) -> None:
        if not self._slim:
            self._detail_width = self.splitter.sizes()[1]
            self.memory.keep("splitter.quality", str(self._detail_width))

    # --- showing ----------------------------------------------------------------------------------------------

    def show_kind(self, kind: str) -> None:
        """Show one kind, all of them, or the hidden ones."""
        self.kinds.choose(kind)
        self.list.show_kind(kind)

    def _fetch_counts(self) -> None:
        self.bridge.ask(self.bridge.app.quality.counts, self._counted, owner=self)

    def _counted(self, counts: QualityCounts) -> None:
        self.kinds.show_counts(counts)
        self.list.show_counts(counts)
        self._renew()

    def _renew(self) -> None:
        """The quiet line and the badge: those that can sell what is not there."""
        counts = self.kinds.counts
        if counts is None:
            return
        selling = sum(n for kind, n in counts.kinds.items() if weight_of(kind) is Weight.OVERSELLS)
        told = self.tr("%Ln can sell what is not there", "", selling) if selling else ""
        self.set_badge(selling, "warn", told)
        total = self.tr("%Ln troubles", "", counts.total) if counts.total else self.tr("no troubles")
        self.set_fact((told or total) if counts.loaded else "")

    def _row_changed(self) -> None:
        row = self.list.current()
        if row is not None:
            self.panel.show_row(row, self.list.place())
            self._later.start()

    def _row_arrived(self) -> None:
        """The current row was still on its way when it became current."""
        if self.panel.detail is None and self.list.current() is not None:
            self._row_changed()

    def _fetch_detail(self) -> None:
        row, door = self.list.current(), self.bridge.app.quality
        if row is not None:
            self.bridge.ask(lambda: door.detail(row.row), self._detail_came, owner=self)

    def _detail_came(self, detail: QualityDetail | None) -> None:
        row = self.list.current()
        if detail is not None and row is not None and row.row == detail.row.row:
            self.panel.show_detail(detail)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if not topics & _TOPICS:
            return
        self._count_later.setInterval(_OPEN_MS if self.isVisible() else _AWAY_MS)
        self._count_later.start()
        if self._opened_once:
            self.list.reload()

    # --- acts -------------------------------------------------------------------------------------------------

    def hide_or_show(self) -> None:
        """Ask why the current trouble is to be hidden, or bring a hidden one back."""
        row, door = self.list.current(), self.bridge.app.quality
        if row is None:
            return
        if row.hidden_at is not None:
            self._act(lambda: door.show([row.row]), self.tr("Shown again."))
            return
        sheet = HideSheet(self.window(), row.name, words.kind_word(row.kind))
        sheet.confirmed.connect(lambda reason: self._act(lambda: door.hide([row.row], reason), self.tr("Hidden.")))
        self.desk.show_sheet(sheet, sheet.field)

    def _act(self, work: Callable[[], int], told: str) -> None:
        def done(run: int) -> None:
            self.desk.toast(told, self.tr("Undo"), lambda: self._undo(run))

        self.bridge.act(work, done, owner=self)

    def _undo(self, run: int) -> None:
        def done(refusal: str | None) -> None:
            self.desk.toast(self.tr("Undone.") if refusal is None else say(refusal), bad=refusal is not None)

        self.bridge.act(lambda: self.bridge.app.undo(run), done, owner=self)

    def rules(self) -> None:
        """Show what "sold out" means in each group."""
        sheet = RulesSheet(self.window(), self.bridge)
        self.desk.show_sheet(sheet, sheet.close_it)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.desk.toast(self.tr("Copied: %1").replace("%1", text))

    def _menu_entries(self, menu: QMenu) -> None:
        """What can be done about the row under the mouse, above copying and saving."""
        row = self.list.current()
        hidden = row is not None and row.hidden_at is not None
        menu.addAction(self.tr("Show in mapping") + "\tM", self.panel.open_mapping)
        menu.addAction((self.tr("Show again") if hidden else self.tr("Hide…")) + "\tH", self.hide_or_show)
        menu.addAction(self.tr("Rules for sold-out goods") + "\tR", self.rules)
