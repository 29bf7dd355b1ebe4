"""Words and signs of the shipments page: states, amounts, reasons, times; one place for all its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from core.domain.screens.shipments import (
    MissingView,
    Paper,
    PaperKind,
    PaperState,
    PositionRow,
    ShipmentDetail,
    ShipmentRow,
)
from core.domain.shipment_summary import POSITIONS
from core.domain.shipments import Figures, ShipmentRule, ShipmentState
from gui import format as formats
from gui.i18n import say
from gui.widgets.segments import Amounts

_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "KZT": "₸", "BYN": "Br"}
_KOPECK = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is drawn: icon, its colour, the words' colour and font."""

    icon: str
    tone: str
    color: str
    font: str = "smallName"


LOOKS = {
    ShipmentState.OVER: Look("warning-circle-fill", "err", "errText", "smallStrong"),
    ShipmentState.PARTLY: Look("circle-half", "warn", "warnText"),
    ShipmentState.NOT_STARTED: Look("circle-dashed", "t3", "t2"),
    ShipmentState.RETURNED: Look("arrow-u-up-left", "warn", "t2"),
    ShipmentState.FULLY: Look("check-circle", "ok", "t2"),
}
PAPER_LOOKS = {
    PaperState.POSTED: Look("check-circle", "ok", "t2", "small"),
    PaperState.DRAFT: Look("pencil-simple", "warn", "warnText"),
    PaperState.GONE: Look("trash", "t3", "t3", "small"),
    PaperState.DEDUCTED: Look("check-circle", "ok", "t2", "small"),
    PaperState.NOT_DEDUCTED: Look("circle-dashed", "t3", "t2", "small"),
    PaperState.CANCELED: Look("prohibit", "t3", "t3", "small"),
}


def state_word(state: ShipmentState) -> str:
    """The state as the list says it."""
    return say(f"shipment.state.{state.name.lower()}")


def order_name(number: str) -> str:
    """The order by its number."""
    return QCoreApplication.translate("ShipmentWords", "Order %1").replace("%1", number)


def amount(value: Decimal, unit: str) -> str:
    """An amount with its unit: 3 pcs, 1.2 kg, 2 positions."""
    if unit == POSITIONS:
        return say("shipment.amount.positions", {"amount": value})
    code = "shipment.amount.unit" if unit else "shipment.amount.pieces"
    return say(code, {"amount": value, "unit": unit}).replace(" ", formats.NO_BREAK)


def unit_word(unit: str) -> str:
    """The unit alone, for files."""
    if unit == POSITIONS:
        return QCoreApplication.translate("ShipmentWords", "positions")
    return unit or QCoreApplication.translate("ShipmentWords", "pcs")


def amounts(values: Mapping[str, Decimal]) -> str:
    """Several amounts, each in its unit."""
    return " · ".join(amount(value, unit) for unit, value in values.items())


def done(figures: Figures, unit: str, *, short: bool = False) -> str:
    """5 of 8; with the unit unless `short` and plain pieces."""
    tail = {POSITIONS: ".positions", "": "" if short else ".pieces"}.get(unit, ".unit")
    params = {"told": figures.told, "ordered": figures.ordered, "unit": unit}
    return say(f"shipment.done{tail}", params).replace(" ", formats.NO_BREAK)


def bar(figures: Figures) -> Amounts:
    """What the bar shows of some figures."""
    return Amounts(figures.kept, figures.came_back, figures.left, figures.over)


def share(figures: Figures) -> str:
    """How much of the order left, in per cent."""
    if figures.ordered <= 0:
        return ""
    gone = (figures.kept + figures.came_back) / figures.ordered * 100
    return formats.percent(gone.quantize(Decimal(1)))


def money(value: Decimal | None, currency: str = "RUB") -> str:
    """A sum with its currency, kopecks only where there are some; a dash for an unknown one."""
    if value is None:
        return formats.DASH
    whole = value == value.to_integral_value()
    text = formats.number(value.quantize(Decimal(1)) if whole else value.quantize(_KOPECK))
    if not whole and text[-2] in ",.":
        text += "0"
    return f"{text}{formats.NO_BREAK}{_SIGNS.get(currency, currency)}"


def when(moment: datetime, now: datetime | None = None) -> str:
    """Today and yesterday by name, else day and month, each with the time."""
    present = (now or datetime.now(UTC)).astimezone()
    day = moment.astimezone().date()
    if day == present.date():
        return QCoreApplication.translate("ShipmentWords", "today, %1").replace("%1", formats.clock(moment))
    if day == present.date() - timedelta(days=1):
        return QCoreApplication.translate("ShipmentWords", "yesterday, %1").replace("%1", formats.clock(moment))
    return formats.day_time(moment, present)


def moment(at: datetime, now: datetime | None = None) -> str:
    """For the timeline: the time alone for today."""
    present = (now or datetime.now(UTC)).astimezone()
    return formats.clock(at) if at.astimezone().date() == present.date() else when(at, present)


def since(row: ShipmentRow, now: datetime | None = None) -> str:
    """What stands under the state: when something changed last, or what the order waits for."""
    view = row.view
    if view.state is ShipmentState.NOT_STARTED:
        return say("shipment.drafted" if view.drafts else "shipment.waits")
    return when(view.changed_at, now)


def tone_of(state: ShipmentState) -> str:
    """The colour of the numbers."""
    return "errText" if state is ShipmentState.OVER else "t1"


# --- reasons ----------------------------------------------------------------------------------------------------


def reason(missing: MissingView, alone: bool) -> str:
    """A reason beside the order; with its amount unless it is the only one."""
    params = _params(missing)
    return say(f"shipment.missing.{missing.code.value}", params | {"amount": ""} if alone else params)


def short_reason(missing: MissingView, alone: bool) -> str:
    """A reason at a position; with its amount unless it is the only one."""
    words = say(f"shipment.missing.{missing.code.value}.short", _params(missing))
    return words if alone else f"{amount(missing.quantity, missing.unit)} {words}"


def _params(missing: MissingView) -> dict[str, object]:
    expected = "" if missing.expected is None else amount(missing.expected, missing.unit)
    return {
        "amount": amount(missing.quantity, missing.unit),
        "demand": missing.demand,
        "store": missing.store,
        "part": missing.part,
        "expected": expected,
    }


def notes(position: PositionRow) -> list[tuple[str, bool]]:
    """What stands under a position's name, and whether it is bad news."""
    found: list[tuple[str, bool]] = []
    if position.foreign:
        found.append((QCoreApplication.translate("ShipmentWords", "not in the order"), True))
    elif position.figures.over > 0:
        extra = amount(position.figures.over, position.unit)
        found.append((QCoreApplication.translate("ShipmentWords", "%1 too much").replace("%1", extra), True))
    alone = len(position.missing) == 1 and position.missing[0].quantity == position.figures.left
    found += [(short_reason(missing, alone), False) for missing in position.missing]
    for part, sent in position.parts:
        told = QCoreApplication.translate("ShipmentWords", "of it “%1” left, %2")
        found.append((told.replace("%1", part).replace("%2", formats.number(sent)), False))
    return found


def why(detail: ShipmentDetail) -> tuple[list[str], list[str]]:
    """The Why box's sentences, and the phrases in them that matter most."""
    view, ruled = detail.row.view, detail.ruled
    figures, unit = view.figures, view.unit
    told = done(figures, unit)
    left, over = amount(figures.left, unit), amount(figures.over, unit)
    alone = len(detail.reasons) == 1
    reasons = ", ".join(reason(missing, alone) for missing in detail.reasons)
    params: dict[str, object] = {
        "done": told,
        "documents": detail.documents or None,
        "left": left,
        "over": over,
        "returned": amount(figures.returned, unit),
        "reasons": reasons,
        "where": "; ".join(_where(position) for position in detail.positions if position.figures.over > 0),
    }
    sentences = [say(f"shipment.why.{ruled.state.name.lower()}", params)]
    if figures.left > 0 and ruled.state is not ShipmentState.NOT_STARTED:
        sentences.append(say("shipment.why.left", params))
    if ruled.rule is ShipmentRule.WITHIN_TOLERANCE:
        sentences.append(say("shipment.why.tolerance", params))
    if unit == POSITIONS:
        sentences.append(say("shipment.why.mixed"))
    strong = [told, left, over, *(amount(missing.quantity, missing.unit) for missing in detail.reasons)]
    return sentences, strong


def _where(position: PositionRow) -> str:
    code = "shipment.where.foreign" if position.foreign else "shipment.where.more"
    return say(code, {"name": full_name(position), "amount": amount(position.figures.over, position.unit)})


def full_name(position: PositionRow) -> str:
    """Name and variant; the id where the catalogue does not know the item."""
    return " · ".join(part for part in (position.name or position.item_id, position.variant) if part)


# --- documents --------------------------------------------------------------------------------------------------


def paper_name(paper: Paper) -> str:
    """A document by its kind and number."""
    return say(f"shipment.paper.{paper.kind.value}", {"name": paper.name})


def paper_state(paper: Paper) -> str:
    """How a document stands."""
    kind = "return.state" if paper.kind is PaperKind.RETURN else "state"
    return say(f"shipment.paper.{kind}.{paper.state.value}")


def paper_notes(paper: Paper) -> list[str]:
    """What else there is to say: the tracking number, what a shop's document stands for."""
    found = [say("shipment.paper.tracking", {"number": paper.tracking})] if paper.tracking else []
    if paper.kind is PaperKind.SHOP:
        found.append(
            say("shipment.paper.pair", {"name": paper.pair}) if paper.pair else say("shipment.paper.no_pair")
        )
    return found


def spoken(row: ShipmentRow) -> str:
    """The row in one sentence."""
    view = row.view
    parts = [order_name(row.number), row.buyer, state_word(view.state), done(view.figures, view.unit), since(row)]
    return ", ".join(part for part in parts if part)
