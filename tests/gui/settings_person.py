"""A person at the settings of a window whose keyring lasts as long as the test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import PATIENCE, retype
from tests.storage.keyrings import Memory
from wxrepay_gui.app import Program
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.settings_dialog import SettingsDialog, SettingsPage
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.start import Start
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.places import settings_of
from wxrepay_gui.storage.settings import load

NOW = datetime.now(UTC)
IDENTITY = Identity.make(NOW)
FIRST = replace(
    IDENTITY.merchant,
    name="晨星商服",
    company="晨星商务服务有限公司",
    valid_until=NOW + timedelta(days=900),
)
SECOND = replace(
    FIRST,
    mchid="1900000109",
    name="River Services",
    company="River Services Ltd",
    serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    valid_until=NOW + timedelta(days=12, hours=1),
    colour=Colour.PINK,
)

_W = TypeVar("_W", bound=QWidget)


class Slow(Memory):
    """A keyring that waits for a person; anything but reading."""

    def __init__(self) -> None:
        super().__init__()
        self.answered = Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.answered.wait(PATIENCE / 1000)
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self.answered.wait(PATIENCE / 1000)
        super().delete_password(service, username)


@dataclass
class Person:
    """Does with keyboard and buttons what a person would do in the settings."""

    qtbot: QtBot
    program: Program
    base: Path
    keyring: Memory
    dialog: SettingsDialog = field(init=False)

    @property
    def window(self) -> MainWindow:
        window = self.program.window
        assert isinstance(window, MainWindow)
        return window

    def wait(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=PATIENCE)

    def visible(self, kind: type[_W]) -> list[_W]:
        """What of a kind can be seen anywhere."""
        everything = QApplication.allWidgets()
        return [one for one in everything if isinstance(one, kind) and one.isVisible()]

    def settle(self) -> None:
        tasks = self.window.desk.tasks
        self.wait(lambda: not tasks.busy and not tasks.asking)

    def open(self, page: SettingsPage = SettingsPage.MERCHANTS) -> SettingsDialog:
        self.window.front.show_settings(page)
        self.dialog = self.window.findChildren(SettingsDialog)[-1]
        self.dialog.activateWindow()
        self.wait(self.dialog.isActiveWindow)
        return self.dialog

    def find(self, kind: type[_W], name: str, inside: QWidget | None = None) -> _W:
        found = (inside or self.dialog.pane).findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def press(self, name: str, inside: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, inside)
        assert button.isVisible(), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def type(self, edit: QWidget, text: str) -> None:
        """Replace a text, and leave it."""
        retype(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Tab)

    def text(self, name: str, inside: QWidget | None = None) -> str:
        return self.find(QLabel, name, inside).text()

    @property
    def said(self) -> str:
        return self.text("settings_said", self.dialog)

    def saved(self) -> Settings:
        """What stands in the file once the dialog says that it is saved."""
        self.wait(lambda: self.said == "✓ Saved")
        self.settle()
        return self.kept

    @property
    def kept(self) -> Settings:
        return load(settings_of(self.base))

    def merchant(self, mchid: str = FIRST.mchid) -> Merchant:
        found = self.kept.merchant(mchid)
        assert found is not None
        return found

    def speak(self, language: Language) -> None:
        self.program.linguist.speak(language)
        QCoreApplication.processEvents()


@contextmanager
def person(
    qtbot: QtBot,
    base: Path,
    *,
    settings: Callable[[Settings], Settings] = lambda kept: kept,
    keyring: Memory | None = None,
    hosts: tuple[str, ...] | None = None,
    chosen: str = PRACTICE,
    opens: bool = True,
) -> Iterator[Person]:
    """Somebody at an open window, which is closed afterwards with nothing wrong.

    Unless it *opens*, something is in the way of the workspace, and the window says what.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ring = keyring or Memory()
    start = Start(base=base, keystore=lambda: Keystore(ring), hosts=hosts)
    start.store.change(settings)
    program = Program(application, start)
    window = program.open(chosen)
    program.linguist.speak(Language.ENGLISH)
    window.show()
    somebody = Person(qtbot, program, base, ring)
    if isinstance(window, MainWindow):
        somebody.wait(lambda: window.desk.is_open if opens else window.notice.isVisible())
        somebody.settle()
    try:
        yield somebody
    finally:
        _close(somebody)


def _close(somebody: Person) -> None:
    program, last = somebody.program, somebody.program.window
    tasks = last.desk.tasks if isinstance(last, MainWindow) else last.tasks
    somebody.wait(lambda: not tasks.busy and not tasks.asking)
    crashes = [
        f"{box.text()} {box.detailedText()}"
        for box in last.findChildren(QMessageBox)
        if box.isVisible()
    ]
    last.close()
    program.linguist.speak(Language.ENGLISH)
    last.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not crashes


def two_merchants(kept: Settings) -> Settings:
    return replace(kept, merchants=(FIRST, SECOND))
