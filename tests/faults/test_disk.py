"""Every fault of the disk once; and the judge finds what is planted."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.disk import FAULTS, MODULE, ROOT
from tests.faults.disk_case import Case, now
from wxrepay_gui.domain.errors import LedgerError
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.identity import Identity

SLOW = ("locked_for_longer_than_anybody_waits", "locked_when_the_answer_comes")
"""They wait for a lock as long as the program does; so they run beside each other."""

PARTS = (tuple(name for name in FAULTS if name not in SLOW), *((name,) for name in SLOW))


@pytest.mark.skipif(sys.platform != "linux", reason="mounts and users as Linux has them")
def test_no_fault_of_the_disk_loses_doubles_or_claims_anything() -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", MODULE, "--times", "1", *names],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for names in PARTS
    ]
    said = "".join(each.communicate(timeout=100)[0] for each in running)
    assert [each.returncode for each in running] == [0, 0, 0], said
    lines = said.splitlines()
    assert {line.split(":")[0] for line in lines} == FAULTS.keys()
    skipped = [line for line in lines if "skipped" in line]
    if os.geteuid() == 0:
        assert skipped == []


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A history with a booked and a refused record, closed."""
    disk, away = tmp_path / "disk", tmp_path / "away"
    disk.mkdir()
    away.mkdir()
    case = Case(disk, away, Identity.make(now()))
    assert case.open()
    assert isinstance(case.book(), Booked)
    case.book(Scenario.PARAMETER_ERROR)
    case.close()
    yield case
    case.end()


DENIED = """
UPDATE submissions SET status = 'not_booked',
 state = (SELECT state FROM submissions WHERE status = 'not_booked') WHERE status = 'booked'
"""
CLAIMED = """
UPDATE submissions SET status = 'booked',
 state = (SELECT state FROM submissions WHERE status = 'booked') WHERE status = 'not_booked'
"""
PLANTED = {
    "a record is lost": ("DELETE FROM submissions WHERE status = 'booked'", "is None"),
    "a booked record is shown as refused": (DENIED, "is booked and shown as"),
    "a refused record is shown as booked": (CLAIMED, "is shown as booked and is not"),
}


@pytest.mark.parametrize(("statement", "found"), PLANTED.values(), ids=PLANTED)
def test_the_judge_finds_what_differs(case: Case, statement: str, found: str) -> None:
    with closing(sqlite3.connect(case.places.ledger)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        assert other.execute(statement).rowcount == 1
        other.commit()
    assert any(found in each for each in case.broken())


def test_the_judge_finds_nothing_where_nothing_is_wrong(case: Case) -> None:
    assert case.broken() == []


def test_the_judge_finds_a_record_that_is_booked_twice(case: Case) -> None:
    log = case.away / "log.jsonl"
    log.write_text(log.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert any("is booked 2 times" in each for each in case.broken())


def test_the_judge_finds_a_history_that_does_not_open(case: Case) -> None:
    case.places.ledger.write_bytes(b"no ledger" * 999)
    assert any("does not open" in each for each in case.broken())


@pytest.mark.parametrize(
    ("error", "is_said"), [(LedgerError("x"), True), (KeyError("x"), False)], ids=["said", "bug"]
)
def test_the_judge_finds_an_error_without_words(
    case: Case, error: Exception, *, is_said: bool
) -> None:
    case.errors.append(error)
    assert any("no words" in each for each in case.broken()) != is_said
