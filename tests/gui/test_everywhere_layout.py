"""Everywhere in the window: nothing is cut, nothing overlaps, nothing scrolls for nothing, every stop has a name.

Both sizes in the short run, each in another language; the other combinations, dense rows and larger letters in the
long one. What may be cut says so by being a name in a table's cell (its tooltip has it whole) or by a tooltip of its
own; figures, dates, states and headings may never be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.gui.conftest import Desk
from tests.gui.everywhere import Walk
from tests.gui.fitting import cut, nameless, overlaps, scrolling, squeezed
from tests.gui.seen import Painted

SHORT = (("ru", (1440, 900)), ("en", (1024, 700)))
LONG = (("en", (1440, 900)), ("ru", (1024, 700)), ("ru", (3840, 2160)))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painted]:
    """What is painted from now on."""
    recorder = Painted(monkeypatch)
    yield recorder
    recorder.close()


def walk_through(desk: Desk, painted: Painted) -> list[str]:
    """Every fault of every scene, each named once."""
    walk, faults, window = Walk(desk), {}, desk.window
    for stop in walk.everywhere():
        painted.found(window)
        wrong = (*overlaps(window), *squeezed(window), *cut(painted), *scrolling(window), *nameless(window))
        for fault in wrong:
            faults.setdefault(fault, stop)
    never = [f"{stop}: the scene is never ready" for stop in walk.never_ready]
    return [*(f"{stop}: {fault}" for fault, stop in faults.items()), *never]


def look(
    open_real: Callable[..., Desk], painted: Painted, lang: str, size: tuple[int, int], density: str = "normal"
) -> None:
    desk = open_real("overview")
    desk.window.resize(*size)
    desk.window.set_language(lang)
    desk.window.set_density(density)
    try:
        faults = walk_through(desk, painted)
    finally:
        desk.window.set_density("normal")
        desk.window.set_language("ru")
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize(("lang", "size"), SHORT)
def test_everything_fits_everywhere(
    open_real: Callable[..., Desk], painted: Painted, lang: str, size: tuple[int, int]
) -> None:
    look(open_real, painted, lang, size)


@pytest.mark.long
@pytest.mark.parametrize("density", ["normal", "dense"])
@pytest.mark.parametrize(("lang", "size"), LONG)
def test_everything_fits_in_every_other_way(
    open_real: Callable[..., Desk], painted: Painted, lang: str, size: tuple[int, int], density: str
) -> None:
    look(open_real, painted, lang, size, density)
