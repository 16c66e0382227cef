"""Each kill point once, and whether the harness would see what it is there to see."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tests.faults.bench import Bench, bench_in
from tests.faults.crash import every_point
from tests.faults.evidence import LEDGER
from tests.faults.figures import Verdict, proves_too_little, report
from tests.faults.filters import is_possible
from tests.faults.points import POINTS, Left, Manner
from tests.faults.trial import ANY_TIME, Trial
from wxrepay_gui.domain.outcome import Booked, NotSent, NotSentReason, State
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.storage.rows import state_details

pytestmark = [
    pytest.mark.skipif(not is_possible(), reason="needs Linux's forks and filters"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with bench_in(tmp_path_factory.mktemp("crash")) as bench:
        yield bench


def test_killed_at_each_point_nothing_is_lost_doubled_altered_or_shown_that_was_not(
    bench: Bench,
) -> None:
    figures = every_point(bench)
    assert figures.faults == [], "\n".join([*report(figures), *map(str, figures.faults)])
    assert set(POINTS) - set(figures.hits) == set(), "points that were not hit"
    assert proves_too_little(figures) == []


def test_killed_at_any_time_and_again_while_recovering_it_keeps_its_promises(bench: Bench) -> None:
    """How long a start takes is the machine's, so several are killed until two of them were."""
    hits = 0
    for part in range(1, 9):
        trial = bench.trial(f"810000000{part}")
        trial.book(after=bench.seconds * part / 9)
        trial.mend(after=bench.seconds * part / 9)
        trial.settle()
        assert trial.figures.faults == []
        hits += trial.figures.hits[ANY_TIME]
        if hits > 1:
            break
    assert hits > 1


@pytest.fixture
def trial(bench: Bench, request: pytest.FixtureRequest) -> Trial:
    """One booking, made in peace, in a folder that a test may tamper with."""
    trial = bench.trial(f"9{zlib.crc32(request.node.name.encode())}")
    trial.book()
    assert trial.figures.faults == []
    return trial


def tamper(trial: Trial, statement: str, *values: str) -> None:
    """Do to the ledger what no crash may."""
    with closing(sqlite3.connect(trial.base / LEDGER)) as ledger:
        ledger.execute("PRAGMA foreign_keys = OFF")
        ledger.execute(statement, values)
        ledger.commit()


def say(trial: Trial, status: Status, state: State) -> None:
    """Put another outcome into the ledger."""
    tamper(trial, "UPDATE submissions SET status = ?, state = ?", status, state_details(state))


def verdicts(trial: Trial) -> set[Verdict]:
    trial.settle()
    return {fault.verdict for fault in trial.figures.faults}


def test_a_row_that_is_gone_is_seen_as_lost_and_its_booking_anew_as_doubled(trial: Trial) -> None:
    tamper(trial, "DELETE FROM attempts")
    tamper(trial, "DELETE FROM submissions")
    assert verdicts(trial) == {Verdict.LOST, Verdict.DOUBLED}


def test_a_booking_that_is_said_not_to_be_one_is_seen(trial: Trial) -> None:
    trial.manner = Manner.LEAVES
    say(trial, Status.NOT_SENT, NotSent(reason=NotSentReason.RECORDED))
    assert verdicts(trial) == {Verdict.LOST}


def test_a_booking_that_nobody_has_is_seen(bench: Bench) -> None:
    trial = bench.trial("8000000000")
    trial.book(POINTS["before T2"])
    say(trial, Status.BOOKED, Booked())
    assert verdicts(trial) == {Verdict.LOST}


def test_other_bytes_than_were_approved_of_are_seen(trial: Trial) -> None:
    (intent,) = trial.intents
    intent.approved = {number: body + " " for number, body in intent.approved.items()}
    assert verdicts(trial) == {Verdict.ALTERED}


def test_what_was_sent_before_it_was_recorded_is_seen(trial: Trial) -> None:
    tamper(trial, "DELETE FROM attempts")
    tamper(trial, "DELETE FROM submissions")
    trial.mend(POINTS["at start, opened"])
    assert Verdict.SENT_BEFORE_RECORDED in {fault.verdict for fault in trial.figures.faults}


def test_a_death_that_leaves_something_else_than_the_table_says_is_seen(bench: Bench) -> None:
    trial = bench.trial("8000000001")
    trial.book(replace(POINTS["after T1"], leaves=Left.ABSENT))
    assert [fault.verdict for fault in trial.figures.faults] == [Verdict.OTHERWISE]
