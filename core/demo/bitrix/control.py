"""The pretend Bitrix's own part of the control door: quantities, orders, items, inventory management, writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

from core.demo.bitrix import control_items, order_flow, stock
from core.demo.bitrix.entity import insert
from core.demo.bitrix.methods.orders import tree
from core.demo.bitrix.shop import Shop
from core.demo.http.control import json_object


def add_control_routes(app: web.Application, shop: Shop) -> None:
    """Add the routes that only the pretend Bitrix has."""
    door = _Door(shop)
    router = app.router
    router.add_get("/_control/state", door.state)
    router.add_get("/_control/quantities", door.quantities)
    router.add_post("/_control/quantities", door.set_quantities)
    router.add_get("/_control/store_amounts", door.store_amounts)
    router.add_post("/_control/store_amounts", door.set_store_amounts)
    router.add_get("/_control/orders", door.orders)
    router.add_post("/_control/orders", door.change_order)
    router.add_get("/_control/items", door.items)
    router.add_post("/_control/items", door.change_item)
    router.add_get("/_control/inventory", door.inventory)
    router.add_post("/_control/inventory", door.set_inventory)
    router.add_get("/_control/methods", door.removed_methods)
    router.add_post("/_control/methods", door.change_methods)
    router.add_post("/_control/scopes", door.set_scopes)
    router.add_get("/_control/writes", door.writes)
    router.add_delete("/_control/writes", door.forget_writes)


def _ids(request: web.Request) -> list[int] | None:
    given = request.query.get("ids")
    return None if given is None else [int(part) for part in given.split(",") if part]


class _Door:
    """Handlers of the control door; a ValueError or KeyError becomes a 400 with its text."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def state(self, _request: web.Request) -> web.Response:
        """Totals: elements by type, orders, what is free and reserved, modes."""
        shop = self._shop
        types = shop.rows("SELECT type, count(*) AS n FROM element GROUP BY type")
        return web.json_response(
            {
                "elements": {str(row["type"]): row["n"] for row in types},
                "orders": shop.value("SELECT count(*) FROM sale_order"),
                "last_order": shop.value("SELECT max(id) FROM sale_order"),
                "free": shop.value("SELECT round(sum(quantity), 4) FROM element WHERE type IN (1, 4, 5)"),
                "reserved": shop.value("SELECT round(sum(reserved), 4) FROM element"),
                "inventory": shop.inventory,
                "writes": len(shop.writes),
            }
        )

    async def quantities(self, request: web.Request) -> web.Response:
        """All or some: {id: [quantity, reserved, active, available]}."""
        stock.settle_parents(self._shop)
        return web.json_response(stock.snapshot(self._shop, _ids(request)))

    async def set_quantities(self, request: web.Request) -> web.Response:
        """{id: quantity} or {id: {"quantity": …, "reserved": …}}; refused with inventory management."""
        if self._shop.inventory:
            raise ValueError("inventory management is on: set store_amounts")
        given = await json_object(request)
        with self._shop.transaction():
            for key, value in given.items():
                self._set_one(int(key), value if isinstance(value, dict) else {"quantity": value})
        return web.json_response(stock.snapshot(self._shop, [int(key) for key in given]))

    def _set_one(self, element_id: int, wanted: dict[str, Any]) -> None:
        if stock.stocked_row(self._shop, element_id) is None:
            raise ValueError(f"no element with stock of its own: {element_id}")
        if "reserved" in wanted:
            self._shop.execute(
                "UPDATE element SET reserved = ? WHERE id = ?", (float(wanted["reserved"]), element_id)
            )
        if "quantity" in wanted:
            stock.set_quantity(self._shop, element_id, float(wanted["quantity"]))

    async def store_amounts(self, request: web.Request) -> web.Response:
        """All or some: {element id: {store id: [amount, reserved]}}."""
        self._shop.need_stores()
        ids = _ids(request)
        condition = "" if ids is None else f" WHERE product_id IN ({','.join('?' * len(ids))})"
        found: dict[str, dict[str, list[float]]] = {}
        for row in self._shop.rows(f"SELECT * FROM store_product{condition}", ids or []):
            stores = found.setdefault(str(row["product_id"]), {})
            stores[str(row["store_id"])] = [row["amount"], row["reserved"]]
        return web.json_response(found)

    async def set_store_amounts(self, request: web.Request) -> web.Response:
        """{element id: {store id: amount}}; with inventory management the quantity follows."""
        self._shop.need_stores()
        given = await json_object(request)
        with self._shop.transaction():
            for key, stores in given.items():
                for store_id, amount in stores.items():
                    self._set_amount(int(key), int(store_id), float(amount))
                if self._shop.inventory:
                    stock.recount_from_stores(self._shop, int(key))
        return web.json_response(stock.snapshot(self._shop, [int(key) for key in given]))

    def _set_amount(self, element_id: int, store_id: int, amount: float) -> None:
        self._shop.execute("DELETE FROM store_product WHERE product_id = ? AND store_id = ?", (element_id, store_id))
        row = {"product_id": element_id, "store_id": store_id, "amount": amount, "reserved": 0}
        insert(self._shop, "store_product", row)

    async def orders(self, request: web.Request) -> web.Response:
        """All or some orders as trees, each basket row with what it holds (`reserved`, `shipped`)."""
        ids = _ids(request)
        condition = "" if ids is None else f" WHERE id IN ({','.join('?' * len(ids))})"
        rows = self._shop.rows(f"SELECT * FROM sale_order{condition} ORDER BY id", ids or [])
        return web.json_response([self._order(row["id"]) for row in rows])

    def _order(self, order_id: int) -> dict[str, Any]:
        shown = tree(self._shop, order_flow.order_row(self._shop, order_id))
        for item, row in zip(shown["basketItems"], order_flow.basket_rows(self._shop, order_id), strict=True):
            item["reserved"], item["shipped"] = row["reserved"], row["shipped"]
        return shown

    async def change_order(self, request: web.Request) -> web.Response:
        """One action of `ORDER_ACTIONS` on an order; answers with its tree."""
        given = await json_object(request)
        action = ORDER_ACTIONS[given.pop("action")]
        with self._shop.transaction():
            order_id = action(self._shop, given)
        return web.json_response(self._order(order_id))

    async def items(self, request: web.Request) -> web.Response:
        """Some elements with all their columns and properties by code."""
        return web.json_response([control_items.shown(self._shop, key) for key in _ids(request) or []])

    async def change_item(self, request: web.Request) -> web.Response:
        """One action of `control_items.ACTIONS` on an element; answers with the element."""
        given = await json_object(request)
        action = control_items.ACTIONS[given.pop("action")]
        with self._shop.transaction():
            element_id = action(self._shop, given)
        return web.json_response(control_items.shown(self._shop, element_id) if element_id else {"ok": True})

    async def inventory(self, _request: web.Request) -> web.Response:
        """Whether inventory management is on."""
        return web.json_response({"on": self._shop.inventory})

    async def set_inventory(self, request: web.Request) -> web.Response:
        """{"on": true|false}; switching it on makes quantities follow the store amounts."""
        turned_on = bool((await json_object(request))["on"])
        if turned_on and not self._shop.inventory:
            stock.recount_from_stores(self._shop)
        self._shop.inventory = turned_on
        return web.json_response({"on": turned_on})

    async def removed_methods(self, _request: web.Request) -> web.Response:
        """Patterns of methods that this site pretends not to have."""
        return web.json_response({"removed": self._shop.removed_methods})

    async def change_methods(self, request: web.Request) -> web.Response:
        """{"remove": [patterns]} and {"restore": true}: an older kernel lacks methods."""
        given = await json_object(request)
        if given.get("restore"):
            self._shop.removed_methods.clear()
        self._shop.removed_methods.extend(str(name).lower() for name in given.get("remove", []))
        return web.json_response({"removed": self._shop.removed_methods})

    async def set_scopes(self, request: web.Request) -> web.Response:
        """{"scopes": [names]}: what the webhook may use."""
        self._shop.switches.apply({"scopes": (await json_object(request))["scopes"]})
        return web.json_response({"scopes": self._shop.switches.scopes})

    async def writes(self, request: web.Request) -> web.Response:
        """Writes over REST in order, from number `since` + 1; `method` narrows to one method."""
        since = int(request.query.get("since", "0"))
        method = request.query.get("method", "").lower()
        found = self._shop.writes[since:]
        if method:
            found = [entry for entry in found if entry["method"].lower() == method]
        return web.json_response(found)

    async def forget_writes(self, _request: web.Request) -> web.Response:
        """Forget all writes."""
        self._shop.writes.clear()
        return web.json_response({"ok": True})


def _place(shop: Shop, given: dict[str, Any]) -> int:
    return order_flow.place(shop, given)


def _cancel(shop: Shop, given: dict[str, Any]) -> int:
    order_id = order_flow.order_row(shop, int(given["id"]))["id"]
    order_flow.set_canceled(shop, order_id, bool(given.get("canceled", True)), str(given.get("reason", "")))
    return int(order_id)


def _change(shop: Shop, given: dict[str, Any]) -> int:
    order_id = order_flow.order_row(shop, int(given["id"]))["id"]
    for item in given.get("items", []):
        order_flow.set_quantity(shop, order_id, int(item["id"]), float(item["quantity"]))
    for name, column in (("status", "status_id"), ("comment", "user_description")):
        if name in given:
            shop.execute(f"UPDATE sale_order SET {column} = ? WHERE id = ?", (given[name], order_id))
            order_flow.touch(shop, order_id)
    return int(order_id)


def _step(function: Callable[[Shop, int], None]) -> Callable[[Shop, dict[str, Any]], int]:
    def action(shop: Shop, given: dict[str, Any]) -> int:
        order_id = int(order_flow.order_row(shop, int(given["id"]))["id"])
        function(shop, order_id)
        return order_id

    return action


ORDER_ACTIONS: dict[str, Callable[[Shop, dict[str, Any]], int]] = {
    "place": _place,
    "change": _change,
    "cancel": _cancel,
    "pay": _step(order_flow.pay),
    "allow_delivery": _step(order_flow.allow_delivery),
    "ship": _step(order_flow.ship),
}
