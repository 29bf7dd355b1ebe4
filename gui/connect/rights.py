"""What a check of a system found, line by line: who we are there, each right with its fix, the certificate's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from core.domain import rights
from core.domain.rights import Right
from core.domain.screens.settings import CheckedSystem
from gui.connect.result import Line
from gui.i18n import explain, say

_SOON = timedelta(days=30)


def check_lines(checked: CheckedSystem, now: datetime | None = None) -> list[Line]:
    """The lines of one system; none where it was never checked."""
    facts = checked.facts
    if not facts:
        return []
    asked = rights.rights(checked.system, facts)
    if checked.system == "moysklad":
        price = {"weight": facts.get("weight"), "requests": facts.get("requests_per_window")}
        return [*_token(facts), *_rights(asked), Line("info", say("cli.budget", price))]
    lines = [*_site(facts), *_rights(asked), *_problems(facts, asked)]
    if checked.certificate_until is not None:
        lines.append(certificate(checked.certificate_until, now or datetime.now(UTC)))
    return lines


def missing(checked: CheckedSystem) -> bool:
    """Something in the last check wants a person: a right is lacking."""
    return any(right.allowed is False for right in rights.rights(checked.system, checked.facts))


def certificate(until: datetime, now: datetime) -> Line:
    """When the site's certificate ends."""
    translate = QCoreApplication.translate
    day = QLocale().toString(until.astimezone().date(), QLocale.FormatType.ShortFormat)
    if until <= now:
        words = translate("ConnectRights", "The certificate ended on %1").replace("%1", day)
        return Line(
            "err", words, translate("ConnectRights", "Ask the site’s host to renew it: without it no exchange.")
        )
    if until - now < _SOON:
        words = translate("ConnectRights", "The certificate ends on %1").replace("%1", day)
        return Line("warn", words, translate("ConnectRights", "Make sure that the site’s host renews it in time."))
    return Line(
        "ok", translate("ConnectRights", "Certificate"), translate("ConnectRights", "till %1").replace("%1", day)
    )


def _token(facts: Mapping[str, object]) -> list[Line]:
    translate = QCoreApplication.translate
    kind = "cli.token_kind_solution" if facts.get("kind") == "solution" else "cli.token_kind_user"
    lines = [Line("ok", translate("ConnectResult", "Token accepted"), say(kind))]
    for words, name in (
        (translate("ConnectResult", "User"), "user"),
        (translate("ConnectResult", "Tariff"), "tariff"),
    ):
        if facts.get(name):
            lines.append(Line("ok", words, str(facts[name])))
    return lines


def advice(facts: Mapping[str, object]) -> list[str]:
    """How to get cheaper requests, in sentences; rights are told by their own lines."""
    return [say(code) for code in _texts(facts, "advice") if "_no_" not in code]


def _site(facts: Mapping[str, object]) -> list[Line]:
    translate = QCoreApplication.translate
    lines = [Line("ok", translate("ConnectResult", "The shop answers"), str(facts.get("host", "")))]
    if facts.get("user"):
        lines.append(Line("ok", translate("ConnectResult", "User"), str(facts["user"])))
    return lines


def _problems(facts: Mapping[str, object], asked: Sequence[Right]) -> list[Line]:
    """What else was found in the shop; a right that is lacking is told by its own line."""
    told = {right.fix for right in asked}
    lines = []
    for code in _texts(facts, "problems"):
        if code not in told:
            found = explain(code)
            rest = " ".join(part for part in (found.means, found.do) if part)
            lines.append(Line("info" if code == "bitrix.inventory_on" else "warn", found.what, rest))
    return lines


def _rights(asked: Sequence[Right]) -> list[Line]:
    """What is lacking first, then what is unknown, then what is well."""
    lines = [_right(right) for right in asked]
    return sorted(lines, key=lambda line: {"err": 0, "warn": 1, "info": 2}.get(line.sign, 3))


def _right(right: Right) -> Line:
    name = say(f"right.{right.name}")
    if right.allowed:
        return Line("ok", name)
    if right.allowed is None:
        return Line("info", name, QCoreApplication.translate("ConnectRights", "the system does not tell"))
    told = explain(right.fix)
    return Line(
        "err" if right.blocks else "warn", told.what, " ".join(part for part in (told.means, told.do) if part)
    )


def _texts(facts: Mapping[str, object], name: str) -> list[str]:
    found = facts.get(name)
    return [str(one) for one in found] if isinstance(found, Sequence) and not isinstance(found, str) else []
