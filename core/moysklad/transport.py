"""Sends requests within the budget, retries what may be retried, and turns every failure into a typed error.

Reads (GET) are tried up to five times; a write is never repeated blindly: a lost answer is AnswerLost. Bodies stay
compressed until one of two decoding places is free (architecture, "Decoding").
"""

from __future__ import annotations

import logging
import random
import statistics
import threading
import time
import zlib
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

import msgspec
import requests
import urllib3

from core.errors import BadAnswer, Cancelled, GatewayError, LimitReached, System
from core.log import get_logger
from core.moysklad.breaker import RATE, SERVER, Breaker
from core.moysklad.budget import Budget, LimitSigns
from core.moysklad.credentials import Credentials
from core.moysklad.failures import TOO_MANY_REQUESTS, first_server_error, from_answer, from_exception
from core.moysklad.limits import Caller
from core.moysklad.redaction import redact
from core.moysklad.sessions import Line, Lines, SessionFactory, make_session
from core.ports import CancelToken, Clock

log = logging.getLogger(__name__)
facts = get_logger(__name__)

T = TypeVar("T")
Query = Sequence[tuple[str, str]]
Decode = Callable[[bytes], T]

#: What a repeated read may cure. 401, 403, 4xx, a foreign certificate and an open breaker are not among it.
RETRIED_CODES = frozenset(
    f"moysklad.{name}"
    for name in (
        "rate", "parallel", "network", "timeout", "host_not_found", "server", "maintenance", "retry_in_a_minute",
        "html", "cut", "not_json",
    )
)  # fmt: skip
_SERVER_CODES = frozenset(
    f"moysklad.{name}" for name in ("network", "timeout", "server", "maintenance", "html", "cut", "not_json")
)
_RATE_CODES = frozenset({"moysklad.rate", "moysklad.parallel"})
_WIRE_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)
#: Answers to a bulk of which nothing was done; all but the limits' and the token's.
_BULK_REFUSALS = frozenset({400, 403, 404, 409, 412})
ANSWERS_FOR_MEDIAN = 25
LARGEST_HINT = 64 * 1024 * 1024
"""A cut or foreign body may tell any size."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often to try: seconds to connect and to wait for an answer (the vendor allows itself 300 s),
    tries of a read, first back-off in seconds (doubled each time, with jitter) and its ceiling."""

    connect: float = 10.0
    read: float = 305.0
    tries: int = 5
    backoff: float = 0.5
    longest_backoff: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came: body still compressed; `received` is this machine's clock when the head was there."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    received: datetime

    def plain(self) -> bytes:
        """The body, decompressed. Raises zlib.error when it was cut."""
        if "gzip" in self.headers.get("Content-Encoding", ""):
            # The trailer tells the size; without it the buffer grows in steps, which takes three times as long.
            told = int.from_bytes(self.body[-4:], "little")
            return zlib.decompress(self.body, wbits=31, bufsize=min(max(told, 1), LARGEST_HINT))
        return self.body


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request carries: a JSON body or none. `many`: it is a bulk, which answers with an array also when all
    of it failed (digest moysklad §7)."""

    body: bytes | None = field(default=None, repr=False)
    many: bool = False


class Transport:
    """One account's door: all lanes share it with its budget, breaker and sessions."""

    def __init__(
        self,
        base: str,
        credentials: Credentials,
        budget: Budget,
        clock: Clock,
        *,
        session_factory: SessionFactory = make_session,
        patience: Patience | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.base = base
        self.budget = budget
        self.patience = patience or Patience()
        self.caller = Caller.UNKNOWN
        self._host = urlsplit(base).hostname or ""
        self._secrets = credentials.secrets
        self._lines = Lines(base, credentials, session_factory, monotonic)
        self._breaker = Breaker(monotonic)
        self._clock = clock
        self._monotonic = monotonic
        self._skew = timedelta(0)
        self._decoding = threading.Semaphore(2)
        self._lock = threading.Lock()
        self._times: deque[float] = deque(maxlen=ANSWERS_FOR_MEDIAN)
        self._under_way: dict[int, set[Line]] = defaultdict(set)
        self.budget.set_weight(self.weight(""))

    def get(self, path: str, query: Query, decode: Decode[T], cancel: CancelToken) -> T:
        """Read `path` (under the base address) and decode its body; blocks until there is an end.

        Raises:
            GatewayError: see core.moysklad.codes; what a retry may cure was tried several times.
            Cancelled: a person stopped the job.
        """
        for attempt in range(1, self.patience.tries + 1):
            try:
                return self._once("GET", path, query, decode, cancel, Sent())
            except GatewayError as error:
                if error.code not in RETRIED_CODES or attempt == self.patience.tries:
                    raise
                seconds = self._wait_before_retry(error, attempt)
                log.info("%s, try %d of %d: %s in %.1f s", path, attempt, self.patience.tries, error.code, seconds)
            cancel.sleep(seconds)
        raise AssertionError("unreachable: the last try returns or raises")

    def post(self, path: str, decode: Decode[T], cancel: CancelToken, sent: Sent | None = None) -> T:
        """Send one POST, never repeated.

        Raises:
            AnswerLost: it was sent and no answer came.
            GatewayError: as for `get`.
        """
        return self._once("POST", path, (), decode, cancel, sent or Sent())

    def abandon(self, cancel: CancelToken) -> None:
        """Break the requests that run under `cancel`."""
        with self._lock:
            lines = list(self._under_way.get(id(cancel), ()))
        for line in lines:
            line.cut()

    def server_now(self) -> datetime:
        """The server's time (aware UTC) by the last answer's Date header; never later than it truly is there."""
        return self._clock.now() + self._skew

    def to_server(self, local: datetime) -> datetime:
        """A moment of this machine's clock on the server's."""
        return local + self._skew

    def local_now(self) -> datetime:
        """This machine's clock, for `to_server` once an answer has shown the difference."""
        return self._clock.now()

    def weight(self, path: str) -> int:
        """Units that a request to `path` costs now."""
        return self.budget.limits.weight(path, self.caller, self.server_now())

    def set_caller(self, caller: Caller) -> None:
        """Tell whose token it turned out to be."""
        self.caller = caller
        self.budget.set_weight(self.weight(""))

    def response_ms(self) -> int | None:
        """Median time of the last answers in milliseconds."""
        with self._lock:
            return round(statistics.median(self._times) * 1000) if self._times else None

    def close(self) -> None:
        """Close the sessions at rest."""
        self._lines.close()

    def _once(self, method: str, path: str, query: Query, decode: Decode[T], cancel: CancelToken, sent: Sent) -> T:
        target = path + ("?" + urlencode(query, quote_via=quote, safe=",:/") if query else "")
        request = f"{method} {target}"
        self._breaker.check(request)
        cancel.check()
        units = self.weight(path)
        with self.budget.spend(units, cancel) as lease:
            answer = self._send(method, target, cancel, sent.body)
            if answer.status != TOO_MANY_REQUESTS:
                # A refusal names its own pause, which is shorter than the window that its headers would hold.
                self.budget.heed(lease, _signs(answer.headers))
        try:
            result = self._result(answer, path, decode, sent.many)
        except GatewayError as error:
            self._note_failure(request, error)
            raise
        self._breaker.succeeded(request)
        return result

    def _send(self, method: str, target: str, cancel: CancelToken, body: bytes | None) -> Answer:
        """Send and read the whole body, compressed. Its failures carry no library exception, hence no header."""
        failure: GatewayError
        started = self._monotonic()
        try:
            answer = self._exchange(method, target, cancel, body)
        except _WIRE_FAILURES as error:
            failure = from_exception(error, self._host, write=method != "GET")
        else:
            self._note_answer(answer, self._monotonic() - started)
            return answer
        if cancel.cancelled and method == "GET":
            raise Cancelled
        self._note_failure(f"{method} {target}", failure)
        raise failure

    def _exchange(self, method: str, target: str, cancel: CancelToken, body: bytes | None) -> Answer:
        timeout = (self.patience.connect, self.patience.read)
        url = f"{self.base}/{target}"
        with self._lines.borrow() as line:
            with self._lock:
                self._under_way[id(cancel)].add(line)
            try:
                response = line.session.request(
                    method,
                    url,
                    timeout=timeout,
                    stream=True,
                    allow_redirects=False,
                    data=body,
                    headers=_kind_of(body),
                )
                received = self._clock.now()
                content = response.raw.read(decode_content=False) or b""
            finally:
                self._forget(cancel, line)
        return Answer(response.status_code, response.headers, content, received)

    def _forget(self, cancel: CancelToken, line: Line) -> None:
        with self._lock:
            lines = self._under_way[id(cancel)]
            lines.discard(line)
            if not lines:
                del self._under_way[id(cancel)]

    def _result(self, answer: Answer, path: str, decode: Decode[T], many: bool) -> T:
        """The decoded body of a success, or the typed error; the array of a bulk answer tells errors one by one."""
        try:
            with self._decoding:
                body = answer.plain()
                if answer.status == 200 or (many and answer.status in _BULK_REFUSALS and body.lstrip()[:1] == b"["):
                    return decode(body)
        except zlib.error:
            raise BadAnswer("moysklad.cut", system=System.MOYSKLAD, status=answer.status) from None
        except msgspec.MsgspecError as error:
            if isinstance(error, msgspec.ValidationError) and first_server_error(body) is None:
                problem = redact(str(error), self._secrets)
                raise BadAnswer("moysklad.shape", system=System.MOYSKLAD, details=path, problem=problem) from None
        raise from_answer(answer.status, answer.headers, body, path, self._secrets, _retry_after(answer, self.budget))

    def _note_answer(self, answer: Answer, seconds: float) -> None:
        skew = None
        if date := answer.headers.get("Date"):
            try:
                skew = parsedate_to_datetime(date) - answer.received
            except (TypeError, ValueError):
                log.debug("unreadable Date header")
        with self._lock:
            self._times.append(seconds)
            if skew is not None:
                self._skew = skew
        # The price of a request changes at midnight in Moscow, also in the middle of a run.
        self.budget.set_weight(self.weight(""))

    def _note_failure(self, request: str, error: GatewayError) -> None:
        facts.warning(
            "request failed", system="moysklad", request=request, status=error.status, code=error.code,
            server_code=error.server_code, parameter=error.parameter, details=error.details,
        )  # fmt: skip
        if error.code in _RATE_CODES:
            pause = self.budget.refused(
                float(str(error.params["seconds"])), parallel=error.code == "moysklad.parallel"
            )
            log.warning("the server refused for its limit: %s, all wait %.1f s", error.code, pause)
            self._breaker.failed(RATE, error.code)
        elif error.code in _SERVER_CODES:
            self._breaker.failed(SERVER, error.code)
        else:
            # The server answered: it lives.
            self._breaker.succeeded("")
            self._breaker.failed(request, error.code)

    def _wait_before_retry(self, error: GatewayError, attempt: int) -> float:
        """Seconds before the next try; a 429's own pause is kept by the budget, for all lanes."""
        if isinstance(error, LimitReached):
            return 0.0
        backoff = min(self.patience.longest_backoff, self.patience.backoff * 2.0 ** (attempt - 1))
        hinted = error.params.get("seconds")
        least = hinted if isinstance(hinted, float) else 0.0
        return max(least * random.uniform(1.0, 1.1), backoff * random.uniform(0.75, 1.25))


def _kind_of(body: bytes | None) -> Mapping[str, str]:
    return {} if body is None else {"Content-Type": "application/json"}


def _signs(headers: Mapping[str, str]) -> LimitSigns:
    """The limit headers (md/_general.md); the interval comes in milliseconds."""
    interval = _number(headers.get("X-Lognex-Retry-TimeInterval"))
    limit, remaining = _number(headers.get("X-RateLimit-Limit")), _number(headers.get("X-RateLimit-Remaining"))
    return LimitSigns(
        None if limit is None else int(limit),
        None if remaining is None else int(remaining),
        None if interval is None else interval / 1000,
    )


def _retry_after(answer: Answer, budget: Budget) -> float:
    """Seconds that a 429 asks to wait: its own header in milliseconds, else a whole window."""
    hinted = _number(answer.headers.get("X-Lognex-Retry-After"))
    if hinted:
        return hinted / 1000
    return budget.window if answer.status == TOO_MANY_REQUESTS else 0.0


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
