"""Searching candidates for everything that is not linked, and linking what the rule allows."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.links import Candidate, LinkOrigin
from core.domain.matching import Matcher, MatchInput
from core.jobs import mapping
from core.jobs.engine import Run

STEP_SEARCH = "step.candidates"
STEP_LINK = "step.links"


def search(run: Run) -> None:
    """Replace all candidates; links, ignored items and their like are left alone."""
    ctx = run.ctx
    links = ctx.store.links.links()
    matcher = Matcher(
        MatchInput(
            list(ctx.store.catalogue.all_items()),
            list(ctx.store.catalogue.all_offers()),
            frozenset(link.item_id for link in links.values()),
            frozenset(links),
            frozenset(ctx.store.links.ignored()),
            ctx.settings.link.auto_rules,
        )
    )
    total = len(matcher.wanted)

    def found() -> Iterator[Candidate]:
        for done, candidates in enumerate(matcher.search(), start=1):
            if done % 200 == 0:
                ctx.cancel.check()
                run.progress.count(STEP_SEARCH, done, total)
            yield from candidates
        run.progress.count(STEP_SEARCH, total, total)

    ctx.store.links.replace_candidates(found())


def link_automatic(run: Run) -> int:
    """Link the pairs that the linking rule allows; returns how many."""
    ctx = run.ctx
    chosen = ctx.store.links.first_candidates(exact=True, automatic=True)
    _, count = mapping.accept(ctx, list(chosen), LinkOrigin.AUTOMATIC, mapping.PROGRAM)
    ctx.store.links.refresh_match_states()
    run.progress.count(STEP_LINK, count, count)
    return count
