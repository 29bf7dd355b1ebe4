"""The board: two columns of states and statuses with arrows between them. Usable wherever pairs are to be settled.

board = PairsBoard(desk.show_sheet)
board.edited.connect(keep)             # a new Scheme after each edit
board.show_scheme(view, scheme)        # view = app.statuses.view(), scheme = what is to be shown
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.screens.statuses import StatusesView
from core.domain.status_edits import partnered, turned, without_pair, without_pairs_of
from core.domain.status_layout import Line, lines
from core.domain.statuses import Pair, Scheme, Side, Status
from gui.pages.statuses import words
from gui.pages.statuses.choose import ChooseSheet
from gui.pages.statuses.nodes import BoardButton, Look, NodeButton, Pill, PlusButton
from gui.pages.statuses.walk import Columns, columns_of, neighbour
from gui.pages.statuses.wires import Wire, draw_rubber, draw_stub, draw_wire, pill_heights, plus_place
from gui.theme import theme
from gui.widgets.sheet import Sheet

_SIDES = (Side.MOYSKLAD, Side.SHOP)
_GAP, _TOUCH = 10, 8
_MIDDLE, _MIDDLE_SLIM, _SLIM = 204, 162, 640

ShowSheet = Callable[[Sheet, QWidget | None], None]


class PairsBoard(QWidget):
    """`edited` carries the scheme after an edit; `chosen` comes when another node or pair is selected."""

    edited = Signal(object)
    chosen = Signal()

    def __init__(self, show_sheet: ShowSheet) -> None:
        super().__init__()
        self._show_sheet = show_sheet
        self.view, self.scheme = StatusesView(), Scheme()
        self.nodes: dict[tuple[Side, str], NodeButton] = {}
        self.pills: dict[tuple[str, str], Pill] = {}
        self._pluses: dict[tuple[Side, str], PlusButton] = {}
        self._lines: tuple[Line, ...] = ()
        self._current: tuple[Side, str] | None = None
        self._pair: tuple[str, str] | None = None
        self._drag: tuple[NodeButton, QPoint] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    # --- showing ----------------------------------------------------------------------------------------------

    def show_scheme(self, view: StatusesView, scheme: Scheme) -> None:
        """Show both sides of `view` with the pairs of `scheme`; what is selected stays so while it is there."""
        self.view, self.scheme = view, scheme
        used = {Side.MOYSKLAD: scheme.ids(Side.MOYSKLAD), Side.SHOP: scheme.ids(Side.SHOP)}
        shown = {
            side: [node for node in words.nodes_of(view, side) if not node.gone or node.id in used[side]]
            for side in Side
        }
        self._lines = lines(scheme, shown[Side.MOYSKLAD], shown[Side.SHOP])  # type: ignore[arg-type]
        self._renew_nodes([(side, node.id) for side in Side for node in shown[side]])
        self._renew_pills([pair for pair in scheme.pairs if self._known(pair)])
        if self._current not in self.nodes:
            self._current = self._first()
        if self._pair not in self.pills:
            self._pair = next((pair.key for pair in self._pairs_of_current()), None)
        self._mark()
        self._place()
        self.chosen.emit()

    def _first(self) -> tuple[Side, str] | None:
        """The uppermost node."""
        places = ((side, node_id) for line in self._lines for side, node_id in zip(_SIDES, line, strict=True))
        return next((key for key in places if key in self.nodes), None)

    def _known(self, pair: Pair) -> bool:
        return (Side.MOYSKLAD, pair.state_id) in self.nodes and (Side.SHOP, pair.status_id) in self.nodes

    def _renew_nodes(self, keys: Sequence[tuple[Side, str]]) -> None:
        for gone in [key for key in self.nodes if key not in keys]:
            self._drop(self.nodes.pop(gone))
        for key in keys:
            if key not in self.nodes:
                self.nodes[key] = self._new_node(*key)
            self._dress(self.nodes[key])
        lonely = [key for key in keys if not self.nodes[key].look.paired and not self.nodes[key].look.gone]
        for gone in [key for key in self._pluses if key not in lonely]:
            self._drop(self._pluses.pop(gone))
        for key in lonely:
            if key not in self._pluses:
                self._pluses[key] = self._new_plus(*key)
            self._pluses[key].name(self.tr("Choose a partner"))

    def _renew_pills(self, pairs: Sequence[Pair]) -> None:
        for gone in [key for key in self.pills if key not in [pair.key for pair in pairs]]:
            self._drop(self.pills.pop(gone))
        for pair in pairs:
            if pair.key not in self.pills:
                pill = Pill(pair.key)
                self._adopt(pill)
                pill.clicked.connect(lambda _=False, key=pair.key: self.edited.emit(turned(self.scheme, *key)))
                pill.focused.connect(lambda key=pair.key: self.select_pair(key))
                pill.parted.connect(lambda key=pair.key: self.edited.emit(without_pair(self.scheme, *key)))
                self.pills[pair.key] = pill
            state, status = (
                words.name_of(self.view, Side.MOYSKLAD, pair.state_id),
                words.name_of(self.view, Side.SHOP, pair.status_id),
            )
            self.pills[pair.key].show_way(pair.direction, state, status)

    def _new_node(self, side: Side, node_id: str) -> NodeButton:
        node = NodeButton(side, node_id)
        self._adopt(node)
        node.focused.connect(lambda: self.select(side, node_id))
        node.clicked.connect(lambda: self.select(side, node_id))
        node.partner_wanted.connect(lambda: self.ask_partner(side, node_id))
        node.parted.connect(lambda: self.edited.emit(without_pairs_of(self.scheme, side, node_id)))
        node.dragged.connect(lambda place: self._dragged(node, place))
        node.dropped.connect(lambda place: self._dropped(node, place))
        return node

    def _new_plus(self, side: Side, node_id: str) -> PlusButton:
        plus = PlusButton()
        plus.setParent(self)
        plus.clicked.connect(lambda: self.ask_partner(side, node_id))
        plus.show()
        return plus

    def _adopt(self, button: BoardButton) -> None:
        button.setParent(self)
        button.stepped.connect(lambda across, down: self._step(button, across, down))
        button.ended.connect(self._end)
        button.show()

    @staticmethod
    def _drop(button: QWidget) -> None:
        button.hide()
        button.deleteLater()

    def _dress(self, node: NodeButton) -> None:
        """Give a node its look and its words."""
        side, node_id = node.side, node.node_id
        known = words.node_of(self.view, side, node_id)
        if known is None:
            return
        paired = bool(self._partners(side, node_id))
        mails = isinstance(known, Status) and bool(known.mails)
        look = Look(known.name, known.color, words.type_word(known), mails, paired, known.gone)
        spoken = words.spoken_node(self.view, self.scheme, side, known)
        node.show_look(look, spoken, spoken)

    @staticmethod
    def middle(slim: bool) -> int:
        """How much room the arrows have between the columns."""
        return _MIDDLE_SLIM if slim else _MIDDLE

    # --- selecting --------------------------------------------------------------------------------------------

    def current(self) -> tuple[Side, str] | None:
        """The selected node."""
        return self._current

    def pair(self) -> Pair | None:
        """The selected pair, None when the selected node has none."""
        return None if self._pair is None else self.scheme.pair(*self._pair)

    def select(self, side: Side, node_id: str) -> bool:
        """Select a node and its first pair; False when there is no such node."""
        if (side, node_id) not in self.nodes:
            return False
        self._current = side, node_id
        pairs = [pair.key for pair in self._pairs_of_current()]
        if self._pair not in pairs:
            self._pair = next(iter(pairs), None)
        self._mark()
        self.chosen.emit()
        return True

    def select_pair(self, key: tuple[str, str]) -> None:
        """Select a pair."""
        self._pair = key
        if self._current not in ((Side.MOYSKLAD, key[0]), (Side.SHOP, key[1])):
            self._current = Side.MOYSKLAD, key[0]
        self._mark()
        self.chosen.emit()

    def focus(self) -> None:
        """Put the focus on the selected node."""
        if self._current in self.nodes:
            self.nodes[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pairs_of_current(self) -> tuple[Pair, ...]:
        if self._current is None:
            return ()
        side, node_id = self._current
        return self.scheme.of_state(node_id) if side is Side.MOYSKLAD else self.scheme.of_status(node_id)

    def _mark(self) -> None:
        """Show what is selected; it is the one stop of the Tab key."""
        pair = self._pair or ("", "")
        focused = next((pill for pill in self.pills.values() if pill.hasFocus()), None)
        for key, node in self.nodes.items():
            node.set_chosen(key == self._current or key in ((Side.MOYSKLAD, pair[0]), (Side.SHOP, pair[1])))
            stop = key == self._current and focused is None
            node.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        for pill in self.pills.values():
            pill.set_chosen(pill.key == self._pair)
            pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pill is focused else Qt.FocusPolicy.ClickFocus)
        self.update()

    def _step(self, button: BoardButton, across: int, down: int) -> None:
        goal = neighbour(self._columns(), button, across, down)
        if goal is not None:
            goal.setFocus(Qt.FocusReason.TabFocusReason)

    def _columns(self) -> Columns:
        sides = [[node for (side, _), node in self.nodes.items() if side is wanted] for wanted in _SIDES]
        return columns_of(sides[0], list(self.pills.values()), sides[1])

    def _end(self, last: bool) -> None:
        column = self._columns()[0 if self._current is None or self._current[0] is Side.MOYSKLAD else 2]
        if column:
            column[-1 if last else 0].setFocus(Qt.FocusReason.TabFocusReason)

    # --- pairing ----------------------------------------------------------------------------------------------

    def ask_partner(self, side: Side, node_id: str) -> None:
        """Let a person choose a partner for a node from a list."""
        sheet = ChooseSheet(
            self.window(), self.view, words.other(side), self._partners(side, node_id), removable=True
        )
        sheet.ask_for_partner(words.name_of(self.view, side, node_id), words.other(side))
        sheet.picked.connect(lambda other_id: self._take(side, node_id, other_id))
        self._show_sheet(sheet, sheet.first())

    def _partners(self, side: Side, node_id: str) -> list[str]:
        if side is Side.MOYSKLAD:
            return [pair.status_id for pair in self.scheme.of_state(node_id)]
        return [pair.state_id for pair in self.scheme.of_status(node_id)]

    def _take(self, side: Side, node_id: str, other_id: str) -> None:
        self.select(side, node_id)
        if other_id:
            self.edited.emit(partnered(self.scheme, side, node_id, other_id))
        else:
            self.edited.emit(without_pairs_of(self.scheme, side, node_id))

    def _dragged(self, node: NodeButton, place: QPoint) -> None:
        self._drag = node, place
        under = self._node_at(place)
        for other in self.nodes.values():
            other.set_target(other is under and other.side is not node.side)
        self.update()

    def _dropped(self, node: NodeButton, place: QPoint) -> None:
        self._drag = None
        under = self._node_at(place)
        for other in self.nodes.values():
            other.set_target(False)
        self.update()
        if under is not None and under.side is not node.side:
            self._take(node.side, node.node_id, under.node_id)

    def _node_at(self, place: QPoint) -> NodeButton | None:
        return next((node for node in self.nodes.values() if node.geometry().contains(place)), None)

    # --- laying out and painting ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(440, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def _place(self) -> None:
        middle = self.middle(self.width() < _SLIM)
        wide = max(120, (self.width() - middle) // 2)
        y, middles = 0, []
        for line in self._lines:
            both = [self.nodes[key] for key in zip(_SIDES, line, strict=True) if key in self.nodes]
            high = max(node.height_for(wide) for node in both)
            for node in both:
                node.setGeometry(QRect(0 if node.side is Side.MOYSKLAD else self.width() - wide, y, wide, high))
            middles.append(y + high / 2)
            y += high + _GAP
        heights = pill_heights(self._lines, middles, self.scheme.pairs)
        for key, pill in self.pills.items():
            size = pill.sizeHint()
            pill.setGeometry(
                round(self.width() / 2 - size.width() / 2), round(heights[key] - size.height() / 2), size.width(),
                size.height(),
            )  # fmt: skip
        for (side, node_id), plus in self._pluses.items():
            place = plus_place(self._edge(side, node_id), to_right=side is Side.MOYSKLAD)
            plus.move(round(place.x()) - 14, round(place.y()) - 14)
        self.setFixedHeight(max(0, y - _GAP))
        self.update()

    def _edge(self, side: Side, node_id: str) -> QPointF:
        """Where an arrow touches a node."""
        box = QRectF(self.nodes[side, node_id].geometry())
        x = box.right() + _TOUCH if side is Side.MOYSKLAD else box.left() - _TOUCH
        return QPointF(x, box.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for key, pill in self.pills.items():
            left, right = self._edge(Side.MOYSKLAD, key[0]), self._edge(Side.SHOP, key[1])
            broken = self.nodes[Side.MOYSKLAD, key[0]].look.gone or self.nodes[Side.SHOP, key[1]].look.gone
            draw_wire(painter, Wire(left, right, QRectF(pill.geometry()), pill.way, key == self._pair, broken))
        for side, node_id in self._pluses:
            draw_stub(painter, self._edge(side, node_id), to_right=side is Side.MOYSKLAD)
        if self._drag is not None:
            node, place = self._drag
            draw_rubber(painter, self._edge(node.side, node.node_id), QPointF(place))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_scheme(self.view, self.scheme)
