"""Entry of one pretend system's process: `python -m core.demo.serve moysklad|bitrix`.

Without options it reads its start values as one JSON line from the standard input, which the starter keeps open
as its sign of life (see core/demo/launch.py). With `--variants` it runs on its own until Ctrl-C.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module

from core.demo.http import Built, ServerConfig, serve

SYSTEMS = {"moysklad": "core.demo.moysklad", "bitrix": "core.demo.bitrix"}


def build(system: str, config: ServerConfig) -> Built:
    """Build the pretend `system` ("moysklad" or "bitrix"); each package has a function `build(config)`."""
    built = import_module(SYSTEMS[system]).build(config)
    assert isinstance(built, Built)
    return built


def main(arguments: list[str] | None = None) -> int:
    """Serve the named system and return the exit code."""
    parser = argparse.ArgumentParser(prog="core.demo.serve", description=__doc__)
    parser.add_argument("system", choices=sorted(SYSTEMS))
    parser.add_argument("--variants", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", choices=["on_premise", "cloud"], default="on_premise")
    parser.add_argument("--token-kind", choices=["user", "solution"], default="user")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args(arguments)
    started_by_parent = options.variants is None
    if started_by_parent:
        config = ServerConfig.from_json(json.loads(sys.stdin.buffer.readline()))
    else:
        config = ServerConfig(
            variants=options.variants,
            seed=options.seed,
            profile=options.profile,
            token_kind=options.token_kind,
            port=options.port,
        )
    return serve(lambda: build(options.system, config), config.port, watch_parent=started_by_parent)


if __name__ == "__main__":
    sys.exit(main())
