"""The window: owns the places, and joins their signals to the desk."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui.archive_desk import ArchiveDesk
from wxrepay_gui.gui.book_counter import BookCounter
from wxrepay_gui.gui.book_page import BookPage
from wxrepay_gui.gui.contract_counter import ContractCounter
from wxrepay_gui.gui.contracts_page import ContractsPage
from wxrepay_gui.gui.desk import Desk
from wxrepay_gui.gui.front_desk import FrontDesk
from wxrepay_gui.gui.marks import dot
from wxrepay_gui.gui.menu_deeds import MenuDeeds
from wxrepay_gui.gui.menus import Menus, Place, PlaceBar
from wxrepay_gui.gui.notices import NoticeBar, PracticeBar
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.records_counter import RecordsCounter
from wxrepay_gui.gui.records_model import RecordsModel
from wxrepay_gui.gui.records_page import RecordsPage
from wxrepay_gui.gui.status_line import StatusLine
from wxrepay_gui.gui.steps import Step
from wxrepay_gui.gui.window_notices import WindowNotices

if TYPE_CHECKING:
    from wxrepay_gui.service.archive import Archive
    from wxrepay_gui.service.office import Office
    from wxrepay_gui.service.workspace import Workspace

_MESSAGE_MS = 4000


class MainWindow(QMainWindow):
    """Everything on screen for one merchant, or for practice, from its making to its end.

    It paints first; a worker opens the workspace afterwards.

    Attributes:
        chosen: The merchant's number, or ``PRACTICE``.
        folder: Where this program's data lies.
        now: The clock, with a time zone.

    Signals:
        left: Another window takes over; carries the merchant number, ``PRACTICE`` or nothing, and
            what stood half-typed in the form, as a :class:`Draft` or ``None``.
    """

    left = Signal(str, object)

    def __init__(  # noqa: PLR0913  every one is a part that only the composition root has
        self,
        *,
        chosen: str,
        merchant: Merchant | None,
        open_workspace: Callable[[], "Workspace"],
        open_office: Callable[[], "Office"],
        open_archive: Callable[[], "Archive"],
        settings: Settings,
        now: Callable[[], datetime],
        menus: Menus,
        folder: Path,
        draft: Draft | None = None,
    ) -> None:
        """Make the window; nothing is opened yet.

        Args:
            chosen: The merchant's number, or ``PRACTICE``.
            merchant: What is known of the merchant before its workspace is open.
            open_workspace: Opens it; runs on a worker.
            open_office: Opens what is asked about keys and the network; runs on a worker.
            open_archive: Opens what looks after the history's copies; runs on a worker.
            settings: As they are now.
            now: The clock, with a time zone.
            menus: The menu bar.
            folder: Where this program's data lies.
            draft: What stood half-typed when the person last worked for this merchant.
        """
        super().__init__()
        self.chosen = chosen
        self._practice = practice = chosen == PRACTICE
        self._merchant = merchant
        self._draft = draft
        self.folder = folder
        self._next: tuple[str, Callable[[], object]] | None = None
        self.now = now
        self._last_today = self._today()
        self.desk = Desk(open_workspace, self)
        self.office = OfficeDesk(self.desk.tasks, open_office, settings)
        self.archive = ArchiveDesk(self.desk.tasks, open_archive, now)
        self.model = RecordsModel()
        self.book = BookPage(
            practice=practice,
            today=self._today,
            explain=self._explain,
            obstacle=lambda: self.desk.check_ready() if self.desk.is_open else None,
        )
        self.records = RecordsPage(self.model)
        self.contracts = ContractsPage(today=self._today)
        self.counter = BookCounter(self.book, self.desk, today=self._today)
        self.contract_counter = ContractCounter(self.contracts, self.book, self.desk)
        self.records_counter = RecordsCounter(self.records, self.model, self.desk)
        self.places = PlaceBar()
        self.menus = menus
        self.practice_bar = PracticeBar()
        self.notice = NoticeBar()
        self.notices = WindowNotices(self.notice, self)
        self.front = FrontDesk(self)
        self.deeds = MenuDeeds(self)
        self.status = StatusLine(practice=practice, now=now)
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()
        self._retranslate()
        self._painted = False

    def follow_merchant(self) -> None:
        """Go on with what is set for the merchant now."""
        self.counter.follow_merchant()
        self._retranslate()

    @property
    def place(self) -> Place:
        """Which place is up."""
        return tuple(Place)[self._stack.currentIndex()]

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Show *place*."""
        self._stack.setCurrentIndex(tuple(Place).index(place))
        self.places.mark(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; the first time, let a worker open the workspace afterwards."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.desk.open)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once when idle, else as soon as the work in hand has landed."""
        if self.contracts.unsaved:
            wanted, self._next = self._next, None  # one may stay, and quit later
            self.go_to(Place.CONTRACTS)
            self.contracts.leave(self.close if wanted is None else partial(self.leave_for, *wanted))
            event.ignore()
        elif self.desk.tasks.busy:
            self.notices.say_closing()
            self.desk.tasks.busy_changed.connect(self.close)
            event.ignore()
        else:
            draft = self.book.unsent or self._draft
            self.archive.end()
            self.desk.close()
            if self._next is not None:
                chosen, prepare = self._next
                prepare()
                self.left.emit(chosen, draft)
            event.accept()

    def leave_for(self, chosen: str, prepare: Callable[[], object] = lambda: None) -> None:
        """Close for another window, as soon as nothing stands in the way; *prepare* it then."""
        self._next = chosen, prepare
        self.close()

    def remember(self, job: Callable[[], object]) -> None:
        """Have *job* done on a worker; only its failure is told."""
        self.desk.work(job)

    def _lay_out(self) -> None:
        self.setObjectName("main_window")
        self.resize(1280, 800)
        self.setMinimumSize(1024, 680)
        self.setMenuBar(self.menus)
        self.menus.show_page_actions((self.book.undo, self.book.redo), (self.book.words,))
        self.addToolBar(self.places)
        self.setStatusBar(self.status)
        for page in (self.book, self.records, self.contracts):
            self._stack.addWidget(page)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.practice_bar)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.practice_bar.setVisible(self._practice)

    def _join(self) -> None:
        self.desk.opened.connect(self._opened)
        self.desk.row_changed.connect(self._put)
        self.desk.failed.connect(self._fail)
        self.places.chosen.connect(self.go_to)
        self.counter.page_wanted.connect(lambda: self.go_to(Place.BOOK))
        self.counter.record_wanted.connect(self.records_counter.show)
        self.counter.entry_wanted.connect(self.contract_counter.add)
        self.counter.contract_wanted.connect(self.contract_counter.show_contract)
        self.counter.still_starting.connect(self.notices.say_starting)
        self.counter.copied.connect(self._tell)
        self.contract_counter.page_wanted.connect(lambda: self.go_to(Place.CONTRACTS))
        self.contract_counter.book_wanted.connect(self.counter.new_booking)
        self.contract_counter.exported.connect(self._say_exported)
        self.contract_counter.still_starting.connect(self.notices.say_starting)
        self.practice_bar.scenario_chosen.connect(self.desk.choose)
        self.notices.unknown_wanted.connect(self.records_counter.show_unknown)
        self.records_counter.page_wanted.connect(lambda: self.go_to(Place.RECORDS))
        self.records.booking_wanted.connect(lambda: self.go_to(Place.BOOK))
        self.records.step_chosen.connect(self._step_on_record)
        self.status.ticked.connect(self._watch_midnight)
        self.status.unknown_wanted.connect(self.records_counter.show_unknown)
        self.front.join()
        self.deeds.join()

    def _today(self) -> date:
        return beijing_date(self.now())

    def _explain(self, row: Submission) -> Remedy | None:
        return self.desk.explain(row) if self.desk.is_open else None

    @Slot(object, object)
    def _opened(self, rows: Sequence[Submission], book: ContractBook) -> None:
        self.model.fill(rows)
        self.contract_counter.open(book)
        self.counter.open(example=self._practice, draft=self._draft)
        self._draft = None
        self._retranslate()
        self.desk.choose(self.practice_bar.scenario)
        self.notices.follow_unknown(self.model.count(Status.UNKNOWN))
        self.archive.begin()

    @Slot(object)
    def _put(self, row: Submission) -> None:
        """Put *row* into the history, and onto the card unless the person left it."""
        is_new = not self.model.place_of(row.id).isValid()
        self.model.put(row)
        self.counter.show(row, is_new=is_new)
        self.contract_counter.show_row(row)
        self._retranslate()
        if not self.model.count(Status.UNKNOWN):
            self.notices.follow_unknown(0)

    @Slot(object)
    def _fail(self, error: ExpectedError) -> None:
        self.notices.say_failure(error, is_open=self.desk.is_open)
        if not self.desk.is_open:
            self.archive.tell_restore()

    @Slot(object)
    def _step_on_record(self, step: Step) -> None:
        if self.records.current is not None:
            self.counter.step(step, self.records.current)

    @Slot()
    def _watch_midnight(self) -> None:
        """At midnight in Beijing the days that can be booked move, and that is said."""
        if self._today() == self._last_today:
            return
        self._last_today = self._today()
        self.book.follow_midnight()
        self.contracts.refresh()
        self.notices.say_midnight(self._last_today)
        self.front.follow_key()

    @Slot(int, object)
    def _say_exported(self, count: int, path: Path) -> None:
        self._tell(self.tr("%n contract(s) written to {name}", "", count).format(name=path.name))

    def _tell(self, text: str) -> None:
        self.status.showMessage(text, _MESSAGE_MS)

    def _retranslate(self) -> None:
        practice = self.tr("[Practice] Repayment booking")
        self.setWindowTitle(practice if self._practice else self.tr("Repayment booking"))
        merchant = self.desk.merchant or self._merchant
        if merchant is not None:
            self.places.name(f"{merchant.name} {merchant.mchid}", dot(merchant.colour))
        unknown = self.model.count(Status.UNKNOWN)
        self.places.count(unknown)
        self.status.count(unknown)
