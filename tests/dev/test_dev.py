"""dev.py: its path logic on three systems, its set-up on a small project of its own, its plain words when stuck."""

import ast
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
MINI_PROJECT = """[project]
name = "mini"
version = "1"
dependencies = [{}]
[project.optional-dependencies]
gui = []
test = []
build = []
"""


def load(path: Path) -> ModuleType:
    """Import a dev.py from where it lies, so that its ROOT is that folder."""
    spec = importlib.util.spec_from_file_location(f"dev_{hashlib.md5(str(path).encode()).hexdigest()}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dev = load(ROOT / "dev.py")


# --- pure logic ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("root", "platform", "expected"),
    [
        (PurePosixPath("/srv/skladlink"), "linux", PurePosixPath("/srv/skladlink/.venv/bin/python")),
        (PurePosixPath("/Users/ann/Sklad Link"), "darwin", PurePosixPath("/Users/ann/Sklad Link/.venv/bin/python")),
        (PureWindowsPath(r"C:\Мой склад"), "win32", PureWindowsPath(r"C:\Мой склад\.venv\Scripts\python.exe")),
    ],
)
def test_interpreter_lies_where_venv_puts_it(root: PurePosixPath, platform: str, expected: PurePosixPath) -> None:
    assert dev.venv_python(root, platform) == expected


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
    ],
)
def test_display_is_seen(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert dev.has_display(platform, environ) is expected


def test_demo_opens_the_window_or_runs_the_main_job_and_passes_arguments_on() -> None:
    assert dev.demo_arguments(True, ["--lang", "ru"]) == ["-m", "gui", "--demo", "--lang", "ru"]
    headless = dev.demo_arguments(False, ["--variants", "50"])
    assert headless[:4] == ["-m", "core", "demo", "--run"]
    assert headless[-2:] == ["--variants", "50"], "what a person types comes last and so wins"


@pytest.mark.parametrize("separator", [":", ";"])
def test_our_code_is_found_first_from_any_folder(separator: str) -> None:
    found = dev.program_environment({"PYTHONPATH": "mine", "X": "1"}, PurePosixPath("/srv/app"), separator)
    assert found["PYTHONPATH"] == f"/srv/app{separator}mine"
    assert found["PYTHONSAFEPATH"] == "1"
    assert found["X"] == "1"
    assert dev.program_environment({}, PurePosixPath("/srv/app"), separator)["PYTHONPATH"] == "/srv/app"


def test_requirements_come_from_pyproject_by_profile() -> None:
    pyproject = {"project": {"dependencies": ["a"], "optional-dependencies": {"gui": ["b"], "test": ["c"]}}}
    assert dev.requirements_for(pyproject, ()) == ["a"]
    assert dev.requirements_for(pyproject, ("gui", "test")) == ["a", "b", "c"]


def test_fingerprint_changes_with_all_that_it_covers() -> None:
    here = PurePosixPath("/a")
    prints = {
        dev.fingerprint("x==1", "3.11.7", here),
        dev.fingerprint("x==2", "3.11.7", here),
        dev.fingerprint("x==1", "3.12.0", here),
        dev.fingerprint("x==1", "3.11.7", PurePosixPath("/b")),
    }
    assert len(prints) == 4
    assert dev.fingerprint("x==1", "3.11.7", here) in prints


def test_an_old_python_gets_as_far_as_the_sentence_meant_for_it() -> None:
    """The whole file parses with an old grammar, and nothing newer is imported before the version is looked at."""
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 6))
    before: list[str] = []
    for node in tree.body:
        if isinstance(node, ast.If):
            break
        if isinstance(node, ast.Import):
            before += [name.name for name in node.names]
    assert before == ["sys"]
    assert "Python %d.%d or newer" in ast.unparse(node)


# --- system packages -------------------------------------------------------------------------------------------


def test_only_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "loads", lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setattr(dev.shutil, "which", lambda program: None if program == "xvfb-run" else "/usr/bin/it")
    assert dev.missing_system_packages("headless") == []
    assert dev.missing_system_packages("window") == ["libxcb-cursor0"]
    assert dev.missing_system_packages("test") == ["libxcb-cursor0", "xvfb"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_system_packages(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(dev.sys, "platform", platform)
    monkeypatch.setattr(dev, "loads", lambda library: False)
    assert dev.missing_system_packages("test") == []


def test_without_root_rights_the_command_to_type_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda program: "/usr/bin/" + program)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.Stop, match=r"\n  sudo apt-get install -y --no-install-recommends libgl1 xvfb$"):
        dev.ensure_system_packages(["libgl1", "xvfb"])


def test_without_apt_the_missing_things_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda program: None)
    with pytest.raises(dev.Stop, match="libgl1, xvfb"):
        dev.ensure_system_packages(["libgl1", "xvfb"])


@pytest.mark.parametrize(("codes", "calls"), [([0], 1), ([100, 0, 0], 3)])
def test_apt_lists_are_renewed_only_when_the_first_try_fails(
    monkeypatch: pytest.MonkeyPatch, codes: list[int], calls: int
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], environ: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, codes[len(ran) - 1], "", "")

    monkeypatch.setattr(dev.shutil, "which", lambda program: "/usr/bin/" + program)
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(dev, "run_quietly", run)
    dev.ensure_system_packages(["libgl1"])
    assert len(ran) == calls
    assert ran[-1] == ["apt-get", "install", "-y", "--no-install-recommends", "libgl1"]
    assert (["apt-get", "update"] in ran) is (calls == 3)


# --- set-up, on a small project in a folder with a blank and Cyrillic in its name ------------------------------


def run_dev(root: Path, *arguments: str, **environ: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """Start the dev.py of this folder from another folder; the outcome and the seconds it took."""
    started = time.monotonic()
    outcome = subprocess.run(
        [sys.executable, str(root / "dev.py"), *arguments],
        cwd=root.parent,
        env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", "PYTHONUTF8": "1", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return outcome, time.monotonic() - started


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without dependencies whose `python -m core` prints its arguments."""
    root = tmp_path_factory.mktemp("dev") / "мой проект"
    (root / "core").mkdir(parents=True)
    shutil.copy(ROOT / "dev.py", root)
    (root / "pyproject.toml").write_text(MINI_PROJECT.format(""), "utf-8")
    (root / "constraints.txt").write_text("", "utf-8")
    (root / "core" / "__main__.py").write_text("import json, os, sys; print(json.dumps([sys.argv[1:], os.getcwd()]))")
    (root / "core" / "__init__.py").touch()
    (root.parent / "core").mkdir()
    (root.parent / "core" / "__init__.py").touch()
    (root.parent / "core" / "__main__.py").write_text("raise SystemExit('the wrong core')")
    return root


@pytest.mark.alone
def test_first_start_sets_up_and_the_next_is_quick(mini: Path) -> None:
    first, _ = run_dev(mini, "demo", "--variants", "9")
    assert first.returncode == 0, first.stderr
    assert "Making the environment in .venv" in first.stdout
    arguments, folder = json.loads(first.stdout.splitlines()[-1])
    assert arguments[:2] == ["demo", "--run"]
    assert arguments[-2:] == ["--variants", "9"]
    assert folder == str(mini.parent), "paths that a person types mean that person's folder"

    second, seconds = run_dev(mini, "demo")
    assert second.returncode == 0
    assert len(second.stdout.splitlines()) == 1, "nothing but the work itself"
    assert seconds < 2


def test_a_broken_environment_is_built_anew(mini: Path) -> None:
    run_dev(mini, "demo")
    python = Path(dev.venv_python(mini, sys.platform))
    python.unlink()
    python.symlink_to(mini / "python-that-was-removed")
    outcome, _ = run_dev(mini, "demo")
    assert outcome.returncode == 0, outcome.stderr
    assert "does not work any more; building it anew" in outcome.stdout
    assert python.exists()


def test_without_a_network_there_is_a_plain_message_and_nothing_is_lost(mini: Path) -> None:
    run_dev(mini, "demo")
    (mini / "pyproject.toml").write_text(MINI_PROJECT.format('"no-such-package-of-skladlink"'), "utf-8")
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    try:
        outcome, _ = run_dev(mini, "demo", **closed)
    finally:
        (mini / "pyproject.toml").write_text(MINI_PROJECT.format(""), "utf-8")
    assert outcome.returncode == 1
    assert "the packages could not be installed. This needs a network" in outcome.stderr
    assert "no-such-package-of-skladlink" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert run_dev(mini, "demo")[0].returncode == 0


def test_a_python_without_venv_names_the_package(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = load(mini / "dev.py")
    shutil.rmtree(mini / ".venv", ignore_errors=True)

    def run(command: list[str], environ: object = None) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "No module named venv")

    monkeypatch.setattr(module, "run_quietly", run)
    wanted = f"apt-get install python{sys.version_info.major}.{sys.version_info.minor}-venv\n  No module named venv"
    with pytest.raises(module.Stop, match=wanted):
        module.build_venv(Path(module.venv_python(mini, sys.platform)))


@pytest.mark.parametrize("content", ["", "[]", '{"base": "other", "requirements": ["a"]}', '{"base": "b"}', "\x00"])
def test_a_spoiled_stamp_only_costs_another_look_by_pip(tmp_path: Path, content: str) -> None:
    stamp = tmp_path / "stamp.json"
    stamp.write_text(content, "utf-8")
    assert dev.read_stamp(stamp, "b") == set()
    assert dev.read_stamp(tmp_path / "missing", "b") == set()


@pytest.mark.alone
def test_this_checkout_is_ready_within_two_seconds() -> None:
    """What `dev.py test` adds to the tests themselves once set-up is done."""
    if not (ROOT / ".venv" / "skladlink-ready.json").exists():
        pytest.skip("set-up was not made by dev.py here: python3 dev.py setup")
    run_dev(ROOT, "setup")
    outcome, seconds = run_dev(ROOT, "setup")
    assert outcome.stdout.startswith("Ready: "), outcome.stderr
    assert seconds < 2


def test_a_wrong_command_shows_the_commands() -> None:
    outcome, _ = run_dev(ROOT, "dance")
    assert outcome.returncode == 2
    assert "python3 dev.py demo" in outcome.stdout
