"""What is done about conflicts: decide, put off, open again. Each act is one run and can be taken back.

A choice about links is carried out at once through `core.jobs.mapping`. A choice that needs writing to MoySklad or
the shop is recorded; the job that writes orders carries it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.domain.conflicts import Act, ActKind, Choice, ConflictState, condition_of
from core.domain.plan import Change, ChangeKind
from core.errors import SkladLinkError
from core.jobs import conflicts_entries, mapping
from core.jobs.conflicts_found import SEARCHED, findings
from core.jobs.conflicts_journal import PERSON, carry_out, change_of, choice_named, record, tell
from core.jobs.conflicts_rules import rule_change
from core.jobs.context import JobContext
from core.store.conflicts import Finding, StoredConflict, mark_of
from core.store.values import time_in_or_none


def resolve(
    ctx: JobContext,
    conflict_ids: Sequence[int],
    choice: str,
    who: str = PERSON,
    *,
    seen: Mapping[int, str] | None = None,
    always: bool = False,
    rule_id: int | None = None,
) -> int:
    """Decide conflicts alike in one run; links are changed at once, all or nothing. Returns the run.

    `seen` gives the mark of the facts that the person saw; `always` makes a rule of the decision;
    `rule_id` says that a rule decides right after the finding, so nothing is checked again. Raises
    SkladLinkError: conflict.not_open, conflict.solved, conflict.changed, conflict.no_choice, conflict.no_rule,
    link.item_taken.
    """
    waiting = _open(ctx, conflict_ids)
    if rule_id is None:
        _check_fresh(ctx, waiting, seen or {})
    decided = [(stored, _card(stored, choice)) for stored in waiting]
    now = ctx.clock.now()

    def work(run_id: int) -> list[Change]:
        changes: list[Change] = []
        for stored, card in decided:
            runs = [_act(ctx, act, who) for act in card.acts]
            ctx.store.conflicts.resolve(stored.id, card.key, who, now, run_id=run_id, rule_id=rule_id)
            numbers = {"choice": card.key, "until": _until(stored), "runs": " ".join(str(run) for run in runs if run)}
            changes.append(_changed(stored, ConflictState.RESOLVED, card.title.code, numbers))
        if always:
            changes.append(_rule(ctx, decided[0][0], decided[0][1], who, now))
        return changes

    run_id = carry_out(ctx, work, "conflict.run.resolved", {"count": len(decided)}, who)
    tell(ctx, links=any(card.acts for _, card in decided))
    return run_id


def postpone(ctx: JobContext, conflict_ids: Sequence[int], until: datetime | None, who: str = PERSON) -> int:
    """Put conflicts off until a time, or (None) until their facts change. Raises conflict.not_open."""
    waiting = _open(ctx, conflict_ids)

    def work(run_id: int) -> list[Change]:
        for stored in waiting:
            ctx.store.conflicts.postpone(stored.id, until, run_id)
        numbers = {"new_until": str(time_in_or_none(until) or "")}
        return [
            _changed(stored, ConflictState.POSTPONED, "conflict.act.postponed", {**numbers, "until": _until(stored)})
            for stored in waiting
        ]

    run_id = carry_out(ctx, work, "conflict.run.postponed", {"count": len(waiting)}, who)
    tell(ctx)
    return run_id


def reopen(ctx: JobContext, conflict_ids: Sequence[int], who: str = PERSON) -> int:
    """Take postponed conflicts back among those that wait. Raises conflict.not_open."""
    waiting = _open(ctx, conflict_ids)

    def work(_: int) -> list[Change]:
        for stored in waiting:
            ctx.store.conflicts.open(stored.id)
        return [
            _changed(stored, ConflictState.OPEN, "conflict.act.reopened", {"until": _until(stored)})
            for stored in waiting
        ]

    run_id = carry_out(ctx, work, "conflict.run.reopened", {"count": len(waiting)}, who)
    tell(ctx)
    return run_id


def _open(ctx: JobContext, conflict_ids: Sequence[int]) -> list[StoredConflict]:
    """The conflicts, all of them still without a decision."""
    found = ctx.store.conflicts.many(conflict_ids)
    if len(found) != len(conflict_ids) or any(c.state is ConflictState.RESOLVED for c in found):
        raise SkladLinkError("conflict.not_open")
    return found


def _check_fresh(ctx: JobContext, waiting: Sequence[StoredConflict], seen: Mapping[int, str]) -> None:
    """Nobody decides about something that solved itself, or about facts that are others than those on screen."""
    fresh: dict[tuple[str, str], Finding] = {}
    searched = [stored for stored in waiting if stored.found.kind in SEARCHED]
    if searched:
        kinds = {stored.found.kind for stored in searched}
        fresh = {(finding.kind.value, finding.object): finding for finding in findings(ctx, kinds)}
    solved = [stored for stored in searched if (stored.found.kind.value, stored.found.object) not in fresh]
    if solved:
        record(ctx, (), solved)
        tell(ctx)
        raise SkladLinkError("conflict.solved")
    for stored in waiting:
        now = fresh.get((stored.found.kind.value, stored.found.object), stored.found)
        if now != stored.found:
            ctx.store.conflicts.renew(stored.id, now)
        shown = seen.get(stored.id, mark_of(stored.found.kind, stored.found.facts))
        if mark_of(now.kind, now.facts) != shown:
            tell(ctx)
            raise SkladLinkError("conflict.changed")


def _card(stored: StoredConflict, key: str) -> Choice:
    choice = choice_named(stored, key)
    if choice is None:
        raise SkladLinkError("conflict.no_choice")
    return choice


def _act(ctx: JobContext, act: Act, who: str) -> int:
    """Carry one act out; the run that did it, 0 where nothing but a name was kept."""
    if act.kind is ActKind.ACCEPT_NAME:
        return conflicts_entries.accept_name(ctx, act.entry)
    if act.kind is ActKind.DROP_ENTRY:
        return conflicts_entries.drop(ctx, act.entry)
    if act.kind is ActKind.UNLINK:
        return mapping.unlink(ctx, [act.item_id], who)
    return mapping.link(ctx, act.item_id, act.offer_id, who)


def _rule(ctx: JobContext, stored: StoredConflict, card: Choice, who: str, now: datetime) -> Change:
    condition = condition_of(stored.found.kind, stored.found.facts)
    if condition is None or not card.alike:
        raise SkladLinkError("conflict.no_rule")
    number = ctx.store.conflicts.put_rule(stored.found.kind, condition, card.key, who, now)
    return rule_change(ctx, number, before="", after="on")


def _until(stored: StoredConflict) -> str:
    return str(time_in_or_none(stored.postponed_until) or "")


def _changed(stored: StoredConflict, after: ConflictState, rule: str, numbers: Mapping[str, str]) -> Change:
    return change_of(ChangeKind.CONFLICT, stored.id, stored.found, stored.state, after, rule, numbers)
