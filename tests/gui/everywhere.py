"""Ways through the whole window for tests: every page with all its scenes, every sheet and popover of the frame.

Pages are found through the registry and bring their scenes themselves, so that a new one is walked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from gui.bridge import Bridge
from gui.main_window import MainWindow
from gui.pages import Scene
from gui.pages.mapping.sheets import AcceptSheet, FindSheet
from gui.pages.registry import PAGES
from gui.widgets.sheet import Sheet
from tests.gui.conftest import Desk

QUIET_MS, LIMIT_MS = 130, 8_000


def rest(milliseconds: int) -> None:
    """Let the window work (QTest.qWait would hold the interpreter and starve the workers)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Asked:
    """Counts the questions that a bridge has under way."""

    def __init__(self, bridge: Bridge) -> None:
        self._under_way: set[object] = set()
        self._pools = (bridge._queries, bridge._acts)
        for pool in self._pools:
            self._watch(pool)

    def _watch(self, pool: object) -> None:
        submit = pool.submit  # type: ignore[attr-defined]

        def counted(*work: object, **more: object) -> object:
            future = submit(*work, **more)
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)
            return future

        pool.submit = counted  # type: ignore[attr-defined]

    def idle(self) -> bool:
        """Nothing is asked now."""
        return not self._under_way


@dataclass(frozen=True, slots=True)
class Stop:
    """One state of the window: the page below (or "frame"), the scene's name."""

    page: str
    scene: str

    def __str__(self) -> str:
        return f"{self.page}/{self.scene}"


class Walk:
    """Shows one scene after another; `settle` waits until the window asks nothing more.

    `never_ready` are the scenes that did not become what they promise.
    """

    def __init__(self, desk: Desk) -> None:
        self.window: MainWindow = desk.window
        self.never_ready: list[Stop] = []
        self._asked = Asked(desk.window.bridge)

    def settle(self) -> None:
        """Until nothing was asked for a while (the pauses after typing and choosing are over by then)."""
        quiet = waited = 0
        while quiet < QUIET_MS and waited < LIMIT_MS:
            rest(10)
            waited += 10
            quiet = quiet + 10 if self._asked.idle() else 0
        assert quiet >= QUIET_MS, "the window never comes to rest"

    def everywhere(self, *, all_scenes: bool = True) -> Iterator[Stop]:
        """Every page's scenes, then what the frame opens over a page; each is left again afterwards.

        Without `all_scenes` a page shows its first one only.
        """
        for spec in PAGES:
            key = spec.entry.key
            scenes = (*self.window.pages[key].scenes(), *more_scenes(self.window, key))
            for number, scene in enumerate(scenes if all_scenes else scenes[:1]):
                self._go(key)
                if not number:
                    self.settle()
                yield from self._stand(Stop(key, scene.name), scene)
        self._go("mapping")
        for scene in frame_scenes(self.window):
            yield from self._stand(Stop("frame", scene.name), scene)

    def _go(self, key: str) -> None:
        if self.window.current != key:
            self.window.go(key)

    def _stand(self, stop: Stop, scene: Scene) -> Iterator[Stop]:
        scene.show()
        self.settle()
        if not self._comes_true(scene.ready):
            self.never_ready.append(stop)
        yield stop
        scene.leave()
        self._close_all()
        self.settle()

    @staticmethod
    def _comes_true(true: Callable[[], bool]) -> bool:
        for _ in range(LIMIT_MS // 20):
            if true():
                return True
            rest(20)
        return False

    def _close_all(self) -> None:
        while (top := self.window.topmost()) is not None:
            top.dismiss() if isinstance(top, Sheet) else top.hide()


def frame_scenes(window: MainWindow) -> tuple[Scene, ...]:
    """What the frame itself opens: popovers, sheets, a toast."""

    def toast() -> None:
        window.toast(window.tr("Something went wrong. The data is safe; please try again."), bad=True)

    return (
        Scene("systems", window.topbar.pill.click),
        Scene("keys", window.show_keys),
        Scene("help", window.show_help),
        Scene("connect", window.show_connections),
        Scene("support", window.show_support),
        Scene("toast", toast),
    )


def more_scenes(window: MainWindow, key: str) -> tuple[Scene, ...]:
    """Sheets and states of the pages that were there before pages had scenes."""
    page: Any = window.pages[key]
    if key == "mapping":
        return (
            Scene("accept", lambda: window.show_sheet(AcceptSheet(window, window.bridge))),
            Scene("find", lambda: window.show_sheet(FindSheet(window, window.bridge, page.list.current()))),
            Scene("nothing", lambda: page.search.setText("ψψψψ"), leave=page.search.clear),
        )
    if key == "stock":
        return (
            Scene("opened", lambda: page.list.open_row(2), lambda: bool(page.list.opened_rows)),
            Scene("nothing", lambda: page.search.setText("ψψψψ"), leave=page.search.clear),
        )
    return ()
