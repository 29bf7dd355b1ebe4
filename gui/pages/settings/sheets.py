"""The sheets of the settings page: leaving a system, taking over a file, choosing a folder or item, licences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.screens.settings import Imported
from gui.bridge import Bridge
from gui.i18n import say
from gui.pages.settings.lists import clear
from gui.widgets.button import Button
from gui.widgets.field import SearchField
from gui.widgets.label import Label
from gui.widgets.reader import Reader
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet
from gui.widgets.toggles import Toggle

_SHOWN = 40


class DisconnectSheet(Sheet):
    """Says what stops without the key; `confirmed` comes when a person wants it so."""

    confirmed = Signal()

    def __init__(self, window: QWidget, system: str) -> None:
        super().__init__(window, QSize(560, 300))
        moysklad = system == "moysklad"
        self.head.setText(self.tr("Disconnect MoySklad?") if moysklad else self.tr("Disconnect the shop?"))
        self.sub.hide()
        lines = (
            self.tr("The key is deleted from this computer. SkladLink cannot show it again: keep it elsewhere."),
            self.tr("From now on stock is no longer read: the shop keeps the figures of today and may oversell.")
            if moysklad
            else self.tr("From now on nothing is sent to the shop: its figures stay as they are and may oversell."),
            self.tr("Pairs, settings and the log stay. With a new key the work goes on where it stopped."),
        )
        column = QVBoxLayout()
        column.setContentsMargins(24, 2, 24, 18)
        column.setSpacing(10)
        for line in lines:
            column.addWidget(Label(line, color="t2", wrap=True))
        self.body.addLayout(column)
        self.body.addStretch(1)
        self.cancel = Button(self.tr("Stay connected"), key="Esc")
        self.leave = Button(self.tr("Disconnect"), icon="link-break")
        self.cancel.clicked.connect(self.dismiss)
        self.leave.clicked.connect(self._confirm)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.leave)
        self.foot.row.addWidget(self.cancel)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()


class ImportSheet(Sheet):
    """What a file of settings would change; `confirmed` takes it over."""

    confirmed = Signal()

    def __init__(self, window: QWidget, name: str, found: Imported) -> None:
        super().__init__(window, QSize(600, 520))
        self.head.setText(self.tr("Take over settings from a file"))
        self.sub.setText(self.tr("%1: %Ln settings will change", "", len(found.changed)).replace("%1", name))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 2, 24, 12)
        column.setSpacing(7)
        for key in found.changed:
            column.addWidget(Label(say(f"setting.{key}"), "name", wrap=True))
        if found.unknown:
            told = self.tr("%Ln settings are of another version and are left out.", "", len(found.unknown))
            column.addWidget(Label(told, "small", "t3", wrap=True))
        note = self.tr("Keys are in no file: they stay as they are on this computer.")
        column.addWidget(Label(note, "small", "t3", wrap=True))
        column.addStretch(1)
        self.body.addWidget(scroll_area(holder), 1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.take = Button(self.tr("Take over (%1)").replace("%1", str(len(found.changed))), kind="primary")
        self.cancel.clicked.connect(self.dismiss)
        self.take.clicked.connect(self._confirm)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.take)

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()


class PickSheet(Sheet):
    """A search and what it found; `picked` carries the key of the chosen one. `find` runs in the background."""

    picked = Signal(str)

    def __init__(
        self, window: QWidget, bridge: Bridge, title: str, find: Callable[[str], Sequence[tuple[str, str, str]]]
    ) -> None:
        super().__init__(window, QSize(600, 600))
        self._bridge, self._find = bridge, find
        self.head.setText(title)
        self.sub.setText(self.tr("Its safety stock starts at 1; change it in the list."))
        self.field = SearchField(key="", height=32)
        self.field.name(self.tr("Words of the name, article or code"))
        self.field.searched.connect(self.search)
        self.choices: dict[str, Toggle] = {}
        self._group = QButtonGroup(self)
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(20, 6, 20, 6)
        self._lines.setSpacing(2)
        self.said = Label(font="small", color="t3", wrap=True)
        column = QVBoxLayout()
        column.setContentsMargins(24, 2, 24, 6)
        column.addWidget(self.field)
        column.addWidget(self.said)
        self.body.addLayout(column)
        self.body.addWidget(scroll_area(self._holder), 1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.take = Button(self.tr("Add"), kind="primary", icon="plus")
        self.take.setEnabled(False)
        self.cancel.clicked.connect(self.dismiss)
        self.take.clicked.connect(self._take)
        self.field.returnPressed.connect(self._first)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.take)
        self.search("")

    def search(self, text: str) -> None:
        """Ask for what `text` finds."""
        self._bridge.ask(lambda: self._find(text), self._found, owner=self)

    def _found(self, found: Sequence[tuple[str, str, str]]) -> None:
        for old in self.choices.values():
            self._group.removeButton(old)
        clear(self._lines)
        self.choices = {}
        for key, words, note in list(found)[:_SHOWN]:
            choice = self.choices[key] = Toggle(height=32)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.set_label(f"{words} · {note}" if note else words)
            choice.clicked.connect(lambda: self.take.setEnabled(True))
            self._group.addButton(choice)
            self._lines.addWidget(choice)
        self._lines.addStretch(1)
        self.take.setEnabled(False)
        more = len(found) > _SHOWN
        nothing = self.tr("Nothing found. Type a word of the name.")
        self.said.setText(self.tr("There are more: type another word.") if more else "" if found else nothing)

    def _first(self) -> None:
        """Enter in the field goes to the first hit."""
        first = next(iter(self.choices.values()), None)
        if first is not None:
            first.setChecked(True)
            self.take.setEnabled(True)
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        key = next((key for key, choice in self.choices.items() if choice.isChecked()), "")
        if key:
            self.dismiss()
            self.picked.emit(key)


class LicenceSheet(Sheet):
    """The text of a licence."""

    def __init__(self, window: QWidget, title: str, path: Path) -> None:
        super().__init__(window, QSize(760, 640))
        self.head.setText(title)
        self.sub.hide()
        self.text = Reader("raised", 4)
        self.text.setAccessibleName(title)
        try:
            self.text.setPlainText(path.read_text("utf-8"))
        except OSError:
            self.text.setPlainText(self.tr("The text of the licence is not beside the program."))
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 12, 0)
        row.addWidget(self.text)
        self.body.addLayout(row, 1)
        self.close_it = Button(self.tr("Close"), key="Esc")
        self.close_it.clicked.connect(self.dismiss)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.close_it)
