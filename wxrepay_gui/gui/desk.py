"""What the window asks of the workspace; every question goes to a worker lane."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.outcome import Sending, Unknown, UnknownReason
from wxrepay_gui.domain.pasted import Pasted, PasteError, read_pasted
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Past, Status, Submission
from wxrepay_gui.gui.tasks import Lane, TaskRunner, Ticket

if TYPE_CHECKING:
    from wxrepay_gui.service.contract_sheet import ImportPlan
    from wxrepay_gui.service.workspace import Workspace

_T = TypeVar("_T")


class Desk(QObject):
    """Holds the workspace once it is open.

    Signals:
        opened: The workspace is open; carries the history's newest rows and the contract book.
        row_changed: A row was written; carries the :class:`Submission`.
        failed: Something a person can act on is in the way; carries the :class:`ExpectedError`.
        key_changed: The private key is there, or something else is in its way.
        clock_changed: Something was learnt of this computer's clock.
    """

    opened = Signal(object, object)
    row_changed = Signal(object)
    failed = Signal(object)
    key_changed = Signal()
    clock_changed = Signal()

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

    @property
    def key_problem(self) -> ExpectedError | None:
        """What is in the way of the private key, once the workspace is open."""
        return None if self._workspace is None else self._workspace.key.problem

    @property
    def clock(self) -> timedelta | None:
        """This computer's clock less WeChat Pay's, if anything is known of it."""
        return None if self._workspace is None else self._workspace.clock.difference

    @property
    def can_ask(self) -> bool:
        """Whether WeChat Pay can be asked anything now, and wants to be."""
        workspace = self._workspace
        if workspace is None or workspace.key.problem is not None:
            return False
        return not workspace.pause.is_on

    def check_ready(self) -> ExpectedError | None:
        """What is in the way of booking anything at the moment, if something is."""
        try:
            self._held().submitter.check_ready()
        except ExpectedError as error:
            return error
        return None

    def follow(self, merchant: Merchant) -> None:
        """Go on with what is set for the merchant now."""
        self._workspace = self._held().follow(merchant)

    def unlock(self) -> None:
        """Fetch the private key; a person may have to answer the keyring."""
        workspace = self._held()
        self.tasks.run(
            Lane.KEYS,
            (job() for job in (workspace.unlock,)),
            each=lambda _done: self.key_changed.emit(),
            failed=self._fail,
        )

    def check(self, each: Callable[[Checked], None], ended: Callable[[], None]) -> Ticket:
        """Try key and clock by a harmless question."""
        workspace = self._held()

        def steps() -> Iterator[Checked | None]:
            yield from workspace.check()
            yield None

        def take(checked: Checked | None) -> None:
            if checked is None:
                self.clock_changed.emit()
                ended()
            else:
                each(checked)

        return self.tasks.run(Lane.KEYS, steps(), each=take, failed=self._fail)

    def open(self) -> None:
        """Open the workspace and read its history; then fetch the key."""

        def steps() -> Iterator[tuple["Workspace", tuple[Submission, ...], ContractBook]]:
            workspace = self._open_workspace()
            with ExitStack() as undo:
                undo.callback(workspace.close)
                found = workspace, workspace.history(), workspace.book()
                undo.pop_all()
            yield found

        self._run(Lane.READ, steps(), self._opened)

    def new_number(self) -> str:
        """A new out_record_id."""
        return self._held().record_ids.new()

    def explain(self, row: Submission) -> Remedy | None:
        """Help with *row*'s outcome."""
        return self._held().explain(row)

    def choose(self, scenario: Scenario) -> None:
        """Tell the practice server how to answer, if there is one by now."""
        if self._workspace is not None:
            self._workspace.practise(scenario)
            self.clock_changed.emit()

    def submit(self, booking: Booking, *, replaces: str | None = None) -> None:
        """Book it, in place of the refused booking under *replaces*, if there is one."""
        self._send(self._held().submitter.submit(booking, replaces=replaces))

    def repeat(self, row: Submission) -> None:
        """Send the same bytes again, asking first where they may have arrived."""
        self._send(self._held().submitter.repeat(row.id))

    def query(self, rows: Iterable[Submission]) -> None:
        """Ask WeChat Pay about *rows*."""
        numbers = [row.id for row in rows]
        self._send(self._held().resolve(numbers))

    def attest(self, row: Submission, *, booked: bool, reason: str) -> None:
        """Settle an unknown outcome by a person's word."""
        workspace = self._held()

        def steps() -> Iterator[Submission]:
            yield workspace.attest(row.id, booked=booked, reason=reason)

        self._send(steps())

    def past(self, row: Submission, answered: Callable[[Past], None]) -> None:
        """Read every exchange of *row*, and every verdict on it."""
        workspace = self._held()
        self._ask(lambda: workspace.past(row.id), answered)

    def used_on(self, number: str, answered: Callable[[date | None], None]) -> None:
        """Look up when *number* was used on this computer."""
        workspace = self._held()
        self._ask(lambda: workspace.used_on(number), answered)

    def earlier(self, contract_id: str, answered: Callable[[Sequence[Submission]], None]) -> None:
        """Read what was submitted under *contract_id*, newest first."""
        workspace = self._held()
        self._ask(lambda: workspace.earlier(contract_id), answered)

    def book(self, answered: Callable[[ContractBook], None]) -> None:
        """Read the contract book."""
        self._ask(self._held().book, answered)

    def save_contracts(
        self, contracts: Sequence[Contract], answered: Callable[[Sequence[Contract]], None]
    ) -> None:
        """Store *contracts* in the book, all or none."""
        workspace = self._held()
        self._ask(lambda: workspace.save_contracts(contracts), answered)

    def plan_import(self, path: Path, answered: Callable[["ImportPlan"], None]) -> None:
        """Read a sheet of contracts, and say what storing it would change."""
        workspace = self._held()
        self._ask(lambda: workspace.plan_import(path), answered)

    def export_contracts(
        self,
        contracts: Sequence[Contract],
        path: Path,
        *,
        chinese: bool,
        answered: Callable[[int], None],
    ) -> None:
        """Write *contracts* into a sheet; the answer is how many."""
        workspace = self._held()
        self._ask(lambda: workspace.export_contracts(contracts, path, chinese=chinese), answered)

    def read_pasted(
        self, text: str | Path, answered: Callable[[Pasted | PasteError], None]
    ) -> None:
        """Look for a booking in *text*, or in the file at that path; hostile ones take a second."""
        workspace = self._held()

        def look() -> Pasted | PasteError:
            found = workspace.read_text(text) if isinstance(text, Path) else text
            try:
                return read_pasted(found)
            except PasteError as fault:
                return fault

        self._ask(look, answered)

    def last_statuses(self, answered: Callable[[Mapping[str, Status]], None]) -> None:
        """Read what came of each contract's newest submission."""
        self._ask(self._held().last_statuses, answered)

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

    def _opened(self, found: "tuple[Workspace, tuple[Submission, ...], ContractBook]") -> None:
        self._workspace, rows, book = found
        self.opened.emit(rows, book)
        self.unlock()

    def _ask(self, question: Callable[[], _T], answered: Callable[[_T], None]) -> None:
        self._run(Lane.READ, (one() for one in (question,)), answered)

    def _run(self, lane: Lane, steps: Iterable[_T], each: Callable[[_T], None]) -> None:
        self.tasks.run(lane, steps, each=each, failed=self._fail)

    def _send(self, steps: Iterable[Submission]) -> None:
        self.tasks.run(Lane.SEND, steps, each=self._change, failed=self._fail_sending)

    def _change(self, row: Submission) -> None:
        self._under_way = row if isinstance(row.state, Sending) else None
        self.row_changed.emit(row)
        self.clock_changed.emit()

    def _fail_sending(self, error: Exception) -> None:
        """Say at once what the ledger will say when it can be written: nobody knows."""
        if self._under_way is not None:
            self._change(replace(self._under_way, state=Unknown(reason=UnknownReason.INTERRUPTED)))
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error  # a bug: the crash hook reports it
        self.failed.emit(error)
