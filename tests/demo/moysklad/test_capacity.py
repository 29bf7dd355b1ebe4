"""Start-up time, memory and page speed of the pretend MoySklad; the full size is marked `long`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import requests

from core.demo.http import ServerConfig

ROOT = Path(__file__).resolve().parents[3]


def resident_megabytes(process_id: int) -> float:
    """Return the resident memory of a process; Linux only."""
    for line in Path(f"/proc/{process_id}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise AssertionError("no VmRSS")


def processor_seconds(process_id: int) -> float:
    """Return the processor time a process has used; Linux only."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(variants: int) -> dict[str, float]:
    """Start a server of `variants` variants in a process of its own, read everything, return the figures."""
    config = ServerConfig(variants, 1, token_kind="solution", switches={"enforce_limits": False})
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "core.demo.serve", "moysklad"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    )
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(json.dumps(config.to_json()).encode() + b"\n")
        process.stdin.flush()
        ready = json.loads(process.stdout.readline())
        started = time.monotonic() - begun
        spent = processor_seconds(process.pid)
        base = f"http://127.0.0.1:{ready['port']}/api/remap/1.2"
        with requests.Session() as session:
            session.trust_env = False
            session.headers["Authorization"] = f"Bearer {ready['info']['solution_token']}"
            begun = time.monotonic()
            read = _read_variants(session, base)
            pages = time.monotonic() - begun
            begun = time.monotonic()
            rows = len(session.get(f"{base}/report/stock/all/current?include=zeroLines", timeout=60).json())
            report = time.monotonic() - begun
        assert read == variants
        assert rows > variants * 0.8
        return {
            "start": started,
            "cpu": spent,
            "megabytes": resident_megabytes(process.pid),
            "pages": pages,
            "report": report,
        }
    finally:
        process.terminate()
        process.wait(10)
        process.stdin.close()
        process.stdout.close()


def _read_variants(session: requests.Session, base: str) -> int:
    read = 0
    while True:
        query: dict[str, Any] = {
            "limit": 1000, "offset": read, "order": "id", "filter": "archived=true;archived=false",
        }  # fmt: skip
        page = session.get(f"{base}/entity/variant", params=query, timeout=60).json()
        read += len(page["rows"])
        if read >= page["meta"]["size"]:
            return read


def show(variants: int, figures: dict[str, float]) -> None:
    print(
        f"\n{variants} variants: start {figures['start']:.1f} s"
        f" ({figures['cpu']:.1f} s of processor), {figures['megabytes']:.0f} MB, all pages"
        f" {figures['pages']:.1f} s, short report {figures['report']:.2f} s"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_two_thousand_variants_start_quickly() -> None:
    figures = measure(2000)
    show(2000, figures)
    assert figures["start"] < 10
    assert figures["megabytes"] < 200


@pytest.mark.long
@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_hundred_thousand_variants_are_served_within_ten_seconds_and_500_megabytes() -> None:
    figures = measure(100_000)
    show(100_000, figures)
    # Other work on the machine is not ours: the processor's time tells what the server itself takes.
    assert min(figures["start"], figures["cpu"]) < 10
    assert figures["megabytes"] < 500
