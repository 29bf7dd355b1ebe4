"""Sales: the facts of orders, shipments and returns on both sides, what follows from them, conflicts, statuses, log.

Facts (`customer_order`, `demand` …) are what a system said; `order_export` and `shipment_view` are what the program
worked out of them. Money is roubles as plain decimal text, times microseconds UTC, like everywhere.
"""

from typing import Any

ORDER_COLUMNS = (
    "buyer TEXT NOT NULL DEFAULT ''", "sum TEXT", "currency TEXT NOT NULL DEFAULT 'RUB'",
    "vat TEXT NOT NULL DEFAULT ''", "payment TEXT NOT NULL DEFAULT ''", "delivery TEXT NOT NULL DEFAULT ''",
    "positions INTEGER NOT NULL DEFAULT 0", "status_at INTEGER", "search TEXT NOT NULL DEFAULT ''",
    "vat_included INTEGER", "refunded INTEGER NOT NULL DEFAULT 0", "delivery_sum TEXT",
)  # fmt: skip
LINE_COLUMNS = ("price TEXT", "sum TEXT", "vat TEXT NOT NULL DEFAULT ''")

TABLES = """
CREATE TABLE order_export (
    order_id INTEGER PRIMARY KEY REFERENCES shop_order (id) ON DELETE CASCADE, state TEXT NOT NULL,
    code TEXT NOT NULL, params TEXT NOT NULL, at INTEGER NOT NULL, next_at INTEGER, attempts INTEGER NOT NULL,
    line_id INTEGER
);
CREATE INDEX order_export_state ON order_export (state);

CREATE TABLE export_attempt (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES shop_order (id) ON DELETE CASCADE,
    at INTEGER NOT NULL, state TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL
);
CREATE INDEX export_attempt_order ON export_attempt (order_id, at);

CREATE TABLE customer_order (
    id TEXT PRIMARY KEY, order_id INTEGER, name TEXT NOT NULL, moment INTEGER NOT NULL, updated INTEGER NOT NULL,
    state_id TEXT, state_at INTEGER, sum TEXT, applicable INTEGER NOT NULL DEFAULT 1,
    gone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX customer_order_order ON customer_order (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX customer_order_name ON customer_order (name, order_id) WHERE order_id IS NOT NULL AND gone = 0;

CREATE TABLE customer_order_line (
    customer_order_id TEXT NOT NULL REFERENCES customer_order (id) ON DELETE CASCADE, id TEXT NOT NULL,
    item_id TEXT NOT NULL, quantity TEXT NOT NULL, reserved TEXT, shipped TEXT, price TEXT, vat TEXT NOT NULL,
    PRIMARY KEY (customer_order_id, id)
) WITHOUT ROWID;

CREATE TABLE demand (
    id TEXT PRIMARY KEY, customer_order_id TEXT NOT NULL, name TEXT NOT NULL, moment INTEGER NOT NULL,
    updated INTEGER NOT NULL, applicable INTEGER NOT NULL, sum TEXT, tracking TEXT NOT NULL DEFAULT '',
    store_id TEXT NOT NULL DEFAULT '', gone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX demand_order ON demand (customer_order_id);
CREATE INDEX demand_name ON demand (name);
CREATE INDEX demand_tracking ON demand (tracking) WHERE tracking <> '';

CREATE TABLE demand_line (
    demand_id TEXT NOT NULL REFERENCES demand (id) ON DELETE CASCADE, id TEXT NOT NULL, item_id TEXT NOT NULL,
    quantity TEXT NOT NULL, price TEXT, codes INTEGER, PRIMARY KEY (demand_id, id)
) WITHOUT ROWID;

CREATE TABLE sales_return (
    id TEXT PRIMARY KEY, demand_id TEXT, customer_order_id TEXT NOT NULL, name TEXT NOT NULL,
    moment INTEGER NOT NULL, updated INTEGER NOT NULL, applicable INTEGER NOT NULL, sum TEXT,
    gone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX sales_return_order ON sales_return (customer_order_id);

CREATE TABLE sales_return_line (
    sales_return_id TEXT NOT NULL REFERENCES sales_return (id) ON DELETE CASCADE, id TEXT NOT NULL,
    item_id TEXT NOT NULL, quantity TEXT NOT NULL, price TEXT, codes INTEGER, PRIMARY KEY (sales_return_id, id)
) WITHOUT ROWID;

CREATE TABLE shop_shipment (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES shop_order (id) ON DELETE CASCADE,
    xml_id TEXT NOT NULL, deducted INTEGER NOT NULL, canceled INTEGER NOT NULL, tracking TEXT NOT NULL,
    delivery TEXT NOT NULL, updated INTEGER NOT NULL
);
CREATE INDEX shop_shipment_order ON shop_shipment (order_id);

CREATE TABLE shop_shipment_line (
    shipment_id INTEGER NOT NULL REFERENCES shop_shipment (id) ON DELETE CASCADE, line_id INTEGER NOT NULL,
    quantity TEXT NOT NULL, PRIMARY KEY (shipment_id, line_id)
) WITHOUT ROWID;

CREATE TABLE order_event (
    id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES shop_order (id) ON DELETE CASCADE,
    at INTEGER NOT NULL, side TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL, cause_id INTEGER,
    run_id INTEGER
);
CREATE INDEX order_event_order ON order_event (order_id, at);

CREATE TABLE shipment_view (
    order_id INTEGER PRIMARY KEY REFERENCES shop_order (id) ON DELETE CASCADE, state INTEGER NOT NULL,
    ordered TEXT NOT NULL, shipped TEXT NOT NULL, remaining TEXT NOT NULL, returned TEXT NOT NULL,
    excess TEXT NOT NULL, drafts INTEGER NOT NULL, waits_since INTEGER, changed_at INTEGER NOT NULL,
    rule TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '', kept TEXT NOT NULL DEFAULT '0',
    came_back TEXT NOT NULL DEFAULT '0', drafted TEXT NOT NULL DEFAULT '0', sort_at INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX shipment_view_state ON shipment_view (state, waits_since);
CREATE INDEX shipment_view_order ON shipment_view (state, sort_at, order_id);
CREATE INDEX shipment_view_drafts ON shipment_view (state, sort_at, order_id) WHERE drafts > 0;

CREATE TABLE conflict (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, order_id INTEGER, item_id TEXT,
    offer_id INTEGER, title TEXT NOT NULL, opened INTEGER NOT NULL, state TEXT NOT NULL, postponed_until INTEGER,
    facts TEXT NOT NULL, resolution TEXT NOT NULL DEFAULT '', resolved_at INTEGER,
    resolved_by TEXT NOT NULL DEFAULT '',
    run_id INTEGER, rule_id INTEGER
);
CREATE UNIQUE INDEX conflict_once ON conflict (kind, object) WHERE state <> 'resolved';
CREATE INDEX conflict_state ON conflict (state, kind, opened);
CREATE INDEX conflict_object ON conflict (kind, object);
CREATE INDEX conflict_resolved ON conflict (resolved_at) WHERE state = 'resolved';

CREATE TABLE conflict_rule (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, condition TEXT NOT NULL, choice TEXT NOT NULL,
    enabled INTEGER NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL
);

CREATE TABLE status_pair (
    id INTEGER PRIMARY KEY, state_id TEXT NOT NULL, status_id TEXT NOT NULL, direction TEXT NOT NULL,
    state_name TEXT NOT NULL, status_name TEXT NOT NULL, UNIQUE (state_id, status_id)
);

CREATE TABLE status_rule (
    id INTEGER PRIMARY KEY, position INTEGER NOT NULL, kind TEXT NOT NULL, status_id TEXT NOT NULL,
    state_id TEXT NOT NULL, enabled INTEGER NOT NULL, status_name TEXT NOT NULL, state_name TEXT NOT NULL
);
CREATE UNIQUE INDEX status_rule_once ON status_rule (kind);
CREATE INDEX customer_order_state ON customer_order (state_id, state_at) WHERE order_id IS NOT NULL AND gone = 0;
CREATE INDEX shop_order_status ON shop_order (status);

CREATE TABLE log_entry (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, level INTEGER NOT NULL, source TEXT NOT NULL,
    object_kind TEXT NOT NULL, object_id TEXT NOT NULL, object_title TEXT NOT NULL, code TEXT NOT NULL,
    params TEXT NOT NULL, raw TEXT NOT NULL DEFAULT '', who TEXT NOT NULL, run_id INTEGER,
    fold_title TEXT NOT NULL DEFAULT ''
);
CREATE INDEX log_entry_at ON log_entry (at, level, who, source);
CREATE INDEX log_entry_level ON log_entry (level, at);
CREATE INDEX log_entry_who ON log_entry (who, at);
CREATE INDEX log_entry_object ON log_entry (object_id) WHERE object_id <> '';
CREATE INDEX log_entry_run ON log_entry (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX log_entry_title ON log_entry (fold_title) WHERE fold_title <> '';
CREATE VIRTUAL TABLE log_fts USING fts5(text, tokenize = 'trigram');

CREATE INDEX change_stock_at ON change (at, direction)
    WHERE kind IN ('stock', 'store_amount') AND state = 'applied';
CREATE INDEX run_of_job ON run (job, started);
CREATE INDEX run_bad ON run (job, started) WHERE state IN ('failed', 'done_with_failures');
CREATE INDEX run_started ON run (started, job, state);
CREATE INDEX run_waiting ON run (id) WHERE state IN ('planned', 'stopped_by_brake');
CREATE INDEX shop_order_created ON shop_order (created);
CREATE INDEX shop_order_number ON shop_order (number);
CREATE INDEX shop_order_buyer ON shop_order (buyer);
CREATE INDEX shop_order_sum ON shop_order (CAST(sum AS REAL));
CREATE INDEX customer_order_number ON customer_order (name, order_id) WHERE order_id IS NOT NULL AND gone = 0;
CREATE INDEX item_away ON item (id) WHERE gone = 1 OR archived = 1;
CREATE INDEX item_article ON item (article COLLATE NOCASE) WHERE article <> '';

CREATE VIRTUAL TABLE order_fts USING fts5(
    search, content = 'shop_order', content_rowid = 'id', tokenize = 'trigram'
);
CREATE TRIGGER order_fts_in AFTER INSERT ON shop_order WHEN new.search <> ''
BEGIN INSERT INTO order_fts (rowid, search) VALUES (new.id, new.search); END;
CREATE TRIGGER order_fts_out AFTER DELETE ON shop_order WHEN old.search <> ''
BEGIN INSERT INTO order_fts (order_fts, rowid, search) VALUES ('delete', old.id, old.search); END;
CREATE TRIGGER order_fts_anew AFTER UPDATE OF search ON shop_order WHEN old.search <> new.search
BEGIN INSERT INTO order_fts (order_fts, rowid, search)
    SELECT 'delete', old.id, old.search WHERE old.search <> ''; INSERT INTO order_fts (rowid, search)
    SELECT new.id, new.search WHERE new.search <> ''; END;
"""

NAMES = (
    "order_fts",
    "log_fts", "log_entry", "status_rule", "status_pair", "conflict_rule", "conflict", "shipment_view",
    "order_event",
    "shop_shipment_line", "shop_shipment", "sales_return_line", "sales_return", "demand_line", "demand",
    "customer_order_line", "customer_order", "export_attempt", "order_export",
)  # fmt: skip


def up(_migrator: Any, db: Any) -> None:
    """Widen orders and create the tables of sales."""
    for table, columns in (("shop_order", ORDER_COLUMNS), ("order_line", LINE_COLUMNS)):
        for column in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)


def down(_migrator: Any, db: Any) -> None:
    """Remove them again."""
    for trigger in ("order_fts_anew", "order_fts_out", "order_fts_in"):
        db.execute_sql(f"DROP TRIGGER {trigger}")
    for index in (
        "run_waiting",
        "run_started",
        "run_bad",
        "run_of_job",
        "item_article",
        "item_away",
        "shop_order_number",
        "shop_order_status",
        "shop_order_buyer",
        "shop_order_sum",
        "shop_order_created",
        "change_stock_at",
    ):
        db.execute_sql(f"DROP INDEX {index}")
    for name in NAMES:
        db.execute_sql(f"DROP TABLE {name}")
    for table, columns in (("order_line", LINE_COLUMNS), ("shop_order", ORDER_COLUMNS)):
        for column in reversed(columns):
            db.execute_sql(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
