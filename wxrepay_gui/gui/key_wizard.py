"""From downloaded files to a proven key in four pages; going back keeps everything read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wxrepay_gui.domain.enrolment import merchant_of
from wxrepay_gui.domain.errors import ExpectedError, KeystoreError
from wxrepay_gui.domain.key_file import Dossier, Wanted
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import Password
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import button, plain, scrolling
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.theme import Tone, paint
from wxrepay_gui.gui.wizard_check import CheckPage
from wxrepay_gui.gui.wizard_files import FilesPage
from wxrepay_gui.gui.wizard_key import PublicKeyPage
from wxrepay_gui.gui.wizard_merchant import MerchantPage
from wxrepay_gui.gui.wizard_page import WizardPage, local_paths, steps_line

if TYPE_CHECKING:
    from wxrepay_gui.gui.tasks import Ticket

_SIZE = 960, 640


class KeyWizard(QDialog):
    """Adds a merchant, or gives a known one a new key.

    Signals:
        enrolled: The merchant is kept; carries its number.
        practice_wanted: It is kept, but the person wants to practise first.
        network_wanted: The network's settings are to be shown over the wizard.
    """

    enrolled = Signal(str)
    practice_wanted = Signal()
    network_wanted = Signal()

    def __init__(
        self,
        office: OfficeDesk,
        *,
        now: Callable[[], datetime],
        parent: QWidget,
        merchant: Merchant | None = None,
        lend: bool = False,
    ) -> None:
        """Make the wizard.

        Args:
            office: Reads, tries and keeps.
            now: The clock, with a time zone.
            parent: Whose window it belongs to.
            merchant: Whose key is replaced; ``None`` for a merchant that is not known yet.
            lend: Keep the key for this run of the program only.
        """
        super().__init__(parent)
        self.setObjectName("key_wizard")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._office = office
        self._before = merchant
        self._lend = lend
        self._gatherer = office.gather("" if merchant is None else merchant.mchid)
        self._dossier = Dossier()
        self._tickets: list[Ticket] = []
        self._check: Ticket | None = None
        self._keeping: Ticket | None = None
        self.files = FilesPage()
        self.merchant = MerchantPage(now(), merchant)
        self.public_key = PublicKeyPage(merchant)
        self.check = CheckPage(replacing=merchant is not None and not lend)
        self._pages: tuple[WizardPage, ...] = (
            self.files,
            self.merchant,
            self.public_key,
            self.check,
        )
        self._stack = QStackedWidget()
        self._bar = plain(name="wizard_steps")
        self._missing = plain(name="wizard_missing")
        self._cancel, self._back = button(name="wizard_cancel"), button(name="wizard_back")
        self._practise, self._next = button(name="wizard_practise"), button(name="wizard_next")
        self._lay_out()
        self._join()
        self._go_to(0)
        self.files.begin()

    @property
    def page(self) -> WizardPage:
        """Which page is up."""
        return self._pages[self._stack.currentIndex()]

    def hand(self, paths: Sequence[Path], wanted: Wanted = Wanted.MERCHANT) -> None:
        """Read files or folders that were dropped or chosen."""
        self.files.wait()
        self._tickets.append(
            self._gatherer.add(paths, wanted, done=self._show, failed=self._fail_reading)
        )

    def done(self, result: int) -> None:
        """Close, and hear no more of what is still under way."""
        for ticket in self._tickets:
            ticket.leave()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            for page in self._pages:
                page.retranslate()
            self._retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped, for the page that is up."""
        event.acceptProposedAction()
        hand = self.public_key.hand if self.page is self.public_key else self.hand
        hand(local_paths(event.mimeData()))

    def _join(self) -> None:
        self.files.handed.connect(self.hand)
        self.files.unlocked.connect(self._unlock)
        self.public_key.handed.connect(self.hand)
        self.check.again_wanted.connect(self._test)
        self.check.network_wanted.connect(self.network_wanted)
        self.check.lend_wanted.connect(lambda: self._keep(lend=True))
        for page in self._pages:
            page.changed.connect(self._missing.clear)
        self.files.changed.connect(self._lead_on)
        self.check.changed.connect(self._lead_on)
        self._cancel.clicked.connect(self.reject)
        self._back.clicked.connect(lambda: self._go_to(self._stack.currentIndex() - 1))
        self._next.clicked.connect(self.go_on)
        self._practise.clicked.connect(lambda: self._keep(lend=self._lend, practise=True))

    @Slot(str, object)
    def _unlock(self, name: str, password: Password) -> None:
        self.files.wait()
        self._missing.clear()
        self._tickets.append(
            self._gatherer.unlock(name, password, done=self._show, failed=self._fail_reading)
        )

    def _show(self, dossier: Dossier) -> None:
        self._dossier = dossier
        for page in (self.files, self.merchant, self.public_key):
            page.show_dossier(dossier)

    def _fail_reading(self, error: ExpectedError) -> None:
        self.files.give_up()
        self._say_missing(words.error(error))

    @Slot()
    def go_on(self) -> None:
        """Go on, or say why not; a password that was typed is tried first."""
        if self.page is self.files and self.files.unlock():
            return
        if missing := self.page.missing:
            self._say_missing(missing)
        elif self.page is self.check:
            self._keep(lend=self._lend)
        else:
            self._go_to(self._stack.currentIndex() + 1)

    def _go_to(self, place: int) -> None:
        for ticket in filter(None, (self._check, self._keeping)):
            ticket.leave()
        self._check = self._keeping = None
        self._stack.setCurrentIndex(place)
        self._missing.clear()
        self._retranslate()
        self.page.begin()
        if self.page is self.check:
            self._test()

    def _described(self) -> Merchant:
        """The merchant as the pages describe it."""
        public_key_id = self.public_key.public_key_id
        told = merchant_of(self._dossier, public_key_id=public_key_id, before=self._before)
        return self.merchant.described(told)

    @Slot()
    def _test(self) -> None:
        if self._check is not None:
            self._check.leave()
        self.check.start()
        self._check = self._office.check(
            self._described(),
            self._gatherer,
            each=self.check.add,
            ended=self.check.end,
            failed=self._fail_testing,
        )
        self._tickets.append(self._check)

    @Slot()
    def _lead_on(self) -> None:
        """Take the focus from the page to the button that goes on, if nothing is missing."""
        stands = self.focusWidget()
        if not self.page.missing and stands is not None and self.page.isAncestorOf(stands):
            self._next.setFocus()

    def _fail_testing(self, error: ExpectedError) -> None:
        self.check.end()
        self.check.show_problem(error, lendable=False)

    def _keep(self, *, lend: bool, practise: bool = False) -> None:
        if self._keeping is not None:
            return
        if self.check.missing:
            self._say_missing(self.check.missing)
            return
        merchant = self._described()

        def kept(_settings: Settings) -> None:
            self.accept()
            if practise:
                self.practice_wanted.emit()
            else:
                self.enrolled.emit(merchant.mchid)

        paint(self._missing, Tone.MUTED)
        self._missing.setText(self.tr("Storing the key in the keyring; it may ask you something…"))
        self._keeping = self._office.enrol(
            merchant, self._gatherer, lend=lend, done=kept, failed=self._fail_keeping
        )
        self._tickets.append(self._keeping)

    def _fail_keeping(self, error: ExpectedError) -> None:
        self._keeping = None
        self._missing.clear()
        self.check.show_problem(error, lendable=isinstance(error, KeystoreError))

    def _say_missing(self, text: str) -> None:
        paint(self._missing, Tone.ERROR)
        self._missing.setText(f"✕ {text}")
        announce(self, text)

    def _lay_out(self) -> None:
        for page in self._pages:
            self._stack.addWidget(scrolling(page))
        line = QHBoxLayout()
        line.addWidget(self._cancel)
        line.addWidget(self._missing, 1)
        line.addWidget(self._practise)
        line.addWidget(self._back)
        line.addWidget(self._next)
        for each in (self._cancel, self._back, self._practise):
            each.setAutoDefault(False)
        self._next.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addLayout(line)
        self.resize(*_SIZE)

    def _retranslate(self) -> None:
        here = self._stack.currentIndex()
        titles = (
            self.tr("Files"),
            self.tr("Check the merchant"),
            self.tr("WeChat Pay public key"),
            self.tr("Test"),
        )
        what = self.tr("Add a merchant") if self._before is None else self.tr("Replace the key")
        if self._lend:
            what = self.tr("Use the key for this run only")
        self.setWindowTitle(what)
        self._bar.setText(steps_line(titles, here))
        self._bar.setAccessibleName(
            self.tr("Step {number} of {count}: {title}").format(
                number=here + 1, count=len(titles), title=titles[here]
            )
        )
        last = self.page is self.check
        self._cancel.setText(self.tr("Cancel"))
        self._back.setText(self.tr("&Back"))
        self._back.setVisible(here > 0)
        self._practise.setText(self.tr("Finish, but &practise first"))
        self._practise.setVisible(last and self._before is None)
        self._next.setText(self.tr("&Finish") if last else self.tr("&Next"))
