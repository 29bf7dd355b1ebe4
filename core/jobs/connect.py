"""Finding out what both systems are and may do, and reading their dictionaries."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.plan import JobName, RunState
from core.events import DataChanged
from core.jobs import conflicts, marks
from core.jobs.context import JobContext
from core.jobs.engine import Outcome, Run, execute
from core.ports import ShopIdentity, WarehouseIdentity

STEP = "step.references"


@dataclass(frozen=True, slots=True)
class Connected:
    """Both identities as just probed, and how many dictionary entries were read."""

    warehouse: WarehouseIdentity
    shop: ShopIdentity
    references: int


def connect(ctx: JobContext) -> Connected:
    """Probe both systems and mirror their dictionaries; what was found is remembered.

    Raises the typed errors of core.errors: AuthFailed, NoRight, Unavailable, BadAnswer.
    """
    warehouse = ctx.warehouse.connect(ctx.cancel)
    marks.put_warehouse(ctx.store.watermarks, warehouse, ctx.clock.now())
    shop = ctx.shop.connect(ctx.cancel)
    marks.put_shop(ctx.store.watermarks, shop, ctx.clock.now())
    references = [*ctx.warehouse.references(ctx.cancel), *ctx.shop.references(ctx.cancel)]
    ctx.store.catalogue.replace_references(references)
    return Connected(warehouse, shop, len(references))


def run_connect(ctx: JobContext) -> Outcome:
    """The same as a run of its own, with its end in the journal."""

    def body(run: Run) -> Outcome:
        with run.progress.step(STEP):
            found = connect(ctx)
            run.progress.count(STEP, found.references, found.references)
        conflicts.refresh(ctx)
        ctx.events.publish(DataChanged(frozenset({"references", "statuses"})))
        totals = {"references": found.references}
        return Outcome(run.id, RunState.DONE, "connect.done", totals, totals)

    return execute(ctx, JobName.CONNECT, (STEP,), body)
