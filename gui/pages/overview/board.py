"""The overview's cards and where they stand: three rows in a wide window, two columns in a narrow one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.pages.overview.cards import AttentionCard, FreshnessCard, SystemCard
from gui.pages.overview.chart_card import ChartCard
from gui.pages.overview.events_card import EventsCard
from gui.pages.overview.jobs_card import JobsCard
from gui.pages.overview.verdict_line import VerdictLine

WIDEST = 1720
_GAP = 16
#: Chart, events and jobs together: beyond this the chart would only grow emptier.
_TALLEST = 720


class Board(QWidget):
    """Owns the cards; the page fills them."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict = VerdictLine()
        self.moysklad, self.shop = SystemCard("ms"), SystemCard("shop")
        self.freshness = FreshnessCard()
        self.orders = AttentionCard("warning-octagon", "err")
        self.conflicts = AttentionCard("git-diff", "warn")
        self.mapping = AttentionCard("link-break", "warn")
        self.shipments = AttentionCard("truck", "mute")
        self.chart, self.events, self.jobs = ChartCard(), EventsCard(), JobsCard()
        for system in (self.moysklad, self.shop, self.freshness):
            system.setMinimumHeight(134)
        for work in (self.orders, self.conflicts, self.mapping, self.shipments):
            work.setMinimumHeight(118)
        self.chart.setMinimumHeight(205)
        self._inner = QWidget()
        self._inner.setMaximumWidth(WIDEST)
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._outer = QHBoxLayout(self)
        self._outer.addStretch(1)
        self._outer.addWidget(self._inner, 1000)
        self._outer.addStretch(1)
        self._slim: bool | None = None
        self._last = QWidget()
        self._last.setMaximumHeight(_TALLEST)
        self._side = QHBoxLayout(self._last)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(_GAP)
        self._left = QVBoxLayout()
        self._left.setSpacing(_GAP)
        self._side.addLayout(self._left, 70)
        self.arrange(slim=False)

    def arrange(self, *, slim: bool) -> None:
        """Lay the cards out."""
        if slim == self._slim:
            return
        self._slim = slim
        self._clear()
        margin = 16 if slim else 24
        self._outer.setContentsMargins(margin, 14, margin, 20)
        self.verdict.date.setVisible(not slim)
        self._column.addWidget(self.verdict)
        if slim:
            self._row((self.moysklad, self.shop), (1, 1))
            self._column.addWidget(self.freshness)
            self._row((self.orders, self.conflicts), (1, 1))
            self._row((self.mapping, self.shipments), (1, 1))
            for card in (self.chart, self.events, self.jobs):
                self._column.addWidget(card)
            self._column.addStretch(1)
            self._last.hide()
            return
        self._row((self.moysklad, self.shop, self.freshness), (30, 30, 40))
        self._row((self.orders, self.conflicts, self.mapping, self.shipments), (1, 1, 1, 1))
        self._left.addWidget(self.chart, 1)
        self._left.addWidget(self.events)
        self._side.addWidget(self.jobs, 30)
        self._last.show()
        self._column.addWidget(self._last, 1000)
        self._column.addStretch(1)

    def _row(self, cards: Sequence[QWidget], shares: Sequence[int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for card, share in zip(cards, shares, strict=True):
            policy = card.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            card.setSizePolicy(policy)
            row.addWidget(card, share)
        self._column.addLayout(row)

    def _clear(self) -> None:
        """Take everything out of the layouts; the cards stay."""
        while (item := self._column.takeAt(0)) is not None:
            row = item.layout()
            while row is not None and row.takeAt(0) is not None:
                pass
            if row is not None:
                row.deleteLater()

    def focus_first(self) -> None:
        """The first thing that leads somewhere."""
        target = self.verdict.go if self.verdict.go.isVisible() else self.moysklad.chip
        target.setFocus(Qt.FocusReason.OtherFocusReason)
