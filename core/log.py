"""The log: JSON lines in a rotating file, the newest lines in memory for a log view, and no secret in either.

Redaction works on the finished line, so it covers messages, values, tracebacks and other libraries' records alike.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections import deque
from collections.abc import Mapping, MutableMapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote

import structlog

from core.paths import log_folder

FILE_NAME = "skladlink.log"
MASK = "•••"
_FILE_BYTES = 5_000_000
_FILES_KEPT = 5
_TAIL_LINES = 2000
_SHORTEST_SECRET = 6
_PATTERNS = (
    (re.compile(r"(?i)\b(bearer|basic)(\s+)[A-Za-z0-9+/=._~-]{6,}"), rf"\1\2{MASK}"),
    (re.compile(r"(/rest/\d+/)[A-Za-z0-9]{6,}"), rf"\1{MASK}"),
    (re.compile(r"(?i)\b((?:access_|refresh_)?token|password|secret|auth)(\\?[\"']?\s*[:=]\s*\\?[\"']?)[^\s\"'&,}\\]{6,}"),
     rf"\1\2{MASK}"),
)  # fmt: skip
_WEBHOOK_CODE = re.compile(r"/rest/(?:api/)?\d+/([^/\s?#]+)")
_QUIET = ("urllib3", "peewee", "keyring", "apscheduler")


class Redactor:
    """Takes secrets out of text: those registered, and whatever looks like one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[str, ...] = ()

    def hide(self, secret: str) -> None:
        """Never show `secret` again, in any form it takes in JSON, in a URL or in a repr; of a webhook's address its
        code neither."""
        for code in _WEBHOOK_CODE.findall(secret):
            self.hide(code)
        if len(secret) < _SHORTEST_SECRET:
            return
        doubled = secret.replace("\\", "\\\\")
        written = {secret, quote(secret, safe=""), quote(secret), repr(secret)[1:-1], doubled.replace("'", "\\'")}
        dumped = {json.dumps(form, ensure_ascii=ascii_only)[1:-1] for form in written for ascii_only in (True, False)}
        with self._lock:
            self._known = tuple(sorted(written.union(dumped, self._known), key=len, reverse=True))

    def clean(self, text: str) -> str:
        """`text` without secrets."""
        for secret in self._known:
            text = text.replace(secret, MASK)
        for pattern, replacement in _PATTERNS:
            text = pattern.sub(replacement, text)
        return text


_redactor = Redactor()
hide = _redactor.hide
redact = _redactor.clean


class _CleanFormatter(structlog.stdlib.ProcessorFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class LogTail(logging.Handler):
    """The newest lines in memory."""

    def __init__(self, size: int = _TAIL_LINES) -> None:
        super().__init__()
        self._lines: deque[tuple[int, str]] = deque(maxlen=size)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self._lines.append((record.levelno, self.format(record)))

    def lines(self, *, level: int = logging.NOTSET, limit: int = _TAIL_LINES) -> list[Mapping[str, Any]]:
        """The newest lines of at least `level`, oldest first, as they stand in the file."""
        with self.lock or threading.RLock():
            found = [line for number, line in self._lines if number >= level]
        return [json.loads(line) for line in found[-limit:]]


def _dump(values: MutableMapping[str, Any], default: Any = repr, **_: Any) -> str:
    return json.dumps(values, ensure_ascii=False, default=default)


_shared: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]
structlog.configure(
    processors=[structlog.stdlib.filter_by_level, *_shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
)
# Until `setup` our lines go nowhere, so that no command prints them among its answers.
logging.getLogger("core").addHandler(logging.NullHandler())


def setup(home: Path, *, level: int = logging.INFO) -> LogTail:
    """Log into `<home>/logs` from now on; returns the tail. Calling it again moves the log."""
    shutdown()
    formatter = _CleanFormatter(
        foreign_pre_chain=_shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(serializer=_dump),
        ],
    )
    tail = LogTail()
    file = RotatingFileHandler(
        log_folder(home) / FILE_NAME, maxBytes=_FILE_BYTES, backupCount=_FILES_KEPT, encoding="utf-8", delay=True
    )
    root = logging.getLogger()
    for handler in (tail, file):
        handler.setFormatter(formatter)
        handler.set_name("skladlink")
        root.addHandler(handler)
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    return tail


def shutdown() -> None:
    """Close the log file and forget the tail."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if handler.get_name() == "skladlink"]:
        root.removeHandler(handler)
        handler.close()


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger: `log.info("what_happened", key=value)`; the event is a short name, the values go beside it."""
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger
