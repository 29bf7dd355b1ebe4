"""The preview sheet: what a push would change, row by row; with the brake's verdict and typed confirmation.

Focus starts on the safe button, Esc is the safe choice, and Enter never sends while the brake holds.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from core.domain.screens.plans import BrakeVerdict, PlanRow, PlanSummary, PlanTab
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import say
from gui.models.window_model import WindowModel
from gui.theme import text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets.bars import ProportionalBar, Segment
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.field import Field, SearchField
from gui.widgets.inline import Item, Text, draw_line
from gui.widgets.label import Inline, Label
from gui.widgets.sheet import Sheet
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable
from gui.widgets.toggles import DotTab, Tabs

ITEM, NOW, ARROW, AFTER, DIFF, SOURCE = range(6)
_WIDTHS = {NOW: 90, ARROW: 40, AFTER: 60, DIFF: 80}
_TONES = {"to_zero": "err", "decrease": "warn", "increase": "accentGfx", "refused": "mute"}


class _Header(Header):
    """Titles of the preview's columns."""

    def items(self, section: int) -> list[Item]:
        titles = [
            self.tr("Item"),
            self.tr("Now"),
            "",
            self.tr("Will be"),
            self.tr("Difference"),
            self.tr("Where the change comes from"),
        ]
        return [Text(titles[section], "small", "t2")] if titles[section] else []


class _Delegate(RowDelegate):
    """One-line rows: now → will be, difference, source."""

    row_height = 36
    fill = "raised"

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if not isinstance(row, PlanRow):
            return
        middle, column = rect.center().y(), index.column()
        if column == ITEM:
            line: list[Item] = [Text(row.name, "name", "t1", shrinks=True)]
            if row.variant:
                line.append(Text(row.variant, "small", "t3", shrinks=True))
            draw_line(painter, line, rect.left() + 24, middle, rect.width() - 32, 9)
        elif column == ARROW:
            draw_icon(painter, "arrow-right", rect.toRectF(), 13, theme.color("t3"))
        elif column == AFTER:
            color = "errText" if row.after == 0 else "t1"
            Text(formats.quantity(row.after), "strong", color).paint(painter, rect.left() + 8, middle, 60)
        elif column == SOURCE:
            words = row.error or (say(row.source_code, row.source) if row.source_code else "")
            Text(words, "small", "t2", shrinks=True).paint(painter, rect.left() + 8, middle, rect.width() - 32)
        else:
            self._number(painter, rect, row, column)

    @staticmethod
    def _number(painter: QPainter, rect: QRect, row: PlanRow, column: int) -> None:
        if column == NOW:
            text, font, color = formats.quantity(row.before), "body", "t2"
        elif row.before is None or row.after is None:
            text, font, color = formats.DASH, "body", "t4"
        else:
            text, font, color = formats.signed(row.after - row.before), "name", "t1"
        width = text_width(font, text)
        Text(text, font, color).paint(painter, rect.right() - 7 - width, rect.center().y(), width)


class BrakeBox(Card):
    """Why the brake stopped the push: share and count, the norm, the probable cause."""

    recount_wanted = Signal()

    def __init__(self, brake: BrakeVerdict) -> None:
        super().__init__("errSoft", "", 10)
        self._title = Label(font="card", color="errText")
        self._text = Label(wrap=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self.recount = Button(self.tr("Work it out again"), icon="arrow-clockwise", size=28)
        self.recount.clicked.connect(self.recount_wanted.emit)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addWidget(self.recount, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(66, 14, 16, 14)
        row.addLayout(column)
        self._title.setText(self._title_words(brake))
        self._text.setText(f'<div style="line-height:150%">{self._sentence(brake)}</div>')

    def _title_words(self, brake: BrakeVerdict) -> str:
        share = formats.percent(brake.share)
        if brake.kind == "tripled":
            return self.tr("The guard stopped this push: %1 of offers rise more than threefold").replace("%1", share)
        if brake.kind == "zeroing_day":
            return self.tr("The guard stopped this push: %1 of offers went to zero within a day").replace("%1", share)
        return self.tr("The guard stopped this push: %1 of offers become zero").replace("%1", share)

    def _sentence(self, brake: BrakeVerdict) -> str:
        numbers = self.tr("That is %1 of %2. Your limit is %3.")
        of = f"<b>{formats.number(brake.count)}</b>"
        for mark, value in (
            ("%1", of),
            ("%2", f"<b>{formats.number(brake.of)}</b>"),
            ("%3", formats.percent(brake.limit_share)),
        ):
            numbers = numbers.replace(mark, value)
        cause = escape(say(brake.cause_code, brake.cause)) if brake.cause_code else ""
        return " ".join(part for part in (numbers, cause, self.tr("Nothing was sent.")) if part)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("err"))
        painter.drawEllipse(16, 14, 36, 36)
        draw_icon(painter, "hand-palm", QRect(16, 14, 36, 36).toRectF(), 20, theme.color("onAccent"))


class PreviewSheet(Sheet):
    """`recount_wanted` carries the run to throw away and plan anew."""

    recount_wanted = Signal(object)

    def __init__(self, window: QWidget, bridge: Bridge, plan: PlanSummary) -> None:
        super().__init__(window)
        self._bridge = bridge
        self.plan = plan
        self.head.setText(self.tr("Preview changes"))
        at = formats.day_time(plan.planned_at)
        self.sub.setText(self.tr("Worked out at %1 · nothing sent to the shop yet").replace("%1", at))
        if plan.brake is not None:
            box = BrakeBox(plan.brake)
            box.recount_wanted.connect(self._recount)
            holder = QHBoxLayout()
            holder.setContentsMargins(24, 4, 24, 14)
            holder.addWidget(box)
            self.body.addLayout(holder)
        self._build_bar()
        self._build_tabs()
        self._build_table()
        self._build_foot()
        self._choose(self._first_tab())

    def _build_bar(self) -> None:
        totals = self.plan.totals
        bar = ProportionalBar()
        bar.set_parts(
            (
                Segment(self.tr("become 0"), totals.to_zero, "err", hatched=True),
                Segment(self.tr("go down"), totals.decrease, "warn"),
                Segment(self.tr("go up"), totals.increase, "accentGfx"),
                Segment(self.tr("unchanged"), totals.unchanged, "track"),
            ),
            self.tr("%Ln in all", "", totals.linked),
        )
        holder = QHBoxLayout()
        holder.setContentsMargins(24, 0, 24, 8)
        holder.addWidget(bar)
        self.body.addLayout(holder)

    def _build_tabs(self) -> None:
        totals = self.plan.totals
        keys = [PlanTab.TO_ZERO.value, PlanTab.DECREASE.value, PlanTab.INCREASE.value]
        if totals.refused:
            keys.append(PlanTab.REFUSED.value)
        self.tabs = Tabs(keys, DotTab, _TONES)
        self.tabs.set_texts(
            {
                key: text
                for key, text in (
                    ("to_zero", self.tr("Become 0")),
                    ("decrease", self.tr("Go down")),
                    ("increase", self.tr("Go up")),
                    ("refused", self.tr("Not possible")),
                )
                if key in keys
            }
        )
        counts = {
            "to_zero": totals.to_zero,
            "decrease": totals.decrease,
            "increase": totals.increase,
            "refused": totals.refused,
        }
        self.tabs.set_counts({key: counts[key] for key in keys})
        self.tabs.chosen.connect(self._choose)
        self.search = SearchField(key="")
        self.search.setFixedWidth(180)
        self.search.name(self.tr("Search"))
        self.search.searched.connect(lambda _: self._choose(self.tabs.current()))
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 24, 4)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search)
        self.body.addLayout(row)

    def _build_table(self) -> None:
        self.model = WindowModel(self._bridge, 6, self._bridge.app.plan_rows, lambda row: row.change_id, self)
        self.model.text = lambda row, column: f"{row.name} {row.variant}" if column == ITEM else ""
        self.model.spoken = lambda row: ", ".join(
            (f"{row.name} {row.variant}", formats.quantity(row.before), formats.quantity(row.after))
        )
        self.table = StretchTable(_Delegate(), dict(_WIDTHS), (ITEM, SOURCE))
        header = _Header(self.table)
        header.right_aligned = frozenset({NOW, DIFF})
        header.first_margin = 24
        header.fill = "raised"
        self.table.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Changes"))
        self.body.addWidget(self.table, 1)

    def _build_foot(self) -> None:
        totals, brake = self.plan.totals, self.plan.brake
        harmless = totals.changes - totals.to_zero
        self.without = Button(self.tr("Send without zeroing (%1)").replace("%1", formats.number(harmless)))
        self.without.clicked.connect(lambda: self._send(without_zeroing=True))
        row = self.foot.row
        self.typed = Field()
        self.typed.setFixedWidth(70)
        self.typed.textChanged.connect(self._typed)
        if brake is None:
            self.send = Button(self.tr("Send (%1)").replace("%1", formats.number(totals.changes)), kind="primary")
            self.safe = Button(self.tr("Close"), key="Esc")
            self.typed.hide()
            row.addStretch(1)
            for button in (self.safe, self.without, self.send):
                row.addWidget(button)
        else:
            self.send = Button(self.tr("Send all"))
            self.safe = Button(self.tr("Don’t send"), kind="primary", key="Esc")
            ask = self.tr("To send all, type")
            word = self.plan.confirm_word
            self.typed.name(f"{ask} {word}", placeholder=False)
            row.addWidget(Inline(lambda: [Text(ask, "small", "t2"), Text(word, "smallStrong", "t1")], height=24))
            row.addWidget(self.typed)
            row.addWidget(self.send)
            row.addStretch(1)
            row.addWidget(self.without)
            row.addWidget(self.safe)
            self.send.enter_clicks = False
            self.without.enter_clicks = False
            self.send.setEnabled(False)
        self.send.setVisible(totals.changes > 0)
        self.without.setVisible(totals.to_zero > 0 and harmless > 0)
        self.send.clicked.connect(lambda: self._send(without_zeroing=False))
        self.safe.clicked.connect(self.dismiss)

    def _first_tab(self) -> str:
        counts = self.plan.totals
        for key, count in (("to_zero", counts.to_zero), ("decrease", counts.decrease), ("increase", counts.increase)):
            if count:
                return key
        return "to_zero"

    def _choose(self, key: str) -> None:
        self.tabs.choose(key)
        tab, text, run, app = PlanTab(key), self.search.text().strip(), self.plan.run_id, self._bridge.app
        self.model.open(lambda: app.plan_ids(run, tab, text))

    def _confirmed(self) -> bool:
        return self.plan.brake is None or self.typed.text().strip() == self.plan.confirm_word

    def _typed(self) -> None:
        self.send.setEnabled(self._confirmed())

    def _send(self, *, without_zeroing: bool) -> None:
        if not without_zeroing and not self._confirmed():
            return
        run, typed, app = self.plan.run_id, self.typed.text().strip(), self._bridge.app
        self._bridge.act(lambda: app.send_plan(run, without_zeroing=without_zeroing, typed=typed), lambda _: None)
        self.dismiss()

    def _recount(self) -> None:
        self.recount_wanted.emit(self.plan.run_id)
        self.dismiss()
