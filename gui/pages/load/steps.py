"""The live list of the first load's steps, and the four result tiles."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from core.events import StepProgress
from gui import format as formats
from gui.i18n import say
from gui.theme import text_width, theme
from gui.theme.icons import draw_icon
from gui.widgets.card import Card
from gui.widgets.inline import Bar, Icon, Text, draw_line

ORDER_DAYS = 30
ORDER = ("step.references", "step.items", "step.offers", "step.candidates", "step.links", "step.orders", "step.stock")
#: What follows the load: jobs run by themselves once a person let the first comparison through.
SCHEDULE = "step.schedule"
_ROW, _ACTIVE = 54, 64
_COUNT_AT = 0.635


def step_words(step: str) -> tuple[str, str]:
    """Title and sub-line of a step, as core words them."""
    return say(step, {"days": ORDER_DAYS}), say(f"{step}.hint")


class StepsCard(Card):
    """One row per step: sign, words, count with a small bar while it runs, time."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: dict[str, StepProgress] = {}
        self._order: list[str] = list(ORDER)
        self._scheduled = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(())

    def show_steps(self, steps: Sequence[StepProgress]) -> None:
        """Show these; steps not named yet wait."""
        self._steps = {step.step: step for step in steps}
        self._order = [step.step for step in steps] if len(steps) >= len(ORDER) else list(ORDER)
        self.setFixedHeight(sum(self._height(step) for step in self._all()) + 4)
        running = next((step for step in self._all() if step.state == "running"), None)
        self.setAccessibleName(step_words(running.step)[0] if running is not None else "")
        self.update()

    def show_scheduled(self, on: bool) -> None:
        """Whether a person let the first comparison through, so that jobs run by themselves."""
        self._scheduled = on
        self.update()

    def _all(self) -> list[StepProgress]:
        last = StepProgress(SCHEDULE, "done" if self._scheduled else "waiting")
        return [*(self._steps.get(step, StepProgress(step, "waiting")) for step in self._order), last]

    @staticmethod
    def _height(step: StepProgress) -> int:
        return _ACTIVE if step.state == "running" else _ROW

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        painter.setClipPath(path)
        y = 3
        for step in self._all():
            height = self._height(step)
            self._paint_step(painter, step, QRectF(1, y, self.width() - 2, height))
            y += height
            painter.fillRect(QRectF(1, y - 1, self.width() - 2, 1), theme.color("line"))

    def _paint_step(self, painter: QPainter, step: StepProgress, box: QRectF) -> None:
        running, waiting = step.state == "running", step.state == "waiting"
        if running:
            painter.fillRect(box, theme.color("sel"))
        middle = box.center().y()
        self._paint_sign(painter, step.state, QRectF(box.left() + 18, middle - 12, 24, 24))
        title, sub = step_words(step.step)
        at = box.left() + box.width() * _COUNT_AT - 1
        room = at - 64 - 16
        Text(title, "strong" if running else "name", "t2" if waiting else "t1", shrinks=True).paint(
            painter, box.left() + 64, middle - 10, room
        )
        Text(sub, "small", "t3", shrinks=True).paint(painter, box.left() + 64, middle + 10, room)
        self._paint_count(painter, step, at, middle, box)
        words = self._time(step)
        width = text_width("smallName", words)
        Text(words, "smallName" if running else "small", "accentText" if running else "t3").paint(
            painter, box.right() - 20 - width, middle, width
        )

    @staticmethod
    def _paint_sign(painter: QPainter, state: str, box: QRectF) -> None:
        signs = {
            "done": ("check-circle-fill", "ok"),
            "running": ("arrows-clockwise", "accentGfx"),
            "failed": ("warning-octagon-fill", "err"),
            "skipped": ("minus-circle", "mute"),
        }
        if state in signs:
            name, color = signs[state]
            draw_icon(painter, name, box, 20, theme.color(color))
            return
        pen = QPen(theme.color("ctrl"), 1.3)
        pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(4, 4, -4, -4))

    def _paint_count(self, painter: QPainter, step: StepProgress, x: float, middle: float, box: QRectF) -> None:
        if step.state == "waiting" or (step.state == "done" and step.seconds is None):
            return
        if step.state != "running":
            Text(formats.number(step.done), "name", "t1").paint(painter, x, middle, 120)
            return
        width = min(233.0, box.right() - 150 - x)
        if step.total:
            words = self.tr("%1 of %2").replace("%1", formats.number(step.done))
            Text(words.replace("%2", formats.number(step.total)), "strong", "t1").paint(
                painter, x, middle - 10, width
            )
            share = formats.percent(min(100, round(step.done * 100 / step.total)))
            wide = text_width("small", share)
            if width > 170:
                Text(share, "small", "t2").paint(painter, x + width - wide, middle - 10, wide)
        elif step.done:
            Text(formats.number(step.done), "strong", "t1").paint(painter, x, middle - 10, width)
        Bar(step.done / step.total if step.total else None, width, 6).paint(painter, x, middle + 10, width)

    def _time(self, step: StepProgress) -> str:
        if step.state == "waiting":
            return self.tr("waiting")
        if step.state == "running":
            left = step.seconds_left
            return self.tr("left %1").replace("%1", formats.about(left)) if left is not None else self.tr("running")
        if step.state == "failed":
            return self.tr("failed")
        if step.seconds is None:
            return ""
        return formats.duration(step.seconds) if step.seconds >= 0.5 else self.tr("under 1 s")


class Tile(Card):
    """A number with its icon and words."""

    def __init__(self, icon: str, color: str) -> None:
        super().__init__()
        self._icon = Icon(icon, 16, color)
        self._words = ""
        self._count: int | None = None
        self.setFixedHeight(76)

    def show_figure(self, words: str, count: int | None) -> None:
        """Show `count` (None = not known yet)."""
        self._words, self._count = words, count
        self.setAccessibleName(f"{words}: {'—' if count is None else formats.number(count)}")
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_line(painter, [self._icon, Text(self._words, "small", "t2", shrinks=True)], 16, 22, self.width() - 28, 8)
        shown = formats.DASH if self._count is None else formats.number(self._count)
        Text(shown, "tile", "t4" if self._count is None else "t1").paint(painter, 16, 50, self.width() - 28)
