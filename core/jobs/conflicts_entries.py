"""Dictionary entries that settings and the status scheme point at: gone, or called otherwise than when last seen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.domain.catalogue import ReferenceKind
from core.domain.conflicts import ConflictKind, Fact, Facts, Value, agreed_columns
from core.domain.status_edits import replaced
from core.domain.status_findings import findings as changed_statuses
from core.domain.statuses import Side
from core.jobs import status_scheme
from core.jobs.context import JobContext
from core.store.conflicts import Finding
from core.store.repositories import Repositories
from core.store.statuses import Statuses
from core.store.windows.statuses import StatusesWindow

KINDS = frozenset({ConflictKind.REFERENCE_GONE})
#: Where the names are kept that entries of settings had when they were first seen; settings themselves hold ids.
_NAMES = "conflicts.names"
_SHOPS = frozenset({ReferenceKind.SHOP_STORE, ReferenceKind.SHOP_STATUS})
_NOTHING = Value()
_GONE = Value(code="conflict.value.deleted")


@dataclass(frozen=True, slots=True)
class _Used:
    """An entry and the setting that points at it."""

    kind: ReferenceKind
    id: str
    setting: str

    @property
    def entry(self) -> str:
        """Kind and id in one."""
        return f"{self.kind.value}:{self.id}"


def findings(ctx: JobContext) -> Iterator[Finding]:
    """A dictionary of which nothing was ever read tells nothing: unknown is not gone."""
    yield from _of_settings(ctx)
    window, statuses = StatusesWindow(ctx.store.raw), Statuses(ctx.store.raw)
    for one in changed_statuses(statuses.scheme(), statuses.names(), window.states(), window.statuses()):
        kind = ReferenceKind.ORDER_STATE if one.side is Side.MOYSKLAD else ReferenceKind.SHOP_STATUS
        target = f"{'state' if one.side is Side.MOYSKLAD else 'status'}:{one.id}"
        yield _finding(kind, one.id, one.was, one.now, "statuses", target)


def remember(ctx: JobContext) -> None:
    """Keep what entries are called that settings point at since a short while; what was known before stays."""
    known, names = _known(ctx.store), _present(ctx.store)
    used = {one.entry: one for one in _used(ctx)}
    now = {entry: known.get(entry) or names[one.kind].get(one.id, "") for entry, one in used.items()}
    if now != known:
        _keep(ctx.store, now)


def accept_name(ctx: JobContext, entry: str, was: str = "") -> int:
    """Take over an entry's present name (or, taking that back, the name it `was`); the run, 0 for none."""
    kind, _, entry_id = entry.partition(":")
    if ReferenceKind(kind) in (ReferenceKind.ORDER_STATE, ReferenceKind.SHOP_STATUS):
        return status_scheme.save(ctx, Statuses(ctx.store.raw).scheme())
    name = was or _present(ctx.store)[ReferenceKind(kind)].get(entry_id, "")
    _keep(ctx.store, {**_known(ctx.store), entry: name})
    return 0


def drop(ctx: JobContext, entry: str) -> int:
    """Take a state or status that is gone out of the scheme; the run that did it."""
    kind, _, entry_id = entry.partition(":")
    side = Side.MOYSKLAD if ReferenceKind(kind) is ReferenceKind.ORDER_STATE else Side.SHOP
    return status_scheme.save(ctx, replaced(Statuses(ctx.store.raw).scheme(), side, entry_id, ""))


def _used(ctx: JobContext) -> Iterator[_Used]:
    stock, orders = ctx.settings.stock, ctx.settings.orders
    for store_id in stock.store_ids:
        yield _Used(ReferenceKind.STORE, store_id, "stock.store_ids")
    for store_id, shop_store in stock.store_map.items():
        yield _Used(ReferenceKind.STORE, store_id, "stock.store_map")
        yield _Used(ReferenceKind.SHOP_STORE, str(shop_store), "stock.store_map")
    if orders.organization_id:
        yield _Used(ReferenceKind.ORGANIZATION, orders.organization_id, "orders.organization_id")


def _present(store: Repositories) -> Mapping[ReferenceKind, Mapping[str, str]]:
    kinds = (ReferenceKind.STORE, ReferenceKind.SHOP_STORE, ReferenceKind.ORGANIZATION)
    return {kind: {one.id: one.name for one in store.catalogue.references(kind)} for kind in kinds}


def _known(store: Repositories) -> dict[str, str]:
    return dict(json.loads(store.watermarks.get(_NAMES) or "{}"))


def _keep(store: Repositories, names: Mapping[str, str]) -> None:
    store.watermarks.set(_NAMES, json.dumps(names, ensure_ascii=False, sort_keys=True))


def _of_settings(ctx: JobContext) -> Iterator[Finding]:
    present, known = _present(ctx.store), _known(ctx.store)
    for one in {used.entry: used for used in _used(ctx)}.values():
        if not present[one.kind]:
            continue
        now, was = present[one.kind].get(one.id, ""), known.get(one.entry, "")
        last = {entry.id: entry.name for entry in ctx.store.catalogue.references(one.kind, gone=True)}
        if not now or (was and was != now):
            name = was or last.get(one.id, "") or one.id
            yield _finding(one.kind, one.id, name, now, "settings", f"setting:{one.setting}")


def _finding(kind: ReferenceKind, entry_id: str, was: str, now: str, page: str, target: str) -> Finding:
    there = Value(now) if now else _GONE
    sides = (_NOTHING, there) if kind in _SHOPS else (there, _NOTHING)
    params = {
        "name": was, "renamed": now, "entry": f"{kind.value}:{entry_id}", "page": page, "target": target,
        "what": f"conflict.entry.{kind.value}",
    }  # fmt: skip
    facts = Facts(agreed_columns(None), (Fact("name", (Value(was), *sides)),), params=params)
    return Finding(ConflictKind.REFERENCE_GONE, params["entry"], was, facts)
