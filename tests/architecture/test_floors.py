"""The floors of the house hold, and each import contract would notice a breach."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()"]

# Contract → where to plant what it forbids.
BREACHES = {
    "The domain is pure": ("core/domain/planted.py", "import sqlite3"),
    "The gateways know neither each other nor the store nor the jobs": (
        "core/moysklad/planted.py",
        "import core.store",
    ),
    "The gateways are independent": ("core/bitrix/planted.py", "import core.moysklad"),
    "The pretend systems know nothing of the product": ("core/demo/planted.py", "import core.domain"),
    "Jobs talk to the two systems through ports only": ("core/jobs/planted.py", "import requests"),
    "The core never sees Qt": ("core/planted.py", "import PySide6.QtCore"),
    "The window talks to core.app and the plain types only": ("gui/planted.py", "import core.store"),
}


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages below a folder."""
    return subprocess.run(
        [*LINT_IMPORTS, "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the two packages and the contracts, to be spoiled at will."""
    root = tmp_path_factory.mktemp("house")
    for package in ("core", "gui"):
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def test_every_contract_is_kept(copy: Path) -> None:
    outcome = lint_imports(copy)
    assert outcome.returncode == 0, outcome.stdout
    assert "0 broken" in outcome.stdout


def test_every_contract_has_its_breach_below() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert {contract["name"] for contract in config["tool"]["importlinter"]["contracts"]} == set(BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_noticed(copy: Path, contract: str) -> None:
    place, line = BREACHES[contract]
    planted = copy / place
    planted.write_text(f'"""Planted by a test."""\n\n{line}\n')
    try:
        outcome = lint_imports(copy)
    finally:
        planted.unlink()
    assert outcome.returncode == 1, outcome.stdout
    assert f"{contract} BROKEN" in outcome.stdout
    assert "planted" in outcome.stdout.partition("Broken contracts")[2]
