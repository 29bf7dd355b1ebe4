"""Takes the pictures of the user guide and the README anew: `python3 dev.py pictures`.

The program itself renders every page on its pretend systems (`python -m gui --demo --shots`); this file says which of
those pictures go where, and makes them small. The guide has them in its own language, the README in English.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QImage

from gui.picture import save_small

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "resources" / "help"
README = ROOT / "resources" / "pictures"
LARGEST = 120_000
SIZE = "1440x900"
LANGUAGES = ("ru", "en")

#: Picture of the guide: the shot it is made of.
OF_GUIDE: Mapping[str, str] = {
    "wizard": "wizard-1",
    "load": "load-done",
    "overview": "overview",
    "mapping": "mapping",
    "stock": "stock",
    "guard": "stock-brake",
    "quality": "quality",
    "orders": "orders-failed",
    "shipments": "shipments",
    "conflicts": "conflicts",
    "statuses": "statuses",
    "schedule": "schedule",
    "log": "log",
    "settings": "settings",
    "palette": "palette",
}
#: Picture of the README: the shot it is made of.
OF_README: Mapping[str, str] = {
    "overview": "overview",
    "mapping": "mapping",
    "stock-brake": "stock-brake",
    "quality": "quality",
    "orders": "orders-failed",
    "shipments": "shipments",
    "conflicts": "conflicts",
    "statuses": "statuses",
    "schedule": "schedule",
    "log": "log",
    "settings": "settings",
    "wizard": "wizard-1",
    "palette": "palette",
    "help": "help",
}


def shoot(folder: Path, language: str) -> None:
    """Let the program render everything into `folder`; it ends this program when it fails."""
    command = [sys.executable, "-m", "gui", "--demo", "--variants", "400", "--theme", "light"]
    command += ["--lang", language, "--size", SIZE, "--shots", str(folder)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    print(f"rendering: {language}", flush=True)
    outcome = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if outcome.returncode != 0:
        sys.exit(outcome.stdout + outcome.stderr)


def keep(shots: Path, wanted: Mapping[str, str], target: Path, largest: int) -> None:
    """Save the wanted pictures small in `target` and remove what is no longer wanted there."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        if old.stem not in wanted:
            old.unlink()
    for name, shot in wanted.items():
        image = QImage(str(shots / f"{shot}.png"))
        if image.isNull():
            sys.exit(f"there is no picture {shot}.png any more; {Path(__file__).name} asks for it")
        save_small(image, target / f"{name}.png", largest)


def main() -> int:
    """Take all pictures; 1 when one is too large."""
    with tempfile.TemporaryDirectory(prefix="skladlink-pictures-") as name:
        for language in LANGUAGES:
            shots = Path(name) / language
            shoot(shots, language)
            keep(shots, OF_GUIDE, GUIDE / language, LARGEST)
        keep(Path(name) / "en", OF_README, README, LARGEST)
    sizes = {path: path.stat().st_size for place in (GUIDE, README) for path in place.rglob("*.png")}
    large = [f"{path.relative_to(ROOT)}: {size}" for path, size in sizes.items() if size > LARGEST]
    print("\n".join(large) or f"{len(sizes)} pictures, {sum(sizes.values()) // 1000} kB")
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
