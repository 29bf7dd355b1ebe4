"""The page of the guide: one chapter in our own type, links between chapters, marks on what is searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPalette, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from gui.help.guide import fold, places
from gui.help.pictures import fitted
from gui.help.typesetting import set_chapter
from gui.theme import theme
from gui.widgets.scroll import OverlayBar

_MARGIN = 28
_WIDEST_PICTURE = 760


class HelpReader(QTextBrowser):
    """`chapter_wanted` carries the key of a chapter whose link was pressed, `picture_wanted` a picture's name."""

    chapter_wanted = Signal(str)
    picture_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._pressed)
        self._text = ""
        self._images: Mapping[str, QImage] = {}
        self._words: Sequence[str] = ()
        self._hits: list[tuple[int, int]] = []
        self._at = -1
        OverlayBar(self)
        theme.changed.connect(self._recolor)
        self._recolor()

    def show_chapter(self, text: str, images: Mapping[str, QImage]) -> None:
        """Show a chapter from its beginning."""
        self._text, self._images = text, images
        self._set()
        self.verticalScrollBar().setValue(0)

    def mark(self, text: str) -> None:
        """Mark every occurrence of the words of `text`, and go to the first."""
        self._words = fold(text).split()
        self._find()
        if self._hits:
            self.next_hit(1)

    def next_hit(self, by: int) -> bool:
        """Go to the next mark or the one before; False where there is none."""
        if not self._hits:
            return False
        self._at = (self._at + by) % len(self._hits)
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._hits[self._at][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._paint_marks()
        return True

    def marks(self) -> int:
        """How many occurrences are marked."""
        return len(self._hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the sheet around it."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._text:
            share = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
            self._set()
            self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))

    def _set(self) -> None:
        set_chapter(self.document(), self._text, self._picture)
        self._find()

    def _picture(self, name: str) -> QImage | None:
        image = self._images.get(name)
        if image is None or image.isNull():
            return None
        room = min(_WIDEST_PICTURE, self.viewport().width() - 2 * _MARGIN)
        return fitted(image, max(80, room), self.devicePixelRatioF())

    def _find(self) -> None:
        self._hits, self._at = places(self.document().toRawText(), self._words), -1
        self._paint_marks()

    def _paint_marks(self) -> None:
        marks = []
        for number, (start, end) in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(theme.color("accent" if number == self._at else "diff"))
            if number == self._at:
                mark.format.setForeground(theme.color("onAccent"))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _pressed(self, url: QUrl) -> None:
        place = Path(url.path())
        if place.suffix == ".md":
            self.chapter_wanted.emit(place.stem)
        elif place.suffix == ".png":
            self.picture_wanted.emit(place.name)

    def _recolor(self) -> None:
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Base, theme.color("raised"))
        colors.setColor(QPalette.ColorRole.Text, theme.color("t1"))
        self.setPalette(colors)
        if self._text:
            at = self.verticalScrollBar().value()
            self._set()
            self.verticalScrollBar().setValue(at)
