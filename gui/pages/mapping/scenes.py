"""The pictures of the mapping page: the queue, the list by product with one opened, the dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gui.pages import Scene
from gui.pages.mapping.dictionary_sheet import DictionarySheet

if TYPE_CHECKING:
    from gui.pages.mapping.page import MappingPage


def scenes_of(page: MappingPage) -> Sequence[Scene]:
    """Each is brought about by what a person would do."""
    tree = page.list.tree

    def opened() -> None:
        tree.chip.setChecked(True)

    def seen() -> bool:
        """The first parent that is partly linked is open and explained at the side."""
        model = page.model
        heads = [at for at in range(min(40, model.rowCount())) if model.ids[at] < 0]
        rows = [(at, model.row_at(at)) for at in heads]
        if not rows or any(row is None for _, row in rows):
            return False
        at = next((at for at, row in rows if row.open and row.linked), heads[0])
        if page.table.current_row() != at:
            page.table.go(at)
        if model.ids[at] not in tree.opened:
            tree.toggle(at)
        family = page.families.panel.family
        return family is not None and family.row == model.ids[at] and page.families.panel.isVisible()

    def folded() -> None:
        tree.chip.setChecked(False)

    def sheet() -> DictionarySheet | None:
        return next(iter(page.window().findChildren(DictionarySheet)), None)

    def filled() -> bool:
        shown = sheet()
        return shown is not None and shown.table.rows.rowCount() > 0 and shown.line.scope.count() > 2

    def closed() -> None:
        shown = sheet()
        if shown is not None:
            shown.dismiss()

    return (
        Scene("mapping"),
        Scene("mapping-tree", opened, seen, folded),
        Scene("mapping-dictionary", page.dictionary.open, filled, closed),
    )
