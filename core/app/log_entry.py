"""Makes entries of the log: masks what is kept of an event and puts together the words it is found by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from core import messages
from core.domain.plan import plain
from core.domain.screens.log import LogLevel, LogObject, LogRecord, LogSource
from core.log import MASK, redact

_EMAIL = re.compile(r"[^\s@<>\"'(),;:=/]+@[^\s@<>\"'(),;:=/]+\.[^\s@<>\"'(),;:=/]+")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}|[78])[\s\u00a0\u202f(-]*\d{3}[\s\u00a0\u202f)-]*\d{3}[\s\u00a0\u202f-]*\d{2}"
    r"[\s\u00a0\u202f-]*\d{2}(?![\w.])"
)
_SECRET_KEYS = ("token", "password", "secret", "webhook", "phone", "email", "auth")


def masked(value: Any, key: str = "") -> Any:
    """`value` as JSON can hold it, without tokens, phones and e-mail addresses."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): masked(one, str(name)) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [masked(one, key) for one in value]
    text = str(value)
    if text and any(word in key.lower() for word in _SECRET_KEYS):
        return MASK
    return _PHONE.sub(MASK, _EMAIL.sub(MASK, redact(text)))


def entry(
    at: datetime,
    level: LogLevel,
    source: LogSource,
    code: str,
    params: Mapping[str, object] | None = None,
    *,
    about: LogObject | None = None,
    who: str = "",
    run_id: int | None = None,
    raw: Mapping[str, object] | None = None,
) -> LogRecord:
    """An entry ready to be written; `raw` is everything that was known, in whatever form."""
    clean: dict[str, object] = masked(params or {})
    thing = about or LogObject()
    known = {"event": code, **(raw if raw is not None else clean)}
    text = msgspec.json.format(msgspec.json.encode(masked(known)), indent=2).decode()
    return LogRecord(at, level, source, code, clean, thing, who, run_id, text, _search(source, code, clean, thing))


def _search(source: LogSource, code: str, params: Mapping[str, object], about: LogObject) -> str:
    """Both languages, so that an entry is found in the one it is read in."""
    words = [about.title]
    for lang in ("ru", "en"):
        if about.kind:
            words.append(messages.text(f"log.object.{about.kind}", lang, title=about.title))
        words.append(messages.text(f"log.source.{source.value}", lang))
        if messages.has(code):
            words.append(messages.text(code, lang, **params))
    return " ".join(dict.fromkeys(word for word in words if word))
