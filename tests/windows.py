"""The program's windows, as tests start them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from wxrepay_gui.app import Program
from wxrepay_gui.domain.errors import KeyringAbsentError
from wxrepay_gui.domain.settings import PRACTICE
from wxrepay_gui.gui.linguist import Linguist
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.start import Start
from wxrepay_gui.storage.keystore import Keystore

NOBODY = "127.0.0.1:9"
"""Where nobody listens: no test may reach WeChat Pay itself."""


def no_keyring() -> Keystore:
    """Keep no secret: no test may open the keyring of whoever runs it."""
    raise KeyringAbsentError("none")


def system_now() -> datetime:
    """The computer's own clock."""
    return datetime.now(UTC)


class WallClock:
    """The computer's own clock, until it is put *ahead*.

    Attributes:
        ahead: By how much.
    """

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return system_now() + self.ahead


def program_of(start: Start) -> Program:
    """The program on the one application there is; no window is made yet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Program(application, start)


def practice_window(
    base: Path, now: Callable[[], datetime] = system_now
) -> tuple[MainWindow, Linguist]:
    """The practice window with its data under *base*, not yet shown."""
    program = program_of(Start(base=base, now=now, hosts=(NOBODY,), keystore=no_keyring))
    window = program.open(PRACTICE)
    assert isinstance(window, MainWindow)
    return window, program.linguist
