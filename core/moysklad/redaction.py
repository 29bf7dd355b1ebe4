"""Keeps secrets out of texts: what the server or a library said is passed through here before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

MASK = "•••"
EXCERPT_LENGTH = 200

_AUTHORIZATION = re.compile(r"(?i)\b(bearer|basic)\s+[^\s'\",;]+")
_TAGS = re.compile(r"(?is)<(script|style)\b.*?</\1>|<[^>]*>")
_SPACES = re.compile(r"\s+")
_META_CHARSET = re.compile(rb"(?i)charset\s*=\s*[\"']?\s*([a-z0-9_-]+)")


def redact(text: str, secrets: Iterable[str]) -> str:
    """`text` with every secret and every Authorization value masked."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, MASK)
    return _AUTHORIZATION.sub(rf"\1 {MASK}", text)


def excerpt(body: bytes, content_type: str) -> str:
    """The first words of a foreign body, readable whatever its encoding is; never raises."""
    text = _decoded(body[:20_000], content_type)
    return _SPACES.sub(" ", _TAGS.sub(" ", text)).strip()[:EXCERPT_LENGTH]


def _decoded(body: bytes, content_type: str) -> str:
    named = _META_CHARSET.search(content_type.encode("ascii", "ignore")) or _META_CHARSET.search(body)
    candidates = [named[1].decode("ascii")] if named else []
    for charset in [*candidates, "utf-8"]:
        try:
            return body.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    # What is neither what it says nor UTF-8 is, on Russian hosts, the old Windows encoding.
    return body.decode("windows-1251", "backslashreplace")
