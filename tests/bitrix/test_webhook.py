"""The pasted webhook address: what is understood, which typos are told apart, and that its code is never shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.bitrix.webhook import parse_webhook
from core.errors import BadAnswer, Refused

CODE = "a1b2c3d4e5f6"


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        (f"https://shop.example/rest/1/{CODE}/", f"https://shop.example/rest/1/{CODE}/batch.json"),
        (f"  «https://shop.example/rest/1/{CODE}» \n", f"https://shop.example/rest/1/{CODE}/batch.json"),
        (f"shop.example/rest/17/{CODE}/profile.json", f"https://shop.example/rest/17/{CODE}/batch.json"),
        (f"HTTPS://Shop.Example:8443/rest/1/{CODE}/?x=1", f"https://shop.example:8443/rest/1/{CODE}/batch.json"),
        (f"https://shop.example/site/rest/1/{CODE}/", f"https://shop.example/site/rest/1/{CODE}/batch.json"),
        (f"https://магазин.рф/rest/1/{CODE}/", f"https://xn--80aairftm.xn--p1ai/rest/1/{CODE}/batch.json"),
        (f"http://127.0.0.1:8080/rest/1/{CODE}/", f"http://127.0.0.1:8080/rest/1/{CODE}/batch.json"),
        (f"http://[::1]:8080/rest/1/{CODE}/", f"http://[::1]:8080/rest/1/{CODE}/batch.json"),
    ],
)
def test_usual_ways_of_pasting(pasted: str, address: str) -> None:
    assert parse_webhook(pasted).address("batch") == address


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("", "bitrix.webhook_empty"),
        (' "" ', "bitrix.webhook_empty"),
        (f"htps://shop.example/rest/1/{CODE}/", "bitrix.webhook_scheme"),
        (f"https:/shop.example/rest/1/{CODE}/", "bitrix.webhook_scheme"),
        (f"ftp://shop.example/rest/1/{CODE}/", "bitrix.webhook_scheme"),
        (f"https://shopexample/rest/1/{CODE}/", "bitrix.webhook_host"),
        (f"https://shop..example/rest/1/{CODE}/", "bitrix.webhook_host"),
        (f"https://shop.example:port/rest/1/{CODE}/", "bitrix.webhook_host"),
        (f"https:///rest/1/{CODE}/", "bitrix.webhook_host"),
        (f"http://shop.example/rest/1/{CODE}/", "bitrix.webhook_not_https"),
        ("https://shop.example/", "bitrix.webhook_incomplete"),
        ("https://shop.example/rest/1/", "bitrix.webhook_incomplete"),
        ("https://shop.example/rest/1/profile.json", "bitrix.webhook_incomplete"),
        (f"https://shop.example/rest/admin/{CODE}/", "bitrix.webhook_incomplete"),
        (f"https://shop.example/rest/api/1/{CODE}/", "bitrix.webhook_rest3"),
        ("https://shop.example/rest/1/a1b2с3d4/", "bitrix.webhook_characters"),
        ("https://shop.example/rest/1/a1b2 c3d4/", "bitrix.webhook_characters"),
        (f"https://me:word@shop.example/rest/1/{CODE}/", "bitrix.webhook_login_inside"),
    ],
)
def test_typos_have_names_of_their_own(pasted: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_webhook(pasted)
    assert caught.value.code == code


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    for pasted in (text, f"https://{text}", f"https://shop.example/rest/1/{text}"):
        try:
            webhook = parse_webhook(pasted)
        except Refused:
            continue
        assert parse_webhook(webhook.address()) == webhook


def test_the_code_is_in_no_text_of_it() -> None:
    webhook = parse_webhook(f"https://shop.example/rest/1/{CODE}/")
    for text in (repr(webhook), str(webhook), f"{webhook}", repr([webhook])):
        assert CODE not in text
    assert str(webhook) == "https://shop.example/rest/1/***/"


def test_moves_to_where_the_shop_redirects() -> None:
    webhook = parse_webhook(f"https://old.example/rest/1/{CODE}/")
    moved = webhook.moved(f"https://new.example/rest/1/{CODE}/batch.json", "batch")
    assert moved.address("batch") == f"https://new.example/rest/1/{CODE}/batch.json"
    assert webhook.moved(f"/shop/rest/1/{CODE}/batch/", "batch").prefix == "/shop"


@pytest.mark.parametrize(
    "location",
    [
        f"http://new.example/rest/1/{CODE}/batch.json",
        f"http://old.example/rest/1/{CODE}/batch.json",
        "https://new.example/auth/login?back=/rest/",
        f"https://new.example/rest/1/{CODE}/batch.json.evil",
        f"https://new.example/rest/2/{CODE}/batch.json",
    ],
)
def test_follows_no_redirect_elsewhere(location: str) -> None:
    webhook = parse_webhook(f"https://old.example/rest/1/{CODE}/")
    with pytest.raises(BadAnswer) as caught:
        webhook.moved(location, "batch")
    assert caught.value.code == "bitrix.redirected"
    assert CODE not in str(caught.value.params)
