"""Ids, tokens, codes and barcodes that the pretend MoySklad gives away."""

from __future__ import annotations

import hashlib
import random
import re

from core.demo.world.mixing import ean13, short_code

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def is_uuid(text: object) -> bool:
    """Say whether `text` has the 8-4-4-4-12 form (any version)."""
    return isinstance(text, str) and _UUID.fullmatch(text) is not None


class IdMaker:
    """Makes ids in the seed's order, so that equal runs give equal ids."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = random.Random(seed)
        self._count = 0

    def new(self) -> str:
        """Return a fresh object id."""
        self._count += 1
        return f"{self._random.getrandbits(32):08x}-{self._random.getrandbits(16):04x}-11f1-0a80-ff{self._count:010x}"

    def fixed(self, name: str) -> str:
        """Return the id that `name` always has under this seed."""
        digest = hashlib.blake2b(f"{self._seed}/{name}".encode(), digest_size=16).hexdigest()
        return f"{digest[:8]}-{digest[8:12]}-11f0-0a80-fe{digest[12:22]}"

    def token(self, name: str) -> str:
        """Return a token of 40 hex characters for `name`."""
        return hashlib.blake2b(f"{self._seed}/token/{name}".encode(), digest_size=20).hexdigest()

    def external_code(self) -> str:
        """Return a generated external code."""
        return short_code(self._random.getrandbits(62), self._count)

    def barcode(self) -> str:
        """Return a generated EAN-13."""
        return ean13("20", self._random.randrange(10**10))
