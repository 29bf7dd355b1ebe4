"""The popover of the sync pill: how both systems are, and what to do when one is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.screens.common import ConnectionView
from gui import format as formats
from gui.i18n import say
from gui.shell.connection_look import look
from gui.widgets.button import Button
from gui.widgets.inline import Chip, Item, Mark, Text
from gui.widgets.label import Inline, Label
from gui.widgets.popover import Popover


class SystemsPopover(Popover):
    """One block per system, MoySklad first; `connections_wanted` asks for the connection sheet."""

    connections_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 340)

    def show_connections(self, connections: Sequence[ConnectionView]) -> None:
        """Rebuild the blocks."""
        self.empty()
        for view in connections:
            self.column.addWidget(Inline(lambda view=view: self._items(view), gap=8, height=26, stretch=True))
            if view.code:
                self.column.addWidget(Label(say(view.code, view.params), "small", "t2", wrap=True))
        button = Button(self.tr("Connections…"), icon="key", size=30)
        button.clicked.connect(self.connections_wanted.emit)
        self.column.addWidget(button)

    def _items(self, view: ConnectionView) -> list[Item]:
        word, icon, tone = look(view.state)
        shown = "" if view.ms is None else self.tr("%1 ms").replace("%1", formats.number(view.ms))
        system = "ms" if view.system == "moysklad" else "shop"
        return [
            Mark(system, 20),
            Text(view.title, "strong", "t1", shrinks=True),
            Chip(word, icon, "soft", tone),
            Text(shown, "small", "t3"),
        ]
