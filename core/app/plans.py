"""Stored stock plans as a person sees them, and the explanation of one figure."""

from __future__ import annotations

from core.domain.plan import ChangeKind, StockTotals, plain
from core.domain.screens import Explanation, HistoryLine, PlanSummary
from core.jobs.stock_verdict import brake_of
from core.store.repositories import Repositories
from core.store.windows.plan import PlanWindow
from core.store.windows.shared import history

_TOTALS = frozenset(StockTotals.__slots__)


class PlanDesk:
    """Questions about plans and figures; changes nothing."""

    def __init__(self, store: Repositories, window: PlanWindow) -> None:
        self._store, self.window = store, window

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
        """The item found by `key` (or an offer by its id), its figure in numbers and its history, newest first."""
        text = key.strip()
        found = self._store.catalogue.find_items(text)
        item = found[0] if found else self._store.catalogue.item(text)
        offer_id: int | None = None
        if item is None and text.isdigit():
            held = self._store.links.link_of_offer(int(text))
            if held is not None:
                offer_id, item = held.offer_id, self._store.catalogue.item(held.item_id)
        if item is None:
            return Explanation(False, text, ())
        if offer_id is None:
            link = self._store.links.link_of_item(item.id)
            offer_id = link.offer_id if link is not None else None
        lines: list[HistoryLine] = []
        numbers: dict[str, str] = {"item": item.id}
        if offer_id is not None:
            offer = self._store.catalogue.offer(offer_id)
            numbers["offer"] = str(offer_id)
            numbers["shop"] = "" if offer is None or offer.quantity is None else plain(offer.quantity)
            numbers |= self._reason(offer_id)
            lines = history(self._store.journal.history_of_offer(offer_id))
        else:
            lines = history(self._store.journal.history_of_item(item.id))
        return Explanation(True, item.name, lines, numbers)

    def _reason(self, offer_id: int) -> dict[str, str]:
        """Rule and numbers of the last figure written, or of the last one planned."""
        sent = self._store.stock.sent_of(offer_id)
        last = self._store.journal.last_change_of_offer(offer_id, ChangeKind.STOCK)
        reason = sent.reason if sent is not None else last.change.reason if last is not None else None
        if reason is None:
            return {}
        return {"rule": reason.rule, **dict(reason.numbers)}
