"""The extended stock reports /report/stock/all and /report/stock/bystore (digest §13.2-13.3), weight 5."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from core.demo.moysklad.db import Row, body_of
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.filters import Condition, moment_of, parse
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.ledger import SCALE
from core.demo.moysklad.listing import envelope, page_of, search_sql
from core.demo.moysklad.references import meta_of, plain_meta, read_href
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import Answer, Call

_MODES = {
    "all": "1",
    "positiveOnly": "{0} > 0",
    "negativeOnly": "{0} < 0",
    "empty": "{0} = 0",
    "nonEmpty": "{0} != 0",
    "underMinimum": "{0} < coalesce(json_extract(t.body, '$.minimumBalance'), 0) * 10000",
}
_SINGLE = ("stockMode", "quantityMode", "moment", "withSubFolders", "reserveOnly", "inTransitOnly", "search")
_ALL_FILTERS = (*_SINGLE, "store", "product", "variant", "consignment", "productFolder", "archived", "supplier")
_STORE_FILTERS = (
    "store", "product", "variant", "consignment", "productFolder", "search", "stockMode", "moment", "supplier",
)  # fmt: skip
_SUFFIX = {"product": "?expand=supplier", "variant": "?expand=product.supplier"}
_QUANTITY = "(coalesce(b.stock, 0) - coalesce(b.reserve, 0) + coalesce(b.transit, 0))"
_STOCK = "coalesce(b.stock, 0)"


class _Filter:
    """The conditions of a report, by name."""

    def __init__(self, call: Call, allowed: tuple[str, ...]) -> None:
        self.found: dict[str, list[Condition]] = defaultdict(list)
        for condition in parse(call.parameter("filter")):
            if condition.name not in allowed:
                raise ApiError(1034, f"неизвестное поле '{condition.name}'", parameter="filter")
            if condition.name in _SINGLE and self.found[condition.name]:
                raise ApiError(1030, condition.name)
            self.found[condition.name].append(condition)
        if "moment" in self.found:
            moment_of(self.one("moment", ""))

    def one(self, name: str, usual: str) -> str:
        """Return the value of a single filter."""
        return self.found[name][0].value if self.found.get(name) else usual

    def mode(self, name: str, usual: str) -> str:
        """Return a mode's SQL pattern."""
        value = self.one(name, usual)
        if value not in _MODES:
            raise ApiError(1041, value, name, parameter="filter")
        return _MODES[value]

    def flag(self, name: str) -> bool:
        """Return a boolean filter."""
        value = self.one(name, "false")
        if value not in ("true", "false"):
            raise ApiError(1014, value, name)
        return value == "true"

    def ids(self, call: Call, name: str, op: str = "=") -> list[str]:
        """Return the ids of the hrefs of a reference filter."""
        return [read_href(call, c.value).id for c in self.found.get(name, []) if c.op == op]


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def _balances(call: Call, wanted: _Filter, heads: str) -> tuple[str, list[str]]:
    """Return the subquery of totals per item over the wanted stores."""
    parts, values = ["1"], []
    for op, word in (("=", "IN"), ("!=", "NOT IN")):
        ids = wanted.ids(call, "store", op)
        if ids:
            parts.append(f"store {word} ({_marks(ids)})")
            values.extend(ids)
    totals = "sum(stock) AS stock, sum(reserve) AS reserve, sum(transit) AS transit"
    own = f"SELECT item, {totals} FROM balance WHERE {' AND '.join(parts)} GROUP BY item"
    if heads != "sum":
        return own, values
    below = (
        f"SELECT v.parent AS item, {totals} FROM balance JOIN thing v ON v.id = balance.item AND v.kind = 'variant'"
        f" WHERE {' AND '.join(parts)} GROUP BY v.parent"
    )
    return f"SELECT item, {totals} FROM ({own} UNION ALL {below}) GROUP BY item", values * 2


def _goods_where(call: Call, wanted: _Filter, kinds: tuple[str, ...]) -> tuple[list[str], list[Any]]:
    parts = [f"t.kind IN ({_marks(list(kinds))})"]
    values: list[Any] = list(kinds)
    flags = {c.value for c in wanted.found.get("archived", [])}
    if flags != {"true", "false"}:
        parts.append(f"t.archived = {int(flags == {'true'})}")
    for name in ("product", "variant", "consignment"):
        ids = wanted.ids(call, name)
        if ids:
            parts.append(f"t.id IN ({_marks(ids)})")
            values.extend(ids)
    folders = wanted.ids(call, "productFolder")
    if folders:
        marks = _marks(folders)
        parts.append(f"(t.parent IN ({marks}) OR t.parent IN (SELECT id FROM thing WHERE parent IN ({marks})))")
        values.extend(folders * 2)
    search = call.parameter("search") or wanted.one("search", "")
    if search:
        sql, given = search_sql(KINDS["product"], search)
        parts.append(sql)
        values.extend(given)
    busy = sorted(call.sklad.ledger.recalculating(call.now))
    if busy:
        parts.append(f"t.id NOT IN ({_marks(busy)})")
        values.extend(busy)
    return parts, values


def all_report(call: Call) -> Answer:
    """Answer totals per item. Defaults: quantityMode nonEmpty, stockMode all, groupBy variant."""
    call.need("stock", 13003)
    group = call.parameter("groupBy") or "variant"
    if group not in ("product", "variant", "consignment"):
        raise ApiError(1084, group, "groupBy", parameter="groupBy")
    wanted = _Filter(call, _ALL_FILTERS)
    heads = "sum" if group == "product" else call.sklad.switches.report_heads
    kinds = ("product",) if group == "product" else ("product", "variant")
    source, balance_values = _balances(call, wanted, heads)
    parts, values = _goods_where(call, wanted, kinds)
    if heads == "none":
        parts.append("NOT (t.kind = 'product' AND EXISTS (SELECT 1 FROM thing v WHERE v.parent = t.id))")
    parts.append(wanted.mode("quantityMode", "nonEmpty").format(_QUANTITY))
    parts.append(wanted.mode("stockMode", "all").format(_STOCK))
    if wanted.flag("reserveOnly"):
        parts.append("coalesce(b.reserve, 0) > 0")
    if wanted.flag("inTransitOnly"):
        parts.append("coalesce(b.transit, 0) > 0")
    limit, offset = page_of(call)
    joined = f"FROM thing t LEFT JOIN ({source}) b ON b.item = t.id WHERE {' AND '.join(parts)}"
    given = [*balance_values, *values]
    size = call.sklad.db.value(f"SELECT count(*) {joined}", given)
    columns = (
        "t.*, coalesce(b.stock, 0) AS stock, coalesce(b.reserve, 0) AS reserve, coalesce(b.transit, 0) AS transit"
    )
    sql = f"SELECT {columns} {joined} ORDER BY t.name, t.seq LIMIT ? OFFSET ?"
    renderer = Renderer(call)
    rows = [_all_row(renderer, r) for r in call.sklad.db.rows(sql, [*given, limit, offset])]
    return Answer(envelope(call, "stock", rows, size, limit, offset))


def _all_row(renderer: Renderer, row: Row) -> dict[str, Any]:
    call = renderer.call
    number = call.number
    head = row if row["kind"] == "product" else renderer.head(row["parent"])
    assert head is not None
    body, head_body = body_of(row), body_of(head)
    price = (body.get("salePrices") or head_body.get("salePrices") or {}).get("0", 0)
    stock, reserve, transit = (row[n] / SCALE for n in ("stock", "reserve", "transit"))
    out: dict[str, Any] = {
        "meta": meta_of(call, row["kind"], row["id"], row["ui"], _SUFFIX[row["kind"]]),
        "stock": number(stock),
        "inTransit": number(transit),
        "reserve": number(reserve),
        "quantity": number(stock - reserve + transit),
        "name": row["name"],
        "code": row["code"] or "",
        "price": number(body.get("buyPrice") or head_body.get("buyPrice") or 0),
        "salePrice": number(price),
        "externalCode": row["ext"],
        "stockDays": 0,
    }
    if row["article"]:
        out["article"] = row["article"]
    if "uom" in head_body:
        uom = call.sklad.db.by_id(head_body["uom"].partition("/")[2])
        if uom is not None:
            out["uom"] = {"meta": meta_of(call, "uom", uom["id"]), "name": uom["name"]}
    folder = call.sklad.db.by_id(head["parent"]) if head["parent"] else None
    if folder is not None:
        out["folder"] = {
            "meta": meta_of(call, "productfolder", folder["id"]),
            "name": folder["name"],
            "pathName": renderer.path_of(folder["parent"]),
        }
    return out


def store_report(call: Call) -> Answer:
    """Answer balances per item with one entry for every store of the account. stockMode defaults to nonEmpty."""
    call.need("stock", 13003)
    wanted = _Filter(call, _STORE_FILTERS)
    if len({"product", "variant", "consignment", "productFolder", "search"} & set(wanted.found)) > 1:
        raise ApiError(1034, "допускается только один из фильтров товара")
    source, balance_values = _balances(call, wanted, "own")
    parts, values = _goods_where(call, wanted, ("product", "variant"))
    parts.append(wanted.mode("stockMode", "nonEmpty").format(_STOCK))
    limit, offset = page_of(call)
    joined = f"FROM thing t LEFT JOIN ({source}) b ON b.item = t.id WHERE {' AND '.join(parts)}"
    given = [*balance_values, *values]
    size = call.sklad.db.value(f"SELECT count(*) {joined}", given)
    found = call.sklad.db.rows(
        f"SELECT t.* {joined} ORDER BY t.name, t.seq LIMIT ? OFFSET ?", [*given, limit, offset]
    )
    stores = call.sklad.db.rows("SELECT id, name FROM thing WHERE kind = 'store' ORDER BY seq")
    only = wanted.ids(call, "store")
    shown = [s for s in stores if not only or s["id"] in only]
    rows = [_store_row(call, row, shown) for row in found]
    return Answer(envelope(call, "stockbystore", rows, size, limit, offset))


def _store_row(call: Call, row: Row, stores: list[Row]) -> dict[str, Any]:
    cells = {c["store"]: c for c in call.sklad.db.rows("SELECT * FROM balance WHERE item = ?", (row["id"],))}
    entries = []
    for store in stores:
        cell = cells.get(store["id"])
        figures = {n: (cell[n] / SCALE if cell else 0) for n in ("stock", "reserve", "transit")}
        entries.append(
            {
                "meta": plain_meta(call.href("entity", "store", store["id"]), "store",
                                   metadataHref=call.href("entity", "store", "metadata")),
                "name": store["name"],
                "stock": call.number(figures["stock"]),
                "reserve": call.number(figures["reserve"]),
                "inTransit": call.number(figures["transit"]),
            }
        )  # fmt: skip
    meta = meta_of(call, row["kind"], row["id"], row["ui"], _SUFFIX[row["kind"]])
    return {"meta": meta, "stockByStore": entries}
