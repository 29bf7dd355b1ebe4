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

_AWAY = {
    "moysklad": QT_TRANSLATE_NOOP("ConnectionState", "MoySklad unreachable"),
    "shop": QT_TRANSLATE_NOOP("ConnectionState", "Shop unreachable"),
}


def look(state: str) -> tuple[str, str, str]:
    """Word, icon and tone of `state`; an unknown one counts as lost."""
    word, icon, tone = _LOOKS.get(state, _LOOKS["lost"])
    return QCoreApplication.translate(_CONTEXT, word), icon, tone


def unreachable(system: str) -> str:
    """The words for a system that does not answer or does not let us in."""
    word = _AWAY["shop" if system == "shop" else "moysklad"]
    return QCoreApplication.translate(_CONTEXT, word)
