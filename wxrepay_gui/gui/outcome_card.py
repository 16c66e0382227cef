"""What came of a booking; stays until it is closed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import Booked, Complaint, NotBooked, Unknown, UnknownReason
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import differences, steps, texts, words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import ToneFrame, big, plain
from wxrepay_gui.gui.step_bar import StepBar
from wxrepay_gui.gui.theme import Tone, paint

TONES = {
    Status.SENDING: Tone.INFO,
    Status.BOOKED: Tone.OK,
    Status.NOT_BOOKED: Tone.ERROR,
    Status.UNKNOWN: Tone.UNKNOWN,
    Status.NOT_SENT: Tone.MUTED,
}
_AMOUNT, _MINIMUM = FieldName.REPAYMENT_AMOUNT, FieldName.MIN_REPAYMENT_AMOUNT
_TICK_MS = 100
_WIDEST = 960


class OutcomeCard(QFrame):
    """One submission's outcome, in words, with the steps that are safe next.

    Signals:
        chosen: The person chose a step; carries the :class:`Step`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        *,
        explain: Callable[[Submission], Remedy | None],
        contract_title: Callable[[str], str],
    ) -> None:
        """Make a card that shows nothing yet.

        Args:
            explain: Gives help with an outcome.
            contract_title: What people call the contract with that 还款协议ID, or the id itself.
        """
        super().__init__()
        self.setObjectName("outcome_card")
        self._explain = explain
        self._contract_title = contract_title
        self.row: Submission | None = None
        self._in_book = True
        self._waited = QElapsedTimer()
        self._took: float | None = None
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._say_waiting)

        frame = ToneFrame(Tone.INFO)
        frame.setMaximumWidth(_WIDEST)
        self._frame = frame
        self.headline = big(name="outcome_headline")
        self._alarm = plain(name="outcome_alarm", tone=Tone.UNKNOWN)
        self._body = plain(name="outcome_body")
        self._steps = StepBar("step")
        self._steps.chosen.connect(self.chosen)
        self._steps.listen(self)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.headline)
        layout.addWidget(self._alarm)
        layout.addWidget(self._body)
        layout.addSpacing(8)
        layout.addWidget(self._steps)
        # A column would reckon its height as if the frame had no greatest width; a row does not.
        row = QHBoxLayout()
        row.addWidget(frame)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addLayout(row)
        outer.addStretch(1)

    def show_row(self, row: Submission, *, in_book: bool, take_focus: bool = True) -> None:
        """Show *row* as it is now; announce what is new about its outcome.

        Args:
            row: What to show.
            in_book: Whether its contract is in the contract book.
            take_focus: Whether a new outcome puts the focus on its first step.
        """
        before, self.row, self._in_book = self.row, row, in_book
        same = before if before is not None and before.id == row.id else None
        waiting = row.status is Status.SENDING
        if waiting and (same is None or same.status is not Status.SENDING):
            self._waited.start()
        if waiting:
            self._took = None
            self._tick.start()
        else:
            self._tick.stop()
            if same is None:
                self._took = None
            elif same.status is Status.SENDING:
                self._took = self._waited.elapsed() / 1000
        self._retranslate()
        if take_focus and (same is None or same.status is not row.status):
            self._steps.focus_first()
        if not waiting and (same is None or same.state != row.state):
            self._announce()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self.row is None:
            return
        row = self.row
        headlines = {
            Status.SENDING: self.tr("Sending…"),
            Status.BOOKED: self.tr("Booked"),
            Status.NOT_BOOKED: self.tr("Not booked"),
            Status.UNKNOWN: self.tr("Unknown — WeChat Pay may or may not have received it"),
            Status.NOT_SENT: self.tr("Not sent — nothing left this computer"),
        }
        if row.attested is not None:
            headlines[Status.BOOKED] = self.tr("Booked — settled by hand")
            headlines[Status.NOT_BOOKED] = self.tr("Not booked — settled by hand")
        self.headline.setText(f"{texts.MARKS[row.status]} {headlines[row.status]}")
        paint(self.headline, TONES[row.status])
        self._frame.set_tone(TONES[row.status])
        alarm = "\n".join(self._alarming(row))
        self._alarm.setText(alarm)
        self._alarm.setVisible(bool(alarm))
        self._body.setText("\n\n".join(self._paragraphs(row)))
        offered = steps.on_card(row, in_book=self._in_book)
        self._steps.offer(offered, number=row.booking.item.out_record_id)
        self._say_waiting()

    def _paragraphs(self, row: Submission) -> Iterator[str]:
        yield "\n".join(self._facts(row))
        state = row.state
        if isinstance(state, NotBooked | Unknown) and state.complaint.code:
            yield self._said(state.complaint)
        remedy = self._explain(row)
        if remedy is not None:
            meaning, advice = words.chosen(remedy.meaning), words.chosen(remedy.advice)
            meaning = self.tr("Meaning: {meaning}").format(meaning=meaning)
            yield meaning + "\n" + self.tr("What to do: {advice}").format(advice=advice)
        if isinstance(state, NotBooked):
            yield self.tr("A mended booking takes a new record ID and is linked to this one.")
        if isinstance(state, Unknown):
            if state.absent:
                yield self.tr("Asked: WeChat Pay has no such record so far.")
            yield "\n".join(self._ways(row, state))
            yield self.tr(
                "This record is locked: until it is cleared up it can be neither changed nor"
                " copied."
            )

    def _facts(self, row: Submission) -> Iterator[str]:
        item = row.booking.item
        contract = self._contract_title(row.booking.contract_id)
        yield "   ".join(
            (words.money(item.repayment_amount), words.day(item.repayment_date), contract)
        )
        if isinstance(row.state, Booked) and row.attested is None:
            yield self._recorded(row, row.state)
        number = self.tr("Record ID {number}").format(number=item.out_record_id)
        at = self.tr("{at} Beijing time").format(at=words.moment(row.at))
        took = ""
        if self._took is not None and row.status is Status.BOOKED:
            took = self.tr("took {seconds} s").format(seconds=f"{self._took:.2f}")
        yield "   ".join(part for part in (number, at, took) if part)
        if row.request_id:
            yield f"Request-ID {words.heard(row.request_id)}"

    def _ways(self, row: Submission, state: Unknown) -> Iterator[str]:
        """How to find out, in the order of the buttons."""
        if state.reason is UnknownReason.NO_ANSWER and self._took is not None:
            waited = self.tr("Waited {seconds} s, and no answer came.")
            yield waited.format(seconds=int(self._took))
        yield self.tr("Do not book it anew; this is how to find out:")
        yield self.tr(
            "1  Query result: first ask WeChat Pay whether it has this record; the program asks by"
            " itself, too, ever more rarely"
        )
        again = self.tr(
            "2  Retry {number} unchanged, from a minute after the sending on: content and record"
            " ID stay the same, so it cannot become two"
        )
        yield again.format(number=row.booking.item.out_record_id)
        yield self.tr("3  Copy support details: what WeChat Pay's support will ask for")

    def _said(self, complaint: Complaint) -> str:
        said = self.tr("WeChat Pay says: “{message}”   {code}")
        message, code = words.heard(complaint.message), words.heard(complaint.code)
        lines = [said.format(message=message, code=code)]
        if complaint.field:
            where = self.tr("At {field}: {issue}")
            field, issue = words.heard(complaint.field), words.heard(complaint.issue)
            lines.append(where.format(field=field, issue=issue or "—"))
        return "\n".join(lines)

    def _recorded(self, row: Submission, state: Booked) -> str:
        """What WeChat Pay recorded, and whether that is what was submitted."""
        told = {one.field: one.recorded for one in state.differences}
        members = row.booking.members | told
        least = state.recorded_minimum or members.get(_MINIMUM)
        recorded = self.tr(
            "WeChat Pay recorded: amount {amount} · minimum {minimum} · date {day}"
        ).format(
            amount=words.member(_AMOUNT, members[_AMOUNT]),
            minimum=self.tr("none") if least is None else words.member(_MINIMUM, least),
            day=words.heard(members[FieldName.REPAYMENT_DATE]),
        )
        equal = self.tr("not as submitted !") if told else self.tr("as submitted ✓")
        return "   ".join((recorded, equal, self.tr("answer verified ✓")))

    def _alarming(self, row: Submission) -> Iterator[str]:
        """What is not as it should be, though the outcome stands."""
        if row.attested is not None:
            yield self.tr("! No answer vouches for this; a person said so:")
            yield words.heard(words.attested(row.attested))
        if isinstance(row.state, Booked) and row.state.differences:
            yield self.tr("! Answer verified, but WeChat Pay recorded it differently:")
            yield from differences.lines(row.state)

    def _announce(self) -> None:
        said = (self.headline.text(), self._alarm.text(), self._body.text())
        announce(self, ". ".join(part for part in said if part))

    @Slot()
    def _say_waiting(self) -> None:
        if self.row is not None and self.row.status is Status.SENDING:
            seconds = self._waited.elapsed() / 1000
            text = self.tr("Sending… waited {seconds} s").format(seconds=f"{seconds:.1f}")
            self.headline.setText(f"{texts.MARKS[Status.SENDING]} {text}")
