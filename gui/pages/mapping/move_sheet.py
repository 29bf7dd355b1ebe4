"""The question before an offer moves: it is linked to another item, which would lose it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.screens.mapping import CandidateView, MappingRow
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet


class MoveSheet(Sheet):
    """Focus starts on Cancel; `accepted` says yes. `owner` is the name of the item that has the offer."""

    accepted = Signal()

    def __init__(self, window: QWidget, row: MappingRow, candidate: CandidateView, owner: str) -> None:
        super().__init__(window, QSize(560, 300))
        self.head.setText(self.tr("Move the link?"))
        self.sub.setText(" · ".join(part for part in (candidate.name, candidate.variant) if part))
        has = self.tr("Offer %1 is linked to “%2”. An offer can have one item only.")
        loses = self.tr("It will belong to “%1”, and “%2” will be without an offer. Undo brings the old link back.")
        item = " · ".join(part for part in (row.name, row.variant) if part)
        self.told = Label(wrap=True)
        self.told.setText(
            has.replace("%1", str(candidate.offer_id)).replace("%2", owner)
            + "\n\n"
            + loses.replace("%1", item).replace("%2", owner)
        )
        column = QVBoxLayout()
        column.setContentsMargins(24, 4, 24, 12)
        column.addWidget(self.told)
        column.addStretch(1)
        self.body.addLayout(column)
        self.cancel = Button(self.tr("Leave as it is"), key="Esc")
        self.move_it = Button(self.tr("Move the link"), kind="primary", icon="arrows-left-right")
        self.cancel.clicked.connect(self.dismiss)
        self.move_it.clicked.connect(self._accept)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.move_it)

    def _accept(self) -> None:
        self.accepted.emit()
        self.dismiss()
