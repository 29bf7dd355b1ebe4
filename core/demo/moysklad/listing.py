"""Lists: envelope, paging, filter, order, search (digest §5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from core.demo.moysklad.db import Row
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.expanding import MOST_ROWS, Tree, check, read_expand
from core.demo.moysklad.fields import EQUAL, Field, Kind
from core.demo.moysklad.filters import Condition, attribute_field, grouped, parse, to_sql
from core.demo.moysklad.kinds import KINDS
from core.demo.moysklad.references import plain_meta, read_href
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import Answer, Call

MOST = 1000
_ORDER_COLUMNS = {
    "id": "t.id",
    "name": "t.name",
    "updated": "t.updated",
    "created": "t.created",
    "code": "t.code",
    "externalCode": "t.ext",
    "article": "t.article",
    "archived": "t.archived",
    "syncId": "t.sync",
    "pathName": "(SELECT f.name FROM thing f WHERE f.id = t.parent)",
}
Where = tuple[list[str], list[Any]]


def page_of(call: Call, usual: int = MOST, most: int = MOST) -> tuple[int, int]:
    """Return (limit, offset); a limit above `most` counts as `most`.

    Raises:
        ApiError: 1040 for anything but whole numbers in range.
    """
    numbers = []
    for name, default, least in (("limit", usual, 1), ("offset", 0, 0)):
        text = call.parameter(name)
        try:
            number = default if text is None else int(text)
        except ValueError:
            raise ApiError(1040, name, parameter=name) from None
        if number < least:
            raise ApiError(1040, name, parameter=name)
        numbers.append(number)
    return min(numbers[0], most), numbers[1]


def envelope(call: Call, kind: str, rows: list[Any], size: int, limit: int, offset: int) -> dict[str, Any]:
    """Return the list object; next and previous addresses only when there is more than one page."""
    href = call.href(*call.path)
    meta = plain_meta(href, kind, size=size, limit=limit, offset=offset)
    rest: dict[str, str] = {}
    if call.sklad.switches.next_href_keeps_query:
        rest = {n: v[0] for n, v in call.query.items() if n not in ("limit", "offset")}
    if offset + limit < size:
        meta["nextHref"] = f"{href}?{urlencode({'limit': limit, 'offset': offset + limit} | rest)}"
    if offset > 0:
        meta["previousHref"] = f"{href}?{urlencode({'limit': limit, 'offset': max(0, offset - limit)} | rest)}"
    employee = call.href("context", "employee")
    owner = {
        "href": employee,
        "metadataHref": call.href("entity", "employee", "metadata"),
        "type": "employee",
        "mediaType": "application/json",
    }
    return {"context": {"employee": {"meta": owner}}, "meta": meta, "rows": rows}


def list_things(call: Call, kind: str) -> Answer:
    """Answer a list of one type."""
    spec = KINDS[kind]
    call.need(f"{kind}.view", 1016)
    where = where_of(call, spec, (kind,))
    return Answer(page_answer(call, spec, kind, where))


def page_answer(
    call: Call,
    spec: Kind,
    list_type: str,
    where: Where,
    render: Callable[[Renderer, Row, Tree], dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return the page of things that `where` selects; expand is ignored above 100 rows a page."""
    limit, offset = page_of(call)
    tree = read_expand(call)
    if tree:
        check(spec, tree)
    if limit > MOST_ROWS:
        tree = {}
    db = call.sklad.db
    condition = " AND ".join(where[0])
    size = db.value(f"SELECT count(*) FROM thing t WHERE {condition}", where[1])
    sql = f"SELECT t.* FROM thing t WHERE {condition} ORDER BY {_order(call, spec)} LIMIT ? OFFSET ?"
    rows = db.rows(sql, [*where[1], limit, offset])
    renderer = Renderer(call)
    renderer.foresee(rows)
    draw = render or (lambda r, row, branch: r.thing(row, branch))
    return envelope(call, list_type, [draw(renderer, row, tree) for row in rows], size, limit, offset)


def _order(call: Call, spec: Kind) -> str:
    text = call.parameter("order")
    if not text:
        return "t.seq"
    parts = []
    for part in text.split(";"):
        name, _, direction = part.strip().partition(",")
        if name not in spec.order or direction not in ("", "asc", "desc"):
            raise ApiError(1063, part.strip(), parameter="order")
        column = _ORDER_COLUMNS.get(name, spec.by_name[name].sql if name in spec.by_name else "t.seq")
        parts.append(f"{column} {direction or 'asc'}")
    return ", ".join([*parts, "t.seq"])


def where_of(call: Call, spec: Kind, kinds: tuple[str, ...]) -> Where:
    """Return the SQL conditions of a list: types, filter, archived rule, binned documents, search."""
    parts = [f"t.kind IN ({', '.join('?' * len(kinds))})"]
    values: list[Any] = list(kinds)
    fields = grouped(parse(call.parameter("filter")))
    _archived(call, spec, fields, parts)
    if spec.document:
        _deleted(fields, parts)
    for name, conditions in fields.items():
        sql, given = _condition(call, spec, name, conditions)
        if sql:
            parts.append(sql)
            values.extend(given)
    search = call.parameter("search")
    if search:
        sql, given = search_sql(spec, search)
        parts.append(sql)
        values.extend(given)
    return parts, values


def _archived(call: Call, spec: Kind, fields: dict[str, list[Condition]], parts: list[str]) -> None:
    """Hide archived objects unless the filter says otherwise; both values ask for all."""
    if "archived" in fields and not spec.archivable:
        raise ApiError(1034, "неизвестное поле 'archived'")
    if {(c.op, c.value) for c in fields.get("archived", [])} == {("=", "true"), ("=", "false")}:
        del fields["archived"]
        return
    if not spec.archivable or "archived" in fields:
        return
    switches = call.sklad.switches
    by_id = "id" in fields and spec.name == "product" and switches.id_filter_shows_archived
    if not by_id and (switches.archived_hidden or spec.name == "assortment"):
        parts.append("t.archived = 0")


def _deleted(fields: dict[str, list[Condition]], parts: list[str]) -> None:
    """Hide binned documents unless the filter asks for them by isDeleted."""
    wanted = {c.value for c in fields.pop("isDeleted", [])}
    for value in wanted:
        if value not in ("true", "false"):
            raise ApiError(1014, value, "isDeleted")
    if wanted == {"true"}:
        parts.append("t.deleted IS NOT NULL")
    elif wanted != {"true", "false"}:
        parts.append("t.deleted IS NULL")


def _condition(call: Call, spec: Kind, name: str, conditions: list[Condition]) -> tuple[str, list[Any]]:
    if name == "barcode" and "barcodes" in spec.by_name:
        return _barcode(spec, conditions)
    if name == "state.name" and "state" in spec.by_name:
        return _state_name(call, spec, conditions)
    if name == "assortment" and spec.document:
        targets = [read_href(call, c.value).id for c in conditions if c.op == "="]
        marks = ", ".join("?" * len(targets))
        return f"t.id IN (SELECT doc FROM position WHERE item IN ({marks}))", targets
    if name == "pathName" and "pathName" in spec.by_name:
        return _path_name(call, conditions)
    field = attribute_field(call, spec.name, name) or spec.by_name.get(name)
    if field is None or not field.ops:
        raise ApiError(1034, f"неизвестное поле '{name}'", parameter="filter")
    if field.type == "address":
        column = f"json_extract(t.body, '$.{name}.text')"
        field = Field(name, "string", field.ops, column=column)
    return to_sql(call, field, conditions)


def _path_name(call: Call, conditions: list[Condition]) -> tuple[str, list[Any]]:
    """Judge the few folder paths here: a path is made of its parents' names."""
    renderer = Renderer(call)
    ids = [
        None,
        *(r["id"] for r in call.sklad.db.rows("SELECT id FROM thing WHERE kind IN ('productfolder', 'store')")),
    ]
    paths = {folder: renderer.path_of(folder) for folder in ids}
    kept = {folder for folder, path in paths.items() if _path_fits(path, conditions)}
    named = [folder for folder in kept if folder is not None]
    sql = f"t.parent IN ({', '.join('?' * len(named))})"
    return (f"({sql} OR t.parent IS NULL)" if None in kept else sql), list(named)


def _path_fits(path: str, conditions: list[Condition]) -> bool:
    text = path.casefold()
    tests: dict[str, Callable[[str], bool]] = {
        "~": lambda value: value in text,
        "~=": text.startswith,
        "=~": text.endswith,
        "!=": lambda value: value != text,
    }
    equal = [c.value.casefold() for c in conditions if c.op == "="]
    rest = [c for c in conditions if c.op != "="]
    for condition in rest:
        if condition.op not in tests:
            raise ApiError(1034, f"оператор '{condition.op}' не поддерживается для поля 'pathName'")
    return (not equal or text in equal) and all(tests[c.op](c.value.casefold()) for c in rest)


def _barcode(spec: Kind, conditions: list[Condition]) -> tuple[str, list[Any]]:
    field = "t.id IN (SELECT item FROM barcode WHERE value IN ({}))"
    parts, values = [], []
    equal = [c.value for c in conditions if c.op == "="]
    if equal:
        parts.append(field.format(", ".join("?" * len(equal))))
        values.extend(equal)
    for condition in conditions:
        if condition.op == "!=" and spec.name != "assortment":
            parts.append("NOT " + field.format("?"))
            values.append(condition.value)
        elif condition.op == "~":
            parts.append("t.id IN (SELECT item FROM barcode WHERE instr(value, ?) > 0)")
            values.append(condition.value)
        elif condition.op not in EQUAL[:1]:
            raise ApiError(1034, f"оператор '{condition.op}' не поддерживается для поля 'barcode'")
    return " AND ".join(parts), values


def _state_name(call: Call, spec: Kind, conditions: list[Condition]) -> tuple[str, list[Any]]:
    names = {c.value for c in conditions}
    states = call.sklad.settings.states.get(spec.name, [])
    found = [f"state/{s['id']}/{spec.name}" for s in states if s["name"] in names]
    return f"json_extract(t.body, '$.state') IN ({', '.join('?' * len(found))})", list(found)


def search_sql(spec: Kind, text: str) -> tuple[str, list[Any]]:
    """Return the SQL of `search`: word beginnings or substrings, by the type's rule."""
    expressions, rule = spec.search
    wanted = text.casefold()
    parts, values = [], []
    for expression in expressions:
        if rule == "prefix":
            parts.append(f"instr(' ' || fold({expression}), ' ' || ?) > 0")
        else:
            parts.append(f"instr(fold({expression}), ?) > 0")
        values.append(wanted)
    return f"({' OR '.join(parts)})", values
