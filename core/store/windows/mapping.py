"""The mapping table: counts, row numbers, rows and the detail panel."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from core.domain.catalogue import ItemKind, Offer
from core.domain.compare import compare
from core.domain.links import Candidate, MatchRule, MatchState
from core.domain.matching import MATCHABLE_OFFERS
from core.domain.screens.mapping import (
    CandidateView,
    CompareLine,
    MappingCounts,
    MappingDetail,
    MappingQuery,
    MappingRow,
    MappingTab,
)
from core.domain.text import fold_search
from core.ports import StockMeasure
from core.store import values as v
from core.store.catalogue import OFFER_SELECT, Catalogue, offer_out
from core.store.journal import Journal
from core.store.links import Links
from core.store.match_states import AMBIGUOUS, DELETED, IGNORED, LINKED, STATES, SUGGESTED, UNLINKED
from core.store.stock import Stock
from core.store.store import Store
from core.store.terms import Terms
from core.store.windows.link_history import link_history
from core.store.windows.search import found_rows, numbers
from core.store.windows.shared import ITEM_CELL, PARENT_JOIN, name_and_variant

_TABS = {
    MappingTab.TODO: f"state <= {DELETED}",
    MappingTab.LINKED: f"state = {LINKED}",
    MappingTab.IGNORED: f"state = {IGNORED}",
    MappingTab.ALL: "",
}
_STATES = {
    MatchState.AMBIGUOUS: f"state = {AMBIGUOUS}",
    MatchState.SUGGESTED: f"state = {SUGGESTED}",
    MatchState.UNLINKED: f"state = {UNLINKED} AND checked",
    MatchState.UNCHECKED: f"state = {UNLINKED} AND NOT checked",
    MatchState.DELETED: f"state = {DELETED}",
    MatchState.LINKED: f"state = {LINKED}",
    MatchState.IGNORED: f"state = {IGNORED}",
}
_SORTS = {
    "state": "state {0}, sort_name {0}, row {0}",
    "item": "sort_name {0}, row {0}",
    "offer": "sort_offer {0} NULLS LAST, row {0}",
    "score": "score {0} NULLS LAST, row {0}",
}
_ROWS = f"""
SELECT match_state.row, item.id, state, match_state.checked, {ITEM_CELL}, candidates, match_state.offer_id,
    offer.name, offer.properties, offer.xml_id, rule, score, exact, note
FROM match_state JOIN item ON item.row = match_state.row {PARENT_JOIN}
LEFT JOIN offer ON offer.id = match_state.offer_id
WHERE match_state.row IN
"""
_BLOCK = 500


class MappingWindow:
    """Questions of the mapping page. Never call them in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._catalogue, self._links, self._journal = Catalogue(store), Links(store), Journal(store)
        self._stock, self._terms = Stock(store), Terms(store)

    def counts(self, search: str = "") -> MappingCounts:
        """Numbers on tabs and chips, of everything or of what `search` finds."""
        asked = found_rows(search)
        source, arguments = ("match_state", {}) if asked is None else (_found(asked[0]), asked[1])
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT state, checked, count(*), sum(exact) FROM {source} GROUP BY state, checked", arguments
            ).fetchall()
        by_state = dict.fromkeys(MatchState, 0)
        exact = 0
        for state, checked, count, exact_ones in rows:
            by_state[_state(state, checked)] += count
            exact += exact_ones
        return _counts(by_state, exact)

    def ids(self, query: MappingQuery) -> array[int]:
        """Row numbers in order."""
        source, where, arguments = chosen(query)
        order = _SORTS[query.sort].format("DESC" if query.descending else "ASC")
        with self._store.read() as connection:
            return numbers(connection, f"SELECT row FROM {source} {where} ORDER BY {order}", arguments)

    def exact_ids(self) -> array[int]:
        """Rows whose first candidate is exact and that are neither linked nor ignored, in the default order."""
        with self._store.read() as connection:
            sql = f"SELECT row FROM match_state WHERE state = {SUGGESTED} AND exact ORDER BY state, sort_name, row"
            return numbers(connection, sql, ())

    def rows(self, rows: Sequence[int]) -> list[MappingRow]:
        """The rows asked for, in that order; gone ones left out."""
        found: dict[int, MappingRow] = {}
        with self._store.read() as connection:
            for part in v.chunks(rows, _BLOCK):
                for row in connection.execute(f"{_ROWS} ({v.marks(len(part))})", part):
                    found[row[0]] = _row_out(row)
        return [found[row] for row in rows if row in found]

    def detail(self, row: int, measure: StockMeasure = StockMeasure.FREE) -> MappingDetail | None:
        """Everything the right panel shows; `measure` is the warehouse figure set against the shop's."""
        with self._store.read():
            shown = next(iter(self.rows([row])), None)
            item = self._catalogue.item_of_row(row)
            if shown is None or item is None:
                return None
            figures = [seen.value for seen in self._stock.seen_of([item.id]) if seen.measure is measure]
            stock = sum(figures, Decimal(0)) if figures else None
            candidates = self._candidates(shown)
            offers = {offer.id: offer for offer in self._catalogue.offers(c.offer_id for c in candidates)}
            known = self._terms.dictionary()
            views = [
                _candidate_view(candidate, offer, compare(item, offer, stock, known))
                for candidate in candidates
                if (offer := offers.get(candidate.offer_id)) is not None
            ]
            past = link_history(self._journal, self._catalogue, item.id)
        return MappingDetail(shown, item.barcodes, item.external_code, views, past)

    def search_offers(self, text: str, limit: int = 50) -> list[Offer]:
        """Offers that can be linked and carry all words of `text` in name, id, XML_ID, article or barcode."""
        words = fold_search(text).split()
        if not words:
            return []
        kinds = sorted(kind.value for kind in MATCHABLE_OFFERS)
        where = " AND ".join("instr(search, ?)" for _ in words)
        with self._store.read() as connection:
            rows = connection.execute(
                f"SELECT {OFFER_SELECT} FROM offer WHERE gone = 0 AND kind IN ({v.marks(len(kinds))}) AND {where} "
                "ORDER BY id = ? DESC, fold LIMIT ?",
                (*kinds, *words, text.strip(), limit),
            ).fetchall()
        return [offer_out(row) for row in rows]

    def _candidates(self, shown: MappingRow) -> list[Candidate]:
        """The stored candidates; the linked offer comes first where there is a link."""
        stored = self._links.candidates_of(shown.item_id)
        link = self._links.link_of_item(shown.item_id)
        if link is None:
            return stored
        rest = [candidate for candidate in stored if candidate.offer_id != link.offer_id]
        own = next((candidate for candidate in stored if candidate.offer_id == link.offer_id), None)
        return [own or Candidate(link.item_id, link.offer_id, link.rule, 100), *rest]


def chosen(query: MappingQuery) -> tuple[str, str, dict[str, Any]]:
    """What the rows of a query are selected from, the WHERE ("" for none), and the parameters of both."""
    asked = found_rows(query.search)
    source, arguments = ("match_state", {}) if asked is None else (_found(asked[0]), asked[1])
    conditions = [_TABS[query.tab]] if _TABS[query.tab] else []
    if query.states:
        conditions.append(" OR ".join(f"({_STATES[state]})" for state in sorted(query.states)))
    where = f"WHERE {' AND '.join(f'({condition})' for condition in conditions)}" if conditions else ""
    return source, where, arguments


def _found(sql: str) -> str:
    # CROSS JOIN keeps the few rows found as the outer loop.
    return f"(SELECT match_state.* FROM ({sql}) AS found CROSS JOIN match_state ON match_state.row = found.row)"


def _state(state: int, checked: int) -> MatchState:
    return MatchState.UNCHECKED if state == UNLINKED and not checked else STATES[state]


def _counts(by_state: dict[MatchState, int], exact: int) -> MappingCounts:
    linked, ignored = by_state[MatchState.LINKED], by_state[MatchState.IGNORED]
    total = sum(by_state.values())
    return MappingCounts(
        total=total,
        todo=total - linked - ignored,
        linked=linked,
        ignored=ignored,
        ambiguous=by_state[MatchState.AMBIGUOUS],
        suggested=by_state[MatchState.SUGGESTED],
        unlinked=by_state[MatchState.UNLINKED],
        unchecked=by_state[MatchState.UNCHECKED],
        deleted=by_state[MatchState.DELETED],
        exact=exact,
    )


def _offer_variant(properties: Iterable[tuple[str, str]]) -> str:
    return ", ".join(value for _, value in properties)


def _row_out(row: Sequence[Any]) -> MappingRow:
    (number, item_id, state, checked, kind, name, parent, characteristics, article, code, candidates, offer_id,
     offer_name, properties, xml_id, rule, score, exact, note) = row  # fmt: skip
    shown, variant = name_and_variant(name, parent, characteristics)
    has_offer = offer_id is not None and state != IGNORED
    return MappingRow(
        number,
        item_id,
        ItemKind(kind),
        _state(state, checked),
        shown,
        variant,
        article or code,
        candidates=candidates,
        offer_id=offer_id if has_offer else None,
        offer_name=(offer_name or "") if has_offer else "",
        offer_variant=_offer_variant(v.pairs_out(properties or "")) if has_offer else "",
        offer_xml_id=(xml_id or "") if has_offer else "",
        rule=MatchRule(rule) if rule and has_offer else None,
        score=score if has_offer else None,
        exact=bool(exact),
        note=note,
    )


def _candidate_view(candidate: Candidate, offer: Offer, lines: Sequence[CompareLine]) -> CandidateView:
    return CandidateView(
        offer.id,
        offer.kind,
        offer.name,
        _offer_variant(offer.properties),
        offer.xml_id,
        candidate.score,
        candidate.rule,
        candidate.exact,
        candidate.evidence,
        lines,
        candidate.note,
    )
