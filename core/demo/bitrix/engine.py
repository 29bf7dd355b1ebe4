"""Runs REST calls: rights, simulated time, budgets, and batches with their references."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from core.demo.bitrix import dates, php, stock, system
from core.demo.bitrix.call import Call, Method, Result
from core.demo.bitrix.errors import (
    ACCESS_DENIED_MODIFY,
    ACCESS_DENIED_READ,
    RequestCut,
    RestError,
    method_not_found,
)
from core.demo.bitrix.limits import Operating
from core.demo.bitrix.methods import table
from core.demo.bitrix.order_flow import place
from core.demo.bitrix.shop import Shop
from core.demo.http import Counters

BATCH_LENGTH = 50
BATCH = "batch"
_REFERENCE = re.compile(r"\$(result|error|total|next|time)((?:\[[^\[\]]+\])+)")


@dataclass
class Running:
    """One HTTP request under way: when it began and how much simulated time it has used."""

    started: float
    seconds: float = 0.0
    partial: int | None = None


@dataclass
class Answer:
    """A finished call: its result and its `time` block."""

    result: Result
    time: dict[str, Any] = field(default_factory=dict)


class Engine:
    """Runs calls against one shop."""

    def __init__(self, shop: Shop, counters: Counters, unserved: Callable[[str], None]) -> None:
        self.shop = shop
        self.operating = Operating()
        self._counters = counters
        self._unserved = unserved
        self._table = table()
        for method in system.methods(lambda: self._table):
            self._table[method.name] = method
        self._defaults = self._default_flags()

    def _default_flags(self) -> tuple[str, str]:
        return self.shop.switches.default_quantity_trace, self.shop.switches.default_can_buy_zero

    def method(self, name: str) -> Method | None:
        """Return the method of that name (lower case), or None when this site has none; counts the gap."""
        found = self._table.get(name)
        if found is None:
            self._unserved(name)
            return None
        return found if self.shop.has_method(name) else None

    def check_scope(self, method: Method) -> None:
        """Refuse a method outside the webhook's scopes.

        Raises:
            RestError: insufficient_scope.
        """
        if method.scope and method.scope not in self.shop.switches.scopes:
            text = "The request requires higher privileges than provided by the webhook token"
            raise RestError("insufficient_scope", text, self.shop.switches.auth_status)

    async def run(self, name: str, params: dict[str, Any], running: Running) -> Answer:
        """Run one call (not a batch) and return its answer.

        Raises:
            RestError: the call is refused.
            RequestCut: the request took longer than the web server waits.
        """
        method = self.method(name)
        if method is None:
            raise method_not_found()
        self.check_scope(method)
        self._check_rights(method)
        cloud = self.shop.switches.cloud
        if cloud:
            self.operating.check(name, self.shop.clock.now(), self.shop.switches.operating_limit)
        started, real = self.shop.clock.now(), time.perf_counter()
        spent = running.seconds
        await self._pass_time(self._cost(method), running)
        self._before_command()
        result = _handled(method, Call(self.shop, method.name, params))
        if result.counted_rows and method.name == "sale.order.list":
            await self._pass_time(self.shop.switches.count_seconds * result.counted_rows / 1000, running)
        seconds = max(running.seconds - spent, time.perf_counter() - real)
        if cloud:
            self.operating.charge(name, self.shop.clock.now(), seconds)
        return Answer(result, self._time(name, started, seconds))

    def _cost(self, method: Method) -> float:
        switches = self.shop.switches
        return switches.update_seconds if method.action == "write" else switches.read_seconds

    def _check_rights(self, method: Method) -> None:
        rights = {"catalog": self.shop.switches.catalog_rights, "sale": self.shop.switches.sale_rights}
        level = rights.get(method.scope, "W")
        if level == "D":
            raise RestError(ACCESS_DENIED_READ, "Access Denied")
        if level != "W" and method.action == "write":
            raise RestError(ACCESS_DENIED_MODIFY, "Access Denied")

    async def _pass_time(self, seconds: float, running: Running) -> None:
        """Let simulated time pass; past the web server's patience the request is cut, its work undone."""
        if not seconds:
            return
        running.seconds += seconds
        if self.shop.switches.processing == "real":
            await asyncio.sleep(seconds)
        elif self.shop.switches.processing == "virtual":
            self.shop.clock.advance(seconds)
        limit = self.shop.switches.request_limit
        if limit and running.seconds > limit:
            raise RequestCut

    def _before_command(self) -> None:
        """What happens in the shop between two commands: delayed parents, changed defaults, other customers."""
        if self._defaults != self._default_flags():
            self._defaults = self._default_flags()
            stock.refresh_all(self.shop)
        stock.settle_parents(self.shop)
        self.shop.commands += 1
        every = self.shop.switches.external_sales_every
        if every and self.shop.commands % every == 0:
            self._sell_something()

    def _sell_something(self) -> None:
        """A customer buys one piece of something that is there."""
        among = self.shop.switches.external_sales_ids
        condition = f"AND id IN ({','.join(str(int(key)) for key in among)})" if among else ""
        highest = self.shop.value("SELECT max(id) FROM element") or 0
        sql = f"SELECT id FROM element WHERE type IN (1, 4) AND active = 'Y' AND quantity >= 1 {condition}"
        chosen = self.shop.value(f"{sql} AND id >= ? ORDER BY id", (self.shop.random.randint(0, highest),))
        chosen = chosen or self.shop.value(f"{sql} ORDER BY id")
        if chosen:
            place(self.shop, {"items": [{"id": chosen, "quantity": 1}]})

    def _time(self, name: str, started: float, seconds: float) -> dict[str, Any]:
        zone = self.shop.zone_minutes
        finish = started + seconds
        block: dict[str, Any] = {
            "start": round(started, 6),
            "finish": round(finish, 6),
            "duration": round(seconds, 6),
            "processing": round(seconds, 6),
            "date_start": dates.iso(started, zone),
            "date_finish": dates.iso(finish, zone),
        }
        if self.shop.switches.cloud:
            used, reset_at = self.operating.view(name, self.shop.clock.now())
            block["operating_reset_at"] = reset_at
            block["operating"] = round(used, 6)
        return block

    async def batch(self, params: dict[str, Any], running: Running) -> Answer:
        """Run a batch: commands in order, each with its own result or error; not a transaction."""
        started, real = self.shop.clock.now(), time.perf_counter()
        collected: dict[str, dict[str, Any]] = {part: {} for part in ("result", "error", "total", "next", "time")}
        halt = php.to_bool(params.get("halt"))
        for number, (key, command) in enumerate(php.items_of(params.get("cmd"))):
            if running.partial is not None and number >= running.partial:
                break
            if number >= BATCH_LENGTH:
                error = RestError("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded")
                collected["error"][key] = error.body()
                continue
            try:
                await self._command(key, str(command), collected, running)
            except RestError as error:
                collected["error"][key] = self.error_body(error)
                if halt:
                    break
        seconds = max(running.seconds, time.perf_counter() - real)
        value = {
            "result": php.array(collected["result"]),
            **{f"result_{part}": php.array(collected[part]) for part in ("error", "total", "next", "time")},
        }
        return Answer(Result(value), self._time(BATCH, started, seconds))

    async def _command(self, key: str, command: str, collected: dict[str, dict[str, Any]], running: Running) -> None:
        """Run one command of a batch and put its result into `collected`."""
        path, _, query = command.partition("#")[0].partition("?")
        name = path.strip("/").lower().removesuffix(".json")
        self._counters.inside_batch(name)
        if name == BATCH:
            text = "Method is not allowed for batch usage"
            raise RestError("ERROR_BATCH_METHOD_NOT_ALLOWED", text, 405)
        params = resolved(php.parse_str(query), collected)
        answer = await self.run(name, params, running)
        collected["result"][key] = answer.result.value
        collected["time"][key] = answer.time
        if answer.result.total is not None:
            collected["total"][key] = answer.result.total
        if answer.result.next is not None:
            collected["next"][key] = answer.result.next

    def error_body(self, error: RestError) -> dict[str, Any]:
        """Return the error envelope, with code 100 as the switch wants it."""
        body = error.body()
        if error.code == 100 and self.shop.switches.code_100_as_text:
            body["error"] = "100"
        return body


def _handled(method: Method, call: Call) -> Result:
    """Run a method; what its database cannot take is an internal error, as in PHP."""
    try:
        return method.handler(call)
    except (sqlite3.Error, OverflowError) as error:
        raise RestError("INTERNAL_SERVER_ERROR", f"Internal server error: {error}", 500) from error


def resolved(value: Any, collected: dict[str, dict[str, Any]]) -> Any:
    """Replace references such as `$result[lst][orders][0][id]` in parameter values and keys."""
    if isinstance(value, dict):
        return {str(resolved(key, collected)): resolved(item, collected) for key, item in value.items()}
    if isinstance(value, list):
        return [resolved(item, collected) for item in value]
    if not isinstance(value, str) or "$" not in value:
        return value
    whole = _REFERENCE.fullmatch(value)
    if whole:
        return _reach(collected, whole)[0]

    def text_of(found: re.Match[str]) -> str:
        target, complete = _reach(collected, found)
        return str(target) if complete and not isinstance(target, dict | list) else found.group()

    return _REFERENCE.sub(text_of, value)


def _reach(collected: dict[str, dict[str, Any]], found: re.Match[str]) -> tuple[Any, bool]:
    """Follow a reference as far as it goes; say whether it went to its end."""
    node: Any = collected[found.group(1)]
    for part in found.group(2)[1:-1].split("]["):
        if isinstance(node, dict) and part in node:
            node = node[part]
        elif isinstance(node, list) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
        else:
            return node, False
    return node, True
