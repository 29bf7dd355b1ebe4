"""Refusals of the pretend Bitrix: HTTP status, `error` (text or number) and `error_description`."""

from __future__ import annotations

from typing import Any


class RestError(Exception):
    """A refusal that becomes `{"error": code, "error_description": text}` with `status`."""

    def __init__(self, code: str | int, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.status = status

    def body(self) -> dict[str, Any]:
        """Return the error envelope."""
        return {"error": self.code, "error_description": self.text}


class RequestCut(Exception):
    """The web server in front broke the request off (60 s in the cloud): the client gets an HTML page."""


def missing(name: str) -> RestError:
    """Return the refusal of a call without a mandatory parameter."""
    return RestError(100, f"Could not find value for parameter {{{name}}}")


def general(text: str) -> RestError:
    """Return the generic controller refusal, whose `error` is the number 0."""
    return RestError(0, text)


def method_not_found() -> RestError:
    """Return the refusal of an unknown method."""
    return RestError("ERROR_METHOD_NOT_FOUND", "Method not found!", 404)


ACCESS_DENIED_READ = 200040300010
ACCESS_DENIED_MODIFY = 200040300020
IBLOCK_NOT_FOUND = 200040300000
