"""Starting with the computer: one entry per system that starts the program hidden, for the person alone.

Linux: a .desktop file in the XDG autostart folder. macOS: a LaunchAgent. Windows: a value of the registry's Run key.
Tried on Linux; the texts for the other two are tested, the systems themselves are untried.
"""

from __future__ import annotations

import contextlib
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[2]
LABEL = "ru.skladlink.SkladLink"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


@dataclass(frozen=True, slots=True)
class Command:
    """What the entry starts: the program with its arguments, and the folder it is started in ("" for any)."""

    arguments: tuple[str, ...]
    folder: str = ""


class Place(Protocol):
    """Where a system keeps such an entry."""

    def read(self) -> str | None:
        """The entry as it stands, None when there is none or a person switched it off elsewhere."""

    def write(self, command: Command) -> None:
        """Put the entry there, over an older one."""

    def text(self, command: Command) -> str:
        """The entry as `write` would put it."""

    def remove(self) -> None:
        """Take it away; no harm when it is not there."""


# --- what other modules ask ---------------------------------------------------------------------------------------

_own: dict[str, Any] = {"home": None, "demo": False}


def follow(home: Path | None, *, demo: bool) -> None:
    """Tell how this program was started: the entry will start it on the same data folder; a demo is never offered."""
    _own.update(home=home, demo=demo)


def supported() -> bool:
    """Whether this run can be started at login at all; from sources on Windows it cannot."""
    return not _own["demo"] and place() is not None


def enabled() -> bool:
    """Whether it will start at the next login."""
    now = place()
    return now is not None and now.read() is not None


def set_enabled(on: bool) -> None:
    """Write the entry or take it away.

    Raises:
        OSError: the system did not let us.
    """
    now = place()
    if now is None:
        return
    if on:
        now.write(own_command())
    else:
        now.remove()


def renew() -> None:
    """Bring an entry that is there up to date: the program may have moved to another folder."""
    now = place()
    if now is None or _own["demo"]:
        return
    with contextlib.suppress(OSError):
        standing = now.read()
        if standing is not None and standing != now.text(own_command()):
            now.write(own_command())


# --- what is started ----------------------------------------------------------------------------------------------


def own_command() -> Command:
    """The command that starts this very program, hidden in the tray."""
    frozen = bool(getattr(sys, "frozen", False))
    return command_for(sys.executable, frozen=frozen, home=_own["home"])


def command_for(executable: str, *, frozen: bool, home: Path | None) -> Command:
    """The command for a bundle (its own executable) or for the sources (`python -m gui` in their folder)."""
    start = (executable,) if frozen else (executable, "-m", "gui")
    place_of_data = ("--home", str(home.absolute())) if home is not None else ()
    return Command((*start, "--hidden", *place_of_data), "" if frozen else str(ROOT))


def place() -> Place | None:
    """This system's place, None where there is none."""
    if sys.platform == "win32":
        if not getattr(sys, "frozen", False):
            return None
        import winreg

        return RunKey(winreg)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    if sys.platform.startswith("linux"):
        return Autostart(config_folder(os.environ) / "autostart")
    return None


def config_folder(environ: Any) -> Path:
    """XDG_CONFIG_HOME, or its default where it is not set or not absolute (as the specification asks)."""
    named = Path(environ.get("XDG_CONFIG_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".config"


# --- Linux --------------------------------------------------------------------------------------------------------


class Autostart:
    """`skladlink.desktop` in the autostart folder (Desktop Application Autostart Specification)."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "skladlink.desktop"

    def read(self) -> str | None:
        try:
            text = self.path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        off = {"hidden=true", "x-gnome-autostart-enabled=false"}
        return None if off & {line.strip().lower() for line in text.splitlines()} else text

    def write(self, command: Command) -> None:
        _put(self.path, self.text(command).encode())

    def text(self, command: Command) -> str:
        return desktop_entry(command)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


def desktop_entry(command: Command) -> str:
    """The .desktop file."""
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=SkladLink",
        "Comment=MoySklad and the shop in step",
        "Comment[ru]=МойСклад и магазин в согласии",
        f"Exec={exec_line(command.arguments)}",
        *([f"Path={_escaped(command.folder)}"] if command.folder else []),
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    ]
    return "\n".join(lines) + "\n"


def exec_line(arguments: Sequence[str]) -> str:
    """Arguments quoted as the Desktop Entry Specification asks for the key Exec."""
    return _escaped(" ".join(_quoted(argument) for argument in arguments))


def _quoted(argument: str) -> str:
    plain = argument.replace("%", "%%")
    if plain and not any(sign in plain for sign in " \t\n\"'\\><~|&;$*?#()`"):
        return plain
    for sign in ("\\", '"', "`", "$"):
        plain = plain.replace(sign, "\\" + sign)
    return f'"{plain}"'


def _escaped(value: str) -> str:
    """A value of type string: backslashes are doubled, line ends written as \\n."""
    return value.replace("\\", "\\\\").replace("\n", "\\n")


# --- macOS --------------------------------------------------------------------------------------------------------


class LaunchAgent:
    """A property list among the person's LaunchAgents; launchd reads it at the next login."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{LABEL}.plist"

    def read(self) -> str | None:
        try:
            content = self.path.read_bytes()
            wanted = plistlib.loads(content).get("RunAtLoad") is True
        except (OSError, plistlib.InvalidFileException, ValueError, AttributeError):
            return None
        return content.decode() if wanted else None

    def write(self, command: Command) -> None:
        _put(self.path, self.text(command).encode())

    def text(self, command: Command) -> str:
        return launch_agent(command)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


def launch_agent(command: Command) -> str:
    """The property list."""
    content = {
        "Label": LABEL,
        "ProgramArguments": list(command.arguments),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
        "LimitLoadToSessionType": "Aqua",
        **({"WorkingDirectory": command.folder} if command.folder else {}),
    }
    return plistlib.dumps(content).decode()


# --- Windows ------------------------------------------------------------------------------------------------------


class RunKey:
    """A value of the person's Run key; `registry` is the winreg module."""

    NAME = "SkladLink"

    def __init__(self, registry: Any) -> None:
        self._registry = registry

    def read(self) -> str | None:
        value = self._value(_RUN)
        approved = self._value(_APPROVED)
        # Task Manager switches an entry off beside it: an odd first byte.
        off = isinstance(approved, bytes) and len(approved) > 0 and approved[0] % 2 == 1
        return value if isinstance(value, str) and not off else None

    def write(self, command: Command) -> None:
        registry = self._registry
        with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
            registry.SetValueEx(key, self.NAME, 0, registry.REG_SZ, self.text(command))
        self._delete(_APPROVED)

    def text(self, command: Command) -> str:
        return subprocess.list2cmdline(command.arguments)

    def remove(self) -> None:
        self._delete(_RUN)

    def _value(self, path: str) -> Any:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
                return registry.QueryValueEx(key, self.NAME)[0]
        except FileNotFoundError:
            return None

    def _delete(self, path: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, self.NAME)
        except FileNotFoundError:
            return


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)
