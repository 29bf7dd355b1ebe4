"""A program over an empty data folder with a few goods and one open order, for tests of conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from core.app import SkladLink, open_app
from core.app.opening import AppOptions
from core.domain.catalogue import Item, ItemKind, Offer, OfferKind, Reference, ReferenceKind
from core.domain.conflicts import ConflictKind
from core.domain.links import Candidate, Link, LinkOrigin, MatchRule
from core.domain.orders import (
    CustomerOrder,
    CustomerOrderLine,
    EventSide,
    OrderDetails,
    OrderEvent,
    OrderLine,
    ShopOrder,
)
from core.domain.shipment_facts import Demand, DocumentLine
from core.domain.statuses import Direction, Scheme
from core.domain.statuses import Pair as StatusPair
from core.jobs import conflicts, status_scheme
from core.jobs.context import JobContext
from core.store.conflicts import StoredConflict
from core.store.statuses import Statuses

STATUSES = ("Оплачен", "Отгружен", "Отменён", "Выполнен")
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
        """A status that changed on both sides after both said "Оплачен"; the number of the conflict, 0 for none."""
        self._scheme()
        item = self.item(9000, "Рюкзак «Кама»")
        order = ShopOrder(
            number, f"ТШ-{number}", AT, AT, f"s-{shop}", False, True, False, "s1", "",
            (OrderLine(1, None, Decimal(2), name="Рюкзак"),),
        )  # fmt: skip
        self.store.orders.upsert([order])
        self.store.orders.put_details([OrderDetails(number, "Ольга С.", Decimal(990), refunded=True)])
        line = CustomerOrderLine("l1", item, Decimal(2))
        papers = CustomerOrder(f"ms-{number}", number, "00761", AT, AT, f"m-{ms}", AT, Decimal(990), lines=(line,))
        self.store.customer_orders.upsert([papers])
        if demand:
            left = Demand(f"d-{number}", papers.id, demand, AT, AT, True, (DocumentLine("d1", item, Decimal(2)),))
            self.store.demands.upsert([left])
        if not self.store.order_events.of_order(number):
            self._events(number, ms, shop)
        conflicts.refresh(self.ctx)
        found = self.store.conflicts.unresolved(ConflictKind.STATUS_BOTH, f"order:{number}")
        return found.id if found is not None else 0

    def _scheme(self) -> None:
        """The same names on both sides, each paired with its like."""
        states = [Reference(ReferenceKind.ORDER_STATE, f"m-{name}", name) for name in STATUSES]
        statuses = [Reference(ReferenceKind.SHOP_STATUS, f"s-{name}", name) for name in STATUSES]
        self.store.catalogue.replace_references([*states, *statuses])
        pairs = tuple(StatusPair(f"m-{name}", f"s-{name}", Direction.BOTH) for name in STATUSES)
        scheme = Scheme(pairs)
        Statuses(self.store.raw).save(scheme, status_scheme.names_now(self.store.raw, scheme))

    def _events(self, number: int, ms: str, shop: str) -> None:
        """The buyer paid, MoySklad followed; then each side went on by itself."""
        hour = timedelta(hours=1)
        paid = OrderEvent(number, AT - 3 * hour, EventSide.SHOP, "order.event.status", {"status": "Оплачен"})
        cause = self.store.order_events.add(paid)
        events = [
            OrderEvent(number, AT - 2 * hour, EventSide.MOYSKLAD, "order.event.state", {"state": "Оплачен"}, cause),
            OrderEvent(number, AT - hour, EventSide.MOYSKLAD, "order.event.state", {"state": ms}),
            OrderEvent(number, AT, EventSide.SHOP, "order.event.status", {"status": shop}),
        ]
        self.store.order_events.add_all(events)

    def waiting(self, *kinds: ConflictKind) -> list[StoredConflict]:
        """What nobody decided yet."""
        return self.store.conflicts.unresolved_of(kinds or tuple(ConflictKind))

    def kinds(self) -> list[str]:
        """The kinds of what waits."""
        return [stored.found.kind.value for stored in self.waiting()]
