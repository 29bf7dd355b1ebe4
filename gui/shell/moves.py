"""Getting about by keys: the next part of the window, the list's search, the detail hidden, the row's menu."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from gui.shell import regions
from gui.widgets.field import SearchField

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class Moves(QObject):
    """What F4, F6, Shift+F10, Esc and / do on every page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def region(self, by: int) -> bool:
        """Focus the next part of the window, or the one before."""
        window = self._window
        if window.current in window.whole_pages():
            return False
        parts = (window.sidebar, window.topbar, window.banner, *window.pages[window.current].regions(), window.strip)
        return regions.step(parts, by) is not None

    def search(self) -> bool:
        """Focus the page's own search field; a page without one gets the palette."""
        window = self._window
        if window.current in window.whole_pages():
            return False
        fields = window.pages[window.current].findChildren(SearchField)
        field = next((field for field in fields if field.isVisible()), None)
        if field is None:
            window.open_palette()
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
        return True

    def toggle_detail(self) -> bool:
        """Hide or show the page's detail, and remember it for this page; False where there is none."""
        window = self._window
        detail = window.pages[window.current].detail_panel()
        if detail is None:
            return False
        shown = detail.isHidden()
        inside = detail.isAncestorOf(focused) if (focused := QApplication.focusWidget()) else False
        detail.setVisible(shown)
        if inside:
            window.pages[window.current].opened()
        window.memory.keep(f"detail.{window.current}", "shown" if shown else "hidden")
        return True

    def restore_detail(self, key: str) -> None:
        """Hide the detail of a page that was left without it."""
        detail = self._window.pages[key].detail_panel()
        if detail is not None and self._window.memory.recall(f"detail.{key}") == "hidden":
            detail.hide()

    def menu(self) -> bool:
        """Open the context menu of what has the focus, at the current row; where the system does so itself, not."""
        focused = QApplication.focusWidget()
        if focused is None or sys.platform == "win32":
            return False
        place, target = focused.rect().center(), focused
        if isinstance(focused, QAbstractItemView):
            target = focused.viewport()
            row = focused.visualRect(focused.currentIndex())
            place = QPoint(min(row.left() + 24, target.width() - 1), row.center().y())
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
        return True

    def escape(self) -> bool:
        """Give the focus back to the page when it is elsewhere in the window."""
        window = self._window
        focused: QWidget | None = QApplication.focusWidget()
        page = window.pages[window.current]
        if focused is None or focused is page or page.isAncestorOf(focused):
            return False
        page.opened()
        return True
