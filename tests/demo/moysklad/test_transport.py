"""Checklist "Transport": prefix, gzip, authorisation, refusals by status, size caps, 308, faults."""

from __future__ import annotations

import base64
from typing import Any

import pytest
import requests


def test_without_gzip_the_answer_is_415_and_empty(sklad: Any) -> None:
    for encoding in ("identity", "deflate, br", ""):
        answer = sklad.ask("GET", "entity/store", headers={"Accept-Encoding": encoding})
        assert (answer.status_code, answer.content) == (415, b"")
    answer = sklad.ask("GET", "entity/store", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert answer.status_code == 200


def test_answers_are_gzipped_and_sometimes_plain(sklad: Any) -> None:
    assert sklad.ask("GET", "entity/store").headers["Content-Encoding"] == "gzip"
    sklad.switch(plain_every=2)
    seen = {sklad.ask("GET", "entity/store").headers.get("Content-Encoding") for _ in range(4)}
    assert seen == {"gzip", None}
    assert sklad.ask("GET", "entity/store").headers["Content-Type"] == "application/json;charset=utf-8"


def test_other_prefixes_and_unknown_paths_and_types_are_refused_and_counted(sklad: Any) -> None:
    sklad.control("counters/reset", {})
    outside = sklad.session.get(sklad.server.url + "/api/remap/1.1/entity/store", headers={"Accept-Encoding": "gzip"})
    assert (outside.status_code, outside.json()["errors"][0]["code"]) == (404, 1002)
    assert sklad.code("GET", "nonsense/path") == (404, 1002)
    assert sklad.code("GET", "entity/unicorn") == (412, 1005)
    assert sklad.code("GET", "entity/supply") == (412, 1005)
    assert sklad.code("DELETE", "report/stock/all") == (405, 1039)
    unserved = sklad.control("unserved")
    assert unserved["total"] == 5
    assert unserved["endpoints"]["GET entity/supply"] == 1


def test_put_without_id_and_post_with_id_are_refused(sklad: Any) -> None:
    assert sklad.code("PUT", "entity/product", body={}) == (400, 1012)
    product = sklad.first("product")
    assert sklad.code("POST", f"entity/product/{product['id']}", body={"name": "x"}) == (400, 1006)


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"{", "application/json", (400, 2001)),
        (b"[]", "application/json", (400, 1027)),
        (b'{"name": [[1]]}', "application/json", (400, 2004)),
        (b'{"a":' * 11 + b"1" + b"}" * 11, "application/json", (400, 2006)),
        (b'{"name": "x"}', "text/plain", (415, 1037)),
        (b"[" + b"{}," * 1000 + b"{}]", "application/json", (413, 2007)),
    ],
)
def test_bodies_that_are_not_what_the_api_takes(
    sklad: Any, body: bytes, content_type: str, expected: tuple[int, int]
) -> None:
    answer = sklad.session.post(
        f"{sklad.base}/entity/product",
        data=body,
        headers={
            "Authorization": f"Bearer {sklad.token}",
            "Accept-Encoding": "gzip",
            "Content-Type": content_type,
        },
    )
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == expected


def test_json_errors_tell_line_and_column_and_english_text_on_demand(sklad: Any) -> None:
    headers = {
        "Authorization": f"Bearer {sklad.token}",
        "Accept-Encoding": "gzip",
        "Content-Type": "application/json",
    }
    error = sklad.session.post(f"{sklad.base}/entity/product", data=b'{"name":\n x}', headers=headers).json()
    assert (error["errors"][0]["line"], error["errors"][0]["column"]) == (2, 2)
    headers["Accept-Language"] = "en"
    error = sklad.session.post(f"{sklad.base}/entity/product", data=b"{", headers=headers).json()
    assert error["errors"][0]["error"] == "Not JSON"


def test_a_request_above_twenty_megabytes_is_413(sklad: Any) -> None:
    answer = sklad.session.post(
        f"{sklad.base}/entity/product",
        data=b" " * (20 * 1024 * 1024 + 1),
        headers={"Authorization": f"Bearer {sklad.token}", "Accept-Encoding": "gzip"},
    )
    assert answer.status_code == 413


def test_eight_kilobytes_of_head_are_the_limit(sklad: Any) -> None:
    condition = "id=00000000-0000-0000-0000-000000000000;"
    assert sklad.ask("GET", "entity/product", filter=condition * 140).status_code == 200
    assert sklad.ask("GET", "entity/product", filter=condition * 220).status_code == 414


def test_a_wrong_accept_header_is_1062(sklad: Any) -> None:
    for accept in ("application/json;charset=utf-8", "application/json", "*/*"):
        assert sklad.ask("GET", "entity/store", headers={"Accept": accept}).status_code == 200
    assert sklad.code("GET", "entity/store", headers={"Accept": "text/html"}) == (400, 1062)


def test_the_id_of_the_web_page_is_redirected_with_308(sklad: Any) -> None:
    for kind in ("product", "variant", "bundle", "service"):
        good = sklad.first(kind)
        ui_id = good["meta"]["uuidHref"].rpartition("=")[2]
        assert ui_id != good["id"]
        answer = sklad.ask("GET", f"entity/{kind}/{ui_id}")
        assert (answer.status_code, answer.content) == (308, b"")
        assert answer.headers["Location"] == good["meta"]["href"]
        assert "X-RateLimit-Limit" in answer.headers


def test_unknown_callers_get_401_and_the_headers_that_say_so(sklad: Any) -> None:
    for authorization in (
        None,
        "Bearer wrong",
        "Basic " + base64.b64encode(b"admin@demo:wrong").decode(),
        "Digest x",
    ):
        answer = sklad.ask("GET", "entity/store", headers={"Authorization": authorization})
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (401, 1056)
        assert answer.headers["X-Lognex-Auth"] == "1056"


def test_password_and_token_both_serve_and_a_new_token_kills_the_older(sklad: Any) -> None:
    login = "Basic " + base64.b64encode(b"admin@demo:demo-admin").decode()
    old = sklad.token
    assert sklad.ask("GET", "entity/store", headers={"Authorization": login}).status_code == 200
    answer = sklad.ask("POST", "security/token", headers={"Authorization": login})
    assert answer.status_code == 200
    fresh = answer.json()["access_token"]
    assert len(fresh) == 40
    assert sklad.code("GET", "entity/store") == (401, 1056)
    sklad.token = fresh
    assert sklad.get("entity/store")["meta"]["size"] == 3
    assert sklad.code("POST", "security/token") == (401, 1056)
    assert old != fresh


def test_too_many_failed_logins_are_1048_and_pass_with_time(sklad: Any) -> None:
    sklad.switch(login_attempts=3)
    wrong = {"Authorization": "Bearer wrong"}
    codes = [sklad.code("GET", "entity/store", headers=wrong)[1] for _ in range(5)]
    assert codes[:3] == [1056, 1056, 1056]
    assert codes[4] == 1048
    sklad.control("clock", {"advance": 3601})
    assert sklad.code("GET", "entity/store", headers=wrong) == (401, 1056)


def test_caller_and_tariff_can_be_asked_for(sklad: Any) -> None:
    me = sklad.get("context/employee")
    assert me["uid"] == "admin@demo"
    assert me["permissions"]["product"]["view"] == "ALL"
    assert sklad.code("GET", "context/application") == (403, 55005)
    tariff = sklad.get("accountSettings/subscription")
    assert tariff["role"] == "admin"
    assert tariff["tariff"] == "PROFESSIONAL"
    assert tariff["subscriptionEndDate"] > 1_700_000_000_000
    sklad.token = sklad.server.info["solution_token"]
    assert sklad.get("context/application")["appUid"] == "skladlink.demo"
    assert sklad.code("GET", "context/employee") == (403, 55006)


def test_a_switched_off_right_is_refused(sklad: Any) -> None:
    sklad.switch(denied_rights=["product.view", "product.create", "stock", "audit"])
    assert sklad.code("GET", "entity/product") == (403, 1016)
    assert sklad.code("POST", "entity/product", body={"name": "x"}) == (403, 1045)
    assert sklad.code("GET", "report/stock/all/current") == (403, 13004)
    assert sklad.code("GET", "report/stock/all") == (403, 13003)
    assert sklad.code("GET", "audit") == (403, 38000)
    assert sklad.get("context/employee")["permissions"]["product"]["view"] == "NO"


def test_maintenance_is_503_with_1074(sklad: Any) -> None:
    sklad.switch(maintenance=True)
    assert sklad.code("GET", "entity/store") == (503, 1074)


@pytest.mark.parametrize(
    ("fault", "status", "content_type"),
    [
        ({"kind": "500"}, 500, "application/json"),
        ({"kind": "503"}, 503, "application/json"),
        ({"kind": "401"}, 401, "application/json"),
        ({"kind": "403"}, 403, "application/json"),
        ({"kind": "html", "status": 502, "charset": "windows-1251"}, 502, "text/html"),
    ],
)
def test_injected_errors_look_like_the_real_ones(
    sklad: Any, fault: dict[str, Any], status: int, content_type: str
) -> None:
    sklad.control("faults", {**fault, "endpoint": "GET entity/store"})
    answer = sklad.ask("GET", "entity/store")
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith(content_type)
    assert sklad.ask("GET", "entity/store").status_code == 200


def test_an_unforeseen_body_is_answered_in_the_apis_own_form(sklad: Any) -> None:
    assert sklad.code("PUT", "entity/assortment/settings", body={"uniqueCodeRules": 5}) == (500, 1999)


def test_a_429_comes_with_and_without_headers(sklad: Any) -> None:
    sklad.control("faults", [{"kind": "429"}, {"kind": "429", "headers": False}])
    first, second = sklad.ask("GET", "entity/store"), sklad.ask("GET", "entity/store")
    assert (first.status_code, first.headers["X-Lognex-Retry-After"]) == (429, "1500")
    assert second.status_code == 429
    assert "X-Lognex-Retry-After" not in second.headers


def test_a_connection_cut_after_the_commit_leaves_the_work_done(sklad: Any) -> None:
    sklad.control("faults", {"kind": "lose_answer", "endpoint": "POST entity/counterparty"})
    with pytest.raises(requests.ConnectionError):
        sklad.post("entity/counterparty", {"name": "Потерянный ответ"})
    found = sklad.get("entity/counterparty", filter="name=Потерянный ответ")
    assert found["meta"]["size"] == 1
