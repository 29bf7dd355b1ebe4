"""The command line: the same jobs without a screen, for servers, cron and tests.

Exit codes: 0 done, 1 failed, 2 wrong call, 3 stopped by the brake or a plan waits for confirmation, 4 done with
failures, 130 cancelled. With `--json` the last line of output is one JSON object.
"""

from __future__ import annotations

import argparse
import getpass
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import cli_mapping, cli_text
from core.errors import SkladLinkError

if TYPE_CHECKING:
    from core.app import SkladLink

EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_WAITS, EXIT_PARTLY, EXIT_CANCELLED = 0, 1, 2, 3, 4, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    say = cli_text.Speaker(options.lang, options.json)
    try:
        if options.command == "demo":
            from core import cli_demo

            return cli_demo.run(options, say)
        if options.command == "restore":
            from core.app import restore

            say.restored(restore(options.home))
            return EXIT_DONE
        return _with_app(options, say)
    except SkladLinkError as error:
        say.failure(error)
        return EXIT_FAILED
    except KeyboardInterrupt:
        return EXIT_CANCELLED


def _with_app(options: argparse.Namespace, say: cli_text.Speaker) -> int:
    from core.app import AppOptions, open_app

    app = open_app(AppOptions(home=options.home))
    try:
        return _COMMANDS[options.command](app, options, say)
    finally:
        app.close()


def _connect(app: SkladLink, options: argparse.Namespace, say: cli_text.Speaker) -> int:
    """Keep the tokens given, then find out what both systems are."""
    from core.app import acts

    if options.moysklad_url:
        acts.keep_address(app, options.moysklad_url)
    if options.moysklad_token:
        acts.keep_token(app, _asked("MoySklad token: "), options.session_only)
    if options.moysklad_login:
        acts.exchange_login(app, options.moysklad_login, _asked("MoySklad password: "), options.session_only)
    if options.bitrix_webhook:
        acts.keep_webhook(app, _asked("Bitrix webhook: "), options.session_only)
    say.connected(acts.connect(app))
    return EXIT_DONE


def _load(app: SkladLink, options: argparse.Namespace, say: cli_text.Speaker) -> int:
    from core.app import acts

    outcome = acts.load(app, _token())
    if outcome.state.value == "done" and options.accept_exact:
        app.accept_exact()
    say.load(outcome, app.mapping_counts(), app.waiting_plan())
    return cli_text.exit_code(outcome.state.value)


def _sync(app: SkladLink, options: argparse.Namespace, say: cli_text.Speaker) -> int:
    """A full comparison, or changes only; without --yes a full one stops after its plan."""
    from core.app import acts

    if options.accept_exact and not options.dry_run:
        app.accept_exact()
    send = not options.dry_run and (options.yes or options.changes)
    outcome = acts.sync(
        app, _token(), changes=options.changes, send=send, without_zeroing=options.without_zeroing,
        accepted=options.confirm,
    )  # fmt: skip
    say.outcome(outcome, app.plan_summary(outcome.run_id))
    waits = outcome.state.value == "planned" and not options.dry_run
    return EXIT_WAITS if waits else cli_text.exit_code(outcome.state.value)


def _status(app: SkladLink, _: argparse.Namespace, say: cli_text.Speaker) -> int:
    say.status(app.facts(), app.mapping_counts(), app.stock.counts(), app.waiting_plan(), app.resumable_load())
    say.problems(app.stock.problems())
    return EXIT_DONE


def _doctor(app: SkladLink, _: argparse.Namespace, say: cli_text.Speaker) -> int:
    lines = app.doctor()
    say.doctor(lines)
    return EXIT_FAILED if any(line.state == "failed" for line in lines) else EXIT_DONE


def _runs(app: SkladLink, options: argparse.Namespace, say: cli_text.Speaker) -> int:
    say.runs(app.runs(options.limit))
    return EXIT_DONE


def _explain(app: SkladLink, options: argparse.Namespace, say: cli_text.Speaker) -> int:
    found = app.explain(options.key)
    say.explanation(found)
    return EXIT_DONE if found.found else EXIT_FAILED


def _support(app: SkladLink, options: argparse.Namespace, say: cli_text.Speaker) -> int:
    """Save what somebody who helps needs to know, without keys and persons."""
    from core.app.support import gather

    package = gather(app, lang=options.lang)
    path = options.file / package.file_name if options.file.is_dir() else options.file
    package.save(path)
    say.supported(path, [part.name for part in package.parts])
    return EXIT_DONE


_COMMANDS: dict[str, Callable[[Any, argparse.Namespace, cli_text.Speaker], int]] = {
    "connect": _connect,
    "load": _load,
    "sync": _sync,
    "status": _status,
    "doctor": _doctor,
    "runs": _runs,
    "explain": _explain,
    "support": _support,
    "mapping": cli_mapping.run,
}


def _token() -> Any:
    """A cancel token that Ctrl-C pulls: the request under way is awaited, nothing new is sent."""
    from core.ports import CancelToken

    token = CancelToken()
    signal.signal(signal.SIGINT, lambda *_: token.cancel())
    return token


def _asked(prompt: str) -> str:
    """A secret from the terminal, or from standard input where there is none; never from the arguments."""
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().strip()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core", description="SkladLink without a screen")
    parser.add_argument(
        "--home", type=Path, default=None, help="data folder (else SKLADLINK_HOME, else the usual one)"
    )
    parser.add_argument("--json", action="store_true", help="answer with one JSON object")
    parser.add_argument("--lang", choices=("ru", "en"), default="ru")
    commands = parser.add_subparsers(dest="command", required=True)
    connect = commands.add_parser("connect", help="keep tokens in the keyring and see what they may do")
    connect.add_argument("--moysklad-url", metavar="URL", help="another address of the API than the vendor's")
    connect.add_argument("--moysklad-token", action="store_true", help="ask for the token")
    connect.add_argument("--moysklad-login", metavar="LOGIN", help="ask for the password and exchange it for a token")
    connect.add_argument("--bitrix-webhook", action="store_true", help="ask for the webhook address")
    connect.add_argument("--session-only", action="store_true", help="check them without keeping them")
    load = commands.add_parser("load", help="load both catalogues, find pairs, plan stock")
    sync = commands.add_parser("sync", help="bring the shop's stock into step")
    for command in (load, sync):
        command.add_argument("--accept-exact", action="store_true", help="link exact pairs that wait for a click")
    sync.add_argument("--changes", action="store_true", help="only what changed since the last run")
    sync.add_argument("--yes", action="store_true", help="send the plan (never widens linking)")
    sync.add_argument("--dry-run", action="store_true", help="stop after the plan")
    sync.add_argument("--without-zeroing", action="store_true", help="leave out rows that would become 0")
    sync.add_argument("--confirm", type=int, default=0, metavar="N", help="the number the brake asked for")
    commands.add_parser("status", help="what is linked, in step, waiting")
    commands.add_parser("doctor", help="check data, keyring and both systems")
    commands.add_parser("restore", help="go on from the last whole copy of the database, where it is damaged")
    runs = commands.add_parser("runs", help="the last runs")
    runs.add_argument("--limit", type=int, default=20)
    explain = commands.add_parser("explain", help="where the shop's figure of an article or id comes from")
    explain.add_argument("key")
    support = commands.add_parser("support", help="save a report for support as a zip, without keys and persons")
    support.add_argument("file", type=Path, metavar="FILE", help="the zip, or a folder for it")
    cli_mapping.add_parser(commands)
    demo = commands.add_parser("demo", help="start the pretend MoySklad and the pretend shop")
    demo.add_argument("--variants", type=int, default=2000)
    demo.add_argument("--seed", type=int, default=7)
    demo.add_argument("--profile", choices=("on_premise", "cloud"), default="on_premise")
    demo.add_argument("--run", action="store_true", help="run the main job on them and tell what it did")
    return parser
