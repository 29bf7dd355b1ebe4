"""The shop's own shipment documents as last read, with amounts by basket line."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from core.domain.shipment_facts import ShopShipment
from core.store import values as v
from core.store.store import Store

_PUT = (
    "INSERT INTO shop_shipment (id, order_id, xml_id, deducted, canceled, tracking, delivery, updated) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET order_id = excluded.order_id, "
    "xml_id = excluded.xml_id, deducted = excluded.deducted, canceled = excluded.canceled, "
    "tracking = excluded.tracking, delivery = excluded.delivery, updated = excluded.updated"
)


class ShopShipments:
    """A document that the shop no longer has is removed: nothing of it comes back under its number."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upsert(self, shipments: Iterable[ShopShipment]) -> None:
        """Insert or replace documents with their amounts; their orders must be known."""
        for part in v.chunks(shipments, 200):
            with self._store.write() as connection:
                connection.executemany(
                    _PUT,
                    [
                        (
                            k.id,
                            k.order_id,
                            k.xml_id,
                            k.deducted,
                            k.canceled,
                            k.tracking,
                            k.delivery,
                            v.time_in(k.updated),
                        )
                        for k in part
                    ],
                )
                connection.executemany(
                    "DELETE FROM shop_shipment_line WHERE shipment_id = ?", [(k.id,) for k in part]
                )
                connection.executemany(
                    "INSERT INTO shop_shipment_line (shipment_id, line_id, quantity) VALUES (?, ?, ?)",
                    [(k.id, line_id, v.decimal_in(amount)) for k in part for line_id, amount in k.lines],
                )

    def of_order(self, order_id: int) -> list[ShopShipment]:
        """Every document of an order, in the order of their numbers."""
        lines: dict[int, list[tuple[int, Decimal]]] = {}
        with self._store.read() as connection:
            rows = connection.execute(
                "SELECT id, order_id, xml_id, deducted, canceled, updated, tracking, delivery FROM shop_shipment "
                "WHERE order_id = ? ORDER BY id",
                (order_id,),
            ).fetchall()
            found = connection.execute(
                "SELECT shipment_id, line_id, quantity FROM shop_shipment_line WHERE shipment_id IN "
                "(SELECT id FROM shop_shipment WHERE order_id = ?) ORDER BY shipment_id, line_id",
                (order_id,),
            )
            for shipment_id, line_id, quantity in found:
                lines.setdefault(shipment_id, []).append((line_id, Decimal(quantity)))
        return [
            ShopShipment(
                row[0], row[1], row[2], bool(row[3]), bool(row[4]), v.time_out(row[5]), row[6], row[7],
                tuple(lines.get(row[0], ())),
            )
            for row in rows
        ]  # fmt: skip

    def remove(self, shipment_ids: Iterable[int]) -> None:
        """Forget documents that the shop no longer has."""
        ids = sorted(set(shipment_ids))
        self._store.write_many("DELETE FROM shop_shipment WHERE id = ?", ((one,) for one in ids))
