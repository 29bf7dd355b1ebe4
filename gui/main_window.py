"""The main window: sidebar, top bar, pages, activity strip; keys by physical place; toasts, sheets and popovers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.plan import RunState
from core.domain.screens import ConnectionView, MappingCounts, PlanSummary
from core.errors import SkladLinkError
from core.events import RunEnded, RunProgress
from gui import format as formats
from gui import i18n
from gui.bridge import Bridge
from gui.keys import chord
from gui.pages import Page
from gui.pages.registry import PAGES
from gui.shell.keys_sheet import KeysSheet
from gui.shell.settings import SettingsPopover
from gui.shell.sidebar import Sidebar
from gui.shell.strip import Strip, job_title
from gui.shell.systems import SystemsPopover
from gui.shell.topbar import TopBar
from gui.theme import theme
from gui.widgets.card import Surface
from gui.widgets.popover import Popover
from gui.widgets.sheet import Sheet
from gui.widgets.states import Banner
from gui.widgets.toast import Toast

if TYPE_CHECKING:
    from core.app import BudgetFigures

SLIM_BELOW = 1180
FIGURES_MS = 1000
HEALTH_MS = 5000


class MainWindow(QWidget):
    """Everything between start-up and close; pages know it as their `Desk`."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self._slim = False
        self._budget_used = 0
        self._sheets: list[Sheet] = []
        self._progress: RunProgress | None = None
        self._plan: PlanSummary | None = None
        self._connections: Sequence[ConnectionView] = ()
        self.setMinimumSize(1024, 700)
        self._build()
        self._wire()
        self.pages: dict[str, Page] = {}
        for spec in PAGES:
            page = spec.make(self)
            page.fact_changed.connect(lambda page=page: self._fact_changed(page))
            self.pages[spec.entry.key] = page
            (self.root if spec.whole_window else self.stack).addWidget(page)
        self._whole = {spec.entry.key for spec in PAGES if spec.whole_window}
        self.current = ""
        self.retranslate()
        self._start_timers()
        self.refresh_counts()
        self._fetch_health()

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sidebar = Sidebar([spec.entry for spec in PAGES])
        self.topbar = TopBar()
        self.banner = Banner()
        self.banner.hide()
        self.stack = QStackedWidget()
        self.strip = Strip()
        right = Surface("base")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.topbar, self.banner):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self.shell = QWidget()
        row = QHBoxLayout(self.shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.root = QStackedWidget()
        self.root.addWidget(self.shell)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.root)
        self._toast = Toast(self)
        self.settings = SettingsPopover(self)
        self.systems = SystemsPopover(self)

    def _wire(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.settings_wanted.connect(self._open_settings)
        self.topbar.pill_clicked.connect(lambda: self._open_systems(self.topbar.pill))
        self.banner.button.clicked.connect(lambda: self._open_systems(self.banner.button))
        self.strip.cancel_wanted.connect(self.bridge.app.cancel)
        self.settings.language_chosen.connect(self.set_language)
        self.settings.theme_chosen.connect(self.set_theme)
        self.bridge.progress.connect(self._progressed)
        self.bridge.ended.connect(self._ended)
        self.bridge.changed.connect(self._data_changed)
        self.bridge.connection.connect(lambda _: self._fetch_health())
        self.bridge.failed.connect(self._failed)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def _start_timers(self) -> None:
        for interval, slot in ((FIGURES_MS, self._fetch_budget), (HEALTH_MS, self._fetch_health)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(slot)
            timer.start()

    # --- what pages ask ---------------------------------------------------------------------------------------

    def toast(self, text: str, action: str = "", act: Callable[[], None] | None = None, *, bad: bool = False) -> None:
        """Say one sentence at the bottom."""
        self._toast.say(text, action, act, bad=bad)

    def toast_text(self) -> str:
        """What the toast says now."""
        return self._toast.text()

    def show_sheet(self, sheet: Sheet, safe: QWidget | None = None) -> None:
        """Open a sheet; it has the keys until it closes."""
        self._sheets.append(sheet)
        sheet.closed.connect(lambda: self._sheets.remove(sheet) if sheet in self._sheets else None)
        sheet.open(safe)

    def sheet(self) -> Sheet | None:
        """The topmost open sheet."""
        return self._sheets[-1] if self._sheets else None

    def go(self, key: str) -> None:
        """Show page `key`."""
        page = self.pages[key]
        self.current = key
        if key in self._whole:
            self.root.setCurrentWidget(page)
        else:
            self.root.setCurrentWidget(self.shell)
            self.stack.setCurrentWidget(page)
            self.topbar.show_page(page)
            self.sidebar.choose(key)
        page.set_slim(self._slim)
        page.opened()

    def refresh_counts(self) -> None:
        """Ask for the sidebar's numbers and the waiting plan."""
        app = self.bridge.app
        self.bridge.ask(
            lambda: (app.mapping_counts(), app.waiting_plan(), app.shop_title()), self._counted, owner=self
        )

    # --- language and theme -----------------------------------------------------------------------------------

    def set_language(self, lang: str) -> None:
        """Switch the language, live, and remember it."""
        chosen = i18n.install(lang)
        self.settings.languages.choose(chosen)
        self.bridge.act(lambda: self.bridge.app.set_setting("ui.lang", chosen), lambda _: None, owner=self)

    def set_theme(self, mode: str) -> None:
        """Switch light, dark or system, live, and remember it."""
        theme.set_mode(mode)
        self.settings.themes.choose(theme.mode)
        self.bridge.act(lambda: self.bridge.app.set_setting("ui.theme", theme.mode), lambda _: None, owner=self)

    def retranslate(self) -> None:
        """Words of the frame; pages hear the language change themselves."""
        self.setWindowTitle("SkladLink")
        self.sidebar.set_words(
            {key: page.title() for key, page in self.pages.items()},
            {"goods": self.tr("Goods"), "system": self.tr("System")},
            self.tr("Settings"),
        )
        self.banner.button.set_label(self.tr("Check"), self.tr("Check the connections"))
        if self.current and self.current not in self._whole:
            self.topbar.renew(self.pages[self.current])
        self._renew_pill()
        self.refresh_counts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "pages"):
            self.retranslate()

    # --- events of jobs ---------------------------------------------------------------------------------------

    def _progressed(self, progress: RunProgress) -> None:
        self._progress = progress
        self.strip.show_progress(progress, len(self.bridge.app.queued()))
        self._renew_pill()

    def _ended(self, ended: RunEnded) -> None:
        self._progress = None
        self.strip.show_progress(None, len(self.bridge.app.queued()))
        self._renew_pill()
        self.refresh_counts()
        if ended.code and self.current not in self._whole and ended.state != RunState.PLANNED:
            bad = ended.state in (RunState.FAILED, RunState.STOPPED_BY_BRAKE, RunState.DONE_WITH_FAILURES)
            self.toast(i18n.say(ended.code, ended.params), bad=bad)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & {"mapping", "stock", "runs", "settings"}:
            self.refresh_counts()

    def _failed(self, error: BaseException) -> None:
        code = error.code if isinstance(error, SkladLinkError) else ""
        text = (
            i18n.say(code, error.params)
            if isinstance(error, SkladLinkError)
            else self.tr("Something went wrong. The data is safe; please try again.")
        )
        self.toast(text, bad=True)

    def _counted(self, answer: tuple[MappingCounts, PlanSummary | None, str]) -> None:
        counts, self._plan, title = answer
        self.sidebar.head.sub = title
        self.sidebar.head.update()
        todo = formats.number(counts.todo) if counts.todo else ""
        self.sidebar.buttons["mapping"].set_badge(
            todo, "warn", self.tr("%Ln to decide", "", counts.todo) if counts.todo else ""
        )
        braked = self._plan is not None and self._plan.brake is not None
        self.sidebar.buttons["stock"].set_badge(
            "!" if braked else "", "err", self.tr("guard stopped") if braked else ""
        )
        self.strip.show_stopped(self.tr("Stock → shop: stopped by the guard") if braked else "")
        self._renew_pill()

    def _fetch_budget(self) -> None:
        busy = self._progress is not None or self._budget_used > 0
        if self.isVisible() and busy:
            self._ask_budget()

    def _ask_budget(self) -> None:
        if self.isVisible():
            self.bridge.ask(
                self.bridge.app.budget,
                self._budget_came,
                owner=self,
            )

    def _budget_came(self, now: BudgetFigures) -> None:
        self._budget_used = now.used
        self.strip.show_budget(now.used, now.limit, now.cap, now.window)

    def _fetch_health(self) -> None:
        self._ask_budget()
        self.bridge.ask(self.bridge.app.connections, self._health_came, owner=self)

    def _health_came(self, connections: Sequence[ConnectionView]) -> None:
        self._connections = connections
        self.strip.show_connections(connections)
        lost = next((view for view in connections if view.state in ("lost", "refused")), None)
        self.banner.setVisible(lost is not None)
        if lost is not None:
            self.banner.text.setText(self.tr("No connection: %1.").replace("%1", lost.title))
            self.banner.note.setText(self.tr("Decisions are kept and will go out by themselves."))
        self._renew_pill()

    def _renew_pill(self) -> None:
        pill, now = self.topbar.pill, self._progress
        lost = any(view.state in ("lost", "refused") for view in self._connections)
        if now is not None:
            share = formats.percent(min(100, now.done * 100 // now.total)) if now.total else ""
            pill.set_icon("arrows-clockwise", "accentGfx")
            pill.set_label(job_title(now.job))
            pill.set_note("" if self._slim else share)
            return
        if lost:
            words, icon, tone = self.tr("No connection"), "cloud-slash", "warn"
        elif self._plan is not None and self._plan.brake is not None:
            words, icon, tone = self.tr("Needs a check"), "warning-fill", "warn"
        else:
            words, icon, tone = self.tr("Up to date"), "check-circle-fill", "ok"
        pill.set_icon(icon, tone)
        pill.set_label(words)
        pill.set_note("")

    def _fact_changed(self, page: Page) -> None:
        if self.stack.currentWidget() is page:
            self.topbar.renew(page)

    # --- popovers, keys, size ---------------------------------------------------------------------------------

    def _open_settings(self) -> None:
        self.settings.languages.choose(formats.language())
        self.settings.themes.choose(theme.mode)
        self.settings.open_at(self.sidebar.settings, above=True)

    def _open_systems(self, anchor: QWidget) -> None:
        self.systems.show_connections(self._connections)
        self.systems.open_at(anchor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._key_target():
            return self._key(event)
        return False

    def _key_target(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        if focused is not None and (focused is self or self.isAncestorOf(focused)):
            return focused
        return None

    def _key(self, event: QKeyEvent) -> bool:
        name = chord(event)
        focused = QApplication.focusWidget()
        popover = next((part for part in (self.settings, self.systems) if part.isVisible()), None)
        top: Sheet | Popover | None = popover or self.sheet()
        if top is not None:
            return top.key(name)
        if isinstance(focused, QLineEdit):
            return self._key_in_field(focused, name)
        if isinstance(focused, QAbstractButton) and name in ("Enter", "Space", "Up", "Down"):
            return False
        if name.startswith("Ctrl+") and name[5:].isdigit() and 0 < int(name[5:]) <= len(PAGES):
            self.go(PAGES[int(name[5:]) - 1].entry.key)
            return True
        if name in ("F1", "?", "Shift+?", "Shift+/") and self.current not in self._whole:
            self.show_keys()
            return True
        if name == "Ctrl+,":
            self._open_settings()
            return True
        return bool(name) and self.pages[self.current].key_pressed(name) if self.current else False

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        everywhere = (
            ("Ctrl+1 Ctrl+2", self.tr("pages")),
            ("Ctrl+,", self.tr("settings")),
            ("F1 ?", self.tr("all keys")),
            ("Esc", self.tr("close, the safe choice")),
        )
        page = self.pages[self.current]
        groups = ((page.title(), page.keys()), (self.tr("Everywhere"), everywhere))
        self.show_sheet(KeysSheet(self, groups))

    def _key_in_field(self, field: QLineEdit, name: str) -> bool:
        if name == "Esc":
            if field.text():
                field.clear()
            else:
                self.pages[self.current].opened()
            return True
        if name == "Down":
            field.returnPressed.emit()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        slim = self.width() < SLIM_BELOW
        if slim != self._slim:
            self._slim = slim
            for part in (self.sidebar, self.topbar, self.strip, *self.pages.values()):
                part.set_slim(slim)
            if self.current and self.current not in self._whole:
                self.topbar.renew(self.pages[self.current])
            self._renew_pill()

    def restore(self, geometry: str) -> None:
        """Put the window where it was (`geometry` from `geometry_text`)."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def closeEvent(self, event: QCloseEvent) -> None:
        text = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.bridge.act(lambda: self.bridge.app.set_setting("ui.geometry", text), lambda _: None)
        super().closeEvent(event)
