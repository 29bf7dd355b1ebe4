"""Notifications: only while the window is away, one of a kind in ten minutes, grouped, leading to their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtGui import QAccessible

from core.domain.screens.common import ConnectionView
from core.events import RunEnded
from gui.desktop import news as news_module
from gui.desktop.manners import Manners
from gui.desktop.news import LOST_SECONDS, News
from gui.desktop.notifications import INTERVAL, Kind, Note, Notifier
from gui.desktop.pulse import Pulse
from tests.gui.conftest import Desk
from tests.gui.mannered import manners

pytestmark = pytest.mark.usefixtures("qapp")
LOST = ConnectionView("shop", "lost", "shop.example", None, "bitrix.network", {})


@dataclass
class Scene:
    """A notifier whose clock, window and switch are the test's."""

    now: float = 1000.0
    away: bool = True
    wanted: bool = True
    shown: list[tuple[str, str]] = field(default_factory=list)

    def notifier(self) -> Notifier:
        return Notifier(
            lambda title, text: self.shown.append((title, text)),
            lambda: self.wanted,
            lambda: self.away,
            monotonic=lambda: self.now,
        )


def note(kind: Kind = Kind.JOB, count: int = 1, *, adds: bool = True) -> Note:
    return Note(kind, count, lambda n: (kind.value, str(n)), "log", adds=adds)


def test_one_of_a_kind_in_ten_minutes_and_the_rest_together() -> None:
    scene = Scene()
    notifier = scene.notifier()
    for _ in range(5):
        notifier.tell(note())
    assert scene.shown == [("job", "1")]
    notifier.tell(note(Kind.ORDERS, 3, adds=False))
    notifier.tell(note(Kind.ORDERS, 7, adds=False))
    assert scene.shown == [("job", "1"), ("orders", "3")]
    scene.now += INTERVAL - 1
    notifier.tell_waiting()
    assert len(scene.shown) == 2
    scene.now += 2
    notifier.tell_waiting()
    assert sorted(scene.shown[2:]) == [("job", "4"), ("orders", "7")], "added up, and the newest whole"
    notifier.tell_waiting()
    assert len(scene.shown) == 4


def test_nothing_is_told_to_a_person_at_the_window_or_who_wants_none() -> None:
    scene = Scene(away=False)
    notifier = scene.notifier()
    notifier.tell(note())
    scene.away, scene.wanted = True, False
    notifier.tell(note())
    assert scene.shown == []
    scene.wanted = True
    notifier.tell(note())
    notifier.tell(note())
    notifier.seen()
    scene.now += INTERVAL + 1
    notifier.tell_waiting()
    assert len(scene.shown) == 1, "what was seen at the window is no news"


def test_what_is_over_is_not_told_any_more() -> None:
    scene = Scene()
    notifier = scene.notifier()
    notifier.tell(note(Kind.GUARD))
    notifier.tell(note(Kind.GUARD))
    notifier.forget(Kind.GUARD)
    scene.now += INTERVAL + 1
    notifier.tell_waiting()
    assert len(scene.shown) == 1


@pytest.fixture
def told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Scene, News, list[str], dict[str, tuple]]]:
    """News with its notifier, what screen readers heard, and the badges to be changed."""
    scene, said, badges = Scene(), [], {"orders": (2, "err", "2 не переданы"), "conflicts": (1, "warn", "1 конфликт")}
    monkeypatch.setattr(news_module, "announce", lambda _, text: said.append(text))
    made = News(desk.window, scene.notifier(), lambda: badges, monotonic=lambda: scene.now)
    made.badges_changed()
    yield scene, made, said, badges
    made.deleteLater()


def test_a_guard_stop_is_told_once_and_announced(told: tuple[Scene, News, list[str], dict[str, tuple]]) -> None:
    scene, news, said, _ = told
    news.pulse_changed(Pulse(braked=12, braked_offers=21))
    news.pulse_changed(Pulse(braked=12, braked_offers=21, paused=True))
    assert [title for title, _ in scene.shown] == ["Защита остановила отправку"]
    assert "21 предложение" in scene.shown[0][1]
    assert said == ["Защита остановила отправку. Ничего не отправлено."]


def test_a_lost_connection_is_told_after_five_minutes_and_announced_at_once(
    told: tuple[Scene, News, list[str], dict[str, tuple]],
) -> None:
    scene, news, said, _ = told
    news.pulse_changed(Pulse(troubled=(LOST,)))
    assert said == ["Нет связи: Магазин"]
    scene.now += LOST_SECONDS - 5
    news.look_at_connections()
    assert scene.shown == [], "most of it mends itself"
    scene.now += 10
    news.look_at_connections()
    news.look_at_connections()
    assert [title for title, _ in scene.shown] == ["Нет связи: Магазин"]
    news.pulse_changed(Pulse())
    scene.now += INTERVAL
    news.pulse_changed(Pulse(troubled=(LOST,)))
    scene.now += LOST_SECONDS + 1
    news.look_at_connections()
    assert len(scene.shown) == 2, "lost anew"


def test_a_closed_door_is_told_at_once(told: tuple[Scene, News, list[str], dict[str, tuple]]) -> None:
    scene, news, _, _ = told
    news.pulse_changed(Pulse(troubled=(replace(LOST, state="refused", code="bitrix.network"),)))
    assert [title for title, _ in scene.shown] == ["Магазин: доступ закрыт"]


def test_only_more_failed_orders_and_conflicts_are_news(
    told: tuple[Scene, News, list[str], dict[str, tuple]],
) -> None:
    scene, news, _, badges = told
    news.badges_changed()
    assert scene.shown == [], "what stood at the start is no news"
    badges["orders"] = (5, "err", "5 не переданы")
    badges["conflicts"] = (3, "warn", "3 конфликта")
    news.badges_changed()
    assert sorted(scene.shown) == [("Заказы ждут вас", "5 не переданы"), ("Конфликты ждут вас", "3 конфликта")]
    badges["orders"] = (6, "mute", "6 ждут")
    scene.now += INTERVAL + 1
    news.badges_changed()
    assert len(scene.shown) == 2, "orders that only wait need nobody"


def test_a_job_that_failed_for_good_is_told_and_a_network_failure_is_not(
    told: tuple[Scene, News, list[str], dict[str, tuple]],
) -> None:
    scene, news, said, _ = told
    news.run_ended(RunEnded(4, "stock_full", "failed", "moysklad.network", {}))
    assert scene.shown == []
    news.run_ended(RunEnded(5, "stock_full", "failed", "store.disk_full", {}))
    assert [title for title, _ in scene.shown] == ["1 задание не выполнено"]
    news.run_ended(RunEnded(6, "stock_full", "done", "stock.no_links", {}))
    assert len(said) == 3, "each end is announced"


def test_the_announcement_is_polite(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, object]] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append((event.message(), event.politeness()))
    )
    news_module.announce(desk.window, "Готово")
    assert heard == [("Готово", QAccessible.AnnouncementPoliteness.Polite)]


@pytest.fixture
def made(make_desk: Callable[..., Desk]) -> Iterator[tuple[Desk, Manners]]:
    desk = make_desk(300, page="stock")
    with manners(desk) as mannered:
        yield desk, mannered


def test_a_click_opens_the_page_it_is_about(made: tuple[Desk, Manners], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, mannered = made
    shown: list[str] = []
    monkeypatch.setattr(mannered.tray.icon, "showMessage", lambda title, *_: shown.append(title))
    desk.window.hide()
    mannered.notifier.tell(Note(Kind.CONFLICTS, 2, lambda n: ("Конфликты ждут вас", str(n)), "conflicts"))
    assert shown == ["Конфликты ждут вас"]
    mannered.tray.message_clicked.emit()
    assert desk.window.isVisible()
    assert desk.window.current == "conflicts"


def test_the_switch_turns_them_off(made: tuple[Desk, Manners], monkeypatch: pytest.MonkeyPatch) -> None:
    desk, mannered = made
    shown: list[str] = []
    monkeypatch.setattr(mannered.tray.icon, "showMessage", lambda title, *_: shown.append(title))
    desk.window.hide()
    desk.app.set_setting("ui.notifications", "false")
    mannered.notifier.tell(note())
    assert shown == []
    desk.app.set_setting("ui.notifications", "true")
    mannered.notifier.tell(note())
    assert shown == ["job"]


def test_the_tray_says_the_most_urgent(made: tuple[Desk, Manners]) -> None:
    desk, mannered = made
    tray = mannered.tray
    tray.show_pulse(Pulse())
    assert tray.words() == "все задания выполнены"
    desk.window.pages["orders"].set_badge(3, "err", "3 не переданы")
    assert tray.words() == "Заказы: 3 не переданы"
    assert tray.state == "attention"
    tray.show_pulse(Pulse(troubled=(LOST,)))
    assert tray.words() == "нет связи: Магазин"
    tray.show_pulse(Pulse(braked=3, braked_offers=24, troubled=(LOST,)))
    assert tray.words().startswith("защита остановила отправку, 24 предложения")
    assert tray.icon.toolTip().startswith("SkladLink — защита")
