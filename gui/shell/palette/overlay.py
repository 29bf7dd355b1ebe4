"""The command palette: a field over a scrim, results under it, the actions of the chosen object, a line of keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.domain.screens.palette import Hit, PaletteAnswer
from gui.bridge import Ticket
from gui.shell.palette.commands import Commands
from gui.shell.palette.lines import Line, Lines
from gui.shell.palette.matching import other_layout, words_of
from gui.shell.palette.offer import Asked, Group, Offer
from gui.shell.palette.parts import Foot, Head, Panel, shade
from gui.shell.palette.results import ResultsView, Row
from gui.theme import theme
from gui.widgets.label import Label

if TYPE_CHECKING:
    from gui.main_window import MainWindow

WIDTH, TOP, LEAST_MARGIN = 640, 118, 24
RISE, RISE_MS = 6, 120
REMEMBERED = 8
_PAGE = 7


class Palette(QWidget):
    """Opened by Ctrl+K and the top bar's field. It remembers what was chosen and gives the focus back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._bridge = window, window.bridge
        self._offer = Offer(Lines(window, window.sync_now), Commands(window))
        self._ticket: Ticket | None = None
        self._answer: PaletteAnswer | None = None
        self._met: Sequence[str] = ()
        self._recent: list[Hit] = []
        self._chosen: Line | None = None
        self._groups: tuple[Sequence[Group], Sequence[Group]] = ((), ())
        self._before: QWidget | None = None
        self.asked = Asked("")
        self.panel = Panel(self)
        self.head = Head()
        self.field: QLineEdit = self.head.field
        self.view = ResultsView(self.panel)
        self.nothing = Label(color="t3")
        self.foot = Foot()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        empty = QHBoxLayout()
        empty.setContentsMargins(18, 0, 18, 0)
        empty.addWidget(self.nothing)
        column.addLayout(empty)
        column.addWidget(self.foot)
        self._rise = QVariantAnimation(self, duration=RISE_MS, startValue=RISE, endValue=0)
        self._rise.valueChanged.connect(lambda _: self._place())
        self.field.textChanged.connect(self._typed)
        self.view.chosen.connect(self.run)
        self.view.moved.connect(self._moved)
        window.installEventFilter(self)
        self.hide()
        self.retranslate()

    # --- opening and closing ----------------------------------------------------------------------------------

    def open(self, text: str = "") -> None:
        """Come up over the window, with `text` in the field."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._offer.ready()
        self.setGeometry(self._window.rect())
        self.field.setText(text)
        self.field.selectAll()
        self._typed(text)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._rise.start()

    def close_palette(self) -> None:
        """Go away and give the focus back."""
        if not self.isVisible():
            return
        if self._ticket is not None:
            self._ticket.drop()
        self.hide()
        before, self._before = self._before, None
        if before is not None:
            self._window.give_focus(before)

    def run(self, line: Line) -> None:
        """Close, remember and do what the line says."""
        subject = self._chosen.key if line.action and self._chosen is not None else line.key
        if subject:
            keys = [subject, *(key for key in self.remembered() if key != subject)]
            self._window.memory.keep("palette", "\n".join(keys[:REMEMBERED]))
        self.close_palette()
        line.run()

    def remembered(self) -> list[str]:
        """Keys of what was chosen lately, newest first."""
        return [key for key in self._window.memory.recall("palette").split("\n") if key]

    def key(self, chord: str) -> bool:
        """The keys of the palette; all others are the field's."""
        steps = {"Down": 1, "Up": -1, "PageDown": _PAGE, "PageUp": -_PAGE}
        if chord in ("Esc", "Ctrl+K"):
            self.close_palette()
        elif chord in steps:
            self.view.step(steps[chord])
        elif chord in ("Tab", "Shift+Tab"):
            self._to_actions()
        elif chord == "Enter":
            line = self.view.line()
            if line is not None:
                self.run(line)
        else:
            action = next((line for line in self._actions() if chord and line.caps == chord), None)
            if action is None:
                return False
            self.run(action)
        return True

    # --- asking -----------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self.asked = Asked.parse(text)
        if self._ticket is not None:
            self._ticket.drop()
        door, asked = self._bridge.app.palette, self.asked
        if asked.only == "commands":
            self._answered((None, ()))
        elif asked.text or asked.only:
            self._compose()
            self._ticket = self._bridge.ask(lambda: _find(door, asked), self._answered, owner=self)
        else:
            self._answer, self._recent = None, []
            keys = self.remembered()
            self._compose()
            if any(key.partition(":")[0] not in ("page", "command") for key in keys):
                self._ticket = self._bridge.ask(lambda: door.recent(keys), self._recent_came, owner=self)

    def _answered(self, found: tuple[PaletteAnswer | None, Sequence[str]]) -> None:
        self._answer, self._met = found
        self._compose()

    def _recent_came(self, hits: list[Hit]) -> None:
        self._recent = hits
        self._compose()

    # --- showing ----------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        asked = self.asked
        if not asked.text and not asked.only:
            self._show([], self._offer.empty(self.remembered(), self._recent), ())
            return
        words = (*words_of(asked.text), *self._met)
        self._show(self._offer.found(self._answer, words), self._offer.doable(asked), words)

    def _show(self, objects: Sequence[Group], others: Sequence[Group], words: Sequence[str]) -> None:
        """Show the groups, first line current; the chosen object's actions stand under the objects."""
        self._groups = (objects, others)
        first = next((line for _, lines in (*objects, *others) for line in lines), None)
        self._chosen = first if first is not None and first.hit is not None else None
        self._fill(words)
        places = self.view.places()
        if places:
            self.view.go(places[0])
        self._told()

    def _fill(self, words: Sequence[str]) -> None:
        objects, others = self._groups
        groups = [*objects]
        if self._chosen is not None and self._chosen.hit is not None:
            lines = self._offer.lines
            heading = self.tr("For “%1”").replace("%1", lines.title(self._chosen.hit))
            groups.append((heading, lines.actions(self._chosen.hit)))
        rows: list[Row] = []
        for heading, lines in (*groups, *others):
            if lines:
                rows += [heading, *lines]
        self.view.results.show_rows(rows, words)
        self.nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self._place()

    def _moved(self) -> None:
        """Another line is current: the actions follow the object."""
        line = self.view.line()
        chosen = self._chosen
        if line is not None and not line.action:
            chosen = line if line.hit is not None else None
        if chosen is not self._chosen:
            keep = line
            self._chosen = chosen
            self._fill(self.view.results.words)
            rows = self.view.results.rows
            if keep in rows:
                self.view.go(rows.index(keep))
        self._told()

    def _actions(self) -> list[Line]:
        return [row for row in self.view.results.rows if isinstance(row, Line) and row.action]

    def _to_actions(self) -> None:
        """From the object to its actions, and back."""
        line, rows, actions = self.view.line(), self.view.results.rows, self._actions()
        if line is None or not actions or self._chosen is None:
            return
        self.view.go(rows.index(self._chosen if line.action else actions[0]))
        self._told()

    def _told(self) -> None:
        """Readers hear the current line as the field's description."""
        line = self.view.line()
        self.field.setAccessibleDescription(line.spoken() if line is not None else self.nothing.text())
        self.foot.show_actions(bool(self._actions()))

    # --- place and looks --------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Words of the palette."""
        words = self.tr("Item, order, command")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.view.setAccessibleName(self.tr("Found"))
        self.nothing.setText(self.tr("Nothing found. Goods are found by name, article, code and barcode."))
        self.foot.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The field keeps the focus; Tab goes to the actions."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def _place(self) -> None:
        top = min(TOP, max(LEAST_MARGIN, self.height() * TOP // 900))
        wanted = self.view.height_wanted() + 8 if self.view.results.rows else 72
        frame = self.head.height() + self.foot.height() + 2
        height = min(wanted + frame, self.height() - top - LEAST_MARGIN)
        width = min(WIDTH, self.width() - 2 * LEAST_MARGIN)
        rise = int(self._rise.currentValue() or 0) if self._rise.state() == QVariantAnimation.State.Running else 0
        self.panel.setGeometry(QRect((self.width() - width) // 2, top + rise, width, height))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("scrim"))
        shade(painter, QRectF(self.panel.geometry()))


def _find(door: object, asked: Asked) -> tuple[PaletteAnswer, Sequence[str]]:
    """In a worker: what the text finds; each group that stays empty is looked for on the other layout, too."""
    find = door.find  # type: ignore[attr-defined]
    alone = asked.only == "orders"
    answer: PaletteAnswer = find(asked.text, orders_only=alone)
    other = other_layout(asked.text)
    if not other or (answer.items or answer.offers or answer.orders):
        return answer, ()
    again: PaletteAnswer = find(other, orders_only=alone)
    return again, words_of(other)
