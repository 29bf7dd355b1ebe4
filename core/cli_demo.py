"""`python -m core demo`: the two pretend systems for client programs, or the main job carried out on them."""

from __future__ import annotations

import argparse
import json
import signal
import threading
import time

from core.cli_text import Speaker


def run(options: argparse.Namespace, say: Speaker) -> int:
    """Start both and stay until Ctrl-C; with `--run` do the main job and tell what it did."""
    return _main_job(options, say) if options.run else _serve(options)


def _serve(options: argparse.Namespace) -> int:
    from core.demo.launch import demo_line, start

    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with start(options.variants, options.seed, profile=options.profile) as systems:
        print(json.dumps(demo_line(systems), ensure_ascii=False), flush=True)
        while not stop.wait(1.0):
            pass
    return 0


def _main_job(options: argparse.Namespace, say: Speaker) -> int:
    """Load, link, accept exact pairs, compare, send, compare again: what a newcomer watches."""
    from core.app import AppOptions, acts, open_app
    from core.ports import CancelToken

    say.line(say.text("cli.demo_start", variants=options.variants, seed=options.seed))
    app = open_app(
        AppOptions(
            home=options.home,
            demo=True,
            demo_variants=options.variants,
            demo_seed=options.seed,
            demo_profile=options.profile,
        )
    )
    try:
        say.connected(acts.connect(app))
        started = time.monotonic()
        loaded = acts.load(app, CancelToken())
        say.line(say.text("cli.demo_loaded", seconds=round(time.monotonic() - started, 1)))
        say.load(loaded, app.mapping_counts(), app.waiting_plan())
        app.accept_exact()
        say.line(say.text("cli.demo_accepted"))
        say.mapping(app.mapping_counts())
        sent = acts.sync(app, CancelToken(), send=True)
        say.outcome(sent, app.plan_summary(sent.run_id))
        again = acts.sync(app, CancelToken(), send=True, changes=True)
        say.outcome(again, None)
        return 0 if sent.state.value == "done" and again.state.value == "done" else 1
    finally:
        app.close()
