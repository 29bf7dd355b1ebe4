"""All sentences together, by code; the themes are in the files beside this one."""

from __future__ import annotations

from collections.abc import Mapping

from core.messages.catalogue import (
    cli,
    conflict_acts,
    conflict_choices,
    conflicts,
    desktop,
    files,
    forwarding,
    local,
    log,
    mapping,
    mapping_file,
    moysklad_access,
    moysklad_network,
    moysklad_requests,
    orders,
    overview,
    reasons,
    rights,
    runs,
    schedule,
    settings,
    shipments,
    shop_access,
    shop_calls,
    shop_network,
    statuses,
    steps,
    stock,
)
from core.messages.entry import Entry

THEMES: tuple[Mapping[str, Entry], ...] = (
    moysklad_access.ENTRIES,
    moysklad_requests.ENTRIES,
    moysklad_network.ENTRIES,
    shop_access.ENTRIES,
    shop_network.ENTRIES,
    shop_calls.ENTRIES,
    local.ENTRIES,
    log.ENTRIES,
    runs.ENTRIES,
    schedule.ENTRIES,
    orders.ENTRIES,
    forwarding.ENTRIES,
    shipments.ENTRIES,
    stock.ENTRIES,
    mapping.ENTRIES,
    mapping_file.ENTRIES,
    conflicts.ENTRIES,
    conflict_choices.ENTRIES,
    conflict_acts.ENTRIES,
    statuses.ENTRIES,
    steps.ENTRIES,
    overview.ENTRIES,
    reasons.ENTRIES,
    settings.ENTRIES,
    rights.ENTRIES,
    cli.ENTRIES,
    files.ENTRIES,
    desktop.ENTRIES,
)
ENTRIES: Mapping[str, Entry] = {code: entry for theme in THEMES for code, entry in theme.items()}
