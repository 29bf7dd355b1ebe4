"""One rule: its place, when it fits, what it sets, its switch; and what is missing, in words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from core.domain.screens.statuses import StatusesView
from core.domain.statuses import Rule, RuleKind, Side
from gui import format as formats
from gui.pages.statuses import words
from gui.pages.statuses.nodes import ColorDot
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.inline import Badge, Chip, Icon, Item, Mark, Text, draw_line, line_width
from gui.widgets.label import Inline, Label
from gui.widgets.switch import Switch

_INDENT = 44


class Grip(QPushButton):
    """Where a card is taken hold of: by the mouse, or by the focus for Alt+↑ and Alt+↓."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(22, 28)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAutoDefault(False)
        self._pressed: QPoint | None = None
        self._dragging = False

    def sizeHint(self) -> QSize:
        return QSize(22, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(self.mapToGlobal(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._dragging, self._pressed = self._dragging, False, None
        super().mouseReleaseEvent(event)
        if was:
            self.dropped.emit(self.mapToGlobal(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        Icon("dots-six-vertical-bold", 16, "t3").paint(painter, 3, 14, 16)


class TargetButton(QPushButton):
    """What a rule sets on one side; a click asks for another. Without any it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._items: list[Item] = []
        self._bad = False
        theme.changed.connect(self.update)

    def show_target(self, name: str, color: str, spoken: str, *, gone: bool = False, mark: str = "") -> None:
        """Show a status, "" as one that must be chosen, a `gone` one as such; `mark` is its system."""
        self._bad = not name or gone
        if not name:
            chosen = self.tr("choose a status")
            self._items = [Icon("warning", 13, "warn"), Text(chosen, "smallName", "warnText")]
        elif gone:
            self._items = [Icon("trash", 13, "warn"), Text(name, "smallName", "warnText")]
        else:
            self._items = [ColorDot(color, 8), Text(name, "smallName", "t1", shrinks=True)]
        if mark:
            self._items.insert(0, Mark(mark, 16))
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(round(line_width(self._items, 6)) + 19, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(90, self.sizeHint().width()), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(0.5, 3.5, -0.5, -3.5)
        if self._bad:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warnSoft"))
        else:
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, 6, 6)
        draw_line(painter, self._items, 9, self.height() / 2, self.width() - 17, 6)


class RuleCard(Card):
    """`target_wanted` carries the side on which something is to be chosen."""

    switched = Signal(bool)
    target_wanted = Signal(object)

    def __init__(self, kind: RuleKind) -> None:
        super().__init__()
        self.kind = kind
        self.rule = Rule(kind)
        self.grip = Grip()
        self._number = Inline(height=28)
        self._title = Label(font="strong")
        self.switch = Switch()
        self.switch.toggled.connect(self.switched.emit)
        self._text = Label(font="small", color="t2", wrap=True)
        self._hint = Label(font="small", color="warnText", wrap=True)
        self.targets = {side: TargetButton() for side in Side}
        for side, button in self.targets.items():
            button.clicked.connect(lambda _=False, side=side: self.target_wanted.emit(side))
        self._outcome = Inline(height=28)
        self._where, self._below = Inline(height=28), Label(font="small", color="t3", wrap=True)
        self._below.setContentsMargins(_INDENT + 22, 0, 8, 0)
        self._sets = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._slim = False
        self._compose()

    def _compose(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.grip)
        top.addWidget(self._number)
        top.addSpacing(4)
        top.addWidget(self._title, 1)
        top.addWidget(self.switch)
        sets = QHBoxLayout()
        sets.setContentsMargins(_INDENT, 0, 0, 0)
        sets.setSpacing(8)
        sets.addWidget(self._outcome, 0, Qt.AlignmentFlag.AlignTop)
        for button in self.targets.values():
            self._sets.addWidget(button)
        sets.addLayout(self._sets)
        sets.addWidget(self._where)
        sets.addStretch(1)
        told = QVBoxLayout()
        told.setContentsMargins(_INDENT, 0, 8, 0)
        told.setSpacing(4)
        told.addWidget(self._text)
        told.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 10, 8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addLayout(told)
        column.addLayout(sets)
        column.addWidget(self._below)

    def set_slim(self, slim: bool) -> None:
        """Narrow: what stands beside a status goes below it, and so does a second status."""
        if slim != self._slim:
            self._slim = slim
            way = QBoxLayout.Direction
            self._sets.setDirection(way.TopToBottom if slim else way.LeftToRight)
            word = self._below.text()
            self._where.setVisible(bool(word) and not slim)
            self._below.setVisible(bool(word) and slim)

    def holds_focus(self) -> bool:
        """The focus is somewhere in this card."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_rule(self, rule: Rule, number: int, view: StatusesView) -> None:
        """Show a rule at its place (from 1)."""
        self.rule = rule
        title = words.rule_title(rule.kind)
        self._number.set_items([Badge(formats.number(number), "accent" if rule.enabled else "mute")])
        self._title.setText(title)
        self._title.set_color("t1" if rule.enabled else "t2")
        self._text.setText(words.rule_text(rule.kind))
        self.switch.blockSignals(True)
        self.switch.setChecked(rule.enabled)
        self.switch.blockSignals(False)
        self.switch.set_name(self.tr("Rule: %1").replace("%1", title))
        told = self.tr("Rule %1: %2").replace("%1", formats.number(number)).replace("%2", title)
        self.grip.setAccessibleName(told)
        moves = self.tr("Alt+↑ and Alt+↓ move it.")
        self.grip.setAccessibleDescription(f"{words.rule_text(rule.kind)}. {moves}")
        self.grip.setToolTip(self.tr("Drag, or press Alt+↑ and Alt+↓"))
        self._show_targets(rule, view)
        hint = self._hint_for(rule, view)
        self._hint.setText(hint)
        self._hint.set_color("warnText" if rule.enabled else "t3")
        self._hint.setVisible(bool(hint))

    def _show_targets(self, rule: Rule, view: StatusesView) -> None:
        """One button for each side that the rule sets."""
        ids = {Side.SHOP: rule.status_id, Side.MOYSKLAD: rule.state_id}
        nothing = self.tr("choose a status")
        wanted = {Side.SHOP: rule.kind.sets_status, Side.MOYSKLAD: rule.kind.sets_state}
        for side, button in self.targets.items():
            node = words.node_of(view, side, ids[side]) if ids[side] else None
            name = words.name_of(view, side, ids[side]) if ids[side] else ""
            where = words.side_name(side)
            spoken = f"{where}: {name or nothing}"
            gone = bool(name) and (node is None or node.gone)
            mark = words.MARKS[side] if all(wanted.values()) else ""
            button.show_target(name, node.color if node else "", spoken, gone=gone, mark=mark)
            button.setVisible(wanted[side])
        word = self._place_word(rule)
        self._where.set_items([Text(word, "small", "t3")])
        self._where.setVisible(bool(word) and not self._slim)
        self._below.setText(word)
        self._below.setVisible(bool(word) and self._slim)
        outcome: list[Item] = [Icon("arrow-right", 14, "t3")]
        if rule.kind is RuleKind.OVER:
            outcome.append(Chip(self.tr("raise a conflict"), "git-diff", tone="warn"))
        elif rule.kind is RuleKind.NO_ROLLBACK:
            outcome.append(Chip(self.tr("leave it out"), "prohibit", tone="mute"))
        self._outcome.set_items(outcome)

    def _place_word(self, rule: Rule) -> str:
        """Where it is set, or what happens instead."""
        if rule.kind is RuleKind.OVER:
            return self.tr("the status stays")
        if rule.kind is RuleKind.NO_ROLLBACK:
            return self.tr("and write it into the log")
        if rule.kind.sets_status and rule.kind.sets_state:
            return ""
        return self.tr("in the shop") if rule.kind.sets_status else self.tr("in MoySklad")

    def _hint_for(self, rule: Rule, view: StatusesView) -> str:
        """What must be done before the rule can work, "" when nothing."""
        if rule.kind is RuleKind.PARTLY and rule.lacks_status:
            return self.tr(
                "A shop has no such status from the start. Create it in the shop’s administration: Store → "
                "Settings → Statuses, two Latin letters as its code (PS), type “order status”; then check the "
                "connection here."
            )
        if rule.lacks_status or rule.lacks_state:
            return self.tr("The rule does nothing until a status is chosen.") if rule.enabled else ""
        gone = (
            (rule.kind.sets_status and not _alive(view, Side.SHOP, rule.status_id))
            or (rule.kind.sets_state and not _alive(view, Side.MOYSKLAD, rule.state_id))
        )  # fmt: skip
        return self.tr("This status no longer exists. Choose another one, or switch the rule off.") if gone else ""


def _alive(view: StatusesView, side: Side, node_id: str) -> bool:
    node = words.node_of(view, side, node_id)
    return node is not None and not node.gone
