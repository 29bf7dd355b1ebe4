"""Takes out of texts what belongs to a person: e-mails, phones, buyers' names, ids, and all that looks like a secret.

For the support package, which leaves this machine. The log's own redaction (core.log) hides registered secrets; this
goes further. A value under a key that is not known to be harmless is shown only when it looks like a word of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from core import log

MASK = log.MASK
#: Keys of log lines and parameters whose texts are technical and stay readable, once masked.
_TECHNICAL = frozenset({"event", "exception", "trace", "stack", "details", "problem", "request", "logger"})
#: Keys whose texts are ours, not a person's: times, levels, codes.
_OURS = frozenset(
    {"timestamp", "level", "code", "job", "state", "kind", "method", "system", "started", "ended", "at"}
)
_WORD_OF_CODE = re.compile(r"[a-z][a-z0-9_.]{0,39}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d(:\d\d(:\d\d(\.\d+)?)?)?)?(Z|[+-]\d\d:?\d\d)?")
_LONGEST_NUMBER = 6

_LOGIN_IN_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^/\s@]+@")
_WEBHOOK = re.compile(r"(?i)(/rest/(?:api/)?)\d+/[^/\s\"'?#&<>()\\]+")
_QUERY = re.compile(r"([?&])([A-Za-z_\[\]]+)=([^&\s\"'<>]*)")
_SCHEME = re.compile(r"(?i)\b(bearer|basic|digest|negotiate)\s+(?=\S*[A-Za-z0-9])[^\s\"',;}\\]+")
_NAMED_SECRET = re.compile(
    r"(?i)\b((?:[a-z0-9]+[_-])*(?:authorization|token|password|passwd|pwd|secret|auth|webhook|cookie|api_?key))"
    r"(\\?[\"']?\s*[:=]\s*\\?[\"']?)[^\s\"'&,}\\]+"
)
#: Words that are not English, as JSON or an address writes them.
_WRITTEN = re.compile(r"(?i)(?:\\+u0[0-9a-f]{3}|%[0-9a-f]{2}){2,}")
_EMAIL = re.compile(r"[^\s@<>\"'(),;:=/]+@[^\s@<>\"'(),;:=/]+")
_UUID = re.compile(r"(?i)\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_OPAQUE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9_+=~-]*\d)(?=[A-Za-z0-9_+=~-]*[A-Za-z])[A-Za-z0-9_+=~-]{14,}")
_DIGITS = re.compile(r"\+?\d(?:[\d\s()\u00a0\u202f\u2010-\u2015-]{5,}\d)")
_LOCAL_PHONE = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{2}(?!\d)")
_OWNER = re.compile(r"(?i)((?:/home/|/Users/|\\Users\\+))[^/\\\s\"']+")
_FULL_NAME = re.compile(r"\b[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.)){1,2}")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Masker:
    """Masks texts and values of one package; the same id gets the same stand-in ("id-1") all through it.

    Args:
        names: names of people (buyers) that must not be seen, in any order of their words.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(word.casefold() for name in names for word in _WORD.findall(name))
        self._ids: dict[str, str] = {}
        self._home = str(Path.home())

    def text(self, text: str) -> str:
        """A technical text without anything that is a person's or a secret."""
        clean = log.redact(text)
        if len(self._home) > 1:
            clean = clean.replace(self._home, "~")
        clean = _LOGIN_IN_ADDRESS.sub(rf"\1{MASK}@", clean)
        clean = _WEBHOOK.sub(rf"\1{MASK}", clean)
        clean = _SCHEME.sub(rf"\1 {MASK}", clean)
        clean = _NAMED_SECRET.sub(rf"\1\2{MASK}", clean)
        clean = _QUERY.sub(self._argument, clean)
        clean = _WRITTEN.sub(MASK, clean)
        clean = _EMAIL.sub(MASK, clean)
        clean = _UUID.sub(self._stand_in, clean)
        clean = _OPAQUE.sub(self._opaque, clean)
        clean = _DIGITS.sub(self._number, clean)
        clean = _LOCAL_PHONE.sub(MASK, clean)
        clean = _OWNER.sub(rf"\1{MASK}", clean)
        clean = _FULL_NAME.sub(MASK, clean)
        return _WORD.sub(self._word, clean) if self._names else clean

    def value(self, key: str, value: Any) -> Any:
        """A value that stands under `key`: numbers stay, texts stay only where they cannot be a person's."""
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, int | float):
            return value if len(str(abs(int(value)))) <= _LONGEST_NUMBER else MASK
        if isinstance(value, Mapping):
            return {self._key(str(name)): self.value(str(name), one) for name, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(key, one) for one in value]
        return self._string(key, str(value))

    def _key(self, name: str) -> str:
        return name if _WORD_OF_CODE.fullmatch(name.lower()) and self.text(name) == name else self.text(name)

    def _string(self, key: str, text: str) -> str:
        if key in _TECHNICAL:
            return self.text(text)
        if log.redact(text) != text:
            return MASK
        if key in _OURS and (_WORD_OF_CODE.fullmatch(text) or _MOMENT.fullmatch(text)):
            return text
        masked = self.text(text)
        if masked == text and (not text or _WORD_OF_CODE.fullmatch(text) or _small_number(text)):
            return text
        return masked if re.fullmatch(r"id-\d+", masked) else MASK

    def _stand_in(self, match: re.Match[str]) -> str:
        return self._ids.setdefault(match[0].lower(), f"id-{len(self._ids) + 1}")

    def _argument(self, match: re.Match[str]) -> str:
        return match[0] if _small_number(match[3]) or not match[3] else f"{match[1]}{match[2]}={MASK}"

    @staticmethod
    def _number(match: re.Match[str]) -> str:
        """Long runs of digits are phones, barcodes or ids; a date is neither."""
        text = match[0]
        if re.match(r"\d{4}-\d\d-\d\d(\s\d\d)?$", text):
            return text
        return MASK if sum(sign.isdigit() for sign in text) > _LONGEST_NUMBER else text

    @staticmethod
    def _opaque(match: re.Match[str]) -> str:
        """Names in code have their digits rarely and their words parted by underlines; secrets are denser."""
        text = match[0]
        if _MOMENT.match(text):
            return text
        digits = sum(sign.isdigit() for sign in text)
        return text if digits <= 2 and "_" in text and text.lower() == text else MASK

    def _word(self, match: re.Match[str]) -> str:
        return MASK if match[0].casefold() in self._names else match[0]


def _small_number(text: str) -> bool:
    return re.fullmatch(r"-?\d{1,6}([.,]\d{1,3})?", text) is not None
