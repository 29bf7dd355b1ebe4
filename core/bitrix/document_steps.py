"""The requests that make one document, in order, and what their failure means for its rows."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from core.bitrix.casts import to_id
from core.bitrix.codes import shop_error
from core.bitrix.payloads import AddedResult
from core.bitrix.query import Command
from core.bitrix.transport import Transport
from core.errors import AnswerLost, BadAnswer, Cancelled, GatewayError, Refused, Unavailable
from core.ports import BatchStarted, CancelToken, StoreWrite, WriteOutcome, WriteResult

_ADDED = msgspec.json.Decoder(AddedResult)
_UNSURE = frozenset({"bitrix.command_missing", "bitrix.server_error"})


class DocumentSteps:
    """Sends the requests of one document. Announces its changes before each; after a failed request nothing more is
    sent, and `failure` tells why.
    """

    def __init__(
        self, transport: Transport, rows: Sequence[StoreWrite], started: BatchStarted, cancel: CancelToken
    ) -> None:
        self.cancel = cancel
        self.failure: GatewayError | None = None
        self._transport = transport
        self._ids = [row.change_id for row in rows]
        self._started = started
        self._ended_by: GatewayError | Cancelled | None = None
        self._first: msgspec.Raw | None = None

    def send(self, commands: Sequence[Command]) -> list[GatewayError | None]:
        """Send commands in one batch; what refused each, None where it was carried out."""
        if self.failure is not None:
            return [self.failure] * len(commands)
        texts = {f"d{number}": command.text() for number, command in enumerate(commands)}
        try:
            answer = self._transport.send(
                texts, self.cancel, writes=True, before_send=lambda: self._started(self._ids)
            )
        except AnswerLost as lost:
            self.failure = lost
        except GatewayError as refused:
            self._ended_by = refused
            self.failure = refused if self._first is None else _interrupted(refused.details)
        except Cancelled as stop:
            self._ended_by = stop
            self.failure = _interrupted("") if self._first is not None else shop_error(Unavailable, "bitrix.not_sent")
        else:
            self._first = self._first or answer.results.get("d0")
            return [answer.errors.get(key) for key in texts]
        return [self.failure] * len(commands)

    def document_id(self) -> int:
        """The id of the document that the first command added."""
        details = ""
        try:
            document = _ADDED.decode(self._first or b"")
            return to_id(document.document.id if document.document is not None else None)
        except (msgspec.DecodeError, ValueError) as problem:
            details = str(problem)
        raise shop_error(BadAnswer, "bitrix.bad_json", status=200, details=details)

    def reraise(self) -> None:
        """Raise what ends the whole writing: a refusal or a cancel, not a lost answer, whose rows are unknown."""
        if self._ended_by is not None:
            raise self._ended_by


def refused_row(row: StoreWrite, error: GatewayError, prefix: str = "", refused_code: str = "") -> WriteResult:
    """The result of a row whose document or line was not taken, or of which nobody knows.

    `refused_code` replaces the code where the shop itself said no; the shop's words stay in `details`.
    """
    details = f"{prefix}{error.details}"
    if isinstance(error, AnswerLost) or error.code in _UNSURE:
        return WriteResult(row.change_id, WriteOutcome.UNKNOWN, error.code, details, None, True)
    said_no = isinstance(error, Refused) or error.code == "bitrix.offer_missing"
    code = refused_code if refused_code and said_no else error.code
    retryable = isinstance(error, Unavailable) or bool(refused_code)
    return WriteResult(row.change_id, WriteOutcome.FAILED, code, details, None, retryable)


def _interrupted(details: str) -> AnswerLost:
    """A document was begun and could not be finished: a repeat with its key has to look."""
    return shop_error(AnswerLost, "bitrix.document_unfinished", details=details)
