"""Searching candidates for everything that is not linked, and linking what the rule allows."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.links import Candidate, LinkOrigin
from core.domain.matching import Matcher, MatchInput
from core.jobs import mapping
from core.jobs.engine import Run

STEP_SEARCH = "step.candidates"
STEP_LINK = "step.links"
_BLOCK = 500


def search(run: Run) -> None:
    """Replace all candidates; links, ignored items and their like are left alone."""
    matcher = _matcher(run)
    run.ctx.store.links.replace_candidates(
        candidate for _, candidates in _found(run, matcher) for candidate in candidates
    )
    matcher.let_go()


def renew(run: Run) -> None:
    """The same for a mapping at work: block by block, so that what was found before stays on screen until then."""
    links = run.ctx.store.links
    block: dict[str, list[Candidate]] = {}

    def store() -> None:
        # At once, so that no one sees a row between its old candidates and its new ones.
        with run.ctx.store.raw.write():
            links.replace_candidates([one for candidates in block.values() for one in candidates], block)
            links.refresh_match_states(block)
        block.clear()

    matcher = _matcher(run)
    for item_id, candidates in _found(run, matcher):
        block[item_id] = candidates
        if len(block) == _BLOCK:
            store()
    store()
    matcher.let_go()


def link_automatic(run: Run) -> int:
    """Link the pairs that the linking rule allows; returns how many."""
    ctx = run.ctx
    chosen = ctx.store.links.first_candidates(exact=True, automatic=True)
    _, count = mapping.accept(ctx, list(chosen), LinkOrigin.AUTOMATIC, mapping.PROGRAM)
    ctx.store.links.refresh_match_states()
    run.progress.count(STEP_LINK, count, count)
    return count


def _matcher(run: Run) -> Matcher:
    ctx = run.ctx
    links = ctx.store.links.links()
    return Matcher(
        MatchInput(
            list(ctx.store.catalogue.all_items()),
            list(ctx.store.catalogue.all_offers()),
            frozenset(link.item_id for link in links.values()),
            frozenset(links),
            frozenset(ctx.store.links.ignored()),
            ctx.settings.link.auto_rules,
            ctx.store.terms.dictionary(),
        )
    )


def _found(run: Run, matcher: Matcher) -> Iterator[tuple[str, list[Candidate]]]:
    """Every wanted item with its candidates."""
    total = len(matcher.wanted)
    for done, (item_id, candidates) in enumerate(matcher.search(), start=1):
        if done % 200 == 0:
            run.ctx.cancel.check()
            run.progress.count(STEP_SEARCH, done, total)
        yield item_id, candidates
    run.progress.count(STEP_SEARCH, total, total)
