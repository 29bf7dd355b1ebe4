"""Counterparties: nothing is unique, `=` is literal, `search` is more than one thinks (digest §11.1)."""

from __future__ import annotations

import uuid
from typing import Any


def ids(sklad: Any, **query: Any) -> set[str]:
    return {row["id"] for row in sklad.get("entity/counterparty", **query)["rows"]}


def test_literal_filters_miss_what_looks_the_same(sklad: Any) -> None:
    mail = f"Anna.{uuid.uuid4().hex[:6]}@Example.com"
    made = sklad.post("entity/counterparty", {"name": "Анна", "email": mail, "phone": "8 (999) 777-66-55"})["id"]
    assert ids(sklad, filter=f"email={mail}") == {made}
    assert ids(sklad, filter=f"email={mail.lower()}") == set()
    assert ids(sklad, filter=f"email~{mail.lower()}") == {made}
    sklad.switch(equal_ignores_case=True)
    assert ids(sklad, filter=f"email={mail.lower()}") == {made}
    sklad.switch(equal_ignores_case=False)
    assert made in ids(sklad, filter="phone=8 (999) 777-66-55")
    assert made not in ids(sklad, filter="phone=+79997776655")
    twin = sklad.post("entity/counterparty", {"name": "Анна", "email": mail})["id"]
    assert ids(sklad, filter=f"email={mail}") == {made, twin}
    assert sklad.code("POST", "entity/counterparty", body={"name": "x", "email": "nobody"}) == (412, 3015)


def test_archived_ones_hide_from_look_ups_and_live_by_id(sklad: Any) -> None:
    mail = f"{uuid.uuid4().hex}@example.com"
    made = sklad.post("entity/counterparty", {"name": "Ушёл", "email": mail, "archived": True, "tags": ["опт"]})
    assert ids(sklad, filter=f"email={mail}") == set()
    assert ids(sklad, filter=f"email={mail};archived=true;archived=false") == {made["id"]}
    assert ids(sklad, filter="tags=опт;archived=true") == {made["id"]}
    assert sklad.get(f"entity/counterparty/{made['id']}")["archived"] is True
    assert made["id"] in ids(sklad, filter=f"updated>={made['updated']};archived=true;archived=false")


def test_contact_persons_are_found_by_search_only(sklad: Any) -> None:
    made = sklad.post("entity/counterparty", {"name": "ООО Ромашка", "inn": "7701234567"})["id"]
    mail = f"buyer{uuid.uuid4().hex[:6]}@example.com"
    (contact,) = sklad.post(f"entity/counterparty/{made}/contactpersons", {"name": "Иван", "email": mail})
    assert contact["meta"]["type"] == "contactperson"
    assert ids(sklad, filter=f"email={mail}") == set()
    assert ids(sklad, search=mail[:9]) == {made}
    assert ids(sklad, filter="inn=7701234567") == {made}
    assert sklad.get(f"entity/counterparty/{made}/contactpersons")["rows"][0]["email"] == mail
    assert sklad.get(f"entity/counterparty/{made}", expand="contactpersons")["contactpersons"]["rows"]


def test_bulk_creates_each_for_itself_and_a_sync_id_only_once(sklad: Any) -> None:
    sync = str(uuid.uuid4())
    legal = {"name": "ИП Петров", "companyType": "entrepreneur", "inn": "770123456789", "syncId": sync}
    answer = sklad.post("entity/counterparty", [legal, legal, {"name": "Я", "companyType": "person"}, {"inn": "1"}])
    assert answer[0]["id"] == answer[1]["id"]
    assert [row["errors"][0]["code"] for row in answer[2:]] == [3005, 3000]
    person = sklad.post("entity/counterparty", {"name": "Пётр", "companyType": "individual", "legalLastName": "П"})
    assert person["companyType"] == "individual"
    assert sklad.get(f"entity/counterparty/syncid/{sync}")["id"] == answer[0]["id"]
    change = {"syncId": str(uuid.uuid4())}
    assert sklad.code("PUT", f"entity/counterparty/{answer[0]['id']}", body=change) == (412, 1047)
    assert sklad.put(f"entity/counterparty/{answer[0]['id']}", {"phone": "+7"})["inn"] == "770123456789"
