"""Pretend Bitrix: addresses, parameters, authentication, system methods, errors, cloud limits, faults."""

from __future__ import annotations

from typing import Any

import pytest
import requests


def test_the_three_addresses_of_a_method(shop: Any) -> None:
    for name in ("server.time", "server.time.json", "SERVER.TIME"):
        answer = shop.session.get(f"{shop.webhook}/{name}", timeout=10)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        assert "T" in answer.json()["result"]


def test_get_form_and_json_carry_the_same_nested_parameters(shop: Any) -> None:
    query = "filter[iblockId]=15&filter[>id]=10010&select[]=id&select[]=iblockId&order[id]=desc&start=-1"
    url = f"{shop.webhook}/catalog.product.offer.list"
    by_get = shop.session.get(f"{url}?{query}", timeout=10).json()["result"]
    by_form = shop.session.post(
        url, data=query, headers={"Content-Type": "application/x-www-form-urlencoded"}, timeout=10
    ).json()["result"]
    by_json = shop.call(
        "catalog.product.offer.list",
        filter={"iblockId": 15, ">id": 10010},
        select=["id", "iblockId"],
        order={"id": "desc"},
        start=-1,
    )
    by_multipart = shop.session.post(
        url, files=[(pair.split("=")[0], (None, pair.split("=")[1])) for pair in query.split("&")], timeout=10
    ).json()["result"]
    assert by_get == by_form == by_json == by_multipart
    assert min(offer["id"] for offer in by_json["offers"]) > 10010


def test_body_keys_overwrite_query_keys(shop: Any) -> None:
    answer = shop.session.post(
        f"{shop.webhook}/method.get?name=nothing.at.all&other=1", json={"name": "profile"}, timeout=10
    )
    assert answer.json()["result"] == {"isExisting": True, "isAvailable": True}


@pytest.mark.parametrize("body", [b'{"id": 10002, "fields": {"quantity": ', b"[1, 2", b""])
def test_malformed_json_counts_as_no_parameters(shop: Any, body: bytes) -> None:
    answer = shop.session.post(
        f"{shop.webhook}/catalog.product.update",
        data=body,
        headers={"Content-Type": "application/json"},
        timeout=10,
    )
    assert answer.status_code == 400
    assert answer.json() == {"error": 100, "error_description": "Could not find value for parameter {id}"}


def test_json_without_its_content_type_is_not_read(shop: Any) -> None:
    answer = shop.session.post(
        f"{shop.webhook}/method.get", data=b'{"name": "profile"}', headers={"Content-Type": "text/plain"}, timeout=10
    )
    assert answer.json()["result"]["isExisting"] is False


def test_a_renamed_domain_redirects_until_the_new_host_is_used(shop: Any) -> None:
    other = shop.url.replace("127.0.0.1", "localhost")
    shop.switch(redirect_to=other)
    answer = shop.raw("server.time", allow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{other}/rest/1/{shop.code}/server.time"
    assert shop.session.post(answer.headers["Location"], json={}, timeout=10).status_code == 200


@pytest.mark.parametrize("status", [400, 401])
def test_https_rule(bitrix: Any, status: int) -> None:
    shop = bitrix(require_https=True, https_status=status)
    assert shop.error("profile")[:2] == (status, "INVALID_REQUEST")


def test_an_unknown_method_is_told_before_authorisation_and_counted(shop: Any) -> None:
    answer = shop.session.get(f"{shop.url}/rest/1/wrongcode/no.such.method", timeout=10)
    assert (answer.status_code, answer.json()["error"]) == (404, "ERROR_METHOD_NOT_FOUND")
    shop.error("sale.shipment.add")
    assert shop.control("unserved")["endpoints"] == {"no.such.method": 1, "sale.shipment.add": 1}


@pytest.mark.parametrize("status", [401, 403])
def test_wrong_code_or_user(bitrix: Any, status: int) -> None:
    shop = bitrix(auth_status=status)
    for address in ("1/wrongcode", f"2/{shop.code}"):
        answer = shop.session.get(f"{shop.url}/rest/{address}/profile", timeout=10)
        assert (answer.status_code, answer.json()["error"]) == (status, "INVALID_CREDENTIALS")


def test_no_webhook_in_the_address(shop: Any) -> None:
    answer = shop.session.get(f"{shop.url}/rest/profile", timeout=10)
    assert (answer.status_code, answer.json()["error"]) == (401, "NO_AUTH_FOUND")


@pytest.mark.parametrize("status", [401, 403])
def test_a_missing_scope(bitrix: Any, status: int) -> None:
    shop = bitrix(auth_status=status)
    shop.control("scopes", {"scopes": ["catalog"]})
    assert shop.error("sale.order.list")[:2] == (status, "insufficient_scope")
    assert shop.call("scope") == ["catalog"]
    assert shop.call("method.get", name="sale.order.list") == {"isExisting": True, "isAvailable": False}
    found = shop.batch({"a": "sale.order.list", "b": "server.time"})
    assert found["result_error"]["a"]["error"] == "insufficient_scope"
    assert "b" in found["result"]


def test_probes(shop: Any) -> None:
    profile = shop.call("profile")
    assert (profile["ID"], profile["ADMIN"], profile["TIME_ZONE_OFFSET"]) == ("1", True, 10800)
    assert set(shop.call("scope")) >= {"catalog", "sale"}
    assert {"catalog.product.offer.update", "sale.order.get"} <= set(shop.call("methods"))
    assert all(name.startswith("sale.") for name in shop.call("methods", scope="sale"))
    assert shop.call("method.get", name="catalog.document.conduct")["isExisting"] is True
    assert shop.call("app.info")["LICENSE"].endswith("_selfhosted")


def test_an_old_kernel_lacks_methods(shop: Any) -> None:
    shop.control("methods", {"remove": ["catalog.product.offer.*", "catalog.document.conduct"]})
    assert shop.call("method.get", name="catalog.product.offer.list")["isExisting"] is False
    assert shop.error("catalog.product.offer.list")[:2] == (404, "ERROR_METHOD_NOT_FOUND")
    assert "catalog.document.conduct" not in shop.call("methods")
    assert shop.control("unserved")["total"] == 0
    shop.control("methods", {"restore": True})
    assert shop.offers(1)


def test_the_numeric_error_zero_and_code_100(shop: Any) -> None:
    assert shop.error("catalog.product.get", id=1)[:2] == (400, 0)
    assert shop.error("catalog.product.get")[:2] == (400, 100)
    assert shop.error("catalog.product.update", id=10002)[1:] == (
        100,
        "Could not find value for parameter {fields}",
    )
    shop.switch(code_100_as_text=True)
    assert shop.error("catalog.product.get")[1] == "100"


@pytest.mark.parametrize("rights", ["R", "D"])
def test_rights_of_the_webhooks_user(shop: Any, rights: str) -> None:
    shop.switch(catalog_rights=rights, sale_rights=rights)
    offer = {"id": 10002, "fields": {"quantity": 1}}
    if rights == "R":
        assert shop.call("catalog.store.list")["stores"]
        assert shop.error("catalog.product.offer.update", **offer)[:2] == (400, 200040300020)
    else:
        assert shop.error("catalog.store.list")[:2] == (400, 200040300010)
        assert shop.error("sale.order.list")[:2] == (400, 200040300010)


@pytest.mark.parametrize("status", [403, 500])
def test_closed_site_and_tariff_without_rest(shop: Any, status: int) -> None:
    shop.switch(site_stopped=True, site_stopped_status=status)
    assert shop.error("profile")[:2] == (status, "PORTAL_DELETED")
    shop.switch(site_stopped=False, rest_in_tariff=False)
    assert shop.error("profile")[:2] == (403, "ACCESS_DENIED")


def test_time_block_on_premise_and_in_the_cloud(bitrix: Any) -> None:
    block = bitrix().raw("server.time").json()["time"]
    assert set(block) == {"start", "finish", "duration", "processing", "date_start", "date_finish"}
    assert block["date_start"].endswith("+03:00")
    cloud = bitrix("cloud")
    block = cloud.raw("server.time").json()["time"]
    assert {"operating", "operating_reset_at"} <= set(block)
    assert not cloud.call("app.info")["LICENSE"].endswith("_selfhosted")


@pytest.mark.parametrize(("plan", "size", "drain"), [("standard", 50, 2), ("enterprise", 250, 5)])
def test_cloud_rate_bucket(bitrix: Any, plan: str, size: int, drain: int) -> None:
    shop = bitrix("cloud", rate_plan=plan)
    shop.control("clock", {"freeze": True})
    statuses = [shop.raw("server.time").status_code for _ in range(size + 2)]
    assert statuses == [200] * size + [503, 503]
    assert shop.raw("server.time").json()["error"] == "QUERY_LIMIT_EXCEEDED"
    shop.control("clock", {"advance": 1})
    assert [shop.raw("server.time").status_code for _ in range(drain + 1)] == [200] * drain + [503]
    assert shop.control("counters")["refused_503"] == 4


def test_on_premise_has_no_rate_limit(shop: Any) -> None:
    shop.control("clock", {"freeze": True})
    assert {shop.raw("server.time").status_code for _ in range(60)} == {200}


def test_operating_budget_is_per_method_and_ends(bitrix: Any) -> None:
    shop = bitrix("cloud", update_seconds=20.0, processing="accounted", operating_limit=50.0)
    shop.control("clock", {"freeze": True})
    update = {"id": shop.offers(1)[0]["id"], "fields": {"quantity": 3}}
    answers = [shop.raw("catalog.product.offer.update", update) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[2].json()["time"]["operating"] == pytest.approx(60)
    assert answers[3].json()["error"] == "OPERATION_TIME_LIMIT"
    assert shop.raw("catalog.product.update", update).status_code == 200
    inside = shop.batch({"a": f"catalog.product.offer.update?id={update['id']}&fields[quantity]=4"})
    assert inside["result_error"]["a"]["error"] == "OPERATION_TIME_LIMIT"
    reset_at = answers[2].json()["time"]["operating_reset_at"]
    shop.control("clock", {"advance": reset_at - shop.control("clock")["epoch"] + 1})
    assert shop.raw("catalog.product.offer.update", update).status_code == 200


def test_cloud_cuts_a_request_after_sixty_seconds_with_a_prefix_applied(bitrix: Any) -> None:
    shop = bitrix("cloud", update_seconds=11.0, processing="accounted")
    offers = shop.offers(10, type=4)
    before = {offer["id"]: shop.quantity(offer["id"])[0] for offer in offers}
    commands = {f"u{o['id']}": f"catalog.product.offer.update?id={o['id']}&fields[quantity]=77" for o in offers}
    answer = shop.raw("batch", {"cmd": commands, "halt": 0})
    assert answer.status_code == 504
    assert answer.headers["Content-Type"].startswith("text/html")
    after = [shop.quantity(offer["id"])[0] for offer in offers]
    assert after == [77] * 5 + [before[offer["id"]] for offer in offers[5:]]


def test_slow_shop_in_real_and_virtual_time(shop: Any) -> None:
    shop.switch(read_seconds=0.1, processing="real")
    answer = shop.raw("server.time")
    assert answer.elapsed.total_seconds() >= 0.1
    assert answer.json()["time"]["duration"] >= 0.1
    shop.switch(read_seconds=300.0, processing="virtual")
    before = shop.control("clock")["epoch"]
    assert shop.raw("server.time").elapsed.total_seconds() < 5
    assert shop.control("clock")["epoch"] - before >= 300


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("401", "INVALID_CREDENTIALS"),
        ("403", "ACCESS_DENIED"),
        ("429", "OPERATION_TIME_LIMIT"),
        ("500", "INTERNAL_SERVER_ERROR"),
        ("503", "QUERY_LIMIT_EXCEEDED"),
    ],
)
def test_injected_refusals(shop: Any, kind: str, code: str) -> None:
    shop.control("faults", [{"kind": kind, "endpoint": "catalog.*", "nth": 2}])
    assert shop.raw("catalog.store.list").status_code == 200
    assert shop.error("catalog.store.list")[:2] == (int(kind), code)
    assert shop.raw("catalog.store.list").status_code == 200


def test_injected_html_and_cut_bodies(shop: Any) -> None:
    shop.control("faults", [{"kind": "html", "status": 502, "charset": "windows-1251"}, {"kind": "cut_body"}])
    page = shop.raw("profile")
    assert page.status_code == 502
    assert page.content.decode("cp1251").startswith("<!DOCTYPE html>")
    with pytest.raises((requests.exceptions.ChunkedEncodingError, requests.ConnectionError)):
        shop.raw("methods")


def test_answer_lost_after_part_of_a_batch(shop: Any) -> None:
    offers = shop.offers(5, type=4)
    commands = {f"u{o['id']}": f"catalog.product.offer.update?id={o['id']}&fields[quantity]=55" for o in offers}
    before = [shop.quantity(offer["id"])[0] for offer in offers]
    shop.control("faults", [{"kind": "lose_answer_partial", "endpoint": "batch", "commands": 2}])
    with pytest.raises(requests.ConnectionError):
        shop.raw("batch", {"cmd": commands})
    assert [shop.quantity(offer["id"])[0] for offer in offers] == [55, 55, *before[2:]]
    assert len(shop.control("writes")) == 2


def test_counters_name_methods_and_commands(shop: Any) -> None:
    shop.batch({"a": "server.time", "b": "catalog.store.list"})
    shop.call("catalog.store.list")
    counted = shop.control("counters")
    assert counted["requests"] == {"batch": 1, "catalog.store.list": 1}
    assert counted["inner"] == {"server.time": 1, "catalog.store.list": 1}
    assert counted["units"] == 2
