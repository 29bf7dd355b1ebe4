"""What `dev.py test` runs: checks, then pytest in stages with the surroundings each needs, then the coverage floors.

Started by dev.py with the interpreter of `.venv`. A stage of its own is needed where tests must not share a
process, a screen or a keyring with others; see `STAGES`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit code when nothing was selected
COVERAGE_FLOORS = {"core/domain": 95, "core": 85}

CHECKS: dict[str, list[str]] = {
    "style (ruff check)": ["-m", "ruff", "check", "."],
    "format (ruff format)": ["-m", "ruff", "format", "--check", "."],
    "types (mypy --strict)": ["-m", "mypy"],
    "floors (import-linter)": ["-c", "from importlinter.cli import lint_imports_command as main; main()"],
}


@dataclass
class Result:
    """How one step ended; the counts are of tests."""

    name: str
    seconds: float
    ok: bool
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __str__(self) -> str:
        counts = f"  {self.passed} passed, {self.failed} failed, {self.skipped} skipped" if self.counted else ""
        return f"{'ok    ' if self.ok else 'FAILED'}  {self.name:<24}{self.seconds:7.1f} s{counts}"

    @property
    def counted(self) -> int:
        """How many tests this step knows of."""
        return self.passed + self.failed + self.skipped


@dataclass(frozen=True)
class Stage:
    """One run of pytest: which tests, in which surroundings.

    `marks` selects without --long, `long_marks` (where it differs) with it. `wrapper` is put before the command,
    on Linux only; `linux_only` stages do not run elsewhere at all.
    """

    name: str
    folder: str
    marks: str
    long_marks: str = ""
    options: tuple[str, ...] = ()
    environ: Mapping[str, str] = field(default_factory=dict)
    wrapper: tuple[str, ...] = ()
    coverage: bool = True
    linux_only: bool = False


OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
VIRTUAL_SCREEN = ("xvfb-run", "-a", "-s", "-screen 0 1600x900x24")
# A message bus with an unlocked keyring that nobody else sees and that goes away with its folder.
KEYRING_SESSION = (
    "dbus-run-session",
    "--",
    "sh",
    "-c",
    'export HOME="$SKLADLINK_TEST_HOME" XDG_RUNTIME_DIR="$SKLADLINK_TEST_HOME"; unset XDG_DATA_HOME; '
    'printf "test\\n" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null || exit 1; '
    'exec "$@"',
    "sh",
)
# Two at a time pays on two cores; a file stays in one process, so that it starts its servers or window once.
_TWO_AT_A_TIME = ("-n", "2", "--dist", "loadfile")
STAGES = (
    Stage(
        "core",
        "tests",
        "not alone and not long and not keyring",
        options=(*_TWO_AT_A_TIME, *(f"--ignore=tests/{name}" for name in ("gui", "window", "keyring"))),
    ),
    Stage(
        "gui",
        "tests/gui",
        "not alone and not long and not keyring",
        options=_TWO_AT_A_TIME,
        environ=OFFSCREEN,
    ),
    Stage(
        "window",
        "tests/window",
        "not alone and not long and not keyring",
        "not alone and not keyring",
        wrapper=VIRTUAL_SCREEN,
        coverage=False,
    ),
    Stage(
        "keyring",
        "tests",
        "keyring",
        environ={**OFFSCREEN, "SKLADLINK_TEST_KEYRING": "1"},
        wrapper=KEYRING_SESSION,
        linux_only=True,
    ),
    Stage(
        "alone",
        "tests",
        "alone and not long and not keyring",
        "(alone or long) and not keyring",
        options=("--ignore=tests/window", "--ignore=tests/keyring"),
        environ=OFFSCREEN,
        coverage=False,
    ),
)


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for checks and tests: without the developer's own tokens and data folder."""
    own = {name: value for name, value in environ.items() if not name.startswith("SKLADLINK_")}
    return {**own, "PYTHONPATH": str(ROOT)}


def run_checks() -> list[Result]:
    """Lint, types and import rules, a line each; what a check says is shown only when it found something."""
    results = []
    for name, arguments in CHECKS.items():
        started = time.monotonic()
        outcome = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment(os.environ),
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        results.append(Result(name, time.monotonic() - started, outcome.returncode == 0))
        print(results[-1], flush=True)
        if outcome.returncode != 0:
            print(outcome.stdout + outcome.stderr, flush=True)
    return results


def pytest_command(stage: Stage, platform: str, report: Path, *, long: bool, keyword: str | None) -> list[str]:
    """The whole command line of a stage on this system."""
    wrapper = stage.wrapper if platform.startswith("linux") else ()
    marks = (stage.long_marks if long else "") or stage.marks
    command = [
        *wrapper,
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--durations=10",
        "--durations-min=5",
        f"--junitxml={report}",
        *stage.options,
        "-m",
        marks,
    ]
    if stage.coverage:
        command += ["--cov=core", "--cov-branch", "--cov-report="]
    if keyword:
        command += ["-k", keyword]
    return [*command, stage.folder]


def count_tests(report: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped by a JUnit report; a crash leaves no report, and that is one failure."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        return 0, 1, 0

    def total(*names: str) -> int:
        return sum(int(suite.get(name, "0")) for suite in suites for name in names)

    failed, skipped = total("failures", "errors"), total("skipped")
    return total("tests") - failed - skipped, failed, skipped


def run_stage(stage: Stage, folder: Path, *, long: bool, keyword: str | None) -> Result | None:
    """Run one stage, its coverage data going to `folder`; None when it holds no test."""
    if not (ROOT / stage.folder).is_dir() or (stage.linux_only and not sys.platform.startswith("linux")):
        return None
    print(f"\n--- tests: {stage.name}", flush=True)
    report = folder / f"{stage.name}.xml"
    home = folder / f"home-{stage.name}"
    home.mkdir(mode=0o700)
    environ = {**environment(os.environ), **stage.environ, "SKLADLINK_TEST_HOME": str(home)}
    environ["COVERAGE_FILE"] = str(folder / f".coverage.{stage.name}")
    command = pytest_command(stage, sys.platform, report, long=long, keyword=keyword)
    started = time.monotonic()
    code = subprocess.call(command, cwd=ROOT, env=environ)
    if code == NO_TESTS:
        return None
    return Result(f"tests: {stage.name}", time.monotonic() - started, code == 0, *count_tests(report))


def shares(files: Mapping[str, Mapping[str, Mapping[str, int]]], folder: str) -> tuple[float, float] | None:
    """Per cent of branches and of statements under a folder that the tests took; None where nothing was measured."""
    found = [f["summary"] for name, f in files.items() if name.replace("\\", "/").startswith(folder + "/")]
    branches = sum(f["num_branches"] for f in found)
    statements = sum(f["num_statements"] for f in found)
    if not branches or not statements:
        return None
    taken = sum(f["covered_branches"] for f in found)
    return 100 * taken / branches, 100 * sum(f["covered_lines"] for f in found) / statements


def judge_coverage(folder: Path) -> Result:
    """Combine what the stages measured and hold it against the floors, which are of branches."""
    started = time.monotonic()
    environ = {**environment(os.environ), "COVERAGE_FILE": str(ROOT / ".coverage")}
    report = folder / "coverage.json"
    parts = [str(path) for path in folder.glob(".coverage.*")]
    for arguments in (["combine", "-q", *parts], ["json", "-q", "-o", str(report)]):
        subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, env=environ, check=False)
    files = json.loads(report.read_text("utf-8"))["files"] if report.exists() else {}
    ok = True
    print("\n--- coverage")
    for place, floor in COVERAGE_FLOORS.items():
        share = shares(files, place)
        ok = ok and share is not None and share[0] >= floor
        measured = f"{share[0]:.1f} % of branches, {share[1]:.1f} % of statements" if share else "nothing measured"
        print(f"{place}: {measured} (floor: {floor} % of branches)", flush=True)
    return Result("coverage", time.monotonic() - started, ok)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line of `dev.py test`."""
    parser = argparse.ArgumentParser(prog="dev.py test", description="Lint, types, import rules and all tests.")
    parser.add_argument("--long", action="store_true", help="the slow proofs too, and ten times the examples")
    parser.add_argument("-k", dest="keyword", help="only tests that match (as pytest's -k); no checks, no coverage")
    parser.add_argument("--stage", choices=[stage.name for stage in STAGES], help="only this stage of the tests")
    parser.add_argument("--checks", action="store_true", help="only the checks (the same as dev.py lint)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for; the last line counts the tests of all stages. 0 only if all went well."""
    options = parse(arguments)
    whole = options.stage is None and options.keyword is None
    results = run_checks() if whole or options.checks else []
    if options.checks:
        return 0 if all(result.ok for result in results) else 1
    if options.long:
        os.environ.setdefault("HYPOTHESIS_PROFILE", "long")
    with tempfile.TemporaryDirectory(prefix="skladlink-stages-", ignore_cleanup_errors=True) as name:
        for stage in STAGES:
            if options.stage in (None, stage.name):
                result = run_stage(stage, Path(name), long=options.long, keyword=options.keyword)
                results += [result] if result else []
        if whole:
            results.append(judge_coverage(Path(name)))
    print("\n--- summary", *results, sep="\n")
    passed, failed, skipped = (sum(getattr(r, what) for r in results) for what in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 0 if passed and all(result.ok for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
