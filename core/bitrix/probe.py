"""Finds out at connect what the webhook may do and how this shop has to be read: two requests, three at most.

Nothing is taken for granted that differs between kernels: cursors, references inside a batch, dates in filters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec

from core.bitrix.answers import BatchAnswer
from core.bitrix.batch import decode_rows, raw_rows, run
from core.bitrix.casts import to_id, to_text, to_utc
from core.bitrix.layout import Catalog, catalog_command, catalog_of
from core.bitrix.limits import ENTERPRISE, STANDARD
from core.bitrix.methods import METHODS
from core.bitrix.order_dates import NONE, DateFilter, calibrated, calibration, newest_order
from core.bitrix.payloads import CatalogRow, OrderRow
from core.bitrix.query import Command
from core.bitrix.shop_habits import guess_defaults, paging_habits, paging_questions, zero_questions
from core.bitrix.transport import Transport
from core.errors import GatewayError, NoRight, NotFound
from core.ports import CancelToken, ShopIdentity

CLOUD, ON_PREMISE = "cloud", "on_premise"

_ALWAYS = frozenset({"profile", "scope", "app.info", "method.get"})
PROBED = tuple(name for name in METHODS if name not in _ALWAYS)
"""Methods whose existence is asked for: kernels before about 2021 lack some (digest bitrix §2)."""

NEEDED = (
    "catalog.catalog.list", "catalog.product.list", "catalog.product.update", "catalog.product.offer.list",
    "catalog.product.offer.update", "catalog.productProperty.list", "sale.order.list", "sale.basketitem.list",
)  # fmt: skip
"""Without these the program cannot do its work."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the probe found: the identity for the screens, the rest for the gateway itself."""

    identity: ShopIdentity
    catalogs: tuple[Catalog, ...]
    dates: DateFilter
    chained: bool


def probe(transport: Transport, cancel: CancelToken) -> Findings:
    """Probe the shop.

    Raises:
        AuthFailed, NoRight, Unavailable, BadAnswer, NotFound: the webhook does not work at all.
    """
    first = run(transport, _first_questions(), cancel)
    catalogs = _catalogs(first)
    newest = _newest_order(first, transport)
    asked = calibration(newest[0], newest[1], transport.zone) if newest is not None else {}
    questions = {**paging_questions(catalogs), **zero_questions(catalogs), **asked}
    second = run(transport, questions, cancel, optional=frozenset(questions)) if questions else None
    cursors, chained = paging_habits(transport, catalogs, second, cancel)
    trace, can_buy = guess_defaults(catalogs, second)
    profile = _object(first, "profile")
    methods = _methods(first)
    identity = ShopIdentity(
        host=transport.webhook.host,
        edition=_edition(transport, _object(first, "app.info")),
        user=" ".join(filter(None, (to_text(profile.get("NAME")), to_text(profile.get("LAST_NAME"))))),
        is_admin=profile.get("ADMIN") is True,
        scopes=_scopes(first),
        inventory_management=_value(first, "catalog.document.mode.status") == "Y",
        default_quantity_trace=trace,
        default_can_buy_zero=can_buy,
        date_filter=calibrated(second) if second is not None and newest is not None else NONE,
        cursor_reads=cursors,
        connector=False,
        methods=methods,
        problems=_problems(first, catalogs, methods, profile),
    )
    return Findings(identity, tuple(catalogs), DateFilter(identity.date_filter, transport.zone), chained)


def _first_questions() -> dict[str, Command]:
    single = ("profile", "scope", "app.info", "catalog.document.mode.status")
    existence = {f"has {name}": Command("method.get", {"name": name}) for name in PROBED}
    return {
        **{name: Command(name) for name in single},
        "catalogs": catalog_command(),
        "newest": newest_order(),
        **existence,
    }


def _catalogs(answer: BatchAnswer) -> list[Catalog]:
    """The catalogues; none where the webhook may not see them, which is told as a problem."""
    error = answer.errors.get("catalogs")
    if error is not None:
        if isinstance(error, NoRight | NotFound):
            return []
        raise error
    rows, _ = decode_rows(raw_rows(answer.results["catalogs"], "catalog.catalog.list"), CatalogRow)
    return [catalog_of(row) for row in rows]


def _newest_order(answer: BatchAnswer, transport: Transport) -> tuple[int, datetime] | None:
    """Id and time of change of one order to calibrate with; None without orders or without the right to see them."""
    error = answer.errors.get("newest")
    if error is not None:
        if isinstance(error, NoRight | NotFound):
            return None
        raise error
    rows, _ = decode_rows(raw_rows(answer.results["newest"], "sale.order.list"), OrderRow)
    for row in rows:
        try:
            return to_id(row.id), to_utc(row.date_update or row.date_insert, transport.zone)
        except ValueError:
            continue
    return None


def _edition(transport: Transport, app: Mapping[str, object]) -> str:
    """Cloud or on-premise, by the licence's name, else by whether answers report a time budget; sets the bucket."""
    licence = str(app.get("LICENSE") or "")
    cloud = not licence.endswith("_selfhosted") if licence else transport.reports_operating
    if cloud:
        transport.bucket.enforce(*(ENTERPRISE if "_ent" in licence else STANDARD))
    return CLOUD if cloud else ON_PREMISE


def _scopes(answer: BatchAnswer) -> frozenset[str]:
    listed = _value(answer, "scope")
    values = listed.values() if isinstance(listed, dict) else listed if isinstance(listed, list) else ()
    return frozenset(str(one) for one in values)


def _methods(answer: BatchAnswer) -> dict[str, bool]:
    """Probed methods with whether they exist here and may be called; those that could not be asked for are absent."""
    found = {}
    for name in PROBED:
        said = _value(answer, f"has {name}")
        if isinstance(said, dict):
            found[name] = bool(said.get("isExisting")) and said.get("isAvailable") is not False
    return found


def _problems(
    answer: BatchAnswer, catalogs: list[Catalog], methods: Mapping[str, bool], profile: Mapping[str, object]
) -> tuple[str, ...]:
    """Message codes of what a person should know or put right."""
    found = []
    scopes = _scopes(answer)
    for scope, key in (("catalog", "catalogs"), ("sale", "newest")):
        refused: GatewayError | None = answer.errors.get(key)
        if scopes and scope not in scopes:
            found.append(f"bitrix.scope_{scope}")
        elif isinstance(refused, NoRight):
            found.append(f"bitrix.{scope}_denied")
    if profile and profile.get("ADMIN") is not True:
        found.append("bitrix.not_admin")
    if not found and not catalogs:
        found.append("bitrix.no_catalog")
    elif catalogs and not any(one.product_iblock for one in catalogs):
        found.append("bitrix.no_offers_iblock")
    if not found and any(methods.get(name) is False for name in NEEDED):
        found.append("bitrix.methods_missing")
    if _value(answer, "catalog.document.mode.status") == "Y":
        found.append("bitrix.inventory_on")
    return tuple(found)


def _object(answer: BatchAnswer, key: str) -> dict[str, object]:
    value = _value(answer, key)
    return value if isinstance(value, dict) else {}


def _value(answer: BatchAnswer, key: str) -> object:
    raw = answer.results.get(key)
    return None if raw is None else msgspec.json.decode(raw)
