"""The bundle for people without Python: it builds, stays small, and both programs in it do real work."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.stages import KEYRING_SESSION, VIRTUAL_SCREEN

ROOT = Path(__file__).resolve().parents[2]
LARGEST_MEGABYTES = 260
EXE = ".exe" if sys.platform == "win32" else ""

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that PyInstaller makes of build_installer.spec."""
    if not importlib.util.find_spec("PyInstaller"):
        pytest.skip("PyInstaller is not installed: python3 dev.py test --long")
    work = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--distpath", str(work / "dist")]
    command += ["--workpath", str(work / "build"), str(ROOT / "build_installer.spec")]
    outcome = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stderr[-3000:]
    return work / "dist" / "skladlink"


def start(
    program: Path, *arguments: str, wrapper: tuple[str, ...] = (), **environ: str
) -> subprocess.CompletedProcess[str]:
    """Start a program of the bundle as on a machine without Python: none of our paths in its environment."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE", "COV_"))}
    return subprocess.run(
        [*wrapper, str(program) + EXE, *arguments],
        cwd=program.parent.parent,
        env={**bare, **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=300,
    )


def test_it_is_small_and_pruned(bundle: Path) -> None:
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < LARGEST_MEGABYTES * 1_000_000
    names = {path.name.lower() for path in files}
    assert [name for name in names if "gtk" in name or "qml" in name or "quick" in name] == []
    assert {"qtbase_ru.qm", "inter-regular.otf", "inter-ofl.txt", "license"} <= names


def test_the_command_line_does_the_main_job(bundle: Path, tmp_path: Path) -> None:
    outcome = start(
        bundle / "skladlink-cli", "demo", "--run", "--variants", "200", "--seed", "7", SKLADLINK_HOME=str(tmp_path)
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert outcome.stdout.strip()


def test_the_keyring_of_the_system_is_found(bundle: Path, tmp_path: Path) -> None:
    """The backends are chosen by name at run time, which a bundle easily loses."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the session with a keyring of its own is for Linux")
    tmp_path.chmod(0o700)
    home = {"SKLADLINK_HOME": str(tmp_path / "home"), "SKLADLINK_TEST_HOME": str(tmp_path)}
    outcome = start(bundle / "skladlink-cli", "--json", "doctor", wrapper=KEYRING_SESSION, **home)
    found = {check["check"]: check["code"] for check in json.loads(outcome.stdout)["checks"]}
    assert found["secret.moysklad_token"] == "doctor.secret_missing", "asked, and not there: the keyring answered"


@pytest.mark.parametrize("screen", ["offscreen", "xcb"])
def test_the_smoke_run_of_the_window_is_well(bundle: Path, tmp_path: Path, screen: str) -> None:
    """Every page, the database, both languages, the certificates, and the pretend systems out of the bundle."""
    if screen == "xcb" and not (sys.platform.startswith("linux") and shutil.which("xvfb-run")):
        pytest.skip("a virtual screen is Linux's")
    outcome = start(
        bundle / "skladlink",
        "--smoke",
        "--variants",
        "60",
        wrapper=VIRTUAL_SCREEN if screen == "xcb" else (),
        SKLADLINK_HOME=str(tmp_path / "home"),
        QT_QPA_PLATFORM=screen,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    checks = ("start", "database", "demo MoySklad", "demo shop", "keyring", "certificates", "translations", "pages")
    for check in checks:
        assert f"ok      {check}" in outcome.stdout, outcome.stdout
    assert not (tmp_path / "home").exists(), "nobody's data are touched"


def test_the_command_line_saves_a_report_for_support(bundle: Path, tmp_path: Path) -> None:
    outcome = start(bundle / "skladlink-cli", "--home", str(tmp_path / "home"), "support", str(tmp_path / "x.zip"))
    assert outcome.returncode == 0, outcome.stderr
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert json.loads(archive.read("versions.json"))["bundle"] is True


def test_the_window_draws_its_pages(bundle: Path, tmp_path: Path) -> None:
    shots = tmp_path / "shots"
    outcome = start(
        bundle / "skladlink",
        "--demo",
        "--shots",
        str(shots),
        SKLADLINK_HOME=str(tmp_path / "home"),
        QT_QPA_PLATFORM="offscreen",
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert [path for path in shots.glob("*.png") if path.stat().st_size > 5_000]
