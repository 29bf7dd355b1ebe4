"""The sheets of the mapping page: the list behind "Accept exact", and "Find by hand"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from core.domain.screens.mapping import CandidateView, MappingRow
from gui import format as formats
from gui.bridge import Bridge, Ticket
from gui.models.window_model import WindowModel
from gui.pages.mapping.candidates import CandidateList
from gui.pages.mapping.table import MappingDelegate
from gui.pages.mapping.words import spoken
from gui.widgets.button import Button
from gui.widgets.field import SearchField
from gui.widgets.inline import Item, Mark, Text
from gui.widgets.label import Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

_PARTS = {0: 2, 1: 4, 2: 5}  # our columns → the mapping table's


class PairDelegate(RowDelegate):
    """The mapping table's cells, three of them."""

    fill = "raised"

    def __init__(self) -> None:
        super().__init__()
        self._cells = MappingDelegate(set())

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        if isinstance(row, MappingRow):
            inner = rect.adjusted(16, 0, 0, 0) if index.column() == 0 else rect
            self._cells.paint_part(painter, inner, row, _PARTS[index.column()])


class PairHeader(Header):
    """Titles of the three columns."""

    def items(self, section: int) -> list[Item]:
        titles = [self.tr("MoySklad"), self.tr("Shop"), self.tr("Match")]
        marks: list[Item] = [Mark("ms")] if section == 0 else [Mark("shop")] if section == 1 else []
        return [*marks, Text(titles[section], "smallName", "t2")]


class AcceptSheet(Sheet):
    """Shows every pair before it is accepted; one undo step takes them all back. Focus starts on Cancel.

    `accepted` carries the row numbers that were shown.
    """

    accepted = Signal(object)

    def __init__(self, window: QWidget, bridge: Bridge) -> None:
        super().__init__(window, QSize(860, 660))
        app = bridge.app
        self.head.setText(self.tr("Accept exact matches"))
        self.sub.setText(
            self.tr("A unique key is the same on both sides and nothing contradicts. Undo takes all back.")
        )
        self.model = WindowModel(bridge, 3, app.mapping_rows, lambda row: row.row, self)
        self.model.text = lambda row, column: row.name if column == 0 else row.offer_name
        self.model.spoken = spoken
        self.table = StretchTable(PairDelegate(), {2: 150}, (0, 1))
        header = PairHeader(self.table)
        header.first_margin = 24
        header.fill = "raised"
        self.table.setHorizontalHeader(header)
        self.table.setModel(self.model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setAccessibleName(self.head.text())
        self.body.addWidget(self.table, 1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.accept = Button(kind="primary", icon="checks")
        self.accept.setEnabled(False)
        self.cancel.clicked.connect(self.dismiss)
        self.accept.clicked.connect(self._accept)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.accept)
        self.model.loaded.connect(self._loaded)
        self.model.open(app.exact_ids)

    def _loaded(self, count: int) -> None:
        self.accept.set_label(self.tr("Link (%1)").replace("%1", formats.number(count)))
        self.accept.setEnabled(count > 0)

    def _accept(self) -> None:
        self.accepted.emit(self.model.ids)
        self.dismiss()


class FindSheet(Sheet):
    """Searches all offers of the shop; `picked` carries the chosen offer."""

    picked = Signal(object)

    def __init__(self, window: QWidget, bridge: Bridge, row: MappingRow) -> None:
        super().__init__(window, QSize(640, 620))
        self._bridge = bridge
        self._ticket: Ticket | None = None
        self.head.setText(self.tr("Find by hand"))
        self.sub.setText(" · ".join(part for part in (row.name, row.variant, row.article) if part))
        self.field = SearchField(key="", height=36)
        self.field.name(self.tr("Name, article, barcode, ID or XML_ID of the offer"))
        self.field.searched.connect(self._search)
        self.field.returnPressed.connect(self._to_results)
        self._note = Label(font="small", color="t3")
        self.results = CandidateList(digits=False)
        self.results.chosen.connect(lambda _: self._renew())
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 4, 24, 12)
        column.addWidget(self.results)
        column.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(24, 4, 24, 8)
        top.setSpacing(8)
        top.addWidget(self.field)
        top.addWidget(self._note)
        self.body.addLayout(top)
        self.body.addWidget(scroll_area(holder), 1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.link = Button(self.tr("Link"), kind="primary", icon="link-simple")
        self.cancel.clicked.connect(self.dismiss)
        self.link.clicked.connect(self._pick)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.link)
        self._renew()
        self.field.setText(row.name)

    def _search(self, text: str) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        if not text.strip():
            self._found(())
            return
        self._ticket = self._bridge.ask(lambda: self._bridge.app.search_offers(text), self._found, owner=self)

    def _found(self, candidates: Sequence[CandidateView]) -> None:
        self.results.show_candidates(candidates, 0 if candidates else -1)
        empty = bool(self.field.text().strip()) and not candidates
        self._note.setText(self.tr("Nothing found") if empty else self.tr("%Ln offers", "", len(candidates)))
        self._renew()

    def _to_results(self) -> None:
        if self.results.current() is not None:
            self.link.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _renew(self) -> None:
        self.link.setEnabled(self.results.current() is not None)

    def _pick(self) -> None:
        candidate = self.results.current()
        if candidate is not None:
            self.picked.emit(candidate)
            self.dismiss()
