"""A whole SkladLink on both pretend systems: opened like a user's, asked through its door, checked at theirs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import requests

from core.app import SkladLink, acts
from core.app.opening import open_on
from core.demo.launch import DemoSystems, start
from core.demo.world import World
from core.jobs.engine import Outcome
from core.ports import CancelToken

SEED = 7


class Door:
    """The control door of one pretend system."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._session = requests.Session()

    def get(self, name: str, **query: Any) -> Any:
        """Ask."""
        answer = self._session.get(f"{self._base}/{name}", params=query, timeout=60)
        answer.raise_for_status()
        return answer.json()

    def post(self, name: str, body: Any) -> Any:
        """Change."""
        answer = self._session.post(f"{self._base}/{name}", json=body, timeout=60)
        assert answer.ok, answer.text
        return answer.json()

    def delete(self, name: str) -> Any:
        """Take away."""
        return self._session.delete(f"{self._base}/{name}", timeout=60).json()

    def close(self) -> None:
        """Let the connection go."""
        self._session.close()


class Trial:
    """Both pretend systems and a SkladLink on them."""

    def __init__(self, systems: DemoSystems, home: Path, variants: int, seed: int) -> None:
        self.systems, self.home, self.variants, self.seed = systems, home, variants, seed
        self.warehouse, self.shop = Door(systems.moysklad_control), Door(systems.bitrix_control)
        self.app = self.open()

    def open(self) -> SkladLink:
        """Open the program on the data folder, as after a start."""
        self.app = open_on(self.systems, self.home)
        return self.app

    @property
    def world(self) -> World:
        """The rows both systems were filled with."""
        return World(self.seed, self.variants)

    def load(self, accept: bool = True) -> Outcome:
        """The initial load; exact pairs are accepted unless told otherwise."""
        outcome = acts.load(self.app, CancelToken())
        if accept:
            self.app.accept_exact()
        return outcome

    def sync(self, **options: Any) -> Outcome:
        """A stock run that sends."""
        return acts.sync(self.app, CancelToken(), **{"send": True, **options})

    def changes(self, **options: Any) -> Outcome:
        """A changes-only stock run that sends."""
        return self.sync(changes=True, **options)

    def quantities(self) -> dict[int, Decimal | None]:
        """The shop's free quantities by element id, as the shop itself has them."""
        rows = self.shop.get("quantities")
        return {int(k): None if row[0] is None else Decimal(str(row[0])) for k, row in rows.items()}

    def links(self) -> dict[int, str]:
        """Item id by linked offer id."""
        return {offer: link.item_id for offer, link in self.app.store.links.links().items()}

    def counts(self) -> tuple[int, int]:
        """Requests since the counters were reset: MoySklad's and the shop's."""
        return self.warehouse.get("counters")["total"], self.shop.get("counters")["total"]

    def reset_counts(self) -> None:
        """Start counting anew."""
        self.warehouse.post("counters/reset", {})
        self.shop.post("counters/reset", {})

    def set_free(self, item_id: str, amount: float) -> None:
        """Make the warehouse's free stock of an item `amount`: one store holds it, nothing is reserved."""
        cells = self.warehouse.get("state", kind="stock", id=item_id)
        rows = [{"item": item_id, "store": c["store"], "stock": 0, "reserve": 0} for c in cells]
        store = next((c["store"] for c in cells if c["store"]), self.main_store())
        rows = [r for r in rows if r["store"] != store]
        rows.append({"item": item_id, "store": store, "stock": amount, "reserve": 0})
        self.warehouse.post("stock", {"rows": rows})

    def main_store(self) -> str:
        """The first warehouse that is not archived."""
        return next(store.id for store in self.world.warehouse.stores() if not store.archived)

    def plain_pair(self, at_least: int = 3, skip: int = 0) -> tuple[str, int]:
        """A linked pair of a variant sold by pieces and an ordinary offer with stock: (item id, offer id)."""
        figures = self.world.expected_stock()
        pieces = {v.id for v in self.world.warehouse.variants()}
        held = self.world.shop_reserved()
        parts = {c.item_id for b in self.world.warehouse.bundles() for c in b.components}
        fitting = [
            (item, offer)
            for offer, item in sorted(self.links().items())
            if item in pieces
            and item not in parts
            and offer not in held
            and figures.get(item, Decimal(0)) >= at_least
            and figures[item] == figures[item].to_integral_value()
        ]
        return fitting[skip]

    def cancel_open_orders(self) -> None:
        """No order of the shop is on its way any more."""
        for order in self.shop.get("orders"):
            if order["canceled"] != "Y" and order["deducted"] != "Y":
                self.shop.post("orders", {"action": "cancel", "id": order["id"]})

    def ordered(self, offer_id: int) -> Decimal:
        """Units of an offer in open orders of the shop."""
        return sum(
            (
                Decimal(str(line["quantity"]))
                for order in self.shop.get("orders")
                if order["canceled"] != "Y" and order["deducted"] != "Y"
                for line in order["basketItems"]
                if int(line["productId"]) == offer_id
            ),
            Decimal(0),
        )

    def check_served(self) -> None:
        """Both systems built everything the program asked for."""
        assert self.warehouse.get("unserved")["total"] == 0
        assert self.shop.get("unserved")["total"] == 0

    def close(self) -> None:
        """Close the program and stop the systems."""
        self.app.close()
        self.warehouse.close()
        self.shop.close()
        self.systems.stop()


@contextmanager
def trial(home: Path, variants: int = 60, seed: int = SEED, **start_values: Any) -> Iterator[Trial]:
    """A trial in a `with`; a solution's token unless told otherwise, so that the budget does not slow the test."""
    systems = start(variants, seed, **{"token_kind": "solution", **start_values})
    made = Trial(systems, home, variants, seed)
    try:
        yield made
    finally:
        made.close()
