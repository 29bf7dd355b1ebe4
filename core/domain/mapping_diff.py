"""What a mapping file would change: a plan of differences against the links of now, and an error per bad line.

A link goes away only where a line says so (state "unlinked" and no offer); what the file does not name stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.catalogue import Item, ItemKind, Offer
from core.domain.links import MatchState
from core.domain.mapping_file import Column, FileRow, fold
from core.domain.mapping_find import RowProblem, Sides, find_item, find_offer
from core.domain.matching import MATCHABLE_OFFERS, kinds_fit


class DiffKind(StrEnum):
    """What a line of the file does; `moved` also names what is lost elsewhere."""

    NEW = "new"
    MOVED = "moved"
    REMOVED = "removed"
    IGNORED = "ignored"
    BACK = "back"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One difference or error. `row` is the file's line.

    `offers_before` are the item's offers of now, `item_before` is whose the offer is now ("" nobody's),
    `reason_before` why the item is ignored now (None: it is not). Errors carry `code` and `params`.
    """

    row: int
    kind: DiffKind
    item_id: str = ""
    offer_id: int | None = None
    offers_before: tuple[int, ...] = ()
    item_before: str = ""
    reason: str = ""
    reason_before: str | None = None
    name: str = ""
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MappingDiff:
    """The plan: `rows` lines were read, `unchanged` of them say what is so already."""

    lines: tuple[DiffLine, ...]
    rows: int
    unchanged: int

    def count(self, kind: DiffKind) -> int:
        """How many lines of `kind`."""
        return sum(line.kind is kind for line in self.lines)

    def steps(self) -> list[DiffLine]:
        """What can be done: everything but the errors."""
        return [line for line in self.lines if line.kind is not DiffKind.ERROR]

    def errors(self) -> list[DiffLine]:
        """The lines that cannot be done."""
        return [line for line in self.lines if line.kind is DiffKind.ERROR]


@dataclass(frozen=True, slots=True)
class _Wish:
    row: FileRow
    item_id: str
    offer_id: int | None
    state: MatchState | None


_FITS = frozenset(
    (item, offer)
    for item in ItemKind
    for offer in MATCHABLE_OFFERS
    if kinds_fit(Item("", item, ""), Offer(0, offer, 0, ""))
)
_STEP = 2000


def compare(
    rows: Iterable[FileRow],
    sides: Sides,
    states: Mapping[str, MatchState],
    tick: Callable[[int], None] = lambda _: None,
) -> MappingDiff:
    """The plan of differences. `states` are folded state words in every language; `tick` hears the lines read."""
    wishes: list[_Wish] = []
    errors: list[DiffLine] = []
    count = 0
    for count, row in enumerate(rows, start=1):
        try:
            wishes.append(_wish(row, sides, states))
        except RowProblem as problem:
            errors.append(_error(row, problem))
        if count % _STEP == 0:
            tick(count)
    good, clashes = _apart(wishes, sides.several)
    errors.extend(clashes)
    lines: list[DiffLine] = []
    offers_of = _offers_of(sides.links)
    done: set[tuple[str, int | None]] = set()
    for wish in good:
        try:
            line = _difference(wish, sides, tuple(offers_of.get(wish.item_id, ())))
        except RowProblem as problem:
            errors.append(_error(wish.row, problem, wish.item_id))
            continue
        if line is not None and (wish.item_id, wish.offer_id) not in done:
            done.add((wish.item_id, wish.offer_id))
            lines.append(line)
    everything = sorted((*lines, *errors), key=lambda line: line.row)
    return MappingDiff(tuple(everything), count, count - len(everything))


def outdated(diff: MappingDiff, sides: Sides) -> list[DiffLine]:
    """The steps whose ground has changed since the plan was made."""
    offers_of = _offers_of(sides.links)

    def still(line: DiffLine) -> bool:
        item, offer = sides.items.get(line.item_id), sides.offers.get(line.offer_id or 0)
        if line.kind in (DiffKind.NEW, DiffKind.MOVED) and (
            item is None or item.gone or offer is None or offer.gone
            or sides.links.get(line.offer_id or 0, "") != line.item_before
        ):  # fmt: skip
            return False
        now = tuple(offers_of.get(line.item_id, ()))
        return now == line.offers_before and sides.ignored.get(line.item_id) == line.reason_before

    return [line for line in diff.steps() if not still(line)]


def _offers_of(links: Mapping[int, str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for offer_id in sorted(links):
        found[links[offer_id]].append(offer_id)
    return found


def _error(row: FileRow, problem: RowProblem, item_id: str = "") -> DiffLine:
    name = row.get(Column.ITEM_NAME)
    return DiffLine(row.number, DiffKind.ERROR, item_id, name=name, code=problem.code, params=problem.params)


def _wish(row: FileRow, sides: Sides, states: Mapping[str, MatchState]) -> _Wish:
    """What a line wants, items and offers found. Raises RowProblem."""
    word = row.get(Column.STATE)
    state = states.get(fold(word)) if word else None
    if word and state is None:
        raise RowProblem("bad_state", value=word)
    return _Wish(row, find_item(row, sides), find_offer(row, sides), state)


def _apart(wishes: Sequence[_Wish], several: bool) -> tuple[list[_Wish], list[DiffLine]]:
    """Wishes that agree with each other, and errors for those that claim one thing twice."""
    of_offer: dict[int, list[_Wish]] = defaultdict(list)
    of_item: dict[str, list[_Wish]] = defaultdict(list)
    for wish in wishes:
        of_item[wish.item_id].append(wish)
        if wish.offer_id is not None:
            of_offer[wish.offer_id].append(wish)
    bad: dict[int, DiffLine] = {}
    for offer_id, same in of_offer.items():
        if len({wish.item_id for wish in same}) > 1:
            _blame(bad, same, "offer_twice", offer=offer_id)
    for same in of_item.values():
        if len(same) > 1 and not _agree(same, several):
            _blame(bad, same, "item_twice")
    return [wish for wish in wishes if wish.row.number not in bad], list(bad.values())


def _agree(same: Sequence[_Wish], several: bool) -> bool:
    offers = {wish.offer_id for wish in same}
    if len(offers) == 1:
        return len({wish.state for wish in same}) == 1
    return several and None not in offers


def _blame(bad: dict[int, DiffLine], same: Sequence[_Wish], code: str, **params: object) -> None:
    numbers = [wish.row.number for wish in same]
    for wish in same:
        others = ", ".join(str(number) for number in numbers if number != wish.row.number)
        problem = RowProblem(code, rows=others, **params)
        bad.setdefault(wish.row.number, _error(wish.row, problem, wish.item_id))


def _difference(wish: _Wish, sides: Sides, offers: tuple[int, ...]) -> DiffLine | None:
    """What a wish changes, None when it is so already. Raises RowProblem."""
    if wish.offer_id is not None:
        return _link(wish, wish.offer_id, sides, offers)
    row, item_id, known = wish.row, wish.item_id, sides.ignored.get(wish.item_id)
    if wish.state is MatchState.LINKED:
        raise RowProblem("no_offer")
    if wish.state is MatchState.IGNORED:
        reason = row.get(Column.IGNORE_REASON)
        if offers:
            raise RowProblem("linked_ignored", offer=offers[0])
        if known is not None and known.strip() == reason:
            return None
        return DiffLine(row.number, DiffKind.IGNORED, item_id, reason=reason, reason_before=known)
    if wish.state is not MatchState.UNLINKED:
        return None
    if offers:
        return DiffLine(
            row.number, DiffKind.REMOVED, item_id, offers_before=offers, reason_before=known, offer_id=offers[0]
        )
    return None if known is None else DiffLine(row.number, DiffKind.BACK, item_id, reason_before=known)


def _link(wish: _Wish, offer_id: int, sides: Sides, offers: tuple[int, ...]) -> DiffLine | None:
    if wish.state is MatchState.IGNORED:
        raise RowProblem("ignored_with_offer", offer=offer_id)
    if wish.state is MatchState.UNLINKED and offers:
        raise RowProblem("unlinked_with_offer", offer=offer_id)
    if offer_id in offers:
        return None
    item, offer = sides.items[wish.item_id], sides.offers[offer_id]
    if item.gone:
        raise RowProblem("item_gone")
    if offer.gone:
        raise RowProblem("offer_gone", offer=offer_id)
    if item.parent:
        raise RowProblem("has_variants")
    if (item.kind, offer.kind) not in _FITS:
        raise RowProblem("kinds", item=f"kind.{item.kind.value}", offer=offer_id)
    owner = sides.links.get(offer_id, "")
    moved = bool(owner) or (bool(offers) and not sides.several)
    return DiffLine(
        wish.row.number,
        DiffKind.MOVED if moved else DiffKind.NEW,
        wish.item_id,
        offer_id,
        offers_before=offers,
        item_before=owner,
        reason_before=sides.ignored.get(wish.item_id),
    )
