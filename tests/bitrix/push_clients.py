"""Pushes quantities with one client in a process of its own and prints what it cost; started by test_push_cost.py.

Arguments: client ("ours" or "fast_bitrix24"). Standard input: JSON with the webhook and [[offer id, quantity], …].
Standard output: JSON with CPU seconds of the push, the growth of peak memory in MB, and how many rows were applied.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

STATUS = Path("/proc/self/status")
CLEAR = Path("/proc/self/clear_refs")


def _memory(name: str) -> float:
    """A figure of the process's memory in MB."""
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def _ours(webhook: str, rows: list[Any]) -> tuple[Any, Any]:
    from core.bitrix.gateway import BitrixGateway
    from core.ports import CancelToken, QuantityWrite, WriteOutcome

    class Now:
        def now(self) -> datetime:
            return datetime.now(UTC)

    gateway = BitrixGateway(webhook, clock=Now())

    def push() -> int:
        writes = [QuantityWrite(row[0], row[0], "offer", 15, Decimal(row[1])) for row in rows]
        applied = 0
        for results in gateway.write_quantities(writes, CancelToken(), lambda ids: None):
            applied += sum(one.outcome is WriteOutcome.APPLIED for one in results)
        return applied

    return push, gateway.close


def _fast_bitrix24(webhook: str, rows: list[Any]) -> tuple[Any, Any]:
    from fast_bitrix24 import Bitrix

    logging.disable(logging.CRITICAL)
    client = Bitrix(webhook, verbose=False, respect_velocity_policy=False)

    def push() -> int:
        calls = [{"id": row[0], "fields": {"quantity": row[1]}} for row in rows]
        return len(client.call("catalog.product.offer.update", calls))

    return push, lambda: None


def main() -> None:
    """Run one push."""
    given = json.load(sys.stdin)
    made = {"ours": _ours, "fast_bitrix24": _fast_bitrix24}[sys.argv[1]]
    push, close = made(given["webhook"], given["rows"])
    CLEAR.write_text("5", encoding="ascii")
    before = _memory("VmRSS")
    cpu, wall = time.process_time(), time.perf_counter()
    applied = push()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(json.dumps({"cpu": cpu, "wall": wall, "memory": _memory("VmHWM") - before, "applied": applied}))
    close()


if __name__ == "__main__":
    main()
