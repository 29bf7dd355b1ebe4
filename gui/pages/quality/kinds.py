"""The left side of the data quality page: kinds with their counts under what they cost, hidden ones, the rules."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from core.domain.quality import TroubleKind, Weight, weight_of
from core.domain.screens.quality import QualityCounts
from gui import format as formats
from gui.pages.quality import words
from gui.theme import text_width
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.toggles import ListEntry

WIDE, SLIM = 276, 236
ALL, HIDDEN = "all", "hidden"
_GROUPS = tuple((weight, tuple(kind for kind in TroubleKind if weight_of(kind) is weight)) for weight in Weight)


class KindButton(ListEntry):
    """One line: sign, name, count."""

    def __init__(self, sign: Item, *, high: int = 34) -> None:
        super().__init__(height=high)
        self._sign = sign

    def name_it(self, text: str, whole: str) -> None:
        """The words on it, and the whole name for tooltip and readers."""
        self.setText(text)
        self._whole = whole
        self._tell()

    def _tell(self) -> None:
        whole = getattr(self, "_whole", self.text())
        shown = "" if self.count is None else f", {formats.number(self.count)}"
        self.setAccessibleName(whole + shown)
        self.setToolTip(whole)
        self.update()

    def paint_entry(self, painter: QPainter, middle: float, *, chosen: bool) -> None:
        self._sign.paint(painter, 11, middle, 16)
        count = "" if self.count is None else formats.number(self.count)
        wide = text_width("smallStrong", count)
        quiet = not self.count and not chosen
        font, color = ("strong" if chosen else "name"), "accentText" if chosen else ("t2" if quiet else "t1")
        room = self.width() - 37 - wide - 22
        Text(self.text(), font, color, shrinks=True).paint(painter, 37, middle, room)
        Text(count, "small" if quiet else "smallStrong", "t3" if quiet else color).paint(
            painter, self.width() - 11 - wide, middle, wide
        )


class KindList(Surface):
    """`chosen` carries a kind's value, "all" or "hidden"; `rules_wanted` opens the rules of "sold out"."""

    chosen = Signal(str)
    rules_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("surface", "r")
        self.counts: QualityCounts | None = None
        self.buttons: dict[str, KindButton] = {}
        self._group = QButtonGroup(self)
        self._heads: list[Inline] = []
        self.rules = Button(icon="sliders-horizontal", key="R", size=32)
        self.rules.clicked.connect(self.rules_wanted.emit)
        self.note = Label(font="small", color="t2", wrap=True)
        self.note.hide()
        self._compose()
        self.buttons[ALL].setChecked(True)
        self.setFixedWidth(WIDE)
        self.retranslate()

    def _compose(self) -> None:
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(12, 14, 12, 8)
        inner.setSpacing(2)
        inner.addWidget(self._button(ALL, Icon("list-bullets", 16, "t2")))
        for weight, kinds in _GROUPS:
            head = Inline(lambda weight=weight: self._head_items(weight), height=32, stretch=True)
            self._heads.append(head)
            inner.addWidget(head)
            for kind in kinds:
                inner.addWidget(self._button(kind.value, words.mark_of(kind)))
        inner.addSpacing(8)
        inner.addWidget(self._button(HIDDEN, Icon("bell-slash", 16, "t2")))
        inner.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 10, 12, 14)
        foot.setSpacing(10)
        foot.addWidget(self.note)
        foot.addWidget(self.rules, 0, Qt.AlignmentFlag.AlignLeft)
        line = Surface("line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(scroll_area(holder), 1)
        column.addWidget(line)
        column.addLayout(foot)

    def _button(self, key: str, sign: Item) -> KindButton:
        button = self.buttons[key] = KindButton(sign)
        button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        self._group.addButton(button)
        return button

    def _head_items(self, weight: Weight) -> list[Item]:
        look = words.LOOKS[weight]
        tone = "accentGfx" if look.tone == "accent" else look.tone
        return [Icon(look.icon, 14, tone), Text(words.weight_word(weight), "badge", "t2", shrinks=True)]

    def current(self) -> str:
        """The chosen entry."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self.buttons[key].setChecked(True)

    def step(self, by: int) -> str:
        """The next entry that has something to show, in either direction; the present one where there is none."""
        keys = list(self.buttons)
        place = keys.index(self.current()) + by
        while 0 <= place < len(keys):
            if self.buttons[keys[place]].count:
                return keys[place]
            place += by
        return self.current()

    def show_counts(self, counts: QualityCounts) -> None:
        """How many there are of each."""
        self.counts = counts
        self.buttons[ALL].set_count(counts.total)
        self.buttons[HIDDEN].set_count(counts.hidden)
        for kind in TroubleKind:
            self.buttons[kind.value].set_count(counts.kinds.get(kind, 0))
        self._renew_note()

    def set_slim(self, slim: bool) -> None:
        """Narrower in a narrow window."""
        self.setFixedWidth(SLIM if slim else WIDE)
        self.rules.key = "" if slim else "R"
        self.rules.updateGeometry()

    def retranslate(self) -> None:
        """Words of the list."""
        self.buttons[ALL].name_it(self.tr("All troubles"), self.tr("All troubles"))
        self.buttons[HIDDEN].name_it(self.tr("Hidden ones"), self.tr("Hidden by a person"))
        for kind in TroubleKind:
            whole = f"{words.kind_full(kind)}, {words.weight_word(weight_of(kind))}"
            self.buttons[kind.value].name_it(words.kind_word(kind), whole)
        name = self.tr("When goods are sold out")
        self.rules.set_label(name, name)
        self.rules.setToolTip("")
        for head in self._heads:
            head.refresh()
        self._renew_note()

    def _renew_note(self) -> None:
        unknown = self.counts.unknown_flags if self.counts is not None else 0
        self.note.setVisible(unknown > 0)
        if unknown:
            self.note.setText(
                self.tr(
                    "%Ln offers follow the shop’s default, and the shop did not show yet what that is. "
                    "They are not judged.",
                    "",
                    unknown,
                )
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
