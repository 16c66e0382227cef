"""Excel workbooks in and out: the one door to the libraries that read and write them.

Both libraries are imported where they are used: few runs of the program need either.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from wxrepay_gui.domain.errors import SheetError
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.storage.files import replace_file

LARGEST_FILE = 20 * 2**20
LARGEST_CONTENT = 10 * LARGEST_FILE
MOST_CELLS = 2_000_000
"""From the first row and column to the last: the reader makes room for every cell between."""

_MAIN_PART = "xl/workbook.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PREFIX = rb"""<(?:[^\s<>/:="']+:)?"""
_WITHIN = rb"""\s(?:(?:[^<>"']|"[^"]*"|'[^']*')*?\s)?"""
"""What may stand in a tag before an attribute; a value may hold anything but its quote."""

_PLACE = re.compile(_PREFIX + rb"(?:c|row)" + _WITHIN + rb"""r\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_ERROR = re.compile(_PREFIX + rb"c" + _WITHIN + rb"""t\s*=\s*["']e["']""")
_MOST_LETTERS = 3
"""Of a column: Excel's last is XFD. The reader counts on with any number, until it overflows."""

_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_LIKE_MARKUP = re.compile(r"\A<(?=r>)")


class SheetFault(StrEnum):
    """Why a workbook cannot be used, unless the system has its own word for it."""

    TOO_LARGE = "larger than 20 MB"
    TOO_MUCH = "too much for one sheet"
    PROTECTED = "protected by a password"
    NOT_XLSX = "not an Excel workbook (.xlsx)"
    DAMAGED = "damaged"
    ERROR_IN_CELL = "a cell holds an error such as #N/A"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is stored, not as it is shown.

    Attributes:
        text: A number without an empty fraction, and never rounded; a date in ISO form.
        number: It was one: Excel keeps fifteen digits and forgets the others.
    """

    text: str
    number: bool = False


_EMPTY = Cell("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is written: its title, its width in digits, and whether it holds amounts."""

    title: str
    width: int
    amount: bool = False


def read_sheet(path: Path) -> tuple[tuple[Cell, ...], ...]:
    """Every row of the workbook's first visible sheet, from its first row and column on.

    Raises:
        SheetError: No such file, no Excel workbook, damaged, too large, or behind a password.
    """
    from python_calamine import (  # noqa: PLC0415  see the module's own words
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    content = _content(path)
    _inspect(content, path)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            names = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.typ is SheetTypeEnum.WorkSheet
                and sheet.visible is SheetVisibleEnum.Visible
            ]
            if not names:
                raise SheetError(str(path), SheetFault.DAMAGED)
            rows = workbook.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise SheetError(str(path), SheetFault.DAMAGED) from error
    return tuple(tuple(map(_cell, row)) for row in rows)


def write_sheet(
    path: Path,
    title: str,
    header: Sequence[Column],
    rows: Iterable[Sequence[str | Fen | None]],
) -> None:
    """Write a workbook of one sheet to *path*, in one step and for this user alone.

    Texts are text cells, whatever they look like: no digit of an id is lost, and nothing is a
    formula. Amounts are numbers of yuan with two decimals.

    Args:
        path: The file; one that is there is replaced.
        title: The sheet's name.
        header: The first row, which stays in sight.
        rows: A text, an amount or nothing for each column.

    Raises:
        SheetError: The file cannot be written, or a sheet cannot hold this; the old file stays.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415  see the module's own words

    written = BytesIO()
    try:
        with Workbook(written, {"constant_memory": True}) as workbook:
            bold = workbook.add_format({"bold": True})
            text = workbook.add_format({"num_format": "@"})
            amount = workbook.add_format({"num_format": "#,##0.00"})
            sheet = workbook.add_worksheet(title)
            sheet._escape_control_characters = _escaped  # noqa: SLF001  its own loses texts
            sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(header):
                shown = amount if column.amount else text
                sheet.set_column(place, place, column.width, shown)
            sheet.set_row(0, None, bold)
            titles = [column.title for column in header]
            for number, row in enumerate(chain([titles], rows)):
                for place, value in enumerate(row):
                    if _put(sheet, number, place, value) != 0:
                        raise SheetError(str(path), SheetFault.TOO_MUCH)
        replace_file(path, written.getvalue())
    except OSError as error:
        raise SheetError(str(path), error.strerror or str(error)) from error


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SheetError(str(path), SheetFault.TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise SheetError(str(path), error.strerror or str(error)) from error


def _inspect(content: bytes, path: Path) -> None:
    """Refuse what the reader would misread, or would end the program over.

    It takes an error in a cell for an empty cell; and one stray cell in the last row and column
    makes it ask the system for 500 GB.
    """
    if not is_zipfile(BytesIO(content)):
        encrypted = _ENCRYPTED in content
        raise SheetError(str(path), SheetFault.PROTECTED if encrypted else SheetFault.NOT_XLSX)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if _MAIN_PART not in archive.namelist():
                raise SheetError(str(path), SheetFault.NOT_XLSX)
            if sum(part.file_size for part in parts) > LARGEST_CONTENT:
                raise SheetError(str(path), SheetFault.TOO_MUCH)
            for part in parts:  # of any name: the workbook's relations say which one is a sheet
                _inspect_part(archive.read(part), path)
    except (BadZipFile, RuntimeError, ValueError, EOFError, zlib.error) as error:
        raise SheetError(str(path), SheetFault.DAMAGED) from error


def _inspect_part(xml: bytes, path: Path) -> None:
    rows, columns = 0, 0
    for letters, digits in _PLACE.findall(xml):
        if len(letters) > _MOST_LETTERS:
            raise SheetError(str(path), SheetFault.TOO_MUCH)
        rows = max(rows, int(digits))
        columns = max(columns, _column(letters))
    if rows * columns > MOST_CELLS:
        raise SheetError(str(path), SheetFault.TOO_MUCH)
    if _ERROR.search(xml):
        raise SheetError(str(path), SheetFault.ERROR_IN_CELL)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _cell(value: str | float | date | time | timedelta) -> Cell:
    match value:
        case "":
            return _EMPTY
        case str():
            return Cell(value)
        case bool():
            return Cell(str(value).upper())
        case float() | int():
            return Cell(f"{value:.0f}" if value % 1 == 0 else repr(value), number=True)
        case timedelta():
            return Cell(str(value))
        case _:
            return Cell(value.isoformat())


def _put(sheet: Any, row: int, column: int, value: str | Fen | None) -> int:  # noqa: ANN401  untyped
    """Write one cell; 0 unless the sheet cannot hold it."""
    if value is None or value == "":
        return 0
    if isinstance(value, str):
        return int(sheet.write_string(row, column, value))
    return int(sheet.write_number(row, column, Decimal(value).scaleb(-2)))


def _escaped(text: str) -> str:
    """*text* in Excel's own escapes, which it decodes from left to right.

    XlsxWriter's function, in whose place this stands, overlooks the second of two overlapping
    look-alikes (``_x005F_x000D_``), and its caller takes ``<r>…</r>`` for mark-up of its own.
    """
    text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return _LIKE_MARKUP.sub("_x003C_", text)
