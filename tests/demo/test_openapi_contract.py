"""The pretend MoySklad's answers against the vendor's OpenAPI file and the list of fields always present.

Two rules of our own, because the file requires almost nothing: an unknown key fails, and the fields of
moysklad-required.json must be there. References may be bare `{meta}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

CONTRACTS = Path(__file__).resolve().parents[2].parent / "shared" / "contracts"
SPEC, REQUIRED = CONTRACTS / "moysklad-openapi.json", CONTRACTS / "moysklad-required.json"

pytestmark = pytest.mark.skipif(
    not SPEC.exists() or not REQUIRED.exists(), reason="the vendor's contract files are not beside the repository"
)

# The file lags behind: a variant's article exists since 26 Jun 2026 (digest §10.2); type and required of a
# characteristic's value are on the list of fields that are always there; an operation requires the meta that its
# schema does not list.
NEWER_THAN_FILE = {
    "Variant": {"article"},
    "VariantCharacteristicValue": {"type", "required"},
    "FinanceInOperationAbstract": {"meta"},
}
# Marked as always present, yet only for some kinds of event or attribute (moysklad-required.json, _about).
CONDITIONAL = {
    "audit": {"entityType", "eventType", "objectType", "supportAccess"},
    "audit event": {"objectType", "supportAccess", "diff"},
    "report/stock/all row": {"uom", "code", "externalCode"},
}
KINDS = {
    "product": "Product",
    "variant": "Variant",
    "bundle": "Bundle",
    "service": "Service",
    "store": "Store",
    "organization": "Organization",
    "counterparty": "Counterparty",
    "currency": "Currency",
    "uom": "Uom",
    "productfolder": "ProductFolder",
    "saleschannel": "SalesChannel",
    "customerorder": "CustomerOrder",
    "demand": "Demand",
    "salesreturn": "SalesReturn",
    "paymentin": "PaymentIn",
}
DOCUMENTS = ("customerorder", "demand", "salesreturn", "paymentin")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": (int, float),
    "number": (int, float),
    "array": list,
    "object": dict,
}


class Checker:
    """Walks a value along a schema and collects what does not fit."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._schemas = spec["components"]["schemas"]
        self.problems: list[str] = []

    def check(self, value: Any, schema: dict[str, Any], path: str, name: str = "") -> None:
        """Check `value`; `name` is the component's name where the schema is one."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            self.check(value, self._schemas[name], path, name)
            return
        if value is None:
            if not schema.get("nullable"):
                self.problems.append(f"{path}: null")
            return
        if isinstance(value, dict) and set(value) == {"meta"}:
            meta = self._properties(schema).get("meta", {"$ref": "#/components/schemas/Meta"})
            self.check(value["meta"], meta, f"{path}.meta")
            return
        wanted = _TYPES.get(schema.get("type", ""))
        if wanted and (not isinstance(value, wanted) or (isinstance(value, bool) and schema["type"] != "boolean")):
            self.problems.append(f"{path}: {type(value).__name__} instead of {schema['type']}")
            return
        if isinstance(value, list):
            for n, inner in enumerate(value):
                self.check(inner, schema.get("items", {}), f"{path}[{n}]")
        elif isinstance(value, dict):
            self._object(value, schema, path, name)

    def _object(self, value: dict[str, Any], schema: dict[str, Any], path: str, name: str) -> None:
        known = self._properties(schema)
        if not known:
            return
        for key, inner in value.items():
            if key in known:
                self.check(inner, known[key], f"{path}.{key}")
            elif key not in NEWER_THAN_FILE.get(name, set()):
                self.problems.append(f"{path}: unknown key {key}")
        for key in schema.get("required", []):
            if key not in value:
                self.problems.append(f"{path}: {key} is missing")

    def _properties(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the properties of a schema with those it takes over or may be (allOf, oneOf)."""
        if "$ref" in schema:
            return self._properties(self._schemas[schema["$ref"].rpartition("/")[2]])
        found = dict(schema.get("properties", {}))
        for part in (*schema.get("allOf", []), *schema.get("oneOf", []), *schema.get("anyOf", [])):
            found = self._properties(part) | found
        return found


@pytest.fixture(scope="module")
def contract() -> tuple[dict[str, Any], dict[str, Any]]:
    """The OpenAPI document and the lists of fields that are always there."""
    return json.loads(SPEC.read_text("utf-8")), json.loads(REQUIRED.read_text("utf-8"))


@pytest.fixture(scope="module")
def ask(serve_module: str) -> Iterator[Any]:
    """Ask the pretend MoySklad with the solution's token."""
    with requests.Session() as session:
        session.trust_env = False
        access = session.get(f"{serve_module}/_control/access", timeout=30).json()
        session.headers["Authorization"] = f"Bearer {access['solution_token']}"
        session.headers["Accept-Encoding"] = "gzip"

        def send(path: str, **query: Any) -> Any:
            answer = session.get(f"{serve_module}/api/remap/1.2/{path}", params=query, timeout=30)
            assert answer.status_code == 200, answer.text
            return answer.json()

        yield send


@pytest.fixture(scope="module")
def serve_module() -> Iterator[str]:
    """Serve a pretend MoySklad in a process of its own; yield its base URL."""
    from core.demo.launch import start

    with start(120, 3, moysklad_switches={"enforce_limits": False}) as systems:
        url = systems.moysklad_control.removesuffix("/_control")
        _fill_the_ledger(url)
        yield url


def _fill_the_ledger(url: str) -> None:
    """Ship, return and pay the first order, so that every type of document has one."""

    def control(path: str, body: dict[str, Any] | None = None) -> Any:
        verb = "GET" if body is None else "POST"
        answer = requests.request(verb, f"{url}/_control/{path}", json=body, timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.json()

    order = control("state?kind=customerorder")["ids"][0]
    address = {"id": order, "shipmentAddress": "Москва", "deliveryPlannedMoment": "2026-12-01 10:00:00"}
    control("documents", address)
    demand = control("documents", {"kind": "demand", "order": order, "transportFacilityNumber": "RA1"})["id"]
    control("documents", {"kind": "salesreturn", "demand": demand})
    control("documents", {"kind": "paymentin", "order": order, "sum": 100})


def missing(row: dict[str, Any], fields: list[str], name: str) -> list[str]:
    return [f for f in fields if f not in row and f not in CONDITIONAL.get(name, set())]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_and_objects_of_a_type_fit(ask: Any, contract: Any, kind: str) -> None:
    spec, required = contract
    both = "archived=true;archived=false"
    query = {} if kind in ("uom", *DOCUMENTS) else {"filter": both}
    page = ask(f"entity/{kind}", **query)
    assert page["rows"]
    schema = spec["paths"][f"/entity/{kind}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    checker = Checker(spec)
    checker.check(page, schema, kind)
    one = ask(f"entity/{kind}/{page['rows'][0]['id']}")
    checker.check(one, {"$ref": f"#/components/schemas/{KINDS[kind]}"}, f"{kind}/id")
    assert checker.problems[:10] == []
    for row in page["rows"]:
        assert missing(row, required[kind]["required"], kind) == [], row["id"]


def test_nested_rows_have_their_fields(ask: Any, contract: Any) -> None:
    spec, required = contract
    checker = Checker(spec)
    order = ask("entity/customerorder", limit=10, expand="positions.assortment,agent,organization,store,state")
    checker.check(order, {"$ref": "#/components/schemas/CustomerOrderList"}, "orders")
    for row in order["rows"]:
        for position in row["positions"]["rows"]:
            assert missing(position, required["customerorder.positions[]"]["required"], "") == []
    bundles = ask("entity/bundle", limit=10, expand="components.assortment")
    checker.check(bundles, {"$ref": "#/components/schemas/BundleList"}, "bundles")
    for component in bundles["rows"][0]["components"]["rows"]:
        assert missing(component, required["bundle.components[]"]["required"], "") == []
    variant = ask("entity/variant", limit=1)["rows"][0]
    assert missing(variant["characteristics"][0], required["variant.characteristics[]"]["required"], "") == []
    assert missing(variant["salePrices"][0], required["product.salePrices[]"]["required"], "") == []
    assert checker.problems[:10] == []


def test_documents_with_their_links_opened_fit(ask: Any, contract: Any) -> None:
    spec, required = contract
    checker = Checker(spec)
    opened = {
        "customerorder": ("CustomerOrderList", "demands.positions.assortment,payments"),
        "demand": ("DemandList", "positions.assortment,customerOrder,returns.positions"),
        "salesreturn": ("SalesReturnList", "positions.assortment,demand"),
        "paymentin": ("PaymentInList", "agent,organization"),
    }
    for kind, (schema, expand) in opened.items():
        page = ask(f"entity/{kind}", limit=10, expand=expand)
        checker.check(page, {"$ref": f"#/components/schemas/{schema}"}, kind)
        for row in page["rows"] if kind in ("demand", "salesreturn") else []:
            for position in row["positions"]["rows"]:
                assert missing(position, required[f"{kind}.positions[]"]["required"], "") == []
    assert checker.problems[:10] == []


@pytest.mark.parametrize(
    "path",
    [
        "context/companysettings/pricetype",
        "entity/demand/metadata",
        "entity/salesreturn/metadata",
        "entity/paymentin/metadata",
        "entity/customerorder/metadata",
        "entity/product/metadata",
        "entity/counterparty/metadata",
        "entity/store/metadata",
        "entity/variant/metadata",
        "entity/assortment",
        "entity/assortment/settings",
    ],
)
def test_dictionaries_and_metadata_fit(ask: Any, contract: Any, path: str) -> None:
    spec, _ = contract
    operation = spec["paths"][f"/{path}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    checker = Checker(spec)
    checker.check(ask(path), operation, path)
    assert checker.problems[:10] == []


def test_characteristics_fit_row_by_row(ask: Any, contract: Any) -> None:
    # The file gives this one list no size, unlike all others; the rows are what counts.
    spec, _ = contract
    checker = Checker(spec)
    for row in ask("entity/variant/metadata/characteristics")["rows"]:
        checker.check(row, {"$ref": "#/components/schemas/VariantCharacteristic"}, "characteristic")
    assert checker.problems == []


def test_price_types_and_states_have_their_fields(ask: Any, contract: Any) -> None:
    _, required = contract
    for kind in ask("context/companysettings/pricetype"):
        assert missing(kind, required["pricetype"]["required"], "") == []
    for state in ask("entity/customerorder/metadata")["states"]:
        assert missing(state, required["state"]["required"], "") == []


def test_reports_and_audit_have_their_fields(ask: Any, contract: Any) -> None:
    _, required = contract
    for row in ask("report/stock/all", filter="stockMode=all;quantityMode=all")["rows"]:
        assert missing(row, required["report/stock/all row"]["required"], "report/stock/all row") == []
    for row in ask("report/stock/bystore")["rows"]:
        assert missing(row, required["report/stock/bystore row"]["required"], "") == []
        for entry in row["stockByStore"]:
            assert missing(entry, required["report/stock/bystore stockByStore[]"]["required"], "") == []


def test_audit_rows_have_their_fields(ask: Any, serve_module: str, contract: Any) -> None:
    _, required = contract
    fields = {"do": "create", "kind": "product", "fields": {"name": "Для аудита"}}
    answer = requests.post(f"{serve_module}/_control/items", json=fields, timeout=30)
    assert answer.status_code == 200
    context = ask("audit")["rows"][0]
    assert missing(context, required["audit"]["required"], "audit") == []
    event = ask(f"audit/{context['id']}/events")["rows"][0]
    assert missing(event, required["audit event"]["required"], "audit event") == []


def test_the_checker_itself_finds_what_is_wrong(contract: Any) -> None:
    spec, _ = contract
    checker = Checker(spec)
    checker.check({"id": 5, "colour": "red", "archived": "no"}, {"$ref": "#/components/schemas/Product"}, "p")
    assert len(checker.problems) == 3
