"""A new ledger, an older one, a newer one, and what is none."""

import sqlite3
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Boolean, text
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateTable

from tests.storage.conftest import MCHID
from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerNewerError,
    LedgerReadOnlyError,
)
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.schema import METADATA, UPGRADES
from wxrepay_gui.storage.versions import APPLICATION_ID

Begin = Callable[[Ledger, str], Submission]

NEWEST = 1 + len(UPGRADES)
LATER = (*UPGRADES, (text("CREATE TABLE later (word TEXT)"), text("INSERT INTO later VALUES (1)")))
BROKEN = (*LATER, (text("CREATE TABLE more (word TEXT)"), text("no SQL")))


def marks(path: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as other:
        (application,) = other.execute("PRAGMA application_id").fetchone()
        (version,) = other.execute("PRAGMA user_version").fetchone()
    return application, version


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as other:
        return {name for (name,) in other.execute("SELECT name FROM sqlite_master WHERE sql > ''")}


def rows(path: Path) -> int:
    with closing(sqlite3.connect(path)) as other:
        (count,) = other.execute("SELECT count(*) FROM submissions").fetchone()
    return int(count)


def test_a_new_ledger_is_marked_and_has_its_tables(ledger: Ledger, path: Path) -> None:
    assert ledger.newest(MCHID, 1) == ()
    assert marks(path) == (APPLICATION_ID, NEWEST)
    assert tables(path) == {
        "submissions",
        "attempts",
        "verdicts",
        "contracts",
        "contract_changes",
        "submissions_by_contract",
        "submissions_by_replaced",
        "submissions_by_status",
    }


def test_every_table_holds_its_columns_to_their_types(ledger: Ledger, path: Path) -> None:
    assert ledger.newest(MCHID, 1) == ()
    with closing(sqlite3.connect(path)) as other:
        listed = other.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
        strict = {name: bool(yes) for name, yes in listed if not name.startswith("sqlite_")}
    assert strict == dict.fromkeys(METADATA.tables, True)


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    with closing(Ledger(path)) as ledger:
        assert ledger.newest(MCHID, 1) == ()


def test_opening_again_changes_nothing(ledger: Ledger, path: Path, begin: Begin) -> None:
    begin(ledger, "R1")
    ledger.close()
    before = path.read_bytes()
    Ledger(path).close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()).count(path) == 1


def test_an_older_ledger_is_copied_and_brought_up_to_date(
    ledger: Ledger, path: Path, begin: Begin
) -> None:
    row = begin(ledger, "R1")
    ledger.close()
    with closing(Ledger(path, upgrades=LATER)) as newer:
        assert newer.newest(MCHID, 9) == (row,)
    assert marks(path) == (APPLICATION_ID, NEWEST + 1)
    assert "later" in tables(path)
    copy = path.with_name(f"ledger.sqlite3.v{NEWEST}")
    assert marks(copy) == (APPLICATION_ID, NEWEST)
    assert rows(copy) == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert not path.with_name(f"{copy.name}.part").exists()


def test_a_failed_upgrade_leaves_the_older_ledger_whole(
    ledger: Ledger, path: Path, begin: Begin
) -> None:
    row = begin(ledger, "R1")
    ledger.close()
    with pytest.raises(LedgerError, match="syntax"):
        Ledger(path, upgrades=BROKEN)
    assert marks(path) == (APPLICATION_ID, NEWEST)
    assert "later" not in tables(path)
    with closing(Ledger(path)) as again:
        assert again.newest(MCHID, 9) == (row,)


def test_without_a_copy_there_is_no_upgrade(ledger: Ledger, path: Path) -> None:
    ledger.close()
    path.with_name(f"ledger.sqlite3.v{NEWEST}").mkdir()
    with pytest.raises(LedgerReadOnlyError):
        Ledger(path, upgrades=LATER)
    assert marks(path) == (APPLICATION_ID, NEWEST)


def test_a_newer_ledger_is_refused_and_stays_as_it_is(path: Path) -> None:
    Ledger(path, upgrades=LATER).close()
    before = path.read_bytes()
    with pytest.raises(LedgerNewerError, match=f"version {NEWEST + 1}") as caught:
        Ledger(path)
    assert caught.value.path == str(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "pragma", ["application_id = 7", "user_version = 1", f"application_id = {APPLICATION_ID}"]
)
def test_another_programs_database_is_no_ledger(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (word TEXT)")
        other.execute(f"PRAGMA {pragma}")
    before = path.read_bytes()
    with pytest.raises(LedgerDamagedError, match="not a ledger"):
        Ledger(path)
    assert path.read_bytes() == before


def test_two_programs_may_create_a_ledger_at_once(tmp_path: Path) -> None:
    barrier = Barrier(2)

    def open_and_close(path: Path) -> tuple[object, ...]:
        barrier.wait()
        with closing(Ledger(path)) as ledger:
            return ledger.newest(MCHID, 1)

    with ThreadPoolExecutor(2) as threads:
        for n in range(20):
            assert list(threads.map(open_and_close, [tmp_path / f"{n}.sqlite3"] * 2)) == [(), ()]


def test_the_tables_are_ones_that_postgresql_has_too() -> None:
    for table in METADATA.sorted_tables:
        words = str(CreateTable(table).compile(dialect=make_url("postgresql://").get_dialect()()))
        assert "BIGINT" in words
        assert ("BOOLEAN" in words) is any(isinstance(each.type, Boolean) for each in table.c)
        assert "STRICT" not in words
