"""The saved status scheme: pairs and rules in their order, with the names their states and statuses had then."""

from __future__ import annotations

from core.domain.statuses import Direction, Names, Pair, Rule, RuleKind, Scheme
from core.store.store import Store


class Statuses:
    """One scheme, saved as a whole."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def scheme(self) -> Scheme:
        """The scheme as it was saved last, empty where none was."""
        with self._store.read() as connection:
            pairs = connection.execute(
                "SELECT state_id, status_id, direction FROM status_pair ORDER BY id"
            ).fetchall()
            rules = connection.execute(
                "SELECT kind, status_id, state_id, enabled FROM status_rule ORDER BY position"
            ).fetchall()
        return Scheme(
            tuple(Pair(state_id, status_id, Direction(way)) for state_id, status_id, way in pairs),
            tuple(Rule(RuleKind(kind), status_id, state_id, bool(on)) for kind, status_id, state_id, on in rules),
        )

    def names(self) -> Names:
        """What its states and statuses were called when it was saved."""
        query = (
            "SELECT {0}_id, {0}_name FROM status_rule WHERE {0}_id <> '' "
            "UNION SELECT {0}_id, {0}_name FROM status_pair"
        )
        with self._store.read() as connection:
            states, statuses = (
                dict(connection.execute(query.format(side)).fetchall()) for side in ("state", "status")
            )
        return Names(states, statuses)

    def save(self, scheme: Scheme, names: Names) -> None:
        """Put `scheme` in the place of the old one; an id without a name is kept under its id."""
        states, statuses = names.states, names.statuses
        with self._store.write() as connection:
            connection.execute("DELETE FROM status_pair")
            connection.execute("DELETE FROM status_rule")
            connection.executemany(
                "INSERT INTO status_pair (state_id, status_id, direction, state_name, status_name) "
                "VALUES (?, ?, ?, ?, ?)",
                [
                    (
                        pair.state_id, pair.status_id, pair.direction.value,
                        states.get(pair.state_id, pair.state_id), statuses.get(pair.status_id, pair.status_id),
                    )
                    for pair in scheme.pairs
                ],
            )  # fmt: skip
            connection.executemany(
                "INSERT INTO status_rule (position, kind, status_id, state_id, enabled, status_name, state_name) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        position, rule.kind.value, rule.status_id, rule.state_id, rule.enabled,
                        statuses.get(rule.status_id, rule.status_id), states.get(rule.state_id, rule.state_id),
                    )
                    for position, rule in enumerate(scheme.rules)
                ],
            )  # fmt: skip
