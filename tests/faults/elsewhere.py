"""Deaths beside a booking: while a key is stored, contracts are exported or imported."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from types import MappingProxyType

from tests.faults.evidence import LEDGER
from tests.faults.figures import Verdict
from tests.faults.points import Deed, Point
from tests.faults.trial import Trial
from wxrepay_gui.storage.sheet import read_sheet

_IMPORTED = 9
_ROWS = 2
"""Of the exported sheet: the titles and one contract."""


def die_enrolling(trial: Trial, point: Point) -> None:
    """Whatever was stored, the next start can finish it, and book."""
    trial.die(Deed.ENROL, point)
    trial.expect_peace(trial.live(Deed.ENROL))
    trial.book()
    trial.settle()


def die_exporting(trial: Trial, point: Point) -> None:
    """The workbook is there whole, or not at all; and the next export succeeds."""
    sheet = trial.base / "contracts.xlsx"
    trial.die(Deed.EXPORT, point)
    if sheet.exists() and len(read_sheet(sheet)) != _ROWS:
        trial.fault(Verdict.ALTERED, "a torn export")
    trial.expect_peace(trial.live(Deed.EXPORT))
    if len(read_sheet(sheet)) != _ROWS:
        trial.fault(Verdict.LOST, "the export")
    trial.settle()


def die_importing(trial: Trial, point: Point) -> None:
    """All contracts are in the book, or none; and the next import succeeds."""
    trial.die(Deed.IMPORT, point)
    count = _contracts(trial)
    if count not in {0, _IMPORTED}:
        trial.fault(Verdict.LOST, f"{count} of {_IMPORTED} contracts")
    if not count:
        trial.expect_peace(trial.live(Deed.IMPORT))
    if _contracts(trial) != _IMPORTED:
        trial.fault(Verdict.LOST, f"{_contracts(trial)} contracts after all")
    trial.settle()


def _contracts(trial: Trial) -> int:
    with closing(sqlite3.connect(trial.base / LEDGER)) as connection:
        return int(connection.execute("SELECT count(*) FROM contracts").fetchone()[0])


ELSEWHERE: Mapping[Deed, Callable[[Trial, Point], None]] = MappingProxyType(
    {Deed.ENROL: die_enrolling, Deed.EXPORT: die_exporting, Deed.IMPORT: die_importing}
)
