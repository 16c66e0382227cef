"""How a ledger's file is opened, and each way in which it can be in the way."""

import errno
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InvalidRequestError

from tests.storage.conftest import MCHID
from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
    LedgerReadOnlyError,
)
from wxrepay_gui.domain.outcome import Booked, Sending
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.storage.database import PRAGMAS, Database, connect, failures, library
from wxrepay_gui.storage.ledger import Ledger

Begin = Callable[[Ledger, str], Submission]


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[..., Ledger]]:
    """Ledgers with further pragmas, closed afterwards."""
    ledgers = []

    def make(**pragmas: str | int) -> Ledger:
        ledgers.append(Ledger(path, pragmas={**PRAGMAS, **pragmas}))
        return ledgers[-1]

    yield make
    for ledger in ledgers:
        ledger.close()


IN_FORCE = {
    "busy_timeout": 5000,
    "foreign_keys": 1,
    "fullfsync": 1,
    "journal_mode": "truncate",
    "secure_delete": 1,
    "synchronous": 3,
    "trusted_schema": 0,
}


@pytest.mark.parametrize(("pragma", "value"), IN_FORCE.items(), ids=IN_FORCE)
def test_every_pragma_is_in_force_on_every_connection(
    path: Path, pragma: str, value: str | int
) -> None:
    database = Database(path, PRAGMAS)
    with database.reading() as one, database.reading() as other:
        for run in (one, other):
            (row,) = run(text(f"PRAGMA {pragma}"))
            assert list(row.values()) == [value]
    database.close()


def test_no_pragma_goes_untested() -> None:
    assert IN_FORCE.keys() == PRAGMAS.keys()


def test_the_file_is_for_this_user_alone(ledger: Ledger, path: Path, begin: Begin) -> None:
    begin(ledger, "R1")
    files = list(path.parent.iterdir())
    assert path in files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_link_in_the_place_of_the_file_is_not_followed(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    path.symlink_to(elsewhere)
    with pytest.raises(LedgerReadOnlyError, match="a symbolic link"):
        Ledger(path)
    assert not elsewhere.exists()


def test_an_attempt_of_no_submission_is_refused(ledger: Ledger, path: Path) -> None:
    with (
        closing(connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
    ):
        connection.execute(
            "INSERT INTO attempts VALUES (1, 1, 'book', 'h', ?, 0, 'sending', 'GET', '/', '[]',"
            " x'', NULL, NULL, NULL, NULL, 'no_answer', '')",
            ("2025-12-06T00:00:00.000000+00:00",),
        )
    assert ledger.newest(MCHID, 1) == ()


def test_a_full_disk_is_told_and_loses_nothing(
    opened: Callable[..., Ledger], begin: Begin, attempt: Callable[..., Attempt]
) -> None:
    opened().close()
    ledger = opened(max_page_count=1)  # SQLite takes this as: no larger than now
    rows: list[Submission] = []
    with pytest.raises(LedgerFullError, match="SQLITE_FULL"):
        rows.extend(begin(ledger, f"R{n}") for n in range(1000))
    assert ledger.newest(MCHID, 1000) == tuple(reversed(rows))
    made = [attempt(request_id="08F1")] * 100
    with pytest.raises(LedgerFullError):
        ledger.settle(ledger.get(rows[0].id), made, Booked())
    assert ledger.get(rows[0].id).state == Sending()
    assert ledger.attempts(rows[0].id) == ()


def test_a_ledger_that_another_program_holds_is_told(
    opened: Callable[..., Ledger], path: Path, begin: Begin
) -> None:
    ledger = opened(busy_timeout=1)
    row = begin(ledger, "R1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for call in (
            lambda: begin(ledger, "R2"),
            lambda: ledger.settle(ledger.get(row.id), [], Booked()),
            lambda: ledger.get(row.id),
            lambda: opened(busy_timeout=1),
        ):
            with pytest.raises(LedgerLockedError, match="locked"):
                call()
    assert ledger.newest(MCHID, 9) == (row,)


def test_a_reader_elsewhere_stops_a_commit_and_nothing_is_changed(
    opened: Callable[..., Ledger], path: Path, begin: Begin
) -> None:
    ledger = opened(busy_timeout=1)
    row = begin(ledger, "R1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM submissions").fetchall()
        with pytest.raises(LedgerLockedError):
            begin(ledger, "R2")
        assert ledger.newest(MCHID, 9) == (row,)
    assert begin(ledger, "R2").state == Sending()


def test_a_ledger_that_cannot_be_written_can_still_be_read(
    opened: Callable[..., Ledger], begin: Begin
) -> None:
    row = begin(opened(), "R1")
    ledger = opened(query_only="ON")
    with pytest.raises(LedgerReadOnlyError, match="SQLITE_READONLY"):
        begin(ledger, "R2")
    assert ledger.newest(MCHID, 9) == (row,)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerReadOnlyError, match="SQLITE_CANTOPEN"):
        Ledger(tmp_path)


def test_a_ledger_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerReadOnlyError) as caught:
        Ledger(tmp_path / "missing" / "ledger.sqlite3")
    assert caught.value.path == str(tmp_path / "missing" / "ledger.sqlite3")


def test_a_text_file_is_no_ledger_and_stays_as_it_is(path: Path) -> None:
    path.write_text("my notes" * 1000, encoding="utf-8")
    with pytest.raises(LedgerDamagedError, match="SQLITE_NOTADB"):
        Ledger(path)
    assert path.read_text(encoding="utf-8") == "my notes" * 1000


@pytest.mark.parametrize(
    ("start", "end"), [(0, 16), (100, None)], ids=["header", "all but the header"]
)
def test_a_ledger_that_was_overwritten_is_damaged(
    opened: Callable[..., Ledger], path: Path, begin: Begin, start: int, end: int | None
) -> None:
    ledger = opened()
    begin(ledger, "R1")
    ledger.close()
    whole = bytearray(path.read_bytes())
    whole[start:end] = b"\xa5" * len(whole[start:end])
    path.write_bytes(whole)
    with pytest.raises(LedgerDamagedError):
        opened().newest(MCHID, 1)


def test_a_ledger_whose_damage_sqlite_cannot_put_into_words_is_damaged(
    ledger: Ledger, path: Path
) -> None:
    ledger.close()
    damaged = path.read_bytes().replace(b"contracts", b"contract\xa0")
    path.write_bytes(damaged.replace(b"CREATE TABLE", b"CREATE_TABLE"))
    with pytest.raises(LedgerDamagedError, match="not UTF-8"):
        Ledger(path)


HUNGRY = {
    0: b"SQLite format 3\0\4",
    21: b"\x40\x20\x20",
    100: b"\5\0\0\0\4",
    112: b"\3\xfb",
    1022: b"\6",
    5120: b"\x0d\0\0\0\2",
    5129: b"\x97",
    5271: b"\xff\xff\xff\xff\0\xff\xff\xff\0\xff",
}
"""Where a file of 15,641 bytes is not zero, whose one table claims a row of 30 GB."""


def test_a_damaged_file_that_asks_for_more_memory_than_there_is_is_told(path: Path) -> None:
    content = bytearray(15_641)
    for place, part in HUNGRY.items():
        content[place : place + len(part)] = part
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="SQLITE_NOMEM"):
        Ledger(path)


def test_a_ledger_deleted_while_it_is_open_is_told(
    ledger: Ledger, path: Path, begin: Begin
) -> None:
    begin(ledger, "R1")
    path.unlink()
    with pytest.raises(LedgerReadOnlyError, match="SQLITE_READONLY_DBMOVED"):
        begin(ledger, "R2")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process sees what it has open")
def test_a_failure_that_somebody_remembers_keeps_no_file_open(
    opened: Callable[..., Ledger], path: Path, begin: Begin, attempt: Callable[..., Attempt]
) -> None:
    opened().close()
    ledger = opened(max_page_count=1)
    made = [attempt(request_id="08F1")] * 1000
    row = begin(ledger, "R1")
    with pytest.raises(LedgerFullError) as remembered:
        ledger.settle(row, made, Booked())
    ledger.close()
    assert remembered.value.__traceback__ is not None
    assert path not in [link.resolve() for link in Path("/proc/self/fd").iterdir()]


def test_a_ledger_that_was_deleted_does_not_come_back_empty(ledger: Ledger, path: Path) -> None:
    with ledger.database.reading():
        path.unlink()
        with pytest.raises(LedgerReadOnlyError):
            ledger.newest(MCHID, 1)
    assert not path.exists()


def test_a_journal_that_power_cuts_could_damage_is_refused(path: Path) -> None:
    for journal in ("wal", "delete"):
        with pytest.raises(LedgerError, match=f"journal_mode {journal}"):
            Ledger(path, pragmas={**PRAGMAS, "journal_mode": journal})


def test_a_ledger_in_wal_mode_becomes_one_without_unless_somebody_uses_it(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = wal")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLockedError):
            Ledger(path, pragmas={**PRAGMAS, "busy_timeout": 1})
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_library_is_named_with_its_version() -> None:
    assert library() == f"SQLite {sqlite3.sqlite_version}"


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (sqlite3.ProgrammingError("closed"), LedgerError),
        (InvalidRequestError("misuse"), LedgerError),
        (PermissionError(1, "not permitted"), LedgerReadOnlyError),
        (OSError(errno.ENOSPC, "no space"), LedgerFullError),
        (OSError(errno.EDQUOT, "quota"), LedgerFullError),
    ],
)
def test_every_other_failure_is_a_ledger_error_too(
    path: Path, error: Exception, kind: type[LedgerError]
) -> None:
    with pytest.raises(LedgerError) as caught, failures(path):
        raise error
    assert type(caught.value) is kind
    assert caught.value.path == str(path)
