"""A person at the desktop: looks at the screen, moves the mouse and types; nothing reaches the program otherwise."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.window.desktop import Desktop, wait

ROOT = Path(__file__).resolve().parents[2]
Seen = dict[str, Any]


class Person:
    """Works with one program on one desktop. `shots` is where pictures go, None for none."""

    def __init__(self, place: Desktop, home: Path, arguments: tuple[str, ...], shots: Path | None = None) -> None:
        self._desktop, self._home, self._arguments, self._shots = place, home, arguments, shots
        self._socket = Path(place.environ["XDG_RUNTIME_DIR"]) / "eyes"
        self._line: Any = None
        self.program: subprocess.Popen[bytes] | None = None
        self._pictures = 0

    # --- the program ------------------------------------------------------------------------------------------

    def command(self, *start: str) -> tuple[str, ...]:
        """How the program is started."""
        return (sys.executable, "-m", *start, "--home", str(self._home), *self._arguments)

    def start(self) -> None:
        """Start the program and look at it."""
        self._socket.unlink(missing_ok=True)
        self._desktop.environ["PYTHONPATH"] = str(ROOT)
        options = {"stderr": None} if os.environ.get("SKLADLINK_TEST_LOUD") else {}
        self.program = self._desktop.run(*self.command("tests.window.eyes", str(self._socket)), **options)
        wait("the program to answer", self._reached, 60)
        self.until("the window", lambda seen: seen["window"] and seen["window"]["active"], 60)

    def _reached(self) -> bool:
        """Whether the program listens by now."""
        link = socket.socket(socket.AF_UNIX)
        link.settimeout(60)
        try:
            link.connect(str(self._socket))
        except OSError:
            link.close()
            return False
        self._line = link.makefile("rwb")
        return True

    def second_start(self) -> int:
        """Start the program once more and return its exit code."""
        return self._desktop.run(*self.command("gui")).wait(60)

    def ended(self) -> int:
        """The exit code of a program that was told to quit."""
        assert self.program is not None
        return self.program.wait(60)

    # --- seeing -----------------------------------------------------------------------------------------------

    def ask(self, what: str, **values: str) -> Any:
        """A question to the eyes."""
        self._line.write(json.dumps({"ask": what, **values}).encode() + b"\n")
        self._line.flush()
        return json.loads(self._line.readline())

    def screen(self) -> Seen:
        """What is on the screen now."""
        seen: Seen = self.ask("screen")
        return seen

    def until(self, what: str, condition: Callable[[Seen], Any], seconds: float = 15) -> Seen:
        """Look until `condition` holds; what was seen then."""
        found: list[Seen] = []

        def look() -> Any:
            found[:] = [self.screen()]
            return condition(found[0])

        try:
            wait(what, look, seconds, 0.1)
        except AssertionError:
            self.picture("in-vain")
            if found:
                print(*(w["words"] for w in found[0]["widgets"] if w["words"]), sep="\n")
            raise
        return found[0]

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        if self._shots is not None:
            self._shots.mkdir(parents=True, exist_ok=True)
            self._pictures += 1
            self.ask("shot", path=str(self._shots / f"{self._pictures:02}-{name}.png"))

    def sees(self, words: str, kind: str = "QWidget", seconds: float = 15) -> Seen:
        """Wait for a widget with these words."""
        return found(self.until(words or kind, lambda seen: found(seen, words, kind), seconds), words, kind)[0]

    def table(self, name: str) -> Seen:
        """Wait for the table called so, with rows."""
        seen = self.until(f"rows of {name}", lambda seen: table(seen, name) and table(seen, name)["rows"])
        return table(seen, name)

    # --- the mouse and the keys -------------------------------------------------------------------------------

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._desktop.environ, check=True)

    def press_at(self, x: int, y: int, button: int = 1) -> None:
        """Click there."""
        self._xdotool("mousemove", str(x), str(y), "click", str(button))

    def click(self, words: str, kind: str = "QAbstractButton", seconds: float = 15) -> None:
        """Click the widget with these words, as soon as it can be clicked and stands still."""
        places: list[Any] = []

        def still(seen: Seen) -> bool:
            at = [one["rect"] for one in found(seen, words, kind) if one["open"] and one["enabled"]]
            places.append(at[0] if at else None)
            return bool(at) and len(places) > 1 and places[-1] == places[-2]

        self.until(f"“{words}” to click", still, seconds)
        self.press_at(*middle(places[-1]))

    def click_row(self, row: Seen) -> None:
        """Click a row of a table, near its left end."""
        x, y, width, height = row["rect"]
        self.press_at(x + min(120, width // 2), y + height // 2)

    def drag(self, x: int, y: int, right: int, down: int = 0) -> None:
        """Drag from there by so many pixels."""
        self._xdotool("mousemove", str(x), str(y), "mousedown", "1")
        for part in (1, 2, 3, 4):
            self._xdotool("mousemove", str(x + right * part // 4), str(y + down * part // 4))
            time.sleep(0.03)
        self._xdotool("mouseup", "1")

    def keys(self, *chords: str) -> None:
        """Press keys one after another."""
        self._xdotool("key", "--clearmodifiers", *chords)

    def types(self, text: str) -> None:
        """Type on the keyboard."""
        self._xdotool("type", "--delay", "2", text)

    def tab_to(self, words: str) -> None:
        """Press Tab until the widget with these words has the focus."""
        for _ in range(15):
            if words in self.screen()["focus"]:
                return
            self.keys("Tab")
        raise AssertionError(f"Tab does not reach “{words}”")


def found(seen: Seen, words: str, kind: str = "QWidget") -> list[Seen]:
    """Widgets of a kind that say these words."""
    return [one for one in seen["widgets"] if kind in one["kind"] and words in one["words"]]


def table(seen: Seen, name: str) -> Seen | None:
    """The table called so, None when it is not in sight."""
    return next((one for one in seen["tables"] if name in one["words"]), None)


def middle(rect: list[int]) -> tuple[int, int]:
    """The middle of a place."""
    return rect[0] + rect[2] // 2, rect[1] + rect[3] // 2
