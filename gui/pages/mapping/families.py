"""The mapping page and its parents: the panel of the current one, and what its keys and buttons do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.screens.mapping import FamilyRow, MappingRow
from gui.bridge import Ticket
from gui.pages.mapping.family import FamilyPanel

if TYPE_CHECKING:
    from gui.pages.mapping.page import MappingPage

_Answer = tuple[Sequence[FamilyRow], Sequence[MappingRow]]


class MappingFamilies(QObject):
    """Shows the panel while a parent is current."""

    def __init__(self, page: MappingPage) -> None:
        super().__init__(page)
        self._page = page
        self.panel = FamilyPanel()
        self.panel.link_wanted.connect(lambda family: page.bulk.ask_family(family))
        self.panel.open_wanted.connect(self.toggle)

    def toggle(self) -> None:
        """Open or fold the current parent."""
        self._page.list.tree.toggle(self._page.table.current_row())

    def fetch(self, number: int) -> Ticket:
        """Ask for the parent and its variants as they are now."""
        page = self._page
        app = page.bridge.app

        def work() -> _Answer:
            heads = [row for row in app.mapping_tree.rows([number]) if isinstance(row, FamilyRow)]
            return heads, app.mapping_rows(heads[0].rows) if heads else ()

        def came(answer: _Answer) -> None:
            position, (heads, members) = page.table.current_row(), answer
            if heads and 0 <= position < page.model.rowCount() and page.model.ids[position] == number:
                self.panel.show_family(heads[0], members, opened=number in page.list.tree.opened)
                page.side.setCurrentWidget(self.panel)

        return page.bridge.ask(work, came, owner=self)

    def main_action(self, head: FamilyRow) -> None:
        """Enter: link what is clear after a look; where nothing is, open or fold."""
        shown = self.panel.family
        if shown is not None and shown.row == head.row and self.panel.suggested():
            self._page.bulk.ask_family(shown)
        else:
            self.toggle()
