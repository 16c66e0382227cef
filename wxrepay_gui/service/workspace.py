"""Everything that is open for one merchant, real or practice."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from wxrepay_gui.domain.attempt import Attempt
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.record_id import PRACTICE, REAL, RecordIdPattern, RecordIds
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Author, Past, Status, Submission
from wxrepay_gui.service.attest import Attester
from wxrepay_gui.service.clock_watch import ClockWatch
from wxrepay_gui.service.contract_sheet import ImportPlan, export_contracts, plan_import
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.line import client_of
from wxrepay_gui.service.pause import Pause
from wxrepay_gui.service.resolve import Resolver
from wxrepay_gui.service.submit import Submitter
from wxrepay_gui.storage.contracts import Contracts
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.pasted_file import read_text
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.key_check import check_key
from wxrepay_gui.wechat.remedies import remedy_of
from wxrepay_gui.wechat.sign_comparison import compare
from wxrepay_gui.wechat.transport import Transport

FIRST_ROWS = 1000
RECENT_ROWS = 50
"""Of one contract; it can be booked for fourteen days at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """The practice server behind a practice workspace.

    Attributes:
        choose: Tells it how to answer.
        stop: Ends it.
    """

    choose: Callable[[Scenario], None]
    stop: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One merchant's ledger and line to WeChat Pay, or to the practice server.

    Its methods may block and belong on a worker lane, but for :meth:`explain`.

    Attributes:
        merchant: Who signs.
        record_ids: Makes new numbers.
        submitter: Books.
        resolver: Asks.
        attester: Takes a person's word.
        ledger: The history.
        contracts: The contract book.
        key: Holds the private key, or what is in the way of it.
        clock: What is known of this computer's clock.
        pause: For how long WeChat Pay wants no requests.
        unlock: Fetches the private key; may wait for a person, and raises nothing: what is in the
            way, :attr:`key` says.
        rehearsal: The practice server; ``None`` in the real world.
    """

    merchant: Merchant
    record_ids: RecordIds
    submitter: Submitter
    resolver: Resolver
    attester: Attester
    ledger: Ledger
    contracts: Contracts
    key: KeyHolder
    clock: ClockWatch
    pause: Pause
    unlock: Callable[[], None]
    rehearsal: Rehearsal | None

    def history(self) -> tuple[Submission, ...]:
        """This merchant's newest rows, newest first."""
        return self.ledger.newest(self.merchant.mchid, FIRST_ROWS)

    def past(self, submission_id: int) -> Past:
        """Every exchange of one row, and every verdict on it."""
        attempts = self.ledger.attempts(submission_id)
        compared = {place: compare(attempt) for place, attempt in enumerate(attempts)}
        return Past(
            attempts=attempts,
            verdicts=self.ledger.verdicts(submission_id),
            comparisons={place: found for place, found in compared.items() if found},
        )

    def earlier(self, contract_id: str) -> tuple[Submission, ...]:
        """What this merchant submitted under *contract_id* on this computer, newest first."""
        return self.ledger.under(self.merchant.mchid, contract_id, RECENT_ROWS)

    def last_statuses(self) -> dict[str, Status]:
        """What came of each contract's newest submission."""
        return self.ledger.last_statuses(self.merchant.mchid)

    def used_on(self, out_record_id: str) -> date | None:
        """The Beijing date on which this merchant used the number on this computer."""
        used = self.ledger.used_on(self.merchant.mchid, out_record_id)
        return None if used is None else beijing_date(used)

    def resolve(self, submission_ids: Iterable[int]) -> Iterator[Submission]:
        """Ask about each of these rows once; yields each as it is then.

        Only where nothing is being sent: what the ledger still calls so could not be settled,
        and becomes Unknown first.
        """
        self.ledger.recover()
        yield from self.resolver.resolve(submission_ids)

    def attest(self, submission_id: int, *, booked: bool, reason: str) -> Submission:
        """Settle an Unknown by a person's word; see :meth:`Attester.attest`."""
        return self.attester.attest(submission_id, booked=booked, reason=reason)

    def read_text(self, path: Path) -> str:
        """The text in a file that was dropped.

        Raises:
            PastedFileError: It is none.
        """
        return read_text(path)

    def book(self) -> ContractBook:
        """This merchant's contract book as it is now."""
        return ContractBook(self.contracts.all(self.merchant.mchid))

    def save_contract(self, contract: Contract) -> Contract:
        """Add *contract* to the book or change its entry; see :meth:`Contracts.save`."""
        (saved,) = self.save_contracts([contract])
        return saved

    def save_contracts(self, contracts: Iterable[Contract]) -> tuple[Contract, ...]:
        """Save all of *contracts* or none; see :meth:`Contracts.save`."""
        author, now = self.submitter.author, self.submitter.now
        return self.contracts.save_all(
            contracts, mchid=self.merchant.mchid, at=now(), author=author
        )

    def export_contracts(self, contracts: Iterable[Contract], path: Path, *, chinese: bool) -> int:
        """Write *contracts* to a workbook; how many they are.

        Raises:
            SheetError: It cannot be written.
        """
        return export_contracts(contracts, path, chinese=chinese)

    def plan_import(self, path: Path) -> ImportPlan:
        """What importing the workbook would do to the book; nothing is done yet.

        Raises:
            SheetError: It cannot be read.
            ColumnAbsentError: It lacks a column that it needs.
        """
        return plan_import(path, book=self.book(), mchid=self.merchant.mchid)

    def explain(self, row: Submission) -> Remedy | None:
        """Help with *row*'s outcome; touches neither disk nor network."""
        return remedy_of(row.state, request_id=row.request_id)

    def check(self) -> Iterator[Checked]:
        """Try key and clock by a harmless question to WeChat Pay; see ``wechat/key_check.py``."""
        return check_key(self.resolver.client)

    def follow(self, merchant: Merchant) -> "Workspace":
        """This workspace, after a person has changed what is set for its merchant."""
        submitter = self.submitter
        practice = self.rehearsal is not None
        ids = _record_ids(merchant, submitter.author, submitter.now, practice=practice)
        return replace(self, merchant=merchant, record_ids=ids)

    def practise(self, scenario: Scenario) -> None:
        """Have the practice server, if there is one, answer so from now on."""
        if self.rehearsal is not None:
            self.rehearsal.choose(scenario)
            self.clock.forget()
            self.pause.forget()

    def close(self) -> None:
        """Stop the practice server, if there is one, and close the ledger."""
        if self.rehearsal is not None:
            self.rehearsal.stop()
        self.ledger.close()


def open_workspace(
    *,
    places: Places,
    merchant: Merchant,
    key: KeyHolder,
    transport: Transport,
    author: Author,
    now: Callable[[], datetime],
    unlock: Callable[[], None] = lambda: None,
    rehearsal: Rehearsal | None = None,
) -> Workspace:
    """Open the ledger; whatever was being sent when the program last ended becomes Unknown.

    The world is practice if there is a *rehearsal*.

    Raises:
        LedgerError: The ledger cannot be opened.
        KeyFileError: WeChat Pay's key or certificate in the settings is none.
        PatternError: The merchant's record_id_pattern is none; settings that were read have one.
    """
    clock = ClockWatch()
    pause = Pause(now)

    def notice(attempt: Attempt) -> None:
        clock.note(attempt)
        pause.note(attempt)

    client = client_of(
        merchant, key=key, transport=transport, author=author, now=now, noticed=notice
    )

    def check_ready() -> None:
        key()
        clock.check()
        pause.check()

    places.make()
    ledger = Ledger(places.ledger)
    with ExitStack() as undo:
        undo.callback(ledger.close)
        ledger.recover()
        undo.pop_all()
    resolver = Resolver(ledger=ledger, client=client, now=now)
    return Workspace(
        merchant=merchant,
        record_ids=_record_ids(merchant, author, now, practice=rehearsal is not None),
        submitter=Submitter(
            mchid=merchant.mchid,
            author=author,
            ledger=ledger,
            client=client,
            resolver=resolver,
            now=now,
            check_ready=check_ready,
        ),
        resolver=resolver,
        attester=Attester(author=author, ledger=ledger, now=now),
        ledger=ledger,
        contracts=Contracts(ledger.database),
        key=key,
        clock=clock,
        pause=pause,
        unlock=unlock,
        rehearsal=rehearsal,
    )


def _record_ids(
    merchant: Merchant, author: Author, now: Callable[[], datetime], *, practice: bool
) -> RecordIds:
    own = merchant.record_id_pattern
    pattern = PRACTICE if practice else RecordIdPattern.parse(own) if own else REAL
    return RecordIds(pattern=pattern, station=author.station, now=now)
