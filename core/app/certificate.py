"""Until when a site's certificate holds, so that a manager hears of it before the day it ends."""

from __future__ import annotations

import socket
import ssl
from datetime import UTC, datetime
from urllib.parse import urlsplit

import truststore

SECONDS = 5.0
HTTPS = 443


def certificate_until(address: str) -> datetime | None:
    """The end of the certificate at `address` (any https URL), aware UTC; None where it cannot be found out.

    Goes straight to the site: behind a proxy there is no answer, and that is no failure.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        return None
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        with (
            socket.create_connection((parts.hostname, parts.port or HTTPS), SECONDS) as plain,
            context.wrap_socket(plain, server_hostname=parts.hostname) as secured,
        ):
            end = (secured.getpeercert() or {}).get("notAfter")
    except (OSError, ValueError):
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(end), UTC) if isinstance(end, str) else None
