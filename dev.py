#!/usr/bin/env python3
"""The commands for people who work on SkladLink.

    python3 dev.py demo [...]          open the window on two pretend systems; without a display run the main job
    python3 dev.py test [--long] [-k]  lint, types, import rules and all tests (tests/stages.py)
    python3 dev.py lint                the same without the tests
    python3 dev.py words [area ...]    bring the window's translation files up to date (tools/words.py)
    python3 dev.py pictures            take the pictures of README and user guide anew (tools/pictures.py)
    python3 dev.py bench [variants]    how good, how fast and how large matching is (tools/bench_matching.py)
    python3 dev.py setup               only make ready what the tests need

Needs Python 3.11 and nothing else. Each command first does what set-up is still missing: packages go to `.venv`
beside this file; on Debian and Ubuntu the system packages of Qt and the tests are added too, or named with the
command to type.
"""

import sys

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    # Up to here and in its grammar this file must also be read by old Pythons, to say this instead of a traceback.
    sys.exit(
        "SkladLink needs Python %d.%d or newer; this one is %d.%d. Install a newer Python and start dev.py with it, "
        "for example: python3.11 dev.py demo" % (OLDEST + sys.version_info[:2])
    )

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parent

# What each kind of work needs of pyproject.toml: optional groups, beside the dependencies proper.
PROFILES: dict[str, tuple[str, ...]] = {
    "headless": (),
    "window": ("gui",),
    "test": ("gui", "test"),
    "long": ("gui", "test", "build"),
}

# Debian package → the library that shows it is there. Loading it also works where it came by another way.
QT_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
}
TEST_PROGRAMS = {
    "xvfb": "xvfb-run",
    "xauth": "xauth",
    "dbus": "dbus-run-session",
    "gnome-keyring": "gnome-keyring-daemon",
    "openbox": "openbox",
    "trayer": "trayer",
    "xdotool": "xdotool",
}
DEMO_SIZE = ("--variants", "2000", "--seed", "7")


class Stop(Exception):
    """A reason to stop that is said to the person as it is, without a traceback."""


def say(line: str) -> None:
    """Print at once, so that our lines and those of the programs we start keep their order."""
    print(line, flush=True)


# --- paths and systems: pure, so that all three systems are tested on any of them -------------------------------


def venv_python(root: PurePath, platform: str) -> PurePath:
    """Where the environment's interpreter lies on this system (`platform` as in sys.platform)."""
    return root / ".venv" / "Scripts" / "python.exe" if platform == "win32" else root / ".venv" / "bin" / "python"


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be opened: always on Windows and macOS, else when X11 or Wayland is announced."""
    if platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def program_environment(environ: Mapping[str, str], root: PurePath, separator: str) -> dict[str, str]:
    """The environment for our own code: found from any folder, never shadowed by the folder one stands in."""
    path = [str(root), *filter(None, [environ.get("PYTHONPATH")])]
    return {**environ, "PYTHONPATH": separator.join(path), "PYTHONSAFEPATH": "1"}


def demo_arguments(display: bool, extra: Sequence[str]) -> list[str]:
    """What to start: the window where there is a display, else the main job; `extra` comes last and so wins."""
    if display:
        return ["-m", "gui", "--demo", *extra]
    return ["-m", "core", "demo", "--run", *DEMO_SIZE, *extra]


def apt_command(packages: Sequence[str], *, root: bool) -> list[str]:
    """The command that installs Debian packages, as it is run or shown."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    return command if root else ["sudo", *command]


def requirements_for(pyproject: Mapping[str, object], groups: Sequence[str]) -> list[str]:
    """The dependencies that a profile asks for, as pyproject.toml words them."""
    project = pyproject["project"]
    assert isinstance(project, dict)
    optional = project.get("optional-dependencies", {})
    return [*project["dependencies"], *(name for group in groups for name in optional[group])]


def fingerprint(constraints: str, python: str, root: PurePath) -> str:
    """What, beside the requirements themselves, the environment was built from."""
    return hashlib.sha256("\0".join([constraints, python, str(root)]).encode()).hexdigest()


# --- system packages -------------------------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the dynamic linker finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_system_packages(profile: str) -> list[str]:
    """The Debian names of what this profile needs and this system lacks; always empty on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    libraries = {} if profile == "headless" else QT_LIBRARIES
    missing = [package for package, library in libraries.items() if not loads(library)]
    if profile in ("test", "long"):
        missing += [package for package, program in TEST_PROGRAMS.items() if not shutil.which(program)]
    if not (ROOT / ".venv").exists() and not importlib.util.find_spec("ensurepip"):
        missing.append(venv_package())
    return missing


def venv_package() -> str:
    """The Debian package that brings the venv module to this Python."""
    return "python{}.{}-venv".format(*sys.version_info)


def ensure_system_packages(packages: Sequence[str]) -> None:
    """Install missing Debian packages as root; without root rights say the command to type.

    Raises:
        Stop: when they cannot be installed from here.
    """
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise Stop(
            "these are missing here (by their Debian names): " + ", ".join(packages) + ".\n"
            "Install them with your system's package manager, then start again."
        )
    if os.geteuid() != 0:
        command = " ".join(apt_command(packages, root=False))
        raise Stop(f"some system packages are missing. Type this, then start again:\n  {command}")
    say("Installing system packages: " + " ".join(packages))
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    outcome = run_quietly(apt_command(packages, root=True), environ)
    if outcome.returncode != 0:
        run_quietly(["apt-get", "update"], environ)
        outcome = run_quietly(apt_command(packages, root=True), environ)
    if outcome.returncode != 0:
        raise Stop("apt-get could not install them; it said:\n" + tail(outcome))


def run_quietly(command: Sequence[str], environ: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep what it says, without ever failing on its encoding."""
    return subprocess.run(command, env=environ, capture_output=True, text=True, errors="replace", check=False)


def tail(outcome: subprocess.CompletedProcess[str], lines: int = 15) -> str:
    """The last words of a program that failed."""
    text = outcome.stderr.strip() or outcome.stdout.strip()
    return "\n".join("  " + line for line in text.splitlines()[-lines:])


# --- the environment in .venv ----------------------------------------------------------------------------------


def venv_version(python: Path) -> str | None:
    """Version and build of the environment's interpreter; None when it does not run, has no pip or is too old."""
    folders = [python.parent.parent / "Lib", *(python.parent.parent / "lib").glob("python*")]
    if not python.exists() or not any((folder / "site-packages" / "pip").is_dir() for folder in folders):
        return None
    ask = "import sys; print(sys.version if sys.version_info >= {} else '')".format(OLDEST)
    try:
        outcome = run_quietly([str(python), "-I", "-S", "-c", ask])
    except OSError:
        return None
    return outcome.stdout.strip() or None if outcome.returncode == 0 else None


def build_venv(python: Path) -> str:
    """Make `.venv`, in place of a broken one if need be, and return what `venv_version` says of it.

    Raises:
        Stop: when this Python cannot make one.
    """
    folder = ROOT / ".venv"
    if folder.exists():
        say("The environment in .venv does not work any more; building it anew")
        shutil.rmtree(folder)
    else:
        say("Making the environment in .venv")
    outcome = run_quietly([sys.executable, "-m", "venv", str(folder)])
    version = venv_version(python)
    if outcome.returncode != 0 or version is None:
        shutil.rmtree(folder, ignore_errors=True)
        raise Stop(
            "this Python cannot make a virtual environment.\n"
            f"On Debian and Ubuntu type: sudo apt-get install {venv_package()}\n" + tail(outcome)
        )
    return version


def install_packages(python: Path, requirements: Sequence[str]) -> None:
    """Let pip bring the environment to the pinned versions.

    Raises:
        Stop: with pip's own last words when it fails.
    """
    say("Installing the packages pinned by constraints.txt (a minute or two the first time)")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    outcome = run_quietly([*pip, "--constraint", str(ROOT / "constraints.txt"), *requirements])
    if outcome.returncode != 0:
        raise Stop(
            "the packages could not be installed. This needs a network; behind a proxy set HTTPS_PROXY. "
            "Then start again: what is there already is kept.\npip said:\n" + tail(outcome)
        )


def ensure_ready(profile: str) -> Path:
    """Do all set-up that this profile still lacks, and nothing else; return the environment's interpreter.

    Raises:
        Stop: when something has to be done by hand.
    """
    ensure_system_packages(missing_system_packages(profile))
    python = Path(venv_python(ROOT, sys.platform))
    version = venv_version(python) or build_venv(python)
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = set(requirements_for(pyproject, PROFILES[profile]))
    known = set(requirements_for(pyproject, PROFILES["long"]))
    base = fingerprint((ROOT / "constraints.txt").read_text("utf-8"), version, ROOT)
    stamp = ROOT / ".venv" / "skladlink-ready.json"
    done = read_stamp(stamp, base) & known
    if not wanted <= done:
        # Asked for together, so that pip sees every demand at once and cannot undo what another profile needs.
        install_packages(python, sorted(wanted | done))
        stamp.write_text(json.dumps({"base": base, "requirements": sorted(wanted | done)}), "utf-8")
    return python


def read_stamp(stamp: Path, base: str) -> set[str]:
    """The requirements that were installed on this base; none when the stamp is missing, spoiled or of another."""
    try:
        content = json.loads(stamp.read_text("utf-8"))
        return set(content["requirements"]) if content["base"] == base else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


# --- commands --------------------------------------------------------------------------------------------------


def hand_over(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Let another program take our place, so that signals and Ctrl-C reach it and nothing else is left running."""
    sys.stdout.flush()
    if sys.platform != "win32":
        os.execve(command[0], [*command], environ)
    return subprocess.call(command, env=environ)


def demo(extra: Sequence[str]) -> int:
    """Show the program at work on two pretend systems."""
    display = has_display(sys.platform, os.environ)
    python = ensure_ready("window" if display else "headless")
    environ = program_environment(os.environ, ROOT, os.pathsep)
    return hand_over([str(python), *demo_arguments(display, extra)], environ)


def test(extra: Sequence[str]) -> int:
    """Run the checks and tests; tests/stages.py knows which."""
    python = ensure_ready("long" if "--long" in extra else "test")
    return hand_over([str(python), str(ROOT / "tests" / "stages.py"), *extra], os.environ)


def lint(extra: Sequence[str]) -> int:
    """Run the checks without the tests."""
    return test(["--checks", *extra])


def bench(extra: Sequence[str]) -> int:
    """Measure the matching."""
    return hand_over([str(ensure_ready("test")), str(ROOT / "tools" / "bench_matching.py"), *extra], os.environ)


def words(extra: Sequence[str]) -> int:
    """Bring the translation files up to date with the program's words."""
    return hand_over([str(ensure_ready("test")), str(ROOT / "tools" / "words.py"), *extra], os.environ)


def pictures(extra: Sequence[str]) -> int:
    """Take the pictures of README and guide from the running program."""
    environ = program_environment(os.environ, ROOT, os.pathsep)
    return hand_over([str(ensure_ready("test")), str(ROOT / "tools" / "pictures.py"), *extra], environ)


def setup(extra: Sequence[str]) -> int:
    """Make everything ready for the tests."""
    say(f"Ready: {ensure_ready('long' if '--long' in extra else 'test')}")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "words": words,
    "pictures": pictures,
    "bench": bench,
    "setup": setup,
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: that of the program started, 1 on a Stop, 2 on a wrong command."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say(str(__doc__))
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return command(arguments[1:])
    except Stop as reason:
        print(f"dev.py: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
