"""A data folder as the demo's first day leaves it, made once and copied: the real program without its two systems."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.app import SkladLink, open_app
from core.app.opening import AppOptions
from core.demo.launch import start
from tests.helpers.trial import SEED, Trial

VARIANTS = 400


def make_home(home: Path, variants: int = VARIANTS) -> Path:
    """Load both pretend systems into `home`, accept the exact pairs, let the demo facts be filled in, and close."""
    with start(variants, SEED) as systems:
        trial = Trial(systems, home, variants, SEED)
        try:
            trial.load()
            trial.app.conflicts.watch.wait()
        finally:
            trial.app.close()
            trial.warehouse.close()
            trial.shop.close()
    return home


def open_copy(home: Path, folder: Path) -> SkladLink:
    """Open the program on a copy of `home` in `folder`; nobody answers at the other ends."""
    shutil.copytree(home, folder, dirs_exist_ok=True)
    return open_app(AppOptions(home=folder))
