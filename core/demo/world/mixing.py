"""Integer mixing, ids and barcodes: the source of all "chance" in the demo world.

One 64-bit mix per decision instead of a random generator per row keeps 100 000 rows within a few seconds
and makes every value a pure function of (seed, purpose, index), so both sides can be generated apart.
"""

from __future__ import annotations

import base64

_MASK = (1 << 64) - 1


def mix(salt: int, index: int) -> int:
    """Return 64 well-mixed bits for `index` under `salt` (the splitmix64 finaliser)."""
    x = (salt + (index + 1) * 0x9E3779B97F4A7C15) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


def api_id(salt: int, kind: int, index: int) -> str:
    """Return a lower-case hex id in the 8-4-4-4-12 form that MoySklad uses; unique per (kind, index)."""
    h = mix(salt, (kind << 40) | index)
    return f"{h & 0xFFFFFFFF:08x}-{(h >> 32) & 0xFFFF:04x}-11f0-0a80-{kind:02x}{index:010x}"


def guid(salt: int, index: int) -> str:
    """Return a plain GUID, as 1C and a shop's own code make them."""
    a, b = mix(salt, index), mix(salt ^ 0x5BD1E995, index)
    head = f"{a >> 32:08x}-{(a >> 16) & 0xFFFF:04x}-4{a & 0xFFF:03x}"
    return f"{head}-{0x8000 | (b >> 50):04x}-{b & 0xFFFFFFFFFFFF:012x}"


def short_code(salt: int, index: int) -> str:
    """Return a 22-character external code like those MoySklad generates."""
    raw = (mix(salt, index) << 64 | mix(salt ^ 0x2545F491, index)).to_bytes(16, "big")
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def ean13(prefix: str, number: int) -> str:
    """Return a 13-digit EAN: `prefix`, then `number` padded to twelve digits in all, then the check digit."""
    body = f"{prefix}{number:0{12 - len(prefix)}d}"
    odd = sum(map(int, body[::2]))
    even = sum(map(int, body[1::2]))
    return f"{body}{-(odd + 3 * even) % 10}"
