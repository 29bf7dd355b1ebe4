"""The calm dialog after an unexpected exception: what happened, what it means, what to do; details on demand."""

from __future__ import annotations

import platform

from PySide6.QtCore import QLibraryInfo, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import format as formats
from gui.desktop.crash import CrashDesk, Fault
from gui.i18n import say
from gui.pages import Desk
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.label import Label
from gui.widgets.reader import Reader
from gui.widgets.sheet import Sheet

_RENEW_MS = 500
_SMALL, _LARGE = QSize(640, 392), QSize(640, 620)


def report_of(fault: Fault) -> str:
    """The report as text: versions, when, and the trace. Not masked yet."""
    from core.version import VERSION

    return "\n".join(
        (
            f"SkladLink {VERSION}, Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}",
            f"{platform.system()} {platform.release()}, {QGuiApplication.platformName()}",
            f"first at {fault.first.isoformat(timespec='seconds')}",
            *([f"job {fault.job}"] if fault.job else []),
            "",
            fault.trace,
        )
    )


class CrashSheet(Sheet):
    """Opens on one fault; more of it, and others, are counted while it is open."""

    def __init__(self, window: QWidget, desk: Desk, crashes: CrashDesk, fault: Fault) -> None:
        super().__init__(window, _SMALL)
        self._desk, self._crashes, self._fault = desk, crashes, fault
        self.report = ""
        self.head.setText(self.tr("Something went wrong in SkladLink"))
        self.sub.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RENEW_MS)
        self._timer.timeout.connect(self._renew)
        # A fault in our own painting must not paint us again for each of its repeats.
        crashes.counted.connect(lambda: None if self._timer.isActive() else self._timer.start())
        self._compose_body()
        self._compose_foot()
        self._renew()
        self._mask()

    def _compose_body(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(24, 2, 24, 16)
        column.setSpacing(10)
        for label, text in self._sentences():
            column.addLayout(_labelled(label, text))
        self.count = Label(font="small", color="t3", wrap=True)
        self.unfold = Button(self.tr("Details"), kind="link", icon="caret-right", size=28)
        self.unfold.clicked.connect(self._unfold)
        self.details = Reader()
        self.details.hide()
        ground = self._ground = Card("sunken", "line", 8)
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.details)
        ground.hide()
        column.addWidget(self.count)
        column.addWidget(self.unfold)
        column.addWidget(ground, 1000)
        column.addStretch(1)
        self.body.addLayout(column, 1)

    def _sentences(self) -> tuple[tuple[str, str], ...]:
        if self._fault.job:
            job = say(f"job.{self._fault.job}")
            what = self.tr("The job “%1” stopped because of a fault in the program itself.").replace("%1", job)
            means = self.tr("What was sent is in the log, the rest was not sent. The job is marked as failed.")
        else:
            what = self.tr("The program met a fault of its own.")
            means = self.tr("Your data is safe. What you did just now may not have been carried out.")
        do = self.tr("Go on working. If it happens again, save the support package and send it to us.")
        return (
            (self.tr("What happened"), what),
            (self.tr("What it means"), means),
            (self.tr("What to do"), do),
        )

    def _compose_foot(self) -> None:
        self.copy = Button(self.tr("Copy report"), icon="copy")
        self.support = Button(self.tr("Save support package…"), icon="download-simple")
        self.go_on = Button(self.tr("Go on"), kind="primary", key="Esc")
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._copy)
        self.support.clicked.connect(self._support)
        self.go_on.clicked.connect(self.dismiss)
        self.foot.row.addWidget(self.copy)
        self.foot.row.addWidget(self.support)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.go_on)

    def dismiss(self) -> None:
        """Go on."""
        self._timer.stop()
        self._crashes.closed()
        super().dismiss()

    def _mask(self) -> None:
        """The report is shown and copied without secrets and persons."""
        app, text = self._desk.bridge.app, report_of(self._fault)

        def work() -> str:
            from core.app.support import masked

            return masked(app, text)

        self._desk.bridge.ask(work, self._masked, owner=self, failed=lambda _: None)

    def _masked(self, text: str) -> None:
        self.report = text
        self.details.setPlainText(text)
        self.copy.setEnabled(True)

    def _renew(self) -> None:
        parts = [self.tr("at %1").replace("%1", formats.day_time(self._fault.first))]
        if self._fault.count > 1:
            parts.append(self.tr("%Ln times", "", self._fault.count))
        others = self._crashes.others(self._fault)
        if others:
            parts.append(self.tr("and %Ln other faults", "", others))
        self.count.setText(", ".join(parts))

    def _unfold(self) -> None:
        opened = self.details.isHidden()
        self.details.setVisible(opened)
        self._ground.setVisible(opened)
        self.unfold.set_icon("caret-down" if opened else "caret-right")
        self._largest = _LARGE if opened else _SMALL
        self._place()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy.set_label(self.tr("Copied"))
        self.copy.set_icon("check")

    def _support(self) -> None:
        text = report_of(self._fault)
        self.dismiss()
        self._desk.show_support(text)


def _labelled(label: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    name = Label(label, "strong", "t2")
    name.setFixedWidth(124)
    row.addWidget(name, 0)
    row.addWidget(Label(text, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    row.setAlignment(name, Qt.AlignmentFlag.AlignTop)
    return row
