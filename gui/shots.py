"""Pictures of every page and sheet from the pretend systems.

The first load really runs, and so does the brake: a warehouse of the pretend MoySklad is emptied and planned anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication

from core.domain.plan import JobName
from core.domain.screens.plans import PlanSummary
from core.events import RunEnded
from gui.app import Application, Start, make_qt
from gui.connect.sheet import ConnectSheet
from gui.main_window import MainWindow
from gui.pages.load.page import LoadPage
from gui.pages.mapping.page import MappingPage
from gui.pages.mapping.sheets import AcceptSheet, FindSheet
from gui.pages.stock.page import StockPage
from gui.pages.stock.preview import PreviewSheet
from gui.picture import save_small

if TYPE_CHECKING:
    from core.app import SkladLink

SETTLE_MS = 400
LOAD_LIMIT_MS = 600_000
STEP_LIMIT_MS = 20_000
_OWN_SCENES = ("load", "mapping", "stock")


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let the window work for a while (QTest.qWait would hold the interpreter and starve the workers)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(true: Callable[[], bool], limit: int = STEP_LIMIT_MS) -> bool:
    """Let the window work until `true()`; False when it did not come true in `limit` milliseconds."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        if clock.hasExpired(limit):
            return False
        settle(20)
    return True


def parse_size(text: str) -> QSize:
    """1440x900 as a size; ValueError for anything else."""
    width, _, height = text.lower().partition("x")
    return QSize(int(width), int(height))


def empty_a_warehouse(app: SkladLink) -> None:
    """Set every figure of the demo's first warehouse to zero through the pretend MoySklad's control door."""
    store = app.stores()[0].id
    body = json.dumps({"store": store, "factor": 0}).encode()
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(f"{app.demo.moysklad_control}/stock", body, headers), timeout=30) as answer:
        answer.read()


class Camera:
    """Takes the pictures one after another; `suffix` marks a theme."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.suffix = ""
        self.taken: list[Path] = []

    def take(self, name: str) -> None:
        """Let the window settle and save what it shows."""
        settle()
        self.window.hush()
        self.shoot(name)

    def shoot(self, name: str) -> None:
        """Save what the window shows now."""
        path = self.folder / f"{name}{self.suffix}.png"
        save_small(self.window.grab().toImage(), path)
        self.taken.append(path)

    def connect(self) -> None:
        """The connection sheet as it opens, the other way to sign in, and what a check found."""
        self.window.show_connections()
        sheet = self.window.sheet()
        assert isinstance(sheet, ConnectSheet)
        until(lambda: sheet.moysklad.place is not None)
        self.take("connect-start")
        sheet.moysklad.use_login(True)
        self.take("connect-login")
        sheet.moysklad.use_login(False)
        sheet.check()
        until(lambda: sheet.outcome is not None)
        self.take("connect")
        sheet.dismiss()

    def load(self) -> None:
        """The first load before, during and after."""
        page = self.window.pages["load"]
        assert isinstance(page, LoadPage)
        self.window.go("load")
        until(lambda: page.readiness.known)
        self.take("load-start")
        self.connect()
        for scene in page.scenes():
            scene.show()
            until(scene.ready)
            self.take(scene.name)
            scene.leave()
        page.begin()
        until(lambda: page.ended is not None or _share(page) > 0.25, LOAD_LIMIT_MS)
        if page.ended is None:
            self.shoot("load-running")
        if not until(lambda: page.ended is not None, LOAD_LIMIT_MS):
            raise TimeoutError("the first load did not end")
        self.take("load-done")

    def mapping(self) -> None:
        """The table with detail, a search, an empty result, both sheets."""
        page = self.window.pages["mapping"]
        assert isinstance(page, MappingPage)
        self.window.go("mapping")
        until(lambda: page.detail.detail is not None)
        self.take("mapping")
        self.window.show_sheet(sheet := AcceptSheet(self.window, self.window.bridge), sheet.cancel)
        self.take("mapping-accept")
        sheet.dismiss()
        row = page.list.current()
        if row is not None:
            self.window.show_sheet(find := FindSheet(self.window, self.window.bridge, row), find.field)
            self.take("mapping-find")
            find.dismiss()
        self._frame()
        page.search.setText("щщщщ")
        self.take("mapping-nothing")
        page.list.reset_filters()
        until(lambda: page.model.rowCount() > 0)
        for scene in page.scenes()[1:]:
            scene.show()
            until(scene.ready)
            self.take(scene.name)
            scene.leave()

    def stock(self) -> None:
        """The table with an opened row, the preview, the brake."""
        page = self.window.pages["stock"]
        assert isinstance(page, StockPage)
        self.window.go("stock")
        until(lambda: page.model.rowCount() > 0 and page.model.row_at(0) is not None)
        page.list.open_row(2)
        until(lambda: bool(page.list.opened_rows))
        self.take("stock")
        page.list.close_row(2)
        plan = self._plan(page)
        if plan is not None:
            self._sheet("stock-preview", replace(plan, brake=None))
            braked = plan if plan.brake is not None else self._really_braked(page)
            if braked is not None:
                self._sheet("stock-brake", braked)

    def _frame(self) -> None:
        """What the window itself opens over a page: all keys, the guide, the palette."""
        for name, show in (("keys", self.window.show_keys), ("help", self.window.show_help)):
            show()
            self.take(name)
            opened = self.window.sheet()
            if opened is not None:
                opened.dismiss()
        self.window.open_palette("поло")
        self.take("palette")
        self.window.palette_box.hide()

    def others(self) -> None:
        """The scenes that the other pages offer."""
        for key, page in self.window.pages.items():
            if key in _OWN_SCENES:
                continue
            self.window.go(key)
            for scene in page.scenes():
                scene.show()
                until(scene.ready)
                self.take(scene.name)
                scene.leave()

    def _really_braked(self, page: StockPage) -> PlanSummary | None:
        """Empty a warehouse, plan anew, and give the plan that the brake stops."""
        ends: list[RunEnded] = []
        app = page.bridge.app
        page.bridge.ended.connect(ends.append)

        def work() -> None:
            empty_a_warehouse(app)
            app.start(JobName.STOCK_FULL, dry_run=True)

        page.bridge.act(work, lambda _: None, owner=page)
        until(lambda: any(end.job == JobName.STOCK_FULL for end in ends), LOAD_LIMIT_MS)
        page.bridge.ended.disconnect(ends.append)
        opened = self.window.sheet()
        if opened is not None:
            opened.dismiss()
        return self._plan(page)

    def _plan(self, page: StockPage) -> PlanSummary | None:
        found: list[PlanSummary | None] = []
        page.bridge.ask(page.bridge.app.waiting_plan, found.append, owner=page)
        until(lambda: bool(found))
        return found[0] if found else None

    def _sheet(self, name: str, plan: PlanSummary) -> None:
        sheet = PreviewSheet(self.window, self.window.bridge, plan)
        self.window.show_sheet(sheet, sheet.safe)
        until(lambda: sheet.model.rowCount() > 0, 3000)
        self.take(name)
        sheet.dismiss()


def _share(page: LoadPage) -> float:
    now = page.progress
    return now.done / now.total if now is not None and now.total else 0.0


def started(start: Start, size: QSize) -> tuple[QApplication, Application, MainWindow] | None:
    """The program up to its window; None after saying why there is none."""
    qt = make_qt(["skladlink"])
    application = Application(qt, start)
    failures: list[object] = []
    application.failed.connect(failures.append)
    application.boot.resize(size)
    application.show()
    until(lambda: application.window is not None or bool(failures), LOAD_LIMIT_MS)
    if application.window is None:
        print(f"The start failed: {failures[0] if failures else 'no answer'}")
        return None
    application.window.resize(size)
    return qt, application, application.window


def take_shots(start: Start, folder: Path, size: QSize) -> int:
    """Render every page to PNG files in `folder`; 0 when all went well. Without a theme both are taken."""
    folder.mkdir(parents=True, exist_ok=True)
    themes = [start.theme] if start.theme else ["light", "dark"]
    began = started(replace(start, theme=themes[0]), size)
    if began is None:
        return 1
    _, application, window = began
    camera = Camera(window, folder)
    try:
        camera.load()
        for number, mode in enumerate(themes):
            window.set_theme(mode)
            camera.suffix = "" if number == 0 else f"-{mode}"
            if number:
                camera.connect()
            camera.mapping()
            camera.stock()
            camera.others()
    finally:
        application.close()
    print(f"{len(camera.taken)} pictures in {folder}")
    return 0
