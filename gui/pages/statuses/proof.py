"""The test box: what the selected pair does, in words, with the newest order in which it is seen at work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.screens.statuses import PairCase, StatusesView
from core.domain.statuses import Direction, Pair, Side, Status
from gui import format as formats
from gui.pages.statuses import words
from gui.pages.statuses.nodes import ColorDot
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Icon, Text
from gui.widgets.label import Inline, Label


class Sentence(QWidget):
    """Words and two names: if MoySklad sets [a], the shop takes [b]."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._second = Inline(height=26, gap=8), Inline(height=26, gap=8)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._first)
        self._row.addWidget(self._second)
        self._row.addStretch(1)

    def tell(self, parts: Sequence[tuple[str, str, str]], spoken: str) -> None:
        """Two parts of (words, name, colour)."""
        for line, (told, name, color) in zip((self._first, self._second), parts, strict=True):
            line.set_items([Text(told, "body", "t2"), ColorDot(color, 8), Text(name, "name", "t1", shrinks=True)])
        self.setAccessibleName(spoken)


class ProofBox(Card):
    """Shows a pair, or says what a node without a pair means."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(font="strong")
        self._case = Label(font="small", color="t3")
        self.case = Button(kind="link", size=28, font="small")
        self.sentences = (Sentence(), Sentence())
        self._lone = Label(font="body", color="t1", wrap=True)
        self._letter_icon = Inline(lambda: [Icon("envelope-simple", 15, "t3")], height=20)
        self.letter = Label(font="small", color="t2", wrap=True)
        icon = Inline(lambda: [Icon("flask", 16, "accentGfx")], height=22)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._case)
        head.addWidget(self.case)
        mail = QHBoxLayout()
        mail.setSpacing(8)
        mail.addWidget(self._letter_icon)
        mail.addWidget(self.letter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(4)
        column.addLayout(head)
        for sentence in self.sentences:
            column.addWidget(sentence)
        column.addWidget(self._lone)
        column.addLayout(mail)
        theme.changed.connect(self.update)

    def show_pair(self, view: StatusesView, pair: Pair, case: PairCase | None) -> None:
        """Say what a pair does, and where it was seen last."""
        self._title.setText(self.tr("What the selected pair does"))
        state = words.node_of(view, Side.MOYSKLAD, pair.state_id)
        status = words.node_of(view, Side.SHOP, pair.status_id)
        ends = (
            (words.name_of(view, Side.MOYSKLAD, pair.state_id), state.color if state else ""),
            (words.name_of(view, Side.SHOP, pair.status_id), status.color if status else ""),
        )
        to_shop = (self.tr("If the warehouse sets"), self.tr("the shop takes"), *ends)
        to_moysklad = (self.tr("If the shop sets"), self.tr("the warehouse takes"), ends[1], ends[0])
        ways = [to_shop] if pair.direction.to_shop else []
        ways += [to_moysklad] if pair.direction.to_moysklad else []
        for sentence, way in zip(self.sentences, [*ways, None, None], strict=False):
            sentence.setVisible(way is not None)
            if way is not None:
                when, then, (one, one_color), (two, two_color) = way
                spoken = f"{when} {one}, {then} {two}"
                sentence.tell([(when, one, one_color), (then, two, two_color)], spoken)
        self._lone.setVisible(not ways)
        if pair.direction is Direction.NONE:
            self._lone.setText(self.tr("The pair is kept, but changes go neither way."))
        self._tell_letter(pair, status if isinstance(status, Status) else None)
        self._show_case(case)

    def show_lonely(self, view: StatusesView, side: Side, node_id: str) -> None:
        """Say what it means that a node has no pair."""
        self._title.setText(words.name_of(view, side, node_id))
        for sentence in self.sentences:
            sentence.hide()
        shop = self.tr("The shop learns nothing when an order gets this status. Enter chooses its pair.")
        warehouse = self.tr("MoySklad learns nothing when an order gets this status. Enter chooses its pair.")
        self._lone.setText(shop if side is Side.MOYSKLAD else warehouse)
        self._lone.show()
        count = words.orders_of(view, side, node_id)
        self.letter.setText(self.tr("It now belongs to %1.").replace("%1", words.orders_word(count)) if count else "")
        self.letter.setVisible(bool(count))
        self._letter_icon.hide()
        self._show_case(None)

    def _tell_letter(self, pair: Pair, status: Status | None) -> None:
        """Whether the buyer hears of it; a change towards MoySklad never reaches a buyer."""
        shown = pair.direction.to_shop and status is not None
        self._letter_icon.setVisible(shown)
        self.letter.setVisible(pair.direction is not Direction.NONE)
        rest = self.tr("Stock and reserves stay as they are.")
        if not shown or status is None:
            told = self.tr("The buyer gets no letter.")
        elif status.mails is None:
            told = self.tr("The shop did not say whether it writes to the buyer.")
        elif status.mails:
            told = self.tr("The buyer gets the shop’s letter “%1”.").replace("%1", status.name)
        else:
            told = self.tr("The shop sends no letter with this status.")
        first = self.tr("Rules come first: a pair decides where none of them fits.")
        self.letter.setText(f"{told} {rest} {first}")

    def _show_case(self, case: PairCase | None) -> None:
        self._case.setVisible(case is not None)
        self.case.setVisible(case is not None)
        if case is not None:
            self._case.setText(self.tr("last such case:"))
            told = self.tr("order %1, %2").replace("%1", case.number).replace("%2", formats.day_time(case.at))
            self.case.set_label(told)
