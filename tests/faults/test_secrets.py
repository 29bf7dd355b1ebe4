"""No token, webhook code or password in any file of the data folder, in any output or in any process's arguments."""

from __future__ import annotations

import base64
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from faults.conftest import Ground
from faults.shell import Shell

FAILURES = (
    ("warehouse", {"kind": "401", "count": 1}),
    ("warehouse", {"kind": "403", "count": 1}),
    ("warehouse", {"kind": "500", "count": 1}),
    ("warehouse", {"kind": "html", "count": 1}),
    ("shop", {"kind": "401", "count": None}),
    ("shop", {"kind": "403", "count": 1}),
    ("shop", {"kind": "cut_body", "count": 1}),
    ("shop", {"kind": "lose_answer", "endpoint": "batch", "contains": "product.offer.update", "count": 1}),
)


def forms(secret: str) -> list[bytes]:
    """A secret as it is, in a URL, in Base64, backwards from a header."""
    return [secret.encode(), quote(secret, safe="").encode(), base64.b64encode(secret.encode())]


def found_in(data: bytes, secrets: dict[str, str]) -> list[str]:
    return [name for name, secret in secrets.items() if any(form in data for form in forms(secret))]


@pytest.fixture
def secrets(ground: Ground) -> dict[str, str]:
    code = ground.systems.bitrix_webhook.rstrip("/").rpartition("/")[2]
    assert len(code) >= 16
    return {
        "token": ground.systems.moysklad_token,
        "webhook code": code,
        "password": ground.systems.moysklad_password,
        "token in a header": base64.b64encode(
            f"{ground.systems.moysklad_login}:{ground.systems.moysklad_password}".encode()
        ).decode(),
    }


def test_nothing_secret_is_kept_or_said(
    ground: Ground, tmp_path: Path, secrets: dict[str, str], quick: None, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    shell = Shell.of(ground, home)
    said: list[str] = []

    def run(*words: str) -> int:
        done = shell.here(capsys, *words)
        said.append(done.text)
        return done.code

    assert run("connect", "--moysklad-url", ground.systems.moysklad_url) == 0
    with shell.start("load", "--accept-exact") as process:
        arguments = Path(f"/proc/{process.pid}/cmdline")
        if arguments.exists():
            assert found_in(arguments.read_bytes(), secrets) == []
        said += process.communicate(timeout=100)
        assert process.returncode == 0
    for door, fault in FAILURES:
        getattr(ground, door).post("faults", fault)
        run("--json" if door == "shop" else "--lang=en", "sync", "--yes", "--confirm", "10000")
        getattr(ground, door).delete("faults")
    for words in (("doctor",), ("status",), ("runs",), ("--json", "connect"), ("explain", "10004")):
        run(*words)
    login = ("connect", "--moysklad-login", ground.systems.moysklad_login, "--session-only")
    said.append(shell.run(*login, stdin=ground.systems.moysklad_password + "\n").text)
    run("connect", "--moysklad-url", f"https://{secrets['token']}@api.moysklad.ru/")
    elsewhere = Shell(home, secrets["token"], f"http://127.0.0.1:9/rest/1/{secrets['webhook code']}/")
    said.append(elsewhere.here(capsys, "sync", "--yes").text)
    assert found_in("\n".join(said).encode(), secrets) == []
    files = [path for path in home.rglob("*") if path.is_file()]
    assert {"skladlink.db", "skladlink.log"} <= {path.name for path in files}
    assert any("backups" in str(path) for path in files)
    assert {str(path): found_in(path.read_bytes(), secrets) for path in files} == {str(path): [] for path in files}


def test_an_open_program_keeps_its_secrets_out_of_its_files_too(
    ground: Ground, secrets: dict[str, str], quick: None
) -> None:
    """Also while it runs: database, its write-ahead log, the program's log and its tail in memory."""
    ground.app.close()
    ground.open()
    for door, fault in FAILURES:
        getattr(ground, door).post("faults", fault)
        ground.sync(accepted=10_000)
        getattr(ground, door).delete("faults")
        ground.app.forget_connections()
    lines = repr(ground.app.log_tail.lines())
    assert "run failed" in lines
    assert found_in(lines.encode(), secrets) == []
    for path in ground.home.rglob("*"):
        if path.is_file():
            assert found_in(path.read_bytes(), secrets) == [], path


def test_the_search_finds_what_is_there(secrets: dict[str, str]) -> None:
    for name, secret in secrets.items():
        for form in forms(secret):
            assert name in found_in(b"x" + form + b"y", secrets)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at ps of Linux")
def test_the_pretend_systems_get_theirs_by_standard_input(ground: Ground, secrets: dict[str, str]) -> None:
    ids = ",".join(map(str, ground.systems.process_ids))
    seen = subprocess.run(["ps", "-o", "args", "-p", ids], capture_output=True, check=True).stdout
    assert b"core.demo.serve" in seen
    assert found_in(seen, secrets) == []
