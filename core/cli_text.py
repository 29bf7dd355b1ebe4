"""What the command line prints: plain tables for people, one JSON object for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import messages
from core.errors import SkladLinkError

if TYPE_CHECKING:
    from core.app import DoctorLine
    from core.domain.screens.common import HistoryLine
    from core.domain.screens.mapping import MappingCounts
    from core.domain.screens.plans import PlanSummary, RunView
    from core.domain.screens.stock import Explanation, StockCounts, StockProblem
    from core.jobs.connect import Connected
    from core.jobs.engine import Outcome

_EXITS = {"done": 0, "planned": 0, "done_with_failures": 4, "stopped_by_brake": 3, "cancelled": 130}


#: Reasons for which offers are not written, as runs count them.
_REFUSALS = ("computed_by_shop", "inventory_management", "offer_gone")


def exit_code(state: str) -> int:
    """The exit code for a run's end state; 1 for everything that failed."""
    return _EXITS.get(state, 1)


class Speaker:
    """Says things in one language, to a person or to a machine."""

    def __init__(self, lang: str, as_json: bool) -> None:
        self._lang, self._json = lang, as_json

    @property
    def lang(self) -> str:
        """The language things are said in."""
        return self._lang

    def parts(self, code: str, params: Mapping[str, object]) -> messages.Explained:
        """What happened, what it means, what to do."""
        return messages.explain(code, self._lang, **params)

    def text(self, code: str, **params: object) -> str:
        """A sentence of the catalogue."""
        return messages.text(code, self._lang, **params)

    def line(self, text: str = "") -> None:
        """A line for a person; a machine gets none."""
        if not self._json:
            print(text)

    def record(self, value: Mapping[str, Any]) -> None:
        """The answer for a machine."""
        if self._json:
            print(json.dumps(_plain(value), ensure_ascii=False))

    def failure(self, error: SkladLinkError) -> None:
        """What happened, what it means, what to do."""
        parts = messages.explain(error.code, self._lang, **error.params)
        self.record({"error": error.code, "what": parts.what, "means": parts.means, "do": parts.do})
        if not self._json:
            for label, part in (("cli.what", parts.what), ("cli.means", parts.means), ("cli.do", parts.do)):
                if part:
                    print(f"{self.text(label)}: {part}", file=sys.stderr)
            if error.details:
                print(f"({error.details})", file=sys.stderr)

    def connected(self, found: Connected) -> None:
        """Both systems, what the token costs, and how to get a cheaper one."""
        token, shop = found.warehouse, found.shop
        self.record({"moysklad": asdict(token), "shop": asdict(shop), "references": found.references})
        self.line(self.text("cli.connected_moysklad", account=token.account, user=token.user, tariff=token.tariff))
        kind = "cli.token_kind_solution" if token.kind == "solution" else "cli.token_kind_user"
        self.line("  " + self.text(kind))
        self.line("  " + self.text("cli.budget", weight=token.weight, requests=token.requests_per_window))
        for code in token.advice:
            self.line("  " + self.text(code))
        self.line(self.text("cli.connected_shop", host=shop.host, user=shop.user))
        for code in shop.problems:
            self.line("  " + self.text(code))

    def outcome(self, outcome: Outcome, plan: PlanSummary | None) -> None:
        """How a run ended and what it counted."""
        self.record({**_run_record(outcome), "brake": asdict(plan.brake) if plan and plan.brake else None})
        self.line(self.text(f"state.{outcome.state.value}"))
        self._sentence(outcome.code, outcome.params)
        totals = {name: count for name, count in outcome.totals.items() if count}
        for name, count in totals.items():
            self.line(f"  {self.text(f'total.{name}'):<32} {count:>8}")
        for reason in _REFUSALS:
            if reason in outcome.params:
                self.line(f"    {self.text(reason)}: {outcome.params[reason]}")
        if plan is not None and plan.brake is not None and outcome.state.value in ("stopped_by_brake", "planned"):
            self.line(self.text("cli.confirm", count=plan.brake.count))
        elif outcome.state.value == "planned":
            self.line(self.text("cli.nothing_written"))

    def load(self, outcome: Outcome, counts: MappingCounts, plan: PlanSummary | None) -> None:
        """What the initial load found, and the plan that waits."""
        self.record(
            {**_run_record(outcome), "mapping": asdict(counts), "plan": asdict(plan.totals) if plan else None}
        )
        self._sentence(outcome.code, outcome.params)
        if outcome.state.value != "failed":
            self.mapping(counts)
        if plan is not None:
            self.line(self.text("stock.planned", changes=plan.totals.changes))
            if plan.brake is not None:
                self.line(self.text("cli.confirm", count=plan.brake.count))

    def mapping(self, counts: MappingCounts) -> None:
        """The mapping in numbers."""
        for name in ("linked", "suggested", "ambiguous", "unlinked", "ignored", "deleted"):
            self.line(f"  {self.text(f'match.{name}'):<32} {getattr(counts, name):>8}")
        if counts.exact:
            self.line("  " + self.text("cli.exact_wait", count=counts.exact))

    def status(
        self,
        facts: Mapping[str, Mapping[str, object]],
        counts: MappingCounts,
        stock: StockCounts,
        plan: PlanSummary | None,
        resumable: bool,
    ) -> None:
        """Where everything stands."""
        waits = plan.run_id if plan is not None else None
        self.record(
            {"facts": facts, "mapping": asdict(counts), "stock": asdict(stock), "plan": waits, "resumable": resumable}
        )
        warehouse = facts["moysklad"]
        self.line(self.text("cli.status_systems", moysklad=warehouse.get("account") or warehouse.get("user") or "—",
                            shop=facts["shop"].get("host") or "—"))  # fmt: skip
        self.mapping(counts)
        self.line("  " + self.text("cli.status_stock", total=stock.total, changes=stock.changes))
        if plan is not None:
            self.line("  " + self.text("stock.planned", changes=plan.totals.changes))
        if resumable:
            self.line("  " + self.text("cli.resumable"))

    def problems(self, problems: Sequence[StockProblem]) -> None:
        """What is wrong in the warehouse's data; a machine reads it with the explanation of each item."""
        for problem in problems:
            self.line("  " + self.text(problem.code, name=problem.name, amount=problem.amount))

    def restored(self, made: datetime) -> None:
        """The database is a copy again."""
        self.record({"restored": made})
        self.line(self.text("cli.restored", at=made.isoformat()))

    def doctor(self, lines: Sequence[DoctorLine]) -> None:
        """The self-test, line by line."""
        self.record({"checks": [asdict(line) for line in lines]})
        for line in lines:
            parts = messages.explain(line.code, self._lang, **line.params)
            label = next((self.text(c) for c in (line.check, f"doctor.check.{line.check}") if messages.has(c)), "")
            self.line(f"[{self.text(f'doctor.{line.state}')}] {label}{': ' if label else ''}{parts.what}")
            if line.state != "ok" and parts.do:
                self.line(f"      {parts.do}")

    def supported(self, path: Path, parts: Sequence[str]) -> None:
        """Where the report for support is, and what is in it."""
        self.record({"file": str(path), "parts": list(parts)})
        self.line(self.text("cli.support_saved", path=path))
        for part in parts:
            self.line(f"  {part}")
        self.line(self.text("support.masked"))

    def runs(self, runs: Sequence[RunView]) -> None:
        """The last runs."""
        self.record({"runs": [asdict(run) for run in runs]})
        for run in runs:
            started = run.started.astimezone().strftime("%d.%m %H:%M:%S")
            head = f"{run.run_id:>5}  {started}  {self.text(f'job.{run.job}'):<28} {self.text(f'state.{run.state}')}"
            self.line(f"{head}  {self._said(run.code, run.params)}".rstrip())

    def explanation(self, found: Explanation) -> None:
        """Where a figure comes from, newest first."""
        self.record({"found": found.found, "title": found.title, "numbers": found.numbers,
                     "history": [asdict(line) for line in found.lines]})  # fmt: skip
        if not found.found:
            self.line(self.text("cli.explain_unknown", key=found.title))
            return
        self.line(found.title)
        numbers = dict(found.numbers)
        if "offer" in numbers:
            shop = numbers.get("shop") or "—"
            self.line("  " + self.text("cli.explain_shop", offer=numbers["offer"], shop=shop))
        else:
            self.line("  " + self.text("cli.explain_unlinked"))
        problem = numbers.pop("problem", "")
        if problem:
            code = f"refusal.{problem}" if messages.has(f"refusal.{problem}") else f"reason.{problem}"
            self.line("  " + self.text(code, **numbers))
        elif "rule" in numbers:
            self.line("  " + self.text(f"reason.{numbers.pop('rule')}", **numbers))
        self._history(found.lines)

    def _history(self, lines: Iterable[HistoryLine]) -> None:
        for line in lines:
            at = line.at.astimezone().strftime("%d.%m.%Y %H:%M")
            self.line(f"  {at}  {self.text(line.code, **line.params)}  ({line.who})")

    def _sentence(self, code: str, params: Mapping[str, object]) -> None:
        if code:
            parts = messages.explain(code, self._lang, **params)
            for part in (parts.what, parts.means, parts.do):
                if part:
                    self.line(part)

    def _said(self, code: str, params: Mapping[str, str]) -> str:
        return self.text(code, **params) if code and messages.has(code) else ""


def _run_record(outcome: Outcome) -> dict[str, Any]:
    return {
        "run": outcome.run_id,
        "state": outcome.state.value,
        "code": outcome.code,
        "params": dict(outcome.params),
        "totals": dict(outcome.totals),
    }


def _plain(value: Any) -> Any:
    """`value` in JSON's own types; decimals as text so that nothing is rounded."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value
