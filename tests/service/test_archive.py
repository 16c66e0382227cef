"""The history is copied once a Beijing day, and gone back to before it is opened."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.service.conftest import NOON, Clock, World
from wxrepay_gui.domain.backup import BackupKind, Restored
from wxrepay_gui.domain.errors import LedgerDamagedError, LedgerReadOnlyError
from wxrepay_gui.service.archive import Archive
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places
from wxrepay_gui.storage.room import RESERVE, reserve_of


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def archive(places: Places, clock: Clock) -> Archive:
    """Of a ledger that is closed, and empty."""
    Ledger(places.ledger).close()
    return Archive(places, clock)


def dates(archive: Archive) -> list[str]:
    return [one.path.stem for one in archive.backups()]


def test_a_copy_is_made_once_a_beijing_day(archive: Archive, clock: Clock) -> None:
    archive.keep_up()
    (first,) = archive.backups()
    assert (first.path.stem, first.kind, first.records) == (
        "ledger-2025-12-06",
        BackupKind.DAILY,
        0,
    )
    written = first.path.stat().st_ino
    clock.at = NOON + timedelta(hours=11, minutes=59)
    archive.keep_up()
    assert first.path.stat().st_ino == written
    clock.at = NOON + timedelta(hours=12)  # midnight in Beijing
    archive.keep_up()
    assert dates(archive) == ["ledger-2025-12-07", "ledger-2025-12-06"]


def test_a_copy_that_is_asked_for_is_made_again(archive: Archive) -> None:
    archive.keep_up()
    (first,) = archive.backups()
    written = first.path.stat().st_ino
    archive.back_up()
    assert dates(archive) == ["ledger-2025-12-06"]
    assert first.path.stat().st_ino != written


def test_the_reserve_is_held_when_entering_and_when_keeping_up(
    archive: Archive, places: Places
) -> None:
    for act in (archive.enter, archive.keep_up):
        act()
        assert reserve_of(places.ledger).stat().st_size == RESERVE
        reserve_of(places.ledger).unlink()


def test_without_a_wish_entering_restores_nothing(archive: Archive, places: Places) -> None:
    before = places.ledger.read_bytes()
    archive.enter()
    assert places.ledger.read_bytes() == before
    assert archive.report() is None


def test_a_wish_is_fulfilled_once_and_told_once(archive: Archive, places: Places) -> None:
    archive.keep_up()
    archive.restore_next(archive.backups()[0].path)
    archive.enter()
    kept = "ledger-replaced-20251206-120000.sqlite3"
    assert archive.report() == Restored(backup="ledger-2025-12-06.sqlite3", kept=kept, taken=0)
    assert archive.report() is None
    (places.root / kept).unlink()
    archive.enter()
    assert archive.report() is None
    assert not (places.root / kept).exists()


def test_a_wish_that_cannot_be_fulfilled_leaves_the_ledger_and_is_told(
    archive: Archive, places: Places
) -> None:
    before = places.ledger.read_bytes()
    archive.keep_up()
    (backup,) = archive.backups()
    backup.path.write_bytes(b"no ledger" * 1000)
    archive.restore_next(backup.path)
    archive.enter()
    assert places.ledger.read_bytes() == before
    told = archive.report()
    assert isinstance(told, LedgerDamagedError)
    assert told.path == str(backup.path)


def test_a_restore_that_an_earlier_run_began_is_ended(archive: Archive, places: Places) -> None:
    whole = places.ledger.read_bytes()
    places.ledger.rename(places.root / "ledger.sqlite3.restored")
    archive.enter()
    assert places.ledger.read_bytes() == whole


@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "gone"])
def test_a_history_that_is_gone_is_not_begun_anew_while_there_are_copies(
    archive: Archive, places: Places, *, is_there: bool
) -> None:
    archive.keep_up()
    places.ledger.unlink()
    if is_there:
        places.ledger.touch()
    with pytest.raises(LedgerDamagedError, match="backups"):
        archive.enter()
    archive.restore_next(archive.backups()[0].path)
    archive.enter()
    assert places.ledger.stat().st_size > 0


def test_a_history_that_never_was_is_begun(places: Places, clock: Clock) -> None:
    Archive(places, clock).enter()
    places.ledger.touch()
    Archive(places, clock).enter()


def test_a_ledger_that_cannot_be_copied_is_told(archive: Archive, places: Places) -> None:
    places.backups.touch()
    with pytest.raises(LedgerReadOnlyError):
        archive.keep_up()


def test_what_was_booked_after_the_backup_is_still_there_after_the_restore(
    world: World,
) -> None:
    archive = Archive(Places(world.folder), world.clock)
    archive.back_up()
    row = world.submit()
    world.workspace.ledger.close()
    archive.restore_next(archive.backups()[0].path)
    archive.enter()
    world.workspace = world.open()
    assert world.workspace.history() == (row,)
