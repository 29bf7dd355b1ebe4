"""Edits of the dictionary of variants, by a person or taught by links; each is in the journal and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.domain.dictionary import NAMES, HeldTerm, Term, TermOrigin, held_from, held_text
from core.domain.plan import Change, ChangeKind, ChangeState, Reason
from core.domain.text import fold_name
from core.errors import SkladLinkError
from core.jobs.context import JobContext
from core.jobs.mapping_apply import carry_out
from core.jobs.teaching import taught_by

PERSON = "person"


def learning(ctx: JobContext, pairs: Sequence[tuple[str, int]]) -> list[Change]:
    """What linking `pairs` (item id, offer id) teaches, as changes for the same run."""
    return [_change(ctx, HeldTerm(term), "term.learnt") for term in taught_by(ctx, pairs)]


def taught_in(ctx: JobContext, run_id: int) -> list[Term]:
    """The terms that a run taught."""
    found: list[Term] = []
    for change in ctx.store.journal.changes(run_id, [ChangeState.APPLIED]):
        held = held_from(change.after or "") if change.kind is ChangeKind.TERM else None
        if held is not None and change.reason.rule == "term.learnt":
            found.append(held.term)
    return found


def add(ctx: JobContext, term: Term, who: str = PERSON) -> int:
    """Have `term` hold by a person's word; returns the run.

    Raises SkladLinkError: term.empty where a side says nothing, term.same where both sides say the same already,
    term.known where it holds by a person's word already.
    """
    said = replace(
        term,
        scope=term.scope.strip(),
        warehouse=term.warehouse.strip(),
        shop=term.shop.strip(),
        origin=TermOrigin.PERSON,
        support=0,
    )
    if not fold_name(said.warehouse) or not fold_name(said.shop):
        raise SkladLinkError("term.empty")
    if fold_name(said.warehouse) == fold_name(said.shop):
        raise SkladLinkError("term.same", warehouse=said.warehouse, shop=said.shop)
    held = ctx.store.terms.held(said)
    if held is not None and not held.refused and held.term.origin is TermOrigin.PERSON:
        raise SkladLinkError("term.known", warehouse=said.warehouse, shop=said.shop)
    return _carry_out(ctx, HeldTerm(said), "term.added", who)


def refuse(ctx: JobContext, term: Term, who: str = PERSON) -> int:
    """Take `term` out; it is not learnt or proposed again. Returns the run."""
    return _carry_out(ctx, HeldTerm(term, refused=True), "term.refused", who)


def restore(ctx: JobContext, term: Term, who: str = PERSON) -> int:
    """Have a term that was taken out hold again, as it did; returns the run."""
    return _carry_out(ctx, HeldTerm(term), "term.restored", who)


def _carry_out(ctx: JobContext, held: HeldTerm, rule: str, who: str) -> int:
    change = _change(ctx, held, rule)
    return carry_out(ctx, [change], f"mapping.{rule}", who, params=dict(change.reason.numbers))


def _change(ctx: JobContext, held: HeldTerm, rule: str) -> Change:
    term = held.term
    numbers = {"warehouse": term.warehouse, "shop": term.shop, "scope": "" if term.scope == NAMES else term.scope}
    before = held_text(ctx.store.terms.held(term))
    return Change(ChangeKind.TERM, None, None, before, held_text(held), Reason(rule, numbers))
