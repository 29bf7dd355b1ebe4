"""The statuses page's questions: both sides' statuses, how many orders have each, and the newest orders as facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.domain.catalogue import Reference, ReferenceKind
from core.domain.screens.statuses import PairCase
from core.domain.shipments import ShipmentState
from core.domain.status_outcome import OrderFacts
from core.domain.statuses import Pair, State, StateType, Status
from core.store import values as v
from core.store.catalogue import Catalogue
from core.store.store import Store

_ORDER_TYPE = "O"
_MAILS: Mapping[str, bool] = {"Y": True, "N": False}
_RECENT = (
    "SELECT o.id, o.number, o.buyer, o.status, o.canceled, o.paid, o.status_at, c.id, c.state_id, "
    "c.state_at, s.state FROM shop_order AS o "
    "LEFT JOIN customer_order AS c ON c.id = (SELECT id FROM customer_order WHERE order_id = o.id AND gone = 0 "
    "ORDER BY moment DESC, id LIMIT 1) "
    "LEFT JOIN shipment_view AS s ON s.order_id = o.id ORDER BY o.created DESC, o.id DESC LIMIT ?"
)


class StatusesWindow:
    """Never ask in the thread that paints."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._catalogue = Catalogue(store)

    def states(self) -> tuple[State, ...]:
        """MoySklad's order states, gone ones too."""
        kind = ReferenceKind.ORDER_STATE
        alive = {one.id for one in self._catalogue.references(kind)}
        return tuple(_state(one, one.id not in alive) for one in self._catalogue.references(kind, gone=True))

    def statuses(self) -> tuple[Status, ...]:
        """The shop's order statuses in its own order, gone ones too; those of deliveries are another matter."""
        kind = ReferenceKind.SHOP_STATUS
        alive = {one.id for one in self._catalogue.references(kind)}
        found = [
            _status(one, one.id not in alive)
            for one in self._catalogue.references(kind, gone=True)
            if one.get("type") in ("", _ORDER_TYPE)
        ]
        return tuple(sorted(found, key=lambda status: (status.sort, status.id)))

    def counts(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many orders have each of MoySklad's states, and each of the shop's statuses, by id."""
        with self._store.read() as connection:
            states = connection.execute(
                "SELECT state_id, count(*) FROM customer_order WHERE order_id IS NOT NULL AND gone = 0 "
                "AND state_id IS NOT NULL GROUP BY state_id"
            ).fetchall()
            statuses = connection.execute("SELECT status, count(*) FROM shop_order GROUP BY status").fetchall()
        return dict(states), dict(statuses)

    def recent(self, limit: int) -> Sequence[tuple[OrderFacts, str]]:
        """The newest orders as facts, each with its buyer."""
        with self._store.read() as connection:
            return [(_facts(row), row[2]) for row in connection.execute(_RECENT, (limit,)).fetchall()]

    def case_of(self, pair: Pair) -> PairCase | None:
        """The newest order that has both sides of a pair, by the time MoySklad's state was set."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT o.id, o.number, c.state_at FROM customer_order AS c "
                "JOIN shop_order AS o ON o.id = c.order_id "
                "WHERE c.state_id = ? AND c.gone = 0 AND c.order_id IS NOT NULL AND c.state_at IS NOT NULL "
                "AND o.status = ? ORDER BY c.state_at DESC, o.id DESC LIMIT 1",
                pair.key,
            ).fetchone()
        return None if row is None else PairCase(row[0], row[1], v.time_out(row[2]))


def _state(reference: Reference, gone: bool) -> State:
    known = reference.get("state_type")
    kind = StateType(known) if known in set(StateType) else StateType.REGULAR
    return State(reference.id, reference.name, reference.get("color"), kind, gone)


def _status(reference: Reference, gone: bool) -> Status:
    sort = reference.get("sort")
    place = int(float(sort)) if sort.replace(".", "", 1).isdigit() else 0
    mails = _MAILS.get(reference.get("notify"))
    return Status(reference.id, reference.name, reference.get("color"), place, mails, gone)


def _facts(row: Sequence[object]) -> OrderFacts:
    order_id, number, _, status, canceled, paid, status_at, there, state_id, state_at, shipment = row
    return OrderFacts(
        int(str(order_id)),
        str(number),
        str(status),
        str(state_id or ""),
        there is not None,
        bool(canceled),
        bool(paid),
        ShipmentState(int(str(shipment))) if shipment is not None else None,
        v.time_out(int(str(status_at))) if status_at is not None else None,
        v.time_out(int(str(state_at))) if state_at is not None else None,
    )
