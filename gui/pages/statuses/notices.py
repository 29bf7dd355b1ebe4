"""Above the board: statuses that went away or were renamed, each with its cure, and news that came during an edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.status_findings import Finding
from core.domain.statuses import Side
from gui.pages.statuses import words
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Icon
from gui.widgets.label import Inline, Label


class NoticeLine(Card):
    """One notice with up to two buttons; empty words hide a button."""

    def __init__(self, tone: str, icon: str, text: str, first: str = "", second: str = "") -> None:
        super().__init__(f"{tone}Soft", "", 8)
        self.text = Label(text, "body", f"{tone}Text", wrap=True)
        self.first = Button(first, size=28)
        self.second = Button(second, kind="ghost", size=28)
        sign = Inline(lambda: [Icon(icon, 16, "accentGfx" if tone == "accent" else tone)], height=28)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.first, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.second, 0, Qt.AlignmentFlag.AlignVCenter)
        # Shown before they have a parent, they would be windows of their own for a moment.
        self.first.setVisible(bool(first))
        self.second.setVisible(bool(second))


class Notices(QWidget):
    """`replaced`: choose another partner for what a gone one was paired with; `dropped`: take its pairs away."""

    replaced = Signal(object)
    dropped = Signal(object)
    renamed = Signal()
    dismissed = Signal()
    proposed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[NoticeLine] = []
        self._findings: tuple[Finding, ...] = ()
        self._news, self._new = "", False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def tell(self, findings: Sequence[Finding], news: str, *, new: bool) -> None:
        """Show what became of the references, and `news` of an open draft, "" for none.

        `new`: no scheme was ever saved, and nothing is edited yet.
        """
        if (tuple(findings), news, new) == (self._findings, self._news, self._new):
            return
        self._findings, self._news, self._new = tuple(findings), news, new
        self._build()

    def _build(self) -> None:
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        if self._news:
            line = NoticeLine("accent", "info", self._news, second=self.tr("Understood"))
            line.second.clicked.connect(self.dismissed.emit)
            self._add(line)
        if self._new:
            text = self.tr("No pairs yet. SkladLink can propose them from names; check them, then save.")
            line = NoticeLine("accent", "magic-wand", text, self.tr("Propose"))
            line.first.clicked.connect(self.proposed.emit)
            self._add(line)
        for finding in self._findings:
            if finding.gone:
                self._add(self._gone(finding))
        renamed = [finding for finding in self._findings if not finding.gone]
        if renamed:
            self._add(self._renamed(renamed))
        self.setVisible(bool(self.lines))

    def _add(self, line: NoticeLine) -> None:
        self.lines.append(line)
        self._column.addWidget(line)

    def _gone(self, finding: Finding) -> NoticeLine:
        shop = self.tr("The shop no longer has the status “%1”. What uses it does not work.")
        warehouse = self.tr("MoySklad no longer has the state “%1”. What uses it does not work.")
        text = (shop if finding.side is Side.SHOP else warehouse).replace("%1", finding.was)
        line = NoticeLine("warn", "warning", text, self.tr("Choose another"), self.tr("Remove it"))
        line.first.clicked.connect(lambda: self.replaced.emit(finding))
        line.second.clicked.connect(lambda: self.dropped.emit(finding))
        return line

    def _renamed(self, findings: Sequence[Finding]) -> NoticeLine:
        told = self.tr("%1: “%2” is now “%3”")
        each = "; ".join(
            told.replace("%1", words.side_name(one.side)).replace("%2", one.was).replace("%3", one.now)
            for one in findings
        )
        calm = self.tr("Pairs go by id and work as before.")
        text = f"{each}. {calm}"
        line = NoticeLine("accent", "info", text, self.tr("Keep the new names"))
        line.first.clicked.connect(self.renamed.emit)
        return line

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
