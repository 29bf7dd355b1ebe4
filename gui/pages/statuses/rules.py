"""The rules beside the board: in their order, each with a switch and what it sets; the first that fits decides."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.domain.screens.statuses import StatusesView
from core.domain.status_edits import missing_kinds, moved, with_rule
from core.domain.status_proposal import propose
from core.domain.statuses import Rule, RuleKind, Scheme, Side
from gui.pages.statuses import words
from gui.pages.statuses.board import ShowSheet
from gui.pages.statuses.choose import ChooseSheet
from gui.pages.statuses.rule_card import RuleCard
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area

_WIDE, _SLIM = 424, 316


class _Stack(QWidget):
    """The cards one below the other, with the line where a dragged one would go."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 4, 16, 16)
        self.column.setSpacing(8)
        self.column.addStretch(1)
        self.mark: int | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.mark is not None:
            painter = QPainter(self)
            painter.fillRect(20, self.mark - 1, self.width() - 36, 2, theme.color("accentGfx"))


class RulesPanel(Surface):
    """`edited` carries the scheme after an edit."""

    edited = Signal(object)

    def __init__(self, show_sheet: ShowSheet) -> None:
        super().__init__("surface", "l")
        self._show_sheet = show_sheet
        self.view, self.scheme = StatusesView(), Scheme()
        self.cards: dict[RuleKind, RuleCard] = {}
        self._title = Label(font="card")
        self._sub = Label(font="small", color="t3", wrap=True)
        self.add = Button(kind="ghost", icon="plus", size=28)
        self.add.clicked.connect(self._offer)
        self._stack = _Stack()
        self._none = Label(font="body", color="t2", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 16, 8)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._sub, 1)
        head.addWidget(self.add)
        self._none.setContentsMargins(20, 4, 20, 8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._none)
        outer.addWidget(scroll_area(self._stack), 1)
        self._slim = False
        self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow or wide again."""
        self._slim = slim
        self.setFixedWidth(_SLIM if slim else _WIDE)
        for card in self.cards.values():
            card.set_slim(slim)

    def show_scheme(self, view: StatusesView, scheme: Scheme) -> None:
        """Show the rules of `scheme`; cards stay the same widgets, so that the focus stays, too."""
        self.view, self.scheme = view, scheme
        wanted = [rule.kind for rule in scheme.rules]
        for kind in [kind for kind in self.cards if kind not in wanted]:
            card = self.cards.pop(kind)
            card.hide()
            card.deleteLater()
        for place, rule in enumerate(scheme.rules):
            if rule.kind not in self.cards:
                self.cards[rule.kind] = self._new_card(rule.kind)
            card = self.cards[rule.kind]
            if self._stack.column.indexOf(card) != place:
                self._stack.column.insertWidget(place, card)
            card.show_rule(rule, place + 1, view)
        self.add.setEnabled(bool(missing_kinds(scheme)))
        self._none.setVisible(not scheme.rules)

    def retranslate(self) -> None:
        """Words of the panel."""
        self._title.setText(self.tr("Rules"))
        self._sub.setText(self.tr("the first that fits decides"))
        self.add.set_label("", self.tr("Add a rule"))
        self._none.setText(self.tr("No rules: pairs alone decide. Add rules with the plus sign."))
        self.show_scheme(self.view, self.scheme)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- editing ----------------------------------------------------------------------------------------------

    def move_focused(self, step: int) -> bool:
        """Move the rule that has the focus up or down; False when none has it."""
        kind = next((kind for kind, card in self.cards.items() if card.holds_focus()), None)
        if kind is None:
            return False
        place = [rule.kind for rule in self.scheme.rules].index(kind)
        self.edited.emit(moved(self.scheme, kind, place + step))
        return True

    def show_rule(self, kind: RuleKind) -> bool:
        """Bring a rule into sight and give it the focus; False when there is none of that kind."""
        card = self.cards.get(kind)
        if card is None:
            return False
        card.grip.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def ask_target(self, kind: RuleKind, side: Side) -> None:
        """Let a person choose what a rule sets."""
        rule = self.scheme.rule(kind)
        if rule is None:
            return
        present = rule.status_id if side is Side.SHOP else rule.state_id
        sheet = ChooseSheet(self.window(), self.view, side, [present] if present else [], removable=False)
        sheet.ask_for_rule(words.rule_title(kind), side)
        sheet.picked.connect(lambda node_id: self._set(kind, side, node_id))
        self._show_sheet(sheet, sheet.first())

    def _set(self, kind: RuleKind, side: Side, node_id: str) -> None:
        """What was chosen stands; a rule that waited for nothing else is switched on, for that is what it was for."""
        old = self.scheme.rule(kind)
        if old is None:
            return
        status_id = node_id if side is Side.SHOP else old.status_id
        state_id = node_id if side is Side.MOYSKLAD else old.state_id
        lacked = old.lacks_status or old.lacks_state
        rule = Rule(kind, status_id, state_id, old.enabled)
        complete = not (rule.lacks_status or rule.lacks_state)
        self.edited.emit(
            with_rule(self.scheme, Rule(kind, status_id, state_id, old.enabled or (lacked and complete)))
        )

    def _switch(self, kind: RuleKind, on: bool) -> None:
        rule = self.scheme.rule(kind)
        if rule is not None and rule.enabled != on:
            self.edited.emit(with_rule(self.scheme, Rule(kind, rule.status_id, rule.state_id, on)))

    def _new_card(self, kind: RuleKind) -> RuleCard:
        card = RuleCard(kind)
        card.set_slim(self._slim)
        card.switched.connect(lambda on: self._switch(kind, on))
        card.target_wanted.connect(lambda side: self.ask_target(kind, side))
        card.grip.dragged.connect(self._dragged)
        card.grip.dropped.connect(lambda place: self._dropped(kind, place))
        return card

    def _offer(self) -> None:
        """A menu of the kinds that are not in the list."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in missing_kinds(self.scheme):
            action: QAction = menu.addAction(words.rule_title(kind))
            action.triggered.connect(lambda _=False, kind=kind: self.add_rule(kind))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))

    def add_rule(self, kind: RuleKind) -> None:
        """Add a rule of a kind, with what names propose for it."""
        known = propose(self.view.states, self.view.statuses).rule(kind)
        self.edited.emit(with_rule(self.scheme, known or Rule(kind, enabled=False)))
        self.show_rule(kind)

    # --- dragging ---------------------------------------------------------------------------------------------

    def _place_of(self, place: QPoint) -> int:
        """Before which rule a card dropped at a point of the screen would go."""
        y = self._stack.mapFromGlobal(place).y()
        return sum(self.cards[rule.kind].geometry().center().y() < y for rule in self.scheme.rules)

    def _dragged(self, place: QPoint) -> None:
        at, cards = self._place_of(place), [self.cards[rule.kind] for rule in self.scheme.rules]
        self._stack.mark = cards[at].y() - 4 if at < len(cards) else cards[-1].geometry().bottom() + 5
        self._stack.update()

    def _dropped(self, kind: RuleKind, place: QPoint) -> None:
        self._stack.mark = None
        self._stack.update()
        kinds = [rule.kind for rule in self.scheme.rules]
        at = self._place_of(place)
        self.edited.emit(moved(self.scheme, kind, at - (at > kinds.index(kind))))
