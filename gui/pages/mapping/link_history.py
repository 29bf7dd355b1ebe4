"""The history of a link in the detail panel: time and who, then what was decided and why; newest on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.screens.common import HistoryLine
from gui import format as formats
from gui.i18n import say
from gui.widgets.label import Label

SHOWN = 8


class LinkHistory(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(font="smallStrong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(self._lines)
        self.hide()

    def show_lines(self, history: Sequence[HistoryLine]) -> None:
        """Show the newest lines; of more it says how many there are."""
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.title.setText(self.tr("History of the link"))
        for line in history[:SHOWN]:
            who = self.tr("you") if line.who == "person" else line.who
            self._lines.addWidget(Label(f"{formats.day_time(line.at)} · {who}", "small", "t3"))
            told = Label(say(line.code, line.params), "small", "t2", wrap=True)
            told.setContentsMargins(0, 0, 0, 5)
            self._lines.addWidget(told)
        if len(history) > SHOWN:
            self._lines.addWidget(Label(self.tr("and %Ln earlier", "", len(history) - SHOWN), "small", "t3"))
        self.setVisible(bool(history))

    def words(self) -> list[str]:
        """Every line that is shown, as read."""
        labels = [self._lines.itemAt(at).widget() for at in range(self._lines.count())]
        return [label.text() for label in labels if isinstance(label, Label)]
