"""The main window: sidebar, top bar, pages, activity strip; toasts, sheets and popovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.plan import JobName, RunState
from core.domain.screens.mapping import MappingCounts
from core.domain.screens.plans import PlanSummary
from core.errors import SkladLinkError
from core.events import RunEnded
from gui import format as formats
from gui import i18n
from gui.bridge import Bridge
from gui.connect.sheet import ConnectSheet
from gui.desktop.support_sheet import SupportSheet
from gui.help.chapters import of_page
from gui.help.sheet import HelpSheet
from gui.pages import Page
from gui.pages.registry import PAGES
from gui.remember import Memory
from gui.shell.bindings import Bindings
from gui.shell.health import Health
from gui.shell.keyboard import Keyboard
from gui.shell.keys_sheet import KeysSheet
from gui.shell.moves import Moves
from gui.shell.palette.overlay import Palette
from gui.shell.sidebar import Sidebar
from gui.shell.strip import Strip
from gui.shell.systems import SystemsPopover
from gui.shell.topbar import TopBar
from gui.shell.undoing import Undoing
from gui.theme import theme
from gui.widgets.card import Surface
from gui.widgets.popover import Popover
from gui.widgets.sheet import Sheet
from gui.widgets.states import Banner
from gui.widgets.toast import Toast

if TYPE_CHECKING:
    from gui.desktop.manners import Manners

SLIM_BELOW = 1180


class MainWindow(QWidget):
    """Everything between start-up and close; pages know it as their `Desk`."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.memory = Memory(bridge)
        self._slim = False
        self._sheets: list[Sheet] = []
        self.manners: Manners | None = None
        self.current = ""
        self.setMinimumSize(1024, 700)
        self._build()
        self.health = Health(self, bridge, self.topbar, self.strip, self.banner)
        self._wire()
        self.pages: dict[str, Page] = {}
        for spec in PAGES:
            page = spec.make(self)
            page.fact_changed.connect(lambda page=page: self._fact_changed(page))
            page.badge_changed.connect(lambda page=page: self._badge_changed(page))
            self.pages[spec.entry.key] = page
            (self.root if spec.whole_window else self.stack).addWidget(page)
        self._whole = {spec.entry.key for spec in PAGES if spec.whole_window}
        self.undoing, self.moves = Undoing(self), Moves(self)
        self.bindings = Bindings(self)
        self.keyboard = Keyboard(self, self.bindings)
        self.keyboard.set_letters(self.memory.recall("letter_keys") != "false")
        self.retranslate()
        self.health.fetch()

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sidebar = Sidebar([spec.entry for spec in PAGES if not spec.whole_window])
        self.topbar = TopBar()
        self.banner = Banner()
        self.banner.hide()
        self.stack = QStackedWidget()
        self.strip = Strip(self)
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
        self.systems = SystemsPopover(self)
        self.palette_box = Palette(self)

    def _wire(self) -> None:
        self.sidebar.chosen.connect(self.go)
        self.sidebar.help_wanted.connect(self.show_help)
        self.topbar.help_wanted.connect(self.show_help)
        self.topbar.search_wanted.connect(self.open_palette)
        self.topbar.pill_clicked.connect(lambda: self._open_systems(self.topbar.pill))
        self.banner.button.clicked.connect(lambda: self._open_systems(self.banner.button))
        self.strip.cancel_wanted.connect(self.bridge.app.cancel)
        self.strip.look_wanted.connect(self._look)
        self.strip.budget_popover.settings_wanted.connect(self._to_limits)
        self.systems.connections_wanted.connect(self.show_connections)
        self.bridge.ended.connect(self._ended)
        self.bridge.changed.connect(self._data_changed)
        self.bridge.failed.connect(self._failed)

    # --- what pages ask ---------------------------------------------------------------------------------------

    def toast(self, text: str, action: str = "", act: Callable[[], None] | None = None, *, bad: bool = False) -> None:
        """Say one sentence at the bottom."""
        self._toast.say(text, action, act, bad=bad)

    def hush(self) -> None:
        """Take the sentence at the bottom away."""
        self._toast.hide()

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

    def topmost(self) -> Sheet | Popover | Palette | None:
        """What covers the window and takes the keys."""
        covers = (self.palette_box, self.systems, self.strip.queue_popover, self.strip.budget_popover)
        return next((part for part in covers if part.isVisible()), None) or self.sheet()

    def open_palette(self, text: str = "") -> None:
        """Open the palette over a page; a sheet keeps the keys for itself."""
        if self.sheet() is None and self.current not in self._whole:
            for popover in self.findChildren(Popover):
                popover.hide()
            self.palette_box.open(text)

    def whole_pages(self) -> set[str]:
        """Keys of the pages that take the whole window."""
        return self._whole

    def give_focus(self, widget: QWidget) -> None:
        """Focus `widget`, or the page where it is gone or hidden by now."""
        if shiboken6.isValid(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.current:
            self.pages[self.current].opened()

    def show_connections(self) -> None:
        """Open the connection sheet; the page looks anew when it closes."""
        self.systems.hide()
        sheet = ConnectSheet(self, self.bridge)
        sheet.closed.connect(self._connections_closed)
        self.show_sheet(sheet, sheet.first_field())

    def show_support(self, report: str = "") -> None:
        """Open the report for support; `report` tells of a fault that was just shown."""
        self.show_sheet(sheet := SupportSheet(self, self, report), sheet.cancel)

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        if self.current in self._whole:
            return
        page = self.pages[self.current]
        sheet = KeysSheet(self, ((page.title(), page.keys()), *self.bindings.groups()))
        sheet.help_wanted.connect(self.show_help)
        self.show_sheet(sheet)

    def show_help(self, chapter: str = "") -> None:
        """Open the user guide at a chapter, at that of the page on screen by default."""
        sheet = HelpSheet(self, self, self.bridge, chapter or of_page(self.current), self.current)
        self.show_sheet(sheet, sheet.reader)

    def to_tray(self) -> None:
        """Go on without a window, or minimised where there is no tray."""
        if self.manners is not None:
            self.manners.hide()
        else:
            self.showMinimized()

    def sync_now(self) -> None:
        """Bring changes over at once; before a person let a first comparison through, open the preview instead."""
        self.bridge.ask(self.bridge.app.confirmed_once, self._sync, owner=self)

    def go(self, key: str, target: str = "") -> None:
        """Show page `key`, and there what `target` names."""
        page = self.pages[key]
        self.current = key
        if key in self._whole:
            self.root.setCurrentWidget(page)
        else:
            self.root.setCurrentWidget(self.shell)
            self.stack.setCurrentWidget(page)
            self.topbar.show_page(page)
            self.sidebar.choose(key)
            self.memory.keep("page", key)
        page.set_slim(self._slim)
        page.opened()
        self.moves.restore_detail(key)
        if target:
            page.show_target(target)

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
        self.memory.keep("lang", chosen)

    def set_theme(self, mode: str) -> None:
        """Switch light, dark or system, live, and remember it."""
        theme.set_mode(mode)
        self.memory.keep("theme", theme.mode)

    def set_high_contrast(self, on: bool) -> None:
        """Draw borders and quiet words stronger or as designed, live, and remember it."""
        theme.set_high_contrast(on)
        self.memory.keep("high_contrast", "true" if on else "false")

    def set_letters(self, on: bool) -> None:
        """Let single letters act on pages, or not, and remember it."""
        self.keyboard.set_letters(on)
        self.memory.keep("letter_keys", "true" if on else "false")

    def set_density(self, density: str) -> None:
        """Make table rows "normal" or "dense", live, and remember it."""
        theme.set_density(density)
        self.memory.keep("density", theme.density)

    def retranslate(self) -> None:
        """Words of the frame; pages hear the language change themselves."""
        self.setWindowTitle("SkladLink")
        self.sidebar.set_words(
            {key: page.title() for key, page in self.pages.items()},
            {"goods": self.tr("Goods"), "sales": self.tr("Sales"), "system": self.tr("System")},
        )
        if self.current and self.current not in self._whole:
            self.topbar.renew(self.pages[self.current])
        self.topbar.retranslate()
        self.health.retranslate()
        self.refresh_counts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "keyboard"):
            self.retranslate()

    # --- events -----------------------------------------------------------------------------------------------

    def _ended(self, ended: RunEnded) -> None:
        self.refresh_counts()
        if ended.code and self.current not in self._whole and ended.state != RunState.PLANNED:
            bad = ended.state in (RunState.FAILED, RunState.STOPPED_BY_BRAKE, RunState.DONE_WITH_FAILURES)
            self.toast(i18n.say(ended.code, ended.params), bad=bad)

    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & {"mapping", "stock", "runs", "settings"}:
            self.refresh_counts()

    def _failed(self, error: BaseException) -> None:
        if self.manners is not None and not isinstance(error, SkladLinkError):
            self.manners.surprise(error)
            return
        text = (
            i18n.say(error.code, error.params)
            if isinstance(error, SkladLinkError)
            else self.tr("Something went wrong. The data is safe; please try again.")
        )
        self.toast(text, bad=True)

    def _counted(self, answer: tuple[MappingCounts, PlanSummary | None, str]) -> None:
        counts, plan, title = answer
        self.health.show_plan(plan)
        self.sidebar.head.sub = title
        self.sidebar.head.update()
        todo = formats.number(counts.todo) if counts.todo else ""
        self.sidebar.buttons["mapping"].set_badge(
            todo, "warn", self.tr("%Ln to decide", "", counts.todo) if counts.todo else ""
        )
        braked = self.health.braked()
        self.sidebar.buttons["stock"].set_badge(
            "!" if braked else "", "err", self.tr("guard stopped") if braked else ""
        )

    def _connections_closed(self) -> None:
        self.health.fetch()
        self.refresh_counts()
        if self.current:
            self.pages[self.current].opened()

    def _sync(self, confirmed: bool) -> None:
        if not confirmed:
            self.go("stock")
            self.pages["stock"].preview()
        elif self.bridge.app.start(JobName.STOCK_CHANGES):
            self.toast(self.tr("Bringing over what changed."))
        else:
            self.toast(self.tr("This is already running or waiting its turn."))

    def _badge_changed(self, page: Page) -> None:
        number, tone, meaning = page.badge
        self.sidebar.buttons[page.key].set_badge(formats.number(number) if number else "", tone, meaning)

    def _fact_changed(self, page: Page) -> None:
        if self.stack.currentWidget() is page:
            self.topbar.renew(page)

    # --- popovers and size ------------------------------------------------------------------------------------

    def _look(self, what: str) -> None:
        """The strip says that the guard stopped a push or that a system is away: show it."""
        if what == "guard":
            self.go("stock")
            self.pages["stock"].preview()
        else:
            self._open_systems(self.strip.act)

    def _to_limits(self) -> None:
        self.strip.budget_popover.hide()
        self.go("settings", "limits")

    def _open_systems(self, anchor: QWidget) -> None:
        self.systems.show_connections(self.health.connections)
        self.systems.open_at(anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        slim = self.width() < SLIM_BELOW
        if slim != self._slim:
            self._slim = slim
            for part in (self.sidebar, self.topbar, self.strip, self.health, *self.pages.values()):
                part.set_slim(slim)
            if self.current and self.current not in self._whole:
                self.topbar.renew(self.pages[self.current])

    def restore(self, geometry: str) -> None:
        """Put the window where it was (`geometry` as it was kept at the last close)."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def keep_place(self) -> None:
        """Remember where the window is, also maximised; a hidden one no longer knows its frame."""
        if self.isVisible():
            self.memory.keep("geometry", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self.memory.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_place()
        if self.manners is not None and not self.manners.may_close():
            event.ignore()
            return
        for sheet in list(self._sheets):
            sheet.dismiss()
        super().closeEvent(event)
