"""What became of the export, in three labelled parts on a tinted ground, with the buttons that help."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.domain.orders import ExportState
from core.domain.screens.orders import OrderDetail
from gui.i18n import explain
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label

_INDENT = 16


@dataclass(frozen=True, slots=True)
class Cure:
    """The button that puts right what stands in the way: where it leads, and its words."""

    words: str
    icon: str
    page: str
    target: str


_GROUNDS = {
    ExportState.FAILED: ("errSoft", "err", "errText"),
    ExportState.WAITING: ("accentSoft", "accentGfx", "accentText"),
    ExportState.EXCLUDED: ("muteSoft", "mute", "t1"),
}
_ICONS = {
    ExportState.FAILED: "warning-octagon-fill",
    ExportState.WAITING: "hourglass-medium",
    ExportState.EXCLUDED: "prohibit",
}


class TroubleBox(Card):
    """Hidden for orders that are where they should be. `cure_wanted` carries page and target."""

    cure_wanted = Signal(str, str)
    retry_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("errSoft", "", 10)
        self._detail: OrderDetail | None = None
        self._title = Inline(self._title_items, gap=9, height=24, stretch=True)
        self._labels = [Label(font="smallStrong") for _ in range(3)]
        self._texts = [Label(wrap=True) for _ in range(3)]
        self._cured = Label(font="smallStrong", color="okText", wrap=True)
        self.cure = Button(kind="primary", icon="link", key="Enter")
        self.again = Button(key="R")
        self.back = Button(icon="arrow-u-up-left")
        self.cure.clicked.connect(self.press_cure)
        self.again.clicked.connect(self.retry_wanted.emit)
        self.back.clicked.connect(self.undo_wanted.emit)
        self._compose()
        self.hide()

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 12, 14, 14)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addSpacing(4)
        for label, text in zip(self._labels, self._texts, strict=True):
            column.addWidget(label)
            column.addWidget(text)
            column.addSpacing(6)
        column.addWidget(self._cured)
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.cure, self.again, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._detail is not None:
            self.show_detail(self._detail)

    def show_detail(self, detail: OrderDetail) -> None:
        """Explain how the order's export stands; nothing is shown for one that went well."""
        self._detail = detail
        state = detail.row.export
        if state is None or state is ExportState.SENT or not detail.row.code:
            self.hide()
            return
        ground, _, color = _GROUNDS[state]
        self.set_fill(ground)
        told = explain(detail.row.code, detail.row.params)
        heads = (self.tr("What happened"), self.tr("What it means"), self.tr("What to do"))
        for label, head, text, words in zip(
            self._labels, heads, self._texts, (told.what, told.means, told.do), strict=True
        ):
            label.setText(head)
            label.set_color(color)
            text.setText(_sentence(words))
            label.setVisible(bool(words))
            text.setVisible(bool(words))
        self._cured.setText(self.tr("This was put right since: retry now."))
        self._cured.setVisible(detail.cured)
        self._renew_buttons(detail)
        self.setAccessibleName(f"{self._verdict()}. {told.what}. {told.means} {told.do}")
        self._title.refresh()
        self.show()

    def _renew_buttons(self, detail: OrderDetail) -> None:
        cure, state = self.cure_of(detail), detail.row.export
        self.cure.setVisible(cure is not None)
        if cure is not None:
            self.cure.set_label(cure.words, cure.words)
            self.cure.set_icon(cure.icon)
        asked = detail.row.code == "order.asked"
        may = state in (ExportState.FAILED, ExportState.WAITING) and not asked
        self.again.setVisible(may)
        self.again.set_label(self.tr("Retry"), self.tr("Retry"))
        self.again.set_kind("primary" if detail.cured else "plain")
        self.back.setVisible(asked)
        self.back.set_label(self.tr("Undo the retry"), self.tr("Undo the retry"))

    def show_keys(self, room: int) -> None:
        """Print the keys on the buttons where they fit into `room`."""
        buttons = [button for button in (self.cure, self.again) if not button.isHidden()]
        for button, key in ((self.cure, "Enter"), (self.again, "R")):
            button.key = key
        wide = sum(button.sizeHint().width() for button in buttons) + 8 * len(buttons)
        if wide > room - _INDENT - 14:
            for button in buttons:
                button.key = ""
        for button in buttons:
            button.updateGeometry()
            button.update()

    def press_cure(self) -> bool:
        """Go where the trouble is mended; False when there is no such place."""
        cure = self.cure_of(self._detail) if self._detail is not None else None
        if cure is not None and not self.isHidden():
            self.cure_wanted.emit(cure.page, cure.target)
            return True
        return False

    def cure_of(self, detail: OrderDetail) -> Cure | None:
        """Where the trouble is mended, None where nothing is to be done or it was done."""
        if detail.row.export is not ExportState.FAILED or detail.cured:
            return None
        broken = next((line for line in detail.positions if line.broken), None)
        conflict = f"conflict:{detail.conflict}" if detail.conflict is not None else ""
        if detail.row.code == "order.no_pair" and broken is not None and broken.offer_id is not None:
            return Cure(self.tr("Match"), "link", "mapping", f"offer:{broken.offer_id}")
        if detail.row.code == "order.buyer_twice":
            return Cure(self.tr("To the conflicts"), "git-diff", "conflicts", conflict or "kind:buyer_twin")
        if detail.row.code == "order.vat_differs" and conflict:
            return Cure(self.tr("To the conflict"), "git-diff", "conflicts", conflict)
        if detail.row.code == "order.vat_differs" and broken is not None and broken.offer_id is not None:
            return Cure(self.tr("Show the item"), "link", "mapping", f"offer:{broken.offer_id}")
        return None

    def _verdict(self) -> str:
        verdicts = {
            ExportState.FAILED: self.tr("The order is not in MoySklad"),
            ExportState.WAITING: self.tr("The order waits for its export"),
            ExportState.EXCLUDED: self.tr("The order is left out of the export"),
        }
        state = self._detail.row.export if self._detail is not None else None
        return verdicts.get(state, "") if state is not None else ""

    def _title_items(self) -> list[Item]:
        state = self._detail.row.export if self._detail is not None else None
        if state not in _GROUNDS:
            return []
        _, tone, color = _GROUNDS[state]
        return [Icon(_ICONS[state], 17, tone), Text(self._verdict(), "card", color, shrinks=True)]


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?…" else f"{words}."
