"""What a pretend system is started with, and what it hands back: plain data that travels as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True)
class ServerConfig:
    """Start values of one pretend system.

    Attributes:
        variants: how many MoySklad variants the seeded world has.
        seed: the same seed gives the same data.
        profile: "on_premise" or "cloud" (Bitrix only).
        token_kind: "user" or "solution" (MoySklad only).
        switches: switches set from the start, by name.
        port: TCP port on loopback; 0 takes a free one.
    """

    variants: int
    seed: int
    profile: str = "on_premise"
    token_kind: str = "user"
    switches: dict[str, Any] = field(default_factory=dict)
    port: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the values for `from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> ServerConfig:
        """Read what `to_json` wrote."""
        return cls(**raw)


@dataclass(frozen=True)
class Built:
    """A pretend system ready to serve: the application and its (invented) credentials for the starter."""

    app: web.Application
    info: dict[str, Any]
