"""A person who adds a merchant, with WeChat Pay and a keyring on this computer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CONTROL, PATIENCE, Operator, press, retype
from tests.service.conftest import Memory
from wxrepay_gui.app import Program
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.network import Network, ProxyMode
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.key_wizard import KeyWizard
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.practice.book import Entry, read_log
from wxrepay_gui.practice.identity import HOST, Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.start import Start
from wxrepay_gui.storage.keystore import Keystore


@cache
def identity(who: str = "merchant") -> Identity:  # noqa: ARG001  the cache tells them apart
    """The files of *who*, and the WeChat Pay that knows them."""
    return Identity.make(datetime.now(UTC))


def here() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(name: Qt.Key) -> None:
    """Press *name* wherever the focus is."""
    press(here(), name)


class Newcomer:
    """Starts the program on an empty profile, and does with the keyboard what a person would do.

    Attributes:
        identity: Whose files lie in *files*.
        files: A folder as WeChat Pay's download unpacks.
        keyring: Lives as long as the test.
        clock_off: By how much WeChat Pay's clock is ahead.
    """

    def __init__(
        self, qtbot: QtBot, folder: Path, keyring: Memory | None = None, *, known: Identity
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.identity = known
        self.keyring = keyring or Memory()
        self.clock_off = timedelta()
        self.files = folder / f"{known.merchant.mchid}_cert"
        known.write(self.files)
        self._log = folder / "log.jsonl"
        self.server = PracticeServer(known, self._log, self._server_now)
        self.server.start()
        self.start = self._start(self.server.port)
        self.start.store.change(lambda kept: replace(kept, network=self._network()))
        self.program = self._program()

    def _server_now(self) -> datetime:
        return datetime.now(UTC) + self.clock_off

    def _start(self, port: int) -> Start:
        return Start(
            base=self.folder / "data",
            hosts=(f"{HOST}:{port}",),
            keystore=lambda: Keystore(self.keyring),
        )

    def _network(self) -> Network:
        root = self.identity.tls_root
        return Network(mode=ProxyMode.NONE, company_ca=root, company_ca_name="ca.pem")

    def _program(self) -> Program:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        program = Program(application, self.start)
        program.linguist.speak(Language.ENGLISH)
        program.open(self.start.store.current.chosen).show()
        return program

    def forget_network(self) -> None:
        """Be at the very first start: nobody has set anything, and no proxy is in the way."""
        bare = Network(mode=ProxyMode.NONE)
        self.start.store.change(lambda kept: replace(kept, network=bare))

    # What there is

    @property
    def window(self) -> MainWindow | WelcomeWindow:
        return self.program.window

    @property
    def settings(self) -> Settings:
        return self.start.store.current

    @property
    def bookings(self) -> tuple[Entry, ...]:
        """Every booking request that reached WeChat Pay."""
        return read_log(self._log)

    @property
    def wizards(self) -> list[KeyWizard]:
        """Those that are open."""
        return [one for one in self.window.findChildren(KeyWizard) if one.isVisible()]

    @property
    def wizard(self) -> KeyWizard:
        """The one that is open."""
        (wizard,) = self.wizards
        return wizard

    @property
    def place(self) -> str:
        """The name of the wizard's page that is up."""
        return self.wizard.page.objectName()

    def text(self, name: str) -> str:
        """What the wizard's label called *name* says; nothing if it is not shown."""
        label = self.wizard.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def button(self, name: str) -> QPushButton:
        button = self.wizard.findChild(QPushButton, name)
        assert button is not None
        return button

    def lines(self) -> dict[str, tuple[str, str]]:
        """What is said of each file, and its mark."""
        table = self.wizard.findChild(QTableWidget, "found_files")
        assert table is not None
        cells = [
            [item.text() for column in range(3) if (item := table.item(row, column))]
            for row in range(table.rowCount())
        ]
        return {name: (said, mark) for name, said, mark in cells}

    @property
    def steps(self) -> list[str]:
        """What the test says, line by line."""
        layout = self.wizard.check.steps.layout()
        assert layout is not None
        items = [layout.itemAt(place) for place in range(layout.count())]
        lines = [item.widget() for item in items if item is not None]
        return [
            line.text()
            for line in lines
            if isinstance(line, QLabel) and line.objectName().startswith("step_")
        ]

    @property
    def steps_without_figures(self) -> tuple[str, ...]:
        """The same, without what is different each time."""
        lines = (
            one.replace(f"{HOST}:{self.server.port} ", f"{HOST}:{{port}} ") for one in self.steps
        )
        lines = (re.sub(r"\d+ ms$", "{ms} ms", one) for one in lines)
        return tuple(re.sub(r"[+-]\d+\.\d (s|秒)", r"{seconds} \1", one) for one in lines)

    # What a person does

    def wait(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=PATIENCE)

    def speak(self, language: Language) -> None:
        self.program.linguist.speak(language)
        QCoreApplication.processEvents()

    def front(self, window: QWidget) -> None:
        """Bring *window* to the front; offscreen no window manager does."""
        window.activateWindow()
        self.wait(window.isActiveWindow)

    def open_wizard(self) -> KeyWizard:
        """By keys, through the second door of the first window."""
        self.front(self.window)
        assert here().objectName() == "open_practice"
        key(Qt.Key.Key_Tab)
        assert here().objectName() == "open_merchant"
        key(Qt.Key.Key_Space)
        self.front(self.wizard)
        return self.wizard

    def press(self, name: str) -> None:
        """Press the wizard's button called *name* by its key."""
        button = self.button(name)
        assert button.isVisible(), name
        button.setFocus()
        press(button, Qt.Key.Key_Space)

    def pick(self, name: str) -> None:
        """Choose the radio button called *name* by its key."""
        button = self.wizard.findChild(QRadioButton, name)
        assert button is not None
        button.setFocus()
        press(button, Qt.Key.Key_Space)

    def choose(self, act: str, path: Path) -> None:
        """Press *act* in the wizard, and paste *path* into the system's dialog that it opens."""
        typed: list[str] = []
        look = QTimer(self.wizard, interval=5)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            edit = dialog.findChild(QLineEdit, "fileNameEdit") if dialog is not None else None
            if dialog is None or edit is None:
                return
            dialog.activateWindow()
            edit.setFocus()  # without it, what is selected in its list replaces what is typed
            if edit.hasFocus():
                look.stop()
                QGuiApplication.clipboard().setText(str(path))
                QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
                QTest.keyClick(edit, Qt.Key.Key_V, CONTROL)
                typed.append(edit.text())
                press(edit, Qt.Key.Key_Return)

        look.timeout.connect(answer)
        look.start()
        self.press(act)
        assert typed == [str(path)]
        self.front(self.wizard)

    def hand(self, *paths: Path) -> None:
        """Drop *paths* on the wizard, and wait until they are read."""
        drop(self.wizard, paths)
        self.wait_read()

    def wait_read(self) -> None:
        page = self.wizard.files
        self.wait(lambda: page.missing != page.tr("The files are still being read."))

    def type_id(self, text: str | None = None) -> None:
        retype(self.wizard.public_key.id, text or self.identity.merchant.public_key_id)

    def go_on(self) -> None:
        self.press("wizard_next")

    def go_to_test(self, *paths: Path) -> None:
        """From dropped files to the ended test, keeping what the pages suggest."""
        self.hand(*(paths or (self.files,)))
        self.go_on()
        self.go_on()
        if self.wizard.public_key.by_key.value:
            self.type_id()
        self.go_on()
        assert self.place == "wizard_check", self.text("wizard_missing")
        self.wait_tested()

    def wait_tested(self) -> None:
        page = self.wizard.check
        running = page.tr("The test is still running. Wait for it, or cancel.")
        self.wait(lambda: page.missing != running)

    def live(self) -> Operator:
        """The window of the merchant that was chosen, once it can sign."""
        self.wait(lambda: isinstance(self.window, MainWindow))
        operator = self.operator()
        operator.wait(lambda: operator.window.desk.is_open)
        operator.settle()
        return operator

    def wait_for(self, chosen: str) -> None:
        """Wait for the window of *chosen*."""
        self.wait(lambda: isinstance(self.window, MainWindow) and self.window.chosen == chosen)

    def wait_idle(self) -> None:
        """Wait until nothing is asked or read any more."""
        window = self.window
        tasks = window.desk.tasks if isinstance(window, MainWindow) else window.tasks
        self.wait(lambda: not tasks.asking and not tasks.busy)

    def operator(self) -> Operator:
        """The person, now at the main window."""
        assert isinstance(self.window, MainWindow)
        return Operator(self.qtbot, self.window, self.program.linguist)

    def restart(self) -> None:
        """End the program, and start it again on the same data."""
        self.listen_at(self.server.port)

    def listen_at(self, port: int) -> None:
        """Start again, with WeChat Pay at another *port*."""
        self.close_window()
        self.start = self._start(port)
        self.program = self._program()

    def close_window(self) -> None:
        """Close what is open, on which no notice of a crash may stand."""
        crashes = [box.text() for box in self.window.findChildren(QMessageBox) if box.isVisible()]
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        if isinstance(self.window, MainWindow):
            self.operator().settle()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not crashes

    def close(self) -> None:
        self.close_window()
        self.program.linguist.speak(Language.ENGLISH)
        self.server.stop()
        assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def drop(target: QWidget, paths: Sequence[Path]) -> None:
    """Drag *paths* onto the middle of *target*, and let go."""
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = QPoint(target.width() // 2, target.height() // 2)
    how = Qt.DropAction.CopyAction, what, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, *how)
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        QApplication.sendEvent(target, QDropEvent(where, *how))


def zipped(folder: Path, target: Path) -> Path:
    """The files of *folder* as an archive, as WeChat Pay's page downloads it."""
    with ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return target


def book_example(operator: Operator) -> Submission:
    """Fill in the document's example by keys, and book it after a review."""
    example = document_example(today=beijing_date(operator.window.now()), out_record_id="")
    for name in operator.window.book.form.rows:
        text = getattr(example, name.value, "")
        if isinstance(text, str) and text and name.value != "kind":
            operator.type(name, text)
    return operator.book()
