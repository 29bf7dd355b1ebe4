"""Takes a mapping file in: the plan that a person saw, looked at again and applied in one transaction, as one run."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.links import LinkOrigin
from core.domain.mapping_diff import DiffKind, MappingDiff, outdated
from core.domain.mapping_find import Sides
from core.domain.plan import Change, ChangeKind, Reason
from core.errors import SkladLinkError
from core.jobs import dictionary
from core.jobs.context import JobContext
from core.jobs.mapping import PERSON
from core.jobs.mapping_apply import carry_out
from core.store.windows.mapping_file import MappingFileWindow


def take_in(ctx: JobContext, diff: MappingDiff, file_name: str, who: str = PERSON) -> int:
    """Carry out the steps of `diff`, all or none; its errors are left out. Returns the run.

    Raises SkladLinkError: mapfile.changed_since when a link, item or offer it touches has changed since it was
    planned; mapfile.nothing when there is no step.
    """
    if not diff.steps():
        raise SkladLinkError("mapfile.nothing", name=file_name)
    with ctx.store.raw.write():
        sides = MappingFileWindow(ctx.store.raw).sides(several=ctx.settings.link.several_offers)
        changed = outdated(diff, sides)
        if changed:
            raise SkladLinkError("mapfile.changed_since", count=len(changed), name=file_name)
        changes = [*_pairs(diff, sides, file_name), *_ignored(diff, file_name)]
        linked = [(c.item_id or "", c.offer_id or 0) for c in changes if c.kind is ChangeKind.LINK]
        changes += dictionary.learning(ctx, linked)
        return carry_out(ctx, changes, "mapping.imported", who, params={"file": file_name}, whole=True)


def _pairs(diff: MappingDiff, sides: Sides, file_name: str) -> Iterator[Change]:
    """One change for each offer whose item becomes another."""
    after: dict[int, tuple[str, int]] = {}
    for step in diff.steps():
        replaced = step.kind is DiffKind.MOVED and not sides.several
        if step.kind is DiffKind.REMOVED or replaced:
            after.update(dict.fromkeys(step.offers_before, ("", step.row)))
    for step in diff.steps():
        if step.kind in (DiffKind.NEW, DiffKind.MOVED) and step.offer_id is not None:
            after[step.offer_id] = step.item_id, step.row
    for offer_id, (item_id, row) in after.items():
        before = sides.links.get(offer_id, "")
        numbers = {"file": file_name, "row": str(row)}
        if item_id and item_id != before:
            reason = Reason("link.imported", {**numbers, "origin": LinkOrigin.IMPORTED.value})
            yield Change(ChangeKind.LINK, item_id, offer_id, before, item_id, reason)
        elif before and not item_id:
            yield Change(ChangeKind.UNLINK, before, offer_id, before, "", Reason("unlink.imported", numbers))


def _ignored(diff: MappingDiff, file_name: str) -> Iterator[Change]:
    for step in diff.steps():
        numbers = {"file": file_name, "row": str(step.row)}
        if step.reason_before is not None:
            reason = Reason("unignore.imported", numbers)
            yield Change(ChangeKind.UNIGNORE, step.item_id, None, step.reason_before, "", reason)
        if step.kind is DiffKind.IGNORED:
            reason = Reason("ignore.imported", {**numbers, "text": step.reason})
            yield Change(ChangeKind.IGNORE, step.item_id, None, "", step.reason, reason)
