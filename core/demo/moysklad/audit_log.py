"""The audit of the pretend MoySklad: what was created, changed, archived, binned or deleted, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from core.demo.moysklad.ids import IdMaker


@dataclass(slots=True)
class Event:
    """One changed object. `diff` is None for a creation."""

    type: str
    kind: str
    entity_id: str
    ui_id: str | None
    name: str
    diff: dict[str, Any] | None


@dataclass(slots=True)
class Context:
    """The events of one request; `moment` in milliseconds."""

    id: str
    uid: str
    source: str
    moment: int
    events: list[Event] = field(default_factory=list)


class AuditLog:
    """All contexts, oldest first."""

    def __init__(self, ids: IdMaker) -> None:
        self._ids = ids
        self.contexts: list[Context] = []
        self._open: Context | None = None

    @contextmanager
    def context(self, uid: str, source: str, moment: int) -> Iterator[None]:
        """Collect the events noted inside into one context; nothing is kept if there are none or it fails."""
        opened = Context(self._ids.new(), uid, source, moment)
        self._open = opened
        try:
            yield
        finally:
            self._open = None
            if opened.events:
                self.contexts.append(opened)

    def note(self, event: str, kind: str, row: Any, diff: dict[str, Any] | None = None) -> None:
        """Note that `row` (a storage row with id, ui and name) met `event`."""
        if self._open is not None:
            self._open.events.append(Event(event, kind, row["id"], row["ui"], row["name"], diff))

    def mark(self) -> int:
        """Return how many events the open context has, for `rewind`."""
        return len(self._open.events) if self._open is not None else 0

    def rewind(self, mark: int) -> None:
        """Forget the events noted since `mark`: what they tell of was undone."""
        if self._open is not None:
            del self._open.events[mark:]

    def find(self, context_id: str) -> Context | None:
        """Return a context by id."""
        return next((c for c in self.contexts if c.id == context_id), None)
