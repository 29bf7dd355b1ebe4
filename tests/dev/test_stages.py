"""tests/stages.py: what it runs, how it counts, how it judges coverage."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from coverage import CoverageData

from tests import stages

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = {stage.name: stage for stage in stages.STAGES}


def collected(tmp_path: Path, expression: str) -> set[str]:
    """The names that pytest selects by a mark expression among one test of each kind."""
    file = tmp_path / "test_kinds.py"
    lines = ["import pytest"]
    for marks in ("plain", "long", "alone", "keyring", "alone_long"):
        names = [] if marks == "plain" else marks.split("_")
        lines += [f"@pytest.mark.{name}" for name in names] + [f"def test_{marks}(): assert True"]
    file.write_text("\n".join(lines))
    outcome = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--collect-only",
            "-q",
            "-m",
            expression,
            "-p",
            "no:cacheprovider",
            str(file),
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return {line.rpartition("::test_")[2] for line in outcome.stdout.splitlines() if "::" in line}


@pytest.mark.parametrize("long", [False, True])
def test_each_test_runs_in_exactly_one_stage(tmp_path: Path, long: bool) -> None:
    """Of the three stages that share the folder of most tests, one takes each kind; long ones only when asked."""
    runs = [
        kind
        for name in ("core", "keyring", "alone")
        for kind in collected(tmp_path, (BY_NAME[name].long_marks if long else "") or BY_NAME[name].marks)
    ]
    expected = ["alone", "keyring", "plain"]
    assert sorted(runs) == sorted([*expected, "long", "alone_long"] if long else expected)


def test_wrappers_are_for_linux_only() -> None:
    linux = stages.pytest_command(BY_NAME["window"], "linux", Path("r.xml"), long=False, keyword=None)
    windows = stages.pytest_command(BY_NAME["window"], "win32", Path("r.xml"), long=False, keyword="brake")
    assert linux[0] == "xvfb-run"
    assert windows[0] == sys.executable
    assert windows[-3:] == ["-k", "brake", "tests/window"]


def test_time_is_measured_without_coverage_and_alone() -> None:
    command = stages.pytest_command(BY_NAME["alone"], "linux", Path("r.xml"), long=False, keyword=None)
    assert "-n" not in command
    assert not any(word.startswith("--cov") for word in command)


def test_own_tokens_never_reach_the_tests() -> None:
    found = stages.environment({"SKLADLINK_MOYSKLAD_TOKEN": "secret", "SKLADLINK_HOME": "mine", "PATH": "p"})
    assert found == {"PATH": "p", "PYTHONPATH": str(ROOT)}


def write_tests(body: str) -> Callable[[Path], Path]:
    """A maker of a folder with one test file of this content."""

    def make(root: Path) -> Path:
        (root / "made").mkdir()
        (root / "made" / "test_made.py").write_text(body)
        return root

    return make


MIXED = (
    "import pytest\n"
    "def test_a(): pass\n"
    "def test_b(): assert 0\n"
    "@pytest.mark.skip\n"
    "def test_c(): pass\n"
    "@pytest.fixture\n"
    "def broken(): raise ValueError\n"
    "def test_d(broken): pass\n"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("def test_a(): pass\n", (True, 1, 0, 0)),
        (MIXED, (False, 1, 2, 1)),
        ("import os\ndef test_a(): os._exit(134)\n", (False, 0, 1, 0)),
        ("def test_a(:\n", (False, 0, 1, 0)),
    ],
    ids=["passes", "mixed", "crash", "syntax error"],
)
def test_results_are_counted_even_after_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, expected: tuple[bool, int, int, int]
) -> None:
    monkeypatch.setattr(stages, "ROOT", write_tests(body)(tmp_path))
    (tmp_path / "out").mkdir()
    stage = stages.Stage("made", "made", "", coverage=False)
    result = stages.run_stage(stage, tmp_path / "out", long=False, keyword=None)
    assert result is not None
    assert (result.ok, result.passed, result.failed, result.skipped) == expected


def test_a_stage_without_tests_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "ROOT", write_tests("")(tmp_path))
    (tmp_path / "out").mkdir()
    empty = stages.Stage("made", "made", "", coverage=False)
    missing = stages.Stage("missing", "nowhere", "", coverage=False)
    assert stages.run_stage(empty, tmp_path / "out", long=False, keyword=None) is None
    assert stages.run_stage(missing, tmp_path / "out", long=False, keyword=None) is None


def measured(branches: int, covered: int) -> dict[str, dict[str, int]]:
    """What coverage's JSON says of one file; every statement is covered."""
    return {
        "summary": {
            "num_branches": branches,
            "covered_branches": covered,
            "num_statements": 10,
            "covered_lines": 10,
        }
    }


def test_the_share_is_of_branches_under_the_folder() -> None:
    files = {
        "core/domain/a.py": measured(10, 9),
        "core\\domain\\b.py": measured(10, 10),
        "core/app.py": measured(20, 1),
        "core/domain.py": measured(20, 0),
    }
    assert stages.shares(files, "core/domain") == (95.0, 100.0)
    assert stages.shares(files, "core") == (pytest.approx(100 * 20 / 60), 100.0)
    assert stages.shares(files, "gui") is None


def test_the_keyring_stage_has_a_secret_service_of_its_own(tmp_path: Path) -> None:
    """Inside the session a secret can be kept and read back; nothing of it is left outside."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the session is for Linux")
    code = (
        "import keyring; keyring.set_password('skladlink-test', 'u', 'v');"
        "print(type(keyring.get_keyring()).__module__, keyring.get_password('skladlink-test', 'u'))"
    )
    environ = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
    tmp_path.chmod(0o700)
    outcome = subprocess.run(
        [*stages.KEYRING_SESSION, sys.executable, "-c", code],
        env={**environ, "SKLADLINK_TEST_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert outcome.stdout.split() == ["keyring.backends.SecretService", "v"], outcome.stderr


def test_what_runs_in_a_process_of_its_own_is_measured(tmp_path: Path) -> None:
    """The pretend systems and killed jobs count for coverage although another process runs them."""
    test = tmp_path / "test_made.py"
    test.write_text(
        "import subprocess, sys\n"
        "def test_elsewhere():\n"
        "    subprocess.run([sys.executable, '-c', 'import core.domain.catalogue'], check=True)\n"
    )
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ |= {"PYTHONPATH": str(ROOT), "COVERAGE_FILE": str(tmp_path / ".coverage.made")}
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml")]
    command += ["-p", "no:cacheprovider", "--cov=core", "--cov-branch", "--cov-report=", str(test)]
    outcome = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    data = CoverageData(str(tmp_path / ".coverage.made"))
    data.read()
    assert str(ROOT / "core" / "domain" / "catalogue.py") in data.measured_files()
