"""The dictionary of variants' door: its entries, what the program proposes, edits, and ranking anew by it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from core.domain.dictionary import NAMES, Term
from core.domain.plan import JobName
from core.domain.screens.dictionary import TermCounts, TermRow, TermTab, Vocabulary
from core.domain.text import fold_search
from core.jobs import catalogue_changes, dictionary
from core.jobs.mapping_apply import RANK_ANEW
from core.jobs.teaching import taught_by
from core.store.windows.dictionary import DictionaryWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

#: So many suggested pairs are looked at for proposals.
_LOOKED_AT = 5000


class DictionaryDoor:
    """Questions block for a moment of SQL; acts give the number of their run, which `SkladLink.undo` takes back."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._terms = around, around.store.terms
        self._window = DictionaryWindow(around.store.raw)

    def rows(self, tab: TermTab, search: str = "") -> list[TermRow]:
        """A tab's entries whose words carry all of `search`, in the order of characteristic and word."""
        times = self._window.times()
        found = (term for term in self._of(tab) if _carries(term, search))
        order = sorted(
            found, key=lambda term: (term.key[0], -term.support if tab is TermTab.PROPOSED else 0, term.key)
        )
        return [TermRow(place, term, tab, times.get(term.key)) for place, term in enumerate(order)]

    def counts(self, search: str = "") -> TermCounts:
        """Numbers on the tabs, of what `search` finds."""
        return TermCounts(*(sum(_carries(term, search) for term in self._of(tab)) for tab in TermTab))

    def vocabulary(self) -> Vocabulary:
        """Names and values that occur in the two catalogues, for the two fields."""
        return self._window.vocabulary()

    def taught(self, run_id: int) -> list[Term]:
        """The terms that a run taught."""
        return dictionary.taught_in(self._around.local(), run_id)

    def add(self, term: Term) -> int:
        """Have `term` hold. Raises SkladLinkError: term.empty, term.same, term.known."""
        return dictionary.add(self._around.local(), term)

    def refuse(self, term: Term) -> int:
        """Take a term out: it is neither learnt nor proposed again."""
        return dictionary.refuse(self._around.local(), term)

    def restore(self, term: Term) -> int:
        """Bring back a term that was taken out."""
        return dictionary.restore(self._around.local(), term)

    def rank_anew(self) -> bool:
        """Queue ranking the open suggestions by what the dictionary says now; False when it has to wait.

        Nothing is queued while the stored candidates are up to date. What waits is done by the next look at news.
        """
        if not self._around.store.watermarks.get(RANK_ANEW):
            return True
        return self._around.runner.start(JobName.CATALOGUE_CHANGES, catalogue_changes.run_rematch, local=True)

    def _of(self, tab: TermTab) -> Iterable[Term]:
        if tab is TermTab.REFUSED:
            return self._terms.stored(refused=True)
        if tab is TermTab.PROPOSED:
            return self._proposed()
        return [term for term in self._terms.all() if (term.scope == NAMES) is (tab is TermTab.NAMES)]

    def _proposed(self) -> list[Term]:
        """What the suggested pairs would teach if they were linked."""
        suggested = islice(self._around.store.links.first_candidates(), _LOOKED_AT)
        return taught_by(self._around.local(), [(one.item_id, one.offer_id) for one in suggested])


def _carries(term: Term, search: str) -> bool:
    text = fold_search(f"{term.scope} {term.warehouse} {term.shop}")
    return all(word in text for word in fold_search(search).split())
