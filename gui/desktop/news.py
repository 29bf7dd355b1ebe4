"""What is worth a notification and a screen reader's word: turns changes of the program's state into notes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from core.domain.plan import RunState
from core.events import RunEnded
from gui import i18n
from gui.desktop.notifications import Kind, Note, Notifier
from gui.desktop.pulse import Pulse

LOST_SECONDS = 300.0
_ANNOUNCED = frozenset({RunState.DONE, RunState.DONE_WITH_FAILURES, RunState.FAILED, RunState.STOPPED_BY_BRAKE})
_SYSTEMS = ("moysklad", "bitrix")
_PAGES = {"orders": Kind.ORDERS, "conflicts": Kind.CONFLICTS}

Badge = tuple[int, str, str]


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text` when it has finished what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


class News(QObject):
    """Compares what it hears with what it heard before; what stands when the program opens is no news.

    Args:
        badges: each page's badge: how much waits, its tone, its meaning.
    """

    def __init__(
        self,
        window: QWidget,
        notifier: Notifier,
        badges: Callable[[], Mapping[str, Badge]],
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._notifier, self._badges, self._monotonic = window, notifier, badges, monotonic
        self._before = Pulse()
        self._counts: dict[str, int] = {}
        self._lost_since: dict[str, float] = {}
        self._told_lost: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(10_000)
        self._timer.timeout.connect(self.look_at_connections)

    def pulse_changed(self, now: Pulse) -> None:
        """The program's state changed."""
        before, self._before = self._before, now
        if now.braked and now.braked != before.braked:
            self._notifier.tell(Note(Kind.GUARD, now.braked_offers, self._guard_words, "stock"))
            announce(self._window, self.tr("The guard stopped a push. Nothing was sent."))
        elif not now.braked:
            self._notifier.forget(Kind.GUARD)
        self._follow_connections(now, before)

    def run_ended(self, ended: RunEnded) -> None:
        """A job ended: say it, and notify where it needs a person."""
        if ended.code and ended.state in _ANNOUNCED and ended.state != RunState.STOPPED_BY_BRAKE:
            announce(self._window, i18n.say(ended.code, ended.params))
        # A system that does not answer is told as such, after a while: most of it mends itself.
        if ended.state == RunState.FAILED and ended.code.partition(".")[0] not in _SYSTEMS:
            target = f"run:{ended.run_id}" if ended.run_id else ""
            self._notifier.tell(Note(Kind.JOB, 1, lambda count: self._job_words(ended, count), "log", target, True))

    def badges_changed(self) -> None:
        """A page counts something else than before."""
        for page, kind in _PAGES.items():
            number, tone, meaning = self._badges().get(page, (0, "mute", ""))
            known = self._counts.get(page)
            self._counts[page] = number
            if known is None:
                continue
            if number > known and (kind is Kind.CONFLICTS or tone == "err"):
                self._notifier.tell(
                    Note(kind, number, lambda _, page=page, said=meaning: self._page_words(page, said), page)
                )
            elif number == 0:
                self._notifier.forget(kind)

    def look_at_connections(self) -> None:
        """Tell of a system that has been away long enough."""
        now = self._monotonic()
        late = [name for name, since in self._lost_since.items() if now - since >= LOST_SECONDS]
        fresh = [name for name in late if name not in self._told_lost]
        if fresh:
            self._told_lost |= set(fresh)
            self._notifier.tell(Note(Kind.CONNECTION, len(late), lambda _: self._lost_words(late), "settings"))

    def _follow_connections(self, now: Pulse, before: Pulse) -> None:
        troubled = {view.system: view for view in now.troubled}
        known = {view.system: view.state for view in before.troubled}
        for name, view in troubled.items():
            self._lost_since.setdefault(name, self._monotonic())
            if known.get(name) != view.state:
                announce(self._window, self._one_lost(name, view.state))
                if view.state == "refused" and name not in self._told_lost:
                    self._told_lost.add(name)
                    self._notifier.tell(
                        Note(Kind.CONNECTION, 1, lambda _, view=view: self._refused_words(view), "settings")
                    )
        for name in [name for name in self._lost_since if name not in troubled]:
            del self._lost_since[name]
            self._told_lost.discard(name)
        if self._lost_since:
            self._timer.start()
        else:
            self._timer.stop()
            self._notifier.forget(Kind.CONNECTION)

    # --- words ------------------------------------------------------------------------------------------------

    def _guard_words(self, count: int) -> tuple[str, str]:
        return (
            self.tr("The guard stopped a push"),
            self.tr("%Ln offers would become zero. Nothing was sent: please have a look.", "", count),
        )

    def _job_words(self, ended: RunEnded, count: int) -> tuple[str, str]:
        title = self.tr("%Ln jobs failed", "", count)
        return title, f"{i18n.say(f'job.{ended.job}')}: {i18n.say(ended.code, ended.params)}"

    def _page_words(self, page: str, meaning: str) -> tuple[str, str]:
        title = self.tr("Orders wait for you") if page == "orders" else self.tr("Conflicts wait for you")
        return title, meaning

    def _lost_words(self, names: list[str]) -> tuple[str, str]:
        title = "; ".join(self._one_lost(name, "lost") for name in names)
        return title, self.tr("For more than 5 minutes. Decisions are kept and will go out by themselves.")

    def _refused_words(self, view: object) -> tuple[str, str]:
        system, code, params = (getattr(view, name) for name in ("system", "code", "params"))
        return self._one_lost(system, "refused"), i18n.say(code, params) if code else ""

    def _one_lost(self, name: str, state: str) -> str:
        text = self.tr("%1 does not let us in") if state == "refused" else self.tr("No connection: %1")
        return text.replace("%1", i18n.say(f"log.source.{name}"))
