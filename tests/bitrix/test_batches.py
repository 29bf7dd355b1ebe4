"""Reading in batches: what a limit or a broken-off batch left out is asked for again, and lists must add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from core.bitrix.batch import read_lists, run, run_all
from core.bitrix.payloads import BasketRow
from core.bitrix.query import Command
from core.bitrix.timer import Timer
from core.bitrix.transport import Transport
from core.bitrix.webhook import parse_webhook
from core.errors import BadAnswer, LimitReached, Refused
from core.ports import CancelToken
from tests.bitrix.conftest import CrookedShop, QuickTimer, SystemClock

Start = Callable[..., CrookedShop]
LINES = Command("sale.basketitem.list", {"select": ["id", "orderId"]})


def _transport(server: CrookedShop, timer: Timer) -> Transport:
    return Transport(parse_webhook(server.webhook), clock=SystemClock(), timer=timer)


def _rows(*ids: int) -> dict[str, Any]:
    return {"basketItems": [{"id": str(one), "orderId": 1} for one in ids]}


class _Sulking:
    """Refuses each method the first `times` times."""

    def __init__(self, refusal: Exception, times: int) -> None:
        self.refusal = refusal
        self.left = {"scope": times}

    def __call__(self, method: str, params: Mapping[str, Any]) -> Any:
        if self.left.get(method, 0):
            self.left[method] -= 1
            raise self.refusal
        return [method], None


@pytest.mark.parametrize(
    "refusal",
    [
        RuntimeError("OPERATION_TIME_LIMIT"),
        RuntimeError("QUERY_LIMIT_EXCEEDED"),
        RuntimeError("ERROR_CORE"),
        LookupError(),
    ],
)
def test_only_what_was_left_out_is_asked_for_again(refusal: Exception, crooked: Start, timer: QuickTimer) -> None:
    server = crooked(_Sulking(refusal, 2))
    answer = run(_transport(server, timer), {"a": Command("profile"), "b": Command("scope")}, CancelToken())
    assert set(answer.results) == {"a", "b"}
    assert answer.errors == {}
    assert [sorted(sent) for sent in server.requests] == [["a", "b"], ["b"], ["b"]]
    assert sum(timer.waits) >= (100 if "OPERATION" in str(refusal) else 1)


def test_what_is_refused_for_ever_is_told(crooked: Start, timer: QuickTimer) -> None:
    transport = _transport(crooked(_Sulking(RuntimeError("OPERATION_TIME_LIMIT"), 99)), timer)
    with pytest.raises(LimitReached) as caught:
        run(transport, {"a": Command("profile"), "b": Command("scope")}, CancelToken())
    assert (caught.value.params["method"], caught.value.params["seconds"]) == ("scope", 60)


def test_optional_commands_are_not_asked_for_again(crooked: Start, timer: QuickTimer) -> None:
    server = crooked(_Sulking(RuntimeError("ERROR_CORE"), 1))
    commands = {"a": Command("profile"), "b": Command("scope")}
    answer = run_all(_transport(server, timer), commands, CancelToken(), optional=frozenset({"b"}))
    assert (list(answer.results), list(answer.errors), len(server.requests)) == (["a"], ["b"], 1)


def test_more_than_fifty_commands_take_more_requests(crooked: Start, timer: QuickTimer) -> None:
    server = crooked(lambda method, params: (params, None))
    commands = {f"c{number}": Command("method.get", {"name": f"n+{number} & %#"}) for number in range(120)}
    answer = run_all(_transport(server, timer), commands, CancelToken())
    assert {key: bytes(raw) for key, raw in answer.results.items()} == {
        f"c{number}": f'{{"name": "n+{number} & %#"}}'.encode() for number in range(120)
    }
    assert [len(sent) for sent in server.requests] == [50, 50, 20]


@pytest.mark.parametrize("commands", [{"1": "profile"}, {f"c{number}": "profile" for number in range(51)}])
def test_a_batch_that_cannot_work_is_not_sent(commands: dict[str, str], crooked: Start, timer: QuickTimer) -> None:
    server = crooked(lambda method, params: ([], None))
    with pytest.raises(ValueError):
        _transport(server, timer).send(commands, CancelToken())
    assert server.requests == []


@pytest.mark.parametrize("counted", [True, False])
@pytest.mark.parametrize("size", [0, 1, 50, 51, 100, 260])
def test_lists_are_read_to_their_end(counted: bool, size: int, crooked: Start, timer: QuickTimer) -> None:
    def answer(method: str, params: Mapping[str, Any]) -> Any:
        start = int(params["start"])
        return _rows(*range(size)[start : start + 50]), size if counted else None

    server = crooked(answer)
    found = read_lists(_transport(server, timer), {"l": LINES}, BasketRow, CancelToken())["l"]
    assert [row.id for row in found] == [str(one) for one in range(size)]
    if counted:
        assert len(server.requests) == (1 if size <= 50 else 2)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((_rows(*range(50)), 120), "bitrix.paging_stuck"),
        ((_rows(1, 2), 3), "bitrix.incomplete"),
        (({"basketItems": [5]}, 1), "bitrix.bad_json"),
        (({"basketItems": 5}, 1), "bitrix.bad_json"),
        (("words", 1), "bitrix.bad_json"),
    ],
)
def test_lists_that_do_not_add_up_are_refused(answer: Any, code: str, crooked: Start, timer: QuickTimer) -> None:
    transport = _transport(crooked(lambda method, params: answer), timer)
    with pytest.raises(BadAnswer) as caught:
        read_lists(transport, {"l": LINES}, BasketRow, CancelToken())
    assert caught.value.code == code


def test_a_refused_list_is_raised(crooked: Start, timer: QuickTimer) -> None:
    def answer(method: str, params: Mapping[str, Any]) -> Any:
        raise RuntimeError("0")

    with pytest.raises(Refused):
        read_lists(_transport(crooked(answer), timer), {"l": LINES}, BasketRow, CancelToken())
