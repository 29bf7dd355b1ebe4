"""How the state of a connection is shown: its word, its icon and its tone."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "ConnectionState"
_LOOKS = {
    "ok": (QT_TRANSLATE_NOOP("ConnectionState", "Connected"), "check-circle-fill", "ok"),
    "off": (QT_TRANSLATE_NOOP("ConnectionState", "Not set up"), "circle-dashed", "mute"),
    "lost": (QT_TRANSLATE_NOOP("ConnectionState", "No answer"), "cloud-slash", "warn"),
    "refused": (QT_TRANSLATE_NOOP("ConnectionState", "Refused"), "warning-octagon", "err"),
}


def look(state: str) -> tuple[str, str, str]:
    """Word, icon and tone of `state`; an unknown one counts as lost."""
    word, icon, tone = _LOOKS.get(state, _LOOKS["lost"])
    return QCoreApplication.translate(_CONTEXT, word), icon, tone
