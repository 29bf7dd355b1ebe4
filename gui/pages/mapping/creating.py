"""The mapping page creates what the shop lacks, writes copies of links, and finds an item for an offer."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.domain.plan import JobName
from core.domain.screens.palette import Hit, OfferHit
from core.domain.screens.settings import ItemChoice
from core.events import RunEnded
from gui.i18n import explain, say
from gui.pages.mapping.copies_sheet import CopiesSheet
from gui.pages.mapping.create_sheet import CreateSheet
from gui.pages.mapping.find_item_sheet import FindItemSheet
from gui.pages.mapping.words import UNDECIDED

if TYPE_CHECKING:
    from gui.pages.mapping.page import MappingPage

_GOOD = ("create.done", "create.linked")


class MappingCreating(QObject):
    """Opens the sheets, starts the jobs, and says how they ended, with undo."""

    def __init__(self, page: MappingPage) -> None:
        super().__init__(page)
        self._page, self._desk, self._bridge = page, page.desk, page.bridge
        self._items: list[tuple[str, ...]] = []
        page.list.footer.create.clicked.connect(self.open)
        page.detail.create_wanted.connect(self.open_current)
        self._bridge.ended.connect(self._ended)

    # --- creating ---------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show what would be created for the checked rows, or for the current one."""
        page = self._page
        if page.list.checked:
            self._show(array("q", sorted(page.list.checked)))
        else:
            self.open_current()

    def open_current(self) -> None:
        """The same for the current row, where it waits for a decision."""
        row = self._page.list.current()
        if row is not None and row.state in UNDECIDED:
            self._show(array("q", [row.row]))

    def _show(self, rows: array[int]) -> None:
        sheet = CreateSheet(self._page.window(), self._bridge, rows)
        sheet.confirmed.connect(self._start)
        self._desk.show_sheet(sheet, sheet.cancel)

    def _start(self, items: Sequence[str], shown: Mapping[str, str]) -> None:
        door = self._bridge.app.creating
        self._items.append(tuple(items))
        self._page.list.uncheck_all()
        self._bridge.ask(lambda: door.start(items, shown), lambda _: None, owner=self)
        self._desk.toast(self.tr("Creating in the shop…"))

    def _ended(self, ended: RunEnded) -> None:
        if ended.job == JobName.LINK_COPIES:
            self._desk.toast(say(ended.code, dict(ended.params)), bad=ended.state == "failed")
        elif ended.job == JobName.CREATE_OFFERS and self._items:
            items = self._items.pop(0)
            if ended.code in _GOOD:
                self._remember(ended, items)
            else:
                told = explain(ended.code, dict(ended.params))
                words = ". ".join(part.rstrip(".") for part in (told.what, told.do) if part)
                self._desk.toast(words, bad=ended.state != "done")
            self._page.list.reload()

    def _remember(self, ended: RunEnded, items: tuple[str, ...]) -> None:
        door = self._bridge.app.creating
        text = say(ended.code, dict(ended.params))
        self._page.acts.taken_in(ended.run_id, text, lambda: door.create_now(items))

    # --- copies -----------------------------------------------------------------------------------------------

    def open_copies(self) -> None:
        """Show what writing the copies of links would do."""
        sheet = CopiesSheet(self._page.window(), self._bridge)
        sheet.confirmed.connect(self._start_copies)
        self._desk.show_sheet(sheet, sheet.cancel)

    def _start_copies(self) -> None:
        self._bridge.ask(self._bridge.app.creating.start_copies, self._copies_started, owner=self)

    def _copies_started(self, begun: bool) -> None:
        self._desk.toast(
            self.tr("Writing copies of the links…") if begun else self.tr("They are being written already.")
        )

    # --- from an offer to an item -----------------------------------------------------------------------------

    def offer_without_item(self, value: str) -> None:
        """Offer to look for an item of an offer that nothing is linked to."""
        door = self._bridge.app.palette
        self._bridge.ask(lambda: door.recent([f"offer:{value}"]), self._offer_found, owner=self)

    def _offer_found(self, hits: Sequence[Hit]) -> None:
        told = self.tr("No item is linked to this yet. Rows that it is suggested for are shown.")
        hit = next((one for one in hits if isinstance(one, OfferHit)), None)
        if hit is None:
            self._desk.toast(told)
        else:
            self._desk.toast(told, self.tr("Find an item"), lambda: self.find_item(hit))

    def find_item(self, offer: OfferHit) -> None:
        """Choose an item for the offer by hand."""
        sheet = FindItemSheet(self._page.window(), self._bridge, offer)
        sheet.picked.connect(lambda item: self._link(item, offer))
        self._desk.show_sheet(sheet, sheet.field)

    def _link(self, item: ItemChoice, offer: OfferHit) -> None:
        app = self._bridge.app
        text = self.tr("Linked: %1").replace("%1", item.name)

        def again() -> int:
            return app.link(item.id, offer.offer_id, move=False)

        self._bridge.act(again, lambda run: self._page.acts.taken_in(run, text, again), owner=self)
