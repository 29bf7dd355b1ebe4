"""A pasted address is put right or refused in plain words; a token pasted into the wrong box is not repeated."""

from __future__ import annotations

import pytest

from core.errors import Refused
from core.moysklad.address import DEFAULT_BASE, normalise_base


@pytest.mark.parametrize(
    "pasted",
    [
        "https://api.moysklad.ru/api/remap/1.2",
        "  https://api.moysklad.ru/api/remap/1.2/  ",
        "api.moysklad.ru",
        "https://API.MoySklad.ru/",
        "«https://api.moysklad.ru/api/remap/1.2/entity/product?limit=1#top»",
        "api.moysklad.ru/api/remap/1.2/",
    ],
)
def test_ways_to_paste_the_right_address(pasted: str) -> None:
    assert normalise_base(pasted) == DEFAULT_BASE


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"])
def test_this_machine_may_speak_plain_http(host: str) -> None:
    assert normalise_base(f"http://{host}/api/remap/1.2/") == f"http://{host}/api/remap/1.2"


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("", "moysklad.url_empty"),
        ("   ", "moysklad.url_empty"),
        ("https://", "moysklad.url_typo"),
        ("htps://api.moysklad.ru", "moysklad.url_typo"),
        ("https://api.moysklad.ru:port/api/remap/1.2", "moysklad.url_typo"),
        ("https://user:pw@api.moysklad.ru/api/remap/1.2", "moysklad.url_typo"),
        ("api moysklad ru", "moysklad.url_typo"),
        ("https://[::1/api/remap/1.2", "moysklad.url_typo"),
        ("https://api.moyskald.ru/api/remap/1.2", "moysklad.url_host"),
        ("https://online.moysklad.ru/api/remap/1.2", "moysklad.url_old_host"),
        ("http://api.moysklad.ru/api/remap/1.2", "moysklad.url_not_https"),
        ("https://api.moysklad.ru/api/remap/1.1", "moysklad.url_path"),
        ("https://api.moysklad.ru/api/remap/1.20", "moysklad.url_path"),
        ("http://127.0.0.1:8080", "moysklad.url_path"),
    ],
)
def test_wrong_addresses_are_told_apart(pasted: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        normalise_base(pasted)
    assert refusal.value.code == code


def test_a_token_in_the_address_box_is_not_repeated() -> None:
    token = "5f1d2c3b4a5968778695a4b3c2d1e0f112233445"
    with pytest.raises(Refused) as refusal:
        normalise_base(token)
    assert refusal.value.code == "moysklad.url_typo"
    assert token not in f"{refusal.value!r}{refusal.value.params}{refusal.value.details}"
    assert refusal.value.__context__ is None or token not in repr(refusal.value.__context__)
