"""`python -m core` as a server's administrator uses it: real processes, exit codes, JSON and plain tables."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from helpers.trial import Door

from core.demo.launch import DemoSystems, start

ROOT = Path(__file__).resolve().parents[2]


class Shell:
    """Runs commands on one data folder, with the tokens in the environment."""

    def __init__(self, home: Path, systems: DemoSystems) -> None:
        self.systems = systems
        self.env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SKLADLINK_HOME": str(home),
            "SKLADLINK_MOYSKLAD_TOKEN": systems.moysklad_token,
            "SKLADLINK_BITRIX_WEBHOOK": systems.bitrix_webhook,
            "PYTHONIOENCODING": "utf-8",
        }

    def run(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "core", *words]
        return subprocess.run(
            command, env=self.env, cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=120, check=False
        )

    def json(self, *words: str, code: int = 0) -> dict[str, Any]:
        done = self.run("--json", *words)
        assert done.returncode == code, done.stdout + done.stderr
        answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return answer


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    with start(60, 7, token_kind="solution") as systems:
        made = Shell(tmp_path_factory.mktemp("cli"), systems)
        made.json("connect", "--moysklad-url", systems.moysklad_url)
        made.json("load")
        yield made


def test_the_whole_way_from_connecting_to_explaining(shell: Shell) -> None:
    connected = shell.json("connect", "--moysklad-url", shell.systems.moysklad_url)
    assert connected["moysklad"]["kind"] == "solution"
    assert connected["moysklad"]["weight"] == 1
    loaded = shell.json("load", "--accept-exact")
    assert loaded["state"] == "done"
    assert loaded["mapping"]["linked"] > 0
    assert loaded["plan"]["changes"] > 0
    dry = shell.json("sync", "--dry-run")
    assert dry["state"] == "planned"
    shop = Door(shell.systems.bitrix_control)
    assert shop.get("writes") == []
    waits = shell.json("sync", code=3)
    assert waits["state"] == "planned"
    assert shop.get("writes") == []
    sent = shell.json("sync", "--yes", "--confirm", "1000")
    assert sent["state"] == "done"
    assert sent["totals"]["applied"] == len({write["id"] for write in shop.get("writes")}) > 0
    written = shop.get("writes")[0]
    shop.close()
    assert shell.json("sync", "--changes")["code"] == "stock.nothing_new"
    explained = shell.json("explain", str(written["id"]))
    assert explained["found"]
    assert explained["numbers"]["shop"] == explained["numbers"]["result"]
    assert explained["history"][0]["code"] == "history.stock"
    assert len(shell.json("runs")["runs"]) >= 5
    assert shell.json("status")["mapping"]["linked"] > 0
    assert {check["state"] for check in shell.json("doctor")["checks"]} <= {"ok", "warning"}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("words", [("status",), ("runs",), ("doctor",), ("explain", "10004"), ("sync", "--dry-run")])
def test_people_get_plain_sentences(shell: Shell, lang: str, words: tuple[str, ...]) -> None:
    done = shell.run("--lang", lang, *words)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() or done.stderr.strip()
    assert "{" not in done.stdout, "no placeholder is left over"
    cyrillic = sum("а" <= letter <= "я" for letter in done.stdout.lower())
    assert (cyrillic > 20) is (lang == "ru") or words[0] in ("explain", "runs")


def test_a_number_that_was_not_asked_for_confirms_nothing(shell: Shell) -> None:
    """The brake: the whole warehouse is emptied, `--yes` alone does not send it."""
    door = Door(shell.systems.moysklad_control)
    stores = door.get("state", kind="store")["ids"]
    for store in stores:
        door.post("stock", {"store": store, "factor": 0})
    door.close()
    shell.json("load", "--accept-exact")
    stopped = shell.json("sync", "--yes", code=3)
    assert stopped["state"] == "stopped_by_brake"
    assert stopped["brake"]["count"] > 0
    partly = shell.json("sync", "--yes", "--without-zeroing")
    assert partly["state"] == "done"
    sent = shell.json("sync", "--yes", "--confirm", str(stopped["brake"]["count"]))
    assert sent["state"] == "done"


def test_demo_prints_one_line_and_stops_on_ctrl_c() -> None:
    command = [sys.executable, "-m", "core", "demo", "--variants", "30", "--seed", "3"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = json.loads(process.stdout.readline())
        headers = {"Authorization": f"Bearer {line['moysklad']['token']}", "Accept-Encoding": "gzip"}
        variants = requests.get(f"{line['moysklad']['url']}/entity/variant?limit=1", headers=headers, timeout=10)
        profile = requests.get(f"{line['bitrix']['webhook']}profile", timeout=10)
        assert variants.json()["meta"]["size"] > 0
        assert "result" in profile.json()
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
        assert process.stdout.read() == ""


def test_a_wrong_call_is_exit_code_two(shell: Shell) -> None:
    assert shell.run("sync", "--no-such").returncode == 2
    assert shell.run().returncode == 2


def test_demo_run_does_the_main_job(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "SKLADLINK_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "core", "demo", "--run", "--variants", "60", "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "SkladLink отправил" in done.stdout
    assert list(tmp_path.iterdir()) == [], "a demo leaves the user's data folder alone"


def test_explain_tells_unlinked_and_unwritable_offers_apart(shell: Shell) -> None:
    """A set's quantity is computed by the shop; a deleted number is unknown; what nobody linked says so."""
    shell.json("load", "--accept-exact")
    door = Door(shell.systems.bitrix_control)
    elements = door.get("items", ids=",".join(door.get("quantities")))
    door.close()
    sets = [shell.json("explain", str(e["id"]))["numbers"] for e in elements if e["type"] == 2]
    assert "computed_by_shop" in [numbers.get("problem") for numbers in sets]
    parent = next(e["id"] for e in elements if e["type"] == 3)
    alone = shell.json("explain", str(parent))
    assert alone["found"]
    assert "offer" not in alone["numbers"]
    assert shell.json("explain", "999999999", code=1)["found"] is False


def test_a_damaged_database_goes_on_from_the_last_whole_copy(shell: Shell, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    linked = shell.json("--home", home, "connect", "--moysklad-url", shell.systems.moysklad_url)
    assert linked["moysklad"]["kind"] == "solution"
    assert shell.json("--home", home, "load")["mapping"]["linked"] > 0
    for copy in (tmp_path / "home" / "backups").iterdir():
        copy.unlink()
    before = shell.json("--home", home, "status")["mapping"]
    assert list((tmp_path / "home" / "backups").iterdir()), "a good copy a day"
    path = tmp_path / "home" / "skladlink.db"
    path.write_bytes(b"this is no database " * 500)
    assert shell.json("--home", home, "status", code=1)["error"] == "store.damaged"
    assert "restored" in shell.json("--home", home, "restore")
    assert shell.json("--home", home, "status")["mapping"] == before
