"""The five newest entries of the log, each with the act that answers it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.screens.log import LogLevel, LogRow, LogSource
from gui import format as formats
from gui.pages.log import links, words
from gui.pages.overview.list_card import ListCard
from gui.pages.overview.rows import LineButton
from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.inline import Gap, Icon, Item, Text
from gui.widgets.label import Label

_HEIGHT, _TIME = 33, 40
_ICONS = {
    LogSource.ORDERS: "receipt",
    LogSource.SHIPMENTS: "truck",
    LogSource.STATUSES: "swap",
    LogSource.CONFLICTS: "git-diff",
    LogSource.STOCK: "package",
    LogSource.MAPPING: "link",
    LogSource.LOAD: "download-simple",
    LogSource.MOYSKLAD: "cube",
    LogSource.SHOP: "storefront",
    LogSource.SETTINGS: "gear-six",
    LogSource.PROGRAM: "app-window",
}


class EventRow(QWidget):
    """One entry; `act` names the button at its right, None for none."""

    def __init__(self, row: LogRow, act: links.Act | None, *, line: bool) -> None:
        super().__init__()
        self.row, self.act, self._line = row, act, line
        self.setFixedHeight(_HEIGHT)
        self.line = LineButton(self._parts, _HEIGHT - 1, line=False)
        self.line.setAccessibleName(words.spoken(row))
        self.line.setToolTip(words.sentence(row))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, 16 if act is not None else 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        self.button: Button | None = None
        if act is not None:
            self.button = Button(act.words, kind="link", size=28, font="smallName")
            self.button.setAccessibleDescription(words.sentence(row))
            layout.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            QPainter(self).fillRect(0, 0, self.width(), 1, theme.color("line"))

    def _parts(self) -> list[Sequence[Item]]:
        row = self.row
        icon, tone = _ICONS.get(row.source, "info"), "t2"
        if row.level is not LogLevel.INFO:
            icon, tone = words.level_look(row)
        about = words.object_word(row) or words.source_word(row)
        time = Text(formats.day_time(row.at), "body", "t3")
        left: list[Item] = [
            time,
            Gap(max(0.0, _TIME - time.width())),
            Icon(icon, 16, tone),
            Text(about, "name", "t1", True),
            Text(words.sentence(row), "body", "t2", True),
        ]
        return [left, []]


class EventsCard(ListCard):
    """`opened` carries an entry to be looked at, `answered` an entry and its act, `all_wanted` asks for the log."""

    opened = Signal(object)
    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.none = Label(color="t3")
        self.rows: list[EventRow] = []
        self._shown: Sequence[LogRow] = ()
        self.lines_box.addWidget(self.none)
        self.none.setContentsMargins(16, 6, 16, 12)
        self.retranslate()

    def retranslate(self) -> None:
        """Words, and the sentences in the language of now."""
        self.set_words(self.tr("Recent activity"), self.tr("Whole log"), self.tr("Whole log"))
        self.none.setText(self.tr("Nothing has happened yet."))
        self._rebuild()

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show these entries, newest first; the same ones again change nothing."""
        if tuple(rows) != tuple(self._shown):
            self._shown = rows
            self._rebuild()

    def _rebuild(self) -> None:
        focused = next((number for number, row in enumerate(self.rows) if row.line.hasFocus()), -1)
        for old in self.rows:
            self.lines_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = []
        for number, entry in enumerate(self._shown):
            act = self._answer(entry)
            row = EventRow(entry, act, line=number > 0)
            row.line.clicked.connect(lambda _=False, entry=entry: self.opened.emit(entry))
            if row.button is not None:
                row.button.clicked.connect(lambda _=False, entry=entry, act=act: self.answered.emit(entry, act))
            self.lines_box.addWidget(row)
            self.rows.append(row)
        self.none.setVisible(not self.rows)
        if 0 <= focused < len(self.rows):
            self.rows[focused].line.setFocus()

    def _answer(self, entry: LogRow) -> links.Act | None:
        """Undo for a person's act, the cure for what went wrong, nothing for the rest."""
        acts = links.acts_of(entry)
        if entry.undoable:
            return next(act for act in acts if act.page == "undo")
        if entry.level is LogLevel.INFO or not acts or acts[0].page == "run":
            return None
        first = acts[0]
        return links.Act(self.tr("Put right"), first.icon, first.page, first.target)
