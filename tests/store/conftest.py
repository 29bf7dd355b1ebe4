"""A fresh database for each test, and makers of items, offers and candidates."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.links import Candidate, Link, LinkOrigin, MatchRule
from core.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 1, 12, 30, 15, 250_001, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty database."""
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


def an_item(number: int, name: str = "", **fields: object) -> Item:
    """A variant called «Товар N» unless said otherwise."""
    defaults: dict[str, object] = {"kind": ItemKind.VARIANT, "name": name or f"Товар {number}"}
    return Item(id=f"item-{number:06d}", **{**defaults, **fields})  # type: ignore[arg-type]


def an_offer(number: int, name: str = "", **fields: object) -> Offer:
    """A trade offer called «Предложение N» unless said otherwise."""
    defaults: dict[str, object] = {"kind": OfferKind.OFFER, "iblock_id": 3, "name": name or f"Предложение {number}"}
    return Offer(id=number, **{**defaults, **fields})  # type: ignore[arg-type]


def a_link(item: int, offer: int) -> Link:
    """An automatic link by external code."""
    return Link(
        f"item-{item:06d}", offer, LinkOrigin.AUTOMATIC, MatchRule.EXTERNAL_CODE, "external_code", "program", NOW
    )


def a_candidate(item: int, offer: int, rank: int = 1, **fields: object) -> Candidate:
    """A candidate by barcode."""
    defaults: dict[str, object] = {"rule": MatchRule.BARCODE, "score": 90, "rank": rank}
    return Candidate(f"item-{item:06d}", offer, **{**defaults, **fields})  # type: ignore[arg-type]
