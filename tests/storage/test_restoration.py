"""Going back to a copy of the history loses nothing that can still be read."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.conftest import AT, MCHID
from tests.storage.test_backups import TODAY, Begin, names, spoil
from tests.storage.test_upgrades import VERSION_1
from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.backup import Restored
from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerLockedError,
    LedgerNewerError,
)
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    HumanVerdict,
    NotSent,
    NotSentReason,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.storage.backups import Backups
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places
from wxrepay_gui.storage.restoration import finish, restore
from wxrepay_gui.storage.versions import APPLICATION_ID

KEPT = "ledger-replaced-20251206-151432.sqlite3"
NOT_SENT = NotSent(reason=NotSentReason.NAME)
UNKNOWN = Unknown(reason=UnknownReason.NO_ANSWER)


@pytest.fixture
def places(path: Path) -> Places:
    return Places(path.parent)


@pytest.fixture
def backup(ledger: Ledger, places: Places, begin: Begin) -> Path:
    """A copy with one row that was not sent."""
    ledger.settle(begin(ledger, "R1"), [], NOT_SENT)
    return Backups(places).make(TODAY)


def states(path: Path) -> dict[str, object]:
    with closing(Ledger(path)) as ledger:
        rows = ledger.newest(MCHID, 99)
        return {row.booking.item.out_record_id: row.state for row in rows}


def test_the_copy_is_the_ledger_and_the_replaced_one_is_kept(
    ledger: Ledger, places: Places, backup: Path
) -> None:
    ledger.close()
    before = places.ledger.read_bytes()
    copied = backup.read_bytes()
    assert restore(places.ledger, backup, AT) == Restored(
        backup="ledger-2025-12-06.sqlite3", kept=KEPT, taken=0
    )
    assert (places.root / KEPT).read_bytes() == before
    assert backup.read_bytes() == copied
    assert states(places.ledger) == {"R1": NOT_SENT}
    assert {name for name in names(places.root) if "journal" not in name} == {
        "backups",
        "ledger.sqlite3",
        KEPT,
    }


def test_what_was_learnt_since_the_copy_is_carried_over_with_all_that_proves_it(
    ledger: Ledger, places: Places, backup: Path, begin: Begin, attempt: Callable[..., Attempt]
) -> None:
    (old,) = ledger.newest(MCHID, 9)
    ledger.settle(ledger.claim(old, at=AT), [attempt()], UNKNOWN)
    verdict = HumanVerdict(
        booked=True, said=Attestation(user="王五", station="K7", at=AT, reason="seen")
    )
    ledger.attest(old.id, verdict, expected=UNKNOWN)
    for number in ("R2", "R3"):
        ledger.settle(begin(ledger, number), [attempt(), attempt(request_id="08F1")], Booked())
    rows = ledger.newest(MCHID, 9)
    tries = [ledger.attempts(row.id) for row in rows]
    ledger.close()
    assert restore(places.ledger, backup, AT).taken == 3
    with closing(Ledger(places.ledger)) as restored:
        assert restored.newest(MCHID, 9) == rows
        assert [restored.attempts(row.id) for row in rows] == tries
        assert [len(one) for one in tries] == [2, 2, 1]
        assert restored.verdicts(old.id) == (verdict,)


def test_numbers_of_rows_that_differ_here_and_there_keep_their_attempts_apart(
    ledger: Ledger, places: Places, backup: Path, begin: Begin, attempt: Callable[..., Attempt]
) -> None:
    """A row that only the copy has takes an id that another row has in the present ledger."""
    ledger.close()
    with closing(Ledger(backup)) as other:
        other.settle(begin(other, "ONLY THERE"), [attempt(request_id="1")], Booked())
    with closing(Ledger(places.ledger)) as present:
        present.settle(begin(present, "R2"), [attempt(request_id="2")], Booked())
    assert restore(places.ledger, backup, AT).taken == 1
    with closing(Ledger(places.ledger)) as restored:
        found = {
            row.booking.item.out_record_id: [one.request_id for one in restored.attempts(row.id)]
            for row in restored.newest(MCHID, 9)
        }
    assert found == {"R1": [], "ONLY THERE": ["1"], "R2": ["2"]}


def test_a_row_that_was_being_sent_is_carried_over_as_such(
    ledger: Ledger, places: Places, backup: Path, begin: Begin
) -> None:
    row = begin(ledger, "R2")
    ledger.close()
    assert restore(places.ledger, backup, AT).taken == 1
    assert states(places.ledger)["R2"] == row.state


def test_going_back_and_forth_loses_nothing(
    ledger: Ledger, places: Places, backup: Path, begin: Begin
) -> None:
    begin(ledger, "R2")
    ledger.close()
    everything = states(places.ledger)
    restore(places.ledger, backup, AT)
    with closing(Ledger(places.ledger)) as restored:
        begin(restored, "R3")
    everything = everything | states(places.ledger)
    again = restore(places.ledger, places.root / KEPT, AT)
    assert again.taken == 1
    assert again.kept == KEPT.replace(".sqlite3", "-1.sqlite3"), "nothing is overwritten"
    assert states(places.ledger) == everything


@pytest.mark.parametrize(
    ("start", "length"), [(0, 100), (100, 30_000)], ids=["header", "everything else"]
)
def test_a_damaged_ledger_is_replaced_kept_as_it_is_and_nothing_taken_from_it(
    ledger: Ledger, places: Places, backup: Path, begin: Begin, start: int, length: int
) -> None:
    begin(ledger, "R2")
    ledger.close()
    spoil(places.ledger, start, length)
    before = places.ledger.read_bytes()
    assert restore(places.ledger, backup, AT).taken is None
    assert (places.root / KEPT).read_bytes() == before
    assert states(places.ledger) == {"R1": NOT_SENT}


def test_a_row_that_cannot_be_read_is_not_carried_over_to_lock_the_history(
    ledger: Ledger, places: Places, backup: Path, begin: Begin
) -> None:
    begin(ledger, "R2")
    begin(ledger, "R3")
    ledger.close()
    with closing(sqlite3.connect(places.ledger)) as other:
        other.execute("UPDATE submissions SET state = 'x' WHERE out_record_id = 'R3'")
        other.commit()
    assert restore(places.ledger, backup, AT).taken is None
    assert states(places.ledger) == {"R1": NOT_SENT}


@pytest.mark.parametrize("content", [b"", b"my notes" * 999], ids=["0 bytes", "text"])
def test_a_backup_that_is_no_ledger_changes_nothing(
    ledger: Ledger, places: Places, backup: Path, content: bytes
) -> None:
    ledger.close()
    before = places.ledger.read_bytes()
    backup.write_bytes(content)
    with pytest.raises(LedgerDamagedError) as caught:
        restore(places.ledger, backup, AT)
    assert caught.value.path == str(backup)
    assert places.ledger.read_bytes() == before
    assert {"restoring", "ledger.sqlite3.restored"}.isdisjoint(names(places.root))


def test_a_backup_of_a_newer_version_changes_nothing(
    ledger: Ledger, places: Places, backup: Path
) -> None:
    ledger.close()
    before = places.ledger.read_bytes()
    with closing(sqlite3.connect(backup)) as other:
        other.execute("PRAGMA user_version = 99")
        assert other.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    with pytest.raises(LedgerNewerError) as caught:
        restore(places.ledger, backup, AT)
    assert caught.value.path == str(backup)
    assert places.ledger.read_bytes() == before


def test_a_backup_that_is_gone_changes_nothing(ledger: Ledger, places: Places) -> None:
    assert ledger.newest(MCHID, 1) == ()
    with pytest.raises(LedgerError):
        restore(places.ledger, places.backups / "gone", AT)
    assert names(places.root) == ["ledger.sqlite3", "ledger.sqlite3-journal"]


def test_a_ledger_that_another_program_holds_is_not_replaced(
    ledger: Ledger, places: Places, backup: Path
) -> None:
    ledger.close()
    with closing(sqlite3.connect(places.ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerLockedError):
            restore(places.ledger, backup, AT)
    assert states(places.ledger) == {"R1": NOT_SENT}
    assert not (places.root / KEPT).exists()


def test_a_ledger_that_is_gone_comes_back(ledger: Ledger, places: Places, backup: Path) -> None:
    ledger.close()
    places.ledger.unlink()
    assert restore(places.ledger, backup, AT) == Restored(
        backup="ledger-2025-12-06.sqlite3", kept=None, taken=None
    )
    assert states(places.ledger) == {"R1": NOT_SENT}


def die_in_a_transaction(ledger: Path) -> None:
    """Leave the file as a crash does while pages of an unfinished transaction are in it."""
    journal = ledger.with_name(f"{ledger.name}-journal")
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE submissions SET request_id = hex(randomblob(20000))")
        half = ledger.read_bytes(), journal.read_bytes()
        other.execute("ROLLBACK")
    ledger.write_bytes(half[0])
    journal.write_bytes(half[1])


def test_an_unfinished_transaction_of_the_replaced_ledger_is_undone_there_and_not_here(
    ledger: Ledger, places: Places, backup: Path, begin: Begin
) -> None:
    for number in range(9):
        begin(ledger, f"S{number}")
    ledger.close()
    before = states(places.ledger)
    die_in_a_transaction(places.ledger)
    assert restore(places.ledger, backup, AT).taken == 9
    assert states(places.ledger) == before
    assert states(places.root / KEPT) == before


def test_the_journal_of_a_ledger_that_nobody_can_read_goes_with_it(
    ledger: Ledger, places: Places, backup: Path
) -> None:
    """Left where it was, SQLite would undo in the restored file what it says."""
    ledger.close()
    places.ledger.unlink()
    places.ledger.mkdir()
    journal = places.root / "ledger.sqlite3-journal"
    journal.write_bytes(b"hot")
    assert restore(places.ledger, backup, AT).taken is None
    assert (places.root / f"{KEPT}-journal").read_bytes() == b"hot"
    assert (places.root / KEPT).is_dir()
    assert states(places.ledger) == {"R1": NOT_SENT}


def ready(places: Places, backup: Path) -> Path:
    """What a restore has made when it is about to give it the ledger's name."""
    made = places.root / "ledger.sqlite3.restored"
    made.write_bytes(backup.read_bytes())
    return made


def test_a_restore_that_died_before_it_changed_anything_is_forgotten(
    ledger: Ledger, places: Places, backup: Path, begin: Begin
) -> None:
    begin(ledger, "R2")
    ledger.close()
    before = states(places.ledger)
    made = ready(places, backup)
    finish(places.ledger)
    assert not made.exists()
    assert states(places.ledger) == before


def test_a_restore_that_died_between_the_two_names_is_ended(
    ledger: Ledger, places: Places, backup: Path
) -> None:
    ledger.close()
    ready(places, backup)
    (places.root / "ledger-replaced-20250101-000000.sqlite3").touch()
    places.ledger.rename(places.root / KEPT)
    journal = places.root / "ledger.sqlite3-journal"
    journal.write_bytes(b"hot")
    finish(places.ledger)
    assert (places.root / f"{KEPT}-journal").read_bytes() == b"hot"
    assert states(places.ledger) == {"R1": NOT_SENT}


def test_a_restore_that_died_where_no_ledger_was_is_ended(
    ledger: Ledger, places: Places, backup: Path
) -> None:
    ledger.close()
    ready(places, backup)
    places.ledger.unlink()
    finish(places.ledger)
    assert states(places.ledger) == {"R1": NOT_SENT}


def test_without_an_unfinished_restore_nothing_is_done(ledger: Ledger, places: Places) -> None:
    assert ledger.newest(MCHID, 1) == ()
    before = names(places.root)
    finish(places.ledger)
    assert names(places.root) == before


def test_a_copy_of_an_older_version_is_brought_up_to_date_before_it_counts(
    ledger: Ledger, places: Places, backup: Path, begin: Begin
) -> None:
    begin(ledger, "R2")
    ledger.close()
    backup.unlink()
    with closing(sqlite3.connect(backup)) as other:
        other.executescript(VERSION_1)
    assert restore(places.ledger, backup, AT).taken == 2
    assert states(places.ledger).keys() == {"R1", "R2"}
    assert not [name for name in names(places.root) if name.startswith("ledger.sqlite3.v")]
