"""A desktop of its own for a test: screen, window manager, tray, message bus and an unlocked keyring."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = ("Xvfb", "openbox", "trayer", "xdotool", "dbus-daemon", "gnome-keyring-daemon")
SIZE = (1600, 940)
#: In a corner where no window of the day lies; high enough for an icon that a hand can hit.
TRAY = ("trayer", "--widthtype", "request", "--edge", "bottom", "--align", "right", "--height", "32")
_SECONDS = 15
#: Belong to the desktop of whoever runs the test, or keep other tests away from its keyring.
_OTHERS = ("SKLADLINK_", "XDG_", "PYTHON_KEYRING_BACKEND", "QT_", "DISPLAY", "WAYLAND_", "DBUS_")


def missing() -> list[str]:
    """Programs that this computer lacks."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


class Desktop:
    """Running parts and the environment in which a program belongs to this desktop."""

    def __init__(self, home: Path) -> None:
        self._running: list[subprocess.Popen[bytes]] = []
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OTHERS)}
        # HOME is the keyring's, too: nothing of the person who runs the test is touched.
        self.environ = {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "QT_QPA_PLATFORM": "xcb"}

    def start(self) -> None:
        """Bring all parts up, one after the other."""
        self._start_screen()
        self._start_bus()
        self._start_keyring()
        self.run("openbox")
        self.run(*TRAY)

    def run(self, *command: str, **options: int) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; it ends with it."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
        process = subprocess.Popen(command, env=self.environ, **quiet)
        self._running.append(process)
        return process

    def stop(self) -> None:
        """End what was started, the last first."""
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start_screen(self) -> None:
        """Xvfb chooses a free number itself and says it."""
        reading, writing = os.pipe()
        size = "x".join(map(str, (*SIZE, 24)))
        process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-dpi", "96"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        self._running.append(process)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "the screen did not come up"
        self.environ["DISPLAY"] = f":{number}"

    def _start_bus(self) -> None:
        command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
        process = self.run(*command, stdout=subprocess.PIPE)
        assert process.stdout is not None
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().decode().strip()

    def _start_keyring(self) -> None:
        process = self.run(
            "gnome-keyring-daemon",
            "--foreground",
            "--unlock",
            "--components=secrets",
            stdin=subprocess.PIPE,
        )
        assert process.stdin is not None
        process.stdin.write(b"test\n")
        process.stdin.close()


@contextlib.contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A desktop in a `with`."""
    home.mkdir(mode=0o700, exist_ok=True)
    made = Desktop(home)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def wait(what: str, condition: object, seconds: float = _SECONDS, every: float = 0.05) -> object:
    """The first true answer of `condition()`; fails with `what` when none comes in time."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        assert time.monotonic() < end, f"in vain waited for: {what}"
        time.sleep(every)
