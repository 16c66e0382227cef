"""The window: owns the places, and joins their signals to the desk."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from wxrepay_gui import __version__
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.calendar import beijing_date, bookable_days
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import panes, words
from wxrepay_gui.gui.book_counter import BookCounter
from wxrepay_gui.gui.book_page import BookPage
from wxrepay_gui.gui.contract_counter import ContractCounter
from wxrepay_gui.gui.contracts_page import ContractsPage
from wxrepay_gui.gui.desk import Desk
from wxrepay_gui.gui.menus import Menus, Place, PlaceBar
from wxrepay_gui.gui.notices import NoticeBar, PracticeBar
from wxrepay_gui.gui.records_counter import RecordsCounter
from wxrepay_gui.gui.records_model import RecordsModel
from wxrepay_gui.gui.records_page import RecordsPage
from wxrepay_gui.gui.shortcut_list import ShortcutList
from wxrepay_gui.gui.status_line import StatusLine
from wxrepay_gui.gui.steps import Step
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.service.workspace import Workspace

_MESSAGE_MS = 4000


class MainWindow(QMainWindow):
    """Everything on screen. It paints first; a worker opens the workspace afterwards."""

    def __init__(
        self,
        *,
        practice: bool,
        open_workspace: Callable[[], "Workspace"],
        now: Callable[[], datetime],
        menus: Menus,
    ) -> None:
        super().__init__()
        self._practice = practice
        self._now = now
        self._last_today = self._today()
        self.desk = Desk(open_workspace, self)
        self.model = RecordsModel()
        self.book = BookPage(practice=practice, today=self._today, explain=self._explain)
        self.records = RecordsPage(self.model)
        self.contracts = ContractsPage(today=self._today)
        self.counter = BookCounter(self.book, self.desk, today=self._today)
        self.contract_counter = ContractCounter(self.contracts, self.book, self.desk)
        self.records_counter = RecordsCounter(self.records, self.model, self.desk)
        self.places = PlaceBar()
        self.menus = menus
        self.practice_bar = PracticeBar()
        self.notice = NoticeBar()
        self.status = StatusLine(practice=practice, now=now)
        self._stack = QStackedWidget()
        self._lay_out()
        self._join()
        self._retranslate()
        self._painted = False

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
            self.go_to(Place.CONTRACTS)
            self.contracts.leave(self.close)
            event.ignore()
        elif self.desk.tasks.busy:
            self.notice.say(
                lambda: self.tr("Waiting for the answer; the window closes by itself then."),
                Tone.INFO,
            )
            self.desk.tasks.busy_changed.connect(self.close)
            event.ignore()
        else:
            self.desk.close()
            event.accept()

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
        self.counter.still_starting.connect(self._say_still_starting)
        self.counter.copied.connect(self._tell)
        self.contract_counter.page_wanted.connect(lambda: self.go_to(Place.CONTRACTS))
        self.contract_counter.book_wanted.connect(self.counter.new_booking)
        self.contract_counter.exported.connect(self._say_exported)
        self.contract_counter.still_starting.connect(self._say_still_starting)
        self.practice_bar.scenario_chosen.connect(self.desk.choose)
        self.notice.accepted.connect(self.notice.hide)
        self.notice.accepted.connect(self.records_counter.show_unknown)
        self.records_counter.page_wanted.connect(lambda: self.go_to(Place.RECORDS))
        self.records.booking_wanted.connect(lambda: self.go_to(Place.BOOK))
        self.records.step_chosen.connect(self._step_on_record)
        self.status.ticked.connect(self._watch_midnight)
        self.status.unknown_wanted.connect(self.records_counter.show_unknown)
        self._join_menus()

    def _join_menus(self) -> None:
        menus = self.menus
        menus.quit.triggered.connect(self.close)
        menus.new_booking.triggered.connect(self._new)
        menus.new_number.triggered.connect(self.counter.new_number)
        menus.clear_form.triggered.connect(self.book.clear)
        menus.paste.triggered.connect(self.counter.paste)
        menus.search.triggered.connect(self._find)
        menus.query_unknown.triggered.connect(self.records_counter.query_unknown)
        menus.next_pane.triggered.connect(lambda: panes.go_on(self._panes()))
        menus.last_pane.triggered.connect(lambda: panes.go_on(self._panes(), back=True))
        menus.enter_moves_on.toggled.connect(self._let_enter_move_on)
        self._let_enter_move_on(menus.enter_moves_on.isChecked())
        menus.shortcuts.triggered.connect(lambda: ShortcutList(menus, self).open())
        menus.about.triggered.connect(self._about)

    @Slot(bool)
    def _let_enter_move_on(self, on: bool) -> None:  # noqa: FBT001  a signal's argument
        self.book.form.keys.enter_moves_on = on
        self.contracts.editor.form.enter_moves_on = on

    def _today(self) -> date:
        return beijing_date(self._now())

    def _explain(self, row: Submission) -> Remedy | None:
        return self.desk.explain(row) if self.desk.is_open else None

    @Slot(object, object)
    def _opened(self, rows: Sequence[Submission], book: ContractBook) -> None:
        self.model.fill(rows)
        self.contract_counter.open(book)
        self.counter.open(example=self._practice)
        self._retranslate()
        self.desk.choose(self.practice_bar.scenario)
        if self.model.count(Status.UNKNOWN):
            self.notice.say(self._say_unknown, Tone.UNKNOWN, act=lambda: self.tr("Show"))

    def _say_unknown(self) -> str:
        unknown = self.model.count(Status.UNKNOWN)
        return "? " + self.tr("%n unknown outcome(s) — resolve first", "", unknown)

    @Slot()
    def _say_still_starting(self) -> None:
        if self.notice.isHidden():
            self.notice.say(
                lambda: self.tr(
                    "Still starting: nothing was sent or stored. Try again in a moment."
                ),
                Tone.UNKNOWN,
            )

    @Slot(object)
    def _put(self, row: Submission) -> None:
        """Put *row* into the history, and onto the card unless the person left it."""
        is_new = not self.model.place_of(row.id).isValid()
        self.model.put(row)
        self.counter.show(row, is_new=is_new)
        self.contract_counter.show_row(row)
        self._retranslate()

    @Slot(object)
    def _fail(self, error: ExpectedError) -> None:
        tone = Tone.UNKNOWN if self.desk.is_open else Tone.ERROR
        self.notice.say(lambda: f"! {words.error(error)}", tone)

    @Slot(object)
    def _step_on_record(self, step: Step) -> None:
        if self.records.current is not None:
            self.counter.step(step, self.records.current)

    @Slot()
    def _new(self) -> None:
        """A new entry where contracts are kept, a new booking everywhere else."""
        if self.place is Place.CONTRACTS:
            self.contracts.add()
        else:
            self.counter.new_booking()

    @Slot()
    def _find(self) -> None:
        """The search of the place that is up; the form's is the contract."""
        if self.place is Place.CONTRACTS:
            self.contracts.focus_search()
        elif self.place is Place.BOOK:
            self.book.show_form()

    def _panes(self) -> tuple[QWidget, ...]:
        of_place = {
            Place.BOOK: self.book.panes,
            Place.RECORDS: self.records.panes,
            Place.CONTRACTS: self.contracts.panes(),
        }
        return (*of_place[self.place], self.places, self.practice_bar, self.notice, self.status)

    @Slot()
    def _about(self) -> None:
        text = self.tr("Books repayments (预约还款) for a WeChat Pay service provider.")
        QMessageBox.about(self, self.tr("About"), f"wxrepay_gui {__version__}\n\n{text}")

    @Slot()
    def _watch_midnight(self) -> None:
        """At midnight in Beijing the days that can be booked move, and that is said."""
        if self._today() == self._last_today:
            return
        self._last_today = self._today()
        self.book.follow_midnight()
        self.contracts.refresh()
        self.notice.say(self._say_midnight, Tone.INFO)

    def _say_midnight(self) -> str:
        days = bookable_days(self._last_today)
        text = self.tr("Past midnight in Beijing; bookable dates are now {first} to {last}")
        return text.format(first=words.day(days[0]), last=words.day(days[-1]))

    @Slot(int, object)
    def _say_exported(self, count: int, path: Path) -> None:
        self._tell(self.tr("%n contract(s) written to {name}", "", count).format(name=path.name))

    def _tell(self, text: str) -> None:
        self.status.showMessage(text, _MESSAGE_MS)

    def _retranslate(self) -> None:
        practice = self.tr("[Practice] Repayment booking")
        self.setWindowTitle(practice if self._practice else self.tr("Repayment booking"))
        merchant = self.desk.merchant
        self.places.merchant.setText(f"● {merchant.name} {merchant.mchid}" if merchant else "…")
        unknown = self.model.count(Status.UNKNOWN)
        self.places.count(unknown)
        self.status.count(unknown)
