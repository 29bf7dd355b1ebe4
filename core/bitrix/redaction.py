"""Keeps the webhook's secret code out of texts: masks it in strings and in the log lines of the HTTP library."""

from __future__ import annotations

import logging
import re

MASK = "***"

_REST_PATH = re.compile(r"(/rest/(?:api/)?\d+/)[^/\s\"'?#&<>()\\]+", re.IGNORECASE)
_HTTP_LOGGERS = (
    "urllib3.connection",
    "urllib3.connectionpool",
    "urllib3.poolmanager",
    "urllib3.response",
    "urllib3.util.retry",
)


def mask(text: str, secret: str = "") -> str:
    """Return `text` with `secret` and with the code of every webhook address in it replaced by `***`."""
    if secret:
        text = text.replace(secret, MASK)
    return _REST_PATH.sub(rf"\1{MASK}", text)


class MaskWebhooks(logging.Filter):
    """A log filter that masks webhook addresses in whatever passes through its logger."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the record's text by its masked form; lets every record pass."""
        plain = record.getMessage()
        masked = mask(plain)
        if masked != plain:
            record.msg = masked
            record.args = ()
        return True


def guard_http_logs() -> None:
    """Mask webhook addresses in the log lines of urllib3, which writes request paths at DEBUG. Repeatable."""
    for name in _HTTP_LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(present, MaskWebhooks) for present in logger.filters):
            logger.addFilter(MaskWebhooks())
