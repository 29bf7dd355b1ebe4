"""The objects that share a key: each leads to its row on the mapping page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.screens.quality import Alike
from gui.widgets.button import Button
from gui.widgets.label import Label


class AlikeList(QWidget):
    """Hidden while nobody shares the key; `linked` carries a target of the mapping page."""

    linked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._title = Label(font="smallStrong")
        self._rest = Label(font="small", color="t3")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._rest)
        self.hide()

    def show_alike(self, alike: Sequence[Alike], count: int) -> None:
        """Show these of `count`."""
        for old in self.buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        self._title.setText(self.tr("Also on"))
        for place, one in enumerate(alike):
            name = " · ".join(part for part in (one.name, one.variant, one.mark or one.key) if part)
            button = Button(kind="ghost", icon="link", size=28, font="small")
            fitted = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, max(120, self.width() - 60))
            button.set_label(fitted, name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, target=one.target: self.linked.emit(target))
            self._column.insertWidget(1 + place, button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        more = count - len(alike)
        self._rest.setText(self.tr("and %Ln more", "", more) if more > 0 else "")
        self._rest.setVisible(more > 0)
        self.setVisible(bool(alike))
