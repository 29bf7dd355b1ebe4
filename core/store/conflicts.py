"""Conflicts and the rules that decide them: what a job raised, what a person made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from core.domain.conflicts import Condition, ConflictKind, ConflictState, Facts, essence
from core.store import values as v
from core.store.store import Store

_COLUMNS = (
    "id", "kind", "object", "order_id", "item_id", "offer_id", "title", "opened", "state", "postponed_until", "facts",
    "resolution", "resolved_at", "resolved_by", "run_id", "rule_id",
)  # fmt: skip
CONFLICT_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM conflict"
_RULE_SELECT = "SELECT id, kind, condition, choice, enabled, who, at FROM conflict_rule"
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Facts).decode
#: The resolution of a conflict whose facts came to agree without anybody's decision.
SOLVED_ITSELF = "solved_itself"


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict as a job found it; `object` tells two conflicts of one kind apart ("order:501", "offer:77")."""

    kind: ConflictKind
    object: str
    title: str
    facts: Facts
    order_id: int | None = None
    item_id: str | None = None
    offer_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredConflict:
    """A conflict as it stands. `resolution` is the key of the choice, `run_id` the run that decided it."""

    id: int
    found: Finding
    opened: datetime
    state: ConflictState
    postponed_until: datetime | None = None
    resolution: str = ""
    resolved_at: datetime | None = None
    resolved_by: str = ""
    run_id: int | None = None
    rule_id: int | None = None


@dataclass(frozen=True, slots=True)
class StoredRule:
    """Always decide so: conflicts of `kind` that fit `condition` get `choice`."""

    id: int
    kind: ConflictKind
    condition: Condition
    choice: str
    enabled: bool
    who: str
    at: datetime


def mark_of(kind: ConflictKind, facts: Facts) -> str:
    """A short mark of what a decision hangs on: with the same mark the question is still the same."""
    return sha256(_encode(essence(kind, facts))).hexdigest()[:16]


def conflict_out(row: Sequence[Any]) -> StoredConflict:
    """A conflict from the columns of CONFLICT_SELECT."""
    found = Finding(ConflictKind(row[1]), row[2], row[6], _decode(row[10]), row[3], row[4], row[5])
    return StoredConflict(
        row[0], found, v.time_out(row[7]), ConflictState(row[8]), v.time_out_or_none(row[9]), row[11],
        v.time_out_or_none(row[12]), row[13], row[14], row[15],
    )  # fmt: skip


def _rule_out(row: Sequence[Any]) -> StoredRule:
    kind = ConflictKind(row[1])
    return StoredRule(row[0], kind, v.mapping_out(row[2]), row[3], bool(row[4]), row[5], v.time_out(row[6]))


class Conflicts:
    """What waits for a person, what was put off, what was decided. At most one of a kind and object is unresolved."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, found: Finding, opened: datetime) -> int:
        """A new open conflict; its number."""
        with self._store.write() as connection:
            return int(
                connection.execute(
                    "INSERT INTO conflict (kind, object, order_id, item_id, offer_id, title, opened, state, facts) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)",
                    (
                        found.kind.value, found.object, found.order_id, found.item_id, found.offer_id, found.title,
                        v.time_in(opened), _encode(found.facts).decode(),
                    ),
                ).lastrowid
                or 0
            )  # fmt: skip

    def renew(self, conflict_id: int, found: Finding) -> None:
        """Newer facts of the same conflict."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE conflict SET title = ?, facts = ?, order_id = ?, item_id = ?, offer_id = ? WHERE id = ?",
                (
                    found.title, _encode(found.facts).decode(), found.order_id, found.item_id, found.offer_id,
                    conflict_id,
                ),
            )  # fmt: skip

    def open(self, conflict_id: int) -> None:
        """Open it (again): what was decided or put off before is forgotten here, the journal keeps it."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE conflict SET state = 'open', postponed_until = NULL, resolution = '', resolved_at = NULL, "
                "resolved_by = '', run_id = NULL, rule_id = NULL WHERE id = ?",
                (conflict_id,),
            )

    def postpone(self, conflict_id: int, until: datetime | None, run_id: int) -> None:
        """Put it off until a time, or (None) until its facts change."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE conflict SET state = 'postponed', postponed_until = ?, resolution = '', resolved_at = NULL, "
                "resolved_by = '', run_id = ? WHERE id = ?",
                (v.time_in_or_none(until), run_id, conflict_id),
            )

    def resolve(
        self,
        conflict_id: int,
        choice: str,
        who: str,
        at: datetime,
        *,
        run_id: int | None = None,
        rule_id: int | None = None,
    ) -> None:
        """Record what was decided, by whom and when."""
        with self._store.write() as connection:
            connection.execute(
                "UPDATE conflict SET state = 'resolved', postponed_until = NULL, resolution = ?, resolved_at = ?, "
                "resolved_by = ?, run_id = ?, rule_id = ? WHERE id = ?",
                (choice, v.time_in(at), who, run_id, rule_id, conflict_id),
            )

    def get(self, conflict_id: int) -> StoredConflict | None:
        """One conflict."""
        return next(iter(self.many([conflict_id])), None)

    def many(self, conflict_ids: Iterable[int]) -> list[StoredConflict]:
        """The conflicts that are known among those numbers, in their order."""
        found: dict[int, StoredConflict] = {}
        wanted = list(conflict_ids)
        with self._store.read() as connection:
            for part in v.chunks(wanted, 500):
                for row in connection.execute(f"{CONFLICT_SELECT} WHERE id IN ({v.marks(len(part))})", part):
                    found[row[0]] = conflict_out(row)
        return [found[number] for number in wanted if number in found]

    def unresolved(self, kind: ConflictKind, object_key: str) -> StoredConflict | None:
        """The conflict about that object that nobody decided yet."""
        rows = self._read("WHERE kind = ? AND object = ? AND state <> 'resolved'", (kind.value, object_key))
        return next(iter(rows), None)

    def last_resolved(self, kind: ConflictKind, object_key: str) -> StoredConflict | None:
        """The newest decision about that object."""
        where = "WHERE kind = ? AND object = ? AND state = 'resolved' ORDER BY resolved_at DESC, id DESC LIMIT 1"
        return next(iter(self._read(where, (kind.value, object_key))), None)

    def unresolved_of(self, kinds: Iterable[ConflictKind]) -> list[StoredConflict]:
        """Everything of `kinds` that nobody decided yet."""
        wanted = sorted(kind.value for kind in kinds)
        return self._read(f"WHERE state <> 'resolved' AND kind IN ({v.marks(len(wanted))}) ORDER BY id", wanted)

    def put_rule(
        self,
        kind: ConflictKind,
        condition: Mapping[str, str],
        choice: str,
        who: str,
        at: datetime,
        *,
        rule_id: int | None = None,
        enabled: bool = True,
    ) -> int:
        """A new rule, or (`rule_id`) one that was removed comes back; its number."""
        with self._store.write() as connection:
            return int(
                connection.execute(
                    "INSERT INTO conflict_rule (id, kind, condition, choice, enabled, who, at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (rule_id, kind.value, v.mapping_in(condition), choice, enabled, who, v.time_in(at)),
                ).lastrowid
                or 0
            )

    def rules(self) -> list[StoredRule]:
        """Every rule, the newest first."""
        with self._store.read() as connection:
            return [_rule_out(row) for row in connection.execute(f"{_RULE_SELECT} ORDER BY id DESC").fetchall()]

    def rule(self, rule_id: int) -> StoredRule | None:
        """One rule."""
        return next((rule for rule in self.rules() if rule.id == rule_id), None)

    def enable_rule(self, rule_id: int, enabled: bool) -> None:
        """Switch a rule on or off."""
        with self._store.write() as connection:
            connection.execute("UPDATE conflict_rule SET enabled = ? WHERE id = ?", (enabled, rule_id))

    def remove_rule(self, rule_id: int) -> None:
        """Forget a rule; what it decided stays decided."""
        with self._store.write() as connection:
            connection.execute("DELETE FROM conflict_rule WHERE id = ?", (rule_id,))

    def _read(self, where: str, arguments: Sequence[Any]) -> list[StoredConflict]:
        with self._store.read() as connection:
            rows = connection.execute(f"{CONFLICT_SELECT} {where}", arguments).fetchall()
        return [conflict_out(row) for row in rows]
