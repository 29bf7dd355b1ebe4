"""Rules that decide conflicts: switched on and off, removed, and put back; journalled like every act."""

from __future__ import annotations

from core.domain.plan import Change, ChangeKind, Reason
from core.errors import SkladLinkError
from core.jobs.conflicts_journal import PERSON, carry_out, tell
from core.jobs.context import JobContext
from core.store.values import mapping_in, time_in

ON, OFF, NONE = "on", "off", ""


def rule_change(ctx: JobContext, rule_id: int, *, before: str, after: str) -> Change:
    """A line of the journal that holds the whole rule, so that a removed one can come back."""
    rule = ctx.store.conflicts.rule(rule_id)
    if rule is None:
        raise SkladLinkError("conflict.rule_gone")
    numbers = {
        "rule": str(rule.id),
        "kind": rule.kind.value,
        "condition": mapping_in(rule.condition),
        "choice": rule.choice,
        "who": rule.who,
        "at": str(time_in(rule.at)),
    }
    return Change(ChangeKind.CONFLICT_RULE, None, None, before, after, Reason("conflict.act.rule", numbers))


def enable(ctx: JobContext, rule_id: int, enabled: bool, who: str = PERSON) -> int:
    """Switch a rule on or off; what it decided stays. Raises conflict.rule_gone."""

    def work(_: int) -> list[Change]:
        change = rule_change(ctx, rule_id, before=OFF if enabled else ON, after=ON if enabled else OFF)
        ctx.store.conflicts.enable_rule(rule_id, enabled)
        return [change]

    code = "conflict.run.rule_on" if enabled else "conflict.run.rule_off"
    run_id = carry_out(ctx, work, code, {}, who)
    tell(ctx)
    return run_id


def remove(ctx: JobContext, rule_id: int, who: str = PERSON) -> int:
    """Remove a rule; what it decided stays. Raises conflict.rule_gone."""

    def work(_: int) -> list[Change]:
        rule = ctx.store.conflicts.rule(rule_id)
        change = rule_change(ctx, rule_id, before=ON if rule is not None and rule.enabled else OFF, after=NONE)
        ctx.store.conflicts.remove_rule(rule_id)
        return [change]

    run_id = carry_out(ctx, work, "conflict.run.rule_removed", {}, who)
    tell(ctx)
    return run_id
