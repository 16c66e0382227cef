"""What the window asks of the workspace; every question goes to a worker lane."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.outcome import Sending, Unknown, UnknownReason
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.gui.tasks import Lane, TaskRunner

if TYPE_CHECKING:
    from wxrepay_gui.service.workspace import Workspace

_T = TypeVar("_T")


class Desk(QObject):
    """Holds the workspace once it is open.

    Signals:
        opened: The workspace is open; carries the history's newest rows.
        row_changed: A row was written; carries the :class:`Submission`.
        failed: Something a person can act on is in the way; carries the :class:`ExpectedError`.
    """

    opened = Signal(object)
    row_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, open_workspace: Callable[[], "Workspace"], parent: QObject) -> None:
        super().__init__(parent)
        self._open_workspace = open_workspace
        self._workspace: Workspace | None = None
        self._under_way: Submission | None = None
        self.tasks = TaskRunner(self)

    @property
    def is_open(self) -> bool:
        """Whether anything can be asked yet."""
        return self._workspace is not None

    @property
    def merchant(self) -> Merchant | None:
        """Who signs, once the workspace is open."""
        return None if self._workspace is None else self._workspace.merchant

    def open(self) -> None:
        """Open the workspace and read its history."""

        def steps() -> Iterator[tuple["Workspace", tuple[Submission, ...]]]:
            workspace = self._open_workspace()
            yield workspace, workspace.history()

        self._run(Lane.READ, steps(), self._opened)

    def new_number(self) -> str:
        """A new out_record_id."""
        return self._held().record_ids.new()

    def explain(self, row: Submission) -> Remedy | None:
        """Help with *row*'s outcome."""
        return self._held().explain(row)

    def choose(self, scenario: Scenario) -> None:
        """Tell the practice server how to answer, if there is one by now."""
        if self._workspace is not None and self._workspace.rehearsal is not None:
            self._workspace.rehearsal.choose(scenario)

    def submit(self, booking: Booking) -> None:
        """Book it."""
        self._send(self._held().submitter.submit(booking))

    def repeat(self, row: Submission) -> None:
        """Send the same bytes again, asking first where they may have arrived."""
        self._send(self._held().submitter.repeat(row.id))

    def query(self, rows: Iterable[Submission]) -> None:
        """Ask WeChat Pay about *rows*."""
        numbers = [row.id for row in rows]
        self._send(self._held().resolve(numbers))

    def attempts(self, row: Submission, answered: Callable[[Sequence[Attempt]], None]) -> None:
        """Read every exchange of *row*."""
        workspace = self._held()
        self._ask(lambda: workspace.attempts(row.id), answered)

    def used_on(self, number: str, answered: Callable[[date | None], None]) -> None:
        """Look up when *number* was used on this computer."""
        workspace = self._held()
        self._ask(lambda: workspace.used_on(number), answered)

    def work(self, job: Callable[[], object]) -> None:
        """Have *job* done on the reading lane; only its failure is told."""
        self._ask(job, lambda _done: None)

    def close(self) -> None:
        """Wait for what runs, then close the workspace."""
        self.tasks.stop()
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None

    def _held(self) -> "Workspace":
        if self._workspace is None:
            raise RuntimeError("asked before the workspace was open")
        return self._workspace

    def _opened(self, found: "tuple[Workspace, tuple[Submission, ...]]") -> None:
        self._workspace, rows = found
        self.opened.emit(rows)

    def _ask(self, question: Callable[[], _T], answered: Callable[[_T], None]) -> None:
        self._run(Lane.READ, (one() for one in (question,)), answered)

    def _run(self, lane: Lane, steps: Iterable[_T], each: Callable[[_T], None]) -> None:
        self.tasks.run(lane, steps, each=each, failed=self._fail)

    def _send(self, steps: Iterable[Submission]) -> None:
        self.tasks.run(Lane.SEND, steps, each=self._change, failed=self._fail_sending)

    def _change(self, row: Submission) -> None:
        self._under_way = row if isinstance(row.state, Sending) else None
        self.row_changed.emit(row)

    def _fail_sending(self, error: Exception) -> None:
        """Say at once what the ledger will say when it can be written: nobody knows."""
        if self._under_way is not None:
            self._change(replace(self._under_way, state=Unknown(reason=UnknownReason.INTERRUPTED)))
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error  # a bug: the crash hook reports it
        self.failed.emit(error)
