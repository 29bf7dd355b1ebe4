"""Stored objects as the API shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.demo.moysklad import attributes
from core.demo.moysklad.contacts import contact_rows, draw_contact
from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.dictionaries import characteristic, price_type, states_of
from core.demo.moysklad.document_figures import figures, line_figures
from core.demo.moysklad.expanding import Tree
from core.demo.moysklad.fields import Field, Kind
from core.demo.moysklad.kinds import GOODS, KINDS
from core.demo.moysklad.ledger import SCALE
from core.demo.moysklad.moments import to_text
from core.demo.moysklad.notes import draw_note
from core.demo.moysklad.references import meta_of, plain_meta, reference
from core.demo.moysklad.sklad import Call

_NESTED_LIMIT = 1000
_ROW_TYPES = {
    "components": "bundlecomponent",
    "images": "image",
    "files": "files",
    "accounts": "account",
    "contactpersons": "contactperson",
    "notes": "note",
    "zones": "storezone",
    "slots": "slot",
}
_DEFAULTS: dict[str, Any] = {
    "shared": False,
    "discountProhibited": False,
    "useParentVat": False,
    "printed": False,
    "published": False,
    "isSerialTrackable": False,
}
_BY_THEMSELVES = {"notes": draw_note, "contactpersons": draw_contact}


def row_type(kind: str, name: str) -> str:
    """Return the type of the rows of a nested list."""
    return f"{kind}position" if name == "positions" else _ROW_TYPES[name]


class Renderer:
    """Renders objects for one call; remembers what neighbouring rows share."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.db = call.sklad.db
        self._heads: dict[str, Row | None] = {}
        self._barcodes: dict[str, list[Row]] = {}
        self._prices: dict[str, dict[str, float]] = {}
        self._paths: dict[str, str] = {}
        self._references: dict[str, dict[str, Any]] = {}
        self._characteristics: dict[str, dict[str, Any]] = {}
        self._price_types = [price_type(call, kind) for kind in call.sklad.settings.price_types]

    def foresee(self, rows: list[Row]) -> None:
        """Fetch at once what the goods among `rows` will need one by one: barcodes and the variants' products."""
        goods = [row["id"] for row in rows if row["kind"] in GOODS]
        self._barcodes = {item: [] for item in goods}
        for code in self._among("SELECT item, kind, value FROM barcode WHERE item IN ({}) ORDER BY item, ord", goods):
            self._barcodes[code["item"]].append(code)
        heads = {row["parent"] for row in rows if row["kind"] == "variant"}
        for head in self._among("SELECT * FROM thing WHERE id IN ({})", list(heads)):
            self._heads[head["id"]] = head

    def _among(self, sql: str, ids: list[str]) -> list[Row]:
        return self.db.rows(sql.format(", ".join("?" * len(ids))), ids) if ids else []

    def thing(self, row: Row, tree: Tree | None = None, suffix: str = "") -> dict[str, Any]:
        """Return an object with the references of `tree` expanded; `suffix` is echoed in its href."""
        spec = KINDS[row["kind"]]
        body = body_of(row)
        tree = tree or {}
        out: dict[str, Any] = {"meta": meta_of(self.call, spec.name, row["id"], row["ui"], suffix), "id": row["id"]}
        if spec.name != "currency":
            out["accountId"] = self.call.sklad.account_id
        for field in spec.fields:
            value = self._value(field, row, body)
            if value is not None:
                self._put(out, field, value, tree)
        if spec.name in GOODS:
            self._goods(out, spec, row, body)
        elif spec.document:
            figures(self, out, spec, row, body, tree)
        elif spec.name == "counterparty":
            out.setdefault("salesAmount", self.call.number(0))
        for name in spec.lists:
            out[name] = self._list(spec, row, name, tree)
        return out

    def _value(self, field: Field, row: Row, body: dict[str, Any]) -> Any:
        name = field.name
        if name in ("id", "productid") or (name == "sum" and KINDS[row["kind"]].document):
            return None
        if name == "pathName":
            return self.path_of(row["parent"] if row["kind"] != "variant" else None)
        if field.column:
            value = row[field.column[2:]]
            return bool(value) if field.type == "bool" else value
        value = body.get(name)
        if value is None:
            if name == "owner":
                return f"employee/{self.call.sklad.accounts.solution.employee_id}"
            if name == "group":
                return f"group/{self.call.sklad.group_id}"
            value = _DEFAULTS.get(name)
        return value

    def _put(self, out: dict[str, Any], field: Field, value: Any, tree: Tree) -> None:
        name, kind = field.name, field.type
        if kind == "ref":
            stored = f"{field.refs[0]}/{value}" if field.column else str(value)
            out[name] = self.ref(stored, tree.get(name))
        elif kind in ("moment", "minute"):
            out[name] = to_text(value)
        elif kind == "number":
            out[name] = self.call.number(value)
        elif kind == "money":
            out[name] = {"value": self.call.number(value), "currency": self.currency()}
        elif kind == "rate":
            out[name] = {"currency": self.currency()} | (
                {} if value in (None, 1) else {"value": self.call.number(value)}
            )
        elif kind == "address":
            out[name] = value["text"]
            out[f"{name}Full"] = value["full"]
        elif kind == "attributes":
            rendered = attributes.shown(self.call, out["meta"]["type"], value)
            if rendered:
                out[name] = rendered
        elif kind not in ("prices", "characteristics"):
            out[name] = value

    def ref(self, stored: str, tree: Tree | None) -> dict[str, Any]:
        """Return a reference, or the whole object when `tree` asks for it."""
        kind, thing_id = stored.split("/")[:2]
        if tree is not None and kind in KINDS:
            row = self.db.thing(kind, thing_id)
            if row is not None:
                if f"{kind}.view" in self.call.sklad.switches.denied_rights:
                    return {"meta": meta_of(self.call, kind, thing_id, row["ui"]) | {"permitted": False}}
                return self.thing(row, tree)
        if tree is not None and kind == "state":
            return next(s for s in states_of(self.call, stored.split("/")[2]) if s["id"] == thing_id)
        return self._reference(stored)

    def _reference(self, stored: str) -> dict[str, Any]:
        """Return a reference object; neighbouring rows share it, so nobody may change it."""
        found = self._references.get(stored)
        if found is None:
            kind, thing_id = stored.split("/")[:2]
            head = self._heads.get(thing_id)
            if head is not None:
                found = {"meta": meta_of(self.call, kind, thing_id, head["ui"])}
            else:
                found = reference(self.call, stored)
            self._references[stored] = found
        return found

    def currency(self) -> dict[str, Any]:
        """Return the reference to the accounting currency."""
        return self._reference(f"currency/{self.call.sklad.settings.currency}")

    def path_of(self, folder_id: str | None) -> str:
        """Return the path of a folder or store from the top, "" at the top."""
        if folder_id is None:
            return ""
        if folder_id not in self._paths:
            row = self.db.by_id(folder_id)
            above = self.path_of(row["parent"]) if row is not None else ""
            name = row["name"] if row is not None else ""
            self._paths[folder_id] = f"{above}/{name}" if above else name
        return self._paths[folder_id]

    def head(self, product_id: str) -> Row | None:
        """Return the product of a variant."""
        if product_id not in self._heads:
            self._heads[product_id] = self.db.by_id(product_id)
        return self._heads[product_id]

    def _head_prices(self, product_id: str) -> dict[str, float]:
        """Return the sale prices that a variant without its own shows."""
        if product_id not in self._prices:
            head = self.head(product_id)
            self._prices[product_id] = (body_of(head).get("salePrices") if head is not None else None) or {}
        return self._prices[product_id]

    def _goods(self, out: dict[str, Any], spec: Kind, row: Row, body: dict[str, Any]) -> None:
        prices = body.get("salePrices")
        if spec.name == "variant":
            out["characteristics"] = [self._characteristic(c, v) for c, v in body.get("characteristics", [])]
            if prices is None:
                prices = self._head_prices(row["parent"])
        else:
            out["effectiveVat"] = body.get("vat", 0)
            out["effectiveVatEnabled"] = body.get("vatEnabled", False)
            if spec.name == "product":
                out["variantsCount"] = self.db.value(
                    "SELECT count(*) FROM thing WHERE parent = ? AND kind = 'variant'", (row["id"],)
                )
        out["salePrices"] = self.sale_prices(prices or {})
        codes = self._barcodes.get(row["id"])
        if codes is None:
            codes = self.db.rows("SELECT kind, value FROM barcode WHERE item = ? ORDER BY ord", (row["id"],))
        if codes:
            out["barcodes"] = [{c["kind"]: c["value"]} for c in codes]

    def sale_prices(self, prices: dict[str, float]) -> list[dict[str, Any]]:
        """Return one price per price type; `prices` are kopecks by the types' keys."""
        currency = self.currency()
        kinds = zip(self.call.sklad.settings.price_types, self._price_types, strict=True)
        return [
            {"value": self.call.number(prices.get(kind["key"], 0)), "currency": currency, "priceType": shown}
            for kind, shown in kinds
        ]

    def _characteristic(self, characteristic_id: str, value: str) -> dict[str, Any]:
        found = self._characteristics.get(characteristic_id)
        if found is None:
            found = self._characteristics[characteristic_id] = characteristic(self.call, characteristic_id)
        return found | {"value": value}

    def _list(self, spec: Kind, row: Row, name: str, tree: Tree) -> dict[str, Any]:
        rows = self._rows(row, name)
        href = self.call.href("entity", spec.name, row["id"], name)
        meta = plain_meta(href, row_type(spec.name, name), size=len(rows), limit=_NESTED_LIMIT, offset=0)
        if name not in tree:
            return {"meta": meta}
        drawn = [self.nested(spec.name, name, r, tree[name]) for r in rows[:_NESTED_LIMIT]]
        return {"meta": meta, "rows": drawn}

    def _rows(self, row: Row, name: str) -> Sequence[Any]:
        if name == "positions":
            return self.db.rows("SELECT * FROM position WHERE doc = ? ORDER BY seq", (row["id"],))
        if name == "components":
            return self.db.rows("SELECT * FROM component WHERE bundle = ? ORDER BY seq", (row["id"],))
        if name == "notes":
            return self.db.rows("SELECT * FROM note WHERE doc = ? ORDER BY seq", (row["id"],))
        return contact_rows(row) if name == "contactpersons" else []

    def nested(self, kind: str, name: str, row: Any, tree: Tree | None) -> dict[str, Any]:
        """Return one row of a nested list."""
        if name in _BY_THEMSELVES:
            return _BY_THEMSELVES[name](self.call, kind, row)
        owner = row["doc"] if name == "positions" else row["bundle"]
        href = self.call.href("entity", kind, owner, name, row["id"])
        out: dict[str, Any] = {
            "meta": plain_meta(href, row_type(kind, name)),
            "id": row["id"],
            "accountId": self.call.sklad.account_id,
            "quantity": self.call.number(row["quantity"] / SCALE),
        }
        if name == "positions":
            out["price"] = self.call.number(row["price"])
            out["discount"] = self.call.number(row["discount"])
            out["vat"] = row["vat"]
            out["vatEnabled"] = bool(row["vat_enabled"])
            line_figures(self.call, out, kind, row)
        out["assortment"] = self.ref(f"{row['kind']}/{row['item']}", (tree or {}).get("assortment"))
        return out
