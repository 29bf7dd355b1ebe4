"""Brings store amounts to given figures through documents, the only way while inventory management is on.

Per store one document S (surplus, adds) and one D (write-off, takes away) with the differences to the amounts read
right before (digest bitrix §3.7). The batch's key is their title. A repeat after a lost answer first looks for
documents with the key: a draft has moved nothing yet and is deleted, a conducted one shows in the amounts, which
are read only then. So what is booked is always the difference that is really left, and nothing is booked twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from core.bitrix.batch import chunks, raw_rows, read_lists, run_all
from core.bitrix.casts import same_quantity, to_id, to_text
from core.bitrix.codes import shop_error
from core.bitrix.document_steps import DocumentSteps, refused_row
from core.bitrix.payloads import DocumentRow, PriceRow
from core.bitrix.query import Command
from core.bitrix.stores import read_store_amounts
from core.bitrix.transport import BATCH_LIMIT, Transport
from core.errors import GatewayError, Refused
from core.ports import BatchStarted, CancelToken, StoreWrite, WriteOutcome, WriteResult

ROWS = 200
"""Rows of one document at most (digest §3.7 advises 100 to 500)."""

SURPLUS, WRITE_OFF = "S", "D"
DEFAULT_CURRENCY = "RUB"

_PRICES = msgspec.json.Decoder(PriceRow)

Place = tuple[int, int]
"""Offer id and store id."""


class StoreWriter:
    """Writes store amounts of one shop."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._currency = ""

    def write(
        self, batch_key: str, rows: Sequence[StoreWrite], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Book the rows; each yield is one finished document, or the rows that needed none.

        Rows of a document that was begun and not finished end as unknown: a repeat with the same key clears it up.

        Args:
            batch_key: the documents' title; must be unlike any other batch's, of other workstations too.

        Raises:
            Refused: inventory management is off ("bitrix.inventory_off").
            GatewayError, Cancelled: the shop refused everything or cannot be reached; rows announced by `started`
                were yielded before.
        """
        self._require_inventory(cancel)
        self._clear_drafts(batch_key, cancel)
        amounts = read_store_amounts(self._transport, [row.offer_id for row in rows], cancel)
        deltas = {row: row.amount - amounts.get((row.offer_id, row.store_id), Decimal(0)) for row in rows}
        equal = {row for row, delta in deltas.items() if same_quantity(delta, Decimal(0))}
        if equal:
            yield [WriteResult(row.change_id, WriteOutcome.APPLIED, echo=row.amount) for row in rows if row in equal]
        for kind, part in _grouped({row: delta for row, delta in deltas.items() if row not in equal}):
            yield from self._book(batch_key, kind, part, cancel, started)

    def _require_inventory(self, cancel: CancelToken) -> None:
        answer = run_all(self._transport, {"mode": Command("catalog.document.mode.status")}, cancel)
        if msgspec.json.decode(answer.results["mode"]) != "Y":
            raise shop_error(Refused, "bitrix.inventory_off")

    def _clear_drafts(self, title: str, cancel: CancelToken) -> None:
        """Delete drafts of an earlier try with the same key. One that was conducted at this very moment cannot be
        deleted, and need not be; one that a person cancelled is that person's decision."""
        select = ["id", "docType", "status", "title", "wasCancelled"]
        listed = {"d": Command("catalog.document.list", {"filter": {"title": title}, "select": select})}
        for row in read_lists(self._transport, listed, DocumentRow, cancel)["d"]:
            if row.title == title and row.status == "N" and row.was_cancelled != "Y":
                self._delete(to_id(row.id), cancel)

    def _book(
        self, title: str, kind: str, part: Mapping[StoreWrite, Decimal], cancel: CancelToken, started: BatchStarted
    ) -> Iterator[Sequence[WriteResult]]:
        """Create, fill and conduct one document."""
        steps = DocumentSteps(self._transport, list(part), started, cancel)
        (refusal,) = steps.send([self._add_command(title, kind, cancel)])
        if refusal is not None:
            yield [refused_row(row, refusal) for row in part]
            steps.reraise()
            return
        document_id = steps.document_id()
        commands = [_row_command(document_id, kind, row, delta) for row, delta in part.items()]
        commands.append(_by_id("catalog.document.conduct", document_id))
        refusals: list[GatewayError | None] = []
        for batch in chunks(commands, BATCH_LIMIT):
            refusals += steps.send(batch)
        *of_rows, of_conduct = refusals
        booked = list(part)
        if steps.failure is None:
            failed = {row: error for row, error in zip(part, of_rows, strict=True) if error is not None}
            if failed:
                yield [refused_row(row, error, f"{document_id}: ") for row, error in failed.items()]
            booked = [row for row in part if row not in failed]
        before = {(row.offer_id, row.store_id): row.amount - delta for row, delta in part.items()}
        yield from self._concluded(document_id, steps, booked, before, of_conduct)

    def _concluded(
        self,
        document_id: int,
        steps: DocumentSteps,
        rows: list[StoreWrite],
        before: Mapping[Place, Decimal],
        refusal: GatewayError | None,
    ) -> Iterator[Sequence[WriteResult]]:
        """What became of a document's rows once it was to be conducted; a refused document is deleted."""
        if refusal is None:
            if rows:
                yield self._checked(rows, before, steps.cancel)
            return
        results = [refused_row(row, refusal, f"{document_id}: ", "bitrix.document_refused") for row in rows]
        definite = any(result.outcome is WriteOutcome.FAILED for result in results)
        if definite and not self._delete(document_id, steps.cancel):
            results = [refused_row(row, refusal, f"{document_id}: ", "bitrix.document_left") for row in rows]
        if results:
            yield results
        steps.reraise()

    def _checked(
        self, rows: Sequence[StoreWrite], before: Mapping[Place, Decimal], cancel: CancelToken
    ) -> list[WriteResult]:
        """Results of a conducted document with the amounts the shop shows now; unmoved ones were not written."""
        shown = read_store_amounts(self._transport, [row.offer_id for row in rows], cancel)
        results = []
        for row in rows:
            place = (row.offer_id, row.store_id)
            echo = shown.get(place, Decimal(0))
            if place in before and same_quantity(echo, before[place]):
                results.append(WriteResult(row.change_id, WriteOutcome.FAILED, "bitrix.ignored_write", "", echo))
            else:
                results.append(WriteResult(row.change_id, WriteOutcome.APPLIED, echo=echo))
        return results

    def _delete(self, document_id: int, cancel: CancelToken) -> bool:
        """Delete a draft; False when it is still there."""
        commands = {"delete": _by_id("catalog.document.delete", document_id).text()}
        try:
            return not self._transport.send(commands, cancel, writes=True).errors
        except GatewayError:
            return False

    def _add_command(self, title: str, kind: str, cancel: CancelToken) -> Command:
        fields = {
            "docType": kind,
            "currency": self._shop_currency(cancel),
            "responsibleId": self._transport.webhook.user_id,
            "title": title,
            "commentary": title,
        }
        return Command("catalog.document.add", {"fields": fields})

    def _shop_currency(self, cancel: CancelToken) -> str:
        """The currency the shop's prices are in; a document must name one."""
        if not self._currency:
            method = "catalog.price.list"
            command = Command(method, {"select": ["id", "currency"], "order": {"id": "asc"}, "start": -1})
            rows = raw_rows(run_all(self._transport, {"p": command}, cancel).results["p"], method)
            self._currency = to_text(_PRICES.decode(rows[0]).currency) if rows else ""
        return self._currency or DEFAULT_CURRENCY


def _grouped(deltas: Mapping[StoreWrite, Decimal]) -> Iterator[tuple[str, dict[StoreWrite, Decimal]]]:
    """Documents to make: by store and direction, with the difference of each row."""
    groups: dict[tuple[int, str], list[tuple[StoreWrite, Decimal]]] = defaultdict(list)
    for row, delta in deltas.items():
        groups[row.store_id, SURPLUS if delta > 0 else WRITE_OFF].append((row, delta))
    for (_, kind), part in sorted(groups.items()):
        for piece in chunks(part, ROWS):
            yield kind, dict(piece)


def _row_command(document_id: int, kind: str, row: StoreWrite, delta: Decimal) -> Command:
    side = "storeTo" if kind == SURPLUS else "storeFrom"
    fields = {"docId": document_id, "elementId": row.offer_id, side: row.store_id, "amount": abs(delta)}
    return Command("catalog.document.element.add", {"fields": fields})


def _by_id(method: str, document_id: int) -> Command:
    return Command(method, {"id": document_id})
