"""Makes the guide's pictures ready: as wide as there is room, sharp, with a hairline around; and one shown whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import theme
from gui.widgets.sheet import Sheet

_RADIUS = 8


def fitted(image: QImage, width: int, ratio: float) -> QImage:
    """`image` at most `width` logical pixels wide for a screen of `ratio`, with round corners and a hairline."""
    wide = min(width, image.width())
    pixels = QSize(round(wide * ratio), round(wide * ratio * image.height() / image.width()))
    small = image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    result = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(QColor(0, 0, 0, 0))
    result.setDevicePixelRatio(ratio)
    small.setDevicePixelRatio(ratio)
    box = QRectF(0, 0, pixels.width() / ratio, pixels.height() / ratio)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPainterPath()
    edge.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setClipPath(edge)
    painter.drawImage(box.topLeft(), small)
    painter.setClipping(False)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.drawPath(edge)
    painter.end()
    return result


class _Picture(QWidget):
    """Paints the picture in the middle, never larger than it is."""

    def __init__(self, image: QImage, words: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.rect().adjusted(24, 4, -24, -20)
        if room.isEmpty() or self._image.isNull():
            return
        scale = min(1.0, room.width() / self._image.width(), room.height() / self._image.height())
        ready = fitted(self._image, max(1, int(self._image.width() * scale)), self.devicePixelRatioF())
        width = ready.width() / ready.devicePixelRatio()
        QPainter(self).drawImage(room.left() + (room.width() - width) / 2, float(room.top()), ready)


class PictureSheet(Sheet):
    """One picture, as large as the window lets it be."""

    def __init__(self, window: QWidget, path: Path, words: str) -> None:
        image = QImage(str(path))
        super().__init__(window, QSize(image.width() + 50, image.height() + 100))
        self.head.setText(words)
        self.sub.hide()
        self.picture = _Picture(image, words)
        self.body.addWidget(self.picture, 1)
        self.foot.hide()
