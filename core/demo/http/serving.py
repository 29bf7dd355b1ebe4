"""Serves one pretend system on loopback until a signal comes or the process that started it is gone."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from aiohttp import web

from core.demo.http.config import Built

HOST = "127.0.0.1"
PARENT_CHECK_SECONDS = 0.5
MAX_HEAD_BYTES = 64 * 1024
"""Long request lines get through: the pretend systems refuse them in their own way."""


def serve(build: Callable[[], Built], port: int = 0, *, watch_parent: bool = False) -> int:
    """Build a pretend system, serve it on loopback and print one JSON line: its port and `Built.info`.

    Returns 0 when SIGTERM or SIGINT comes, or, with `watch_parent`, when the standard input ends or the parent
    process changes. A system that cannot be built is told in the same line as `{"error": ...}`; start values
    that it refuses (ValueError) return 1, anything else is raised.
    """
    gc.disable()
    try:
        built = build()
    except Exception as error:
        _say({"error": str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"})
        if isinstance(error, ValueError):
            return 1
        raise
    gc.freeze()
    gc.enable()
    asyncio.run(_serve(built, port, watch_parent))
    return 0


async def _serve(built: Built, port: int, watch_parent: bool) -> None:
    stop = asyncio.Event()
    runner = web.AppRunner(
        built.app,
        access_log=None,
        shutdown_timeout=0.2,
        keepalive_timeout=60,
        max_line_size=MAX_HEAD_BYTES,
        max_field_size=MAX_HEAD_BYTES,
    )
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        await site.start()
        _stop_on_signals(stop)
        if watch_parent:
            _stop_when_parent_goes(stop)
        _say({"port": runner.addresses[0][1], "info": built.info})
        await stop.wait()
    finally:
        await runner.cleanup()


def _say(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=True), flush=True)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


def _stop_when_parent_goes(stop: asyncio.Event) -> None:
    """Watch the standard input, which the parent holds open, and the parent's process id."""
    loop = asyncio.get_running_loop()

    def leave() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    def watch_input() -> None:
        if sys.stdin is not None:
            while os.read(sys.stdin.fileno(), 4096):
                pass
            leave()

    threading.Thread(target=watch_input, name="parent-input", daemon=True).start()
    parent = os.getppid()

    def check_parent() -> None:
        if os.getppid() != parent:
            stop.set()
        else:
            loop.call_later(PARENT_CHECK_SECONDS, check_parent)

    loop.call_later(PARENT_CHECK_SECONDS, check_parent)
