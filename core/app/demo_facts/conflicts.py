"""The demo's conflicts: the job's own look at everything that the other parts put into the tables."""

from __future__ import annotations

from core.app.doors import Surroundings
from core.jobs import conflicts


def fill(around: Surroundings) -> None:
    """Raise what differs; nothing is made up here."""
    conflicts.refresh(around.local())
