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
        self.chart.setMinimumHeight(212)
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
        self.arrange(slim=False)

    def arrange(self, *, slim: bool) -> None:
        """Lay the cards out."""
        if slim == self._slim:
            return
        self._slim = slim
        self._clear()
        margin = 16 if slim else 24
        self._outer.setContentsMargins(margin, 14, margin, 20)
        self._column.addWidget(self.verdict)
        if slim:
            self._row((self.moysklad, self.shop), (1, 1))
            self._column.addWidget(self.freshness)
            self._row((self.orders, self.conflicts), (1, 1))
            self._row((self.mapping, self.shipments), (1, 1))
            for card in (self.chart, self.events, self.jobs):
                self._column.addWidget(card)
            self._column.addStretch(1)
            return
        self._row((self.moysklad, self.shop, self.freshness), (30, 30, 40))
        self._row((self.orders, self.conflicts, self.mapping, self.shipments), (1, 1, 1, 1))
        left = QVBoxLayout()
        left.setSpacing(_GAP)
        left.addWidget(self.chart, 1)
        left.addWidget(self.events)
        last = QHBoxLayout()
        last.setSpacing(_GAP)
        last.addLayout(left, 70)
        last.addWidget(self.jobs, 30)
        self._column.addLayout(last, 1)

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
        waiting = [self._column]
        while waiting:
            layout = waiting.pop()
            while (item := layout.takeAt(0)) is not None:
                inner = item.layout()
                if inner is not None:
                    inner.setParent(None)
                    waiting.append(inner)  # type: ignore[arg-type]

    def focus_first(self) -> None:
        """The first thing that leads somewhere."""
        target = self.verdict.go if self.verdict.go.isVisible() else self.moysklad.chip
        target.setFocus(Qt.FocusReason.OtherFocusReason)
