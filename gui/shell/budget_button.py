"""The API budget in the strip: words, gauge and figures; a click explains them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from gui import format as formats
from gui.theme import theme
from gui.widgets.bars import BudgetGauge
from gui.widgets.inline import Item, Text
from gui.widgets.label import Inline


class BudgetButton(QPushButton):
    """Shows how much of MoySklad's budget is used now."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = (0, 45, 45, 3.0)
        self._slim = False
        self.setAutoDefault(False)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.gauge = BudgetGauge()
        self._label = Inline(lambda: [Text(self._words(), "small", "t2")], height=24)
        self._numbers = Inline(self._number_items, gap=4, height=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(10)
        for part in (self._label, self.gauge, self._numbers):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        theme.changed.connect(self.update)

    def show_figures(self, used: int, limit: int, cap: int, window: float) -> None:
        """Take over new figures."""
        self._figures = (used, limit, cap, window)
        self.gauge.set_figures(used, limit, cap)
        self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: a shorter word."""
        self._slim = slim
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the gauge."""
        used, limit, _, window = self._figures
        words = self.tr("API budget: %1 of %2 per %3 s")
        for mark, value in (("%1", used), ("%2", limit), ("%3", round(window))):
            words = words.replace(mark, formats.number(value))
        self.gauge.setAccessibleName(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._label.refresh()
        self._numbers.refresh()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.layout().sizeHint().width(), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect(), 7, 7)

    def _words(self) -> str:
        return self.tr("API") if self._slim else self.tr("API budget")

    def _number_items(self) -> list[Item]:
        used, limit, _, window = self._figures
        of = self.tr("%1 of %2").replace("%1", formats.number(used)).replace("%2", formats.number(limit))
        per = self.tr("per %1 s").replace("%1", formats.number(round(window)))
        return [Text(of, "smallName", "t1"), Text(per, "small", "t3")]
