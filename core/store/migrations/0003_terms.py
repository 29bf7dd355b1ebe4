"""The dictionary of variants: names and values of the two systems that mean the same, and those a person refused."""

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Create the table; the three `fold_` columns make a term the same one however it is written."""
    db.execute_sql(
        "CREATE TABLE match_term (fold_scope TEXT NOT NULL, fold_warehouse TEXT NOT NULL, fold_shop TEXT NOT NULL, "
        "scope TEXT NOT NULL, warehouse TEXT NOT NULL, shop TEXT NOT NULL, origin TEXT NOT NULL, "
        "support INTEGER NOT NULL, refused INTEGER NOT NULL, at INTEGER NOT NULL, "
        "PRIMARY KEY (fold_scope, fold_warehouse, fold_shop)) WITHOUT ROWID"
    )


def down(_migrator: Any, db: Any) -> None:
    """Remove it again."""
    db.execute_sql("DROP TABLE match_term")
