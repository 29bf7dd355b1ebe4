"""Fixtures of the jobs' tests: a whole program on both pretend systems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from helpers.trial import Trial, trial


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Trial]]:
    """Start a trial with a world and switches of the test's own."""
    with ExitStack() as stack:

        def started(**values: Any) -> Trial:
            return stack.enter_context(trial(tmp_path / "home", **values))

        yield started


@pytest.fixture
def loaded(make: Callable[..., Trial]) -> Trial:
    """A small shop, loaded, linked and brought into step once."""
    made = make()
    assert made.load().state.value == "done"
    assert made.sync(accepted=10_000).state.value == "done"
    made.reset_counts()
    return made
