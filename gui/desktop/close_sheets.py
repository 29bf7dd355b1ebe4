"""The two questions at closing: where the program goes on, and what becomes of a job under way."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.i18n import say
from gui.widgets.button import Button
from gui.widgets.checkbox import CheckBox
from gui.widgets.label import Label
from gui.widgets.sheet import Sheet


class QuestionSheet(Sheet):
    """A small sheet of some sentences; the footer's buttons are the subclass's."""

    def __init__(self, window: QWidget, sentences: tuple[str, ...], height: int) -> None:
        super().__init__(window, QSize(560, height))
        self.sub.hide()
        self.column = QVBoxLayout()
        self.column.setContentsMargins(24, 2, 24, 18)
        self.column.setSpacing(10)
        for sentence in sentences:
            self.column.addWidget(Label(sentence, color="t2", wrap=True))
        self.body.addLayout(self.column)
        self.body.addStretch(1)
        self.cancel = Button(self.tr("Cancel"), key="Esc")
        self.cancel.clicked.connect(self.dismiss)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.cancel)


class TraySheet(QuestionSheet):
    """Asked at the first close: `chosen` carries "tray" or "quit", and True when that holds from now on.

    Without a tray the window can only be minimised; that is not kept, since another day there may be one.
    """

    chosen = Signal(str, bool)

    def __init__(self, window: QWidget, *, tray: bool) -> None:
        super().__init__(window, self._sentences(tray), 268 if tray else 290)
        self._tray = tray
        self.head.setText(self.tr("SkladLink works on in the tray") if tray else self.tr("SkladLink works on"))
        self.quit_instead = CheckBox(self.tr("Close the program instead"))
        self.quit_instead.toggled.connect(self._renew)
        self.column.addWidget(self.quit_instead)
        self.go_on = Button(kind="primary")
        self.go_on.clicked.connect(self._choose)
        self.foot.row.addWidget(self.go_on)
        self._renew()

    def _sentences(self, tray: bool) -> tuple[str, ...]:
        if tray:
            return (
                self.tr("The window closes, the exchange does not stop. The icon in the tray shows how it is."),
                self.tr("A click on it brings the window back. You can change this in the settings."),
            )
        return (
            self.tr("This system shows no tray, so the window can only be minimised: the exchange does not stop."),
            self.tr("Closing the program stops the exchange until the next start."),
        )

    def _renew(self) -> None:
        closing = self.quit_instead.isChecked()
        stay = self.tr("To tray") if self._tray else self.tr("Minimise")
        icon = "x" if closing else ("tray" if self._tray else "minus")
        self.go_on.set_icon(icon)
        self.go_on.set_label(self.tr("Close the program") if closing else stay)

    def _choose(self) -> None:
        choice = "quit" if self.quit_instead.isChecked() else "tray"
        self.dismiss()
        self.chosen.emit(choice, self._tray or choice == "quit")


class QuitSheet(QuestionSheet):
    """Asked when the program shall end while a job is under way; `confirmed` lets it."""

    confirmed = Signal()

    def __init__(self, window: QWidget, job: str) -> None:
        super().__init__(window, self._sentences(job), 262)
        self.head.setText(self.tr("A job is under way"))
        self.cancel.set_label(self.tr("Go on working"))
        self.leave = Button(self.tr("Stop it and quit"), kind="plain", icon="power")
        self.leave.clicked.connect(self._confirm)
        self.foot.row.insertWidget(1, self.leave, 0, Qt.AlignmentFlag.AlignRight)

    def _sentences(self, job: str) -> tuple[str, ...]:
        first = self.tr("“%1” has not finished.").replace("%1", say(f"job.{job}"))
        return (
            first,
            self.tr(
                "If you quit now, it is stopped safely: what was sent is in the log, the rest is not sent. At the "
                "next start a first load goes on where it stopped, and stock is worked out anew."
            ),
        )

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()
