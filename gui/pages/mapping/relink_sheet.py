"""The sheet "Relink": which item takes over a deleted item's offer; unlinked variants of its product stand first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from core.domain.screens.mapping import MappingRow
from gui.bridge import Bridge
from gui.models.window_model import WindowModel
from gui.pages.mapping.sheets import PairDelegate, PairHeader
from gui.pages.mapping.words import spoken
from gui.widgets.button import Button
from gui.widgets.field import SearchField
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet
from gui.widgets.states import StatePage
from gui.widgets.tables import StretchTable


class RelinkSheet(Sheet):
    """`picked` carries the chosen item's row. One act moves the link; undo moves it back."""

    picked = Signal(object)

    def __init__(self, window: QWidget, bridge: Bridge, row: MappingRow) -> None:
        super().__init__(window, QSize(860, 640))
        self._door, self._row = bridge.app.mapping_tree, row
        self.head.setText(self.tr("Relink the offer of a deleted item"))
        gone = " · ".join(part for part in (row.name, row.variant) if part)
        offer = " · ".join(part for part in (row.offer_name, row.offer_variant, f"ID {row.offer_id}") if part)
        self.sub.setText(self.tr("Offer %1 was linked to “%2”.").replace("%1", offer).replace("%2", gone))
        self.sub.setWordWrap(True)
        self.field = SearchField(key="", height=36)
        self.field.name(self.tr("Search all unlinked items"))
        self.field.searched.connect(lambda _: self.fetch())
        self.field.returnPressed.connect(self._to_table)
        self._note = Label(font="small", color="t3")
        top = QVBoxLayout()
        top.setContentsMargins(24, 4, 24, 8)
        top.setSpacing(8)
        top.addWidget(self.field)
        top.addWidget(self._note)
        self.body.addLayout(top)
        self._build_table(bridge)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.take = Button(self.tr("Relink"), kind="primary", icon="arrows-left-right", key="Enter")
        self.cancel.clicked.connect(self.dismiss)
        self.take.clicked.connect(self._pick)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.take)
        self.fetch()

    def _build_table(self, bridge: Bridge) -> None:
        self.model = WindowModel(bridge, 3, bridge.app.mapping_rows, lambda row: row.row, self)
        self.model.text = lambda row, column: f"{row.name} {row.variant}" if column == 0 else row.offer_name
        self.model.spoken = spoken
        self.model.loaded.connect(self._loaded)
        self.table = StretchTable(PairDelegate(), {2: 150}, (0, 1))
        header = PairHeader(self.table)
        header.first_margin = 24
        header.fill = "raised"
        self.table.setHorizontalHeader(header)
        self.table.setModel(self.model)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setAccessibleName(self.tr("Items that may take the offer over"))
        self.table.doubleClicked.connect(lambda _: self._pick())
        self.state = StatePage("none")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.state)
        self.body.addWidget(self.pages, 1)

    def fetch(self) -> None:
        """Ask for the items again."""
        door, item, text = self._door, self._row.item_id, self.field.text().strip()
        self.take.setEnabled(False)
        self.model.open(lambda: door.successors(item, text))

    def _loaded(self, count: int) -> None:
        searched = bool(self.field.text().strip())
        own = self.tr("Unlinked variants of the same product")
        self._note.setText(self.tr("Those of the same product come first") if searched else own)
        self._note.setVisible(count > 0)
        self.take.setEnabled(count > 0)
        if count:
            self.pages.setCurrentWidget(self.table)
            self.table.go(0)
            return
        head = self.tr("Nothing found") if searched else self.tr("The product has no unlinked variants")
        self.state.show_state("none", head, self.tr("Search among all unlinked items above."))
        self.pages.setCurrentWidget(self.state)

    def _to_table(self) -> None:
        if self.take.isEnabled():
            self.table.setFocus()

    def _pick(self) -> None:
        at = self.table.current_row()
        row = self.model.row_at(at) if 0 <= at < self.model.rowCount() else None
        if isinstance(row, MappingRow):
            self.picked.emit(row)
            self.dismiss()

    def key(self, chord: str) -> bool:
        """Enter on the table takes its row."""
        if chord == "Enter" and self.table.hasFocus():
            self._pick()
            return True
        return super().key(chord)
