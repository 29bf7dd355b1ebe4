"""A client that we did not write works with the pretend MoySklad as with the real one.

(fast-bitrix24 does the same for the pretend shop in test_bitrix_control.py.)
"""

from __future__ import annotations

import asyncio
from typing import Any

from helpers.trial import Door
from moysklad_api_client.api_client import APIClient

from core.demo.launch import DemoSystems, start
from core.demo.world import World


async def _use(systems: DemoSystems) -> tuple[list[str], dict[str, float], dict[str, Any]]:
    base, token = systems.moysklad_url, systems.moysklad_token
    async with APIClient() as client:
        ids: list[str] = []
        size = None
        while size is None or len(ids) < size:
            page = await client.get(token, f"{base}/entity/variant", {"limit": 50, "offset": len(ids), "order": "id"})
            body = page.json()
            size = body["meta"]["size"]
            ids += [row["id"] for row in body["rows"]]
        report = await client.get(token, f"{base}/report/stock/all/current", {"stockType": "freeStock"})
        stock = {row["assortmentId"]: row["freeStock"] for row in report.json()}
        agent = (await client.get(token, f"{base}/entity/counterparty", {"limit": 1})).json()["rows"][0]["meta"]
        organization = (await client.get(token, f"{base}/entity/organization")).json()["rows"][0]["meta"]
        variant = (await client.get(token, f"{base}/entity/variant/{ids[0]}")).json()["meta"]
        order = {
            "organization": {"meta": organization},
            "agent": {"meta": agent},
            "positions": [{"quantity": 2, "price": 19900, "reserve": 2, "assortment": {"meta": variant}}],
        }
        created = await client.post(token, f"{base}/entity/customerorder", payload=order)
        return ids, stock, created.json()


def test_moysklad_api_client_reads_variants_and_stock_and_creates_an_order() -> None:
    with start(120, 7, token_kind="solution") as systems:
        ids, stock, created = asyncio.run(_use(systems))
        world = World(7, 120)
        active = {variant.id for variant in world.warehouse.variants() if not variant.archived}
        assert set(ids) == active
        assert len(ids) == len(active)
        expected = world.expected_stock()
        assert stock
        assert all(float(expected[item]) == figure for item, figure in stock.items() if item in active)
        door = Door(systems.moysklad_control)
        kept = door.get("state", kind="customerorder", id=created["id"])
        reserved = sum(c["reserve"] for c in door.get("state", kind="stock", id=ids[0]))
        assert kept["sum"] == 39800
        assert reserved >= 2
        assert door.get("unserved")["total"] == 0
        door.close()
