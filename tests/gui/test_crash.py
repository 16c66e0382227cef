"""What nobody expected is written down, said once, and survived."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Operator
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui import crash
from wxrepay_gui.gui.linguist import Linguist
from wxrepay_gui.storage.log import log_to

LOG = logging.getLogger("wxrepay_gui")


@pytest.fixture
def hooks() -> Iterator[None]:
    """Leaves the interpreter's hooks and the program's log as they were."""
    before, threads, handlers = sys.excepthook, threading.excepthook, list(LOG.handlers)
    yield
    sys.excepthook, threading.excepthook = before, threads
    for handler in set(LOG.handlers) - set(handlers):
        LOG.removeHandler(handler)
        handler.close()


@pytest.fixture
def window(qtbot: QtBot, linguist: Linguist) -> QWidget:
    assert linguist.language
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def watched(hooks: None, window: QWidget, tmp_path: Path) -> Path:
    """The log of a program that is watched over."""
    assert hooks is None
    log = tmp_path / "wxrepay.log"
    log_to(log)
    crash.watch(crash.CrashNotice(window, log).show)
    return log


def boxes(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def blow() -> None:
    raise ZeroDivisionError("a bug")


@pytest.mark.qt_no_exception_capture
def test_an_exception_in_a_slot_is_logged_with_its_traceback_and_shown(
    qtbot: QtBot, watched: Path, window: QWidget
) -> None:
    QTimer.singleShot(0, window, blow)
    qtbot.waitUntil(lambda: len(boxes(window)) == 1)
    text = watched.read_text(encoding="utf-8")
    assert "CRITICAL unexpected" in text
    assert "Traceback (most recent call last)" in text
    assert "in blow" in text
    assert "ZeroDivisionError: a bug" in text
    box = boxes(window)[0]
    assert box.windowTitle() == "Unexpected error"
    assert "(ZeroDivisionError)" in box.text()
    assert str(watched) in box.text()
    assert "Nothing that was recorded is lost" in box.text()
    box.accept()


@pytest.mark.qt_no_exception_capture
def test_many_exceptions_are_all_logged_and_said_once(
    qtbot: QtBot, watched: Path, window: QWidget
) -> None:
    for _ in range(3):
        QTimer.singleShot(0, window, blow)
    qtbot.waitUntil(lambda: watched.exists() and watched.read_text().count("a bug") >= 3)
    assert len(boxes(window)) == 1
    boxes(window)[0].accept()
    qtbot.waitUntil(lambda: not boxes(window))


@pytest.mark.qt_no_exception_capture
def test_after_the_notice_was_closed_a_new_one_can_come(
    qtbot: QtBot, watched: Path, window: QWidget
) -> None:
    for _ in range(2):
        QTimer.singleShot(0, window, blow)
        qtbot.waitUntil(lambda: len(boxes(window)) == 1)
        boxes(window)[0].accept()
        qtbot.waitUntil(lambda: not boxes(window))
    assert watched.read_text(encoding="utf-8").count("ZeroDivisionError: a bug") == 2


def test_an_exception_in_a_thread_is_logged(watched: Path, window: QWidget) -> None:
    thread = threading.Thread(target=blow)
    thread.start()
    thread.join()
    text = watched.read_text(encoding="utf-8")
    assert "unexpected, in a thread" in text
    assert "ZeroDivisionError: a bug" in text
    assert not boxes(window)


def test_ctrl_c_is_not_a_crash(
    watched: Path, window: QWidget, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not boxes(window)
    assert not watched.exists()


@pytest.mark.qt_no_exception_capture
def test_the_program_keeps_running_after_a_bug(hooks: None, operator: Operator) -> None:
    assert hooks is None
    notices: list[BaseException] = []
    crash.watch(notices.append)
    QTimer.singleShot(0, operator.window, blow)
    operator.wait(lambda: len(notices) == 1)
    operator.book()
    assert operator.cells()[0] == "✓ Booked"


@pytest.mark.qt_no_exception_capture
def test_a_bug_on_a_worker_reaches_the_hook_and_the_window_lives(
    hooks: None, operator: Operator
) -> None:
    assert hooks is None
    notices: list[BaseException] = []
    crash.watch(notices.append)
    operator.window.desk.work(blow)
    operator.wait(lambda: len(notices) == 1)
    assert isinstance(notices[0], ZeroDivisionError)
    operator.settle()
    operator.book()


def test_the_log_of_a_booking_holds_no_body_no_key_and_no_signature(
    hooks: None, operator: Operator, tmp_path: Path
) -> None:
    assert hooks is None
    log = tmp_path / "all.log"
    log_to(log)
    logging.getLogger("wxrepay_gui").info("begun")
    operator.practise(Scenario.PARAMETER_ERROR)
    row = operator.book()
    text = log.read_text(encoding="utf-8")
    for secret in (
        row.booking.openid,
        row.booking.contract_id,
        "schedule_items",
        "PRIVATE KEY",
        "WECHATPAY2",
    ):
        assert secret not in text
