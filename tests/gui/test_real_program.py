"""The window over the real program and a loaded data folder: what the stand-in of the other tests cannot prove."""

from __future__ import annotations

from collections.abc import Callable

from tests.gui.conftest import Desk


def test_the_mapping_page_shows_what_the_load_left(open_real: Callable[[str], Desk]) -> None:
    desk = open_real("mapping")
    page = desk.window.pages["mapping"]
    desk.until(lambda: page.model.rowCount() > 0)
    assert page.model.rowCount() == desk.app.mapping_counts().total
