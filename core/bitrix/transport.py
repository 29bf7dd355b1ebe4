"""Sends batches to the shop and waits its turn: limits, redirects, retries of what was not carried out, pauses.

Everything goes through `batch` (digest bitrix §1.6), one command or fifty, so there is one way in and one way out.
"""

from __future__ import annotations

import random
import statistics
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import msgspec
import requests
from urllib3.exceptions import HTTPError

from core.bitrix.answers import BatchAnswer, build_answer, method_in
from core.bitrix.codes import shop_error
from core.bitrix.door import Door, Page
from core.bitrix.failures import (
    BUSY_STATUSES,
    answer_lost,
    from_network,
    from_page,
    from_server,
    took_too_long,
)
from core.bitrix.limits import Breaker, OperatingBudget, RateBucket
from core.bitrix.payloads import BatchBody, CallTime, Envelope
from core.bitrix.redaction import guard_http_logs
from core.bitrix.timer import Timer, Waiting, WaitingListener
from core.bitrix.webhook import Webhook
from core.errors import BadAnswer, GatewayError, LimitReached, NotFound, Unavailable
from core.log import get_logger
from core.ports import CancelToken, Clock

facts = get_logger(__name__)

BATCH_LIMIT = 50
"""Commands in one batch; the server does not carry out more (digest §1.6)."""

CONNECT_SECONDS = 10.0
READ_SECONDS = 75.0
"""Longer than the cloud's 60 s and the usual 60 s of nginx, so that their answer comes before our patience ends."""

_ATTEMPTS = 5
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_HOPS = 3
_OPERATING_PAUSE = 60.0
_ENVELOPE = msgspec.json.Decoder(Envelope)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True)
class _Outcome:
    """What one attempt came to: an answer, or an error with what may be done about it."""

    envelope: Envelope | None = None
    error: GatewayError | None = None
    maybe_done: bool = False
    again: bool = False


class Transport:
    """One shop's door. May be used from several threads; at most `parallel` requests are under way at a time."""

    def __init__(
        self,
        webhook: Webhook,
        *,
        clock: Clock,
        timer: Timer | None = None,
        parallel: int = 2,
        read_seconds: float = READ_SECONDS,
        on_waiting: WaitingListener | None = None,
    ) -> None:
        guard_http_logs()
        self.webhook = webhook
        self.timer = timer or Timer()
        self._clock = clock
        self.bucket = RateBucket()
        self.operating = OperatingBudget()
        self.breaker = Breaker()
        self.zone: tzinfo = UTC
        self.reports_operating = False
        self.waiting: Waiting | None = None
        self._timeout = read_seconds
        self._on_waiting = on_waiting
        self._slots = threading.BoundedSemaphore(parallel)
        self._door = Door(parallel, CONNECT_SECONDS, read_seconds)
        self._times: deque[float] = deque(maxlen=50)
        self._jitter = random.Random()

    def __repr__(self) -> str:
        return f"<Transport {self.webhook}>"

    def close(self) -> None:
        """Close the kept-alive connections."""
        self._door.close()

    def response_ms(self) -> int | None:
        """Median time of the last answers in milliseconds, None before the first."""
        times = list(self._times)
        return round(statistics.median(times) * 1000) if times else None

    def send(
        self,
        commands: Mapping[str, str],
        cancel: CancelToken,
        *,
        writes: bool = False,
        before_send: Callable[[], None] | None = None,
        slow_attempts: int = _ATTEMPTS,
    ) -> BatchAnswer:
        """Send one batch and return what each command came to.

        Args:
            commands: up to 50 commands in text form under text keys (numbers would come back as a list).
            writes: the batch changes something: it is repeated only when it was surely not carried out.
            before_send: called once, when all waiting is over, right before the first try.
            slow_attempts: how often to try when the batch takes longer than the server, or we, wait.

        Raises:
            ValueError: more commands, or keys that are numbers.
            AnswerLost: a write was sent and no answer came.
            Unavailable, LimitReached, BadAnswer, AuthFailed, NoRight, NotFound, Refused, Cancelled.
        """
        if len(commands) > BATCH_LIMIT or any(key.isdigit() for key in commands):
            raise ValueError("a batch takes up to 50 commands under text keys")
        payload = msgspec.json.encode({"halt": 0, "cmd": commands})
        methods = {method_in(text) for text in commands.values()}
        for attempt in range(1, _ATTEMPTS + 1):
            self._wait_turn(methods, cancel)
            if before_send is not None:
                before_send()
                before_send = None
            began = self.timer.now()
            outcome = self._attempt(payload, cancel)
            if outcome.envelope is not None:
                return self._answered(outcome.envelope, commands, methods, self.timer.now() - began)
            error = outcome.error
            assert error is not None
            facts.warning(
                "request failed", system="shop", request=", ".join(sorted(methods)), status=error.status,
                code=error.code, server_code=error.server_code, details=error.details, attempt=attempt,
            )  # fmt: skip
            if writes and outcome.maybe_done:
                raise answer_lost(error)
            if not outcome.again or attempt >= (slow_attempts if took_too_long(error) else _ATTEMPTS):
                raise error
            self._pause(attempt, error, cancel)
        raise AssertionError("unreachable")

    def hold(self, waiting: Waiting, cancel: CancelToken) -> None:
        """Wait and let the screens know why."""
        self._tell(waiting)
        try:
            self.timer.sleep(waiting.seconds, cancel)
        finally:
            self._tell(None)

    def _tell(self, waiting: Waiting | None) -> None:
        self.waiting = waiting
        if self._on_waiting is not None:
            self._on_waiting(waiting)

    def _wait_turn(self, methods: set[str], cancel: CancelToken) -> None:
        """Wait until the methods and the request bucket have room, then take the room."""
        while True:
            cancel.check()
            now = self.timer.now()
            closed = self.breaker.wait(now)
            if closed > 0:
                raise shop_error(Unavailable, "bitrix.paused_after_failures", seconds=round(closed))
            held, method = max(((self.operating.wait(name, now), name) for name in methods), default=(0.0, ""))
            if held > 0:
                self.hold(Waiting("bitrix.operating_limit", held, method), cancel)
                continue
            seconds = self.bucket.take(now)
            if seconds <= 0:
                return
            self.hold(Waiting("bitrix.rate_limit", seconds), cancel)

    def _pause(self, attempt: int, error: GatewayError, cancel: CancelToken) -> None:
        seconds = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (attempt - 1)) * self._jitter.uniform(0.75, 1.25)
        code = error.code if isinstance(error, LimitReached) else "bitrix.retry"
        self.hold(Waiting(code, seconds), cancel)

    def _attempt(self, payload: bytes, cancel: CancelToken) -> _Outcome:
        """Send once; never raises for what the network or the shop does."""
        while not self._slots.acquire(timeout=0.2):
            cancel.check()
        try:
            began = self.timer.now()
            outcome = self._exchange(payload)
            self._times.append(self.timer.now() - began)
        finally:
            self._slots.release()
        self._judge(outcome)
        return outcome

    def _judge(self, outcome: _Outcome) -> None:
        """Tell the breaker and the bucket what happened."""
        error = outcome.error
        if isinstance(error, LimitReached) and error.code == "bitrix.rate_limit":
            self.bucket.refused(self.timer.now())
        elif isinstance(error, Unavailable | BadAnswer):
            self.breaker.failed(self.timer.now())
        else:
            self.breaker.succeeded()

    def _exchange(self, payload: bytes) -> _Outcome:
        """Post the batch, following the shop to a new address."""
        for _ in range(_HOPS):
            webhook = self.webhook
            try:
                page = self._door.post(webhook, payload)
            except (requests.RequestException, HTTPError, OSError) as raised:
                error, maybe = from_network(raised, webhook.host, self._timeout, webhook.code)
                return _Outcome(error=error, maybe_done=maybe, again=error.code != "bitrix.tls")
            if page.status not in _REDIRECTS or not page.location:
                return self._read(page)
            try:
                self.webhook = webhook.moved(page.location, "batch")
            except BadAnswer as elsewhere:
                return _Outcome(error=elsewhere.with_traceback(None))
        return _Outcome(error=shop_error(BadAnswer, "bitrix.redirected", host=webhook.host, target=self.webhook.host))

    def _read(self, page: Page) -> _Outcome:
        """Tell an answer, a refusal and a page apart."""
        secret = self.webhook.code
        try:
            envelope = _ENVELOPE.decode(page.body)
        except (msgspec.DecodeError, UnicodeDecodeError):
            envelope = Envelope()
        if envelope.error is not msgspec.UNSET:
            error = from_server(
                envelope.error, envelope.error_description, method="batch", status=page.status, secret=secret
            )
            again = isinstance(error, Unavailable) and error.code != "bitrix.closed"
            return _Outcome(error=error, maybe_done=error.code == "bitrix.server_error", again=again)
        if isinstance(envelope.result, BatchBody):
            return _Outcome(envelope)
        error = from_page(page.body, page.content_type, page.status, self.webhook.host, secret)
        busy = page.status in BUSY_STATUSES
        return _Outcome(error=error, maybe_done=not busy, again=not isinstance(error, NotFound))

    def _answered(
        self, envelope: Envelope, commands: Mapping[str, str], methods: set[str], seconds: float
    ) -> BatchAnswer:
        """Learn the limits from an answer and make it easy to use."""
        body = envelope.result
        assert isinstance(body, BatchBody)
        outer = envelope.time if isinstance(envelope.time, CallTime) else CallTime()
        self._learn_zone(outer.date_start)
        if isinstance(outer.duration, int | float):
            seconds = max(seconds, float(outer.duration))
        answer = build_answer(body, commands, seconds, self.webhook.code)
        now = self.timer.now()
        unseen = set(methods)
        for key in reversed(list(commands)):
            spent = answer.times.get(key)
            method = method_in(commands[key])
            if method in unseen and isinstance(spent, CallTime):
                unseen.discard(method)
                self._note(method, spent, outer, now)
            if not unseen:
                break
        for key, error in answer.errors.items():
            if error.code == "bitrix.operating_limit":
                spent = answer.times.get(key)
                spent = spent if isinstance(spent, CallTime) else CallTime()
                self.operating.refused(method_in(commands[key]), self._resets_in(spent, outer), now)
        return answer

    def _note(self, method: str, spent: CallTime, outer: CallTime, now: float) -> None:
        """Note a method's time budget; only the cloud reports one, so the cloud's request limit holds as well."""
        if isinstance(spent.operating, int | float):
            self.reports_operating = True
            if not self.bucket.enforced:
                self.bucket.enforce()
            self.operating.note(method, float(spent.operating), self._resets_in(spent, outer), now)

    def _resets_in(self, spent: CallTime, outer: CallTime) -> float:
        """Seconds until some of a method's time budget is freed, by the server's own clock where it tells it."""
        if not isinstance(spent.operating_reset_at, int | float):
            return _OPERATING_PAUSE
        told = next((one.finish for one in (spent, outer) if isinstance(one.finish, int | float)), None)
        present = told if told is not None else self._clock.now().timestamp()
        return max(0.0, float(spent.operating_reset_at) - float(present))

    def _learn_zone(self, date_start: object) -> None:
        """The site's zone, for times that come without one."""
        if not isinstance(date_start, str):
            return
        try:
            offset = datetime.fromisoformat(date_start).utcoffset()
        except ValueError:
            return
        if offset is not None:
            self.zone = timezone(offset) if offset != timedelta(0) else UTC
