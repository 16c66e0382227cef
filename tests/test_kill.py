"""The process dies between the row's commit and the answer; the next start knows what to do."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Operator, close_window, open_window
from wxrepay_gui.domain.attempt import Call
from wxrepay_gui.domain.outcome import Booked, Unknown, UnknownReason
from wxrepay_gui.gui.steps import Step
from wxrepay_gui.practice.book import Entry, read_log
from wxrepay_gui.storage.places import Places, World, places_of

ROOT = Path(__file__).parent.parent
PATIENCE = 60_000
INTERRUPTED = Unknown(reason=UnknownReason.INTERRUPTED)

CHILD = """
import sys
from pathlib import Path

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.start import Start

start = Start(base=Path(sys.argv[1]))
workspace = start.open_workspace(PRACTICE)
workspace.rehearsal.choose(Scenario.TIMEOUT)
today = beijing_date(start.now())
draft = document_example(today=today, out_record_id=workspace.record_ids.new())
booking = parse(draft, mchid=workspace.merchant.mchid, today=today).booking
steps = workspace.submitter.submit(booking)
print(next(steps).booking.item.out_record_id, flush=True)
sys.stdin.readline()
next(steps)
print("settled", flush=True)
"""
"""Books the document's example; tells its number once the row is committed, and sends it only
when it is told to. Nothing answers."""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_of(World.PRACTICE, tmp_path)


@pytest.fixture
def log(places: Places) -> Callable[[], tuple[Entry, ...]]:
    """What the practice server has written down."""
    path = places.root / "practice-server.jsonl"
    return lambda: read_log(path) if path.exists() else ()


@pytest.fixture
def child(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, tmp_path],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def told(child: "subprocess.Popen[str]") -> str:
    """The number, once the row is committed."""
    assert child.stdout is not None
    number = child.stdout.readline().strip()
    assert number, "the child died by itself"
    return number


def kill(child: "subprocess.Popen[str]") -> None:
    """SIGKILL: no handler, no clean-up, no last word."""
    child.kill()
    said, _ = child.communicate(timeout=30)
    assert child.returncode == -signal.SIGKILL
    assert said == "", "it had settled the row before it died"


def on_disk(places: Places) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(places.ledger)) as ledger:
        return ledger.execute("SELECT out_record_id, status FROM submissions").fetchall()


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Operator]]:
    """The program's next start, on the same files."""
    people: list[Operator] = []

    def open_again() -> Operator:
        people.append(open_window(qtbot, tmp_path))
        return people[-1]

    yield open_again
    for person in people:
        close_window(person)


def part(operator: Operator, name: str) -> QWidget:
    found: QWidget | None = operator.window.findChild(QWidget, name)
    assert found is not None, f"{name} is not offered"
    return found


def see_the_notice_and_follow_it(operator: Operator) -> None:
    notice = operator.window.notice
    assert notice.isVisible()
    assert "unknown outcome" in notice.accessibleName()
    QTest.keyClick(part(operator, "notice_act_0"), Qt.Key.Key_Space)
    operator.wait(lambda: operator.window.records.detail.row is not None)
    operator.settle()


def press(operator: Operator, step: Step) -> None:
    QTest.keyClick(part(operator, f"detail_{step.value}"), Qt.Key.Key_Space)
    operator.settle()


def exchanges(operator: Operator) -> list[Call]:
    found: list[Call] = []
    operator.window.desk.past(
        operator.window.model.rows[0],
        lambda past: found.extend(one.call for one in past.attempts),
    )
    operator.settle()
    return found


def test_killed_before_anything_was_sent_it_is_unknown_absent_and_booked_once_by_a_repeat(
    child: "subprocess.Popen[str]",
    places: Places,
    log: Callable[[], tuple[Entry, ...]],
    start: Callable[[], Operator],
) -> None:
    number = told(child)
    kill(child)
    assert on_disk(places) == [(number, "sending")]
    assert log() == ()

    operator = start()
    (row,) = operator.window.model.rows
    assert (row.booking.item.out_record_id, row.state) == (number, INTERRUPTED)
    see_the_notice_and_follow_it(operator)
    assert log() == (), "a start sends nothing"

    press(operator, Step.QUERY)
    state = operator.window.model.rows[0].state
    assert isinstance(state, Unknown)
    assert (state.reason, state.absent) == (UnknownReason.INTERRUPTED, True)
    assert "no such record" in operator.cells()[7]
    assert log() == (), "a query books nothing"

    operator.let_a_minute_pass()
    press(operator, Step.REPEAT)
    (last,) = operator.window.model.rows
    assert last.state == Booked()
    assert (last.body, last.booking.item.out_record_id) == (row.body, number)
    assert exchanges(operator) == [Call.QUERY, Call.QUERY, Call.BOOK]
    assert [(one.out_record_id, one.recorded is not None) for one in log()] == [(number, True)]


def test_killed_after_the_server_booked_it_is_unknown_and_a_query_finds_it(
    child: "subprocess.Popen[str]",
    places: Places,
    log: Callable[[], tuple[Entry, ...]],
    start: Callable[[], Operator],
    qtbot: QtBot,
) -> None:
    number = told(child)
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()
    qtbot.waitUntil(lambda: len(log()) == 1, timeout=PATIENCE)
    kill(child)
    assert on_disk(places) == [(number, "sending")]
    (entry,) = log()
    assert (entry.out_record_id, entry.recorded is not None, entry.status) == (number, True, None)

    operator = start()
    (row,) = operator.window.model.rows
    assert (row.booking.item.out_record_id, row.state) == (number, INTERRUPTED)
    see_the_notice_and_follow_it(operator)

    press(operator, Step.QUERY)
    assert operator.window.model.rows[0].state == Booked()
    assert operator.cells()[0] == "✓ Booked"
    assert exchanges(operator) == [Call.QUERY]
    assert log() == (entry,), "nothing was booked a second time"
