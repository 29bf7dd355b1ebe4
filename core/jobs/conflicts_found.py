"""Everything that shows to be in conflict in what is stored here: goods, orders, and what settings point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.domain.conflicts import ConflictKind
from core.jobs import conflicts_entries, conflicts_goods, conflicts_pairs, conflicts_sales
from core.jobs.context import JobContext
from core.store.conflict_sources import ConflictSources
from core.store.conflicts import Finding

#: The kinds that are looked for; what of them is no longer found closes itself.
SEARCHED = conflicts_goods.KINDS | conflicts_pairs.KINDS | conflicts_sales.KINDS | conflicts_entries.KINDS


def findings(ctx: JobContext, kinds: Iterable[ConflictKind] = SEARCHED) -> Iterator[Finding]:
    """All there is of these kinds at least, the same each time it is asked about the same rows."""
    wanted, waiting = frozenset(kinds), ConflictSources(ctx.store.raw).waiting()
    if wanted & conflicts_goods.KINDS:
        yield from conflicts_goods.findings(ctx.store, waiting)
    if wanted & conflicts_pairs.KINDS:
        yield from conflicts_pairs.findings(ctx.store, waiting)
    if wanted & conflicts_sales.KINDS:
        yield from conflicts_sales.findings(ctx)
    if wanted & conflicts_entries.KINDS:
        yield from conflicts_entries.findings(ctx)
