"""Turns a chapter's Markdown into a document in the product's own type and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from gui.theme import theme

_HEADINGS = {1: "wizard", 2: "detail", 3: "card"}
_ABOVE = {1: 4, 2: 26, 3: 18}
_BELOW = {1: 10, 2: 8, 3: 6}
_LINE_HEIGHT = 150
Pictures = Callable[[str], QImage | None]


def set_chapter(document: QTextDocument, markdown: str, pictures: Pictures) -> None:
    """Fill `document`; `pictures` gives an image by its name, ready in size, or None where there is none."""
    document.setDefaultFont(theme.font("body"))
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    for block in _blocks(document):
        _set_block(block)
        for fragment in _fragments(block):
            if fragment.charFormat().isImageFormat():
                _set_picture(document, fragment, pictures)
            else:
                _set_words(document, fragment, block.blockFormat())
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _cursor(document: QTextDocument, fragment: QTextFragment) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _set_block(block: QTextBlock) -> None:
    shape = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    pictured = any(fragment.charFormat().isImageFormat() for fragment in _fragments(block))
    high = 100 if pictured else 125 if level else _LINE_HEIGHT
    shape.setLineHeight(high, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(block)
    if cursor.currentTable() is not None:
        shape.setTopMargin(0)
        shape.setBottomMargin(0)
    elif level:
        shape.setTopMargin(_ABOVE.get(level, 14))
        shape.setBottomMargin(_BELOW.get(level, 6))
    elif block.textList() is not None:
        shape.setTopMargin(2)
        shape.setBottomMargin(3)
    elif block.blockFormat().property(QTextBlockFormat.Property.BlockQuoteLevel):
        shape.setBackground(theme.color("accentSoft"))
        shape.setLeftMargin(0)
        shape.setRightMargin(0)
        shape.setTopMargin(8)
        shape.setBottomMargin(10)
    else:
        shape.setTopMargin(0)
        shape.setBottomMargin(9)
    cursor.mergeBlockFormat(shape)


def _set_words(document: QTextDocument, fragment: QTextFragment, shape: QTextBlockFormat) -> None:
    now, level = fragment.charFormat(), shape.headingLevel()
    words = QTextCharFormat()
    if now.fontFixedPitch():
        words.setFont(theme.font("mono"))
        words.setForeground(theme.color("t1"))
        words.setBackground(theme.color("track"))
    else:
        strong = now.fontWeight() > 500
        words.setFont(theme.font(_HEADINGS.get(level, "card") if level else "strong" if strong else "body"))
        words.setForeground(theme.color("accentText" if now.isAnchor() else "t1"))
    words.setFontUnderline(now.isAnchor())
    _cursor(document, fragment).mergeCharFormat(words)


def _set_picture(document: QTextDocument, fragment: QTextFragment, pictures: Pictures) -> None:
    """The picture in its size, and a link to it: pressing shows it whole."""
    shape = fragment.charFormat().toImageFormat()
    name = shape.name()
    image = pictures(name)
    if image is None:
        return
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    shape.setWidth(image.width() / image.devicePixelRatio())
    shape.setHeight(image.height() / image.devicePixelRatio())
    shape.setAnchor(True)
    shape.setAnchorHref(name)
    _cursor(document, fragment).setCharFormat(shape)


def _set_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderBrush(theme.color("line"))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setTopMargin(4)
    shape.setBottomMargin(12)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
