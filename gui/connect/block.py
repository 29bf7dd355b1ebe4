"""One system's block of the connection sheet: its mark, where its key is kept, the fields, what the check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.connect.result import ResultBox
from gui.i18n import explain, say
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.field import Field, SecretField
from gui.widgets.inline import Chip, Icon, Item, Mark, Text
from gui.widgets.label import Inline, Label

if TYPE_CHECKING:
    from core.app import KeyPlace


class SystemBlock(Card):
    """`entered` comes on Enter in a field."""

    entered = Signal()
    mark = ""

    def __init__(self) -> None:
        super().__init__("surface")
        self.place: KeyPlace | None = None
        self.result = ResultBox()
        self._chip = Inline(self._chip_items, height=24)
        self._note = Label(font="small", color="t2", wrap=True)
        self._note.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Inline(self._head_items, gap=10, height=28, stretch=True), 1)
        head.addWidget(self._chip)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self.fields)
        column.addWidget(self._note)
        column.addWidget(self.result)
        column.addStretch(1)

    def title(self) -> str:
        """What the system is called."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where typing begins."""
        raise NotImplementedError

    def inputs(self) -> list[Field]:
        """All fields of the block."""
        raise NotImplementedError

    def empty(self) -> bool:
        """Nothing was typed."""
        return not any(field.text().strip() for field in self.inputs())

    def forget(self) -> None:
        """Empty the fields."""
        for field in self.inputs():
            field.clear()

    def show_place(self, place: KeyPlace) -> None:
        """Say where the key is kept; one from the environment cannot be changed here."""
        self.place = place
        given = place.source == "environment"
        for field in self.inputs():
            field.setEnabled(not given)
        self._note.setVisible(given)
        if given:
            told = explain("secret_in_environment")
            self._note.setText(f"{told.what}. {told.do}")
        self.renew_hints(bool(place.source))
        self._chip.setAccessibleName(" ".join(item.text for item in self._chip_items() if isinstance(item, Chip)))
        self._chip.refresh()

    def renew_hints(self, given: bool) -> None:
        """Say in the empty field what it is for; `given`: there is a key already."""
        raise NotImplementedError

    def _labelled(self, label: Label, field: Field) -> None:
        label.setBuddy(field)
        self.fields.addWidget(label)
        self.fields.addWidget(field)
        field.returnPressed.connect(self.entered.emit)

    def _head_items(self) -> list[Item]:
        return [Mark(self.mark, 28), Text(self.title(), "detail", "t1", shrinks=True)]

    def _chip_items(self) -> list[Item]:
        if self.place is None:
            return []
        words, icon, kind, tone = {
            "keyring": (self.tr("in the system keyring"), "shield-check", "soft", "ok"),
            "session": (self.tr("for this session only"), "timer", "soft", "warn"),
            "environment": (self.tr("from the environment"), "terminal-window", "soft", "mute"),
        }.get(self.place.source, (self.tr("not given"), "circle-dashed", "dashed", "mute"))
        return [Chip(words, icon, kind, tone)]


class MoySkladBlock(SystemBlock):
    """A token, or login and password that are exchanged for one."""

    mark = "ms"

    def __init__(self) -> None:
        super().__init__()
        self.token = SecretField()
        self.login = Field()
        self.password = SecretField()
        self.switch = Button(kind="link", size=28)
        self.switch.clicked.connect(lambda: self.use_login(not self.by_login))
        self.by_login = False
        self._token_label = Label(self.tr("Access token"), "small", "t2")
        self._login_label = Label(self.tr("Login"), "small", "t2")
        self._password_label = Label(self.tr("Password"), "small", "t2")
        self._labelled(self._token_label, self.token)
        self._labelled(self._login_label, self.login)
        self._labelled(self._password_label, self.password)
        self._warning = _Warning(say("moysklad.warn_older_tokens_die"))
        self.fields.addWidget(self._warning)
        self.fields.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.login.name(self.tr("name@company"))
        self.login.setAccessibleName(self.tr("MoySklad login"))
        self.password.name(self.tr("MoySklad password"), placeholder=False)
        self.renew_hints(False)
        self.use_login(False)

    def title(self) -> str:
        return self.tr("MoySklad")

    def first_field(self) -> QWidget:
        return self.login if self.by_login else self.token

    def inputs(self) -> list[Field]:
        return [self.token, self.login, self.password]

    def renew_hints(self, given: bool) -> None:
        self.token.name(self.tr("MoySklad token"))
        self.token.setPlaceholderText(
            self.tr("Paste a new one to replace it") if given else self.tr("Paste the token")
        )
        self.switch.setEnabled(self.token.isEnabled())

    def use_login(self, wanted: bool) -> None:
        """Show login and password instead of the token, or back; what was typed on the other side is forgotten."""
        self.by_login = wanted
        for widget in (self._token_label, self.token):
            widget.setVisible(not wanted)
        for widget in (self._login_label, self.login, self._password_label, self.password, self._warning):
            widget.setVisible(wanted)
        self.switch.set_label(
            self.tr("Use a token instead") if wanted else self.tr("Sign in with login and password instead")
        )
        for field in (self.token,) if wanted else (self.login, self.password):
            field.clear()
        if self.isVisible():
            self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)


class ShopBlock(SystemBlock):
    """The shop's incoming webhook."""

    mark = "shop"

    def __init__(self) -> None:
        super().__init__()
        self.webhook = SecretField()
        self._labelled(Label(self.tr("Incoming webhook"), "small", "t2"), self.webhook)
        self._hint = Label(
            self.tr("Made by an administrator of the shop, with the scopes catalog and sale."),
            "small",
            "t3",
            wrap=True,
        )
        self.fields.addWidget(self._hint)
        self.renew_hints(False)

    def title(self) -> str:
        return self.tr("Online shop")

    def first_field(self) -> QWidget:
        return self.webhook

    def inputs(self) -> list[Field]:
        return [self.webhook]

    def renew_hints(self, given: bool) -> None:
        self.webhook.name(self.tr("Incoming webhook of the shop"))
        self.webhook.setPlaceholderText(
            self.tr("Paste a new one to replace it") if given else self.tr("Paste the address of the webhook")
        )


class _Warning(Card):
    """One sentence on a soft amber ground."""

    def __init__(self, words: str) -> None:
        super().__init__("warnSoft", "", 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 12, 8)
        row.setSpacing(8)
        sign = Inline(lambda: [Icon("warning-fill", 16, "warn")], height=18)
        sign.setFixedWidth(18)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "small", "warnText", wrap=True), 1)
