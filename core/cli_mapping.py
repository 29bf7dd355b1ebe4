"""`python -m core mapping`: saving the mapping as a file, taking a changed file in, and writing copies of links."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.domain.mapping_diff import DiffKind
from core.errors import SkladLinkError

if TYPE_CHECKING:
    from core.app import SkladLink
    from core.app.mapping_file import FilePlan
    from core.cli_text import Speaker

EXIT_DONE, EXIT_FAILED, EXIT_WAITS, EXIT_PARTLY = 0, 1, 3, 4
EXIT_BY_STATE = {"done": EXIT_DONE, "done_with_failures": EXIT_PARTLY}
_SHOWN = 20


def add_parser(commands: Any) -> None:
    """Add the command to the command line's parser."""
    mapping = commands.add_parser("mapping", help="save the mapping as CSV or XLSX, or take a changed file in")
    acts = mapping.add_subparsers(dest="mapping_act", required=True)
    save = acts.add_parser("export", help="save the whole mapping")
    save.add_argument("file", type=Path, metavar="FILE", help="ends with .csv or .xlsx")
    take = acts.add_parser("import", help="show what a file would change")
    take.add_argument("file", type=Path, metavar="FILE", help="a CSV or XLSX file")
    take.add_argument("--apply", action="store_true", help="carry the plan out, all or nothing")
    copies = acts.add_parser("copies", help="count the copies of links that MOYSKLAD_ID lacks")
    copies.add_argument("--apply", action="store_true", help="write them")
    take.add_argument("--skip-errors", action="store_true", help="leave rows with errors out")


def run(app: SkladLink, options: argparse.Namespace, say: Speaker) -> int:
    """Carry the command out; returns the exit code. 3: a plan waits for --apply."""
    if options.mapping_act == "export":
        rows = app.mapping_file.save(options.file, say.lang)
        say.record({"file": str(options.file), "rows": rows})
        say.line(say.text("cli.mapping_saved", rows=rows, path=options.file))
        return EXIT_DONE
    if options.mapping_act == "copies":
        return _copies(app, options, say)
    plan = app.mapping_file.plan(options.file)
    errors = plan.diff.count(DiffKind.ERROR)
    if options.apply and errors and not options.skip_errors:
        _show(plan, say)
        raise SkladLinkError("mapfile.has_errors", name=plan.name, count=errors)
    steps = bool(plan.diff.steps())
    done = app.mapping_file.apply(plan) if options.apply and steps else None
    say.record(_record(plan, done))
    _show(plan, say)
    if done is not None:
        say.line(say.text("cli.mapping_applied", run=done))
    elif steps:
        say.line(say.text("cli.mapping_dry"))
    return EXIT_WAITS if steps and done is None else EXIT_FAILED if errors and done is None else EXIT_DONE


def _copies(app: SkladLink, options: argparse.Namespace, say: Speaker) -> int:
    """Count the copies that are due and, with --apply, write them in this process."""
    plan = app.creating.copies_plan()
    counts = {
        "empty": plan.empty,
        "different": plan.different,
        "other_item": plan.conflicts,
        "homeless": plan.homeless,
    }
    say.line(say.text("cli.copies_plan", **counts))
    if not options.apply:
        say.record(counts)
        if plan.writes:
            say.line(say.text("cli.mapping_dry"))
        return EXIT_WAITS if plan.writes else EXIT_DONE
    outcome = app.creating.write_copies()
    say.record({**counts, "run": outcome.run_id, "code": outcome.code})
    parts = say.parts(outcome.code, outcome.params)
    say.line(parts.what)
    return EXIT_BY_STATE.get(outcome.state.value, EXIT_FAILED)


def _record(plan: FilePlan, run_id: int | None) -> dict[str, Any]:
    diff = plan.diff
    errors = [{"row": line.row, "code": line.code, "params": dict(line.params)} for line in diff.errors()]
    counts = {kind.value: diff.count(kind) for kind in DiffKind}
    return {"rows": diff.rows, "unchanged": diff.unchanged, **counts, "errors": errors, "run": run_id}


def _show(plan: FilePlan, say: Speaker) -> None:
    diff = plan.diff
    say.line(say.text("cli.mapping_plan", rows=diff.rows))
    for kind in DiffKind:
        if count := diff.count(kind):
            say.line(f"  {say.text(f'mapfile.kind.{kind.value}'):<32} {count:>8}")
    say.line(f"  {say.text('mapfile.kind.unchanged'):<32} {diff.unchanged:>8}")
    for line in diff.errors()[:_SHOWN]:
        parts = say.parts(line.code, line.params)
        say.line(f"  {say.text('cli.mapping_row', row=line.row)}: {parts.what}. {parts.do}")
