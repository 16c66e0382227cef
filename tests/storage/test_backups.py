"""Copies of the history: one a day, checked before they count, and the seven newest kept."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.conftest import AT, MCHID
from wxrepay_gui.domain.backup import Backup, BackupKind
from wxrepay_gui.domain.errors import LedgerDamagedError, LedgerError, LedgerReadOnlyError
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.storage.backups import Backups
from wxrepay_gui.storage.copies import copy_ledger
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places

Begin = Callable[[Ledger, str], Submission]

TODAY = date(2025, 12, 6)
LARGE = 2_000
"""Rows enough that a copy is made in more than one piece."""


@pytest.fixture
def places(path: Path) -> Places:
    return Places(path.parent)


@pytest.fixture
def backups(places: Places) -> Backups:
    return Backups(places)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def spoil(path: Path, start: int, length: int) -> None:
    """Overwrite a part of the file."""
    with path.open("rb+") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


def test_a_copy_holds_what_the_ledger_holds_and_is_for_this_user_alone(
    ledger: Ledger, places: Places, backups: Backups, begin: Begin
) -> None:
    row = begin(ledger, "R1")
    copy = backups.make(TODAY)
    assert names(places.backups) == ["ledger-2025-12-06.sqlite3"]
    assert stat.S_IMODE(places.backups.stat().st_mode) == 0o700
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(Ledger(copy)) as other:
        assert other.newest(MCHID, 9) == (row,)


def test_a_copy_is_due_once_a_day(ledger: Ledger, backups: Backups) -> None:
    assert ledger.newest(MCHID, 1) == ()
    assert backups.is_due(TODAY)
    backups.make(TODAY)
    assert not backups.is_due(TODAY)
    assert backups.is_due(TODAY + timedelta(days=1))


def test_made_again_on_the_same_day_a_copy_is_the_newer_one(
    ledger: Ledger, places: Places, backups: Backups, begin: Begin
) -> None:
    backups.make(TODAY)
    begin(ledger, "R1")
    backups.make(TODAY)
    (copy,) = backups.all()
    assert copy.records == 1
    assert len(names(places.backups)) == 1


def test_the_seven_newest_are_kept_and_nothing_else_is_touched(
    ledger: Ledger, places: Places, backups: Backups
) -> None:
    assert ledger.newest(MCHID, 1) == ()
    places.backups.mkdir()
    (places.backups / "my own.sqlite3").touch()
    for day in range(9):
        backups.make(TODAY + timedelta(days=day))
    assert names(places.backups) == [
        *(f"ledger-2025-12-{day:02}.sqlite3" for day in range(8, 15)),
        "my own.sqlite3",
    ]


def test_a_damaged_ledger_makes_no_copy_and_costs_none(
    ledger: Ledger, places: Places, backups: Backups, begin: Begin
) -> None:
    for number in range(50):
        begin(ledger, f"R{number}")
    for day in range(7):
        backups.make(TODAY - timedelta(days=day))
    before = names(places.backups)
    ledger.close()
    spoil(places.ledger, places.ledger.stat().st_size - 6000, 4000)
    with pytest.raises(LedgerDamagedError) as caught:
        backups.make(TODAY + timedelta(days=1))
    assert caught.value.path == str(places.ledger)
    assert names(places.backups) == before


def test_a_damage_that_only_a_check_finds_makes_no_copy(
    ledger: Ledger, places: Places, backups: Backups, begin: Begin
) -> None:
    begin(ledger, "R1")
    ledger.close()
    with closing(sqlite3.connect(places.ledger)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE submissions SET repayment_amount = 0")
        other.commit()
    with pytest.raises(LedgerDamagedError, match="CHECK"):
        backups.make(TODAY)
    assert names(places.backups) == []


def test_a_ledger_that_is_gone_is_not_made_anew_by_a_copy(places: Places, backups: Backups) -> None:
    with pytest.raises(LedgerReadOnlyError):
        backups.make(TODAY)
    with pytest.raises(LedgerReadOnlyError):
        copy_ledger(places.ledger, places.root / "copy")
    assert names(places.root) == ["backups"]


def test_a_folder_that_cannot_be_made_is_told(
    ledger: Ledger, places: Places, backups: Backups
) -> None:
    assert ledger.newest(MCHID, 1) == ()
    places.backups.touch()
    with pytest.raises(LedgerError):
        backups.make(TODAY)
    assert backups.all() == ()


def test_what_is_booked_while_a_copy_is_made_waits_for_none_of_it(
    ledger: Ledger, places: Places, backups: Backups, begin: Begin
) -> None:
    begin(ledger, "R1")
    with closing(sqlite3.connect(places.ledger, isolation_level=None)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM submissions").fetchone() == (1,)
        backups.make(TODAY)
        other.execute("COMMIT")
    assert begin(ledger, "R2").id == 2


def test_the_list_says_what_each_copy_holds_the_last_written_first(
    ledger: Ledger, places: Places, backups: Backups, begin: Begin
) -> None:
    empty = backups.make(TODAY)
    begin(ledger, "R1")
    begin(ledger, "R2")
    full = backups.make(TODAY + timedelta(days=1))
    upgrade = places.root / "ledger.sqlite3.v1"
    replaced = places.root / "ledger-replaced-20251206-151432.sqlite3"
    copy_ledger(places.ledger, upgrade)
    replaced.write_bytes(b"no ledger" * 1000)
    found = backups.all()
    assert [each.path for each in found] == [replaced, upgrade, full, empty]
    assert found[1:] == tuple(
        Backup(
            path=path,
            kind=kind,
            at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
            size=path.stat().st_size,
            records=records,
            newest=AT if records else None,
        )
        for path, kind, records in (
            (upgrade, BackupKind.UPGRADE, 2),
            (full, BackupKind.DAILY, 2),
            (empty, BackupKind.DAILY, 0),
        )
    )
    assert (found[0].kind, found[0].records, found[0].newest) == (BackupKind.REPLACED, None, None)


def test_without_copies_the_list_is_empty(backups: Backups) -> None:
    assert backups.all() == ()
