"""How long this program could have run while the machine ran others; only Linux tells it, elsewhere it is nothing."""

from __future__ import annotations

from pathlib import Path

_THREAD = Path("/proc/thread-self/schedstat")
_TASKS = Path("/proc/self/task")


def thread_waited() -> float:
    """Milliseconds of the calling thread so far."""
    return _waited(_THREAD) if _THREAD.exists() else 0.0


class Waited:
    """For work that goes from thread to thread: the longest wait of one thread since the making, in ms.

    The waits of several threads are not added up: they may have been at the same time.
    """

    def __init__(self) -> None:
        self._before = self._all()

    def longest(self) -> float:
        """How long the thread waited that waited longest."""
        return max((now - self._before.get(name, 0.0) for name, now in self._all().items()), default=0.0)

    @staticmethod
    def _all() -> dict[str, float]:
        tasks = _TASKS.iterdir() if _TASKS.exists() else ()
        return {task.name: _waited(task / "schedstat") for task in tasks}


def _waited(file: Path) -> float:
    try:
        return int(file.read_text().split()[1]) / 1e6
    except (OSError, IndexError):  # a thread that ended meanwhile, a kernel without these figures
        return 0.0
