"""A pretend MoySklad (JSON API 1.2) over real HTTP on loopback, for demo mode, tests and strangers' clients.

Written from the published API facts alone; it shares nothing with the program's own gateway. `build` makes the
application, `core.demo.http.serve` serves it, README.md one folder up describes its control door.
"""

from __future__ import annotations

import gc
from datetime import UTC, datetime

from core.demo.http import Built, Clock, Counters, Plumbing, ServerConfig, build_app
from core.demo.moysklad import control, gate
from core.demo.moysklad.seed import Filler
from core.demo.moysklad.sklad import PREFIX, Sklad
from core.demo.moysklad.switches import MoySkladSwitches
from core.demo.world import World

__all__ = ["PREFIX", "MoySkladSwitches", "build"]


def build(config: ServerConfig) -> Built:
    """Return a pretend MoySklad filled with the world of `config`.

    The info names the address prefix and the invented credentials; `token` is the user's or, with token_kind
    "solution", the solution's.

    Raises:
        ValueError: a size out of range, an unknown switch or token kind.
    """
    if config.token_kind not in ("user", "solution"):
        raise ValueError(f"unknown token kind: {config.token_kind}")
    switches = MoySkladSwitches()
    switches.apply(config.switches)
    clock, counters = Clock(), Counters()
    sklad = Sklad(config.seed, switches, clock, counters)
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    gc.disable()
    try:
        Filler(sklad, World(config.seed, config.variants, now)).fill()
    finally:
        gc.enable()
    plumbing = Plumbing(switches, gate.endpoint_of, gate.render_fault, clock, counters)
    app = build_app(plumbing)
    app.middlewares.insert(0, gate.count_parallel)
    app[gate.SKLAD] = sklad
    control.add_routes(app)
    app.router.add_route("*", "/{path:.*}", gate.dispatch)
    accounts = sklad.accounts
    user_token = accounts.token_of("admin@demo")
    return Built(
        app,
        {
            "prefix": PREFIX,
            "token": accounts.solution_token if config.token_kind == "solution" else user_token,
            "login": "admin@demo",
            "password": accounts.password_of("admin@demo"),
            "user_token": user_token,
            "solution_token": accounts.solution_token,
        },
    )
