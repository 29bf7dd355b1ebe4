"""The right side of the shipments page: one order, why it stands where it stands, its positions and documents."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.orders import EventSide
from core.domain.screens.shipments import Happening, ShipmentDetail, ShipmentPapers, ShipmentRow
from gui import format as formats
from gui.bridge import Bridge
from gui.i18n import say
from gui.pages.shipments import words
from gui.pages.shipments.head import Head
from gui.pages.shipments.papers import PapersPanel, Waiting
from gui.pages.shipments.positions import PositionsTable
from gui.pages.shipments.why import WhyBox
from gui.widgets.card import Surface
from gui.widgets.inline import Dot, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.segments import SegmentBar
from gui.widgets.timeline import MOYSKLAD, OWN, SHOP, Timeline, TimelineEntry

_MARGIN = 20
_PAPERS_WIDTH = 312
_LANES = {EventSide.MOYSKLAD: MOYSKLAD, EventSide.SHOP: SHOP, EventSide.SKLADLINK: OWN}
QWIDGETSIZE_MAX = (1 << 24) - 1
#: Below this width the timeline stands under the documents.
_SIDE_BY_SIDE = 620


class DetailPanel(Surface):
    """`linked` carries a page and a target."""

    linked = Signal(str, str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("surface")
        self.detail: ShipmentDetail | None = None
        self.papers_shown: ShipmentPapers | None = None
        self._wide: bool | None = None
        self.head = Head()
        self.why = WhyBox()
        self.bar = SegmentBar()
        self.positions = PositionsTable(bridge)
        self.papers = PapersPanel()
        self.timeline = Timeline()
        self._timeline_title = Label(font="strong")
        self._timeline_legend = Inline(self._timeline_items, gap=6, height=28, stretch=True, right=True)
        self._timeline_waiting = Waiting()
        self._no_events = Label(font="small", color="t2", wrap=True)
        self.head.linked.connect(self.linked.emit)
        self.why.rule_wanted.connect(self._open_rule)
        self.positions.doubleClicked.connect(lambda index: self._open_item(index.row()))
        self._compose()
        self.retranslate()
        self.show_nothing()

    def _compose(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 14, _MARGIN, 2)
        top.setSpacing(14)
        for part in (self.head, self.why, self.bar):
            top.addWidget(part)
        right = QWidget()
        events = QVBoxLayout(right)
        events.setContentsMargins(16, 8, _MARGIN, 12)
        events.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._timeline_title)
        head.addWidget(self._timeline_legend, 1)
        events.addLayout(head)
        for part in (self._timeline_waiting, self._no_events, self.timeline):
            events.addWidget(part)
        events.addStretch(1)
        self._rule = Surface("line")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(0)
        self._below.addWidget(self.papers, 4)
        self._below.addWidget(self._rule)
        self._below.addWidget(right, 5)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.positions)
        column.addLayout(self._below, 1)
        self.scroll = scroll_area(body)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll)
        self._place_below()

    def retranslate(self) -> None:
        """Words of the panel."""
        self.positions.setAccessibleName(self.tr("Positions of the order"))
        self._timeline_title.setText(self.tr("Timeline"))
        self._timeline_legend.refresh()
        if self.detail is not None:
            papers = self.papers_shown
            self.show_detail(self.detail)
            if papers is not None:
                self.show_papers(papers)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_below()

    def _place_below(self) -> None:
        """Documents and timeline side by side where there is room, else one below the other."""
        wide = self.width() >= _SIDE_BY_SIDE
        if wide is self._wide:
            return
        self._wide = wide
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.papers.setMinimumWidth(_PAPERS_WIDTH if wide else 0)
        self.papers.setMaximumWidth(_PAPERS_WIDTH if wide else QWIDGETSIZE_MAX)
        self._rule.setMinimumSize(1, 1)
        self._rule.setMaximumSize(1 if wide else QWIDGETSIZE_MAX, QWIDGETSIZE_MAX if wide else 1)
        self.positions.set_slim(not wide)
        self.head.set_narrow(not wide)

    # --- showing ----------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No order is current."""
        self.detail = self.papers_shown = None
        self.scroll.hide()

    def show_row(self, row: ShipmentRow) -> None:
        """Show what the list knows at once; the rest follows with `show_detail`."""
        same = self.detail is not None and self.detail.row.row == row.row
        if not same:
            self.detail = self.papers_shown = None
            self.head.show_row(row)
            self._show_bar(row)
            self.why.hide()
            self.positions.show_positions(())
            self.positions.hide()
            self.show_papers_waiting()
            self.scroll.verticalScrollBar().setValue(0)
        self.scroll.show()

    def show_papers_waiting(self) -> None:
        """Documents and timeline are on their way."""
        self.papers.show_waiting()
        self._timeline_waiting.show()
        self._no_events.hide()
        self.timeline.hide()

    def show_detail(self, detail: ShipmentDetail) -> None:
        """Show everything but documents and timeline."""
        self.detail = detail
        self.head.show_detail(detail)
        self._show_bar(detail.row)
        self.why.show_detail(detail)
        self.why.show()
        self.positions.show_positions(detail.positions)
        self.positions.show()
        self.scroll.show()

    def show_papers(self, found: ShipmentPapers) -> None:
        """Show documents and timeline."""
        self.papers_shown = found
        self.papers.show_papers(found)
        self._timeline_waiting.hide()
        self.timeline.show_entries([self._entry(one) for one in found.happenings], self.tr("Timeline"))
        self.timeline.setVisible(bool(found.happenings))
        self._no_events.setText(self.tr("Nothing happened to this order yet."))
        self._no_events.setVisible(not found.happenings)

    def show_papers_failed(self) -> None:
        """Documents and timeline could not be read; what else is known stays."""
        self.papers.show_failed()
        self._timeline_waiting.hide()

    def _show_bar(self, row: ShipmentRow) -> None:
        figures = row.view.figures
        legend = [
            ("kept", self.tr("shipped"), formats.number(figures.kept)),
            ("left", self.tr("remaining"), formats.number(figures.left)),
            ("over", self.tr("over"), formats.number(figures.over)),
            ("back", self.tr("returned"), formats.number(figures.came_back)),
        ]
        told = words.done(figures, row.view.unit)
        self.bar.show_amounts(words.bar(figures), legend, told, f"{told} · {words.share(figures)}")

    def _entry(self, happening: Happening) -> TimelineEntry:
        own = happening.side is EventSide.SKLADLINK
        return TimelineEntry(
            words.moment(happening.at),
            _LANES[happening.side],
            say(happening.code, happening.params),
            "SkladLink" if own else "",
            happening.cause,
        )

    def _timeline_items(self) -> list[Item]:
        return [
            Dot("ms", 8),
            Text(self.tr("MoySklad"), "small", "t2"),
            Dot("shop", 8),
            Text(self.tr("Shop"), "small", "t2"),
            Dot("accentGfx", 8),
            Text("SkladLink", "small", "t2"),
        ]

    # --- ways out ---------------------------------------------------------------------------------------------

    def _open_rule(self) -> None:
        if self.detail is not None:
            kind = self.detail.ruled.kind
            self.linked.emit("statuses", f"rule:{kind.value}" if kind is not None else "")

    def _open_item(self, position: int) -> None:
        detail = self.detail
        if detail is not None and 0 <= position < len(detail.positions):
            self.linked.emit("mapping", f"item:{detail.positions[position].item_id}")
