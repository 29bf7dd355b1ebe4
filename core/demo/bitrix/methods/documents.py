"""catalog.document.*: the only way to change stock while inventory management is on."""

from __future__ import annotations

import sqlite3
from typing import Any

from core.demo.bitrix import entity, php, stock
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.entity import Entity, change, insert, values_to_store
from core.demo.bitrix.errors import RestError, general
from core.demo.bitrix.fields import Field
from core.demo.bitrix.shop import USER_ID, Shop

TYPES = {
    "A": "Приход",
    "S": "Оприходование",
    "M": "Перемещение",
    "R": "Возврат",
    "D": "Списание",
}

DOCUMENT = Entity(
    "catalog.document",
    "document",
    "document",
    "documents",
    (
        Field("id", "id", "integer", read_only=True),
        Field("docType", "doc_type", "string", immutable=True, required=True),
        Field("status", "status", "char", read_only=True),
        Field("wasCancelled", "was_cancelled", "char", read_only=True),
        Field("title", "title"),
        Field("docNumber", "doc_number"),
        Field("commentary", "commentary"),
        Field("currency", "currency", required=True),
        Field("responsibleId", "responsible_id", "integer", required=True),
        Field("contractorId", "contractor_id", "integer"),
        Field("siteId", "site_id"),
        Field("total", "total", "double"),
        Field("dateCreate", "created", "datetime", read_only=True),
        Field("dateModify", "modified", "datetime", read_only=True),
        Field("dateDocument", "date_document", "datetime"),
        Field("dateStatus", "date_status", "datetime", read_only=True),
        Field("createdBy", "created_by", "integer", read_only=True),
        Field("modifiedBy", "modified_by", "integer", read_only=True),
        Field("statusBy", "status_by", "integer", read_only=True),
    ),
    not_found=(0, "Document not found"),
)

ROW = Entity(
    "catalog.document.element",
    "document_element",
    "documentElement",
    "documentElements",
    (
        Field("id", "id", "integer", read_only=True),
        Field("docId", "doc_id", "integer", immutable=True, required=True),
        Field("elementId", "element_id", "integer", required=True),
        Field("storeFrom", "store_from", "integer"),
        Field("storeTo", "store_to", "integer"),
        Field("amount", "amount", "double"),
        Field("purchasingPrice", "purchasing_price", "double"),
    ),
    not_found=(0, "Document element not found"),
)


def _editable(document: sqlite3.Row) -> sqlite3.Row:
    if document["status"] != "N":
        raise RestError("ERROR_DOCUMENT_STATUS", "Document is conducted and cannot be changed")
    return document


def add(call: Call) -> Result:
    """Answer `catalog.document.add`."""
    values = values_to_store(DOCUMENT, call, adding=True)
    if values["doc_type"] not in TYPES:
        raise general("Document type is not allowed")
    now = call.shop.now()
    values.update(status="N", was_cancelled="N", created=now, modified=now, created_by=USER_ID, modified_by=USER_ID)
    values.setdefault("date_document", now)
    row_id = insert(call.shop, "document", values)
    call.shop.log_write(call.method, row_id, call.params.get("fields"))
    return Result({"document": DOCUMENT.render(call.shop, DOCUMENT.find(call.shop, row_id))})


def update(call: Call) -> Result:
    """Answer `catalog.document.update`; only while not conducted."""
    _editable(DOCUMENT.find(call.shop, call.need_id()))
    return entity.update_row(DOCUMENT, call)


def delete(call: Call) -> Result:
    """Answer `catalog.document.delete`."""
    _delete(call, call.need_id())
    return Result(True)


def _delete(call: Call, document_id: int) -> None:
    _editable(DOCUMENT.find(call.shop, document_id))
    call.shop.execute("DELETE FROM document_element WHERE doc_id = ?", (document_id,))
    call.shop.execute("DELETE FROM document WHERE id = ?", (document_id,))
    call.shop.log_write(call.method, document_id, None)


def conduct(call: Call) -> Result:
    """Answer `catalog.document.conduct`."""
    _conduct(call, call.need_id())
    return Result(True)


def _conduct(call: Call, document_id: int) -> None:
    """Book a document: N becomes Y and the stores' amounts change, all rows or none."""
    shop = call.shop
    if not shop.inventory:
        raise general("Inventory management is not enabled")
    document = _editable(DOCUMENT.find(shop, document_id))
    rows = shop.rows("SELECT * FROM document_element WHERE doc_id = ?", (document_id,))
    if not rows:
        raise general("Document has no products")
    if document["doc_type"] == "A" and not document["contractor_id"]:
        raise general("Supplier not specified")
    with shop.transaction():
        for row in rows:
            _book(shop, document["doc_type"], row, 1)
        _set_status(shop, document_id, "Y")
    shop.log_write(call.method, document_id, None)


def _book(shop: Shop, kind: str, row: sqlite3.Row, sign: int) -> None:
    """Apply one row, or take it back with `sign` -1."""
    amount = (row["amount"] or 0) * sign
    element_id = row["element_id"]
    if kind in "ASRM":
        _change_amount(shop, element_id, row["store_to"], amount)
    if kind in "DM":
        _change_amount(shop, element_id, row["store_from"], -amount)
    stock.recount_from_stores(shop, element_id)


def _change_amount(shop: Shop, element_id: int, store_id: int | None, change_by: float) -> None:
    if not store_id or not shop.row("SELECT 1 FROM store WHERE id = ?", (store_id,)):
        raise general("Store is not specified")
    present = shop.row("SELECT * FROM store_product WHERE product_id = ? AND store_id = ?", (element_id, store_id))
    amount = stock.tidy((present["amount"] if present else 0) + change_by)
    if amount < 0 and change_by < 0:
        raise general(f"Not enough of product {element_id} in store {store_id}")
    if present:
        shop.execute("UPDATE store_product SET amount = ? WHERE id = ?", (amount, present["id"]))
    else:
        insert(
            shop,
            "store_product",
            {"product_id": element_id, "store_id": store_id, "amount": amount, "reserved": 0},
        )


def _set_status(shop: Shop, document_id: int, status: str) -> None:
    now = shop.now()
    change(
        shop, "document", document_id,
        {"status": status, "date_status": now, "modified": now, "status_by": USER_ID},
    )  # fmt: skip


def cancel(call: Call) -> Result:
    """Answer `catalog.document.cancel`."""
    _cancel(call, call.need_id())
    return Result(True)


def _cancel(call: Call, document_id: int) -> None:
    """Take a conducted document back: Y becomes N."""
    shop = call.shop
    document = DOCUMENT.find(shop, document_id)
    if document["status"] != "Y":
        raise RestError("ERROR_DOCUMENT_STATUS", "Document is not conducted")
    with shop.transaction():
        for row in shop.rows("SELECT * FROM document_element WHERE doc_id = ?", (document_id,)):
            _book(shop, document["doc_type"], row, -1)
        _set_status(shop, document_id, "N")
        change(shop, "document", document_id, {"was_cancelled": "Y"})
    shop.log_write(call.method, document_id, None)


def _each(call: Call, action: Any) -> Result:
    for document_id in php.values_of(call.need("documentIds")):
        action(call, php.to_int(document_id))
    return Result(True)


def add_row(call: Call) -> Result:
    """Answer `catalog.document.element.add`; sets, services and empty parents are not allowed."""
    values = values_to_store(ROW, call, adding=True)
    _editable(DOCUMENT.find(call.shop, values["doc_id"]))
    _check_element(call.shop, values["element_id"])
    row_id = insert(call.shop, "document_element", values)
    call.shop.log_write(call.method, row_id, call.params.get("fields"))
    return Result({"documentElement": ROW.render(call.shop, ROW.find(call.shop, row_id))})


def _check_element(shop: Shop, element_id: int) -> None:
    kind = shop.value("SELECT type FROM element WHERE id = ?", (element_id,))
    if kind is None:
        raise general("Product is not exists")
    if kind in (stock.SET, stock.EMPTY_PARENT, stock.SERVICE):
        raise general("Product type is not allowed in documents")


def update_row(call: Call) -> Result:
    """Answer `catalog.document.element.update`."""
    row = ROW.find(call.shop, call.need_id())
    _editable(DOCUMENT.find(call.shop, row["doc_id"]))
    return entity.update_row(ROW, call)


def delete_row(call: Call) -> Result:
    """Answer `catalog.document.element.delete`."""
    row = ROW.find(call.shop, call.need_id())
    _editable(DOCUMENT.find(call.shop, row["doc_id"]))
    return entity.delete_row(ROW, call)


def mode_status(call: Call) -> Result:
    """Answer `catalog.document.mode.status`: Y when inventory management is on."""
    return Result("Y" if call.shop.inventory else "N")


def document_types(_call: Call) -> Result:
    """Answer `catalog.enum.getStoreDocumentTypes`."""
    return Result({"enum": [{"id": key, "name": name} for key, name in TYPES.items()]})


def methods() -> list[Method]:
    """Return the methods of this file."""
    writes = {
        "catalog.document.add": add,
        "catalog.document.update": update,
        "catalog.document.delete": delete,
        "catalog.document.deleteList": lambda call: _each(call, _delete),
        "catalog.document.conduct": conduct,
        "catalog.document.conductList": lambda call: _each(call, _conduct),
        "catalog.document.cancel": cancel,
        "catalog.document.cancelList": lambda call: _each(call, _cancel),
        "catalog.document.element.add": add_row,
        "catalog.document.element.update": update_row,
        "catalog.document.element.delete": delete_row,
    }
    return [
        *entity.methods(DOCUMENT, without=("get",)),
        *entity.methods(ROW, without=("get",)),
        *[Method(name, "catalog", handler, "write") for name, handler in writes.items()],
        Method("catalog.document.mode.status", "catalog", mode_status),
        Method("catalog.enum.getStoreDocumentTypes", "catalog", document_types),
    ]
