"""Fills the pretend MoySklad with the demo world's MoySklad side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.demo.moysklad.db import dump
from core.demo.moysklad.ledger import NO_STORE, scaled
from core.demo.moysklad.lines import line_sums
from core.demo.moysklad.moments import from_datetime
from core.demo.moysklad.sklad import Sklad
from core.demo.world import World
from core.demo.world.warehouse_model import Bundle, CustomerOrder, Product, Service, Variant

_INSERT = (
    "INSERT INTO thing (id, kind, ui, name, code, ext, article, archived, updated, created, sync, parent, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COLOURS = (10774205, 15280409, 8767198, 15106326, 34617, 8825440, 15280160)
Record = tuple[Any, ...]


class Filler:
    """Writes a world into an empty account."""

    def __init__(self, sklad: Sklad, world: World) -> None:
        self._sklad = sklad
        self._world = world
        self._side = world.warehouse
        self._now = from_datetime(world.now)
        self._old = self._now - 40 * 24 * 3600 * 1000
        self._names: dict[str, str] = {}
        self._barcodes: list[Record] = []

    def fill(self) -> None:
        """Write everything, then build the indexes."""
        db = self._sklad.db
        db.stage()
        db.run("BEGIN")
        db.many(_INSERT, self._dictionaries())
        db.many(_INSERT, self._products())
        db.many(_INSERT, self._variants())
        db.many(_INSERT, self._bundles_and_services())
        db.many("INSERT INTO barcode VALUES (?, ?, ?, ?)", self._barcodes)
        db.many("INSERT INTO component (id, bundle, kind, item, quantity) VALUES (?, ?, ?, ?, ?)", self._components())
        self._barcodes.clear()
        db.run(
            "INSERT INTO gone SELECT id, 'store', ? FROM thing WHERE archived = 1 AND kind = 'store'", (self._old,)
        )
        goods = "kind IN ('product', 'variant', 'bundle', 'service')"
        db.run(f"INSERT INTO gone SELECT id, 'item', ? FROM thing WHERE archived = 1 AND {goods}", (self._old,))
        db.many("INSERT INTO arrived VALUES (?, ?, ?, ?, ?, ?, ?)", self._balances())
        db.many(_INSERT, self._parties())
        self._orders()
        db.run("COMMIT")
        db.settle()

    def _record(self, kind: str, thing_id: str, name: str, ext: str | None, **more: Any) -> Record:
        body = more.get("body", {})
        updated = more.get("updated", self._now)
        return (
            thing_id, kind, more.get("ui"), name, more.get("code"), ext, more.get("article"),
            int(more.get("archived", False)), updated, updated, more.get("sync"), more.get("parent"), dump(body),
        )  # fmt: skip

    def _dictionaries(self) -> Iterator[Record]:
        sklad, side, settings = self._sklad, self._side, self._sklad.settings
        settings.price_types = [
            {"id": p.id, "key": str(n), "name": p.name, "externalCode": p.external_code}
            for n, p in enumerate(side.price_types())
        ]
        settings.characteristics = {c.id: c.name for c in side.characteristics()}
        settings.states = {
            "customerorder": [
                {"id": s.id, "name": s.name, "color": colour, "stateType": s.code}
                for s, colour in zip(side.order_states(), _COLOURS, strict=True)
            ]
        }
        settings.attributes = {
            "customerorder": [
                {"id": sklad.ids.fixed("attribute"), "name": "Номер заказа на сайте", "type": "string",
                 "required": False, "show": True}
            ]
        }  # fmt: skip
        yield self._record("group", sklad.group_id, "Основной", None, body={"index": 0})
        for caller in sklad.accounts.employees:
            name = "Администратор" if caller.admin else "Кладовщик"
            body: dict[str, Any] = {
                "uid": caller.uid,
                "email": "demo@example.com",
                "lastName": name,
                "fullName": name,
            }
            yield self._record("employee", caller.employee_id, name, sklad.ids.fixed(caller.uid), body=body)
        for currency in side.currencies():
            settings.currency = currency.id
            sklad.standard.add(currency.id)
            yield self._record("currency", currency.id, currency.name, None, code=currency.code, body=_ROUBLE)
        for uom in side.uoms():
            sklad.standard.add(uom.id)
            body = {"system": True, "description": uom.name}
            yield self._record("uom", uom.id, uom.name, uom.external_code, code=uom.code, body=body)
        for store in side.stores():
            yield self._record("store", store.id, store.name, store.external_code, archived=store.archived)
        for organization in side.organizations():
            body = {"companyType": "legal", "legalTitle": organization.name, "payerVat": True}
            sync = sklad.ids.fixed(f"sync {organization.id}")
            yield self._record(
                "organization", organization.id, organization.name, organization.external_code, sync=sync, body=body
            )
        for folder in side.folders():
            yield self._record("productfolder", folder.id, folder.name, folder.external_code, parent=folder.parent_id)
        project = sklad.ids.fixed("project")
        yield self._record("project", project, "Интернет-магазин", sklad.ids.fixed("project code"))
        for channel in side.sales_channels():
            body = {"type": channel.code}
            yield self._record("saleschannel", channel.id, channel.name, channel.external_code, body=body)

    def _note_barcodes(self, item: Product | Variant | Bundle) -> None:
        self._barcodes.extend((item.id, n, kind, value) for n, (kind, value) in enumerate(item.barcodes))

    def _good(self, kind: str, item: Product | Bundle | Service, **body: Any) -> Record:
        prices = {str(n): value for n, value in enumerate(item.sale_prices)}
        if not isinstance(item, Service):
            self._note_barcodes(item)
        return self._record(
            kind,
            item.id,
            item.name,
            item.external_code,
            ui=item.ui_id,
            code=item.code,
            article=None if isinstance(item, Service) else item.article,
            archived=item.archived,
            updated=from_datetime(item.updated),
            sync=self._sklad.ids.fixed(f"sync {item.id}"),
            parent=item.folder_id,
            body={"salePrices": prices} | body,
        )

    def _products(self) -> Iterator[Record]:
        for product in self._side.products():
            if product.variants_count:
                self._names[product.id] = product.name
            vat = {"vat": product.vat or 0, "vatEnabled": product.vat is not None}
            body = {"uom": f"uom/{product.uom_id}", "buyPrice": product.buy_price, "weight": product.weight}
            yield self._good("product", product, **vat, **body)

    def _variants(self) -> Iterator[Record]:
        ids = {name: key for key, name in self._sklad.settings.characteristics.items()}
        for variant in self._side.variants():
            self._note_barcodes(variant)
            yield self._variant(variant, ids)

    def _variant(self, variant: Variant, ids: dict[str, str]) -> Record:
        body: dict[str, Any] = {"characteristics": [[ids[n], v] for n, v in variant.characteristics]}
        if variant.sale_prices is not None:
            body["salePrices"] = {str(n): value for n, value in enumerate(variant.sale_prices)}
        values = ", ".join(value for _, value in variant.characteristics)
        return self._record(
            "variant",
            variant.id,
            f"{self._names[variant.product_id]} ({values})",
            variant.external_code,
            ui=variant.ui_id,
            code=variant.code,
            article=variant.article,
            archived=variant.archived,
            updated=from_datetime(variant.updated),
            parent=variant.product_id,
            body=body,
        )

    def _bundles_and_services(self) -> Iterator[Record]:
        pieces = self._side.uoms()[0].id
        for bundle in self._side.bundles():
            yield self._good("bundle", bundle, vat=20, vatEnabled=True, uom=f"uom/{pieces}")
        for service in self._side.services():
            yield self._good("service", service, vat=0, vatEnabled=False)

    def _components(self) -> Iterator[Record]:
        for bundle in self._side.bundles():
            for n, part in enumerate(bundle.components):
                key = self._sklad.ids.fixed(f"component {bundle.id} {n}")
                yield key, bundle.id, part.kind, part.item_id, scaled(part.quantity)

    def _balances(self) -> Iterator[Record]:
        for row in self._side.stock_rows():
            figures = (int(value * 10_000) for value in (row.stock, row.reserve, row.in_transit))
            yield row.item_id, row.store_id or NO_STORE, *figures, self._old, self._old

    def _parties(self) -> Iterator[Record]:
        for party in self._side.counterparties():
            body = {"companyType": party.company_type, "email": party.email, "phone": party.phone}
            if party.inn:
                body["inn"] = party.inn
            yield self._record(
                "counterparty",
                party.id,
                party.name,
                party.external_code,
                archived=party.archived,
                updated=from_datetime(party.updated),
                sync=self._sklad.ids.fixed(f"sync {party.id}"),
                body=body,
            )

    def _orders(self) -> None:
        """Write the orders; their reserves are part of the balances already."""
        for order in self._side.customer_orders():
            self._order(order)

    def _order(self, order: CustomerOrder) -> None:
        db, moment = self._sklad.db, from_datetime(order.moment)
        body: dict[str, Any] = {
            "organization": f"organization/{order.organization_id}",
            "agent": f"counterparty/{order.agent_id}",
            "state": f"state/{order.state_id}/customerorder",
            "moment": moment,
            "applicable": True,
            "vatEnabled": True,
            "vatIncluded": True,
        }
        if order.store_id is not None:
            body["store"] = f"store/{order.store_id}"
        for n, p in enumerate(order.positions):
            key = self._sklad.ids.fixed(f"position {order.id} {n}")
            values = (key, order.id, p.kind, p.item_id, scaled(float(p.quantity)), float(p.price),
                      float(p.discount), p.vat, int(p.vat > 0), scaled(float(p.reserve)))  # fmt: skip
            db.run(
                "INSERT INTO position (id, doc, kind, item, quantity, price, discount, vat, vat_enabled, reserve)"
                f" VALUES ({', '.join('?' * 10)})",
                values,
            )
        total = vat_total = reserved = 0.0
        for row in db.rows("SELECT * FROM position WHERE doc = ?", (order.id,)):
            line, vat = line_sums(row, True, True)
            total, vat_total = total + line, vat_total + vat
            reserved += line * row["reserve"] / row["quantity"]
            store = order.store_id or NO_STORE
            for item, amount in self._sklad.ledger.parts(row["kind"], row["item"], row["reserve"]):
                db.run("INSERT INTO effect VALUES (?, ?, ?, 'reserve', ?)", (order.id, item, store, amount))
        body |= {"sum": total, "vatSum": float(round(vat_total)), "reservedSum": float(round(reserved))}
        sync = self._sklad.ids.fixed(f"sync {order.id}")
        record = self._record(
            "customerorder", order.id, order.name, order.external_code, updated=moment, sync=sync, body=body
        )
        db.run(_INSERT, record)


_ROUBLE = {
    "fullName": "Российский рубль",
    "isoCode": "RUB",
    "system": True,
    "default": True,
    "rate": 1.0,
    "multiplicity": 1,
    "indirect": False,
    "margin": 0.0,
    "rateUpdateType": "manual",
    "majorUnit": {"gender": "masculine", "s1": "рубль", "s2": "рубля", "s5": "рублей"},
    "minorUnit": {"gender": "feminine", "s1": "копейка", "s2": "копейки", "s5": "копеек"},
}
