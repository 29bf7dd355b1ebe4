"""What the palette can do: the pages, the acts of each page, and what concerns the whole program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.app.job_list import JOBS
from gui.help.chapters import CHAPTERS, title
from gui.i18n import say
from gui.pages.commands import Command
from gui.pages.registry import PAGES
from gui.shell.palette.lines import Line

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_PAUSE = timedelta(hours=1)


class Commands(QObject):
    """Makes the lines anew each time the palette opens, so that they tell how things are."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def pages(self) -> list[tuple[Line, str]]:
        """A line for every page in the sidebar's order."""
        window = self._window
        found = []
        for number, spec in enumerate((spec for spec in PAGES if not spec.whole_window), start=1):
            key = spec.entry.key
            title = window.pages[key].title()
            note = window.pages[key].badge[2]
            caps = f"Ctrl+{number % 10}" if number <= 10 else ""
            found.append((Line(f"page:{key}", title, partial(window.go, key), spec.entry.icon, note, caps), key))
        return found

    def all(self) -> list[tuple[Line, str]]:
        """Every command with more words that find it; those of the page on screen come first."""
        found = [*self._of_pages(here=True)]
        for name, command in self._own():
            line = Line(f"command:{name}", command.words, command.act, command.icon, "", command.key)
            found.append((line, command.also))
        return [*found, *self._of_pages(here=False)]

    def _of_pages(self, *, here: bool) -> Iterator[tuple[Line, str]]:
        window = self._window
        for key, page in window.pages.items():
            if (key == window.current) != here or key in window.whole_pages():
                continue
            for number, command in enumerate(page.commands()):
                if not (here or command.anywhere) or window.keyboard.bound(command.key):
                    continue
                run = partial(self._on_page, key, command.act)
                name = f"command:{key}:{command.key or number}"
                yield Line(name, command.words, run, command.icon, page.title(), command.key), command.also

    def _on_page(self, key: str, act: Callable[[], object]) -> None:
        if self._window.current != key:
            self._window.go(key)
        act()

    def _own(self) -> Iterator[tuple[str, Command]]:
        window = self._window
        yield "sync", Command(self.tr("Sync now"), window.sync_now, "arrows-clockwise", "Ctrl+R", also="sync")
        yield from self._jobs()
        yield "undo", Command(self.tr("Undo the last act"), window.undoing.undo, "arrow-u-up-left", "Ctrl+Z")
        yield "redo", Command(self.tr("Redo"), window.undoing.redo, "arrow-u-up-right", "Ctrl+Shift+Z")
        yield "keys", Command(self.tr("All keys"), window.show_keys, "keyboard", "F1", also="hotkeys shortcuts")
        yield from self._help()
        yield "connections", Command(self.tr("Connections…"), window.show_connections, "key")
        yield "support", Command(self.tr("Report for support…"), window.show_support, "lifebuoy", also="support zip")
        yield "tray", Command(self.tr("Hide the window, go on in the tray"), window.to_tray, "tray")
        yield from self._looks()

    def _help(self) -> Iterator[tuple[str, Command]]:
        window = self._window
        yield "help", Command(self.tr("Help for this page"), window.show_help, "question", "Shift+F1", also="guide")
        for chapter in CHAPTERS:
            words = self.tr("Help: %1").replace("%1", title(chapter.key))
            act = partial(window.show_help, chapter.key)
            yield f"help-{chapter.key}", Command(words, act, "question", also="guide справка")

    def _jobs(self) -> Iterator[tuple[str, Command]]:
        window = self._window
        if window.health.working:
            yield "cancel", Command(self.tr("Cancel the running job"), window.bridge.app.cancel, "x")
        if window.health.paused:
            yield "resume", Command(self.tr("Resume sync"), self._resume, "play-circle", also="pause")
        else:
            for name, time, words in (
                ("pause-hour", _PAUSE, self.tr("Pause sync for 1 hour")),
                ("pause", None, self.tr("Pause sync until resumed")),
            ):
                yield name, Command(words, partial(self._pause, time), "pause-circle", also="pause")
        for spec in JOBS:
            words = self.tr("Run now: %1").replace("%1", say(f"job.{spec.job.value}"))
            yield f"run-{spec.job.value}", Command(words, partial(self._run, spec.job.value), "play")

    def _looks(self) -> Iterator[tuple[str, Command]]:
        window = self._window
        themes = {"light": self.tr("Light theme"), "dark": self.tr("Dark theme"), "system": self.tr("System theme")}
        icons = {"light": "sun", "dark": "moon", "system": "monitor"}
        for mode, words in themes.items():
            also = f"{mode} theme"
            yield f"theme-{mode}", Command(words, partial(window.set_theme, mode), icons[mode], also=also)
        for lang, name in {"ru": "Русский", "en": "English"}.items():
            words = self.tr("Language: %1").replace("%1", name)
            act = partial(window.set_language, lang)
            yield f"lang-{lang}", Command(words, act, "translate", also="language язык")
        looks = (
            ("contrast-on", self.tr("Stronger contrast"), partial(window.set_high_contrast, True), "circle-half"),
            ("contrast-off", self.tr("Usual contrast"), partial(window.set_high_contrast, False), "circle"),
            ("dense", self.tr("Dense rows"), partial(window.set_density, "dense"), "rows"),
            ("normal", self.tr("Usual rows"), partial(window.set_density, "normal"), "rows"),
        )
        for name, words, act, icon in looks:
            yield name, Command(words, act, icon)

    def _pause(self, time: timedelta | None) -> None:
        schedule = self._window.bridge.app.schedule
        until = None if time is None else datetime.now(UTC) + time
        said = self.tr("Nothing runs by itself for an hour.") if time else self.tr("Nothing runs by itself now.")
        self._window.bridge.act(
            lambda: schedule.pause_all(until),
            lambda _: self._window.toast(said, self.tr("Resume"), self._resume),
            owner=self,
        )

    def _resume(self) -> None:
        schedule = self._window.bridge.app.schedule
        done = self.tr("Jobs run by themselves again.")
        self._window.bridge.act(schedule.resume_all, lambda _: self._window.toast(done), owner=self)

    def _run(self, job: str) -> None:
        def told(code: str) -> None:
            self._window.toast(say(code) if code else self.tr("Started: %1").replace("%1", say(f"job.{job}")))

        schedule = self._window.bridge.app.schedule
        self._window.bridge.act(lambda: schedule.run(job), told, owner=self)
