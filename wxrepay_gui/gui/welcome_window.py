"""The first start: nobody is known yet, and there are two ways to begin."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.gui import words
from wxrepay_gui.gui.about import about
from wxrepay_gui.gui.key_wizard import KeyWizard
from wxrepay_gui.gui.labels import big, button, plain
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.notices import Notice, NoticeBar
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.settings_dialog import SettingsDialog, SettingsPage
from wxrepay_gui.gui.shortcut_list import ShortcutList
from wxrepay_gui.gui.tasks import Lane, TaskRunner
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.service.office import Office

_DOOR_WIDTH = 320


class Door(QFrame):
    """One way to begin: a title, what it needs, and a button."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMinimumWidth(_DOOR_WIDTH)
        self.setMaximumWidth(_DOOR_WIDTH * 2)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._text = plain(name=f"{name}_text")
        self.open: QPushButton = button(name=f"open_{name}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.open, alignment=Qt.AlignmentFlag.AlignLeft)

    def say(self, title: str, text: str, act: str) -> None:
        """Show this, in the language of the moment."""
        self._title.setText(title)
        self._text.setText(text)
        self.open.setText(act)
        self.open.setAccessibleDescription(text)


class WelcomeWindow(QMainWindow):
    """Leads to practice, or to the wizard that adds a merchant.

    Signals:
        left: Another window takes over; carries the merchant number, or ``PRACTICE``, and no
            draft.
    """

    left = Signal(str, object)

    def __init__(
        self,
        *,
        menus: Menus,
        open_office: Callable[[], "Office"],
        settings: Settings,
        now: Callable[[], datetime],
        folder: Path,
        problem: ExpectedError | None,
    ) -> None:
        super().__init__()
        self.tasks = TaskRunner(self)
        self.office = OfficeDesk(self.tasks, open_office, settings)
        self.menus = menus
        self.notice = NoticeBar()
        self._next = ""
        self._now = now
        self._folder = folder
        self._heading = big(name="welcome_heading")
        self.practice, self.merchant = Door("practice"), Door("merchant")
        self._promise = plain(name="welcome_promise", tone=Tone.MUTED)
        self._lay_out()
        self.practice.open.clicked.connect(lambda: self._leave(PRACTICE))
        self.merchant.open.clicked.connect(self.add_merchant)
        menus.keep_only_always()
        menus.quit.triggered.connect(self.close)
        menus.add_merchant.triggered.connect(self.add_merchant)
        menus.settings.triggered.connect(self.show_settings)
        self.office.unheard.connect(self._fail)
        menus.shortcuts.triggered.connect(lambda: ShortcutList(menus, self).open())
        menus.about.triggered.connect(lambda: about(self))
        self._retranslate()
        if problem is not None:
            self.notice.say("failure", Notice(lambda: f"! {words.error(problem)}", Tone.ERROR))

    def add_merchant(self) -> None:
        """Open the wizard."""
        wizard = KeyWizard(self.office, now=self._now, parent=self)
        wizard.enrolled.connect(self._leave)
        wizard.practice_wanted.connect(lambda: self._leave(PRACTICE))
        wizard.network_wanted.connect(lambda: self.show_settings(SettingsPage.NETWORK, wizard))
        wizard.open()

    @Slot()
    def show_settings(
        self, page: SettingsPage | None = None, parent: QWidget | None = None
    ) -> None:
        """Open the settings, over *parent* or the window."""
        dialog = SettingsDialog(
            self.office,
            self.menus,
            folder=self._folder,
            archive=None,
            current="",
            now=self._now,
            page=page or SettingsPage.MERCHANTS,
            parent=parent or self,
        )
        dialog.addition_wanted.connect(self.add_merchant)
        dialog.open()

    def remember(self, job: Callable[[], object]) -> None:
        """Have *job* done on a worker; only its failure is told."""
        self.tasks.run(
            Lane.READ, (one() for one in (job,)), each=lambda _done: None, failed=self._fail
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first door."""
        super().showEvent(event)
        self.practice.open.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; where another window takes over, that one first."""
        self.tasks.stop()
        if self._next:
            self.left.emit(self._next, None)
        event.accept()

    def _leave(self, chosen: str) -> None:
        self._next = chosen
        self.close()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error  # a bug: the crash hook reports it
        self.notice.say("failure", Notice(lambda: f"! {words.error(error)}", Tone.UNKNOWN))

    def _lay_out(self) -> None:
        self.setObjectName("welcome_window")
        self.resize(1280, 800)
        self.setMinimumSize(1024, 680)
        self.setMenuBar(self.menus)
        doors = QHBoxLayout()
        doors.setSpacing(24)
        doors.addStretch(1)
        doors.addWidget(self.practice)
        doors.addWidget(self.merchant)
        doors.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        column.addStretch(1)
        column.addWidget(self._heading)
        column.addLayout(doors)
        column.addWidget(self._promise)
        column.addStretch(2)
        for label in (self._heading, self._promise):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.notice)
        whole.addLayout(column, 1)
        self.setCentralWidget(content)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Repayment booking"))
        self._heading.setText(self.tr("Two ways to start"))
        self.practice.say(
            self.tr("Practise first (60 seconds)"),
            self.tr(
                "Needs no keys and never contacts WeChat Pay. An example is filled in;"
                " press Ctrl+Enter twice."
            ),
            self.tr("Start practice"),
        )
        self.merchant.say(
            self.tr("Add a merchant"),
            self.tr(
                "Needs the merchant's API certificate and private key"
                " (apiclient_cert.pem and apiclient_key.pem), and WeChat Pay's public key."
            ),
            self.tr("Add a merchant…"),
        )
        self._promise.setText(
            self.tr(
                "Keys stay on this computer. No account, nothing uploaded;"
                " this program talks only to WeChat Pay."
            )
        )
