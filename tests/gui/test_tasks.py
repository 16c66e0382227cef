"""Work leaves the GUI thread and comes back to it, in order, and never gets lost."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QThread,  # noqa: TID251  asked which thread this is, never made
)
from pytestqt.qtbot import QtBot

from wxrepay_gui.gui.tasks import Lane, TaskRunner

PATIENCE = 5_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()
    qtbot.waitUntil(lambda: not [one for one in threading.enumerate() if one.name[:4] == "send"])


def idle(qtbot: QtBot, tasks: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not tasks.busy, timeout=PATIENCE)


def unexpected(error: Exception) -> None:
    raise AssertionError(error)


def test_work_runs_elsewhere_and_its_callback_on_the_gui_thread(
    qtbot: QtBot, tasks: TaskRunner
) -> None:
    places: list[tuple[str, bool]] = []
    here = QThread.currentThread()

    def steps() -> Iterator[bool]:
        yield threading.current_thread() is threading.main_thread()

    tasks.run(
        Lane.READ,
        steps(),
        each=lambda on_main: places.append(
            ("worker on main", on_main or QThread.currentThread() is not here)
        ),
        failed=unexpected,
    )
    idle(qtbot, tasks)
    assert places == [("worker on main", False)]


def test_a_callback_comes_only_after_run_has_returned(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[int] = []
    done = threading.Event()

    def steps() -> Iterator[int]:
        yield 1
        done.set()

    tasks.run(Lane.READ, steps(), each=told.append, failed=unexpected)
    assert done.wait(PATIENCE / 1000)
    assert told == [], "the worker is done, yet nothing happens before the event loop turns"
    idle(qtbot, tasks)
    assert told == [1]


def test_each_step_is_told_as_it_comes(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[int] = []
    go_on = threading.Event()

    def steps() -> Iterator[int]:
        yield 1
        go_on.wait(PATIENCE / 1000)
        yield 2

    tasks.run(Lane.SEND, steps(), each=told.append, failed=unexpected)
    qtbot.waitUntil(lambda: told == [1], timeout=PATIENCE)
    assert tasks.busy
    go_on.set()
    idle(qtbot, tasks)
    assert told == [1, 2]


def test_one_lane_works_in_order(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[int] = []
    for number in range(20):
        tasks.run(Lane.SEND, [number * 2, number * 2 + 1], each=told.append, failed=unexpected)
    idle(qtbot, tasks)
    assert told == list(range(40))


def test_a_lane_never_waits_for_the_other(qtbot: QtBot, tasks: TaskRunner) -> None:
    told: list[str] = []
    answered = threading.Event()

    def waiting() -> Iterator[str]:
        answered.wait(PATIENCE / 1000)
        yield "sent"

    tasks.run(Lane.SEND, waiting(), each=told.append, failed=unexpected)
    tasks.run(Lane.READ, ["read"], each=told.append, failed=unexpected)
    qtbot.waitUntil(lambda: told == ["read"], timeout=PATIENCE)
    answered.set()
    idle(qtbot, tasks)
    assert told == ["read", "sent"]


def test_what_stops_the_steps_goes_to_failed_after_what_came_before(
    qtbot: QtBot, tasks: TaskRunner
) -> None:
    told: list[object] = []

    def steps() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    tasks.run(Lane.SEND, steps(), each=told.append, failed=told.append)
    tasks.run(Lane.SEND, [3], each=told.append, failed=unexpected)
    idle(qtbot, tasks)
    assert told[0] == 1
    assert isinstance(told[1], ValueError)
    assert told[2] == 3, "the lane goes on"


def test_busy_is_said_once_however_much_is_queued(qtbot: QtBot, tasks: TaskRunner) -> None:
    said: list[bool] = []
    tasks.busy_changed.connect(said.append)
    assert not tasks.busy
    for lane in (Lane.SEND, Lane.READ, Lane.SEND):
        tasks.run(lane, [1], each=lambda _one: None, failed=unexpected)
    assert tasks.busy
    idle(qtbot, tasks)
    assert said == [True, False]


def test_still_busy_while_the_last_callback_runs(qtbot: QtBot, tasks: TaskRunner) -> None:
    said: list[bool] = []
    tasks.run(Lane.READ, [1], each=lambda _one: said.append(tasks.busy), failed=unexpected)
    idle(qtbot, tasks)
    assert said == [True]


@pytest.mark.usefixtures("qtbot")
def test_stopping_waits_for_what_runs_drops_what_waits_and_leaves_no_thread() -> None:
    runner = TaskRunner()
    begun, ended, dropped = threading.Event(), threading.Event(), threading.Event()

    def running() -> Iterator[int]:
        begun.set()
        yield 1
        ended.set()

    def waiting() -> Iterator[int]:
        dropped.set()
        yield 2

    gate = threading.Event()

    def gated() -> Iterator[int]:
        begun.wait(PATIENCE / 1000)
        gate.wait(PATIENCE / 1000)
        yield from running()

    before = threading.active_count()
    runner.run(Lane.SEND, gated(), each=lambda _one: None, failed=unexpected)
    runner.run(Lane.SEND, waiting(), each=lambda _one: None, failed=unexpected)
    begun.set()
    opener = threading.Timer(0.05, gate.set)
    opener.start()
    runner.stop()
    opener.join()
    assert ended.is_set()
    assert not dropped.is_set()
    assert threading.active_count() <= before
    QCoreApplication.processEvents()


@pytest.mark.usefixtures("qtbot")
def test_after_stopping_nothing_can_be_queued() -> None:
    runner = TaskRunner()
    runner.stop()
    with pytest.raises(RuntimeError):
        runner.run(Lane.READ, [1], each=lambda _one: None, failed=unexpected)
    QCoreApplication.processEvents()


# Garbage


def test_garbage_is_collected_on_the_gui_thread_and_on_no_other(qtbot: QtBot) -> None:
    runner = TaskRunner()
    where: list[threading.Thread] = []

    class Cycle:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            where.append(threading.current_thread())

    def litter() -> Iterator[None]:
        for _ in range(20_000):
            Cycle()
        yield

    runner.run(Lane.READ, litter(), each=lambda _one: None, failed=lambda _error: None)
    qtbot.waitUntil(lambda: not runner.busy)
    qtbot.waitUntil(lambda: bool(where), timeout=5_000)
    assert set(where) == {threading.main_thread()}
    runner.stop()
