"""The bar under the board: how many edits are not saved, and what can be done with them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Dot, Icon, Item
from gui.widgets.label import Inline, Label


class DraftBar(Card):
    """Trying is always possible; cancelling and saving only where something was edited."""

    def __init__(self) -> None:
        super().__init__("surface", "line2")
        self._edits, self._slim = 0, False
        self._sign = Inline(self._sign_items, height=32)
        self.text = Label(font="strong")
        self.cancel = Button(kind="ghost")
        self.try_on = Button(icon="flask")
        self.save = Button(kind="primary", key="Ctrl S")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 9, 9)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        for button in (self.cancel, self.try_on, self.save):
            row.addWidget(button)
        self.show_edits(0)

    def show_edits(self, count: int) -> None:
        """Show how many edits wait to be saved."""
        self._edits = count
        unsaved = self.tr("%Ln changes are not saved", "", count)
        self.text.setText(unsaved if count else self.tr("Everything is saved"))
        self.text.set_role("strong" if count else "body")
        self.text.set_color("t1" if count else "t2")
        self.cancel.setVisible(bool(count))
        self.save.setEnabled(bool(count))
        self._sign.refresh()
        self.cancel.set_label(self.tr("Cancel"), self.tr("Cancel the changes"))
        whole = self.tr("Try on the last 30 orders")
        self.try_on.set_label(self.tr("Try") if self._slim else self.tr("Try on 30 orders"), whole)
        self.save.set_label(self.tr("Save"))

    def set_slim(self, slim: bool) -> None:
        """Narrow: the key cap goes, and the words get shorter."""
        self.save.key = "" if slim else "Ctrl S"
        self.save.updateGeometry()
        self._slim = slim
        self.show_edits(self._edits)

    def _sign_items(self) -> list[Item]:
        return [Dot("accentGfx", 8)] if self._edits else [Icon("check-circle", 16, "ok")]
