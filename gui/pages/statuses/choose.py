"""The sheet to choose a state or status from a list: a partner for a pair, or what a rule sets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.domain.screens.statuses import StatusesView
from core.domain.status_layout import in_order
from core.domain.statuses import Side, State
from gui.pages.statuses import words
from gui.pages.statuses.nodes import ColorDot
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.inline import Icon, Item, Text, draw_line, line_width
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet

_ROW = 40
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceRow(QPushButton):
    """A line of the list: colour, name, note, a tick beside what is chosen now."""

    stepped = Signal(int)

    def __init__(self, node_id: str, left: Sequence[Item], right: Sequence[Item], spoken: str) -> None:
        super().__init__()
        self.node_id = node_id
        self._left, self._right = list(left), list(right)
        self.setFixedHeight(_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), 7, 7)
        wide = line_width(self._right, 8)
        draw_line(painter, self._left, 12, self.height() / 2, self.width() - 36 - wide, 10)
        draw_line(painter, self._right, self.width() - 12 - wide, self.height() / 2, wide + 1, 8)


class ChooseSheet(Sheet):
    """`picked` carries the id, "" for none of them. ↑ ↓ move, Enter takes, Esc leaves all as it is."""

    picked = Signal(str)

    def __init__(
        self, window: QWidget, view: StatusesView, side: Side, present: Sequence[str], *, removable: bool
    ) -> None:
        super().__init__(window, QSize(480, 560))
        self.rows: list[ChoiceRow] = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 2, 20, 8)
        column.setSpacing(0)
        nodes = words.nodes_of(view, side)
        if side is Side.MOYSKLAD:
            nodes = tuple(in_order([node for node in nodes if isinstance(node, State)]))
        for node in nodes:
            if node.gone:
                continue
            chosen = node.id in present
            note = words.type_word(node)
            right: list[Item] = [Text(note, "small", "t3")] if note else []
            if chosen:
                right.append(Icon("check-bold", 14, "accentGfx"))
            left: list[Item] = [
                ColorDot(node.color, 12),
                Text(node.name, "name" if chosen else "body", "t1", shrinks=True),
            ]
            spoken = ", ".join(part for part in (node.name, note, self.tr("chosen now") if chosen else "") if part)
            self._add(column, ChoiceRow(node.id, left, right, spoken))
        column.addStretch(1)
        self._area = scroll_area(content)
        self.body.addWidget(self._area, 1)
        self.remove = Button(self.tr("Leave without a pair"), kind="ghost", icon="link-break")
        self.remove.clicked.connect(lambda: self._take(""))
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.cancel.clicked.connect(self.dismiss)
        self.foot.row.addWidget(self.remove)
        self.remove.setVisible(removable and bool(present))
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self._start = next((row for row in self.rows if row.node_id in present), None)

    def ask_for_partner(self, name: str, side: Side) -> None:
        """Head it as the choice of a partner for `name`."""
        self.head.setText(self.tr("A pair for “%1”").replace("%1", name))
        shop, warehouse = self.tr("Statuses of the shop"), self.tr("States of MoySklad")
        self.sub.setText(shop if side is Side.SHOP else warehouse)

    def ask_for_rule(self, rule: str, side: Side) -> None:
        """Head it as the choice of what a rule sets."""
        shop, warehouse = self.tr("What the rule sets in the shop"), self.tr("What the rule sets in MoySklad")
        self.head.setText(rule)
        self.sub.setText(shop if side is Side.SHOP else warehouse)

    def ask_instead(self, name: str, side: Side) -> None:
        """Head it as the choice of what comes in the place of something gone."""
        shop, warehouse = self.tr("Statuses of the shop"), self.tr("States of MoySklad")
        self.head.setText(self.tr("Instead of “%1”").replace("%1", name))
        self.sub.setText(shop if side is Side.SHOP else warehouse)

    def first(self) -> QWidget:
        """Where the focus starts: what is chosen now, else the first line."""
        return self._start or (self.rows[0] if self.rows else self.cancel)

    def _step(self, row: ChoiceRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[at])

    def _add(self, column: QVBoxLayout, row: ChoiceRow) -> None:
        row.clicked.connect(lambda: self._take(row.node_id))
        row.stepped.connect(lambda step: self._step(row, step))
        column.addWidget(row)
        self.rows.append(row)

    def _take(self, node_id: str) -> None:
        self.dismiss()
        self.picked.emit(node_id)
