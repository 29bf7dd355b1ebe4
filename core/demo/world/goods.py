"""Drafts of goods: names, characteristics, articles and prices that both sides of the demo world share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.demo.world.layout import FLAVOUR_BLOCK, Layout
from core.demo.world.mixing import mix
from core.demo.world.words import DEPARTMENTS, FLAVOURS, SERIES, SERVICES, SIMPLE_NOUNS, Department, prefix_of

SIMPLE_FOLDER = len(DEPARTMENTS)
BUNDLE_FOLDER = SIMPLE_FOLDER + 1
SERVICE_FOLDER = SIMPLE_FOLDER + 2
FOLDERS = (*(d.folder for d in DEPARTMENTS), "Дом и мелочи", "Наборы", "Услуги")


@dataclass(slots=True)
class Group:
    """A product with variants."""

    number: int
    first: int
    count: int
    department: Department
    folder: int
    name: str
    article: str
    external_code: str
    price: int
    archived: bool
    updated: datetime


@dataclass(slots=True)
class Unit:
    """A sellable item; `title` is its name without characteristics, `price` whole roubles."""

    number: int
    group: int
    title: str
    characteristics: tuple[tuple[str, str, str], ...]
    external_code: str
    group_code: str
    code: str
    article: str
    sku: str
    barcodes: tuple[tuple[str, str], ...]
    uom: str
    folder: int
    price: int
    own_price: bool
    archived: bool
    updated: datetime


def is_archived(group: int) -> bool:
    """Say whether a product that has variants is archived as a whole."""
    return group % 41 == 17


class Goods:
    """Makes drafts out of the layout."""

    def __init__(self, layout: Layout, now: datetime) -> None:
        """Drafts of `layout`; change times lie in the 200 days before `now` (aware UTC)."""
        self.layout = layout
        self.now = now
        self._life = layout.roles.life
        self._article = layout.roles.article

    def groups(self) -> Iterator[Group]:
        """Yield every product that has variants, in numbering order."""
        for number in range(self.layout.groups):
            yield self.group(number)

    def group(self, number: int) -> Group:
        """Return one product that has variants."""
        lay = self.layout
        department = DEPARTMENTS[lay.departments[number]]
        h = mix(lay.salt_name, number)
        ordinal = lay.ordinals[number]
        if ordinal < len(department.heroes):
            hero = department.heroes[ordinal]
            name, article = hero.name, hero.article
        else:
            name, article = self._invent(department, ordinal, number)
        span = department.price_to - department.price_from
        return Group(
            number,
            lay.starts[number],
            lay.starts[number + 1] - lay.starts[number],
            department,
            lay.departments[number],
            name,
            article,
            lay.group_code(number),
            (department.price_from + h % span) // 100 * 100 + 90,
            is_archived(number),
            self._moment(h),
        )

    def _invent(self, department: Department, ordinal: int, number: int) -> tuple[str, str]:
        nouns = department.nouns
        noun = nouns[ordinal % len(nouns)]
        turn, place = divmod(ordinal // len(nouns), len(SERIES))
        series = SERIES[(place * 37 + self.layout.seed) % len(SERIES)]
        label = series if turn == 0 else f"{series} {turn + 1}"
        width = self.layout.number_width
        return f"{noun} «{label}»", f"{prefix_of(series)}-{10 ** (width - 1) + number:0{width}d}"

    def _moment(self, h: int) -> datetime:
        return self.now - timedelta(seconds=3600 + h % 17_000_000, milliseconds=h % 1000)

    def variants(self, group: Group) -> Iterator[Unit]:
        """Yield the variants of one product, in numbering order."""
        lay = self.layout
        h = mix(lay.salt_group, group.number) >> 20
        axes = group.department.axes
        first, second = axes[0], axes[1]
        per = min(len(first.values), group.count if h % 4 == 0 else 4)
        ways = min(len(second.values), -(-group.count // per))
        used = 3 if len(axes) > 2 and h % 3 == 0 else 2
        if group.count <= per and h % 5 == 0:
            used = 1
        start = h // 8 % (len(first.values) - per + 1)
        for place in range(group.count):
            rest, own = divmod(place, per)
            turn, other = divmod(rest, ways)
            picks = (start + own, h // 64 + other, h // 512 + turn)
            chosen = [
                (axis.name, axis.values[i % len(axis.values)], axis.short[i % len(axis.values)])
                for axis, i in zip(axes[:used], picks, strict=False)
            ]
            chosen.reverse()
            yield self._variant(group, group.first + place, tuple(chosen))

    def _variant(self, group: Group, number: int, chosen: tuple[tuple[str, str, str], ...]) -> Unit:
        lay = self.layout
        sku = "-".join((group.article, *(short for _, _, short in chosen)))
        role = self._article[number % len(self._article)]
        h = mix(lay.salt_unit, number)
        own_price = h % 10 == 0
        return Unit(
            number,
            group.number,
            group.name,
            chosen,
            lay.external_code(number, group.number),
            group.external_code,
            sku if role == "code" else f"{100_000 + number:07d}",
            {"parent": group.article, "own": sku}.get(role, ""),
            sku,
            lay.barcodes(number),
            group.department.uom,
            group.folder,
            group.price + (200 if own_price else 0),
            own_price,
            group.archived or self._life[number % len(self._life)] == "archived",
            self._moment(h),
        )

    def simples(self) -> Iterator[Unit]:
        """Yield the products without variants."""
        for number in range(self.layout.first_simple, self.layout.first_bundle):
            yield self.simple(number)

    def simple(self, number: int) -> Unit:
        """Return one product without variants; the first three of each thirty are flavours of one snack."""
        place = number - self.layout.first_simple
        block, rest = divmod(place, FLAVOUR_BLOCK)
        if rest < len(FLAVOURS):
            title, uom = f"Батончик «{self.flavour_series(block)}» 60 г, {FLAVOURS[rest]}", "шт"
        else:
            noun, uom = SIMPLE_NOUNS[place % len(SIMPLE_NOUNS)]
            turn, at = divmod(place // len(SIMPLE_NOUNS), len(SERIES))
            series = SERIES[(at * 41 + self.layout.seed) % len(SERIES)]
            title = f"{noun} «{series}»" if turn == 0 else f"{noun} «{series} {turn + 1}»"
        return self._apart(number, title, "SM", uom, SIMPLE_FOLDER, 190, 4990)

    def flavour_series(self, block: int) -> str:
        """Return the name of the snack of one block of flavours."""
        turn, at = divmod(block, len(SERIES))
        return SERIES[at] if turn == 0 else f"{SERIES[at]} {turn + 1}"

    def bundle(self, number: int) -> Unit:
        """Return one bundle (its components come from `kits`)."""
        place = number - self.layout.first_bundle
        turn, at = divmod(place, len(SERIES))
        label = SERIES[(at * 29 + self.layout.seed) % len(SERIES)] + ("" if turn == 0 else f" {turn + 1}")
        return self._apart(number, f"Набор подарочный «{label}»", "NB", "шт", BUNDLE_FOLDER, 2990, 9990)

    def service(self, number: int) -> Unit:
        """Return one service."""
        turn, at = divmod(number - self.layout.first_service, len(SERVICES))
        title = SERVICES[at] if turn == 0 else f"{SERVICES[at]}, вид {turn + 1}"
        return self._apart(number, title, "US", "шт", SERVICE_FOLDER, 190, 1990)

    def _apart(self, number: int, title: str, prefix: str, uom: str, folder: int, low: int, high: int) -> Unit:
        lay = self.layout
        role = self._article[number % len(self._article)]
        h = mix(lay.salt_unit, number)
        sku = f"{prefix}-{10_000_000 + number}"
        return Unit(
            number,
            -1,
            title,
            (),
            lay.external_code(number, -1),
            "",
            sku if role == "code" else f"{100_000 + number:07d}",
            sku if role in ("own", "parent") and folder != SERVICE_FOLDER else "",
            sku,
            lay.barcodes(number),
            uom,
            folder,
            (low + h % (high - low)) // 10 * 10,
            True,
            self._life[number % len(self._life)] == "archived",
            self._moment(h),
        )

    def unit(self, number: int) -> Unit:
        """Return any sellable item by its number."""
        lay = self.layout
        if number < lay.first_simple:
            group = self.group(lay.group_of(number))
            return next(u for u in self.variants(group) if u.number == number)
        if number < lay.first_bundle:
            return self.simple(number)
        return self.bundle(number) if number < lay.first_service else self.service(number)

    def moved_facts(self) -> Iterator[tuple[int, str, bool]]:
        """Yield (number, unit of measure, archived) of variants and simple products: what balances depend on."""
        lay, life = self.layout, self._life
        period = len(life)
        for group in range(lay.groups):
            uom = DEPARTMENTS[lay.departments[group]].uom
            away = is_archived(group)
            for number in range(lay.starts[group], lay.starts[group + 1]):
                yield number, uom, away or life[number % period] == "archived"
        for number in range(lay.first_simple, lay.first_bundle):
            unit = self.simple(number)
            yield number, unit.uom, unit.archived

    def units(self) -> Iterator[Unit]:
        """Yield every sellable item in numbering order."""
        for group in self.groups():
            yield from self.variants(group)
        yield from self.simples()
        for number in range(self.layout.first_bundle, self.layout.first_service):
            yield self.bundle(number)
        for number in range(self.layout.first_service, self.layout.units):
            yield self.service(number)
