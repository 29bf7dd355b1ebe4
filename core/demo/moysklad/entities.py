"""Handlers of /entity/<type>: list, read, create, change, delete, one by one and in bulk (digest §5-7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.demo.moysklad import recycle_bin
from core.demo.moysklad.db import Row
from core.demo.moysklad.errors import ApiError, Missing
from core.demo.moysklad.expanding import check, read_expand
from core.demo.moysklad.goods import used_in
from core.demo.moysklad.ids import is_uuid
from core.demo.moysklad.kinds import GOODS, KINDS
from core.demo.moysklad.references import meta_of, read_href
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import Answer, Call
from core.demo.moysklad.writing import create, found, update

_FIXED_KINDS = ("uom", "currency")
_REFERRED_TO = ("counterparty", "organization", "store", "saleschannel", "uom", "project", "contract")


def suffix_of(call: Call) -> str:
    """Return the query that answers echo in `meta.href`: PUT with expand shows it (digest §4.1)."""
    expand = call.parameter("expand")
    return f"?expand={expand}" if expand and call.method == "PUT" else ""


def shown(call: Call, row: Row) -> dict[str, Any]:
    """Return an object as answers to single reads and writes show it, expanded as asked."""
    tree = read_expand(call)
    if tree:
        check(KINDS[row["kind"]], tree)
    return Renderer(call).thing(row, tree, suffix_of(call))


def get_one(call: Call, kind: str, thing_id: str) -> Answer:
    """Answer one object; an id of the web interface is redirected to the API's (308, empty body)."""
    call.need(f"{kind}.view", 1016)
    row = call.sklad.db.thing(kind, thing_id)
    if row is None:
        by_ui = call.sklad.db.row("SELECT id FROM thing WHERE ui = ? AND kind = ?", (thing_id.lower(), kind))
        if by_ui is not None:
            return Answer(None, 308, {"Location": call.href("entity", kind, by_ui["id"])})
        raise Missing
    return Answer(shown(call, row))


def post_many(call: Call, kind: str) -> Answer:
    """Create one object, or create and change many; elements with the meta of an object are changes."""
    if not isinstance(call.body, list):
        with call.sklad.db.whole():
            return Answer(shown(call, _create_or_update(call, kind, call.body)))
    return in_bulk(call, call.body, lambda entry: shown(call, _create_or_update(call, kind, entry)))


def _create_or_update(call: Call, kind: str, entry: Any) -> Row:
    if not isinstance(entry, dict):
        raise ApiError(2016, kind, "object")
    meta = entry.get("meta")
    if isinstance(meta, dict) and meta.get("href"):
        target = read_href(call, str(meta["href"]))
        if target.kind != kind:
            raise ApiError(1060, parameter="meta")
        row = call.sklad.db.thing(kind, target.id)
        if row is None:
            raise ApiError(1021, kind, target.id)
        return update(call, kind, row, entry)
    return create(call, kind, entry)


def in_bulk(call: Call, entries: list[Any], one: Callable[[Any], Any]) -> Answer:
    """Do `one` for each element, each for itself. Order is kept; failures become {"errors"} in their place.

    Mixed results are 200; when every element failed the answer is 412, still with an array.
    """
    results: list[Any] = []
    failed = 0
    for entry in entries:
        mark = call.sklad.audit.mark()
        try:
            with call.sklad.db.whole():
                results.append(one(entry))
        except ApiError as error:
            failed += 1
            call.sklad.audit.rewind(mark)
            results.append(error.body(call.language))
        except Missing:
            failed += 1
            call.sklad.audit.rewind(mark)
            results.append(ApiError(1021, "", "").body(call.language))
    return Answer(results, 412 if failed == len(entries) else 200)


def put_one(call: Call, kind: str, thing_id: str) -> Answer:
    """Change the fields sent."""
    row = found(call, kind, thing_id)
    if isinstance(call.body, list):
        raise ApiError(2009, kind)
    with call.sklad.db.whole():
        return Answer(shown(call, update(call, kind, row, call.body)))


def delete_one(call: Call, kind: str, thing_id: str) -> Answer:
    """Delete an object: 200 with an empty body, 404 when it is not there, 409/1028 when it is in use."""
    row = found(call, kind, thing_id)
    if row["deleted"] is not None:
        raise Missing
    with call.sklad.db.whole():
        _leave(call, row)
    return Answer()


def _leave(call: Call, row: Row) -> None:
    """Delete an object, or bin it where the switch says that DELETE bins documents."""
    if KINDS[row["kind"]].document and call.sklad.switches.use_trash_on_delete:
        call.need(f"{row['kind']}.delete", 1018)
        recycle_bin.put_in(call, row)
    else:
        delete(call, row)


def delete(call: Call, row: Row, forced: bool = False) -> None:
    """Remove an object and what hangs on it; `forced` skips the check whether it is used.

    Raises:
        ApiError: 1018, 1025, 1028 with `dependencies`.
    """
    kind, thing_id = row["kind"], row["id"]
    db = call.sklad.db
    if not forced:
        call.need(f"{kind}.delete", 1018)
    if KINDS[kind].document:
        recycle_bin.remove(call, row, forced)
        call.sklad.audit.note("delete", kind, row, {"name": {"oldValue": row["name"]}})
        return
    if not forced:
        if kind in _FIXED_KINDS and call.sklad.seeded(thing_id):
            raise ApiError(1025)
        users = _users(call, kind, thing_id)
        if users:
            metas = [meta_of(call, used_by, user) for used_by, user in users[:100]]
            raise ApiError(1028, dependencies=metas)
    if kind == "product":
        for variant in db.rows("SELECT * FROM thing WHERE parent = ? AND kind = 'variant'", (thing_id,)):
            delete(call, variant, forced=True)
    if kind in GOODS:
        db.run("DELETE FROM barcode WHERE item = ?", (thing_id,))
        db.run("DELETE FROM component WHERE bundle = ?", (thing_id,))
        call.sklad.ledger.leave(thing_id, "item", call.now)
    if kind == "store":
        call.sklad.ledger.leave(thing_id, "store", call.now)
    db.run("DELETE FROM thing WHERE id = ?", (thing_id,))
    call.sklad.audit.note("delete", kind, row, {"name": {"oldValue": row["name"]}})


def _users(call: Call, kind: str, thing_id: str) -> list[tuple[str, str]]:
    if kind in GOODS:
        return used_in(call, thing_id)
    db = call.sklad.db
    found_users = [(r["kind"], r["id"]) for r in db.rows("SELECT kind, id FROM thing WHERE parent = ?", (thing_id,))]
    if kind in _REFERRED_TO:
        wanted = f"{kind}/{thing_id}"
        sql = "SELECT kind, id FROM thing WHERE instr(body, ?) > 0 LIMIT 100"
        found_users += [(r["kind"], r["id"]) for r in db.rows(sql, (wanted,))]
    if kind == "store" and db.value("SELECT 1 FROM balance WHERE store = ? AND stock != 0", (thing_id,)):
        found_users.append(("enter", call.sklad.ids.fixed("opening balances")))
    return found_users


def delete_many(call: Call, kinds: tuple[str, ...]) -> Answer:
    """Delete the objects of a list of metas; each element is answered with info or errors."""
    entries = call.body if isinstance(call.body, list) else [call.body]

    def one(entry: Any) -> dict[str, str]:
        meta = entry.get("meta") if isinstance(entry, dict) else None
        if not isinstance(meta, dict) or not meta.get("href"):
            raise ApiError(2010, "meta")
        target = read_href(call, str(meta["href"]))
        if target.kind not in kinds:
            raise ApiError(1060)
        row = call.sklad.db.thing(target.kind, target.id)
        if row is None or (row["deleted"] is not None and call.sklad.switches.use_trash_on_delete):
            raise ApiError(1021, target.kind, target.id)
        _leave(call, row)
        return {"info": f"Сущность '{target.kind}' с UUID: {target.id} успешно удалена"}

    return in_bulk(call, entries, one)


def trash(call: Call, kind: str, thing_id: str) -> Answer:
    """Move a document to the recycle bin.

    Raises:
        ApiError: 1066 not a document, 1067 the bin is off.
    """
    row = found(call, kind, thing_id)
    if not KINDS[kind].document or row["deleted"] is not None:
        raise ApiError(1066)
    if not call.sklad.switches.use_recycle_bin:
        raise ApiError(1067)
    call.need(f"{kind}.delete", 1018)
    with call.sklad.db.whole():
        recycle_bin.put_in(call, row)
    return Answer()


def by_sync_id(call: Call, kind: str, sync: str) -> Answer:
    """Read or delete an object by syncId.

    Raises:
        ApiError: 1052 malformed, 1057 unknown.
    """
    if not is_uuid(sync):
        raise ApiError(1052)
    row = call.sklad.db.row("SELECT * FROM thing WHERE sync = ? AND kind = ?", (sync.lower(), kind))
    if row is None:
        raise ApiError(1057)
    return get_one(call, kind, row["id"]) if call.method == "GET" else delete_one(call, kind, row["id"])
