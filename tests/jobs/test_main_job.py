"""The main job on real input: load, link, bring the shop into step, and then have nothing to do."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import ceil

import pytest
from helpers.trial import Trial


def out_of_step(made: Trial) -> dict[int, tuple[Decimal | None, Decimal]]:
    """Linked offers that can be written and differ from the world's own arithmetic: (shop, wanted)."""
    wanted, found = made.world.expected_shop_quantity(), made.quantities()
    kinds = {element.id: element.type for element in made.world.elements()}
    return {
        offer: (found[offer], wanted[offer])
        for offer in made.links()
        if offer in wanted and kinds.get(offer) in (1, 4, 5) and (found[offer] or Decimal(0)) != wanted[offer]
    }


@pytest.mark.parametrize("token_kind", ["solution", "user"])
@pytest.mark.parametrize("profile", ["on_premise", "cloud"])
def test_load_link_and_bring_into_step(make: Callable[..., Trial], profile: str, token_kind: str) -> None:
    made = make(variants=300, profile=profile, token_kind=token_kind)
    loaded = made.load(accept=False)
    assert (loaded.state.value, loaded.code) == ("done", "load.done")
    counts = made.app.mapping_counts()
    assert counts.unchecked == 0
    assert counts.linked + counts.todo + counts.ignored == counts.total
    before = made.quantities()
    plan = made.app.waiting_plan()
    assert plan is not None
    assert plan.totals.changes > 0
    assert made.shop.get("writes") == [], "a load writes nothing"
    made.app.accept_exact()
    sent = made.sync()
    assert (sent.state.value, sent.code) == ("done", "stock.sent")
    assert out_of_step(made) == {}
    assert made.quantities() != before
    truth = {pair.element_id: pair.item_id for pair in made.world.truth()}
    assert all(truth[offer] == item for offer, item in made.links().items())
    again = made.sync()
    assert (again.state.value, again.code) == ("done", "stock.in_step")
    assert made.warehouse.get("counters")["refused_429"] == 0
    assert made.warehouse.get("counters")["max_units_in_3s"] <= 45
    assert made.shop.get("counters")["refused_503"] == 0
    made.check_served()


def test_a_load_reads_pages_and_nothing_twice(make: Callable[..., Trial]) -> None:
    made = make(variants=2500)
    made.load()
    asked = made.warehouse.get("counters")["requests"]
    products, variants = asked["GET entity/product"], asked["GET entity/variant"]
    heads = len(list(made.world.warehouse.products()))
    assert variants == ceil(2500 / 1000)
    assert products == ceil(heads / 1000)
    print(f"requests of the load's lists: {products + variants}, floor {ceil(2500 / 1000) + ceil(heads / 1000)}")


def test_yes_never_widens_linking(make: Callable[..., Trial]) -> None:
    """`--yes` confirms stock; only our stored copy and the external code link by themselves."""
    made = make(variants=200)
    made.load(accept=False)
    linked = made.links()
    made.sync(accepted=10_000)
    assert made.links() == linked
    rules = {link.rule.value for link in made.app.store.links.links().values()}
    assert rules <= {"stored", "external_code"}
    assert made.app.mapping_counts().exact > 0


def test_every_linked_row_is_compared_and_has_a_time(loaded: Trial) -> None:
    """C27: old links and new ones alike."""
    from core.domain.screens.stock import StockQuery

    rows = loaded.app.stock.rows(loaded.app.stock.ids(StockQuery()))
    writable = [row for row in rows if row.problem == ""]
    assert len(rows) == loaded.app.stock.counts().total > 0
    assert all(row.read_at is not None and row.written_at is not None for row in writable)
    assert all(row.target == row.shop_now for row in writable)
