"""A short soak; and that its judge tells of whatever is lost, doubled, altered or left open."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.fuzz_answers import NOW, booking
from tests.faults.soak import BROKEN, report
from tests.faults.soak_gauge import Gauge, Reading
from tests.faults.soak_judge import broken_promises
from wxrepay_gui.domain.outcome import (
    Booked,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.practice.book import Entry
from wxrepay_gui.practice.checks import Signature

ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
ROW = Submission(
    id=1,
    mchid="1900000001",
    booking=booking(),
    body=booking().body(),
    at=NOW,
    author=Author(user="-", station="K7", version="0"),
    state=Booked(),
)
ENTRY = Entry(
    at=NOW.isoformat(),
    out_record_id=booking().item.out_record_id,
    sha256=hashlib.sha256(ROW.body).hexdigest(),
    content="",
    signature=next(iter(Signature)),
    status=200,
    recorded={"out_record_id": booking().item.out_record_id},
)
REFUSED = replace(ENTRY, recorded=None, status=400)
NOT_BOOKED = NotBooked(reason=NotBookedReason.REFUSED)
NOT_SENT = NotSent(reason=NotSentReason.REFUSED)
UNKNOWN = Unknown(reason=UnknownReason.NO_ANSWER)


def soak(*words: str) -> "subprocess.CompletedProcess[str]":
    command = "import sys; from tests.faults.soak import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", command, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@LINUX
def test_three_hundred_bookings_with_faults_leave_ledger_and_log_the_same() -> None:
    ended = soak("--bookings", "300", "--faults", "0.1", "--seed", "5")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    assert BROKEN not in ended.stdout
    assert "with faults of" in ended.stdout


@pytest.mark.parametrize(
    ("state", "log"),
    [
        (Booked(), [ENTRY]),
        (Booked(), [REFUSED, ENTRY]),
        (NOT_BOOKED, [REFUSED]),
        (NOT_BOOKED, []),
        (NOT_SENT, []),
    ],
)
def test_the_judge_says_nothing_where_all_is_as_told(state: State, log: list[Entry]) -> None:
    assert list(broken_promises([replace(ROW, state=state)], log)) == []


LIES: dict[str, tuple[State, list[Entry]]] = {
    "doubled": (Booked(), [ENTRY, ENTRY]),
    "sent again": (Booked(), [ENTRY, REFUSED]),
    "altered": (Booked(), [replace(ENTRY, sha256="0")]),
    "lost": (Booked(), [REFUSED]),
    "said not to be booked": (NOT_BOOKED, [ENTRY]),
    "said never to have left": (NOT_SENT, [REFUSED]),
    "left unknown": (UNKNOWN, [REFUSED]),
    "not in the ledger": (Booked(), [ENTRY, replace(ENTRY, out_record_id="another")]),
}


@pytest.mark.parametrize("lie", LIES)
def test_the_judge_tells_every_kind_of_lie(lie: str) -> None:
    state, log = LIES[lie]
    told = list(broken_promises([replace(ROW, state=state)], log))
    assert any(lie in each for each in told), told


def test_a_row_without_a_record_is_lost() -> None:
    assert "lost" in "".join(broken_promises([ROW], []))


STEADY = Reading(memory=100 * 2**20, handles=10, threads=2, objects=100)


def gauge(*readings: Reading) -> Gauge:
    return Gauge(len(readings), list(readings))


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (replace(STEADY, memory=106 * 2**20), "memory grew"),
        (replace(STEADY, handles=13), "handles grew from 10 to 13"),
        (replace(STEADY, threads=3), "threads grew from 2 to 3"),
        (replace(STEADY, objects=131), "objects grew from 100 to 131"),
    ],
)
def test_the_gauge_tells_what_grew(last: Reading, told: str) -> None:
    assert list(gauge(*[STEADY] * 20).broken()) == []
    assert told in "".join(gauge(*[STEADY] * 18, last, last).broken())


@LINUX
def test_the_gauge_sees_a_handle_and_a_megabyte(tmp_path: Path) -> None:
    before = Reading.now()
    with (tmp_path / "file").open("wb"):
        kept = bytearray(b"x" * 20 * 2**20)
        during = Reading.now()
    assert during.handles == before.handles + 1
    assert during.memory > before.memory + len(kept) // 2


def test_a_broken_promise_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert report(["fine"]) == 0
    assert report(["fine", f"{BROKEN}lost"]) == 1
    assert capsys.readouterr().out.endswith("BROKEN: lost\n")
