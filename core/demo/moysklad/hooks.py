"""Things that happen at another's hand while a client works: "after the n-th request do X" (control door).

A hook counts the requests whose endpoint fits its pattern and then does its acts once, between two requests of the
client: before the n-th is handled, or after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.demo.moysklad.sklad import Call

Act = Callable[["Call", dict[str, Any]], Any]


@dataclass
class Hook:
    """`acts` are (name of a control call, its body); `result` what they answered, an error as text."""

    endpoint: str
    nth: int
    when: str
    acts: list[tuple[str, dict[str, Any]]]
    seen: int = 0
    result: list[Any] = field(default_factory=list)
    done: bool = False


class Hooks:
    """The hooks of one server."""

    def __init__(self) -> None:
        self._hooks: list[Hook] = []

    def add(self, raw: dict[str, Any]) -> None:
        """Add a hook as the control door gets it.

        Raises:
            ValueError: an unknown key or value.
        """
        unknown = set(raw) - {"endpoint", "nth", "when", "acts"}
        if unknown or raw.get("when", "after") not in ("after", "before"):
            raise ValueError(
                f"a hook is endpoint, nth, when (before | after), acts; not {', '.join(sorted(unknown))}"
            )
        acts = [(str(act["do"]), dict(act["body"])) for act in raw["acts"]]
        self._hooks.append(Hook(raw.get("endpoint", "*"), int(raw.get("nth", 1)), raw.get("when", "after"), acts))

    def clear(self) -> None:
        """Drop all hooks."""
        self._hooks.clear()

    def fire(self, endpoint: str, when: str, call: Call, known: dict[str, Act]) -> None:
        """Count a request and do what is due."""
        for hook in self._hooks:
            if hook.done or hook.when != when or not fnmatchcase(endpoint.lower(), hook.endpoint.lower()):
                continue
            hook.seen += 1
            if hook.seen < hook.nth:
                continue
            hook.done = True
            for name, body in hook.acts:
                try:
                    hook.result.append(known[name](call, body))
                except (ValueError, KeyError, TypeError) as error:
                    hook.result.append(f"{type(error).__name__}: {error}")

    @property
    def waiting(self) -> bool:
        """True while some hook has not happened yet."""
        return any(not hook.done for hook in self._hooks)

    def view(self) -> list[dict[str, Any]]:
        """Return all hooks for the control door."""
        return [
            {"endpoint": h.endpoint, "nth": h.nth, "when": h.when, "seen": h.seen, "done": h.done, "result": h.result}
            for h in self._hooks
        ]
