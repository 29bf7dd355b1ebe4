"""What a document does to the balances, remembered so that exactly that is taken back.

An order reserves, a posted demand takes stock off its store, a posted return puts it back (digest §12.1, §12.3-4,
§21 "ledger"). A document states its whole effect each time; only the difference moves, so editing, un-posting,
binning and deleting need no rules of their own.
"""

from __future__ import annotations

from collections import Counter

from core.demo.moysklad.sklad import Call

Effect = Counter[tuple[str, str, str]]
"""Amount in ten-thousandths by (item, store, figure); figure is "stock" or "reserve"."""


def put(call: Call, doc: str, wanted: Effect) -> Effect:
    """Make `wanted` the effect of a document and return what moved."""
    db = call.sklad.db
    rows = db.rows("SELECT item, store, figure, amount FROM effect WHERE doc = ?", (doc,))
    present: Effect = Counter({(r["item"], r["store"], r["figure"]): r["amount"] for r in rows})
    wanted = Counter({key: amount for key, amount in wanted.items() if amount})
    moved: Effect = Counter({key: wanted[key] - present[key] for key in sorted(wanted.keys() | present.keys())})
    moved = Counter({key: amount for key, amount in moved.items() if amount})
    if not moved:
        return moved
    for key, amount in moved.items():
        call.sklad.ledger.add(*key, amount, call.now)
    db.run("DELETE FROM effect WHERE doc = ?", (doc,))
    db.many("INSERT INTO effect VALUES (?, ?, ?, ?, ?)", [(doc, *key, amount) for key, amount in wanted.items()])
    return moved


def of_lines(call: Call, lines: list[tuple[str, str, int]], store: str, figure: str) -> Effect:
    """Return the effect of (type, item, amount) lines in a store; bundles act through their components."""
    effect: Effect = Counter()
    for kind, item, amount in lines:
        for part, moved in call.sklad.ledger.parts(kind, item, amount):
            effect[part, store, figure] += moved
    return effect
