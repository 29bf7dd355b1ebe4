"""The sheet that asks until when: tomorrow morning, in three days, or when something changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import format as formats
from gui.widgets.button import Button
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet

_MORNING = 9


def tomorrow_morning(now: datetime) -> datetime:
    """Nine o'clock of the next day on this computer's clock."""
    local = now.astimezone() + timedelta(days=1)
    return local.replace(hour=_MORNING, minute=0, second=0, microsecond=0).astimezone(UTC)


class PostponeSheet(Sheet):
    """`picked` carries the time, or None for "when it changes"."""

    picked = Signal(object)

    def __init__(self, window: QWidget, count: int, now: datetime | None = None) -> None:
        super().__init__(window, QSize(480, 316))
        present = now or datetime.now(UTC)
        morning, later = tomorrow_morning(present), present + timedelta(days=3)
        self.head.setText(self.tr("Until when?"))
        self.sub.setText(self.tr("%Ln conflicts leave the inbox and come back by themselves.", "", count))
        day = formats.day_time
        self.times: tuple[datetime | None, ...] = (morning, later, None)
        texts = (
            (self.tr("Tomorrow morning"), day(morning)),
            (self.tr("In 3 days"), day(later)),
            (self.tr("When it changes"), self.tr("as soon as either system says something else")),
        )
        self.buttons: list[Button] = []
        column = QVBoxLayout()
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(8)
        for at, (text, note) in enumerate(texts):
            row = QHBoxLayout()
            row.setSpacing(12)
            button = Button(text, icon="clock" if at < 2 else "arrows-clockwise", key=str(at + 1))
            button.setAccessibleDescription(note)
            button.clicked.connect(lambda _=False, at=at: self._pick(at))
            self.buttons.append(button)
            row.addWidget(button)
            row.addWidget(Label(note, "small", "t2", wrap=True), 1)
            column.addLayout(row)
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.cancel.clicked.connect(self.dismiss)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)

    def key(self, chord: str) -> bool:
        """1 to 3 pick; Esc closes."""
        if chord in ("1", "2", "3"):
            self._pick(int(chord) - 1)
            return True
        return super().key(chord)

    def _pick(self, at: int) -> None:
        self.picked.emit(self.times[at])
        self.dismiss()
