"""Base of the pretend systems' switches: typed settings that the control door reads and changes by name."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any


class SwitchError(ValueError):
    """A switch was set that does not exist, or to a value of the wrong type."""


@dataclass
class Switches:
    """Subclass this as a dataclass whose every field has a default of type bool, int, float, str or list."""

    def view(self) -> dict[str, Any]:
        """Return all switches by name."""
        return asdict(self)

    def apply(self, values: dict[str, Any]) -> None:
        """Set the named switches, all or none.

        Raises:
            SwitchError: an unknown name or a value whose type differs from the present one's.
        """
        known = {field.name for field in fields(self)}
        checked: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                raise SwitchError(f"no such switch: {name}")
            checked[name] = _converted(name, getattr(self, name), value)
        for name, value in checked.items():
            setattr(self, name, value)


def _converted(name: str, present: Any, value: Any) -> Any:
    """Return `value` if it has the type of `present`; whole numbers serve for fractions, null for no value."""
    if isinstance(present, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if present is not None and value is not None and type(present) is not type(value):
        raise SwitchError(f"switch {name} wants {type(present).__name__}, not {type(value).__name__}")
    return value
