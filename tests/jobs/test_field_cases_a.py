"""Field cases A: linking, as people met it in the field, by the numbers of the cases, on both pretend systems."""

from __future__ import annotations

import threading
from typing import Any

from helpers.creation import OFFERS, PRODUCTS, create, new_family, new_items, read_news, with_key
from helpers.forwarding import export, forward, linked_offers, place, ready, there
from helpers.trial import Trial

from core import messages
from core.app import acts
from core.domain.conflicts import ConflictKind
from core.domain.links import MatchRule, MatchState
from core.domain.orders import ExportState
from core.domain.screens.mapping import FamilyRow, MappingDetail, MappingQuery, MappingRow
from core.jobs import conflicts, creating
from core.ports import CancelToken
from core.store.conflicts import StoredConflict


def new_offer(made: Trial, iblock: int = PRODUCTS, **fields: Any) -> int:
    """An element that the shop has and the program has not read yet."""
    given = {"action": "create", "iblock_id": iblock, "name": "Новинка", "price": 990, **fields}
    return int(made.shop.post("items", given)["id"])


def row_of(made: Trial, item_id: str) -> MappingRow:
    rows = made.app.mapping_rows(made.app.mapping_ids(MappingQuery()))
    return next(row for row in rows if row.item_id == item_id)


def detail_of(made: Trial, item_id: str) -> MappingDetail:
    detail = made.app.mapping_detail(row_of(made, item_id).row)
    assert detail is not None
    return detail


def waiting(made: Trial, kind: ConflictKind) -> list[StoredConflict]:
    return made.app.store.conflicts.unresolved_of([kind])


def elements(made: Trial) -> set[str]:
    """Ids of everything that the shop has."""
    return set(made.shop.get("quantities"))


def test_c01_same_article_on_both_sides_is_offered_and_linked_by_one_click(loaded: Trial) -> None:
    offer = new_offer(loaded, properties={"ARTNUMBER": "A-100"})
    items, shop = loaded.warehouse.get("state")["counts"], elements(loaded)
    (item,) = new_items(loaded, article="A-100")
    (first, *_) = detail_of(loaded, item).candidates
    assert (first.offer_id, first.rule, first.exact) == (offer, MatchRule.ARTICLE, True)
    assert item not in loaded.links().values(), "offered, not made"
    assert elements(loaded) == shop
    assert loaded.warehouse.get("state")["counts"]["product"] == items["product"] + 1
    loaded.app.link(item, offer)
    loaded.set_free(item, 7)
    assert loaded.sync(accepted=10_000).state.value == "done"
    assert loaded.quantities()[offer] == 7
    assert elements(loaded) == shop, "the element is the one that was there"


def test_c03_products_are_ordered_as_offers_of_one_card(loaded: Trial) -> None:
    made = ready(loaded)
    card = new_offer(made, name="Батончик 60 г")
    banana = new_offer(made, OFFERS, name="Батончик, банан", parent_id=card)
    cherry = new_offer(made, OFFERS, name="Батончик, вишня", parent_id=card)
    items = new_items(made, count=2)
    for item, offer in zip(items, (banana, cherry), strict=True):
        made.app.link(item, offer)
    order_id = place(made, [cherry, banana])
    assert forward(made).totals["sent"] == 1
    assert export(made, order_id)[0] is ExportState.SENT
    (order,) = there(made)
    sent = {
        (row["assortment"]["meta"]["type"], row["assortment"]["meta"]["href"].split("/")[-1], row["quantity"])
        for row in order["positions"]["rows"]
    }
    assert {("product", items[0], 2.0), ("product", items[1], 1.0)} <= sent


def test_c04_a_parent_says_which_of_its_variants_are_linked(loaded: Trial) -> None:
    product, variants = new_family(loaded, ("S", "M", "L"))
    card = new_offer(loaded, name="Жилет «Тест»")
    offers = [new_offer(loaded, OFFERS, name=f"Жилет, {size}", parent_id=card) for size in ("S", "M")]
    read_news(loaded)
    for variant, offer in zip(variants, offers, strict=False):
        loaded.app.link(variant, offer)
    tree = loaded.app.mapping_tree
    query = MappingQuery(grouped=True, incomplete=True)
    families = [row for row in tree.rows(tree.ids(query)) if isinstance(row, FamilyRow)]
    (family,) = [row for row in families if row.item_id == product]
    assert (family.linked, len(family.rows)) == (2, 3)
    states = {
        row.item_id: row.state for row in tree.rows(tree.ids(query, [family.row])) if isinstance(row, MappingRow)
    }
    assert [states[one] is MatchState.LINKED for one in variants] == [True, True, False]
    third = new_offer(loaded, OFFERS, name="Жилет, L", parent_id=card)
    read_news(loaded)
    loaded.app.link(variants[2], third)
    left = [row for row in tree.rows(tree.ids(query)) if isinstance(row, FamilyRow)]
    assert product not in {row.item_id for row in left}, "nothing of it is left to link"


def test_c06_sizes_in_the_place_of_colours_leave_no_offer_with_the_old_ones(loaded: Trial) -> None:
    colours, sizes = ("красный", "синий", "чёрный", "белый"), ("S", "M", "L", "XL")
    (product,) = new_items(loaded, name="Майка «Тест»")
    link = {"meta": {"href": f"{loaded.systems.moysklad_url}/entity/product/{product}", "type": "product"}}
    traits = [[{"name": "Цвет", "value": colour}] for colour in colours]
    old = new_items(loaded, "variant", 4, product=link, characteristics=traits)
    card = new_offer(loaded, name="Майка «Тест»")
    offers = [new_offer(loaded, OFFERS, name=f"Майка, {colour}", parent_id=card) for colour in colours]
    read_news(loaded)
    for variant, offer in zip(old, offers, strict=True):
        loaded.app.link(variant, offer)
    for variant in old:
        loaded.warehouse.post("items", {"do": "delete", "kind": "variant", "id": variant})
    traits = [[{"name": "Размер", "value": size}] for size in sizes]
    new = new_items(loaded, "variant", 4, product=link, characteristics=traits)
    shop = loaded.shop.get("items", ids=",".join(map(str, offers)))
    assert loaded.load(accept=False).state.value == "done"
    found = waiting(loaded, ConflictKind.STRUCTURE_CHANGED)
    assert {stored.found.offer_id for stored in found} == set(offers), "four links whose warehouse side is gone"
    assert all(row_of(loaded, variant).state is not MatchState.LINKED for variant in new), "four that nobody linked"
    (lost, *_) = found
    compared = {fact.field: tuple(value.text for value in fact.values) for fact in lost.found.facts.rows}
    assert compared["Цвет"][1] == "", "the warehouse tells no colour any more"
    assert set(compared["Размер"][1].split(", ")) == set(sizes)
    assert loaded.shop.get("items", ids=",".join(map(str, offers))) == shop, "nothing was changed silently"
    assert lost.found.offer_id is not None
    loaded.app.link(new[0], lost.found.offer_id)
    assert loaded.app.conflicts.watch.wait()
    assert loaded.links()[lost.found.offer_id] == new[0], "re-linked in one act"
    assert lost.id not in {stored.id for stored in waiting(loaded, ConflictKind.STRUCTURE_CHANGED)}


def test_c07_a_copied_card_leaves_the_link_and_gets_no_stock(loaded: Trial) -> None:
    item, offer = loaded.plain_pair()
    copy = int(loaded.shop.post("items", {"action": "copy", "id": offer})["id"])
    before = loaded.quantities()[copy]
    read_news(loaded)
    (stored,) = [one for one in waiting(loaded, ConflictKind.SAME_CODE) if one.found.offer_id == copy]
    assert [pair.offer_id for pair in stored.found.facts.pairs] == [offer, copy]
    loaded.set_free(item, 41)
    loaded.shop.delete("writes")
    assert loaded.sync(accepted=10_000).state.value == "done", "the run ends"
    assert loaded.quantities()[offer] == 41
    assert loaded.quantities()[copy] == before
    assert str(copy) not in {str(write["id"]) for write in loaded.shop.get("writes")}
    assert loaded.links()[offer] == item
    assert loaded.sync(accepted=10_000).code == "stock.in_step"
    assert len([one for one in waiting(loaded, ConflictKind.SAME_CODE) if one.found.offer_id == copy]) == 1


def test_c09_only_what_a_person_chose_is_created_and_the_rest_says_why(loaded: Trial) -> None:
    """Nothing goes to the shop by itself, so that no upgrade can publish it; what stays is named with its reason."""
    shop = elements(loaded)
    with_article, without = new_items(loaded, article="1"), new_items(loaded)
    (service,) = new_items(loaded, "service")
    assert loaded.load().state.value == "done"
    read_news(loaded)
    assert elements(loaded) == shop
    rows = [row_of(loaded, one).row for one in (*with_article, *without)]
    plan = loaded.app.creating.plan(rows[:1])
    assert [element.item_id for element in plan.elements] == with_article
    (refused,) = creating.preview(loaded.app._runner.context(CancelToken()), [service]).refused
    assert messages.text(refused.code, "ru"), "the reason is told"
    ended = create(loaded, [*with_article, service])
    assert (ended.params["created"], ended.params["left"]) == (1, 1)
    assert with_key(loaded, without[0]) == []
    assert with_key(loaded, service) == []


def test_c11_five_jobs_that_need_one_product_make_one(loaded: Trial) -> None:
    (item,) = new_items(loaded, name="Кружка")
    threads = [threading.Thread(target=create, args=(loaded, [item])) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    (made,) = with_key(loaded, item)
    assert loaded.links()[made["id"]] == item


def test_c12_a_code_that_two_products_have_links_nothing_by_itself(loaded: Trial) -> None:
    offer = new_offer(loaded, properties={"ARTNUMBER": "X1"}, xml_id="shop-x1")
    first, second = new_items(loaded, count=2, code="X1", article="X1")
    assert offer not in loaded.links()
    for item in (first, second):
        row = detail_of(loaded, item)
        assert row.row.state is not MatchState.LINKED
        compared = {line.field for line in row.candidates[0].compare}
        assert {"name", "price", "barcode"} & compared, compared
        assert offer in [candidate.offer_id for candidate in row.candidates]
    place(loaded, [offer])
    assert loaded.sync(accepted=10_000).state.value == "done"
    (stored,) = [one for one in waiting(loaded, ConflictKind.TWO_CLAIMANTS) if one.found.offer_id == offer]
    assert {pair.item_id for pair in stored.found.facts.pairs} == {first, second}
    assert {"name", "article", "price"} <= {fact.field for fact in stored.found.facts.rows}, "side by side"
    assert offer not in loaded.links()


def test_c14_a_line_without_a_pair_holds_the_order_and_linking_sends_it_once(loaded: Trial) -> None:
    made = ready(loaded)
    linked, lost = linked_offers(made, 2)
    item = made.links()[lost]
    made.app.unlink(item)
    order_id = place(made, [linked, lost])
    for turn in (120, 900):
        forward(made, turn)
    assert export(made, order_id) == (ExportState.FAILED, "order.no_pair")
    assert there(made) == []
    detail = made.app.orders.detail(order_id)
    assert detail is not None
    (broken,) = [line for line in detail.positions if line.broken]
    assert broken.offer_id == lost, "the line that stands in the way is named"
    made.app.link(item, lost)
    cured = made.app.orders.detail(order_id)
    assert cured is not None
    assert cured.cured, "one press sends it"
    made.app.orders.retry([order_id])
    for turn in (1800, 2700):
        forward(made, turn)
    assert export(made, order_id) == (ExportState.SENT, "order.sent")
    (order,) = there(made)
    assert {row["quantity"] for row in order["positions"]["rows"]} >= {1.0, 2.0}


def test_c15_a_fresh_connection_is_offered_its_first_load_and_shows_everything(make: Any) -> None:
    made: Trial = make(variants=12)
    acts.connect(made.app)
    assert len(made.app.mapping_ids(MappingQuery())) == 0
    assert "load" not in made.app.preferences.setup().done, "the first load is the step that is left"
    made.load(accept=False)
    assert "load" in made.app.preferences.setup().done
    counts = made.warehouse.get("state")["counts"]
    items = made.app.store.catalogue.count_items()
    assert items == sum(counts[kind] for kind in ("product", "variant", "bundle", "service"))
    assert made.app.store.catalogue.count_offers() == len(elements(made))
    assert len(made.app.mapping_ids(MappingQuery())) > 0
    assert conflicts.refresh(made.app._runner.context(CancelToken())).new == 0, "the load looked already"
