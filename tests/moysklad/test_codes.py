"""Every message code that the gateway names is in its list, and comes with the parameters promised there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import core.moysklad
from core.errors import GatewayError
from core.moysklad.codes import ADVICE_CODES, ERROR_CODES
from core.moysklad.failures import from_answer
from core.moysklad.transport import RETRIED_CODES

SOURCES = sorted(Path(core.moysklad.__file__).parent.glob("*.py"))
CODE = re.compile(r"moysklad\.[a-z_]+")


def named_codes() -> set[str]:
    """Codes in string literals of every module but the list itself."""
    found: set[str] = set()
    for source in SOURCES:
        if source.name == "codes.py":
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return found - {"moysklad.ru"}


def test_the_list_and_the_code_agree() -> None:
    listed = set(ERROR_CODES) | set(ADVICE_CODES)
    assert named_codes() == listed
    assert set(ERROR_CODES).isdisjoint(ADVICE_CODES)
    assert set(RETRIED_CODES) <= set(ERROR_CODES)


STATUSES = [200, 204, 302, 400, 401, 403, 404, 405, 407, 409, 410, 412, 413, 414, 415, 429, 500, 502, 503, 504]
NUMBERS = [
    None, 1002, 1005, 1016, 1021, 1028, 1034, 1043, 1048, 1049, 1056, 1061, 1065, 1070, 1073, 1074, 1095, 3006, 13003,
    13004, 13005, 30006, 38000, 47000, 55005, 55006,
]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("status", STATUSES)
def test_every_answer_becomes_a_listed_error_with_its_parameters(status: int, number: int | None) -> None:
    json_body = (
        b"" if number is None else b'{"errors": [{"error": "words", "code": %d.0, "parameter": "p"}]}' % number
    )
    bodies = [(json_body, "application/json"), (b"<html>page</html>", "text/html")]
    for body, content_type in bodies:
        error = from_answer(status, {"Content-Type": content_type}, body, "entity/x", ["secret"], 1.5)
        assert isinstance(error, GatewayError)
        assert set(error.params) - {"status"} == set(ERROR_CODES[error.code])
        assert error.status == status
        if number is not None and body is json_body:
            assert (error.server_code, error.parameter, error.details) == (str(number), "p", "words")
