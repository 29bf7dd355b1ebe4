"""The log is JSON lines without secrets, whoever wrote them and however the secret got there."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from core import log

SECRET = "s3cr3t/тайна+\"'value\\0f-token"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    log.shutdown()


def lines(home: Path) -> list[dict[str, object]]:
    text = (home / "logs" / log.FILE_NAME).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_lines_are_json_with_time_level_and_context(home: Path) -> None:
    tail = log.setup(home)
    with structlog.contextvars.bound_contextvars(run=7):
        log.get_logger("core.jobs").info("page_read", items=1000, name="Ёлка")
    logging.getLogger("library").warning("old way %s", 5)
    first, second = lines(home)
    assert (first["event"], first["run"], first["items"], first["name"]) == ("page_read", 7, 1000, "Ёлка")
    assert (first["level"], first["logger"]) == ("info", "core.jobs")
    assert str(first["timestamp"]).endswith("Z")
    assert second["event"] == "old way 5"
    assert [line["event"] for line in tail.lines()] == ["page_read", "old way 5"]
    assert [line["event"] for line in tail.lines(level=logging.WARNING)] == ["old way 5"]


def test_a_registered_secret_never_gets_out(home: Path) -> None:
    tail = log.setup(home)
    log.hide(SECRET)
    logger = log.get_logger("test")
    logger.info(
        "plain", value=SECRET, nested={"deep": [f"x{SECRET}x"]}, url=f"https://host/?a={quote(SECRET, safe='')}"
    )
    logger.error(f"in the event {SECRET}")
    logging.getLogger("library").error("argument %r", {"key": SECRET})
    try:
        raise RuntimeError(f"boom {SECRET}")
    except RuntimeError:
        logger.exception("failed")
        logging.getLogger("library").exception("failed")
    text = (home / "logs" / log.FILE_NAME).read_text(encoding="utf-8")
    seen = text + json.dumps(tail.lines(), ensure_ascii=False)
    for form in (SECRET, quote(SECRET), quote(SECRET, safe=""), json.dumps(SECRET)[1:-1], "s3cr3t"):
        assert form not in seen
    assert len(lines(home)) == 5
    assert "boom" in text


@given(secret=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=6, max_size=40))
def test_any_secret_is_taken_out_of_any_json_text(secret: str) -> None:
    redactor = log.Redactor()
    redactor.hide(secret)
    for dumped in (json.dumps({"k": f"<{secret}>"}), json.dumps({"k": f"<{secret}>"}, ensure_ascii=False)):
        assert f"<{secret}>" not in redactor.clean(dumped)
        assert json.dumps(f"<{secret}>")[1:-1] not in redactor.clean(dumped)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Authorization: Bearer abcdef0123456789", "abcdef0123456789"),
        ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("POST https://shop.example/rest/1/q1w2e3r4t5y6u7i8/batch.json", "q1w2e3r4t5y6u7i8"),
        ('{"access_token": "0f9e8d7c6b5a"}', "0f9e8d7c6b5a"),
        ("password=hunter2hunter2&x=1", "hunter2hunter2"),
    ],
)
def test_what_looks_like_a_secret_is_taken_out(text: str, secret: str) -> None:
    assert secret not in log.redact(text)
    assert log.MASK in log.redact(text)


def test_ordinary_text_is_left_alone() -> None:
    text = "Прочитано 1000 товаров за 3 с, GET /entity/variant?limit=1000, token принят"
    assert log.redact(text) == text


def test_the_file_turns_over_and_the_tail_is_bounded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_FILE_BYTES", 2000)
    tail = log.setup(home)
    for number in range(3000):
        log.get_logger("test").info("line", number=number)
    assert len(tail.lines()) == 2000
    assert tail.lines(limit=1)[0]["number"] == 2999
    files = sorted(path.name for path in (home / "logs").iterdir())
    assert files == ["skladlink.log", *(f"skladlink.log.{number}" for number in range(1, 6))]


def test_setting_up_again_moves_the_log(home: Path) -> None:
    log.setup(home / "first")
    log.setup(home / "second")
    log.get_logger("test").info("where")
    assert [line["event"] for line in lines(home / "second")] == ["where"]
    assert not (home / "first" / "logs" / log.FILE_NAME).exists()


def test_before_it_is_set_up_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    log.get_logger("core.test").warning("early", value=SECRET)
    assert capfd.readouterr() == ("", "")
