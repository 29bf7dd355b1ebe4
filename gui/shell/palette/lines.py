"""The palette's lines: what an item, an offer or an order looks like there, and what can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from core.domain.screens.palette import Hit, ItemHit, OfferHit, OrderHit
from gui import format as formats
from gui.pages import Desk
from gui.pages.mapping.words import state_word
from gui.shell.palette.matching import spans

_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `key` is what the palette remembers it by ("" = not at all), `caps` the chord printed at its end.

    `hit` is the object behind it; `action` marks what is done to the chosen object.
    """

    key: str
    title: str
    run: Callable[[], object]
    icon: str
    note: str = ""
    caps: str = ""
    hit: Hit | None = None
    action: bool = False

    def spoken(self) -> str:
        """The line for readers."""
        return ", ".join(part for part in (self.title, self.note) if part)


class Lines(QObject):
    """Makes lines of what was found. `sync` brings stock changes over."""

    def __init__(self, desk: Desk, sync: Callable[[], None]) -> None:
        super().__init__()
        self._desk, self._go, self._sync = desk, desk.go, sync

    def line(self, hit: Hit, words: Sequence[str]) -> Line:
        """The line of something that was found by `words`."""
        if isinstance(hit, ItemHit):
            run = partial(self._go, "mapping", _target(hit))
            return Line(hit.key, hit.name, run, "cube", self._item_note(hit, words), hit=hit)
        if isinstance(hit, OfferHit):
            run = partial(self._go, "mapping", f"offer:{hit.offer_id}")
            return Line(hit.key, hit.name, run, "storefront", self._offer_note(hit), hit=hit)
        run = partial(self._go, "orders", f"order:{hit.order_id}")
        return Line(hit.key, self.title(hit), run, "receipt", self._order_note(hit), hit=hit)

    def title(self, hit: Hit) -> str:
        """What an object is called, also in the heading over its actions."""
        return self.tr("Order %1").replace("%1", hit.number) if isinstance(hit, OrderHit) else hit.name

    def actions(self, hit: Hit) -> list[Line]:
        """What can be done to an object: lines of the group under the results."""
        if isinstance(hit, ItemHit):
            return self._item_actions(hit)
        if isinstance(hit, OfferHit):
            copy = partial(self._copy, str(hit.offer_id))
            return [_action(self.tr("Copy the offer’s ID"), "copy", copy, "Ctrl+Shift+C", str(hit.offer_id))]
        return self._order_actions(hit)

    def _item_actions(self, hit: ItemHit) -> list[Line]:
        lines: list[Line] = []
        if hit.variants > 1 and not hit.whole_product:
            show, words = partial(self._go, "mapping", f"search:{hit.name}"), self.tr("Show all variants in mapping")
            lines.append(_action(words, "eye", show, "Ctrl+Enter", self._variants(hit.variants)))
        stock = partial(self._go, "stock", _target(hit))
        lines.append(_action(self.tr("Show its stock"), "package", stock, "Ctrl+S"))
        words, note = self.tr("Bring over stock changes now"), self.tr("all items")
        lines.append(_action(words, "arrows-clockwise", self._sync, "Ctrl+R", note))
        if hit.article:
            copy = partial(self._copy, hit.article)
            lines.append(_action(self.tr("Copy the article"), "copy", copy, "Ctrl+Shift+C", hit.article))
        return lines

    def _order_actions(self, hit: OrderHit) -> list[Line]:
        target = f"order:{hit.order_id}"
        shipments, log = partial(self._go, "shipments", target), partial(self._go, "log", target)
        lines = [
            _action(self.tr("Show its shipments"), "truck", shipments, "Ctrl+Enter"),
            _action(self.tr("Show it in the log"), "list-dashes", log, "Ctrl+L"),
        ]
        if hit.moysklad_url:
            browse = partial(_browse, hit.moysklad_url)
            lines.append(_action(self.tr("Open in MoySklad"), "arrow-square-out", browse, "Ctrl+O"))
        if hit.shop_url:
            browse = partial(_browse, hit.shop_url)
            lines.append(_action(self.tr("Open in the shop"), "arrow-square-out", browse, "Ctrl+Shift+O"))
        copy = partial(self._copy, hit.number)
        return [*lines, _action(self.tr("Copy the order’s number"), "copy", copy, "Ctrl+Shift+C")]

    def _item_note(self, hit: ItemHit, words: Sequence[str]) -> str:
        """Variant and state; the article where the words met it and nothing else shows why the item was found."""
        if hit.whole_product:
            return self._variants(hit.variants)
        named = bool(spans(hit.name, words)) or not spans(hit.article, words)
        parts = (hit.variant, "" if named else hit.article, state_word(hit.state).lower())
        return _SEPARATOR.join(part for part in parts if part)

    def _offer_note(self, hit: OfferHit) -> str:
        parts = (hit.variant, f"ID {hit.offer_id}", self.tr("not linked to any item"))
        return _SEPARATOR.join(part for part in parts if part)

    def _order_note(self, hit: OrderHit) -> str:
        line = hit.line
        if line and hit.quantity is not None:
            line += ", " + self.tr("%1 pcs").replace("%1", formats.quantity(hit.quantity))
        return _SEPARATOR.join(part for part in (hit.buyer, line, hit.status.lower()) if part)

    def _variants(self, count: int) -> str:
        return self.tr("%n variants", "", count)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.toast(self.tr("Copied: %1").replace("%1", text))


def _target(hit: ItemHit) -> str:
    return f"search:{hit.name}" if hit.whole_product else f"item:{hit.item_id}"


def _action(title: str, icon: str, run: Callable[[], object], caps: str, note: str = "") -> Line:
    return Line("", title, run, icon, note, caps, action=True)


def _browse(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
