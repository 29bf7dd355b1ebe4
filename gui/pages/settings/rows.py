"""One line of the settings page: label, help, the tick of a saved change, the control, and below what was refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import SkladLinkError
from gui import format as formats
from gui.i18n import explain, say
from gui.pages.settings import words
from gui.pages.settings.segments import Segments
from gui.theme import text_width, theme
from gui.widgets.field import Field
from gui.widgets.inline import Icon, Item, Text
from gui.widgets.label import Inline, Label
from gui.widgets.select import Select
from gui.widgets.switch import Switch

TICK_MS = 2500
_FLASH_MS = 2400
_NUMBER = re.compile(r"-?\d{1,15}([.,]\d{1,6})?")
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_FIELD = 104
_WIDEST = 264


class SettingRow(QWidget):
    """`wanted` carries the key and the text to save. `show_value` takes the text as the store has it."""

    wanted = Signal(str, str)

    def __init__(self, key: str, control: QWidget, *, below: bool = False) -> None:
        super().__init__()
        self.key, self.control, self.value = key, control, ""
        self.asked: str | None = None
        self._saved = self._flashed = False
        self.label = Label(font="name")
        self.help = Label(font="small", color="t3", wrap=True)
        self.trouble = Label(font="small", color="errText", wrap=True)
        self.tick = Inline(self._tick_items, height=18)
        self.tick.setFixedWidth(18)
        self._tick_timer = self._timer(TICK_MS, lambda: self._show_tick(False))
        self._flash_timer = self._timer(_FLASH_MS, lambda: self._show_flash(False))
        self.label.setWordWrap(True)
        self.trouble.hide()
        self._compose(below)
        self.retranslate()

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    def _compose(self, below: bool) -> None:
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self.label)
        told.addWidget(self.help)
        middle = Qt.AlignmentFlag.AlignVCenter
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addLayout(told, 1)
        line.addWidget(self.tick, 0, middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(6)
        column.addLayout(line)
        if below:
            column.addWidget(self.control)
        else:
            line.addWidget(self.control, 0, middle)
        column.addWidget(self.trouble)

    # --- words ------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """What the setting is called."""
        return say(f"setting.{self.key}")

    def retranslate(self) -> None:
        """Label and help."""
        self.label.setText(self.title())
        self.help.setText(say(f"setting.{self.key}.help"))
        self.name_control()

    def name_control(self) -> None:
        """Tell readers what is set here."""
        self.control.setAccessibleName(self.title())
        self.control.setAccessibleDescription(self.help.text())

    def finds(self, text: str) -> bool:
        """Whether every word of `text` stands in label or help."""
        told = f"{self.label.text()} {self.help.text()}".casefold()
        return all(word in told for word in text.casefold().split())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- values -----------------------------------------------------------------------------------------------

    def show_value(self, text: str) -> None:
        """Show what the store has; a value on its way there stays on screen."""
        self.value = text
        if self.asked is None:
            self.show_stored()

    def show_stored(self) -> None:
        """Bring the control back to the stored value."""
        raise NotImplementedError

    def want(self, text: str) -> None:
        """Ask for `text` to be saved, unless it is what is stored or on its way."""
        self.trouble.hide()
        if text != (self.value if self.asked is None else self.asked):
            self.asked = text
            self.wanted.emit(self.key, text)

    def saved(self, asked: str, stored: str) -> None:
        """What was asked for is in the store, as `stored`: tick it."""
        self.value = stored
        if self.asked == asked:
            self.asked = None
            self.show_stored()
        self.trouble.hide()
        self._show_tick(True)
        self._tick_timer.start()

    def refuse(self, error: SkladLinkError) -> None:
        """Say what is allowed, and go back to the old value."""
        told = explain(error.code, error.params)
        self.refuse_words(" ".join(part for part in (_sentence(told.what), told.do, told.means) if part))

    def refuse_words(self, text: str) -> None:
        """The same in words of the page's own."""
        self.asked = None
        self.trouble.setText(text)
        self.trouble.show()
        self._show_tick(False)
        self.show_stored()
        self.control.setAccessibleDescription(self.trouble.text())

    def first_stop(self) -> QWidget:
        """What takes the focus when the setting is shown."""
        return self.control

    # --- looks ------------------------------------------------------------------------------------------------

    @property
    def ticked(self) -> bool:
        """The tick is on screen."""
        return self._saved

    def flash(self) -> None:
        """Mark the line for a moment."""
        self._show_flash(True)
        self._flash_timer.start()

    def _show_tick(self, on: bool) -> None:
        self._saved = on
        self.tick.setAccessibleName(words.saved() if on else "")
        self.tick.refresh()

    def _tick_items(self) -> list[Item]:
        return [Icon("check-bold", 13, "ok")] if self._saved else []

    def _show_flash(self, on: bool) -> None:
        self._flashed = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._flashed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(QRectF(self.rect()), 7, 7)


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "…")) else f"{text}."


class SwitchRow(SettingRow):
    """On or off."""

    def __init__(self, key: str) -> None:
        self.switch = Switch()
        super().__init__(key, self.switch)
        self.switch.clicked.connect(lambda on: self.want("true" if on else "false"))

    def show_stored(self) -> None:
        self.switch.setChecked(self.value == "true")


class SelectRow(SettingRow):
    """One of several; `items` gives keys and words, asked anew with the language."""

    def __init__(self, key: str, items: Callable[[], Sequence[tuple[str, str]]]) -> None:
        self.select = Select()
        self._items = items
        super().__init__(key, self.select)
        self.select.setMaximumWidth(_WIDEST)
        self.select.chosen.connect(self.want)

    def retranslate(self) -> None:
        super().retranslate()
        self.renew()

    def renew(self) -> None:
        """The choices may be others now."""
        items = list(self._items())
        if self.value not in {key for key, _ in items}:
            items.append((self.value, self.value))
        self.select.set_items(items)
        self.select.choose(self.value)

    def show_stored(self) -> None:
        self.renew()


class SegmentRow(SettingRow):
    """One of two or three that stand side by side."""

    def __init__(self, key: str, keys: Sequence[str], items: Callable[[], dict[str, str]]) -> None:
        self.segments = Segments(list(keys))
        self._texts = items
        super().__init__(key, self.segments)
        self.segments.chosen.connect(self.want)

    def retranslate(self) -> None:
        super().retranslate()
        self.segments.set_texts(self._texts())

    def show_stored(self) -> None:
        if self.value in self.segments.tabs:
            self.segments.choose(self.value)

    def first_stop(self) -> QWidget:
        return self.segments.tabs.get(self.value) or next(iter(self.segments.tabs.values()))


class ValueField(Field):
    """A field whose Esc brings back what was there; `entered` comes with Enter or when it is left, after an edit."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept = self._unit = ""
        self.editingFinished.connect(self._finished)

    def set_unit(self, unit: str) -> None:
        """Print a unit behind the number."""
        self._unit = unit
        room = round(text_width("small", unit)) + 6 if unit else 0
        self.setTextMargins(10, 0, 10 + room, 0)
        self.update()

    def decorate(self, painter: QPainter) -> None:
        width = text_width("small", self._unit)
        color = "t3" if self.isEnabled() else "t4"
        Text(self._unit, "small", color).paint(painter, self.width() - 12 - width, self.height() / 2, width)

    def put(self, text: str) -> None:
        """Show a stored value, unless a person is just typing another."""
        self._kept = text
        if not (self.hasFocus() and self.isModified()):
            self.restore()

    def restore(self) -> None:
        """Show the stored value again."""
        self.setText(self._kept)
        self.setModified(False)
        self.setCursorPosition(0)

    def clear(self) -> None:
        """What Esc does to a field: here it takes back what was typed."""
        self.restore()

    def _finished(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text().strip())


def number_text(typed: str) -> str | None:
    """What a person typed as the settings keep numbers ("2,5" and "1 000" are fine), None where it is no number."""
    bare = _SPACES.sub("", typed).replace("−", "-")
    return bare.replace(",", ".") if _NUMBER.fullmatch(bare) else None


def number_shown(text: str) -> str:
    """A stored number as people read it."""
    stored = number_text(text)
    return text if stored is None else formats.number(Decimal(stored) if "." in stored else int(stored))


class NumberRow(SettingRow):
    """A number with its unit and limits."""

    def __init__(self, key: str, unit: str = "", low: int | None = None, high: int | None = None) -> None:
        self._limits = {"low": low, "high": high}
        self.field = ValueField()
        self.field.setFixedWidth(_FIELD)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._unit = unit
        super().__init__(key, self.field)
        self.field.entered.connect(self._entered)

    def retranslate(self) -> None:
        super().retranslate()
        self.field.set_unit(words.unit(self._unit))

    def show_stored(self) -> None:
        self.field.put(number_shown(self.value))

    def refuse(self, error: SkladLinkError) -> None:
        self.field.restore()
        super().refuse(error)

    def _entered(self, typed: str) -> None:
        text = number_text(typed)
        if text is None:
            self.refuse(SkladLinkError("setting.bad_value", setting=self.key, one_of="", **self._limits))
        else:
            self.field.restore()
            self.want(text)


class TextRow(SettingRow):
    """Words; under the label, as wide as the card."""

    def __init__(self, key: str) -> None:
        self.field = ValueField()
        super().__init__(key, self.field, below=True)
        self.field.entered.connect(self.want)

    def show_stored(self) -> None:
        self.field.put(self.value)

    def refuse(self, error: SkladLinkError) -> None:
        self.field.restore()
        super().refuse(error)
