"""All sentences together, by code; the themes are in the files beside this one."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.catalogue import mapping, reasons, runs, steps, stock
from core.messages.entry import Entry

THEMES: tuple[Mapping[str, Entry], ...] = (
    runs.ENTRIES,
    stock.ENTRIES,
    mapping.ENTRIES,
    steps.ENTRIES,
    reasons.ENTRIES,
)
ENTRIES: Mapping[str, Entry] = {code: entry for theme in THEMES for code, entry in theme.items()}
