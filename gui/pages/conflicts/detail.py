"""The right side of the conflicts page: what differs, why nothing was done, the choices and what they will change."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from core.domain.conflicts import Choice, condition_code, recommended
from core.domain.screens.conflicts import ConflictDetail, ConflictRow
from gui import format as formats
from gui.i18n import say
from gui.pages.conflicts import words
from gui.pages.conflicts.compare import CompareTable
from gui.pages.conflicts.decided import DecidedBox
from gui.pages.conflicts.footer import DetailFooter
from gui.pages.conflicts.outcome import OutcomeLine
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.checkbox import CheckBox
from gui.widgets.label import Label
from gui.widgets.radio_card import CardGroup
from gui.widgets.scroll import scroll_area

_MARGIN = 24


class DetailPanel(Surface):
    """Signals say what the person wants; the page does it. `linked` carries a page and a target."""

    step_wanted = Signal(int)
    linked = Signal(str, str)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.detail: ConflictDetail | None = None
        self._row: ConflictRow | None = None
        self._place = (0, 0)
        self._title = Label(font="page", wrap=True)
        self._place_label = Label(font="small", color="t2")
        self.up = Button(kind="ghost", icon="caret-up", size=28)
        self.down = Button(kind="ghost", icon="caret-down", size=28)
        self.up.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.step_wanted.emit(1))
        self._facts_line = Label(font="small", color="t2")
        self.order = Button(kind="link", icon="arrow-square-out", size=28, font="smallName")
        self.item = Button(kind="link", icon="arrow-square-out", size=28, font="smallName")
        self.place = Button(kind="link", icon="arrow-square-out", size=28, font="smallName")
        self.order.clicked.connect(self._open_order)
        self.item.clicked.connect(self._open_item)
        self.place.clicked.connect(self._open_place)
        self._why = Label(color="t2", wrap=True)
        self._why.setTextFormat(Qt.TextFormat.RichText)
        self.compare = CompareTable()
        self.decided = DecidedBox()
        self._how = Label(font="smallStrong")
        self.cards = CardGroup()
        self.cards.group.idClicked.connect(lambda _: self._choice_changed())
        self.outcome = OutcomeLine()
        self.by_hand = Label(font="small", color="t2", wrap=True)
        self.always = CheckBox()
        self._always_note = Label(font="small", color="t3", wrap=True)
        self.footer = DetailFooter()
        self._compose()
        self.retranslate()
        self.show_nothing()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        for widget in (self._place_label, self.up, self.down):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        links = QHBoxLayout()
        links.setSpacing(12)
        for widget in (self._facts_line, self.order, self.item, self.place):
            links.addWidget(widget)
        links.addStretch(1)
        always = QVBoxLayout()
        always.setSpacing(0)
        always.addWidget(self.always, 0, Qt.AlignmentFlag.AlignLeft)
        note = QHBoxLayout()
        note.setContentsMargins(27, 0, 0, 0)
        note.addWidget(self._always_note)
        always.addLayout(note)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(_MARGIN, 14, _MARGIN, 16)
        column.setSpacing(0)
        parts: tuple[tuple[QLayout | QWidget, int], ...] = (
            (head, 0), (links, 8), (self._why, 16), (self.compare, 20), (self.decided, 12), (self._how, 8),
            (self.cards, 14), (self.outcome, 8), (self.by_hand, 6), (always, 0),
        )  # fmt: skip
        for part, gap in parts:
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch(1)
        self.scroll = scroll_area(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroll, 1)
        outer.addWidget(self.footer)

    def retranslate(self) -> None:
        """Words of the panel."""
        self.up.set_label("", self.tr("Previous conflict (K)"))
        self.down.set_label("", self.tr("Next conflict (J)"))
        self._how.setText(self.tr("What to do"))
        self.order.set_label(self.tr("Open the order"))
        self.item.set_label(self.tr("Show in the mapping"))
        self.always.setText(self.tr("Decide so in similar cases, too"))
        if self.detail is not None:
            self.show_detail(self.detail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- showing ----------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No conflict is current."""
        self.detail, self._row = None, None
        self.scroll.hide()
        self.footer.hide()

    def show_row(self, row: ConflictRow, place: tuple[int, int]) -> None:
        """Show title and place at once; the rest follows with `show_detail`."""
        self._place = place
        if self._row is None or self._row.row != row.row:
            self.detail = None
            for part in self._later():
                part.hide()
            self.footer.hide()
        self._row = row
        self.scroll.show()
        self._renew_head()

    def _later(self) -> tuple[QWidget, ...]:
        return (
            self._why, self.compare, self.decided, self._how, self.cards, self.outcome, self.by_hand, self.always,
            self._always_note, self._facts_line, self.order, self.item, self.place,
        )  # fmt: skip

    def show_detail(self, detail: ConflictDetail) -> None:
        """Show everything; what was chosen before stays where the same conflict comes again with the same facts."""
        before = self.chosen()
        same = self.detail is not None and (self.detail.row.row, self.detail.mark) == (detail.row.row, detail.mark)
        self.detail, self._row = detail, detail.row
        self._renew_head()
        self._renew_links()
        self._why.setText(self._why_text(detail))
        self._why.show()
        self.compare.show_facts(detail.facts)
        self.compare.show()
        waiting = detail.row.resolved_at is None
        self.decided.setVisible(not waiting)
        if not waiting:
            self.decided.show_decision(detail)
        for part in (self._how, self.cards):
            part.setVisible(waiting)
        self.cards.show_cards(
            [words.card_of(choice, str(at)) for at, choice in enumerate(detail.choices, start=1)] if waiting else []
        )
        self.always.setChecked(self.always.isChecked() and same)
        if same:
            self._restore(before)
        else:
            self._preselect()
            self.scroll.verticalScrollBar().setValue(0)
        self.scroll.show()
        self.footer.show()

    def _preselect(self) -> None:
        """The recommended choice is chosen beforehand only where it is safe."""
        assert self.detail is not None
        self._restore(recommended(tuple(self.detail.choices)))

    def _restore(self, choice: Choice | None) -> None:
        keys = [one.key for one in self.detail.choices] if self.detail is not None else []
        self.cards.choose(keys.index(choice.key) if choice is not None and choice.key in keys else -1)
        self._choice_changed()

    # --- choosing ---------------------------------------------------------------------------------------------

    def chosen(self) -> Choice | None:
        """The choice that Apply would carry out, None while there is none."""
        if self.detail is None or self.detail.row.resolved_at is not None:
            return None
        position = self.cards.chosen()
        return self.detail.choices[position] if 0 <= position < len(self.detail.choices) else None

    def choose(self, position: int) -> bool:
        """The person picks card `position` by its key; False when there is none."""
        if self.detail is None or self.detail.row.resolved_at is not None or not self.cards.choose(position):
            return False
        self._choice_changed()
        return True

    def unchoose(self) -> None:
        """Back to how the conflict was opened."""
        if self.detail is not None and self.detail.row.resolved_at is None:
            self._preselect()

    def _choice_changed(self) -> None:
        choice, detail = self.chosen(), self.detail
        self.outcome.setVisible(choice is not None)
        self.outcome.show_outcomes(choice.outcomes if choice is not None else ())
        told = words.by_hand(choice)
        self.by_hand.setText(told)
        self.by_hand.setVisible(bool(told))
        rule = detail is not None and detail.condition is not None and choice is not None and choice.alike
        self.always.setVisible(rule)
        self._always_note.setVisible(rule)
        if not rule:
            self.always.setChecked(False)
        elif detail is not None and detail.condition is not None:
            told = say(condition_code(detail.row.kind, detail.condition), detail.condition)
            self._always_note.setText(self.tr("%1 · can be switched off in the rules (R)").replace("%1", told))
        if detail is not None:
            self.footer.show_for(detail, choice)
        self.chosen_changed.emit()

    # --- parts ------------------------------------------------------------------------------------------------

    def _renew_head(self) -> None:
        if self._row is None:
            return
        self._title.setText(words.title_of(self._row))
        of = self.tr("%1 of %2").replace("%1", formats.number(self._place[0]))
        self._place_label.setText(of.replace("%2", formats.number(self._place[1])))
        self.up.setEnabled(self._place[0] > 1)
        self.down.setEnabled(self._place[0] < self._place[1])

    def _renew_links(self) -> None:
        detail = self.detail
        if detail is None:
            return
        buyer = words.value_words(detail.facts.value("buyer", 2)) if detail.facts.value("buyer", 2).known else ""
        total = say("conflict.value.money", {"sum": detail.facts.number("sum")}) if detail.facts.number("sum") else ""
        number = self.tr("in MoySklad %1").replace("%1", detail.warehouse_number) if detail.warehouse_number else ""
        line = " · ".join(part for part in (buyer, total, number) if part)
        self._facts_line.setText(line)
        self._facts_line.setVisible(bool(line))
        self.order.setVisible(detail.order_id is not None)
        self.item.setVisible(detail.item_id is not None)
        page = detail.facts.number("page")
        told = self.tr("Open the statuses") if page == "statuses" else self.tr("Open the settings")
        self.place.set_label(told, told)
        self.place.setVisible(bool(page))

    @staticmethod
    def _why_text(detail: ConflictDetail) -> str:
        told, strong = words.why(detail.row.kind, detail.facts.params)
        text = escape(told)
        if strong:
            text = text.replace(escape(strong), f"<b>{escape(strong)}</b>", 1)
        return f'<div style="line-height:138%">{text}</div>'

    def _open_order(self) -> None:
        if self.detail is not None and self.detail.order_id is not None:
            self.linked.emit("orders", f"order:{self.detail.order_id}")

    def _open_item(self) -> None:
        if self.detail is not None and self.detail.item_id is not None:
            self.linked.emit("mapping", f"item:{self.detail.item_id}")

    def _open_place(self) -> None:
        """Where an entry that is gone or renamed is chosen."""
        if self.detail is not None:
            self.linked.emit(self.detail.facts.number("page"), self.detail.facts.number("target"))
