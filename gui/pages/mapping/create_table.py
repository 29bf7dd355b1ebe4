"""The plan of what is created as a table: the item, what is made and where, what is filled, and what a person should
know; the row in full for the strip below."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from core.domain.catalogue import OfferKind
from core.domain.creating import CARDS, CreationPlan, NewElement
from gui.bridge import Bridge
from gui.i18n import say
from gui.models.window_model import WindowModel
from gui.widgets.inline import Icon, Item, Text, draw_line
from gui.widgets.tables import Header, Index, RowDelegate, StretchTable

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME, FILLED, REMARK = range(3)
MADE, LINKED, LEFT = "made", "linked", "left"
_KINDS = {OfferKind.SIMPLE: "simple", OfferKind.OFFER: "offer"}


@dataclass(frozen=True, slots=True)
class CreateLine:
    """A row of the plan: `what` is made and where, `filled` what goes in, `remarks` what to know before."""

    number: int
    part: str
    name: str
    what: str
    filled: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def first_remark(self) -> str:
        """The remark a row has room for, with how many more there are."""
        more = f" (+{len(self.remarks) - 1})" if len(self.remarks) > 1 else ""
        return self.remarks[0] + more if self.remarks else ""


def lines_of(plan: CreationPlan) -> list[CreateLine]:
    """What is made first, then what is only linked, then what is left."""
    translate = QCoreApplication.translate
    found: list[CreateLine] = [_element(number, one) for number, one in enumerate(plan.elements)]
    for reused in plan.reused:
        what = translate("CreatePlan", "is in the shop already: linked to “%1”, ID %2")
        what = what.replace("%1", reused.offer_name).replace("%2", str(reused.offer_id))
        found.append(CreateLine(len(found), LINKED, reused.name, what))
    for refusal in plan.refused:
        found.append(CreateLine(len(found), LEFT, refusal.name, _told(refusal.code, refusal.params)))
    return found


def _element(number: int, made: NewElement) -> CreateLine:
    translate = QCoreApplication.translate
    kind = "card" if made.kind in CARDS else _KINDS.get(made.kind, "simple")
    parts = [say(f"create.as_{kind}")]
    if made.parent_name:
        word = (
            translate("CreatePlan", "in the card “%1”")
            if made.parent_id
            else translate("CreatePlan", "in the new card “%1”")
        )
        parts.append(word.replace("%1", made.parent_name))
    else:
        parts.append(translate("CreatePlan", "in “%1”").replace("%1", made.catalogue))
    parts.append(
        translate("CreatePlan", "on sale at once") if made.active else translate("CreatePlan", "switched off")
    )
    filled = " · ".join(f"{one.name}: {one.value}" for one in made.filled)
    remarks = tuple(_told(one.code, one.params) for one in made.remarks)
    return CreateLine(number, MADE, made.name, ", ".join(parts), filled, remarks)


def _told(code: str, params: Mapping[str, object]) -> str:
    return say(code, dict(params))


def in_full(line: CreateLine) -> str:
    """The row in words, nothing left out."""
    first = f"{line.name}: {line.what}"
    return "\n".join(part for part in (first, line.filled, *line.remarks) if part)


class CreateHeader(Header):
    """Titles."""

    def items(self, section: int) -> list[Item]:
        titles = [self.tr("What is created"), self.tr("What is filled"), self.tr("Mind before")]
        return [Text(titles[section], "small", "t2")]


class CreateDelegate(RowDelegate):
    """Two-line rows."""

    fill = "raised"

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        line: CreateLine = row  # type: ignore[assignment]
        column = index.column()
        if column == NAME:
            inner = rect.adjusted(16, 0, 0, 0)
            name = Text(line.name, "name", "t3" if line.part == LEFT else "t1", shrinks=True)
            self.two_lines(painter, inner, [name], [Text(line.what, "small", "t2", shrinks=True)])
        elif column == FILLED:
            if line.filled:
                self._line(painter, rect, [Text(line.filled, "small", "t2", shrinks=True)])
        elif line.part == LEFT:
            self._line(painter, rect, [Icon("prohibit", 14, "t3"), Text(self._left(), "small", "t2", shrinks=True)])
        elif line.part == LINKED:
            self._line(
                painter, rect, [Icon("link-simple", 14, "ok"), Text(self._linked(), "small", "t2", shrinks=True)]
            )
        elif line.remarks:
            text = Text(line.first_remark, "small", "warnText", shrinks=True)
            self._line(painter, rect, [Icon("warning", 14, "warn"), text])

    @staticmethod
    def _left() -> str:
        return QCoreApplication.translate("CreatePlan", "not created")

    @staticmethod
    def _linked() -> str:
        return QCoreApplication.translate("CreatePlan", "linked only")

    def _line(self, painter: QPainter, rect: QRect, items: Sequence[Item]) -> None:
        middle = rect.top() + (rect.height() - 1) / 2
        draw_line(painter, items, rect.left() + 8, middle, rect.width() - 24, 6)


class CreateTable(StretchTable):
    """All rows of a plan, in memory."""

    def __init__(self, bridge: Bridge, plan: CreationPlan) -> None:
        super().__init__(CreateDelegate(), {}, (NAME, FILLED, REMARK))
        self.lines = lines_of(plan)
        lines = self.lines
        self.rows = WindowModel(
            bridge, 3, lambda numbers: [lines[number] for number in numbers], lambda line: line.number, self
        )
        self.rows.text = self._text
        self.rows.spoken = in_full
        header = CreateHeader(self)
        header.first_margin = 24
        header.fill = "raised"
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("What is created in the shop"))

    def show_lines(self) -> None:
        """Fill the table."""
        numbers = array("q", range(len(self.lines)))
        self.rows.open(lambda: numbers)

    @staticmethod
    def _text(line: CreateLine, column: int) -> str:
        if column == NAME:
            return f"{line.name}\n{line.what}"
        return line.filled if column == FILLED else "\n".join(line.remarks)
