"""One history on one disk, a server that remembers, and what may never differ between them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSent, Sending, State, Unknown
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.gui.error_texts import ERRORS
from wxrepay_gui.practice.book import read_log
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.service.archive import Archive
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.submit import Submitter
from wxrepay_gui.service.workspace import Workspace, open_workspace
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.transport import Limits, Transport

AUTHOR = Author(user="w", station="K7", version="0.1.0")
PATIENT = Limits(silence=20.0)
HASTY = Limits(silence=0.3)
FINAL = (Booked, NotBooked)
"""What is shown as such stands."""


def now() -> datetime:
    return datetime.now(UTC)


def nothing() -> None:
    """Let nothing happen."""


@dataclass
class Case:
    """A person who books and queries, and notes what was shown and what was in the way.

    Attributes:
        disk: The folder of the history.
        away: A folder elsewhere, where the server keeps what it booked.
        identity: Who signs, and who answers.
        arrived: What happens when the next booking has reached the server.
        errors: What was in the way, in order.
        shown: The last state in which each number was shown.
        excused: Numbers that a person threw away; they may be missing.
    """

    disk: Path
    away: Path
    identity: Identity
    arrived: Callable[[], None] = nothing
    errors: list[Exception] = field(default_factory=list)
    shown: dict[str, State] = field(default_factory=dict)
    excused: set[str] = field(default_factory=set)
    workspace: Workspace | None = None

    def __post_init__(self) -> None:
        self.settle_in(self.disk)
        self.server = PracticeServer(self.identity, self.away / "log.jsonl", self._server_now)
        self.server.start()

    def settle_in(self, folder: Path) -> None:
        """Have the history in *folder*."""
        self.places = Places(folder)
        self.archive = Archive(self.places, now)

    def open(self) -> bool:
        """Open the history as the program's start does; whether that went well."""
        try:
            self.archive.enter()
            self.workspace = open_workspace(
                places=self.places,
                merchant=self.identity.merchant,
                key=KeyHolder(self.identity.merchant_key),
                transport=self._line(PATIENT),
                author=AUTHOR,
                now=now,
            )
            self.workspace.history()
        except ExpectedError as error:
            self.errors.append(error)
            self.close()
        return self.workspace is not None

    def close(self) -> None:
        """Close the history."""
        if self.workspace is not None:
            self.workspace.ledger.close()
        self.workspace = None

    def end(self) -> None:
        """Close everything."""
        self.close()
        self.server.stop()

    def book(
        self, scenario: Scenario = Scenario.BOOKED, *, between: Callable[[], None] = nothing
    ) -> State | None:
        """Book something new; what was shown in the end, if anything was.

        Args:
            scenario: How the server answers.
            between: What happens once the first row is shown.
        """
        if self.workspace is None:
            return None
        self.server.scenario = scenario
        today = beijing_date(now())
        draft = document_example(today=today, out_record_id=self.workspace.record_ids.new())
        booking = parse(draft, mchid=self.identity.merchant.mchid, today=today).booking
        assert booking is not None
        state: State | None = None
        try:
            for row in self._submitter(self.workspace, scenario).submit(booking):
                state = self._show(row)
                between()
                between = nothing
        except ExpectedError as error:
            self.errors.append(error)
        return state

    def query(self) -> None:
        """Query everything that is unknown."""
        if self.workspace is None:
            return
        self.server.scenario = Scenario.BOOKED
        try:
            unknown = [row.id for row in self.rows() if isinstance(row.state, Unknown)]
            for row in self.workspace.resolve(unknown):
                self._show(row)
        except ExpectedError as error:
            self.errors.append(error)

    def rows(self) -> tuple[Submission, ...]:
        """The history."""
        assert self.workspace is not None
        return self.workspace.history()

    def restore(self) -> None:
        """Go back to the newest copy, as the settings do."""
        self.close()
        self.archive.restore_next(self.archive.backups()[0].path)

    def broken(self) -> list[str]:
        """Which promises are broken, now that the fault is gone; ends with a new start."""
        self.close()
        unsaid = [
            f"no words for {error!r}"
            for error in self.errors
            if not any(kind in ERRORS for kind in type(error).__mro__)
        ]
        before = len(self.errors)
        if not self.open():
            return [*unsaid, f"does not open: {self.errors[-1]!r}"]
        self.query()
        found = [*unsaid, *self._lost(), *self._untrue()]
        state = self.book()
        if not isinstance(state, Booked) or len(self.errors) != before:
            found.append(f"does not work: {state}, {self.errors[before:]}")
        return found

    def _lost(self) -> list[str]:
        """What was shown and is not there as it was shown."""
        rows = {row.booking.item.out_record_id: row.state for row in self.rows()}
        return [
            f"{number} was shown as {state} and is {rows.get(number)}"
            for number, state in self.shown.items()
            if number not in self.excused
            and (number not in rows or (isinstance(state, FINAL) and rows[number] != state))
        ]

    def _untrue(self) -> list[str]:
        """Where the history says more than is known, or something else than is true."""
        log = read_log(self.away / "log.jsonl")
        recorded = Counter(one.out_record_id for one in log if one.recorded is not None)
        rows = {row.booking.item.out_record_id: row.state for row in self.rows()}
        found = [
            f"{number} is booked {times} times" for number, times in recorded.items() if times > 1
        ]
        found += [
            f"{one.out_record_id} reached the server and is not in the history"
            for one in log
            if one.out_record_id not in rows and one.out_record_id not in self.excused
        ]
        for number, state in rows.items():
            if isinstance(state, Sending):
                found.append(f"{number} is still being sent")
            if isinstance(state, Booked) and not recorded[number]:
                found.append(f"{number} is shown as booked and is not")
            if isinstance(state, NotBooked | NotSent) and recorded[number]:
                found.append(f"{number} is booked and shown as {state}")
            if isinstance(state, Unknown) and recorded[number]:
                found.append(f"{number} is booked and a query does not find it")
        return found

    def _submitter(self, workspace: Workspace, scenario: Scenario) -> Submitter:
        """The one that books; it gives up soon where silence is what is asked for."""
        submitter = workspace.submitter
        if scenario is not Scenario.TIMEOUT:
            return submitter
        return replace(submitter, client=replace(submitter.client, transport=self._line(HASTY)))

    def _line(self, limits: Limits) -> Transport:
        return Transport.practice(self.server.port, self.identity.tls_root, limits)

    def _show(self, row: Submission) -> State:
        self.shown[row.booking.item.out_record_id] = row.state
        return row.state

    def _server_now(self) -> datetime:
        arrived, self.arrived = self.arrived, nothing
        arrived()
        return now()
