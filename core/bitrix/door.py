"""One HTTP POST: the system's certificates and proxies, few kept-alive connections, no cookies, no netrc."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Page:
    """What came back, whatever it is."""

    status: int
    content_type: str
    location: str
    body: bytes


class Door:
    """Posts batches over at most `connections` connections. May be used from several threads.

    The request is prepared once per address and only its body changes: preparing it anew would cost half the CPU
    of a push. Cookies are refused: PHP locks a session's requests against each other and could remember a login.
    """

    def __init__(self, connections: int, connect_seconds: float, read_seconds: float) -> None:
        session = requests.Session()
        session.trust_env = False  # netrc would add a foreign Authorization; proxies are taken in `_prepare`
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.headers.update(
            {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": USER_AGENT}
        )
        session.mount("https://", SystemTrustAdapter(connections))
        session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=connections, pool_block=True))
        self._session = session
        self._timeout = (connect_seconds, read_seconds)
        self._prepared: tuple[Webhook, requests.PreparedRequest, dict[str, str]] | None = None

    def post(self, webhook: Webhook, payload: bytes) -> Page:
        """Post a batch and read the whole answer; redirects are not followed.

        Raises:
            requests.RequestException, urllib3.exceptions.HTTPError, OSError: as the libraries do; their texts hold
                the address with its secret.
        """
        prepared, proxies = self._prepare(webhook)
        request = prepared.copy()
        request.body = payload
        request.headers["Content-Length"] = str(len(payload))
        response = self._session.send(
            request, timeout=self._timeout, allow_redirects=False, stream=True, proxies=proxies
        )
        with response:
            body = response.raw.read(decode_content=True)
        headers = response.headers
        return Page(response.status_code, headers.get("Content-Type", ""), headers.get("Location", ""), body)

    def close(self) -> None:
        """Close the kept-alive connections."""
        self._session.close()

    def _prepare(self, webhook: Webhook) -> tuple[requests.PreparedRequest, dict[str, str]]:
        """The request without its body, and the proxies of the environment (or of the system's settings on Windows
        and macOS) for its host."""
        known = self._prepared
        if known is None or known[0] != webhook:
            address = webhook.address("batch")
            prepared = self._session.prepare_request(requests.Request("POST", address, data=b""))
            known = self._prepared = (webhook, prepared, dict(get_environ_proxies(webhook.site)))
        return known[1], known[2]
