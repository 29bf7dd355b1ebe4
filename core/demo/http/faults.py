"""Faults that the control door injects into the pretend systems, by endpoint and by count."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from typing import Any

ERROR_KINDS = frozenset({"401", "403", "429", "500", "503"})
"""Kinds that the pretend system renders itself, in its own envelope."""

KINDS = ERROR_KINDS | {"html", "cut_body", "reset", "delay", "lose_answer", "lose_answer_partial"}


@dataclass
class FaultRule:
    """One rule: which requests it meets and what happens to them.

    Attributes:
        kind: one of `KINDS`. "reset" breaks the connection before the request is handled, "lose_answer" after,
            "lose_answer_partial" after the first `commands` commands of a batch; "cut_body" sends half an answer.
        endpoint: pattern over endpoint names as the counters show them, `*` and `?` allowed, case ignored.
        contains: text that must occur in the request's target or body; empty for any.
        after: how many matching requests pass untouched first.
        count: how many requests are hit in all; None for no end.
        every: hit each n-th matching request only; 0 or 1 for each.
        headers: for "429": send the headers that say how long to wait.
        status: HTTP status of "html".
        charset: "utf-8" or "windows-1251", for "html".
        seconds: for "delay", real seconds.
        commands: for "lose_answer_partial".
    """

    kind: str
    endpoint: str = "*"
    contains: str = ""
    after: int = 0
    count: int | None = 1
    every: int = 0
    headers: bool = True
    status: int = 200
    charset: str = "utf-8"
    seconds: float = 0.0
    commands: int = 0
    seen: int = 0
    hits: int = 0

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> FaultRule:
        """Read a rule as the control door gets it; `nth` is short for `after` = nth - 1 and `count` = 1.

        Raises:
            ValueError: an unknown kind or key.
        """
        values = dict(raw)
        if "nth" in values:
            values["after"] = int(values.pop("nth")) - 1
            values.setdefault("count", 1)
        if values.get("every") and "count" not in values:
            values["count"] = None
        unknown = set(values) - {field.name for field in fields(cls)}
        if unknown:
            raise ValueError(f"unknown fault keys: {', '.join(sorted(unknown))}")
        rule = cls(**values)
        rule.kind = str(rule.kind)
        if rule.kind not in KINDS:
            raise ValueError(f"unknown fault kind: {rule.kind}")
        return rule

    def strikes(self, endpoint: str, text: str) -> bool:
        """Count a request and say whether this rule hits it. `text` is the request's target and body."""
        if not fnmatchcase(endpoint.lower(), self.endpoint.lower()):
            return False
        if self.contains and self.contains not in text:
            return False
        self.seen += 1
        past = self.seen - self.after
        if past <= 0 or (self.count is not None and self.hits >= self.count):
            return False
        if self.every > 1 and past % self.every:
            return False
        self.hits += 1
        return True

    def view(self) -> dict[str, Any]:
        """Return the rule and how often it was met and hit."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


class Faults:
    """The rules in force, in the order in which they were given."""

    def __init__(self) -> None:
        self.rules: list[FaultRule] = []

    def add(self, raw_rules: list[dict[str, Any]]) -> None:
        """Add rules as the control door gets them, all or none.

        Raises:
            ValueError: a rule cannot be read.
        """
        self.rules.extend([FaultRule.from_json(raw) for raw in raw_rules])

    def clear(self) -> None:
        """Drop all rules."""
        self.rules.clear()

    @property
    def reads_bodies(self) -> bool:
        """Whether some rule looks at the text of requests."""
        return any(rule.contains for rule in self.rules)

    def pick(self, endpoint: str, text: str) -> tuple[float, FaultRule | None]:
        """Return (seconds to wait, the first other rule that hits) for a request to `endpoint`."""
        seconds = 0.0
        chosen: FaultRule | None = None
        for rule in self.rules:
            if rule.kind != "delay" and chosen is not None:
                continue
            if not rule.strikes(endpoint, text):
                continue
            if rule.kind == "delay":
                seconds += rule.seconds
            else:
                chosen = rule
        return seconds, chosen

    def view(self) -> list[dict[str, Any]]:
        """Return all rules for the control door."""
        return [rule.view() for rule in self.rules]
