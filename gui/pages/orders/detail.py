"""The right side of the orders page: what became of the order, its positions, its facts, and what happened to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.domain.orders import EventSide
from core.domain.screens.orders import OrderDetail, OrderRow
from gui import format as formats
from gui.pages.orders import history, words
from gui.pages.orders.facts import FactLine
from gui.pages.orders.lines import Happenings, PositionsTable
from gui.pages.orders.trouble import TroubleBox
from gui.pages.orders.why import WhyPopover
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area

_MARGIN, _BOX_MARGIN = 20, 16
_EVENTS = 8


class OrderPanel(Surface):
    """Signals say what the person wants; the page does it. `linked` carries a page and a target."""

    linked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("surface", "l")
        self.detail: OrderDetail | None = None
        self._row: OrderRow | None = None
        self._why: WhyPopover | None = None
        self._title = Label(font="detail", wrap=True)
        self._sub = Label(font="small", color="t3", wrap=True)
        self.open = Button(kind="ghost", icon="arrow-square-out", size=28)
        self.more = Button(kind="ghost", icon="dots-three", size=28)
        self.open.clicked.connect(self._open_menu)
        self.more.clicked.connect(self._more_menu)
        self.trouble = TroubleBox()
        self.trouble.cure_wanted.connect(self.linked.emit)
        self.positions = PositionsTable()
        self.status, self.state = FactLine(explains=True), FactLine(explains=True)
        self.status.clicked.connect(lambda: self.explain(EventSide.SHOP))
        self.state.clicked.connect(lambda: self.explain(EventSide.MOYSKLAD))
        self._number, self._vat, self._payment, self._delivery = (FactLine() for _ in range(4))
        self._attempts_title, self._events_title = Label(font="smallStrong"), Label(font="smallStrong")
        self.attempts, self.events = Happenings(), Happenings()
        self.log = Button(kind="link", icon="list-dashes", size=28, font="smallName")
        self.log.clicked.connect(self._to_log)
        self._compose()
        self.retranslate()
        self.show_nothing()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 13, 12, 0)
        head.setSpacing(2)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._title)
        titles.addWidget(self._sub)
        head.addLayout(titles, 1)
        for button in (self.open, self.more):
            head.addWidget(button)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 1, 18)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(10)
        column.addLayout(_framed(_BOX_MARGIN, (self.trouble,), below=12))
        column.addWidget(self.positions)
        column.addLayout(
            _framed(
                12,
                (self.status, self.state, self._number, self._vat, self._payment, self._delivery),
                above=6,
                below=10,
            )
        )
        column.addLayout(_framed(_MARGIN, (self._attempts_title, self.attempts), below=12, spacing=6))
        column.addLayout(_framed(_MARGIN, (self._events_title, self.events), below=4, spacing=6))
        column.addLayout(_framed(_MARGIN, (self.log,)))
        column.addStretch(1)
        self.scroll = scroll_area(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.trouble.show_keys(self.width() - 2 * _BOX_MARGIN)

    def retranslate(self) -> None:
        """Words of the panel."""
        self.open.set_label("", self.tr("Open the order elsewhere"))
        self.more.set_label("", self.tr("More"))
        self._attempts_title.setText(self.tr("Attempts at exporting"))
        self._events_title.setText(self.tr("What happened"))
        self.log.set_label(self.tr("All about this order in the log"), self.tr("All about this order in the log"))
        self.log.setToolTip("")
        if self.detail is not None:
            self.show_detail(self.detail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- showing ----------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No order is current."""
        self.detail, self._row = None, None
        self.scroll.hide()

    def show_row(self, row: OrderRow) -> None:
        """Show title and sum at once; the rest follows with `show_detail`."""
        if self._row is None or self._row.row != row.row:
            self.detail = None
            for part in self._later():
                part.hide()
            self.scroll.verticalScrollBar().setValue(0)
        self._row = row
        self._renew_head(row)
        self.scroll.show()

    def _later(self) -> tuple[QWidget, ...]:
        return (
            self.trouble, self.positions, self.status, self.state, self._vat, self._payment, self._delivery,
            self._attempts_title, self.attempts, self._events_title, self.events, self.log, self.open, self.more,
        )  # fmt: skip

    def _renew_head(self, row: OrderRow) -> None:
        self._title.setText(words.order_name(row.number))
        parts = (words.when(row.created), row.buyer, words.money(row.sum, row.currency))
        self._sub.setText(" · ".join(part for part in parts if part))

    def show_detail(self, detail: OrderDetail) -> None:
        """Show everything."""
        self.detail, self._row = detail, detail.row
        self._renew_head(detail.row)
        for part in self._later():
            part.show()
        self.trouble.show_detail(detail)
        self.trouble.show_keys(self.width() - 2 * _BOX_MARGIN)
        self.positions.show_positions(detail.positions, detail.row.currency)
        self._renew_facts(detail)
        self.attempts.show_lines(self.tr("Attempts at exporting"), history.attempts(detail))
        lines = history.events(detail, detail.events, _EVENTS)
        self._events_title.setVisible(bool(lines))
        self.events.show_lines(self.tr("What happened"), lines)
        self.scroll.show()

    def _renew_facts(self, detail: OrderDetail) -> None:
        row = detail.row
        self.status.show_fact(self.tr("Status in the shop"), row.status.name, dot=row.status.color)
        name = self.tr("Status in MoySklad")
        if row.state is not None:
            self.state.show_fact(name, row.state.name, dot=row.state.color)
        else:
            gone = self.tr("deleted there") if detail.gone else self.tr("no order yet")
            self.state.show_fact(name, gone, quiet=True)
        self._number.setVisible(bool(row.warehouse_number))
        self._number.show_fact(self.tr("Number in MoySklad"), words.warehouse_number(row))
        self._vat.show_fact(self.tr("VAT"), self._vat_words(detail))
        self._payment.show_fact(self.tr("Payment"), words.payment_full(row))
        delivery = detail.delivery or formats.DASH
        if detail.delivery_sum:
            delivery = f"{delivery} · {words.money(detail.delivery_sum, row.currency)}"
        self._delivery.show_fact(self.tr("Delivery"), delivery, quiet=not detail.delivery)

    def _vat_words(self, detail: OrderDetail) -> str:
        rate = words.vat(detail.row.vat)
        if not detail.row.vat.isdigit() or detail.vat_included is None:
            return rate
        included = self.tr("included in the price") if detail.vat_included else self.tr("on top of the price")
        percent = formats.percent(int(detail.row.vat))
        return f"{percent}, {included}"

    # --- explaining and leaving -------------------------------------------------------------------------------

    def explain(self, side: EventSide, anchor: QWidget | None = None) -> None:
        """Show why the order has its status on one side."""
        if self.detail is None:
            return
        if self._why is None:
            self._why = WhyPopover(self.window())
            self._why.log_wanted.connect(self._to_log)
        fact = self.status if side is EventSide.SHOP else self.state
        self._why.show_side(self.detail, side, anchor or fact)

    def why(self) -> WhyPopover | None:
        """The explanation on screen, None while there is none."""
        return self._why if self._why is not None and self._why.isVisible() else None

    def places(self) -> list[tuple[str, str, str]]:
        """Where the order is to be seen elsewhere: words, page (or "web") and target or address."""
        detail = self.detail
        if detail is None:
            return []
        found = [(self.tr("Shipments of this order"), "shipments", f"order:{detail.row.row}")]
        if detail.moysklad_url:
            found.append((self.tr("Open in MoySklad"), "web", detail.moysklad_url))
        if detail.shop_url:
            found.append((self.tr("Open in the shop"), "web", detail.shop_url))
        return found

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for text, page, target in self.places():
            menu.addAction(text, lambda page=page, target=target: self.visit(page, target))
        if all(page != "web" for _, page, _ in self.places()):
            action = menu.addAction(self.tr("The pages of this order in the browser are not known"))
            action.setEnabled(False)
        menu.popup(self.open.mapToGlobal(self.open.rect().bottomLeft()))

    def _more_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Why this status in the shop") + "\tE", lambda: self.explain(EventSide.SHOP))
        menu.addAction(self.tr("Why this status in MoySklad") + "\tW", lambda: self.explain(EventSide.MOYSKLAD))
        if self.detail is not None and self.detail.conflict is not None:
            target = f"conflict:{self.detail.conflict}"
            menu.addAction(self.tr("Open the conflict"), lambda: self.linked.emit("conflicts", target))
        menu.addAction(self.tr("All about this order in the log"), self._to_log)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def visit(self, page: str, target: str) -> None:
        """Go to a page of the program, or open an address in the browser."""
        if page == "web":
            QDesktopServices.openUrl(QUrl(target))
        else:
            self.linked.emit(page, target)

    def _to_log(self) -> None:
        if self._row is not None:
            self.linked.emit("log", f"order:{self._row.row}")


def _framed(
    side: int, widgets: tuple[QWidget, ...], *, above: int = 0, below: int = 0, spacing: int = 0
) -> QVBoxLayout:
    """A column of widgets with margins at both sides."""
    column = QVBoxLayout()
    column.setContentsMargins(side, above, side, below)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return column
