"""Saves a picture of the window as a small PNG: strongest compression, and fewer colours where that is not enough."""

from __future__ import annotations

from array import array
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

LARGEST = 290_000
_COLOURS = (256, 128, 64)


def save_small(image: QImage, path: Path, largest: int = LARGEST) -> None:
    """Write `image` to `path`; above `largest` bytes it is written again with a palette of its commonest colours,
    256 or as many fewer as it takes, the edges of letters taking the nearest of them."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    plain.save(str(path), quality=0)
    for colours in _COLOURS:
        if path.stat().st_size <= largest:
            break
        _with_palette(plain, colours).save(str(path), quality=0)


def _with_palette(image: QImage, colours: int) -> QImage:
    width, height = image.width(), image.height()
    pixels = array("I", bytes(image.constBits()))
    counts = Counter(pixels)
    palette = [colour for colour, _ in counts.most_common(colours)]
    place = {colour: number for number, colour in enumerate(palette)}
    parts = [_rgb(colour) for colour in palette]
    for colour in counts:
        if colour not in place:
            red, green, blue = _rgb(colour)
            place[colour] = min(
                range(len(parts)),
                key=lambda n: (parts[n][0] - red) ** 2 + (parts[n][1] - green) ** 2 + (parts[n][2] - blue) ** 2,
            )
    rows = bytes(map(place.__getitem__, pixels))
    result = QImage(rows, width, height, width, QImage.Format.Format_Indexed8).copy()
    result.setColorTable(palette)
    return result


def _rgb(colour: int) -> tuple[int, int, int]:
    return (colour >> 16) & 255, (colour >> 8) & 255, colour & 255
