"""The lock on the data folder: one program at a time, however many of its own lanes ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import SkladLinkError
from core.jobs.lock import JobLock


def test_lanes_that_begin_at_once_share_one_lock(tmp_path: Path) -> None:
    for turn in range(20):
        home = tmp_path / str(turn)
        home.mkdir()
        lock = JobLock(home)
        with ThreadPoolExecutor(4) as pool:
            taken = list(pool.map(lambda _, lock=lock: lock.take(), range(4)))
        assert sorted(taken) == [False, False, False, True]
        with pytest.raises(SkladLinkError, match=r"jobs\.other_instance"):
            JobLock(home).take()
        lock.release()
