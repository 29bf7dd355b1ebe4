"""The computed part of documents in answers: sums, links, operations, what positions add (digest §12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.demo.moysklad.db import Row
from core.demo.moysklad.expanding import Tree
from core.demo.moysklad.fields import Kind
from core.demo.moysklad.ledger import SCALE
from core.demo.moysklad.lines import extra_of
from core.demo.moysklad.orders import held
from core.demo.moysklad.references import reference
from core.demo.moysklad.sklad import Call

if TYPE_CHECKING:
    from core.demo.moysklad.rendering import Renderer

_SUMS = {
    "customerorder": ("sum", "vatSum", "payedSum", "shippedSum", "reservedSum", "invoicedSum"),
    "demand": ("sum", "vatSum", "payedSum"),
    "salesreturn": ("sum", "vatSum", "payedSum"),
    "paymentin": ("sum", "vatSum"),
    "paymentout": ("sum", "vatSum"),
}


def figures(drawer: Renderer, out: dict[str, Any], spec: Kind, row: Row, body: dict[str, Any], tree: Tree) -> None:
    """Add currency, sums, linked documents and operations to a document's answer."""
    number = drawer.call.number
    rate = {} if body.get("rate") in (None, 1) else {"value": number(body["rate"])}
    out["rate"] = {"currency": drawer.currency()} | rate
    out["externalCode"] = row["ext"]
    for name in _SUMS[spec.name]:
        if name != "vatSum" or body.get("vatEnabled", True):
            out[name] = number(body.get(name, 0))
    for name, kind in spec.links.items():
        linked = _linked(drawer, row["id"], kind)
        if linked:
            out[name] = [drawer.ref(f"{kind}/{other}", tree.get(name)) for other in linked]
    if spec.name.startswith("payment"):
        operations = _operations(drawer, row["id"], tree.get("operations"))
        if operations:
            out["operations"] = operations


def _linked(drawer: Renderer, doc: str, kind: str) -> list[str]:
    """Return the documents of a type that point at `doc`; binned ones are not shown."""
    if f"{kind}.view" in drawer.call.sklad.switches.denied_rights:
        return []
    if kind.startswith("payment"):
        sql = (
            "SELECT t.id FROM operation o JOIN thing t ON t.id = o.doc"
            " WHERE o.target = ? AND t.kind = ? AND t.deleted IS NULL ORDER BY o.seq"
        )
    else:
        sql = "SELECT id FROM thing WHERE parent = ? AND +kind = ? AND deleted IS NULL ORDER BY seq"
    return [found["id"] for found in drawer.db.rows(sql, (doc, kind))]


def _operations(drawer: Renderer, payment: str, tree: Tree | None) -> list[dict[str, Any]]:
    rows = drawer.db.rows("SELECT * FROM operation WHERE doc = ? ORDER BY seq", (payment,))
    return [
        drawer.ref(f"{row['kind']}/{row['target']}", tree) | {"linkedSum": drawer.call.number(row["linked"])}
        for row in rows
    ]


def line_figures(call: Call, out: dict[str, Any], kind: str, row: Row) -> None:
    """Add what positions of a type have beside goods, quantity and price."""
    if kind == "customerorder":
        if held(row):
            out["reserve"] = call.number(held(row) / SCALE)
        out["shipped"] = call.number(row["shipped"] / SCALE)
    elif kind == "demand":
        out["overhead"] = 0
    out.update(extra_of(row))


def empty_rate(call: Call) -> dict[str, Any]:
    """Return the rate of a document in the accounting currency."""
    return {"currency": reference(call, f"currency/{call.sklad.settings.currency}")}
