"""The right side of the data quality page: what a trouble means for sales, facts, who shares a key, the places."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.quality import Side, TroubleKind, side_of, weight_of
from core.domain.screens.quality import QualityDetail, QualityRow
from gui import format as formats
from gui.pages.quality import words
from gui.pages.quality.alike import AlikeList
from gui.pages.quality.meaning import FactLine, MeaningBox
from gui.widgets.button import Button
from gui.widgets.card import Surface
from gui.widgets.inline import Chip, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Foot

_MARGIN = 20
_FACTS = 9
#: Kinds that a group's rule has to do with.
_RULED = frozenset({TroubleKind.TRACE_OFF, TroubleKind.BUY_ZERO, TroubleKind.RULE_DIFFERS})


class DetailPanel(Surface):
    """Signals say what the person wants; the page does it. `linked` carries a page and its target."""

    step_wanted = Signal(int)
    hide_wanted = Signal()
    rules_wanted = Signal()
    copied = Signal(str)
    linked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("surface", "l")
        self.detail: QualityDetail | None = None
        self._row: QualityRow | None = None
        self._place = (0, 0)
        self._state = Inline(self._state_items, gap=10, height=24, stretch=True)
        self.up = Button(kind="ghost", icon="caret-up", size=28)
        self.down = Button(kind="ghost", icon="caret-down", size=28)
        self.up.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.step_wanted.emit(1))
        self._title = Label(font="detail", wrap=True)
        self._sub = Label(font="small", color="t2", wrap=True)
        self._fact = Label(font="strong", wrap=True)
        self.meaning = MeaningBox()
        self.facts = [FactLine() for _ in range(_FACTS)]
        self.alike = AlikeList()
        self.alike.linked.connect(lambda target: self.linked.emit("mapping", target))
        self.where = Label(font="small", color="t2", wrap=True)
        self.rules = Button(kind="link", icon="sliders-horizontal", size=28, font="smallName")
        self.rules.clicked.connect(self.rules_wanted.emit)
        self.shop = Button(icon="arrow-square-out")
        self.shop.clicked.connect(self.open_shop)
        self.copy = Button(icon="copy")
        self.copy.clicked.connect(self._copy)
        self.mapping = Button(icon="link", key="M")
        self.mapping.clicked.connect(self.open_mapping)
        self.hide_it = Button(icon="bell-slash", key="H")
        self.hide_it.clicked.connect(self.hide_wanted.emit)
        self._compose()
        self.retranslate()
        self.show_nothing()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._state, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        places = QHBoxLayout()
        places.setSpacing(8)
        places.addWidget(self.shop)
        places.addWidget(self.copy)
        places.addStretch(1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, 10, _MARGIN, 14)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        for widget, gap in ((self._title, 4), (self._sub, 10), (self._fact, 10), (self.meaning, 10)):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addLayout(places)
        column.addSpacing(8)
        column.addWidget(self.where)
        column.addSpacing(6)
        for line in self.facts:
            column.addWidget(line)
        column.addWidget(self.rules, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.alike)
        column.addStretch(1)
        self.scroll = scroll_area(body)
        self.foot = Foot(fill="surface")
        self.foot.row.setContentsMargins(_MARGIN + 1, 14, _MARGIN, 14)
        self.foot.row.addWidget(self.mapping)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.hide_it)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroll, 1)
        outer.addWidget(self.foot)

    def set_slim(self, slim: bool) -> None:
        """A narrow window has no room for the key caps and the way to mapping in words."""
        self.hide_it.key = "" if slim else "H"
        self.mapping.set_compact(slim)
        self.hide_it.updateGeometry()

    # --- showing ----------------------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No row is current."""
        self.detail, self._row = None, None
        self.scroll.hide()
        self.foot.hide()

    def show_row(self, row: QualityRow, place: tuple[int, int]) -> None:
        """What is known at once; the rest follows with `show_detail`."""
        self._place = place
        if self.detail is not None and self.detail.row.row != row.row:
            self.detail = None
        self._row = row
        self._renew_head()
        for widget in (*self._later(), self.shop, self.where):
            widget.setVisible(self.detail is not None and not widget.isHidden())
        self.scroll.show()
        self.foot.show()

    def show_detail(self, detail: QualityDetail) -> None:
        """Show everything."""
        self.detail, self._row = detail, detail.row
        self._renew_head()
        self._renew_facts(detail)
        self.alike.show_alike(detail.alike, detail.alike_count)
        self.shop.setVisible(bool(detail.shop_page))
        self.where.setText(self._where(detail))
        self.where.setVisible(bool(self.where.text()))
        self.rules.setVisible(detail.row.kind in _RULED)

    def _later(self) -> tuple[QWidget, ...]:
        return (*self.facts, self.rules, self.alike)

    def _renew_head(self) -> None:
        row = self._row
        if row is None:
            return
        self._state.refresh()
        self.up.setEnabled(self._place[0] > 1)
        self.down.setEnabled(self._place[0] < self._place[1])
        self._title.setText(row.name)
        self._sub.setText(" · ".join(part for part in (row.variant, row.mark, row.folder) if part))
        self._sub.setVisible(bool(self._sub.text()))
        self._fact.setText(words.fact(row)[:1].upper() + words.fact(row)[1:])
        self.meaning.show_kind(row.kind)
        hidden = row.hidden_at is not None
        name = self.tr("Show again") if hidden else self.tr("Hide…")
        self.hide_it.set_label(name, name)
        self.hide_it.set_icon("bell" if hidden else "bell-slash")

    def _renew_facts(self, detail: QualityDetail) -> None:
        row = detail.row
        shown = formats.quantity(detail.quantity) if detail.quantity is not None else ""
        target = formats.quantity(detail.target) if detail.target is not None else ""
        active = "" if detail.active is None else self.tr("yes") if detail.active else self.tr("no")
        ruled = row.kind in _RULED
        item_side = side_of(row.kind) is Side.ITEM
        partner = detail.offer_name if item_side else detail.item_name
        pairs = [
            (self.tr("Linked with"), partner),
            (self.tr("Quantity in the shop"), f"{shown} {detail.measure}".strip() if shown else ""),
            (self.tr("Will become"), f"{target} {detail.measure}".strip() if target else ""),
            (self.tr("Quantity tracking"), words.flag_word(detail.trace) if ruled else ""),
            (self.tr("Buying at zero"), words.flag_word(detail.buy_zero) if ruled else ""),
            (self.tr("Shown in the shop"), active if ruled else ""),
            (self.tr("Rule of the group"), words.rule_word(detail.rule) if ruled else ""),
            (self.tr("Hidden"), self._hidden(row)),
            (self.tr("ID in the shop"), "" if detail.offer_id is None else str(detail.offer_id)),
        ]
        for line, (name, value) in zip(self.facts, pairs, strict=True):
            line.show_fact(name, value)

    def _hidden(self, row: QualityRow) -> str:
        if row.hidden_at is None:
            return ""
        when = formats.day_time(row.hidden_at)
        by = self.tr("by hand") if row.hidden_by == words.PERSON else row.hidden_by
        return " · ".join(part for part in (row.reason, by, when) if part)

    def _where(self, detail: QualityDetail) -> str:
        """How to get to the place where it is mended, where the address of that page is not known."""
        if detail.shop_page:
            return ""
        if side_of(detail.row.kind) is Side.ITEM:
            return self.tr("In MoySklad: Goods → Goods and services; paste the copied text into the search.")
        return self.tr("In the shop: the catalogue’s list of elements; paste the copied ID into the search.")

    def _state_items(self) -> list[Item]:
        if self._row is None:
            return []
        look = words.look_of(self._row.kind)
        of = self.tr("%1 of %2").replace("%1", formats.number(self._place[0]))
        chip = Chip(words.weight_word(weight_of(self._row.kind)), look.icon, "soft", look.tone)
        place = Text(of.replace("%2", formats.number(self._place[1])), "small", "t2")
        # A number is shown whole or not at all; the footer tells how many there are, too.
        return [chip, place] if chip.width() + 10 + place.width() <= self._state.width() else [chip]

    # --- the places -------------------------------------------------------------------------------------------

    def text_to_copy(self) -> str:
        """What finds the object in its system's own search."""
        row = self._row
        if row is None:
            return ""
        if side_of(row.kind) is Side.OFFER:
            return row.key
        return row.mark or row.name

    def _copy(self) -> None:
        self.copied.emit(self.text_to_copy())

    def open_shop(self) -> None:
        """Open the offer's page in the browser."""
        if self.detail is not None and self.detail.shop_page:
            QDesktopServices.openUrl(QUrl(self.detail.shop_page))

    def open_mapping(self) -> None:
        """Show the object on the mapping page."""
        row = self._row
        if row is not None:
            side = "item" if side_of(row.kind) is Side.ITEM else "offer"
            self.linked.emit("mapping", f"{side}:{row.key}")

    def retranslate(self) -> None:
        """Words of the panel."""
        self.up.set_label("", self.tr("Previous row"))
        self.down.set_label("", self.tr("Next row"))
        for button, text in (
            (self.shop, self.tr("Open in the shop")),
            (self.copy, self.tr("Copy for the search")),
            (self.mapping, self.tr("Show in mapping")),
            (self.rules, self.tr("Rules for sold-out goods")),
        ):
            button.set_label(text, text)
            button.setToolTip("")
        if self.detail is not None:
            self.show_detail(self.detail)
        else:
            self._renew_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
