"""Workbooks written and read: no digit lost, nothing executed, nothing guessed."""

import re
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from wxrepay_gui.domain.errors import SheetError
from wxrepay_gui.domain.money import LARGEST, Fen
from wxrepay_gui.storage.sheet import (
    LARGEST_CONTENT,
    LARGEST_FILE,
    MOST_CELLS,
    Cell,
    Column,
    SheetFault,
    read_sheet,
    write_sheet,
)

SAMPLES = Path(__file__).parent / "samples"
HEADER = (Column(title="ID", width=30), Column(title="Cap", width=12, amount=True))
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "协议 簿.xlsx"


def fault(path: Path) -> str:
    with pytest.raises(SheetError) as caught:
        read_sheet(path)
    assert caught.value.path == str(path)
    return caught.value.reason


def texts(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_sheet(path)]


def part(path: Path, name: str) -> str:
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def rewrite(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Put something else in place of one part of a workbook."""
    with ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = change(parts[name])
    with ZipFile(path, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)


Fill = Callable[[Any, Any], None]


def make(path: Path, fill: Fill) -> None:
    """What another program writes: *fill* gets the workbook and its first sheet."""
    with Workbook(path) as workbook:
        fill(workbook, workbook.add_worksheet("first"))


def write(path: Path, rows: Sequence[Sequence[str | Fen | None]]) -> None:
    write_sheet(path, "协议簿", HEADER, rows)


# Written


def test_what_is_written_is_read(path: Path) -> None:
    write(path, [("C1", Fen(1)), ("", Fen(128_000)), ("C3", None), ("C4", LARGEST)])
    assert read_sheet(path) == (
        (Cell("ID"), Cell("Cap")),
        (Cell("C1"), Cell("0.01", number=True)),
        (Cell(""), Cell("1280", number=True)),
        (Cell("C3"), Cell("")),
        (Cell("C4"), Cell("999999999.99", number=True)),
    )


HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=HYPERLINK(A1)",
    "{=1}",
    "'1",
    '"',
    "20251105000000123456789",
    "0001",
    "2.0251E+22",
    "TRUE",
    "5%",
    "2025-12-06",
    "http://a.b",
    " a  b ",
    "a\nb\r\nc\rd\te",
    "\x00\x01\x0b",
    "😀👨\u200d👩",
    "＝１",
    "<b>&amp;</b>",
    "<r>a</r>",
    "<r></r>",
    "<r>&</r>",
    "_x000D_",
    "_x005F_x000D_",
    "_x005F_x005F_x000d_",
    "_x0041_",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_looks_like(path: Path, text: str) -> None:
    write(path, [(text, None)])
    assert read_sheet(path)[1][0] == Cell(text)
    xml = part(path, SHEET)
    assert "<f>" not in xml
    assert "<hyperlink" not in xml
    assert xml.count("<v>") == 0


OPENINGS = "=+-@\t\r\n\x00＝＋－＠"
"""What makes a spreadsheet take the rest of a cell for something to be worked out."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(rest=st.text("=+-@\t\r\n\x00＝＋－＠ 1A:!|'\"(),&<>/", max_size=24))
@example(rest="cmd|'/C calc'!A1")
@example(rest='HYPERLINK("http://a.b/?"&A1,"x")')
@example(rest='WEBSERVICE("http://a.b")')
@example(rest="")
def test_no_text_is_worked_out_however_it_opens(path: Path, rest: str) -> None:
    texts_written = [opening + rest for opening in OPENINGS]
    write(path, [(text, Fen(1)) for text in texts_written])
    assert [row[0] for row in read_sheet(path)[1:]] == [Cell(text) for text in texts_written]
    xml = part(path, SHEET)
    cells = re.findall(r'<c r="A(?:[2-9]|1\d)"[^>]*>', xml)
    assert len(cells) == len(OPENINGS)
    assert all('t="inlineStr"' in cell for cell in cells)
    assert "<f" not in re.sub(r"<t[ >].*?</t>", "", xml, flags=re.DOTALL)
    with ZipFile(path) as archive:
        names = archive.namelist()
    assert not [name for name in names if "external" in name.lower() or "sheet1.xml.rels" in name]


anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"))
tricky = st.text("_x05FDr<>/&\r\n\t \x01a='\"", max_size=24)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(anything | tricky, st.integers(1, LARGEST).map(Fen)), max_size=20))
@example([(text, Fen(1)) for text in HOSTILE])
def test_any_text_and_any_amount_come_back(path: Path, rows: list[tuple[str, Fen]]) -> None:
    write(path, rows)
    back = read_sheet(path)[1:]
    assert [row[0] for row in back] == [Cell(text) for text, _ in rows]
    for (_, amount), (_, cell) in zip(rows, back, strict=True):
        assert cell.number
        yuan, _, part = cell.text.partition(".")
        assert int(yuan) * 100 + int(part.ljust(2, "0")) == amount


def test_people_see_titles_amounts_and_whole_ids(path: Path) -> None:
    write(path, [("C1", Fen(128_050))])
    xml, styles = part(path, SHEET), part(path, "xl/styles.xml")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in xml
    assert "<v>1280.50</v>" in xml
    assert 'formatCode="#,##0.00"' in styles
    assert 'formatCode="@"' in styles  # text, also for what is typed there later
    assert '<col min="1" max="1" width="30.7109375" style="2" customWidth="1"/>' in xml
    assert 'numberStoredAsText="1"' in xml
    assert 'name="协议簿"' in part(path, "xl/workbook.xml")


def test_a_workbook_is_replaced_for_this_user_alone(path: Path) -> None:
    path.write_bytes(b"old")
    write(path, [("C1", None)])
    assert texts(path) == [["ID", "Cap"], ["C1", ""]]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_ten_thousand_rows_are_written_and_read(path: Path) -> None:
    rows = [(f"20251105000000{n:09d}", Fen(n + 1)) for n in range(10_000)]
    write(path, rows)
    assert [row[0].text for row in read_sheet(path)[1:]] == [text for text, _ in rows]


@pytest.mark.parametrize("row", [["x" * 32_768], ["x"] * 16_385], ids=["text", "columns"])
def test_what_no_sheet_can_hold_is_told_and_the_old_file_stays(path: Path, row: list[str]) -> None:
    path.write_bytes(b"old")
    with pytest.raises(SheetError, match=SheetFault.TOO_MUCH):
        write(path, [row])
    assert path.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "a.xlsx"
    with pytest.raises(SheetError, match="No such file") as caught:
        write(missing, [])
    assert caught.value.path == str(missing)
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(SheetError, match="directory"):
        write(tmp_path / "folder.xlsx", [])
    assert [each.name for each in tmp_path.iterdir()] == ["folder.xlsx"]


# Read


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (15, "15"),
        (15.0, "15"),
        (-3, "-3"),
        (0, "0"),
        (0.05, "0.05"),
        (1280.5, "1280.5"),
        (12.345, "12.345"),
        (1e-7, "1e-07"),
        (1900000109, "1900000109"),
        (123456789012345, "123456789012345"),
        (2.0251105e22, "20251105000000000622592"),
    ],
    ids=str,
)
def test_a_number_is_read_as_it_is_stored(path: Path, number: float, text: str) -> None:
    make(path, lambda _book, sheet: sheet.write_number(0, 0, number))
    assert read_sheet(path) == ((Cell(text, number=True),),)


def test_a_computed_number_is_not_rounded(path: Path) -> None:
    make(path, lambda _book, sheet: sheet.write_number(0, 0, 1))
    rewrite(path, SHEET, lambda xml: xml.replace(b"<v>1</v>", b"<v>3840.2999999999997</v>"))
    assert read_sheet(path) == ((Cell("3840.2999999999997", number=True),),)
    rewrite(path, SHEET, lambda xml: xml.replace(b"3840.2999999999997", b"1E999"))
    assert read_sheet(path) == ((Cell("inf", number=True),),)


def test_other_values_are_read_as_text(path: Path) -> None:
    def fill(workbook: Any, sheet: Any) -> None:  # noqa: ANN401  untyped
        sheet.write_boolean(0, 0, 1)
        sheet.write_boolean(0, 1, 0)
        day, moment, span = (
            workbook.add_format({"num_format": form})
            for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm", "[h]:mm")
        )
        sheet.write_datetime(0, 2, datetime(2025, 12, 6), day)  # noqa: DTZ001  Excel has no zones
        sheet.write_datetime(0, 3, datetime(2025, 12, 6, 7, 30), moment)  # noqa: DTZ001  the same
        sheet.write_datetime(0, 4, time(7, 30), workbook.add_format({"num_format": "hh:mm"}))
        sheet.write_number(0, 5, 1.5, span)
        sheet.write_formula(0, 6, "=1+1", None, 2)
        sheet.write_formula(0, 7, '="a"', None, "a")

    make(path, fill)
    assert texts(path)[0][:4] == ["TRUE", "FALSE", "2025-12-06", "2025-12-06T07:30:00"]
    assert texts(path)[0][4:] == ["07:30:00", "1 day, 12:00:00", "2", "a"]
    assert [cell.number for cell in read_sheet(path)[0]] == [False] * 6 + [True, False]


def test_rows_keep_their_numbers_and_are_equally_long(path: Path) -> None:
    make(path, lambda _book, sheet: sheet.write_string(2, 1, "a") or sheet.write_string(4, 2, "b"))
    assert texts(path) == [["", "", ""], ["", "", ""], ["", "a", ""], ["", "", ""], ["", "", "b"]]


def test_an_empty_sheet_has_no_rows(path: Path) -> None:
    make(path, lambda _book, _sheet: None)
    assert read_sheet(path) == ()


def test_the_first_sheet_that_people_see_is_read(path: Path) -> None:
    def fill(workbook: Any, sheet: Any) -> None:  # noqa: ANN401  untyped
        sheet.write_string(0, 0, "hidden")
        sheet.hide()
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=second!$A$1:$A$2"})
        workbook.add_chartsheet("chart").set_chart(chart)
        second = workbook.add_worksheet("second")
        second.write_string(0, 0, "seen")
        second.activate()
        workbook.add_worksheet("third").write_string(0, 0, "later")

    make(path, fill)
    assert texts(path) == [["seen"]]


def test_a_workbook_of_hidden_sheets_alone_is_damaged(path: Path) -> None:
    make(path, lambda _book, _sheet: None)
    rewrite(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b'sheetId="1"', b'sheetId="1" state="hidden"'),
    )
    assert fault(path) == SheetFault.DAMAGED


def test_a_password_is_told() -> None:
    assert fault(SAMPLES / "protected.xlsx") == SheetFault.PROTECTED


@pytest.mark.parametrize(
    "content",
    [b"", b"id,cap\nC1,1\n", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096],
    ids=["empty", "csv", "beginning", "xls"],
)
def test_another_kind_of_file_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert fault(path) == SheetFault.NOT_XLSX


def test_another_kind_of_archive_is_told(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office:document-content/>")
    assert fault(path) == SheetFault.NOT_XLSX


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "No such file" in fault(tmp_path / "missing.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "directory" in fault(tmp_path / "folder.xlsx")


def test_a_file_over_20_mb_is_not_even_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert fault(path) == SheetFault.TOO_LARGE
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE)
    assert fault(path) == SheetFault.NOT_XLSX


def test_what_unpacks_to_ten_times_as_much_is_refused(path: Path) -> None:
    write(path, [])
    with (
        ZipFile(path, "a", ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/media/picture.bin", "w") as picture,
    ):
        for _ in range(LARGEST_CONTENT // 2**20):
            picture.write(bytes(2**20))
    assert path.stat().st_size < LARGEST_FILE
    assert fault(path) == SheetFault.TOO_MUCH


@pytest.mark.parametrize(
    ("row", "column"),
    [(2**20 - 1, 2**14 - 1), (MOST_CELLS // 2**14, 2**14 - 1), (MOST_CELLS // 26, 25)],
    ids=["last", "first-too-far", "Z"],
)
def test_a_stray_cell_far_away_is_told_and_takes_no_memory(
    path: Path, row: int, column: int
) -> None:
    make(path, lambda _book, sheet: sheet.write_string(row, column, "x"))
    assert fault(path) == SheetFault.TOO_MUCH


def test_as_many_cells_as_may_be_are_read(path: Path) -> None:
    make(path, lambda _book, sheet: sheet.write_string(MOST_CELLS // 26 - 1, 25, "x"))
    assert read_sheet(path)[-1][-1] == Cell("x")


def test_a_text_that_looks_like_a_far_cell_is_none(path: Path) -> None:
    write(path, [('<c r="XFD1048576" t="e">', None)])
    assert texts(path)[1] == ['<c r="XFD1048576" t="e">', ""]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FAR_CELLS = {
    "more letters than a column has": '<c r="DDDDDDDDDDDDDDDDDDDDDDF8"/>',
    "more digits than a row has": '<c r="A999999999"/>',
    "the end of a tag in quotes": """<c s=">" t='>' r="XFD1048576"/>""",
    "another prefix": f'<a-b:c xmlns:a-b="{MAIN}" r="XFD1048576"/>',
    "two places": '<c r="A1" r="XFD1048576"/>',
}


@pytest.mark.parametrize("form", FAR_CELLS)
def test_a_far_cell_is_told_in_whatever_form_the_reader_would_take_it(
    path: Path, form: str
) -> None:
    make(path, lambda _book, sheet: sheet.write_string(0, 0, "C1"))
    row = f"<row>{FAR_CELLS[form]}</row></sheetData>".encode()
    rewrite(path, SHEET, lambda xml: xml.replace(b"</sheetData>", row))
    assert fault(path) == SheetFault.TOO_MUCH


def test_a_far_cell_is_told_in_a_sheet_of_whatever_name(path: Path) -> None:
    make(path, lambda _book, sheet: sheet.write_string(2**20 - 1, 2**14 - 1, "x"))
    with ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for each, content in parts.items():
            renamed = content.replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.dat")
            archive.writestr(each.replace("sheet1.xml", "sheet1.dat"), renamed)
    assert fault(path) == SheetFault.TOO_MUCH


def test_an_error_in_a_cell_is_not_taken_for_nothing(path: Path) -> None:
    make(path, lambda _book, sheet: sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!"))
    assert fault(path) == SheetFault.ERROR_IN_CELL


def spoil_checksum(content: bytearray) -> None:
    place = content.index(b"PK\x01\x02") + 16
    content[place] ^= 0xFF


def set_encrypted(content: bytearray) -> None:
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1


def move_directory(content: bytearray) -> None:
    place = content.index(b"PK\x05\x06") + 12
    content[place : place + 4] = b"\xff\xff\xff\x7f"


@pytest.mark.parametrize(
    "spoil", [spoil_checksum, set_encrypted, move_directory], ids=lambda spoil: spoil.__name__
)
def test_a_damaged_archive_is_told(path: Path, spoil: Callable[[bytearray], None]) -> None:
    write(path, [("C1", None)])
    content = bytearray(path.read_bytes())
    spoil(content)
    path.write_bytes(content)
    assert fault(path) == SheetFault.DAMAGED


@pytest.mark.parametrize("name", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"])
def test_a_damaged_part_is_told(path: Path, name: str) -> None:
    write(path, [("C1", None)])
    rewrite(path, name, lambda xml: xml[: len(xml) * 2 // 3])
    assert fault(path) == SheetFault.DAMAGED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), min_size=1, max_size=4))
def test_whatever_happens_to_a_file_it_is_read_or_refused(
    path: Path, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(WHOLE)
    for place, value in changes:
        content[place % len(content)] = value
    path.write_bytes(content)
    with suppress(SheetError):
        assert all(isinstance(cell, Cell) for row in read_sheet(path) for cell in row)


def whole() -> bytes:
    written = BytesIO()
    with Workbook(written) as workbook:
        workbook.add_worksheet().write_string(0, 0, "C1")
    return written.getvalue()


WHOLE = whole()
