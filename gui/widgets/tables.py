"""The base of all tables: view, delegate and header in the look of the design (hairlines, hover, accent bar)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.models.window_model import ROW_ROLE
from gui.theme import theme
from gui.widgets.focus import by_key
from gui.widgets.inline import Item, Text, draw_line, line_width
from gui.widgets.scroll import OverlayBar
from gui.widgets.table_menu import TableMenu

Index = QModelIndex | QPersistentModelIndex
LEAST_TEXT = 48


class Header(QHeaderView):
    """A 34 px header; `items(section)` gives what a section shows."""

    def __init__(self, view: QTableView, height: int = 34) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._height = height
        self.right_aligned: frozenset[int] = frozenset()
        self.first_margin = 8
        self.fill = "surface"
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSectionSize(20)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def items(self, section: int) -> list[Item]:
        """Inline items of one section; pages override it."""
        return []

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color(self.fill))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        line = self.items(section)
        margin = self.first_margin if section == 0 else 8
        draw_line(
            painter,
            line,
            rect.left() + margin,
            self.text_middle(rect),
            rect.width() - 8 - margin,
            6,
            section in self.right_aligned,
        )
        painter.restore()

    def text_middle(self, rect: QRect) -> float:
        """Where the words' middle line lies."""
        return rect.bottom() - 16


def dense_height(normal: int) -> int:
    """How high a row of `normal` pixels is in dense mode: 48 becomes 36, 40 and less become 32."""
    return 36 if normal >= 48 else min(32, normal)


def fitting(items: Sequence[Item], room: float, gap: float) -> list[Item]:
    """The first of `items` that find place in `room`; a text that shrinks is taken when a few letters of it fit."""
    taken: list[Item] = []
    for item in items:
        least = min(item.width(), LEAST_TEXT) if isinstance(item, Text) and item.shrinks else item.width()
        if room < least:
            break
        taken.append(item)
        room -= item.width() + gap
    return taken


class RowDelegate(QStyledItemDelegate):
    """Paints the row's ground (selection, hover, hairline), then asks `paint_cell` for the rest.

    `row_height` is the height in normal density (48 for two lines, 40 for one); `height()` is the one of now, for
    everything that measures. Cells of two lines go through `two_lines`, which joins them in dense rows.
    """

    row_height = 48
    fill = "surface"

    def height(self) -> int:
        """Height of a row in the density of now."""
        return dense_height(self.row_height) if theme.dense else self.row_height

    @staticmethod
    def two_lines(
        painter: QPainter,
        rect: QRect,
        first: Sequence[Item],
        second: Sequence[Item],
        *,
        left: int = 8,
        right: int = 4,
        gap: float = 6,
        second_gap: float = 10,
        right_aligned: bool = False,
    ) -> None:
        """Paint a cell of two lines; a dense row has one, where the second follows as far as there is room.

        `left` and `right` are the cell's margins. What a dense row leaves out stays in the cell's tooltip.
        """
        x, room = rect.left() + left, rect.width() - left - right
        middle = rect.top() + (rect.height() - 1) / 2
        if not theme.dense:
            draw_line(painter, first, x, middle - 9.5, room, gap, right_aligned)
            draw_line(painter, second, x, middle + 10.5, room, second_gap, right_aligned)
            return
        rest = fitting(second, room - line_width(first, gap) - second_gap, second_gap)
        joined = [*rest, *first] if right_aligned else [*first, *rest]
        draw_line(painter, joined, x, middle, room, second_gap if rest else gap, right_aligned)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        view = option.widget
        row = index.data(ROW_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = isinstance(view, Table) and view.hovered_row == index.row()
        painter.fillRect(rect, theme.color(self.ground(row, selected, hovered)))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if selected and isinstance(view, Table) and view.hasFocus() and by_key():
            for edge in (rect.top(), rect.bottom() - 2):
                painter.fillRect(rect.left(), edge, rect.width(), 2, theme.color("accentGfx"))
        if selected and rect.left() <= 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.color("accentGfx"))
        if row is None:
            self.paint_skeleton(painter, rect, index)
        else:
            self.paint_cell(painter, rect, row, index)
        painter.restore()

    def ground(self, row: object, selected: bool, hovered: bool) -> str:
        """The token of the row's background."""
        return "sel" if selected else ("hover" if hovered else self.fill)

    def paint_cell(self, painter: QPainter, rect: QRect, row: object, index: Index) -> None:
        """Paint one cell of a loaded row."""
        raise NotImplementedError

    def paint_skeleton(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Grey shapes where words will be."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        width = rect.width() - 24
        if width > 40:
            share = 0.5 + 0.13 * ((index.row() * 7 + index.column() * 3) % 4)
            painter.drawRoundedRect(QRectF(rect.left() + 8, rect.center().y() - 5, width * share, 9), 4, 4)


class Table(QTableView):
    """QTableView with smooth pixel scrolling, whole-row selection and hover; `more_keys` reach the page first."""

    hover_changed = Signal(int)

    def __init__(self, delegate: RowDelegate) -> None:
        super().__init__()
        self.hovered_row = -1
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(16)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        OverlayBar(self)
        self.menu = TableMenu(self)
        theme.changed.connect(self.viewport().update)
        theme.density_changed.connect(self.follow_density)
        self.follow_density()

    def follow_density(self) -> None:
        """Give every row the height of the density of now; opened rows are the page's to measure again."""
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            self.verticalHeader().setDefaultSectionSize(delegate.height())
            self.verticalScrollBar().setSingleStep(delegate.height())
            self.viewport().update()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(lambda: self._hover(-1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row == self.hovered_row:
            return
        before, self.hovered_row = self.hovered_row, row
        for changed in (before, row):
            if changed >= 0:
                top = self.rowViewportPosition(changed)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(changed))
        self.hover_changed.emit(row)

    def current_row(self) -> int:
        """Number of the current row, -1 when there is none."""
        return self.currentIndex().row()

    def go(self, row: int) -> None:
        """Make `row` current and visible."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            index = model.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)


class StretchTable(Table):
    """A table whose columns named in `stretch` share the room that the others leave.

    After `let_drag` those columns' right borders can be dragged; the next one gives or takes the width, so the table
    always fills its place. `columns_dragged` comes after a person moved a border.
    """

    columns_dragged = Signal()
    LEAST = 48

    def __init__(self, delegate: RowDelegate, widths: dict[int, int], stretch: tuple[int, ...]) -> None:
        super().__init__(delegate)
        self.stretch = stretch
        self._widths = widths
        self._shares: dict[int, int] = {}
        self._draggable: frozenset[int] = frozenset()
        self._sharing = False

    def let_drag(self, columns: frozenset[int]) -> None:
        """Let a person move the right borders of `columns`; call it once the header and the model are there."""
        self._draggable = columns
        header = self.horizontalHeader()
        for column in columns:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._dragged)

    def widths(self) -> dict[int, int]:
        """Widths of the columns that do not stretch."""
        return dict(self._widths)

    def shares(self) -> dict[int, int]:
        """How the stretching columns share, once a person moved a border between them."""
        return dict(self._shares)

    def set_widths(self, widths: dict[int, int], shares: dict[int, int] | None = None) -> None:
        """Change the fixed widths (0 hides a column) and how the others share the rest (evenly by default)."""
        self._widths = widths
        self._shares = dict(shares or {})
        self._sharing = True
        for column, width in widths.items():
            self.setColumnHidden(column, width == 0)
        self.share()

    def share(self) -> None:
        """Lay the columns out again."""
        if self.model() is None:
            return
        room = max(120 * len(self.stretch), self.viewport().width() - sum(self._widths.values()))
        parts = [self._shares.get(column, 1) for column in self.stretch]
        if any(column not in self._shares for column in self.stretch):
            parts = [1] * len(self.stretch)
        self._sharing = True
        for column, width in self._widths.items():
            if width:
                self.setColumnWidth(column, width)
        left = room
        for column, part in list(zip(self.stretch, parts, strict=True))[1:]:
            width = room * part // sum(parts)
            self.setColumnWidth(column, width)
            left -= width
        self.setColumnWidth(self.stretch[0], left)
        self._sharing = False

    def _dragged(self, column: int, old: int, new: int) -> None:
        """A person moved the right border of `column`: the next column that may change pays for it."""
        if self._sharing:
            return
        follower = next(
            (
                other
                for other in range(column + 1, self.model().columnCount())
                if not self.isColumnHidden(other) and (other in self._draggable or other in self.stretch)
            ),
            None,
        )
        if follower is not None:
            now = {other: self.columnWidth(other) for other in (*self._widths, *self.stretch)}
            moved = max(self.LEAST - old, min(new - old, now[follower] - self.LEAST))
            now[column], now[follower] = old + moved, now[follower] - moved
            self._widths = {other: now[other] if width else 0 for other, width in self._widths.items()}
            self._shares = {other: now[other] for other in self.stretch}
            self.columns_dragged.emit()
        self.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()
