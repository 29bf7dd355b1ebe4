"""The sheet with the user guide: contents and search at the left, the chapter, the way on and back below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from gui import format as formats
from gui.bridge import Bridge
from gui.help import guide as guides
from gui.help.chapters import CHAPTERS, KEYS, title
from gui.help.contents import Contents
from gui.help.guide import Guide
from gui.help.pictures import PictureSheet
from gui.help.reader import HelpReader
from gui.widgets.button import Button
from gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from gui.pages import Desk

_SIZE = QSize(1120, 800)
_PAGES = {chapter.key: chapter.page for chapter in CHAPTERS}


class HelpSheet(Sheet):
    """Opens at `chapter`; `here` is the page on screen, which needs no button that leads to it."""

    def __init__(self, window: QWidget, desk: Desk, bridge: Bridge, chapter: str, here: str) -> None:
        super().__init__(window, _SIZE)
        self._desk, self._bridge, self._here = desk, bridge, here
        self.guide: Guide | None = None
        self.chapter = chapter
        self._past: list[str] = []
        self.contents, self.reader = Contents(), HelpReader()
        self.back = Button(kind="ghost", icon="arrow-left")
        self.onward = Button(kind="ghost", icon="arrow-right")
        self.open_page = Button(icon="arrow-square-out")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.reader, 1)
        self.body.addLayout(row, 1)
        for button in (self.back, self.onward):
            self.foot.row.addWidget(button)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self.open_page)
        self.contents.chosen.connect(self.show_chapter)
        self.contents.searched.connect(self._search)
        self.contents.search.returnPressed.connect(lambda: self.reader.next_hit(1))
        self.reader.chapter_wanted.connect(self.show_chapter)
        self.reader.picture_wanted.connect(self._show_picture)
        self.back.clicked.connect(self.go_back)
        self.onward.clicked.connect(self._go_on)
        self.open_page.clicked.connect(self._open_page)
        self.retranslate()
        self._fetch()

    def retranslate(self) -> None:
        """Words of the sheet; the guide itself is read in the new language."""
        self.head.setText(self.tr("User guide"))
        self.sub.setText(self.tr("Works without the internet. Press a picture to see it whole."))
        self.close_button.set_label("", self.tr("Close"))
        self.open_page.set_label(self.tr("Go to this page"))
        self._tell()

    def show_chapter(self, key: str) -> None:
        """Show another chapter; the one before can be gone back to."""
        if key not in KEYS:
            return
        if key != self.chapter:
            self._past.append(self.chapter)
        self._show(key)

    def go_back(self) -> None:
        """The chapter that was shown before."""
        if self._past:
            self._show(self._past.pop())

    def step(self, by: int) -> None:
        """The chapter above or below in the contents, as they are shown now."""
        offered = self.contents.offered()
        if offered:
            at = offered.index(self.chapter) if self.chapter in offered else -by
            self.show_chapter(offered[max(0, min(len(offered) - 1, at + by))])

    def key(self, chord: str) -> bool:
        """Esc empties the search first; / or Ctrl+F searches, F3 goes on, arrows in the field choose a chapter."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        acts: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._to_search,
            "F3": lambda: self.reader.next_hit(1),
            "Shift+F3": lambda: self.reader.next_hit(-1),
            "Alt+Left": self.go_back,
        }
        if typing:
            acts |= {"Down": lambda: self.step(1), "Up": lambda: self.step(-1)}
        else:
            acts["/"] = self._to_search
        if chord == "Esc" and self.contents.search.text():
            self.contents.search.clear()
            return True
        if chord in acts:
            acts[chord]()
            return True
        return super().key(chord)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "open_page"):
            self.retranslate()
            self._fetch()

    # --- reading ----------------------------------------------------------------------------------------------

    def _fetch(self) -> None:
        language = formats.language()
        self._bridge.ask(lambda: guides.read(language), self._read, owner=self)

    def _read(self, guide: Guide) -> None:
        self.guide = guide
        self._show(self.chapter)
        self._search(self.contents.search.text())

    def _show(self, key: str) -> None:
        self.chapter = key
        self._tell()
        if self.guide is None:
            return
        text, folder = self.guide.texts[key], self.guide.folder
        names = guides.pictures(text)

        def shown(images: Mapping[str, QImage]) -> None:
            if self.chapter == key:
                self.reader.show_chapter(text, images)
                self.reader.mark(self.contents.search.text())

        self._bridge.ask(lambda: {name: QImage(str(folder / name)) for name in names}, shown, owner=self)

    def _search(self, text: str) -> None:
        if self.guide is None:
            return
        found = self.guide.found(text) if text.strip() else None
        self.contents.show_found(found)
        if found and self.chapter not in found:
            self.show_chapter(next(iter(found)))
        else:
            self.reader.mark(text)

    # --- words and ways ---------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Everything that depends on the chapter."""
        self.contents.choose(self.chapter)
        self.reader.setAccessibleName(title(self.chapter))
        self.back.set_label(self.tr("Back"))
        self.back.setEnabled(bool(self._past))
        following = self._following()
        self.onward.setVisible(bool(following))
        if following:
            self.onward.set_label(self.tr("Next: %1").replace("%1", title(following)))
        page = _PAGES[self.chapter]
        self.open_page.setVisible(bool(page) and page != self._here and self._here != _PAGES["start"])

    def _following(self) -> str:
        at = KEYS.index(self.chapter) + 1
        return KEYS[at] if at < len(KEYS) else ""

    def _go_on(self) -> None:
        if following := self._following():
            self.show_chapter(following)

    def _open_page(self) -> None:
        page = _PAGES[self.chapter]
        self.dismiss()
        self._desk.go(page)

    def _show_picture(self, name: str) -> None:
        window = self.parentWidget()
        if self.guide is not None and window is not None:
            words = guides.pictures(self.guide.texts[self.chapter]).get(name, "")
            sheet = PictureSheet(window, self.guide.folder / name, words)
            self._desk.show_sheet(sheet, sheet.close_button)

    def _to_search(self) -> None:
        self.contents.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.search.selectAll()
