"""The REST methods of the pretend Bitrix, one file for each family; `table` gives them all by lower-case name."""

from __future__ import annotations

from core.demo.bitrix.call import Method
from core.demo.bitrix.methods import catalogs, documents, orders, prices, products, references, sale_references


def table() -> dict[str, Method]:
    """Return all methods but the system ones (see core/demo/bitrix/system.py) and batch."""
    found: dict[str, Method] = {}
    for family in (catalogs, products, prices, references, documents, orders, sale_references):
        for method in family.methods():
            found[method.name.lower()] = method
    return found
