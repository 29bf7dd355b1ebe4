"""GET /entity/assortment, new (by beta header) and old; its settings; deletion of mixed goods (digest §10.5)."""

from __future__ import annotations

from typing import Any

from core.demo.moysklad.db import Row
from core.demo.moysklad.entities import delete_many
from core.demo.moysklad.errors import ApiError
from core.demo.moysklad.expanding import Tree
from core.demo.moysklad.fields import EQUAL, TEXT, Field, Kind
from core.demo.moysklad.filters import Condition, grouped, parse
from core.demo.moysklad.kinds import GOODS, KINDS
from core.demo.moysklad.ledger import SCALE
from core.demo.moysklad.listing import page_answer, where_of
from core.demo.moysklad.references import plain_meta, read_href
from core.demo.moysklad.rendering import Renderer
from core.demo.moysklad.sklad import Answer, Call

BETA = "assortmentWithoutStock"
_PRODUCT = KINDS["product"].by_name
_TYPE = Field("type", "string", EQUAL, column="t.kind")
_FOLDER = Field("productFolder", "ref", EQUAL, refs=("productfolder",), column=(
    "CASE WHEN t.kind = 'variant' THEN (SELECT p.parent FROM thing p WHERE p.id = t.parent) ELSE t.parent END"
))  # fmt: skip
_SHARED_FIELDS = tuple(
    _PRODUCT[name]
    for name in ("id", "name", "code", "externalCode", "description", "archived", "updated", "pathName", "barcodes")
)
_VARIANT_PRODUCT = Field("product", "ref", refs=("product",))
_NEW = Kind(
    "assortment",
    (*_SHARED_FIELDS, _PRODUCT["supplier"], _PRODUCT["group"], _TYPE, _FOLDER, _VARIANT_PRODUCT),
    order=("name", "code", "pathName", "article"),
    search=(("t.name", "t.code", "t.article"), "substring"),
    lists=("images", "components"),
)
_OLD = Kind(
    "assortment",
    (
        *_SHARED_FIELDS, _PRODUCT["supplier"], _PRODUCT["group"], _PRODUCT["owner"], _PRODUCT["shared"],
        Field("article", "string", TEXT, column=(
            "CASE WHEN t.kind = 'variant' THEN (SELECT p.article FROM thing p WHERE p.id = t.parent)"
            " ELSE t.article END"
        )),
        _TYPE, _FOLDER, _VARIANT_PRODUCT, _PRODUCT["uom"], _PRODUCT["isSerialTrackable"],
    ),
    order=("name", "code", "pathName", "article", "id", "updated"),
    search=(("t.name", "t.code", "t.article"), "substring"),
    lists=("images", "components"),
)  # fmt: skip
_OWN_PARAMETERS = ("withSubFolders", "stockMode", "quantityMode", "stockStore", "stockMoment", "search")


def list_assortment(call: Call) -> Answer:
    """Answer the mixed list; archived goods are hidden by default, stock figures come with the old one only."""
    call.need("product.view", 1016)
    new = BETA in call.headers.get("X-Lognex-Remap-Beta-Feature", "")
    spec = _NEW if new else _OLD
    conditions = parse(call.parameter("filter"))
    if new:
        _check_likes(conditions)
    call.query = dict(call.query) | {"filter": [_without_own(_with_sub_folders(call, conditions), new)]}
    where = where_of(call, spec, GOODS)
    draw = _draw_new if new else _draw_old
    return Answer(page_answer(call, spec, "assortment", where, draw))


def _check_likes(conditions: list[Condition]) -> None:
    """Likes on one field of the new endpoint: only `~=` together with `=~`."""
    for name, present in grouped(conditions).items():
        likes = [c.op for c in present if c.op in TEXT[2:]]
        if len(likes) > 1 and set(likes) != {"~=", "=~"}:
            raise ApiError(1034, f"несовместимые операторы поля '{name}'")


def _with_sub_folders(call: Call, conditions: list[Condition]) -> list[Condition]:
    """Add the folders below each wanted folder, unless withSubFolders is false."""
    if any(c.name == "withSubFolders" and c.value == "false" for c in conditions):
        return conditions
    found = list(conditions)
    for condition in found:
        if condition.name == "productFolder" and condition.op == "=" and condition.value:
            folder = read_href(call, condition.value).id
            below = call.sklad.db.rows("SELECT id FROM thing WHERE kind = 'productfolder' AND parent = ?", (folder,))
            hrefs = [call.href("entity", "productfolder", row["id"]) for row in below]
            found.extend(Condition("productFolder", "=", href) for href in hrefs)
    return found


def _without_own(conditions: list[Condition], new: bool) -> str:
    """Return the filter without the parameters that are no fields."""
    kept = []
    for condition in conditions:
        if condition.name in _OWN_PARAMETERS:
            if new and condition.name != "withSubFolders":
                raise ApiError(1034, f"неизвестное поле '{condition.name}'")
            continue
        kept.append(f"{condition.name}{condition.op}{condition.value.replace(';', chr(92) + ';')}")
    return ";".join(kept)


def _draw_new(renderer: Renderer, row: Row, tree: Tree) -> dict[str, Any]:
    kept: Tree = {n: {} for n in tree if n in ("product", "images", "components")}
    spec = KINDS[row["kind"]]
    return renderer.thing(row, {n: t for n, t in kept.items() if n in spec.by_name or n in spec.lists})


def _draw_old(renderer: Renderer, row: Row, tree: Tree) -> dict[str, Any]:
    out = _draw_new(renderer, row, tree)
    if row["kind"] in ("product", "variant"):
        figures = renderer.db.row(
            "SELECT coalesce(sum(stock), 0) AS stock, coalesce(sum(reserve), 0) AS reserve,"
            " coalesce(sum(transit), 0) AS transit FROM balance WHERE item = ?",
            (row["id"],),
        )
        assert figures is not None
        stock, reserve, transit = (figures[n] / SCALE for n in ("stock", "reserve", "transit"))
        number = renderer.call.number
        out |= {"stock": number(stock), "reserve": number(reserve), "inTransit": number(transit),
                "quantity": number(stock - reserve + transit)}  # fmt: skip
    return out


def delete_assortment(call: Call) -> Answer:
    """Delete goods of mixed types."""
    return delete_many(call, GOODS)


def settings(call: Call) -> Answer:
    """Read or change the rules of barcodes and codes."""
    kept = call.sklad.settings
    if call.method == "PUT":
        rules = call.body.get("uniqueCodeRules", {})
        kept.check_unique_code = bool(rules.get("checkUniqueCode", kept.check_unique_code))
        kept.fill_unique_code = bool(rules.get("fillUniqueCode", kept.fill_unique_code))
        codes = call.body.get("barcodeRules", {})
        kept.fill_ean13 = bool(codes.get("fillEAN13Barcode", kept.fill_ean13))
    return Answer(
        {
            "meta": plain_meta(call.href("entity", "assortment", "settings"), "assortmentsettings"),
            "barcodeRules": {"fillEAN13Barcode": kept.fill_ean13, "weightBarcode": False, "weightBarcodePrefix": 20},
            "uniqueCodeRules": {
                "checkUniqueCode": kept.check_unique_code,
                "fillUniqueCode": kept.fill_unique_code,
            },
            "createdShared": False,
        }
    )
