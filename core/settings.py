"""Settings: one frozen dataclass per group, each field with its default, unit, limits and the code of its text.

Stored as JSON texts under "group.field". Keys nobody knows are kept and ignored (a newer version may have left
them); a stored value that cannot be read gives the default.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, TypeVar, get_type_hints

import msgspec

from core.domain.inflight import ReserveCondition
from core.domain.links import MatchRule
from core.domain.quality import SoldOut
from core.domain.stock import Measure
from core.errors import SkladLinkError

VERSION = 1
_VERSION_KEY = "settings.version"
#: Steps from one version of the stored settings to the next: version → (texts by key → texts by key).
UPGRADES: Mapping[int, Callable[[dict[str, str]], dict[str, str]]] = {}


def _about(
    *, unit: str = "", low: int | None = None, high: int | None = None, one_of: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    return {"unit": unit, "low": low, "high": high, "one_of": one_of}


@dataclass(frozen=True, slots=True)
class StockSettings:
    """How the shop's figure comes about, and when a run stops and asks.

    Safety stocks are in the item's unit; `safety_by_folder` is keyed by folder path, `safety_by_item` by item id
    (the closest one counts). `store_ids` empty means every warehouse. `rounding` "unit" keeps fractions for weight
    and length and rounds pieces down, "keep" rounds nothing. `store_map` pairs warehouse
    ids with shop store ids for shops under inventory management. `count_in_flight` False is for shops whose orders
    reach MoySklad at once by other means; `shop_reserves` is when the shop itself takes goods off its
    counter (its reserve condition, which REST does not tell). `sold_out_by_folder` says by folder path what the shop
    does with goods that are sold out ("" for all other folders; without a rule it stays as the shop has it).
    """

    measure: Measure = field(default=Measure.FREE, metadata=_about(one_of=tuple(Measure)))
    store_ids: tuple[str, ...] = field(default=(), metadata=_about())
    safety_global: Decimal = field(default=Decimal(0), metadata=_about(unit="item", low=0))
    safety_by_folder: Mapping[str, Decimal] = field(default_factory=dict, metadata=_about(unit="item", low=0))
    safety_by_item: Mapping[str, Decimal] = field(default_factory=dict, metadata=_about(unit="item", low=0))
    rounding: str = field(default="unit", metadata=_about(one_of=("unit", "keep")))
    reserve_to_shop: bool = field(default=False, metadata=_about())
    reserve_changes: str = field(default="together", metadata=_about(one_of=("together", "apart")))
    count_in_flight: bool = field(default=True, metadata=_about())
    shop_reserves: str = field(default="created", metadata=_about(one_of=tuple(ReserveCondition)))
    in_flight_seconds: int = field(default=300, metadata=_about(unit="seconds", low=0, high=86_400))
    brake_zero_count: int = field(default=20, metadata=_about(unit="offers", low=1))
    brake_zero_share: int = field(default=10, metadata=_about(unit="percent", low=0, high=100))
    brake_few_count: int = field(default=5, metadata=_about(unit="offers", low=1))
    brake_few_share: int = field(default=50, metadata=_about(unit="percent", low=0, high=100))
    brake_rise_factor: int = field(default=3, metadata=_about(unit="times", low=2))
    brake_rise_share: int = field(default=30, metadata=_about(unit="percent", low=0, high=100))
    store_map: Mapping[str, int] = field(default_factory=dict, metadata=_about())
    sold_out_by_folder: Mapping[str, SoldOut] = field(default_factory=dict, metadata=_about())


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Which evidence may link by itself, whether one item may feed several offers, and whether the item's id is
    written into MOYSKLAD_ID of linked offers by itself."""

    auto_rules: frozenset[MatchRule] = field(
        default=frozenset({MatchRule.STORED, MatchRule.EXTERNAL_CODE}), metadata=_about()
    )
    several_offers: bool = field(default=False, metadata=_about())
    write_copies: bool = field(default=False, metadata=_about())


@dataclass(frozen=True, slots=True)
class CreateSettings:
    """How elements are created in the shop: on sale at once or not; in which catalogue (an iblock's id, 0 leaves it
    to the shop's own) and in which of its sections (0: none)."""

    active: bool = field(default=False, metadata=_about())
    iblock: int = field(default=0, metadata=_about(low=0))
    section: int = field(default=0, metadata=_about(low=0))


@dataclass(frozen=True, slots=True)
class LoadSettings:
    """What the initial load reads."""

    orders_days: int = field(default=30, metadata=_about(unit="days", low=0, high=365))


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """When jobs run by themselves; 0 means only by hand.

    `times` holds the time of day ("04:00") and `quiet` the quiet hours ("23:00-06:00") of jobs by name, in the
    workstation's own time. `paused` names held jobs; `all_paused` holds every one, until `paused_until` (an ISO
    time in UTC) where that is given.
    """

    enabled: bool = field(default=True, metadata=_about())
    stock_minutes: int = field(default=10, metadata=_about(unit="minutes", low=1, high=1440))
    full_hours: int = field(default=24, metadata=_about(unit="hours", low=1, high=168))
    catalogue_minutes: int = field(default=5, metadata=_about(unit="minutes", low=0, high=1440))
    orders_minutes: int = field(default=3, metadata=_about(unit="minutes", low=0, high=1440))
    load_hours: int = field(default=0, metadata=_about(unit="hours", low=0, high=168))
    connect_hours: int = field(default=24, metadata=_about(unit="hours", low=0, high=168))
    times: Mapping[str, str] = field(default_factory=dict, metadata=_about())
    quiet: Mapping[str, str] = field(default_factory=dict, metadata=_about())
    paused: tuple[str, ...] = field(default=(), metadata=_about())
    all_paused: bool = field(default=False, metadata=_about())
    paused_until: str = field(default="", metadata=_about())


@dataclass(frozen=True, slots=True)
class BudgetSettings:
    """Our own ceiling for requests to MoySklad, as a share of what the account may use."""

    cap: int = field(default=100, metadata=_about(unit="percent", low=10, high=100))


@dataclass(frozen=True, slots=True)
class ConnectionSettings:
    """Where MoySklad's API is, and the shop's time zone where it cannot be found out (an IANA name)."""

    moysklad_url: str = field(default="https://api.moysklad.ru/api/remap/1.2", metadata=_about())
    shop_zone: str = field(default="", metadata=_about())


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """What the shop is called on screen."""

    title: str = field(default="", metadata=_about())


@dataclass(frozen=True, slots=True)
class OrderSettings:
    """Which of the shop's orders go to MoySklad and how they are made out there.

    `organization_id`, `store_id` and `delivery_item_id` (the service that stands for the shop's delivery) are ids,
    "" while nobody chose. `vat` takes the goods' own VAT ("goods") or none. `own_numbers` leaves the number to
    MoySklad's own series; `price_mode` tells how a discount is shown (core.domain.forwarding.pricing).
    """

    forward: bool = field(default=False, metadata=_about())
    paid_only: bool = field(default=False, metadata=_about())
    organization_id: str = field(default="", metadata=_about())
    store_id: str = field(default="", metadata=_about())
    delivery_item_id: str = field(default="", metadata=_about())
    vat: str = field(default="goods", metadata=_about(one_of=("goods", "none")))
    own_numbers: bool = field(default=True, metadata=_about())
    reserve: bool = field(default=True, metadata=_about())
    price_mode: str = field(default="net", metadata=_about(one_of=("net", "list_and_percent")))


@dataclass(frozen=True, slots=True)
class LogSettings:
    """How long entries of the log are kept."""

    days: int = field(default=90, metadata=_about(unit="days", low=7, high=730))


@dataclass(frozen=True, slots=True)
class ShipmentSettings:
    """After how many days a partly shipped order counts as one that waits too long."""

    partly_days: int = field(default=3, metadata=_about(unit="days", low=1, high=90))


@dataclass(frozen=True, slots=True)
class UiSettings:
    """The window: language, look, keys and where it was. `letter_keys` False leaves single letters to typing.

    `close_to_tray` is what closing the window does: "ask" until a person chose "tray" or "quit".
    """

    lang: str = field(default="ru", metadata=_about(one_of=("ru", "en")))
    theme: str = field(default="system", metadata=_about(one_of=("system", "light", "dark")))
    geometry: str = field(default="", metadata=_about())
    high_contrast: bool = field(default=False, metadata=_about())
    density: str = field(default="normal", metadata=_about(one_of=("normal", "dense")))
    letter_keys: bool = field(default=True, metadata=_about())
    close_to_tray: str = field(default="ask", metadata=_about(one_of=("ask", "tray", "quit")))
    notifications: bool = field(default=True, metadata=_about())


GROUPS: Mapping[str, type] = {
    "stock": StockSettings,
    "link": LinkSettings,
    "create": CreateSettings,
    "load": LoadSettings,
    "schedule": ScheduleSettings,
    "budget": BudgetSettings,
    "connection": ConnectionSettings,
    "shop": ShopSettings,
    "orders": OrderSettings,
    "log": LogSettings,
    "shipments": ShipmentSettings,
    "ui": UiSettings,
}
_NAMES = {group: name for name, group in GROUPS.items()}

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """One setting as forms and help need it; `text` is its code in core.messages."""

    key: str
    text: str
    default: Any
    unit: str
    low: int | None
    high: int | None
    one_of: tuple[str, ...]


class Rows(Protocol):
    """Where settings are kept (core.store.small.SettingRows)."""

    def all(self) -> dict[str, str]:
        """Every stored text by key."""
        ...

    def put(self, values: dict[str, str | None], /) -> None:
        """Store texts; None removes."""
        ...


def describe() -> Iterator[SettingInfo]:
    """Every setting there is."""
    for name, group in GROUPS.items():
        defaults = group()
        for spec in fields(group):
            key = f"{name}.{spec.name}"
            meta = spec.metadata
            yield SettingInfo(
                key,
                f"setting.{key}",
                getattr(defaults, spec.name),
                meta["unit"],
                meta["low"],
                meta["high"],
                meta["one_of"],
            )


class Settings:
    """The settings in memory, saved at once when changed. Safe to share among threads.

    `on_change` is told what became different, by key: (before, after) as plain texts; it must return at once.
    """

    def __init__(
        self,
        rows: Rows,
        upgrades: Mapping[int, Callable[[dict[str, str]], dict[str, str]]] = UPGRADES,
    ) -> None:
        self._rows = rows
        self.on_change: Callable[[Mapping[str, tuple[str, str]]], None] = lambda _: None
        self._lock = threading.Lock()
        self._texts = rows.all()
        self._upgrade(upgrades)

    def get(self, group: type[Group]) -> Group:
        """The settings of one group."""
        name = _NAMES[group]
        hints = get_type_hints(group)
        values: dict[str, Any] = {}
        with self._lock:
            texts = dict(self._texts)
        for spec in fields(group):  # type: ignore[arg-type]
            text = texts.get(f"{name}.{spec.name}")
            if text is None:
                continue
            try:
                value = msgspec.json.decode(text, type=hints[spec.name])
                _check(f"{name}.{spec.name}", value, spec.metadata)
            except (msgspec.MsgspecError, SkladLinkError):
                continue
            values[spec.name] = value
        return group(**values)

    def put(self, group: object) -> None:
        """Save a group, or nothing and SkladLinkError("setting.bad_value") when a value is out of bounds."""
        name = _NAMES[type(group)]
        changed: dict[str, str | None] = {}
        for spec in fields(group):  # type: ignore[arg-type]
            key, value = f"{name}.{spec.name}", getattr(group, spec.name)
            _check(key, value, spec.metadata)
            changed[key] = _encode(value)
        self._save(changed)

    def text(self, key: str, default: str = "") -> str:
        """One setting as plain text, declared or not (the window keeps column widths this way)."""
        with self._lock:
            text = self._texts.get(key)
        if text is None:
            return _plain(_declared().get(key, default))
        try:
            return _plain(msgspec.json.decode(text))
        except msgspec.DecodeError:
            return text

    def set_text(self, key: str, value: str) -> None:
        """Save one setting given as `text` gives it: words as they are, anything else as JSON (true, 15).

        Raises SkladLinkError("setting.bad_value") for a declared one that is out of bounds or of another kind.
        """
        self._save({key: _encode(self.check_text(key, value))})

    @staticmethod
    def check_text(key: str, value: str) -> Any:
        """The value that `set_text` would save for this text. Raises like `set_text`, and saves nothing."""
        group, _, name = key.partition(".")
        spec = next((s for s in fields(GROUPS[group]) if s.name == name), None) if group in GROUPS else None
        if spec is None:
            return value
        decoded = _decoded(key, value, get_type_hints(GROUPS[group])[name], spec.metadata)
        _check(key, decoded, spec.metadata)
        return decoded

    def _save(self, values: dict[str, str | None]) -> None:
        before = {key: self.text(key) for key in values}
        self._rows.put(values)
        with self._lock:
            self._texts.update({key: text for key, text in values.items() if text is not None})
        after = {key: self.text(key) for key in values}
        changed = {key: (old, after[key]) for key, old in before.items() if old != after[key]}
        if changed:
            self.on_change(changed)

    def _upgrade(self, upgrades: Mapping[int, Callable[[dict[str, str]], dict[str, str]]]) -> None:
        newest = max(upgrades, default=VERSION - 1) + 1
        version = int(self._texts.get(_VERSION_KEY, newest if not self._texts else VERSION))
        before = dict(self._texts)
        while version in upgrades:
            self._texts = upgrades[version](dict(self._texts))
            version += 1
        self._texts[_VERSION_KEY] = str(version)
        gone: dict[str, str | None] = {key: None for key in before if key not in self._texts}
        if gone or before != self._texts:
            self._rows.put({**gone, **self._texts})


def _declared() -> dict[str, Any]:
    return {info.key: info.default for info in describe()}


def _plain(value: Any) -> str:
    return str(value) if isinstance(value, str | Decimal) else _encode(value)


def _decoded(key: str, text: str, kind: Any, metadata: Mapping[str, Any]) -> Any:
    if kind is str:
        return text
    if isinstance(kind, type) and issubclass(kind, StrEnum) and not text.startswith('"'):
        text = _encode(text)
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.MsgspecError:
        limits = {"low": metadata["low"], "high": metadata["high"], "one_of": ", ".join(metadata["one_of"])}
        raise SkladLinkError("setting.bad_value", setting=key, **limits) from None


def _encode(value: Any) -> str:
    return msgspec.json.encode(value, order="sorted").decode()


def _check(key: str, value: Any, metadata: Mapping[str, Any]) -> None:
    """Raise SkladLinkError("setting.bad_value") for a value outside its limits."""
    low, high, one_of = metadata["low"], metadata["high"], metadata["one_of"]
    numbers = list(value.values()) if isinstance(value, Mapping) else [value]
    too_low = low is not None and any(number < low for number in numbers)
    too_high = high is not None and any(number > high for number in numbers)
    if too_low or too_high or (one_of and value not in one_of):
        raise SkladLinkError("setting.bad_value", setting=key, low=low, high=high, one_of=", ".join(one_of))
