"""A stock plan that does not know of the newest pairs says so, and one worked out anew does not."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.trial import trial


def test_a_plan_is_outdated_once_pairs_were_made(tmp_path: Path) -> None:
    with trial(tmp_path, 60) as work:
        work.load(accept=False)
        first = work.app.waiting_plan()
        assert first is not None
        assert not first.outdated
        assert work.app.mapping_counts().exact > 0
        work.app.accept_exact()
        assert work.app.waiting_plan().outdated
        work.sync(send=False)
        anew = work.app.waiting_plan()
        assert not anew.outdated
        assert anew.totals.linked > first.totals.linked
