"""The HTTP session: the system's certificates and proxies, few kept-alive connections, no cookies, no netrc."""

from __future__ import annotations

import ssl
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies

from core.bitrix.webhook import Webhook

USER_AGENT = "SkladLink/0.1 (+python-requests)"


class SystemTrustAdapter(HTTPAdapter):
    """An adapter whose TLS checks certificates against the operating system's store (truststore)."""

    def __init__(self, connections: int) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__(pool_connections=1, pool_maxsize=connections, pool_block=True, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Give the direct connections the system's trust."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Give the connections through a proxy the system's trust."""
        return super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ARG002
        """Keep the context's own certificates: requests would add its bundled list here."""
        if url.lower().startswith("https"):
            conn.cert_reqs = "CERT_REQUIRED"


def open_session(connections: int) -> requests.Session:
    """Return a session that keeps at most `connections` connections to the shop.

    Cookies are refused: PHP locks a session's requests against each other and could remember a login.
    """
    session = requests.Session()
    session.trust_env = False  # netrc would add a foreign Authorization; proxies are set by `use_proxies`
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update(
        {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": USER_AGENT}
    )
    session.mount("https://", SystemTrustAdapter(connections))
    session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=connections, pool_block=True))
    return session


def use_proxies(session: requests.Session, webhook: Webhook) -> None:
    """Take the proxies of the environment (or of the system's settings on Windows and macOS) for this host."""
    session.proxies = dict(get_environ_proxies(webhook.site))
