"""The top bar: title, one quiet fact, the search field, the sync pill and the page's primary action."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gui.pages import Page
from gui.shell.search_button import SearchButton
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.label import Label


class TopBar(Surface):
    """56 px above every page; `pill_clicked` asks for the popover with both systems, `search_wanted` for the palette
    with the text it carries, `help_wanted` for the guide's chapter about the page."""

    pill_clicked = Signal()
    help_wanted = Signal()
    search_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", "b")
        self.setFixedHeight(56)
        self.title = Label(font="page")
        self.fact = Label(color="t3")
        self.help = Button(kind="ghost", icon="question", size=28)
        self.help.clicked.connect(lambda: self.help_wanted.emit())
        self.search = SearchButton()
        self.search.wanted.connect(self.search_wanted.emit)
        self.pill = Button(kind="pill", icon="check-circle-fill", font="name")
        self.pill.clicked.connect(self.pill_clicked.emit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 0, 24, 1)
        self._row.setSpacing(12)
        self._row.addWidget(self.title)
        self._row.addWidget(self.help)
        self._row.addWidget(self.fact, 1)
        self._row.addWidget(self.search)
        self._row.addWidget(self.pill)
        self._primary: Button | None = None
        self._slim = False
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the search field."""
        self.search.set_words(self.tr("Search or command"))
        self.help.set_label("", self.tr("Help for this page (Shift+F1)"))

    def show_page(self, page: Page) -> None:
        """Take title, fact and primary button from `page`."""
        if self._primary is not None and self._primary is not page.primary:
            self._row.removeWidget(self._primary)
            self._primary.hide()
        if page.primary is not None and page.primary is not self._primary:
            self._row.addWidget(page.primary)
            page.primary.show()
        self._primary = page.primary
        self.renew(page)
        self.set_slim(self._slim)

    def renew(self, page: Page) -> None:
        """Title and fact again."""
        self.title.setText(page.title())
        self.fact.setText("" if self._slim else page.fact)

    def set_slim(self, slim: bool) -> None:
        """Narrow window: no fact, the primary button as an icon."""
        self._slim = slim
        self.search.set_slim(slim)
        self._row.setContentsMargins(16 if slim else 24, 0, 16 if slim else 24, 1)
        if slim:
            self.fact.setText("")
        if self._primary is not None:
            self._primary.set_compact(slim)
