"""Plain entities: list, get, add, update, delete and getFields over one table, told by its fields."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from core.demo.bitrix import php
from core.demo.bitrix.call import PAGE, Call, Handler, Method, Result, page_start
from core.demo.bitrix.errors import RestError, general
from core.demo.bitrix.fields import Field, Style, read, written
from core.demo.bitrix.filters import Condition, DateMode, conditions, ordering, where
from core.demo.bitrix.shop import Shop


@dataclass(frozen=True)
class Entity:
    """A table behind REST methods `prefix.list`, `prefix.get` and so on.

    Attributes:
        prefix: such as "catalog.price".
        item, items: wrapper keys of one row and of a list.
        not_found: (code, text) of the refusal for an absent row.
        required_filter: names that a list's filter must hold.
        raw_dates: dates in filters follow the old order-side rules.
        fixed: a condition that always holds, such as hiding system rows.
    """

    prefix: str
    table: str
    item: str
    items: str
    fields: tuple[Field, ...]
    not_found: tuple[int, str] = (0, "Entity does not exist")
    required_filter: tuple[str, ...] = ()
    raw_dates: bool = False
    fixed: str = ""

    @property
    def scope(self) -> str:
        """The scope of its methods."""
        return self.prefix.split(".")[0]

    @property
    def by_name(self) -> dict[str, Field]:
        """Its fields by their REST names."""
        return {field.name: field for field in self.fields}

    def style(self, shop: Shop) -> Style:
        """How its zeros are written."""
        return Style.NULLS if self.scope == "catalog" else shop.sale_style

    def render(self, shop: Shop, row: sqlite3.Row, names: set[str] | None = None) -> dict[str, Any]:
        """Return a row as REST writes it, with the fields in `names` or all."""
        style = self.style(shop)
        return {
            field.name: written(field, row[field.column], style, shop.zone_minutes)
            for field in self.fields
            if names is None or field.name in names
        }

    def find(self, shop: Shop, row_id: Any) -> sqlite3.Row:
        """Return the row with that id.

        Raises:
            RestError: there is none.
        """
        row = shop.row(f"SELECT * FROM {self.table} WHERE id = ?", (row_id,))
        if row is None:
            raise RestError(*self.not_found)
        return row

    def key(self, call: Call) -> Any:
        """Return the id parameter with the type of the id column."""
        given = call.need("id")
        return str(given) if self.by_name["id"].kind == "string" else php.to_int(given)


def selected(call: Call, known: dict[str, Field]) -> set[str] | None:
    """Return the known names of a `select` parameter, or None for all of them."""
    asked = {str(name) for name in php.values_of(call.params.get("select"))}
    names = asked & set(known)
    return None if not names or "*" in asked else names


def date_mode(shop: Shop, raw_dates: bool) -> DateMode:
    """Return how a list of that kind reads dates in its filter."""
    if not raw_dates or not shop.switches.culture_dates:
        return "iso"
    return "culture_error" if shop.switches.culture_bad_date == "error" else "culture_wrong"


def paged(
    shop: Shop, table: str, found: list[Condition], order: str, params: dict[str, Any], wraps: bool = False
) -> tuple[list[sqlite3.Row], int | None, int | None]:
    """Return (rows, total, next) of one page; with `wraps` a page past the end shows the first one again."""
    clause, arguments = where(found)
    start = page_start(params)
    total = None
    if start is not None:
        total = int(shop.value(f"SELECT count(*) FROM {table}{clause}", arguments))
        if wraps and start >= total:
            start = 0
    rows = shop.rows(f"SELECT * FROM {table}{clause} ORDER BY {order} LIMIT {PAGE} OFFSET {start or 0}", arguments)
    following = None
    if total is not None and start is not None and start + PAGE < total:
        following = start + PAGE
    return rows, total, following


def list_rows(entity: Entity, call: Call) -> Result:
    """Answer `list`."""
    shop = call.shop
    known = entity.by_name
    given = dict(php.items_of(call.params.get("filter")))
    for name in entity.required_filter:
        if not {name, f"={name}"} & set(given):
            raise general(f"Required filter fields: {name}")
    found = conditions(given, known, shop.zone_minutes, date_mode(shop, entity.raw_dates))
    if entity.fixed:
        found.append(Condition(entity.fixed))
    order = ordering(call.params.get("order"), known)
    rows, total, following = paged(shop, entity.table, found, order, call.params)
    names = selected(call, known)
    value = {entity.items: [entity.render(shop, row, names) for row in rows]}
    return Result(value, total, following, counted_rows=total or 0)


def get_row(entity: Entity, call: Call) -> Result:
    """Answer `get`."""
    row = entity.find(call.shop, entity.key(call))
    return Result({entity.item: entity.render(call.shop, row)})


def get_fields(entity: Entity, _call: Call) -> Result:
    """Answer `getFields`."""
    return Result({entity.item: {field.name: field.describe() for field in entity.fields}})


def values_to_store(entity: Entity, call: Call, adding: bool) -> dict[str, Any]:
    """Return column values of the writable fields that were sent; names that are not known are dropped.

    Raises:
        RestError: a required field of a new row is missing.
    """
    sent = call.need_fields()
    zone = call.shop.zone_minutes
    values: dict[str, Any] = {}
    absent: list[str] = []
    for field in entity.fields:
        allowed = not field.read_only if adding else field.writable
        if allowed and field.name in sent:
            values[field.column] = read(field, sent[field.name], zone)
        elif adding and field.required and not field.read_only:
            absent.append(field.name)
        elif adding and field.default is not None:
            values[field.column] = field.default
    if absent:
        raise general(f"Required fields: {', '.join(absent)}")
    return values


def insert(shop: Shop, table: str, values: dict[str, Any]) -> int:
    """Insert a row and return its id."""
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    return shop.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values.values())


def change(shop: Shop, table: str, row_id: Any, values: dict[str, Any]) -> None:
    """Set columns of one row."""
    if values:
        sets = ", ".join(f"{name} = ?" for name in values)
        shop.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*values.values(), row_id))


def add_row(entity: Entity, call: Call) -> Result:
    """Answer `add`."""
    values = values_to_store(entity, call, adding=True)
    if "timestamp_x" in {field.column for field in entity.fields}:
        values["timestamp_x"] = call.shop.now()
    row_id = insert(call.shop, entity.table, values)
    call.shop.log_write(call.method, row_id, call.params.get("fields"))
    return Result({entity.item: entity.render(call.shop, entity.find(call.shop, row_id))})


def update_row(entity: Entity, call: Call) -> Result:
    """Answer `update`."""
    row_id = entity.key(call)
    call.need_fields()
    entity.find(call.shop, row_id)
    change(call.shop, entity.table, row_id, values_to_store(entity, call, adding=False))
    call.shop.log_write(call.method, row_id, call.params.get("fields"))
    return Result({entity.item: entity.render(call.shop, entity.find(call.shop, row_id))})


def delete_row(entity: Entity, call: Call) -> Result:
    """Answer `delete`."""
    row_id = entity.key(call)
    entity.find(call.shop, row_id)
    call.shop.execute(f"DELETE FROM {entity.table} WHERE id = ?", (row_id,))
    call.shop.log_write(call.method, row_id, None)
    return Result(True)


READING = {"list": list_rows, "get": get_row, "getFields": get_fields}
WRITING = {"add": add_row, "update": update_row, "delete": delete_row}


def bound(function: Any, entity: Entity) -> Handler:
    """Return a handler that answers for `entity`."""

    def handler(call: Call) -> Result:
        result: Result = function(entity, call)
        return result

    return handler


def methods(entity: Entity, *, writes: bool = False, without: tuple[str, ...] = ()) -> list[Method]:
    """Return the methods of an entity: list, get and getFields; with `writes` add, update and delete too."""
    actions = {**READING, **(WRITING if writes else {})}
    return [
        Method(
            f"{entity.prefix}.{name}",
            entity.scope,
            bound(function, entity),
            "write" if name in WRITING else "read",
        )
        for name, function in actions.items()
        if name not in without
    ]
