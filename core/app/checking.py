"""Looking at both systems one by one, for a person who has just entered keys: who we are there, what refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from core.app.certificate import certificate_until
from core.app.gateways import Gateways, SystemClock
from core.errors import SkladLinkError
from core.jobs import marks
from core.jobs.context import JobContext
from core.ports import CancelToken, SecretName, ShopIdentity, WarehouseIdentity
from core.secrets import SecretChain
from core.store.repositories import Repositories

Identity = TypeVar("Identity")


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where a key is: `source` is environment, session, keyring or "" (nowhere that can be seen); `trouble` is the
    keyring's failure when it had to be asked and could not answer; `tail` are the key's last four characters."""

    source: str
    trouble: SkladLinkError | None = None
    tail: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SystemsFound:
    """Both identities as just probed; where one is None, its error says why."""

    warehouse: WarehouseIdentity | None = None
    warehouse_error: SkladLinkError | None = None
    shop: ShopIdentity | None = None
    shop_error: SkladLinkError | None = None

    @property
    def well(self) -> bool:
        """True when both systems answered."""
        return self.warehouse is not None and self.shop is not None


def key_place(secrets: SecretChain, name: SecretName) -> KeyPlace:
    """Where `name` is kept; a keyring that is missing or locked is told, not raised."""
    try:
        return KeyPlace(secrets.source(name), tail=secrets.tail(name))
    except SkladLinkError as error:
        return KeyPlace("", error)


class SystemsCheck:
    """One check of both systems, MoySklad first; `run` blocks its thread, `stop` may come from another."""

    def __init__(
        self,
        store: Repositories,
        gateways: Gateways,
        in_context: Callable[[Callable[[JobContext], int], CancelToken], int],
    ) -> None:
        self._store, self._gateways, self._in_context = store, gateways, in_context
        self._cancel = CancelToken()

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        self._cancel.cancel()

    def run(self, only: str = "") -> SystemsFound:
        """Probe each by itself, so that one's failure does not hide the other's answer; remember what was found, and
        mirror both dictionaries when both answered. `only` "moysklad" or "shop" looks at that one alone.

        Raises SkladLinkError: jobs.other_instance, or what reading the dictionaries raises.
        """
        warehouse = warehouse_error = shop = shop_error = None
        if only in ("", "moysklad"):
            warehouse, warehouse_error = self._probe(lambda: self._warehouse(bool(only)))
        if only in ("", "shop"):
            shop, shop_error = self._probe(lambda: self._shop(bool(only)))
        found = SystemsFound(warehouse, warehouse_error, shop, shop_error)
        if found.well:
            self._in_context(self._mirror, self._cancel)
            self._gateways.note("done", "", {})
        return found

    def _warehouse(self, alone: bool) -> WarehouseIdentity:
        gateway = self._gateways.warehouse()
        identity = gateway.connect(self._cancel)
        marks.put_warehouse(self._store.watermarks, identity, SystemClock().now())
        if alone:
            self._store.catalogue.replace_references(gateway.references(self._cancel))
            self._gateways.note_well("moysklad")
        return identity

    def _shop(self, alone: bool) -> ShopIdentity:
        gateway = self._gateways.shop()
        identity = gateway.connect(self._cancel)
        marks.put_shop(self._store.watermarks, identity, SystemClock().now(), self._certificate())
        if alone:
            self._store.catalogue.replace_references(gateway.references(self._cancel))
            self._gateways.note_well("shop")
        return identity

    def _certificate(self) -> datetime | None:
        return certificate_until(self._gateways.shop_address())

    def _probe(self, connect: Callable[[], Identity]) -> tuple[Identity | None, SkladLinkError | None]:
        try:
            return connect(), None
        except SkladLinkError as error:
            self._gateways.note("failed", error.code, error.params)
            return None, error

    @staticmethod
    def _mirror(ctx: JobContext) -> int:
        references = [*ctx.warehouse.references(ctx.cancel), *ctx.shop.references(ctx.cancel)]
        ctx.store.catalogue.replace_references(references)
        return len(references)
