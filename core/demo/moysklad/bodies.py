"""Request bodies: reading JSON with the API's format refusals (2001, 2004, 2006, 2007)."""

from __future__ import annotations

import json
from typing import Any

from core.demo.moysklad.errors import ApiError

MOST_BYTES = 20 * 1024 * 1024
MOST_ELEMENTS = 1000
DEEPEST = 10


def read_json(raw: bytes, content_type: str) -> Any:
    """Return the parsed body.

    Raises:
        ApiError: 1037 wrong content type, 2001 not JSON (with line and column), 2004, 2006, 2007, 1027.
    """
    if content_type.partition(";")[0].strip().lower() != "application/json":
        raise ApiError(1037)
    try:
        body = json.loads(raw.decode("utf-8"))
    except json.JSONDecodeError as error:
        raise ApiError(2001, line=error.lineno, column=error.colno) from None
    except UnicodeDecodeError:
        raise ApiError(2001) from None
    if not isinstance(body, dict | list):
        raise ApiError(2001)
    if isinstance(body, list):
        if not body:
            raise ApiError(1027)
        if len(body) > MOST_ELEMENTS:
            raise ApiError(2007)
    _check_shape(body, 1)
    return body


def _check_shape(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise ApiError(2006)
    if isinstance(value, dict):
        for inner in value.values():
            if isinstance(inner, dict | list):
                _check_shape(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, list):
                raise ApiError(2004)
            if isinstance(inner, dict):
                _check_shape(inner, depth + 1)
