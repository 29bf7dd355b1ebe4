"""The head of an order: its numbers in both systems, buyer and sum, both statuses, and the menu of ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from core.domain.screens.shipments import ShipmentDetail, ShipmentRow, StatusOfSide
from gui import format as formats
from gui.pages.shipments import words
from gui.theme import text_width, theme
from gui.widgets.button import Button
from gui.widgets.inline import Mark, Text
from gui.widgets.label import Label


class StatusChip(QWidget):
    """One system's mark and the order's status there; the status colour is only ever a dot."""

    _MARK, _PAD, _DOT = 22, 10, 8

    def __init__(self, system: str) -> None:
        super().__init__()
        self._system = system
        self._status: StatusOfSide | None = None
        self._text = ""
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_status(self, status: StatusOfSide | None, side: str) -> None:
        """Show a status; `side` names the system for readers."""
        self._status = status
        self._text = status.name if status is not None else formats.DASH
        self.setAccessibleName(f"{side}: {self._text}")
        self.setToolTip(f"{side}: {self._text}")
        self.setFixedWidth(int(self._MARK + 2 * self._PAD + self._DOT + 8 + text_width("smallName", self._text)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        Mark(self._system, 16).paint(painter, 0, middle, 16)
        box = self.rect().adjusted(self._MARK, 1, -1, -2).toRectF().adjusted(0.5, 0.5, 0.5, 0.5)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        x = self._MARK + self._PAD
        if self._status is not None:
            color = QColor(self._status.color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color if color.isValid() else theme.color("mute"))
            painter.drawEllipse(x, int(middle - self._DOT / 2), self._DOT, self._DOT)
            x += self._DOT + 6
        Text(self._text, "smallName", "t1", shrinks=True).paint(painter, x, middle, self.width() - x - 6)


class Head(QWidget):
    """`linked` carries a page and a target."""

    linked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.detail: ShipmentDetail | None = None
        self._row: ShipmentRow | None = None
        self.title = Label(font="page")
        self.warehouse = Button(kind="link", icon="arrow-square-out", size=28, font="name")
        self.number = Label(font="body", color="t2")
        self.facts = Label(font="small", color="t2", wrap=True)
        self.shop, self.moysklad = StatusChip("shop"), StatusChip("ms")
        self.more = Button(kind="ghost", icon="dots-three", size=28)
        self.warehouse.clicked.connect(lambda: self._browse(self.detail.moysklad_page if self.detail else ""))
        self.more.clicked.connect(lambda: self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        first = QHBoxLayout()
        first.setSpacing(10)
        for widget in (self.title, self.number, self.warehouse):
            first.addWidget(widget)
        first.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addLayout(first)
        left.addWidget(self.facts)
        left.addStretch(1)
        self._chips = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._chips.setSpacing(4)
        for chip in (self.moysklad, self.shop):
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._chips.addStretch(1)
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._main.setSpacing(10)
        self._main.addLayout(left, 1)
        self._main.addLayout(self._chips)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(self._main, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow place the statuses stand under the title, side by side."""
        direction = QBoxLayout.Direction
        self._main.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._main.setSpacing(8 if narrow else 10)
        self._chips.setDirection(direction.LeftToRight if narrow else direction.TopToBottom)
        self._chips.setSpacing(12 if narrow else 4)

    def show_row(self, row: ShipmentRow) -> None:
        """Show what the list knows already."""
        self._row, self.detail = row, None
        self.title.setText(words.order_name(row.number))
        self.facts.setText(row.buyer)
        for widget in (self.number, self.warehouse, self.shop, self.moysklad):
            widget.hide()
        self.more.set_label("", self.tr("More about the order"))

    def show_detail(self, detail: ShipmentDetail) -> None:
        """Show everything."""
        self.show_row(detail.row)
        self.detail = detail
        there = self.tr("→  %1 in MoySklad").replace("%1", detail.warehouse_number)
        self.number.setText(there)
        self.warehouse.set_label("", self.tr("Open in MoySklad"))
        self.number.show()
        self.warehouse.setVisible(bool(detail.moysklad_page))
        placed = self.tr("placed %1").replace("%1", words.when(detail.created))
        total = words.money(detail.total, detail.currency) if detail.total is not None else ""
        self.facts.setText(" · ".join(part for part in (detail.row.buyer, total, placed) if part))
        self.shop.show_status(detail.shop, self.tr("Shop"))
        self.moysklad.show_status(detail.moysklad, self.tr("MoySklad"))
        self.shop.show()
        self.moysklad.show()

    def menu(self) -> QMenu:
        """Ways out; those into a system without known web pages are shown as not possible."""
        menu, detail, clipboard = QMenu(self), self.detail, QGuiApplication.clipboard()
        if detail is None:
            return menu
        menu.addAction(self.tr("Open on the page Orders") + "\tEnter", self.open_order)
        menu.addSeparator()
        for text, page in (
            (self.tr("Open in MoySklad"), detail.moysklad_page),
            (self.tr("Open in the shop"), detail.shop_page),
        ):
            action = menu.addAction(text, lambda page=page: self._browse(page))
            action.setEnabled(bool(page))
        menu.addSeparator()
        menu.addAction(self.tr("Copy the shop's number"), lambda: clipboard.setText(detail.row.number))
        menu.addAction(self.tr("Copy MoySklad's number"), lambda: clipboard.setText(detail.warehouse_number))
        return menu

    def open_order(self) -> None:
        """Show the order on its own page."""
        if self._row is not None:
            self.linked.emit("orders", f"order:{self._row.row}")

    @staticmethod
    def _browse(page: str) -> None:
        if page:
            QDesktopServices.openUrl(QUrl(page))
