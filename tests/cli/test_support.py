"""`python -m core support`: a zip that tells enough and no secret, into a file or a folder, in both languages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "0123456789abcdef0123456789abcdef01234567"
CODE = "onlyletterscode"


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One command on a data folder, with both secrets in its environment."""
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "SKLADLINK_MOYSKLAD_TOKEN": TOKEN,
        "SKLADLINK_BITRIX_WEBHOOK": f"https://shop.invalid/rest/1/{CODE}/",
    }
    command = [sys.executable, "-m", "core", "--home", str(home), *words]
    return subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, encoding="utf-8", timeout=60
    )


def contents(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_report_without_secrets_is_saved(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "status")
    (home / "logs").mkdir(exist_ok=True)
    line = {"event": "request failed", "system": "shop", "status": 401, "request": "batch", "code": CODE}
    (home / "logs" / "skladlink.log").write_text(json.dumps({**line, "details": f"{TOKEN} {CODE}"}) + "\n", "utf-8")
    done = run(home, "support", str(tmp_path / "report.zip"))
    assert done.returncode == 0, done.stderr
    assert "report.zip" in done.stdout
    files = contents(tmp_path / "report.zip")
    assert json.loads(files["failure.json"])["request"]["status"] == 401
    assert "Версии" in files["about.txt"]
    checks = {check["check"]: check for check in json.loads(files["checks.json"])}
    assert checks["secret.moysklad_token"]["code"] == "doctor.secret_environment"
    everything = "\n".join(files.values()) + done.stdout + done.stderr
    assert TOKEN not in everything
    assert CODE not in everything


def test_a_folder_gets_a_file_of_its_own_name(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "--json", "--lang", "en", "support", str(tmp_path))
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    files = contents(Path(answer["file"]))
    assert Path(answer["file"]).parent == tmp_path
    assert list(files) == answer["parts"]
    assert "Versions of the program" in files["about.txt"]


def test_a_report_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "support", str(tmp_path / "nowhere" / "report.zip"))
    assert done.returncode == 1
    assert "Отчёт не сохранился" in done.stderr
    assert "Traceback" not in done.stderr
