"""Whatever happens to demands, returns, payments and the order itself, in any order, the figures stay true."""

from __future__ import annotations

import uuid
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_KINDS = (
    "ship", "ship", "ship", "draft", "unpost", "post", "bin", "restore", "delete", "edit", "return", "unreturn",
    "pay", "unpay", "line", "store",
)  # fmt: skip
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(_KINDS),
        st.integers(0, 5),
        st.integers(1, 4),
        st.sampled_from("ABC"),
    ),
    min_size=3,
    max_size=14,
)


class Books:
    """What the ledger must show, kept by hand beside it: documents as {id: [counts now, {item: pieces}, kind]}."""

    def __init__(self, sklad: Any) -> None:
        self.sklad = sklad
        self.stores = [row["id"] for row in sklad.get("entity/store", limit=2)["rows"]]
        self.items = {n: sklad.post("entity/product", {"name": uuid.uuid4().hex})["id"] for n in "ABC"}
        sklad.control(
            "stock",
            {"rows": [{"item": i, "store": s, "stock": 50} for i in self.items.values() for s in self.stores]},
        )
        lines = [("A", 5, 5), ("B", 3, 1), ("A", 2, 2)]
        positions = [{"item": self.items[n], "quantity": q, "reserve": r, "price": 100} for n, q, r in lines]
        self.order = sklad.control("orders", {"store": self.stores[0], "positions": positions})["id"]
        self.docs: dict[str, list[Any]] = {}

    def attempt(self, path: str, body: dict[str, Any]) -> Any:
        """Ask the control door; None when MoySklad refuses."""
        answer = self.sklad.session.post(f"{self.sklad.server.url}/_control/{path}", json=body, timeout=30)
        assert answer.status_code in (200, 400), answer.text
        return answer.json() if answer.status_code == 200 else None

    def pick(self, kind: str, number: int) -> str | None:
        """Return a document of a kind that is not deleted."""
        found = [key for key, doc in self.docs.items() if doc[2] == kind]
        return found[number % len(found)] if found else None

    def do(self, event: str, number: int, pieces: int, item: str) -> None:
        line = {"item": self.items[item], "quantity": pieces, "price": 100}
        if event in ("ship", "draft"):
            body = {"kind": "demand", "order": self.order, "positions": [line], "applicable": event == "ship"}
            self.made("demand", body, event == "ship", {item: pieces})
        elif event == "pay":
            self.made(
                "paymentin", {"kind": "paymentin", "order": self.order, "sum": pieces * 100}, True, {"": pieces}
            )
        elif event == "line":
            edit = {"line": number % 3, "quantity": pieces + 1, "reserve": min(pieces, 2)}
            self.attempt("orders", {"id": self.order, "lines": [edit]})
        elif event == "store":
            self.attempt("orders", {"id": self.order, "store": self.stores[number % 2]})
        elif event == "return":
            demand = self.pick("demand", number)
            if demand is not None and self.docs[demand][0]:
                body = {"kind": "salesreturn", "demand": demand, "positions": [line]}
                self.made("salesreturn", body, True, {item: pieces})
        else:
            self.change(event, number, line, item, pieces)

    def made(self, kind: str, body: dict[str, Any], counts: bool, pieces: dict[str, int]) -> None:
        made = self.attempt("documents", body)
        if made is not None:
            self.docs[made["id"]] = [counts, pieces, kind]

    def change(self, event: str, number: int, line: dict[str, Any], item: str, pieces: int) -> None:
        kind = {"unreturn": "salesreturn", "unpay": "paymentin"}.get(event, "demand")
        document = self.pick(kind, number)
        if document is None:
            return
        acts = {"unreturn": "delete", "unpay": "unpost", "edit": "edit"}
        body: dict[str, Any] = {"id": document, "do": acts.get(event, event), "forced": False}
        if event == "edit":
            body["positions"] = [line]
        if self.attempt("documents", body) is None:
            return
        if body["do"] == "delete":
            del self.docs[document]
        elif event == "edit":
            self.docs[document][1] = {item: pieces}
        else:
            shown = self.sklad.get(f"entity/{kind}/{document}")
            self.docs[document][0] = shown["applicable"] and "deleted" not in shown

    def sum_of(self, kind: str, item: str) -> int:
        return sum(pieces.get(item, 0) for counts, pieces, of in self.docs.values() if counts and of == kind)

    def check(self) -> None:
        order = self.sklad.get(f"entity/customerorder/{self.order}", expand="positions,store")
        reserved = dict.fromkeys("ABC", 0.0)
        left = {n: self.sum_of("demand", n) for n in "ABC"}
        names = {key: n for n, key in self.items.items()}
        rows = [(names[p["assortment"]["meta"]["href"][-36:]], p) for p in order["positions"]["rows"]]
        for at, (name, row) in enumerate(rows):
            last = all(other != name for other, _ in rows[at + 1 :])
            shipped = left[name] if last else min(left[name], row["quantity"])
            left[name] -= shipped
            assert row["shipped"] == shipped
            assert row.get("reserve", 0) <= max(0, row["quantity"] - shipped)
            reserved[name] += row.get("reserve", 0)
        assert (left["A"], left["B"]) == (0, 0)
        for name, key in self.items.items():
            cells = {c["store"]: c for c in self.sklad.control(f"state?kind=stock&id={key}")}
            moved = self.sum_of("salesreturn", name) - self.sum_of("demand", name)
            assert sum(c["stock"] for c in cells.values()) == 100 + moved
            held = {s: c["reserve"] for s, c in cells.items()}
            assert held[order["store"]["id"]] == reserved[name]
            assert sum(held.values()) == reserved[name]
        assert order["payedSum"] == 100 * self.sum_of("paymentin", "")
        assert order["shippedSum"] == 100 * sum(self.sum_of("demand", n) for n in "ABC")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS)
def test_shipped_reserved_paid_and_balances_follow_from_the_documents(sklad: Any, events: list[Any]) -> None:
    books = Books(sklad)
    for event in events:
        books.do(*event)
        books.check()
