"""Settings as a file, to be carried to another computer: values only, never a key, never the window's place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from core.errors import SkladLinkError
from core.version import VERSION

KIND = "skladlink-settings"
_FORMAT = 1
_LARGEST = 1_000_000
#: What belongs to one computer or one connection.
_STAY = frozenset({"ui.geometry", "connection.moysklad_url"})


def portable(key: str) -> bool:
    """Whether a setting may leave this computer."""
    return key not in _STAY


def write_file(path: Path, values: Mapping[str, str]) -> None:
    """Write settings (texts by key), whole or not at all.

    Raises SkladLinkError("file.not_written").
    """
    content = {"kind": KIND, "format": _FORMAT, "version": VERSION, "settings": dict(sorted(values.items()))}
    fresh = path.with_name(path.name + ".part")
    try:
        fresh.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise SkladLinkError("file.not_written", details=error.strerror or "", name=path.name) from error


def read_file(path: Path) -> dict[str, str]:
    """Texts by key out of a file that `write_file` wrote, of this version or another.

    Raises SkladLinkError: file.not_read, file.not_settings.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise SkladLinkError("file.not_settings", name=path.name)
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SkladLinkError("file.not_read", details=error.strerror or "", name=path.name) from error
    except ValueError as error:
        raise SkladLinkError("file.not_settings", name=path.name) from error
    values = content.get("settings") if isinstance(content, dict) and content.get("kind") == KIND else None
    if not isinstance(values, dict) or not all(isinstance(text, str) for text in values.values()):
        raise SkladLinkError("file.not_settings", name=path.name)
    return values
