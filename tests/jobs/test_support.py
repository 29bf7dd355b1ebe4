"""The support package: useful to who helps, and without any secret or person, wherever one was planted."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import log
from core.app import AppOptions, SkladLink, open_app
from core.app.support import Package, gather
from core.domain.plan import JobName, RunState
from core.errors import SkladLinkError
from core.masking import MASK, Masker
from core.paths import fault_file

TOKEN = "b1946ac92492d2347c6235b4d2611184f00dcafe"
WEBHOOK = "k3jx9qv0w7zplm2t"
PHONE, DENSE_PHONE, SPACED_PHONE = "+7 (912) 345-67-89", "89123456789", "8 912 345 67 89"
EMAIL = "anna.zvereva@почта.рф"
BUYER, LATIN_BUYER = "Зверева Анна Павловна", "Jürgen Østergaard"
ORDER_UUID = "5f0c6b0e-7c1d-11ef-0a80-0f2b001c2d3e"
PASSWORD = "Пароль-Котик7"
PLANTED = (
    TOKEN, WEBHOOK, PHONE, DENSE_PHONE, SPACED_PHONE, EMAIL, "zvereva", "Зверева", "Анна", "Павловна", "Jürgen",
    "Østergaard", ORDER_UUID, PASSWORD, "345-67-89", "912 345", "9123456789",
)  # fmt: skip
SENTENCE = (
    f"Контрагент {BUYER} ({LATIN_BUYER}), тел. {PHONE} или {SPACED_PHONE}, {EMAIL}: заказ {ORDER_UUID} отклонён; "
    f"Authorization: Bearer {TOKEN}; https://user:{PASSWORD}@shop.example/rest/1/{WEBHOOK}/crm.contact.add.json"
    f"?PHONE={DENSE_PHONE}&limit=50&token={TOKEN} password={PASSWORD} {json.dumps(BUYER)} {quote(BUYER)}"
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[SkladLink]:
    """A program with a secret or a person in every place that the package looks at."""
    opened = open_app(AppOptions(home=tmp_path))
    _plant(opened)
    yield opened
    opened.close()


def _plant(app: SkladLink) -> None:
    now = datetime.now(UTC)
    with app.store.raw.write() as connection:
        _insert(connection, "shop_order", id=501, buyer=BUYER)
        _insert(connection, "shop_order", id=502, buyer=LATIN_BUYER)
        _insert(
            connection,
            "export_attempt",
            order_id=501,
            at=1,
            state="failed",
            code="run.internal",
            params=json.dumps({"buyer": BUYER, "text": SENTENCE, "phone": int(DENSE_PHONE)}),
        )
        _insert(
            connection,
            "log_entry",
            at=2,
            level=2,
            source="orders",
            code="run.internal",
            params=json.dumps({"name": LATIN_BUYER}),
            raw=json.dumps(
                {"request": SENTENCE, "agent": {"name": BUYER, "phones": [PHONE, DENSE_PHONE]}, "sum": 899}
            ),
            object_title=BUYER,
        )
    app.set_setting("shop.title", f"Магазин {BUYER}")
    app.set_setting("connection.moysklad_url", f"https://{EMAIL}:{PASSWORD}@api.example/rest/1/{WEBHOOK}/")
    app.set_setting(f"ui.columns.{EMAIL}", SENTENCE)
    number = app.store.journal.start_run(JobName.STOCK_FULL, at=now)
    app.store.journal.set_run_state(
        number, RunState.FAILED, code="run.internal", params={"kind": SENTENCE, "buyer": BUYER, "status": 503}
    )
    logger = log.get_logger("core.test")
    logger.warning("request failed", system="moysklad", request=f"GET entity/counterparty?search={quote(BUYER)}",
                   status=503, code="moysklad.server_error", details=SENTENCE)  # fmt: skip
    logger.info(SENTENCE, name=BUYER, phone=int(DENSE_PHONE), nested={"people": [BUYER, EMAIL], EMAIL: TOKEN})
    try:
        raise ValueError(SENTENCE)
    except ValueError:
        logger.exception("export broke", order=ORDER_UUID)
    (app.home / "logs" / "skladlink.log").open("a", encoding="utf-8").write(f"not json {SENTENCE}\n")
    fault_file(app.home).write_text(f"Fatal Python error: {SENTENCE}\n", "utf-8")


def _insert(connection: object, table: str, **given: object) -> None:
    """A row with `given`; columns that must not be empty get something harmless."""
    execute = connection.execute  # type: ignore[attr-defined]
    values = dict(given)
    for _, name, kind, needed, default, key in execute(f"PRAGMA table_info({table})"):
        if needed and default is None and not key and name not in values:
            values[name] = 0 if kind == "INTEGER" else ""
    marks = ", ".join("?" for _ in values)
    execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))


def _unzipped(package: Package) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(package.zipped())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_that_was_planted_is_in_the_package(app: SkladLink) -> None:
    files = _unzipped(
        gather(app, report=f"Traceback (most recent call last):\nValueError: {SENTENCE}", window={"qt": "6"})
    )
    assert {"crash.txt", "hard-crash.txt", "log.jsonl", "failure.json", "settings.json"} <= set(files)
    found = [(name, word) for name, text in files.items() for word in PLANTED if word.lower() in text.lower()]
    assert found == []
    written = [form for word in (BUYER, "Анна", LATIN_BUYER) for form in (json.dumps(word)[1:-1], quote(word))]
    assert [(name, form) for name, text in files.items() for form in written if form.lower() in text.lower()] == []
    assert app.store.journal.runs(1), "the rows were there"


def test_it_tells_what_a_helper_needs(app: SkladLink) -> None:
    files = _unzipped(gather(app, window={"qt": "6.11.3", "platform": "xcb"}))
    versions = json.loads(files["versions.json"])
    assert versions["qt"] == "6.11.3"
    assert versions["skladlink"]
    assert versions["python"].startswith("3.")
    request = json.loads(files["failure.json"])["request"]
    assert request["request"] == f"GET entity/counterparty?search={MASK}"
    assert (request["status"], request["code"]) == (503, "moysklad.server_error")
    (run,) = json.loads(files["runs.json"])
    assert (run["state"], run["code"], run["params"]["status"]) == ("failed", "run.internal", "503")
    data = json.loads(files["data.json"])
    assert data["rows"]["shop_order"] == 2
    assert data["by_state"]["runs"] == {"stock_full.failed": 1}
    assert data["files"]["skladlink.db"] > 0
    assert data["schema"] >= 2
    assert {line["check"] for line in json.loads(files["checks.json"])} >= {"database", "load"}
    settings = json.loads(files["settings.json"])
    assert settings["schedule.stock_minutes"] == 10
    assert settings["shop.title"] == "set"
    events = [json.loads(line) for line in files["log.jsonl"].splitlines()]
    broke = next(event for event in events if event["event"] == "export broke")
    assert "ValueError" in broke["exception"]
    assert "test_support.py" in broke["exception"], "where it broke stays readable"
    assert broke["order"].startswith("id-"), "an id is recognised again without being told"
    assert all(name in files["about.txt"] for name in files if name != "about.txt")


def test_a_part_that_cannot_be_gathered_costs_no_other(app: SkladLink) -> None:
    with app.store.raw.write() as connection:
        connection.execute("ALTER TABLE run RENAME TO run_gone")
    files = _unzipped(gather(app))
    assert "not gathered" in json.loads(files["runs.json"])
    assert json.loads(files["data.json"])["rows"]["shop_order"] == 2
    with app.store.raw.write() as connection:
        connection.execute("ALTER TABLE run_gone RENAME TO run")


def test_saving_is_whole_or_not_at_all(app: SkladLink, tmp_path: Path) -> None:
    package = gather(app)
    package.save(tmp_path / "report.zip")
    assert zipfile.is_zipfile(tmp_path / "report.zip")
    with pytest.raises(SkladLinkError) as failed:
        package.save(tmp_path / "nowhere" / "report.zip")
    assert failed.value.code == "support.not_saved"
    assert [path.name for path in tmp_path.glob("report*")] == ["report.zip"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25T04:51:00.123456Z",
        "2026-11-25 04:51:07",
        "bad status 503 after 5 tries in 12.5 s",
        'File "core/jobs/stock_read.py", line 231, in read_figures',
        "run.internal",
        "KeyError: 'quantity'",
        "GET entity/assortment?limit=1000&offset=2000",
    ],
)
def test_technical_words_stay_readable(text: str) -> None:
    assert Masker(["Петров Пётр"]).text(text) == text


@given(st.text(alphabet="0123456789abcdef", min_size=32, max_size=64).filter(lambda t: any(c.isdigit() for c in t)))
def test_no_long_hexadecimal_word_survives(secret: str) -> None:
    for text in (f"x {secret} y", f"'{secret}'", f"token={secret}", f"/rest/12/{secret}/batch"):
        assert secret not in Masker().text(text)


@given(
    st.sampled_from(["+7", "8", "7", "+375", ""]),
    st.sampled_from([" ", "-", "", "\u00a0"]),
    st.tuples(st.integers(900, 999), st.integers(100, 999), st.integers(10, 99), st.integers(10, 99)),
)
def test_no_way_to_write_a_phone_survives(country: str, gap: str, groups: tuple[int, int, int, int]) -> None:
    code, first, second, third = groups
    phone = f"{country}{gap}{code}{gap}{first}{gap}{second}{gap}{third}"
    assert str(third) not in Masker().text(f"tel {phone}.").replace(MASK, "")
    assert Masker().value("any", int("".join(filter(str.isdigit, phone)))) == MASK


def test_every_version_is_the_one_that_is_built() -> None:
    import tomllib

    from core.version import VERSION

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
