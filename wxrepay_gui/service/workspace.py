"""Everything that is open for one merchant, real or practice."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.record_id import PRACTICE, REAL, RecordIds
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Author, Past, Status, Submission
from wxrepay_gui.service.attest import Attester
from wxrepay_gui.service.contract_sheet import ImportPlan, export_contracts, plan_import
from wxrepay_gui.service.resolve import Resolver
from wxrepay_gui.service.submit import Submitter
from wxrepay_gui.storage.contracts import Contracts
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.pasted_file import read_text
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.client import Client
from wxrepay_gui.wechat.keys import PrivateKey, read_public_key, rebuild
from wxrepay_gui.wechat.remedies import remedy_of
from wxrepay_gui.wechat.signing import Signer
from wxrepay_gui.wechat.transport import Transport
from wxrepay_gui.wechat.verification import Verifier

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
        rehearsal: The practice server; ``None`` in the real world.
    """

    merchant: Merchant
    record_ids: RecordIds
    submitter: Submitter
    resolver: Resolver
    attester: Attester
    ledger: Ledger
    contracts: Contracts
    rehearsal: Rehearsal | None

    def history(self) -> tuple[Submission, ...]:
        """The newest rows, newest first."""
        return self.ledger.newest(FIRST_ROWS)

    def past(self, submission_id: int) -> Past:
        """Every exchange of one row, and every verdict on it."""
        return Past(
            attempts=self.ledger.attempts(submission_id),
            verdicts=self.ledger.verdicts(submission_id),
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

    def close(self) -> None:
        """Stop the practice server, if there is one, and close the ledger."""
        if self.rehearsal is not None:
            self.rehearsal.stop()
        self.ledger.close()


def open_workspace(
    *,
    places: Places,
    merchant: Merchant,
    key: PrivateKey,
    transport: Transport,
    author: Author,
    now: Callable[[], datetime],
    rehearsal: Rehearsal | None = None,
) -> Workspace:
    """Open the ledger; whatever was being sent when the program last ended becomes Unknown.

    The world is practice if there is a *rehearsal*.

    Raises:
        LedgerError: The ledger cannot be opened.
        KeyFileError: WeChat Pay's public key in the settings is none.
    """
    verifier = Verifier(
        public_key_id=merchant.public_key_id,
        key=read_public_key(merchant.public_key.encode(), path=merchant.public_key_id),
    )
    places.make()
    ledger = Ledger(places.ledger)
    with ExitStack() as undo:
        undo.callback(ledger.close)
        ledger.recover()
        undo.pop_all()
    client = Client(
        signer=Signer(mchid=merchant.mchid, serial_no=merchant.serial_no, key=key),
        verifier=verifier,
        transport=transport,
        now=now,
        user_agent=f"wxrepay-gui/{author.version}",
    )
    resolver = Resolver(ledger=ledger, client=client)
    return Workspace(
        merchant=merchant,
        record_ids=RecordIds(
            prefix=PRACTICE if rehearsal else REAL, station=author.station, now=now
        ),
        submitter=Submitter(
            mchid=merchant.mchid,
            author=author,
            ledger=ledger,
            client=client,
            resolver=resolver,
            now=now,
        ),
        resolver=resolver,
        attester=Attester(author=author, ledger=ledger, now=now),
        ledger=ledger,
        contracts=Contracts(ledger.database),
        rehearsal=rehearsal,
    )


def real_key(keystore: Keystore, merchant: Merchant) -> PrivateKey:
    """The merchant's private key from the system's keyring.

    Raises:
        KeystoreError: The keyring is in the way, or holds no such key.
        KeyDamagedError: What it holds is not this key.
    """
    return rebuild(keystore.load(merchant.mchid))
