"""The language of the window: installs our and Qt's translations, live; core's sentences come through `say`.

After new words: `python3 dev.py words` (tools/words.py), translate, and once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gui import format as formats
from gui.theme import RESOURCES

if TYPE_CHECKING:
    from core.messages import Explained

LANGUAGES = ("ru", "en")
_installed: list[QTranslator] = []


def install(lang: str) -> str:
    """Switch the application to `lang` (an unknown one means Russian) and return what was chosen.

    Every widget hears a LanguageChange event and words itself anew; no restart.
    """
    chosen = lang if lang in LANGUAGES else "ru"
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("a QApplication must exist before its language is chosen")
    formats.set_language(chosen)
    QLocale.setDefault(QLocale(QLocale.Language.Russian if chosen == "ru" else QLocale.Language.English))
    old, _installed[:] = list(_installed), []
    folders = {
        f"app_{chosen}": str(RESOURCES / "i18n"),
        f"qtbase_{chosen}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
    }
    for name, folder in folders.items():
        translator = QTranslator(app)
        if translator.load(name, folder):
            _installed.append(translator)
    for translator in old:
        app.removeTranslator(translator)
    for translator in reversed(_installed):
        app.installTranslator(translator)
    return chosen


def explain(code: str, params: Mapping[str, object] | None = None) -> Explained:
    """What happened, what it means, what to do, by core's code."""
    from core import messages

    return messages.explain(code, formats.language(), **dict(params or {}))


def say(code: str, params: Mapping[str, object] | None = None) -> str:
    """Core's sentence `code` in the language of the window."""
    from core import messages

    return messages.text(code, formats.language(), **dict(params or {}))
