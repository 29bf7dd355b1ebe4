"""The trial: what a draft would do with the newest orders, row by row; nothing is changed by looking."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QPointF, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from core.domain.screens.statuses import StatusesView, Trial, TrialRow
from core.domain.status_outcome import Effect
from core.domain.statuses import Scheme, Side
from gui import format as formats
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.statuses import words
from gui.pages.statuses.nodes import ColorDot
from gui.widgets.button import Button
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.sheet import Sheet
from gui.widgets.states import StatePage
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable
from gui.widgets.wrapped import draw_wrapped, wrapped_height

ORDER, STATE, STATUS, OUTCOME, CAUSE = range(5)
COLUMNS = 5
_WIDTHS = {ORDER: 150}
_SHARES = {STATE: 16, STATUS: 22, OUTCOME: 18, CAUSE: 22}
#: What a person must look at comes first.
_FIRST = (Effect.CHANGE, Effect.CONFLICT, Effect.NO_PAIR, Effect.SKIP, Effect.SAME, Effect.NOT_THERE)


class TrialHeader(Header):
    """Titles of the columns."""

    def items(self, section: int) -> list[Item]:
        titles = [
            self.tr("Order"),
            self.tr("In MoySklad"),
            self.tr("In the shop"),
            self.tr("What comes of it"),
            self.tr("What decides"),
        ]
        return [Text(titles[section], "smallName", "t2", shrinks=True)]


class TrialDelegate(RowDelegate):
    """Two-line rows: the order, both statuses as they are and as they would be."""

    fill = "raised"

    def __init__(self, view: StatusesView, texts: TrialTexts) -> None:
        super().__init__()
        self._view, self._texts = view, texts

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, TrialRow):
            return
        column = index.column()
        if column == ORDER:
            buyer: list[Item] = [Text(row.buyer, "small", "t3", shrinks=True)] if row.buyer else []
            self.two_lines(painter, rect, [Text(row.number, "strong")], buyer, left=24)
        elif column in (STATE, STATUS):
            self._sides(painter, rect, row, Side.MOYSKLAD if column == STATE else Side.SHOP)
        elif column == OUTCOME:
            icon, color = words.EFFECT_ICONS[row.verdict.effect]
            first: list[Item] = [
                Icon(icon, 15, color), Text(words.effect_word(row.verdict.effect), "name", shrinks=True),
            ]  # fmt: skip
            letter: list[Item] = [
                Icon("envelope-simple", 13, "warn"), Text(self._texts.letter(), "small", "warnText", shrinks=True),
            ]  # fmt: skip
            self.two_lines(painter, rect, first, letter if row.letter else [])
        else:
            words_of = self._texts.text(row, CAUSE)
            high = wrapped_height("small", words_of, rect.width() - 28)
            place = QPointF(rect.left() + 8, rect.top() + (rect.height() - high) / 2)
            draw_wrapped(painter, words_of, place, rect.width() - 28, "small", "t2")

    def _sides(self, painter: QPainter, rect: QRect, row: TrialRow, side: Side) -> None:
        now = row.state_id if side is Side.MOYSKLAD else row.status_id
        then = row.verdict.state_id if side is Side.MOYSKLAD else row.verdict.status_id
        if now and not then:
            self._whole(painter, rect, side, now)
            return
        first = self._name(side, now, "t2")
        second: list[Item] = [Icon("arrow-right", 12, "accentGfx"), *self._name(side, then, "t1")] if then else []
        self.two_lines(painter, rect, first, second, second_gap=6)

    def _whole(self, painter: QPainter, rect: QRect, side: Side, node_id: str) -> None:
        """A status that stays, in as many lines as its name takes."""
        name, room = words.name_of(self._view, side, node_id), rect.width() - 34
        node = words.node_of(self._view, side, node_id)
        middle = rect.top() + (rect.height() - 1) / 2
        ColorDot(node.color if node else "", 8).paint(painter, rect.left() + 8, middle, 8)
        top = middle - wrapped_height("body", name, room) / 2
        draw_wrapped(painter, name, QPointF(rect.left() + 24, top), room, "body", "t1")

    def _name(self, side: Side, node_id: str, color: str) -> list[Item]:
        if not node_id:
            return [Text(formats.DASH, "body", "t4")]
        node = words.node_of(self._view, side, node_id)
        name = Text(words.name_of(self._view, side, node_id), "body", color, shrinks=True)
        return [ColorDot(node.color if node else "", 8), name]


class TrialTexts:
    """The words of every cell, for reading aloud, copying and saving."""

    def __init__(self, view: StatusesView, scheme: Scheme, letter: str) -> None:
        self._view, self._letter = view, letter
        self._numbers = {rule.kind: place for place, rule in enumerate(scheme.rules, start=1)}

    def letter(self) -> str:
        """What stands beside an order whose buyer gets a letter."""
        return self._letter

    def text(self, row: TrialRow, column: int) -> str:
        """The words of a cell."""
        if column == ORDER:
            return f"{row.number} {row.buyer}".strip()
        if column == STATE:
            return self._change(Side.MOYSKLAD, row.state_id, row.verdict.state_id)
        if column == STATUS:
            return self._change(Side.SHOP, row.status_id, row.verdict.status_id)
        if column == OUTCOME:
            word = words.effect_word(row.verdict.effect)
            return f"{word}, {self._letter}" if row.letter else word
        return words.cause_word(self._view, self._numbers, row)

    def spoken(self, row: TrialRow) -> str:
        """The row in one sentence."""
        return ", ".join(self.text(row, column) for column in range(COLUMNS))

    def _change(self, side: Side, now: str, then: str) -> str:
        first = words.name_of(self._view, side, now) if now else formats.DASH
        return f"{first} → {words.name_of(self._view, side, then)}" if then else first


class TrialSheet(Sheet):
    """The verdict on top, then the orders; Enter or a double click opens one of them."""

    order_wanted = Signal(int)

    def __init__(self, window: QWidget, bridge: Bridge, view: StatusesView, scheme: Scheme, trial: Trial) -> None:
        super().__init__(window, QSize(920, 660))
        self.trial = trial
        self.head.setText(self.tr("The draft on the last %Ln orders", "", len(trial.rows)))
        self.sub.setText(self.tr("Nothing was changed: this is what would come of it."))
        ordered = sorted(trial.rows, key=lambda row: _FIRST.index(row.verdict.effect))
        rows = {row.order_id: row for row in ordered}
        texts = TrialTexts(view, scheme, self.tr("letter to the buyer"))
        self.verdict = Label(self._verdict(), "strong", "t1", wrap=True)
        self.letters = Label(self.tr("%Ln buyers will get a letter", "", trial.letters), "strong", "warnText")
        self.table = StretchTable(TrialDelegate(view, texts), _WIDTHS, (STATE, STATUS, OUTCOME, CAUSE))
        self.model = WindowModel(
            bridge, COLUMNS, lambda ids: [rows[one] for one in ids if one in rows], lambda row: row.order_id, self
        )
        self.model.text, self.model.spoken = texts.text, texts.spoken
        self._build_table()
        self._lay_out()
        self.model.open(lambda: array("q", rows))

    def _verdict(self) -> str:
        """What would happen, in words, worst first."""
        trial, changes = self.trial, self.trial.count(Effect.CHANGE)
        told = [
            self.tr("%Ln will change", "", changes) if changes else self.tr("None will change"),
            self.tr("%Ln become conflicts", "", trial.count(Effect.CONFLICT)),
            self.tr("%Ln have no pair", "", trial.count(Effect.NO_PAIR)),
            self.tr("%Ln stay as they are", "", trial.count(Effect.SAME) + trial.count(Effect.SKIP)),
            self.tr("%Ln are not in MoySklad", "", trial.count(Effect.NOT_THERE)),
        ]
        counts = [
            1, trial.count(Effect.CONFLICT), trial.count(Effect.NO_PAIR),
            trial.count(Effect.SAME) + trial.count(Effect.SKIP), trial.count(Effect.NOT_THERE),
        ]  # fmt: skip
        return " · ".join(words_ for words_, count in zip(told, counts, strict=True) if count)

    def _build_table(self) -> None:
        header = TrialHeader(self.table)
        header.fill, header.first_margin = "raised", 24
        self.table.setHorizontalHeader(header)
        self.table.setModel(self.model)
        for column in range(COLUMNS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.table.setAccessibleName(self.tr("Trial of the status scheme"))
        self.table.doubleClicked.connect(lambda _: self._open_order())
        self.table.set_widths(_WIDTHS, _SHARES)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 24, 12)
        line.setSpacing(8)
        line.addWidget(self.verdict, 1)
        if self.trial.letters:
            line.addWidget(Inline(lambda: [Icon("envelope-simple", 16, "warn")], height=20))
            line.addWidget(self.letters)
        body = QVBoxLayout()
        body.addLayout(line)
        body.addWidget(self.table, 1)
        if not self.trial.rows:
            state = StatePage("none")
            state.show_state("none", self.tr("No orders yet"), self.tr("Orders appear here after the first load."))
            body.addWidget(state, 1)
            self.table.hide()
            self.verdict.hide()
        self.body.addLayout(body, 1)
        self.close_it = Button(self.tr("Close"), key="Esc")
        self.close_it.clicked.connect(self.dismiss)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.close_it)

    def key(self, chord: str) -> bool:
        """Enter opens the order that is current in the table."""
        if chord == "Enter" and self.table.hasFocus() and self.table.current_row() >= 0:
            self._open_order()
            return True
        return super().key(chord)

    def _open_order(self) -> None:
        row = self.model.row_at(self.table.current_row()) if self.table.current_row() >= 0 else None
        if row is not None:
            self.dismiss()
            self.order_wanted.emit(row.order_id)
