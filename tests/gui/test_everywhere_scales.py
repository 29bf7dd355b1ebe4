"""The look at every scene again on finer screens: 125, 150 and 200 per cent, each in a process of its own.

Qt takes the factor at the start of a program only. What is looked for is in `test_everywhere_layout`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.long, pytest.mark.timeout(400)]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_everything_fits_on_finer_screens(factor: str) -> None:
    command = [sys.executable, "-m", "pytest", "tests/gui/test_everywhere_layout.py", "-q", "-m", "not long"]
    environ = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    outcome = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout[-6000:]
    assert "2 passed" in outcome.stdout
