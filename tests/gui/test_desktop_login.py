"""Start at login: the Linux entry in a folder of its own, the texts of the other two systems, odd paths."""

from __future__ import annotations

import configparser
import plistlib
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gui.desktop import start_at_login
from gui.desktop.start_at_login import Autostart, Command, LaunchAgent, RunKey, command_for

ODD = Command(('/opt/Склад Link/100% "мой" $HOME\\`x`/skladlink', "--hidden"), "/opt/Склад Link")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    if not sys.platform.startswith("linux"):
        pytest.skip("the autostart folder is Linux's")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    start_at_login.follow(None, demo=False)
    yield tmp_path / "config" / "autostart" / "skladlink.desktop"
    start_at_login.follow(None, demo=False)


def test_the_switch_writes_an_entry_and_takes_it_away(config: Path) -> None:
    assert start_at_login.supported()
    assert not start_at_login.enabled()
    start_at_login.set_enabled(True)
    assert start_at_login.enabled()
    keys = _entry(config.read_text("utf-8"))
    assert shlex.split(keys["Exec"]) == [sys.executable, "-m", "gui", "--hidden"]
    assert Path(keys["Path"], "gui", "__main__.py").is_file(), "python -m gui finds the program there"
    start_at_login.set_enabled(False)
    assert not start_at_login.enabled()
    assert not config.exists()
    start_at_login.set_enabled(False)


def test_an_entry_that_the_desktop_switched_off_counts_as_off(config: Path) -> None:
    start_at_login.set_enabled(True)
    text = config.read_text("utf-8")
    for change in (text + "Hidden=true\n", text.replace("enabled=true", "enabled=false")):
        config.write_text(change, "utf-8")
        assert not start_at_login.enabled()
    start_at_login.set_enabled(True)
    assert start_at_login.enabled()


def test_the_entry_starts_the_same_data_folder_and_moves_with_the_program(config: Path, tmp_path: Path) -> None:
    start_at_login.set_enabled(True)
    start_at_login.follow(tmp_path / "other", demo=False)
    start_at_login.renew()
    assert shlex.split(_entry(config.read_text("utf-8"))["Exec"])[-2:] == ["--home", str(tmp_path / "other")]
    start_at_login.set_enabled(False)
    start_at_login.renew()
    assert not config.exists(), "renewing never switches it on"


def test_a_demo_is_never_started_at_login(config: Path) -> None:
    start_at_login.follow(None, demo=True)
    assert not start_at_login.supported()


def test_the_bundle_starts_its_own_executable(tmp_path: Path) -> None:
    assert command_for("/opt/skladlink/skladlink", frozen=True, home=None) == Command(
        ("/opt/skladlink/skladlink", "--hidden")
    )
    assert command_for("x", frozen=True, home=tmp_path).arguments == ("x", "--hidden", "--home", str(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell")
def test_paths_with_spaces_and_signs_survive_the_desktop_file(tmp_path: Path) -> None:
    place = Autostart(tmp_path)
    place.write(ODD)
    keys = _entry(place.path.read_text("utf-8"))
    line = keys["Exec"].replace("\\\\", "\\").replace("%%", "%")
    # The specification's quoting is a part of the shell's, so a shell reads it as launchers do.
    read = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, text=True, check=True).stdout
    assert read.splitlines() == list(ODD.arguments)
    assert keys["Path"] == ODD.folder


def test_the_launch_agent_holds_the_command(tmp_path: Path) -> None:
    place = LaunchAgent(tmp_path / "LaunchAgents")
    assert place.read() is None
    place.write(ODD)
    content = plistlib.loads(place.path.read_bytes())
    assert content["ProgramArguments"] == list(ODD.arguments)
    assert content["RunAtLoad"] is True
    assert place.read() == place.text(ODD)
    place.path.write_bytes(b"spoiled")
    assert place.read() is None
    place.remove()
    place.remove()
    assert not place.path.exists()


def test_the_run_key_holds_the_command_and_hears_the_task_manager() -> None:
    registry = FakeRegistry()
    place = RunKey(registry)
    assert place.read() is None
    command = Command(("C:\\Program Files\\SkladLink\\skladlink.exe", "--hidden"))
    place.write(command)
    assert place.read() == '"C:\\Program Files\\SkladLink\\skladlink.exe" --hidden'
    registry.keys[start_at_login._APPROVED] = {"SkladLink": b"\x03" + bytes(11)}
    assert place.read() is None, "switched off in the Task Manager"
    place.write(command)
    assert place.read() is not None
    place.remove()
    place.remove()
    assert place.read() is None


class FakeRegistry:
    """What we use of winreg."""

    HKEY_CURRENT_USER = "hkcu"
    REG_SZ = 1
    KEY_SET_VALUE = 2

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {}

    @contextmanager
    def CreateKey(self, root: str, path: str) -> Iterator[dict[str, Any]]:
        yield self.keys.setdefault(path, {})

    @contextmanager
    def OpenKey(self, root: str, path: str, *_: int) -> Iterator[dict[str, Any]]:
        if path not in self.keys:
            raise FileNotFoundError(path)
        yield self.keys[path]

    @staticmethod
    def QueryValueEx(key: dict[str, Any], name: str) -> tuple[Any, int]:
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], 1

    @staticmethod
    def SetValueEx(key: dict[str, Any], name: str, _: int, kind: int, value: Any) -> None:
        key[name] = value

    @staticmethod
    def DeleteValue(key: dict[str, Any], name: str) -> None:
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]


def _entry(text: str) -> dict[str, str]:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])
