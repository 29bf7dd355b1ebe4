"""The support package: what somebody who helps needs to know, gathered without a network and without a secret.

Every part is text that a person can read before it is saved. A part that cannot be gathered says why and costs no
other. Persons, ids and secrets are masked by core.masking.
"""

from __future__ import annotations

import io
import json
import platform
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from core import log, messages
from core.app.views import DoctorLine
from core.errors import SkladLinkError
from core.masking import Masker
from core.paths import fault_file, log_folder
from core.settings import describe
from core.store.store import FILE_NAME
from core.store.windows.support import SupportWindow
from core.version import VERSION

if TYPE_CHECKING:
    from core.app.facade import SkladLink

Value = TypeVar("Value")

RUNS = 50
LOG_LINES = 500
_LOG_BYTES = 600_000
_FAULT_BYTES = 20_000
#: What the gateways write when a request came to nothing.
REQUEST_FAILED = "request failed"
#: Settings whose texts are ours and harmless; of the others only numbers and switches are shown.
_PLAIN_SETTINGS = frozenset({"connection.shop_zone", "link.auto_rules"})


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package; `title` is the code of what it holds."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that would be saved, and the name to offer for it."""

    parts: tuple[Part, ...]
    file_name: str

    def zipped(self) -> bytes:
        """The package as a zip."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in self.parts:
                archive.writestr(part.name, part.text)
        return content.getvalue()

    def save(self, path: Path) -> None:
        """Write the zip, whole or not at all. Raises SkladLinkError("support.not_saved")."""
        fresh = path.with_name(path.name + ".part")
        try:
            fresh.write_bytes(self.zipped())
            fresh.replace(path)
        except OSError as error:
            raise SkladLinkError("support.not_saved", details=error.strerror or "", path=str(path)) from error


def gather(app: SkladLink, *, lang: str = "ru", window: Mapping[str, str] | None = None, report: str = "") -> Package:
    """Gather everything; blocks for a moment (SQL, and a keyring that may be slow).

    Args:
        lang: language of the first file.
        window: what only the window knows: the version of Qt, the platform, the screens.
        report: the report of a crash that is on screen.
    """
    # Asked first: the keys are read by it, and what was read is masked in all that follows.
    checks = _or(lambda: app.doctor(network=False), list[DoctorLine]())
    look = SupportWindow(app.store.raw)
    masker = Masker(_or(look.buyers, list[str]()))
    lines = log_lines(app.home)
    contents: list[tuple[str, Callable[[], Any]]] = [
        ("versions", lambda: _versions(window or {})),
        ("settings", lambda: _settings(app, masker)),
        ("data", lambda: _data(app.home, look)),
        ("checks", lambda: _checks(checks, masker)),
        ("runs", lambda: _runs(app, masker)),
        ("failure", lambda: _failure(app, look, lines, masker)),
    ]
    parts = [_json_part(name, work) for name, work in contents]
    parts.append(Part("log.jsonl", "support.part.log", _log(lines, masker)))
    if report:
        parts.append(Part("crash.txt", "support.part.crash", masker.text(report)))
    faults = _tail(fault_file(app.home), _FAULT_BYTES)
    if faults.strip():
        parts.append(Part("hard-crash.txt", "support.part.faults", masker.text(faults)))
    now = datetime.now(UTC)
    about = Part("about.txt", "support.part.about", _about(lang, now, parts))
    return Package((about, *parts), f"skladlink-support-{now.astimezone():%Y-%m-%d-%H%M}.zip")


def masked(app: SkladLink, text: str) -> str:
    """`text` as the package would show it, for what a person copies and sends by hand."""
    return Masker(_or(lambda: SupportWindow(app.store.raw).buyers(), list[str]())).text(text)


def _about(lang: str, now: datetime, parts: Iterable[Part]) -> str:
    lines = [
        messages.text("support.about", lang, at=now.isoformat(timespec="seconds")),
        messages.text("support.masked", lang),
        "",
        *(f"{part.name} — {messages.text(part.title, lang)}" for part in parts),
    ]
    return "\n".join(lines) + "\n"


def _versions(window: Mapping[str, str]) -> dict[str, Any]:
    return {
        "skladlink": VERSION,
        "bundle": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        **window,
    }


def _settings(app: SkladLink, masker: Masker) -> dict[str, Any]:
    """Declared settings as far as they are harmless; of the window's own marks only which there are."""
    shown: dict[str, Any] = {}
    declared = {info.key for info in describe()}
    for info in describe():
        text = app.setting(info.key)
        if info.key == "connection.moysklad_url":
            shown[info.key] = "default" if text == info.default else masker.text(text)
        elif info.one_of or info.key in _PLAIN_SETTINGS:
            shown[info.key] = _parsed(masker.text(text))
        else:
            shown[info.key] = _harmless(text)
    shown["others"] = sorted(masker.text(key) for key in app.store.settings.all() if key not in declared)
    return shown


def _harmless(text: str) -> Any:
    """A number or a switch as it is, a list or table by its size, a text only by whether there is one."""
    try:
        value = json.loads(text) if text else ""
    except ValueError:
        value = text
    if isinstance(value, bool | int | float) or re.fullmatch(r"\d{1,5}([.]\d+)?", str(value)):
        return value
    if isinstance(value, list | dict):
        return {"entries": len(value)}
    return "set" if value else ""


def _data(home: Path, look: SupportWindow) -> dict[str, Any]:
    """Sizes in bytes, the schema, and how many rows there are of what."""
    return {
        "files": dict(_sizes(home)),
        "schema": _or(look.schema, None),
        "rows": _or(look.table_counts, dict[str, int]()),
        "by_state": _or(look.grouped_counts, dict[str, dict[str, int]]()),
    }


def _sizes(home: Path) -> Iterable[tuple[str, int]]:
    yield from ((name, _size(home / name)) for name in (FILE_NAME, f"{FILE_NAME}-wal") if (home / name).exists())
    for folder in ("logs", "backups"):
        files = [path for path in (home / folder).glob("*") if path.is_file()]
        yield f"{folder} ({len(files)})", sum(_size(path) for path in files)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _checks(lines: Iterable[DoctorLine], masker: Masker) -> list[Any]:
    """The self-test without a network, in English words."""
    found = []
    for line in lines:
        told = messages.text(line.code, "en", **line.params) if messages.has(line.code) else line.code
        found.append({"check": line.check, "state": line.state, "code": line.code, "said": masker.text(told)})
    return found


def _runs(app: SkladLink, masker: Masker) -> list[Any]:
    return [
        {
            "run": run.run_id,
            "job": run.job,
            "state": run.state,
            "started": run.started.isoformat(),
            "ended": run.ended.isoformat() if run.ended else None,
            "totals": masker.value("totals", run.totals),
            "code": run.code,
            "params": masker.value("params", run.params),
        }
        for run in app.runs(RUNS)
    ]


def _failure(app: SkladLink, look: SupportWindow, lines: list[Mapping[str, Any]], masker: Masker) -> dict[str, Any]:
    """The last request that failed, the last run that failed, and what the log page knows of the last failure."""
    request = next((line for line in reversed(lines) if line.get("event") == REQUEST_FAILED), None)
    run = next((run for run in app.runs(RUNS) if run.state == "failed"), None)
    note = _or(look.last_failure, None)
    attempt = _or(look.last_attempt, None)
    return {
        "request": masker.value("request", request),
        "run": masker.value("run", {"run": run.run_id, "job": run.job, "code": run.code} if run else None),
        "export": masker.value("export", attempt),
        "noted": masker.value("noted", {**asdict(note), "raw": _parsed(note.raw)}) if note else None,
    }


def _parsed(raw: str) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw


def log_lines(home: Path) -> list[Mapping[str, Any]]:
    """The newest lines of the log file, oldest first; a line that is no JSON becomes one with a text."""
    lines = _tail(log_folder(home) / log.FILE_NAME, _LOG_BYTES).splitlines()
    return [_line(text) for text in lines[-LOG_LINES:] if text.strip()]


def _line(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"event": text}


def _log(lines: list[Mapping[str, Any]], masker: Masker) -> str:
    masked = (masker.value("line", line) for line in lines)
    return "".join(json.dumps(line, ensure_ascii=False, default=repr) + "\n" for line in masked)


def _tail(path: Path, most: int) -> str:
    """The end of a text file; "" when there is none or it cannot be read."""
    try:
        with path.open("rb") as file:
            cut = max(0, path.stat().st_size - most)
            file.seek(cut)
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    # Of a line that begins before the cut nothing is kept: its key may be gone, and with it how to mask it.
    return text.partition("\n")[2] if cut else text


def _json_part(name: str, work: Callable[[], Any]) -> Part:
    try:
        content = work()
    except Exception as error:  # one part that fails must not cost the others
        code = error.code if isinstance(error, SkladLinkError) else type(error).__name__
        content = {"not gathered": code}
    text = json.dumps(content, ensure_ascii=False, indent=1, default=repr) + "\n"
    return Part(f"{name}.json", f"support.part.{name}", text)


def _or(ask: Callable[[], Value], otherwise: Value) -> Value:
    try:
        return ask()
    except Exception:  # a damaged database is what such a package is often asked for
        return otherwise
