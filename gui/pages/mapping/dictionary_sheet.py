"""The sheet of the dictionary of variants: what holds, what the program proposes, what was taken out; two fields add.

Every change is kept at once and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from core.domain.dictionary import EVERYWHERE, NAMES, Dictionary, Term
from core.domain.screens.dictionary import TermCounts, TermRow, TermTab, Vocabulary
from core.errors import SkladLinkError
from gui.bridge import Bridge
from gui.i18n import explain
from gui.pages.mapping.dictionary_table import DictionaryTable, pair_words
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.field import SearchField
from gui.widgets.inline import Icon, Text
from gui.widgets.label import Inline, Label
from gui.widgets.select import Select
from gui.widgets.sheet import Sheet
from gui.widgets.states import StatePage
from gui.widgets.suggest import SuggestField
from gui.widgets.toggles import Tabs


class AddLine(Surface):
    """Characteristic, MoySklad's word, the shop's word; `wanted` carries the entry."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("raised", "b")
        self._words, self._known = Vocabulary(), Dictionary()
        self.scope = Select()
        self.scope.name(self.tr("Characteristic of the new entry"))
        self.scope.chosen.connect(lambda _: self._suggest())
        self.warehouse, self.shop = SuggestField(), SuggestField()
        self.warehouse.name(self.tr("In MoySklad"))
        self.shop.name(self.tr("In the shop"))
        self.add = Button(self.tr("Add"), kind="soft", icon="plus")
        self.add.setEnabled(False)
        self.trouble = Label(font="small", color="errText", wrap=True)
        self.trouble.hide()
        for field in (self.warehouse, self.shop):
            field.textChanged.connect(self._typed)
            field.returnPressed.connect(self._enter)
        self.add.clicked.connect(self._want)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.scope)
        row.addWidget(self.warehouse, 1)
        row.addWidget(Inline(lambda: [Icon("equals", 14, "t3")], height=32))
        row.addWidget(self.shop, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 12)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.trouble)

    def offer(self, words: Vocabulary, known: Dictionary) -> None:
        """Suggest the words that occur in the two catalogues; `known` tells which properties a characteristic is."""
        self._words, self._known = words, known
        own = [(name, name) for name in words.warehouse_names]
        self.scope.set_items(
            [*own, (EVERYWHERE, self.tr("Any characteristic")), (NAMES, self.tr("Name of a characteristic"))]
        )
        self._suggest()

    def choose(self, scope: str) -> None:
        """Take the characteristic for the next entry."""
        self.scope.choose(scope)
        self._suggest()

    def first(self) -> str:
        """The most frequent characteristic."""
        return self._words.warehouse_names[0] if self._words.warehouse_names else EVERYWHERE

    def told(self, words: str) -> None:
        """Say why an entry was not taken ("" takes the words away)."""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def emptied(self) -> None:
        """The entry was taken: begin the next one."""
        for field in (self.warehouse, self.shop):
            field.completer_box.popup().hide()
            field.clear()
        self.told("")
        self.warehouse.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _suggest(self) -> None:
        scope, words = self.scope.current(), self._words
        if scope == NAMES:
            self.warehouse.suggest(words.warehouse_names)
            self.shop.suggest(words.shop_names)
            return
        self.warehouse.suggest(_values(words.warehouse_values, scope, self._known))
        self.shop.suggest(_values(words.shop_values, scope, self._known))

    def _typed(self) -> None:
        self.told("")
        self.add.setEnabled(bool(self.warehouse.text().strip() and self.shop.text().strip()))

    def _enter(self) -> None:
        if self.add.isEnabled():
            self._want()
        else:
            (self.shop if self.warehouse.text().strip() else self.warehouse).setFocus()

    def _want(self) -> None:
        self.wanted.emit(Term(self.scope.current(), self.warehouse.text(), self.shop.text()))


def _values(values: Mapping[str, Sequence[str]], scope: str, known: Dictionary) -> list[str]:
    """Values of the names that are this characteristic; of every name where none is, or for any characteristic."""
    own = [value for name in values if known.name(name) == known.name(scope) for value in values[name]]
    return own if own and scope != EVERYWHERE else [value for found in values.values() for value in found]


class DictionarySheet(Sheet):
    """`acted` carries a run, what it was in words, and how to do it again. Del takes out, Enter takes in."""

    acted = Signal(int, str, object)
    undo_wanted = Signal()

    def __init__(self, window: QWidget, bridge: Bridge, term: Term | None = None) -> None:
        super().__init__(window, QSize(920, 720))
        self._bridge, self._door, self._wanted = bridge, bridge.app.dictionary, term
        self.head.setText(self.tr("Dictionary of variants"))
        self.sub.setText(
            self.tr("Words that mean the same in MoySklad and in the shop. They rank and explain, and never link.")
        )
        self._build_tools()
        self.line = AddLine()
        self.line.wanted.connect(self._add)
        self.body.addWidget(self.line)
        self._build_list()
        self._build_foot()
        bridge.changed.connect(self._changed)
        bridge.ask(self._offer, self._offered, owner=self)
        self.show_tab(TermTab.VALUES if term is None or term.scope != NAMES else TermTab.NAMES)

    def _build_tools(self) -> None:
        self.tabs = Tabs([tab.value for tab in TermTab])
        self.tabs.set_texts(
            {
                "names": self.tr("Names"),
                "values": self.tr("Values"),
                "proposed": self.tr("Proposed"),
                "refused": self.tr("Taken out"),
            }
        )
        self.tabs.chosen.connect(lambda key: self.show_tab(TermTab(key)))
        self.search = SearchField(key="")
        self.search.name(self.tr("Search the dictionary"))
        self.search.searched.connect(lambda _: self.fetch())
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 24, 10)
        row.setSpacing(12)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        self.body.addLayout(row)

    def _build_list(self) -> None:
        self.table = DictionaryTable(self._bridge)
        self.table.rows.loaded.connect(self._loaded)
        self.table.remove_pressed.connect(self._remove)
        self.table.rows.dataChanged.connect(lambda *_: self._renew())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._renew())
        self.state = StatePage("none")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.state)
        self.body.addWidget(self.pages, 1)

    def _build_foot(self) -> None:
        self.take = Button(kind="plain", icon="check", key="Enter")
        self.remove = Button(kind="plain", icon="trash", key="Del")
        self.close_it = Button(self.tr("Close"), key="Esc")
        self.take.clicked.connect(self._take)
        self.remove.clicked.connect(self._remove)
        self.close_it.clicked.connect(self.dismiss)
        self._hint = Inline(lambda: [Text(self.tr("Ctrl+Z undoes"), "small", "t3")], height=32)
        self.foot.row.addWidget(self.take)
        self.foot.row.addWidget(self.remove)
        self.foot.row.addWidget(self._hint)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.close_it)

    # --- what is shown ----------------------------------------------------------------------------------------

    def tab(self) -> TermTab:
        """The tab on screen."""
        return TermTab(self.tabs.current())

    def show_tab(self, tab: TermTab) -> None:
        """Show another tab."""
        self.tabs.choose(tab.value)
        self.line.setVisible(tab in (TermTab.NAMES, TermTab.VALUES))
        if tab is TermTab.NAMES:
            self.line.choose(NAMES)
        elif self.line.scope.current() == NAMES:
            self.line.choose(self.line.first())
        self.fetch()

    def fetch(self) -> None:
        """Ask for the entries and the numbers again."""
        tab, text, door = self.tab(), self.search.text().strip(), self._door
        self.table.show_rows(lambda: door.rows(tab, text))
        self._bridge.ask(lambda: door.counts(text), self._counted, owner=self)

    def _changed(self, topics: frozenset[str]) -> None:
        if "mapping" in topics:
            self.fetch()

    def _offer(self) -> tuple[Vocabulary, Dictionary]:
        """What the two fields suggest; asked in a worker."""
        terms = [row.term for tab in (TermTab.NAMES, TermTab.VALUES) for row in self._door.rows(tab)]
        return self._door.vocabulary(), Dictionary(terms)

    def _offered(self, answer: tuple[Vocabulary, Dictionary]) -> None:
        self.line.offer(*answer)
        self.line.choose(NAMES if self.tab() is TermTab.NAMES else self.line.first())

    def _counted(self, counts: TermCounts) -> None:
        numbers = {"names": counts.names, "values": counts.values}
        self.tabs.set_counts({**numbers, "proposed": counts.proposed, "refused": counts.refused})

    def _loaded(self, count: int) -> None:
        if not count:
            self._show_empty()
            self._renew()
            return
        self.pages.setCurrentWidget(self.table)
        at = max(0, self.table.current_row())
        if self._wanted is not None:
            found = [place for place in range(count) if self._is_wanted(place)]
            at, self._wanted = (found[0] if found else 0), None
        self.table.go(min(at, count - 1))
        self._renew()

    def _is_wanted(self, place: int) -> bool:
        row = self.table.rows.row_at(place)
        return isinstance(row, TermRow) and self._wanted is not None and row.term.key == self._wanted.key

    def _show_empty(self) -> None:
        words = {
            TermTab.NAMES: (self.tr("No names yet"), self.tr("Add a pair above.")),
            TermTab.VALUES: (self.tr("No values yet"), self.tr("Link pairs or add a value above.")),
            TermTab.PROPOSED: (
                self.tr("Nothing to propose"),
                self.tr("What suggested pairs have in common appears here."),
            ),
            TermTab.REFUSED: (self.tr("Nothing was taken out"), self.tr("What you take out is not learnt again.")),
        }
        head, more = words[self.tab()]
        if self.search.text().strip():
            head, more = self.tr("Nothing found"), self.tr("No entry has these words.")
        self.state.show_state("none", head, more)
        self.pages.setCurrentWidget(self.state)

    def _renew(self) -> None:
        """What the footer offers for the current entry."""
        row, tab = self.table.current() if self.pages.currentWidget() is self.table else None, self.tab()
        self.take.setVisible(tab in (TermTab.PROPOSED, TermTab.REFUSED))
        self.take.setEnabled(row is not None)
        self.take.set_label(self.tr("Bring back") if tab is TermTab.REFUSED else self.tr("Add to the dictionary"))
        self.remove.setVisible(tab is not TermTab.REFUSED)
        self.remove.setEnabled(row is not None)
        self.remove.set_label(self.tr("Do not propose") if tab is TermTab.PROPOSED else self.tr("Take out"))

    # --- acts -------------------------------------------------------------------------------------------------

    def _add(self, term: Term) -> None:
        text = self.tr("Added to the dictionary: %1").replace("%1", pair_words(term))
        self._do(lambda: self._door.add(term), text, self.line.emptied)

    def _take(self) -> None:
        row = self.table.current()
        if row is None:
            return
        term, pair = row.term, pair_words(row.term)
        if row.tab is TermTab.REFUSED:
            text = self.tr("Back in the dictionary: %1").replace("%1", pair)
            self._do(lambda: self._door.restore(term), text)
        elif row.tab is TermTab.PROPOSED:
            text = self.tr("Added to the dictionary: %1").replace("%1", pair)
            self._do(lambda: self._door.add(term), text)

    def _remove(self) -> None:
        row = self.table.current()
        if row is None or row.tab is TermTab.REFUSED:
            return
        term = row.term
        text = self.tr("Taken out of the dictionary: %1").replace("%1", pair_words(term))
        self._do(lambda: self._door.refuse(term), text)

    def _do(self, act: Callable[[], int], text: str, then: Callable[[], None] = lambda: None) -> None:
        def done(run: int) -> None:
            self.acted.emit(run, text, act)
            then()
            self.fetch()

        def failed(error: BaseException) -> None:
            if isinstance(error, SkladLinkError):
                told = explain(error.code, error.params)
                self.line.told(" ".join(part for part in (f"{told.what}.", told.means, told.do) if part))
            else:
                self._bridge.failed.emit(error)

        self._bridge.act(act, done, owner=self, failed=failed)

    def key(self, chord: str) -> bool:
        """Enter works on the table's current entry, Ctrl+Z takes the last act back, / searches."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        ways: dict[str, Callable[[], None]] = {}
        if not typing:
            ways = {"Ctrl+Z": self.undo_wanted.emit, "/": self.search.setFocus}
        if self.table.hasFocus():
            ways["Enter"] = self._take
        if chord in ways:
            ways[chord]()
            return True
        return super().key(chord)
