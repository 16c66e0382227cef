"""What the window has to say: each sentence with its weight and what can be done about it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wxrepay_gui.domain.backup import Restored
from wxrepay_gui.domain.calendar import beijing_date, bookable_days
from wxrepay_gui.domain.checkup import Checked, CheckMark
from wxrepay_gui.domain.clock import is_blocking, is_doubtful
from wxrepay_gui.domain.errors import (
    ExpectedError,
    KeyWaitingError,
    LedgerDamagedError,
    LedgerError,
)
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.gui import check_texts, words
from wxrepay_gui.gui.clock_help import ClockHelp
from wxrepay_gui.gui.notices import Act, Notice, NoticeBar
from wxrepay_gui.gui.theme import Tone

EXPIRY_NOTICE = timedelta(days=30)
_WORST_FIRST = (CheckMark.BAD, CheckMark.DOUBTFUL)


class WindowNotices(QObject):
    """Tells the notice bar what to say.

    Signals:
        unknown_wanted: The unknown outcomes are to be shown.
        clock_wanted: The clock is to be checked again.
        key_wanted: The keyring is to be asked again.
        file_wanted: The key is to be read from a file, for this run only.
        replacement_wanted: The key is to be replaced.
        backups_wanted: The copies of the history are to be shown.
    """

    unknown_wanted = Signal()
    clock_wanted = Signal()
    key_wanted = Signal()
    file_wanted = Signal()
    replacement_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, bar: NoticeBar, window: QWidget) -> None:
        super().__init__(window)
        self._bar = bar
        self._window = window

    def say_starting(self) -> None:
        """Nothing can be asked for yet."""
        self._say(
            "starting",
            lambda: self.tr("Still starting: nothing was sent or stored. Try again in a moment."),
            Tone.UNKNOWN,
        )

    def say_closing(self) -> None:
        """The window waits for an answer."""
        self._say(
            "closing",
            lambda: self.tr("Waiting for the answer; the window closes by itself then."),
            Tone.INFO,
        )

    def say_failure(self, error: ExpectedError, *, is_open: bool) -> None:
        """Something is in the way; without it nothing works at all unless the workspace is open."""
        self._bar.withdraw("check")  # which may be what failed
        tone = Tone.UNKNOWN if is_open else Tone.ERROR
        helps = LedgerDamagedError if is_open else LedgerError
        acts = (self._show_backups(),) if isinstance(error, helps) else ()
        self._say("failure", lambda: f"! {words.error(error)}", tone, *acts)

    def say_backup_failed(self, error: ExpectedError) -> None:
        """The day's copy of the history could not be made."""

        def text() -> str:
            said = self.tr("! The history could not be copied today. {why}")
            return said.format(why=words.error(error))

        self._say("backup", text, Tone.UNKNOWN, self._show_backups())

    def say_restore_failed(self, error: ExpectedError) -> None:
        """A copy could not take the history's place."""

        def text() -> str:
            said = self.tr("✕ Nothing was restored; the history is as it was. {why}")
            return said.format(why=words.error(error))

        self._say("restore", text, Tone.UNKNOWN, self._show_backups())

    def say_restored(self, restored: Restored) -> None:
        """A copy has taken the history's place."""
        taken, kept = restored.taken, restored.kept

        def text() -> str:
            said = self.tr("✓ The history was restored from {backup}.").format(
                backup=restored.backup
            )
            if taken is None:
                said += " " + self.tr(
                    "Newer records could not be carried over: query before booking again."
                )
            else:
                said += " " + self.tr("%n newer record(s) carried over.", "", taken)
            if kept is not None:
                said += " " + self.tr("The replaced file is {kept}.").format(kept=kept)
            return said

        self._say("restore", text, Tone.INFO if taken is not None else Tone.UNKNOWN)

    def say_held_up(self, error: ExpectedError) -> None:
        """A booking was reviewed, and cannot be sent at the moment."""
        self._say("held_up", lambda: f"✕ {words.error(error)}", Tone.ERROR)

    def say_checking(self) -> None:
        """Key and clock are being tried."""
        self._say("check", lambda: self.tr("Asking WeChat Pay about key and clock…"), Tone.INFO)

    def say_checked(self, steps: Sequence[Checked]) -> None:
        """What trying key and clock came to: the first thing that is not good, or that all is."""
        worst = [one for mark in _WORST_FIRST for one in steps if one.mark is mark][:1]
        self._say(
            "check",
            lambda: (
                check_texts.said(worst[0])
                if worst
                else self.tr("✓ Key and clock are as they should be")
            ),
            Tone.UNKNOWN if worst else Tone.INFO,
        )

    def say_midnight(self, today: date) -> None:
        """The days that can be booked have moved."""
        days = bookable_days(today)

        def text() -> str:
            said = self.tr("Past midnight in Beijing; bookable dates are now {first} to {last}")
            return said.format(first=words.day(days[0]), last=words.day(days[-1]))

        self._say("midnight", text, Tone.INFO)

    def follow_unknown(self, count: int) -> None:
        """Say at the start how many outcomes are unknown."""
        if not count:
            self._bar.withdraw("unknown")
            return

        def show() -> None:
            self._bar.withdraw("unknown")
            self.unknown_wanted.emit()

        self._say(
            "unknown",
            lambda: "? " + self.tr("%n unknown outcome(s) — resolve first", "", count),
            Tone.UNKNOWN,
            Act(lambda: self.tr("Show"), show),
        )

    def follow_key(self, problem: ExpectedError | None) -> None:
        """Say what is in the way of the private key."""
        if problem is None or isinstance(problem, KeyWaitingError):
            self._bar.withdraw("key")
            self._bar.withdraw("held_up")
            return
        self._say(
            "key",
            lambda: f"✕ {words.error(problem)}",
            Tone.ERROR,
            Act(lambda: self.tr("Try again"), self.key_wanted.emit),
            Act(lambda: self.tr("Use the key file…"), self.file_wanted.emit),
        )

    def follow_clock(self, difference: timedelta | None) -> None:
        """Say when this computer's clock is off."""
        if not is_blocking(difference):
            self._bar.withdraw("held_up")
        if difference is None or not is_doubtful(difference):
            self._bar.withdraw("clock")
            self._bar.withdraw("check")  # an earlier one, which may have found it off
            return
        blocking = is_blocking(difference)

        def text() -> str:
            off = words.duration(difference)
            if blocking:
                said = self.tr(
                    "✕ The clock is {off} off; WeChat Pay refuses that, so submitting is stopped"
                )
            else:
                said = self.tr("! The clock is {off} off; set it right before it gets worse")
            return said.format(off=off)

        self._say(
            "clock",
            text,
            Tone.ERROR if blocking else Tone.UNKNOWN,
            Act(lambda: self.tr("What to do"), self.show_clock_steps),
            Act(lambda: self.tr("Check again"), self.clock_wanted.emit),
        )

    def follow_expiry(self, merchant: Merchant | None, now: datetime) -> None:
        """Say when the merchant's certificate has ended, or soon will."""
        until = None if merchant is None else merchant.valid_until
        if until is None or until - now > EXPIRY_NOTICE:
            self._bar.withdraw("expiry")
            return
        ended = until <= now
        days = (until - now).days

        def text() -> str:
            if ended:
                said = self.tr("✕ The merchant's certificate expired on {day}")
                return said.format(day=beijing_date(until).isoformat())
            return self.tr("! The merchant's certificate expires in %n day(s)", "", days)

        self._say(
            "expiry",
            text,
            Tone.ERROR if ended else Tone.UNKNOWN,
            Act(lambda: self.tr("Replace the key…"), self.replacement_wanted.emit),
        )

    def show_clock_steps(self) -> None:
        """Show how to set the clock of this system right."""
        ClockHelp(self._window).open()

    def _show_backups(self) -> Act:
        return Act(lambda: self.tr("Restore a backup…"), self.backups_wanted.emit)

    def _say(self, topic: str, text: Callable[[], str], tone: Tone, *acts: Act) -> None:
        self._bar.say(topic, Notice(text, tone, acts))
