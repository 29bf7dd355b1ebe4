"""Starts the two pretend systems in processes of their own and stops them; the one door for CLI, GUI and tests."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from core.demo.http.config import ServerConfig

START_SECONDS = 120.0
STOP_SECONDS = 5.0
FROZEN_PROGRAM = "skladlink-cli"
FROZEN_SWITCH = "--demo-serve"
"""First argument by which the packed program's entry knows that it is to run `core.demo.serve.main`."""


class DemoStartError(RuntimeError):
    """A pretend system did not come up; the text says which and why."""


@dataclass
class DemoSystems:
    """Both pretend systems, running. A context manager; leaving it stops them.

    All credentials are invented and may be shown.
    """

    moysklad_url: str
    moysklad_token: str
    moysklad_login: str
    moysklad_password: str
    bitrix_webhook: str
    moysklad_control: str
    bitrix_control: str
    moysklad_info: dict[str, Any]
    bitrix_info: dict[str, Any]
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list, repr=False)

    @property
    def process_ids(self) -> list[int]:
        """Process ids of the pretend MoySklad and the pretend Bitrix, in this order."""
        return [process.pid for process in self._processes]

    def stop(self) -> None:
        """Stop both processes; a second call does nothing."""
        _stop_all(self._processes)
        self._processes.clear()

    def wait(self) -> None:
        """Return when both processes have ended by themselves or by `stop`."""
        for process in list(self._processes):
            process.wait()

    def __enter__(self) -> DemoSystems:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(
    variants: int,
    seed: int,
    *,
    profile: str = "on_premise",
    moysklad_switches: dict[str, Any] | None = None,
    bitrix_switches: dict[str, Any] | None = None,
    token_kind: str = "user",
) -> DemoSystems:
    """Start both pretend systems and return when they answer.

    Args:
        variants: how many MoySklad variants the seeded world has.
        seed: the same seed gives the same data.
        profile: "on_premise" or "cloud", the Bitrix side's kind.
        moysklad_switches: switches of the pretend MoySklad, by name.
        bitrix_switches: switches of the pretend Bitrix, by name.
        token_kind: "user" or "solution", whose token the MoySklad one is.

    Raises:
        DemoStartError: one of them did not come up.
    """
    moysklad = ServerConfig(variants, seed, token_kind=token_kind, switches=moysklad_switches or {})
    bitrix = ServerConfig(variants, seed, profile=profile, switches=bitrix_switches or {})
    processes: list[subprocess.Popen[bytes]] = []
    try:
        processes.append(_spawn("moysklad", moysklad))
        processes.append(_spawn("bitrix", bitrix))
        deadline = time.monotonic() + START_SECONDS
        answers = [_ready(process, deadline) for process in processes]
    except BaseException:
        _stop_all(processes)
        raise
    return _systems(answers[0], answers[1], processes)


def demo_line(systems: DemoSystems) -> dict[str, Any]:
    """Return what `python -m core demo` prints as its one JSON line."""
    return {
        "moysklad": {
            "url": systems.moysklad_url,
            "token": systems.moysklad_token,
            "login": systems.moysklad_login,
            "password": systems.moysklad_password,
            "control": systems.moysklad_control,
        },
        "bitrix": {"webhook": systems.bitrix_webhook, "control": systems.bitrix_control},
    }


def _systems(
    moysklad: dict[str, Any], bitrix: dict[str, Any], processes: list[subprocess.Popen[bytes]]
) -> DemoSystems:
    moysklad_base = f"http://127.0.0.1:{moysklad['port']}"
    bitrix_base = f"http://127.0.0.1:{bitrix['port']}"
    secrets = moysklad["info"]
    return DemoSystems(
        moysklad_url=f"{moysklad_base}/api/remap/1.2",
        moysklad_token=secrets["token"],
        moysklad_login=secrets["login"],
        moysklad_password=secrets["password"],
        bitrix_webhook=f"{bitrix_base}/rest/{bitrix['info']['user_id']}/{bitrix['info']['code']}/",
        moysklad_control=f"{moysklad_base}/_control",
        bitrix_control=f"{bitrix_base}/_control",
        moysklad_info=secrets,
        bitrix_info=bitrix["info"],
        _processes=processes,
    )


def _spawn(system: str, config: ServerConfig) -> subprocess.Popen[bytes]:
    """Start one system's process and hand it its start values."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        # The bundle's window has no standard output on Windows; its command line program has.
        here = Path(sys.executable)
        command = [str(here.with_name(FROZEN_PROGRAM + here.suffix)), FROZEN_SWITCH, system]
    else:
        command = [sys.executable, "-m", "core.demo.serve", system]
        root = str(Path(__file__).resolve().parents[2])
        rest = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = root + os.pathsep + rest if rest else root
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert process.stdin is not None
    # A child that died at once breaks the pipe; its missing answer tells the caller.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(json.dumps(config.to_json()).encode() + b"\n")
        process.stdin.flush()
    return process


def _ready(process: subprocess.Popen[bytes], deadline: float) -> dict[str, Any]:
    """Wait for the one line that a system prints when it serves."""
    assert process.stdout is not None
    lines: list[bytes] = []
    reader = threading.Thread(target=_read_line, args=(process.stdout, lines), daemon=True)
    reader.start()
    reader.join(max(0.0, deadline - time.monotonic()))
    name = str(process.args[-1]) if isinstance(process.args, list) else "server"
    if not lines:
        raise DemoStartError(f"the pretend {name} did not start within {START_SECONDS:.0f} s")
    if not lines[0]:
        raise DemoStartError(f"the pretend {name} ended at once, exit code {process.wait(STOP_SECONDS)}")
    answer = json.loads(lines[0])
    if "error" in answer:
        raise DemoStartError(f"the pretend {name} could not be built: {answer['error']}")
    assert isinstance(answer, dict)
    return answer


def _read_line(stream: IO[bytes], lines: list[bytes]) -> None:
    lines.append(stream.readline())


def _stop_all(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
