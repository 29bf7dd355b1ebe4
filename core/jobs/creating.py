"""Creating missing elements in the shop out of warehouse items: read, plan, show, apply, link.

However many jobs want the same item, one element is made: they take turns at the gate, each asks the shop for the
item's key before it creates, and a creation whose answer was lost is cleared up first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.creating import CARDS, CreationPlan, NewElement, as_shown, plan
from core.domain.plan import Change, ChangeKind, ChangeState, JobName, Reason, RunState
from core.events import DataChanged
from core.jobs import creating_apply, creating_settle
from core.jobs.context import JobContext
from core.jobs.creating_read import read_ground
from core.jobs.engine import Outcome, Run, ends_of, execute

STEP_READ = "step.creating_plan"
STEPS = (STEP_READ, creating_apply.STEP)
PERSON = "person"
_MANY = 100_000


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be created. `shown` are the fingerprints a person saw (None: whatever the plan says now)."""

    item_ids: tuple[str, ...]
    shown: Mapping[str, str] | None = None
    who: str = PERSON


def preview(ctx: JobContext, item_ids: Sequence[str]) -> CreationPlan:
    """What would be created, linked and left; writes nothing anywhere."""
    return plan(read_ground(ctx, item_ids))


def run_create(ctx: JobContext, order: Order) -> Outcome:
    """Create what the items lack, and link it."""
    with ctx.create_gate:
        asked = {"who": order.who, "items": len(order.item_ids)}
        return execute(ctx, JobName.CREATE_OFFERS, STEPS, lambda run: _create(run, order), options=asked)


def _create(run: Run, order: Order) -> Outcome:
    ctx = run.ctx
    with run.progress.step(STEP_READ):
        creating_settle.settle(ctx)
        made = plan(read_ground(ctx, order.item_ids))
        if order.shown is not None:
            made = as_shown(made, order.shown)
    run.state(RunState.PLANNING)
    ctx.store.journal.add_changes(run.id, _refused(made))
    ctx.store.journal.add_changes(run.id, [_change(element) for element in made.elements])
    stored = ctx.store.journal.changes(run.id, [ChangeState.PLANNED], limit=len(made.elements) + 1)
    planned = list(zip(stored, made.elements, strict=True))
    run.state(RunState.APPLYING)
    linked = _link_present(run, made, order.who)
    with run.progress.step(creating_apply.STEP, len(planned)):
        creating_apply.send(run, planned, order.who)
    ctx.events.publish(DataChanged(frozenset({"mapping", "stock", "runs"})))
    return _outcome(run, planned, linked)


def _link_present(run: Run, made: CreationPlan, who: str) -> int:
    """Link elements that carry their item's key already."""
    ctx = run.ctx
    if not made.reused:
        return 0
    fresh = ctx.shop.get_offers([one.offer_id for one in made.reused], ctx.cancel)
    with ctx.store.raw.write():
        ctx.store.catalogue.upsert_offers(fresh.values(), run.id, ctx.clock.now())
        pairs = [(one.item_id, one.offer_id) for one in made.reused if one.offer_id in fresh]
        count = creating_apply.link_all(ctx, run.id, pairs, who)
    ctx.store.links.refresh_match_states({item for item, _ in pairs})
    return count


def _outcome(run: Run, planned: Sequence[tuple[Change, NewElement]], linked: int) -> Outcome:
    stored = run.ctx.store.journal.changes(run.id, limit=_MANY)
    ends = {change.id: change.state for change in stored}
    done = [element for change, element in planned if ends.get(change.id) is ChangeState.APPLIED]
    cards = sum(element.kind in CARDS for element in done)
    counts = ends_of(run.ctx, run.id)
    failed, unknown = counts.get("failed", 0), counts.get("unknown", 0)
    created = len(done) - cards
    params = {
        "created": created,
        "cards": cards,
        "linked": linked,
        "failed": failed,
        "unknown": unknown,
        "left": counts.get("skipped", 0),
    }
    state = RunState.DONE_WITH_FAILURES if failed or unknown else RunState.DONE
    code = "create.done" if created or cards else "create.linked" if linked else "create.nothing"
    if unknown:
        code = "create.unknown"
    elif failed and not created:
        code = "create.failed"
    told = {name: count for name, count in params.items() if count or name == "created"}
    return Outcome(run.id, state, code, told, {**counts, "changes": created + linked, "cards": cards})


def _change(element: NewElement) -> Change:
    kind = "card" if element.kind in CARDS else element.kind.value
    numbers = {
        "name": element.name,
        "iblock": str(element.iblock_id),
        "active": "Y" if element.active else "N",
        "key": "property" if element.key_property is not None else "xml_id",
        **{f"property:{one.name}": one.value for one in element.filled},
    }
    return Change(
        ChangeKind.CREATE_OFFER, element.item_id, None, "", element.name, Reason(f"create.as_{kind}", numbers)
    )


def _refused(made: CreationPlan) -> Iterator[Change]:
    for one in made.refused:
        numbers = {name: str(value) for name, value in one.params.items()}
        yield Change(
            ChangeKind.CREATE_OFFER, one.item_id, None, "", one.name, Reason("create.left", numbers),
            state=ChangeState.SKIPPED, error=one.code,
        )  # fmt: skip
