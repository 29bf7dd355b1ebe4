"""`python -m core mapping`: export, a plan without --apply, applying, refusals."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from helpers.offline import make_home

from core.cli import main

Answer = tuple[int, dict[str, Any]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("cli-mapping"), 60)


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str | Path) -> Answer:
        code = main(["--home", str(home), "--json", "mapping", *(str(word) for word in words)])
        return code, json.loads(capsys.readouterr().out.strip().splitlines()[-1])

    return call


def test_out_changed_and_in_again(run: Any, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.csv"
    code, saved = run("export", path)
    assert code == 0
    assert run("import", path) == (
        0,
        {"rows": saved["rows"], "unchanged": saved["rows"], "new": 0, "moved": 0, "removed": 0, "ignored": 0,
         "back": 0, "error": 0, "errors": [], "run": None},
    )  # fmt: skip
    rows = list(csv.reader(path.open(encoding="utf-8-sig"), delimiter=";"))
    linked = next(row for row in rows if "Связано" in row)
    change = tmp_path / "change.csv"
    change.write_text(f"item_id;state\n{linked[0]};Не связано\n", encoding="utf-8")
    code, plan = run("import", change)
    assert (code, plan["removed"], plan["run"]) == (3, 1, None)
    code, done = run("import", change, "--apply")
    assert (code, done["removed"]) == (0, 1)
    assert done["run"] > 0
    code, back = run("import", path, "--apply")
    assert (code, back["new"], back["error"]) == (0, 1, 0)
    assert main(["--home", str(home), "--lang", "en", "mapping", "import", str(path)]) == 0
    assert "Unchanged" in capsys.readouterr().out


def test_errors_are_told_by_row_and_stop_everything_unless_left_out(
    run: Any, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "m.csv"
    run("export", path)
    linked = next(row for row in csv.reader(path.open(encoding="utf-8-sig"), delimiter=";") if "Связано" in row)
    path.write_text(f"item_id;offer_id;state\nнет;1;\n{linked[0]};;Не связано\n", encoding="utf-8")
    code, refused = run("import", path, "--apply")
    assert (code, refused["error"]) == (1, "mapfile.has_errors")
    assert main(["--home", str(home), "mapping", "import", str(path)]) == 3
    told = capsys.readouterr().out
    assert "строка 2: Товара нет: «нет»" in told
    code, done = run("import", path, "--apply", "--skip-errors")
    assert (code, done["removed"], [line["row"] for line in done["errors"]]) == (0, 1, [2])


@pytest.mark.parametrize("content", [b"", b"\x89PNG\x00\x00", "просто текст".encode()])
def test_a_file_that_is_no_mapping_fails_in_words(run: Any, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    code, answer = run("import", path)
    assert code == 1
    assert answer["error"] in ("file.no_table", "mapfile.no_head")
    assert answer["do"]
