"""How a parent is drawn and told in the mapping by parent: caret, name, "2 of 3", the shop's card, the share."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QPainter

from core.domain.screens.mapping import FamilyRow
from gui import format as formats
from gui.theme import theme
from gui.theme.icons import draw_icon
from gui.widgets.inline import Chip, Item, Meter, Text
from gui.widgets.tables import RowDelegate

CARET, INDENT = 20, 20


class FamilyWords(QObject):
    """Holds what needs a plural."""

    def linked(self, row: FamilyRow) -> str:
        """How many of its variants are linked."""
        of = self.tr("%1 of %2").replace("%1", formats.number(row.linked))
        return of.replace("%2", formats.number(len(row.rows)))

    def variants(self, row: FamilyRow) -> str:
        """How many variants there are."""
        return self.tr("%Ln variants", "", len(row.rows))

    def card(self, row: FamilyRow) -> str:
        """Why this card of the shop is shown."""
        if row.card_id is None:
            return self.tr("no card of the shop fits yet")
        votes = self.tr("%1 of %2 variants lead there").replace("%1", formats.number(row.card_votes))
        return votes.replace("%2", formats.number(len(row.rows)))

    def spoken(self, row: FamilyRow, *, opened: bool) -> str:
        """What a screen reader says of a parent."""
        told = self.tr("%1 linked").replace("%1", self.linked(row))
        state = self.tr("opened") if opened else self.tr("folded")
        parts = (row.name, row.article, told, row.card_name, state)
        return ", ".join(part for part in parts if part)

    def no_card(self) -> str:
        """What stands where a card would."""
        return self.tr("No card")


def family_chip(row: FamilyRow, *, bare: bool = False) -> Chip:
    """All, some or none linked: by sign, colour and words."""
    words = "" if bare else FamilyWords().linked(row)
    if not row.open:
        return Chip(words, "check-circle", "quiet", "ok")
    if row.linked:
        return Chip(words, "circle-half", "soft", "accent")
    return Chip(words, "circle-dashed", "dashed", "mute")


def paint_caret(painter: QPainter, rect: QRect, *, opened: bool) -> None:
    """The sign that opens and folds."""
    box = QRectF(rect.left() + 4, rect.top(), CARET, rect.height())
    draw_icon(painter, "caret-down" if opened else "caret-right", box, 14, theme.color("t2"))


def paint_item(painter: QPainter, rect: QRect, row: FamilyRow) -> None:
    """Name, article and how many variants."""
    second: list[Item] = [Text(FamilyWords().variants(row), "small", "t2")]
    if row.article:
        second.append(Text(row.article, "small", "t3", shrinks=True))
    inner = rect.adjusted(CARET, 0, 0, 0)
    RowDelegate.two_lines(painter, inner, [Text(row.name, "strong", "t1", shrinks=True)], second)


def paint_card(painter: QPainter, rect: QRect, row: FamilyRow) -> None:
    """The shop's card that the variants lead to."""
    words = FamilyWords()
    if row.card_id is None:
        RowDelegate.two_lines(
            painter, rect, [Text(words.no_card(), "body", "t3")], [Text(words.card(row), "small", "t3", shrinks=True)]
        )
        return
    second: list[Item] = [
        Text(f"ID {row.card_id}", "small", "t3"),
        Text(words.card(row), "small", "t3", shrinks=True),
    ]
    RowDelegate.two_lines(painter, rect, [Text(row.card_name, "name", "t1", shrinks=True)], second)


def paint_share(painter: QPainter, rect: QRect, row: FamilyRow) -> None:
    """How far a parent is linked."""
    share = round(100 * row.linked / max(1, len(row.rows)))
    line: list[Item] = [Meter(share), Text(formats.percent(share), "smallName", "t2")]
    RowDelegate.two_lines(painter, rect, [Text(FamilyWords().linked(row), "smallName", "t2")], line, second_gap=8)
