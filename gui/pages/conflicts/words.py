"""Words and signs of the conflicts page: kinds, sides, values, ages. One place, so that all parts say the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from core.domain.conflicts import Choice, ConflictKind, Sign, Subject, Value
from core.domain.screens.conflicts import ConflictRow, GroupRow
from gui import format as formats
from gui.i18n import explain, say
from gui.widgets.inline import Icon, Item, Mark
from gui.widgets.radio_card import CardLine, RadioCard

KIND_ICONS = {
    ConflictKind.STATUS_BOTH: "swap",
    ConflictKind.DELETED_SOLD: "trash",
    ConflictKind.ARCHIVED_SOLD: "archive",
    ConflictKind.TARGET_DELETED: "link-break",
    ConflictKind.KIND_CHANGED: "shapes",
    ConflictKind.OVER_SHIPPED: "truck",
    ConflictKind.LINES_CHANGED: "list-plus",
    ConflictKind.ORDER_DELETED: "receipt",
    ConflictKind.VAT_DIFFERS: "percent",
    ConflictKind.TOTAL_DIFFERS: "calculator",
    ConflictKind.BUYER_TWIN: "users",
    ConflictKind.AMBIGUOUS: "git-fork",
    ConflictKind.TWO_CLAIMANTS: "git-merge",
    ConflictKind.SAME_CODE: "copy",
    ConflictKind.STRUCTURE_CHANGED: "stack",
    ConflictKind.ATTRIBUTE_MISSING: "textbox",
    ConflictKind.REFERENCE_GONE: "book-bookmark",
}
SIGN_ICONS = {
    Sign.MOYSKLAD: ("cube", "ms"),
    Sign.SHOP: ("storefront", "shop"),
    Sign.LINK: ("link-simple", "accentGfx"),
    Sign.LETTER: ("envelope-simple", "t2"),
    Sign.RETURN: ("arrow-u-up-left", "ms"),
    Sign.TASK: ("bell", "t2"),
    Sign.WAIT: ("hourglass-medium", "t2"),
    Sign.WARNING: ("warning", "warn"),
}
PERSON = "person"


def kind_word(kind: ConflictKind) -> str:
    """The name of a kind."""
    return say(f"conflict.kind.{kind.value}")


def name_of(row: ConflictRow) -> str:
    """What the conflict is about: "Order 10469", or the name of the item or buyer."""
    if row.subject is Subject.ORDER:
        return QCoreApplication.translate("ConflictWords", "Order %1").replace("%1", row.title)
    return row.title


def title_of(row: ConflictRow) -> str:
    """The detail's title: name and kind."""
    return f"{name_of(row)} · {say(f'conflict.title.{row.kind.value}')}"


def line_of(row: ConflictRow) -> str:
    """The second line in the inbox."""
    return say(f"conflict.line.{row.kind.value}", row.params)


def value_words(value: Value) -> str:
    """A value as words, a dash for nothing."""
    if value.code:
        return say(value.code, value.params)
    return value.text or formats.DASH


def by_whom(value: Value) -> str:
    """Time and author of a value, "" where neither is known."""
    who = say(value.who_code) if value.who_code else value.who
    at = formats.day_time(value.at) if value.at is not None else ""
    return " · ".join(part for part in (at, who) if part)


def decided_by(who: str) -> str:
    """Who made a decision, in the words of the design."""
    if who == PERSON:
        return QCoreApplication.translate("ConflictWords", "by hand")
    return who


def age_of(row: ConflictRow, now: datetime | None = None) -> str:
    """What stands at the right of a row: how long it waits, until when it is put off, when it was decided."""
    present = now or datetime.now(UTC)
    if row.resolved_at is not None:
        return formats.day_time(row.resolved_at, present)
    if row.state.value == "postponed" and (row.postponed_until is None or row.postponed_until > present):
        if row.postponed_until is None:
            return QCoreApplication.translate("ConflictWords", "until it changes")
        until = QCoreApplication.translate("ConflictWords", "until %1")
        return until.replace("%1", formats.day_time(row.postponed_until, present))
    return formats.age(row.opened, present)


def decision_of(row: ConflictRow) -> str:
    """What was decided and by whom, for the list of decided ones."""
    what = say(row.choice, row.choice_params) if row.choice else ""
    solved = QCoreApplication.translate("ConflictWords", "solved itself")
    return " · ".join(part for part in (what or solved, decided_by(row.resolved_by)) if part)


def why(kind: ConflictKind, params: Mapping[str, str]) -> tuple[str, str]:
    """Why nothing was done, as one paragraph, and the words in it that matter most ("" for none)."""
    stress = f"conflict.stress.{kind.value}"
    told = explain(f"conflict.why.{kind.value}", {**params, "stress": stress})
    strong = say(stress) if kind in STRESSED else ""
    return f"{told.what}. {told.means} {told.do}", strong


STRESSED = frozenset(
    {
        ConflictKind.STATUS_BOTH,
        ConflictKind.DELETED_SOLD,
        ConflictKind.ARCHIVED_SOLD,
        ConflictKind.OVER_SHIPPED,
        ConflictKind.VAT_DIFFERS,
        ConflictKind.BUYER_TWIN,
    }
)


def by_hand(choice: Choice | None) -> str:
    """Where a person does what SkladLink does not write itself yet, "" for a choice that is carried out at once."""
    if choice is None or not choice.by_hand.known:
        return ""
    words = QCoreApplication.translate(
        "ConflictWords", "SkladLink will do this with the next version; until then do it by hand: %1."
    )
    return words.replace("%1", say(choice.by_hand.code, choice.by_hand.params))


def sign_word(sign: Sign) -> str:
    """Whom an outcome touches."""
    translate = QCoreApplication.translate
    names = {
        Sign.MOYSKLAD: translate("ConflictWords", "MoySklad"),
        Sign.SHOP: translate("ConflictWords", "Shop"),
    }
    return names.get(sign, translate("ConflictWords", "Link"))


def sign_item(sign: Sign | None, size: int = 16) -> Item:
    """The mark of a system, or the icon of anything else."""
    if sign is Sign.MOYSKLAD:
        return Mark("ms", size)
    if sign is Sign.SHOP:
        return Mark("shop", size)
    if sign is None:
        return Icon("git-merge", size, "t2")
    name, color = SIGN_ICONS[sign]
    return Icon(name, size, color)


def card_of(choice: Choice, key: str = "") -> RadioCard:
    """The card of a choice."""
    lines = [CardLine(*SIGN_ICONS[line.sign], say(line.code, line.params)) for line in choice.consequences]
    advice = ""
    if choice.advice.known:
        words = QCoreApplication.translate("ConflictWords", "Advice: %1")
        advice = words.replace("%1", say(choice.advice.code, choice.advice.params))
    return RadioCard(value_words(choice.title), lines, mark=sign_item(choice.mark), key=key, advice=advice)


def spoken(row: GroupRow | ConflictRow) -> str:
    """The row in one sentence."""
    if isinstance(row, GroupRow):
        return f"{kind_word(row.kind)}, {formats.number(row.count)}"
    parts = [name_of(row), kind_word(row.kind), line_of(row)]
    if row.resolved_at is not None:
        parts.append(decision_of(row))
    return ", ".join((*parts, age_of(row)))
