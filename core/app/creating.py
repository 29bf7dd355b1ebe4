"""Creating what the shop lacks, and writing copies of links: shown first, then done by a job.

Everything here asks the shop, so it blocks for a request or two: call it in a worker.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.domain.catalogue import ReferenceKind
from core.domain.creating import CreationPlan
from core.domain.plan import JobName, RunState
from core.domain.screens.creating import CatalogueChoice, CopyPlan, SectionChoice
from core.domain.screens.settings import ItemChoice
from core.jobs import copies, creating, creating_undo
from core.jobs.context import JobContext
from core.jobs.engine import Outcome
from core.ports import CancelToken
from core.store.creating import CreationSources
from core.store.windows.settings import SettingsWindow

if TYPE_CHECKING:
    from core.app.doors import Surroundings

PROPERTY_NAME = "Идентификатор МойСклад"
"""What MOYSKLAD_ID is called in the shop's administration."""

_FOUND = 60
_PATIENCE = 3.0
_GLANCE = 0.05


class CreatingDoor:
    """Orders wait for each other: several of them run one after the other in one job."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._orders: deque[creating.Order] = deque()
        self._lock = threading.Lock()

    def plan(self, rows: Sequence[int]) -> CreationPlan:
        """What would be created for these mapping rows, linked and left. Raises SkladLinkError."""
        known = self._around.store.catalogue.ids_of(rows)
        return creating.preview(self._context(), [known[row] for row in rows if row in known])

    def start(self, item_ids: Sequence[str], shown: Mapping[str, str] | None = None) -> bool:
        """Queue the creation of what a person saw; behind one that is under way it waits its turn."""
        order = creating.Order(tuple(item_ids), shown)
        runner = self._around.runner
        with self._lock:
            if not (runner.runs_now(JobName.CREATE_OFFERS) or JobName.CREATE_OFFERS.value in runner.queued()):
                self._orders.clear()
            self._orders.append(order)
        until = time.monotonic() + _PATIENCE
        # The job under way may have looked for further orders just before this one came.
        while not runner.start(JobName.CREATE_OFFERS, self._work_off) and order in self._orders:
            if time.monotonic() > until:
                break
            time.sleep(_GLANCE)
        return True

    def _work_off(self, ctx: JobContext) -> None:
        while True:
            with self._lock:
                if not self._orders:
                    return
                order = self._orders.popleft()
            if creating.run_create(ctx, order).state is RunState.CANCELLED:
                with self._lock:
                    self._orders.clear()
                return

    def create_now(self, item_ids: Sequence[str]) -> int:
        """Create in this thread whatever the plan says now; returns the run. Raises SkladLinkError."""
        return creating.run_create(self._context(), creating.Order(tuple(item_ids))).run_id

    def free_items(self, text: str) -> list[ItemChoice]:
        """Items with every word of `text` that have no link yet and may get one."""
        store = self._around.store
        found = SettingsWindow(store.raw).find_items(text, _FOUND)
        ids = [one.id for one in found]
        taken = {link.item_id for link in store.links.links_of_items(ids)}
        taken |= {item.id for item in store.catalogue.products_with_variants(ids)}
        return [one for one in found if one.id not in taken]

    def undo(self, run_id: int) -> str | None:
        """Take creations back as long as nobody uses them; None when all of it is, else what kept it."""
        return creating_undo.undo(self._context(), run_id)

    def copies_plan(self) -> CopyPlan:
        """What writing the copies of links would do. Raises SkladLinkError."""
        return copies.preview(self._context())

    def start_copies(self) -> bool:
        """Queue the writing of copies; False when it runs or waits already."""
        return self._around.runner.start(JobName.LINK_COPIES, lambda ctx: copies.run_copies(ctx, creating.PERSON))

    def write_copies(self) -> Outcome:
        """Write the copies in this thread. Raises SkladLinkError when it cannot start."""
        return copies.run_copies(self._context(), creating.PERSON)

    def add_key_property(self, iblock_id: int) -> None:
        """Create MOYSKLAD_ID in a catalogue. Raises NoRight bitrix.property_denied and its like."""
        ctx = self._context()
        forms = ctx.shop.creation_forms(ctx.cancel).forms
        if any(one.iblock_id == iblock_id and one.key_property is not None for one in forms):
            return
        ctx.shop.add_key_property(iblock_id, PROPERTY_NAME, ctx.cancel)
        CreationSources(ctx.store.raw).forget_keys(iblock_id)

    def catalogues(self) -> list[CatalogueChoice]:
        """The shop's catalogues of products, as last read."""
        found = self._around.store.catalogue.references(ReferenceKind.SHOP_CATALOG)
        return [CatalogueChoice(int(one.id), one.name) for one in found if not one.get("product_iblock")]

    def sections(self) -> list[SectionChoice]:
        """Sections of those catalogues, as last read."""
        return [
            SectionChoice(int(one.id), one.get("path") or one.name, int(one.get("iblock") or 0))
            for one in self._around.store.catalogue.references(ReferenceKind.SHOP_SECTION)
        ]

    def _context(self) -> JobContext:
        return self._around.runner.context(CancelToken())
