"""Kept-alive HTTP sessions: one connection each, lent to one thread at a time, dropped as the vendor asks.

The vendor wants connections kept alive and dropped after 30 s idle or 100 requests
(workbook/_workbook_first_steps.md).
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection

from core.moysklad.address import is_loopback
from core.moysklad.credentials import Credentials, HeaderAuth

IDLE_SECONDS = 25.0
"""A little under the 30 s after which the server may close."""
MAX_REQUESTS = 100

HEADERS = {
    "Accept": "application/json;charset=utf-8",
    "Accept-Encoding": "gzip",
    "Accept-Language": "ru",
    "User-Agent": "SkladLink",
}


class OneConnectionAdapter(HTTPAdapter):
    """One connection that can be cut from outside, whatever it waits for."""

    def __init__(self) -> None:
        self._connection: HTTPConnection | None = None
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        """Note each connection that the pool opens, so that `cut` finds it."""
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        if "ConnectionCls" not in vars(pool):
            make = pool.ConnectionCls

            def noting(*a: Any, **k: Any) -> Any:
                self._connection = made = make(*a, **k)
                return made

            pool.ConnectionCls = noting
        return pool

    def cut(self) -> None:
        """Break the connection now."""
        connection = self._connection
        sock = getattr(connection, "sock", None)
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class TrustingAdapter(OneConnectionAdapter):
    """Checks certificates against the system's trust store."""

    def __init__(self) -> None:
        self.ssl_context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Give every pool the system's trust store."""
        super().init_poolmanager(*args, ssl_context=self.ssl_context, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Give every pool behind a proxy the system's trust store."""
        return super().proxy_manager_for(proxy, ssl_context=self.ssl_context, **kwargs)


SessionFactory = Callable[[], requests.Session]


def make_session() -> requests.Session:
    """A session that honours the system's proxy settings and trust store and stores no cookies."""
    session = requests.Session()
    session.mount("https://", TrustingAdapter())
    session.mount("http://", OneConnectionAdapter())
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.clear()
    session.headers.update(HEADERS)
    return session


class Line:
    """A session with its age: how many requests it carried and when it was used last."""

    def __init__(self, session: requests.Session, base: str) -> None:
        self.session = session
        self.requests = 0
        self.used = 0.0
        self._adapter = session.get_adapter(base)

    def cut(self) -> None:
        """Break the request under way."""
        if isinstance(self._adapter, OneConnectionAdapter):
            self._adapter.cut()

    def close(self) -> None:
        """Close its connection."""
        self.session.close()


class Lines:
    """Sessions at rest, the last used first, so that few connections stay open."""

    def __init__(
        self,
        base: str,
        credentials: Credentials,
        factory: SessionFactory = make_session,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = base
        self._auth = HeaderAuth(credentials)
        self._factory = factory
        self._monotonic = monotonic
        # A proxy elsewhere cannot reach this machine's own loopback.
        self._direct = is_loopback(urlsplit(base).hostname or "")
        self._lock = threading.Lock()
        self._resting: list[Line] = []
        self._closed = False

    @contextmanager
    def borrow(self) -> Iterator[Line]:
        """Lend a session to the calling thread; a session whose request failed is closed, not lent again."""
        line = self._take()
        line.requests += 1
        try:
            yield line
        except BaseException:
            line.close()
            raise
        line.used = self._monotonic()
        with self._lock:
            if not self._closed and line.requests < MAX_REQUESTS:
                self._resting.append(line)
                return
        line.close()

    def close(self) -> None:
        """Close all sessions at rest; lent ones close when they come back."""
        with self._lock:
            self._closed = True
            resting, self._resting = self._resting, []
        for line in resting:
            line.close()

    def _take(self) -> Line:
        now = self._monotonic()
        with self._lock:
            fresh = [line for line in self._resting if now - line.used < IDLE_SECONDS]
            stale = [line for line in self._resting if now - line.used >= IDLE_SECONDS]
            line = fresh.pop() if fresh else None
            self._resting = fresh
        for old in stale:
            old.close()
        return line or self._open()

    def _open(self) -> Line:
        session = self._factory()
        session.auth = self._auth
        if self._direct:
            session.trust_env = False
        return Line(session, self._base)
