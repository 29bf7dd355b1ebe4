"""Troubles in the source data that a person hid, each with the reason."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Create the table; `object` is an item's id or an offer's number, by the kind."""
    db.execute_sql(
        "CREATE TABLE quality_hidden (kind TEXT NOT NULL, object TEXT NOT NULL, reason TEXT NOT NULL, "
        "who TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, object)) WITHOUT ROWID"
    )


def down(_migrator: Any, db: Any) -> None:
    """Remove it again."""
    db.execute_sql("DROP TABLE quality_hidden")
