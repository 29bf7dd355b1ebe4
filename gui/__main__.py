"""`python -m gui`: the window. `--demo` opens it on the pretend systems, `--shots DIR` renders pictures and exits."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m gui", description="The window of SkladLink.")
    parser.add_argument("--demo", action="store_true", help="open on the pretend MoySklad and the pretend shop")
    parser.add_argument("--variants", type=int, default=2000, help="size of the demo catalogue (default 2000)")
    parser.add_argument("--seed", type=int, default=7, help="seed of the demo catalogue (default 7)")
    parser.add_argument("--home", type=Path, help="data folder instead of the user's own")
    parser.add_argument("--hidden", action="store_true", help="start in the tray, without a window (at login)")
    parser.add_argument("--shots", type=Path, metavar="DIR", help="render every page to PNG files there and exit")
    parser.add_argument("--smoke", action="store_true", help="check that this build works, and exit")
    parser.add_argument("--lang", choices=("ru", "en"), default="", help="language of this run")
    parser.add_argument("--theme", choices=("light", "dark", "system"), default="", help="theme of this run")
    parser.add_argument(
        "--size", default="1440x900", metavar="WxH", help="window size for --shots (default 1440x900)"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Run and return the exit code."""
    options = parse(sys.argv[1:] if arguments is None else arguments)
    if options.shots or options.smoke:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui.app import Start, run

    start = Start(options.demo, options.variants, options.seed, options.home, options.lang, options.theme)
    if not (options.shots or options.smoke):
        return run(replace(start, by_itself=True, hidden=options.hidden))
    from gui.shots import parse_size, take_shots
    from gui.smoke import smoke

    size = parse_size(options.size)
    return take_shots(start, options.shots, size) if options.shots else smoke(start, size)


if __name__ == "__main__":
    raise SystemExit(main())
