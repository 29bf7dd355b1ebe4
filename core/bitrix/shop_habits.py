"""Questions that show how a shop behaves: whether cursors and references page, and what the flag "D" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from core.bitrix.answers import BatchAnswer
from core.bitrix.batch import decode_rows, raw_rows, run_all
from core.bitrix.casts import readable_ids
from core.bitrix.goods import stock_figure
from core.bitrix.layout import SIMPLE, Catalog
from core.bitrix.methods import METHODS
from core.bitrix.payloads import StockRow
from core.bitrix.query import Command, reference
from core.bitrix.transport import Transport
from core.ports import CancelToken

_OFFERS, _PRODUCTS = "catalog.product.offer.list", "catalog.product.list"
_CATALOGS = 8
"""At most so many catalogues are asked at connect."""


def paging_questions(catalogs: Sequence[Catalog]) -> dict[str, Command]:
    """For each catalogue its first page, and the page after that page's first row by a reference to it."""
    questions = {}
    for catalog in catalogs[:_CATALOGS]:
        number, method = catalog.iblock_id, _list_of(catalog)
        questions[f"page{number}"] = _page(method, number, None)
        first = reference(f"page{number}", METHODS[method].rows, 0, "id")
        questions[f"after{number}"] = _page(method, number, first)
    return questions


def paging_habits(
    transport: Transport, catalogs: Sequence[Catalog], answer: BatchAnswer | None, cancel: CancelToken
) -> tuple[bool, bool]:
    """Whether `>id` with `start=-1` pages, and whether references do; a shop too small to tell needs neither.

    Two pages must advance: the second has to begin with the second row of the first.
    """
    for catalog in catalogs[:_CATALOGS] if answer is not None else ():
        number, method = catalog.iblock_id, _list_of(catalog)
        shown = _ids(answer, f"page{number}", method)
        if shown is None or len(shown) < 2:
            continue
        if (_ids(answer, f"after{number}", method) or [])[:1] == shown[1:2]:
            return True, True
        single = run_all(transport, {"after": _page(method, number, shown[0])}, cancel)
        return (_ids(single, "after", method) or [])[:1] == shown[1:2], False
    return True, True


def zero_questions(catalogs: Sequence[Catalog]) -> dict[str, Command]:
    """For each catalogue some goods that are sold out, with their flags."""
    select = ["id", "iblockId", "quantity", "quantityTrace", "canBuyZero", "available", "type"]
    questions = {}
    for catalog in catalogs[:_CATALOGS]:
        conditions: dict[str, object] = {"iblockId": catalog.iblock_id, "<=quantity": 0}
        if catalog.product_iblock is None:
            conditions["type"] = SIMPLE
        params = {"filter": conditions, "select": select, "order": {"id": "asc"}, "start": -1}
        questions[f"zero{catalog.iblock_id}"] = Command(_list_of(catalog), params)
    return questions


def guess_defaults(catalogs: Sequence[Catalog], answer: BatchAnswer | None) -> tuple[str, str]:
    """What "D" stands for in quantityTrace and in canBuyZero: "Y", "N", or "" where nothing shows it.

    The module's options cannot be read over REST, but they show: sold-out goods are unavailable exactly when the
    quantity is traced and zero cannot be bought (digest bitrix §3.1).
    """
    trace = can_buy = ""
    for row in _sold_out(catalogs, answer):
        if row.available == "N":
            trace = "Y" if row.quantityTrace in ("D", None) else trace
            can_buy = "N" if row.canBuyZero in ("D", None) else can_buy
        elif row.available == "Y":
            traced = row.quantityTrace == "Y" or (row.quantityTrace in ("D", None) and trace == "Y")
            not_bought = row.canBuyZero == "N" or (row.canBuyZero in ("D", None) and can_buy == "N")
            if traced and row.canBuyZero in ("D", None):
                can_buy = "Y"
            elif not_bought and row.quantityTrace in ("D", None):
                trace = "N"
    return trace, can_buy


def _sold_out(catalogs: Sequence[Catalog], answer: BatchAnswer | None) -> list[StockRow]:
    """Rows of the answers, those that are unavailable first, because they tell both flags at once."""
    found: list[StockRow] = []
    for catalog in catalogs[:_CATALOGS] if answer is not None else ():
        raw = answer.results.get(f"zero{catalog.iblock_id}") if answer is not None else None
        if raw is not None:
            rows, _ = decode_rows(raw_rows(raw, _list_of(catalog)), StockRow)
            found += [row for row in rows if _is_sold_out(row)]
    return sorted(found, key=lambda row: row.available != "N")


def _is_sold_out(row: StockRow) -> bool:
    try:
        quantity = stock_figure(row.quantity, stocked=True)
    except ValueError:
        return False
    return quantity is not None and quantity <= 0


def _list_of(catalog: Catalog) -> str:
    return _PRODUCTS if catalog.product_iblock is None else _OFFERS


def _page(method: str, iblock_id: int, after: object) -> Command:
    conditions: dict[str, object] = {"iblockId": iblock_id}
    if after is not None:
        conditions[">id"] = after
    params = {"filter": conditions, "select": ["id", "iblockId"], "order": {"id": "asc"}, "start": -1}
    return Command(method, params)


def _ids(answer: BatchAnswer | None, key: str, method: str) -> list[int] | None:
    """Ids of a page; None where the question was refused."""
    raw = answer.results.get(key) if answer is not None else None
    if raw is None:
        return None
    rows, _ = decode_rows(raw_rows(raw, method), StockRow)
    return readable_ids(row.id for row in rows)
