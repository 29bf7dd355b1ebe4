"""A program over an empty data folder with a few goods and one open order, for tests of conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from core.app import SkladLink, open_app
from core.app.opening import AppOptions
from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.conflicts import ConflictKind, Fact, Facts, Value, agreed_columns
from core.domain.links import Candidate, Link, LinkOrigin, MatchRule
from core.domain.orders import OrderLine, ShopOrder
from core.jobs import conflicts
from core.jobs.context import JobContext
from core.store.conflicts import Finding, StoredConflict

AT = datetime(2026, 11, 24, 10, 52, tzinfo=UTC)


class ConflictDesk:
    """Makes conflicts and looks at what became of them."""

    def __init__(self, home: Path) -> None:
        self.app: SkladLink = open_app(AppOptions(home=home))
        self.store = self.app.store
        self.door = self.app.conflicts

    @property
    def ctx(self) -> JobContext:
        """Surroundings of a local act."""
        return self.app.around.local()

    def item(self, number: int, name: str = "", **fields: object) -> str:
        """An item in the mirror; its id."""
        known = {"kind": ItemKind.PRODUCT, "name": name or f"Сумка «Кама» {number}", **fields}
        item = Item(id=f"item-{number}", **known)  # type: ignore[arg-type]
        self.store.catalogue.upsert_items([item], 1)
        return item.id

    def offer(self, number: int, quantity: int | None = 3, **fields: object) -> int:
        """An offer in the mirror; its id."""
        known = {"kind": OfferKind.OFFER, "iblock_id": 3, "name": f"Сумка «Кама» {number}", **fields}
        value = None if quantity is None else Decimal(quantity)
        self.store.catalogue.upsert_offers([Offer(id=number, quantity=value, **known)], 1, AT)  # type: ignore[arg-type]
        return number

    def link(self, item_id: str, offer_id: int) -> None:
        """A link that was there before."""
        held = Link(item_id, offer_id, LinkOrigin.AUTOMATIC, MatchRule.EXTERNAL_CODE, "link.external_code", "x", AT)
        self.store.links.put([held])
        self.store.links.refresh_match_states()

    def propose(self, pairs: Iterable[tuple[str, int]], rule: MatchRule = MatchRule.CODE) -> None:
        """Candidates of equal weight; an item's second offer is its second candidate."""
        ranks: dict[str, int] = {}
        found = []
        for item_id, offer_id in pairs:
            ranks[item_id] = ranks.get(item_id, 0) + 1
            note = f"shared.{rule.value}"
            found.append(Candidate(item_id, offer_id, rule, 80, ranks[item_id], note=note))
        self.store.links.replace_candidates(found)
        self.store.links.refresh_match_states()

    def order(self, number: int, *offers: int) -> int:
        """An open order of the shop with one line an offer."""
        lines = tuple(OrderLine(at, offer, Decimal(1), name="Сумка") for at, offer in enumerate(offers, start=1))
        order = ShopOrder(number, f"ТШ-{number}", AT, AT, "N", False, True, False, "s1", "", lines)
        self.store.orders.upsert([order])
        return number

    def sold_without_item(self, number: int = 1, quantity: int = 3) -> int:
        """An offer on sale whose item is deleted in MoySklad; the number of its conflict."""
        self.link(self.item(number), self.offer(number, quantity))
        self.store.catalogue.mark_gone(item_ids=[f"item-{number}"])
        self.store.links.refresh_match_states()
        conflicts.refresh(self.ctx)
        return self.waiting(ConflictKind.DELETED_SOLD)[-1].id

    def raise_status(
        self, number: int = 501, ms: str = "Отгружен", shop: str = "Отменён", demand: str = "00429"
    ) -> int:
        """A status that changed on both sides; the number of the conflict."""
        conflicts.take_in(self.ctx, [status_finding(number, ms, shop, demand)])
        found = self.store.conflicts.unresolved(ConflictKind.STATUS_BOTH, f"order:{number}")
        return found.id if found is not None else 0

    def waiting(self, *kinds: ConflictKind) -> list[StoredConflict]:
        """What nobody decided yet."""
        return self.store.conflicts.unresolved_of(kinds or tuple(ConflictKind))

    def kinds(self) -> list[str]:
        """The kinds of what waits."""
        return [stored.found.kind.value for stored in self.waiting()]


def status_finding(number: int, ms: str = "Отгружен", shop: str = "Отменён", demand: str = "00429") -> Finding:
    """What the order job would hand in."""
    row = Fact("status", (Value("Оплачен"), Value(ms, at=AT), Value(shop, at=AT)))
    params = {
        "number": f"ТШ-{number}", "ms_state": ms, "shop_status": shop, "demand": demand, "shipped": "2",
        "refund": "1",
    }  # fmt: skip
    facts = Facts(agreed_columns(AT), (row,), params=params)
    return Finding(ConflictKind.STATUS_BOTH, f"order:{number}", f"ТШ-{number}", facts, number)
