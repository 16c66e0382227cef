"""The window: owns the places, and joins their signals to the desk."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from wxrepay_gui import __version__
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import BEIJING, beijing_date
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.book_page import BookPage
from wxrepay_gui.gui.desk import Desk
from wxrepay_gui.gui.menus import Menus, Place, PlaceBar
from wxrepay_gui.gui.notices import NoticeBar, PracticeBar
from wxrepay_gui.gui.record_detail import support_block
from wxrepay_gui.gui.records_model import RecordsModel
from wxrepay_gui.gui.records_page import RecordsPage
from wxrepay_gui.gui.steps import Step
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.service.workspace import Workspace

_TICK_MS = 1000
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
        self._left: int | None = None
        self._last_today = self._today()
        self.desk = Desk(open_workspace, self)
        self.model = RecordsModel()
        self.book = BookPage(practice=practice, today=self._today, explain=self._explain)
        self.records = RecordsPage(self.model)
        self.places = PlaceBar()
        self.menus = menus
        self.practice_bar = PracticeBar()
        self.notice = NoticeBar()
        self._stack = QStackedWidget()
        self._world, self._clock, self._unknown = QLabel(), QLabel(), QLabel()
        self._lay_out()
        self._join()
        self._retranslate()
        self._painted = False

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Show *place*."""
        self._stack.setCurrentWidget(self.book if place is Place.BOOK else self.records)
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
        if self.desk.tasks.busy:
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
        self.addToolBar(self.places)
        self._stack.addWidget(self.book)
        self._stack.addWidget(self.records)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.practice_bar)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.practice_bar.setVisible(self._practice)
        for label in (self._world, self._clock, self._unknown):
            label.setContentsMargins(8, 0, 8, 0)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.statusBar().addWidget(label)

    def _join(self) -> None:
        self.desk.opened.connect(self._opened)
        self.desk.row_changed.connect(self._put)
        self.desk.failed.connect(self._fail)
        self.places.chosen.connect(self.go_to)
        self.menus.quit.triggered.connect(self.close)
        self.menus.new_booking.triggered.connect(self._new_booking)
        self.menus.new_number.triggered.connect(self._new_number)
        self.menus.clear_form.triggered.connect(self.book.clear)
        self.menus.query_unknown.triggered.connect(self._query_unknown)
        self.menus.about.triggered.connect(self._about)
        self.practice_bar.scenario_chosen.connect(self.desk.choose)
        self.notice.accepted.connect(self._show_unknown)
        self.book.submitted.connect(self._submit)
        self.book.step_chosen.connect(self._step_on_card)
        self.book.form.number_wanted.connect(self._new_number)
        number = self.book.form.rows[FieldName.OUT_RECORD_ID].edit
        number.editingFinished.connect(self._look_up_number)
        self.records.row_chosen.connect(self._load_attempts)
        self.records.step_chosen.connect(self._step_on_record)
        clock = QTimer(self, interval=_TICK_MS)
        clock.timeout.connect(self._show_time)
        clock.start()

    def _today(self) -> date:
        return beijing_date(self._now())

    def _explain(self, row: Submission) -> Remedy | None:
        return self.desk.explain(row) if self.desk.is_open else None

    @Slot(object)
    def _opened(self, rows: Sequence[Submission]) -> None:
        self.model.fill(rows)
        merchant = self.desk.merchant
        if merchant is not None:
            self.book.form.set_merchant(merchant.mchid)
        number = self.desk.new_number()
        self.book.fill(
            document_example(today=self._today(), out_record_id=number)
            if self._practice
            else Draft(out_record_id=number)
        )
        self._retranslate()
        self.desk.choose(self.practice_bar.scenario)
        if self.model.count(Status.UNKNOWN):
            self.notice.say(self._say_unknown, Tone.UNKNOWN, act=lambda: self.tr("Show"))

    def _say_unknown(self) -> str:
        unknown = self.model.count(Status.UNKNOWN)
        return "? " + self.tr("%n unknown outcome(s) — resolve first", "", unknown)

    @Slot(object)
    def _submit(self, booking: Booking) -> None:
        if self.desk.is_open:
            self._left = None
            self.desk.submit(booking)
        elif self.notice.isHidden():
            self.notice.say(
                lambda: self.tr("Still starting: nothing was sent. Try again in a moment."),
                Tone.UNKNOWN,
            )

    @Slot(object)
    def _put(self, row: Submission) -> None:
        """Put *row* into the history, and onto the card unless the person left it."""
        is_new = not self.model.place_of(row.id).isValid()
        self.model.put(row)
        card = self.book.card.row
        if is_new or (card is not None and card.id == row.id and self._left != row.id):
            self.book.show_outcome(row)
        self._retranslate()

    @Slot(object)
    def _fail(self, error: ExpectedError) -> None:
        tone = Tone.UNKNOWN if self.desk.is_open else Tone.ERROR
        self.notice.say(lambda: f"! {words.error(error)}", tone)

    @Slot(object)
    def _step_on_card(self, step: Step) -> None:
        if self.book.card.row is not None:
            self._step(step, self.book.card.row)

    @Slot(object)
    def _step_on_record(self, step: Step) -> None:
        if self.records.current is not None:
            self._step(step, self.records.current)

    def _step(self, step: Step, row: Submission) -> None:
        match step:
            case Step.QUERY:
                self.desk.query([row])
            case Step.REPEAT:
                self.desk.repeat(row)
            case Step.COPY:
                self.desk.attempts(row, lambda found: self._copy(support_block(row, found)))
            case Step.OPEN:
                self.go_to(Place.RECORDS)
                self.records.select(row.id)
            case Step.MEND:
                self._start_anew(row, keep_amount=True)
            case Step.ANOTHER | Step.LEAVE | Step.STOP_WAITING:
                self._left = row.id
                self._start_anew(row, keep_amount=False)

    def _start_anew(self, row: Submission, *, keep_amount: bool) -> None:
        """The form with *row*'s contract and a new number; its amount and date only to mend."""
        self.go_to(Place.BOOK)
        self.book.start_anew(row.booking, self.desk.new_number(), keep_amount=keep_amount)

    @Slot()
    def _new_booking(self) -> None:
        if self.desk.is_open:
            self.go_to(Place.BOOK)
            self.book.fill(Draft(out_record_id=self.desk.new_number()))

    @Slot()
    def _new_number(self) -> None:
        if self.desk.is_open:
            edit = self.book.form.rows[FieldName.OUT_RECORD_ID].edit
            edit.setText(self.desk.new_number())

    @Slot()
    def _look_up_number(self) -> None:
        number = self.book.form.draft().out_record_id.strip()
        if self.desk.is_open and number:
            self.desk.used_on(number, lambda used: self.book.form.set_used(number, used))

    @Slot(object)
    def _load_attempts(self, row: Submission) -> None:
        if self.desk.is_open:
            self.desk.attempts(row, lambda found: self.records.show_attempts(row, found))

    @Slot()
    def _query_unknown(self) -> None:
        if self.desk.is_open:
            self.desk.query(row for row in self.model.rows if row.status is Status.UNKNOWN)

    @Slot()
    def _show_unknown(self) -> None:
        self.notice.hide()
        self.go_to(Place.RECORDS)
        unknown = [row for row in self.model.rows if row.status is Status.UNKNOWN]
        if unknown:
            self.records.select(unknown[0].id)

    @Slot()
    def _about(self) -> None:
        text = self.tr("Books repayments (预约还款) for a WeChat Pay service provider.")
        QMessageBox.about(self, self.tr("About"), f"wxrepay_gui {__version__}\n\n{text}")

    @Slot()
    def _show_time(self) -> None:
        now = self._now().astimezone(BEIJING)
        self._clock.setText(self.tr("Beijing time {now}").format(now=f"{now:%Y-%m-%d %H:%M:%S}"))
        if self._today() != self._last_today:
            self._last_today = self._today()
            self.book.form.refresh()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.statusBar().showMessage(self.tr("Support details copied"), _MESSAGE_MS)

    def _retranslate(self) -> None:
        practice = f"[{self.tr('Practice')}] " if self._practice else ""
        self.setWindowTitle(practice + self.tr("Repayment booking"))
        merchant = self.desk.merchant
        self.places.merchant.setText(f"● {merchant.name} {merchant.mchid}" if merchant else "…")
        unknown = self.model.count(Status.UNKNOWN)
        self.places.count(unknown)
        self._world.setText(self.tr("Practice") if self._practice else self.tr("Live"))
        self._unknown.setText(self.tr("%n unknown outcome(s)", "", unknown) if unknown else "")
        self._show_time()
