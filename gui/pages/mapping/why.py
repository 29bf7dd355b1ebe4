"""The why box's sentence: what is known of a row, said in words. Rich text, values in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from PySide6.QtCore import QCoreApplication, QObject

from core.domain.dictionary import Term
from core.domain.links import MatchRule, MatchState, Verdict
from core.domain.screens.mapping import MappingDetail
from gui.i18n import say
from gui.pages.mapping.words import rule_word


def _shared_value(detail: MappingDetail, rule: MatchRule) -> str:
    """The value that several offers share, as the comparison shows it."""
    for candidate in detail.candidates:
        for line in candidate.compare:
            if line.field == rule.value and line.verdict is Verdict.SAME:
                return line.item_value
    return ""


class Why(QObject):
    """Holds the one sentence with a plural: lupdate finds those in tr() only."""

    def shared(self, offers: int) -> str:
        """%1 is the rule's word, %2 the value."""
        return self.tr("%1 %2 belongs to %n offers. Choose the right one.", "", offers)


def _note(note: str) -> str:
    return f"{escape(say(f'note.{note}'))}."


def _ambiguous(detail: MappingDetail) -> str:
    translate = QCoreApplication.translate
    first = detail.candidates[0] if detail.candidates else None
    if first is None:
        return ""
    rule = first.rule
    alike = sum(candidate.evidence.get(rule.value) is Verdict.SAME for candidate in detail.candidates)
    value = _shared_value(detail, rule)
    if value and alike > 1:
        words = Why().shared(alike)
        return words.replace("%1", escape(rule_word(rule))).replace("%2", f"<b>{escape(value)}</b>")
    if first.note:
        advice = translate("Why", "Compare before linking.")
        return f"{_note(first.note)} {escape(advice)}"
    return translate("Why", "Several offers fit about equally well. Choose the right one.")


def _suggested(detail: MappingDetail) -> str:
    translate = QCoreApplication.translate
    first = detail.candidates[0] if detail.candidates else None
    if first is None:
        return ""
    if first.exact:
        value = _shared_value(detail, first.rule)
        words = translate("Why", "%1 %2 is the same and unique on both sides. Nothing contradicts.")
        return words.replace("%1", escape(rule_word(first.rule))).replace("%2", f"<b>{escape(value)}</b>")
    if first.note:
        advice = translate("Why", "Compare before linking.")
        return f"{_note(first.note)} {escape(advice)}"
    return translate("Why", "Looks alike, but no unique key confirms it. Compare before linking.")


def why_sentence(detail: MappingDetail) -> str:
    """Why the row stands where it stands; empty when there is nothing to explain."""
    translate = QCoreApplication.translate
    state = detail.row.state
    if state is MatchState.AMBIGUOUS:
        return _ambiguous(detail)
    if state is MatchState.SUGGESTED:
        return _suggested(detail)
    if state is MatchState.UNLINKED:
        return translate("Why", "We looked, but no offer of the shop fits. Find it by hand or leave the item out.")
    if state is MatchState.UNCHECKED:
        return translate("Why", "Not compared with the shop yet. Press “Find matches”.")
    if state is MatchState.DELETED:
        return translate("Why", "The item is gone from MoySklad, the offer is still in the shop.")
    return ""


def terms_of(detail: MappingDetail) -> Sequence[Term]:
    """The entries of the dictionary that make values of the item and the first candidate equal."""
    lines = detail.candidates[0].compare if detail.candidates else ()
    return [line.term for line in lines if line.term is not None]


def terms_sentence(detail: MappingDetail) -> str:
    """The same in words; each entry is a link that carries its place."""
    terms = terms_of(detail)
    if not terms:
        return ""
    style = "color:inherit"
    told = ", ".join(
        f'<a href="{place}" style="{style}">{escape(f"{term.warehouse} = {term.shop}")}</a>'
        for place, term in enumerate(terms)
    )
    return QCoreApplication.translate("Why", "By the dictionary: %1.").replace("%1", told)


def plain_words(sentence: str) -> str:
    """A rich sentence as it is read aloud."""
    return unescape(re.sub(r"<[^>]+>", "", sentence))
