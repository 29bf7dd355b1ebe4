"""The card of one system: how it is, its address and key, and what the last check found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.domain.screens.common import ConnectionView
from core.domain.screens.settings import CheckedSystem
from core.errors import SkladLinkError
from gui.connect.key_field import KeyField
from gui.connect.result import ResultBox
from gui.connect.rights import check_lines, missing
from gui.i18n import explain
from gui.pages.settings import words
from gui.pages.settings.rows import SettingRow
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Chip, Icon, Item, Mark, Text
from gui.widgets.label import Inline, Label

if TYPE_CHECKING:
    from core.app import KeyPlace

_STATES = {
    "ok": ("check-circle-fill", "ok"),
    "lost": ("cloud-slash", "warn"),
    "refused": ("warning-octagon", "err"),
}


class SystemCard(Card):
    """`system` is "moysklad" or "shop". The card only tells what a person wants."""

    section = "connections"
    key_given = Signal(str)
    check_wanted = Signal()
    disconnect_wanted = Signal()
    login_wanted = Signal()

    def __init__(self, system: str, rows: Sequence[SettingRow]) -> None:
        super().__init__()
        self.system, self.rows = system, list(rows)
        self.place: KeyPlace | None = None
        self.view: ConnectionView | None = None
        self.checked = CheckedSystem(system)
        self._busy = False
        self.address = ""
        self.more = Button(kind="ghost", icon="dots-three", size=28)
        self.more.clicked.connect(self.open_menu)
        self._head = Inline(self._head_items, gap=10, height=28, stretch=True)
        self._chip = Inline(self._chip_items, height=24)
        self.key_label = Label(font="small", color="t2")
        self.key = KeyField()
        self.key.given.connect(self.key_given.emit)
        self.note = Label(font="small", color="t3", wrap=True)
        self.test = Button(icon="activity", size=30)
        self.test.clicked.connect(self.check_wanted.emit)
        self._checked = Inline(self._checked_items, height=24, stretch=True)
        self.result = ResultBox()
        self.trouble = Label(font="small", color="errText", wrap=True)
        self.trouble.hide()
        self._compose()
        self.retranslate()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._head, 1)
        head.addWidget(self._chip)
        head.addWidget(self.more)
        key = QVBoxLayout()
        key.setSpacing(4)
        key.addWidget(self.key_label)
        key.addWidget(self.key)
        key.addWidget(self.note)
        key.addWidget(self.trouble)
        line = QHBoxLayout()
        line.addWidget(self._checked, 1)
        line.addWidget(self.test)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(key)
        for row in self.rows:
            row.layout().setContentsMargins(0, 0, 0, 0)
            column.addWidget(row)
        column.addLayout(line)
        column.addWidget(self.result)
        column.addStretch(1)

    # --- showing ----------------------------------------------------------------------------------------------

    def title(self) -> str:
        """What the system is called."""
        return self.tr("MoySklad") if self.system == "moysklad" else self.tr("Online shop")

    def finds(self, text: str) -> bool:
        """Whether the card itself (not one of its rows) is about `text`."""
        told = f"{self.title()} {self.key_label.text()} {words.section(self.section)} {self.test.text()}".casefold()
        return all(word in told for word in text.casefold().split())

    def show_place(self, place: KeyPlace) -> None:
        """Where the key is."""
        self.place = place
        self.key.show_place(place)
        self.retranslate()

    def show_facts(self, checked: CheckedSystem, view: ConnectionView | None, address: str) -> None:
        """What was found last, how the connection is, and where the system is."""
        self.checked, self.view, self.address = checked, view, address
        self.retranslate()

    def show_busy(self, busy: bool) -> None:
        """A check is under way."""
        self._busy = busy
        if busy:
            self.trouble.hide()
        self.test.setEnabled(not busy)
        self.retranslate()
        if busy:
            self.result.show_waiting(self.tr("Checking…"))

    def show_error(self, error: SkladLinkError) -> None:
        """The check failed, or the key could not be kept."""
        self.result.show_error(error)

    def refuse_key(self, error: SkladLinkError) -> None:
        """The key is none, or could not be kept: the old one stays."""
        told = explain(error.code, error.params)
        self.trouble.setText(" ".join(part for part in (f"{told.what}.", told.means, told.do) if part))
        self.trouble.show()

    def wants_a_person(self) -> bool:
        """A right is lacking, or the system refused us."""
        return missing(self.checked) or (self.view is not None and self.view.state == "refused")

    def retranslate(self) -> None:
        """Every word of the card."""
        moysklad = self.system == "moysklad"
        given = self.place is not None and bool(self.place.source)
        self.key_label.setText(self.tr("Access token") if moysklad else self.tr("Incoming webhook"))
        hint = self.tr("Paste the token") if moysklad else self.tr("Paste the address of the webhook")
        self.key.name(self.key_label.text(), hint)
        self.note.setText(self._note())
        self.note.setVisible(bool(self.note.text()))
        self.more.set_label("", self.tr("More for %1").replace("%1", self.title()))
        self.test.set_label(self.tr("Checking…") if self._busy else self.tr("Test connection"))
        self.test.setAccessibleName(f"{self.test.text()}: {self.title()}")
        self.test.setEnabled(given and not self._busy)
        for line in (self._head, self._chip, self._checked):
            line.refresh()
        self._chip.setAccessibleName(" ".join(item.text for item in self._chip_items() if isinstance(item, Chip)))
        if not self._busy:
            lines = check_lines(self.checked)
            self.result.show_lines(lines) if lines else self.result.clear()

    def _note(self) -> str:
        if self.place is not None and self.place.source == "environment":
            told = explain("secret_in_environment")
            return f"{told.what}. {told.do}"
        if self.system == "shop":
            return (
                self.tr("The site’s address is taken from the webhook: %1").replace("%1", self.address)
                if self.address
                else self.tr("Made by an administrator of the shop, with the scopes catalog and sale.")
            )
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- painting ---------------------------------------------------------------------------------------------

    def _head_items(self) -> list[Item]:
        sub = self.view.title if self.view is not None else ""
        mark = "ms" if self.system == "moysklad" else "shop"
        return [Mark(mark, 28), Text(self.title(), "detail", "t1"), Text(sub, "small", "t3", shrinks=True)]

    def _chip_items(self) -> list[Item]:
        if self.place is None or self.view is None:
            return []
        if not self.place.source:
            return [Chip(self.tr("Not connected"), "circle-dashed", "dashed", "mute")]
        words_ = {"ok": self.tr("Connected"), "lost": self.tr("No answer"), "refused": self.tr("Refused")}
        if self.view.state not in words_:
            return [Chip(self.tr("Not contacted since the start"), "circle-dashed", "quiet", "mute")]
        icon, tone = _STATES[self.view.state]
        return [Chip(words_[self.view.state], icon, "soft", tone)]

    def _checked_items(self) -> list[Item]:
        if self.checked.at is None:
            return [Icon("circle-dashed", 15, "t3"), Text(self.tr("Never checked"), "small", "t2")]
        return [
            Text(self.tr("Checked"), "smallStrong", "t2"),
            Text(words.when(self.checked.at), "small", "t3", shrinks=True),
        ]

    # --- menu -------------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What else can be done with the connection."""
        menu = QMenu(self)
        if self.system == "moysklad":
            menu.addAction(self.tr("Sign in with login and password…"), self.login_wanted.emit)
        gone = menu.addAction(self.tr("Disconnect…"), self.disconnect_wanted.emit)
        gone.setEnabled(self.place is not None and self.place.source in ("keyring", "session"))
        return menu

    def open_menu(self) -> None:
        """Show the menu under its button."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def first_stop(self) -> QWidget:
        """Where the focus goes when the card is shown."""
        return self.key.replace
