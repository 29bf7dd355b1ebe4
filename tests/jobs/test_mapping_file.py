"""The mapping as a file: what is written, what a changed file would do, errors per row, one undoable run."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from helpers.offline import make_home, open_copy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core.app import SkladLink
from core.app.mapping_file import FilePlan
from core.domain.catalogue import Item, ItemKind, Offer, OfferKind
from core.domain.links import LinkOrigin, MatchState
from core.domain.mapping_diff import DiffKind
from core.domain.mapping_file import Column
from core.domain.screens.mapping import MappingQuery, MappingRow, MappingTab
from core.errors import SkladLinkError

AT = {column: number for number, column in enumerate(Column)}
Snapshot = tuple[dict[int, Any], dict[str, str]]


@dataclass
class Files:
    """The program on a loaded day, and a folder for files."""

    app: SkladLink
    folder: Path

    def rows(self, state: MatchState) -> list[MappingRow]:
        found = self.app.mapping_rows(self.app.mapping_ids(MappingQuery(tab=MappingTab.ALL)))
        return [row for row in found if row.state is state]

    def undecided(self) -> list[MappingRow]:
        """Rows that wait for a decision; which kind they are of depends on what the search makes of the day."""
        found = self.app.mapping_rows(self.app.mapping_ids(MappingQuery(tab=MappingTab.TODO)))
        return [row for row in found if row.state is not MatchState.DELETED]

    def snapshot(self) -> Snapshot:
        return self.app.store.links.links(), self.app.store.links.ignored()

    def file(self, *rows: dict[Column, str], name: str = "m.csv") -> Path:
        """A file with only the columns that the rows name."""
        columns = list(dict.fromkeys(column for row in rows for column in row))
        path = self.folder / name
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow([f"x ({column.value})" for column in columns])
            writer.writerows([row.get(column, "") for column in columns] for row in rows)
        return path

    def plan(self, *rows: dict[Column, str]) -> FilePlan:
        return self.app.mapping_file.plan(self.file(*rows))

    def only_error(self, *rows: dict[Column, str]) -> str:
        errors = self.plan(*rows).diff.errors()
        assert len({line.code for line in errors}) == 1, errors
        assert len(errors) == len(rows)
        return errors[0].code.removeprefix("mapfile.")

    def linked(self, number: int = 0) -> MappingRow:
        return self.rows(MatchState.LINKED)[number]

    def free_offer(self) -> int:
        taken = set(self.app.store.links.links())
        kinds = (OfferKind.OFFER, OfferKind.SIMPLE)
        return next(o.id for o in self.app.store.catalogue.all_offers() if o.id not in taken and o.kind in kinds)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("mapping-file"), 120)


@pytest.fixture
def files(day: Path, tmp_path: Path) -> Iterator[Files]:
    app = open_copy(day, tmp_path / "home")
    row = next(r for r in app.mapping_rows(app.mapping_ids(MappingQuery())) if r.state is MatchState.SUGGESTED)
    app.ignore(row.item_id, "=снято; «с продажи»")
    yield Files(app, tmp_path)
    app.close()


def pair(row: MappingRow) -> dict[Column, str]:
    return {Column.ITEM_ID: row.item_id, Column.OFFER_ID: str(row.offer_id or "")}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_saved_file_changes_nothing_and_names_every_row(files: Files, kind: str, lang: str) -> None:
    path = files.folder / f"m.{kind}"
    count = files.app.mapping_file.save(path, lang)
    assert count == files.app.mapping_counts().total
    diff = files.app.mapping_file.plan(path).diff
    assert (diff.lines, diff.rows, diff.unchanged) == ((), count, count)


def test_csv_is_what_the_russian_excel_opens(files: Files) -> None:
    path = files.folder / "m.csv"
    files.app.mapping_file.save(path, "ru", list(files.app.mapping_ids(MappingQuery(tab=MappingTab.IGNORED))))
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    head, row = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert head[AT[Column.ITEM_ARTICLE]] == "Артикул товара (item_article)"
    assert row[AT[Column.STATE]] == "Игнорируется"
    assert row[AT[Column.IGNORE_REASON]] == "'=снято; «с продажи»"


def test_numbers_stay_text_in_excel(files: Files) -> None:
    path = files.folder / "m.xlsx"
    files.app.mapping_file.save(path, "en")
    sheet = load_workbook(path).active
    assert sheet is not None
    for column in (Column.ITEM_ID, Column.ITEM_BARCODE, Column.ITEM_CODE, Column.OFFER_ID, Column.OFFER_XML_ID):
        cells = [cell for (cell,) in sheet.iter_rows(min_row=2, min_col=AT[column] + 1, max_col=AT[column] + 1)]
        filled = [cell for cell in cells if cell.value is not None]
        assert filled
        assert {(cell.data_type, cell.number_format) for cell in filled} == {("s", "@")}


def test_an_edit_in_excel_links_moves_unlinks_and_ignores_in_one_run(files: Files) -> None:
    before = files.snapshot()
    path = files.folder / "m.xlsx"
    files.app.mapping_file.save(path, "ru")
    suggested = next(row for row in files.rows(MatchState.SUGGESTED) if row.offer_id not in before[0])
    first, second, third = files.linked(0), files.linked(1), files.linked(2)
    ambiguous = next(row for row in files.undecided() if row.item_id != suggested.item_id)
    free = files.free_offer()
    assert free != suggested.offer_id
    book = load_workbook(path)
    sheet: Any = book.active
    lines = {cells[AT[Column.ITEM_ID]].value: cells for cells in sheet.iter_rows(min_row=2)}
    lines[suggested.item_id][AT[Column.OFFER_ID]].value = suggested.offer_id
    lines[suggested.item_id][AT[Column.STATE]].value = "связано"
    lines[first.item_id][AT[Column.OFFER_ID]].value = free
    for column in (Column.OFFER_ID, Column.OFFER_XML_ID, Column.OFFER_ARTICLE):
        lines[second.item_id][AT[column]].value = None
    lines[second.item_id][AT[Column.STATE]].value = "Не связано"
    lines[ambiguous.item_id][AT[Column.STATE]].value = "Игнорируется"
    lines[ambiguous.item_id][AT[Column.IGNORE_REASON]].value = "разовый заказ"
    for (cell,) in sheet.iter_rows(min_row=2, min_col=AT[Column.ITEM_NAME] + 1, max_col=AT[Column.ITEM_NAME] + 1):
        cell.value = "чужое название"
    book.save(path)
    plan = files.app.mapping_file.plan(path)
    kinds = {line.item_id: line.kind for line in plan.diff.lines}
    assert kinds == {
        suggested.item_id: DiffKind.NEW,
        first.item_id: DiffKind.MOVED,
        second.item_id: DiffKind.REMOVED,
        ambiguous.item_id: DiffKind.IGNORED,
    }
    assert files.snapshot() == before
    run = files.app.mapping_file.apply(plan)
    links, ignored = files.snapshot()
    assert links[suggested.offer_id or 0].item_id == suggested.item_id
    assert links[free].item_id == first.item_id
    assert links[free].origin is LinkOrigin.IMPORTED
    assert first.offer_id not in links
    assert second.offer_id not in links
    assert links[third.offer_id or 0] == before[0][third.offer_id or 0]
    assert ignored[ambiguous.item_id] == "разовый заказ"
    assert files.app.last_undoable() == run
    assert files.app.undo(run) is None
    assert files.snapshot() == before


def test_items_may_swap_their_offers(files: Files) -> None:
    before = files.snapshot()
    one, two = files.linked(0), files.linked(1)
    plan = files.plan(
        {Column.ITEM_ID: one.item_id, Column.OFFER_ID: str(two.offer_id)},
        {Column.ITEM_ID: two.item_id, Column.OFFER_ID: str(one.offer_id)},
    )
    views = files.app.mapping_file.views(plan.diff.lines)
    assert [view.line.item_before for view in views] == [two.item_id, one.item_id]
    assert all(view.loser and view.before and view.offer for view in views)
    run = files.app.mapping_file.apply(plan)
    assert files.snapshot()[0][two.offer_id or 0].item_id == one.item_id
    assert files.app.undo(run) is None
    assert files.snapshot() == before


def test_an_offer_that_moves_names_the_item_that_loses_it(files: Files) -> None:
    owner, other = files.linked(0), files.undecided()[0]
    plan = files.plan({Column.ITEM_ID: other.item_id, Column.OFFER_ID: str(owner.offer_id)})
    (view,) = files.app.mapping_file.views(plan.diff.lines)
    assert view.line.kind is DiffKind.MOVED
    assert view.loser.startswith(owner.name)
    files.app.mapping_file.apply(plan)
    assert files.snapshot()[0][owner.offer_id or 0].item_id == other.item_id
    assert owner.item_id in {row.item_id for state in MatchState if state is not MatchState.LINKED
                             for row in files.rows(state)}  # fmt: skip


def test_a_missing_row_or_an_empty_offer_alone_unlinks_nothing(files: Files) -> None:
    row, guess = files.linked(), files.undecided()[0]
    plan = files.plan({Column.ITEM_ID: guess.item_id, Column.STATE: "Неоднозначно"},
                      {Column.ITEM_ID: row.item_id, Column.STATE: "suggested"})  # fmt: skip
    assert plan.diff.lines == ()
    with pytest.raises(SkladLinkError) as nothing:
        files.app.mapping_file.apply(plan)
    assert nothing.value.code == "mapfile.nothing"


def test_a_repeated_row_counts_once(files: Files) -> None:
    row = {Column.ITEM_ID: files.undecided()[0].item_id, Column.OFFER_ID: str(files.free_offer())}
    diff = files.plan(row, row).diff
    assert [line.kind for line in diff.lines] == [DiffKind.NEW]
    assert diff.unchanged == 1


def test_unlinked_brings_an_ignored_item_back_and_a_new_reason_is_kept(files: Files) -> None:
    ignored = files.rows(MatchState.IGNORED)[0].item_id
    before = files.snapshot()
    again = files.plan({Column.ITEM_ID: ignored, Column.STATE: "Ignored", Column.IGNORE_REASON: "новая причина"})
    run = files.app.mapping_file.apply(again)
    assert files.snapshot()[1][ignored] == "новая причина"
    assert files.app.undo(run) is None
    assert files.snapshot() == before
    back = files.plan({Column.ITEM_ID: ignored, Column.STATE: "Не связано"})
    assert [line.kind for line in back.diff.lines] == [DiffKind.BACK]
    run = files.app.mapping_file.apply(back)
    assert ignored not in files.snapshot()[1]
    assert files.app.undo(run) is None
    assert files.snapshot() == before


def test_rows_without_ids_are_found_by_a_unique_key(files: Files) -> None:
    catalogue = files.app.store.catalogue
    free = catalogue.offer(files.free_offer())
    assert free is not None
    item = next(
        found
        for row in files.undecided()
        if (found := catalogue.item(row.item_id)) is not None
        and found.external_code
        and len(catalogue.find_items(found.external_code)) == 1
    )
    key = {Column.OFFER_XML_ID: free.xml_id}
    by_code = files.plan({Column.ITEM_EXTERNAL: item.external_code, **key})
    assert [(line.item_id, line.offer_id) for line in by_code.diff.steps()] == [(item.id, free.id)]
    if item.barcodes and len(catalogue.find_items(item.barcodes[0])) == 1:
        by_barcode = files.plan({Column.ITEM_BARCODE: ", ".join(item.barcodes), **key})
        assert [line.item_id for line in by_barcode.diff.steps()] == [item.id]


def test_each_bad_row_says_what_is_wrong(files: Files) -> None:
    catalogue = files.app.store.catalogue
    catalogue.upsert_items(
        [
            Item("aa", ItemKind.PRODUCT, "Один", article="A-1", barcodes=("4607001234567",)),
            Item("bb", ItemKind.PRODUCT, "Два", article="A-1"),
            Item("pp", ItemKind.PRODUCT, "С модификациями", variants_count=2),
            Item("ss", ItemKind.SERVICE, "Доставка"),
            Item("gg", ItemKind.PRODUCT, "Удалён"),
        ],
        1,
    )
    catalogue.upsert_offers([Offer(900001, OfferKind.PARENT, 1, "Карточка"), Offer(900002, OfferKind.OFFER, 1, "Т"),
                             Offer(900003, OfferKind.OFFER, 1, "Нет")], 1)  # fmt: skip
    catalogue.mark_gone(item_ids=["gg"], offer_ids=[900003])
    offer, linked = {Column.OFFER_ID: "900002"}, files.linked()
    cases: dict[str, dict[Column, str]] = {
        "bad_state": {Column.ITEM_ID: "aa", Column.STATE: "может быть"},
        "no_item": {Column.ITEM_ID: "", Column.ITEM_NAME: "Один", **offer},
        "unknown_item": {Column.ITEM_ID: "нет такого", **offer},
        "unknown_offer": {Column.ITEM_ID: "aa", Column.OFFER_ID: "77777777"},
        "ambiguous_item": {Column.ITEM_ARTICLE: "A-1", **offer},
        "damaged": {Column.ITEM_BARCODE: "4,60700E+12", **offer},
        "no_offer": {Column.ITEM_ID: "aa", Column.STATE: "Связано"},
        "ignored_with_offer": {Column.ITEM_ID: "aa", Column.STATE: "Игнорируется", **offer},
        "unlinked_with_offer": {**pair(linked), Column.STATE: "Не связано"},
        "linked_ignored": {Column.ITEM_ID: linked.item_id, Column.STATE: "Ignored"},
        "item_gone": {Column.ITEM_ID: "gg", **offer},
        "offer_gone": {Column.ITEM_ID: "aa", Column.OFFER_ID: "900003"},
        "has_variants": {Column.ITEM_ID: "pp", **offer},
        "kinds": {Column.ITEM_ID: "aa", Column.OFFER_ID: "900001"},
    }
    for code, row in cases.items():
        assert files.only_error(row) == code
    assert files.only_error({Column.ITEM_ID: "ss", **offer}) == "kinds"
    assert files.only_error({Column.ITEM_ID: "aa", **offer}, {Column.ITEM_ID: "bb", **offer}) == "offer_twice"
    twice = ({Column.ITEM_ID: "aa", **offer}, {Column.ITEM_ID: "aa", Column.OFFER_ID: str(files.free_offer())})
    assert files.only_error(*twice) == "item_twice"
    files.app.set_setting("link.several_offers", "true")
    assert len(files.plan(*twice).diff.steps()) == 2


def test_several_offers_of_one_item_have_a_row_each(files: Files) -> None:
    files.app.set_setting("link.several_offers", "true")
    row, free = files.linked(), files.free_offer()
    files.app.link(row.item_id, free)
    path = files.folder / "m.csv"
    assert files.app.mapping_file.save(path, "ru", [row.row]) == 2
    assert files.app.mapping_file.plan(path).diff.lines == ()
    before = files.snapshot()
    run = files.app.mapping_file.apply(files.plan({Column.ITEM_ID: row.item_id, Column.STATE: "Не связано"}))
    assert not {row.offer_id, free} & set(files.snapshot()[0])
    assert files.app.undo(run) is None
    assert files.snapshot() == before


def test_a_plan_over_changed_links_is_refused_whole(files: Files) -> None:
    one, two = files.linked(0), files.linked(1)
    plan = files.plan({Column.ITEM_ID: one.item_id, Column.STATE: "Не связано"},
                      {Column.ITEM_ID: two.item_id, Column.STATE: "Не связано"})  # fmt: skip
    files.app.unlink(two.item_id)
    before = files.snapshot()
    with pytest.raises(SkladLinkError) as refused:
        files.app.mapping_file.apply(plan)
    assert refused.value.code == "mapfile.changed_since"
    assert files.snapshot() == before


def test_nothing_is_half_applied_when_the_database_fails(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = files.linked(0), files.undecided()[0]
    plan = files.plan({Column.ITEM_ID: one.item_id, Column.STATE: "Не связано"},
                      {Column.ITEM_ID: two.item_id, Column.STATE: "Игнорируется"})  # fmt: skip
    before, runs = files.snapshot(), len(files.app.runs())

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(files.app.store.links, "refresh_match_states", full)
    with pytest.raises(SkladLinkError, match="disk full"):
        files.app.mapping_file.apply(plan)
    assert files.snapshot() == before
    assert len(files.app.runs()) == runs


def test_undo_leaves_alone_what_changed_since(files: Files) -> None:
    one, two, other = files.linked(0), files.linked(1), files.undecided()[0]
    plan = files.plan({Column.ITEM_ID: one.item_id, Column.STATE: "Не связано"},
                      {Column.ITEM_ID: two.item_id, Column.STATE: "Не связано"})  # fmt: skip
    run = files.app.mapping_file.apply(plan)
    assert two.offer_id is not None
    files.app.link(other.item_id, two.offer_id)
    assert files.app.undo(run) == "undo.partly"
    links = {offer_id: link.item_id for offer_id, link in files.snapshot()[0].items()}
    assert links[one.offer_id or 0] == one.item_id
    assert links[two.offer_id] == other.item_id


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_file_of_any_spreadsheet_is_read(files: Files, encoding: str, delimiter: str) -> None:
    row = files.linked()
    path = files.folder / "m.csv"
    heads = ["Список за ноябрь"], ["Название товара", "ID в МоёмСкладе", "Состояние"]
    lines = [*heads, ["Зонт", row.item_id, "Не связано"]]
    path.write_bytes("\r\n".join(delimiter.join(cells) for cells in lines).encode(encoding))
    if delimiter == ";":
        assert [line.kind for line in files.app.mapping_file.plan(path).diff.lines] == [DiffKind.REMOVED]
    else:
        path.write_bytes("\r\n".join(delimiter.join(cells) for cells in lines[1:]).encode(encoding))
        assert [line.row for line in files.app.mapping_file.plan(path).diff.lines] == [2]


def test_files_that_are_no_mapping_are_refused_in_words(files: Files) -> None:
    whole = files.folder / "whole.xlsx"
    files.app.mapping_file.save(whole, "ru")
    data = whole.read_bytes()
    other = Workbook()
    other.active.append(["Дата", "Сумма"])  # type: ignore[union-attr]
    other.save(files.folder / "other.xlsx")
    broken = {
        "cut.xlsx": (data[: len(data) // 2], "file.no_table"),
        "inner.xlsx": (data.replace(b"xl/workbook.xml", b"xl/workb00k.xml"), "file.no_table"),
        "empty.csv": (b"", "mapfile.no_head"),
        "picture.csv": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "file.no_table"),
        "text.csv": ("просто письмо\nи ещё строка".encode(), "mapfile.no_head"),
        "head.csv": (b"item_id;offer_id\n;\n", "mapfile.no_rows"),
        "other.xlsx": ((files.folder / "other.xlsx").read_bytes(), "mapfile.no_head"),
    }
    for name, (content, code) in broken.items():
        path = files.folder / name
        path.write_bytes(content)
        with pytest.raises(SkladLinkError) as refused:
            files.app.mapping_file.plan(path)
        assert refused.value.code == code, name
    with pytest.raises(SkladLinkError) as gone:
        files.app.mapping_file.plan(files.folder / "none.csv")
    assert gone.value.code == "file.not_read"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.tuples(st.sampled_from(["link", "unlink", "ignore", "free"]), st.integers(0, 100)), max_size=12),
    kind=st.sampled_from(["csv", "xlsx"]),
    lang=st.sampled_from(["ru", "en"]),
)
def test_an_old_file_brings_the_mapping_back_and_undo_takes_that_back(
    files: Files, acts: list[tuple[str, int]], kind: str, lang: str
) -> None:
    """Save, edit at will, load the saved file: links are as saved; undo: as edited. Saved again, nothing differs."""
    path = files.folder / f"old.{kind}"
    files.app.mapping_file.save(path, lang)
    saved = {offer: link.item_id for offer, link in files.snapshot()[0].items()}
    for act, number in acts:
        rows = files.app.mapping_rows(files.app.mapping_ids(MappingQuery()))
        row = rows[number % len(rows)]
        if act == "unlink":
            files.app.unlink(row.item_id)
        elif act == "ignore" and row.state is not MatchState.LINKED:
            files.app.ignore(row.item_id, "x")
        elif act in ("link", "free") and row.state is not MatchState.LINKED:
            files.app.link(row.item_id, row.offer_id if act == "link" and row.offer_id else files.free_offer())
    edited = files.snapshot()
    plan = files.app.mapping_file.plan(path)
    assert plan.diff.errors() == []
    if plan.diff.steps():
        run = files.app.mapping_file.apply(plan)
        now = {offer: link.item_id for offer, link in files.snapshot()[0].items()}
        assert saved.items() <= now.items()
        assert files.app.mapping_file.plan(path).diff.lines == ()
        assert files.app.undo(run) is None
        assert files.snapshot() == edited
    files.app.mapping_file.save(path, lang)
    assert files.app.mapping_file.plan(path).diff.lines == ()
