"""Buttons: real QPushButtons under our own paint, so focus, keys and screen readers come free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.inline import Icon, Item, Kbd, Text, draw_line, line_width

# kind: (fill, border, text, icon, hover fill)
_LOOK: dict[str, tuple[str, str, str, str, str]] = {
    "primary": ("accent", "", "onAccent", "onAccent", "accentHover"),
    "soft": ("accentSoft", "", "accentText", "accentText", "sel"),
    "plain": ("surface", "line2", "t1", "t2", "hover"),
    "ghost": ("", "", "t2", "t2", "hover"),
    "link": ("", "", "accentText", "accentText", ""),
    "toast": ("", "", "tipText", "tipText", ""),
    "pill": ("surface", "line2", "t1", "t2", "hover"),
}
_PADDING = {"link": 0, "pill": 13}


class Button(QPushButton):
    """A button of one `kind` (primary, soft, plain, ghost, link, pill); `key` is the key cap printed on it."""

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "plain",
        icon: str = "",
        key: str = "",
        size: int = 32,
        name: str = "",
        font: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.icon_name = icon
        self.icon_color = ""
        self.icon_size = 16
        self.key = key
        self.note = ""
        self.compact = False
        self.enter_clicks = True
        self._size = size
        self._font_role = font or ("strong" if kind in ("primary", "soft") else "name")
        self.setFixedHeight(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        theme.changed.connect(self._renew)

    def set_label(self, text: str, name: str = "") -> None:
        """Change the words; `name` is what readers hear and the tooltip of icon-only buttons."""
        self.setText(text)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name if self._bare() else "")
        self.updateGeometry()
        self.update()

    def set_note(self, note: str) -> None:
        """The quiet words after the text (a percentage, a time)."""
        if note != self.note:
            self.note = note
            self.updateGeometry()
            self.update()

    def set_icon(self, icon: str, color: str = "") -> None:
        """Change the icon and, optionally, its colour token."""
        self.icon_name = icon
        self.icon_color = color
        self.update()

    def set_kind(self, kind: str) -> None:
        """Become primary, plain, ghost …; the words keep their font."""
        if kind != self.kind:
            self.kind = kind
            self.updateGeometry()
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone; the words go to the tooltip."""
        self.compact = compact
        self.setToolTip(self.accessibleName() or self.text() if compact else "")
        self.updateGeometry()
        self.update()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def _bare(self) -> bool:
        return self.compact or not self.text()

    def _items(self) -> list[Item]:
        _, _, text, icon, _ = _LOOK[self.kind]
        off = not self.isEnabled()
        result: list[Item] = []
        if self.icon_name:
            result.append(Icon(self.icon_name, self.icon_size, "t4" if off else (self.icon_color or icon)))
        if not self._bare():
            result.append(Text(self.text(), self._font_role, "t4" if off else text))
            if self.note:
                result.append(Text(self.note, "small", "t4" if off else "t3"))
            if self.key and theme.shows_key(self.key):
                result.append(Kbd(self.key, on_accent=self.kind == "primary" and not off))
        return result

    def sizeHint(self) -> QSize:
        items = self._items()
        if self._bare() and len(items) == 1:
            return QSize(self._size, self._size)
        padding = _PADDING.get(self.kind, 12 if self._size >= 32 else 10)
        return QSize(round(line_width(items, 7)) + padding * 2, self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter_clicks:
            self.click()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def _paint_box(self, painter: QPainter) -> None:
        fill, border, _, _, hover = _LOOK[self.kind]
        box = QRectF(self.rect())
        radius = box.height() / 2 if self.kind == "pill" else 7
        enabled = self.isEnabled()
        if enabled and hover and (self.underMouse() or self.isDown()):
            fill = hover
        if not enabled and fill:
            fill, border = "sunken", "line"
        if self.kind == "toast":
            color = QColor(theme.color("tipText"))
            color.setAlphaF(0.26 if self.underMouse() else 0.16)
            painter.setBrush(color)
        elif fill:
            painter.setBrush(theme.color(fill))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if border:
            painter.setPen(QPen(theme.color(border), 1))
            box.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if fill or border or self.kind == "toast":
            painter.drawRoundedRect(box, radius, radius)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        items = self._items()
        wide = line_width(items, 7)
        left = max(0.0, (self.width() - wide) / 2) if self.kind != "link" else 0.0
        draw_line(painter, items, left, self.height() / 2, self.width() - left, 7)
        if self.kind == "link" and self.underMouse() and self.text():
            painter.setPen(QPen(theme.color("accentText"), 1))
            base = self.height() / 2 + 8.5
            start = left + (self.icon_size + 7 if self.icon_name else 0)
            painter.drawLine(QPointF(start, base), QPointF(left + wide, base))
