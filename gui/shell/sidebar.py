"""The sidebar: logo and shop name, the pages by group, settings at the bottom; 216 px, or 64 with icons alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import theme
from gui.widgets.card import Surface
from gui.widgets.inline import Badge, Icon, Text
from gui.widgets.label import Label
from gui.widgets.logo import draw_logo

WIDE, SLIM = 216, 64
BOTTOM = "bottom"


class Head(QWidget):
    """Logo, product and shop name."""

    def __init__(self) -> None:
        super().__init__()
        self.sub = ""
        self.slim = False
        self.setFixedHeight(60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 28) / 2 if self.slim else 20
        draw_logo(painter, QRectF(left, 14, 28, 28))
        if not self.slim:
            room = self.width() - 58 - 12
            Text("SkladLink", "card", "t1").paint(painter, 58, 20, room)
            Text(self.sub, "small", "t3", shrinks=True).paint(painter, 58, 37, room)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the sidebar. `group` names the heading it stands under ("" = none, "bottom" = at the lower end)."""

    key: str
    icon: str
    group: str = ""


class NavButton(QPushButton):
    """One entry: icon, words, badge."""

    def __init__(self, icon: str, *, checkable: bool = True) -> None:
        super().__init__()
        self._icon = icon
        self._badge: Badge | None = None
        self._meaning = ""
        self.slim = False
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_badge(self, number: str, tone: str, meaning: str) -> None:
        """Show how much waits; `meaning` says it in words for readers and the tooltip."""
        self._badge = Badge(number, tone) if number else None
        self._meaning = meaning
        self.tell()

    def tell(self) -> None:
        """Renew name and tooltip."""
        self.setAccessibleName(f"{self.text()}, {self._meaning}" if self._meaning else self.text())
        self.setToolTip(self.accessibleName() if self.slim else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, 34)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        active = self.isChecked()
        if active:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("track"))
            painter.drawRoundedRect(box, 8, 8)
        middle = box.height() / 2
        name = f"{self._icon}-fill" if active else self._icon
        icon = Icon(name, 18, "accentGfx" if active else "t2")
        if self.slim:
            icon.paint(painter, (box.width() - 18) / 2, middle, 18)
            if self._badge is not None:
                painter.setPen(QPen(theme.color("win"), 1.5))
                painter.setBrush(theme.color(self._badge.tone))
                painter.drawEllipse(QPointF(box.width() - 9, 8), 5, 5)
            return
        icon.paint(painter, 11, middle, 18)
        words = Text(self.text(), "strong" if active else "name", "t1" if active else "t2", shrinks=True)
        words.paint(painter, 38, middle, box.width() - 76)
        if self._badge is not None:
            width = self._badge.width()
            self._badge.paint(painter, box.width() - 8 - width, middle, width)


class Sidebar(Surface):
    """All entries; `chosen` carries the page's key, `help_wanted` asks for the guide (an entry of its own)."""

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__("win", "r")
        self.head = Head()
        self.buttons: dict[str, NavButton] = {}
        self.help = NavButton("question", checkable=False)
        self.help.clicked.connect(lambda: self.help_wanted.emit())
        self._groups: dict[str, Label] = {}
        self._rules: list[Surface] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 10)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(4)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 0, 11, 0)
        inner.setSpacing(2)
        for entry in entries:
            if entry.group == BOTTOM:
                inner.addStretch(1)
                inner.addWidget(self.help)
            elif entry.group and entry.group not in self._groups:
                self._add_group(inner, entry.group)
            button = NavButton(entry.icon)
            button.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self.buttons[entry.key] = button
            inner.addWidget(button)
        column.addLayout(inner, 1)
        self.set_slim(False)

    def _add_group(self, inner: QVBoxLayout, key: str) -> None:
        label = Label(font="badge", color="t3")
        label.setFixedHeight(32)
        label.setContentsMargins(10, 6, 0, 0)
        self._groups[key] = label
        inner.addWidget(label)
        rule = Surface("line")
        rule.setFixedHeight(1)
        self._rules.append(rule)
        inner.addWidget(rule)

    def set_words(self, pages: dict[str, str], groups: dict[str, str]) -> None:
        """Words of entries and groups."""
        for key, button in self.buttons.items():
            button.setText(pages[key])
            button.tell()
        for key, label in self._groups.items():
            label.setText(groups[key])
        self.help.setText(self.tr("Help"))
        self.help.tell()

    def choose(self, key: str) -> None:
        """Mark the entry of the page on screen. (A button group would let Tab reach one entry only, not this one.)"""
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def set_slim(self, slim: bool) -> None:
        """Icons alone, or with words."""
        self.setFixedWidth(SLIM if slim else WIDE)
        self.head.slim = slim
        for label in self._groups.values():
            label.setVisible(not slim)
        for rule in self._rules:
            rule.setVisible(slim)
        for button in (*self.buttons.values(), self.help):
            button.slim = slim
            button.tell()
