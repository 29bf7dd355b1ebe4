"""The documents of an order, drafts first, with a hint what posting the draft would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.domain.screens.shipments import Hint, Paper, PaperKind, PaperState, ShipmentPapers
from gui import format as formats
from gui.i18n import say
from gui.pages.shipments import words
from gui.theme import theme
from gui.widgets.inline import Icon, Item, Mark, Text, draw_line, line_width
from gui.widgets.label import Inline, Label

_ICONS = {PaperKind.DEMAND: "file-text", PaperKind.RETURN: "arrow-u-up-left"}
_LEFT, _RIGHT, _TEXT, _BETWEEN = 20, 16, 30, 10


class PaperRow(QPushButton):
    """One document; a click opens it in its system's web pages where that is known. The menu copies its numbers."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.paper = paper
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tight = False
        self._fit()
        self.setCursor(Qt.CursorShape.PointingHandCursor if paper.page else Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._open)
        self.setAccessibleName(self.told())
        opens = self.tr("Open in the browser")
        self.setToolTip(f"{self.told()}\n{opens}" if paper.page else self.told())
        theme.changed.connect(self.update)

    def told(self) -> str:
        """The document in one sentence."""
        paper = self.paper
        parts = [words.paper_name(paper), words.paper_state(paper), formats.day_time(paper.at)]
        return ", ".join([*parts, words.amounts(paper.amounts), *words.paper_notes(paper)])

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _LEFT - _TEXT + 6 - _RIGHT - _BETWEEN
        self._tight = line_width([*self._moment(), *self._state()]) + line_width(self._total()) > room
        self._fit()

    def _fit(self) -> None:
        """As high as the lines need; where date, state and sum do not fit beside each other, the date goes below."""
        lines = len(words.paper_notes(self.paper)) + self._tight
        if self.height() != 52 + 19 * lines:
            self.setFixedHeight(52 + 19 * lines)

    def _moment(self) -> list[Item]:
        return [Text(formats.day_time(self.paper.at), "small", "t2")]

    def _state(self) -> list[Item]:
        look = words.PAPER_LOOKS[self.paper.state]
        return [
            Icon(look.icon, 14, look.tone),
            Text(words.paper_state(self.paper), look.font, look.color, shrinks=True),
        ]

    def _total(self) -> list[Item]:
        return [] if self.paper.total is None else [Text(words.money(self.paper.total), "small", "t2")]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.paper.page:
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        paper = self.paper
        faded = paper.state in (PaperState.GONE, PaperState.CANCELED)
        sign: Item = Mark("shop", 16) if paper.kind is PaperKind.SHOP else Icon(_ICONS[paper.kind], 16, "t2")
        sign.paint(painter, _LEFT, 17, 16)
        left, room = _LEFT + _TEXT - 6, self.width() - _LEFT - _TEXT + 6 - _RIGHT
        amount: list[Item] = [Text(words.amounts(paper.amounts), "smallStrong", "t3" if faded else "t1")]
        draw_line(painter, amount, left, 17, room, right=True)
        name = Text(words.paper_name(paper), "strong", "t3" if faded else "t1", shrinks=True)
        draw_line(painter, [name], left, 17, room - line_width(amount) - _BETWEEN)
        total, moment, notes = self._total(), self._moment(), words.paper_notes(paper)
        draw_line(painter, total, left, 36, room, right=True)
        beside = self._state() if self._tight else [*moment, *self._state()]
        draw_line(painter, beside, left, 36, room - line_width(total) - _BETWEEN)
        below = [*([moment] if self._tight else []), *([Text(text, "small", "t2", shrinks=True)] for text in notes)]
        for line, items in enumerate(below):
            draw_line(painter, items, left, 55 + 19 * line, room)

    def menu(self) -> QMenu:
        """What can be done with the document."""
        menu, clipboard = QMenu(self), QGuiApplication.clipboard()
        opens = menu.addAction(self.tr("Open in the browser"), self._open)
        opens.setEnabled(bool(self.paper.page))
        menu.addAction(self.tr("Copy the number"), lambda: clipboard.setText(self.paper.name))
        if self.paper.tracking:
            menu.addAction(self.tr("Copy the tracking number"), lambda: clipboard.setText(self.paper.tracking))
        return menu

    def _menu(self, place: QPoint) -> None:
        self.menu().popup(self.mapToGlobal(place))

    def _open(self) -> None:
        if self.paper.page:
            QDesktopServices.openUrl(QUrl(self.paper.page))


class Waiting(QWidget):
    """Grey shapes where rows will be."""

    def __init__(self, rows: int = 3) -> None:
        super().__init__()
        self._count = rows
        self.setFixedHeight(44 * rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        for row in range(self._count):
            painter.setOpacity(1 - 0.28 * row)
            painter.drawRoundedRect(QRectF(_LEFT, 44 * row + 12, self.width() * 0.5, 9), 4, 4)
            painter.drawRoundedRect(QRectF(_LEFT, 44 * row + 27, self.width() * 0.3, 7), 3, 3)


class PapersPanel(QWidget):
    """Head, rows and hint."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaperRow] = []
        self._count = 0
        self.head = Inline(self._head_items, gap=6, height=28, stretch=True)
        self.waiting = Waiting()
        self.nothing = Label(font="small", color="t2", wrap=True)
        self.nothing.setContentsMargins(_LEFT, 4, _RIGHT, 8)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.hint = Label(font="small", color="t2", wrap=True)
        self._hint_box = QWidget()
        hint = QHBoxLayout(self._hint_box)
        hint.setContentsMargins(_LEFT, 12, _RIGHT, 12)
        hint.setSpacing(8)
        hint.addWidget(Inline(lambda: [Icon("info", 16, "accentGfx")], height=18), 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(self.hint, 1)
        head = QHBoxLayout()
        head.setContentsMargins(_LEFT, 8, _RIGHT, 0)
        head.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.waiting)
        column.addWidget(self.nothing)
        column.addLayout(self._column)
        column.addWidget(self._hint_box)
        column.addStretch(1)
        self.show_waiting()

    def show_waiting(self) -> None:
        """The documents are on their way."""
        self._clear()
        self._count = 0
        self.waiting.show()
        self.nothing.hide()
        self._hint_box.hide()
        self.head.refresh()

    def show_papers(self, found: ShipmentPapers) -> None:
        """Show the documents of an order."""
        self._clear()
        self.waiting.hide()
        self._count = len(found.papers)
        for paper in found.papers:
            row = PaperRow(paper)
            self._column.addWidget(row)
            self.rows.append(row)
        self.nothing.setText(self.tr("There is no document for this order yet."))
        self.nothing.setVisible(not found.papers)
        self._hint_box.setVisible(found.hint is not None)
        if found.hint is not None:
            self.hint.setText(hint_words(found.hint))
        self.head.refresh()

    def show_failed(self) -> None:
        """The documents could not be read."""
        self.waiting.hide()
        self.nothing.setText(self.tr("Documents and timeline could not be read. Choose the order again to retry."))
        self.nothing.show()

    def _clear(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _head_items(self) -> Sequence[Item]:
        count: list[Item] = [Text(formats.number(self._count), "small", "t2")] if self._count else []
        return [Text(self.tr("Documents"), "strong"), *count]


def hint_words(hint: Hint) -> str:
    """What posting the draft would leave."""
    code = "shipment.hint.left" if hint.left else "shipment.hint.done"
    return say(code, {"name": hint.name, "left": words.amounts(hint.left)}) + "."
