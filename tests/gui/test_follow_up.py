"""Unknown outcomes are asked about unbidden, and nothing is ever sent again unbidden."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Operator, close_window, open_window
from tests.windows import practice_window
from wxrepay_gui.domain.attempt import Attempt, Call
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.course import QUESTIONS
from wxrepay_gui.domain.errors import KeyWaitingError
from wxrepay_gui.domain.outcome import Booked, Unknown
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui.follow_up import FollowUp

SOON = (0.01,)
B, Q = Call.BOOK, Call.QUERY


class Stopwatch:
    """Stands still until it is put forward."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def operator(qtbot: QtBot, tmp_path: Path) -> Iterator[Operator]:
    person = open_window(qtbot, tmp_path)
    yield person
    close_window(person)


def follow(
    operator: Operator, waits: Sequence[float], clock: Stopwatch | None = None
) -> tuple[FollowUp, QTimer]:
    def today() -> date:
        return beijing_date(operator.clock())

    desk = operator.window.desk
    made = FollowUp(desk, waits, today, clock) if clock else FollowUp(desk, waits, today)
    timer = made.findChild(QTimer)
    assert timer is not None
    return made, timer


def attempts(operator: Operator) -> list[Attempt]:
    found: list[Attempt] = []
    row = operator.window.model.rows[0]
    operator.window.desk.past(row, lambda past: found.extend(past.attempts))
    operator.settle()
    return found


def calls(operator: Operator) -> list[Call]:
    return [one.call for one in attempts(operator)]


def test_an_unknown_outcome_clears_itself_up(operator: Operator) -> None:
    follow(operator, SOON)
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    operator.wait(lambda: operator.window.model.rows[0].state == Booked())
    operator.settle()
    assert calls(operator) == [B, Q]


def test_one_found_at_the_start_is_asked_about_too(
    operator: Operator, qtbot: QtBot, tmp_path: Path
) -> None:
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    window, linguist = practice_window(tmp_path, operator.clock)
    later = Operator(qtbot, window, linguist, operator.clock)
    follow(later, SOON)
    window.show()
    later.wait(lambda: bool(later.window.model.rows))
    later.wait(lambda: later.window.model.rows[0].state == Booked())
    close_window(later)


def test_what_is_not_found_is_asked_about_again_and_again_and_never_sent_again(
    operator: Operator,
) -> None:
    operator.practise(Scenario.SYSTEM_ERROR_ONCE)
    operator.book()
    told: list[object] = []
    operator.window.desk.row_changed.connect(told.append)
    follow(operator, SOON)
    operator.window.desk.query([operator.window.model.rows[0]])
    operator.wait(lambda: len(told) > 2)
    operator.settle()
    assert set(calls(operator)[1:]) == {Q}
    assert isinstance(operator.window.model.rows[0].state, Unknown)


def due(operator: Operator, timer: QTimer) -> list[Call]:
    """What was done once the time had come."""
    timer.timeout.emit()
    operator.settle()
    return calls(operator)


def test_the_questions_grow_rarer_and_the_last_wait_repeats_itself(operator: Operator) -> None:
    clock = Stopwatch()
    _, timer = follow(operator, QUESTIONS, clock)
    operator.practise(Scenario.SYSTEM_ERROR_ONCE)
    operator.book()
    for count, wait in enumerate((*QUESTIONS, QUESTIONS[-1]), start=1):
        clock.seconds += wait - 0.5
        assert due(operator, timer) == [B, *[Q] * (count - 1)], "not yet"
        clock.seconds += 0.5
        assert due(operator, timer) == [B, *[Q] * count]


def test_without_a_key_it_waits(operator: Operator) -> None:
    clock = Stopwatch()
    _, timer = follow(operator, (1.0,), clock)
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    workspace = operator.window.desk._held()  # noqa: SLF001  the key is nobody's but its
    key = workspace.key()
    workspace.key.put(KeyWaitingError())
    clock.seconds += 2
    assert due(operator, timer) == [B]
    assert timer.isActive()
    workspace.key.put(key)
    assert due(operator, timer) == [B, Q]


def test_while_fewer_requests_are_wanted_it_waits(operator: Operator) -> None:
    clock = Stopwatch()
    _, timer = follow(operator, (1.0,), clock)
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    pause = operator.window.desk._held().pause  # noqa: SLF001  what an answer's 429 sets
    pause.until = operator.clock() + timedelta(minutes=1)
    clock.seconds += 2
    assert due(operator, timer) == [B]
    operator.let_a_minute_pass()
    assert due(operator, timer) == [B, Q]


def test_once_the_repayment_date_is_over_nothing_is_asked_any_more(operator: Operator) -> None:
    clock = Stopwatch()
    _, timer = follow(operator, (1.0,), clock)
    operator.practise(Scenario.BAD_SIGNATURE)
    row = operator.book()
    clock.seconds += 2
    left = row.booking.item.repayment_date - beijing_date(operator.clock())
    operator.clock.ahead += left + timedelta(days=1)
    assert due(operator, timer) == [B]
    assert not timer.isActive()


def test_with_no_waits_nothing_is_asked(operator: Operator) -> None:
    _, timer = follow(operator, ())
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    assert not timer.isActive()
    assert due(operator, timer) == [B]


def test_the_notice_of_unknown_outcomes_goes_when_the_last_one_is_known(
    operator: Operator, tmp_path: Path, qtbot: QtBot
) -> None:
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    window, linguist = practice_window(tmp_path, operator.clock)
    later = Operator(qtbot, window, linguist, operator.clock)
    window.show()
    later.wait(window.notice.isVisible)
    assert "unknown outcome" in window.notice.accessibleName()
    window.desk.query([window.model.rows[0]])
    later.wait(lambda: window.model.rows[0].state == Booked())
    assert not window.notice.isVisible()
    close_window(later)
