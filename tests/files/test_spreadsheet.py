"""Tables as files: what is written is read again, Excel gets numbers as numbers and never a formula."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.app import spreadsheet
from core.errors import SkladLinkError

HEAD = ("Товар", "Остаток", "Обновлено")
NASTY = ('=HYPERLINK("http://evil")', "+7 921", "-1+2", "@сумма", "a;b,c", 'кавычки "ёлочки"', "две\nстроки", "00123")
texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).map(str.strip)


@pytest.mark.parametrize("kind", spreadsheet.FORMATS)
@pytest.mark.parametrize("comma", [True, False])
def test_texts_come_back_as_they_went(tmp_path: Path, kind: str, comma: bool) -> None:
    path = tmp_path / f"таблица.{kind}"
    assert spreadsheet.write(path, "Остатки", HEAD, [(text, None, None) for text in NASTY], comma=comma) == len(NASTY)
    head, *rows = spreadsheet.read(path)
    assert tuple(head) == HEAD
    assert tuple(row[0] for row in rows) == NASTY
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@given(rows=st.lists(st.tuples(texts.filter(lambda text: not text.startswith("'")), texts), max_size=8))
def test_any_text_survives_a_csv_file(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    spreadsheet.write(path, "t", ("а", "б"), rows, comma=True)
    assert [cells[0] for cells in spreadsheet.read(path)][1:] == [first for first, _ in rows]


def test_excel_gets_numbers_and_times_as_such_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    moment = datetime(2026, 11, 24, 11, 31, tzinfo=UTC)
    spreadsheet.write(path, "Лист: [1]", HEAD, [("=1+1", Decimal("2.5"), moment)], comma=True)
    first = next(load_workbook(path).worksheets[0].iter_rows(min_row=2))
    assert [cell.data_type for cell in first] == ["s", "n", "d"]
    assert (first[0].value, first[1].value) == ("=1+1", 2.5)
    assert first[2].value == moment.astimezone().replace(tzinfo=None)


def test_a_csv_for_the_russian_excel_has_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    spreadsheet.write(path, "t", ("а", "б"), [("x", Decimal("-2.50"))], comma=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";"))[1] == ["x", "-2,50"]


def test_what_excel_saves_in_the_old_code_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("Товар;Артикул\r\nБотинки;007\r\n".encode("cp1251"))
    assert list(spreadsheet.read(path)) == [["Товар", "Артикул"], ["Ботинки", "007"]]


def test_a_file_that_is_no_table_is_told_in_three_parts(tmp_path: Path) -> None:
    picture = tmp_path / "t.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    with pytest.raises(SkladLinkError) as caught:
        list(spreadsheet.read(picture))
    assert caught.value.code == "file.no_table"
    with pytest.raises(SkladLinkError) as caught:
        list(spreadsheet.read(tmp_path / "none.csv"))
    assert caught.value.code == "file.not_read"


def test_a_failed_write_leaves_the_older_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("старое", "utf-8")

    def rows() -> object:
        yield ("x",)
        raise OSError(28, "No space left on device")

    with pytest.raises(SkladLinkError) as caught:
        spreadsheet.write(path, "t", ("а",), rows(), comma=True)
    assert caught.value.code == "file.not_written"
    assert path.read_text("utf-8") == "старое"
    assert [entry.name for entry in tmp_path.iterdir()] == ["t.csv"]
