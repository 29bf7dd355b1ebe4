"""Starting and stopping the two pretend systems as processes of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from core.demo import launch, serve

ROOT = Path(__file__).resolve().parents[2]
PARENT = """
import json, sys, time
from core.demo import launch
systems = launch.start(20, 3)
print(json.dumps({"pids": systems.process_ids, **launch.demo_line(systems)}), flush=True)
time.sleep(120)
"""


def alive(process_id: int) -> bool:
    """Whether a process still runs (a zombie does not)."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process_id}/stat")
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return not status.parent.parent.exists()


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def test_both_systems_start_answer_and_stop(http: requests.Session) -> None:
    with launch.start(
        20,
        3,
        profile="cloud",
        moysklad_switches={},
        bitrix_switches={"rate_plan": "enterprise"},
        token_kind="solution",
    ) as systems:
        pids = systems.process_ids
        answer = http.get(systems.bitrix_webhook + "profile", timeout=10)
        assert answer.json()["result"]["ADMIN"] is True
        assert "operating" in answer.json()["time"]
        assert http.get(f"{systems.bitrix_control}/switches", timeout=10).json()["rate_plan"] == "enterprise"
        headers = {"Authorization": f"Bearer {systems.moysklad_token}", "Accept-Encoding": "gzip"}
        answer = http.get(f"{systems.moysklad_url}/entity/store", headers=headers, timeout=10)
        assert answer.status_code == 200, answer.text
        assert answer.json()["rows"]
        assert http.get(f"{systems.moysklad_control}/unserved", timeout=10).json()["total"] == 0
        line = json.loads(json.dumps(launch.demo_line(systems)))
        assert line["bitrix"]["webhook"] == systems.bitrix_webhook
        assert line["moysklad"]["token"] == systems.moysklad_token
        assert all(alive(pid) for pid in pids)
    assert wait_until(lambda: not any(alive(pid) for pid in pids))
    systems.stop()


def test_the_same_seed_gives_the_same_webhook_and_data(http: requests.Session) -> None:
    dumps = []
    for seed in (3, 3, 4):
        with subprocess.Popen(
            [sys.executable, "-m", "core.demo.serve", "bitrix", "--variants", "20", "--seed", str(seed)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        ) as process:
            assert process.stdout is not None
            line = json.loads(process.stdout.readline())
            base = f"http://127.0.0.1:{line['port']}"
            dump = http.get(f"{base}/_control/quantities", timeout=10).json()
            dumps.append((line["info"]["code"], dump))
            process.terminate()
    assert dumps[0] == dumps[1]
    assert dumps[0] != dumps[2]


@pytest.mark.parametrize("signal_name", ["SIGKILL", "SIGTERM"])
def test_killing_the_parent_ends_the_children(signal_name: str) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=ROOT) as parent:
        assert parent.stdout is not None
        pids = json.loads(parent.stdout.readline())["pids"]
        assert len(pids) == 2
        assert all(alive(pid) for pid in pids)
        parent.send_signal(getattr(signal, signal_name, signal.SIGTERM))
        parent.wait(10)
    assert wait_until(lambda: not any(alive(pid) for pid in pids)), pids


def test_a_system_that_cannot_be_built_says_why() -> None:
    with pytest.raises(launch.DemoStartError, match="variants must be"):
        launch.start(1, 1)
    with pytest.raises(launch.DemoStartError, match="no such switch: speed"):
        launch.start(20, 1, bitrix_switches={"speed": 1})


def test_serve_knows_two_systems(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        serve.main(["amazon"])
    assert "invalid choice" in capsys.readouterr().err
