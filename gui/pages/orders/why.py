"""The popover that explains a status: what it is, why and since when, and how it came about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from core.domain.orders import EventSide
from core.domain.screens.orders import OrderDetail
from gui.pages.orders import history, words
from gui.pages.orders.lines import Happenings
from gui.widgets.button import Button
from gui.widgets.inline import Item, Mark, Text
from gui.widgets.label import Inline, Label
from gui.widgets.popover import Popover

_WIDTH, _MOST = 380, 8


class WhyPopover(Popover):
    """Filled anew each time; `log_wanted` asks for everything the log has about the order."""

    log_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _WIDTH)
        self._line: list[Item] = []
        self._shown: tuple[OrderDetail, EventSide] | None = None
        self._head = Inline(lambda: self._line, gap=8, height=24, stretch=True)
        self._head.setParent(self.panel)
        self.why = Label(color="t2", wrap=True)
        self._title = Label(font="smallStrong")
        self.history = Happenings()
        self.log = Button(kind="link", icon="list-dashes", size=28, font="smallName")
        self.log.clicked.connect(self._to_log)
        for part in (self._head, self.why, self._title, self.history, self.log):
            self.column.addWidget(part)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None and self.isVisible():
            self._fill(*self._shown)

    def show_side(self, detail: OrderDetail, side: EventSide, anchor: QWidget) -> None:
        """Explain the order's status in the shop or in MoySklad."""
        self._shown = (detail, side)
        self._fill(detail, side)
        self.open_at(anchor)

    def _fill(self, detail: OrderDetail, side: EventSide) -> None:
        shop = side is EventSide.SHOP
        status = detail.row.status if shop else detail.row.state
        name = status.name if status is not None else words.warehouse(detail.row)
        question = self.tr("Why “%1”").replace("%1", name) if status is not None else self.tr("Why there is no order")
        self._line = [Mark("shop" if shop else "ms")]
        if status is not None:
            self._line.append(words.spot(status))
        self._line.append(Text(question, "card", "t1", shrinks=True))
        told = history.why_shop(detail) if shop else history.why_warehouse(detail)
        self.why.setText(told)
        lines = history.events(detail, history.of_side(detail, side), _MOST)
        self._title.setText(self.tr("How it came about"))
        self._title.setVisible(bool(lines))
        self.history.show_lines(self.tr("How it came about"), lines)
        self.log.set_label(self.tr("All about this order in the log"), self.tr("All about this order in the log"))
        self.log.setToolTip("")
        self.panel.setAccessibleName(f"{question}. {told}")
        inner = _WIDTH - 32
        self.why.setFixedHeight(self.why.heightForWidth(inner))
        self.history.setFixedHeight(self.history.heightForWidth(inner))
        self.settle()

    def _to_log(self) -> None:
        self.hide()
        self.log_wanted.emit()
