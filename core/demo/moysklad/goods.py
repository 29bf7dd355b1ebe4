"""Rules of products, variants, bundles and services: names, characteristics, components, barcodes, archive."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.ledger import scaled
from core.demo.moysklad.references import read_meta
from core.demo.moysklad.sklad import Call
from core.demo.moysklad.values import barcodes

_MOST_COMPONENTS = 50
_PARTS = ("product", "service", "variant")
Change = dict[str, Any]


def prepare(call: Call, kind: str, data: dict[str, Any], columns: Change, body: Change, row: Row | None) -> None:
    """Check a good before it is stored and compose what the server composes.

    Raises:
        ApiError: 3006, 15000, 15001, 10000, 29001, 29003.
    """
    settings = call.sklad.settings
    if row is None and not columns.get("code") and settings.fill_unique_code:
        columns["code"] = f"{1 + call.sklad.db.value('SELECT max(seq) FROM thing'):05d}"
    code = columns.get("code")
    if code and settings.check_unique_code:
        goods = "('product', 'variant', 'bundle', 'service')"
        sql = f"SELECT id FROM thing WHERE kind IN {goods} AND code = ? AND id != ?"
        if call.sklad.db.value(sql, (code, row["id"] if row else "")) is not None:
            raise ApiError(3006, "code", parameter="code")
    if kind == "variant":
        _prepare_variant(call, data, columns, body, row)
    if kind == "bundle":
        _prepare_bundle(call, data, row)


def _prepare_variant(call: Call, data: dict[str, Any], columns: Change, body: Change, row: Row | None) -> None:
    if row is None or "characteristics" in data:
        body["characteristics"] = _characteristics(call, data.get("characteristics"))
    product = columns.get("parent") or (row["parent"] if row else "")
    columns["name"] = variant_name(call, product, body["characteristics"])
    wanted = sorted(body["characteristics"])
    for other in call.sklad.db.rows(
        "SELECT id, body FROM thing WHERE parent = ? AND kind = 'variant' AND id != ?",
        (product, row["id"] if row else ""),
    ):
        if sorted(body_of(other).get("characteristics", [])) == wanted:
            raise ApiError(15000)


def _characteristics(call: Call, value: Any) -> list[list[str]]:
    """Read characteristics: by id, else by name; an unknown name becomes a new characteristic."""
    if not isinstance(value, list) or not value:
        raise ApiError(15001, parameter="characteristics")
    known = call.sklad.settings.characteristics
    found = []
    for entry in value:
        if not isinstance(entry, dict) or not isinstance(entry.get("value"), str):
            raise ApiError(2016, "characteristics", "object", parameter="characteristics")
        key = entry.get("id")
        if key is None:
            name = entry.get("name")
            if not isinstance(name, str) or not name:
                raise ApiError(10000, parameter="characteristics")
            key = next((i for i, n in known.items() if n.casefold() == name.casefold()), None)
            if key is None:
                key = call.sklad.ids.new()
                known[key] = name
        elif key not in known:
            raise ApiError(1008, key, parameter="characteristics")
        found.append([key, entry["value"]])
    return found


def variant_name(call: Call, product_id: str, characteristics: list[list[str]]) -> str:
    """Return "Product (v1, v2)"."""
    product = call.sklad.db.value("SELECT name FROM thing WHERE id = ?", (product_id,))
    return f"{product} ({', '.join(value for _, value in characteristics)})"


def _prepare_bundle(call: Call, data: dict[str, Any], row: Row | None) -> None:
    if row is None and "components" not in data:
        raise ApiError(3000, "components", parameter="components")
    if row is not None and "components" in data and used_in(call, row["id"]):
        raise ApiError(29001, parameter="components")


def finish(call: Call, kind: str, data: dict[str, Any], item: str, created: bool) -> None:
    """Store what lies in tables of its own, after the good itself is stored."""
    if "barcodes" in data:
        _replace_barcodes(call, item, barcodes(data["barcodes"]))
    elif created and call.sklad.settings.fill_ean13:
        _replace_barcodes(call, item, [("ean13", call.sklad.ids.barcode())])
    if kind == "bundle" and "components" in data:
        _merge_components(call, item, data["components"])
    if kind == "product" and not created and "name" in data:
        _rename_variants(call, item)
    if "archived" in data and not created:
        set_archived(call, kind, item, bool(data["archived"]))


def _replace_barcodes(call: Call, item: str, codes: list[tuple[str, str]]) -> None:
    db = call.sklad.db
    db.run("DELETE FROM barcode WHERE item = ?", (item,))
    db.many("INSERT INTO barcode VALUES (?, ?, ?, ?)", [(item, n, k, v) for n, (k, v) in enumerate(codes)])


def _merge_components(call: Call, bundle: str, value: Any) -> None:
    """Components merge by the good they name (digest §7)."""
    db = call.sklad.db
    entries = value.get("rows") if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise ApiError(2016, "components", "array", parameter="components")
    for entry in entries:
        target = read_meta(call, "assortment", (entry or {}).get("assortment"), _PARTS)
        quantity = entry.get("quantity", 0)
        if isinstance(quantity, bool) or not isinstance(quantity, int | float) or scaled(quantity) <= 0:
            raise ApiError(3003, "quantity", parameter="components")
        present = db.value("SELECT id FROM component WHERE bundle = ? AND item = ?", (bundle, target.id))
        if present is None:
            db.run(
                "INSERT INTO component (id, bundle, kind, item, quantity) VALUES (?, ?, ?, ?, ?)",
                (call.sklad.ids.new(), bundle, target.kind, target.id, scaled(quantity)),
            )
        else:
            db.run("UPDATE component SET quantity = ? WHERE id = ?", (scaled(quantity), present))
    count = db.value("SELECT count(*) FROM component WHERE bundle = ?", (bundle,))
    if not 1 <= count <= _MOST_COMPONENTS:
        raise ApiError(29003, parameter="components")


def _rename_variants(call: Call, product: str) -> None:
    db = call.sklad.db
    for row in db.rows("SELECT id, body FROM thing WHERE parent = ? AND kind = 'variant'", (product,)):
        name = variant_name(call, product, body_of(row).get("characteristics", []))
        db.run("UPDATE thing SET name = ?, updated = ? WHERE id = ?", (name, call.now, row["id"]))


def set_archived(call: Call, kind: str, item: str, away: bool) -> None:
    """Tell the ledger that a good left or came back; a product's variants follow if the switch says so."""
    sklad = call.sklad
    items = [item]
    if kind == "product" and sklad.switches.archive_cascades:
        rows = sklad.db.rows("SELECT id FROM thing WHERE parent = ? AND kind = 'variant'", (item,))
        items.extend(row["id"] for row in rows)
        sklad.db.run(
            "UPDATE thing SET archived = ?, updated = ? WHERE parent = ? AND kind = 'variant' AND archived != ?",
            (int(away), call.now, item, int(away)),
        )
    for one in items:
        if away:
            sklad.ledger.leave(one, "item", call.now)
        else:
            sklad.ledger.come_back(one)


def used_in(call: Call, item: str) -> list[tuple[str, str]]:
    """Return (type, id) of what uses a good: documents, bundles, and one stock document if it ever moved."""
    db = call.sklad.db
    found = [
        (r["kind"], r["id"])
        for r in db.rows("SELECT kind, id FROM thing WHERE id IN (SELECT doc FROM position WHERE item = ?)", (item,))
    ]
    found += [
        ("bundle", r["bundle"]) for r in db.rows("SELECT DISTINCT bundle FROM component WHERE item = ?", (item,))
    ]
    if call.sklad.ledger.moved(item):
        found.append(("enter", call.sklad.ids.fixed("opening balances")))
    for variant in db.rows("SELECT id FROM thing WHERE parent = ? AND kind = 'variant'", (item,)):
        found += used_in(call, variant["id"])
    return found
