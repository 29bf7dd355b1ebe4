"""The mapping by parent: which family each shown item belongs to, and one materialised line for each family."""

from typing import Any

STEPS = (
    "ALTER TABLE match_state ADD COLUMN family INTEGER NOT NULL DEFAULT 0",
    "UPDATE match_state SET family = (SELECT coalesce(parent.row, item.row) FROM item LEFT JOIN item AS parent "
    "ON parent.id = item.parent_id AND item.kind = 'variant' WHERE item.row = match_state.row)",
    "CREATE INDEX match_state_family ON match_state (family)",
    "CREATE TABLE match_family (row INTEGER PRIMARY KEY, grouped INTEGER NOT NULL, members INTEGER NOT NULL, "
    "linked INTEGER NOT NULL, ignored INTEGER NOT NULL, state INTEGER NOT NULL, sort_name TEXT NOT NULL)",
    "INSERT INTO match_family SELECT family, sum(match_state.row <> family) > 0, count(*), sum(state = 4), "
    "sum(state = 5), min(state), item.fold FROM match_state JOIN item ON item.row = family GROUP BY family",
    "CREATE INDEX match_family_default ON match_family (state, sort_name)",
    "CREATE INDEX match_family_name ON match_family (sort_name)",
)


def up(_migrator: Any, db: Any) -> None:
    """Add the column, the table, and what they hold for the rows that are there."""
    for step in STEPS:
        db.execute_sql(step)


def down(_migrator: Any, db: Any) -> None:
    """Remove them again."""
    db.execute_sql("DROP TABLE match_family")
    db.execute_sql("DROP INDEX match_state_family")
    db.execute_sql("ALTER TABLE match_state DROP COLUMN family")
