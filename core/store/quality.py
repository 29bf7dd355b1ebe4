"""Troubles in the source data that a person hid: by kind and object, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.domain.quality import TroubleKind
from core.store import values as v
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden trouble; `object` is an item's id or an offer's number, by the kind."""

    kind: TroubleKind
    object: str
    reason: str
    who: str
    at: datetime


class QualityNotes:
    """Which troubles are not to be told of."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def hide(self, notes: Iterable[Hidden]) -> None:
        """Hide troubles; one that is hidden already gets the new reason."""
        self._store.write_many(
            "INSERT INTO quality_hidden VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, object) "
            "DO UPDATE SET reason = excluded.reason, who = excluded.who, at = excluded.at",
            ((note.kind.value, note.object, note.reason, note.who, v.time_in(note.at)) for note in notes),
        )

    def show(self, keys: Iterable[tuple[TroubleKind, str]]) -> None:
        """Tell of troubles again."""
        self._store.write_many(
            "DELETE FROM quality_hidden WHERE kind = ? AND object = ?", ((kind.value, key) for kind, key in keys)
        )

    def get(self, kind: TroubleKind, key: str) -> Hidden | None:
        """One hidden trouble, None where it is not hidden."""
        with self._store.read() as connection:
            row = connection.execute(
                "SELECT kind, object, reason, who, at FROM quality_hidden WHERE kind = ? AND object = ?",
                (kind.value, key),
            ).fetchone()
        return None if row is None else Hidden(TroubleKind(row[0]), row[1], row[2], row[3], v.time_out(row[4]))
