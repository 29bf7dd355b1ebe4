"""Stored stock plans as a person sees them, and the explanation of one figure."""

from __future__ import annotations

from core.domain.plan import ChangeKind, JobName, StockTotals, plain
from core.domain.screens.plans import PlanSummary
from core.domain.screens.stock import Explanation
from core.jobs.stock_verdict import brake_of
from core.store.repositories import Repositories
from core.store.windows.plan import PlanWindow
from core.store.windows.shared import history
from core.store.windows.stock import StockWindow

#: Bitrix ids are 32-bit numbers; anything longer is a barcode.
_LONGEST_ID = 10
_TOTALS = frozenset(StockTotals.__slots__)


class PlanDesk:
    """Questions about plans and figures; changes nothing."""

    def __init__(self, store: Repositories, window: PlanWindow, stock: StockWindow) -> None:
        self._store, self.window, self._stock = store, window, stock

    def summary(self, run_id: int) -> PlanSummary | None:
        """A stored plan, None when there is no such run."""
        run = self._store.journal.run(run_id)
        if run is None:
            return None
        numbers = {name: int(value) for name, value in run.totals.items() if name in _TOTALS}
        brake = brake_of(run)
        return PlanSummary(
            run.id,
            run.job,
            run.state.value,
            run.ended or run.started,
            StockTotals(**numbers),
            brake,
            str(brake.count) if brake is not None else "",
            any(paired.started > run.started for paired in self._store.journal.runs(1, JobName.MAPPING)),
        )

    def accepted(self, run_id: int, typed: str, without_zeroing: bool) -> int | None:
        """How many offers a person agreed to lose; None when the confirmation does not suffice."""
        plan = self.summary(run_id)
        if plan is None:
            return None
        if plan.brake is None or (without_zeroing and plan.brake.kind != "tripled"):
            return 0
        return plan.brake.count if typed.strip() == plan.confirm_word else None

    def explain(self, key: str) -> Explanation:
        """The item found by `key` (or an offer by its id), its figure in numbers and its history, newest first.

        Numbers hold `item`, `offer`, `shop` (what the shop has), `problem` (why nothing is written) and the rule with
        its own numbers, each only where there is one.
        """
        text = key.strip()
        found = self._store.catalogue.find_items(text)
        if found:
            link = self._store.links.link_of_item(found[0].id)
            return self._explained(found[0].name, found[0].id, link.offer_id if link is not None else None)
        offer = self._store.catalogue.offer(int(text)) if text.isdigit() and len(text) <= _LONGEST_ID else None
        if offer is None:
            return Explanation(False, text, ())
        held = self._store.links.link_of_offer(offer.id)
        item = self._store.catalogue.item(held.item_id) if held is not None else None
        if item is None:
            return Explanation(True, offer.name, history(self._store.journal.history_of_offer(offer.id)))
        return self._explained(item.name, item.id, offer.id)

    def _explained(self, title: str, item_id: str, offer_id: int | None) -> Explanation:
        if offer_id is None:
            return Explanation(True, title, history(self._store.journal.history_of_item(item_id)), {"item": item_id})
        offer = self._store.catalogue.offer(offer_id)
        shop = "" if offer is None or offer.quantity is None else plain(offer.quantity)
        numbers = {"item": item_id, "offer": str(offer_id), "shop": shop, **self._reason(offer_id)}
        line = next(iter(self._stock.rows([offer_id])), None)
        if line is not None and line.problem:
            numbers["problem"] = line.problem
        return Explanation(True, title, history(self._store.journal.history_of_offer(offer_id)), numbers)

    def _reason(self, offer_id: int) -> dict[str, str]:
        """Rule and numbers of the last figure written, or of the last one planned."""
        sent = self._store.stock.sent_of(offer_id)
        last = self._store.journal.last_change_of_offer(offer_id, ChangeKind.STOCK)
        reason = sent.reason if sent is not None else last.change.reason if last is not None else None
        if reason is None:
            return {}
        return {"rule": reason.rule, **dict(reason.numbers)}
