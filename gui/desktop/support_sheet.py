"""The support report: what would be in the file, part by part, before it is saved. Nothing is sent anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLibraryInfo, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.errors import SkladLinkError
from gui import format as formats
from gui.i18n import explain, say
from gui.pages import Desk
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.inline import Text, draw_line
from gui.widgets.label import Label
from gui.widgets.problem import ProblemBox
from gui.widgets.reader import Reader
from gui.widgets.scroll import scroll_area
from gui.widgets.sheet import Sheet
from gui.widgets.toggles import Toggle

if TYPE_CHECKING:
    from core.app.support import Package, Part


def window_facts() -> dict[str, str]:
    """What only the window knows of this machine."""
    screens = (
        f"{s.size().width()}x{s.size().height()} at {round(s.devicePixelRatio() * 100)} %"
        for s in QGuiApplication.screens()
    )
    return {
        "qt": QLibraryInfo.version().toString(),
        "platform": QGuiApplication.platformName(),
        "screens": ", ".join(screens),
        "language": formats.language(),
    }


class PartButton(Toggle):
    """One part of the report in the list: what it is, and how long."""

    def __init__(self, part: Part) -> None:
        super().__init__(height=44)
        self.part = part
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_label(say(part.title))
        self.setAccessibleDescription(part.name)

    def sizeHint(self) -> QSize:
        return QSize(280, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_box(painter)
        words, quiet, _ = self._colors()
        space = self.width() - 2 * self.padding
        title = Text(self.text(), "strong" if self.isChecked() else "name", words, shrinks=True)
        draw_line(painter, [title], self.padding, 14, space, self.gap)
        draw_line(painter, [Text(self.part.name, "small", quiet, shrinks=True)], self.padding, 31, space, self.gap)


class SupportSheet(Sheet):
    """Gathers when it opens; `report` is the report of a fault that was just shown."""

    def __init__(self, desk: Desk, window: QWidget, report: str = "") -> None:
        super().__init__(window, QSize(920, 680))
        self._desk = desk
        self._report = report
        self.package: Package | None = None
        self.head.setText(self.tr("Report for support"))
        self.sub.setText(self.tr("This is all that the file will hold. Nothing is sent by itself."))
        self.trouble = ProblemBox()
        self.buttons: list[PartButton] = []
        self._group = QButtonGroup(self)
        self.text = Reader()
        self._compose_body()
        self._compose_foot()
        self._gather()

    def _compose_body(self) -> None:
        self._list = QWidget()
        self._parts = QVBoxLayout(self._list)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(2)
        self._parts.addStretch(1)
        area = scroll_area(self._list)
        area.setFixedWidth(292)
        pair = QHBoxLayout()
        pair.setSpacing(14)
        pair.addWidget(area)
        ground = Card("sunken", "line", 8)
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.text)
        pair.addWidget(ground, 1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 4, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addLayout(pair, 1)
        self.body.addLayout(column, 1)
        self.text.setPlainText(self.tr("Gathering…"))

    def _compose_foot(self) -> None:
        self.masked = Label(font="small", color="t3", wrap=True)
        self.masked.setText(say("support.masked"))
        self.cancel = Button(self.tr("Close"), key="Esc")
        self.keep = Button(self.tr("Save…"), kind="primary", icon="download-simple")
        self.keep.setEnabled(False)
        self.cancel.clicked.connect(self.dismiss)
        self.keep.clicked.connect(self._choose_path)
        self.foot.row.addWidget(self.masked, 1)
        self.foot.row.addWidget(self.cancel)
        self.foot.row.addWidget(self.keep)

    def _gather(self) -> None:
        app, facts, lang = self._desk.bridge.app, window_facts(), formats.language()
        report = self._report

        def work() -> Package:
            from core.app.support import gather

            return gather(app, lang=lang, window=facts, report=report)

        self._desk.bridge.ask(work, self._gathered, owner=self)

    def _gathered(self, package: Package) -> None:
        self.package = package
        for number, part in enumerate(package.parts):
            button = PartButton(part)
            button.clicked.connect(lambda _=False, part=part: self._show(part))
            self._group.addButton(button)
            self._parts.insertWidget(number, button)
            self.buttons.append(button)
        self.buttons[0].setChecked(True)
        self._show(package.parts[0])
        self.keep.setEnabled(True)
        if self.cancel.hasFocus():
            self.keep.setProperty("ringed", True)
            self.keep.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, part: Part) -> None:
        self.text.setPlainText(part.text)
        self.text.setAccessibleName(say(part.title))

    def _choose_path(self) -> None:
        if self.package is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), str(Path(folder) / self.package.file_name), self.tr("Zip file (*.zip)")
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the report to `path` in the background, then leave."""
        package = self.package
        if package is None:
            return
        path = path if path.suffix else path.with_suffix(".zip")
        self.keep.setEnabled(False)
        self._desk.bridge.act(
            lambda: package.save(path), lambda _: self._saved(path), owner=self, failed=self._not_saved
        )

    def _saved(self, path: Path) -> None:
        self.dismiss()
        self._desk.toast(
            self.tr("Report saved: %1").replace("%1", path.name),
            self.tr("Show in folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _not_saved(self, error: BaseException) -> None:
        self.keep.setEnabled(True)
        if not isinstance(error, SkladLinkError):
            self._desk.bridge.failed.emit(error)
            return
        told = explain(error.code, error.params)
        self.trouble.tell(told.what, told.means, told.do)
