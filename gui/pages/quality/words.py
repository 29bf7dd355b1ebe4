"""Words and signs of the data quality page: kinds, what they cost, cells, flags. One place for all parts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from core.domain.quality import Side, SoldOut, TroubleKind, Weight, side_of, weight_of
from core.domain.screens.quality import QualityRow
from gui import format as formats
from gui.i18n import say
from gui.widgets.inline import Icon, Item, Mark

OBJECT, FACT, KIND, WEIGHT, MARK, FOLDER, NUMBER = range(7)
COLUMNS = 7
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Look:
    """Icon and tone of what a trouble costs."""

    icon: str
    tone: str


LOOKS = {
    Weight.OVERSELLS: Look("warning", "warn"),
    Weight.HIDES: Look("eye-slash", "accent"),
    Weight.HINDERS: Look("link-break", "mute"),
}


def look_of(kind: TroubleKind) -> Look:
    """Icon and tone of a kind."""
    return LOOKS[weight_of(kind)]


def kind_word(kind: TroubleKind) -> str:
    """The short name of a kind."""
    return say(f"quality.kind.{kind.value}")


def side_word(kind: TroubleKind) -> str:
    """Where the objects of a kind live."""
    translate = QCoreApplication.translate
    if side_of(kind) is Side.ITEM:
        return translate("QualityWords", "MoySklad")
    return translate("QualityWords", "Shop")


def kind_full(kind: TroubleKind) -> str:
    """Kind and system."""
    return f"{kind_word(kind)} · {side_word(kind)}"


def weight_word(weight: Weight) -> str:
    """What a trouble costs, as a heading."""
    translate = QCoreApplication.translate
    names = {
        Weight.OVERSELLS: translate("QualityWords", "Sells what is not there"),
        Weight.HIDES: translate("QualityWords", "Hides what is there"),
        Weight.HINDERS: translate("QualityWords", "Hinders linking"),
    }
    return names[weight]


def mark_of(kind: TroubleKind) -> Item:
    """The sign of the system that a kind's objects live in."""
    return Mark("ms" if side_of(kind) is Side.ITEM else "shop")


def sign_of(kind: TroubleKind, size: int = 14) -> Icon:
    """The sign of what a kind costs."""
    look = look_of(kind)
    return Icon(look.icon, size, "accentGfx" if look.tone == "accent" else look.tone)


def fact(row: QualityRow) -> str:
    """What exactly is wrong with this object."""
    return say(row.fact, row.params)


def second(row: QualityRow) -> str:
    """The line below the name."""
    return " · ".join(part for part in (row.variant, row.mark) if part)


def below(row: QualityRow) -> str:
    """The line below the trouble: its kind, for hidden ones the reason and when."""
    if row.hidden_at is None:
        return kind_word(row.kind)
    return " · ".join(part for part in (row.reason, formats.day_time(row.hidden_at)) if part)


def rule_word(rule: SoldOut | None) -> str:
    """What a group's rule says of sold-out goods."""
    translate = QCoreApplication.translate
    if rule is None:
        return translate("QualityWords", "leave as it is")
    names = {
        SoldOut.HIDE: translate("QualityWords", "hide"),
        SoldOut.SHOW: translate("QualityWords", "show, do not sell"),
        SoldOut.ORDER: translate("QualityWords", "allow ordering"),
    }
    return names[rule]


def flag_word(flag: tuple[str, str]) -> str:
    """A flag of the shop: as it takes effect, and whether that is only the shop's default."""
    translate = QCoreApplication.translate
    own, effect = flag
    names = {"Y": translate("QualityWords", "yes"), "N": translate("QualityWords", "no")}
    word = names.get(effect, translate("QualityWords", "not known"))
    if own != "D":
        return word
    return translate("QualityWords", "%1, the shop’s default").replace("%1", word)


def cell_text(row: QualityRow, column: int) -> str:
    """A cell's words for tooltips, copies and files."""
    texts = {
        OBJECT: " ".join(part for part in (row.name, row.variant) if part),
        FACT: fact(row),
        KIND: kind_full(row.kind),
        WEIGHT: weight_word(weight_of(row.kind)),
        MARK: row.mark,
        FOLDER: row.folder,
        NUMBER: row.key,
    }
    return texts[column]


def spoken(row: QualityRow) -> str:
    """The row in one sentence."""
    parts = [f"{row.name} {row.variant}".strip(), kind_full(row.kind), fact(row), weight_word(weight_of(row.kind))]
    return ", ".join(part for part in (*parts, row.reason) if part)
