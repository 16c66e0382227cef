"""What came of a booking; stays until it is closed."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import Booked, Complaint, NotBooked, Unknown
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui import steps, texts, words
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
_TICK_MS = 100
_WIDEST = 960


class OutcomeCard(QFrame):
    """One submission's outcome, in words, with the steps that are safe next.

    Signals:
        chosen: The person chose a step; carries the :class:`Step`.
    """

    chosen = Signal(object)

    def __init__(self, *, explain: Callable[[Submission], Remedy | None]) -> None:
        super().__init__()
        self.setObjectName("outcome_card")
        self._explain = explain
        self.row: Submission | None = None
        self._waited = QElapsedTimer()
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
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.headline)
        layout.addWidget(self._alarm)
        layout.addWidget(self._body)
        layout.addSpacing(8)
        layout.addWidget(self._steps)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(frame)
        outer.addStretch(1)

    def show_row(self, row: Submission) -> None:
        """Show *row* as it is now; announce it when its outcome is there."""
        changed = self.row is None or (self.row.id, self.row.status) != (row.id, row.status)
        self.row = row
        waiting = row.status is Status.SENDING
        if waiting and changed:
            self._waited.start()
        if waiting:
            self._tick.start()
        else:
            self._tick.stop()
        self._retranslate()
        if changed:
            self._steps.focus_first()
            if not waiting:
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
        self.headline.setText(f"{texts.MARKS[row.status]} {headlines[row.status]}")
        paint(self.headline, TONES[row.status])
        self._frame.set_tone(TONES[row.status])
        alarm = self._difference(row.state) if isinstance(row.state, Booked) else ""
        self._alarm.setText(alarm)
        self._alarm.setVisible(bool(alarm))
        self._body.setText("\n\n".join(self._paragraphs(row)))
        self._steps.offer(steps.NEXT[row.status])
        self._say_waiting()

    def _paragraphs(self, row: Submission) -> Iterator[str]:
        item = row.booking.item
        facts = [
            f"{words.money(item.repayment_amount)}   {words.day(item.repayment_date)}",
            self.tr("Record ID {number}").format(number=item.out_record_id),
        ]
        if row.request_id:
            facts.append(f"Request-ID {words.heard(row.request_id)}")
        yield "\n".join(facts)
        state = row.state
        if isinstance(state, Booked) and not state.differences:
            yield self._recorded(state)
        if isinstance(state, NotBooked | Unknown) and state.complaint.code:
            yield self._said(state.complaint)
        remedy = self._explain(row)
        if remedy is not None:
            meaning, advice = words.chosen(remedy.meaning), words.chosen(remedy.advice)
            meaning = self.tr("Meaning: {meaning}").format(meaning=meaning)
            yield meaning + "\n" + self.tr("What to do: {advice}").format(advice=advice)
        if isinstance(state, Unknown):
            if state.absent:
                yield self.tr("Asked: WeChat Pay has no such record so far.")
            yield self.tr("This record is locked; do not book it anew until it is cleared up.")

    def _said(self, complaint: Complaint) -> str:
        said = self.tr("WeChat Pay says: “{message}”   {code}")
        message, code = words.heard(complaint.message), words.heard(complaint.code)
        lines = [said.format(message=message, code=code)]
        if complaint.field:
            where = self.tr("At {field}: {issue}")
            field, issue = words.heard(complaint.field), words.heard(complaint.issue)
            lines.append(where.format(field=field, issue=issue or "—"))
        return "\n".join(lines)

    def _recorded(self, state: Booked) -> str:
        text = self.tr("Answer verified ✓ · as submitted ✓")
        if not state.recorded_minimum:
            return text
        amount = words.member(FieldName.MIN_REPAYMENT_AMOUNT, state.recorded_minimum)
        least = self.tr("WeChat Pay recorded a minimum of {amount}").format(amount=amount)
        return f"{text} · {least}"

    def _difference(self, state: Booked) -> str:
        """What WeChat Pay recorded otherwise; an alarm, but booked all the same."""
        if not state.differences:
            return ""
        changed = self.tr("{title}: sent {sent}, recorded {recorded}")
        head = self.tr("! Answer verified, but WeChat Pay recorded it differently:")
        return "\n".join(
            [
                head,
                *(
                    changed.format(
                        title=words.title(one.field),
                        sent=words.member(one.field, one.sent),
                        recorded=words.member(one.field, one.recorded),
                    )
                    for one in state.differences
                ),
            ]
        )

    def _announce(self) -> None:
        said = (self.headline.text(), self._alarm.text(), self._body.text())
        event = QAccessibleAnnouncementEvent(self, ". ".join(part for part in said if part))
        QAccessible.updateAccessibility(event)

    @Slot()
    def _say_waiting(self) -> None:
        if self.row is not None and self.row.status is Status.SENDING:
            seconds = self._waited.elapsed() / 1000
            text = self.tr("Sending… waited {seconds} s").format(seconds=f"{seconds:.1f}")
            self.headline.setText(f"{texts.MARKS[Status.SENDING]} {text}")
