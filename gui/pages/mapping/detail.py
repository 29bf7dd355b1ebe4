"""The right panel of the mapping page: state, why, comparison with the chosen candidate, candidates, actions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.links import MatchState
from core.domain.screens.mapping import CandidateView, MappingDetail, MappingRow
from gui import format as formats
from gui.pages.mapping import words
from gui.pages.mapping.candidates import CandidateList
from gui.pages.mapping.diff import DiffView
from gui.pages.mapping.link_history import LinkHistory
from gui.pages.mapping.why import plain_words, terms_of, terms_sentence, why_sentence
from gui.widgets.button import Button
from gui.widgets.card import Card, Surface
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Foot

_MARGIN = 20
_TONES = {MatchState.AMBIGUOUS: "warn", MatchState.SUGGESTED: "accent", MatchState.DELETED: "err"}


class WhyBox(Card):
    """Why the row stands where it stands."""

    def __init__(self) -> None:
        super().__init__("warnSoft", "", 8)
        self._icon = Icon("git-fork", 16, "warn")
        self.text = Label(font="small", color="warnText", wrap=True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        sign = Inline(lambda: [self._icon], height=20)
        sign.setFixedWidth(18)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def minimumSizeHint(self) -> QSize:
        """The height of the text at the present width, not of a guessed one."""
        return QSize(120, self.layout().minimumHeightForWidth(max(120, self.width())))

    def show_why(self, state: MatchState, sentence: str) -> None:
        """Show `sentence` (rich text) in the colours of `state`."""
        tone = _TONES.get(state, "mute")
        self._icon = Icon(words.LOOKS[state].icon, 16, "accentGfx" if tone == "accent" else tone)
        self.set_fill(f"{tone}Soft")
        self.text.set_color(f"{tone}Text")
        self.text.setText(f'<div style="line-height:130%">{sentence}</div>')
        flags = Qt.TextInteractionFlag
        linked = "<a " in sentence
        # Without a link there is nothing to come to by Tab.
        ways = flags.LinksAccessibleByKeyboard | flags.LinksAccessibleByMouse
        self.text.setTextInteractionFlags(ways if linked else flags.NoTextInteraction)
        self.text.setAccessibleName(plain_words(sentence) if linked else "")


class DetailPanel(Surface):
    """Signals say what the person wants; the page does it."""

    link_wanted = Signal()
    skip_wanted = Signal()
    ignore_wanted = Signal()
    unlink_wanted = Signal()
    relink_wanted = Signal()
    find_wanted = Signal()
    create_wanted = Signal()
    step_wanted = Signal(int)
    term_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("surface", "l")
        self.detail: MappingDetail | None = None
        self._row: MappingRow | None = None
        self._place = (0, 0)
        self._kept: CandidateView | None = None
        self._state = Inline(self._state_items, gap=10, height=24)
        self.up = Button(kind="ghost", icon="caret-up", size=28)
        self.down = Button(kind="ghost", icon="caret-down", size=28)
        self.up.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.step_wanted.emit(1))
        self._title = Label(font="detail", wrap=True)
        self._sub = Label(font="small", color="t2", wrap=True)
        self._sub.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why = WhyBox()
        self._compare_title = Label(font="smallStrong")
        self._compare_count = Label(font="small", color="t3")
        self.diff = DiffView()
        self.diff.term_wanted.connect(self.term_wanted.emit)
        self.why.text.linkActivated.connect(self._term_chosen)
        self._candidates_title = Inline(self._candidate_title, gap=8, height=28)
        self.find = Button(kind="link", icon="magnifying-glass", size=28, font="smallName")
        self.find.icon_size = 14
        self.find.clicked.connect(self.find_wanted.emit)
        self.create = Button(kind="link", icon="plus", size=28, font="smallName", key="N")
        self.create.icon_size = 14
        self.create.clicked.connect(self.create_wanted.emit)
        self.candidates = CandidateList()
        self.past = LinkHistory()
        self.candidates.chosen.connect(self._candidate_chosen)
        self._foot = Foot(fill="surface")
        self._foot.row.setContentsMargins(_MARGIN + 1, 14, _MARGIN, 14)
        self.link = Button(kind="primary", icon="link-simple", key="Enter")
        self.skip = Button(key="S")
        self.ignore = Button(icon="eye-slash")
        self.unlink = Button(icon="link-break", key="U")
        self.relink = Button(kind="primary", icon="arrows-left-right", key="R")
        self.relink.clicked.connect(self.relink_wanted.emit)
        self.link.clicked.connect(self.link_wanted.emit)
        self.skip.clicked.connect(self.skip_wanted.emit)
        self.ignore.clicked.connect(self.ignore_wanted.emit)
        self.unlink.clicked.connect(self.unlink_wanted.emit)
        self._compose()
        self.retranslate()
        self.show_nothing()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._state, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        compare = QHBoxLayout()
        compare.addWidget(self._compare_title)
        compare.addStretch(1)
        compare.addWidget(self._compare_count)
        found = QHBoxLayout()
        found.addWidget(self._candidates_title, 1)
        found.addWidget(self.find)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(0)
        for layout, gap in ((head, 2), (self._title, 4), (self._sub, 11), (self.why, 12), (compare, 2)):
            holder = QHBoxLayout()
            holder.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            if isinstance(layout, QWidget):
                holder.addWidget(layout)
            else:
                holder.addLayout(layout)
            column.addLayout(holder)
            column.addSpacing(gap)
        column.addWidget(self.diff)
        column.addSpacing(4)
        made = QHBoxLayout()
        made.addWidget(self.create)
        made.addStretch(1)
        for part in (found, self.candidates, made, self.past):
            holder = QHBoxLayout()
            holder.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            if isinstance(part, QWidget):
                holder.addWidget(part)
            else:
                holder.addLayout(part)
            column.addLayout(holder)
        column.addStretch(1)
        self.scroll = scroll_area(self._body)
        for button in (self.link, self.skip, self.relink, self.unlink):
            self._foot.row.addWidget(button)
        self._foot.row.addStretch(1)
        self._foot.row.addWidget(self.ignore)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroll, 1)
        outer.addStretch(0)
        outer.addWidget(self._foot)

    def show_row(self, row: MappingRow, place: tuple[int, int]) -> None:
        """Show what is known of the row at once; candidates follow with `show_detail`."""
        self._place = place
        if self.detail is not None and self.detail.row.row == row.row:
            self._row = row
            self._renew_head()
            return
        self.detail = None
        self._row = row
        self._renew_head()
        self.scroll.setVisible(True)
        self._foot.setVisible(True)
        for part in (self.why, self._compare_title, self._compare_count, self.diff, self.candidates, self.past):
            part.setVisible(False)
        self._candidates_title.refresh()
        self._renew_foot()

    def show_nothing(self) -> None:
        """No row is current."""
        self.detail = None
        self._row = None
        self.scroll.setVisible(False)
        self._foot.setVisible(False)

    def show_detail(self, detail: MappingDetail) -> None:
        """Show the whole detail; of the same row anew the chosen candidate stays chosen and the view where it is."""
        again = self.detail is not None and self.detail.row.row == detail.row.row
        self._kept = self.chosen() if again else None
        self.detail = detail
        self._row = detail.row
        self.scroll.setVisible(True)
        self._foot.setVisible(True)
        self._renew_head()
        sentence = " ".join(part for part in (why_sentence(detail), terms_sentence(detail)) if part)
        self.why.setVisible(bool(sentence))
        if sentence:
            self.why.show_why(detail.row.state, sentence)
        self.candidates.show_candidates(detail.candidates, self._choice(detail))
        self.candidates.setVisible(bool(detail.candidates))
        self.past.show_lines(detail.history)
        self._candidates_title.refresh()
        self._renew_compare()
        self._renew_foot()
        if not again:
            self.scroll.verticalScrollBar().setValue(0)

    def _choice(self, detail: MappingDetail) -> int:
        """The place of the candidate that was chosen before, else of the first."""
        ids = [candidate.offer_id for candidate in detail.candidates]
        if self._kept is not None and self._kept.offer_id in ids:
            return ids.index(self._kept.offer_id)
        return 0 if ids else -1

    def chosen(self) -> CandidateView | None:
        """The candidate Link would take; None until the detail of this very row is on screen."""
        return self.candidates.current() if self.detail is not None else None

    def retranslate(self) -> None:
        """Words of the panel."""
        self.up.set_label("", self.tr("Previous row"))
        self.down.set_label("", self.tr("Next row"))
        self.find.set_label(self.tr("Find by hand"))
        self.create.set_label(self.tr("Create in the shop"))
        self.link.set_label(self.tr("Link"))
        self.skip.set_label(self.tr("Skip"))
        self.unlink.set_label(self.tr("Unlink"))
        self.relink.set_label(self.tr("Relink…"))
        self.ignore.set_label("", self.tr("Ignore this item (I)"))
        if self.detail is not None:
            self.show_detail(self.detail)
        elif self._row is not None:
            self._renew_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _term_chosen(self, place: str) -> None:
        terms = terms_of(self.detail) if self.detail is not None else ()
        if place.isdigit() and int(place) < len(terms):
            self.term_wanted.emit(terms[int(place)])

    def _candidate_chosen(self, _: int) -> None:
        self._renew_compare()

    def _state_items(self) -> list[Item]:
        if self._row is None:
            return []
        of = self.tr("%1 of %2").replace("%1", formats.number(self._place[0]))
        return [
            words.state_chip(self._row.state),
            Text(of.replace("%2", formats.number(self._place[1])), "small", "t2"),
        ]

    def _candidate_title(self) -> list[Item]:
        count = len(self.detail.candidates) if self.detail is not None else 0
        items: list[Item] = [Text(self.tr("Candidates"), "smallStrong", "t1")]
        if self.detail is not None:
            items.append(Text(formats.number(count), "small", "t3"))
        return items

    def _renew_head(self) -> None:
        row = self._row
        if row is None:
            return
        self._state.refresh()
        self._title.setText(row.name)
        self._sub.setText(" · ".join(part for part in (row.variant, row.article) if part))

    def _renew_compare(self) -> None:
        candidate = self.chosen()
        visible = candidate is not None and bool(candidate.compare)
        for part in (self._compare_title, self._compare_count, self.diff):
            part.setVisible(visible)
        if candidate is None or self.detail is None:
            return
        number = self.detail.candidates.index(candidate) + 1 if candidate in self.detail.candidates else 1
        linked = self.detail.row.state is MatchState.LINKED
        title = self.tr("Comparison") if linked else self.tr("Comparison with candidate %1")
        self._compare_title.setText(title.replace("%1", str(number)))
        self.diff.show_lines(candidate.compare, linked=linked)
        same = self.tr("%1 of %2 equal").replace("%1", str(self.diff.same()))
        self._compare_count.setText(same.replace("%2", str(len(candidate.compare))))

    def _renew_foot(self) -> None:
        row = self._row
        if row is None:
            return
        state = row.state
        decided = state in (MatchState.LINKED, MatchState.IGNORED, MatchState.DELETED)
        self.link.setVisible(not decided)
        self.link.setEnabled(self.chosen() is not None)
        self.skip.setVisible(not decided)
        self.relink.setVisible(state is MatchState.DELETED)
        self.unlink.setVisible(state in (MatchState.LINKED, MatchState.DELETED))
        self.ignore.setVisible(state is not MatchState.LINKED and state is not MatchState.DELETED)
        self.find.setVisible(not decided)
        self.create.setVisible(not decided)
        back = state is MatchState.IGNORED
        self.ignore.set_icon("eye" if back else "eye-slash")
        name = self.tr("Bring back (I)") if back else self.tr("Ignore this item (I)")
        self.ignore.set_label(self.tr("Bring back") if back else "", name)
