"""What stands on the board: nodes (a state or a status) and pills (the direction of a pair). Real buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton

from core.domain.statuses import Direction, Side
from gui.pages.statuses import words
from gui.theme import text_width, theme
from gui.widgets.inline import Icon, Item, Text, draw_line, line_width
from gui.widgets.wrapped import draw_wrapped, wrapped_height

DOT = 12
_PAD, _TEXT_LEFT = 13, 36
LEAST_HEIGHT = 50
PILL_HEIGHT = 28
_STEPS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


def draw_color(painter: QPainter, color: str, box: QRectF) -> None:
    """A status's own colour: data, so a small spot with an edge that any background lets see."""
    known = QColor(color)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(known if color and known.isValid() else theme.color("ctrl"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5)


@dataclass(frozen=True, slots=True)
class ColorDot:
    """The spot as an inline item."""

    color: str
    size: int = 10

    def width(self) -> float:
        """The spot is square."""
        return self.size

    def paint(self, painter: QPainter, x: float, middle: float, width: float) -> None:
        """Paint the spot."""
        draw_color(painter, self.color, QRectF(x, middle - self.size / 2, self.size, self.size))


@dataclass(frozen=True, slots=True)
class Look:
    """How a node looks: its own words and what is wrong with it."""

    name: str
    color: str = ""
    note: str = ""
    mails: bool = False
    paired: bool = True
    gone: bool = False


class BoardButton(QPushButton):
    """Moves the focus over the board with the arrow keys; Delete asks to part the pair."""

    stepped = Signal(int, int)
    ended = Signal(bool)
    parted = Signal()
    focused = Signal()

    def __init__(self, parent: QPushButton | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.chosen = False
        theme.changed.connect(self.update)

    def set_chosen(self, chosen: bool) -> None:
        """Belongs to the pair that is selected."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self.ended.emit(event.key() == Qt.Key.Key_End)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.parted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered()
        elif step is not None:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def entered(self) -> None:
        """Enter was pressed."""
        self.click()

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class NodeButton(BoardButton):
    """A state or status. A click selects it, Enter or a double click asks for a partner, a drag brings one."""

    partner_wanted = Signal()
    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, side: Side, node_id: str) -> None:
        super().__init__()
        self.side, self.node_id = side, node_id
        self.look = Look(node_id)
        self.target = False
        self._pressed: QPoint | None = None
        self._dragging = False

    def show_look(self, look: Look, spoken: str, hint: str) -> None:
        """Show a node; `spoken` is what readers hear, `hint` the tooltip."""
        self.look = look
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self.tr("Enter: choose its partner. Delete: take the pair apart."))
        self.setToolTip(hint)
        self.update()

    def set_target(self, target: bool) -> None:
        """What is dragged may be dropped here."""
        if target != self.target:
            self.target = target
            self.update()

    def height_for(self, width: int) -> int:
        """How high it must be so that the whole name can be read."""
        return max(LEAST_HEIGHT, int(wrapped_height("name", self.look.name, self._room(width))) + 16)

    def entered(self) -> None:
        self.partner_wanted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.dragged.emit(self.mapToParent(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._dragging, self._pressed = self._dragging, False, None
        super().mouseReleaseEvent(event)
        if was:
            self.dropped.emit(self.mapToParent(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.partner_wanted.emit()

    def _tail(self) -> list[Item]:
        """What stands at the right: what is wrong, else what else is known."""
        if self.look.gone:
            return [Icon("trash", 14, "err"), Text(self.tr("gone"), "smallName", "errText")]
        if not self.look.paired:
            return [Icon("link-break", 14, "warn"), Text(self.tr("not paired"), "smallName", "warnText")]
        items: list[Item] = [Icon("envelope-simple", 14, "t3")] if self.look.mails else []
        return [*items, Text(self.look.note, "small", "t3")] if self.look.note else items

    def _room(self, width: int) -> float:
        tail = self._tail()
        return max(60.0, width - _TEXT_LEFT - _PAD - (line_width(tail, 5) + 8 if tail else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.look.paired and not self.look.gone
        strong = self.chosen or self.target
        pen = QPen(
            theme.color("accentGfx" if strong else "line2" if whole else "err" if self.look.gone else "ctrl"), 1
        )
        if not whole and not strong:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        ground = (
            "accentSoft" if self.target else "sel" if self.chosen else "hover" if self.underMouse() else "surface"
        )
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        middle = self.height() / 2
        draw_color(painter, self.look.color, QRectF(_PAD, middle - DOT / 2, DOT, DOT))
        room = self._room(self.width())
        top = middle - wrapped_height("name", self.look.name, room) / 2
        color = "t2" if self.look.gone else "t1"
        draw_wrapped(painter, self.look.name, QPointF(_TEXT_LEFT, top), room, "name", color, struck=self.look.gone)
        tail = self._tail()
        wide = line_width(tail, 5)
        draw_line(painter, tail, self.width() - _PAD - wide, middle, wide + 1, 5)


class Pill(BoardButton):
    """The direction of a pair; a click takes the next one."""

    def __init__(self, key: tuple[str, str]) -> None:
        super().__init__()
        self.key = key
        self.way = Direction.BOTH

    def show_way(self, way: Direction, state: str, status: str) -> None:
        """Show a direction; the names are for readers."""
        self.way = way
        self.setText(words.direction_word(way))
        told = self.tr("%1 and %2: %3").replace("%1", state).replace("%2", status)
        self.setAccessibleName(told.replace("%3", self.text()))
        self.setAccessibleDescription(self.tr("Space: next direction. Delete: take the pair apart."))
        self.setToolTip(self.tr("Change the direction"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(text_width("small", self.text())) + 18, PILL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 3.5, -0.5, -3.5)
        painter.setPen(QPen(theme.color("accentGfx" if self.chosen else "line2"), 1))
        fill = "accentSoft" if self.chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = "smallName" if self.chosen else "small"
        color = "accentText" if self.chosen else "t3" if self.way is Direction.NONE else "t2"
        left = (self.width() - text_width(font, self.text())) / 2
        Text(self.text(), font, color).paint(painter, left, self.height() / 2, self.width())


class PlusButton(QPushButton):
    """Beside a node without a pair: asks for a partner. The keyboard has Enter on the node itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(28, 28)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def name(self, text: str) -> None:
        """Say what a click does, to readers and as the tooltip."""
        self.setAccessibleName(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Icon("plus-circle", 18, "accentGfx").paint(painter, 5, 14, 18)
