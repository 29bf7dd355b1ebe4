"""The first schema: mirror of both systems, links, journal, stock, orders and small tables."""

from typing import Any

TABLES = """
CREATE TABLE item (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL,
    article TEXT NOT NULL, external_code TEXT NOT NULL, barcodes TEXT NOT NULL, parent_id TEXT,
    characteristics TEXT NOT NULL, components TEXT NOT NULL, folder TEXT NOT NULL, uom TEXT NOT NULL, price TEXT,
    archived INTEGER NOT NULL, variants_count INTEGER NOT NULL, updated INTEGER, seen_run INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0, checked INTEGER NOT NULL DEFAULT 0, fold TEXT NOT NULL, search TEXT NOT NULL
);
CREATE INDEX item_parent ON item (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE offer (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iblock_id INTEGER NOT NULL, name TEXT NOT NULL, parent_id INTEGER,
    xml_id TEXT NOT NULL, article TEXT NOT NULL, barcodes TEXT NOT NULL, moysklad_id TEXT NOT NULL,
    properties TEXT NOT NULL, active INTEGER NOT NULL, available INTEGER, quantity TEXT, reserved TEXT,
    quantity_trace TEXT NOT NULL, can_buy_zero TEXT NOT NULL, measure TEXT NOT NULL, price TEXT,
    seen_run INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0, quantity_at INTEGER, fold TEXT NOT NULL,
    search TEXT NOT NULL
);

CREATE TABLE reference (
    kind TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, extra TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;

CREATE TABLE link (
    offer_id INTEGER PRIMARY KEY, item_id TEXT NOT NULL, several INTEGER NOT NULL DEFAULT 0, origin TEXT NOT NULL,
    rule TEXT NOT NULL, reason TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
);
CREATE INDEX link_item ON link (item_id);
CREATE UNIQUE INDEX link_item_once ON link (item_id) WHERE several = 0;

CREATE TABLE candidate (
    item_id TEXT NOT NULL, rank INTEGER NOT NULL, offer_id INTEGER NOT NULL, rule TEXT NOT NULL,
    score INTEGER NOT NULL, exact INTEGER NOT NULL, automatic INTEGER NOT NULL, evidence TEXT NOT NULL,
    note TEXT NOT NULL, PRIMARY KEY (item_id, rank)
) WITHOUT ROWID;

CREATE TABLE ignored (
    item_id TEXT PRIMARY KEY, reason TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE match_state (
    row INTEGER PRIMARY KEY, state INTEGER NOT NULL, checked INTEGER NOT NULL, exact INTEGER NOT NULL,
    offer_id INTEGER, candidates INTEGER NOT NULL, score INTEGER, rule TEXT, note TEXT NOT NULL,
    sort_name TEXT NOT NULL, sort_offer TEXT, fold_article TEXT NOT NULL, fold_code TEXT NOT NULL
);
CREATE INDEX match_state_default ON match_state (state, sort_name);
CREATE INDEX match_state_name ON match_state (sort_name);
CREATE INDEX match_state_shop ON match_state (sort_offer);
CREATE INDEX match_state_score ON match_state (score);
CREATE INDEX match_state_counts ON match_state (state, checked, exact);
CREATE INDEX match_state_article ON match_state (fold_article) WHERE fold_article <> '';
CREATE INDEX match_state_code ON match_state (fold_code) WHERE fold_code <> '';
CREATE INDEX match_state_offer ON match_state (offer_id) WHERE offer_id IS NOT NULL;
CREATE VIRTUAL TABLE item_fts USING fts5(text, tokenize = 'trigram');

CREATE TABLE stock_seen (
    item_id TEXT NOT NULL, store_id TEXT NOT NULL, measure TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL,
    begun INTEGER NOT NULL, PRIMARY KEY (item_id, store_id, measure)
) WITHOUT ROWID;

CREATE TABLE stock_sent (
    offer_id INTEGER PRIMARY KEY, quantity TEXT NOT NULL, at INTEGER NOT NULL, run_id INTEGER, reason TEXT NOT NULL
);

CREATE TABLE stock_view (
    offer_id INTEGER PRIMARY KEY, item_id TEXT NOT NULL, item_row INTEGER, target TEXT, shop_now TEXT, on_hand TEXT,
    reserved TEXT, expected TEXT, in_flight TEXT, safety TEXT, free TEXT, rule TEXT NOT NULL, problem TEXT NOT NULL,
    numbers TEXT NOT NULL, changed INTEGER NOT NULL, to_zero INTEGER NOT NULL, read_at INTEGER,
    sort_name TEXT NOT NULL, target_n REAL, shop_n REAL, free_n REAL
);
CREATE INDEX stock_view_name ON stock_view (sort_name);
CREATE INDEX stock_view_changed ON stock_view (sort_name) WHERE changed = 1;
CREATE INDEX stock_view_zero ON stock_view (sort_name) WHERE to_zero = 1;
CREATE INDEX stock_view_item ON stock_view (item_row);

CREATE TABLE shop_order (
    id INTEGER PRIMARY KEY, number TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
    status TEXT NOT NULL, canceled INTEGER NOT NULL, paid INTEGER NOT NULL, shipped INTEGER NOT NULL,
    site TEXT NOT NULL, xml_id TEXT NOT NULL, open INTEGER NOT NULL, arrived_at INTEGER, moysklad_id TEXT
);
CREATE INDEX shop_order_open ON shop_order (id) WHERE open = 1;

CREATE TABLE order_line (
    order_id INTEGER NOT NULL REFERENCES shop_order (id) ON DELETE CASCADE, id INTEGER NOT NULL, offer_id INTEGER,
    quantity TEXT NOT NULL, reserved TEXT, set_parent INTEGER, name TEXT NOT NULL, moysklad_reserved TEXT,
    moysklad_shipped TEXT, PRIMARY KEY (order_id, id)
) WITHOUT ROWID;

CREATE TABLE run (
    id INTEGER PRIMARY KEY, job TEXT NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER,
    totals TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL, options TEXT NOT NULL,
    parent_run INTEGER REFERENCES run (id) ON DELETE SET NULL, undo_of INTEGER REFERENCES run (id) ON DELETE SET NULL
);
CREATE INDEX run_parent ON run (parent_run) WHERE parent_run IS NOT NULL;
CREATE INDEX run_undo ON run (undo_of) WHERE undo_of IS NOT NULL;

CREATE TABLE change (
    id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, kind TEXT NOT NULL,
    item_id TEXT, offer_id INTEGER, store_id TEXT, before TEXT, after TEXT, before_n REAL, after_n REAL,
    direction INTEGER NOT NULL, reason TEXT NOT NULL, state TEXT NOT NULL, batch TEXT, error TEXT,
    error_details TEXT NOT NULL DEFAULT '', applied_before TEXT, at INTEGER NOT NULL, item_row INTEGER
);
CREATE INDEX change_run ON change (run_id, state);
CREATE INDEX change_offer ON change (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX change_item ON change (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX change_in_doubt ON change (run_id) WHERE state IN ('sent', 'unknown');
CREATE INDEX change_zeroed ON change (at) WHERE state = 'applied' AND direction = 1;

CREATE TABLE watermark (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE load_page (
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, kind TEXT NOT NULL, offset INTEGER NOT NULL,
    PRIMARY KEY (run_id, kind, offset)
) WITHOUT ROWID;
"""

NAMES = (
    "load_page", "setting", "watermark", "change", "run", "order_line", "shop_order", "stock_view", "stock_sent",
    "stock_seen", "item_fts", "match_state", "ignored", "candidate", "link", "reference", "offer", "item",
)  # fmt: skip


def up(_migrator: Any, db: Any) -> None:
    """Create every table."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)


def down(_migrator: Any, db: Any) -> None:
    """Remove every table."""
    for name in NAMES:
        db.execute_sql(f"DROP TABLE {name}")
