"""The statuses page: which state of one system means which status of the other, and the rules beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.domain.screens.statuses import PairCase, StatusesView
from core.domain.status_findings import Finding
from core.domain.statuses import Pair, RuleKind, Side
from gui import format as formats
from gui.pages import Desk, Page, Scene
from gui.pages.statuses.acts import SchemeActs
from gui.pages.statuses.board_card import BoardCard
from gui.pages.statuses.draft import Draft
from gui.pages.statuses.draft_bar import DraftBar
from gui.pages.statuses.notices import Notices
from gui.pages.statuses.proof import ProofBox
from gui.pages.statuses.rules import RulesPanel
from gui.pages.statuses.trial import TrialSheet
from gui.widgets.scroll import scroll_area
from gui.widgets.states import StatePage

_TOPICS = frozenset({"statuses", "references", "orders"})


class StatusesPage(Page):
    """Edits are a draft until they are saved; every one of them can be taken back, and so can a saved scheme."""

    key = "statuses"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = StatusesView()
        self.draft = Draft(self)
        self.acts = SchemeActs(desk, self.draft)
        self._came, self._waits = False, False
        self._news = ""
        self._cases: dict[Pair, PairCase | None] = {}
        self.notices, self.proof, self.bar = Notices(), ProofBox(), DraftBar()
        self.card = BoardCard(desk.show_sheet)
        self.board = self.card.board
        self.rules = RulesPanel(desk.show_sheet)
        self.state = StatePage("none")
        self._whole = QWidget()
        self._stack = QStackedLayout(self)
        self._compose()
        self._wire()
        self.retranslate()
        self._fetch()

    def _compose(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(24, 18, 24, 16)
        self._column.setSpacing(16)
        self._column.addWidget(self.notices)
        self._column.addWidget(self.card)
        self._column.addWidget(self.proof)
        self._column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(24, 0, 24, 16)
        self._foot.addWidget(self.bar)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(scroll_area(content), 1)
        left.addLayout(self._foot)
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.rules)
        self.rules.set_slim(False)
        self._stack.addWidget(self.state)
        self._stack.addWidget(self._whole)

    def _wire(self) -> None:
        self.board.edited.connect(self.draft.edit)
        self.board.chosen.connect(self._show_proof)
        self.rules.edited.connect(self.draft.edit)
        self.card.propose.clicked.connect(self.acts.propose)
        self.draft.changed.connect(self._show_draft)
        self.bar.cancel.clicked.connect(self.draft.cancel)
        self.bar.try_on.clicked.connect(self._try_on)
        self.bar.save.clicked.connect(self.acts.save)
        self.acts.saved.connect(self._fetch)
        self.notices.replaced.connect(self._replace)
        self.notices.dropped.connect(lambda finding: self.acts.replace(finding, ""))
        self.notices.renamed.connect(lambda: self.acts.save(names=True))
        self.notices.proposed.connect(self.acts.propose)
        self.notices.dismissed.connect(self._dismiss_news)
        self.state.primary.clicked.connect(self.desk.show_connections)
        self.proof.case.clicked.connect(self._open_case)
        self.bridge.changed.connect(self._data_changed)

    # --- the page's duties ------------------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Statuses")

    def retranslate(self) -> None:
        self.state.show_state(
            "none",
            self.tr("The statuses are not read yet") if self._came else self.tr("Reading the statuses…"),
            self.tr(
                "SkladLink takes the order statuses from MoySklad and the shop when it connects. Check the "
                "connection to both systems; the statuses appear here at once."
            )
            if self._came
            else "",
            self.tr("Check the connection") if self._came else "",
        )
        self._show_draft()

    def opened(self) -> None:
        self._waits = not self.view.known
        self.board.focus()

    def set_slim(self, slim: bool) -> None:
        self.rules.set_slim(slim)
        margin = 16 if slim else 24
        self._column.setContentsMargins(margin, 16 if slim else 18, margin, 16)
        self._foot.setContentsMargins(margin, 0, margin, margin if slim else 16)
        self.bar.set_slim(slim)
        self.card.set_slim(slim)

    def show_target(self, target: str) -> None:
        kind, _, name = target.partition(":")
        if kind == "rule" and name in set(RuleKind):
            self.rules.show_rule(RuleKind(name))
        elif kind in ("state", "status") and self.board.select(Side.MOYSKLAD if kind == "state" else Side.SHOP, name):
            self.board.focus()

    def scenes(self) -> Sequence[Scene]:
        def edit() -> None:
            pair = next(iter(self.board.scheme.pairs), None)
            lonely = next((key for key, node in self.board.nodes.items() if not node.look.paired), None)
            if lonely is not None:
                self.board.select(*lonely)
            elif pair is not None:
                self.board.select_pair(pair.key)

        def trial_ready() -> bool:
            sheet = self.window().sheet()  # type: ignore[attr-defined]
            return isinstance(sheet, TrialSheet) and sheet.model.rowCount() > 0

        def close() -> None:
            self.window().sheet().dismiss()  # type: ignore[attr-defined]

        return (
            Scene("statuses", ready=lambda: self.view.known),
            Scene("statuses-lonely", edit),
            Scene("statuses-trial", self._try_on, trial_ready, close),
        )

    def keys(self) -> Sequence[tuple[str, str]]:
        return (
            ("↑ ↓ ← →", self.tr("go over the board")),
            ("Enter", self.tr("choose a partner")),
            ("Space", self.tr("next direction of a pair")),
            ("Delete", self.tr("take a pair apart")),
            ("Alt+↑ Alt+↓", self.tr("move a rule")),
            ("P", self.tr("propose pairs from names")),
            ("T", self.tr("try on the last 30 orders")),
            ("Ctrl+S", self.tr("save")),
            ("Ctrl+Z Ctrl+Shift+Z", self.tr("undo, redo")),
        )

    def key_pressed(self, chord: str) -> bool:
        if not self.view.known:
            return False
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+S": self.acts.save,
            "Ctrl+Z": self.acts.undo,
            "Ctrl+Shift+Z": self.draft.redo,
            "T": self._try_on,
            "P": self.acts.propose,
            "Alt+Up": lambda: self.rules.move_focused(-1),
            "Alt+Down": lambda: self.rules.move_focused(1),
        }
        act = keys.get(chord)
        if act is None:
            return False
        act()
        return True

    # --- what the store says ----------------------------------------------------------------------------------

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._fetch()

    def _fetch(self) -> None:
        self.bridge.ask(self.bridge.app.statuses.view, self._view_came, owner=self)

    def _view_came(self, view: StatusesView) -> None:
        before, self.view = self.view, view
        self._cases.clear()
        was_dirty = self.draft.dirty
        followed = self.draft.take_saved(view.scheme)
        if self._came and was_dirty:
            self._tell_news(before, view, followed)
        self._came = True
        self.retranslate()
        if self._waits and view.known and self.isVisible():
            self._waits = False
            self.board.focus()

    def _tell_news(self, before: StatusesView, view: StatusesView, followed: bool) -> None:
        """Something changed while a draft is open: it stays, and the page says so."""
        if not followed:
            self._news = self.tr(
                "Meanwhile another scheme was saved elsewhere. Your draft is kept; saving it replaces that scheme."
            )
        elif (before.states, before.statuses) != (view.states, view.statuses):
            self._news = self.tr("Meanwhile the statuses changed in MoySklad or in the shop. Your draft is kept.")

    def _dismiss_news(self) -> None:
        self._news = ""
        self._show_draft()

    # --- showing ----------------------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        view, scheme = self.view, self.draft.scheme
        self._stack.setCurrentWidget(self._whole if view.known else self.state)
        if not self.draft.dirty:
            self._news = ""
        self.card.show_scheme(view, scheme)
        self.rules.show_scheme(view, scheme)
        self.bar.show_edits(self.draft.edits)
        used = {side: scheme.ids(side) for side in Side}
        new = not (view.saved or self.draft.dirty)
        self.notices.tell([one for one in view.findings if one.id in used[one.side]], self._news, new=new)
        self._tell_state()

    def _tell_state(self) -> None:
        view, scheme = self.view, self.draft.scheme
        if not view.known:
            self.set_fact("")
            self.set_badge(0, "mute", "")
            return
        paired = len({pair.state_id for pair in scheme.pairs})
        pairs = self.tr("%Ln pairs of %1", "", paired).replace("%1", formats.number(len(view.states)))
        rules = self.tr("%Ln rules", "", sum(rule.enabled for rule in scheme.rules))
        self.set_fact(f"{pairs}, {rules}")
        gone = sum(finding.gone for finding in view.findings)
        told = [
            self.tr("%Ln statuses are gone", "", gone) if gone else "",
            self.tr("%Ln statuses of orders have no pair", "", view.unpaired) if view.unpaired else "",
        ]
        self.set_badge(gone + view.unpaired, "warn", ", ".join(part for part in told if part))

    def _show_proof(self) -> None:
        pair, current = self.board.pair(), self.board.current()
        self.proof.setVisible(pair is not None or current is not None)
        if pair is None:
            if current is not None:
                self.proof.show_lonely(self.view, *current)
            return
        self.proof.show_pair(self.view, pair, self._cases.get(pair))
        if pair not in self._cases:
            self._cases[pair] = None
            self.bridge.ask(
                lambda: self.bridge.app.statuses.case_of(pair), lambda case: self._case_came(pair, case), owner=self
            )

    def _case_came(self, pair: Pair, case: PairCase | None) -> None:
        self._cases[pair] = case
        if self.board.pair() == pair:
            self.proof.show_pair(self.view, pair, case)

    def _open_case(self) -> None:
        pair = self.board.pair()
        case = self._cases.get(pair) if pair is not None else None
        if case is not None:
            self.desk.go("orders", f"order:{case.order_id}")

    # --- editing ----------------------------------------------------------------------------------------------

    def _try_on(self) -> None:
        self.acts.try_on(self.window(), self.view)

    def _replace(self, finding: Finding) -> None:
        """Choose another one in the place of what is gone: in its pairs and in its rules."""
        self.card.ask_replacement(finding, lambda node_id: self.acts.replace(finding, node_id))
