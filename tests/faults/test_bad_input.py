"""Bad input gets a plain message, an exit code that is not 0, no traceback, and loses nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from faults.conftest import Ground, told
from faults.end_state import left_over
from faults.shell import Shell
from helpers.trial import trial

from core.store.store import FILE_NAME

FAILED, PARTLY = 1, 4
LANGUAGES = ("ru", "en")
LATER = "INSERT INTO schema_migration (name, applied) VALUES ('9001_later', '2027-01-01')"
#: Addresses with a slip of the finger, and what is said about each.
WAREHOUSE_TYPOS = {
    "htps://api.moysklad.ru/api/remap/1.2": "moysklad.url_typo",
    "https:/api moysklad ru": "moysklad.url_typo",
    "https://api.moysklad.ru:0/api/remap/1.2": "moysklad.url_typo",
    "https://api.moysklad.ru:99999999/": "moysklad.url_typo",
    "https://api.moysklad.u/api/remap/1.2": "moysklad.url_host",
    "https://api.moysklad.ru.example.com/api/remap/1.2": "moysklad.url_host",
    "https://online.moysklad.ru/api/remap/1.2": "moysklad.url_old_host",
    "http://api.moysklad.ru/api/remap/1.2": "moysklad.url_not_https",
    "https://api.moysklad.ru/api/remap/1.3": "moysklad.url_path",
    "https://api.moysklad.ru/app/#good": "moysklad.url_path",
    "  ": "moysklad.url_empty",
}
SHOP_TYPOS = {
    "htp://shop.example.com/rest/1/abcdef0123456789/": "bitrix.webhook_scheme",
    "https://shop example.com/rest/1/abcdef0123456789/": "bitrix.webhook_characters",
    "https://shop,example,com/rest/1/abcdef0123456789/": "bitrix.webhook_host",
    "https://shop.example.com/rest/abcdef0123456789/": "bitrix.webhook_incomplete",
    "https://shop.example.com/rest/1/": "bitrix.webhook_incomplete",
    "https://shop.example.com/": "bitrix.webhook_incomplete",
    "https://shop.example.com/rest/1/abcdef0123456789,/": "bitrix.webhook_characters",
    "https://admin:pass@shop.example.com/rest/1/abcdef0123456789/": "bitrix.webhook_login_inside",
}


@pytest.fixture
def links(ground: Ground) -> Iterator[int]:
    """How many links there are; as many must be there afterwards, and a good run must still be possible."""
    count = len(ground.links())
    assert count > 0
    yield count
    assert len(ground.links()) == count
    ground.heal()
    assert ground.sync(accepted=10_000).state.value == "done"
    assert ground.out_of_step() == {}
    assert left_over(ground.home) == []


def check(ground: Ground, shell: Shell, capsys: pytest.CaptureFixture[str], code: str, *words: str) -> None:
    """The command fails with `code`, in plain words of both languages."""
    ground.app.close()
    try:
        for lang in LANGUAGES:
            assert shell.refused(capsys, lang, *words) == code
    finally:
        ground.open()


@pytest.mark.parametrize("words", [("connect",), ("load",), ("sync", "--yes")], ids=str)
def test_a_wrong_token(
    ground: Ground, links: int, quick: None, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    shell = Shell(ground.home, "0" * 40, ground.systems.bitrix_webhook)
    check(ground, shell, capsys, "moysklad.auth", *words)


def test_something_that_is_no_token(ground: Ground, links: int, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(ground.home, "мой токен", ground.systems.bitrix_webhook)
    check(ground, shell, capsys, "moysklad.token_shape", "connect")


def test_a_wrong_webhook_code(ground: Ground, links: int, quick: None, capsys: pytest.CaptureFixture[str]) -> None:
    webhook = ground.systems.bitrix_webhook.rstrip("/")[:-3] + "zzz/"
    check(ground, Shell(ground.home, ground.systems.moysklad_token, webhook), capsys, "bitrix.auth", "connect")


@pytest.mark.parametrize("denied", ["variant.view", "product.view"])
def test_a_token_without_rights_to_goods(
    ground: Ground, links: int, quick: None, capsys: pytest.CaptureFixture[str], denied: str
) -> None:
    ground.warehouse.post("switches", {"denied_rights": [denied]})
    try:
        check(ground, Shell.of(ground), capsys, "moysklad.no_right", "load")
    finally:
        ground.warehouse.post("switches", {"denied_rights": []})


def test_a_token_without_the_right_to_stock(
    ground: Ground, links: int, quick: None, capsys: pytest.CaptureFixture[str]
) -> None:
    ground.warehouse.post("switches", {"denied_rights": ["stock"]})
    try:
        check(ground, Shell.of(ground), capsys, "moysklad.no_right_stock", "sync", "--yes")
        loaded = ground.load(accept=False)
    finally:
        ground.warehouse.post("switches", {"denied_rights": []})
    assert (loaded.state.value, told(loaded)) == ("done_with_failures", "load.done_no_stock")


@pytest.mark.parametrize("typed", WAREHOUSE_TYPOS)
def test_a_typo_in_the_address_of_moysklad(ground: Ground, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    check(ground, Shell.of(ground), capsys, WAREHOUSE_TYPOS[typed], "connect", "--moysklad-url", typed)
    assert ground.app.setting("connection.moysklad_url") == ground.systems.moysklad_url


@pytest.mark.parametrize("typed", SHOP_TYPOS)
def test_a_typo_in_the_webhook(ground: Ground, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    check(ground, Shell(ground.home, ground.systems.moysklad_token, typed), capsys, SHOP_TYPOS[typed], "connect")


def test_a_wrong_port_and_a_foreign_path(
    ground: Ground, links: int, quick: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody listens there, or somebody who is no shop."""
    token, webhook = ground.systems.moysklad_token, ground.systems.bitrix_webhook
    nowhere = "http://127.0.0.1:9"
    check(
        ground, Shell.of(ground), capsys, "moysklad.network", "connect", "--moysklad-url", nowhere + "/api/remap/1.2"
    )
    ground.app.set_setting("connection.moysklad_url", ground.systems.moysklad_url)
    for typed, code in {
        f"{nowhere}/rest/1/abcdef0123456789/": "bitrix.network",
        webhook.replace("/rest/", "/shop/rest/"): "bitrix.bad_json",
    }.items():
        check(ground, Shell(ground.home, token, typed), capsys, code, "connect")


def test_a_page_of_html_instead_of_json(
    ground: Ground, links: int, quick: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for door, code in ((ground.warehouse, "moysklad.html"), (ground.shop, "bitrix.html")):
        ground.heal()
        door.post("faults", {"kind": "html", "charset": "windows-1251", "count": None})
        for words in (("connect",), ("load",), ("sync", "--yes")):
            check(ground, Shell.of(ground), capsys, code, *words)
    assert ground.shop.get("writes") == []


def test_a_shop_without_offers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Links made before are kept, and so is everything that was loaded."""
    with trial(tmp_path / "home", variants=10) as made:
        assert made.load().state.value == "done"
        links = made.links()
        elements = sorted({element.parent_id or element.id for element in made.world.elements()})
        for element in elements:
            made.shop.post("items", {"action": "delete", "id": element})
        made.app.close()
        shell = Shell.of(made)
        for lang in LANGUAGES:
            assert shell.refused(capsys, lang, "load") == "load.no_offers"
        assert shell.here(capsys, "sync", "--yes").code == 0
        made.open()
        assert made.links() == links
        assert made.shop.get("writes") == []
        assert made.app.store.catalogue.count_items() > 0
        fresh = Shell.of(made, tmp_path / "fresh")
        fresh.here(capsys, "connect", "--moysklad-url", made.systems.moysklad_url)
        assert fresh.refused(capsys, "ru", "load") == "load.no_offers"


def everything(made: Ground | Any, *kinds: str) -> list[dict[str, str]]:
    """Orders to delete all items of some kinds."""
    found = {kind: made.warehouse.get("state", kind=kind)["ids"] for kind in kinds}
    return [{"do": "delete", "kind": kind, "id": item_id} for kind, ids in found.items() for item_id in ids]


def test_an_account_without_variants_and_then_without_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with trial(tmp_path / "home", variants=10) as made:
        made.warehouse.post("items", {"all": everything(made, "variant")})
        assert made.load().code == "load.done", "simple products are goods too"
        links, shop = made.links(), made.quantities()
        assert len(links) > 0
        made.sync(accepted=10_000)
        shop = made.quantities()
        made.warehouse.post("items", {"all": everything(made, "bundle", "service", "product")})
        made.app.close()
        shell = Shell.of(made)
        for lang in LANGUAGES:
            assert shell.refused(capsys, lang, "load") == "load.no_items"
        shell.here(capsys, "sync", "--yes")
        made.open()
        assert made.links() == links
        assert made.quantities() == shop, "items that are gone do not make the shop sold out"


def pages_of(home: Path) -> int:
    with closing(sqlite3.connect(home / FILE_NAME)) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


def limit_database(ground: Ground, room: int) -> None:
    """The database may grow by `room` pages (4 kB) more: SQLite answers as on a full disk."""
    store = ground.app.store.raw
    with store.connected():
        store.database.pragma("max_page_count", pages_of(ground.home) + room, permanent=True)


@pytest.mark.parametrize("room", [0, 4, 40])
def test_a_disk_that_fills_during_a_load(ground: Ground, quick: None, tmp_path: Path, room: int) -> None:
    ground.beside(tmp_path / "home")
    limit_database(ground, room)
    code = run_code(ground, ground.load, accept=False)
    assert code == "store.disk_full"
    ground.app.close()
    ground.open()
    assert ground.load().state.value == "done"
    assert left_over(ground.home) == []


@pytest.mark.parametrize("room", [0, 2, 5])
def test_a_disk_that_fills_during_a_push(ground: Ground, links: int, quick: None, room: int) -> None:
    limit_database(ground, room)
    code = run_code(ground, ground.sync, accepted=10_000)
    assert code in ("store.disk_full", "stock.sent")
    assert ground.wrong_writes() == []
    ground.app.close()
    ground.open()


def run_code(ground: Ground, act: Any, **options: Any) -> str:
    """The code of a run's end, or of the error when not even a run could be noted."""
    from core.errors import SkladLinkError

    try:
        return told(act(**options))
    except SkladLinkError as error:
        return error.code


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small disk, Linux only")
def test_a_disk_that_is_really_full(ground: Ground, tmp_path: Path) -> None:
    """A real small disk under database, log and backups, at several fillings."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("may not mount here")
    try:
        shell = Shell.of(ground, disk)
        assert shell.run("connect", "--moysklad-url", ground.systems.moysklad_url).code == 0
        ballast, ends = disk / "ballast", list[tuple[int, str]]()
        for kilobytes in (6000, 4600, 3800, 3000):
            with suppress(OSError), ballast.open("wb", buffering=0) as file:
                for _ in range(kilobytes):
                    file.write(b"x" * 1024)
            full = shell.run("--json", "load")
            ends.append((full.code, full.answer().get("code") or full.answer()["error"]))
            ballast.unlink()
        print(f"full disk: {ends}")
        assert set(ends) <= {(0, "load.done"), (FAILED, "store.disk_full"), (PARTLY, "load.done_no_stock")}
        assert (FAILED, "store.disk_full") in ends
        assert shell.run("load").code == 0
        assert left_over(disk) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_database_from_a_newer_version(ground: Ground, links: int, capsys: pytest.CaptureFixture[str]) -> None:
    path = ground.home / FILE_NAME
    ground.app.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(LATER)
    before = path.read_bytes()
    try:
        for words in (("status",), ("load",), ("sync", "--yes")):
            for lang in LANGUAGES:
                assert Shell.of(ground).refused(capsys, lang, *words) == "store.newer"
        assert path.read_bytes() == before
    finally:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DELETE FROM schema_migration WHERE name LIKE '9001%'")
        ground.open()


def test_a_damaged_database(ground: Ground, links: int, capsys: pytest.CaptureFixture[str]) -> None:
    path = ground.home / FILE_NAME
    ground.app.close()
    whole = path.read_bytes()
    spoilt = bytearray(whole)
    spoilt[8192 : len(spoilt) - 4096] = b"\xa5" * (len(spoilt) - 4096 - 8192)
    for content in (bytes(spoilt), b"this is no database " * 500):
        path.write_bytes(content)
        for lang in LANGUAGES:
            assert Shell.of(ground).refused(capsys, lang, "sync", "--yes") == "store.damaged"
        assert path.read_bytes() == content, "what can still be saved is left as it is"
    for side in ("-wal", "-shm"):
        path.with_name(FILE_NAME + side).unlink(missing_ok=True)
    path.write_bytes(whole)
    ground.open()
