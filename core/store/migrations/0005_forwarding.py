"""Forwarding orders: MoySklad's counterparties, whom a buyer is linked with, decisions to send an order anew."""

from typing import Any

_TABLES = (
    "CREATE TABLE counterparty (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, "
    "inn TEXT NOT NULL, archived INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE buyer_link (buyer TEXT PRIMARY KEY, counterparty_id TEXT NOT NULL, at INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE TABLE order_generation (order_id INTEGER PRIMARY KEY, generation INTEGER NOT NULL)",
)


def up(_migrator: Any, db: Any) -> None:
    """Create the tables."""
    for statement in _TABLES:
        db.execute_sql(statement)


def down(_migrator: Any, db: Any) -> None:
    """Remove them again."""
    for name in ("order_generation", "buyer_link", "counterparty"):
        db.execute_sql(f"DROP TABLE {name}")
