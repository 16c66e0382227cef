"""Two starts on the same data are one program; two on different data are two."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.test_app import environment
from wxrepay_gui.gui.single_instance import SingleInstance, Turn

PATIENCE = 30
on_posix = pytest.mark.skipif(os.name != "posix", reason="stops and ends processes by signals")

FIRST = """
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from wxrepay_gui.app import work
from wxrepay_gui.command_line import Options
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.welcome_window import WelcomeWindow


class Witness(QObject):
    down = False

    def eventFilter(self, watched, event):
        is_window = isinstance(watched, (MainWindow, WelcomeWindow))
        if event.type() == QEvent.Type.Paint and is_window and not self.down:
            self.down = True
            print("painted", "PySide6.QtNetwork" in sys.modules, flush=True)
            QTimer.singleShot(0, watched.showMinimized)
        if event.type() == QEvent.Type.WindowStateChange and is_window:
            word = "down" if watched.isMinimized() else "raised"
            print(word, type(watched).__name__, flush=True)
            if word == "raised":
                QTimer.singleShot(0, watched.showMinimized)
        if event.type() == QEvent.Type.Show and isinstance(watched, QMessageBox):
            print("says", watched.text(), flush=True)
            QTimer.singleShot(0, watched.accept)
        return False


application = QApplication([sys.argv[0]])
witness = Witness()
application.installEventFilter(witness)
code = work(application, Path(sys.argv[1]), Options(practice="--practice" in sys.argv))
print("ended", code, flush=True)
"""
"""A start whose window goes down once it has painted, and tells when it comes up again."""


class Starts:
    """Starts of the program in a home of their own; none outlives the test."""

    def __init__(self, home: Path, running: ExitStack) -> None:
        self._home = home
        self._running = running

    def watched(self, folder: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
        """Told of by itself, line by line."""
        return self._start([sys.executable, "-c", FIRST, str(folder), *words], **more)

    def plain(self, folder: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
        """As a person starts it."""
        return self._start(
            [sys.executable, "-m", "wxrepay_gui", "--data", str(folder), *words], **more
        )

    def _start(self, command: list[str], **more: str) -> "subprocess.Popen[str]":
        process = self._running.enter_context(
            subprocess.Popen(
                command,
                cwd=self._home,
                env=environment(self._home, **more),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        self._running.callback(process.kill)
        return process


@pytest.fixture
def starts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starts]:
    with ExitStack() as running:
        yield Starts(tmp_path_factory.mktemp("home"), running)  # sockets need short names


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    said, trouble = process.communicate(timeout=PATIENCE)
    return process.returncode, said, trouble


def is_up(first: "subprocess.Popen[str]", kind: str = "MainWindow") -> None:
    assert [line(first), line(first)] == ["painted False", f"down {kind}"]


def test_a_second_start_raises_the_window_of_the_first_and_opens_nothing(
    starts: Starts, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    first = starts.watched(data, "--practice")
    is_up(first)
    for _ in range(3):
        assert end(starts.plain(data)) == (0, "", "")
        assert [line(first), line(first)] == ["raised MainWindow", "down MainWindow"]


def test_the_window_of_the_first_start_is_raised_too_and_another_spelling_finds_it(
    starts: Starts, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to("data")
    first = starts.watched(tmp_path / "data")
    is_up(first, "WelcomeWindow")
    assert end(starts.plain(tmp_path / "link")) == (0, "", "")
    assert line(first) == "raised WelcomeWindow"
    assert not (tmp_path / "data" / "settings.json").exists()


@on_posix
def test_what_a_killed_start_leaves_behind_hinders_nobody(starts: Starts, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = starts.watched(data)
    is_up(first, "WelcomeWindow")
    assert end(starts.plain(data)) == (0, "", "")  # the first listens by now
    first.kill()
    first.wait(PATIENCE)
    assert (data / "wxrepay.lock").exists()
    second = starts.watched(data)
    is_up(second, "WelcomeWindow")
    assert end(starts.plain(data)) == (0, "", "")
    assert line(second) == "raised WelcomeWindow"


def test_other_data_is_another_program(starts: Starts, tmp_path: Path) -> None:
    first, second = (starts.watched(tmp_path / name) for name in ("one", "two"))
    is_up(first, "WelcomeWindow")
    is_up(second, "WelcomeWindow")
    assert end(starts.plain(tmp_path / "two")) == (0, "", "")
    assert line(second) == "raised WelcomeWindow"
    first.terminate()
    assert end(first)[1] == "", "the first was raised, or ended by itself"


@on_posix
def test_a_first_start_that_does_not_answer_is_told_in_one_sentence(
    starts: Starts, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    first = starts.watched(data)
    is_up(first, "WelcomeWindow")
    assert end(starts.plain(data)) == (0, "", "")
    first.send_signal(signal.SIGSTOP)
    code, said, _ = end(starts.watched(data))
    assert code == 0
    sentence, ended = said.splitlines()
    assert sentence == (
        f"says This program is running already (process {first.pid}) on the data in {data}, and"
        " does not answer. Wait until it does, or end it, and start again."
    )
    assert ended == "ended 1"


@on_posix
def test_a_merchant_is_not_added_to_data_that_a_window_is_open_on(
    starts: Starts, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    is_up(starts.watched(data), "WelcomeWindow")
    words = ("--add-merchant", str(tmp_path), "--public-key-id", "PUB_KEY_ID_1")
    code, said, trouble = end(starts.plain(data, *words))
    assert (code, said) == (1, "")
    assert trouble == f"The program is open on the data in {data}: close it first.\n"


def user() -> str:
    return "zhang"


def test_the_folder_is_free_again_once_its_holder_ends(tmp_path: Path) -> None:
    for _ in range(2):
        with SingleInstance(tmp_path, user) as instance:
            assert instance.begin() is Turn.OURS
            with SingleInstance(tmp_path, user) as other:
                assert not other.take()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("make", [Path.touch, lambda _: None], ids=["a file", "nothing"])
def test_where_no_lock_can_be_put_the_program_goes_on(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "data")
    with SingleInstance(tmp_path / "data", user) as instance:
        assert instance.begin() is Turn.OURS
        assert instance.take()
