"""Brings the translation files up to date with the program's words: `python3 dev.py words [area …]`.

An area is a folder of `gui/pages` or `shell` (the rest of `gui`); each has its own two .ts files, so that two people
never edit the same one. `app_ru.qm` and `app_en.qm` are built of all of them. What is still untranslated is printed.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUI = ROOT / "gui"
FILES = ROOT / "resources" / "i18n"
LANGUAGES = ("ru", "en")
SHELL = "shell"


def areas() -> dict[str, list[Path]]:
    """The source files of every area by its name."""
    pages = {
        folder.name: sorted(folder.rglob("*.py"))
        for folder in sorted((GUI / "pages").iterdir())
        if (folder / "__init__.py").exists()
    }
    taken = {path for paths in pages.values() for path in paths}
    return {SHELL: sorted(path for path in GUI.rglob("*.py") if path not in taken), **pages}


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt's translation tools; it ends the program when it fails."""
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    outcome = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if outcome.returncode != 0:
        sys.exit(f"{name}: {outcome.stdout}{outcome.stderr}")


def update(area: str, sources: list[Path], folder: Path = FILES) -> None:
    """Read the words of one area into its files; English holds plural forms only."""
    for language in LANGUAGES:
        only = ["-pluralonly"] if language == "en" else []
        target = folder / f"{area}_{language}.ts"
        names = [str(path) for path in sources]
        tool("lupdate", "-silent", "-locations", "none", "-no-obsolete", *only, *names, "-ts", str(target))


def unfinished(area: str, folder: Path = FILES) -> list[str]:
    """Words of an area that have no translation yet, with their language."""
    found = []
    for language in LANGUAGES:
        tree = ElementTree.parse(folder / f"{area}_{language}.ts")
        for message in tree.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                found.append(f"{area}_{language}: {message.findtext('source')}")
    return found


def release(folder: Path = FILES) -> None:
    """Build what the program loads.

    A new file takes the place of the old one: a running program has that one mapped and would die of a change in it.
    """
    for language in LANGUAGES:
        sources = [folder / f"{area}_{language}.ts" for area in areas()]
        known = [str(source) for source in sources if source.exists()]  # a new area has no files before its update
        fresh = folder / f"app_{language}.qm.new"
        tool("lrelease", "-silent", *known, "-qm", str(fresh))
        fresh.replace(folder / f"app_{language}.qm")


def main(chosen: list[str]) -> int:
    """Update the chosen areas (all by default), then build; 1 while something is untranslated."""
    known = areas()
    wrong = [name for name in chosen if name not in known]
    if wrong:
        sys.exit(f"unknown area {', '.join(wrong)}; there are {', '.join(known)}")
    for area in chosen or known:
        update(area, known[area])
    release()
    left = [line for area in chosen or known for line in unfinished(area)]
    print("\n".join(left) or "every word is translated")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
