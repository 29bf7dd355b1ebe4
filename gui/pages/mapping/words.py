"""Words and signs of the mapping page: states, rules, fields, notes. One place, so that all parts say the same."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.domain.links import MatchRule, MatchState, Verdict
from core.domain.screens.mapping import MappingRow
from gui.widgets.inline import Chip


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn."""

    icon: str
    kind: str
    tone: str


UNDECIDED = frozenset({MatchState.AMBIGUOUS, MatchState.SUGGESTED, MatchState.UNLINKED, MatchState.UNCHECKED})
LOOKS = {
    MatchState.LINKED: Look("link-simple", "quiet", "ok"),
    MatchState.SUGGESTED: Look("sparkle", "soft", "accent"),
    MatchState.AMBIGUOUS: Look("git-fork", "soft", "warn"),
    MatchState.UNLINKED: Look("link-break", "dashed", "mute"),
    MatchState.UNCHECKED: Look("link-break", "dashed", "mute"),
    MatchState.IGNORED: Look("eye-slash", "quiet", "mute"),
    MatchState.DELETED: Look("trash", "soft", "err"),
}
RULE_ICONS = {
    MatchRule.STORED: "database",
    MatchRule.EXTERNAL_CODE: "key",
    MatchRule.BARCODE: "barcode",
    MatchRule.ARTICLE: "tag",
    MatchRule.CODE: "hash",
    MatchRule.VARIANT: "stack",
    MatchRule.NAME: "text-aa",
    MatchRule.MANUAL: "hand-pointing",
}
VERDICT_ICONS = {
    Verdict.SAME: ("check", "ok"),
    Verdict.NEAR: ("plus-minus", "warn"),
    Verdict.DIFFERENT: ("x", "err"),
    Verdict.MISSING: ("minus", "t4"),
}


def state_word(state: MatchState) -> str:
    """The word of a state, as in its chip."""
    translate = QCoreApplication.translate
    words = {
        MatchState.LINKED: translate("MatchState", "Linked"),
        MatchState.SUGGESTED: translate("MatchState", "Suggested"),
        MatchState.AMBIGUOUS: translate("MatchState", "Ambiguous"),
        MatchState.UNLINKED: translate("MatchState", "Unlinked"),
        MatchState.UNCHECKED: translate("MatchState", "Unlinked"),
        MatchState.IGNORED: translate("MatchState", "Ignored"),
        MatchState.DELETED: translate("MatchState", "Deleted in MS"),
    }
    return words[state]


def state_chip(state: MatchState, *, bare: bool = False) -> Chip:
    """The chip of a state; `bare` leaves the icon alone."""
    look = LOOKS[state]
    return Chip("" if bare else state_word(state), look.icon, look.kind, look.tone)


def rule_word(rule: MatchRule | None) -> str:
    """The word of a rule."""
    translate = QCoreApplication.translate
    words = {
        MatchRule.STORED: translate("MatchRule", "Stored link"),
        MatchRule.EXTERNAL_CODE: translate("MatchRule", "External code"),
        MatchRule.BARCODE: translate("MatchRule", "Barcode"),
        MatchRule.ARTICLE: translate("MatchRule", "Article"),
        MatchRule.CODE: translate("MatchRule", "Code"),
        MatchRule.VARIANT: translate("MatchRule", "Variant"),
        MatchRule.NAME: translate("MatchRule", "Name"),
        MatchRule.MANUAL: translate("MatchRule", "By hand"),
    }
    return words[rule] if rule is not None else ""


def field_word(field: str) -> str:
    """The word of a compared field; a characteristic keeps its own name."""
    translate = QCoreApplication.translate
    words = {
        "name": translate("CompareField", "Name"),
        "article": translate("CompareField", "Article"),
        "barcode": translate("CompareField", "Barcode"),
        "external_code": translate("CompareField", "External code"),
        "price": translate("CompareField", "Price"),
        "stock": translate("CompareField", "Stock"),
    }
    return words.get(field, field)


def note_word(note: str) -> str:
    """A candidate's note in a few words for a table line ("" when there is none)."""
    translate = QCoreApplication.translate
    words = {
        "shared.stored": translate("MatchNote", "several stored links"),
        "shared.external_code": translate("MatchNote", "external code repeats"),
        "shared.barcode": translate("MatchNote", "barcode repeats"),
        "shared.article": translate("MatchNote", "article repeats"),
        "shared.code": translate("MatchNote", "code repeats"),
        "contradicted.names": translate("MatchNote", "names differ"),
        "contradicted.stored": translate("MatchNote", "stored link points elsewhere"),
        "contradicted.external_code": translate("MatchNote", "external code points elsewhere"),
        "contradicted.barcode": translate("MatchNote", "barcode points elsewhere"),
        "contradicted.article": translate("MatchNote", "article points elsewhere"),
        "contradicted.code": translate("MatchNote", "code points elsewhere"),
        "contradicted.variant": translate("MatchNote", "characteristics differ"),
    }
    return words.get(note, "")


def no_pair_word(state: MatchState) -> str:
    """Why the shop side is empty: looked for in vain, or not looked for yet. The two are never mixed up."""
    if state is MatchState.UNCHECKED:
        return QCoreApplication.translate("MatchNote", "not checked yet")
    return QCoreApplication.translate("MatchNote", "no match found")


def spoken(row: MappingRow) -> str:
    """What a screen reader says of a row: state, both names, reason, percent, in that order."""
    parts = [state_word(row.state), f"{row.name} {row.variant}".strip()]
    if row.offer_id is not None:
        parts.append(f"{row.offer_name} {row.offer_variant}".strip())
    else:
        parts.append(no_pair_word(row.state))
    parts.append(rule_word(row.rule))
    if row.score is not None:
        parts.append(f"{row.score} %")
    return ", ".join(part for part in parts if part)
