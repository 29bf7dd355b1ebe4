"""Raising conflicts: the one door for every job that finds something which only a person can decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.conflicts import ConflictKind, ConflictState, agree, essence, fits
from core.errors import SkladLinkError
from core.jobs import conflicts_acts, conflicts_entries
from core.jobs.conflicts_found import SEARCHED, findings
from core.jobs.conflicts_journal import PROGRAM, choice_named, record, tell
from core.jobs.context import JobContext
from core.store.conflicts import SOLVED_ITSELF, Finding, StoredConflict


@dataclass(frozen=True, slots=True)
class Raised:
    """What became of what a job found; `by_rule` counts those of the new ones that a rule decided."""

    new: int = 0
    renewed: int = 0
    solved: int = 0
    by_rule: int = 0


def refresh(ctx: JobContext) -> Raised:
    """Look at what is stored: raise what is new, close what solved itself. A few questions to the database."""
    conflicts_entries.remember(ctx)
    return take_in(ctx, findings(ctx), SEARCHED)


def take_in(ctx: JobContext, found: Iterable[Finding], complete: Iterable[ConflictKind] = ()) -> Raised:
    """Take in what a job found.

    The same kind and object again renews what is there instead of doubling it; facts that agree close it. `complete`
    names kinds of which `found` is everything there is: what is missing among them closes itself.
    """
    wanted = {(finding.kind, finding.object): finding for finding in found}
    whole = frozenset(complete)
    kinds = whole | {kind for kind, _ in wanted}
    known = {(s.found.kind, s.found.object): s for s in ctx.store.conflicts.unresolved_of(kinds)}
    solved = [
        stored for key, stored in known.items() if (agree(wanted[key].facts) if key in wanted else key[0] in whole)
    ]
    differing = {key: finding for key, finding in wanted.items() if not agree(finding.facts)}
    new = [finding for key, finding in differing.items() if key not in known and not _decided(ctx, finding)]
    newer = [(known[key], finding) for key, finding in differing.items() if key in known]
    changed = [(stored, finding) for stored, finding in newer if stored.found != finding]
    for stored, finding in changed:
        _renew(ctx, stored, finding)
    numbers = record(ctx, new, solved) if new or solved else []
    by_rule = sum(_by_rule(ctx, number, finding) for number, finding in zip(numbers, new, strict=True))
    if new or solved or changed:
        tell(ctx)
    return Raised(len(new), len(changed), len(solved), by_rule)


def recheck(ctx: JobContext) -> int:
    """Close what solved itself since it was raised (somebody linked the pair in the mapping); how many.

    What still differs gets its present facts, nothing new is raised.
    """
    waiting = ctx.store.conflicts.unresolved_of(SEARCHED)
    kinds = {stored.found.kind for stored in waiting}
    present = {(finding.kind, finding.object): finding for finding in findings(ctx, kinds)} if waiting else {}
    solved = [stored for stored in waiting if (stored.found.kind, stored.found.object) not in present]
    changed = [s for s in waiting if present.get((s.found.kind, s.found.object), s.found) != s.found]
    for stored in changed:
        _renew(ctx, stored, present[stored.found.kind, stored.found.object])
    if solved:
        record(ctx, (), solved)
    if solved or changed:
        tell(ctx)
    return len(solved)


def _decided(ctx: JobContext, finding: Finding) -> bool:
    """A person said to leave it, or the decision waits to be carried out: the same facts are no new conflict.

    A decision that changed links made the facts other ones; if they are the same again, it is asked again.
    """
    last = ctx.store.conflicts.last_resolved(finding.kind, finding.object)
    if last is None or last.resolution == SOLVED_ITSELF:
        return False
    choice = choice_named(last, last.resolution)
    if choice is None or choice.acts:
        return False
    return essence(finding.kind, last.found.facts) == essence(finding.kind, finding.facts)


def _renew(ctx: JobContext, stored: StoredConflict, finding: Finding) -> None:
    """Keep the newer facts; a conflict that was put off until it changes is open again."""
    ctx.store.conflicts.renew(stored.id, finding)
    waits_for_change = stored.state is ConflictState.POSTPONED and stored.postponed_until is None
    if waits_for_change and essence(finding.kind, stored.found.facts) != essence(finding.kind, finding.facts):
        conflicts_acts.reopen(ctx, [stored.id], PROGRAM)


def _by_rule(ctx: JobContext, number: int, finding: Finding) -> bool:
    """Decide a new conflict by the newest rule that fits; one that cannot be carried out is left to the person."""
    for rule in ctx.store.conflicts.rules():
        if rule.enabled and rule.kind is finding.kind and fits(rule.condition, finding.kind, finding.facts):
            try:
                conflicts_acts.resolve(ctx, [number], rule.choice, PROGRAM, rule_id=rule.id)
            except SkladLinkError:
                return False
            return True
    return False
