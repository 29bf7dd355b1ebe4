"""Conflicts: what only a person can decide. Kinds, facts in three columns, choices with their consequences, rules.

Everything here is pure: a job gathers `Facts`, `choices_of` says what can be done about them, and the sentences come
from core.messages by code.
"""

from __future__ import annotations

from core.domain.conflicts.choices import choices_of, recommended
from core.domain.conflicts.facts import (
    Column,
    ConflictKind,
    ConflictState,
    Fact,
    Facts,
    Pair,
    Subject,
    Value,
    agree,
    agreed_columns,
    buyer_columns,
    candidate_columns,
    essence,
    marked,
    subject_of,
)
from core.domain.conflicts.options import Act, ActKind, Choice, Consequence, Effect, Outcome, Sign
from core.domain.conflicts.similar import Condition, condition_code, condition_of, fits

__all__ = [
    "Act",
    "ActKind",
    "Choice",
    "Column",
    "Condition",
    "ConflictKind",
    "ConflictState",
    "Consequence",
    "Effect",
    "Fact",
    "Facts",
    "Outcome",
    "Pair",
    "Sign",
    "Subject",
    "Value",
    "agree",
    "agreed_columns",
    "buyer_columns",
    "candidate_columns",
    "choices_of",
    "condition_code",
    "condition_of",
    "essence",
    "fits",
    "marked",
    "recommended",
    "subject_of",
]
