"""Files that may be damaged, or made by somebody else: settings and spreadsheets."""

import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests import key_material as made
from tests.contracts import KNOWN
from tests.faults.fuzz_answers import NOW
from tests.faults.fuzz_target import Target
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.errors import (
    ColumnAbsentError,
    SettingsError,
    SheetError,
)
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.network import Network, Proxy, ProxyMode
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.service.contract_sheet import export_contracts, plan_import
from wxrepay_gui.storage.settings import load, save
from wxrepay_gui.storage.sheet import read_sheet

_SHEET = "xl/worksheets/sheet1.xml"


@contextmanager
def file_of(content: bytes) -> Iterator[Path]:
    """A file with *content*, for as long as it is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(content)
        yield path


def settings(content: bytes) -> None:
    """Settings that could be read are written over that very file, and are the same then."""
    with file_of(content) as path:
        try:
            found = load(path)
        except SettingsError:
            return
        save(found, path)
        assert load(path) == found


def sheet(content: bytes) -> None:
    """A workbook; or the one sheet of one, as it lies in there unpacked."""
    with file_of(content if content.startswith(b"PK") else _workbook(content)) as path:
        with suppress(SheetError):
            rows = read_sheet(path)
            assert all(isinstance(cell.text, str) for row in rows for cell in row)
        with suppress(SheetError, ColumnAbsentError):
            plan_import(path, book=ContractBook([KNOWN]), mchid=made.MCHID)


@cache
def _contracts_workbook() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "contracts.xlsx")
        export_contracts([KNOWN, replace(KNOWN, name="=1+1", contract_id="A")], path, chinese=True)
        return path.read_bytes()


def _workbook(xml: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_contracts_workbook())) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name == _SHEET else old.read(name))
    return written.getvalue()


def _sheets() -> tuple[bytes, ...]:
    with zipfile.ZipFile(io.BytesIO(_contracts_workbook())) as archive:
        return _contracts_workbook(), archive.read(_SHEET)


def _settings() -> tuple[bytes, ...]:
    merchant = Merchant(
        mchid=made.MCHID,
        name="还款测试",
        serial_no=made.SERIAL,
        valid_until=NOW,
        public_key_id="PUB_KEY_ID_0119000000012025120600",
        public_key="-",
        cap=Fen(100),
        record_id_pattern="X{random8}",
    )
    proxy = Proxy(host="proxy.example", port=8080, user="u")
    whole = Settings(
        language="zh_CN",
        scheme="dark",
        station="K7",
        merchants=(merchant, replace(merchant, mchid=made.OTHER_MCHID)),
        chosen=made.MCHID,
        network=Network(mode=ProxyMode.MANUAL, proxy=proxy, exceptions=("a.b",)),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "settings.json")
        save(whole, path)
        return path.read_bytes(), json.dumps({"station": "K7"}).encode()


TARGETS = (
    Target(
        name="settings",
        run=settings,
        made=_settings,
        tokens=(
            b'"merchants":[',
            b'"network":{',
            b'"proxy":{',
            b'"exceptions":',
            b'"valid_until":',
            b"NaN",
            b"1e999",
            b"\\ud800",
            b"null",
            b"true",
            b"0",
            b"-1",
            b"[" * 500,
            b"]" * 500,
            b'"9999-12-31T23:59:59+00:00"',
            b'"0001-01-01T00:00:00+14:00"',
        ),
    ),
    Target(
        name="sheets",
        run=sheet,
        made=_sheets,
        tokens=(
            b'<c r="A1" t="s"><v>0</v></c>',
            b'<c r="A1" t="s"><v>99999999999</v></c>',
            b'<c r="XFD1048576"/>',
            b'<c r="A1" t="d"><v>2025-12-06</v></c>',
            b'<c r="A1" t="b"><v>1</v></c>',
            b'<c r="A1" s="4294967295"><v>1</v></c>',
            b"<v>-1e308</v>",
            b"<v>nan</v>",
            b"<f>1+1</f>",
            b'<dimension ref="A1:XFD1048576"/>',
            b'<row r="0">',
            b'<mergeCell ref="A1:B2"/>',
            b"<!DOCTYPE a>",
            b"&#0;",
        ),
    ),
)
