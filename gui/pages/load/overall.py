"""The card at the top of the load page (how far, how long still, the API budget), and the foot with its buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gui import format as formats
from gui.widgets.bars import BudgetGauge, ProgressBar
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Icon
from gui.widgets.label import Inline, Label
from gui.widgets.sheet import Foot


class OverallCard(Card):
    """Percentage, time left, the budget gauge and the bar."""

    def __init__(self) -> None:
        super().__init__()
        self.percent = Label(font="big")
        self.left = Label(font="strong")
        self.until = Label(color="t2")
        self.bar = ProgressBar(10)
        self.gauge = BudgetGauge()
        self._budget_label = Label(self.tr("API budget"), font="small", color="t2")
        self._budget_words = Label(font="smallName", color="t2")
        self._budget = (0, 45, 45, 3.0)
        figures = QHBoxLayout()
        figures.setSpacing(10)
        for widget in (self.percent, self.left, self.until):
            figures.addWidget(widget)
        figures.addStretch(1)
        for widget in (self._budget_label, self.gauge, self._budget_words):
            figures.addWidget(widget)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(20, 10, 20, 17)
        inner.setSpacing(8)
        inner.addLayout(figures)
        inner.addWidget(self.bar)
        self.setFixedHeight(84)

    def show_share(self, share: float, left: str, until: str) -> None:
        """How far the load is (0 to 1), in words how long still and until when."""
        self.bar.set_share(share)
        self.percent.setText(formats.percent(int(share * 100)))
        self.left.setText(left)
        self.until.setText(until)

    def show_budget(self, used: int, limit: int, cap: int, window: float) -> None:
        """The API budget now."""
        self._budget = (used, limit, cap, window)
        self.gauge.set_figures(used, limit, cap)
        words = self.tr("%1 of %2 per %3 s")
        for mark, value in (("%1", used), ("%2", limit), ("%3", round(window))):
            words = words.replace(mark, formats.number(value))
        self._budget_words.setText(words)
        self.gauge.setAccessibleName(f"{self._budget_label.text()}: {words}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._budget_label.setText(self.tr("API budget"))
            self.show_budget(*self._budget)


class LoadFoot(Foot):
    """72 px at the bottom: connect or start, pause, stop; a quiet word; back and onward."""

    def __init__(self) -> None:
        super().__init__(fill="surface")
        self.connect_button = Button(kind="primary", icon="key", size=36)
        self.start = Button(kind="primary", icon="play", size=36)
        self.pause = Button(icon="pause", key="P", size=36)
        self.stop = Button(kind="ghost", size=36)
        self.back = Button(kind="ghost", size=36)
        self.to_tray = Button(icon="download-simple", size=36)
        self.onward = Button(kind="primary", icon="arrow-right", size=36)
        self.info = Label(font="body", color="t2")
        self._sign = Inline(lambda: [Icon("info", 16, "t3")], height=20)
        self._sign.setFixedWidth(18)
        self.setFixedHeight(72)
        self.row.setContentsMargins(48, 0, 48, 0)
        self.row.setSpacing(10)
        for widget in (self.start, self.pause, self.stop, self.connect_button, self._sign, self.info):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        for widget in (self.back, self.to_tray, self.onward):
            self.row.addWidget(widget)
        self.retranslate()

    def set_slim(self, slim: bool) -> None:
        """Narrow window: no quiet word."""
        self.info.setVisible(not slim)
        self._sign.setVisible(not slim)

    def retranslate(self) -> None:
        """Words that do not change with the load's state."""
        self.stop.set_label(self.tr("Stop"), self.tr("Stop the load"))
        self.stop.setToolTip("")
        self.to_tray.set_label(self.tr("To tray"), self.tr("Go on in the tray"))
        self.to_tray.setToolTip("")
        self.onward.set_label(self.tr("Go to mapping"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_state(self, *, running: bool, done: bool, ready: bool | None, resumable: bool, paused: bool) -> None:
        """Which buttons are there, and what they say; `ready` None: not known yet whether both are connected."""
        idle = not running
        self.start.setVisible(idle and not done and bool(ready))
        self.start.set_label(self.tr("Go on with the load") if resumable else self.tr("Start the load"))
        self.connect_button.setVisible(idle and ready is not None)
        self.connect_button.set_kind("ghost" if ready else "primary")
        self.connect_button.set_label(self.tr("Connections…") if ready else self.tr("Connect…"))
        self.pause.setVisible(running)
        self.pause.set_label(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.set_icon("play" if paused else "pause")
        self.stop.setVisible(running)
        self.to_tray.setVisible(running)
        self.onward.setEnabled(done)
        self.onward.setVisible(running or done)

    def show_back(self, *, home: bool, shown: bool) -> None:
        """The way back: to the window, where there is something in it, else to the step before."""
        self.back.set_label(self.tr("Back to the window") if home else self.tr("Back"))
        self.back.setVisible(shown)

    def first(self) -> Button:
        """The button that a person most probably wants now."""
        return next(
            button
            for button in (self.start, self.pause, self.onward, self.connect_button)
            if (button.isVisibleTo(self) and button.isEnabled()) or button is self.connect_button
        )
