"""A key that is there: dots with its last characters, where it is kept, and Replace; then the field for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from gui.theme import theme
from gui.widgets.button import Button
from gui.widgets.field import SecretField
from gui.widgets.inline import Chip, Icon, Item, Text
from gui.widgets.label import Inline

if TYPE_CHECKING:
    from core.app import KeyPlace

_DOTS = "•" * 12
_HEIGHT = 32


class KeyField(QWidget):
    """`given` carries a new key; it is never shown, and the field is emptied as soon as it was handed over."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.place: KeyPlace | None = None
        self._what = ""
        self._shown = _Shown(self._items)
        self.replace = self._shown.replace
        self.field = SecretField()
        self.save = Button(kind="soft", size=32)
        self.leave = Button(kind="ghost", icon="x", size=32)
        self._edit = QWidget()
        row = QHBoxLayout(self._edit)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._shown)
        self._pages.addWidget(self._edit)
        self.setFixedHeight(_HEIGHT)
        self.replace.clicked.connect(self.open)
        self.save.clicked.connect(self._give)
        self.leave.clicked.connect(self.close_field)
        self.field.returnPressed.connect(self._give)
        self.retranslate()

    @property
    def editing(self) -> bool:
        """The field for a new key is open."""
        return self._pages.currentWidget() is self._edit

    def name(self, what: str, hint: str) -> None:
        """What key it is, and what to paste."""
        self._what = what
        self.field.name(what, placeholder=False)
        self.field.setPlaceholderText(hint)
        self._tell()

    def show_place(self, place: KeyPlace) -> None:
        """Show where the key is kept; one from the environment cannot be replaced here."""
        self.place = place
        self.replace.setEnabled(place.source != "environment")
        self.retranslate()

    def open(self) -> None:
        """Let a person give a new key."""
        self.field.clear()
        self._pages.setCurrentWidget(self._edit)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Leave the key as it is."""
        within = self._edit.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.field.clear()
        self._pages.setCurrentWidget(self._shown)
        if within or self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        key = self.field.text().strip()
        if key:
            self.close_field()
            self.given.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Words of the buttons."""
        there = self.place is not None and bool(self.place.source)
        self.replace.set_label(self.tr("Replace") if there else self.tr("Give"))
        self.save.set_label(self.tr("Save"))
        self.leave.set_label("", self.tr("Leave the key as it is"))
        self._tell()

    def _tell(self) -> None:
        self.replace.setAccessibleName(f"{self.replace.text()}: {self._what}")
        chips = " ".join(item.text for item in self._items() if isinstance(item, Chip))
        tail = self.place.tail if self.place is not None else ""
        ends = self.tr("ends in %1").replace("%1", tail) if tail else ""
        self._shown.setAccessibleName(", ".join(part for part in (self._what, ends, chips) if part))
        self._shown.line.refresh()

    def _items(self) -> list[Item]:
        if self.place is None:
            return [Icon("lock-simple", 15, "t3")]
        words, icon, tone = {
            "keyring": (self.tr("in the system keyring"), "shield-check", "ok"),
            "session": (self.tr("for this session only"), "timer", "warn"),
            "environment": (self.tr("from the environment"), "terminal-window", "mute"),
        }.get(self.place.source, (self.tr("not given"), "circle-dashed", "mute"))
        kind = "soft" if self.place.source else "dashed"
        dots: list[Item] = [Text(_DOTS + self.place.tail, "mono", "t1", shrinks=True)] if self.place.source else []
        return [Icon("lock-simple", 15, "t3"), *dots, Chip(words, icon, kind, tone)]


class _Shown(QWidget):
    """The frame around dots, chip and Replace."""

    def __init__(self, items: object) -> None:
        super().__init__()
        self.line = Inline(items, gap=9, height=24, stretch=True)  # type: ignore[arg-type]
        self.replace = Button(kind="link", size=28, font="smallStrong")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.replace)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
