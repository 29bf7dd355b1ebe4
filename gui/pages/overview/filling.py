"""Puts what was gathered into the cards, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from core.domain.screens.common import ConnectionView
from gui import format as formats
from gui.i18n import say
from gui.pages.overview.board import Board
from gui.pages.overview.cards import Stat
from gui.pages.overview.gathering import Gathered
from gui.widgets.inline import Chip

#: Sentences that a card has room for.
_PARTS = 2


class Filling(QObject):
    """Speaks for the board; has no state of its own."""

    def fill(self, board: Board, seen: Gathered) -> None:
        """All cards."""
        self._verdict(board, seen)
        self._moysklad(board, seen)
        self._shop(board, seen)
        self._freshness(board, seen)
        self._work(board, seen)
        board.chart.show_hours(seen.facts.hours)
        board.events.show_rows(seen.latest)
        board.jobs.show_jobs(seen.jobs)

    def _verdict(self, board: Board, seen: Gathered) -> None:
        # What cards below lead to needs no second link beside the sentence.
        words = {"stock": self.tr("Preview changes"), "settings": self.tr("Check the connections")}
        hint = ""
        if seen.verdict.rest == "overview.waits":
            hint = self.tr("Failed orders, conflicts, partial shipments and items to map, all together")
        board.verdict.show_verdict(seen.verdict, seen.facts.now, hint, words.get(seen.verdict.page, ""))

    # --- the two systems --------------------------------------------------------------------------------------

    def _chip(self, view: ConnectionView) -> Chip:
        chips = {
            "ok": Chip(self.tr("Connected"), "check-circle-fill", "soft", "ok"),
            "off": Chip(self.tr("Not set up"), "circle-dashed", "soft", "mute"),
            "lost": Chip(self.tr("No answer"), "cloud-slash", "soft", "warn"),
            "refused": Chip(self.tr("Refused"), "warning-octagon", "soft", "err"),
        }
        if view.state == "off" and view.title:
            return Chip(self.tr("Not asked yet"), "circle-dashed", "soft", "mute")
        return chips.get(view.state, chips["lost"])

    def _hint(self, view: ConnectionView) -> str:
        return say(view.code, view.params) if view.code else self.tr("Open the connections")

    def _answer(self, view: ConnectionView) -> Stat:
        value = formats.DASH if view.ms is None else self.tr("%1 ms").replace("%1", formats.number(view.ms))
        return Stat(self.tr("Response"), value, self.tr("How long the last answers took, the middle one"))

    def _when(self, moment: datetime | None) -> str:
        return formats.DASH if moment is None else formats.day_time(moment)

    def _moysklad(self, board: Board, seen: Gathered) -> None:
        view, known = seen.connections[0], seen.systems["moysklad"]
        kinds = {"solution": self.tr("token of the solution"), "user": self.tr("token of a user")}
        account = view.title or self.tr("no account yet")
        kind = kinds.get(str(known.get("kind", "")), "")
        budget = seen.budget
        share = formats.percent(budget.used * 100 // max(1, budget.limit)) if view.ms is not None else formats.DASH
        used = self.tr("%1 of %2 units in %3 s are used just now").replace("%1", formats.number(budget.used))
        used = used.replace("%2", formats.number(budget.limit)).replace("%3", formats.number(int(budget.window)))
        board.moysklad.show_system(
            self.tr("MoySklad"),
            " · ".join(part for part in (account, kind) if part),
            self._chip(view),
            self._hint(view),
            (
                self._answer(view),
                Stat(self.tr("API budget"), share, used),
                Stat(
                    self.tr("Last read"),
                    self._when(seen.facts.warehouse_read),
                    self.tr("When stock was read from MoySklad last"),
                ),
            ),
        )

    def _shop(self, board: Board, seen: Gathered) -> None:
        view, known = seen.connections[1], seen.systems["shop"]
        editions = {"on_premise": self.tr("1C-Bitrix on a server"), "cloud": self.tr("Bitrix24 in the cloud")}
        edition = editions.get(str(known.get("edition", "")), "")
        offers = formats.DASH if seen.facts.offers is None else formats.number(seen.facts.offers)
        board.shop.show_system(
            self.tr("Online shop"),
            " · ".join(part for part in (view.title or self.tr("no shop yet"), edition) if part),
            self._chip(view),
            self._hint(view),
            (
                self._answer(view),
                Stat(self.tr("Offers"), offers, self.tr("Offers and simple products that the shop has")),
                Stat(
                    self.tr("Last order"),
                    self._when(seen.facts.last_order),
                    self.tr("When the newest order was placed"),
                ),
            ),
        )

    def _freshness(self, board: Board, seen: Gathered) -> None:
        card = board.freshness
        card.title.setText(self.tr("Freshness of stock in the shop"))
        card.note.setText(self.tr("checked within 15 minutes"))
        card.button.set_label(self.tr("Show"), self.tr("Show stock by freshness"))
        card.button.setToolTip("")
        card.show_freshness(
            seen.facts.freshness,
            (self.tr("15 min"), self.tr("up to an hour"), self.tr("older")),
            self.tr("no linked offers yet"),
            self.tr("How long ago SkladLink compared the figures of linked offers with MoySklad"),
        )

    # --- what waits -------------------------------------------------------------------------------------------

    def _work(self, board: Board, seen: Gathered) -> None:
        none, look = self.tr("none"), self.tr("Look")
        sales, mapping = seen.facts.sales, seen.mapping
        board.orders.show_work(
            self.tr("Failed orders"),
            sales.failed,
            none,
            self._orders_text(seen),
            self.tr("Put right and retry") if sales.failed else look,
        )
        decide = self.tr("The systems disagree. Until you decide, these are left as they are.")
        agree = self.tr("Both systems agree.")
        board.conflicts.show_work(
            self.tr("Conflicts"),
            sales.conflicts,
            none,
            decide if sales.conflicts else agree,
            self.tr("Decide") if sales.conflicts else look,
        )
        known = mapping.todo if mapping.total else None
        mapping_link = self.tr("Map") if known else look
        board.mapping.show_work(self.tr("Mapping"), known, none, self._mapping_text(seen), mapping_link)
        board.shipments.show_work(self.tr("Partial shipments"), sales.partial, none, self._shipments_text(seen), look)

    def _orders_text(self, seen: Gathered) -> str:
        sales = seen.facts.sales
        if sales.failed is None:
            return self.tr("No order has been exported to MoySklad yet.")
        if not sales.failed:
            return self.tr("Every order has reached the warehouse or is on its way.")
        text = self.tr("The warehouse does not know them, the goods are not reserved.")
        if sales.failed_since is None:
            return text
        waits = self.tr("The oldest waits %1.")
        return f"{text} {waits.replace('%1', formats.age(sales.failed_since, seen.facts.now))}"

    def _mapping_text(self, seen: Gathered) -> str:
        mapping = seen.mapping
        if not mapping.total:
            return self.tr("Items appear here after the first load.")
        if not mapping.todo:
            return self.tr("Every item is linked or left out by you.")
        unlinked = mapping.unlinked + mapping.unchecked
        found = [
            (mapping.exact, self.tr("%Ln exact matches wait to be confirmed.", "", mapping.exact)),
            (mapping.ambiguous, self.tr("%Ln have several possible pairs.", "", mapping.ambiguous)),
            (unlinked, self.tr("%Ln have no pair in the shop.", "", unlinked)),
        ]
        parts = [text for count, text in sorted(found, key=lambda one: -one[0]) if count]
        return " ".join(parts[:_PARTS]) or self.tr("SkladLink suggests pairs, you confirm them.")

    def _shipments_text(self, seen: Gathered) -> str:
        sales = seen.facts.sales
        if sales.partial is None:
            return self.tr("No shipment has been read from MoySklad yet.")
        if not sales.partial:
            return self.tr("Nobody waits for the rest of an order.")
        units = sales.open_units
        if units == units.to_integral_value():
            return self.tr("Buyers wait for %Ln units of goods.", "", int(units))
        return self.tr("Buyers wait for the rest of their orders.")
