"""Builds the pretend shop out of the seeded world."""

from __future__ import annotations

import random
import string
from datetime import UTC, datetime

from core.demo.bitrix.app import make_app
from core.demo.bitrix.seed import fill
from core.demo.bitrix.shop import USER_ID, Shop
from core.demo.bitrix.switches import BitrixSwitches
from core.demo.http import Built, Clock, ServerConfig
from core.demo.world import World
from core.demo.world.world import DEFAULT_NOW

CODE_LENGTH = 16
CLOUD_REQUEST_SECONDS = 60.0


def build(config: ServerConfig) -> Built:
    """Return the pretend shop for `config`, filled and ready to serve; its webhook code follows from the seed."""
    switches = BitrixSwitches(profile=config.profile)
    if switches.cloud:
        switches.request_limit = CLOUD_REQUEST_SECONDS
        switches.auth_status = 403
    switches.apply(config.switches)
    letters = random.Random(config.seed).choices(string.ascii_lowercase + string.digits, k=CODE_LENGTH)
    shop = Shop(switches, Clock(), "".join(letters), seed=config.seed)
    fill(shop, World(config.seed, config.variants, now=_history_end()))
    return Built(make_app(shop), {"user_id": USER_ID, "code": shop.code})


def _history_end() -> datetime:
    """Return the moment at which the world's history ends, never in the future."""
    present = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return min(DEFAULT_NOW, present)
