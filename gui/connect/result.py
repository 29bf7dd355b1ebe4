"""What a check found, line by line in plain words: who we are, what a request costs, what to put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.app import ShopIdentity, WarehouseIdentity
from core.errors import SkladLinkError
from gui.i18n import explain, say
from gui.theme import text_width
from gui.widgets.card import Card
from gui.widgets.inline import Icon
from gui.widgets.label import Inline, Label
from gui.widgets.problem import ProblemBox

_SIGNS = {
    "ok": ("check-circle-fill", "ok"),
    "info": ("info", "accentGfx"),
    "warn": ("warning-fill", "warn"),
    "err": ("warning-octagon-fill", "err"),
}


#: Words up to so many pixels leave room for another line beside them.
_SHORT = 164


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its sign (ok, info, warn, err), its words, and a quieter part after them."""

    sign: str
    words: str
    quiet: str = ""


def warehouse_lines(found: WarehouseIdentity) -> list[Line]:
    """What the token turned out to be."""
    translate = QCoreApplication.translate
    kind = "cli.token_kind_solution" if found.kind == "solution" else "cli.token_kind_user"
    lines = [Line("ok", translate("ConnectResult", "Token accepted"), say(kind))]
    for words, value in (
        (translate("ConnectResult", "Account"), found.account),
        (translate("ConnectResult", "User"), found.user),
        (translate("ConnectResult", "Tariff"), found.tariff),
    ):
        if value:
            lines.append(Line("ok", words, value))
    price = {"weight": found.weight, "requests": found.requests_per_window}
    lines.append(Line("info", say("cli.budget", price)))
    lines += [Line("warn" if "_no_" in code else "info", say(code)) for code in found.advice]
    return lines


def shop_lines(found: ShopIdentity) -> list[Line]:
    """What the webhook opens."""
    translate = QCoreApplication.translate
    lines = [Line("ok", translate("ConnectResult", "The shop answers"), found.host)]
    if found.user:
        lines.append(Line("ok", translate("ConnectResult", "User"), found.user))
    for code in found.problems:
        told = explain(code)
        lines.append(Line("warn", told.what, " ".join(part for part in (told.means, told.do) if part)))
    if not found.problems:
        well = translate("ConnectResult", "all that is needed is allowed")
        lines.append(Line("ok", translate("ConnectResult", "Catalogue and orders"), well))
    return lines


class ResultBox(QWidget):
    """Hidden until it has something to show: lines, a problem, or that the check is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.problem = ProblemBox()
        self.lines: list[Line] = []
        self._card = Card("sunken", "", 8)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(7)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self.problem)
        outer.addWidget(self._card)
        self._card.hide()
        self.hide()

    def clear(self) -> None:
        """Show nothing."""
        self.problem.hide()
        self._card.hide()
        self.lines = []
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what was found."""
        self.clear()
        self.lines = list(lines)
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        short: list[Line] = []
        for line in lines:
            if line.sign == "ok" and not line.quiet and text_width("name", line.words) < _SHORT:
                short.append(line)
                continue
            self._add_short(short)
            self._column.addWidget(LineRow(line))
        self._add_short(short)
        self.setAccessibleName(". ".join(f"{line.words} {line.quiet}".strip() for line in lines))
        self._card.show()
        self.show()

    def _add_short(self, lines: list[Line]) -> None:
        """Put what is well and needs no more words two in a row, and forget it."""
        for at in range(0, len(lines), 2):
            self._column.addWidget(_Pair([LineRow(line) for line in lines[at : at + 2]]))
        lines.clear()

    def show_error(self, error: SkladLinkError) -> None:
        """Show what happened, what it means, what to do."""
        self.clear()
        told = explain(error.code, error.params)
        self.problem.tell(told.what, told.means, told.do)
        self.show()

    def show_waiting(self, words: str) -> None:
        """Say that the check is under way."""
        self.show_lines([Line("info", words)])


class _Pair(QWidget):
    """One or two short lines side by side."""

    def __init__(self, rows: Sequence[QWidget]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for row in rows:
            line.addWidget(row, 1)
        if len(rows) == 1:
            line.addStretch(1)


class LineRow(QWidget):
    """One line on screen: its sign, its words, the quieter part beside or below them."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        icon, tone = _SIGNS[line.sign]
        sign = Inline(lambda: [Icon(icon, 16, tone)], height=17)
        sign.setFixedWidth(18)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign, 0, top)
        if line.sign == "ok" and not line.quiet:
            row.addWidget(Label(line.words, "name", wrap=True), 1)
            return
        if line.sign == "ok":
            quiet = Label(line.quiet, "body", "t2", wrap=True)
            quiet.setAlignment(top | Qt.AlignmentFlag.AlignLeft)
            row.addWidget(Label(line.words, "name"), 0, top)
            row.addWidget(quiet, 1)
            return
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(line.words, "name" if line.quiet else "body", "t1", wrap=True))
        if line.quiet:
            column.addWidget(Label(line.quiet, "small", "t2", wrap=True))
        row.addLayout(column, 1)
