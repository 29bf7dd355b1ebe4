"""A manager's first day on a desktop of its own: the real program as a process, mouse and keyboard only.

Set-up with keys into a real keyring, first load, exact matches, one ambiguity, stock into the shop, a partly shipped
order, language and theme, into the tray and back, and the next morning everything as it was left. What the person
sees is held against what the pretend shop and the store say. Orders and shipments come from the demo's facts, as no
job brings them yet. SKLADLINK_TEST_SHOTS names a folder for pictures of every step.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.app import AppOptions, open_app
from core.demo.launch import DemoSystems, start
from core.settings import ConnectionSettings
from tests.helpers.trial import Door
from tests.window.desktop import SIZE, desktop, missing, wait
from tests.window.person import Person, found, table

# The pair gives a small catalogue with ambiguous items in it.
VARIANTS, SEED = 150, 11
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or bool(missing()), reason="needs python3 dev.py setup"
)


class Office:
    """Everything around the person: both systems, the data folder, and looks into both that change nothing."""

    def __init__(self, systems: DemoSystems, home: Path) -> None:
        self.systems, self.home = systems, home
        self.shop, self.warehouse = Door(systems.bitrix_control), Door(systems.moysklad_control)

    def stored(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the program's database, read only."""
        line = sqlite3.connect(f"file:{self.home / 'skladlink.db'}?mode=ro", uri=True)
        try:
            return line.execute(question, values).fetchall()
        finally:
            line.close()

    def links(self) -> dict[int, str]:
        """Item by linked offer."""
        return dict(self.stored("SELECT offer_id, item_id FROM link"))

    def setting(self, name: str) -> str:
        """A kept setting of the window."""
        rows = self.stored("SELECT value FROM setting WHERE key = ?", f"ui.{name}")
        return str(rows[0][0]).strip('"') if rows else ""

    def quantities(self) -> dict[int, Decimal | None]:
        """What the shop itself has, by offer."""
        rows = self.shop.get("quantities")
        return {int(key): None if row[0] is None else Decimal(str(row[0])) for key, row in rows.items()}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Both systems, and a program that was told nothing but where this MoySklad is."""
    with start(VARIANTS, SEED, token_kind="solution") as systems:
        core = open_app(AppOptions(home=tmp_path / "data"))
        core.settings.put(ConnectionSettings(moysklad_url=systems.moysklad_url))
        core.close()
        yield Office(systems, tmp_path / "data")


@pytest.fixture
def person(office: Office, tmp_path: Path) -> Iterator[Person]:
    shots = os.environ.get("SKLADLINK_TEST_SHOTS")
    with desktop(tmp_path / "desk") as place:
        yield Person(place, office.home, (), Path(shots) if shots else None)


def test_a_managers_first_day(office: Office, person: Person) -> None:
    person.start()
    set_up(person, office)
    load(person, office)
    accept_exact(person, office)
    resolve_one(person, office)
    push(person, office)
    look_at_a_partly_shipped_order(person, office)
    change_language_and_theme(person, office)
    arranged = arrange(person, office)
    to_the_tray_and_back(person)
    come_back_next_morning(person, office, arranged)
    assert office.warehouse.get("unserved")["total"] == 0
    assert office.shop.get("unserved")["total"] == 0


def set_up(person: Person, office: Office) -> None:
    """The wizard's four steps: MoySklad by keyboard, the rest with the mouse."""
    person.sees("Подключите МойСклад")
    person.picture("wizard")
    assert "Токен МоегоСклада" in person.screen()["focus"]
    person.types(office.systems.moysklad_token)
    person.keys("Return")
    seen = person.until("the token's test", lambda seen: "Дальше" in seen["focus"], 30)
    assert found(seen, "Токен принят")
    assert office.systems.moysklad_token not in str(seen), "the key is not shown"
    person.picture("moysklad-connected")
    person.keys("Return")
    person.until("the webhook's field", lambda seen: "Входящий вебхук" in seen["focus"])
    person.types(office.systems.bitrix_webhook)
    person.click("Проверить связь")
    person.sees("Магазин отвечает", seconds=30)
    person.click("Дальше")
    seen = person.until("the warehouses", lambda seen: len(found(seen, "", "CheckBox")) == 3)
    assert [step["words"].endswith("готово") for step in found(seen, "", "RailStep")] == [True, True] + [False] * 3
    person.picture("warehouses")
    person.click("Дальше")
    person.click("Принять 6 пар")
    person.until("the load's page", lambda seen: "Начать загрузку" in seen["focus"])
    assert len(office.stored("SELECT * FROM status_pair")) == 6
    secrets = (office.systems.moysklad_token, office.systems.bitrix_webhook.split("/")[-2])
    files = [path for path in office.home.rglob("*") if path.is_file()]
    assert len(files) > 1
    assert [path for path in files for secret in secrets if secret.encode() in path.read_bytes()] == []


def load(person: Person, office: Office) -> None:
    """Step 5: the first load, and on to the mapping page."""
    before = office.quantities()
    person.ask("facts")
    person.keys("Return")
    person.until("the load's end", lambda seen: "К сопоставлению" in seen["focus"], 90)
    ((offers,),) = office.stored("SELECT count(*) FROM offer")
    told = person.sees(f"{offers} предложения", "Label")
    assert f"связал {len(office.links())} пар" in told["words"]
    assert office.quantities() == before, "a load sends nothing"
    person.picture("loaded")
    person.keys("Return")


def accept_exact(person: Person, office: Office) -> None:
    """All exact pairs at once, after a look at their list."""
    person.table("Сопоставление товаров")
    linked = office.links()
    person.click("Принять точные")
    count = person.table("Принять точные")["count"]
    assert count > 5
    person.picture("exact-matches")
    person.tab_to(f"Связать ({count})")
    person.keys("space")
    person.until("the links", lambda seen: found(seen, f"Связано, {len(linked) + count}"))
    after = office.links()
    assert len(after) == len(linked) + count
    assert linked.items() <= after.items()
    focus = person.screen()["focus"]
    assert "Сопоставление товаров" in focus, "the list has the keys again"


def resolve_one(person: Person, office: Office) -> None:
    """Choose between the offers that share a barcode: the second by key, the first again by mouse, Enter."""
    person.click("Неоднозначно", "FilterChip")
    seen = person.until(
        "ambiguous rows",
        lambda seen: table(seen, "Сопоставление")["rows"] and _all(seen, "Сопоставление", "Неоднозначно"),
    )
    rows = table(seen, "Сопоставление")
    person.click_row(rows["rows"][0])
    cards = person.until("two offers to choose from", lambda seen: len(found(seen, "ID ", "CandidateCard")) > 1)
    first, second, *_ = found(cards, "ID ", "CandidateCard")
    person.keys("2")
    person.until("the second chosen", lambda seen: _chosen(seen) == second["words"])
    person.click(first["words"], "CandidateCard")
    person.until("the first chosen", lambda seen: _chosen(seen) == first["words"])
    person.picture("ambiguous")
    offer = int(re.search(r"ID (\d+)", first["words"])[1])
    assert offer not in office.links()
    person.click("Связать", "Button")
    person.until("one less", lambda seen: found(seen, f"Неоднозначно, {rows['count'] - 1}"))
    ((name,),) = office.stored("SELECT name FROM item WHERE id = ?", office.links()[offer])
    assert name in rows["rows"][0]["words"]


def _all(seen: dict[str, Any], name: str, words: str) -> bool:
    return all(words in row["words"] for row in table(seen, name)["rows"])


def _chosen(seen: dict[str, Any]) -> str:
    return next((card["words"] for card in found(seen, "", "CandidateCard") if card["checked"]), "")


def push(person: Person, office: Office) -> None:
    """Look at every row of the preview, send, and compare the shop with it."""
    person.click("Остатки", "NavButton")
    person.table("Остатки связанных")
    person.picture("stock")
    person.click("Просмотреть изменения")
    person.sees("Просмотр изменений", seconds=30)
    person.picture("preview")
    shown = [row for tab in ("Станет 0", "Уменьшится", "Увеличится") for row in _plan_rows(person, tab)]
    plan = office.stored(
        "SELECT i.name, c.offer_id, c.before_n, c.after_n FROM change c JOIN item i ON i.id = c.item_id "
        "WHERE c.state = 'planned' AND c.kind = 'stock'"
    )
    assert len(shown) == len(plan) > 5
    before = office.quantities()
    person.click(f"Отправить ({len(plan)})")
    person.sees(f"SkladLink отправил в магазин {len(plan)}", seconds=60)
    after = office.quantities()
    assert {offer: after[offer] for offer in after if after[offer] != before[offer]} == {
        offer: Decimal(str(figure)) for _, offer, _, figure in plan
    }
    assert set(office.links()) >= {offer for _, offer, _, _ in plan}
    person.sees("Изменятся, 0")
    person.picture("sent")


def _plan_rows(person: Person, tab: str) -> list[str]:
    """The preview's rows under one tab."""
    person.click(tab, "DotTab")
    (chip,) = found(person.screen(), tab, "DotTab")
    count = int(chip["words"].rpartition(", ")[2])
    if not count:
        return []
    seen = person.until(f"rows under {tab}", lambda seen: table(seen, "Изменения")["count"] == count)
    return [row["words"] for row in table(seen, "Изменения")["rows"]]


def look_at_a_partly_shipped_order(person: Person, office: Office) -> None:
    """Shipments, the tab of partly shipped ones, an order by mouse; what is left is what the store says."""
    person.click("Отгрузки", "NavButton")
    person.table("Отгрузки")
    person.click("Частично", "Toggle")
    seen = person.until("partly shipped orders", lambda seen: _all(seen, "Отгрузки", "частично"))
    row = table(seen, "Отгрузки")["rows"][1]
    number = re.search(r"ТШ-\d+", row["words"])[0]
    person.click_row(row)
    person.sees(f"Заказ {number}", "Label")
    seen = person.until(
        "its positions", lambda seen: table(seen, "Позиции заказа") and table(seen, "Позиции заказа")["rows"]
    )
    person.picture("partly-shipped")
    ((shipped, ordered),) = office.stored(
        "SELECT v.shipped, v.ordered FROM shipment_view v JOIN shop_order o ON o.id = v.order_id WHERE o.number = ?",
        number,
    )
    assert f"{shipped} из {ordered} шт." in row["words"]
    assert 0 < Decimal(shipped) < Decimal(ordered)
    assert found(seen, "Почему «Частично отгружен»") or found(seen, "Почему «", "Label")
    assert [one for one in found(seen, "", "PaperRow") if "Отгрузка" in one["words"]]


def change_language_and_theme(person: Person, office: Office) -> None:
    """English and dark by mouse; the window follows at once."""
    light = person.screen()["window"]["ground"]
    person.click("Настройки", "NavButton")
    person.click("Вид и язык", "SectionButton")
    person.click("English", "Segment")
    person.sees("Mapping", "NavButton")
    person.click("Dark", "ThemeTile")
    person.until("the dark theme", lambda seen: seen["window"]["ground"] < 60 < light)
    person.picture("english-dark")
    wait("both to be kept", lambda: (office.setting("lang"), office.setting("theme")) == ("en", "dark"))


def arrange(person: Person, office: Office) -> dict[str, Any]:
    """Move the window, make it smaller, widen a column and open the mapping page; what it then looks like."""
    x, y, width, height = person.screen()["window"]["geometry"]
    person.drag(x + width // 2, y - 10, -40, 6)
    person.drag(x - 40 + width, y + 6 + height + 2, -120, -60)
    person.until("a smaller window", lambda seen: seen["window"]["geometry"][2] < width - 60)
    person.click("Mapping", "NavButton")
    columns = person.table("Mapping of items")["columns"]
    border = next(place for place in reversed(columns[:-1]) if place[2] > 100)
    last = columns.index(border)
    person.drag(border[0] + border[2] - 1, border[1] + border[3] // 2, -40)
    person.until(
        "a narrower column", lambda seen: table(seen, "Mapping of items")["columns"][last][2] < border[2] - 20
    )
    wait("the widths to be kept", lambda: office.setting("columns.mapping"))
    person.picture("arranged")
    return _arrangement(person.screen())


def _arrangement(seen: dict[str, Any]) -> dict[str, Any]:
    window = seen["window"]
    return {
        "page": window["page"],
        "geometry": window["geometry"],
        "ground": window["ground"],
        "columns": [place[2] for place in table(seen, "Mapping of items")["columns"]],
        "words": [button["words"] for button in found(seen, "", "NavButton")],
    }


def to_the_tray_and_back(person: Person) -> None:
    """The first close says where the program goes on; a second start, and a click on the icon, bring it back."""
    person.keys("alt+F4")
    person.sees("works on in the tray", "Label")
    person.picture("close")
    assert "To tray" in person.screen()["focus"]
    person.keys("Return")
    person.until("the window to hide", _gone)
    assert person.second_start() == 0
    person.until("the first one to come up", lambda seen: seen["window"]["active"])
    person.keys("alt+F4")
    person.until("no second question", _gone)
    person.press_at(*_tray_icon())
    person.until("the window from the tray", lambda seen: seen["window"]["active"])
    person.keys("alt+F4")
    person.until("the window to hide again", _gone)
    person.press_at(*_tray_icon(), button=3)
    seen = person.until("the tray's menu", lambda seen: found(seen, "", "QMenu"))
    person.picture("tray")
    x, y, width, height = found(seen, "", "QMenu")[0]["rect"]
    person.press_at(x + width // 2, y + height - 16)
    assert person.ended() == 0


def _gone(seen: dict[str, Any]) -> bool:
    """Hidden, and the window manager took the focus away, which is faster than a hand."""
    return not seen["window"]["visible"] and not seen["focused"]


def _tray_icon() -> tuple[int, int]:
    return SIZE[0] - 12, SIZE[1] - 16


def come_back_next_morning(person: Person, office: Office, arranged: dict[str, Any]) -> None:
    """A new start: page, language, theme, place and columns as left; the keys are there, a sync goes through."""
    links, quantities = office.links(), office.quantities()
    person.start()
    person.table("Mapping of items")
    person.picture("next-morning")
    seen = person.until("all numbers", lambda seen: _arrangement(seen)["words"] == arranged["words"])
    assert _arrangement(seen) == arranged
    assert office.links() == links
    person.keys("ctrl+r")
    wait("a sync without a question", lambda: office.stored(_LAST_SYNC) == [("done",)], 60)
    assert office.quantities() == quantities, "nothing was left to send"
    person.picture("synced")


_LAST_SYNC = "SELECT state FROM run WHERE job = 'stock_changes' ORDER BY id DESC LIMIT 1"
