"""The mapping page and its dictionary: opening the sheet, and ranking suggestions anew a moment after an act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from core.domain.dictionary import Term
from gui.pages.mapping.dictionary_sheet import DictionarySheet
from gui.pages.mapping.dictionary_table import pair_words

if TYPE_CHECKING:
    from gui.pages.mapping.page import MappingPage

#: How long after the last act the suggestions are ranked anew.
REST_MS = 1500
_TOLD = 2


def taught_words(terms: Sequence[Term]) -> str:
    """What a link taught, for the sentence that tells of the link; "" for nothing."""
    if not terms:
        return ""
    told = ", ".join(pair_words(term) for term in terms[:_TOLD])
    if len(terms) > _TOLD:
        more = QCoreApplication.translate("Dictionary", "and %1 more").replace("%1", str(len(terms) - _TOLD))
        told = f"{told} {more}"
    return QCoreApplication.translate("Dictionary", "Remembered: %1").replace("%1", told)


class MappingDictionary(QObject):
    """Nothing is ranked anew unless the dictionary says something new: core knows that."""

    def __init__(self, page: MappingPage) -> None:
        super().__init__(page)
        self._page, self._bridge = page, page.bridge
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self.rest.timeout.connect(self._rank_anew)
        page.acts.stack_changed.connect(self.rest.start)

    def open(self, term: Term | None = None) -> None:
        """Show the dictionary, `term` current."""
        sheet = DictionarySheet(self._page.window(), self._bridge, term)
        sheet.acted.connect(self._acted)
        sheet.undo_wanted.connect(self._page.acts.undo)
        self._page.desk.show_sheet(sheet, sheet.search)

    def _acted(self, run: int, text: str, again: Callable[[], int]) -> None:
        self._page.acts.taken_in(run, text, again, rows=False)

    def _rank_anew(self) -> None:
        def answered(queued: bool) -> None:
            if not queued:
                self.rest.start()

        self._bridge.ask(self._bridge.app.dictionary.rank_anew, answered, owner=self)
