"""Creating what the shop lacks: what goes where, what is left and why, once however many ask, and taking it back."""

from __future__ import annotations

import threading
from dataclasses import replace

from helpers.creation import OFFERS, PRODUCTS, ask, create, new_family, new_items, read_news, with_key
from helpers.trial import Trial

from core import messages
from core.domain.creating import CreationPlan, fingerprints
from core.domain.links import LinkOrigin
from core.domain.plan import ChangeKind, JobName
from core.jobs import creating
from core.ports import CancelToken
from core.settings import CreateSettings


def plan(made: Trial, *item_ids: str) -> CreationPlan:
    return creating.preview(made.app._runner.context(CancelToken()), item_ids)


def codes(found: CreationPlan) -> list[str]:
    return [one.code for one in found.refused]


def test_a_product_becomes_a_switched_off_simple_product_with_its_keys(loaded: Trial) -> None:
    (item,) = new_items(loaded, article="X-1", barcodes=[{"ean13": "4600000000015"}])
    outcome = create(loaded, [item])
    assert (outcome.code, outcome.params["created"]) == ("create.done", 1)
    (made,) = with_key(loaded, item)
    assert (made["iblock_id"], made["type"], made["active"], made["name"]) == (PRODUCTS, 1, "N", "Новинка 0")
    assert made["properties"]["MOYSKLAD_ID"] == [item]
    assert made["properties"]["ARTNUMBER"] == ["X-1"]
    assert made["properties"]["CML2_BAR_CODE"] == ["4600000000015"]
    assert made["xml_id"] == str(made["id"]), "the exchange with 1C lives by the external code"
    (link,) = loaded.app.store.links.links_of_items([item])
    assert (link.offer_id, link.origin) == (made["id"], LinkOrigin.CREATED)
    (mirrored,) = loaded.app.store.catalogue.offers([made["id"]])
    assert (mirrored.moysklad_id, mirrored.active) == (item, False)
    loaded.check_served()


def test_its_stock_comes_with_the_next_run(loaded: Trial) -> None:
    (item,) = new_items(loaded)
    create(loaded, [item])
    loaded.set_free(item, 4)
    assert loaded.sync(accepted=10_000).state.value == "done"
    (made,) = with_key(loaded, item)
    assert made["quantity"] == 4


def test_variants_bring_their_card_and_fill_the_list_by_its_values(loaded: Trial) -> None:
    product, variants = new_family(loaded)
    outcome = create(loaded, variants)
    assert (outcome.params["created"], outcome.params["cards"]) == (2, 1)
    (card,) = with_key(loaded, product)
    assert (card["iblock_id"], card["type"], card["properties"]["ARTNUMBER"]) == (PRODUCTS, 3, ["JT-1"])
    offers = [with_key(loaded, one)[0] for one in variants]
    assert {(o["iblock_id"], o["type"], o["parent_id"]) for o in offers} == {(OFFERS, 4, card["id"])}
    shown = [loaded.app.store.catalogue.offers([o["id"]])[0].properties for o in offers]
    assert shown == [(("Размер", "S"),), (("Размер", "L"),)]
    later = new_items(loaded, "variant", 1, product=_link(loaded, product), characteristics=[_size("XL")])
    assert create(loaded, later).params == {"created": 1}, "the card that is there is used"
    assert with_key(loaded, later[0])[0]["parent_id"] == card["id"]


def _link(made: Trial, product: str) -> dict[str, object]:
    return {"meta": {"href": f"{made.systems.moysklad_url}/entity/product/{product}", "type": "product"}}


def _size(value: str) -> list[dict[str, str]]:
    return [{"name": "Размер", "value": value}]


def test_a_new_variant_joins_the_card_of_its_linked_siblings(loaded: Trial) -> None:
    offer = next(
        one
        for one in loaded.app.store.catalogue.offers(loaded.links())
        if one.kind.value == "offer" and not with_key_of_card(loaded, one.parent_id)
    )
    variant = loaded.app.store.catalogue.item(loaded.links()[offer.id])
    assert variant is not None
    assert variant.parent_id is not None
    more = [{"name": name, "value": "Особый"} for name, _ in variant.characteristics]
    (item,) = new_items(loaded, "variant", 1, product=_link(loaded, variant.parent_id), characteristics=[more])
    (element,) = plan(loaded, item).elements
    assert (element.kind.value, element.parent_id) == ("offer", offer.parent_id)
    create(loaded, [item])
    assert with_key(loaded, item)[0]["parent_id"] == offer.parent_id


def with_key_of_card(made: Trial, card_id: int | None) -> bool:
    (card,) = made.app.store.catalogue.offers([card_id or 0])
    return bool(card.moysklad_id)


def test_what_cannot_be_filled_is_said_and_not_invented(loaded: Trial) -> None:
    _, (variant, odd) = new_family(loaded, ("S", "Безразмерный"))
    traits = [[*_size("S"), {"name": "Застёжка", "value": "молния"}]]
    (zip_one,) = new_items(
        loaded, "variant", 1, product=_link(loaded, _product_of(loaded, variant)), characteristics=traits
    )
    found = plan(loaded, odd, zip_one)
    remarks = {one.item_id: [(r.code, dict(r.params)) for r in one.remarks] for one in found.elements}
    assert ("create.no_option", {"property": "Размер", "value": "Безразмерный"}) in remarks[odd]
    assert remarks[zip_one][0][0] == "create.no_property"
    assert remarks[zip_one][0][1]["name"] == "Застёжка"
    create(loaded, [odd])
    assert "SIZE" not in with_key(loaded, odd)[0]["properties"]
    values = ask(loaded, "catalog.productPropertyEnum.list", {"filter": {"value": "Безразмерный"}})
    assert values["productPropertyEnums"] == []
    for remark in (r for one in found.elements for r in one.remarks):
        assert messages.text(remark.code, "ru", **remark.params) != messages.text(remark.code, "en", **remark.params)


def _product_of(made: Trial, variant: str) -> str:
    item = made.app.store.catalogue.item(variant)
    assert item is not None
    return item.parent_id or ""


def test_the_dictionary_finds_property_and_value(loaded: Trial) -> None:
    """«Color: black» of the warehouse is «Цвет: чёрный» of the shop, where the shop's list has it."""
    number = ask(
        loaded,
        "catalog.productProperty.add",
        {"fields": {"iblockId": OFFERS, "name": "Оттенок", "code": "COLOR", "propertyType": "L"}},
    )["productProperty"]["id"]
    for value in ("Black", "White"):
        ask(loaded, "catalog.productPropertyEnum.add", {"fields": {"propertyId": number, "value": value}})
    _, variants = new_family(loaded, ("S",))
    traits = [[*_size("M"), {"name": "Цвет", "value": "чёрный"}]]
    (item,) = new_items(
        loaded, "variant", 1, product=_link(loaded, _product_of(loaded, variants[0])), characteristics=traits
    )
    (element,) = [one for one in plan(loaded, item).elements if one.kind.value == "offer"]
    filled = {one.name: one.value for one in element.filled}
    assert filled["Размер"] == "M"
    assert filled.get("Цвет") == "чёрный" or filled.get("Оттенок") == "Black"


def test_items_that_get_nothing_are_told_why(loaded: Trial) -> None:
    product, variants = new_family(loaded)
    linked = next(iter(loaded.links().values()))
    (ignored,) = new_items(loaded)
    loaded.app.ignore(ignored)
    service = next(i.id for i in loaded.app.store.catalogue.all_items() if i.kind.value == "service")
    wanted = [product, linked, ignored, *([] if service in loaded.links().values() else [service])]
    found = plan(loaded, *wanted)
    assert found.elements == ()
    assert codes(found)[:3] == ["create.has_variants", "create.linked_already", "create.ignored"]
    outcome = create(loaded, [product, linked])
    assert (outcome.state.value, outcome.code, outcome.params["left"]) == ("done", "create.nothing", 2)
    assert variants
    assert loaded.shop.get("writes", method="catalog.product.add") == []


def test_an_element_with_the_key_is_linked_instead_of_made_again(loaded: Trial) -> None:
    (item,) = new_items(loaded)
    there = loaded.shop.post(
        "items", {"action": "create", "iblock_id": PRODUCTS, "name": "Уже есть", "properties": {"MOYSKLAD_ID": item}}
    )
    outcome = create(loaded, [item])
    assert (outcome.code, outcome.params["linked"]) == ("create.linked", 1)
    assert loaded.links()[there["id"]] == item
    assert len(with_key(loaded, item)) == 1


def test_two_elements_with_the_key_are_left_to_a_person(loaded: Trial) -> None:
    (item,) = new_items(loaded)
    for name in ("Один", "Другой"):
        given = {"action": "create", "iblock_id": PRODUCTS, "name": name, "properties": {"MOYSKLAD_ID": item}}
        loaded.shop.post("items", given)
    assert codes(plan(loaded, item)) == ["create.several_exist"]
    assert create(loaded, [item]).code == "create.nothing"
    assert item not in loaded.links().values()


def test_without_the_property_the_key_is_the_external_code(loaded: Trial) -> None:
    ask(loaded, "catalog.productProperty.delete", {"id": 103})
    (item,) = new_items(loaded)
    (element,) = plan(loaded, item).elements
    assert "create.no_key_property" in [one.code for one in element.remarks]
    create(loaded, [item])
    (made,) = with_key(loaded, item)
    assert made["xml_id"] == item
    loaded.app.unlink(item)
    assert create(loaded, [item]).code == "create.linked"
    assert len(with_key(loaded, item)) == 1


def test_five_jobs_that_need_one_product_make_one(loaded: Trial) -> None:
    """Field case C11."""
    (item,) = new_items(loaded)
    outcomes = []
    threads = [threading.Thread(target=lambda: outcomes.append(create(loaded, [item]))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(one.code for one in outcomes) == ["create.done"] + ["create.nothing"] * 4
    (made,) = with_key(loaded, item)
    assert loaded.links()[made["id"]] == item


def test_orders_from_the_window_wait_for_each_other(loaded: Trial) -> None:
    items = new_items(loaded, count=5)
    loaded.shop.post("switches", {"update_seconds": 0.1})
    for item in items:
        assert loaded.app.creating.start([item])
        assert loaded.app.creating.start([item])
    assert loaded.app.wait_idle(30)
    assert [len(with_key(loaded, item)) for item in items] == [1] * 5
    assert set(items) <= set(loaded.links().values())


def test_what_changed_since_it_was_shown_is_left(loaded: Trial) -> None:
    same, changed = new_items(loaded, count=2)
    shown = fingerprints(plan(loaded, same, changed))
    loaded.warehouse.post("clock", {"advance": 120})
    edit = {"do": "edit", "kind": "product", "id": changed, "fields": {"name": "Совсем другое"}}
    loaded.warehouse.post("items", edit)
    read_news(loaded)
    outcome = create(loaded, [same, changed], shown=shown)
    assert (outcome.params["created"], outcome.params["left"]) == (1, 1)
    assert with_key(loaded, changed) == []
    (left,) = loaded.app.store.journal.failures(outcome.run_id)
    assert (left.change.item_id, left.change.error) == (changed, "create.changed_since")


def test_settings_put_it_on_sale_and_into_a_section(loaded: Trial) -> None:
    section = ask(loaded, "catalog.section.list", {"filter": {"iblockId": PRODUCTS}})["sections"][0]["id"]
    loaded.app.settings.put(replace(CreateSettings(), active=True, section=section))
    (item,) = new_items(loaded)
    create(loaded, [item])
    (made,) = with_key(loaded, item)
    assert (made["active"], made["section_id"]) == ("Y", section)
    assert made["measure"] == 5


def test_a_demanded_property_is_told_and_the_refusal_is_recorded(loaded: Trial) -> None:
    fields = {"iblockId": PRODUCTS, "name": "Бренд", "code": "BRAND", "propertyType": "S", "isRequired": "Y"}
    ask(loaded, "catalog.productProperty.add", {"fields": fields})
    (item,) = new_items(loaded)
    (element,) = plan(loaded, item).elements
    assert ("create.required", {"property": "Бренд"}) in [(r.code, dict(r.params)) for r in element.remarks]
    outcome = create(loaded, [item])
    assert (outcome.state.value, outcome.code) == ("done_with_failures", "create.failed")
    (failed,) = loaded.app.store.journal.failures(outcome.run_id)
    assert (failed.change.error, "Бренд" in failed.details) == ("bitrix.refused", True)
    assert with_key(loaded, item) == []


def test_taking_back_switches_off_and_unlinks_and_deletes_nothing(loaded: Trial) -> None:
    loaded.app.settings.put(CreateSettings(active=True))
    product, variants = new_family(loaded)
    run = create(loaded, variants).run_id
    act = loaded.app.frame.last_act()
    assert act is not None
    assert act.run_id == run, "the last act is the one that an undo takes back"
    made = [with_key(loaded, one)[0]["id"] for one in (product, *variants)]
    assert loaded.app.undo(run) is None
    rows = loaded.shop.get("items", ids=",".join(map(str, made)))
    assert [row["active"] for row in rows] == ["N", "N", "N"]
    assert not any("MOYSKLAD_ID" in row["properties"] for row in rows)
    assert not set(variants) & set(loaded.links().values())
    read_news(loaded)
    assert not set(variants) & set(loaded.links().values()), "it is not linked again by itself"
    assert loaded.app.undo(run) == "create.undo_used", "a second time there is nothing to take back"


def test_what_is_used_by_then_stays(loaded: Trial) -> None:
    ordered, on_sale, quiet = new_items(loaded, count=3)
    run = create(loaded, [ordered, on_sale, quiet]).run_id
    ids = {item: with_key(loaded, item)[0]["id"] for item in (ordered, on_sale, quiet)}
    loaded.shop.post("items", {"action": "activate", "id": ids[on_sale]})
    loaded.shop.post("items", {"action": "edit", "id": ids[ordered], "quantity": 3})
    loaded.shop.post("orders", {"action": "place", "items": [{"id": ids[ordered], "quantity": 1}]})
    loaded.sync(accepted=10_000)
    assert loaded.app.undo(run) == "create.undo_partly"
    assert {item for item in ids if item in loaded.links().values()} == {ordered, on_sale}
    journal = loaded.app.store.journal
    (last,) = journal.runs(1, JobName.CREATE_OFFERS)
    reasons = {one.change.item_id: one.change.error for one in journal.failures(last.id)}
    assert reasons == {ordered: "create.undo_ordered", on_sale: "create.undo_on_sale"}
    assert (last.undo_of, last.params["count"]) == (run, 1)


def test_the_log_and_the_items_history_tell_of_it(loaded: Trial) -> None:
    (item,) = new_items(loaded)
    run = create(loaded, [item]).run_id
    kinds = [entry.change.kind for entry in loaded.app.store.journal.history_of_item(item)]
    assert set(kinds) == {ChangeKind.CREATE_OFFER, ChangeKind.LINK}
    (link,) = loaded.app.store.journal.link_history(item)
    assert (link.run_id, link.change.reason.rule, link.who) == (run, "link.created", "person")
